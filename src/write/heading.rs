//! Format lines 1 to 10.
//!
//! ```text
//! VZCZCXRO4549
//! OO RUEHRG
//! DE RUEHSW #0881/01 2540944
//! ZNY SSSSS ZZH
//! O 110944Z SEP 07
//! FM AMEMBASSY BERN
//! TO RUEHC/SECSTATE WASHDC IMMEDIATE 4460
//! ```

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use core::fmt::{self, Write};

use super::Paper;
use crate::Profile;
use crate::model::{
    Accounting, Addressee, CallingStation, DateTimeGroup, Heading, Janap, Precedences, Routing, TransmissionIdentifier,
    TransmissionInstructions,
};

pub(super) fn heading(paper: &mut Paper, heading: &Heading<'_>) {
    if let Some(identifier) = &heading.transmission_identifier {
        paper.line(transmission_identifier(identifier, paper.profile));
    }
    for pilot in &heading.pilots {
        paper.line(pilot);
    }
    if paper.profile == Profile::Janap128 {
        if let Some(line) = janap_header(heading) {
            paper.line(line);
        }
    } else {
        if let Some(routing) = &heading.routing {
            paper.wrapped(&called_stations(routing));
        }
        if let Some(station) = &heading.calling_station {
            paper.line(format_args!("DE {}", calling_station(station, paper.profile)));
        }
    }
    if let Some(instructions) = &heading.transmission_instructions {
        paper.line(transmission_instructions(instructions));
    }
    paper.dated = paper.text.len();
    date_line(paper, heading.precedence, heading.date_time_group, &further_words(heading));
    addresses(paper, heading.from.as_ref(), &heading.to, &heading.info, &heading.exempt);
    if let Some(original) = &heading.original {
        date_line(paper, original.precedence, original.date_time_group, "");
        addresses(paper, original.from.as_ref(), &original.to, &original.info, &original.exempt);
    }
    if let Some(read) = &heading.accounting {
        paper.line(accounting(read));
    }
}

/// Format line 1. State counts to 9999, ACP 127 to 999. Source: ACP 127(G) 112, 128; 5 FAH-2 H-321.1.
fn transmission_identifier(identifier: &TransmissionIdentifier<'_>, profile: Profile) -> String {
    let mut line = format!("VZCZC{}", identifier.channel_designator);
    let width = if profile == Profile::State { 4 } else { 3 };
    if let Some(sequence) = identifier.channel_sequence {
        let _ = write!(line, "{sequence:0width$}");
    }
    line.extend(identifier.earlier.iter().map(|earlier| &**earlier));
    if let Some(warning) = &identifier.security_warning {
        let _ = write!(line, "     {warning}");
    }
    line
}

/// Format line 2. Source: ACP 127(G) 151, 204.
fn called_stations(routing: &Routing<'_>) -> String {
    let prosign = routing.precedence.action.prosign();
    let mut line = format!("{prosign}{prosign}");
    for station in &routing.called {
        line.push(' ');
        line.push_str(station);
    }
    line
}

/// Format line 3. `#` before the serial is the Department's. Source: ACP 127(G) 115, 129.
fn calling_station(station: &CallingStation<'_>, profile: Profile) -> String {
    let mut line = String::from(&*station.routing_indicator);
    if let Some(serial) = station.serial {
        let sign = if profile == Profile::State { "#" } else { "" };
        let _ = write!(line, " {sign}{serial:04}");
        line.extend(station.position);
        if let Some(section) = station.section {
            let _ = write!(line, "/{section:02}");
        }
    }
    if let Some(filed) = station.filed {
        let _ = write!(line, " {filed}");
    }
    line
}

/// What only the header line of JANAP 128 says. A cable from elsewhere goes as a narrative from tape to tape.
///
/// Source: JANAP 128 as training manuals show it.
pub(super) fn janap<'a>(heading: &Heading<'a>) -> Option<Janap<'a>> {
    if let Some(known) = &heading.janap {
        return Some(known.clone());
    }
    let precedence = heading.routing.as_ref().map(|routing| routing.precedence).or(heading.precedence)?;
    let class = heading.transmission_instructions.as_ref()?.security?.letter();
    Some(Janap {
        group: Cow::Owned(format!("{}TT{class}ZYUW", precedence.action.prosign())),
        language_media_format: Some(Cow::Borrowed("TT")),
        classification: Some(class),
        content_indicator: Some(Cow::Borrowed("ZYUW")),
        redundancy: Cow::Owned(repeated(class, 4)),
        ..Janap::default()
    })
}

