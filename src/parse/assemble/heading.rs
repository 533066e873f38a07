//! The lines of the heading, and the classification line.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};

use super::Assembler;
use crate::Span;
use crate::diagnostic::Code;
use crate::layout::{Piece, Role, shape};
use crate::model::{Addressee, Distribution, Located, Precedences, ReferenceNumber, Routing, Section};
use crate::parse::{heading, text};

impl<'a> Assembler<'a, '_> {
    pub(super) fn classification(&mut self, piece: &Piece) {
        let content = self.content(piece);
        let span = self.span(content);
        let Some(read) = text::classification(content) else {
            return;
        };
        if read.damaged {
            self.report(Code::ClassificationDamaged, span, || format!("letters are lost or doubled in {content}"));
        }
        let known = &self.cable.text;
        // A later section has a line of its own.
        if known.reference_number.is_some()
            && (read.serial.is_none() || !known.paragraphs.is_empty() || self.paragraph.is_some())
        {
            return;
        }
        let mut marking = read.marking;
        marking.span = span;
        self.cable.text.classification = Some(marking);
        self.cable.text.section = read.section.map(|section| Section { span, ..section });
        if !read.code.is_empty() {
            self.cable.text.subject_code = Some(self.located(read.code));
        }
        if let Some(party) = read.party {
            self.cable.text.party_number = Some(ReferenceNumber { year: self.year(), span, ..party });
        }
        if let Some(serial) = read.serial {
            let year = self.year();
            let number = ReferenceNumber::new(year, read.post, serial);
            self.cable.text.reference_number = Some(ReferenceNumber { span: self.span(read.post), ..number });
        }
    }

    /// A line of the heading.
    pub(super) fn heading(&mut self, piece: &Piece) {
        let content = self.content(piece);
        let span = self.span(content);
        let read = match piece.role {
            Role::TransmissionIdentifier => heading::transmission_identifier(content).ok().map(|(_, mut read)| {
                read.span = span;
                self.cable.heading.transmission_identifier = Some(read);
            }),
            Role::Routing => self.routing(piece, content, span),
            Role::CallingStation => heading::calling_station(content).ok().map(|(_, mut read)| {
                read.span = span;
                self.cable.heading.calling_station = Some(read);
            }),
            Role::TransmissionInstructions => {
                heading::transmission_instructions(content).ok().map(|(rest, mut read)| {
                    read.span = span;
                    let rest = shape::trim(rest);
                    read.remainder = (!rest.is_empty()).then(|| self.located(rest));
                    self.cable.heading.transmission_instructions = Some(read);
                })
            }
            Role::DateLine => self.date_line(content, span),
            Role::Originator | Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee => {
                self.addressee(piece.role, content);
                Some(())
            }
            Role::Drafting => {
                self.drafting(content);
                Some(())
            }
            Role::RelayLine => self.relay_line(content, span),
            Role::JanapHeader => self.janap_header(content, span),
            Role::Accounting => heading::accounting(content).ok().map(|(_, mut read)| {
                read.span = span;
                self.cable.heading.accounting = Some(read);
            }),
            Role::Distribution => {
                self.distribution(content, span);
                Some(())
            }
            _ => Some(()),
        };
        if read.is_none() {
            let line = self.located(content);
            let role = piece.role;
            self.report(Code::UnreadableLine, span, || {
                format!(
                    "this line stands where {} is expected, but does not follow its rule",
                    role.as_str().replace('_', " ")
                )
            });
            self.cable.unread.push(line);
        }
    }

    fn routing(&mut self, piece: &Piece, content: &'a str, span: Span) -> Option<()> {
        if piece.continues {
            let routing = self.cable.heading.routing.as_mut()?;
            let (_, called) = heading::called(content).ok()?;
            routing.called.extend(called.into_iter().map(Cow::Borrowed));
            routing.span = routing.span.cover(span);
            return Some(());
        }
        let (rest, precedence) = heading::routing_precedence(content).ok()?;
        let (_, called) = heading::called(rest).ok()?;
        let called = called.into_iter().map(Cow::Borrowed).collect();
        self.cable.heading.routing = Some(Routing { precedence: Precedences::single(precedence), called, span });
        Some(())
    }

    fn date_line(&mut self, content: &'a str, span: Span) -> Option<()> {
        let (rest, read) = heading::date_line(content).ok()?;
        let known = &mut self.cable.heading;
        // An extract repeats the bare date above the heading.
        if known.date_time_group.is_some() && read.precedence.is_none() {
            return Some(());
        }
        let mut group = read.group;
        if known.date_time_group.is_some_and(|known| known.to_string() == group.to_string()) {
            self.heading_repeated = true;
            self.report(Code::HeadingLineRepeated, span, || String::from("the heading stands a second time"));
            return Some(());
        }
        group.span = span;
        known.precedence = read.precedence;
        known.date_time_group = Some(group);
        known.signals = read.signals;
        let rest = shape::trim(rest);
        known.remainder =
            (!rest.is_empty()).then(|| Located::new(rest, Span::of(self.source, rest).unwrap_or_default()));
        if group.to_offset_date_time().is_none() && group.month.is_some() && group.year.is_some() && group.zone != 'J' {
            self.report(Code::DateImpossible, span, || format!("{group} names no moment"));
        }
        Some(())
    }

    pub(super) fn addressee(&mut self, role: Role, content: &'a str) {
        const PROSIGNS: [&str; 5] = ["FM", "TO", "INFO:", "INFO", "XMT"];
        let bare = PROSIGNS.iter().find_map(|prosign| {
            content.strip_prefix(prosign).filter(|rest| rest.is_empty() || rest.starts_with([' ', '/']))
        });
        let text = shape::trim(bare.unwrap_or(content));
        let Ok((_, listed)) = heading::addressee(text) else {
            return;
        };
        let mut addressee = listed.addressee;
        addressee.span = self.span(text);
        let exempt =
            listed.exempt.and_then(|exempt| heading::addressee(exempt).ok()).map(|(_, listed)| listed.addressee);
        if addressee.name.is_empty() {
            return;
        }
        let repeated = self.heading_repeated;
        let heading = &mut self.cable.heading;
        heading.exempt.extend(exempt);
        let list = match role {
            Role::Originator => {
                heading.from = Some(addressee);
                return;
            }
            Role::ActionAddressee => &mut heading.to,
            Role::InformationAddressee => &mut heading.info,
            _ => &mut heading.exempt,
        };
        let same = |known: &Addressee<'_>| {
            (&known.name, &known.routing_indicator) == (&addressee.name, &addressee.routing_indicator)
        };
        if !(repeated && list.iter().any(same)) {
            list.push(addressee);
        }
    }

    fn distribution(&mut self, content: &'a str, span: Span) {
        let (first, rest) = shape::first_word(content);
        let known =
            self.cable.heading.distribution.get_or_insert_with(|| Distribution { span, ..Distribution::default() });
        known.span = known.span.cover(span);
        let labelled = matches!(first, "ACTION" | "ORIGIN" | "INFO" | "Distribution:");
        let entries = if labelled { rest } else { content };
        let into_info = first == "INFO"
            || !labelled && !known.info.is_empty()
            || !labelled && known.action.is_empty() && known.origin.is_empty();
        let list = match first {
            "ACTION" => &mut known.action,
            "ORIGIN" => &mut known.origin,
            _ if into_info => &mut known.info,
            _ if known.origin.is_empty() => &mut known.action,
            _ => &mut known.origin,
        };
        for word in shape::words(entries) {
            if let Some(copies) = heading::copies(word) {
                list.push(copies);
            }
        }
        if let Some(at) = entries
            .find('/')
            .filter(|&at| entries.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(' ')))
        {
            if let Ok((_, (total, kind))) = heading::total(entries.get(at..).unwrap_or_default()) {
                known.total = Some(total);
                known.kind = kind;
            }
        }
    }
}
