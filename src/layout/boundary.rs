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

use super::scan::tail_mark;
use super::{Role, heading, label, labelled, shape};
use crate::tables;
use crate::words;

/// How far inside its line an anchor may stand.
const REACH: usize = 64;

/// How much of the text behind an anchor must be known to judge it.
const BELOW: usize = 4 << 10;

/// How many lines above a date line the heading may begin.
const ABOVE: usize = 60;

/// How far a message reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Where it ends: where the next one begins, or at the end of the text.
    pub(crate) end: usize,
    /// Where its heading begins, if a copy of its text stands above that; else where the message begins.
    pub(crate) copy_end: usize,
    /// Where its heading first stands again, above a later section; else where the message ends.
    pub(crate) again: usize,
    /// Whether attributes of an archive's record stand in it.
    pub(crate) has_attributes: bool,
}

/// How far the message reaches that begins at `from`.
///
/// What is looked at grows with the message, not with the text, so that all messages of a text are found in linear time.
pub(crate) fn extent(text: &[u8], from: usize) -> Extent {
    let end = text.len();
    extent_within(text, from, true).unwrap_or(Extent { end, copy_end: from, again: end, has_attributes: false })
}

/// The same in a text of which only the beginning is known, unless it is `complete`; `None` where more of it is needed.
pub(crate) fn extent_within(text: &[u8], from: usize, complete: bool) -> Option<Extent> {
    // What stands before its first line belongs to the message, and counts for nothing.
    let begins = first_content(text, from);
    let text = text.get(begins..).unwrap_or_default();
    // What stands at the end of a text that goes on cannot be judged.
    let judged = if complete { text.len() } else { text.len().saturating_sub(BELOW) };
    let mut message = Message::new(text);
    let end = Anchors::new(text, judged).find_map(|anchor| message.ends_before(anchor));
    let end = end.or_else(|| complete.then_some(text.len()))?;
    let copy_end = if message.copy_end > 0 { begins + message.copy_end } else { from };
    let has_attributes = message.tail == Tail::Attributes;
    Some(Extent { end: begins + end, copy_end, again: begins + message.again.min(end), has_attributes })
}

/// Where the heading stands again below that which begins at `from`; the end of the text where it does not.
pub(crate) fn heading_again(text: &[u8], from: usize) -> usize {
    // The lines of one heading that show it.
    const LINES: usize = 4;
    let below = text.get(from..).unwrap_or_default();
    let mut heading_end = 0;
    let headings = Anchors::new(below, below.len()).filter(|anchor| anchor.kind.is_sent()).filter_map(|anchor| {
        let known = anchor.at < heading_end;
        let start = if known { 0 } else { first_line(below, anchor, None) };
        if !known {
            heading_end = Heading::at(below, start, anchor).end;
        }
        (start == 0 || !is_quoted(below, start, anchor)).then_some(start)
    });
    let again = headings.take(LINES + 1).find(|&start| start > 0);
    again.map_or(text.len(), |start| from + start)
}

/// Where the first character at or behind `from` stands that is neither a blank nor a line end.
pub(crate) fn first_content(text: &[u8], from: usize) -> usize {
    let mut at = from;
    loop {
        at += match text.get(at..).unwrap_or_default() {
            [b'\n' | b'\r' | b'\x0c', ..] => 1,
            rest => match first_in_line(rest) {
                0 => return at,
                blanks => blanks,
            },
        }
    }
}

/// Where the first character of a line stands that is no blank; its end, where there is none.
fn first_in_line(line: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match line.get(at..).unwrap_or_default() {
            [b' ' | b'\t' | b'\x0b' | b'\0', ..] => 1,
            [0xC2, 0xA0, ..] => 2,
            [0xEF, 0xBB, 0xBF, ..] => BYTE_ORDER_MARK.len(),
            _ => return at,
        }
    }
}

