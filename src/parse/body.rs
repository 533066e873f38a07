//! Paragraphs, summary and comment.
//!
//! ```text
//! 1. (C) Summary: The fair opens in April. End Summary.
//! ```

use smallvec::SmallVec;

use super::marking::marking;
use super::token::PResult;
use crate::layout::shape;
use crate::model::{Marking, ParagraphRole};
use crate::words;

/// `portion-mark = ["("] marking ")"`: an opening bracket may be lost.
///
/// Source: 5 FAH-1 H-246.
pub(crate) fn portion_mark(text: &str) -> PResult<'_, Marking<'_>> {
    let failed = || nom::Err::Error(super::token::Failure { at: text });
    let length = shape::portion_mark(text).ok_or_else(failed)?;
    mark(text, length).ok_or_else(failed)
}

/// What a mark of `length` bytes at the start of `text` says, and what follows it.
fn mark(text: &str, length: usize) -> Option<(&str, Marking<'_>)> {
    let (mark, rest) = text.split_at_checked(length)?;
    let inside = mark.trim_start_matches(['(', '[', '{']).trim_end_matches([')', ']', '}']);
    Some((rest, marking(inside)?))
}

/// What stands before the text of a paragraph.
pub(crate) struct Opening<'a> {
    pub(crate) number: shape::ParagraphNumber,
    pub(crate) marking: Option<Marking<'a>>,
    /// Where the text begins.
    pub(crate) length: usize,
}

/// `opening = (paragraph-number / roman-number) [blanks portion-mark]`: what stands before the text of a paragraph.
///
/// Source: 5 FAH-1 H-246.
pub(crate) fn opening(text: &str) -> Option<Opening<'_>> {
    let number = shape::paragraph_number(text).or_else(|| shape::roman_number(text))?;
    let behind = text.get(number.length..)?;
    let bare = behind.trim_start_matches(words::is_blank_char);
    let behind_mark = (number.marking + bare.len()).checked_sub(behind.len()).and_then(|length| mark(bare, length));
    let (length, marking) = if let Some((rest, marking)) = behind_mark {
        // `(C - ENTIRE TEXT).`, `(C): Text`: the sign belongs to the mark.
        let pointless = rest
            .strip_prefix(['.', ':'])
            .filter(|rest| words::trim_lines(rest).is_empty() || rest.starts_with(' '))
            .unwrap_or(rest);
        (text.len() - pointless.len(), Some(marking))
    } else {
        // `(C) 1.`: the mark stands first.
        let front = text.get(..number.length)?.trim_start_matches(words::is_blank_char).trim_start_matches('¶');
        (number.length, portion_mark(words::trim(front)).ok().map(|(_, marking)| marking))
    };
    Some(Opening { number, marking, length })
}

/// The words that tell what a paragraph is.
const ROLES: [(&str, ParagraphRole); 15] = [
    ("EMBASSY COMMENT", ParagraphRole::Comment),
    ("POST COMMENT", ParagraphRole::Comment),
    ("MISSION COMMENT", ParagraphRole::Comment),
    ("CONSULATE COMMENT", ParagraphRole::Comment),
    ("SUMMARY", ParagraphRole::Summary),
    ("SUMMAY", ParagraphRole::Summary),
    ("INTRODUCTION", ParagraphRole::Introduction),
    ("BACKGROUND", ParagraphRole::Background),
    ("COMMENT", ParagraphRole::Comment),
    ("ACTION REQUEST", ParagraphRole::ActionRequest),
    ("CONCLUSION", ParagraphRole::Conclusion),
    ("NOTE", ParagraphRole::Note),
    ("TEXT", ParagraphRole::BeginText),
    ("EXECUTIVE SUMMARY", ParagraphRole::Summary),
    ("BLUF", ParagraphRole::Summary),
];

