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

use super::label::{self, Label};
use super::scan::{Phase, Scan, Step};
use super::shape;
use super::{Line, Role, heading, labelled, military, record};
use crate::Form;
use crate::tables;
use crate::words;

impl<'a> Scan<'a> {
    /// A line of the preamble, or a part of one.
    pub(crate) fn preamble(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Step {
        if let Some(step) = self.classification(start, content, line) {
            return step;
        }
        if super::scan::tail_mark(content) {
            self.enter_body(start);
            return self.body(start, content, line, fresh);
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
            return self.military_line(start, content, line, fresh);
        }
        if !self.labelled {
            if let Some(step) = self.stray_heading(start, content, line) {
                return step;
            }
            if self.allows(Form::Labelled) && labelled::opens(content) {
                self.form = Form::Labelled;
                self.phase = Phase::Labelled;
                return self.labelled_line(start, content, line);
            }
            if shape::opens_quotation(content) {
                if self.repeats_itself(content, line) {
                    return Self::whole(Role::Passing, line);
                }
                self.quoted = true;
                self.enter_body(start);
                return self.body(start, content, line, fresh);
            }
        }
        if fresh && self.is_bare_subject(content) {
            let below = self.next_line(line.next);
            if begins_paragraph(below) || label::at_start(below, None).is_some() {
                self.meet_label(Label::Subject);
                return Self::whole(Role::Subject, line);
            }
        }
        if let Some(role) = self.continued_field(content, line, fresh) {
            let end = self.field_end(role, start, 1, line);
            return Step { continues: true, ..self.part(role, end, line) };
        }
        if heading::is_catalogue(content) && !self.labelled || shape::is_press_date(content) {
            return Self::whole(Role::Catalogue, line);
        }
        if content.starts_with("This record is a partial extract") {
            return Self::whole(Role::PartialExtract, line);
        }
        if let Some(length) = captions(content) {
            let handling =
                content.get(length..).is_some_and(|rest| rest.starts_with(" - PLEASE") || rest.starts_with(" -- "));
            return self.part(Role::Caption, start + if handling { content.len() } else { length }, line);
        }
        if self.begins_body(start, content) {
            self.enter_body(start);
            return self.body(start, content, line, fresh);
        }
        if shape::is_rule(content) {
            return Self::whole(Role::Rule, line);
        }
        if !self.blank && self.last == Role::Passing && self.passing_goes_on(content) {
            return Self::continued(Role::Passing, line);
        }
        // Behind captions in the same line stands for whom they are.
        if !fresh && self.last == Role::Caption && label::inside(content).is_none() {
            return Self::whole(Role::Passing, line);
        }
        // Passing lines are in capitals, or name those for whom the message is; other lines are notes of the archive.
        if has_small_words(content) && !is_passing(content) && label::inside(content).is_none() {
            return Self::whole(Role::Notice, line);
        }
        let end = label::inside(content).map_or(line.end, |at| start + at);
        self.part(Role::Passing, end, line)
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
        // A level alone opens the labelled form and military messages; elsewhere it frames a page.
        let marked = shape::is_marked_level(content) && labelled::opens(self.next_line(line.next));
        if !(shape::is_level_alone(content) || marked) {
            return None;
        }
        let opens = !self.classified && !self.labelled;
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

    /// Where the value of a field that begins at `start` ends in its line: before the next label or the first paragraph.
    fn field_end(&mut self, role: Role, start: usize, skip: usize, line: Line) -> usize {
        let mut end = line.end;
        let value = start + skip;
        if let Some(at) = label::inside(self.slice(value.saturating_sub(1), end)) {
            end = value - 1 + at;
        }
        if matches!(role, Role::Subject | Role::Reference | Role::ClassifiedBy | Role::ExecutiveOrder) {
            if let Some(at) = first_paragraph_inside(self.slice(value, end)) {
                end = value + at;
            }
        }
        end
    }

    /// The role of the field that goes on in this line, if one does.
    fn continued_field(&self, content: &str, line: Line, fresh: bool) -> Option<Role> {
        let goes_on = match self.last {
            _ if content == "BT" => false,
            Role::ExecutiveOrder => {
                !self.blank && (words::starts_ignore_case(content, "DECL") || content.starts_with(['(', '/']))
            }
            Role::Tags => self.tags_go_on(content),
            Role::Subject => self.subject_goes_on(content, line, fresh),
            Role::Reference => self.reference_goes_on(content, line),
            Role::ClassifiedBy => self.classified_by_goes_on(content, line),
            _ => false,
        };
        goes_on.then_some(self.last)
    }

    /// What the field of the last line says so far in that line, without its label.
    fn value_so_far(&self) -> &'a str {
        let text = self.last_text();
        let length = label::at_start(text, None).map_or(0, |found| found.length);
        words::trim(text.get(length..).unwrap_or_default())
    }

    fn tags_go_on(&self, content: &str) -> bool {
        if self.blank && !self.cut || begins_paragraph(content) {
            return false;
        }
        let open = self.last_text().ends_with([',', ';']) || self.value_so_far().is_empty();
        if !open && self.is_bare_subject(content) {
            return false;
        }
        let codes = || {
            words::split(content).flat_map(|word| word.split(',')).all(|word| {
                let code = word.trim_end_matches("(#)").trim_matches([',', ';', '(', ')', '[', ']', '.']);
                !code.bytes().any(|byte| byte.is_ascii_lowercase()) && label::is_codes(code) || code.is_empty()
            })
        };
        open || codes() && content.len() < 80
    }

    /// Whether a line below the TAGS of a print-out is its subject, the label lost: words, none of them a subject TAG.
    fn is_bare_subject(&self, content: &str) -> bool {
        let known = |word: &str| tables::is_subject(word) || tables::is_organization(word) || word.len() <= 2;
        self.form == Form::Printout
            && self.last == Role::Tags
            && !self.has_label(Label::Subject)
            && !self.blank
            && words::split(content).count() > 1
            && !content.contains(['(', ',', '.', ':'])
            && !content.bytes().any(|byte| byte.is_ascii_lowercase())
            && !words::split(content).any(known)
            && !is_passing(content)
            && !is_heading_word(content)
            && captions(content).is_none()
    }

    fn subject_goes_on(&self, content: &str, line: Line, fresh: bool) -> bool {
        let so_far = self.value_so_far();
        if so_far.is_empty() {
            return !begins_paragraph(content);
        }
        if self.blank && !self.cut {
            // A blank line inside: the labels go on behind.
            let next = label::at_start(self.next_line(line.next), None)
                .is_some_and(|found| matches!(found.label, Label::Reference | Label::ClassifiedBy));
            return next
                && content.len() < 80
                && has_small_words(so_far) == has_small_words(content)
                && !content.ends_with('.')
                && captions(content).is_none()
                && !is_passing(content);
        }
        if begins_paragraph(content) || captions(content).is_some() || shape::is_rule(content) {
            return false;
        }
        // Behind a page line in the same line the subject simply goes on.
        if !fresh {
            return true;
        }
        // Print-outs have no blank line behind the subject: one that was not filled is over where a passing line, a list
        // or a line of text follows.
        if self.form == Form::Printout && self.last_text().len() < SHORT_LINE && !ends_open(self.last_text()) {
            let text = content.len() > FILLED_LINE || content.ends_with('.');
            if text || begins_passing(content) || label::is_bulleted(words::first(content).0) {
                return false;
            }
        }
        // A subject in capitals is over where sentences begin.
        let capitals = !has_small_words(so_far);
        if capitals && has_small_words(content) || self.blank && !capitals {
            return false;
        }
        let under = self.next_physical_line(line);
        !shape::is_rule(under) && !is_heading_word(content)
    }

    fn reference_goes_on(&self, content: &str, line: Line) -> bool {
        let bare = content.strip_prefix('¶').unwrap_or(content);
        let bulleted = label::is_bulleted(bare) && !bare.starts_with(|c: char| c.is_ascii_digit());
        // Print-outs have no blank line before the text: `A. IT IS OLD.` below a reference without a letter is text.
        let listed = self.form != Form::Printout || follows_bullet(self.last_text(), self.value_so_far(), bare);
        // `(U) Post will attend.` behind a blank line: a portion mark.
        let marked = self.blank && shape::portion_mark(bare).is_some() && has_small_words(content);
        if bulleted && !marked {
            return listed;
        }
        let last = self.last_text();
        let open = is_open_reference(last);
        if open && is_number_of_post(content) {
            return true;
        }
        if !open && self.form == Form::Printout && ends_reference(last) && !label::reference_number(content) {
            return ["AND ", "NOTAL", "("].iter().any(|word| content.starts_with(word));
        }
        if begins_paragraph(content) && !(open && label::reference_number(content)) {
            return false;
        }
        let begins = label::reference_number(content)
            || words::starts_ignore_case(content, "AND ")
            || content.starts_with("NOTAL");
        if self.blank && !self.cut {
            let numbered =
                shape::post_and_number(content).is_some() || content.starts_with(|c: char| c.is_ascii_digit());
            return open && (numbered || !has_small_words(content) && captions(content).is_none());
        }
        if shape::is_rule(content)
            || shape::is_rule(self.next_physical_line(line))
            || captions(content).is_some()
            || is_heading_word(content)
        {
            return false;
        }
        if self.blank {
            return open || begins;
        }
        open || begins || !has_small_words(content) || last.len() > 45 && content.len() < 45
    }

    fn classified_by_goes_on(&self, content: &str, line: Line) -> bool {
        if begins_paragraph(content) || shape::is_rule(content) || captions(content).is_some() {
            return false;
        }
        if words::starts_ignore_case(content, "DECLASSIFY ON") {
            return true;
        }
        let last = self.slice(self.last_content.0, self.last_content.1).trim_end_matches(words::is_blank_char);
        let full = (70..=71).contains(&last.chars().count());
        if self.blank {
            if is_closed(last) && shape::portion_mark(content).is_some() {
                return false;
            }
            return full && !self.cut && content.len() < 80 && !is_heading_word(content)
                || continues_reason(content)
                || self.cut && !is_closed(last);
        }
        let under = self.next_physical_line(line);
        full || !(is_closed(last)
            && (is_heading_word(content)
                || shape::is_rule(under)
                || content.len() > 120
                || !continues_reason(content) && !self.names_reason_later(content)))
    }

    /// Whether a line behind a closed `Classified By` still tells of it.
    fn names_reason_later(&self, content: &str) -> bool {
        let last = self.last_text();
        let told = last.contains("1.4") || last.contains("1.5");
        !told && (content.contains("1.4") || content.contains("1.5") || words::starts_ignore_case(content, "reason"))
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
        if numbered || is_heading_word(content) {
            return true;
        }
        if self.labelled {
            // Behind the labels passing lines are rare and plain.
            return !(is_passing(content) && !has_small_words(content) && content.len() < 80);
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
        self.attributes = record::attributes_begin(self.text, start);
        let text = self.text.get(..self.attributes).unwrap_or(self.text);
        // What stands behind a labelled text has labels of its own.
        let labelled = matches!(self.form, Form::Labelled);
        self.tail =
            Some(if labelled { super::tail::Tail::none(text) } else { super::tail::find(text, start, self.form) });
    }

    /// Whether a passing line is the rest of the one before: its first word would not have fitted there, or that one
    /// ends in the middle of a phrase.
    pub(super) fn passing_goes_on(&self, content: &str) -> bool {
        const WIDTH: usize = 59;
        let last = self.last_text();
        let (word, rest) = words::first(content);
        let (second, _) = words::first(rest);
        let last_word = last.rsplit(' ').next().unwrap_or_default();
        let open = ["FOR", "AND", "TO", "PASS", "OF", "FROM", "ALSO", "THE"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(last_word))
            || last.ends_with(['-', '/', '(', '&']);
        let begins_anew = matches!(second, "FOR" | "PASS" | "PLEASE" | "PLS" | "ALSO")
            || matches!(word, "FOR" | "PASS") && last.len() < 52;
        open || matches!(word, "AND" | "OR") || !begins_anew && last.len() + 1 + word.len() > WIDTH
    }
}

/// Whether the text begins like an addressee and like nothing else: with a routing indicator or the kind of a post.
pub(crate) fn is_named_addressee(content: &str) -> bool {
    const KINDS: [&str; 9] =
        ["AMEMBASSY ", "AMCONSUL ", "USMISSION ", "SECSTATE ", "USEU ", "USUN ", "USINT ", "USLO ", "USNATO"];
    KINDS.iter().any(|kind| content.starts_with(kind))
        || content.ends_with("COLLECTIVE")
        || content.contains(" COLLECTIVE ")
        || content.split_once('/').is_some_and(|(station, _)| shape::is_routing_indicator(station))
}

/// Whether a line begins a paragraph: a number with a mark, or a number and a point.
fn begins_paragraph(content: &str) -> bool {
    shape::paragraph_number(content).is_some_and(|number| number.marking > 0 || number.pointed && number.value <= 99)
}

/// Shorter lines were not filled up.
const SHORT_LINE: usize = 45;

/// Longer lines were.
const FILLED_LINE: usize = 50;

/// Whether a line ends in the middle of a phrase.
fn ends_open(line: &str) -> bool {
    const WORDS: [&str; 13] = ["OF", "FOR", "TO", "AND", "IN", "ON", "THE", "WITH", "BY", "FROM", "A", "AT", "AN"];
    let last = line.rsplit(' ').next().unwrap_or_default();
    line.ends_with(['-', ',', '/', '(', '&']) || WORDS.contains(&last)
}

/// Whether a line below the subject says for whom or from whom the message is: `FOR MODEL FROM SAMPLE`, `DEPT PASS AID`.
fn begins_passing(content: &str) -> bool {
    let (word, rest) = words::first(content);
    let (second, _) = words::first(rest);
    matches!(word, "FOR" | "FROM")
        || matches!(second, "FOR" | "PASS") && matches!(word, "DEPT" | "STATE" | "DEPARTMENT")
}

/// Whether a reference is complete at the end of a line: with its number, a bracket, or a word of its own.
fn ends_reference(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit() || c == ')') || line.ends_with("NOTAL")
}

/// Whether a line that begins with a bullet goes on with the references in `last`, of which `value` is the text: its letter
/// is the next one, or a reference stands behind it.
fn follows_bullet(last: &str, value: &str, content: &str) -> bool {
    let letter = content.bytes().find(u8::is_ascii_alphabetic).unwrap_or_default();
    let behind = words::trim(
        content.trim_start_matches(['(', '[']).get(1..).unwrap_or_default().trim_start_matches([')', '.', ':', ']']),
    );
    let before = words::split(last).any(|word| {
        label::is_bulleted(word) && word.bytes().find(u8::is_ascii_alphabetic).is_some_and(|known| known + 1 == letter)
    });
    value.is_empty() || before || label::reference_number(behind)
}

/// Whether a reference line ends in the middle of a reference: `D. 03`, `B) Rio de Janeiro`, `C)`, `A. STATE 5,`.
fn is_open_reference(line: &str) -> bool {
    if line.ends_with([',', ';', '-', '/']) {
        return true;
    }
    let last = line.rsplit(words::is_blank_char).next().unwrap_or_default();
    let figures = last.bytes().filter(u8::is_ascii_digit).count();
    let number = figures == last.len() && figures > 2;
    let short_year = figures == last.len() && figures == 2;
    // `C)`, perhaps glued to the number before it: `213042,C)`.
    let bullet_open = matches!(last.as_bytes(), [.., b',' | b';', letter, b')' | b'.'] if letter.is_ascii_uppercase());
    let post = figures == 0
        && words::split(line).rev().nth(1).is_some_and(|word| {
            let year = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
            year || word.ends_with(')') || word.ends_with('.') || word.bytes().all(|byte| byte.is_ascii_alphabetic())
        });
    let closed = last.ends_with(')') && last.len() > 2
        || ["NOTAL", "PREVIOUS", "PREV", "EMAIL", "E-MAIL", "EMAILS", "SITE"]
            .iter()
            .any(|word| last.eq_ignore_ascii_case(word));
    bullet_open
        || !number
            && !closed
            && (short_year
                || label::is_bulleted(last)
                || post && !line.contains('@') && figures == 0 && last.len() > 2 && ends_as_post(line))
}

/// Whether a line begins with the number whose post ended the line before: `551, (C) GENEVA 9`.
fn is_number_of_post(content: &str) -> bool {
    let (figures, behind) = words::digits(content);
    (2..=6).contains(&figures.len()) && (behind.is_empty() || behind.starts_with([',', ';']))
}

/// Whether the line ends with a bullet and words of letters: a post whose number stands in the next line.
fn ends_as_post(line: &str) -> bool {
    let mut words = words::split(line).rev().take(5);
    words.by_ref().take_while(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic())).count() > 0
        && words::split(line).rev().take(5).any(label::is_bulleted)
}

