//! The state machine of the layout: the only place that knows the order of a message and its dialects.
//!
//! A message has a heading, a preamble (classification line to references) and a body, each a phase with a file of its
//! own; here is what they share: where the walk stands, and what may stand anywhere (page and section lines, stamps).

use memchr::memmem;
use smallvec::SmallVec;

use super::ahead::{Ahead, Known};
use super::label::{self, Label};
use super::labelled::Sheet;
use super::{Line, Role, boundary, line_at, shape, tail::Tail};
use crate::Form;
use crate::words;

/// One step of the walk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) role: Role,
    pub(crate) end: usize,
    pub(crate) continues: bool,
}

/// The part of a message in which the walk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    Heading,
    Preamble,
    Body,
    /// Behind `BT` of a military message, before its free text.
    Military,
    /// Before and behind the text of the labelled form.
    Labelled,
    /// The attributes of an archive's record.
    Attributes,
}

/// Counts paragraphs: which number is to come, and what a damaged one means.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sequence {
    /// The last number, 0 before the first.
    pub(crate) last: u32,
    /// Whether paragraphs of this text have pilcrows.
    pub(crate) pilcrows: bool,
    /// Whether paragraphs of this text have portion marks.
    pub(crate) markings: bool,
    /// Whether the numbers of this text have a bracket in place of the point: `1)`.
    pub(crate) bracketed: bool,
    /// The last number of a list inside the paragraph, 0 where there is none.
    pub(crate) items: u32,
}

impl Sequence {
    /// The value of a number where a pilcrow may have been read as the digit 1: `14.` after paragraph 3 of a text with
    /// pilcrows is paragraph 4.
    pub(crate) fn read(&self, number: &shape::ParagraphNumber) -> u32 {
        let next = self.last + 1;
        let one = if next < 10 { 10 } else { 100 };
        if self.pilcrows && !number.pilcrow && number.value != next && number.value == one + next {
            next
        } else {
            number.value
        }
    }

    /// The first paragraph below the labels is the first of all: `11.` there is paragraph 1, its pilcrow read as a digit.
    pub(crate) fn expect_pilcrows(&mut self, number: &shape::ParagraphNumber, below_labels: bool) {
        self.pilcrows |= self.last == 0 && below_labels && number.value == 11 && !number.pilcrow && number.pointed;
    }

    /// Goes on to the paragraph `number`.
    pub(crate) fn pass(&mut self, number: &shape::ParagraphNumber) -> u32 {
        self.bracketed |= self.last == 0 && number.bracket;
        self.last = self.read(number);
        self.pilcrows |= number.pilcrow;
        self.markings |= number.marking > 0;
        self.items = 0;
        self.last
    }

    /// A number that counts the items of a list.
    pub(crate) fn pass_item(&mut self, number: &shape::ParagraphNumber) {
        if number.value == 1 || self.items > 0 && number.value == self.items + 1 {
            self.items = number.value;
        }
    }
}

/// The next place of a needle in the text; looked up anew only when it was passed, so that all look-ups together pass
/// over the text once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Needle {
    needle: &'static str,
    next: usize,
    searched: bool,
}

impl Needle {
    const fn new(needle: &'static str) -> Self {
        Self { needle, next: 0, searched: false }
    }

    /// The first place at or behind `at`; the length of the text where there is none.
    pub(crate) fn find(&mut self, text: &str, at: usize) -> usize {
        if !self.searched || self.next < at {
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            self.next = memmem::find(rest, self.needle.as_bytes()).map_or(text.len(), |found| at + found);
            self.searched = true;
        }
        self.next
    }
}

