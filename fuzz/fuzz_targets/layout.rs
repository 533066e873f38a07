//! The layout of any text, in every form: its pieces joined give the text.
#![no_main]

#[path = "../../tests/common/oracle.rs"]
mod oracle;

libfuzzer_sys::fuzz_target!(|text: &str| oracle::layout(text));
