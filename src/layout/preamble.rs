//! The preamble: from the classification line to what stands before the first paragraph.
//!
//! ```text
//! S E C R E T SECTION 01 OF 02 BERN 000881
//! SIPDIS
//! DEPT FOR P, E, ISN/RA, IO/T
//! E.O. 12958: DECL: 09/10/2027
//! TAGS: MNUC, KNNP, SZ
//! SUBJECT: A SUBJECT THAT RUNS ON
//! TO A SECOND LINE
//! REF: A. STATE 124823
//!      B. BERN 860
//! Classified By: Charge d'Affaires a.i. Pat Model; reasons 1.4(b) and (
//! d).
//! ```

use super::caption::{captions_length, is_caption, is_level_caption, is_token};
use super::label::{self, Label};
use super::passing::{self, is_passing};
use super::scan::{Phase, Scan, Step};
use super::shape;
use super::{Line, Role, heading, labelled, military, record};
use crate::Form;
use crate::tables;
use crate::words;

impl<'a> Scan<'a> {
    /// A line of the preamble, or a part of one.
    pub(crate) fn preamble(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Step {
        // A line may be cut into many pieces: what tells them apart stands near.
        let whole = content;
        let content = words::head(content, NEAR);
        if let Some(step) = self.classification(start, content, line) {
            return step;
        }
        if super::scan::tail_mark(content) || shape::is_cancellation(content) {
            self.enter_body(start);
            return self.body(start, whole, line, fresh);
        }
        if let Some(continues) = self.lettered_reference(content, line) {
            self.meet_label(Label::Reference);
            let end = self.field_end(Role::Reference, start, 1, line);
            return Step { continues, ..self.part(Role::Reference, end, line) };
        }
        if let Some(found) = self.label_here(content, self.field()) {
            self.meet_label(found.label);
            let role = match found.label {
                Label::ExecutiveOrder => Role::ExecutiveOrder,
                Label::Tags => Role::Tags,
                Label::Subject => Role::Subject,
                Label::Reference => Role::Reference,
                Label::ClassifiedBy => Role::ClassifiedBy,
            };
            let end = self.field_end(role, start, found.length.max(1), line);
            return self.part(role, end, line);
        }
        let sets = military::opens_sets(content) || self.form == Form::Military && military::is_common_set(content);
        if sets && self.allows(Form::Military) {
            self.form = Form::Military;
            self.phase = Phase::Military;
            return self.military_line(start, whole, line, fresh);
        }
        if !self.labelled {
            if let Some(step) = self.stray_heading(start, content, line) {
                return step;
            }
            if self.allows(Form::Labelled) && labelled::opens(content) {
                self.form = Form::Labelled;
                self.phase = Phase::Labelled;
                return self.labelled_line(start, whole, line);
            }
            if shape::opens_quotation(content) {
                if self.repeats_itself(content, line) {
                    return Self::whole(Role::Passing, line);
                }
                self.quoted = true;
                self.enter_body(start);
                return self.body(start, whole, line, fresh);
            }
        }
        if fresh && self.is_bare_subject(content) {
            let below = self.next_line(line.next);
            if begins_paragraph(below) || label::at_start(below, None).is_some() {
                self.meet_label(Label::Subject);
                return Self::whole(Role::Subject, line);
            }
        }
        if !fresh && self.last == Role::Reference && content.starts_with('P') && is_passing(content) {
            let end = label::inside(whole).map_or(line.end, |at| start + at);
            return self.part(Role::Passing, end, line);
        }
        if let Some(role) = self.continued_field(content, line, fresh) {
            let end = self.field_end(role, start, 1, line);
            return Step { continues: true, ..self.part(role, end, line) };
        }
        self.unlabelled(start, whole, line, fresh)
    }

    /// A line that no label leads in: a caption, a passing line, or the first of the text.
    fn unlabelled(&mut self, start: usize, whole: &'a str, line: Line, fresh: bool) -> Step {
        let content = words::head(whole, NEAR);
        if heading::is_catalogue(content) && !self.labelled || shape::is_press_date(content) {
            return Self::whole(Role::Catalogue, line);
        }
        if content.starts_with("This record is a partial extract") {
            return Self::whole(Role::PartialExtract, line);
        }
        if is_level_caption(content) {
            return Self::whole(Role::Caption, line);
        }
        if let Some(length) = captions_length(content) {
            return self.part(Role::Caption, start + length, line);
        }
        if self.begins_body(start, content) {
            self.enter_body(start);
            return self.body(start, whole, line, fresh);
        }
        if shape::is_rule(content) {
            return Self::whole(Role::Rule, line);
        }
        let inside = label::inside(whole);
        let passing = |scan: &Self, continues| {
            let end = passing::next_inside(whole.get(..inside.unwrap_or(whole.len())).unwrap_or_default()).or(inside);
            Step { continues, ..scan.part(Role::Passing, end.map_or(line.end, |at| start + at), line) }
        };
        if self.last == Role::Passing && (!self.blank || self.cut) && self.passing_goes_on(content) {
            return passing(self, true);
        }
        let labelled_inside = inside.is_some();
        // Behind captions in the same line stands for whom they are.
        let behind_caption = !fresh && self.last == Role::Caption && !labelled_inside;
        if behind_caption || !fresh && self.last == Role::Passing {
            return passing(self, false);
        }
        // Passing lines are in capitals, or name those for whom the message is; other lines are notes of the archive.
        if has_small_words(content) && !is_passing(content) && !labelled_inside {
            return Self::whole(Role::Notice, line);
        }
        if is_token(content) && self.classified && !self.labelled {
            return Self::whole(Role::Caption, line);
        }
        let above = || !content.contains(':') && is_passing(words::head(self.next_physical_line(line), NEAR));
        if labelled_inside || self.is_passing_here(content) || above() {
            return passing(self, false);
        }
        Self::whole(Role::Unknown, line)
    }

    /// A reference with its letter behind the label, a line each: `REF A LETTER OF MAY 3` / `REF B BERN 860`. Whether it goes on
    /// with the one above.
    fn lettered_reference(&self, content: &str, line: Line) -> Option<bool> {
        let letter = |text: &str| match text.strip_prefix("REF ")?.as_bytes() {
            [letter, b' ' | b'.' | b')' | b':', ..] if letter.is_ascii_uppercase() => Some(*letter),
            _ => None,
        };
        match letter(content)? {
            b'A' => (letter(self.next_physical_line(line)) == Some(b'B')).then_some(false),
            _ => (self.last == Role::Reference).then_some(true),
        }
    }

    /// The label at the start of a line here, below the label `after`.
    pub(super) fn label_here(&self, content: &str, after: Option<Label>) -> Option<label::Found> {
        label::at_start(content, after).filter(|found| {
            // The reasons of `Classified By` name the order that allows them.
            let reason = self.last == Role::ClassifiedBy && found.label == Label::ExecutiveOrder;
            !reason || label::declares(content, found.length)
        })
    }

    /// Whether what is quoted is this very message, sent once more: its labels are those of the message.
    fn repeats_itself(&self, content: &str, line: Line) -> bool {
        let own = self.number.trim_start_matches('0');
        let below = shape::classification(self.next_line(line.next)).map_or("", |parts| parts.number);
        let named = content.split(|c: char| !c.is_ascii_digit()).any(|figures| figures.trim_start_matches('0') == own);
        !own.is_empty() && (named || below.trim_start_matches('0') == own)
    }

    /// The label whose value may go on here.
    fn field(&self) -> Option<Label> {
        match self.last {
            Role::ExecutiveOrder => Some(Label::ExecutiveOrder),
            Role::Tags => Some(Label::Tags),
            Role::Subject => Some(Label::Subject),
            Role::Reference => Some(Label::Reference),
            Role::ClassifiedBy => Some(Label::ClassifiedBy),
            _ => None,
        }
    }

    /// The classification line, up to its number; what stands behind is a piece of its own.
    fn classification(&mut self, start: usize, content: &'a str, line: Line) -> Option<Step> {
        if let Some(parts) = shape::classification(content).filter(|_| !shape::is_page_head(content)) {
            self.post = parts.post;
            self.number = parts.number;
            self.later_section = shape::is_later_section(parts.section);
            self.classified = true;
            // The header line was of JANAP 128, but six figures are those of the Department.
            if self.form == Form::Military && parts.number.len() == 6 && self.allows(Form::Telegram) {
                self.form = Form::Telegram;
            }
            // Labels before it were those of a catalogue, or of an earlier section.
            self.forget_labels();
            return Some(self.part(Role::Classification, start + parts.length, line));
        }
        if shape::is_page_head(content) {
            self.cut = true;
            return Some(Self::whole(Role::PageFrame, line));
        }
        if self.last == Role::Classification
            && self.post.is_empty()
            && !self.blank
            && shape::is_post_and_number(content)
        {
            self.post = content.trim_end_matches(|c: char| c.is_ascii_digit());
            self.number = content.get(self.post.len()..).unwrap_or_default();
            return Some(Self::continued(Role::Classification, line));
        }
        let wrapped =
            || shape::is_open_classification(content) && shape::is_post_and_number(self.next_physical_line(line));
        // A level alone opens the labelled form and military messages; elsewhere it frames a page.
        let marked = shape::is_marked_level(content) && labelled::opens(self.next_line(line.next));
        let opens = !self.classified && !self.labelled;
        if !(shape::is_level_alone(content) || marked || opens && (is_level_caption(content) || wrapped())) {
            return None;
        }
        self.classified |= opens;
        self.cut |= !opens;
        Some(Self::whole(if opens { Role::Classification } else { Role::PageFrame }, line))
    }

    /// A line of the heading that strayed behind a classification line: a print-out had a line of its own before the
    /// heading, or the list of addressees stands below it.
    fn stray_heading(&mut self, start: usize, content: &'a str, line: Line) -> Option<Step> {
        let Some(role) = self.heading_role(content) else {
            let listed = self.is_addressee(content) && !self.blank && self.label_follows(start);
            return listed.then(|| Self::whole(self.last, line));
        };
        match role {
            Role::InformationAddressee | Role::ActionAddressee => {
                let right_below = self.last == Role::Classification;
                let listed = self.classified && (right_below || is_named_addressee(words::first(content).1));
                listed.then(|| Self::whole(role, line))
            }
            Role::TransmissionIdentifier
            | Role::Routing
            | Role::CallingStation
            | Role::TransmissionInstructions
            | Role::DateLine
            | Role::Originator
            | Role::Distribution
            | Role::RelayLine
            | Role::PartialExtract => {
                self.phase = Phase::Heading;
                Some(self.heading(start, content, line))
            }
            Role::Separation => Some(Self::whole(role, line)),
            _ => None,
        }
    }

    /// The content of the very next line.
    pub(crate) fn next_physical_line(&self, line: Line) -> &'a str {
        if line.next >= self.text.len() {
            return "";
        }
        self.ahead.line(self.text, line.next).content
    }

