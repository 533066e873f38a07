//! Paragraphs, summary and comment.
//!
//! ```text
//! 1. (C) Summary: The fair opens in April. End Summary.
//! ```

use alloc::borrow::Cow;
use alloc::string::String;

use nom::{Parser, combinator::opt, sequence::preceded};
use smallvec::SmallVec;

use super::marking::marking;
use super::token::{PResult, blanks};
use crate::Span;
use crate::layout::shape::{self, starts_ignore_case, strip_prefix_ignore_case, trim};
use crate::model::{Located, Marking, Paragraph, ParagraphRole};

/// `portion-mark = ["("] marking ")"`: an opening bracket may be lost.
///
/// Source: 5 FAH-1 H-246.
pub(crate) fn portion_mark(text: &str) -> PResult<'_, Marking<'_>> {
    let failed = || nom::Err::Error(super::token::Failure { at: text });
    let length = shape::portion_mark(text).ok_or_else(failed)?;
    let (mark, rest) = text.split_at(length);
    let inside = mark.trim_start_matches('(').trim_end_matches(')');
    Ok((rest, marking(inside).ok_or_else(failed)?))
}

/// What stands before the text of a paragraph.
pub(crate) struct Opening<'a> {
    pub(crate) number: shape::ParagraphNumber,
    pub(crate) marking: Option<Marking<'a>>,
    /// Where the text begins.
    pub(crate) length: usize,
}

/// `opening = paragraph-number [blanks portion-mark]`: what stands before the text of a paragraph.
///
/// Source: 5 FAH-1 H-246.
pub(crate) fn opening(text: &str) -> Option<Opening<'_>> {
    let number = shape::paragraph_number(text)?;
    let behind = text.get(number.length..)?;
    let (rest, behind_mark) = opt(preceded(blanks, portion_mark)).parse(behind).ok()?;
    let (length, marking) = if let Some(marking) = behind_mark {
        // `(C - ENTIRE TEXT).`: the point belongs to the mark.
        let pointless =
            rest.strip_prefix('.').filter(|rest| trim_lines(rest).is_empty() || rest.starts_with(' ')).unwrap_or(rest);
        (text.len() - pointless.len(), Some(marking))
    } else {
        // `(C) 1.`: the mark stands first.
        let front = text.get(..number.length)?.trim_start_matches(shape::is_blank_char).trim_start_matches('¶');
        (number.length, portion_mark(trim(front)).ok().map(|(_, marking)| marking))
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
    let bare = strip_prefix_ignore_case(bare, "BEGIN ").unwrap_or(bare);
    let (role, behind) = role_word(bare)?;
    let ends = behind.is_empty() || !behind.starts_with(|c: char| c.is_alphanumeric());
    (ends && role != ParagraphRole::BeginText).then_some(role)
}

/// The role that a paragraph's opening word gives to it: `SUMMARY:`, `Comment.`, `BEGIN TEXT`, `Summary and Comment:`.
pub(crate) fn opening_role(text: &str) -> Option<ParagraphRole> {
    marker(text, "BEGIN ").map(|(role, _)| role)
}

/// The marker at the start of a text and its length, sign and blanks behind it included.
fn marker(text: &str, lead: &str) -> Option<(ParagraphRole, usize)> {
    let bare = unmarked(text).trim_start_matches(['(', '[', '-', '"', ' ', '.']);
    let begun = strip_prefix_ignore_case(bare, lead);
    let (role, behind) = role_word(begun.unwrap_or(bare))?;
    if role == ParagraphRole::BeginText && begun.is_none() {
        return None;
    }
    let plural =
        strip_prefix_ignore_case(behind, "ED").or_else(|| strip_prefix_ignore_case(behind, "S")).unwrap_or(behind);
    // `SUMMARY AND COMMENT`, `SUMMARY AND ACTION REQUEST`, `Summary/Comment`, `COMMENT - A TITLE`.
    let mut rest = plural;
    while let Some(next) =
        strip_prefix_ignore_case(rest.trim_start_matches(' '), "AND ").or_else(|| rest.strip_prefix('/'))
    {
        if let Some((_, behind)) = role_word(next.trim_start_matches(' ')) {
            rest = strip_prefix_ignore_case(behind, "ED").unwrap_or(behind);
        } else {
            let words = next.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b' ').count();
            let signed = next.get(words..).is_some_and(|sign| sign.starts_with([':', '.', '\n']));
            if words > 32 || !signed {
                break;
            }
            rest = next.get(words..)?;
        }
    }
    // `Summary, cont'd.`
    let continued = ["CONTINUED", "CONT'D", "CONT"]
        .iter()
        .find_map(|word| strip_prefix_ignore_case(rest.trim_start_matches([' ', ',', '(', '-']), word));
    rest = continued.unwrap_or(rest);
    let signed = rest.trim_start_matches(' ');
    let sign = signed.starts_with([':', '.', '-', ';', '\n', '\r', ')', '–', '—', '/', ','])
        || signed.is_empty()
        || begun.is_some();
    let mark = shape::portion_mark(signed).is_some();
    let capitals = rest.len() < bare.len()
        && bare.get(..bare.len() - rest.len()).is_some_and(|word| !word.bytes().any(|byte| byte.is_ascii_lowercase()))
        && rest.starts_with("  ");
    if !(sign || mark || capitals) {
        return None;
    }
    let behind = signed.trim_start_matches([':', '.', '-', ' ', ';', '\n', '\r', ')', ',', '–', '—']);
    Some((role, text.len() - behind.len()))
}