/// That of a file may stand in the middle of a stream made of several.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A message that is walked from anchor to anchor, and what is known of it so far.
struct Message<'t> {
    /// The text from its first line on.
    text: &'t [u8],
    own: Option<Heading<'t>>,
    /// Its numbers, once they were asked for.
    numbers: Option<Numbers<'t>>,
    /// Where the lines of the last heading end.
    heading_end: usize,
    /// The anchor judged last, and where its first line begins.
    judged: Option<(Anchor, usize)>,
    /// Whether an end mark was met: the next heading is that of another message.
    ended: bool,
    /// Whether the title of an archive's record was met.
    titled: bool,
    /// What was met of that which stands behind the text.
    tail: Tail,
    quotations: Quotations,
    copy_end: usize,
    again: usize,
}

/// What stands behind the text of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    Unmet,
    /// The labels of a labelled message: a telegram above them is quoted.
    Labels,
    /// The attributes of an archive's record: what follows belongs to another message.
    Attributes,
}

impl<'t> Message<'t> {
    fn new(text: &'t [u8]) -> Self {
        Self {
            text,
            own: None,
            numbers: None,
            heading_end: 0,
            judged: None,
            ended: false,
            titled: false,
            tail: Tail::Unmet,
            quotations: Quotations::default(),
            copy_end: 0,
            again: text.len(),
        }
    }

    /// Where the message ends, if the anchor is that of another one.
    fn ends_before(&mut self, anchor: Anchor) -> Option<usize> {
        // The lines of one heading are looked at once.
        if anchor.at < self.heading_end {
            return None;
        }
        match anchor.kind {
            // The end of a message of which nothing else is there belongs to the next.
            Kind::EndOfMessage if anchor.at == 0 => return None,
            Kind::EndOfMessage => {
                self.ended |= !self.quotations.hold_end(self.text, anchor.at);
                return None;
            }
            Kind::Attributes => {
                self.tail = Tail::Attributes;
                return None;
            }
            Kind::Behind => {
                if self.own.is_some_and(|own| own.is_labelled()) && self.tail == Tail::Unmet {
                    self.tail = Tail::Labels;
                }
                return None;
            }
            // The later sections of a print-out have a first page too.
            Kind::Page if !(self.ended || self.tail == Tail::Attributes) => return None,
            _ => {}
        }
        let start = first_line(self.text, anchor, self.judged);
        self.judged = Some((anchor, start));
        let another = if anchor.kind == Kind::Record {
            self.ends_before_record(start)
        } else {
            self.ends_before_heading(start, anchor)
        };
        // A message has a line at least, so that every one ends.
        let before = self.text.get(..start).filter(|before| another && !before.is_empty())?;
        Some(before.strip_suffix(BYTE_ORDER_MARK).unwrap_or(before).len())
    }

    /// Whether the title of a record opens another message. A menu or a transmission identifier may stand above it.
    fn ends_before_record(&mut self, start: usize) -> bool {
        let known = self.titled
            || self.tail == Tail::Attributes
            || self.ended
            || self.own.is_some() && !is_identifier_alone(self.text, start);
        let first = start == 0 || !known && is_cover(self.text, start);
        self.titled = true;
        !first
    }

    /// Whether a heading is that of another message.
    fn ends_before_heading(&mut self, start: usize, anchor: Anchor) -> bool {
        let text = self.text;
        // The end of the message above may be glued to the identifier: `NNNNVZCZCXYZ0033`.
        let glued = anchor.kind == Kind::TransmissionIdentifier
            && text.get(..start).is_some_and(|before| before.ends_with(b"N"));
        self.ended |= glued && self.own.is_some();
        let heading = Heading::at(text, start, anchor);
        self.heading_end = heading.end;
        match &mut self.own {
            // A further line of it.
            Some(own) if start <= own.anchor.at => own.merge(&heading),
            _ if self.tail == Tail::Attributes => return true,
            Some(_) if anchor.kind == Kind::Extract => return !is_identifier_alone(text, start),
            Some(_) if is_quoted(text, start, anchor) => self.quotations.open(text, start),
            Some(own) => {
                if self.ended || self.quotations.has_ended(text, anchor.at) {
                    return true;
                }
                if !own.is_same(text, &heading, &mut self.numbers) {
                    // Who quotes a telegram below labels has labels behind it.
                    let quoted = own.is_labelled() && self.tail == Tail::Unmet;
                    return !(quoted && matches!(anchor.kind, Kind::DateLine | Kind::CallingStation));
                }
                self.again = self.again.min(start);
                own.merge(&heading);
            }
            None => {
                if start > 0 && is_copy(text, &heading) {
                    self.copy_end = start;
                } else if start > 0 && (self.ended || !is_cover_of(text, &heading)) {
                    return true;
                }
                self.ended = false;
                self.own = Some(heading);
            }
        }
        false
    }
}

