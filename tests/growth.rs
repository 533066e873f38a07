//! No family of texts takes memory faster than its length grows: four times the text, about four times the bytes asked of
//! the allocator. How many steps it takes is counted by fuzz/steps, which needs compiler flags: `fuzz/run steps`.

mod common;

use cablegram::Parsed;
use common::families;

/// Texts of this length and four times as long are compared: rules that look a fixed way ahead reach it long before.
const LENGTH: usize = 16 << 10;

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
        let linear = measured(4 * LENGTH) <= FACTOR * measured(LENGTH) + BASE;
        assert!(linear, "memory grows faster than the text: {family}");
    }
}
