//! What the fuzzer runs; `tests/fuzz_smoke.rs` of the crate runs the same functions without a fuzzer.

pub mod card;
pub mod targets;
