//! The end of a message, looked at from behind: signature, end marks, archive lines.
//!
//! ```text
//! ... and we will report. END COMMENT.
//!
//! Visit Embassy Bern's Classified Website: http://...
//! MODEL
//! NNNN
//! ```

use memchr::memrchr3;

use super::scan::{is_stamp, tail_mark};
use super::shape;
use crate::words;

/// Where the end of a message begins, and where its parts are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tail {
    /// Where the notes before the signature begin: web addresses, `MINIMIZE CONSIDERED`.
    pub(crate) notes: usize,
    /// The signature; empty where there is none.
    pub(crate) signature: (usize, usize),
    /// Where the lines behind it begin.
    pub(crate) end: usize,
}

impl Tail {
    /// The end of a text behind which nothing stands.
    pub(crate) fn none(text: &str) -> Self {
        Self { notes: text.len(), signature: (text.len(), text.len()), end: text.len() }
    }
}

/// How many lines that are not blank are looked at from behind.
const LINES: usize = 24;

/// Looks for the end of the message whose body begins at `from`. `signed`: a name ends messages of this form.
pub(crate) fn find(text: &str, from: usize, signed: bool) -> Tail {
    let mut lines = LinesFromBehind { text, from, end: text.len() };
    let mut tail = Tail::none(text);
    if let Some(mark) = first_mark(lines.clone()) {
        tail.end = mark;
        lines.end = mark;
    }
    // Behind the signature.
    let mut last = None;
    for (start, line) in lines.by_ref().take(LINES) {
        // An address may stand behind the signature.
        // Its line may hold a name too: `Visit our Classified Website: http://... MODEL`.
        let named = || {
            signed
                && signature(start, line, "", false)
                    .is_some_and(|(at, end)| at > start && is_capitals(text.get(at..end)))
        };
        if is_ending(line) || is_note(line) && lines_end_before(text, start, from) && !named() {
            tail.end = start;
        } else {
            last = Some((start, line));
            break;
        }
    }
    let Some((start, line)) = last else {
        return Tail { notes: tail.end, signature: (tail.end, tail.end), ..tail };
    };
    let (before_start, before) = lines.clone().next().unwrap_or_default();
    let alone_after_blank = lines.blank_before(start);
    let found = if signed { signature(start, line, before, alone_after_blank) } else { None };
    tail.signature = found.unwrap_or((tail.end, tail.end));
    if tail.signature.0 == start && before.eq_ignore_ascii_case(line) {
        // The name stands twice, in capitals and not.
        tail.signature.0 = before_start;
        lines.next();
    }
    tail.notes = tail.signature.0;
    if tail.signature.0 > start {
        // Run on to other text: what stands before it in the line may be a note of its own.
        if !is_note(words::trim(text.get(start..tail.signature.0).unwrap_or_default())) {
            return tail;
        }
        tail.notes = start;
    } else if tail.signature.0 == tail.end {
        return tail;
    }
    for (start, line) in lines.take(LINES) {
        if !(is_note(line) && lines_end_before(text, start, from) || shape::is_rule(line) && !line.starts_with('-')) {
            break;
        }
        tail.notes = start;
    }
    tail
}

/// Where the first of the marks `BT` and `NNNN` at the end of a message stands. A few lines may stand between them and behind:
/// a damaged validation, words of an archive.
fn first_mark(lines: LinesFromBehind<'_>) -> Option<usize> {
    const STRAYS: usize = 3;
    // What is left of a validation; longer lines behind BT are the text of a message that is quoted.
    const VALIDATION: usize = 12;
    let mut mark = None;
    let (mut strays, mut longest) = (0, 0);
    for (start, line) in lines.take(LINES) {
        if tail_mark(line) || line == "BT" && longest <= VALIDATION {
            mark = Some(start);
            (strays, longest) = (0, 0);
        } else if !is_ending(line) {
            strays += 1;
            longest = longest.max(line.len());
            if strays > STRAYS || line.len() > 80 || shape::paragraph_number(line).is_some() {
                break;
            }
        }
    }
    mark
}

/// Whether the line before the content at `start` is complete: blank, a rule, a note, or the end of a sentence.
fn lines_end_before(text: &str, start: usize, from: usize) -> bool {
    let line_start = text.get(..start).and_then(|before| before.rfind(['\n', '\r', '\x0c'])).map_or(0, |at| at + 1);
    let mut lines = LinesFromBehind { text, from, end: line_start.saturating_sub(1).max(from) };
    let blank = lines.blank_before(start);
    let before = lines.next().map_or("", |(_, line)| line);
    blank
        || before.is_empty()
        || ends_sentence(before)
        || before.ends_with(':')
        || shape::is_rule(before)
        || is_note(before)
        || is_name(before)
}

/// The lines of a text that are not blank, last first, back to `from`; each with the place of its content.
#[derive(Clone)]
struct LinesFromBehind<'a> {
    text: &'a str,
    from: usize,
    end: usize,
}