fn role_word(text: &str) -> Option<(ParagraphRole, &str)> {
    let first = text.as_bytes().first()?.to_ascii_uppercase();
    let begins = |word: &str| word.as_bytes().first() == Some(&first);
    ROLES
        .iter()
        .filter(|(word, _)| begins(word))
        .find_map(|(word, role)| strip_prefix_ignore_case(text, word).map(|behind| (*role, behind)))
}

/// The text behind its portion mark, if it has one.
fn unmarked(text: &str) -> &str {
    let bare = text.trim_start_matches(shape::is_blank_char);
    shape::portion_mark(bare)
        .and_then(|length| bare.get(length..))
        .map_or(bare, |rest| rest.trim_start_matches(shape::is_blank_char))
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

/// `late-marking = portion-mark / (level-word blanks "-" blanks "ENTIRE TEXT" ["."])`
///
/// Source: 5 FAH-1 H-246; the forms of 1979.
pub(crate) fn late_marking(text: &str) -> Option<(Marking<'_>, usize)> {
    const REACH: usize = 96;
    let parted = |length: usize| {
        let behind = text.get(length..)?;
        Some(
            text.len()
                - behind.trim_start_matches(|c| shape::is_blank_char(c) || matches!(c, '\n' | '\r' | '\x0c')).len(),
        )
    };
    if let Some(inside) = text.strip_prefix('(') {
        let close = inside.bytes().take(REACH).position(|byte| byte == b')')?;
        let inside = inside.get(..close)?;
        // A bracket that was never closed, with labels below it, is no mark.
        if !inside.bytes().any(is_line_end) || inside.contains(['(', ':']) {
            return None;
        }
        let joined =
            shape::words(&inside.replace(['\n', '\r', '\x0c'], " ")).collect::<SmallVec<[&str; 8]>>().join(" ");
        let mark = alloc::format!("({joined})");
        if shape::portion_mark(&mark) != Some(mark.len()) {
            return None;
        }
        let read = super::marking::marking(&joined)?.into_owned();
        return Some((read, parted(close + 2)?));
    }
    let end = text.find("ENTIRE TEXT").filter(|&at| at <= 24)? + "ENTIRE TEXT".len();
    let level = trim(text.get(..end)?.split(" - ").next()?);
    let read = super::marking::marking(level)?;
    let point = text.get(end..)?.starts_with('.');
    Some((read.into_owned(), parted(end + usize::from(point))?))
}

/// `end-mark = "END" blanks ("SUMMARY" / "COMMENT") ["AND" blanks word] ["."]`
///
/// Source: 5 FAH-1 H-246.3; the forms of telegrams of 2004 to 2010.
pub(crate) fn end_mark(text: &str, words: &[&str]) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    // The D of `END`: it is three times as rare as the E.
    while let Some(found) = memchr::memchr2(b'D', b'd', bytes.get(at..)?) {
        at += found + 1;
        let Some(start) = at.checked_sub("END".len()) else { continue };
        let word = bytes.get(start..at)?.eq_ignore_ascii_case(b"END");
        let parted = start == 0 || !bytes.get(start - 1)?.is_ascii_alphanumeric();
        let Some(behind) = text.get(at..).filter(|_| word && parted) else {
            continue;
        };
        let next = behind.trim_start_matches(|c: char| c.is_whitespace());
        if next.len() == behind.len() {
            continue;
        }
        for word in words {
            if let Some(rest) = strip_prefix_ignore_case(next, word) {
                return Some((start, text.len() - rest.len()));
            }
        }
    }
    None
}

