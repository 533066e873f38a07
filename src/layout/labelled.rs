//! The labelled form in use since 2010: labels with their values in a column, before the text and behind it.
//!
//! ```text
//!                MRN:               23 ZENDA 2544
//!                Date/DTG:          Sep 16, 2023 / 160150Z SEP 23
//!                From:              AMEMBASSY ZENDA
//!                Action:            WASHDC, SECSTATE Routine
//!                E.O.:              13526
//!                TAGS:              ETRD, SZ
//!                Captions:          SENSITIVE
//!                Reference:         A) 23 ZENDA 2468
//!                                   B) 23 BERN 2166
//!                Subject:           Watch Fair Opens
//!
//!                1. (SBU) The fair opens in April.
//!
//!                Signature:         MODEL
//!
//!                Drafted By:        ZENDA:Sample, Pat
//!                Info:              BERN, AMEMBASSY Routine; OSLO,
//!                                   AMEMBASSY Routine
//! ```
//!
//! Labels and order are those of 23 MEXICO 2544, 01 MOSCOW 13169, 04 ASHGABAT 1028, 85 PORT MORESBY 199 and 94 DUSHANBE 259,
//! released in February 2026; four of them are older telegrams, which stand whole below the labels. `Pass Line:`, and values on
//! the line below their label, were not seen there and are read all the same.

use super::scan::{Phase, Scan, Step};
use super::{Line, Role, line_at, shape};
use crate::Form;
use crate::words;

/// Labels, and what stands behind them.
const LABELS: [(&str, Role); 35] = [
    ("MRN", Role::MessageNumber),
    ("Date/DTG", Role::DateLine),
    ("DTG", Role::DateLine),
    ("Date", Role::DateLine),
    ("From", Role::Originator),
    ("Action", Role::ActionAddressee),
    ("To", Role::ActionAddressee),
    ("Info", Role::InformationAddressee),
    ("XMT", Role::ExemptedAddressee),
    ("E.O.", Role::ExecutiveOrder),
    ("Executive Order", Role::ExecutiveOrder),
    ("Declassify On", Role::ExecutiveOrder),
    ("TAGS", Role::Tags),
    ("Captions", Role::Caption),
    ("Caption", Role::Caption),
    ("References", Role::Reference),
    ("Reference", Role::Reference),
    ("Refs", Role::Reference),
    ("Ref(s)", Role::Reference),
    ("Ref", Role::Reference),
    ("Pass Line", Role::Passing),
    ("Pass", Role::Passing),
    ("Passing", Role::Passing),
    ("Subject", Role::Subject),
    ("Subj", Role::Subject),
    ("Classified By", Role::ClassifiedBy),
    ("Derived From", Role::ClassifiedBy),
    ("Reason", Role::ClassifiedBy),
    ("Signature", Role::Signature),
    ("Drafted By", Role::Drafting),
    ("Cleared By", Role::Drafting),
    ("Approved By", Role::Drafting),
    ("Released By", Role::Drafting),
    ("Attachments", Role::Notice),
    ("Dissemination Rule", Role::Notice),
];

/// A label at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) role: Role,
    /// The label as it should be spelt.
    pub(crate) name: &'static str,
    /// How many bytes it takes with its colon.
    pub(crate) length: usize,
    /// Whether a letter of it is amiss: `Cations:`, `Subj(ect:`.
    pub(crate) misspelt: bool,
}

