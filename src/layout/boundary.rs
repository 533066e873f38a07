//! Where one message ends and the next begins, in a text that holds several.
//!
//! ```text
//! ... by the tenth.
//! MODEL
//! NNNNVZCZCXYZ0033          <- here, behind NNNN
//! RR RUEHWEB
//! ```
//!
//! A message begins with its transmission identifier, with the first line of the heading above its date line and originator,
//! with a header line of JANAP 128, or with the title of an archive's record. It does not begin where a later section of
//! the same message has its heading again, nor where another telegram is quoted.
//!
//! All of it works on bytes and looks at few lines around a find, so that a stream needs little of it in memory.

use core::cmp::Ordering;

use memchr::memmem;

use super::{heading, shape};
use crate::words;

/// How far inside its line an anchor may stand.
const REACH: usize = 64;

/// How much of the text behind an anchor must be known to judge it.
const BELOW: usize = 4 << 10;

/// How many lines above a date line the heading may begin.
const ABOVE: usize = 60;

/// Where the message that begins at `from` ends: where the next one begins, or at the end of the text.
///
/// What is looked at grows with the message, not with the text, so that all messages of a text are found in linear time.
pub(crate) fn message_end(text: &[u8], from: usize) -> usize {
    message_end_within(text, from, true).unwrap_or(text.len())
}

/// The same in a text of which only the beginning is known, unless it is `complete`; `None` where more of it is needed.
pub(crate) fn message_end_within(text: &[u8], from: usize, complete: bool) -> Option<usize> {
    let mut own = Identity::default();
    let mut has_own = false;
    // What stands at the end of a text that goes on cannot be judged.
    let judged = if complete { text.len() } else { text.len().saturating_sub(BELOW) };
    let mut heading_end = 0;
    for anchor in Anchors::new(text, from, judged) {
        // The lines of one heading are looked at once.
        if anchor.at < heading_end {
            continue;
        }
        let start = first_line(text, from, anchor);
        let identity = Identity::at(text, start, anchor);
        // The heading of this very message, once more in a later section, or quoted.
        let same = start <= from
            || !has_own && is_cover(text, from, start)
            || own.is_same(&identity)
            || matches!(anchor.kind, Kind::Record | Kind::Extract) && has_own && is_identifier_alone(text, from, start)
            || is_quoted(text, from, start, anchor);
        if !same {
            return Some(start);
        }
        heading_end = identity.heading_end;
        own.merge(&identity);
        has_own = true;
    }
    complete.then_some(text.len())
}

/// Where the heading of the first message at or behind `from` begins.
pub(crate) fn heading_begins(text: &[u8], from: usize) -> Option<usize> {
    Anchors::new(text, from, text.len()).next().map(|anchor| first_line(text, from, anchor))
}

/// A line that shows where a message begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anchor {
    kind: Kind,
    /// Where its line begins.
    at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `VZCZCXYZ0033`, perhaps behind `NNNN`.
    TransmissionIdentifier,
    /// A date line with the originator under it.
    DateLine,
    /// `DE RUFDDO 131 2031417` under a routing line.
    CallingStation,
    /// `RAAUZYUW RUENAAA0001 2921200-UUUU--RUCRNAD.`
    Janap,
    /// `Message Text`.
    Record,
    /// `This record is a partial extract of the original cable.`
    Extract,
    /// `MRN:`, the first label of the form since 2010.
    Labelled,
    /// `ADMINISTRATIVE MESSAGE`, of which only precedence, date and subject may be left.
    Administrative,
}

const MESSAGE_NUMBER: &str = "MRN:";
const ADMINISTRATIVE: &str = "ADMINISTRATIVE MESSAGE";

/// Whether a note of those who handle the message opens one, wherever it stands.
pub(crate) fn opens_message(note: &str) -> bool {
    note == ADMINISTRATIVE
}

/// The anchors of a text in order.
///
/// One pass over the line ends, and a look at the first byte of each line, finds all kinds: a search for each kind passed
/// over the text six times.
struct Anchors<'t> {
    text: &'t [u8],
    /// Where the line that comes next begins.
    at: usize,
    from: usize,
    until: usize,
    ends: memchr::Memchr3<'t>,
}