    /// Whether the body begins in this line: a paragraph, a heading, or prose that no label leads in.
    fn begins_body(&mut self, start: usize, content: &str) -> bool {
        let numbered = shape::paragraph_number(content).is_some_and(|number| {
            number.pilcrow
                || number.marking > 0
                || number.value <= 3
                || number.value == self.numbers.last + 1
                || self.later_section && self.numbers.last == 0 && number.pointed
        });
        if numbered || is_heading_word(content) || marks_all(content) {
            return true;
        }
        if self.labelled {
            // Behind the labels passing lines are rare and plain, and have no mark.
            return shape::portion_mark(content).is_some()
                || !(is_passing(content) && !has_small_words(content) && content.len() < 80);
        }
        // Before the labels everything is a passing line; where none follows the text begins.
        !(shape::is_rule(content) || is_passing(content) && content.len() < 80 || self.label_follows(start))
    }

    pub(crate) fn enter_body(&mut self, start: usize) {
        // A numbered line is text, whatever stands behind it: who stops there need not know where the message ends.
        let first = self.text.as_bytes().get(start);
        let text = self.slice(start, super::line_at(self.text, start).end);
        let numbered = matches!(first, Some(b'0'..=b'9' | 0xC2)) && shape::paragraph_number(text).is_some();
        if self.preamble_only && numbered {
            self.phase = Phase::Body;
            self.attributes = self.text.len();
            self.tail = Some(super::tail::Tail::none(self.text));
            return;
        }
        self.find_end();
        self.phase = Phase::Body;
        self.attributes =
            if self.has_attributes { record::attributes_begin(self.text, start) } else { self.text.len() };
        if self.sheet.labelled && self.sheet.end == usize::MAX {
            self.sheet.end = self.labels_behind(start);
        }
        let text = self.text.get(..self.attributes.min(self.sheet.end)).unwrap_or(self.text);
        // What stands behind a labelled text has labels of its own.
        self.tail = Some(if self.form == Form::Labelled {
            super::tail::Tail::none(text)
        } else {
            super::tail::find(text, start, self.form)
        });
    }
}

