//! The heading: everything before the classification line, and what archives and printers put there.
//!
//! ```text
//! VZCZCXRO4549
//! OO RUEHRG
//! DE RUEHSW #0881/01 2540944
//! ZNY SSSSS ZZH
//! O 110944Z SEP 07
//! FM AMEMBASSY BERN
//! TO RUEHC/SECSTATE WASHDC IMMEDIATE 4460
//! INFO RUCNMEU/EU INTEREST COLLECTIVE PRIORITY
//! ```

use super::caption::{is_caption, is_level_caption};
use super::scan::{Phase, Scan, Step};
use super::{Line, Role, label, labelled, military, shape};
use crate::Form;
use crate::words;

impl<'a> Scan<'a> {
    /// A line of the cover that an office printer put before the heading: its labels look like those of the text.
    pub(crate) fn cover(content: &str, line: Line) -> Step {
        if shape::is_classification(content) {
            return Self::whole(Role::Classification, line);
        }
        Self::whole(if shape::is_drafting_label(content) { Role::Drafting } else { Role::Catalogue }, line)
    }

    /// A line of the heading.
    pub(crate) fn heading(&mut self, start: usize, content: &'a str, line: Line) -> Step {
        // A dump in columns has tabs between its fields and the message.
        let tab = content.find('\t').filter(|&tab| !content.get(..tab).is_some_and(is_prosign_alone));
        if let Some(tab) = tab {
            let line = Line { end: start + tab, next: line.next };
            let field = content.get(..tab).unwrap_or_default();
            let step = self.heading_line(start, words::trim(field), line);
            return Step { end: start + tab + 1, ..step };
        }
        self.heading_line(start, content, line)
    }

    fn heading_line(&mut self, start: usize, content: &'a str, line: Line) -> Step {
        // Most lines of a heading are addressees with their station before them, and can be nothing else.
        if self.lists_addressees() && content.len() <= 100 && has_station(content) {
            return Self::whole(self.last, line);
        }
        if self.lists_addressees() && shape::is_precedence_and_number(content) {
            return Self::continued(self.last, line);
        }
        if let Some(role) = self.decapitalised(content) {
            return Self::whole(role, line);
        }
        // Where that form is named, any label may be the first.
        let named = self.asked == Some(Form::Labelled) && labelled::label(content).is_some();
        if named || self.allows(Form::Labelled) && labelled::opens(content) {
            self.form = Form::Labelled;
            self.phase = Phase::Labelled;
            return self.labelled_line(start, content, line);
        }
        if self.allows(Form::Printout) {
            if let Some(step) = self.record_line(start, content, line) {
                return step;
            }
        }
        if self.allows(Form::Military) {
            if let Some(step) = self.military_heading(start, content, line) {
                return step;
            }
            if self.last == Role::Separation && !shape::is_whole_classification(content) {
                return self.opens_text(start, content, line);
            }
        }
        if shape::is_bare_identifier(content) {
            let next = self.next_line(line.next);
            if shape::is_routing(next) || shape::is_calling_station(next) {
                return Self::whole(Role::TransmissionIdentifier, line);
            }
        }
        if super::scan::tail_mark(content) {
            self.find_end();
            return Self::whole(Role::EndOfMessage, line);
        }
        if shape::is_cancellation(content) {
            return Self::whole(Role::Correction, line);
        }
        // A service message between two stations has no `BT`.
        let called = matches!(self.last, Role::CallingStation | Role::TransmissionInstructions);
        let service = shape::level_word(content, false)
            .is_some_and(|level| content.get(level.length..).is_some_and(|rest| rest.trim_start().starts_with("SVC")));
        if called && (service || content.starts_with("INT ")) && self.allows(Form::Military) {
            return self.opens_text(start, content, line);
        }
        if self.is_accounting_symbol(content, line) {
            return Self::whole(Role::Accounting, line);
        }
        // The entries of the distribution stand in lines of their own.
        let labelled = self.allows(Form::Printout) && shape::distribution_label(content).is_some();
        if labelled && shape::is_distribution(self.next_line(line.next)) {
            return Self::whole(Role::Distribution, line);
        }
        if let Some(role) = self.heading_role(content) {
            if role == Role::Separation && content.len() > 2 {
                return self.part(role, start + 2, line);
            }
            let continues = role == self.last && matches!(role, Role::Routing | Role::JanapHeader | Role::Distribution);
            let mut end = line.end;
            // `INFO ZEN/CNO WASHINGTON DC BT UNCLAS`
            if let Some(at) = content
                .find(" BT ")
                .filter(|&at| content.get(at + 4..).is_some_and(|text| shape::level_word(text, false).is_some()))
            {
                end = end.min(start + at);
            }
            end = end.min(self.address_end(role, start, content));
            return Step { continues, ..self.part(role, end, line) };
        }
        if self.begins_text(content) {
            self.phase = Phase::Preamble;
            return self.preamble(start, content, line, true);
        }
        if self.allows(Form::Military) && military::opens_sets(content) {
            return self.opens_text(start, content, line);
        }
        if self.is_addressee(content) {
            let end = self.address_end(self.last, start, content);
            return Step { continues: self.is_rest_of_name(start, content), ..self.part(self.last, end, line) };
        }
        if is_catalogue(content) || self.last == Role::Catalogue && !self.blank && is_record(content) {
            return Self::whole(Role::Catalogue, line);
        }
        // The heading ends at the first blank line.
        if self.lists_addressees() && self.is_apart() {
            self.phase = Phase::Preamble;
            return self.preamble(start, content, line, true);
        }
        // An extract may begin in the middle of the text.
        if !matches!(self.last, Role::Catalogue | Role::Unknown) && self.is_text_to_the_end(start) {
            self.enter_body(start);
            return self.body(start, content, line, true);
        }
        Self::whole(Role::Unknown, line)
    }