impl<'t> Anchors<'t> {
    /// Those in lines that begin from `from` up to `until`.
    fn new(text: &'t [u8], from: usize, until: usize) -> Self {
        let rest = text.get(from..).unwrap_or_default();
        Self { text, at: from, from, until, ends: memchr::memchr3_iter(b'\n', b'\r', b'\x0c', rest) }
    }

    /// The anchor of a line that begins with blanks.
    fn indented(&self, start: usize) -> Option<Anchor> {
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\x0b' | b'\0' | 0xC2 | 0xA0);
        let lead = self.text.get(start..)?.iter().take(REACH).take_while(|byte| blank(byte)).count();
        match self.text.get(start + lead)? {
            b'M' => {
                let record = self.anchor_in(Kind::Record, start, REACH);
                record.or_else(|| self.anchor_in(Kind::Labelled, start, REACH))
            }
            b'A' => self.anchor_in(Kind::Administrative, start, REACH),
            b'R' | b'P' | b'O' | b'Z' | b'Y' | b'W' => self.anchor_in(Kind::Janap, start, REACH),
            _ => None,
        }
    }

    /// Whether the line at `start` begins with six capitals and figures or more, as header lines of JANAP 128 do.
    fn begins_with_group(&self, start: usize) -> bool {
        let group = self.text.get(start..start + 6);
        group.is_some_and(|group| group.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))
    }

    /// The anchor of `kind` in the line at `start`, if its needle stands there, at most `reach` bytes on.
    fn anchor_in(&self, kind: Kind, start: usize, reach: usize) -> Option<Anchor> {
        let needle: &[u8] = match kind {
            Kind::TransmissionIdentifier => b"ZCZC",
            Kind::DateLine => b"FM ",
            Kind::CallingStation => b"DE R",
            Kind::Janap => b"--R",
            Kind::Record => b"Message Text",
            Kind::Extract => b"This record is a partial extract",
            Kind::Labelled => MESSAGE_NUMBER.as_bytes(),
            Kind::Administrative => ADMINISTRATIVE.as_bytes(),
        };
        let end = self.text.len().min(start + reach + needle.len());
        let line = self.text.get(start..end)?;
        let found = if reach == 0 { line.starts_with(needle).then_some(0)? } else { memmem::find(line, needle)? };
        anchor(self.text, kind, start + found)
    }
}