/// How many bytes of a piece tell what it is.
const NEAR: usize = 512;

/// Whether the text begins like an addressee and like nothing else: with a routing indicator or the kind of a post.
pub(crate) fn is_named_addressee(content: &str) -> bool {
    let (word, _) = words::first(content);
    tables::POST_KINDS.contains(&word)
        || matches!(word, "SECSTATE" | "USEU" | "USUN" | "USNATO")
        || content.ends_with("COLLECTIVE")
        || content.contains(" COLLECTIVE ")
        || content.split_once('/').is_some_and(|(station, _)| shape::is_routing_indicator(station))
}

/// Whether a line begins a paragraph: a number with a mark, or a number and a point.
pub(super) fn begins_paragraph(content: &str) -> bool {
    marks_all(content)
        || shape::paragraph_number(content)
            .is_some_and(|number| number.marking > 0 || number.pointed && number.value <= 99)
}

/// Whether a line begins with a mark for all of the text: `(C - ENTIRE TEXT)`.
pub(super) fn marks_all(content: &str) -> bool {
    content.starts_with('(')
        && shape::portion_mark(content)
            .and_then(|length| content.get(..length))
            .is_some_and(|mark| words::contains_ignore_case(mark, "ENTIRE"))
}

/// Words of three small letters or more: the text is no longer in capitals.
pub(crate) fn has_small_words(content: &str) -> bool {
    let mut run = 0;
    let mut words = 0_u32;
    for byte in content.bytes() {
        if byte.is_ascii_lowercase() {
            run += 1;
            words += u32::from(run == 3);
        } else {
            run = 0;
        }
    }
    words >= 2 || words == 1 && content.len() < 24
}

