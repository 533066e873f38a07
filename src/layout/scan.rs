//! The state machine of the layout: the only place that knows the order of a message and its dialects.
//!
//! A message has a heading, a preamble (classification line to references) and a body, each a phase with a file of its
//! own; here is what they share: where the walk stands, and what may stand anywhere (page and section lines, stamps).

use super::ahead::{Ahead, Known};
use super::interruption::Lacking;
use super::label::{self, Label};
use super::labelled::Sheet;
use super::shape::Notation;
use super::{Line, Role, boundary, line_at, shape, tail::Tail};
use crate::Form;
use crate::words;
use memchr::memmem;

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
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the numbers of the text")]
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
    /// Whether the numbers of this text are roman: `I.`
    pub(crate) roman: bool,
    /// The last number of a list inside the paragraph, by the notation of its numbers; 0 where there is none.
    items: [u32; 3],
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

    /// No list goes on.
    pub(crate) fn end_lists(&mut self) {
        self.items = [0; 3];
    }

    /// Goes on to the paragraph `number`.
    pub(crate) fn pass(&mut self, number: &shape::ParagraphNumber) -> u32 {
        self.bracketed |= self.last == 0 && number.notation != Notation::Point;
        self.last = self.read(number);
        self.pilcrows |= number.pilcrow;
        self.markings |= number.marking > 0 && !number.entire;
        self.end_lists();
        self.last
    }

    /// Whether a number has brackets, and those of the paragraphs have none: it counts items, with a mark or without.
    pub(crate) fn is_item(&self, number: &shape::ParagraphNumber) -> bool {
        number.notation != Notation::Point && !self.bracketed && self.last > 0
    }

    /// A number that counts the items of a list.
    pub(crate) fn pass_item(&mut self, number: &shape::ParagraphNumber) {
        let next = self.next_item(number);
        if let Some(item) = self.items.get_mut(number.notation as usize) {
            if number.value == 1 || number.value == next {
                *item = number.value;
            }
        }
    }

    /// The next number of the list that counts as `number` does, 0 where there is none.
    pub(crate) fn next_item(&self, number: &shape::ParagraphNumber) -> u32 {
        self.items.get(number.notation as usize).map_or(0, |&item| if item > 0 { item + 1 } else { 0 })
    }
}

/// The next place of a needle in the text; looked up anew only when it was passed, so that all look-ups together pass
/// over the text once.
#[derive(Clone, Debug)]
pub(crate) struct Needle {
    needle: memmem::Finder<'static>,
    /// Up to where it is known, and whether it stands there: else it may stand there or behind.
    next: usize,
    found: bool,
}

impl Needle {
    fn new(needle: &'static str) -> Self {
        Self { needle: memmem::Finder::new(needle), next: 0, found: false }
    }

    /// The first place in `at..end`, as far as its first letter goes.
    #[inline]
    pub(crate) fn find(&mut self, text: &str, at: usize, end: usize) -> Option<usize> {
        if self.next >= end { None } else { self.look(text, at, end) }
    }