impl Iterator for Anchors<'_> {
    type Item = Anchor;

    fn next(&mut self) -> Option<Anchor> {
        while self.at < self.until {
            let start = self.at;
            self.at = self.ends.next().map_or(self.text.len(), |end| self.from + end + 1);
            let found = match self.text.get(start)? {
                b'F' => self.anchor_in(Kind::DateLine, start, 0),
                b'D' => self.anchor_in(Kind::CallingStation, start, 0),
                b'T' => self.anchor_in(Kind::Extract, start, 0),
                b'V' => self.anchor_in(Kind::TransmissionIdentifier, start, 1),
                b'N' if self.text.get(start..)?.starts_with(b"NNN") => {
                    self.anchor_in(Kind::TransmissionIdentifier, start, REACH)
                }
                b'Z' => {
                    let identifier = self.anchor_in(Kind::TransmissionIdentifier, start, 0);
                    identifier.or_else(|| self.anchor_in(Kind::Janap, start, REACH))
                }
                b'R' | b'P' | b'O' | b'Y' | b'W' if self.begins_with_group(start) => {
                    self.anchor_in(Kind::Janap, start, REACH)
                }
                b'M' => {
                    let record = self.anchor_in(Kind::Record, start, 0);
                    record.or_else(|| self.anchor_in(Kind::Labelled, start, 0))
                }
                b'A' => self.anchor_in(Kind::Administrative, start, 0),
                // Blanks may stand before what is compared without them.
                b' ' | b'\t' | b'\x0b' | b'\0' | 0xC2 => self.indented(start),
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

/// The anchor whose needle stands at `at`, if it is one.
fn anchor(text: &[u8], kind: Kind, at: usize) -> Option<Anchor> {
    // Needles far inside a line are no anchors: do not look back over all of it.
    let near = text.get(at.saturating_sub(REACH)..at).unwrap_or_default();
    let before = match memchr::memrchr3(b'\n', b'\r', b'\x0c', near) {
        Some(end) => near.len() - end - 1,
        None if at <= REACH => at,
        None => return None,
    };
    let line_start = at - before;
    let line = line(text, line_start);
    let at = match kind {
        Kind::TransmissionIdentifier => {
            // The end of the message before may be glued to it: `NNNNMAFVVZCZC`.
            let lead = text.get(line_start..at)?;
            let start = match lead {
                [] | b"V" => line_start,
                _ if lead.starts_with(b"NNN") => line_start + lead.iter().take_while(|&&byte| byte == b'N').count(),
                _ => return None,
            };
            let identifier = self::line(text, start);
            let fits = shape::is_transmission_identifier(identifier) || lead.starts_with(b"NNN");
            fits.then_some(start)?
        }
        Kind::DateLine => {
            if before > 0 {
                return None;
            }
            if is_dated_below(text, line_start) {
                return Some(Anchor { kind, at: line_start });
            }
            let mut above = line_above(text, line_start)?;
            // The classification line may stand before the originator.
            for _ in 0..3 {
                if shape::is_date_line(self::line(text, above)) {
                    break;
                }
                let between = self::line(text, above);
                let known = between == "BT"
                    || matches!(of_heading(between), OfHeading::Level)
                    || between.starts_with("PASS TO ")
                    || between.starts_with("CORRECTED COPY");
                above = known.then(|| line_above(text, above))??;
            }
            shape::is_date_line(self::line(text, above)).then_some(above)?
        }
        Kind::CallingStation => {
            let routed = || {
                line_above(text, line_start).is_some_and(|above| {
                    let above = self::line(text, above);
                    shape::is_routing(above) || shape::is_routing_continued(above)
                })
            };
            (before == 0 && shape::is_calling_station(line) && routed()).then_some(line_start)?
        }
        Kind::Janap => shape::is_janap_header(line).then_some(line_start)?,
        Kind::Record => (line == "Message Text").then_some(line_start)?,
        Kind::Labelled => line.starts_with(MESSAGE_NUMBER).then_some(line_start)?,
        Kind::Extract => (before == 0).then_some(line_start)?,
        Kind::Administrative => (line == ADMINISTRATIVE).then_some(line_start)?,
    };
    Some(Anchor { kind, at })
}

/// Whether the line of the originator at `start` opens a message, right behind the end of another: its addressees and its
/// date line stand below it.
fn is_dated_below(text: &[u8], start: usize) -> bool {
    const LINES: usize = 6;
    if !line_above(text, start).is_some_and(|above| super::scan::tail_mark(line(text, above))) {
        return false;
    }
    let mut at = start;
    for _ in 0..LINES {
        at = next_line(text, at);
        let content = line(text, at);
        if shape::is_date_line(content) {
            return true;
        }
        if !(content.starts_with("TO ") || content.starts_with("INFO ")) {
            break;
        }
    }
    false
}

/// The first line of the heading to which the anchor belongs, not above `from`.
fn first_line(text: &[u8], from: usize, anchor: Anchor) -> usize {
    if matches!(anchor.kind, Kind::Record | Kind::Extract) {
        return anchor.at;
    }
    let mut start = anchor.at;
    let mut at = anchor.at;
    // A level that stands alone above the heading.
    let mut level = None;
    // Other lines in capitals right above it.
    let mut others = anchor.at;
    for _ in 0..ABOVE {
        let Some(above) = line_above(text, at).filter(|&above| above >= from) else {
            return level.unwrap_or(start).min(start);
        };
        let content = line(text, above);
        match of_heading(content) {
            // `S E C R E T STATE 00119085` above the first format line names the message once more.
            OfHeading::Perhaps
                if anchor.kind == Kind::TransmissionIdentifier
                    && at == anchor.at
                    && shape::classification(content).is_some_and(|parts| !parts.number.is_empty()) =>
            {
                start = above;
            }
            // Above the first format line stand a title, and the heading with which another station passed it on.
            OfHeading::Yes if anchor.kind == Kind::TransmissionIdentifier => {
                if is_title(content) || shape::is_transmission_identifier(content) {
                    start = above;
                } else if !is_relayed(content) {
                    break;
                }
            }
            OfHeading::Yes => start = above,
            // Of two levels one belongs to the head of this page and the other to the foot of the last one.
            OfHeading::Level if level.is_some() => {
                start = level.filter(|&level| level == at).unwrap_or(start).min(start);
                break;
            }
            OfHeading::Level => {
                level = Some(above);
                if anchor.kind == Kind::Labelled || heads_page(text, above, at) {
                    start = above;
                }
            }
            // Stamps stand above a page and below it.
            OfHeading::Stamp if start == at && !is_format_line(line(text, at)) => start = above,
            // Names of those who cleared the message: only below the line that says so.
            OfHeading::Perhaps if others.min(start) == at && next_line(text, above) == at => others = above,
            OfHeading::Stamp | OfHeading::Perhaps => {}
            // What stands between the end of a message and a heading, and right above that, belongs to it.
            OfHeading::No => {
                start = if super::scan::tail_mark(content) { others.min(start) } else { start };
                break;
            }
        }
        at = above;
    }
    start
}

/// Whether a level alone at `at` is the head of the page whose first other line begins at `below`, and not the foot of the
/// page before: what stands nearer to it tells, else whether such a line has a head.
fn heads_page(text: &[u8], at: usize, below: usize) -> bool {
    let lines = |from: usize, to: usize| {
        let between = text.get(from..to).unwrap_or_default();
        memchr::memchr_iter(b'\n', between).count().max(memchr::memchr_iter(b'\r', between).count())
    };
    let gap_above = line_above(text, at).map_or(usize::MAX, |above| lines(above, at));
    let gap_below = lines(at, below);
    let content = line(text, below);
    match gap_below.cmp(&gap_above) {
        Ordering::Less => true,
        Ordering::Greater => false,
        // A foot stands right below the end of its message.
        Ordering::Equal => gap_above > 1 || matches!(of_heading(content), OfHeading::Yes) && !is_format_line(content),
    }
}

/// Whether a line is the first of a message as it was sent, with nothing of an archive's above it.
fn is_format_line(content: &str) -> bool {
    shape::is_transmission_identifier(content) || shape::is_janap_header(content) || shape::is_date_line(content)
}

/// The lines that a station puts above the heading of a message that it passes on.
fn is_relayed(content: &str) -> bool {
    shape::is_routing(content)
        || shape::is_calling_station(content)
        || content.starts_with("ZNR ")
        || content.starts_with("ZNY ")
}

/// Titles that archives and terminals put above a message.
fn is_title(content: &str) -> bool {
    heading::is_catalogue(content)
        || heading::is_record(content)
        || matches!(content, "Message Text" | "Show Headers" | ADMINISTRATIVE | "ATTENTION INVITED TO")
}

enum OfHeading {
    Yes,
    Level,
    Stamp,
    Perhaps,
    No,
}

/// Whether a line can stand above a date line.
fn of_heading(content: &str) -> OfHeading {
    if super::scan::tail_mark(content)
        || content == "BT"
        || super::label::at_start(content, None).is_some()
        || shape::paragraph_number(content).is_some_and(|n| n.marking > 0)
    {
        return OfHeading::No;
    }
    if shape::is_level_alone(content) || shape::is_level_banner(content) {
        return OfHeading::Level;
    }
    let shaped = shape::is_transmission_identifier(content)
        || shape::is_bare_identifier(content)
        || is_relayed(content)
        || shape::is_janap_header(content)
        || shape::is_relay_line(content)
        || shape::is_distribution(content)
        || shape::page_line(content).is_some()
        || shape::is_date_line(content)
        || shape::is_drafting_label(content)
        || shape::is_short_number(content)
        || shape::is_precedence_words(content)
        || is_title(content);
    if shaped {
        return OfHeading::Yes;
    }
    // Routing lines that go on are as short as signatures, and stamps stand below a page as well.
    let plain = content.len() < 80 && !content.bytes().any(|byte| byte.is_ascii_lowercase()) && !content.ends_with('.');
    match shape::is_stamp(content) || shape::is_exemptions(content) {
        true => OfHeading::Stamp,
        false if plain => OfHeading::Perhaps,
        false => OfHeading::No,
    }
}

/// Whether what stands from `from` to `start` is the cover of a print-out and no message: it is short, has no date line and
/// is no extract.
fn is_cover(text: &[u8], from: usize, start: usize) -> bool {
    const LENGTH: usize = 4096;
    let before = text.get(from..start).unwrap_or_default();
    before.len() <= LENGTH
        && memmem::find(before, b"This record is a partial extract").is_none()
        && !before.split(|byte| matches!(byte, b'\n' | b'\r')).any(|line| {
            let line = words::trim(core::str::from_utf8(line).unwrap_or_default());
            super::scan::tail_mark(line) && line.starts_with('N') || shape::is_calling_station(line)
        })
        || memmem::find(before.get(..before.len().min(64)).unwrap_or_default(), b"Show Headers").is_some()
}

/// Whether the heading that begins at `start` is that of a telegram which another one quotes: the lines above it say so.
fn is_quoted(text: &[u8], from: usize, start: usize, anchor: Anchor) -> bool {
    // The archive's own words.
    if matches!(anchor.kind, Kind::Record | Kind::Extract) {
        return false;
    }
    let mut at = start;
    for _ in 0..3 {
        let Some(above) = line_above(text, at).filter(|&above| above >= from) else { return false };
        if shape::opens_quotation(line(text, above)) {
            return true;
        }
        at = above;
    }
    false
}

/// Whether nothing but a transmission identifier stands from `from` to `start`.
fn is_identifier_alone(text: &[u8], from: usize, start: usize) -> bool {
    let above = line_above(text, start);
    above.is_some_and(|above| {
        shape::is_transmission_identifier(line(text, above))
            && (above <= from || line_above(text, above).is_none_or(|above| above < from))
    })
}

/// What tells one message from another: its transmission identifier, its date line and its originator.
#[derive(Clone, Copy, Default)]
struct Identity<'t> {
    identifier: &'t str,
    date: &'t str,
    originator: &'t str,
    /// Where its heading goes on behind the line of the originator: until there no other one begins.
    heading_end: usize,
}

impl<'t> Identity<'t> {
    /// What the lines around an anchor tell.
    fn at(text: &'t [u8], start: usize, anchor: Anchor) -> Self {
        let mut identity = Self::default();
        let mut at = start;
        // An extract has little of its heading.
        let lines = if anchor.kind == Kind::Extract { 6 } else { ABOVE };
        let mut alone = true;
        for _ in 0..lines {
            if at >= text.len() {
                break;
            }
            let content = line(text, at);
            // What has no heading, or no more than a date, has that of the next message below it.
            let next = match anchor.kind {
                Kind::Labelled => {
                    shape::is_transmission_identifier(content) || at > anchor.at && content.starts_with(MESSAGE_NUMBER)
                }
                Kind::Administrative => super::scan::tail_mark(content),
                _ => false,
            };
            if next {
                break;
            }
            if shape::is_transmission_identifier(content) && identity.identifier.is_empty() && identity.date.is_empty()
            {
                identity.identifier = content;
            } else if shape::is_date_line(content) && identity.date.is_empty() {
                identity.date = content;
            } else if content.starts_with("FM ") {
                identity.originator = content;
                identity.heading_end = if alone { at } else { 0 };
                break;
            } else if at > anchor.at && !identity.date.is_empty() {
                break;
            } else {
                alone &= !shape::is_transmission_identifier(content) && !super::scan::tail_mark(content);
            }
            at = next_line(text, at);
        }
        identity
    }

    fn merge(&mut self, other: &Self) {
        if self.identifier.is_empty() {
            self.identifier = other.identifier;
        }
        if self.date.is_empty() {
            *self = Self { identifier: self.identifier, ..*other };
        }
    }

    /// Whether it can be the heading of the same message once more.
    fn is_same(&self, other: &Self) -> bool {
        let known = !other.date.is_empty();
        known
            && self.date == other.date
            && self.originator == other.originator
            && (self.identifier == other.identifier || other.identifier.is_empty())
    }
}

/// Where the line that holds the byte `at` begins.
fn line_start(text: &[u8], at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    memchr::memrchr3(b'\n', b'\r', b'\x0c', before).map_or(0, |end| end + 1)
}

/// Where the next line begins.
fn next_line(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    memchr::memchr3(b'\n', b'\r', b'\x0c', rest).map_or(text.len(), |end| super::behind_line_end(text, at + end))
}

/// Where the next line above that is not blank begins.
fn line_above(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    // More than a page of blank lines parts messages.
    for _ in 0..64 {
        if at == 0 {
            return None;
        }
        let start = line_start(text, super::line_end_before(text, at));
        if !line(text, start).is_empty() {
            return Some(start);
        }
        at = start;
    }
    None
}

/// The content of the line that begins at `start`; empty where it is no UTF-8.
fn line(text: &[u8], start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let end = memchr::memchr3(b'\n', b'\r', b'\x0c', rest).unwrap_or(rest.len());
    words::trim(core::str::from_utf8(rest.get(..end).unwrap_or_default()).unwrap_or_default())
}