/// A part of the text that markers enclose: the summary, the comment.
pub(crate) struct Marked {
    pub(crate) role: ParagraphRole,
    /// What follows `END` and `BEGIN`.
    pub(crate) words: &'static [&'static str],
}

pub(crate) const SUMMARY: Marked =
    Marked { role: ParagraphRole::Summary, words: &["SUMMARY", "SUMMAY", "EXECUTIVE SUMMARY", "SUMMERY"] };
pub(crate) const COMMENT: Marked =
    Marked { role: ParagraphRole::Comment, words: &["COMMENT", "EMBASSY COMMENT", "POST COMMENT", "MISSION COMMENT"] };

/// The text of the summary or the comment without its markers, lines joined by one blank.
///
/// It begins with the paragraph of that role, and ends at its end mark, or with the paragraph; under a heading it goes on
/// to the next heading. An end mark alone in the first paragraphs makes those the summary.
pub(crate) fn marked<'a>(paragraphs: &[Paragraph<'a>], marked: &Marked) -> Option<Located<'a>> {
    const REACH: usize = 12;
    let begin = paragraphs.iter().position(|paragraph| paragraph.role == Some(marked.role));
    let from = match begin {
        Some(at) => at,
        None if marked.role == ParagraphRole::Summary => {
            let end = paragraphs
                .iter()
                .take(REACH)
                .position(|paragraph| end_mark(&paragraph.text, marked.words).is_some())?;

            paragraphs.iter().take(end + 1).position(|paragraph| paragraph.number.is_some()).unwrap_or(0)
        }
        None => return None,
    };
    let rest = paragraphs.get(from..)?;
    // A heading, another part, or what only says who saw the message, bound it.
    let other = |paragraph: &Paragraph<'_>| {
        paragraph.heading.is_some()
            || paragraph.role.is_some_and(|role| role != marked.role)
            || is_housekeeping(&paragraph.text)
    };
    let bound = rest.iter().skip(1).position(other).map_or(rest.len(), |at| at + 1);
    let within = rest.get(..bound.min(REACH))?;
    let end = within.iter().position(|paragraph| end_mark(&paragraph.text, marked.words).is_some());
    let opens = |paragraph: &Paragraph<'_>| opening_role(&paragraph.text) == Some(marked.role);
    let under_heading = rest.first().is_some_and(|first| !opens(first) && first.heading.is_some());
    // `Summary, continued` in the paragraphs behind.
    let same = || rest.iter().take_while(|paragraph| paragraph.role == Some(marked.role)).count().saturating_sub(1);
    // A summary without a number ends where the numbers begin.
    let unnumbered = || rest.iter().take_while(|paragraph| paragraph.number.is_none()).count().max(1) - 1;
    let last = end.unwrap_or_else(|| match rest.first() {
        Some(first) if under_heading && first.number.is_none() => unnumbered().min(bound - 1),
        _ if under_heading => bound - 1,
        _ => same(),
    });
    // Under the heading a paragraph may open with the word itself: the part begins there.
    let first = if under_heading { rest.get(..=last)?.iter().position(opens).unwrap_or(0) } else { 0 };
    let rest = rest.get(first..)?;
    let last = last - first;
    let enclosed = rest.get(..=last)?;
    let mut joined = Joiner::default();
    for (index, paragraph) in enclosed.iter().enumerate() {
        let mut text = &paragraph.text;
        let mut slice: Cow<'a, str> = text.clone();
        if let Some((at, _)) = end_mark(text, marked.words) {
            slice = cut(&slice, 0, unmarked_end(text.get(..at).unwrap_or_default()).len());
        }
        text = &slice;
        if index == 0 || paragraph.role == Some(marked.role) {
            let mut start = 0;
            // `Summary. (C) Summary: ...`: the marker doubled.
            while let Some((role, length)) = text.get(start..).and_then(|rest| marker(rest, "BEGIN ")) {
                let told = text
                    .get(start..start + length)
                    .is_some_and(|marker| marked.words.iter().any(|word| contains_word(marker, word)));
                if role != marked.role && !told || length == 0 || start > 0 && length > 40 {
                    break;
                }
                start += length;
                let rest = text.get(start..).unwrap_or_default();
                start += opening(rest).map_or_else(|| rest.len() - unmarked(rest).len(), |opening| opening.length);
                let rest = text.get(start..).unwrap_or_default();
                start += rest.len() - rest.trim_start().len();
            }
            slice = cut(&slice, start, slice.len());
        }
        joined.push(slice);
    }
    let text = joined.finish()?;
    let span = enclosed.first()?.span.cover(enclosed.last()?.span);
    Some(Located::new(text, span))
}

