//! What may stand anywhere and belongs to no part of the message: page lines and the levels that frame them, section
//! lines, stamps. A printer or a reviewer put them between the lines of the message, or into one.
//!
//! ```text
//! TAGS: ETRD, SZ                          SECRET       PAGE 02        BERN  03067  211833Z
//! 1. THE FAIR OPENS
//! SECRET
//! Pat Q. Model Declassified/Released US Department of State EO Systematic Review 20 Mar 2014
//! SECRET
//! PAGE 03
//! BERN 03067 211833Z
//! IN APRIL.
//! ```

use smallvec::SmallVec;

use super::body::{UNFILLED, UNWRAPPED};
use super::scan::{Phase, Scan, Step, tail_mark};
use super::shape::{self, STAMPS};
use super::{Line, Role, line_at, record};
use crate::Form;
use crate::words;

/// What the last interruption still lacks: the next line may bring it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lacking {
    #[default]
    Nothing,
    /// The stamp of the reviewer who is named.
    Stamp,
    /// The date of a stamp.
    Date,
    /// The codes of a stamp, which is complete without them.
    Codes,
    /// The word PAGE, below post and number.
    Page,
    /// Post and number, behind the word PAGE.
    Station,
    /// Section and time of a page line; those of the Department have none.
    Time,
    /// Further attributes of the archive.
    Attributes,
    /// The rest of the value of an attribute.
    Value,
}

/// An interruption in a line, found by the word that each of its kind has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    role: Role,
    pub(super) start: usize,
    end: usize,
    lacking: Lacking,
}

impl<'a> Scan<'a> {
    /// The first interruption of the line at or behind `start`.
    pub(super) fn first_interruption(&mut self, start: usize, line: Line) -> Option<Found> {
        // Each is looked for only before those that were found.
        let mut first: Option<Found> = None;
        let end = |first: Option<Found>| first.map_or(line.end, |first| first.start);
        for word in 0..STAMPS.len() {
            first = self.stamp_found(word, start, end(first)).or(first);
        }
        first = self.section_line_found(start, end(first)).or(first);
        first = self.copy_found(start, end(first)).or(first);
        self.page_line_found(start, end(first), line).or(first)
    }

    fn section_line_found(&mut self, start: usize, end: usize) -> Option<Found> {
        let mut at = start;
        loop {
            let found = self.section_counts.find(self.text, at, end)?;
            let section_line = |start, end| Found { role: Role::SectionLine, start, end, lacking: Lacking::Nothing };
            if at == start {
                let text = self.slice(start, end).trim_end_matches(words::is_blank_char);
                let cut_off = end == self.text.len();
                let length = if cut_off { shape::cut_section_line(text) } else { shape::section_line(text) };
                if let Some(length) = length {
                    return Some(section_line(start, start + length));
                }
            }
            if let Some(length) = shape::section_count(self.slice(found + 1, end)) {
                return Some(section_line(self.post_before(start, found)?, found + 1 + length));
            }
            at = found + 1;
        }
    }

    /// `... due to the lack of QShe said so due to the lack of wind`: in a copy that runs lines together, the end of the line above
    /// once more, behind a Q.
    fn copy_found(&mut self, start: usize, end: usize) -> Option<Found> {
        let begins = self.ahead.current().map_or(start, |current| current.start);
        if end - begins <= UNWRAPPED || !self.allows(Form::Printout) {
            return None;
        }
        let mut at = start;
        loop {
            if self.slice(at, end).starts_with('Q') {
                if let Some(end) = self.copied(begins, at, end) {
                    return Some(Found { role: Role::Copy, start: at, end, lacking: Lacking::Nothing });
                }
            }
            at = self.copies.find(self.text, at, end)? + 1;
        }
    }

    /// Where the copy ends that begins with the Q at `at`: what stands before that in the line, which begins at `begins`, follows.
    fn copied(&self, begins: usize, at: usize, end: usize) -> Option<usize> {
        // So many bytes tell it; a line is hardly longer.
        const TOLD: usize = 12;
        const LINE: usize = 100;
        let mut from = at.saturating_sub(LINE).max(begins);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = self.slice(from, at).trim_end_matches(' ');
        let again = self.slice(at + 1, end).trim_start_matches(' ');
        let line = before.get(before.rfind(again.get(..TOLD)?)?..)?;
        again.starts_with(line).then(|| end - again.len() + line.len())
    }

