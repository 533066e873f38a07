//! Format line 12: the text as State builds it, and that of military messages.
//!
//! ```text
//! S E C R E T SECTION 01 OF 02 BERN 000881
//!
//! SIPDIS
//!
//! DEPT FOR P, E
//!
//! E.O. 12958: DECL: 09/10/2027
//! TAGS: MNUC, KNNP, SZ
//! SUBJECT: A SUBJECT THAT RUNS ON
//!
//! REF: A. STATE 124823
//!      B. BERN 860
//!
//! Classified By: Charge d'Affaires a.i. Pat Model for reasons 1.4 (b).
//! ```

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write};
use core::mem;

use super::{Paper, behind_comma, declassification, in_passing_line, in_set, marking, reference, tag, wrap};
use crate::layout::boundary::opens_message;
use crate::layout::{is_handling, leads_text, says_for_whom, shape};
use crate::model::{Cable, ClassifiedBy, MessageSet, Reference, Section, Text};

/// What stands above the paragraphs; what leads in the first of them.
pub(super) fn text(paper: &mut Paper, cable: &Cable<'_>, section: Option<Section>) -> String {
    let text = &cable.text;
    if cable.is_military() {
        opening(paper, text, section);
        return military(paper, text);
    }
    paper.blank();
    classification(paper, text, section);
    labels(paper, text);
    String::new()
}

/// `S E C R E T SECTION 01 OF 02 BERN 000881`. Source: ACP 127(G) 208, 209; 5 FAH-2 H-321.
fn classification(paper: &mut Paper, text: &Text<'_>, section: Option<Section>) {
    let Some(marking) = &text.classification else { return };
    let mut line = marking::opening(marking);
    if let Some(section) = section {
        let _ = write!(line, " {}", counted(section));
    }
    if let Some(number) = &text.reference_number {
        let _ = write!(line, " {}", reference::number(number));
        if let Some(party) = &text.party_number {
            let _ = write!(line, " {} {:06}", party.post, party.serial);
        }
    }
    paper.line(line);
}

impl fmt::Display for Section {
    /// As in the classification line: `SECTION 01 OF 03`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SECTION {:02}", self.number)?;
        self.of.map_or(Ok(()), |of| write!(f, " OF {of:02}"))
    }
}

/// The section as a line has it: how many there are is at least its own number.
fn counted(section: Section) -> Section {
    Section { of: section.of.or(Some(section.number)), ..section }
}

/// Captions, passing lines, E.O., TAGS, SUBJECT, REF and `Classified By`. Source: 5 FAH-1 H-240; TAGS handbook of 1974, 3.
fn labels(paper: &mut Paper, text: &Text<'_>) {
    paper.blank();
    for caption in &text.captions {
        paper.line(caption);
    }
    // A line such as `QUOTE:` would quote the labels, unless it tells that this message is sent once more.
    let own = text.reference_number.as_ref().map(|number| number.serial.to_string());
    let repeats =
        |line: &str| own.as_ref().is_some_and(|own| line.split(|c: char| !c.is_ascii_digit()).any(|it| it == own));
    let mut apart = true;
    for line in text.passing.iter().filter(|line| !shape::opens_quotation(line) || repeats(line)) {
        // A blank line between two: without it one may be read as the rest of the one before. But one that does not tell for
        // whom it is can only stand right beside another.
        let tells = says_for_whom(line);
        if mem::replace(&mut apart, tells) && tells {
            paper.blank();
        }
        wrap(line, in_passing_line).for_each(|line| paper.line(line));
    }
    paper.blank();
    if let Some(order) = &text.executive_order {
        paper.wrapped(&declassification::executive_order(order));
    }
    if !text.tags.is_empty() {
        wrap(&tag::tags(&text.tags), behind_comma).for_each(|line| paper.line(line));
    }
    if let Some(subject) = &text.subject {
        paper.wrapped(&format!("SUBJECT: {subject}"));
    }
    paper.blank();
    for line in reference::references(&text.references) {
        paper.wrapped(&line);
    }
    if let Some(classifier) = &text.classified_by {
        paper.blank();
        paper.wrapped(&classified_by(classifier));
    }
}

