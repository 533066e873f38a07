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

use super::body::UNFILLED;
use super::scan::tail_mark;
use super::shape;
use crate::Form;
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

/// Looks for the end of the message whose body begins at `from`. A name ends messages of all forms but the military one.
pub(crate) fn find(text: &str, from: usize, form: Form) -> Tail {
    let mut lines = LinesFromBehind { text, from, end: text.len() };
    let mut tail = Tail::none(text);
    if let Some(mark) = first_mark(lines.clone()) {
        tail.end = mark;
        lines.end = mark;
    }
    let signed = form != Form::Military;
    for _ in 0..LINES {
        let Some((start, line)) = lines.next() else { break };
        // A print-out that breaks off ends with any words: a name behind its last sentence needs a mark behind it, or is one word
        // at the end of a line that was not filled up.
        let broken_off = form == Form::Printout && tail.end == text.len();
        let ending = is_ending(line);
        let name = signature(start, line, &lines).filter(|&(at, _)| {
            let (before, name) = line.split_at_checked(at.saturating_sub(start)).unwrap_or((line, ""));
            let alone = line.len() < UNFILLED && words::split(name).count() == 1;
            signed && !ending && (before.is_empty() || !broken_off || alone || ends_note(before))
        });
        let behind = if ending { Some(start) } else { note_begins(start, line, &lines) };
        if let (Some(begins), None) = (behind, name) {
            (tail.end, lines.end) = (begins, begins);
            continue;
        }
        let own = name.map(|name| (name, tail.end));
        let above = || signature_above(start, line, &lines).filter(|_| signed);
        let found = if is_damaged_frame(line) { above().or(own) } else { own.or_else(above) };
        let Some((name, strays)) = found else {
            tail.notes = note_run_on(start, line).unwrap_or(tail.end);
            tail.signature = (tail.end, tail.end);
            return tail;
        };
        (tail.signature, tail.end) = (name, strays);
        let before = words::trim(text.get(start..name.0).unwrap_or_default());
        if before.is_empty() || is_note(before) {
            lines.end = start.min(name.0);
            // The name may stand twice, in capitals and not.
            let twice = lines.clone().next_of_text(start).filter(|(_, above, _)| above.eq_ignore_ascii_case(line));
            if let Some((above, ..)) = twice {
                (tail.signature.0, lines.end) = (above, above);
            }
            tail.notes = notes_before(lines);
        } else {
            tail.notes = note_run_on(start, before).unwrap_or(name.0);
        }
        return tail;
    }
    Tail { notes: tail.end, signature: (tail.end, tail.end), ..tail }
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

/// Where the notes begin that stand right before the end of `lines`; that end where there are none.
fn notes_before(mut lines: LinesFromBehind<'_>) -> usize {
    let mut notes = lines.end;
    for _ in 0..LINES {
        let Some((start, line, _)) = lines.next_of_text(notes) else { break };
        let frame = shape::is_rule(line) && !line.starts_with('-');
        match note_begins(start, line, &lines).or(frame.then_some(start)) {
            Some(begins) => (notes, lines.end) = (begins, begins),
            None => return note_run_on(start, line).unwrap_or(notes),
        }
    }
    notes
}

/// Where the note begins whose last line is `line` at `start`, `above` the lines above it: what leads to an address may take
/// some lines.
fn note_begins(start: usize, line: &str, above: &LinesFromBehind<'_>) -> Option<usize> {
    const FURTHER: usize = 3;
    if is_note(line) && is_complete_above(start, above) {
        return Some(start);
    }
    let (mut below, mut stray) = (start, line);
    let mut above = above.clone();
    for _ in 0..FURTHER {
        let (start, line, apart) = above.next_of_text(below)?;
        if apart || stray.len() > NOTE || shape::paragraph_number(stray).is_some() {
            return None;
        }
        if invites(line) && is_complete_above(start, &above) {
            return Some(start);
        }
        (below, stray) = (start, line);
    }
    None
}

/// Whether the text above the content at `start` is complete: a blank line, a name, a note, the end of a sentence.
fn is_complete_above(start: usize, above: &LinesFromBehind<'_>) -> bool {
    let before = above.clone().next_of_text(start);
    before.is_none_or(|(_, line, apart)| apart || is_note(line) || is_name(line) || ends_text(line))
}

/// Where a note begins in `line` at `start` behind its last sentence: `... this cable. Visit London's Classified Website: http://...`
fn note_run_on(start: usize, line: &str) -> Option<usize> {
    const SENTENCES: usize = 4;
    let ends = line.char_indices().rev().filter(|&(at, c)| c == ' ' && line.get(..at).is_some_and(ends_sentence));
    let visits = |note: &str| invites(note) && note.split(' ').any(is_address);
    let mut notes = ends.take(SENTENCES).map(|(at, _)| at + 1);
    notes.find(|&at| line.get(at..).is_some_and(visits)).map(|at| start + at)
}

/// The lines of a text that are not blank, last first, back to `from`; each with the place of its content.
#[derive(Clone)]
struct LinesFromBehind<'a> {
    text: &'a str,
    from: usize,
    end: usize,
}