/// `Reason: 1.4`, `for reasons`, `1.4 (b)`, `(d)`, `ns 1.4`, `and (d)`, `E.O. 12958`, `DECLASSIFY ON`.
fn continues_reason(content: &str) -> bool {
    let (word, rest) = words::first(content);
    let reason = |word: &str| words::starts_ignore_case(word, "REASON") || words::starts_ignore_case(word, "(REASON");
    reason(word)
        || words::starts_ignore_case(content, "FOR REASON")
        || content.starts_with("1.4")
        || content.starts_with("1.5")
        || words::starts_ignore_case(content, "DECLASSIFY ON")
        || words::starts_ignore_case(content, "DECL:")
        || words::starts_ignore_case(content, "DERIVED FROM")
        || word.len() <= 6 && (rest.starts_with("1.4") || rest.starts_with("1.5"))
        || word.len() == 3
            && word.starts_with('(')
            && word.ends_with(')')
            && rest.len() < 20
            && !(shape::portion_mark(content).is_some() && rest.bytes().any(|byte| byte.is_ascii_lowercase()))
        || word.eq_ignore_ascii_case("and") && rest.starts_with('(')
        || words::starts_ignore_case(content, "and(")
        || content.len() <= 3
}

/// Whether what stands behind `Classified By` is complete: it ends with its reasons, or with a full stop.
fn is_closed(line: &str) -> bool {
    let bare = line.trim_end_matches([' ', '.']);
    let reasons = line.contains("1.4") || line.contains("1.5") || line.contains("1.3");
    reasons
        && (bare.ends_with(')')
            || bare.len() < line.len()
            || bare.as_bytes().get(bare.len().saturating_sub(2)) == Some(&b' '))
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
    ["SUMMARY", "BEGIN SUMMARY", "INTRODUCTION", "ACTION REQUEST", "THIS IS AN ACTION", "SUMMAY"]
        .iter()
        .any(|word| words::starts_ignore_case(bare, word))
}