/// Where the walk stands.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about what was walked so far")]
pub(crate) struct Scan<'a> {
    /// The text up to the end of the message, once that is known.
    pub(crate) text: &'a str,
    /// Where the message begins, and whether its end was looked for.
    begins: usize,
    bounded: bool,
    /// The form that the caller names, and that which the lines show.
    pub(crate) asked: Option<Form>,
    /// Whether the walk is wanted only up to the first line of the body.
    pub(crate) preamble_only: bool,
    pub(crate) form: Form,
    pub(crate) phase: Phase,
    /// Where the heading begins; a cover stands before it.
    cover: usize,
    /// The role of the last piece that was no interruption.
    pub(crate) last: Role,
    /// Where the content of that piece stands.
    pub(crate) last_content: (usize, usize),
    /// Whether a blank line stands behind it.
    pub(crate) blank: bool,
    /// Whether a page or section line stands behind it.
    pub(crate) cut: bool,
    /// Whether there was a classification line, and any label.
    pub(crate) classified: bool,
    pub(crate) labelled: bool,
    /// Which labels were met, by their place in [`label::Label`].
    labels: [bool; 5],
    /// Where the first label stands; 0 while it was not looked for, the length of the text where there is none.
    first_label: usize,
    /// Post and number of the classification line.
    pub(crate) post: &'a str,
    pub(crate) number: &'a str,
    pub(crate) numbers: Sequence,
    /// Whether there was an originator.
    pub(crate) has_originator: bool,
    /// Whether a blank line stands between all lines of the heading.
    pub(crate) double_spaced: bool,
    /// Whether the walk is in a section behind the first: its paragraphs go on with any number.
    pub(crate) later_section: bool,
    /// Where the last line begins that the body handed back to the preamble.
    pub(crate) handed_back: Option<usize>,
    /// Whether a stamp stands right above.
    stamped: bool,
    /// Whether a page line lacks post and number, which stand in the next line.
    page_open: bool,
    /// Whether the walk is inside another telegram that is quoted.
    pub(crate) quoted: bool,
    /// Where the copy of the text ends that stands above the message.
    copy_end: usize,
    /// Where the heading stands again, above a later section.
    again: usize,
    /// Where the attributes begin.
    pub(crate) attributes: usize,
    /// Whether the number of a general message was met.
    pub(crate) numbered: bool,
    /// Whether the text is made of sets, and the role of the one that goes on.
    pub(crate) sets: bool,
    pub(crate) open_set: Option<Role>,
    /// Where the walk stands among the labels of the labelled form.
    pub(crate) sheet: Sheet,
    /// The end of the message; looked for when the body begins.
    pub(crate) tail: Option<Tail>,
    pub(crate) section_counts: Needle,
    pub(crate) page_lines: Needle,
    pub(crate) captions: Needle,
    pub(crate) rules: Needle,
    pub(crate) ahead: Ahead<'a>,
    pub(crate) stamps: Needle,
}

impl<'a> Scan<'a> {
    /// The walk over the message that begins at `begins`. Its end is looked for at once, if the `whole` of it is wanted.
    pub(crate) fn new(text: &'a str, begins: usize, asked: Option<Form>, whole: bool) -> Self {
        let mut scan = Self {
            text,
            begins,
            bounded: false,
            asked,
            preamble_only: !whole,
            form: asked.unwrap_or_default(),
            phase: Phase::Heading,
            cover: 0,
            last: Role::Blank,
            last_content: (0, 0),
            blank: false,
            cut: false,
            classified: false,
            labelled: false,
            labels: [false; 5],
            first_label: 0,
            post: "",
            number: "",
            numbers: Sequence::default(),
            has_originator: false,
            double_spaced: false,
            later_section: false,
            handed_back: None,
            stamped: false,
            page_open: false,
            quoted: false,
            copy_end: 0,
            again: usize::MAX,
            attributes: usize::MAX,
            numbered: false,
            sets: false,
            open_set: None,
            sheet: Sheet::NONE,
            tail: None,
            section_counts: Needle::new(" 00"),
            page_lines: Needle::new("PAGE "),
            captions: Needle::new("SIPDIS"),
            rules: Needle::new("----"),
            ahead: Ahead::new(),
            stamps: Needle::new(STAMP),
        };
        if whole {
            scan.find_end();
        } else {
            scan.find_near_end();
        }
        scan.cover = cover_end(scan.text, boundary::first_content(text.as_bytes(), begins));
        scan
    }

