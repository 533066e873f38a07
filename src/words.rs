//! Blanks, words and letters, whatever the line they stand in.

use alloc::string::String;

/// Blanks as they occur between words: also the no-break space of pages copied from the web.
pub(crate) fn is_blank_char(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{b}' | '\0' | '\u{feff}')
}

/// The text without blanks around it.
pub(crate) fn trim(text: &str) -> &str {
    // Half of the lines of real texts end in blanks, and most others in a visible ASCII character: bytes tell both.
    let blanks = text.bytes().rev().take_while(|&byte| byte == b' ').count();
    let text = text.get(..text.len() - blanks).unwrap_or_default();
    let blanks = text.bytes().take_while(|&byte| byte == b' ').count();
    let text = text.get(blanks..).unwrap_or_default();
    match text.as_bytes() {
        [] => text,
        [only @ b'!'..=b'~'] if *only != b'\\' => text,
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

/// The text without blanks before it.
pub(crate) fn trim_start(text: &str) -> &str {
    // Most lines begin with a visible ASCII character.
    if let [b'!'..=b'~', ..] = text.as_bytes() { text } else { text.trim_start_matches(is_blank_char) }
}

/// The text without line ends behind it.
pub(crate) fn without_line_ends(text: &str) -> &str {
    let ends = text.bytes().rev().take_while(|&byte| is_line_end(byte)).count();
    text.get(..text.len() - ends).unwrap_or_default()
}

/// The tags of web pages that copies have around labels.
const TAGS: [&str; 2] = ["<strong>", "</strong>"];

/// The text behind a tag at its start.
pub(crate) fn behind_tag(text: &str) -> &str {
    if !text.starts_with('<') {
        return text;
    }
    TAGS.iter().find_map(|tag| text.strip_prefix(tag)).unwrap_or(text)
}

/// The text without tags; `None` where it has none.
pub(crate) fn without_tags(text: &str) -> Option<String> {
    let tagged = memchr::memchr(b'<', text.as_bytes()).is_some() && TAGS.iter().any(|tag| text.contains(tag));
    // Of the blanks on both sides one is left.
    let without = |text: String, tag: &&str| text.replace(&[" ", tag, " "].concat(), " ").replace(tag, "");
    tagged.then(|| TAGS.iter().fold(String::from(text), without))
}

/// The words of a line.
pub(crate) fn split(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(is_blank_char).filter(|word| !word.is_empty())
}

/// The first word and what follows it, without the blanks between.
pub(crate) fn first(text: &str) -> (&str, &str) {
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

/// The length of `wanted` at the start of `text`, in either case, blanks between its letters or none: `E X D I S`.
pub(crate) fn spelled(text: &str, wanted: &str) -> Option<usize> {
    let mut bytes = text.bytes().enumerate().filter(|&(_, byte)| byte != b' ');
    let mut end = 0;
    for letter in wanted.bytes().filter(|&letter| letter != b' ') {
        let (at, _) = bytes.next().filter(|(_, byte)| byte.eq_ignore_ascii_case(&letter))?;
        end = at + 1;
    }
    Some(end)
}

/// Where `part`, a slice of `text`, begins in it.
pub(crate) fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// The start of the text, of `most` bytes or hardly less: no rule looks farther, however long a line is, as each of its pieces is
/// asked.
pub(crate) fn head(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The end of the text, of `most` bytes or hardly less.
pub(crate) fn tail(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or_default()
}

/// The digits at the start of the text and what follows them.
pub(crate) fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// Whether it begins with a small letter and holds no capital.
pub(crate) fn is_small(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && !text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Whether it contains `part`, in either case.
pub(crate) fn contains_ignore_case(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

pub(crate) fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | b'\x0c')
}

pub(crate) fn is_line_end_char(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\x0c')
}

/// The text without blanks and line ends around it.
pub(crate) fn trim_lines(text: &str) -> &str {
    // Most texts begin and end with a visible ASCII character.
    if let [b'!'..=b'~', .., b'!'..=b'~'] = text.as_bytes() {
        return text;
    }
    text.trim_matches(|c| is_blank_char(c) || is_line_end_char(c))
}

/// Whether two words have neither the first letter nor the last in common; one change leaves one of them. Most words of a table
/// are told from another by this: comparing an officer's title with all that are known takes a third of the time.
fn differs_at_both_ends(a: &[u8], b: &[u8]) -> bool {
    match (a, b) {
        ([first, _, .., last], [other_first, _, .., other_last]) => {
            !first.eq_ignore_ascii_case(other_first) && !last.eq_ignore_ascii_case(other_last)
        }
        _ => false,
    }
}

/// Whether one letter put in, left out, or changed makes `word` of `wanted`; case does not matter.
pub(crate) fn distance_at_most_one(word: &str, wanted: &str) -> bool {
    let (a, b) = (word.as_bytes(), wanted.as_bytes());
    if a.len().abs_diff(b.len()) > 1 || differs_at_both_ends(a, b) {
        return false;
    }
    let same = |a: &[u8], b: &[u8]| a.eq_ignore_ascii_case(b);
    let common = a.iter().zip(b).take_while(|(x, y)| x.eq_ignore_ascii_case(y)).count();
    let (a, b) = (a.get(common..).unwrap_or_default(), b.get(common..).unwrap_or_default());
    match (a.len(), b.len()) {
        (x, y) if x == y => x == 0 || same(a.get(1..).unwrap_or_default(), b.get(1..).unwrap_or_default()),
        (x, y) if x + 1 == y => same(a, b.get(1..).unwrap_or_default()),
        (x, y) if x == y + 1 => same(a.get(1..).unwrap_or_default(), b),
        _ => false,
    }
}

/// Whether at most `most` letters put in, left out, or changed make `word` of `wanted`, of sixteen letters at most; case does not
/// matter.
pub(crate) fn distance_at_most(word: &str, wanted: &str, most: usize) -> bool {
    const LONGEST: usize = 16;
    let (a, b) = (word.as_bytes(), wanted.as_bytes());
    if a.len().abs_diff(b.len()) > most || b.len() > LONGEST || a.len() > LONGEST {
        return false;
    }
    // Row by row: how far the letters so far are from the first letters of `wanted`.
    let mut row: [usize; LONGEST + 1] = core::array::from_fn(|at| at);
    for (line, x) in a.iter().enumerate() {
        let mut diagonal = core::mem::replace(&mut row[0], line + 1);
        for (at, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(!x.eq_ignore_ascii_case(y));
            diagonal = row[at + 1];
            row[at + 1] = changed.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row[b.len()] <= most
}

/// Whether a letter amiss, or two neighbours exchanged, make `word` of `wanted`; case does not matter.
pub(crate) fn is_near(word: &str, wanted: &str) -> bool {
    let (a, b) = (word.as_bytes(), wanted.as_bytes());
    if a.len().abs_diff(b.len()) > 1 || differs_at_both_ends(a, b) {
        return false;
    }
    let common = a.iter().zip(b).take_while(|(x, y)| x.eq_ignore_ascii_case(y)).count();
    let exchanged = match (a.get(common..), b.get(common..)) {
        (Some([x1, x2, a @ ..]), Some([y1, y2, b @ ..])) => {
            x1.eq_ignore_ascii_case(y2) && x2.eq_ignore_ascii_case(y1) && a.eq_ignore_ascii_case(b)
        }
        _ => false,
    };
    exchanged || distance_at_most_one(word, wanted)
}
