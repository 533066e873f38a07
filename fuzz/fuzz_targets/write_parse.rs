//! A message made of the input, written by each profile and read again: it keeps the rules, and is the same.
#![no_main]

#[path = "../../tests/common/invent.rs"]
mod invent;
#[path = "../../tests/common/written.rs"]
mod written;

use cablegram::{Cable, Profile};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for &profile in Profile::ALL {
        if let Some(cable) = invent::cable_from(bytes, profile) {
            assert_eq!(written::differences(&cable, profile), [], "by {profile}");
            assert!(Cable::parse_strict(&cable.write(profile), profile).is_ok(), "by {profile}");
        }
    }
});
