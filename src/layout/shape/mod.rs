//! What one line looks like, without regard to what stands around it.
//!
//! Every function takes a line (or the rest of one) without its line end and, unless it says otherwise, without blanks
//! around it. They only tell shapes apart; the grammar of each line is in `parse`.
//!
//! Here are words and blanks; the shapes of the lines are in a file for each part of a message.

mod heading;
mod level;
mod print;
mod text;

pub(crate) use heading::*;
pub(crate) use level::*;
pub(crate) use print::*;
pub(crate) use text::*;

/// Blanks as they occur between words: also the no-break space of pages copied from the web.
pub(crate) fn is_blank_char(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{b}' | '\0')
}

/// The text without blanks around it.
pub(crate) fn trim(text: &str) -> &str {
    // Half of the lines of real texts end in blanks, and most others in a visible ASCII character: bytes tell both.
    let blanks = text.bytes().rev().take_while(|&byte| byte == b' ').count();
    let text = text.get(..text.len() - blanks).unwrap_or_default();
    match text.as_bytes() {
        [] => text,
        [b'!'..=b'~', .., last @ b'!'..=b'~'] if !matches!(last, b'\\' | b'>' | b')') => text,
        [b'!'..=b'~', .., before, b')'] if !matches!(before, b'F' | b'S') => text,
        // Lines of escaped dumps end in a backslash, those of web pages in a tag, printed examples in the names of
        // machine functions.
        _ => {
            let bare = text.trim_matches(is_blank_char).trim_end_matches('\\');
            let bare = bare.strip_suffix("<br>").unwrap_or(bare).trim_end_matches(is_blank_char);
            if bare.ends_with(')') { without_functions(bare) } else { bare }
        }
    }
}

/// The line without the machine functions that ACP 127 prints behind it: `RR RUFDDO (2CR)(1LF)`.
pub(crate) fn without_functions(line: &str) -> &str {
    const FUNCTIONS: [&str; 5] = ["(2CR)", "(1LF)", "(8LF)", "(12LTRS)", "(5 SPACES)"];
    let mut bare = line;
    while let Some(front) = FUNCTIONS.iter().find_map(|function| bare.strip_suffix(function)) {
        bare = front.trim_end_matches(is_blank_char);
    }
    bare
}

/// The words of a line.
pub(crate) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(is_blank_char).filter(|word| !word.is_empty())
}

/// The first word and what follows it, without the blanks between.
pub(crate) fn first_word(text: &str) -> (&str, &str) {
    // Looking at bytes costs a quarter of looking at characters; 0xC2 0xA0 is the no-break space.
    let mut bytes = text.bytes().enumerate();
    let blank = |(at, byte): (usize, u8)| match byte {
        b' ' | b'\t' | b'\x0b' | b'\0' => true,
        0xC2 => text.as_bytes().get(at + 1) == Some(&0xA0),
        _ => false,
    };
    match bytes.position(blank) {
        Some(end) => {
            let (word, rest) = text.split_at(end);
            (word, rest.trim_start_matches(is_blank_char))
        }
        None => (text, ""),
    }
}

/// Strips `prefix`, in either case.
pub(crate) fn strip_prefix_ignore_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.as_bytes().get(..prefix.len())?;
    if head.eq_ignore_ascii_case(prefix.as_bytes()) { text.get(prefix.len()..) } else { None }
}

/// Whether it starts with `prefix`, in either case.
pub(crate) fn starts_ignore_case(text: &str, prefix: &str) -> bool {
    strip_prefix_ignore_case(text, prefix).is_some()
}

/// The digits at the start of the text and what follows them.
pub(crate) fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_with_its_damage() {
        let read = |line| level_word(line, true).map(|level| (LEVEL_WORDS[level.index], level.damaged));
        assert_eq!(read("S E C R E T BAKU 000064"), Some(("SECRET", false)));
        assert_eq!(read("UNCLASSIFIED BERN 9911"), Some(("UNCLASSIFIED", false)));
        assert_eq!(read("UNCLAS BERN 9911"), Some(("UNCLAS", false)));
        for damaged in ["SS E C R E T", "E C R E T", "CSE C R E T"] {
            assert_eq!(read(damaged), Some(("SECRET", true)), "{damaged}");
        }
        for damaged in ["CC O N F I D E N T I A L", "O N F I D E N T I A L"] {
            assert_eq!(read(damaged), Some(("CONFIDENTIAL", true)), "{damaged}");
        }
        for spaced in ["SE C R E T", "CO N F I D E N T I A L", "C ONFIDENTIAL", "S e c r e t"] {
            assert!(!level_word(spaced, true).unwrap().damaged, "{spaced}");
        }
        assert_eq!(read("SECRETARY POWELL 2003"), None);
        assert_eq!(read("SECRETARIAT"), None);
    }

    #[test]
    fn paragraph_numbers_in_all_their_forms() {
        let read = |line| paragraph_number(line).map(|number| (number.value, number.length, number.marking));
        assert_eq!(read("1. (C) Text"), Some((1, 2, 4)));
        assert_eq!(read("¶12.  (S/NF) Text"), Some((12, 5, 8)));
        assert_eq!(read("1.(C) Text"), Some((1, 2, 3)));
        assert_eq!(read("3.. (SBU) Text"), Some((3, 3, 6)));
        assert_eq!(read("6, (SBU) Text"), Some((6, 2, 6)));
        assert_eq!(read("(7). (S) Text"), Some((7, 4, 4)));
        assert_eq!(read("(11. (C) Text"), Some((11, 4, 4)));
        assert_eq!(read("9 (C) Text"), Some((9, 1, 4)));
        assert_eq!(read("(C) 1. Text"), Some((1, 6, 0)));
        assert_eq!(read("2008. Text"), None);
        assert_eq!(read("1.5 million"), None);
        assert_eq!(read("12 ships"), None);
        assert_eq!(read("(Iran) said"), None);
    }

    #[test]
    fn section_lines_and_page_lines() {
        assert_eq!(section_line("PARIS 00002069  002 OF 004"), Some(26));
        assert_eq!(section_line("PORT AU PR 00002230 001.2 OF 002 Classified By:"), Some(32));
        assert_eq!(section_line("Kiev 00001261 002 of 004"), Some(24));
        assert_eq!(section_line("PARIS 2069"), None);
        assert_eq!(page_line("PAGE 02        HARARE  06677  01 OF 03  291400Z"), Some(47));
        assert_eq!(page_line("PAGE 02 HARARE 06677 01 OF 03 291400Z OPPOSITION LEADER"), Some(37));
        assert_eq!(page_line("PAGE 01 STATE 999404 TOSEC 990404"), Some(33));
        assert_eq!(page_line("PAGE 01"), Some(7));
        assert_eq!(page_line("PAGE 4 of the report"), None);
    }

    #[test]
    fn date_lines() {
        assert!(is_date_line("R 250719Z JAN 08"));
        assert!(is_date_line("P R 281848 Z DEC 1966"));
        assert!(is_date_line("R 211303Z"));
        assert!(is_date_line("201247Z Jan 04"));
        assert!(!is_date_line("200000"));
        assert!(!is_date_line("O tempora"));
    }
}