/// The text without the portion mark at its end: `... of its own. (U)` before `END COMMENT`.
fn unmarked_end(text: &str) -> &str {
    let bare = trim_lines(text);
    let mark =
        bare.rfind('(').and_then(|at| bare.get(at..)).filter(|mark| shape::portion_mark(mark) == Some(mark.len()));
    mark.map_or(text, |mark| trim_lines(bare.get(..bare.len() - mark.len()).unwrap_or_default()))
}

/// A paragraph that only says who drafted, cleared or saw the message, or that MINIMIZE was considered.
fn is_housekeeping(text: &str) -> bool {
    const WORDS: [&str; 7] = [
        "cleared",
        "did not clear",
        "drafted by",
        "minimize considered",
        "unable to clear",
        "was coordinated",
        "contributed to this",
    ];
    text.len() < 160 && WORDS.iter().any(|word| contains_word(text, word))
}

fn contains_word(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

/// A part of a text that stays borrowed where the text is.
pub(crate) fn cut<'a>(text: &Cow<'a, str>, from: usize, to: usize) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(from..to).unwrap_or_default()),
        Cow::Owned(text) => Cow::Owned(String::from(text.get(from..to).unwrap_or_default())),
    }
}

/// The part of an owned text, in its own memory.
pub(crate) fn keep(mut text: String, from: usize, to: usize) -> String {
    text.truncate(to);
    if from > 0 {
        text.drain(..from);
    }
    text
}

/// Joins the lines of several texts by one blank; borrows where one line is all there is.
#[derive(Default)]
struct Joiner<'a> {
    first: Option<Cow<'a, str>>,
    all: String,
}

impl<'a> Joiner<'a> {
    fn push(&mut self, text: Cow<'a, str>) {
        let single = match &text {
            Cow::Borrowed(text) if !trim_lines(text).bytes().any(is_line_end) => Some(trim_lines(text)),
            _ => None,
        };
        match single {
            Some("") => return,
            Some(line) if self.first.is_none() && self.all.is_empty() => {
                self.first = Some(Cow::Borrowed(line));
                return;
            }
            _ => {}
        }
        if let Some(first) = self.first.take() {
            self.all.push_str(&first);
        }
        self.all.reserve(text.len() + 1);
        let mut at = 0;
        while at < text.len() {
            let ends = crate::layout::line_at(&text, at);
            let line = trim(text.get(at..ends.end).unwrap_or_default());
            at = ends.next;
            if line.is_empty() || shape::is_rule(line) {
                continue;
            }
            if !(self.all.is_empty() || ends_with_hyphen(&self.all)) {
                self.all.push(' ');
            }
            self.all.push_str(line);
        }
    }

    fn finish(self) -> Option<Cow<'a, str>> {
        let text = self.first.unwrap_or(Cow::Owned(self.all));
        let bare = trim(&text).trim_end_matches(['(', '[', '-', ' ']);
        if bare.is_empty() {
            return None;
        }
        let (from, to) = (bare.as_ptr() as usize - text.as_ptr() as usize, bare.len());
        Some(match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(from..from + to).unwrap_or_default()),
            Cow::Owned(text) => Cow::Owned(keep(text, from, from + to)),
        })
    }
}

/// Whether a line ends with a hyphen: the word goes on in the next.
pub(crate) fn ends_with_hyphen(line: &str) -> bool {
    line.strip_suffix('-').is_some_and(|word| word.ends_with(|c: char| c.is_alphanumeric()))
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | b'\x0c')
}

/// The text without blanks and line ends around it.
pub(crate) fn trim_lines(text: &str) -> &str {
    // Most texts begin and end with a visible ASCII character.
    if let [b'!'..=b'~', .., b'!'..=b'~'] = text.as_bytes() {
        return text;
    }
    text.trim_matches(|c| shape::is_blank_char(c) || matches!(c, '\n' | '\r' | '\x0c'))
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
        starts_ignore_case(text, "CONFIDENTIAL")
            || starts_ignore_case(text, "SECRET")
            || starts_ignore_case(text, "ENTIRE")
    })?;
    let behind = text.get(at + 1..)?;
    let bare = behind.trim_start_matches([' ', '\n', '\r']);
    label(bare).map(|length| text.len() - bare.len() + length)
}