/// The telegrams that a message quotes, as far as their ends are concerned: an end mark in a quotation that is closed later on
/// does not end the message.
#[derive(Default)]
struct Quotations {
    open: u32,
    /// Up to where the words that close quotations were counted.
    counted: usize,
    /// Whether an end mark was met in one.
    ended: bool,
}

impl Quotations {
    fn open(&mut self, text: &[u8], at: usize) {
        self.close(text, at);
        self.counted = at;
        self.open += 1;
    }

    /// Closes those that are closed before `at`.
    fn close(&mut self, text: &[u8], at: usize) {
        if self.open == 0 {
            return;
        }
        // `UNQUOTE`, `UNQTE`
        let between = text.get(self.counted..at).unwrap_or_default();
        let closed = memmem::find_iter(between, b"UNQ").take(self.open as usize).count();
        self.open -= u32::try_from(closed).unwrap_or_default();
        self.counted = at;
        self.ended &= self.open > 0;
    }

    /// Takes note of the end mark at `at`; whether it is that of a quoted telegram.
    fn hold_end(&mut self, text: &[u8], at: usize) -> bool {
        self.close(text, at);
        let held = self.open > 0 && !self.ended;
        self.ended |= held;
        held
    }

    /// Whether an end mark stands in a quotation that was not closed before `at`.
    fn has_ended(&mut self, text: &[u8], at: usize) -> bool {
        self.close(text, at);
        self.ended
    }
}

/// A line that shows where a message begins or ends.
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
    fn is_sent(self) -> bool {
        matches!(self, Self::TransmissionIdentifier | Self::DateLine | Self::CallingStation | Self::Janap)
    }
}

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
    until: usize,
    ends: memchr::Memchr3<'t>,
}