    fn page_line_found(&mut self, start: usize, end: usize, line: Line) -> Option<Found> {
        let mut at = start;
        loop {
            let found = self.page_lines.find(self.text, at, end)?;
            let text = words::trim(self.slice(found, end));
            let before = self.slice(start, found);
            let begins = start + shape::level_before(before);
            let cut_off = end == self.text.len();
            let length = if cut_off { shape::cut_page_line(text) } else { shape::page_line(text) };
            if let Some(length) = length {
                let page = self.slice(found, found + length);
                let numbered = words::split(page).count() > 2;
                // `PAGE 02` alone begins a line, stands apart behind the level, or has its station below.
                let apart = begins < found && (before.ends_with("  ") || self.slice(start, begins).ends_with("  "));
                if numbered || begins == start || apart || is_station(self.next_physical_line(line)) {
                    let lacking = match numbered {
                        false => Lacking::Station,
                        true if page.ends_with(|c: char| c.is_ascii_digit()) => Lacking::Time,
                        true => Lacking::Nothing,
                    };
                    return Some(Found { role: Role::PageLine, start: begins, end: found + length, lacking });
                }
            }
            at = found + 1;
        }
    }

    /// The first stamp with that of the [`STAMPS`].
    fn stamp_found(&mut self, word: usize, start: usize, end: usize) -> Option<Found> {
        let mut at = start;
        loop {
            let anchor = self.stamps.get_mut(word)?.find(self.text, at, end)?;
            if let Some(stamp) = shape::stamp_around(self.slice(start, end), anchor - start) {
                let lacking = if stamp.dated { Lacking::Codes } else { Lacking::Date };
                let (start, end) = (start + stamp.start, start + stamp.end);
                return Some(Found { role: Role::ReleaseMark, start, end, lacking });
            }
            at = anchor + 1;
        }
    }

    /// Where the name of the post before the section count at `count` begins: what is left of it in ten columns.
    fn post_before(&self, start: usize, count: usize) -> Option<usize> {
        const COLUMNS: usize = 10;
        let before = self.slice(start, count).trim_end_matches(' ');
        let letters =
            |name: &str| name.bytes().filter(|&byte| byte != b' ').map(|byte| byte.to_ascii_uppercase()).collect();
        let known: SmallVec<[u8; 16]> = letters(self.post);
        let shortest = known.len().clamp(3, COLUMNS - 3);
        let named = (shortest..=COLUMNS.max(self.post.len())).rev().find_map(|length| {
            let from = before.len().checked_sub(length)?;
            let name: SmallVec<[u8; 16]> = letters(before.get(from..)?);
            (!name.is_empty() && known.starts_with(&name)).then_some(from)
        });
        if let Some(from) = named {
            let blanks = before.get(from..)?.len() - before.get(from..)?.trim_start_matches(' ').len();
            return Some(start + from + blanks);
        }
        let name = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        (name >= 3).then(|| start + before.len() - name)
    }

    /// A level at the end of the line that frames the page in the next one.
    pub(super) fn level_at_end(&mut self, start: usize, content: &str, line: Line) -> Option<usize> {
        let near = self.form == Form::Printout
            || self.page_lines.find(self.text, start, line.next.saturating_add(64)).is_some();
        if !near || !content.ends_with(['L', 'T', 'D', 'E']) {
            return None;
        }
        let level = shape::level_before(content);
        let text = content.get(..level)?;
        let parted = level < content.len() && level > 0 && text.ends_with("  ");
        // The break may cut a word in two and glue its first half to the level.
        let glued = || (self.form == Form::Printout).then(|| shape::level_glued(content)).flatten();
        let level = if parted { Some(level) } else { glued() }?;
        let below = self.next_physical_line(line);
        let framed = shape::page_line(below).is_some() || self.form == Form::Printout && shape::is_level_alone(below);
        framed.then_some(start + level)
    }

