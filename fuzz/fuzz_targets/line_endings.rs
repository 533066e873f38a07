//! LF, CR LF, CR CR LF and CR: the telegram is the same.
#![no_main]

#[path = "../../tests/common/oracle.rs"]
mod oracle;

libfuzzer_sys::fuzz_target!(|text: &str| oracle::line_endings(text));
