//! Telegrams that own their text, and that were JSON in between.
#![no_main]

#[path = "../../tests/common/oracle.rs"]
mod oracle;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(cable) = cablegram::Cable::parse(text) {
        oracle::into_owned_and_json(&cable);
    }
});