/// `Classified By: AMBASSADOR DERSE for reasons 1.4 (b) and (d).` A source has another label. Source: 5 FAH-1 H-240.
fn classified_by(classifier: &ClassifiedBy<'_>) -> String {
    let label = if classifier.name.is_none() && classifier.title.is_none() { "Derived from" } else { "Classified By" };
    let mut line = format!("{label}: {}", classifier.text);
    if !classifier.reasons.is_empty() {
        let _ = write!(line, " for reasons {}.", declassification::reasons(&classifier.reasons));
    }
    line
}

/// `UNCLAS //N01300// SECTION 01 OF 02`: what stands behind `BT` of a military message.
fn opening(paper: &mut Paper, text: &Text<'_>, section: Option<Section>) {
    let Some(marking) = &text.classification else { return };
    let mut line = marking::opening(marking);
    if let Some(code) = &text.subject_code {
        let _ = write!(line, " //{code}//");
    }
    if let Some(section) = section {
        let _ = write!(line, " {}", counted(section));
    }
    paper.line(line);
}

/// Number, sets and labels of a military text; what leads in its free text: `RMKS/`.
fn military(paper: &mut Paper, text: &Text<'_>) -> String {
    for line in text.series_number.iter().chain(&text.captions) {
        paper.line(line);
    }
    // Those that open a message stand at its head.
    for notice in text.notices.iter().filter(|notice| is_handling(notice) && !opens_message(notice)) {
        paper.line(notice);
    }
    if text.sets.is_empty() {
        if let Some(order) = &text.executive_order {
            paper.line(declassification::executive_order(order));
        }
        if !text.tags.is_empty() {
            paper.line(tag::tags(&text.tags));
        }
        if let Some(subject) = &text.subject {
            paper.wrapped(&format!("SUBJ: {subject}"));
        }
        for line in reference::references(&text.references) {
            paper.line(line);
        }
        return String::new();
    }
    // What is cited, by the fields of its set; the last set with a subject has it.
    let cited: BTreeMap<String, String> = text
        .references
        .iter()
        .map(cited)
        .map(|cited| (cited.split('/').map(str::trim).collect::<Vec<_>>().join("/"), cited))
        .collect();
    let subject = text.sets.iter().rposition(|set| set.name == "SUBJ");
    let mut led = String::new();
    for (at, set) in text.sets.iter().enumerate() {
        let plain = set.fields.join("/");
        let value = match &*set.name {
            "SUBJ" if subject == Some(at) => text.subject.as_ref().and_then(|subject| folded(subject, &set.fields)),
            "REF" => cited.get(&plain).cloned(),
            _ => None,
        };
        let line = message_set(set, &value.unwrap_or(plain));
        if leads_text(&line) == Some(line.len()) {
            led = line;
        } else {
            wrap(&format!("{line}//"), in_set).for_each(|line| paper.line(line));
        }
    }
    led
}

/// A set without the double slant that ends it; `value` tells its fields, and what stands between them.
fn message_set(set: &MessageSet<'_>, value: &str) -> String {
    let mut line = format!("{}/{value}", set.name);
    if leads_text(&line).is_some() && !set.fields.is_empty() {
        line.push('/');
    }
    line
}

/// `A/DOC/OPNAV/12FEB08`
fn cited(reference: &Reference<'_>) -> String {
    match &reference.bullet {
        Some(letter) => format!("{letter}/{}", reference.text),
        None => reference.text.clone().into_owned(),
    }
}

/// The subject with a slant wherever a field begins that its text does not part: there a further line of it begins.
fn folded(subject: &str, fields: &[Cow<'_, str>]) -> Option<String> {
    let mut line = String::new();
    let mut rest = subject;
    for field in fields {
        let at = rest.find(&**field)?;
        let (between, behind) = rest.split_at(at);
        line.push_str(if between == " " { " /" } else { between });
        line.push_str(field);
        rest = behind.get(field.len()..)?;
    }
    Some(line)
}
