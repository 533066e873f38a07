//! What the archive of 1973 to 1979 put around a message: titles, short numbers, drafting lines, attributes.
//!
//! ```text
//! Message Text
//!
//! LIMITED OFFICIAL USE
//! PAGE 01 STATE 999303
//! 62
//! DRAFTED BY EB/XYZ:ABCEXAMPLE:DE
//! ...
//! Message Attributes
//!
//! Capture Date: 01 JAN 1994
//! Concepts: EXHIBITS,
//!  TRADE FAIRS
//! ```

use memchr::memmem;

use super::scan::{Phase, Scan, Step};
use super::{Line, Role, boundary, shape};
use crate::tables;
use crate::words;

impl<'a> Scan<'a> {
    /// A line of the heading that only a record or a print-out has.
    pub(super) fn record_line(&mut self, start: usize, content: &'a str, line: Line) -> Option<Step> {
        let role = match content {
            _ if boundary::is_record_title(content) => Role::RecordTitle,
            "---" if self.last == Role::Blank => Role::RecordTitle,
            "Message Attributes" => {
                self.attributes = start;
                self.phase = Phase::Attributes;
                Role::RecordTitle
            }
            _ if shape::is_drafting_label(content) => Role::Drafting,
            _ if self.last == Role::Drafting && self.heading_role(content).is_none() => {
                return Some(Self::whole(Role::Drafting, line));
            }
            _ if shape::is_short_number(content)
                && !(self.distributed && shape::copies(content).is_some())
                && (self.cut || matches!(self.last, Role::Distribution | Role::Blank | Role::RecordTitle)) =>
            {
                Role::ShortNumber
            }
            _ => return None,
        };
        Some(Self::whole(role, line))
    }

    /// A line of the attributes: a key and its value, or a value that goes on.
    pub(super) fn attribute(&self, content: &str, line: Line) -> Step {
        if attribute_key(content).is_some_and(|(key, _)| tables::attribute(key).is_some() || is_key(key)) {
            return Self::whole(Role::Attribute, line);
        }
        match content {
            "Message Attributes" => Self::whole(Role::RecordTitle, line),
            _ if shape::is_rule(content) || content == "---" => Self::whole(Role::Rule, line),
            // What has no date may be a line of the value.
            _ if shape::is_release_mark(content) || shape::stamp(content).is_some_and(|stamp| stamp.dated) => {
                Self::whole(Role::ReleaseMark, line)
            }
            _ if content.starts_with("***") => Self::whole(Role::Notice, line),
            _ if self.last == Role::Attribute => Self::continued(Role::Attribute, line),
            _ => Self::whole(Role::Unknown, line),
        }
    }
}

/// Where the attributes of the record begin, behind `from`; the end of the text where there are none.
pub(super) fn attributes_begin(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    if let Some(at) = memmem::find(rest.as_bytes(), b"Message Attributes") {
        return from + at;
    }
    // Without their title they follow the end of the message, or a rule of three.
    let line_start = |&at: &usize| at == 0 || matches!(rest.as_bytes().get(at - 1), Some(b'\n' | b'\r' | b'\x0c'));
    let Some(mut start) = memmem::find_iter(rest.as_bytes(), b"Capture Date:").find(line_start) else {
        return text.len();
    };
    loop {
        let before = rest.get(..super::line_end_before(rest.as_bytes(), start)).unwrap_or_default();
        let above = before.rfind(['\n', '\r', '\x0c']).map_or(0, |end| end + 1);
        let content = words::trim(before.get(above..).unwrap_or_default());
        if start == 0 || !is_sheet_attribute(content, true) && content != "---" {
            return from + start;
        }
        start = above;
    }
}

/// What stands before and behind the colon in a line of attributes: `Draft Date: 04 OCT 1976`.
pub(crate) fn attribute_key(line: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 48;
    let colon = line.bytes().take(LONGEST).position(|byte| byte == b':')?;
    let (key, value) = line.split_at_checked(colon)?;
    Some((key, words::trim(value.get(1..)?)))
}

/// `key = key-word 0*4(SP key-word)`; `key-word = UPALPHA *LOALPHA / "of" / "on" / "by" / "to"`: how archives spell the keys
/// of attributes, so that one which no table has is read as well.
fn is_key(key: &str) -> bool {
    let word = |word: &str| {
        matches!(word, "of" | "on" | "by" | "to")
            || word.starts_with(|c: char| c.is_ascii_uppercase())
                && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
    };
    key.bytes().any(|byte| byte.is_ascii_lowercase()) && words::split(key).count() <= 5 && words::split(key).all(word)
}

/// Whether a line holds an attribute that an archive printed at the head of a sheet, in the middle of the message perhaps:
/// `Document Number: 1997STATE974545`. Below another one its key may be any that is known.
pub(super) fn is_sheet_attribute(line: &str, below_another: bool) -> bool {
    // Print-outs are in capitals.
    let begins = matches!(line.as_bytes(), [_, b'a'..=b'z', ..] | [_, _, _, b'.', ..]);
    (begins || below_another)
        && attribute_key(line).is_some_and(|(key, _)| {
            tables::attribute(key).is_some_and(|(name, _)| name == key && (below_another || name.contains([' ', '.'])))
        })
}

/// What the archive prints where it has lost a text.
pub(crate) fn is_lost_text(line: &str) -> bool {
    line.starts_with(['E'])
        && (line.starts_with("ERROR READING TEXT") || line == "EXPAND ERROR ENCOUNTERED")
        && line.len() < 40
}
