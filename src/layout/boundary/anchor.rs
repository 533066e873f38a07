//! The lines that show where a message begins or ends.
//!
//! ```text
//! VZCZCXYZ0033
//! R 250719Z JAN 08
//! FM AMEMBASSY BERN
//! NNNN
//! ```

use memchr::memmem;

use super::super::scan::tail_mark;
use super::super::{Role, labelled, shape};
use super::heading::page;
use super::line::{BYTE_ORDER_MARK, first_in_line, line, line_above, lines_from, next_line};
use super::of_heading::{ADMINISTRATIVE, is_date_line, is_first_page, is_record_title, parts_date_and_originator};
use crate::words;

/// How far inside its line an anchor may stand.
const REACH: usize = 64;

/// A line that shows where a message begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) kind: Kind,
    /// Where its line begins.
    pub(super) at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `VZCZCXYZ0033`, perhaps behind `NNNN`.
    TransmissionIdentifier,
    /// A date line with the originator under it.
    DateLine,
    /// `DE RUFDDO 131 2031417` under a routing line.
    CallingStation,
    /// `RAAUZYUW RUENAAA0001 2921200-UUUU--RUCRNAD.`
    Janap,
    /// `PAGE 01 ZENDA 09910 110944Z`, the first of a print-out of which perhaps nothing else is left.
    Page,
    /// `Message Text`, `Show Headers`.
    Record,
    /// `This record is a partial extract of the original cable.`
    Extract,
    /// `MRN:`, the first label of the form since 2010.
    Labelled,
    /// `ADMINISTRATIVE MESSAGE`, of which only precedence, date and subject may be left.
    Administrative,
    /// `NNNN`.
    EndOfMessage,
    /// `Message Attributes`, or the first of the attributes where they have no title.
    Attributes,
    /// `Signature:`, `Drafted By:`, the first label behind the text of a labelled message.
    Behind,
}

impl Kind {
    /// Whether it stands in a heading as it is sent.
    pub(super) fn is_sent(self) -> bool {
        matches!(self, Self::TransmissionIdentifier | Self::DateLine | Self::CallingStation | Self::Janap)
    }
}

/// Whether a note of those who handle the message opens one, wherever it stands.
pub(crate) fn opens_message(note: &str) -> bool {
    note == ADMINISTRATIVE
}

/// The anchors of a text in order.
///
/// One pass over the line ends, and a look at the first byte of each line, finds all kinds: a search for each kind passed
/// over the text six times.
pub(super) struct Anchors<'t> {
    text: &'t [u8],
    /// Where the line that comes next begins.
    at: usize,
    until: usize,
    ends: memchr::Memchr3<'t>,
}

impl<'t> Anchors<'t> {
    /// Those in lines that begin before `until`.
    pub(super) fn new(text: &'t [u8], until: usize) -> Self {
        Self { text, at: 0, until, ends: memchr::memchr3_iter(b'\n', b'\r', b'\x0c', text) }
    }

    /// The anchor in the line that begins at `start`.
    fn anchor(&self, start: usize) -> Option<Anchor> {
        let rest = self.text.get(start..)?;
        let begins = |word: &[u8]| rest.starts_with(word);
        match rest.first()? {
            b'F' if matches!(rest, [_, b'M', b' ' | b':' | b'\t', ..]) => self.date_line(start),
            b'D' if begins(b"DE R") => self.calling_station(start),
            b'V' => self.identifier(start, 1),
            b'Z' => self.identifier(start, 0).or_else(|| self.janap(start)),
            b'N' if begins(b"NNN") => self.identifier(start, REACH).or_else(|| self.titled(start)),
            b'P' if begins(b"PAGE ") => self.first_page(start),
            b'R' | b'P' | b'O' | b'Y' | b'W' => self.janap(start),
            b'M' if begins(b"MRN") => self.labelled(start),
            b'm' if begins(b"mrn") => self.labelled(start),
            b'T' if begins(b"This rec") => self.titled(start),
            b'C' if begins(b"Capture ") => self.titled(start),
            b'M' if begins(b"Message ") => self.titled(start),
            b'S' if begins(b"Show ") || begins(b"Signature:") => self.titled(start),
            b'D' if begins(b"Drafted By:") => self.titled(start),
            b'A' if begins(b"ADMIN") => self.titled(start),
            b'n' if begins(b"nnn") => self.titled(start),
            b'E' if begins(b"End Cable") || begins(b"END CABLE") => self.titled(start),
            b'<' if begins(b"<<") => self.titled(start),
            // Blanks may stand before what is compared without them.
            b' ' | b'\t' | b'\x0b' | b'\0' | 0xC2 => match rest.get(first_in_line(rest))? {
                b'M' => self.titled(start).or_else(|| self.labelled(start)),
                b'A' | b'D' | b'S' => self.titled(start),
                b'R' | b'P' | b'O' | b'Z' | b'Y' | b'W' => self.janap(start),
                _ => None,
            },
            0xEF if begins(BYTE_ORDER_MARK) => self.anchor(start + first_in_line(rest)),
            _ => None,
        }
    }