impl<'a> LinesFromBehind<'a> {
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

    /// The next line that belongs to no page, and whether a blank line parts it from the content at `below`: those around a page
    /// line are its own.
    fn next_of_text(&mut self, below: usize) -> Option<(usize, &'a str, bool)> {
        const FRAMES: usize = 8;
        let blank = self.blank_before(below);
        let (frames, (start, line)) = self
            .take(FRAMES)
            .enumerate()
            .find(|(_, (_, line))| !is_frame(line) && shape::section_line(line) != Some(line.len()))?;
        Some((start, line, blank && frames == 0))
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
            let content = shape::without_interruptions(words::trim(line));
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
        || is_frame(line)
        || line == "BT"
        || shape::is_level_banner(line)
        || line.starts_with("RTD:")
        || super::record::is_lost_text(line)
        || shape::is_rule(line)
        || is_correction(line)
        || line.len() <= 3 && line.bytes().all(|byte| b".>#<".contains(&byte))
        || line.starts_with('#') && line.bytes().skip(1).all(|byte| byte.is_ascii_digit()) && line.len() <= 6
        || line.starts_with("</") && line.ends_with('>')
        || is_archive_foot(line)
        || shape::is_page_foot(line)
        || shape::is_drafting_label(line)
        || shape::is_clearance(line)
}

/// What frames a page: its level, page line, and stamps.
fn is_frame(line: &str) -> bool {
    shape::is_level_alone(line)
        || shape::page_line(line).is_some()
        || line.ends_with('Z')
            && (shape::page_station(line) == Some(line.len()) || shape::page_tail(line) == line.len())
        || shape::is_stamp(line)
        || shape::is_end_of_stamp(line, true) && line.contains([' ', '/'])
        || shape::is_sheet_foot(line)
}

/// What may be left of the level that frames a page, or of the end of a message: `CONFIDENT`, `SEC-ET`, `NN`, `NNAN`. It may be a
/// name as well.
fn is_damaged_frame(line: &str) -> bool {
    const LEVELS: [&str; 5] = ["UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET"];
    let level = |level: &&str| line.len() > 2 && level.starts_with(line) || words::distance_at_most_one(line, level);
    let marks = line.bytes().filter(|&byte| byte == b'N').count();
    LEVELS.iter().any(level) || (2..=4).contains(&marks) && line.len() <= marks + usize::from(marks > 2)
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

/// The longest note, in bytes.
const NOTE: usize = 300;

/// A note around the text that is no paragraph of it.
pub(crate) fn is_note(line: &str) -> bool {
    if line.len() > NOTE {
        return false;
    }
    let bare = line.trim_start_matches(['"', '“']);
    match bare.as_bytes().first() {
        Some(b'M' | b'm') => {
            ["MINIMIZE CONSIDERED", "MINIMIZED CONSIDERED"].iter().any(|note| words::starts_ignore_case(bare, note))
        }
        Some(b'G') => bare.starts_with("GP-") && bare.len() <= 5,
        _ => is_address(bare) || invites(bare),
    }
}

/// `invitation = ["Please "] "Visit " <site> / "For more " <text> "visit " <site> / "You can also access this site" <text>`, in
/// either case: it says where more can be read.
fn invites(line: &str) -> bool {
    const SITES: [&str; 4] = ["website", "web site", "http", "www."];
    const PLACES: [&str; 3] = ["forum", "blog", "portal"];
    let bare = line.trim_start_matches(['"', '“', '*', ' ', '=']);
    let has = |words: &[&str]| words.iter().any(|word| words::contains_ignore_case(bare, word));
    let visits = match bare.as_bytes().first() {
        Some(b'V' | b'v') => words::starts_ignore_case(bare, "visit "),
        Some(b'P' | b'p') => words::starts_ignore_case(bare, "please visit "),
        Some(b'F' | b'f') => words::starts_ignore_case(bare, "for more ") && has(&["visit"]),
        Some(b'Y' | b'y') => return words::starts_ignore_case(bare, "you can also access this site"),
        _ => false,
    };
    visits
        && bare.len() <= NOTE
        && (has(&SITES) || bare.ends_with(':') || has(&PLACES) && ends_ignore_case(bare, " at"))
}

/// `http://www.state.sgov.gov/p/eur/paris/index.c`, in either case: it begins a word of an address.
fn is_address(word: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|scheme| words::starts_ignore_case(word, scheme))
}

/// Whether the text ends with an address: in its last word, or in the one before, as the system put a blank into long ones.
fn ends_in_address(text: &str) -> bool {
    text.rsplit(' ').filter(|word| !word.is_empty()).take(2).any(|word| is_address(word.trim_start_matches(['(', '"'])))
}

/// The signature in `line` at `start`, alone in it or behind the last sentence; `above`: the lines above.
fn signature(start: usize, line: &str, above: &LinesFromBehind<'_>) -> Option<(usize, usize)> {
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
        let before = above.clone().next_of_text(start).map_or("", |(_, line, _)| line);
        let valediction = !before.contains(' ') && is_name(before);
        let closed =
            before.is_empty() || above.blank_before(start) || ends_text(before) || valediction || is_note(before);
        let short = before.len() < 40 || has_small(before);
        if closed || is_capitals(bare) && short {
            return Some((start, start + name_end));
        }
    }
    let at = name_run_on(bare)?;
    Some((start + lead + at, start + name_end))
}

