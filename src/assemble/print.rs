//! What printers, relays and archives put around a message.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use super::{Assembler, extend};
use crate::Span;
use crate::diagnostic::Code;
use crate::layout::{Piece, Role, attribute_key, shape};
use crate::model::{Excision, Located, Print};
use crate::parse::print::{self, Drafting};
use crate::parse::record;
use crate::words;

impl<'a> Assembler<'a, '_> {
    /// A page line; the first one above the date line tells of the message.
    pub(super) fn page_line(&mut self, piece: &Piece) {
        let content = self.content(piece);
        let span = self.span(content);
        if self.cable.heading.date_time_group.is_some() || self.cable.text.classification.is_some() {
            return;
        }
        let printed = &mut self.cable.heading.print;
        if let Some(page) = printed.as_mut().and_then(|print| print.page.as_mut()) {
            if piece.continues && page.reference_number.is_none() {
                // The second line has no word PAGE of its own.
                let joined = format!("PAGE {} {content}", page.page);
                if let Ok((_, read)) = print::page_line(&joined) {
                    let span = page.span.cover(span);
                    *page = read.into_owned();
                    page.span = span;
                }
            }
            return;
        }
        if let Ok((_, mut page)) = print::page_line(content) {
            page.span = span;
            if let Some(number) = &mut page.reference_number {
                if let Cow::Borrowed(post) = number.post {
                    number.span = Span::of(self.source, post).unwrap_or_default();
                }
            }
            self.print().page = Some(page);
        }
    }

    pub(super) fn short_number(&mut self, piece: &Piece) {
        let number = self.located(self.content(piece));
        self.print().short_numbers.push(number);
    }

    pub(super) fn relay_line(&mut self, content: &'a str, span: Span) -> Option<()> {
        let (_, mut read) = print::relay_line(content).ok()?;
        read.span = span;
        // A later section has a line of its own.
        self.print().relay.get_or_insert(read);
        Some(())
    }

    fn print(&mut self) -> &mut Print<'a> {
        self.cable.heading.print.get_or_insert_default()
    }

    /// A line of the drafting block: a label with what it names, or a name under the last label.
    pub(super) fn drafting(&mut self, content: &'a str) {
        let (names, label) = match print::drafting(content) {
            Ok((rest, label)) => (words::trim(rest), Some(label)),
            Err(_) => (content, None),
        };
        let begins = label.is_some();
        if let Some(label) = label {
            self.drafting = Some(label);
        }
        let place = self.located(names);
        if names.is_empty() {
            return;
        }
        let heading = &mut self.cable.heading;
        let field = match self.drafting {
            Some(Drafting::Cleared) | None => return self.cleared(names),
            // Below the line of approval every line names who cleared the message.
            Some(Drafting::Approved) if !begins => return self.cleared(names),
            Some(Drafting::Drafted) => &mut heading.drafted_by,
            Some(Drafting::Approved) => &mut heading.approved_by,
            Some(Drafting::Distribution) => &mut heading.desired_distribution,
        };
        match field {
            Some(known) => {
                extend(known, names, place.span);
            }
            None => *field = Some(place),
        }
    }

    /// Those who cleared the message.
    pub(super) fn cleared(&mut self, names: &'a str) {
        let source = self.source;
        let place = |name| Located::new(name, Span::of(source, name).unwrap_or_default());
        self.cable.heading.cleared_by.extend(clearances(names).map(place));
    }

    /// A line of the record's attributes.
    pub(super) fn attribute(&mut self, piece: &Piece) {
        let content = self.content(piece);
        if piece.continues {
            if let Some((_, value)) = &mut self.attribute {
                let value = value.to_mut();
                value.push(' ');
                value.push_str(content);
            }
            return;
        }
        self.close_attribute();
        if let Some((key, value)) = attribute_key(content) {
            self.attribute = Some((key, Cow::Borrowed(value)));
        }
    }

    /// Keeps the attribute that was open.
    pub(super) fn close_attribute(&mut self) {
        let Some((key, value)) = self.attribute.take() else { return };
        let span = self.span(key);
        let read = record::value(key, value);
        if self.cable.release.attributes.contains_key(key) {
            self.report(Code::AttributeRepeated, span, || format!("{key} stands a second time; the first is kept"));
            return;
        }
        self.cable.release.attributes.insert(Cow::Borrowed(key), read);
    }

    /// A line of the copy above the message.
    fn copy(&mut self, piece: &Piece) {
        let span = self.span(self.content(piece)).range();
        self.copy.get_or_insert_with(|| super::Lines::new(self.source, 0)).push(span.start, span.end, false);
    }

    /// Keeps the copy; a mirror says that it is one, or its pages do.
    pub(super) fn close_copy(&mut self) {
        let Some((text, span)) = self.copy.take().map(super::Lines::finish) else { return };
        self.cable.release.copy = Some(Located::new(text, span));
        if !self.titled {
            self.report(Code::TextCopied, span, || {
                String::from("the text stands above its heading once more, with pages of the same number")
            });
        }
    }

    /// The places of a paragraph where reviewers cut something out: brackets with nothing but blanks in them, and codes.
    pub(super) fn excisions(&mut self, span: Span) {
        let text = self.source.get(span.range()).unwrap_or_default();
        let mut at = 0;
        while let Some(found) = memchr::memchr(b'[', text.get(at..).unwrap_or_default().as_bytes()) {
            let start = at + found;
            at = start + 1;
            let Some(inner) = text.get(start + 1..) else { return };
            let blank = inner.len() - inner.trim_start_matches([' ', '\n', '\r', '\u{a0}']).len();
            let Some(behind) = inner.get(blank..).and_then(|rest| rest.strip_prefix(']')).filter(|_| blank > 0) else {
                continue;
            };
            let codes: alloc::vec::Vec<Cow<'a, str>> = behind
                .split([' ', ',', '\n', '\r'])
                .filter(|word| !word.is_empty())
                .take_while(|word| shape::is_exemption(word))
                .map(|word| Cow::Borrowed(bare_code(word)))
                .collect();
            let end = codes.last().map_or(words::offset(text, behind), |code| words::offset(text, code) + code.len());
            let base = span.start as usize;
            let excision = Excision { codes, span: Span::new(base + start, base + end) };
            self.cable.release.excisions.push(excision);
        }
    }

    /// What stands in place of a text that is lost.
    pub(super) fn lost_text(&mut self, piece: &Piece) {
        let content = self.content(piece);
        let span = self.span(content);
        self.report(Code::TextLost, span, || String::from("the archive has lost the text of this message"));
        self.cable.text.lost = Some(Located::new(content, span));
    }

    pub(super) fn record(&mut self, piece: &Piece) {
        match piece.role {
            Role::ShortNumber => self.short_number(piece),
            Role::Attribute => self.attribute(piece),
            Role::Copy => self.copy(piece),
            Role::RecordTitle => self.titled = true,
            Role::LostText => self.lost_text(piece),
            _ => {}
        }
    }
}

/// `L/M:PQMODEL NEA:RSSAMPLE`, `CAB - PQMODEL (INFO); AF/W:RSSAMPLE`: each of those who cleared a message.
fn clearances(names: &str) -> impl Iterator<Item = &str> {
    names.split(';').flat_map(|part| {
        // Blanks part them where each word names an office.
        let parted = shape::is_clearance(part) && !part.contains('(');
        part.split(move |c| parted && c == ' ').map(words::trim).filter(|name| !name.is_empty())
    })
}

/// `(B1)` is `B1`; the bracket of `1.4(D)` stays.
fn bare_code(word: &str) -> &str {
    let bare = word.trim_end_matches(['.', ',']);
    bare.strip_prefix('(').map_or(bare, |inner| inner.strip_suffix(')').unwrap_or(inner))
}
