//! The labels of the labelled form that telegrams on the wire have no label for, and the telegram that may stand below them.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::ToString;
use core::mem;

use smallvec::SmallVec;

use super::{Assembler, extend};
use crate::diagnostic::Code;
use crate::layout::{LabelledLabel, Piece, Role, label, labelled_label};
use crate::model::{Addressee, Form, Heading, Located, Marking, ReferenceNumber};
use crate::parse::labelled;
use crate::tables;
use crate::words;
use crate::{Span, cow};

/// What the labels say of a telegram that stands whole below them.
#[derive(Default)]
pub(super) struct Sheet<'a> {
    heading: Heading<'a>,
    classification: Option<Marking<'a>>,
}

impl<'a> Assembler<'a, '_> {
    /// The label with which a piece begins.
    pub(super) fn label(&self, piece: &Piece) -> Option<LabelledLabel> {
        if self.cable.form != Form::Labelled || piece.continues {
            return None;
        }
        labelled_label(self.content(piece)).filter(|found| found.role == piece.role)
    }

    /// A label begins: what stands above it is complete.
    pub(super) fn begin_label(&mut self, piece: &Piece) {
        self.close_paragraph();
        if self.cable.text.paragraphs.is_empty() {
            let line = self.source.get(piece.span.range()).unwrap_or_default();
            self.lines.margin = words::offset(line, self.content(piece));
            // Of several levels at the head of the page the last is that of the message; above it stands that of the release.
            if let Some(level) = self.level.take().filter(|_| self.sheet.is_none()) {
                self.classification(&level);
            }
        }
        self.open.role = Some(piece.role);
        self.extend(piece);
    }

    /// Whether a line of the heading of an older telegram stands here, the first below the labels.
    pub(super) fn begins_telegram(&self, piece: &Piece) -> bool {
        self.cable.form == Form::Labelled
            && self.sheet.is_none()
            && self.label(piece).is_none()
            && matches!(
                piece.role,
                Role::TransmissionIdentifier
                    | Role::Routing
                    | Role::CallingStation
                    | Role::TransmissionInstructions
                    | Role::DateLine
                    | Role::Originator
                    | Role::PageLine
                    | Role::Distribution
                    | Role::RelayLine
            )
            && !piece.continues
    }

    /// Puts aside what the labels say: the telegram below them says it better.
    pub(super) fn begin_telegram(&mut self) {
        self.close_field();
        let mut heading = mem::take(&mut self.cable.heading);
        // What a printer put above the labels stays.
        self.cable.heading.print = heading.print.take();
        self.cable.heading.distribution = heading.distribution.take();
        self.sheet = Some(Sheet { heading, classification: self.cable.text.classification.take() });
    }

    /// Fills what the telegram below the labels does not say with what they say, and keeps where they differ.
    pub(super) fn fill_from_labels(&mut self) {
        let Some(Sheet { heading: labels, classification }) = self.sheet.take() else { return };
        self.cable.text.classification = self.cable.text.classification.take().or(classification);
        for (role, span) in differences(&self.cable.heading, &labels) {
            let line = self.as_it_stands(span);
            self.keep(Code::HeadingLineRepeated, line, |_| {
                let role = role.as_str().replace('_', " ");
                format!("the telegram below the labels has no such {role}; what it says itself is kept")
            });
        }
        let own = &mut self.cable.heading;
        own.date_time_group = own.date_time_group.or(labels.date_time_group);
        own.from = own.from.take().or(labels.from);
        own.drafted_by = own.drafted_by.take().or(labels.drafted_by);
        own.approved_by = own.approved_by.take().or(labels.approved_by);
        own.released_by = own.released_by.take().or(labels.released_by);
        for (own, labels) in [(&mut own.to, labels.to), (&mut own.info, labels.info), (&mut own.exempt, labels.exempt)]
        {
            if own.is_empty() {
                *own = labels;
            }
        }
        if own.cleared_by.is_empty() {
            own.cleared_by = labels.cleared_by;
        }
    }

    /// Reads the value of a label; `parts` are its lines, the first with the label before it.
    pub(super) fn labelled_field(&mut self, role: Role, parts: &[(usize, usize)]) {
        let source = self.source;
        let line = |part: &(usize, usize)| words::trim(source.get(part.0..part.1).unwrap_or_default());
        let Some(found) = parts.first().and_then(|part| labelled_label(line(part))) else { return };
        let first = parts.first().map(line).unwrap_or_default();
        let (written, value) = first.split_at(found.length.min(first.len()));
        if found.misspelt {
            let place = self.span(written);
            self.report(Code::LabelMisspelt, place, || format!("read {written} as {role}"));
        }
        let lines = core::iter::once(words::trim(value)).chain(parts.iter().skip(1).map(line));
        let lines: SmallVec<[&'a str; 4]> = lines.filter(|line| !line.is_empty()).collect();
        // Labels behind an older telegram still belong to those before it.
        if let Some(sheet) = &mut self.sheet {
            mem::swap(&mut sheet.heading, &mut self.cable.heading);
        }
        self.labelled_value(found, &lines);
        if let Some(sheet) = &mut self.sheet {
            mem::swap(&mut sheet.heading, &mut self.cable.heading);
        }
    }

    fn labelled_value(&mut self, label: LabelledLabel, lines: &[&'a str]) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let span = self.span(first).cover(self.span(last));
        let value: Cow<'a, str> = if lines.len() == 1 { Cow::Borrowed(first) } else { Cow::Owned(lines.join(" ")) };
        match label.role {
            Role::MessageNumber => match value.replace(' ', "").parse::<ReferenceNumber<'_>>() {
                Ok(number) => {
                    let no_letter = |c: char| c.is_ascii_digit() || words::is_blank_char(c);
                    let post = cow::trim(value, |value| value.trim_matches(no_letter));
                    self.told_year = self.told_year.or(number.year);
                    let number = ReferenceNumber { post, span, ..number };
                    match &self.cable.text.reference_number {
                        Some(known) if (&known.post, known.serial) != (&number.post, number.serial) => {
                            self.contradiction(label.role, span);
                        }
                        _ => self.cable.text.reference_number = Some(number),
                    }
                }
                Err(_) => self.unreadable(label.role, Located::new(value, span)),
            },
            Role::DateLine => self.moment(value, span),
            Role::Caption => {
                for caption in lines.iter().flat_map(|line| line.split(',')).map(words::trim) {
                    let word = tables::caption(caption).and_then(|(_, known)| known).unwrap_or(caption);
                    if !word.is_empty() {
                        self.caption(Located::new(word, self.span(caption)));
                    }
                }
            }
            Role::Signature => match &self.cable.text.signature {
                Some(known) if known.text != value => self.contradiction(label.role, span),
                Some(_) => {}
                None => self.cable.text.signature = Some(Located::new(value, span)),
            },
            Role::Drafting => {
                let heading = &mut self.cable.heading;
                let field = match label.name {
                    "Drafted By" => &mut heading.drafted_by,
                    "Approved By" => &mut heading.approved_by,
                    "Released By" => &mut heading.released_by,
                    _ => return lines.iter().for_each(|names| self.cleared(names)),
                };
                // A name a line.
                let names = if lines.len() == 1 { value } else { Cow::Owned(lines.join("; ")) };
                match field {
                    Some(known) => extend(known, "; ", &names, span),
                    None => *field = Some(Located::new(names, span)),
                }
            }
            Role::Notice => {
                let notice = format!("{}: {value}", label.name);
                self.cable.text.notices.push(Located::new(Cow::Owned(notice), span));
            }
            role => self.address_list(role, lines),
        }
    }

    /// `13526`, `E.O. 13526: DECL: 09/16/2033`, `25X6, 09/16/2048`, and the day behind `Declassify On`: the number of the order
    /// may be missing. It may be unknown.
    pub(super) fn labelled_order(&mut self, value: Cow<'a, str>, span: Span) {
        let label = label::at_start(&value, None).filter(|found| found.label == label::Label::ExecutiveOrder);
        let length = label.map_or(0, |found| found.length);
        let value = cow::trim(value, |value| value.get(length..).unwrap_or_default());
        if !value.eq_ignore_ascii_case("Unknown") {
            let (figures, rest) = words::digits(&value);
            let numbered = (4..=5).contains(&figures.len()) && !rest.starts_with(['/', '-', '.']);
            self.executive_order(value, span, numbered);
        }
    }

    /// `Sep 16, 2023 / 160150Z SEP 23`
    fn moment(&mut self, value: Cow<'a, str>, span: Span) {
        let read = labelled::moment(&value).map(|(_, moment)| moment).unwrap_or_default();
        self.told_year = self.told_year.or(read.year);
        let Some(mut group) = read.group else {
            return self.unreadable(Role::DateLine, Located::new(value, span));
        };
        group.span = match &value {
            Cow::Borrowed(value) => self.span(value.rsplit('/').next().map(words::trim).unwrap_or_default()),
            Cow::Owned(_) => span,
        };
        if read.mended {
            self.report(Code::DateMended, group.span, || format!("the Z of {value} was read as the figure 2"));
        }
        self.check_moment(&group);
        match self.cable.heading.date_time_group {
            Some(known) if known.to_string() != group.to_string() => self.contradiction(Role::DateLine, span),
            _ => self.cable.heading.date_time_group = Some(group),
        }
    }

    /// `WASHDC, SECSTATE Routine; BERN, AMEMBASSY Routine`: a name may go on in the next line.
    fn address_list(&mut self, role: Role, lines: &[&'a str]) {
        let mut begun: SmallVec<[&'a str; 2]> = SmallVec::new();
        for line in lines {
            let mut rest = *line;
            while !rest.is_empty() {
                let (behind, entry) = labelled::address_entry(rest);
                rest = behind;
                begun.push(entry.addressee);
                if entry.closed {
                    self.address_entry(role, &mem::take(&mut begun));
                }
            }
        }
        self.address_entry(role, &begun);
    }

    /// An addressee, in the lines over which it goes.
    fn address_entry(&mut self, role: Role, lines: &[&'a str]) {
        match *lines {
            [] => {}
            [line] => {
                self.addressee(role, line);
            }
            [first, .., last] => {
                let span = self.span(first).cover(self.span(last));
                let joined = lines.join(" ");
                let named = |_| Addressee { name: Cow::Owned(joined.clone()), ..Addressee::default() };
                self.list(role, Addressee { span, ..joined.parse().unwrap_or_else(named) }, None);
            }
        }
    }
}

/// What labels say otherwise than the heading of the telegram below them: role and place.
fn differences(own: &Heading<'_>, labels: &Heading<'_>) -> SmallVec<[(Role, Span); 2]> {
    let mut other = SmallVec::new();
    if let (Some(own), Some(label)) = (own.date_time_group, labels.date_time_group) {
        // Only the day was known.
        let day = (label.hour, label.minute) == (0, 0) && own.day == label.day;
        if !day && own.to_string() != label.to_string() {
            other.push((Role::DateLine, label.span));
        }
    }
    let all = own.from.iter().chain(own.addressees()).chain(&own.exempt);
    let names: BTreeSet<_> = all.map(|own| words_of(&own.name)).collect();
    for (role, listed, has) in [
        (Role::Originator, labels.from.as_slice(), own.from.is_some()),
        (Role::ActionAddressee, &labels.to, !own.to.is_empty()),
        (Role::InformationAddressee, &labels.info, !own.info.is_empty()),
        (Role::ExemptedAddressee, &labels.exempt, !own.exempt.is_empty()),
    ] {
        let new = listed.iter().filter(|label| has && !names.contains(&words_of(&label.name)));
        other.extend(new.map(|label| (role, label.span)));
    }
    other
}

/// The words of a name, in an order of their own: `SECSTATE WASHDC` and `WASHDC, SECSTATE` have the same.
fn words_of(name: &str) -> SmallVec<[&str; 6]> {
    let mut words: SmallVec<[&str; 6]> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}
