//! The labelled form in use since 2010: labels alone on their line, or with the value behind.
//!
//! ```text
//! UNCLASSIFIED
//! SBU
//!
//! MRN:
//! 11 BERN 999
//! Date/DTG: Mar 04, 2011 / 041310Z MAR 11
//! From: AMEMBASSY BERN
//! Action:
//! WASHDC, SECSTATE ROUTINE
//! ```
//!
//! Of the labels only MRN, Date/DTG and From are confirmed by released messages (FORMAT 3.6); the rest is read liberally.

use super::scan::{Phase, Scan, Step};
use super::{Line, Role, shape};
use crate::words;

/// Labels, and what stands behind them. Those of the last group stand behind the text.
const LABELS: [(&str, Role); 33] = [
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
    ("EO", Role::ExecutiveOrder),
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
    ("Subject", Role::Subject),
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
    /// How many bytes it takes with its colon.
    pub(crate) length: usize,
    /// Whether a letter of it is amiss: `Cations:`, `Subj(ect:`.
    pub(crate) misspelt: bool,
}

/// The label at the start of a line.
pub(crate) fn label(line: &str) -> Option<Found> {
    // A letter amiss makes another word of a short label.
    const LONG: usize = 6;
    let colon = line.bytes().take(24).position(|byte| byte == b':')?;
    let word = words::trim(line.get(..colon)?);
    let found = |misspelt| move |(_, role): &(&str, Role)| Found { role: *role, length: colon + 1, misspelt };
    let exact = LABELS.iter().find(|(label, _)| label.eq_ignore_ascii_case(word)).map(found(false));
    let near = || {
        let near = |(label, _): &&(&str, Role)| label.len() >= LONG && words::is_near(word, label);
        LABELS.iter().find(near).filter(|_| word.len() >= LONG).map(found(true))
    };
    exact.or_else(near)
}

/// Whether a line opens a message of this form.
pub(crate) fn opens(line: &str) -> bool {
    label(line).is_some_and(|found| {
        let word = words::trim(line.get(..found.length - 1).unwrap_or_default());
        found.role == Role::MessageNumber || word.eq_ignore_ascii_case("Date/DTG")
    })
}

/// Whether a line is a label without a value.
fn label_alone(line: &str) -> bool {
    label(line).is_some_and(|found| found.length == line.len())
}

/// Whether a label stands behind the text.
fn is_behind(role: Role) -> bool {
    matches!(role, Role::Signature | Role::Drafting | Role::Notice)
}

impl<'a> Scan<'a> {
    /// A line before or behind the text of the labelled form.
    pub(super) fn labelled_line(&mut self, start: usize, content: &'a str, line: Line) -> Step {
        if let Some(Found { role, length, .. }) = label(content) {
            self.labelled = true;
            self.value_told = !words::trim(content.get(length..).unwrap_or_default()).is_empty();
            // Officer, source and reasons have a line each.
            let classified_by = role == Role::ClassifiedBy && self.last == role;
            return Step { continues: classified_by, ..Self::whole(role, line) };
        }
        if shape::is_level_alone(content) {
            return Self::whole(Role::PageFrame, line);
        }
        let numbered = shape::paragraph_number(content).is_some_and(|number| number.pointed || number.marking > 0);
        let open = !self.blank || !self.value_told;
        if !self.behind_text && (numbered && self.last != Role::Reference || !open && self.last == Role::Subject) {
            self.enter_body(start);
            return self.body(start, content, line, true);
        }
        self.value_told = true;
        match self.last {
            Role::Blank => Self::whole(Role::Unknown, line),
            // A line for each of those to whom it is passed.
            Role::Passing if !label_alone(self.last_text()) && !self.passing_goes_on(content) => {
                Self::whole(Role::Passing, line)
            }
            role => Self::continued(role, line),
        }
    }

    /// Whether a line of the text begins what stands behind it; the walk goes on there.
    pub(super) fn ends_labelled_text(&mut self, content: &str) -> bool {
        let behind = self.form == crate::Form::Labelled && label(content).is_some_and(|found| is_behind(found.role));
        if behind {
            self.phase = Phase::Labelled;
            self.behind_text = true;
        }
        behind
    }
}
