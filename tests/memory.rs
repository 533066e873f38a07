//! How much memory reading takes, in bytes asked of the allocator; and how much stack.
//!
//! A typical telegram takes less than one and a quarter times its text at the peak. A text made to take much, one reference
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

/// Archives hold telegrams of five kilobytes at the median; the fixtures are shorter, so that their fixed costs weigh more. The
/// bound is that of the plan for real ones, of which half take 0.53 times their text.
#[test]
fn a_typical_telegram_takes_less_than_one_and_a_quarter_times_its_text() {
    let fixtures = common::fixtures();
    let (_, text) = fixtures.iter().max_by_key(|(_, text)| text.len()).expect("there are fixtures");
    let parse = allocation_counter::measure(|| drop(Cable::parse(text)));
    println!(
        "{} bytes in {} pieces for {}, with diagnostics {}",
        parse.bytes_max,
        parse.count_total,
        text.len(),
        peak(text)
    );
    assert!(parse.bytes_max * 4 < text.len() as u64 * 5, "{} bytes for a text of {}", parse.bytes_max, text.len());
}

/// A list takes memory once, however long it is, and so does a text of several lines: what is left of the telegram takes none.
#[test]
fn lists_and_joined_texts_take_memory_once() {
    let heading = "R 250719Z JAN 08\nFM AMEMBASSY BERN\nTO RUEHC/SECSTATE WASHDC 4631\n";
    let labels = "E.O. 12958: N/A\nTAGS: PREL, ETRD, SZ\nSUBJECT: CLOCKS\nREF: A. ZENDA 12 B. 07 OSLO 1575\n";
    let text = "\n1. (U) Summary: The fair opens in April.\n\n2. (U) It closes\nin May.\nMODEL\n";
    let count = |text: &str| allocation_counter::measure(|| drop(Cable::parse(text))).count_total;
    let level = "UNCLAS BERN 000064\nSIPDIS\n";
    // The tags and the paragraphs.
    assert_eq!(count(&format!("{heading}{level}{labels}{text}")), 2);
    let info = "INFO AMEMBASSY OSLO\nAMEMBASSY ROME\nAMEMBASSY PARIS\nAMEMBASSY ZENDA\nAMEMBASSY LIMA\n";
    assert_eq!(count(&format!("{heading}{info}{level}{labels}{text}")), 3);
    let wrapped = labels.replace("CLOCKS", "CLOCKS\nAND WATCHES");
    assert_eq!(count(&format!("{heading}{level}{wrapped}{text}")), 3);
    let cut = text.replace("closes\n", "closes\n\nBERN 00000064  002 OF 002\n\n");
    assert_eq!(count(&format!("{heading}{level}{labels}{cut}")), 3);
    let summary = text.replace("fair opens", "fair\nopens");
    assert_eq!(count(&format!("{heading}{level}{labels}{summary}")), 3);
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