/// Paragraph text: lines kept, joined by `\n`, what interrupted them taken out.
#[derive(Default)]
pub(crate) struct Lines<'a> {
    /// The text while it is one slice of the input.
    slice: Option<(usize, usize)>,
    /// The text once it had to be joined.
    joined: Option<String>,
    /// Where the last part ended.
    end: usize,
    span: Option<Span>,
    source: &'a str,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self { source, ..Self::default() }
    }

    /// Whether the last line ends a sentence.
    pub(crate) fn ends_sentence(&self) -> bool {
        let before = self.source.get(..self.end).unwrap_or_default();
        trim_lines(before).ends_with(['.', '!', '?', ':', ';', '"', '”', ')', '-', '*', '='])
    }

    /// Whether something that is no part of the text stands behind the last line: the tag of a web page, the backslash of a
    /// dump, the machine functions of a printed example.
    pub(crate) fn ends_with_tag(&self) -> bool {
        self.source.get(self.end..).is_some_and(|behind| {
            let behind = behind.trim_start_matches(' ');
            behind.starts_with("<br>") || behind.starts_with(['\\', '('])
        })
    }

    /// Adds the bytes `start..end` of the source, and what stands between them and the last part. `cut`: that does not
    /// belong to the text, it interrupts it.
    pub(crate) fn push(&mut self, start: usize, end: usize, cut: bool) {
        let span = Span::new(start, end);
        self.span = Some(self.span.map_or(span, |known| known.cover(span)));
        let last = core::mem::replace(&mut self.end, end);
        if let (None, Some((from, _)), false) = (&self.joined, self.slice, cut) {
            self.slice = Some((from, end));
            return;
        }
        let Some((from, to)) = self.slice else {
            self.slice = Some((start, end));
            return;
        };
        let mut joined = if let Some(joined) = self.joined.take() {
            joined
        } else {
            // As much again mostly holds the rest of the paragraph.
            let mut joined = String::with_capacity(2 * (to - from + end - start));
            push_lines(&mut joined, trim_lines(self.source.get(from..to).unwrap_or_default()));
            joined
        };
        if cut {
            joined.truncate(joined.trim_end_matches(|c| shape::is_blank_char(c) || c == '\n').len());
            let between = self.source.get(last..start).unwrap_or_default();
            joined.push_str(seam(&joined, between, self.source.get(start..end).unwrap_or_default()));
        }
        push_lines(&mut joined, self.source.get(if cut { start } else { last }..end).unwrap_or_default());
        self.joined = Some(joined);
    }

    /// The text, and where it stood.
    pub(crate) fn finish(self) -> (Cow<'a, str>, Span) {
        let span = self.span.unwrap_or_default();
        if let Some(joined) = self.joined {
            let bare = trim_lines(&joined);
            let (from, length) = (bare.as_ptr() as usize - joined.as_ptr() as usize, bare.len());
            return (Cow::Owned(keep(joined, from, from + length)), span);
        }
        let (start, end) = self.slice.unwrap_or_default();
        let text = trim_lines(self.source.get(start..end).unwrap_or_default());
        if memchr::memchr2(b'\r', b'\x0c', text.as_bytes()).is_none() {
            return (Cow::Borrowed(text), span);
        }
        let mut joined = String::with_capacity(text.len());
        push_lines(&mut joined, text);
        (Cow::Owned(joined), span)
    }
}

/// What parts the halves of a text between which something was cut out: a blank inside a line, a line end inside a
/// sentence, a blank line between blocks that had one.
fn seam(before: &str, between: &str, behind: &str) -> &'static str {
    // The first line of what is between is the end of the line before, the last one the start of the line behind.
    let mut at = crate::layout::line_at(between, 0).next;
    if at >= between.len() && !between.ends_with(is_line_end_char) {
        return " ";
    }
    let mut blank = false;
    while at < between.len() {
        let line = crate::layout::line_at(between, at);
        blank |= line.next > line.end && trim(between.get(at..line.end).unwrap_or_default()).is_empty();
        at = line.next;
    }
    let closed = before.ends_with(['.', '!', '?', ';', ':', ')', '"', '”']);
    let begins = trim_lines(behind).starts_with(|c: char| c.is_uppercase() || matches!(c, '-' | '(' | '"' | '“'));
    if closed && begins && blank { "\n\n" } else { "\n" }
}

fn is_line_end_char(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\x0c')
}

/// Adds lines, each line end as `\n`.
fn push_lines(joined: &mut String, text: &str) {
    let mut at = 0;
    while at < text.len() {
        let line = crate::layout::line_at(text, at);
        joined.push_str(text.get(at..line.end).unwrap_or_default());
        if line.next > line.end {
            joined.push('\n');
        }
        at = line.next;
    }
}