/// The role that a heading gives to the paragraph under it: its first word says so.
pub(crate) fn heading_role(heading: &str) -> Option<ParagraphRole> {
    let bare = unmarked(heading).trim_start_matches(['(', '"', '-', ' ', '*', '=', '/']);
    let bare = words::strip_prefix_ignore_case(bare, "BEGIN ").unwrap_or(bare);
    let (role, behind) = role_word(bare)?;
    let behind = words::strip_prefix_ignore_case(behind, "S").unwrap_or(behind);
    let ends = behind.is_empty() || !behind.starts_with(|c: char| c.is_alphanumeric());
    (ends && role != ParagraphRole::BeginText).then_some(role)
}

/// The role that a paragraph's opening word gives to it: `SUMMARY:`, `Comment.`, `BEGIN TEXT`, `Summary and Comment:`.
pub(crate) fn opening_role(text: &str) -> Option<ParagraphRole> {
    marker(text).map(|marker| marker.role)
}

/// Whether a text or a heading opens as the second half of a part: `Comment, cont'd.`
pub(crate) fn is_continued(text: &str) -> bool {
    marker(text).is_some_and(|marker| marker.continued)
}

/// The opening word of a paragraph.
pub(crate) struct Marker {
    pub(crate) role: ParagraphRole,
    /// Its bytes, sign and blanks behind it included.
    pub(crate) length: usize,
    /// Whether it says that the part goes on.
    pub(crate) continued: bool,
}

/// What opens a paragraph and tells its role: `SUMMARY:`, `Comment.`, `BEGIN TEXT`, `Summary and Comment:`, `Summary, continued:`.
pub(crate) fn marker(text: &str) -> Option<Marker> {
    const CONTINUED: [&str; 7] = ["CONTINUED", "CONT'D", "CONT’D", "CONTD", "CON'T", "CON’T", "CONT"];
    let bare = unmarked(text).trim_start_matches(['(', '[', '-', '"', ' ', '.']);
    let begun = words::strip_prefix_ignore_case(bare, "BEGIN ");
    let (role, behind) = role_word(begun.unwrap_or(bare)).or_else(|| comment_of(bare))?;
    if role == ParagraphRole::BeginText && begun.is_none() {
        return None;
    }
    let plural = words::strip_prefix_ignore_case(behind, "ED")
        .or_else(|| words::strip_prefix_ignore_case(behind, "S"))
        .unwrap_or(behind);
    let mut rest = further_roles(plural);
    let goes_on = rest.trim_start_matches([' ', ',', '(', '-']);
    let continued = CONTINUED.iter().find_map(|word| words::strip_prefix_ignore_case(goes_on, word));
    rest = continued.unwrap_or(rest);
    let signed = rest.trim_start_matches(' ');
    let sign = signed.starts_with([':', '.', '-', ';', '\n', '\r', ')', '–', '—', '/', ','])
        || signed.is_empty()
        || begun.is_some();
    let mark = shape::portion_mark(signed).is_some();
    let capitals = rest.len() < bare.len()
        && bare.get(..bare.len() - rest.len()).is_some_and(|word| !word.bytes().any(|byte| byte.is_ascii_lowercase()))
        && rest.starts_with("  ");
    let behind = signed.trim_start_matches([':', '.', '-', ' ', ';', '\n', '\r', ')', ',', '–', '—']);
    let length = text.len() - behind.len();
    (sign || mark || capitals).then_some(Marker { role, length, continued: continued.is_some() })
}

/// What follows the further words of an opening: `SUMMARY AND COMMENT`, `SUMMARY AND ACTION REQUEST`, `Summary/Comment`,
/// `Summary & Comment`.
fn further_roles(text: &str) -> &str {
    let mut rest = text;
    loop {
        let next = rest.trim_start_matches(' ');
        let next = words::strip_prefix_ignore_case(next, "AND ").or_else(|| next.strip_prefix("& "));
        let Some(next) = next.or_else(|| rest.strip_prefix('/')) else { return rest };
        if let Some((_, behind)) = role_word(next.trim_start_matches(' ')) {
            rest = words::strip_prefix_ignore_case(behind, "ED").unwrap_or(behind);
            continue;
        }
        let words = next.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b' ').count();
        match next.get(words..).filter(|sign| words <= 32 && sign.starts_with([':', '.', '\n', '\r'])) {
            Some(behind) => rest = behind,
            None => return rest,
        }
    }
}