/// Where the name begins that stands behind the last sentence of a line: one to three words.
fn name_run_on(line: &str) -> Option<usize> {
    // Behind number and mark the text itself begins.
    let marked = shape::paragraph_number(line).filter(|number| number.marking > 0);
    let opening = marked.map_or(0, |number| number.length + number.marking);
    let mut at = line.len();
    for _ in 0..3 {
        let front = line.get(..at)?.trim_end_matches(' ');
        at = front.rfind(' ').map_or(0, |space| space + 1);
        let candidate = line.get(at..)?;
        if !is_name(candidate) || at <= opening + 1 {
            return None;
        }
        let sentence = shape::without_interruptions(line.get(..at)?.trim_end_matches(' '));
        // An address in capitals may have been cut before its last letters.
        let addressed = ends_in_address(sentence)
            && candidate.len() > 2
            && candidate.starts_with(char::is_uppercase)
            && !sentence.ends_with(char::is_uppercase);
        if addressed || ends_note(sentence) || ends_sentence(sentence) {
            return Some(at);
        }
    }
    None
}

/// The signature above a few short lines that no rule knows, at the last of which, `line` at `start`, the search stands: words of
/// operators, leavings of a database, the rest of a text that was thought lost. And where these begin.
fn signature_above(start: usize, line: &str, lines: &LinesFromBehind<'_>) -> Option<((usize, usize), usize)> {
    const STRAYS: usize = 3;
    const LENGTH: usize = 80;
    let (mut below, mut stray) = (start, line);
    let mut above = lines.clone();
    for _ in 0..STRAYS {
        let (start, line) = above.next()?;
        if stray.len() > LENGTH || shape::paragraph_number(stray).is_some() {
            return None;
        }
        let before = above.clone().next().map_or("", |(_, line)| line);
        let parted = lines.blank_before(below) || is_damaged_frame(stray) || is_frame(stray);
        let apart = is_capitals(line) && parted && (above.blank_before(start) || ends_text(before));
        if is_name(line) && (apart || ends_with_end_mark(before)) {
            return Some(((start, start + line.len()), below));
        }
        (below, stray) = (start, line);
    }
    None
}

