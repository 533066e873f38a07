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

mod anchor;
mod first_line;
mod heading;
mod line;
mod of_heading;

use memchr::memmem;

use super::shape;
use anchor::{Anchor, Anchors, Kind};
use first_line::first_line;
use heading::{Heading, Numbers, numbered, page};
use line::{BYTE_ORDER_MARK, line, line_above, line_start, lines_above, next_line};

pub(crate) use anchor::opens_message;
pub(crate) use line::first_content;
pub(crate) use of_heading::is_record_title;

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
    // A heading is hardly longer.
    const LENGTH: usize = 4 << 10;
    // The archive's own words; and who quotes a telegram does not quote its print-out.
    let from = start.max(anchor.at.saturating_sub(LENGTH));
    let heading = text.get(from..next_line(text, anchor.at)).unwrap_or_default();
    let printed = |at: usize| shape::page_line(line(text, line_start(text, from + at))).is_some();
    if anchor.kind == Kind::Extract || memmem::find_iter(heading, b"PAGE ").any(printed) {
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
