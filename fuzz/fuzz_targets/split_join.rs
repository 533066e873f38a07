//! Texts of several messages, in memory and as a stream, and their sections joined.
#![no_main]

#[path = "../../tests/common/oracle.rs"]
mod oracle;

libfuzzer_sys::fuzz_target!(|text: &str| oracle::split_join(text));