    #[inline(never)]
    fn look(&mut self, text: &str, at: usize, end: usize) -> Option<usize> {
        // Who reads only the heading need not look through all of the text.
        const NEAR: usize = 4 << 10;
        if self.next < at {
            (self.next, self.found) = (at, false);
        }
        while !self.found && self.next < end {
            let far = if self.next == at { (at + NEAR).max(end) } else { text.len() };
            let window = text.len().min(far + self.needle.needle().len());
            let rest = text.as_bytes().get(self.next..window).unwrap_or_default();
            let found = self.needle.find(rest);
            self.found = found.is_some();
            self.next = found.map_or(if window == text.len() { usize::MAX } else { far }, |found| self.next + found);
        }
        (self.found && self.next < end).then_some(self.next)
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
    /// Whether the distribution stands above, and no date line yet.
    pub(crate) distributed: bool,
    /// Whether there was an originator.
    pub(crate) has_originator: bool,
    /// Whether a blank line stands between all lines of the heading.
    pub(crate) double_spaced: bool,
    /// Whether the walk is in a section behind the first: its paragraphs go on with any number.
    pub(crate) later_section: bool,
    /// Up to where no roman number is the first of several.
    pub(crate) no_roman: usize,
    /// Where the last line begins that the body handed back to the preamble.
    pub(crate) handed_back: Option<usize>,
    /// What the interruption right above lacks.
    pub(super) lacking: Lacking,
    /// Where the heading ends that stands in several lines, and whether the last rule closes a heading.
    pub(crate) title_end: usize,
    pub(crate) closes_title: bool,
    /// Whether the walk is inside another telegram that is quoted.
    pub(crate) quoted: bool,
    /// Where the copy of the text ends that stands above the message.
    copy_end: usize,
    /// Where the heading stands again, above a later section.
    again: usize,
    /// Whether attributes of an archive's record stand in the message, and where they begin.
    pub(crate) has_attributes: bool,
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
    /// What a system put before the end of a line once more.
    pub(super) copies: Needle,
    pub(crate) rules: Needle,
    pub(crate) ahead: Ahead<'a>,
    /// The words of stamps.
    pub(crate) stamps: [Needle; 2],
    /// A number, perhaps, with a mark behind it.
    pub(crate) marks: Needle,
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
            distributed: false,
            has_originator: false,
            double_spaced: false,
            later_section: false,
            no_roman: 0,
            handed_back: None,
            lacking: Lacking::Nothing,
            title_end: 0,
            closes_title: false,
            quoted: false,
            copy_end: 0,
            again: usize::MAX,
            has_attributes: false,
            attributes: usize::MAX,
            numbered: false,
            sets: false,
            open_set: None,
            sheet: Sheet::NONE,
            tail: None,
            section_counts: Needle::new(" 00"),
            page_lines: Needle::new("PAGE "),
            captions: Needle::new("SIPDIS"),
            copies: Needle::new(" Q"),
            rules: Needle::new("----"),
            ahead: Ahead::new(),
            stamps: shape::STAMPS.map(Needle::new),
            marks: Needle::new(". ("),
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
        }
        let lacking = self.lacking;
        let mut line = line;
        let mut content = content;
        if self.phase != Phase::Attributes {
            let found = self.first_interruption(start, line);
            let cut = found.map(|found| found.start).or_else(|| self.level_at_end(start, content, line));
            // The line reaches to the first thing in it that interrupts the message.
            if let Some(cut) = cut.filter(|&cut| cut > start) {
                line.end = cut;
                content = words::trim(self.slice(start, cut));
            }
            if let Some(step) = self.interruption(start, content, line, found.filter(|found| found.start == start)) {
                if step.role == Role::PageFrame || step.role == Role::PageLine {
                    self.find_end();
                }
                let paged = step.role == Role::PageLine && self.phase == Phase::Labelled && start < self.sheet.end;
                if paged && self.telegram_follows(start) {
                    self.enter_telegram();
                }
                self.note_form(step.role);
                self.cut = true;
                return self.within(step, line);
            }
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
        let step = self.within(step, line);
        // Post and number of a page line stand below its distribution.
        if step.role == Role::Distribution {
            self.lacking = lacking;
        }
        self.distributed = step.role == Role::Distribution
            || self.distributed && !matches!(step.role, Role::DateLine | Role::Originator);
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

    /// A step that goes no further than to what cuts its line.
    fn within(&self, step: Step, line: Line) -> Step {
        let cut = self.ahead.current().is_some_and(|current| line.end < current.line.end);
        Step { end: if cut { step.end.min(line.end) } else { step.end }, ..step }
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
                | Role::Attribute
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
        self.has_attributes = extent.has_attributes && self.allows(Form::Printout);
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