/// Whether a line says for whom the message is: `STATE FOR EUR/WE`, `DEPT PASS USTR`, `FROM AMBASSADOR`.
fn is_passing(content: &str) -> bool {
    content.starts_with("FOR ")
        || content.starts_with("FROM ")
        || content.starts_with("PASS ")
        || content.contains(" FOR ")
        || content.contains(" PASS ")
        || content.contains(" PLS PASS")
        || content.contains(" for ") && content.len() < 80
        || content.contains(" pass ") && content.len() < 80
}

/// The length of the captions at the start of the text: `SIPDIS`, `NOFORN, SIPDIS`, `C O R R E C T E D   C O P Y (TEXT)`.
pub(crate) fn captions(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut at = 0;
    while let Some((length, _)) = tables::caption(text.get(at..)?) {
        end = at + length;
        let behind = text.get(end..)?;
        at = end + (behind.len() - behind.trim_start_matches([' ', ',', '/', ';', '.']).len());
    }
    // Signs behind the last one belong to no one else.
    let signs = text.get(end..at)?.trim_end().len();
    (end > 0).then_some(end + signs)
}

/// Whether a line holds nothing but captions.
pub(crate) fn is_caption(content: &str) -> bool {
    captions(content)
        .is_some_and(|length| words::trim(content.get(length..).unwrap_or_default()).trim_matches('/').is_empty())
}

