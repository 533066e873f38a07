//! How much memory reading takes, in bytes asked of the allocator; and how much stack.
//!
//! A typical telegram takes less than one and a half times its text at the peak. A text made to take much, one reference
//! or paragraph after another in two or three bytes each, takes at most [`WORST`] times its own length.

mod common;

use cablegram::{Cable, Layout, Parsed, split};
use common::families;

/// The most that any text takes at the peak, in multiples of its length.
const WORST: u64 = 200;

/// What a few fields take whatever the length.
const BASE: u64 = 16 << 10;

fn peak(text: &str) -> u64 {
    allocation_counter::measure(|| drop(Parsed::read(text))).bytes_max
}

/// Archives hold telegrams of five kilobytes at the median; the fixtures are shorter, so that their fixed costs weigh more.
#[test]
fn a_typical_telegram_takes_less_than_one_and_a_half_times_its_text() {
    let fixtures = common::fixtures();
    let (_, text) = fixtures.iter().max_by_key(|(_, text)| text.len()).expect("there are fixtures");
    let parse = allocation_counter::measure(|| drop(Cable::parse(text))).bytes_max;
    println!("{parse} bytes for {}, with diagnostics {}", text.len(), peak(text));
    assert!(parse * 2 < text.len() as u64 * 3, "{parse} bytes for a text of {}", text.len());
}

#[test]
fn layout_and_split_take_none() {
    for (path, text) in common::fixtures() {
        let walk = allocation_counter::measure(|| Layout::new(&text).for_each(drop));
        assert_eq!(walk.count_total, 0, "the layout of {}", path.display());
        let walk = allocation_counter::measure(|| split(&text).for_each(|_| ()));
        assert_eq!(walk.count_total, 0, "the messages of {}", path.display());
    }
}

#[test]
fn no_text_takes_more_than_a_multiple_of_its_length() {
    let mut most = (0, String::new());
    for family in families::some() {
        let text = family.text(4 << 10);
        let multiple = peak(&text).saturating_sub(BASE) / text.len() as u64;
        assert!(multiple <= WORST, "{multiple} times the text: {family}");
        if multiple > most.0 {
            most = (multiple, family.to_string());
        }
    }
    println!("most: {} times, {}", most.0, most.1);
}

/// Nesting is read without recursion: a small stack is enough whatever the text.
#[test]
fn the_stack_does_not_grow_with_the_text() {
    const STACK: usize = 64 << 10;
    let read = || {
        for unit in [
            "(",
            "((C) ",
            "[",
            "[ [ ",
            "\"",
            "QUOTE\n",
            "BEGIN TEXT:\n",
            "UNCLAS BERN 1\nQUOTE\n",
            "1. (C) A. (1) ",
            "//",
            "REF: A. ",
        ] {
            for beginning in
                ["", "UNCLAS BERN 000064\nTAGS: PREL\nSUBJECT: X\nREF: ", "UNCLAS BERN 000064\nSUBJECT: X\n\n1. (U) "]
            {
                drop(Parsed::read(&format!("{beginning}{}", unit.repeat(20_000 / unit.len()))));
            }
        }
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(read).expect("a thread can be started");
    thread.join().expect("the stack was large enough");
}
