//! What the benchmarks share: the texts they run over, and the readers they compare with.
#![allow(dead_code, reason = "every benchmark uses a part of it")]

use std::fs;
use std::hint::black_box;
use std::path::Path;

use cablegram::{Cable, Layout, Options};

pub mod made;
pub mod regexes;

/// The environment variable that names a folder of real telegrams to measure on.
pub const CORPUS: &str = "CABLEGRAM_CORPUS";

/// The texts to measure on: the files of the folder that the environment variable [`CORPUS`] names, or else the
/// thousand made-up telegrams of [`made`]. Bytes that are no UTF-8 are repaired first.
///
/// # Panics
///
/// When the folder cannot be read or is empty: a benchmark over nothing would be very fast.
pub fn texts() -> Vec<String> {
    let texts = match std::env::var_os(CORPUS) {
        Some(folder) => files(Path::new(&folder)),
        None => made::telegrams(1000),
    };
    assert!(!texts.is_empty(), "there is no telegram to measure on");
    texts
}

/// The texts of a folder, sorted by name.
///
/// # Panics
///
/// When it cannot be read.
pub fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("cannot read {}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("entries can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.iter().map(|path| cablegram::decode(&fs::read(path).expect("files can be read")).text.into_owned()).collect()
}

/// The shortest, the median and the longest of some texts.
pub fn size_classes(texts: &[String]) -> [(&'static str, &str); 3] {
    let mut sorted: Vec<&str> = texts.iter().map(String::as_str).collect();
    sorted.sort_by_key(|text| text.len());
    let at = |index: usize| sorted.get(index).copied().unwrap_or_default();
    [("shortest", at(0)), ("median", at(sorted.len() / 2)), ("longest", at(sorted.len() - 1))]
}

/// The floor: counts line ends.
pub fn count_lines(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// The floor: slices each line and looks at its first byte.
pub fn slice_lines(text: &str) -> usize {
    let mut start = 0;
    let mut capitals = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
        let line = black_box(text.get(start..end).unwrap_or_default());
        capitals += usize::from(line.as_bytes().first().is_some_and(u8::is_ascii_uppercase));
        start = end + 1;
    }
    capitals
}

/// The same as one writes it without thinking: `str::lines`.
pub fn slice_lines_plainly(text: &str) -> usize {
    let capital = |line: &str| black_box(line).as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    text.lines().filter(|line| capital(line)).count()
}

/// The floor: checks that bytes are UTF-8.
pub fn validate(text: &str) -> usize {
    std::str::from_utf8(black_box(text.as_bytes())).map_or(0, str::len)
}

/// Walks the layout; how many pieces there are.
pub fn layout(text: &str) -> usize {
    Layout::new(text).map(black_box).count()
}

/// Reads heading and labels; how many addressees and references there are.
pub fn preamble(text: &str) -> usize {
    let cable = Options::new().preamble_only(true).parse(text);
    cable.as_ref().map_or(0, |cable| cable.heading.to.len() + cable.heading.info.len() + cable.text.references.len())
}

/// Reads everything; how many paragraphs there are.
pub fn full(text: &str) -> usize {
    black_box(Cable::parse(text)).map_or(0, |cable| cable.text.paragraphs.len())
}

/// Reads everything and keeps the diagnostics.
pub fn with_diagnostics(text: &str) -> usize {
    black_box(cablegram::Parsed::read(text)).map_or(0, |parsed| parsed.cable.text.paragraphs.len())
}

/// Reads everything and checks it in the same walk; how many diagnostics there are. (`Cable::check` walks over the text once more.)
pub fn with_checks(text: &str) -> usize {
    black_box(Options::new().check(None).read(text)).map_or(0, |parsed| 1 + parsed.diagnostics.len())
}

/// The telegram as a mail: sender, receivers, subject and date in the head, all that stands below its heading in the body.
pub fn as_mail(text: &str) -> String {
    let Ok(cable) = Cable::parse(text) else { return format!("Subject: none\r\n\r\n{text}") };
    let address =
        |name: &str| format!("\"{name}\" <{}@example.org>", name.replace(|c: char| !c.is_alphanumeric(), "."));
    let list = |addressees: &[cablegram::Addressee<'_>]| {
        addressees.iter().map(|addressee| address(&addressee.name)).collect::<Vec<_>>().join(",\r\n ")
    };
    let from = cable.heading.from.as_ref().map(|from| address(&from.name)).unwrap_or_default();
    let subject = cable.text.subject.as_ref().map_or("", |subject| &subject.text);
    let body = cable.text.classification.as_ref().map_or(0, |marking| marking.span.range().start);
    format!(
        "From: {from}\r\nTo: {}\r\nCc: {}\r\nSubject: {subject}\r\nDate: Fri, 25 Jan 2008 07:19:00 +0000\r\n\
         Message-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}",
        list(&cable.heading.to),
        list(&cable.heading.info),
        text.get(body..).unwrap_or_default()
    )
}

/// Reads a mail; the length of its body.
pub fn mail(text: &str) -> usize {
    let message = black_box(mail_parser::MessageParser::default().parse(text.as_bytes()));
    message.and_then(|message| message.body_text(0).map(|body| body.len())).unwrap_or_default()
}

/// What `measure` gives for all texts together.
pub fn all<T: AsRef<str>>(texts: &[T], measure: impl Fn(&str) -> usize) -> usize {
    texts.iter().map(|text| measure(text.as_ref())).sum()
}