    /// The role of a line of a copy in small letters: that of the line in capitals, as it was sent.
    fn decapitalised(&self, content: &str) -> Option<Role> {
        const LONGEST: usize = 100;
        if content.len() > LONGEST || !words::is_small(content) {
            return None;
        }
        let mut capitals = [0_u8; LONGEST];
        let sent = capitals.get_mut(..content.len())?;
        sent.copy_from_slice(content.as_bytes());
        sent.make_ascii_uppercase();
        let sent = core::str::from_utf8(sent).ok()?;
        let role = self.heading_role(sent).or_else(|| self.is_addressee(sent).then_some(self.last))?;
        let heading = matches!(
            role,
            Role::Routing
                | Role::CallingStation
                | Role::TransmissionInstructions
                | Role::DateLine
                | Role::Originator
                | Role::ActionAddressee
                | Role::InformationAddressee
                | Role::ExemptedAddressee
                | Role::Separation
        );
        heading.then_some(role)
    }

    /// The role of a line that its own shape tells, wherever in the heading it stands.
    pub(crate) fn heading_role(&self, content: &str) -> Option<Role> {
        let (word, rest) = words::first(content);
        let address = self.address_role(content);
        let role = match word {
            // The labelled form has no format lines but those of an older telegram, below its labels.
            _ if self.asked == Some(Form::Labelled) && !self.sheet.labelled => return None,
            "DE" if shape::is_calling_station(content) => Role::CallingStation,
            "ZNR" | "ZNY" => Role::TransmissionInstructions,
            "BT" if rest.is_empty() || shape::level_word(rest, false).is_some() => Role::Separation,
            _ if shape::distribution_label(word).is_some() && self.is_distribution(content) => Role::Distribution,
            "Distribution:" => Role::Distribution,
            _ if address.is_some() => return address,
            _ if shape::is_relay_line(content) => Role::RelayLine,
            _ if shape::is_routing(content) => Role::Routing,
            "T" if matches!(self.last, Role::CallingStation | Role::TransmissionInstructions) => {
                Role::TransmissionInstructions
            }
            _ if matches!(self.last, Role::CallingStation | Role::TransmissionInstructions)
                && shape::is_routing_indicator(word)
                && words::first(rest).0 == "T" =>
            {
                Role::TransmissionInstructions
            }
            _ if self.last == Role::Routing && shape::is_pilot(content) => Role::Pilot,
            _ if shape::is_date_line(content.strip_prefix("DTG ").unwrap_or(content)) => Role::DateLine,
            _ if shape::is_transmission_identifier(content) => Role::TransmissionIdentifier,
            _ if matches!(self.last, Role::Routing | Role::JanapHeader) && shape::is_routing_continued(content) => {
                self.last
            }
            _ if self.last == Role::TransmissionInstructions && shape::is_operating_signal(word) => {
                Role::TransmissionInstructions
            }
            _ if self.distributed && shape::is_distribution(content) => Role::Distribution,
            _ if is_accounting(content) => Role::Accounting,
            _ if content.starts_with("This record is a partial extract") => Role::PartialExtract,
            _ => return None,
        };
        let printed = matches!(role, Role::Distribution | Role::RelayLine);
        (!printed || self.allows(Form::Printout)).then_some(role)
    }

