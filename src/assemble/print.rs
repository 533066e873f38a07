//! What printers, relays and archives put around a message.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Assembler, extend};
use crate::Span;
use crate::diagnostic::Code;
use crate::layout::shape::Drafting;
use crate::layout::{Piece, Role, attribute_key, shape};
use crate::model::{DateTimeGroup, Excision, Located, Print};
use crate::parse::date_time::date_time_group;
use crate::parse::print;
use crate::parse::record;
use crate::words;

/// An attribute whose value may go on.
pub(super) struct OpenAttribute<'a> {
    key: &'a str,
    value: Cow<'a, str>,
    span: Span,
}

impl<'a> Assembler<'a, '_> {
    /// A page line; the first one above the date line tells of the message.
    pub(super) fn page_line(&mut self, piece: &Piece) {
        let content = self.content(piece);
        let span = self.span(content);
        if self.cable.heading.date_time_group.is_some() || self.cable.text.classification.is_some() {
            return;
        }
        if self.cable.heading.print.as_ref().is_none_or(|print| print.page.is_none()) || piece.continues {
            self.mended_figures(content);
        }
        let printed = &mut self.cable.heading.print;
        if let Some(page) = printed.as_mut().and_then(|print| print.page.as_mut()) {
            // The further lines have no word PAGE of their own, and bring what the first lacks.
            if piece.continues {
                let joined = format!("PAGE {} {content}", page.page);
                if let Ok((_, read)) = print::page_line(&joined) {
                    let read = read.into_owned();
                    page.span = page.span.cover(span);
                    page.reference_number = page.reference_number.take().or(read.reference_number);
                    page.section = page.section.take().or(read.section);
                    page.handled = page.handled.or(read.handled);
                    page.possible_duplicate |= read.possible_duplicate;
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
        let (rest, mut read) = print::relay_line(content).ok()?;
        read.span = span;
        self.mended_figures(content);
        self.leftover(rest);
        // A later section has a line of its own.
        self.print().relay.get_or_insert(read);
        Some(())
    }

    /// Tells of times and numbers in a printer's line whose signs had to be told from others.
    fn mended_figures(&mut self, content: &str) {
        for word in words::split(content) {
            if let Ok((_, group)) = date_time_group(word) {
                let mended = shape::clock(word).map_or(shape::Mended::Nothing, |clock| clock.mended);
                self.mended(mended, &DateTimeGroup { span: self.span(word), ..group });
            } else if let Some(number) = shape::page_number(word).filter(|_| words::digits(word).0 != word) {
                let span = self.span(word);
                self.report(Code::LetterForFigure, span, || format!("{word} was read as {number}"));
            }
        }
    }

    fn print(&mut self) -> &mut Print<'a> {
        self.cable.heading.print.get_or_insert_default()
    }

    /// A line of the drafting block: labels with what they name, or a name under the last label.
    pub(super) fn drafting(&mut self, content: &'a str) {
        let mut rest = content;
        loop {
            let (begins, names) = match print::drafting(rest) {
                Ok((behind, (label, names))) => {
                    if label.misspelt {
                        let span = self.span(rest.get(..label.length).unwrap_or_default());
                        self.report(Code::LabelMisspelt, span, || {
                            String::from("read as a label of the drafting block")
                        });
                    }
                    self.drafting = Some(label.names);
                    rest = behind;
                    (true, names)
                }
                Err(_) => (false, core::mem::take(&mut rest)),
            };
            if !names.is_empty() {
                self.drafted(names, begins);
            }
            if rest.is_empty() {
                return;
            }
        }
    }

    /// Names of the drafting block, under its last label, or behind it where one `begins` there.
    fn drafted(&mut self, names: &'a str, begins: bool) {
        let place = self.located(names);
        let heading = &mut self.cable.heading;
        let field = match self.drafting {
            Some(Drafting::Cleared) | None => return self.cleared(names),
            // Below the one who approved every line names who cleared the message.
            Some(Drafting::Approved) if !begins && heading.approved_by.is_some() => return self.cleared(names),
            Some(Drafting::Drafted) => &mut heading.drafted_by,
            Some(Drafting::Approved) => &mut heading.approved_by,
            Some(Drafting::Distribution) => &mut heading.desired_distribution,
        };
        match field {
            Some(known) => {
                extend(known, " ", names, place.span);
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
        let span = self.span(content);
        if piece.continues {
            if let Some(open) = &mut self.attribute {
                let value = open.value.to_mut();
                value.push(' ');
                value.push_str(content);
                open.span = open.span.cover(span);
            }
            return;
        }
        self.close_attribute();
        if let Some((key, value)) = attribute_key(content) {
            self.attribute = Some(OpenAttribute { key, value: Cow::Borrowed(value), span });
        }
    }

    /// Keeps the attribute that was open. Of a key that stands twice the first value counts; the other is kept as a line.
    pub(super) fn close_attribute(&mut self) {
        let Some(OpenAttribute { key, value, span }) = self.attribute.take() else { return };
        let (read, fits) = record::value(key, value);
        if !fits {
            self.report(Code::AttributeUntyped, span, || format!("the value of {key} is kept as text"));
        }
        match self.cable.release.attributes.get(key) {
            Some(known) if *known == read => {}
            Some(_) => {
                self.report(Code::AttributeRepeated, span, || format!("{key} stands a second time; the first is kept"));
                let lines = self.as_it_stands(span);
                self.cable.unread.push(lines);
            }
            None => {
                self.cable.release.attributes.insert(Cow::Borrowed(key), read);
            }
        }
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
            let mut codes: Vec<Cow<'a, str>> = Vec::new();
            let mut end = words::offset(text, behind);
            for word in behind.split([' ', ',', '\n', '\r']).filter(|word| !word.is_empty()) {
                let code = bare_code(word);
                // `1.4(B),(D)`: the section stands once.
                let section = codes.last().and_then(|last| last.split_once('(')).map(|(section, _)| section);
                let code = match section.filter(|_| is_bracketed_letter(word)) {
                    Some(section) => Cow::Owned(format!("{section}{word}")),
                    None if shape::is_exemption(word) => Cow::Borrowed(code),
                    None => break,
                };
                codes.push(code);
                end = words::offset(text, word) + word.trim_end_matches(['.', ',']).len();
            }
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

/// `(B1)` is `B1`; the brackets of `1.4(D)` and `(B)(1)` stay.
fn bare_code(word: &str) -> &str {
    let bare = word.trim_end_matches(['.', ',']);
    let inner = bare.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    inner.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(bare)
}

/// `(D)`
fn is_bracketed_letter(word: &str) -> bool {
    matches!(word.trim_end_matches(['.', ',']).as_bytes(), [b'(', letter, b')'] if letter.is_ascii_alphabetic())
}