/// The label at the start of a line.
pub(crate) fn label(line: &str) -> Option<Found> {
    // A letter amiss makes another word of a short label.
    const LONG: usize = 6;
    let colon = colon(line)?;
    let word = words::trim(line.get(..colon)?);
    let found =
        |misspelt| move |&(name, role): &(&'static str, Role)| Found { role, name, length: colon + 1, misspelt };
    let exact = LABELS.iter().find(|(label, _)| letters(label).eq(letters(word))).map(found(false));
    let near = || {
        let near = |(label, _): &&(&str, Role)| label.len() >= LONG && words::is_near(word, label);
        LABELS.iter().find(near).filter(|_| word.len() >= LONG).map(found(true))
    };
    exact.or_else(near)
}

/// What tells one label from another: in `E.O:`, `EO:` and `E.0.:` points come and go.
fn letters(label: &str) -> impl Iterator<Item = u8> {
    let shown = label.bytes().filter(|byte| !matches!(byte, b'.' | b' '));
    shown.map(|byte| if byte == b'0' { b'O' } else { byte.to_ascii_uppercase() })
}

/// Where the colon of a label at the start of the line stands.
fn colon(line: &str) -> Option<usize> {
    const LONGEST: usize = 24;
    line.bytes().take(LONGEST).position(|byte| byte == b':')
}

/// Whether a line begins with a label that is none of this form: `Releaser: ZENDA:Model, Pat`.
fn is_other_label(line: &str) -> bool {
    let Some((label, value)) = colon(line).and_then(|colon| line.split_at_checked(colon)) else { return false };
    let label = words::trim(label);
    label.starts_with(|c: char| c.is_ascii_uppercase())
        && label.bytes().all(|byte| byte.is_ascii_alphabetic() || b" ./-".contains(&byte))
        && words::split(label).count() <= 3
        && value.strip_prefix(':').is_some_and(|value| value.is_empty() || value.starts_with(words::is_blank_char))
}

/// Whether a line opens a message of this form.
pub(crate) fn opens(line: &str) -> bool {
    let first = |word: &str| ["MRN", "Date/DTG"].iter().any(|label| word.eq_ignore_ascii_case(label));
    colon(line).and_then(|colon| line.get(..colon)).is_some_and(|word| first(words::trim(word)))
}

/// Where the walk stands among the labels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sheet {
    /// Whether the message has labels.
    pub(crate) labelled: bool,
    /// The column in which the value of the last label begins; `None` while it has none.
    column: Option<usize>,
    /// Whether values stand in a column of their own, and not right behind their labels.
    aligned: bool,
    /// Where the labels behind the text begin, once the text has begun.
    pub(crate) end: usize,
}

impl Sheet {
    /// That of a message of which no label was met.
    pub(crate) const NONE: Self = Self { labelled: false, column: None, aligned: false, end: usize::MAX };
}

impl<'a> Scan<'a> {
    /// A line before or behind the text of the labelled form.
    pub(super) fn labelled_line(&mut self, start: usize, content: &'a str, line: Line) -> Step {
        self.sheet.labelled = true;
        let column = self.ahead.current().map_or(0, |current| start.saturating_sub(current.start));
        if let Some(Found { role, length, .. }) = label(content) {
            self.meet_value(column, content, length);
            if role == Role::MessageNumber {
                self.read_number(content.get(length..).unwrap_or_default());
            }
            // Officer, source and reasons have a line each.
            let classified_by = role == Role::ClassifiedBy && self.last == role;
            return Step { continues: classified_by, ..Self::whole(role, line) };
        }
        let behind = start >= self.sheet.end;
        if shape::is_level_alone(content) || content == shape::SENSITIVE {
            return Self::whole(Role::PageFrame, line);
        }
        let labels = |below: &str| label(below).is_some_and(|found| !found.stands_behind(below, true));
        let goes_on = self.value_goes_on(column, content, line, labels);
        let numbered = shape::paragraph_number(content).is_some_and(|number| number.pointed || number.marking > 0);
        let listed = self.last == Role::Reference || goes_on && self.sheet.aligned;
        if numbered && !behind && !listed {
            self.enter_body(start);
            return self.body(start, content, line, true);
        }
        if goes_on {
            if self.last == Role::MessageNumber && self.sheet.column.is_none() {
                self.read_number(content);
            }
            self.sheet.column = self.sheet.column.or(Some(column));
            // A line for each of those to whom it is passed.
            let passing = self.last == Role::Passing
                && label(self.last_text()).is_none_or(|found| found.length < self.last_text().len())
                && !self.passing_goes_on(content);
            return Step { continues: !passing, ..Self::whole(self.last, line) };
        }
        if !self.blank && is_other_label(content) {
            self.meet_value(column, content, colon(content).map_or(content.len(), |colon| colon + 1));
            return Self::whole(Role::Unknown, line);
        }
        if behind {
            let end = super::scan::tail_mark(content);
            return Self::whole(if end { Role::EndOfMessage } else { Role::Unknown }, line);
        }
        let heading = self.heading_role(content).is_some();
        let begins = |below: &str| shape::page_line(below).is_some() || self.heading_role(below).is_some();
        let above = !heading && self.is_near(line, begins);
        if (heading || above) && self.telegram_follows(start) {
            if above {
                return Self::whole(Role::Unknown, line);
            }
            self.enter_telegram();
            return self.heading(start, content, line);
        }
        let last = matches!(self.last, Role::Subject | Role::ClassifiedBy);
        if !last && self.is_near(line, labels) {
            return Self::whole(Role::Unknown, line);
        }
        self.enter_body(start);
        self.body(start, content, line, true)
    }

