//! Messages of the armed forces: what stands around `BT`, and the sets of a formatted text.
//!
//! ```text
//! UNCLASSIFIED//
//! ROUTINE
//! R 211904Z JAN 11
//! FM CNO WASHINGTON DC
//! TO NAVADMIN
//! BT
//! UNCLAS //N01300//
//! NAVADMIN 021/11
//! MSGID/GENADMIN/CNO WASHINGTON DC/N1/JAN//
//! SUBJ/MADE-UP SUBJECT THAT GOES ON
//! /IN A SECOND LINE//
//! REF/A/DOC/OPNAV/12FEB08//
//! RMKS/1.  THE TEXT BEGINS HERE.//
//! BT
//! #0001
//! NNNN
//! ```
//!
//! Sources: JANAP 128 and DD Form 173 as training manuals on AUTODIN show them; USMTF sets as Navy messages of 2005 to 2023
//! have them.

use super::heading::{is_address, is_catalogue};
use super::scan::{Phase, Scan, Step};
use super::{Line, Role, label, shape};
use crate::Form;
use crate::words;

/// A set at the start of a line: its name.
///
/// `set = name , "/" , field , { "/" , field } , "//"`
pub(crate) fn set_name(line: &str) -> Option<&str> {
    let slant = line.bytes().take(10).position(|byte| byte == b'/')?;
    let name = line.get(..slant)?.trim_end_matches(' ');
    let fits = (3..=8).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && name.starts_with(|c: char| c.is_ascii_uppercase());
    fits.then_some(name)
}

/// Whether a line begins with a set of every formatted text: those begin wherever their name opens a line; others are
/// believed only behind them.
pub(super) fn is_common_set(line: &str) -> bool {
    matches!(set_name(line), Some("MSGID" | "SUBJ" | "REF" | "EXER" | "OPER" | "NARR" | "AMPN" | "POC"))
}

/// Whether a line begins a formatted text, whatever stood before it.
pub(super) fn opens_sets(line: &str) -> bool {
    line.starts_with("MSGID/") || line.starts_with("GENTEXT/") || line.starts_with("RMKS/")
}

/// How many bytes of a line stand before the text that the set `RMKS/` or `GENTEXT/REMARKS/` leads in.
pub(crate) fn leads_text(line: &str) -> Option<usize> {
    let name = set_name(line)?;
    let slant = line.find('/')? + 1;
    match name {
        "RMKS" | "REMARKS" | "RMK" => Some(slant),
        "GENTEXT" | "GENTXT" => {
            let rest = line.get(slant..)?;
            let told = rest.find('/').filter(|&at| at <= 40 && rest.get(..at).is_some_and(|t| !t.contains(". ")));
            Some(slant + told.map_or(0, |at| at + 1))
        }
        _ => None,
    }
}

impl<'a> Scan<'a> {
    /// A line of the heading that only these messages have.
    pub(super) fn military_heading(&mut self, start: usize, content: &'a str, line: Line) -> Option<Step> {
        let listed = matches!(
            self.last,
            Role::Originator | Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee
        );
        if listed && is_directory_name(content) && self.heading_role(content).is_none() {
            let Step { continues, .. } = self.directory_name(content, line);
            let end = self.address_end(self.last, start, content);
            return Some(Step { continues, ..self.part(self.last, end, line) });
        }
        // The end of the heading lost: the number or the first line of the text follows.
        let opening = shape::text_opening(content).filter(|opening| !opening.code.is_empty());
        let subject = || label::at_start(content, None).is_some_and(|found| found.label == label::Label::Subject);
        let begins = self.form == Form::Military && (shape::series_number(content).is_some() || subject());
        if begins || opening.is_some() {
            self.find_end();
            self.form = Form::Military;
            self.phase = Phase::Military;
            return Some(self.military_line(start, content, line, true));
        }
        // Instructions of the date line in a line of their own.
        if self.last == Role::DateLine && content.starts_with("ZUI ") {
            return Some(Self::continued(Role::DateLine, line));
        }
        let catalogued = self.last == Role::Catalogue && is_catalogue(content);
        let role = if shape::is_janap_header(content) {
            Role::JanapHeader
        } else if self.last != Role::Separation
            && !catalogued
            && (shape::is_level_banner(content)
                || !self.has_originator && shape::is_level_alone(content) && self.heads_message(line))
        {
            Role::PageFrame
        } else if shape::is_precedence_words(content) && !self.has_originator {
            Role::PrecedenceWord
        } else if is_handling(content) {
            Role::Notice
        } else {
            return None;
        };
        if matches!(role, Role::JanapHeader | Role::PrecedenceWord) {
            self.form = Form::Military;
        }
        Some(Self::whole(role, line))
    }

    /// Whether what only these messages have at their head follows the line.
    fn heads_message(&self, line: Line) -> bool {
        let next = self.next_line(line.next);
        shape::is_precedence_words(next) || shape::is_janap_header(next) || is_handling(next)
    }

