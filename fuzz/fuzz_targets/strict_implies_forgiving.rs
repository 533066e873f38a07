//! Where strict reading succeeds, forgiving reading gives the same telegram.
#![no_main]

#[path = "../../tests/common/oracle.rs"]
mod oracle;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(parsed) = cablegram::Parsed::read(text) {
        oracle::strict_implies_forgiving(text, &parsed);
    }
});