    /// Learns where the value of a label stands that takes `length` bytes of a line.
    fn meet_value(&mut self, column: usize, content: &str, length: usize) {
        let value = content.get(length..).unwrap_or_default();
        let blanks = value.len() - value.trim_start_matches(words::is_blank_char).len();
        self.sheet.column = (blanks < value.len()).then_some(column + length + blanks);
        self.sheet.aligned = blanks > 1;
    }

    /// Whether a line in this column goes on with the value above. `labels` knows those that stand before the text.
    fn value_goes_on(&self, column: usize, content: &str, line: Line, labels: impl Fn(&str) -> bool) -> bool {
        // A scan moves columns a little, and on the next page more.
        const SHIFT: usize = 2;
        const PAGE: usize = 6;
        match self.sheet.column {
            _ if self.last == Role::Blank => false,
            // A subject has a value, and so has a label above others.
            None => !self.blank || self.cut || self.last == Role::Subject || self.is_near(line, labels),
            Some(value) if self.cut => self.sheet.aligned && column.abs_diff(value) <= PAGE,
            Some(_) if self.blank => false,
            Some(value) if self.sheet.aligned => column + SHIFT >= value,
            Some(_) => !is_other_label(content),
        }
    }

    /// Learns post and number of the message from the value of `MRN`.
    fn read_number(&mut self, value: &'a str) {
        let (_, named) = words::digits(words::trim(value));
        let figures = named.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (post, number) = named.split_at(named.len() - figures);
        (self.post, self.number) = (words::trim(post), number);
    }

    /// Whether one of the lines below is such a line.
    fn is_near(&self, line: Line, is_such: impl Fn(&str) -> bool) -> bool {
        const LINES: usize = 8;
        let mut next = line.next;
        for _ in 0..LINES {
            if next >= self.text.len() {
                break;
            }
            let below = self.ahead.line(self.text, next);
            if is_such(below.content) {
                return true;
            }
            next = below.line.next;
        }
        false
    }

    /// Whether a page line or classification line at or below `start` has the number of the message: an older telegram
    /// stands whole below its labels.
    pub(super) fn telegram_follows(&self, start: usize) -> bool {
        const LINES: usize = 120;
        let own = self.number.trim_start_matches('0');
        let is_own = |number: &str| number.trim_start_matches('0') == own;
        let mut next = start;
        for _ in 0..LINES {
            if next >= self.text.len() || own.is_empty() {
                break;
            }
            let line = line_at(self.text, next);
            let content = words::trim(self.slice(next, line.end));
            if shape::page_line(content).is_some() && words::split(content).skip(2).any(is_own)
                || shape::classification(content).is_some_and(|parts| is_own(parts.number))
            {
                return true;
            }
            next = line.next;
        }
        false
    }

    /// Goes on to the telegram below the labels: it is read as if it stood alone, in whatever form it was.
    pub(super) fn enter_telegram(&mut self) {
        self.asked = None;
        self.form = Form::Telegram;
        self.phase = Phase::Heading;
        self.last = Role::Blank;
        self.forget_labels();
    }

    /// Where the labels behind a text begin that begins at `start`.
    pub(super) fn labels_behind(&self, start: usize) -> usize {
        let mut next = start;
        let mut blank = false;
        while next < self.text.len() {
            let line = line_at(self.text, next);
            let content = words::trim(self.slice(next, line.end));
            // The letters with which they begin.
            let may_be = matches!(content.as_bytes().first(), Some(b'A'..=b'Z' | b'a'..=b'z'));
            if may_be && label(content).is_some_and(|found| found.stands_behind(content, blank)) {
                return next;
            }
            blank = content.is_empty();
            next = line.next;
        }
        self.text.len()
    }
}

impl Found {
    /// Whether the label of a line stands behind the text. Behind a text in which a line may begin with it, only below a
    /// blank line.
    fn stands_behind(self, line: &str, blank: bool) -> bool {
        match self.role {
            Role::Signature => true,
            Role::Drafting | Role::Notice => blank,
            // Prose has small letters.
            Role::InformationAddressee | Role::ExemptedAddressee => {
                let value = words::first(words::trim(line.get(self.length..).unwrap_or_default())).0;
                blank && !value.bytes().any(|byte| byte.is_ascii_lowercase())
            }
            _ => false,
        }
    }
}