    /// What interrupts the message here: what was `found` at the start of `content`, what goes on with the last
    /// interruption, or a line that is one as a whole.
    pub(super) fn interruption(
        &mut self,
        start: usize,
        content: &'a str,
        line: Line,
        found: Option<Found>,
    ) -> Option<Step> {
        let lacking = core::mem::take(&mut self.lacking);
        if let Some(found) = found {
            self.lacking = match (lacking, found.lacking) {
                (Lacking::Page, Lacking::Station) => Lacking::Nothing,
                // A stamp may part what belongs together.
                (Lacking::Station, Lacking::Codes) => Lacking::Station,
                (_, lacking) => lacking,
            };
            let continues = lacking == Lacking::Stamp && found.role == Role::ReleaseMark;
            return Some(Step { continues, ..self.part(found.role, found.end, line) });
        }
        if let Some((role, length)) = self.goes_on(lacking, content, line) {
            return Some(Step { continues: true, ..self.part(role, start + length, line) });
        }
        let role = match content.as_bytes().first()? {
            b'A'..=b'Z' if shape::is_release_mark(content) => {
                self.lacking = Lacking::Codes;
                Role::ReleaseMark
            }
            b'A'..=b'Z' if self.is_reviewer(content, line) => {
                self.lacking = Lacking::Stamp;
                Role::ReleaseMark
            }
            b'*' if shape::is_release_mark(content) => Role::ReleaseMark,
            b'A'..=b'Z' if self.is_page_before_its_number(content, line) => {
                self.lacking = Lacking::Page;
                Role::PageLine
            }
            b'A'..=b'Z' | b'a'..=b'z'
                if shape::level_word(content, false).is_some() && self.is_page_frame(content, line)
                    || shape::is_glued_level(content) && self.frames_page(line)
                    || shape::is_page_foot(content)
                    || content == shape::SENSITIVE && self.sheet.labelled && self.phase == Phase::Body =>
            {
                Role::PageFrame
            }
            b'A'..=b'Z' if self.is_sheet_attribute(content, lacking) => {
                self.lacking = value_or_more(content);
                Role::Attribute
            }
            b'E' if self.allows(Form::Printout) && record::is_lost_text(content) => Role::LostText,
            b'Q' if self.allows(Form::Printout) && self.repeats_last_line(content) => Role::Copy,
            b'P' if shape::is_sheet_foot(content) => Role::PageFrame,
            // The archive's re-coding left these signs alone in a line.
            0xC2 if content.chars().all(|c| c == '¿' || c == ' ') => Role::Rule,
            _ => return None,
        };
        Some(Self::whole(role, line))
    }

    /// The role of the last interruption, if a line brings what it lacks, and how far that goes.
    fn goes_on(&mut self, lacking: Lacking, content: &str, line: Line) -> Option<(Role, usize)> {
        let whole = content.len();
        let (role, length, still) = match lacking {
            Lacking::Nothing | Lacking::Stamp | Lacking::Page | Lacking::Attributes => return None,
            Lacking::Value => (Role::Attribute, whole, value_or_more(content)),
            Lacking::Date => {
                let (length, dated) = shape::further_stamp_words(content);
                let still = if dated { Lacking::Codes } else { Lacking::Date };
                (Role::ReleaseMark, (length == whole).then_some(whole)?, still)
            }
            Lacking::Codes if shape::is_exemptions(content) => (Role::ReleaseMark, whole, Lacking::Nothing),
            // Who released the message and when may stand there too.
            Lacking::Codes => {
                let released = shape::is_release_foot(content) || shape::is_release_foot(self.next_physical_line(line));
                (Role::ReleaseMark, released.then_some(whole)?, Lacking::Codes)
            }
            Lacking::Station if is_station(content) => (Role::PageLine, shape::page_station(content)?, Lacking::Time),
            Lacking::Station | Lacking::Time => {
                let fits = content.starts_with(|c: char| c.is_ascii_digit()) && shape::page_tail(content) == whole;
                (Role::PageLine, fits.then_some(whole)?, Lacking::Time)
            }
        };
        self.lacking = still;
        Some((role, length))
    }