fn role_word(text: &str) -> Option<(ParagraphRole, &str)> {
    let first = text.as_bytes().first()?.to_ascii_uppercase();
    let begins = |word: &str| word.as_bytes().first() == Some(&first);
    ROLES
        .iter()
        .filter(|(word, _)| begins(word))
        .find_map(|(word, role)| words::strip_prefix_ignore_case(text, word).map(|behind| (*role, behind)))
}

/// A comment behind the words that tell whose it is, up to three: `EMBASSY HARARE COMMENT:`, `Ambassador's Comment:`.
fn comment_of(text: &str) -> Option<(ParagraphRole, &str)> {
    const REACH: usize = 64;
    let head = words::head(text, REACH);
    let (front, behind) = text.split_at_checked(memchr::memchr(b':', head.as_bytes())?)?;
    let names = front.strip_suffix("COMMENT").or_else(|| front.strip_suffix("Comment"))?.strip_suffix(' ')?;
    let named = |name: &str| name.starts_with(char::is_uppercase) && !name.contains(['.', ',', ';', '(']);
    let fits = words::split(names).count() <= 3 && words::split(names).all(named);
    fits.then_some((ParagraphRole::Comment, behind))
}

/// The text behind its portion mark, if it has one.
pub(crate) fn unmarked(text: &str) -> &str {
    let bare = text.trim_start_matches(words::is_blank_char);
    shape::portion_mark(bare)
        .and_then(|length| bare.get(length..))
        .map_or(bare, |rest| rest.trim_start_matches(words::is_blank_char))
}

/// Whether a portion mark is written as it should be: `(C)`, `(S/NF)`, `(S//REL TO USA, FVEY)`.
pub(crate) fn is_whole_mark(mark: &str) -> bool {
    let bare = mark.trim_end_matches('.');
    let Some(inside) = bare.strip_prefix('(').and_then(|mark| mark.strip_suffix(')')) else { return false };
    let level = inside.split('/').next().unwrap_or_default();
    let entire = inside.ends_with("ENTIRE TEXT");
    entire
        || matches!(
            level,
            "C" | "S"
                | "U"
                | "TS"
                | "SBU"
                | "LOU"
                | "R"
                | "CONFIDENTIAL"
                | "SECRET"
                | "UNCLASSIFIED"
                | "UNCLAS"
                | "TOP SECRET"
        )
}

/// `late-marking = portion-mark / (level-word blanks (("-" blanks "ENTIRE TEXT") / "(ENTIRE TEXT)") ["."])`
///
/// Source: 5 FAH-1 H-246; the forms of 1979.
pub(crate) fn late_marking(text: &str) -> Option<(Marking<'_>, usize)> {
    const REACH: usize = 96;
    let parted = |length: usize| {
        let behind = text.get(length..)?;
        Some(text.len() - behind.trim_start_matches(|c| words::is_blank_char(c) || words::is_line_end_char(c)).len())
    };
    if let Some(inside) = text.strip_prefix('(') {
        let close = inside.bytes().take(REACH).position(|byte| byte == b')')?;
        let inside = inside.get(..close)?;
        // A bracket that was never closed, with labels below it, is no mark.
        if !inside.bytes().any(words::is_line_end) || inside.contains(['(', ':']) {
            return None;
        }
        let joined =
            words::split(&inside.replace(['\n', '\r', '\x0c'], " ")).collect::<SmallVec<[&str; 8]>>().join(" ");
        let mark = alloc::format!("({joined})");
        if shape::portion_mark(&mark) != Some(mark.len()) {
            return None;
        }
        let read = super::marking::marking(&joined)?.into_owned();
        return Some((read, parted(close + 2)?));
    }
    let words = text.find("ENTIRE TEXT").filter(|&at| at <= 24)?;
    let level = words::trim(text.get(..words)?.trim_end_matches([' ', '-', '(', ',']));
    let read = super::marking::marking(level)?;
    let behind = text.get(words + "ENTIRE TEXT".len()..)?;
    let signs = behind.len() - behind.trim_start_matches([')', '.']).len();
    Some((read.into_owned(), parted(text.len() - behind.len() + signs)?))
}