    /// The role of a line that begins with `FM`, `TO`, `INFO` or `XMT`.
    fn address_role(&self, content: &str) -> Option<Role> {
        let prosign = shape::address_prosign(content)?;
        let rest = words::trim(content.get(prosign.length..)?);
        match prosign.word {
            "FM" if !rest.is_empty() => Some(Role::Originator),
            "TO" if rest.is_empty() || is_address(rest) && (self.is_headed() || !rest.contains(", ")) => {
                Some(Role::ActionAddressee)
            }
            "INFO" if rest.starts_with("XMT ") => Some(Role::ExemptedAddressee),
            "INFO" if rest.is_empty() || is_address(rest) => Some(Role::InformationAddressee),
            "XMT" => Some(Role::ExemptedAddressee),
            _ => None,
        }
    }

    /// Whether lines of a heading stand above: without them a line of a text may begin with `TO`.
    fn is_headed(&self) -> bool {
        let above =
            matches!(self.last, Role::Blank | Role::Unknown | Role::Catalogue | Role::RecordTitle | Role::Notice);
        self.has_originator || !above
    }

    /// Where an addressee ends in its line: before the next one, or before another prosign.
    pub(super) fn address_end(&self, role: Role, start: usize, content: &str) -> usize {
        let whole = start + content.len();
        // One line in hundreds has more than one.
        if !content.as_bytes().windows(2).any(|pair| matches!(pair, [b' ', b'I' | b'T' | b'U' | b'Z'])) {
            return whole;
        }
        let military = self.form == Form::Military;
        let listed = matches!(role, Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee);
        let from = shape::address_prosign(content).map_or(0, |prosign| prosign.length + 1);
        let next = content.get(from..).filter(|_| listed).and_then(|list| Some(from + list.find(" ZEN/")? + 1));
        let other = military::address_end(role, content).filter(|&at| {
            let behind = content.get(at..).unwrap_or_default();
            military || super::is_named_addressee(words::first(behind).1)
        });
        next.into_iter().chain(other).min().map_or(whole, |at| start + at)
    }

    /// Whether a line goes on with the name of the addressee above, in a list that was filled up like a paragraph: its
    /// addressees, all with `ZEN/`, begin in the middle of lines.
    fn is_rest_of_name(&self, start: usize, content: &str) -> bool {
        let inside = |at: usize| !self.slice(at.saturating_sub(1), at).ends_with(['\n', '\r', '\x0c']);
        self.last_text().starts_with("ZEN/")
            && !content.starts_with("ZEN/")
            && !inside(start)
            && (inside(self.last_content.0) || content.contains(" ZEN/"))
    }

    /// Whether a line that begins with `ACTION`, `ORIGIN` or `INFO` is one of the distribution and none of addressees, among
    /// which a name may end like an entry: `INFO CTF-72`.
    fn is_distribution(&self, content: &str) -> bool {
        let listed = matches!(self.last, Role::Originator | Role::ActionAddressee | Role::InformationAddressee);
        !listed && shape::is_distribution(content)
    }

    /// Format line 10 without a count: a word alone before `BT`, below addressees that have stations before their names.
    fn is_accounting_symbol(&self, content: &str, line: Line) -> bool {
        self.lists_addressees()
            && (2..=6).contains(&content.len())
            && content.bytes().all(|byte| byte.is_ascii_uppercase())
            && self.last_text().contains('/')
            && self.next_line(line.next) == "BT"
    }

    /// Whether no line of a heading or preamble follows, as far as one can be expected.
    fn is_text_to_the_end(&self, start: usize) -> bool {
        const LINES: usize = 60;
        let mut next = start;
        for _ in 0..LINES {
            if next >= self.text.len() {
                break;
            }
            let line = super::line_at(self.text, next);
            let content = words::trim(self.slice(next, line.end));
            if super::scan::tail_mark(content) {
                break;
            }
            if !content.is_empty()
                && (self.heading_role(content).is_some()
                    || shape::is_classification(content)
                    || label::at_start(content, None).is_some())
            {
                return false;
            }
            next = line.next;
        }
        true
    }

    /// Whether the text of the message begins here: a classification line, a label, a caption, a paragraph.
    fn begins_text(&self, content: &str) -> bool {
        if shape::is_classification(content) {
            return true;
        }
        if is_catalogue(content) || self.last == Role::Catalogue && !self.blank && is_record(content) {
            return false;
        }
        label::at_start(content, None).is_some()
            || is_caption(content)
            || shape::level_word(content, false).is_some()
                && (shape::is_level_alone(content)
                    || shape::is_open_classification(content)
                    || is_level_caption(content) && !content.contains(','))
            || shape::is_press_date(content)
            || shape::paragraph_number(content)
                .is_some_and(|number| number.pilcrow || number.marking > 0 || number.value == 1)
            || self.last == Role::Separation
    }

