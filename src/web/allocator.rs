//! The allocator inside the wasm: smaller than the standard library's. Memory that is freed is used again, neighbours joined.

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