/// `end-mark = "END" blanks *3((<word with a capital> / "AND" / "&" / "/") blanks) word`: where the mark stands that ends the part
/// `word`, `END SUMMARY`, `End Summary and Comment`, `END EMBASSY HARARE COMMENT`; a letter of the word may be amiss.
///
/// Source: 5 FAH-1 H-246.3; the forms of telegrams of 2004 to 2010.
pub(crate) fn end_mark(text: &str, word: &str) -> Option<usize> {
    const WORDS: usize = 4;
    let bytes = text.as_bytes();
    let mut at = 0;
    // The D of `END`: it is three times as rare as the E.
    while let Some(found) = memchr::memchr2(b'D', b'd', bytes.get(at..)?) {
        at += found + 1;
        let Some(start) = at.checked_sub("END".len()) else { continue };
        let end = bytes.get(start..at)?.eq_ignore_ascii_case(b"END");
        let parted = start == 0 || !bytes.get(start - 1)?.is_ascii_alphanumeric();
        let behind = bytes.get(at).is_some_and(u8::is_ascii_whitespace);
        if !(end && parted && behind) {
            continue;
        }
        let mut next = text.get(at..).unwrap_or_default();
        for _ in 0..WORDS {
            next = next.trim_start();
            let letters = next.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'&').count();
            let (met, rest) = next.split_at(letters);
            if words::is_near(met, word) {
                return Some(start);
            }
            let joint = matches!(met, "&" | "") || met.eq_ignore_ascii_case("AND");
            if !(joint || met.starts_with(|c: char| c.is_ascii_uppercase())) {
                break;
            }
            next = rest.strip_prefix('/').unwrap_or(rest);
        }
    }
    None
}

/// Whether a line of a paragraph begins with what stands before an item of a list: hyphens, an asterisk, a dot, `o`, a letter or a
/// number with a bracket or a point.
pub(crate) fn is_item(text: &str) -> bool {
    if text.starts_with(['-', '*', '\u{2022}', '¶']) || text.starts_with("o ") || text.starts_with("O ") {
        return true;
    }
    let bare = text.strip_prefix('(').unwrap_or(text);
    let (figures, rest) = words::digits(bare);
    let lead = figures.len();
    let behind =
        if lead == 0 { bare.strip_prefix(|c: char| c.is_ascii_alphabetic()) } else { Some(rest).filter(|_| lead < 3) };
    behind.is_some_and(|behind| [") ", ". "].iter().any(|sign| behind.starts_with(sign)))
}

/// Whether a line ends with a hyphen: the word goes on in the next.
pub(crate) fn ends_with_hyphen(line: &str) -> bool {
    // `U.S.-`
    line.strip_suffix('-').is_some_and(|word| {
        word.ends_with(|c: char| c.is_alphanumeric()) || matches!(word.as_bytes(), [.., b'.', b'A'..=b'Z', b'.'])
    })
}

/// Whether a paragraph says who classified the message, in place of a line of its own: `1. (U) Classified by ...`.
pub(crate) fn classified_inside(text: &str) -> Option<usize> {
    let label = |text: &str| crate::layout::label::classified_by(text).map(|(length, _)| length);
    if let Some(length) = label(text) {
        return Some(length);
    }
    // `CONFIDENTIAL - ENTIRE TEXT. CLASSIFIED BY: ...`
    let head: usize = text.char_indices().take(60).last().map_or(0, |(at, _)| at);
    let front = text.get(..head)?;
    let at = front.find(". ").filter(|_| {
        words::starts_ignore_case(text, "CONFIDENTIAL")
            || words::starts_ignore_case(text, "SECRET")
            || words::starts_ignore_case(text, "ENTIRE")
    })?;
    let behind = text.get(at + 1..)?;
    let bare = behind.trim_start_matches([' ', '\n', '\r']);
    label(bare).map(|length| text.len() - bare.len() + length)
}