    /// What stands at `at`, and how far it goes. `fresh`: a line begins there.
    pub(crate) fn step(&mut self, at: usize, fresh: bool) -> Step {
        self.ahead.advance(self.text, at);
        let Known { start: begins, line, content } = self.ahead.current().unwrap_or_default();
        let rest = self.slice(at, line.end);
        let content = if begins == at { content } else { words::trim(rest) };
        if content.is_empty() {
            self.blank = true;
            return Step { role: Role::Blank, end: line.next, continues: false };
        }
        let start = at + words::offset(rest, content);
        if start < self.cover {
            return Self::cover(content, line);
        }
        if start < self.copy_end {
            let role = if boundary::is_record_title(content) { Role::RecordTitle } else { Role::Copy };
            return Self::whole(role, line);
        }
        if start >= self.again {
            self.again = boundary::heading_again(self.text.as_bytes(), start);
            if self.phase != Phase::Attributes {
                self.phase = Phase::Heading;
            }
        }
        if start >= self.attributes {
            self.phase = Phase::Attributes;
        } else if let Some(step) = self.interruption(start, content, line) {
            if step.role == Role::PageFrame || step.role == Role::PageLine {
                self.find_end();
            }
            let paged = step.role == Role::PageLine && self.phase == Phase::Labelled && start < self.sheet.end;
            if paged && self.telegram_follows(start) {
                self.enter_telegram();
            }
            self.note_form(step.role);
            self.cut = true;
            return step;
        }
        let step = match self.phase {
            Phase::Heading => self.heading(start, content, line),
            Phase::Preamble => self.preamble(start, content, line, fresh),
            Phase::Body if start >= self.sheet.end => {
                self.phase = Phase::Labelled;
                self.labelled_line(start, content, line)
            }
            Phase::Body => self.body(start, content, line, fresh),
            Phase::Military => self.military_line(start, content, line, fresh),
            Phase::Labelled => self.labelled_line(start, content, line),
            Phase::Attributes => self.attribute(content, line),
        };
        self.has_originator |= step.role == Role::Originator;
        if step.role == Role::ActionAddressee && self.last == Role::Originator {
            self.double_spaced = self.blank;
        }
        self.note_form(step.role);
        if step.role == Role::Caption && self.is_stray_in_label(fresh, line) {
            self.cut = true;
            return step;
        }
        if !step.role.is_interruption() {
            self.last = step.role;
            self.last_content = (start, step.end.min(line.end));
            self.blank = false;
            self.cut = false;
        }
        step
    }

    /// Whether lines that only `form` knows are looked for.
    pub(crate) fn allows(&self, form: Form) -> bool {
        self.asked.is_none_or(|asked| asked == form)
    }

    /// Whether a caption stands in the middle of a labelled line: it is passed over like a page line.
    fn is_stray_in_label(&self, fresh: bool, line: Line) -> bool {
        let field = matches!(self.last, Role::Subject | Role::Reference | Role::ClassifiedBy | Role::Tags);
        if !field || !fresh {
            return field;
        }
        let below = self.next_physical_line(line);
        !below.is_empty()
            && label::at_start(below, None).is_none()
            && !super::caption::is_caption(below)
            && shape::paragraph_number(below).is_none()
    }

    /// Learns from a line of the heading that a printer wrote it.
    fn note_form(&mut self, role: Role) {
        let printed = matches!(
            role,
            Role::PageLine
                | Role::Distribution
                | Role::RelayLine
                | Role::ShortNumber
                | Role::Drafting
                | Role::RecordTitle
                | Role::LostText
        );
        if printed && self.form == Form::Telegram && self.phase == Phase::Heading && self.asked.is_none() {
            self.form = Form::Printout;
        }
    }