    /// A line that is a title or an end mark as a whole, or known by its first words.
    fn titled(&self, start: usize) -> Option<Anchor> {
        let kind = match line(self.text, start) {
            content if is_record_title(content) => Kind::Record,
            "Message Attributes" => Kind::Attributes,
            ADMINISTRATIVE => Kind::Administrative,
            content if content.starts_with("Capture Date:") => Kind::Attributes,
            content if content.starts_with("Signature:") || content.starts_with("Drafted By:") => Kind::Behind,
            content if content.starts_with("This record is a partial extract") => Kind::Extract,
            content if tail_mark(content) => Kind::EndOfMessage,
            _ => return None,
        };
        Some(Anchor { kind, at: start })
    }

    /// The number of a labelled message.
    fn labelled(&self, start: usize) -> Option<Anchor> {
        let found = labelled::label(line(self.text, start))?;
        (found.role == Role::MessageNumber).then_some(Anchor { kind: Kind::Labelled, at: start })
    }

    /// A transmission identifier, at most `reach` bytes into the line: the end of the message before may be glued to it,
    /// `NNNNMAFVVZCZC`.
    fn identifier(&self, start: usize, reach: usize) -> Option<Anchor> {
        const START: &[u8] = b"ZCZC";
        let end = self.text.len().min(start + reach + START.len());
        let near = self.text.get(start..end)?;
        let found = memmem::find(near, START).filter(|&at| !near.iter().take(at).copied().any(words::is_line_end))?;
        let glued = match self.text.get(start..start + found)? {
            [] | b"V" => 0,
            lead => lead.iter().take_while(|&&byte| byte == b'N').count(),
        };
        let at = start + glued;
        let fits = glued >= 3 || glued == 0 && shape::is_transmission_identifier(line(self.text, at));
        fits.then_some(Anchor { kind: Kind::TransmissionIdentifier, at })
    }

    /// The date line above or below the originator at `start`.
    fn date_line(&self, start: usize) -> Option<Anchor> {
        let mut above = start;
        // The classification line may stand before the originator.
        for _ in 0..4 {
            let Some(line_above) = line_above(self.text, above) else { break };
            above = line_above;
            let content = line(self.text, above);
            // The copies of some archives have the date elsewhere.
            if is_date_line(content) || shape::is_relay_line(content) {
                return Some(Anchor { kind: Kind::DateLine, at: above });
            }
            if !parts_date_and_originator(content) {
                break;
            }
        }
        is_dated_below(self.text, start).then_some(Anchor { kind: Kind::DateLine, at: start })
    }

    /// A calling station below the stations called.
    fn calling_station(&self, start: usize) -> Option<Anchor> {
        let above = line(self.text, line_above(self.text, start)?);
        let routed = shape::is_routing(above) || shape::is_routing_continued(above);
        let fits = routed && shape::is_calling_station(line(self.text, start));
        fits.then_some(Anchor { kind: Kind::CallingStation, at: start })
    }

    fn first_page(&self, start: usize) -> Option<Anchor> {
        let fits = is_first_page(line(self.text, start)) && page(self.text, start).is_some();
        fits.then_some(Anchor { kind: Kind::Page, at: start })
    }

    /// A header line of JANAP 128; it begins with a group of six capitals and figures or more.
    fn janap(&self, start: usize) -> Option<Anchor> {
        let end = self.text.len().min(start + REACH);
        let near = self.text.get(start..end)?;
        let group = near.get(first_in_line(near)..)?.iter().take(6);
        let grouped =
            group.clone().count() == 6 && group.clone().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let fits = grouped && memmem::find(near, b"--R").is_some() && shape::is_janap_header(line(self.text, start));
        fits.then_some(Anchor { kind: Kind::Janap, at: start })
    }
}

impl Iterator for Anchors<'_> {
    type Item = Anchor;

    fn next(&mut self) -> Option<Anchor> {
        while self.at < self.until {
            let start = self.at;
            self.at = self.ends.next().map_or(self.text.len(), |end| end + 1);
            let found = self.anchor(start);
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

/// Whether the line of the originator at `start` opens a message, behind the end of another or apart from it: its addressees
/// and its date line stand below it.
fn is_dated_below(text: &[u8], start: usize) -> bool {
    const LINES: usize = 6;
    let apart = line_above(text, start).is_none_or(|above| {
        let content = line(text, above);
        next_line(text, above) < start || tail_mark(content)
    });
    let listed = |content: &&str| content.starts_with("TO ") || content.starts_with("INFO ");
    let mut below = lines_from(text, start).skip(1).take(LINES).map(|at| line(text, at));
    apart && below.find(|content| !listed(content)).is_some_and(shape::is_date_line)
}
