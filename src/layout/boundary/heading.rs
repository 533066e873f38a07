//! The heading of a message as its boundaries are concerned: what tells it from those of others.
//!
//! ```text
//! VZCZCXYZ0033
//! DE RUEHSW #0881/01 0250719
//! R 250719Z JAN 08
//! FM AMEMBASSY BERN
//! TO RUEHC/SECSTATE WASHDC 4631
//! BT
//! C O N F I D E N T I A L SECTION 01 OF 02 BERN 000881
//! ```

use super::super::scan::tail_mark;
use super::super::{Role, behind_line_end, label, labelled, shape};
use super::anchor::{Anchor, Kind};
use super::line::{line, next_line};
use super::of_heading::{
    is_date_line, is_format_line, is_originator, is_record_title, is_relayed, parts_date_and_originator,
};
use super::{ABOVE, BELOW};
use crate::words;

/// How many lines are looked at, and how much of them below the anchor: less than is known there by their ends, which may be of
/// three bytes, and by a line in which the last one goes on.
const LINES: usize = 120;
const REACH: usize = BELOW - 512;

/// The heading of a message, and what tells it from those of others at the first look: its transmission identifier, its date
/// line and its originator.
#[derive(Clone, Copy)]
pub(super) struct Heading<'t> {
    /// Where its first line begins, and the line that showed it.
    pub(super) start: usize,
    pub(super) anchor: Anchor,
    identifier: &'t str,
    date: &'t str,
    originator: &'t str,
    /// Where the line of the originator begins: until there no other heading does.
    pub(super) end: usize,
}

impl<'t> Heading<'t> {
    /// What the lines around an anchor tell.
    pub(super) fn at(text: &'t [u8], start: usize, anchor: Anchor) -> Self {
        let mut heading = Self { start, anchor, identifier: "", date: "", originator: "", end: 0 };
        let text = known(text, anchor);
        if heading.is_labelled() {
            let label = labelled_value(text, anchor, Role::DateLine).unwrap_or_default();
            // `Mar 04, 2011 / 041310Z MAR 11`
            heading.date = label.rsplit('/').next().map(words::trim).unwrap_or_default();
            return heading;
        }
        // An extract has little of its heading.
        let lines = if anchor.kind == Kind::Extract { 6 } else { ABOVE };
        for at in lines_known(text, start, anchor).take(lines) {
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
    pub(super) fn merge(&mut self, other: &Self) {
        if self.identifier.is_empty() {
            self.identifier = other.identifier;
        }
        if self.date.is_empty() {
            *self = Self { identifier: self.identifier, ..*other };
        }
    }

    pub(super) fn is_labelled(&self) -> bool {
        self.anchor.kind == Kind::Labelled
    }

    /// Whether it can be the heading of the same message once more, or that of a later section: both have the same date, and
    /// nothing else that both tell differs. A number says it too: where a date is not there, and in a labelled message, in
    /// which an older telegram may stand with its heading.
    pub(super) fn is_same(&self, text: &'t [u8], other: &Self, numbers: &mut Option<Numbers<'t>>) -> bool {
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

/// The value of a label near the head of the labelled message with this anchor; it may stand in the next line.
fn labelled_value(text: &[u8], anchor: Anchor, role: Role) -> Option<&str> {
    const LINES: usize = 12;
    lines_known(text, anchor.at, anchor).take(LINES).find_map(|at| {
        let content = line(text, at);
        let found = labelled::label(content).filter(|found| found.role == role)?;
        let value = words::trim(content.get(found.length..)?);
        Some(if value.is_empty() { line(text, next_line(text, at)) } else { value })
    })
}

/// The numbers of a message, as far as its heading and its classification line tell them.
#[derive(Clone, Copy, Default)]
pub(super) struct Numbers<'t> {
    pub(super) page: Option<Page<'t>>,
    /// Station and serial.
    station: Option<(&'t str, &'t str)>,
    /// The number in the classification line, without zeros.
    pub(super) text: Option<&'t str>,
    /// The number of the section, without zeros.
    section: &'t str,
}

impl<'t> Numbers<'t> {
    pub(super) fn of(text: &'t [u8], heading: &Heading<'t>) -> Self {
        // The section of a military message may stand in a line of its own.
        const OPENING: usize = 3;
        let mut numbers = Self::default();
        let text = known(text, heading.anchor);
        if heading.is_labelled() {
            let label = labelled_value(text, heading.anchor, Role::MessageNumber).unwrap_or_default();
            numbers.text = label.rsplit(' ').next().map(|number| number.trim_start_matches('0'));
            return numbers;
        }
        // Behind the originator or `BT` stand addressees and the first lines of the text, then perhaps another message.
        let mut behind = false;
        let mut left = LINES;
        for at in lines_known(text, heading.start, heading.anchor) {
            let content = line(text, at);
            let labelled = labelled::label(content).is_some_and(|found| found.role == Role::MessageNumber);
            let over = tail_mark(content) || labelled || label::at_start(content, None).is_some();
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

/// What a page line tells of its message: `PAGE 02 ZENDA 09910 01 OF 02 110944Z`.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Page<'t> {
    post: &'t str,
    /// Without zeros.
    number: &'t str,
    section: &'t str,
}

/// The page line at `at`, which may go on in the next line.
pub(super) fn page(text: &[u8], at: usize) -> Option<Page<'_>> {
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
pub(super) fn numbered(line: &str) -> Option<shape::ClassificationLine<'_>> {
    shape::classification(line).filter(|_| !shape::is_page_head(line))
}

/// The number in words such as `SECTION 02 OF 03`; of a final section that of all.
pub(super) fn section(words: &str) -> &str {
    let figures = words.trim_start_matches(|c: char| !c.is_ascii_digit());
    words::digits(figures).0.trim_start_matches('0')
}

/// The text as far as it is known of one that goes on, when the anchor is judged.
pub(super) fn known(text: &[u8], anchor: Anchor) -> &[u8] {
    text.get(..anchor.at + BELOW).unwrap_or(text)
}

/// Where the lines from that at `start` on begin, as far as the anchor is judged by them.
fn lines_known(text: &[u8], start: usize, anchor: Anchor) -> impl Iterator<Item = usize> {
    let (mut next, mut left) = (start, REACH);
    core::iter::from_fn(move || {
        let at = next;
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr3(b'\n', b'\r', b'\x0c', rest).unwrap_or(rest.len());
        if at >= anchor.at {
            left = left.checked_sub(length)?;
        }
        next = behind_line_end(text, at + length);
        Some(at)
    })
}