    /// Looks for the end of the message, once.
    pub(crate) fn find_end(&mut self) {
        if !self.bounded {
            self.end_at(boundary::extent(self.text.as_bytes(), self.begins));
            self.ahead.forget();
        }
    }

    /// The message reaches so far.
    fn end_at(&mut self, extent: boundary::Extent) {
        self.bounded = true;
        self.text = self.text.get(..extent.end).unwrap_or(self.text);
        // Only print-outs have one.
        self.copy_end = if self.allows(Form::Printout) { extent.copy_end } else { 0 };
        self.again = extent.again;
    }

    /// Looks for the end of the message where its heading and labels may stand.
    fn find_near_end(&mut self) {
        const NEAR: usize = 6 << 10;
        let end = self.text.len().min(self.begins.saturating_add(NEAR));
        let near = self.text.as_bytes().get(..end).unwrap_or_default();
        if let Some(extent) = boundary::extent_within(near, self.begins, end == self.text.len()) {
            self.end_at(extent);
        }
    }

    /// Whether a label stands at or behind `at`, at most a hundred lines on.
    pub(crate) fn label_follows(&mut self, at: usize) -> bool {
        const LINES: usize = 100;
        const LENGTH: usize = 400;
        if self.first_label == 0 {
            let mut next = at;
            self.first_label = self.text.len();
            for _ in 0..LINES {
                if next >= self.text.len() {
                    break;
                }
                let line = line_at(self.text, next);
                let content = words::trim(self.slice(next, line.end));
                let inside = content.len() < LENGTH && label::inside(content).is_some();
                if inside || label::at_start(content, None).is_some() {
                    self.first_label = line.end;
                    break;
                }
                next = line.next;
            }
        }
        at <= self.first_label && self.first_label < self.text.len()
    }

    /// Whether the label was met before.
    pub(crate) fn has_label(&self, label: Label) -> bool {
        self.labels.get(label as usize).copied().unwrap_or_default()
    }

    /// The labels are still to come.
    pub(crate) fn forget_labels(&mut self) {
        self.labelled = false;
        self.labels = [false; 5];
        self.first_label = 0;
    }

    /// A label was met.
    pub(crate) fn meet_label(&mut self, label: Label) {
        self.labelled = true;
        if let Some(met) = self.labels.get_mut(label as usize) {
            *met = true;
        }
    }

    /// The line around the byte `at`, if it is known and surely not cut by the end of the message.
    pub(crate) fn line_around(&self, at: usize) -> Option<Line> {
        let current = self.ahead.current()?;
        (current.start <= at && at < current.line.next && current.line.next < self.text.len()).then_some(current.line)
    }

