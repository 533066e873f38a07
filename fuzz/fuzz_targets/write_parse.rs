//! Messages made of the input, written by each profile and read again. What the builder takes keeps the rules and is the same;
//! what keeps the rules is the same, whoever filled its fields.
#![no_main]

#[path = "../../tests/common/invent.rs"]
mod invent;
#[path = "../../tests/common/written.rs"]
mod written;

use cablegram::{Cable, Profile};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let filled = invent::cable(bytes);
    for &profile in Profile::ALL {
        if invent::is_proper(&filled, profile) {
            assert_eq!(written::differences(&filled, profile), [], "by {profile}");
        }
        if let Some(cable) = invent::cable_from(bytes, profile) {
            assert_eq!(written::differences(&cable, profile), [], "by {profile}");
            assert!(Cable::parse_strict(&cable.write(profile), profile).is_ok(), "by {profile}");
        }
    }
});