    /// Whether an archive printed an attribute here.
    fn is_sheet_attribute(&self, content: &str, lacking: Lacking) -> bool {
        (self.phase == Phase::Heading && self.allows(Form::Printout) || self.form == Form::Printout)
            && record::is_sheet_attribute(content, lacking == Lacking::Attributes)
    }

    /// Whether a line holds the name that belongs to the stamp in the next line.
    fn is_reviewer(&mut self, content: &str, line: Line) -> bool {
        let Some(needle) = self.stamps.first_mut() else { return false };
        needle.find(self.text, line.end, line.next.saturating_add(8)).is_some() && shape::is_reviewer(content)
    }

    /// Whether post and number stand above the word PAGE instead of behind it.
    fn is_page_before_its_number(&mut self, content: &str, line: Line) -> bool {
        self.page_lines.find(self.text, line.end, line.next.saturating_add(64)).is_some()
            && shape::page_station(content) == Some(content.len())
            && is_bare_page(self.next_line(line.next))
    }

    /// Whether a line that begins with a level frames a page.
    fn is_page_frame(&self, content: &str, line: Line) -> bool {
        let body = self.phase == Phase::Body;
        // Copies have lost page lines: only where a few words stand above, not filled up, the level may be a word of theirs.
        let above = self.last_text();
        let filled = above.len() >= UNFILLED || !above.contains(' ');
        let apart = || body && (self.cut || self.blank || filled || self.next_physical_line(line).is_empty());
        shape::is_page_head(content) && self.frames_page(line)
            || shape::is_level_alone(content) && (apart() || self.frames_page(line))
            || shape::is_marked_level(content) && (body || self.phase == Phase::Preamble && self.labelled)
    }

    /// `Qof the main targets` below `one of the main targets`: whether a line of text is the end of the one above it, behind a Q.
    fn repeats_last_line(&self, content: &str) -> bool {
        const LENGTH: usize = 16;
        let text = matches!(self.last, Role::Text | Role::Paragraph) && !self.blank;
        text && content.len() > LENGTH && content.get(1..).is_some_and(|rest| self.last_text().ends_with(rest))
    }

    /// Whether a level on a line of its own belongs to a page: a page line follows it, the foot of the sheet, or the end of the
    /// message. Another level and stamps may stand between them.
    fn frames_page(&self, line: Line) -> bool {
        const BETWEEN: usize = 8;
        let mut stamped = false;
        let mut next = self.next_line(line.next);
        for _ in 0..BETWEEN {
            let behind = line_at(self.text, words::offset(self.text, next)).next;
            if shape::is_sheet_foot(next)
                || shape::page_line(shape::without_interruptions(next)).is_some()
                || shape::page_station(next) == Some(next.len()) && is_bare_page(self.next_line(behind))
            {
                return true;
            }
            if stamped && (shape::is_level_alone(next) || shape::is_glued_level(next)) {
                return true;
            }
            let stamp = shape::is_stamp(next) || stamped && shape::is_end_of_stamp(next, false);
            // The level of this very stamp.
            if stamp && next.starts_with("U.S. ") {
                return true;
            }
            if next.is_empty() || !(stamp || shape::is_level_alone(next)) {
                return !stamped && tail_mark(next);
            }
            stamped |= stamp;
            next = self.next_line(behind);
        }
        false
    }
}

/// Whether a line brings what the word PAGE in the line above lacks: post and number, or a station and its serial, behind
/// which the text may go on.
fn is_station(content: &str) -> bool {
    shape::page_station(content) == Some(content.len()) || shape::relayed_station(content).is_some()
}

/// What an attribute still lacks: its value goes on behind a comma.
fn value_or_more(content: &str) -> Lacking {
    if content.ends_with(',') { Lacking::Value } else { Lacking::Attributes }
}

/// `PAGE 02`, and nothing behind it.
fn is_bare_page(line: &str) -> bool {
    line.starts_with("PAGE ") && words::split(line).count() == 2 && shape::page_line(line).is_some()
}