    pub(crate) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The content of the last piece that was no interruption, without blanks around it.
    pub(crate) fn last_text(&self) -> &'a str {
        words::trim(self.slice(self.last_content.0, self.last_content.1))
    }

    /// A piece to the end of the line.
    pub(crate) fn whole(role: Role, line: Line) -> Step {
        Step { role, end: line.next, continues: false }
    }

    /// A piece to the end of the line that goes on with the last one of its role.
    pub(crate) fn continued(role: Role, line: Line) -> Step {
        Step { role, end: line.next, continues: true }
    }

    /// A piece that ends at `end`, or with the line where only blanks follow.
    pub(crate) fn part(&self, role: Role, end: usize, line: Line) -> Step {
        let behind = self.slice(end, line.end);
        let rest = behind.trim_start_matches(words::is_blank_char);
        let end = if words::trim(rest).is_empty() { line.next } else { line.end - rest.len() };
        Step { role, end, continues: false }
    }

    /// The content of the next line that is not blank, looking over at most three blank ones.
    pub(crate) fn next_line(&self, mut next: usize) -> &'a str {
        for _ in 0..4 {
            if next >= self.text.len() {
                break;
            }
            let below = self.ahead.line(self.text, next);
            if !below.content.is_empty() {
                return below.content;
            }
            next = below.line.next;
        }
        ""
    }

    /// What may stand anywhere and belongs to no part of the message: page lines and the levels that frame them,
    /// section lines, stamps.
    fn interruption(&mut self, start: usize, content: &'a str, line: Line) -> Option<Step> {
        let page_open = core::mem::take(&mut self.page_open);
        let stamped = core::mem::take(&mut self.stamped);
        // The codes of a stamp may stand below it, or who released the message and when.
        let released = || shape::is_release_foot(content) || shape::is_release_foot(self.next_physical_line(line));
        if stamped && (shape::are_exemptions(content) || released()) {
            self.stamped = !shape::are_exemptions(content);
            return Some(Self::continued(Role::ReleaseMark, line));
        }
        if page_open && shape::page_station(content) == Some(content.len()) {
            return Some(Self::continued(Role::PageLine, line));
        }
        let role = match content.as_bytes().first()? {
            b'P' if content.starts_with("PAGE ") => {
                let cut_off = line.end == self.text.len();
                let length = if cut_off { shape::cut_page_line(content) } else { shape::page_line(content) }?;
                self.page_open = length <= 8;
                return Some(self.part(Role::PageLine, start + length, line));
            }
            b'A'..=b'Z' | b'a'..=b'z' => {
                // `PARIS 00002069  002 OF 004`; the cheap look first.
                if content.as_bytes().iter().take(14).any(u8::is_ascii_digit) {
                    if let Some(length) = shape::section_line(content) {
                        return Some(self.part(Role::SectionLine, start + length, line));
                    }
                }
                if self.stamps.find(self.text, start) < line.end || begins_stamp(content) {
                    self.stamped = true;
                    Role::ReleaseMark
                } else if shape::level_word(content, false).is_some() && self.is_page_frame(content, line)
                    || shape::is_glued_level(content) && self.frames_page(line)
                    || shape::is_page_foot(content)
                    || content == shape::SENSITIVE && self.sheet.labelled && self.phase == Phase::Body
                {
                    Role::PageFrame
                } else {
                    return None;
                }
            }
            b'*' if is_stamp(content) => Role::ReleaseMark,
            // The archive's re-coding left these signs alone in a line.
            0xC2 if content.chars().all(|c| c == '¿' || c == ' ') => Role::Rule,
            _ => return None,
        };
        Some(Self::whole(role, line))
    }

    /// Whether a line that begins with a level frames a page.
    fn is_page_frame(&self, content: &str, line: Line) -> bool {
        shape::is_page_head(content) && self.frames_page(line)
            || shape::is_level_alone(content) && (self.phase == Phase::Body || self.frames_page(line))
            || shape::is_marked_level(content)
                && (self.phase == Phase::Body || self.phase == Phase::Preamble && self.labelled)
    }

    /// Whether a level on a line of its own belongs to a page: a page line follows it (perhaps behind another level),
    /// or the end of the message.
    fn frames_page(&self, line: Line) -> bool {
        let mut next = self.next_line(line.next);
        if !next.is_empty() && shape::is_level_alone(next) {
            let behind = words::offset(self.text, next);
            next = self.next_line(line_at(self.text, behind).next);
        }
        // A stamp may stand between them.
        if !next.is_empty() && is_stamp(next) {
            let behind = words::offset(self.text, next);
            next = self.next_line(line_at(self.text, behind).next);
            return shape::page_line(next).is_some() || shape::is_level_alone(next) || shape::is_glued_level(next);
        }
        shape::page_line(next).is_some() || tail_mark(next)
    }

    /// The first section or page line inside `start..end`, but not at its start: where it begins.
    pub(crate) fn cut_before(&mut self, start: usize, end: usize) -> Option<usize> {
        let mut first = None;
        let mut at = start;
        loop {
            let found = self.section_counts.find(self.text, at);
            if found >= end {
                break;
            }
            if shape::section_count(self.slice(found + 1, end)).is_some() {
                first = self.post_before(start, found);
                break;
            }
            at = found + 1;
        }
        let mut at = start + 1;
        loop {
            let found = self.page_lines.find(self.text, at);
            if found >= end || first.is_some_and(|first| first < found) {
                break;
            }
            if shape::page_line(self.slice(found, end)).is_some_and(|length| length > 7) {
                first = Some(self.level_before(start, found));
                break;
            }
            at = found + 1;
        }
        first.filter(|&first| first > start)
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

    /// Where the level before the page line at `page` begins, if one stands there, else `page` itself.
    fn level_before(&self, start: usize, page: usize) -> usize {
        let before = self.slice(start, page).trim_end_matches(' ');
        for word in ["LIMITED OFFICIAL USE", "UNCLASSIFIED", "CONFIDENTIAL", "TOP SECRET", "SECRET"] {
            if before.ends_with(word) && before.len() + 1 < page - start {
                return start + before.len() - word.len();
            }
        }
        page
    }
}

