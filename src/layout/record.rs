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
            _ if is_lost_text(content) => Role::LostText,
            _ if shape::is_drafting_label(content) => Role::Drafting,
            _ if self.last == Role::Drafting && self.heading_role(content).is_none() => {
                return Some(Self::whole(Role::Drafting, line));
            }
            _ if shape::is_short_number(content)
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
        if attribute_key(content).is_some() {
            return Self::whole(Role::Attribute, line);
        }
        match content {
            "Message Attributes" => Self::whole(Role::RecordTitle, line),
            _ if shape::is_rule(content) || content == "---" => Self::whole(Role::Rule, line),
            _ if super::scan::is_stamp(content) => Self::whole(Role::ReleaseMark, line),
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
        if start == 0 || attribute_key(content).is_none() && content != "---" {
            return from + start;
        }
        start = above;
    }
}

/// The key at the start of a line of attributes, and where its value begins: `Draft Date: 04 OCT 1976`.
pub(crate) fn attribute_key(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    tables::attribute(key).map(|_| (key, words::trim(value)))
}

/// What the archive prints where it has lost a text.
pub(crate) fn is_lost_text(line: &str) -> bool {
    line.starts_with("ERROR READING TEXT") || line.starts_with("EXPAND ERROR ENCOUNTERED")
}
