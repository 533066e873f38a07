//! The lines of the heading, and the classification line.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};

use super::{Assembler, extend};
use crate::Span;
use crate::diagnostic::Code;
use crate::layout::{Piece, Role, line_at, shape};
use crate::model::{
    Accounting, Addressee, CallingStation, DateTimeGroup, Distribution, Few, Form, Located, Preamble, Precedence,
    Precedences, ReferenceNumber, Routing, Section, TransmissionIdentifier, TransmissionInstructions,
};
use crate::parse::heading::Listed;
use crate::parse::print::{self, Entry};
use crate::parse::{date_time, heading, text};
use crate::words;

impl<'a> Assembler<'a, '_> {
    pub(super) fn classification(&mut self, piece: &Piece) {
        let content = self.content(piece);
        let span = self.span(content);
        let later = !self.cable.text.paragraphs.is_empty() || self.paragraph.is_some();
        // `SECTION 1 OF 2`, in a line of its own below the level.
        if shape::section_words(content) == Some(content.len()) {
            match text::section(content) {
                Some(section) if later => self.section_reaches(section, span),
                section => self.cable.text.section = section.map(|section| Section { span, ..section }),
            }
            return;
        }
        // `C O N F I D E N T I A L SECTION 01 OF 02` / `THE HAGUE 000417`
        if piece.continues {
            let year = self.year();
            if let Some((post, serial)) = text::post_and_serial(content) {
                let number = ReferenceNumber::new(year, post, serial);
                self.cable.text.reference_number = Some(ReferenceNumber { span: self.span(post), ..number });
            }
            return;
        }
        let Some(read) = text::classification(content) else {
            return;
        };
        if read.damaged {
            self.report(Code::ClassificationDamaged, span, || format!("letters or blanks are amiss in {content}"));
        }
        if !read.caption.is_empty() {
            self.caption(self.located(read.caption));
        }
        let known = &self.cable.text;
        // A later section has a line of its own.
        let numbered = known.reference_number.is_some();
        if numbered && (read.serial.is_none() || later) || later && read.serial.is_none() {
            self.section_reaches(read.section.unwrap_or_default(), span);
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
        // A later section repeats the heading; what it says was said.
        let read = match piece.role {
            // It may stand behind the text.
            Role::Drafting if self.cable.heading.drafted_by.is_none() || self.last == Some(Role::Drafting) => {
                self.drafting(content);
                Some(())
            }
            _ if self.in_later_section() => self.compare(piece.role, content, span),
            role if words::is_small(content) => self.decapitalised(role, content, span),
            Role::TransmissionIdentifier => self.transmission_identifier(content, span),
            Role::Pilot => {
                self.cable.heading.pilots.push(Located::new(content, span));
                Some(())
            }
            Role::Routing => self.routing(piece, content, span),
            Role::CallingStation => self.calling_station(content, span),
            Role::TransmissionInstructions => self.transmission_instructions(content, span),
            Role::DateLine if piece.continues => self.further_instructions(content, span),
            Role::DateLine => self.date_line(content.strip_prefix("DTG ").unwrap_or(content), span),
            Role::Originator | Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee => {
                if piece.continues {
                    self.addressee_continued(piece.role, content, span);
                    Some(())
                } else {
                    self.addressee(piece.role, content)
                }
            }
            Role::RelayLine => self.relay_line(content, span),
            Role::JanapHeader => self.janap_header(piece, content, span),
            Role::Accounting => self.accounting(content, span),
            Role::Distribution => {
                self.distribution(content, span);
                Some(())
            }
            _ => Some(()),
        };
        if read.is_none() {
            self.unreadable(piece.role, Located::new(content, span));
        }
    }

    /// A line of a known place that does not follow its rule.
    pub(super) fn unreadable(&mut self, role: Role, line: Located<'a>) {
        self.keep(Code::UnreadableLine, line, |_| {
            let role = role.as_str().replace('_', " ");
            format!("this line stands where {role} is expected, but does not follow its rule")
        });
    }

    /// Whether text was read already, so that a heading is that of a later section.
    fn in_later_section(&self) -> bool {
        let text = &self.cable.text;
        let dated = self.cable.form == Form::Military && self.cable.heading.date_time_group.is_some();
        let headed = text.reference_number.is_some() || dated;
        headed && (!text.paragraphs.is_empty() || self.paragraph.is_some())
    }

    /// A line of the heading of a later section: date and originator must be those of the first.
    fn compare(&mut self, role: Role, content: &str, span: Span) -> Option<()> {
        let known = &self.cable.heading;
        let same = match role {
            Role::DateLine => {
                let (_, read) = heading::date_line(content).ok()?;
                known.date_time_group.is_none_or(|known| known.to_string() == read.group.to_string())
            }
            Role::Originator => {
                let name = content.strip_prefix("FM ").map(words::trim);
                known.from.as_ref().zip(name).is_none_or(|(from, name)| name.starts_with(&*from.name))
            }
            _ => true,
        };
        if !same {
            self.contradiction(role, span);
        }
        Some(())
    }

    /// A heading line that says something else than the one before.
    pub(super) fn contradiction(&mut self, role: Role, span: Span) {
        let line = self.as_it_stands(span);
        self.keep(Code::HeadingLineRepeated, line, |_| {
            format!("the {role} stands a second time and says something else; the first is kept")
        });
    }

    /// What is left of a line behind all that its rule knows.
    pub(super) fn leftover(&mut self, rest: &'a str) {
        let rest = words::trim(rest);
        if rest.is_empty() {
            return;
        }
        self.remainder(self.located(rest));
    }

    /// Keeps what no rule of a line has taken.
    pub(super) fn remainder(&mut self, rest: Located<'a>) {
        self.keep(Code::LineRemainder, rest, |rest| {
            format!("{rest} fits no rule of this line; it is kept as it stands")
        });
    }

    /// Format line 1. A second one stands among the pilots of a relay.
    fn transmission_identifier(&mut self, content: &'a str, span: Span) -> Option<()> {
        let (rest, read) = heading::transmission_identifier(content).ok()?;
        let heading = &mut self.cable.heading;
        match &heading.transmission_identifier {
            Some(_) if heading.routing.is_some() && heading.date_time_group.is_none() => {
                heading.pilots.push(Located::new(content, span));
            }
            Some(known) if known.channel_designator == read.channel_designator => {}
            Some(_) => self.contradiction(Role::TransmissionIdentifier, span),
            None if read.channel_designator.is_empty() && read.security_warning.is_none() => {}
            None => heading.transmission_identifier = Some(TransmissionIdentifier { span, ..read }),
        }
        self.leftover(rest);
        Some(())
    }

    /// Format line 2. The last one above `DE` is the message's own; those before are pilots.
    pub(super) fn routing(&mut self, piece: &Piece, content: &'a str, span: Span) -> Option<()> {
        let (rest, precedence) = if piece.continues {
            (content, None)
        } else {
            heading::routing_precedence(content).ok().map(|(rest, precedence)| (rest, Some(precedence)))?
        };
        let (rest, called) = heading::called(rest).ok()?;
        let called = called.into_iter().map(Cow::Borrowed);
        let heading = &mut self.cable.heading;
        match (precedence, &mut heading.routing) {
            (None, routing) => {
                let routing = routing.as_mut()?;
                routing.called.extend(called);
                routing.span = routing.span.cover(span);
            }
            // The heading once more.
            (Some(_), Some(_)) if heading.date_time_group.is_some() => return Some(()),
            (Some(precedence), routing) => {
                let precedence = Precedences::single(precedence);
                let read = Routing { precedence, called: called.collect(), span };
                let pilot = routing.replace(read).map(|pilot| pilot.span);
                let signal = heading.transmission_instructions.take_if(|_| pilot.is_some()).map(|pilot| pilot.span);
                for span in pilot.into_iter().chain(signal) {
                    let lines = self.as_it_stands(span);
                    // The identifier behind them was put here before them.
                    let pilots = &mut self.cable.heading.pilots;
                    let at = pilots.iter().rposition(|known| known.span < span).map_or(0, |at| at + 1);
                    pilots.insert(at, lines);
                }
            }
        }
        self.leftover(rest);
        Some(())
    }

    fn calling_station(&mut self, content: &'a str, span: Span) -> Option<()> {
        let (rest, read) = heading::calling_station(content).ok()?;
        let read = CallingStation { span, ..read };
        match &self.cable.heading.calling_station {
            None => self.cable.heading.calling_station = Some(read),
            Some(known) if known.routing_indicator == read.routing_indicator && known.serial == read.serial => {}
            Some(_) => self.contradiction(Role::CallingStation, span),
        }
        self.leftover(rest);
        Some(())
    }

    fn transmission_instructions(&mut self, content: &'a str, span: Span) -> Option<()> {
        let (rest, (mut read, special)) = heading::transmission_instructions(content).ok()?;
        read.remainder = special.map(|category| self.located(category));
        let rest = words::trim(rest);
        if !rest.is_empty() {
            let rest = self.located(rest);
            match &mut read.remainder {
                Some(known) => extend(known, " ", &rest.text, rest.span),
                remainder => *remainder = Some(rest),
            }
        }
        read.cited.iter_mut().for_each(|cited| cited.span = span);
        read.span = span;
        let warned = read.signals.first().is_some_and(|signal| matches!(&**signal, "ZNR" | "ZNY"));
        if let Some(known) =
            self.cable.heading.transmission_instructions.as_mut().filter(|known| known.security.is_some())
        {
            if warned {
                // The heading once more.
                if known.signals != read.signals {
                    self.contradiction(Role::TransmissionInstructions, span);
                }
                return Some(());
            }
            known.signals.extend(read.signals);
            known.cited.extend(read.cited);
            match (&mut known.remainder, read.remainder) {
                (Some(known), Some(more)) => {
                    extend(known, " ", &more.text, more.span);
                }
                (remainder, more) => *remainder = remainder.take().or(more),
            }
            return Some(());
        }
        if warned && read.security.is_none() {
            self.report(Code::SecurityWarningDamaged, span, || {
                String::from("the letters behind ZNR or ZNY are no level five times over")
            });
        }
        self.cable.heading.transmission_instructions = Some(read);
        Some(())
    }

    fn accounting(&mut self, content: &'a str, span: Span) -> Option<()> {
        let (_, read) = heading::accounting(content).ok()?;
        self.cable.heading.accounting = Some(Accounting { span, ..read });
        Some(())
    }

    /// Format line 5. A second one, behind an originator, is that of the message which this one sends on.
    fn date_line(&mut self, content: &'a str, span: Span) -> Option<()> {
        let Ok((rest, read)) = heading::date_line(content) else {
            // The year counts all the same.
            self.told_year = self.told_year.or(date_time::year_behind_month(content));
            return None;
        };
        let group = DateTimeGroup { span, ..read.group };
        self.mended(read.mended, &group);
        self.check_moment(&group);
        let heading = &mut self.cable.heading;
        if let Some(known) = heading.date_time_group {
            if known.to_string() == group.to_string() {
                self.heading_repeated = true;
                self.report(Code::HeadingLineRepeated, span, || String::from("the heading stands a second time"));
            } else if heading.from.is_some() && read.precedence.is_some() && !self.heading_repeated {
                let original =
                    Preamble { precedence: read.precedence, date_time_group: Some(group), ..Preamble::default() };
                heading.original = Some(Box::new(original));
            } else if read.precedence.is_some() {
                self.contradiction(Role::DateLine, span);
            }
            // An extract repeats the bare date above the heading.
            return Some(());
        }
        heading.precedence = read.precedence.or(heading.precedence);
        heading.date_time_group = Some(group);
        heading.signals = read.instructions.signals;
        heading.processing_numbers = read.instructions.numbers;
        let rest = words::trim(rest);
        heading.remainder =
            (!rest.is_empty()).then(|| Located::new(rest, Span::of(self.source, rest).unwrap_or_default()));
        Some(())
    }

    /// Tells of a time whose signs had to be told from others.
    pub(super) fn mended(&mut self, mended: shape::Mended, group: &DateTimeGroup) {
        let (code, told) = match mended {
            shape::Mended::Nothing => return,
            shape::Mended::Sign => (Code::LetterForFigure, "letters and figures were told by their places"),
            shape::Mended::Doubled => (Code::DateMended, "a figure stands twice"),
        };
        self.report(code, group.span, || format!("{told}; read as {group}"));
    }

    /// What this message sends on has an originator. Without one a second date line is a contradiction, and what stands below
    /// it belongs to the heading.
    pub(super) fn close_original(&mut self) {
        let heading = &mut self.cable.heading;
        let Some(original) = heading.original.take_if(|original| original.from.is_none()) else { return };
        heading.to.extend(original.to);
        heading.info.extend(original.info);
        heading.exempt.extend(original.exempt);
        let span = original.date_time_group.map_or(Span::default(), |group| group.span);
        self.contradiction(Role::DateLine, span);
    }

    /// Tells of a date-time group that names no moment, such as 30 February.
    pub(super) fn check_moment(&mut self, group: &DateTimeGroup) {
        let whole = group.month.is_some() && group.year.is_some() && group.zone != 'J';
        if whole && group.to_offset_date_time().is_none() {
            self.report(Code::DateImpossible, group.span, || format!("{group} names no moment"));
        }
    }

    /// Signals and other words of the date line that stand in a line of their own.
    fn further_instructions(&mut self, content: &'a str, span: Span) -> Option<()> {
        let (rest, read) = heading::instructions(content).ok()?;
        let known = &mut self.cable.heading;
        known.signals.extend(read.signals);
        known.processing_numbers.extend(read.numbers);
        let rest = words::trim(rest);
        match &mut known.remainder {
            _ if rest.is_empty() => {}
            Some(known) => extend(known, " ", rest, span),
            remainder => *remainder = Some(Located::new(rest, span)),
        }
        Some(())
    }

    /// The rest of a name that goes on in a further line, or the precedence and number that stand there.
    fn addressee_continued(&mut self, role: Role, content: &str, span: Span) {
        let heading = &mut self.cable.heading;
        let last = match role {
            Role::Originator => heading.from.as_mut(),
            Role::ActionAddressee => heading.to.last_mut(),
            Role::InformationAddressee => heading.info.last_mut(),
            _ => heading.exempt.last_mut(),
        };
        let Some(addressee) = last else { return };
        addressee.span = addressee.span.cover(span);
        let joined = format!("{} {content}", addressee.name);
        let Ok((_, Listed { addressee: read, .. })) = heading::addressee(&joined) else { return };
        let read = read.into_owned();
        addressee.name = read.name;
        addressee.precedence = addressee.precedence.or(read.precedence);
        addressee.continuity_number = addressee.continuity_number.or(read.continuity_number);
        addressee.continuity_number_last = addressee.continuity_number_last.or(read.continuity_number_last);
        addressee.offices.extend(read.offices);
    }

    /// The originator, an addressee or an exempted one.
    pub(super) fn addressee(&mut self, role: Role, content: &'a str) -> Option<()> {
        let text = match shape::address_prosign(content) {
            Some(prosign) => {
                if prosign.misspelt {
                    let span = self.span(content.get(..prosign.length).unwrap_or_default());
                    self.report(Code::LabelMisspelt, span, || format!("read as {}", prosign.word));
                }
                words::trim(content.get(prosign.length..).unwrap_or_default())
            }
            None => content,
        };
        if text.is_empty() {
            return Some(());
        }
        let (rest, listed) = heading::addressee(text).ok()?;
        if let Some(word) = listed.misspelt {
            let precedence = listed.addressee.precedence.map_or("", Precedence::as_str);
            self.report(Code::LabelMisspelt, self.span(word), || format!("{word} was read as {precedence}"));
        }
        self.leftover(rest);
        let mut addressee = Addressee { span: self.span(text), ..listed.addressee };
        // `RUEHXA/XMT AMEMBASSY MBABANE`, `INFO XMT AMEMBASSY VADUZ`
        let mut role = role;
        if let Cow::Borrowed(name) = addressee.name {
            if let Some(name) = name.strip_prefix("XMT ") {
                addressee.name = Cow::Borrowed(name.trim_start_matches(' '));
                role = Role::ExemptedAddressee;
            }
        }
        if addressee.name.is_empty() {
            return None;
        }
        let exempt = listed.exempt.and_then(|text| {
            let (_, listed) = heading::addressee(text).ok()?;
            Some(Addressee { span: self.span(text), ..listed.addressee })
        });
        self.list(role, addressee, exempt);
        Some(())
    }

    /// A line of a copy in small letters: it is read as it was sent, in capitals.
    fn decapitalised(&mut self, role: Role, content: &str, span: Span) -> Option<()> {
        let sent = content.to_ascii_uppercase();
        match role {
            Role::DateLine => {
                let (_, read) = heading::date_line(&sent).ok()?;
                self.cable.heading.precedence = read.precedence;
                self.cable.heading.date_time_group = Some(DateTimeGroup { span, ..read.group });
                let signals = read.instructions.signals.iter();
                self.cable.heading.signals = signals.map(|signal| signal.to_string().into()).collect();
            }
            Role::CallingStation => {
                let (_, read) = heading::calling_station(&sent).ok()?;
                self.cable.heading.calling_station = Some(CallingStation { span, ..read.into_owned() });
            }
            Role::Routing => {
                let (rest, precedence) = heading::routing_precedence(&sent).ok()?;
                let (_, called) = heading::called(rest).ok()?;
                let called = called.into_iter().map(|station| station.to_string().into()).collect();
                let precedence = Precedences::single(precedence);
                self.cable.heading.routing = Some(Routing { precedence, called, span });
            }
            Role::TransmissionInstructions => {
                let (_, (read, _)) = heading::transmission_instructions(&sent).ok()?;
                self.cable.heading.transmission_instructions =
                    Some(TransmissionInstructions { span, ..read.into_owned() });
            }
            Role::Originator | Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee => {
                let length = shape::address_prosign(&sent).map_or(0, |prosign| prosign.length);
                let (_, listed) = heading::addressee(sent.get(length..)?).ok()?;
                self.list(role, Addressee { span, ..listed.addressee.into_owned() }, None);
            }
            _ => {}
        }
        Some(())
    }

    /// Puts an addressee into its list, and one that is exempted behind it.
    pub(super) fn list(&mut self, role: Role, addressee: Addressee<'a>, exempt: Option<Addressee<'a>>) {
        let repeated = self.heading_repeated;
        // A military text gives the heading once more, with the offices.
        let text = &self.cable.text;
        let with_offices =
            self.cable.form == Form::Military && (text.classification.is_some() || text.subject.is_some());
        let heading = &mut self.cable.heading;
        let (from, to, info, exempted) = match &mut heading.original {
            Some(original) => (&mut original.from, &mut original.to, &mut original.info, &mut original.exempt),
            None => (&mut heading.from, &mut heading.to, &mut heading.info, &mut heading.exempt),
        };
        exempted.extend(exempt);
        let list = match role {
            Role::Originator => {
                match from {
                    Some(known) if with_offices => merge_offices(known, addressee),
                    Some(known) if known.name == addressee.name => {}
                    Some(_) => {
                        let span = addressee.span;
                        self.contradiction(role, span);
                    }
                    None => *from = Some(addressee),
                }
                return;
            }
            Role::ActionAddressee => to,
            Role::InformationAddressee => info,
            _ => exempted,
        };
        if with_offices {
            let same = |known: &&mut Addressee<'_>| known.name == addressee.name && !known.delivered_otherwise;
            match list.iter_mut().take(FEW).find(same) {
                Some(known) => merge_offices(known, addressee),
                None => list.push(addressee),
            }
            return;
        }
        let same = |known: &Addressee<'_>| {
            (&known.name, &known.routing_indicator) == (&addressee.name, &addressee.routing_indicator)
        };
        if !(repeated && list.iter().take(FEW).any(same)) {
            if list.is_empty() {
                *list = Few::with_capacity(addressees_from(self.source, addressee.span));
            }
            list.push(addressee);
        }
    }

    /// A line of the distribution. Its entries go on under the last label; what is no entry is kept as it stands.
    fn distribution(&mut self, content: &'a str, span: Span) {
        let distribution =
            self.cable.heading.distribution.get_or_insert_with(|| Distribution { span, ..Distribution::default() });
        distribution.span = distribution.span.cover(span);
        let mut rest = content.strip_prefix("Distribution:").unwrap_or(content);
        loop {
            rest = words::trim(rest);
            if rest.is_empty() {
                return;
            }
            let Ok((behind, entry)) = print::distribution_entry(rest) else {
                let (word, behind) = words::first(rest);
                self.leftover(word);
                rest = behind;
                continue;
            };
            let read = rest.get(..rest.len() - behind.len()).unwrap_or_default();
            rest = behind;
            let distribution = self.cable.heading.distribution.get_or_insert_default();
            match entry {
                Entry::Label(label) => self.distributed = Some(label),
                Entry::Total(total, kind) => {
                    let letters = |byte: u8| shape::figure(byte).is_some_and(|(_, letter)| letter);
                    let told =
                        total.filter(|_| read.bytes().any(letters)).map(|total| format!("{read} was read as {total}"));
                    distribution.total = total.or(distribution.total);
                    distribution.kind = kind;
                    if let Some(told) = told {
                        let span = self.span(read);
                        self.report(Code::LetterForFigure, span, || told);
                    }
                }
                Entry::Copies(copies, mended) => {
                    let told = mended.then(|| format!("{read} was read as {}", copies.office));
                    match self.distributed {
                        Some("ACTION") => distribution.action.push(copies),
                        Some("ORIGIN") => distribution.origin.push(copies),
                        _ => distribution.info.push(copies),
                    }
                    if let Some(told) = told {
                        let span = self.span(read);
                        self.report(Code::LetterForFigure, span, || told);
                    }
                }
            }
        }
    }
}

/// How many lines there are from the first addressee of a list to the last: to the next list, a label, the text or a blank line.
fn addressees_from(source: &str, first: Span) -> usize {
    const REACH: usize = 4 << 10;
    let text = words::head(source.get(first.start as usize..).unwrap_or_default(), REACH);
    let (mut count, mut at) = (0, 0);
    while at < text.len() {
        let ends = line_at(text, at);
        let line = text.get(at..ends.end).unwrap_or_default();
        let labelled = memchr::memchr(b':', line.as_bytes()).is_some();
        // Few addressees begin with a letter with which a level begins.
        let level = matches!(line.as_bytes(), [b'C' | b'L' | b'S' | b'T' | b'U', ..]) && shape::is_classification(line);
        if words::trim(line).is_empty() || line.starts_with("INFO") || labelled || level {
            break;
        }
        (count, at) = (count + 1, ends.next);
    }
    count
}

/// How many addressees are compared with one that stands a second time.
const FEW: usize = 64;

/// Adds the offices of the same addressee.
fn merge_offices<'a>(known: &mut Addressee<'a>, again: Addressee<'a>) {
    if known.name == again.name && known.offices.is_empty() {
        known.offices = again.offices;
    }
}