/// Whether a line may begin so and be read as the rest of the line before, wherever in the message it stands.
pub(crate) fn fits_line_start(content: &str) -> bool {
    const PROSIGNS: [&str; 6] = ["FM", "TO", "INFO", "XMT", "DE", "BT"];
    content.starts_with(char::is_alphabetic)
        && !PROSIGNS.contains(&words::first(content).0)
        && label::at_start(content, Some(Label::ExecutiveOrder)).is_none()
        && captions(content).is_none()
        && !military::opens_sets(content)
        && shape::paragraph_number(content).is_none()
        && shape::section_line(content).is_none()
        && shape::level_word(content, false).is_none()
        && shape::page_line(content).is_none()
        && !is_heading_word(content)
        && !words::starts_ignore_case(content, "UNQ")
        && !super::tail::is_note(content)
}

/// The first paragraph inside a line of the preamble: `... REASON: 1.4 (b), (d) 1. (S/NF) Text`.
fn first_paragraph_inside(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'1', text.as_bytes().get(at..)?) {
        let one = at + found;
        let start = if text.get(..one)?.ends_with('¶') { one - '¶'.len_utf8() } else { one };
        let parted = text.get(..start)?.ends_with(words::is_blank_char);
        if parted {
            let number = shape::paragraph_number(text.get(start..)?);
            if number
                .is_some_and(|number| number.value == 1 && number.pointed && (number.pilcrow || number.marking > 0))
            {
                return Some(start);
            }
        }
        at = one + 1;
    }
    None
}