    /// Whether the line is a further addressee: one of a list, each on a line of its own. Behind a blank line only one with a
    /// station before it is.
    pub(crate) fn is_addressee(&self, content: &str) -> bool {
        let stationed = || has_station(content) || content.starts_with("ZEN/");
        self.lists_addressees() && is_address(content) && (!self.is_apart() || stationed())
    }

    /// Whether a blank line that ends the heading stands above.
    fn is_apart(&self) -> bool {
        self.blank && !self.cut && !self.double_spaced
    }

    /// Whether the last line was one of addressees.
    fn lists_addressees(&self) -> bool {
        matches!(self.last, Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee)
    }
}

/// A prosign before a tab: what stands behind it is no field of its own.
fn is_prosign_alone(field: &str) -> bool {
    shape::address_prosign(field).is_some_and(|prosign| prosign.length == words::trim(field).len())
}

/// Whether the line is an addressee behind its routing indicator, and neither a group count nor a part of a directory's name.
fn has_station(content: &str) -> bool {
    content.split_once('/').is_some_and(|(station, name)| {
        shape::is_routing_indicator(station)
            && name.starts_with(|c: char| c.is_ascii_uppercase())
            && !name.starts_with("XMT")
            && !name.bytes().any(|byte| matches!(byte, b'=' | b'\t'))
    })
}

/// What can stand in a list of addressees: a routing indicator and a slant, or a name in capitals.
pub(crate) fn is_address(content: &str) -> bool {
    if content.is_empty() || content.len() > 100 || shape::level_word(content, false).is_some() {
        return false;
    }
    if super::military::is_directory_name(content) {
        return true;
    }
    if let Some((station, _)) = content.split_once('/') {
        if shape::is_routing_indicator(station) || station == "ZEN" {
            return true;
        }
    }
    content.starts_with(|c: char| c.is_ascii_uppercase() || c == '/')
        && !content.bytes().any(|byte| byte.is_ascii_lowercase() || byte == b'.')
        && !content.contains(" FOR ")
        && (!content.contains(':') || content.contains("//"))
        && !shape::is_classification(content)
        && !is_caption(content)
        && !shape::is_level_alone(content)
        && label::at_start(content, None).is_none()
        && !content.starts_with("NOTE ")
        && shape::page_line(content).is_none()
}

/// Format line 10: `STATE GRNC`, `GR 37`, `GR27`.
fn is_accounting(content: &str) -> bool {
    let (word, rest) = words::first(content);
    let groups = |word: &str| {
        word == "GRNC"
            || word
                .strip_prefix("GR")
                .is_some_and(|count| !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit()))
    };
    groups(word) && rest.is_empty()
        || groups(rest) && word.len() <= 6
        || word == "GR" && (rest == "NC" || !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What catalogues put before a message.
pub(crate) fn is_catalogue(content: &str) -> bool {
    const KEYS: [&str; 7] = ["ID: ", "ORIGIN: ", "DATE: ", "SOURCE: ", "CLASSIFICATION: ", "MISC: ", "DESTINATION: "];
    let key =
        |key: &&str| content.strip_prefix(key.trim_end()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    content.starts_with("<<") && content.ends_with(">>")
        || content.starts_with(['I', 'O', 'D', 'S', 'C', 'M']) && KEYS.iter().any(key)
        || is_timestamp(content)
        || is_archive_number(content)
        || shape::is_press_date(content)
}

/// `2007-09-11 09:44:00`, `7/29/2009 14:42`.
fn is_timestamp(content: &str) -> bool {
    let (date, time) = words::first(content);
    content.len() <= 20
        && date.contains(['-', '/'])
        && time.contains(':')
        && content.bytes().all(|byte| byte.is_ascii_digit() || b" -/:".contains(&byte))
}

/// `07BERN881` and other words without blanks that stand alone, `1234567`.
fn is_archive_number(content: &str) -> bool {
    let (year, rest) = words::digits(content);
    let post = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let serial = rest.get(post..).unwrap_or_default();
    year.len() == 2 && post >= 3 && !serial.is_empty() && serial.bytes().all(|byte| byte.is_ascii_digit())
        || rest.is_empty() && content.len() <= 8
        || shape::is_center_number(content)
}

/// The fields of a dump's record, a line each: `Embassy Nairobi`, `SECRET//NOFORN`, `09NAIROBI2487|09STATE122115`.
pub(super) fn is_record(content: &str) -> bool {
    let level = shape::level_word(content, false)
        .is_some_and(|level| content.get(level.length..).is_some_and(|rest| rest.is_empty() || rest.starts_with("//")));
    let office =
        ["Embassy ", "Consulate ", "Mission ", "Secretary of State"].iter().any(|office| content.starts_with(office))
            && content.len() < 32;
    level || office || content.split('|').all(is_archive_number)
}
