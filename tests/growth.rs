//! No family of texts takes memory faster than its length grows: four times the text, about four times the bytes asked of
//! the allocator. How many steps it takes is counted by fuzz/steps, which needs compiler flags: `fuzz/run steps`.
//!
//! Writing is timed too: what is cut into lines must not be looked at to its end for each of them.

mod common;

use cablegram::{Cable, Parsed, Profile};
use common::families;
use cpu_time::ThreadTime;
use std::time::Duration;

/// Texts of this length and four times as long are compared; where that looks too fast, longer ones are, as rules look a
/// fixed way ahead.
const LENGTH: usize = 1 << 10;
const LONGEST: usize = 64 << 10;

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
        let mut lengths =
            std::iter::successors(Some(LENGTH), |length| Some(4 * length)).take_while(|&length| length < LONGEST);
        let linear = lengths.any(|length| measured(4 * length) <= FACTOR * measured(length) + BASE);
        assert!(linear, "memory grows faster than the text: {family}");
    }
}

/// The least processor time of three that a telegram takes to be written by each profile.
fn time_to_write(text: &str) -> Duration {
    let Ok(cable) = Cable::parse(text) else { return Duration::ZERO };
    let once = || {
        let start = ThreadTime::now();
        for &profile in Profile::ALL {
            drop(cable.write(profile));
        }
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn writing_takes_time_no_faster_than_the_text_grows() {
    let grow = |unit: &dyn Fn(usize) -> String, count: usize| (0..count).map(unit).collect::<String>();
    let head = "R 250719Z JAN 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC\n";
    let telegram =
        |label: &str, body: &str| format!("{head}S E C R E T BERN 000064\nTAGS: PREL\nSUBJECT: X\n{label}{body}\n");
    let families: [(&str, &dyn Fn(usize) -> String); 5] = [
        ("a line of a paragraph", &|count| telegram("\n1. (S) ", &grow(&|_| String::from("word "), 8 * count))),
        ("many paragraphs", &|count| telegram("\n", &grow(&|at| format!("{}. (S) Word.\n\n", at + 1), count))),
        ("who classified it", &|count| telegram("Classified By: ", &grow(&|_| String::from("Model "), 8 * count))),
        ("references", &|count| telegram("REF: ", &grow(&|at| format!("BERN {}; ", at + 1), count))),
        ("sets", &|count| {
            format!(
                "{head}BT\nUNCLAS\nSUBJ/X//\n{}RMKS/1. Y.//\nBT\nNNNN\n",
                grow(&|at| format!("REF/A/DOC/BERN {at}//\n"), count)
            )
        }),
    ];
    for (name, family) in families {
        // What is slow at first and levels out is judged where it has.
        let linear = [1_000, 4_000].iter().any(|&count| {
            time_to_write(&family(4 * count)) <= 8 * time_to_write(&family(count)) + Duration::from_millis(2)
        });
        assert!(linear, "writing {name} takes time faster than it grows");
    }
}