/// The header line of JANAP 128, in fixed positions; `None` where it would have a gap.
fn janap_header(heading: &Heading<'_>) -> Option<String> {
    let Janap { group, redundancy, .. } = janap(heading)?;
    let station = heading.calling_station.as_ref()?;
    let filed = station.filed?.in_year(heading.date_time_group)?;
    let mut line = format!("{group} {}{:04} {filed}-{redundancy}-", station.routing_indicator, station.serial?);
    for (at, called) in heading.routing.iter().flat_map(|routing| &routing.called).enumerate() {
        line.push(if at == 0 { '-' } else { ' ' });
        line.push_str(called);
    }
    line.push('.');
    Some(line)
}

fn repeated(letter: char, times: usize) -> String {
    core::iter::repeat_n(letter, times).collect()
}

/// Format line 4. The security signal is its first group, its letter stands five times. Source: ACP 127(G) 203.
fn transmission_instructions(instructions: &TransmissionInstructions<'_>) -> String {
    let mut line = String::new();
    let mut cited = instructions.cited.iter().peekable();
    for (at, signal) in instructions.signals.iter().enumerate() {
        if at > 0 {
            line.push(' ');
        }
        line.push_str(signal);
        if let Some(cited) = cited.next_if(|_| *signal == "ZUI") {
            let _ = write!(line, " {}", cited.routing_indicator);
            if let (Some(serial), Some(filed)) = (cited.serial, cited.filed) {
                let _ = write!(line, "{serial:04} {filed}");
            }
        }
        if let (0, Some(level)) = (at, instructions.security) {
            line.push(' ');
            line.push_str(&repeated(level.letter(), 5));
        }
    }
    if let Some(remainder) = &instructions.remainder {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(remainder);
    }
    line
}

/// Signals and other words behind the date-time group.
fn further_words(heading: &Heading<'_>) -> String {
    let mut words = String::new();
    let known = heading.signals.iter().chain(&heading.processing_numbers).map(|word| &**word);
    for word in known.chain(heading.remainder.as_deref()) {
        words.push(' ');
        words.push_str(word);
    }
    words
}

/// Format line 5. A date-time group may be lost; the precedence then stands as a word. Source: ACP 127(G) 113, 152.
fn date_line(paper: &mut Paper, precedence: Option<Precedences>, group: Option<DateTimeGroup>, behind: &str) {
    match (precedence, group) {
        (Some(precedence), Some(group)) => paper.line(format_args!("{precedence} {group}{behind}")),
        (None, Some(group)) => paper.line(format_args!("{group}{behind}")),
        (Some(precedence), None) => paper.line(precedence.action),
        (None, None) => {}
    }
}

/// Format lines 6 to 9: each addressee on a line of its own, the prosign only before the first.
///
/// Source: ACP 127(G) 205, Annex B; 5 FAH-2 H-321.7 to .9.
fn addresses(
    paper: &mut Paper,
    from: Option<&Addressee<'_>>,
    to: &[Addressee<'_>],
    info: &[Addressee<'_>],
    exempt: &[Addressee<'_>],
) {
    for (prosign, list) in
        [("FM ", from.map_or(&[][..], core::slice::from_ref)), ("TO ", to), ("INFO ", info), ("XMT ", exempt)]
    {
        for (at, listed) in list.iter().enumerate() {
            paper.line(format_args!("{}{}", if at == 0 { prosign } else { "" }, listed));
        }
    }
}

impl fmt::Display for Addressee<'_> {
    /// As a line of the list: `RUEHC/SECSTATE WASHDC//EUR/RPM// IMMEDIATE 4631`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.routing_indicator {
            Some(station) => write!(f, "{station}/")?,
            None if self.delivered_otherwise => f.write_str("ZEN/")?,
            None => {}
        }
        f.write_str(&self.name)?;
        if !self.offices.is_empty() {
            write!(f, "//{}//", self.offices.join("/"))?;
        }
        if let Some(precedence) = self.precedence {
            write!(f, " {precedence}")?;
        }
        if let Some(number) = self.continuity_number {
            write!(f, " {number:04}")?;
        }
        self.continuity_number_last.map_or(Ok(()), |last| write!(f, "-{last:04}"))
    }
}

impl fmt::Display for TransmissionIdentifier<'_> {
    /// As format line 1 of the Department: `VZCZCXYZ0011`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&transmission_identifier(self, Profile::State))
    }
}

impl fmt::Display for CallingStation<'_> {
    /// As format line 3 of the Department has it behind `DE`: `RUEHKB #0064/01 0250719`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&calling_station(self, Profile::State))
    }
}

/// Format line 10. Source: ACP 127(G) 107, 133.
fn accounting(accounting: &Accounting<'_>) -> String {
    let mut line = String::new();
    if let Some(symbol) = &accounting.symbol {
        line.push_str(symbol);
        line.push(' ');
    }
    match accounting.group_count {
        Some(count) => {
            let _ = write!(line, "GR {count}");
        }
        None => line.push_str("GRNC"),
    }
    line
}
