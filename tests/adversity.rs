//! What transmission and copying do to texts, done to all fixtures: cut off anywhere, a byte lost, lines mixed up with
//! those of another telegram, a class of characters replaced. What must hold for every text holds for them.
//!
//! A sample of it, to be quick; `ADVERSITY=full cargo test --release --test adversity` does all of it. Where
//! real telegrams are there (see `common::real`), they are used too.

mod common;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use cablegram::{Parsed, decode, split};
use common::oracle;

fn full() -> bool {
    std::env::var_os("ADVERSITY").is_some_and(|wish| wish == "full")
}

/// Every `nth` of many, or all of them where all are wished for.
fn sample<T>(all: impl IntoIterator<Item = T>, nth: usize) -> impl Iterator<Item = T> {
    all.into_iter().step_by(if full() { 1 } else { nth })
}

/// Fifty fixtures, from all folders.
fn fifty() -> Vec<String> {
    let all = common::fixtures();
    let nth = all.len() / 50;
    all.into_iter().step_by(nth.max(1)).map(|(_, text)| text).take(50).collect()
}

fn read(text: &str) {
    oracle::layout_joins(text);
    if let Ok(parsed) = Parsed::read(text) {
        oracle::spans(text, &parsed.cable);
    }
}

#[test]
fn every_prefix_is_read_or_refused() {
    for text in fifty() {
        sample(0..text.len(), 61).filter_map(|end| text.get(..end)).for_each(read);
    }
}

#[test]
fn any_byte_may_be_missing() {
    for text in fifty() {
        for at in sample(0..text.len(), 59) {
            let mut bytes = text.clone().into_bytes();
            bytes.remove(at);
            read(&decode(&bytes).text);
        }
    }
}

/// One line of a good telegram damaged: of the others nothing is lost without a word, but for what `tests/damage.txt` knows, a
/// line a loss. That list may only become shorter.
#[test]
fn a_damaged_line_damages_no_other_without_a_word() {
    const EVERY: u64 = 5;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let known = fs::read_to_string(folder.join("damage.txt")).expect("the list can be read");
    let (mut tried, mut found) = (0, String::new());
    for (path, text) in common::fixtures() {
        let name = path.strip_prefix(folder.join("corpus")).expect("fixtures are there").to_string_lossy();
        // Sample and damage follow from the name, so that a further fixture changes nothing of the others.
        let name = name.replace('\\', "/");
        let seed = name.bytes().fold(0, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(byte.into()));
        if seed % EVERY != 0 {
            continue;
        }
        let mut random = random_from(seed);
        for line in 0..text.lines().count() {
            tried += 1;
            if let Some(lost) = oracle::lost(&text, line, random(80), random(40).to_le_bytes()[0]) {
                writeln!(found, "{name}:{}: {lost}", line + 1).expect("a string can be written to");
            }
        }
    }
    assert!(tried > 1500, "only {tried} lines were damaged");
    if std::env::var_os("BLESS").is_some() {
        fs::write(folder.join("damage.txt"), &found).expect("the list can be written");
        return;
    }
    let beyond = |one: &str, other: &str| -> Vec<String> {
        one.lines().filter(|line| !other.lines().any(|known| known == *line)).map(str::to_owned).collect()
    };
    let (new, gone) = (beyond(&found, &known), beyond(&known, &found));
    assert!(new.is_empty(), "{} of {tried} damages lose more than before:\n{}", new.len(), new.join("\n"));
    assert!(gone.is_empty(), "told by now, so BLESS=1 takes them out of the list:\n{}", gone.join("\n"));
}

/// Numbers that look random and are the same each time.
fn random() -> impl FnMut(usize) -> usize {
    random_from(0x9e37_79b9_7f4a_7c15)
}

fn random_from(mut state: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    }
}

/// How many bytes of what is left of a text come next; the number decides among many.
type Piece = fn(&str, usize) -> usize;

fn whole(left: &str, _: usize) -> usize {
    left.len()
}

fn lines(left: &str, number: usize) -> usize {
    left.split_inclusive('\n').take(1 + number % 8).map(str::len).sum()
}

/// Cut between any two characters.
fn characters(left: &str, number: usize) -> usize {
    left.char_indices().nth(1 + number % 400).map_or(left.len(), |(end, _)| end)
}

/// Two to five of the texts in one, of each a piece in turn, whichever.
fn mixed(texts: &[String], random: &mut impl FnMut(usize) -> usize, piece: Piece) -> String {
    let mut left: Vec<&str> = (0..2 + random(4)).map(|_| &*texts[random(texts.len())]).collect();
    let mut mixed = String::new();
    while !left.is_empty() {
        let next = random(left.len());
        let (front, rest) = left[next].split_at(piece(left[next], random(1 << 20)));
        mixed.push_str(front);
        left[next] = rest;
        left.retain(|rest| !rest.is_empty());
    }
    mixed
}

/// What came of it is cut into messages, and what must hold for a text holds for each of them: of a thousand mixtures by each
/// kind of piece, or of every `nth`.
fn may_be_mixed(texts: &[String], nth: usize) {
    const EACH: usize = 1000;
    let mut random = random();
    for piece in [whole as Piece, lines, characters] {
        for _ in sample(0..EACH, nth) {
            let text = mixed(texts, &mut random, piece);
            oracle::layout(&text);
            oracle::split_join(&text);
            oracle::line_endings(&text);
            split(&text).for_each(oracle::all);
        }
    }
}

#[test]
fn telegrams_may_be_mixed() {
    may_be_mixed(&common::fixtures().into_iter().map(|(_, text)| text).collect::<Vec<_>>(), 50);
}

#[test]
fn so_may_real_telegrams() {
    let Some(folder) = common::real("") else { return };
    let read = |path| decode(&fs::read(path).expect("texts can be read")).text.into_owned();
    may_be_mixed(&common::texts(&folder).into_iter().map(read).collect::<Vec<_>>(), 200);
}

/// The text with a class of its characters replaced, in each way.
fn replaced(text: &str) -> impl Iterator<Item = String> {
    let flip = |c: char| if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
    let digit = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let vowel = |c: char| match c {
        'a' => '\u{e4}',
        'E' => '\u{c9}',
        'o' => '\u{f3}',
        _ => c,
    };
    let ways: [&dyn Fn(&str) -> String; 7] = [
        &|text| text.chars().map(flip).collect(),
        &|text| text.chars().map(digit).collect(),
        &|text| text.replace("\r\n", "\n").replace('\n', "\r\n"),
        &|text| text.replace(' ', "\t"),
        &|text| text.replace(' ', "\u{a0}"),
        &|text| text.chars().map(vowel).collect(),
        &|text| text.replace(|c: char| c.is_ascii_punctuation(), "-"),
    ];
    ways.map(|way| way(text)).into_iter()
}

/// Latin-1 bytes of a text; what is not in it is a question mark.
fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect()
}

#[test]
fn classes_of_characters_may_be_others() {
    for (_, text) in sample(common::fixtures(), 7) {
        replaced(&text).for_each(|text| oracle::all(&text));
        replaced(&text).for_each(|text| oracle::bytes(&latin_1(&text)));
    }
}

#[test]
fn so_may_those_of_real_telegrams() {
    let Some(folder) = common::real("") else { return };
    for path in sample(common::texts(&folder), 97) {
        let bytes = std::fs::read(path).expect("texts can be read");
        let text = decode(&bytes).text;
        oracle::all(&text);
        replaced(&text).for_each(|text| oracle::all(&text));
        oracle::bytes(&latin_1(&text));
    }
}