    /// The first line behind `BT`: level, subject code and section; what stands behind them is text. Of what was classified and
    /// is sent in the clear, `CLEAR` stands in place of the level.
    pub(super) fn opens_text(&mut self, start: usize, content: &'a str, line: Line) -> Step {
        self.form = Form::Military;
        self.phase = Phase::Military;
        let opening = shape::text_opening(content);
        let section = opening.as_ref().map_or("", |opening| opening.section);
        let length = match opening {
            Some(opening) if !shape::is_level_banner(content) => opening.length,
            Some(_) => content.len(),
            None if words::first(content).0 == shape::CLEAR => shape::CLEAR.len(),
            None => return self.military_line(start, content, line, true),
        };
        self.classified = true;
        self.later_section |= shape::is_later_section(section);
        self.part(Role::Classification, start + length, line)
    }

    /// A line between `BT` and the free text.
    pub(super) fn military_line(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Step {
        // A set that was never closed is over where the text ends or the number of the message stands.
        if content == "BT"
            || super::scan::tail_mark(content)
            || !self.numbered && shape::series_number(content).is_some()
        {
            self.open_set = None;
        }
        if self.open_set.is_none() {
            if let Some(step) = self.military_notice(start, content, line) {
                return step;
            }
        }
        if let Some(length) = leads_text(content) {
            self.open_set = None;
            self.enter_body(start + length);
            return self.part(Role::MessageSet, start + length, line);
        }
        let closed =
            content.len() < 100 && content.ends_with("//") && content.bytes().filter(|&byte| byte == b'/').count() >= 4;
        let follows =
            self.open_set.is_none() && closed || self.sets && (self.open_set.is_none() || self.ends_set_above());
        if let Some(name) = set_name(content).filter(|_| follows || is_common_set(content)) {
            self.sets = true;
            let role = match name {
                "SUBJ" => Role::Subject,
                "REF" => Role::Reference,
                _ => Role::MessageSet,
            };
            let end = self.set_end(start, line);
            self.open_set = (!self.closes(start, end)).then_some(role);
            self.labelled = true;
            return self.part(role, end, line);
        }
        // A set that was closed too early goes on up to the next one.
        let closed = self.sets && self.open_set.is_none() && self.last == Role::MessageSet && !self.blank;
        if closed && self.set_follows(line) {
            return Self::continued(Role::MessageSet, line);
        }
        if let Some(role) = self.open_set {
            // A blank line ends a set that lost its double slant.
            if !self.blank || !self.ends_with_stop() {
                let end = self.set_end(start, line);
                if self.closes(start, end) {
                    self.open_set = None;
                }
                return Step { continues: true, ..self.part(role, end, line) };
            }
            self.open_set = None;
        }
        let labelled = label::at_start(content, None);
        if let Some(found) = labelled.filter(|found| found.label == label::Label::Subject && !self.sets) {
            self.meet_label(found.label);
            return Self::whole(Role::Subject, line);
        }
        if self.last == Role::Subject && !self.blank && !self.sets && !begins_text(content) {
            return Self::continued(Role::Subject, line);
        }
        if let Some(role) = labelled.filter(|_| !self.sets).and_then(|found| match found.label {
            label::Label::Reference => Some(Role::Reference),
            label::Label::Tags => Some(Role::Tags),
            label::Label::ExecutiveOrder => Some(Role::ExecutiveOrder),
            _ => None,
        }) {
            return Self::whole(role, line);
        }
        self.enter_body(start);
        self.body(start, content, line, fresh)
    }

    /// What may stand between `BT` and the sets besides them: the heading once more, with office codes; the number of the
    /// message; handling notes; classification lines.
    fn military_notice(&mut self, start: usize, content: &'a str, line: Line) -> Option<Step> {
        let (word, rest) = words::first(content);
        let listed = matches!(
            self.last,
            Role::Originator | Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee
        );
        // `UNCLASSIFIED// FM CNO WASHINGTON DC//N1//`
        if let Some(level) = shape::level_word(content, false) {
            let rest = content.get(level.length..).unwrap_or_default();
            let slants = rest.bytes().take(2).take_while(|&byte| byte == b'/').count();
            if slants > 0 && rest.get(slants..).is_some_and(|rest| rest.starts_with(" FM ")) {
                return Some(self.part(Role::PageFrame, start + level.length + slants, line));
            }
        }
        if let Some(length) = super::caption::captions_length(content) {
            return Some(self.part(Role::Caption, start + length, line));
        }
        let role = match word {
            "BT" if rest.is_empty() && !self.sets => Role::Separation,
            "BT" if rest.is_empty() => {
                self.enter_body(start);
                return Some(self.body(start, content, line, true));
            }
            "FM" if !rest.is_empty() => Role::Originator,
            "TO" if is_address(rest) => Role::ActionAddressee,
            "INFO" if is_address(rest) => Role::InformationAddressee,
            "XMT" => Role::ExemptedAddressee,
            // `INFO/CNO WASHINGTON DC//N1//`
            _ if content.starts_with("INFO/") && !self.sets => Role::InformationAddressee,
            _ if is_handling(content) => Role::Notice,
            _ if listed && is_directory_name(content) => return Some(self.directory_name(content, line)),
            _ if !self.numbered && shape::series_number(content).is_some() => {
                self.numbered = true;
                Role::MessageNumber
            }
            _ if shape::is_level_banner(content) => Role::PageFrame,
            _ if shape::is_precedence_words(content) => Role::PrecedenceWord,
            _ if shape::text_opening(content)
                .is_some_and(|opening| opening.length == content.len() || !opening.code.is_empty()) =>
            {
                let length = shape::text_opening(content).map_or(0, |opening| opening.length);
                return Some(self.part(Role::Classification, start + length, line));
            }
            _ if shape::section_words(content) == Some(content.len()) => {
                self.later_section |= shape::is_later_section(content);
                Role::Classification
            }
            _ if shape::is_date_line(content) => Role::DateLine,
            _ if listed && !self.blank && is_address(content) && set_name(content).is_none() => self.last,
            _ => return None,
        };
        let end = address_end(role, content).map_or(line.end, |at| start + at);
        Some(self.part(role, end, line))
    }

    /// A line of a name as directories have it: `OU=CNO WASHINGTON DC(UC),L=WASHINGTON,L=DISTRICT OF`; it ends with its
    /// country.
    fn directory_name(&self, content: &str, line: Line) -> Step {
        let whole = self.last_text().ends_with("C=US") || content.starts_with("ZEN/");
        if whole { Self::whole(self.last, line) } else { Self::continued(self.last, line) }
    }

    /// Where the set that stands at `start` ends in its line: behind its double slant, where another set follows.
    fn set_end(&self, start: usize, line: Line) -> usize {
        let content = self.slice(start, line.end);
        let mut at = 0;
        while let Some(found) = content.get(at..).and_then(|rest| rest.find("//")) {
            let behind = at + found + 2;
            let next = content.get(behind..).unwrap_or_default().trim_start_matches([' ', '/']);
            if set_name(next).is_some() && next.len() < content.len() - behind {
                return start + content.len() - next.len();
            }
            at = behind;
        }
        line.end
    }

    /// Whether a set is closed in `start..end`.
    fn closes(&self, start: usize, end: usize) -> bool {
        words::trim(self.slice(start, end)).trim_end_matches(' ').ends_with("//")
    }

    /// Whether another set begins a few lines below.
    fn set_follows(&self, line: Line) -> bool {
        const LINES: usize = 3;
        let mut next = line.next;
        for _ in 0..LINES {
            if next >= self.text.len() {
                break;
            }
            let below = super::line_at(self.text, next);
            let content = words::trim(self.slice(next, below.end));
            if content.is_empty() {
                break;
            }
            if is_common_set(content) || opens_sets(content) {
                return true;
            }
            next = below.next;
        }
        false
    }

    /// Whether the line above ends as a set may, its double slant lost in part.
    fn ends_set_above(&self) -> bool {
        let last = self.last_text();
        last.ends_with('/') || self.blank && self.ends_with_stop()
    }

    fn ends_with_stop(&self) -> bool {
        self.last_text().ends_with(['/', '.'])
    }
}

/// Where the list of addressees goes on with another prosign in the same line: `TO NAVADMIN INFO CNO WASHINGTON DC`.
pub(super) fn address_end(role: Role, content: &str) -> Option<usize> {
    let next = match role {
        Role::Originator => [" TO ", " INFO ", " UNCLAS "].as_slice(),
        Role::ActionAddressee => &[" INFO ", " UNCLAS ", " UNCLAS/"],
        Role::InformationAddressee => &[" UNCLAS ", " UNCLAS/"],
        _ => return None,
    };
    next.iter().filter_map(|prosign| content.find(prosign)).min().map(|at| at + 1)
}

/// Whether a line is a part of a directory's name.
pub(super) fn is_directory_name(content: &str) -> bool {
    content.contains("OU=") || content.contains("O=U.S.") || content.ends_with("C=US")
}

/// Whether the text begins in this line, below a subject of several lines.
fn begins_text(content: &str) -> bool {
    let (word, rest) = words::first(content);
    shape::paragraph_number(content).is_some()
        || set_name(content).is_some()
        || word == "FM"
        || word == "TO" && is_address(rest)
        || shape::level_word(content, false).is_some()
        || shape::series_number(content).is_some()
        || label::at_start(content, None).is_some()
}

/// Notes of those who handle the message: `ATTENTION INVITED TO`, `PASS TO OFFICE CODES:`, `QQQQ`.
pub(crate) fn is_handling(content: &str) -> bool {
    const NOTES: [&str; 10] = [
        "ADMINISTRATIVE MESSAGE",
        "ATTENTION INVITED TO",
        "CORRECT COPY",
        "PASS TO ",
        "PLEASE PASS TO ",
        "PERSONAL FOR",
        "REROUTE DETECTED",
        "THIS IS A ",
        "RTD:",
        "UNNUMBERED",
    ];
    let bare = content.trim_matches('*');
    NOTES.iter().any(|note| bare.starts_with(note)) || matches!(bare, "QQQQ" | "JJJJJSSSSS")
}