impl<'t> Anchors<'t> {
    /// Those in lines that begin before `until`.
    fn new(text: &'t [u8], until: usize) -> Self {
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

/// A date line, also behind its label: `DTG R 231545Z SEP 11`.
fn is_date_line(content: &str) -> bool {
    shape::is_date_line(content.strip_prefix("DTG ").unwrap_or(content))
}

/// Whether a line may stand between the date line and the originator.
fn parts_date_and_originator(content: &str) -> bool {
    content == "BT"
        || matches!(of_heading(content), OfHeading::Level)
        || content.starts_with("PASS TO ")
        || content.starts_with("CORRECTED COPY")
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

/// The first line of the heading or the record to which the anchor belongs. What stands above the anchor that was `judged` before
/// is known: each of a thousand date lines would look at sixty lines otherwise.
fn first_line(text: &[u8], anchor: Anchor, judged: Option<(Anchor, usize)>) -> usize {
    let start = anchor.at;
    if anchor.kind == Kind::Extract {
        return start;
    }
    if anchor.kind == Kind::Record {
        // Both titles may stand above each other.
        return line_above(text, start).filter(|&above| is_record_title(line(text, above))).unwrap_or(start);
    }
    let (mut start, mut at) = (start, anchor.at);
    // A level that stands alone above the heading.
    let mut level = None;
    // Other lines in capitals right above it.
    let mut others = anchor.at;
    // Whether a page line that is not the first stands below: the levels above it are those of its page and the last one.
    let mut paged = false;
    for _ in 0..ABOVE {
        let Some(above) = line_above(text, at) else {
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
            OfHeading::Yes => (start, paged) = (above, false),
            OfHeading::Level if paged => {}
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
            // Nothing else stands among the first format lines.
            OfHeading::Perhaps
                if matches!(anchor.kind, Kind::TransmissionIdentifier | Kind::CallingStation)
                    && !shape::is_routing_continued(content) =>
            {
                break;
            }
            // Names of those who cleared the message: only below the line that says so.
            OfHeading::Perhaps if others.min(start) == at && next_line(text, above) == at => others = above,
            // A heading may go over a page, and the last page of the message before may have been cut off.
            OfHeading::Page => paged = true,
            OfHeading::Stamp | OfHeading::Perhaps => {}
            // What stands between the end of a message and a heading, and right above that, belongs to it.
            OfHeading::No => {
                start = if tail_mark(content) { others.min(start) } else { start };
                break;
            }
        }
        match judged {
            Some((judged, first)) if judged.at == above && start == above => return first,
            _ => at = above,
        }
    }
    start
}

/// Whether a level alone at `at` is the head of the page whose first other line begins at `below`, and not the foot of the
/// page before: what stands nearer to it tells, else whether such a line has a head.
fn heads_page(text: &[u8], at: usize, below: usize) -> bool {
    let lines = |from: usize, to: usize| lines_from(text, from).take_while(|&at| at < to).count();
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
        || shape::is_pilot(content)
        || content.starts_with("ZNR ")
        || content.starts_with("ZNY ")
}

/// Titles that archives and terminals put above a message.
fn is_title(content: &str) -> bool {
    heading::is_catalogue(content)
        || heading::is_record(content)
        || is_record_title(content)
        || matches!(content, ADMINISTRATIVE | "ATTENTION INVITED TO")
}

/// The title above the text in an archive's record or on the page of a mirror.
pub(crate) fn is_record_title(content: &str) -> bool {
    matches!(content, "Message Text" | "Show Headers")
}

enum OfHeading {
    Yes,
    Page,
    Level,
    Stamp,
    Perhaps,
    No,
}

/// Format line 6; copies may have a colon or a tab behind `FM`.
fn is_originator(content: &str) -> bool {
    content.strip_prefix("FM").is_some_and(|rest| rest.starts_with([' ', ':', '\t']))
}

/// Whether a line can stand above a date line.
fn of_heading(content: &str) -> OfHeading {
    // At the head of a sheet that an archive printed.
    if ["Current Class:", "Current Handling:", "Document Number:", "Case Number:"]
        .iter()
        .any(|key| content.starts_with(key))
    {
        return OfHeading::Stamp;
    }
    if tail_mark(content)
        || content == "BT"
        || content.starts_with("***")
        || content.starts_with("UNQ")
        || super::attribute_key(content).is_some_and(|(key, _)| tables::attribute(key).is_some())
        || label::at_start(content, None).is_some()
        || shape::paragraph_number(content).is_some_and(|n| n.marking > 0)
    {
        return OfHeading::No;
    }
    if shape::is_level_alone(content) || shape::is_level_banner(content) {
        return OfHeading::Level;
    }
    if shape::page_line(content).is_some() {
        return if is_first_page(content) { OfHeading::Yes } else { OfHeading::Page };
    }
    let shaped = shape::is_transmission_identifier(content)
        || shape::is_bare_identifier(content)
        || is_relayed(content)
        || shape::is_janap_header(content)
        || shape::is_relay_line(content)
        || shape::is_distribution(content)
        || shape::is_date_line(content)
        || shape::is_drafting_label(content)
        || shape::is_short_number(content)
        || shape::is_precedence_words(content)
        || is_title(content);
    if shaped {
        return OfHeading::Yes;
    }
    // Routing lines that go on are as short as signatures, and stamps stand below a page as well. With its offices the line of
    // an addressee may be longer.
    let plain = (content.len() < 80 || content.contains("//"))
        && !content.bytes().any(|byte| byte.is_ascii_lowercase())
        && !content.ends_with('.');
    match shape::is_stamp(content) || shape::is_exemptions(content) {
        true => OfHeading::Stamp,
        false if plain => OfHeading::Perhaps,
        false => OfHeading::No,
    }
}

/// Whether the text above `start` is the cover of a print-out or the menu of a page and no message: it is short and has no
/// calling station.
fn is_cover(text: &[u8], start: usize) -> bool {
    const LINES: usize = 100;
    lines_above(text, start).take(LINES + 1).count() <= LINES
        && !lines_above(text, start).any(shape::is_calling_station)
}

/// The same above a heading: a cover that tells the number of a message tells that of this one.
fn is_cover_of(text: &[u8], heading: &Heading<'_>) -> bool {
    let number = |line| numbered(line).map(|parts| parts.number.trim_start_matches('0'));
    is_cover(text, heading.start)
        && Numbers::of(text, heading)
            .text
            .is_none_or(|own| lines_above(text, heading.start).filter_map(number).all(|other| other == own))
}

/// The lines above `start`.
fn lines_above(text: &[u8], start: usize) -> impl Iterator<Item = &str> {
    let before = text.get(..start).unwrap_or_default();
    let lines = before.split(|byte| matches!(byte, b'\n' | b'\r')).map(|content| line(content, 0));
    lines.filter(|content| !content.is_empty())
}

/// Whether the text above a heading is that of its message, without the heading: a mirror shows it, and then the whole message.
/// Its page lines name the same message.
fn is_copy(text: &[u8], heading: &Heading<'_>) -> bool {
    const TITLE: usize = 64;
    let before = text.get(..heading.start).unwrap_or_default();
    if memmem::find(before.get(..before.len().min(TITLE)).unwrap_or_default(), b"Show Headers").is_some() {
        return true;
    }
    let own = Numbers::of(text, heading).page;
    own.is_some() && memmem::find_iter(before, b"PAGE ").any(|at| line_start(text, at) == at && page(text, at) == own)
}

/// Whether the heading that begins at `start` is that of a telegram which another one quotes: the lines above it say so.
fn is_quoted(text: &[u8], start: usize, anchor: Anchor) -> bool {
    // The archive's own words; and who quotes a telegram does not quote its print-out.
    let printed = |at: usize| shape::page_line(line(text, at)).is_some();
    if anchor.kind == Kind::Extract || lines_from(text, start).take_while(|&at| at <= anchor.at).any(printed) {
        return false;
    }
    let mut at = start;
    for _ in 0..3 {
        let Some(above) = line_above(text, at) else { return false };
        let content = line(text, above);
        if shape::opens_quotation(content) || shape::ends_in_quotation(content) {
            return true;
        }
        at = above;
    }
    false
}

/// Whether nothing but a transmission identifier stands above `start`.
fn is_identifier_alone(text: &[u8], start: usize) -> bool {
    let above = line_above(text, start);
    above.is_some_and(|above| shape::is_transmission_identifier(line(text, above)) && line_above(text, above).is_none())
}

/// The heading of a message, and what tells it from those of others at the first look: its transmission identifier, its date
/// line and its originator.
#[derive(Clone, Copy)]
struct Heading<'t> {
    /// Where its first line begins, and the line that showed it.
    start: usize,
    anchor: Anchor,
    identifier: &'t str,
    date: &'t str,
    originator: &'t str,
    /// Where the line of the originator begins: until there no other heading does.
    end: usize,
}

impl<'t> Heading<'t> {
    /// What the lines around an anchor tell.
    fn at(text: &'t [u8], start: usize, anchor: Anchor) -> Self {
        let mut heading = Self { start, anchor, identifier: "", date: "", originator: "", end: 0 };
        let text = known(text, anchor);
        if heading.is_labelled() {
            let label = labelled_value(text, anchor.at, Role::DateLine).unwrap_or_default();
            // `Mar 04, 2011 / 041310Z MAR 11`
            heading.date = label.rsplit('/').next().map(words::trim).unwrap_or_default();
            return heading;
        }
        // An extract has little of its heading.
        let lines = if anchor.kind == Kind::Extract { 6 } else { ABOVE };
        for at in lines_from(text, start).take(lines) {
            let content = line(text, at);
            let below = at > anchor.at;
            match content.as_bytes().first() {
                Some(b'F') if is_originator(content) => {
                    heading.originator = content;
                    heading.end = at;
                    break;
                }
                Some(b'V' | b'Z' | b'(') if shape::is_transmission_identifier(content) => {
                    if below {
                        break;
                    }
                    if heading.date.is_empty() && heading.identifier.is_empty() {
                        heading.identifier = content;
                    }
                }
                Some(b'N' | b'n' | b'E' | b'e' | b'<') if below && tail_mark(content) => break,
                Some(b'M' | b'S') if below && is_record_title(content) => break,
                Some(b'B') if below && content == "BT" && heading.date.is_empty() => break,
                Some(_) if heading.date.is_empty() => {
                    if is_date_line(content) {
                        heading.date = content;
                    } else if below && shape::is_janap_header(content) {
                        break;
                    }
                }
                Some(_) if below && !parts_date_and_originator(content) => break,
                _ => {}
            }
        }
        heading
    }

    /// Takes over what a further line of the same heading tells.
    fn merge(&mut self, other: &Self) {
        if self.identifier.is_empty() {
            self.identifier = other.identifier;
        }
        if self.date.is_empty() {
            *self = Self { identifier: self.identifier, ..*other };
        }
    }

    fn is_labelled(&self) -> bool {
        self.anchor.kind == Kind::Labelled
    }

    /// Whether it can be the heading of the same message once more, or that of a later section: both have the same date, and
    /// nothing else that both tell differs. A number says it too: where a date is not there, and in a labelled message, in
    /// which an older telegram may stand with its heading.
    fn is_same(&self, text: &'t [u8], other: &Self, numbers: &mut Option<Numbers<'t>>) -> bool {
        fn differ(one: &str, other: &str) -> bool {
            !(one.is_empty() || other.is_empty() || one == other)
        }
        let labelled = self.is_labelled();
        let dated = !self.date.is_empty() && (self.date == other.date || labelled && other.date.ends_with(self.date));
        if other.is_labelled()
            || !(dated || labelled || self.date.is_empty() || other.date.is_empty())
            || differ(self.originator, other.originator)
            || differ(self.identifier, other.identifier)
        {
            return false;
        }
        let (own, others) = (numbers.get_or_insert_with(|| Numbers::of(text, self)), Numbers::of(text, other));
        !own.differ(&others) && (dated || own.agree(&others))
    }
}

/// The value of a label near the head of the labelled message that begins at `start`; it may stand in the next line.
fn labelled_value(text: &[u8], start: usize, role: Role) -> Option<&str> {
    const LINES: usize = 12;
    lines_from(text, start).take(LINES).find_map(|at| {
        let content = line(text, at);
        let found = labelled::label(content).filter(|found| found.role == role)?;
        let value = words::trim(content.get(found.length..)?);
        Some(if value.is_empty() { line(text, next_line(text, at)) } else { value })
    })
}

/// The numbers of a message, as far as its heading and its classification line tell them.
#[derive(Clone, Copy, Default)]
struct Numbers<'t> {
    page: Option<Page<'t>>,
    /// Station and serial.
    station: Option<(&'t str, &'t str)>,
    /// The number in the classification line, without zeros.
    text: Option<&'t str>,
    /// The number of the section, without zeros.
    section: &'t str,
}

impl<'t> Numbers<'t> {
    fn of(text: &'t [u8], heading: &Heading<'t>) -> Self {
        const LINES: usize = 120;
        // The section of a military message may stand in a line of its own.
        const OPENING: usize = 3;
        let mut numbers = Self::default();
        let text = known(text, heading.anchor);
        if heading.is_labelled() {
            let label = labelled_value(text, heading.anchor.at, Role::MessageNumber).unwrap_or_default();
            numbers.text = label.rsplit(' ').next().map(|number| number.trim_start_matches('0'));
            return numbers;
        }
        // Behind the originator or `BT` stand addressees and the first lines of the text, then perhaps another message.
        let mut behind = false;
        let mut left = LINES;
        for at in lines_from(text, heading.start) {
            let content = line(text, at);
            let over = tail_mark(content) || label::at_start(content, None).is_some();
            if left == 0 || over || behind && (is_format_line(content) || is_relayed(content)) {
                break;
            }
            left -= 1;
            behind |= is_originator(content) || content == "BT";
            if shape::is_calling_station(content) {
                let (station, rest) = words::first(content.get(3..).unwrap_or_default());
                let serial = words::first(rest).0;
                numbers.station = Some((station, serial.split('/').next().unwrap_or_default()));
            } else if shape::is_janap_header(content) {
                let station = words::first(words::first(content).1).0;
                numbers.station = station.split_at_checked(station.len().saturating_sub(4));
            } else if shape::page_line(content).is_some() {
                numbers.page = numbers.page.or_else(|| page(text, at));
            } else if let Some(parts) = numbered(content) {
                numbers.text = Some(parts.number.trim_start_matches('0'));
                numbers.section = section(parts.section);
                if behind {
                    break;
                }
            } else if let Some(opening) = shape::text_opening(content).filter(|_| behind) {
                numbers.section = section(opening.section);
                left = left.min(OPENING);
            } else if shape::section_words(content) == Some(content.len()) && behind {
                numbers.section = section(content);
            }
        }
        numbers
    }