impl LinesFromBehind<'_> {
    /// Whether a blank line stands before the content at `start`.
    fn blank_before(&self, start: usize) -> bool {
        let before = self.text.get(..start).unwrap_or_default();
        let line = before.trim_end_matches([' ', '\t']);
        let ended = line.trim_end_matches(['\n', '\r']);
        line.len() > ended.len() && {
            let ends = line.get(ended.len()..).unwrap_or_default();
            super::line_ends(ends).count() > 1
                || ended.ends_with([' ', '\t']) && words::trim(ended).is_empty()
                || ended.ends_with(' ') && ended.trim_end_matches([' ', '\t']).ends_with(['\n', '\r'])
        }
    }
}

impl<'a> Iterator for LinesFromBehind<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        while self.end > self.from {
            let range = self.text.as_bytes().get(self.from..self.end)?;
            let start = memrchr3(b'\n', b'\r', b'\x0c', range).map_or(self.from, |at| self.from + at + 1);
            let line = self.text.get(start..self.end)?;
            self.end = start.saturating_sub(1).max(self.from);
            if start == self.from {
                self.end = self.from;
            }
            let content = words::trim(line);
            if !content.is_empty() {
                return Some((start + words::offset(line, content), content));
            }
        }
        None
    }
}

/// What stands behind the signature.
fn is_ending(line: &str) -> bool {
    tail_mark(line)
        || shape::is_level_alone(line)
        || is_stamp(line)
        || line == "BT"
        || shape::is_level_banner(line)
        || line.starts_with("RTD:")
        || line == "---"
        || is_correction(line)
        || line.len() <= 3 && line.bytes().all(|byte| b".>#<".contains(&byte))
        || line.starts_with('#') && line.bytes().skip(1).all(|byte| byte.is_ascii_digit()) && line.len() <= 6
        || line.starts_with("SELECT * FROM")
        || line.starts_with("</t")
        || is_archive_foot(line)
        || shape::page_line(line).is_some()
        || shape::is_page_foot(line)
        || line.contains(" @ EL P") && line.len() < 60
        || line.starts_with("NOTE BY OC/T")
        || shape::is_drafting_label(line)
        || shape::is_clearance(line)
}

/// Format line 15: `C WA 1500Z POSITION`, `C7 - PROXU 9 - ECPDF`, and what cancels the transmission.
pub(crate) fn is_correction(line: &str) -> bool {
    if shape::is_cancellation(line) {
        return true;
    }
    let Some(rest) = line.strip_prefix('C') else { return false };
    ["WA ", "WB ", "LINE ", "PAGE ", "PARA "]
        .iter()
        .any(|word| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(word)))
        || rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(" - ")
}

/// `2004CARACA01540 - UNCLASSIFIED`, `2002ROME01748 - Classification: SECRET`.
fn is_archive_foot(line: &str) -> bool {
    let (year, rest) = words::digits(line);
    year.len() == 4 && rest.split_once(" - ").is_some_and(|(number, _)| number.len() <= 12 && !number.contains(' '))
}

/// A note around the text that is no paragraph of it.
pub(crate) fn is_note(line: &str) -> bool {
    let line = line.trim_start_matches(['"', '“']);
    if line.len() > 300 || shape::paragraph_number(line).is_some() {
        return false;
    }
    line.starts_with("http://")
        || line.starts_with("https://")
        || line.starts_with("www.")
        || line.contains("Classified Website")
        || line.contains("Classified Web Site")
        || line.contains("Classified website")
        || words::starts_ignore_case(line, "visit ")
            && (line.contains("Website") || line.contains("eb Site") || line.contains("http"))
        || words::starts_ignore_case(line, "MINIMIZE CONSIDERED")
        || line.starts_with("For more reporting from")
        || line.contains("SIPRNET website") && line.len() < 80
        || line.starts_with("GP-") && line.len() <= 5
        || line.starts_with("gov.gov/")
        || (line.contains("sgov.gov/") || line.contains("state.gov/")) && !line.contains(". ")
}

