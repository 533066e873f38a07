//! A good telegram with one line damaged; the last bytes of the input say which and how.
#![no_main]

#[path = "../../tests/common/oracle.rs"]
mod oracle;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((text, &[line, column, how])) = bytes.split_last_chunk() else { return };
    if let Ok(text) = core::str::from_utf8(text) {
        oracle::damage(text, line.into(), column.into(), how);
    }
});