/// Where the name ends in a line such as `MURRAY .`, `SOBEL 2008-01-08`, `CLINTON ##`, `MODEL (ACTING)`.
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
        if dated || date.eq_ignore_ascii_case("(ACTING)") || front.ends_with(',') && date.eq_ignore_ascii_case("ACTING")
        {
            bare = front.trim_end_matches([' ', ',']);
        }
    }
    bare.len()
}

/// Words that end a text but name nobody.
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

/// Whether the text is a name: one to three words of letters, each with a capital, or all in small letters.
fn is_name(text: &str) -> bool {
    let words = text.split(' ').count();
    words <= 3
        && (2..=32).contains(&text.len())
        && text.split(' ').all(|word| {
            let letters = word.trim_end_matches('.');
            if words > 1 && ["jr", "sr", "ii", "iii"].iter().any(|suffix| suffix.eq_ignore_ascii_case(letters)) {
                return true;
            }
            letters.ends_with(char::is_alphabetic)
                && word.len() - letters.len() <= usize::from(words > 1 && letters.len() <= 2)
                && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
                && (letters.starts_with(char::is_uppercase) || text == letters && letters.len() >= 4)
                && !NO_NAMES.iter().any(|no| no.eq_ignore_ascii_case(letters))
                && letters.trim_matches(['X', 'x']).len() > letters.len() / 2
        })
}

fn is_capitals(name: &str) -> bool {
    !has_small(name)
}

fn has_small(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Whether the line that ends with `text` is the last of something: of a sentence, a note, a list, a rule.
fn ends_text(text: &str) -> bool {
    ends_sentence(text) || ends_note(text) || text.ends_with(':')
}

/// Whether a sentence, a bracket, a quotation or a rule ends here.
fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ')', '\'', '’', '"', '”', '*', '-', ']', '='])
}

/// Whether the text ends with what stands around sentences: `END TEXT`, `UNQUOTE`, a section count, a redaction.
pub(crate) fn ends_note(text: &str) -> bool {
    let bare = text.trim_end_matches([' ', '.']);
    let mut words = bare.rsplit(' ');
    let last = words.next().unwrap_or_default();
    let of = words.next().unwrap_or_default();
    ends_with_end_mark(bare)
        || matches!(last, "UNQUOTE" | "UNQTE")
        || ["MINIMIZE CONSIDERED", "MINIMIZED CONSIDERED"].iter().any(|note| ends_ignore_case(bare, note))
        || last.len() >= 5 && last.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'X'))
        || of.eq_ignore_ascii_case("OF") && last.len() == 3 && words::digits(last).1.is_empty()
}

/// `END COMMENT.`, `End summary and comment`: whether the text ends with such a mark.
fn ends_with_end_mark(text: &str) -> bool {
    const WORDS: usize = 4;
    let bare = text.trim_end_matches(['.', ')', ']', ' ', '/']);
    for (at, word) in bare.rsplit(' ').take(WORDS).enumerate() {
        if matches!(word.trim_start_matches(['(', '[', '/']), "END" | "End") {
            return at > 0;
        }
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return false;
        }
    }
    false
}

fn ends_ignore_case(text: &str, end: &str) -> bool {
    let from = text.len().checked_sub(end.len());
    from.and_then(|from| text.get(from..)).is_some_and(|behind| behind.eq_ignore_ascii_case(end))
}