/// The signature in the last line of the text, alone in it or behind the last sentence.
fn signature(start: usize, line: &str, before: &str, after_blank: bool) -> Option<(usize, usize)> {
    // `CLINTON UNQUOTE CLINTON`: the name of the quoting and of the quoted message.
    if let Some((first, second)) = line.split_once(" UNQUOTE ") {
        if is_name(first) && is_name(second) {
            return Some((start, start + line.len()));
        }
    }
    // `UNQTE CLINTON`
    if let Some(name) =
        ["UNQTE ", "UNQUOTE "].iter().find_map(|word| line.strip_prefix(word)).filter(|name| is_name(name))
    {
        return Some((start + line.len() - name.len(), start + line.len()));
    }
    let name_end = name_end(line);
    let name = line.get(..name_end)?;
    let lead = name.len() - name.trim_start_matches('.').len();
    let bare = name.get(lead..)?;
    if is_name(bare) {
        let capitals = !bare.bytes().any(|byte| byte.is_ascii_lowercase());
        let redacted = before.len() >= 5 && before.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'X'));
        let closed = before.is_empty()
            || ends_note(before)
            || before.eq_ignore_ascii_case(bare)
            || after_blank
            || redacted
            || ends_sentence(before)
            || before.ends_with(':')
            || shape::is_rule(before)
            || is_note(before);
        let short = before.len() < 40 || has_small(before);
        if closed || capitals && short {
            return Some((start, start + name_end));
        }
    }
    // Behind the last sentence: one to three words of a name.
    let mut at = bare.len();
    for _ in 0..3 {
        let front = bare.get(..at)?.trim_end_matches(' ');
        let word_start = front.rfind(' ').map_or(0, |space| space + 1);
        let candidate = bare.get(word_start..)?;
        if !is_name(candidate) || word_start == 0 {
            return None;
        }
        let sentence = bare.get(..word_start)?.trim_end_matches(' ');
        if ends_sentence(sentence) || ends_note(sentence) {
            return Some((start + lead + word_start, start + name_end));
        }
        at = word_start;
    }
    None
}

/// Where the name ends in a line such as `MURRAY .`, `SOBEL 2008-01-08`, `CLINTON ##`.
fn name_end(line: &str) -> usize {
    let mut bare = line.trim_end_matches('#').trim_end_matches(' ');
    if let Some(pointless) = bare.strip_suffix('.') {
        // `MCNAMARA.`: a name alone in capitals.
        if !pointless.is_empty() && pointless.bytes().all(|byte| byte.is_ascii_uppercase()) {
            bare = pointless;
        }
    }
    if let Some(pointless) = bare.strip_suffix(" .") {
        bare = pointless.trim_end_matches(' ');
    }
    if let Some((front, date)) = bare.rsplit_once(' ') {
        let dated = date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if dated {
            bare = front.trim_end_matches(' ');
        }
    }
    bare.len()
}

/// Whether the text is a name: one to three words of letters, each with a capital, or all in small letters.
fn is_name(text: &str) -> bool {
    const NO_NAMES: [&str; 46] = [
        "END",
        "BEGIN",
        "COMMENT",
        "NOTE",
        "SUMMARY",
        "UNQUOTE",
        "QUOTE",
        "SIPDIS",
        "TEXT",
        "REGARDS",
        "CITY",
        "SECRET",
        "CONFIDENTIAL",
        "UNCLASSIFIED",
        "NOFORN",
        "BT",
        "THE",
        "A",
        "AN",
        "IN",
        "ON",
        "AT",
        "IT",
        "HE",
        "SHE",
        "WE",
        "THEY",
        "THIS",
        "THAT",
        "THESE",
        "BUT",
        "AND",
        "HIS",
        "IF",
        "AS",
        "FOR",
        "WHILE",
        "NO",
        "YES",
        "TO",
        "OF",
        "BY",
        "YYY",
        "REMOVED",
        "CONSIDERED",
        "DISTRIBUTION",
    ];
    let words = text.split(' ').count();
    words <= 3
        && (2..=32).contains(&text.len())
        && text.split(' ').all(|word| {
            let letters = word.trim_end_matches('.');
            if words > 1 && ["jr", "sr", "ii", "iii"].iter().any(|suffix| suffix.eq_ignore_ascii_case(letters)) {
                return true;
            }
            !letters.is_empty()
                && word.len() - letters.len() <= usize::from(words > 1 && letters.len() <= 2)
                && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
                && (letters.starts_with(|c: char| c.is_uppercase()) || text == letters && letters.len() >= 4)
                && !NO_NAMES.iter().any(|no| no.eq_ignore_ascii_case(letters))
                && letters.trim_matches(['X', 'x']).len() > letters.len() / 2
        })
}

fn is_capitals(name: Option<&str>) -> bool {
    name.is_some_and(|name| !has_small(name))
}

fn has_small(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Whether a sentence, a bracket or a quotation ends here.
fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ')', '"', '\'', '”', '’', '*', '-', ']', '='])
}

/// Whether the text ends with what stands around sentences: `END TEXT`, a section count, an address, a redaction.
fn ends_note(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    ["END TEXT", "END COMMENT", "END SUMMARY", "END NOTE", "MINIMIZE CONSIDERED", "UNQUOTE"].iter().any(|note| {
        let from = text.len().checked_sub(note.len());
        from.and_then(|from| text.get(from..)).is_some_and(|end| end.eq_ignore_ascii_case(note))
    }) || last.contains("sgov.gov")
        || last == "cfm"
        || last == "fm"
        || last.len() == 3 && last.bytes().all(|byte| byte.is_ascii_digit()) && text.contains(" OF ")
        || last.len() >= 8 && last.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'X'))
        || text.contains("Portal:") && text.len() - text.rfind("Portal:").unwrap_or_default() < 40
        || text.ends_with('/')
}
