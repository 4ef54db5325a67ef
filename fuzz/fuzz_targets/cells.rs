#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thuoc_do_fuzz::targets::cells(data));