    /// Whether a number that both tell is another one. Each section has a serial of its own, and so has each station that
    /// passes a message on.
    fn differ(&self, other: &Self) -> bool {
        fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
            one.zip(other).is_some_and(|(one, other)| one != other)
        }
        let sections = !(self.section.is_empty() || other.section.is_empty()) && self.section != other.section;
        let stations = self.station.zip(other.station).is_some_and(|(one, other)| one.0 == other.0 && one.1 != other.1);
        differ(self.text, other.text) || differ(self.page_number(), other.page_number()) || stations && !sections
    }

    /// Whether both tell the same number.
    fn agree(&self, other: &Self) -> bool {
        let told = |one: Option<&str>, other: Option<&str>| one.is_some() && one == other;
        told(self.text, other.text) || told(self.page_number(), other.page_number())
    }

    fn page_number(&self) -> Option<&'t str> {
        self.page.map(|page| page.number)
    }
}

/// Whether a page line is that of the first page.
fn is_first_page(content: &str) -> bool {
    let number = content.get("PAGE ".len()..).map_or("", |page| words::digits(words::trim(page)).0);
    number.trim_start_matches('0') == "1"
}

/// What a page line tells of its message: `PAGE 02 ZENDA 09910 01 OF 02 110944Z`.
#[derive(Clone, Copy, PartialEq)]
struct Page<'t> {
    post: &'t str,
    /// Without zeros.
    number: &'t str,
    section: &'t str,
}

