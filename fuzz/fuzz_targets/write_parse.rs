//! A message made of the input, written by each profile and read again: it is the same.
#![no_main]

#[path = "../../tests/common/invent.rs"]
mod invent;
#[path = "../../tests/common/written.rs"]
mod written;

use cablegram::Profile;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for &profile in Profile::ALL {
        if let Some(cable) = invent::cable_from(bytes, profile) {
            assert_eq!(written::differences(&cable, profile), [], "by {profile}");
        }
    }
});
