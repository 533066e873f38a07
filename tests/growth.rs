//! No family of texts takes memory faster than its length grows: four times the text, about four times the bytes asked of
//! the allocator. How many steps it takes is counted by fuzz/steps, which needs compiler flags: `fuzz/run steps`.

mod common;

use cablegram::Parsed;
use common::families;

/// Texts of these lengths and four times as long are compared: rules that look a fixed way ahead reach the first of them long
/// before. Where the longer text has something that the shorter one lacks (the changed byte that opens a list) it takes more for
/// that, once; what grows faster than the text does so from length to length.
const LENGTHS: [usize; 3] = [16 << 10, 64 << 10, 256 << 10];

/// Four times the text may take this many times the bytes: vectors double.
const FACTOR: u64 = 8;

/// What a few fields take whatever the length.
const BASE: u64 = 16 << 10;

fn bytes(text: &str) -> u64 {
    allocation_counter::measure(|| Parsed::read_all(text).for_each(drop)).bytes_total
}

#[test]
fn memory_grows_no_faster_than_the_text() {
    let changes: [fn(&str) -> String; 2] = [str::to_owned, |text| families::mutated(text, 100)];
    for (family, change) in families::some().flat_map(|family| changes.map(|change| (family, change))) {
        let measured = |length: usize| bytes(&change(&family.text(length)));
        let linear = LENGTHS.iter().any(|&length| measured(4 * length) <= FACTOR * measured(length) + BASE);
        assert!(linear, "memory grows faster than the text: {family}");
    }
}