/// The end of the cover of a print-out: where the transmission identifier stands, if no date line stands before it. 0 where
/// there is no cover.
fn cover_end(text: &str, begins: usize) -> usize {
    const LENGTH: usize = 4096;
    let head = text.as_bytes().get(begins..text.len().min(begins + LENGTH)).unwrap_or_default();
    let Some(found) = memmem::find_iter(head, b"VZCZC")
        .find(|&at| at == 0 || matches!(head.get(at - 1), Some(b'\n' | b'\r' | b'\x0c')))
    else {
        return 0;
    };
    let before = text.get(begins..begins + found).unwrap_or_default();
    let message = |line| shape::is_date_line(line) || shape::is_calling_station(line) || tail_mark(line);
    let is_message = before.split(['\n', '\r']).any(|line| message(words::trim(line)));
    if is_message || found == 0 { 0 } else { begins + found }
}

/// The stamp that may stand anywhere in a line.
const STAMP: &str = "Declassified/Released US Department of State";

/// A stamp of those who released the message.
pub(crate) fn is_stamp(line: &str) -> bool {
    begins_stamp(line) || memmem::find(line.as_bytes(), STAMP.as_bytes()).is_some()
}

/// A stamp that stands at the start of its line.
fn begins_stamp(line: &str) -> bool {
    if !line.starts_with(['S', 'R', 'U', 'D', 'P', 'C', '*']) {
        return false;
    }
    shape::is_release_words(line)
        || shape::is_release_case(line)
        || line.starts_with("Systematic Review ") && line.len() < 40
        || line.starts_with("Review ") && line.len() < 24 && line.ends_with(|c: char| c.is_ascii_digit())
        || line.starts_with("RELEASED IN ")
        || line.starts_with("UNCLASSIFIED U.S. Department of State Case No")
        || line == "UNITED STATES DEPARTMENT OF STATE"
        || line.starts_with("REVIEW AUTHORITY:")
        || line.starts_with("DATE/CASE ID:")
        || line == "Page is not available"
        || line.starts_with("*** Current ")
        || ["Current Class: ", "Current Handling: ", "Case Number: ", "SOURCE: CBLEX"]
            .iter()
            .any(|key| line.starts_with(key))
        || line.strip_prefix("Document Number: ").is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// What stands behind the end of a message: `NNNN`.
pub(crate) fn tail_mark(line: &str) -> bool {
    if !line.starts_with(['N', 'n', 'E', 'e', '<', '«']) {
        return false;
    }
    let word = words::first(line).0;
    (word.len() == 3 || word.len() == 4) && word.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'N'))
        || line.starts_with("NNNNMAFVVZCZ")
        || line.eq_ignore_ascii_case("End Cable Text")
        || line.starts_with("<< END OF DOCUMENT")
        || line.starts_with("« END OF DOCUMENT")
}