/// Whether a line opens or heads a part of the text: `SUMMARY`, `Introduction`, `BEGIN SUMMARY`.
pub(crate) fn is_heading_word(content: &str) -> bool {
    let bare = match shape::portion_mark(content) {
        Some(length) => words::trim(content.get(length..).unwrap_or_default()),
        None => content,
    };
    const HEADINGS: [&str; 7] = [
        "SUMMARY",
        "BEGIN SUMMARY",
        "INTRODUCTION",
        "ACTION REQUEST",
        "THIS IS AN ACTION",
        "SUMMAY",
        "TABLE OF CONTENTS",
    ];
    HEADINGS.iter().any(|word| words::starts_ignore_case(bare, word))
}

/// Whether a line may begin so and be read as the rest of the line before, wherever in the message it stands.
pub(crate) fn fits_line_start(content: &str) -> bool {
    const PROSIGNS: [&str; 6] = ["FM", "TO", "INFO", "XMT", "DE", "BT"];
    content.starts_with(char::is_alphabetic)
        && !PROSIGNS.contains(&words::first(content).0)
        && label::at_start(content, Some(Label::ExecutiveOrder)).is_none()
        && !is_caption(content)
        && !military::opens_sets(content)
        && shape::paragraph_number(content).is_none()
        && shape::section_line(content).is_none()
        && shape::level_word(content, false).is_none()
        && shape::page_line(content).is_none()
        && !is_heading_word(content)
        && !words::starts_ignore_case(content, "UNQ")
        && !super::tail::is_note(content)
}
