//! Streams of many messages in a row, as they are and with the marks lost that show where each begins and ends:
//!
//! ```text
//! VZCZCXYZ0033                  start of message: lost in every second stream
//! RR RUEHWEB
//! ...
//! NNNN                          end of message: lost in the last two
//! ```
//!
//! The texts are the made-up telegrams of tests/corpus, and where ../shared is there the real ones of its corpus.

mod common;

use std::io::Cursor;

use cablegram::{Cable, Messages, Parsed, decode, split};

/// The stream of the texts, with or without the lines that show where a message begins and ends.
fn stream<'a>(texts: impl IntoIterator<Item = &'a str>, starts: bool, ends: bool) -> String {
    let mut stream = String::new();
    for text in texts {
        for line in text.split_inclusive(['\n', '\r']) {
            // The start of one message may be glued to the end of another.
            let end = if line.starts_with("NNN") { line.len() - line.trim_start_matches('N').len() } else { 0 };
            let start = line[end..].trim_end();
            if end > 0 && ends {
                stream.push_str(&line[..end]);
            }
            let first = start.split(' ').next().unwrap_or_default();
            let lost = !starts && (first.starts_with("VZCZC") || matches!(first, "VV" | "(TI)"));
            if !lost && (end == 0 || ends || !start.is_empty()) {
                stream.push_str(&line[end..]);
            }
        }
        if !stream.ends_with(['\n', '\r']) {
            stream.push('\n');
        }
    }
    stream
}

/// What names a message.
fn name(cable: &Cable<'_>) -> (String, String, String) {
    let from = cable.heading.from.as_ref().map(|from| from.name.to_string());
    let date = cable.heading.date_time_group.map(|group| group.to_string());
    let number = cable.text.reference_number.as_ref().map(|number| format!("{} {}", number.post, number.serial));
    (from.unwrap_or_default(), date.unwrap_or_default(), number.unwrap_or_default())
}

#[test]
fn made_up_messages_in_a_row() {
    let named = |text: &str| Parsed::read(text).map(|parsed| name(&parsed.cable)).unwrap_or_default();
    let mut texts: Vec<String> = common::fixtures().into_iter().map(|(_, text)| text).collect();
    // Where a text without a heading begins, nothing tells; and a second one of the same name is the same message again.
    texts.retain(|text| !(named(text).0.is_empty() || named(text).1.is_empty()));
    // Nor do headings in small letters, of copies that are passed on alone.
    texts.retain(|text| !text.contains("\nfm "));
    texts.dedup_by_key(|text| named(text));
    assert!(texts.len() > 200, "only {} made-up texts have a heading", texts.len());
    let expected: Vec<_> =
        texts.iter().flat_map(|text| Parsed::read_all(text)).flatten().map(|parsed| name(&parsed.cable)).collect();
    for (starts, ends) in [(true, true), (false, true), (true, false), (false, false)] {
        let stream = stream(texts.iter().map(String::as_str), starts, ends);
        let found: Vec<_> = Parsed::read_all(&stream).map(|read| name(&read.expect("a telegram").cable)).collect();
        for (number, (found, expected)) in found.iter().zip(&expected).enumerate() {
            assert_eq!(found, expected, "message {number}, starts {starts}, ends {ends}");
        }
        assert_eq!(found.len(), expected.len(), "starts {starts}, ends {ends}");
    }
}

/// 982 texts that hold 986 messages: two examples of ACP 127 are of three messages each.
#[test]
fn real_messages_in_a_row() {
    const MESSAGES: usize = 986;
    let folders = ["cablegate/txt", "seed", "navadmin", "acp127", "specimens"];
    let Some(folders) = folders.into_iter().map(common::real).collect::<Option<Vec<_>>>() else { return };
    let paths = folders.iter().flat_map(|folder| common::texts(folder));
    let texts: Vec<String> =
        paths.map(|path| decode(&std::fs::read(path).expect("a text that can be read")).text.into_owned()).collect();
    assert_eq!(texts.len(), 982);
    for (starts, ends) in [(true, true), (false, true), (true, false), (false, false)] {
        let stream = stream(texts.iter().map(String::as_str), starts, ends);
        assert_eq!(split(&stream).count(), MESSAGES, "starts {starts}, ends {ends}");
        assert_eq!(Messages::new(Cursor::new(&stream)).count(), MESSAGES, "starts {starts}, ends {ends}, as a stream");
    }
}