/// The page line at `at`, which may go on in the next line.
fn page(text: &[u8], at: usize) -> Option<Page<'_>> {
    let content = line(text, at);
    shape::page_line(content)?;
    let behind = words::trim(words::digits(words::trim(content.get("PAGE ".len()..)?)).1);
    let station = if behind.is_empty() { line(text, next_line(text, at)) } else { behind };
    shape::page_station(station)?;
    let (end, length) = shape::post_and_number(station)?;
    let post = station.get(..end)?;
    let number = words::trim(station.get(end..length)?).trim_start_matches('0');
    let rest = station.get(length..)?;
    let section = rest.find(" OF ").and_then(|of| rest.get(..of)).map_or("", words::trim);
    Some(Page { post, number, section })
}

/// A classification line that is no head of a page: `CONFIDENTIAL     PTQ1234`.
fn numbered(line: &str) -> Option<shape::ClassificationLine<'_>> {
    shape::classification(line).filter(|_| !shape::is_page_head(line))
}

/// The number in words such as `SECTION 02 OF 03`; of a final section that of all.
fn section(words: &str) -> &str {
    let figures = words.trim_start_matches(|c: char| !c.is_ascii_digit());
    words::digits(figures).0.trim_start_matches('0')
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

/// Where the lines from that at `start` on begin.
fn lines_from(text: &[u8], start: usize) -> impl Iterator<Item = usize> {
    core::iter::successors(Some(start), |&at| Some(next_line(text, at)).filter(|&next| next < text.len()))
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

/// The text as far as it is known of one that goes on, when the anchor is judged.
fn known(text: &[u8], anchor: Anchor) -> &[u8] {
    text.get(..anchor.at + BELOW).unwrap_or(text)
}

/// The content of the line that begins at `start`, up to where it is no UTF-8; of a long line the beginning.
fn line(text: &[u8], start: usize) -> &str {
    const LONG: usize = 1 << 10;
    let rest = text.get(start..).unwrap_or_default();
    let rest = rest.get(..LONG).unwrap_or(rest);
    let end = memchr::memchr3(b'\n', b'\r', b'\x0c', rest).unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or_default();
    let valid = match core::str::from_utf8(line) {
        Ok(line) => line,
        Err(error) => core::str::from_utf8(line.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default(),
    };
    words::trim(valid)
}
