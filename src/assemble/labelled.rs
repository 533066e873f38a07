//! The lines of the labelled form.

use alloc::borrow::Cow;
use alloc::format;

use nom::Parser;

use super::Assembler;
use crate::Span;
use crate::diagnostic::Code;
use crate::layout::{LabelledLabel, Piece, Role, labelled_label};
use crate::model::{Located, Reference, ReferenceNumber};
use crate::parse::date_time::date_time_group;
use crate::parse::print::Drafting;
use crate::parse::reference;
use crate::tables;
use crate::words;

impl<'a> Assembler<'a, '_> {
    /// A label with its value, or a line that goes on with the value of the label above. Whether it is one.
    pub(super) fn labelled(&mut self, piece: &Piece) -> bool {
        let content = self.content(piece);
        let found = labelled_label(content).filter(|found| found.role == piece.role && !piece.continues);
        let length = match found {
            Some(LabelledLabel { role, length, .. }) => {
                if role == Role::Drafting {
                    self.drafting = match content.as_bytes().first() {
                        Some(b'D' | b'd') => Some(Drafting::Drafted),
                        Some(b'C' | b'c') => Some(Drafting::Cleared),
                        Some(b'A' | b'a') => Some(Drafting::Approved),
                        _ => None,
                    };
                }
                length
            }
            None if piece.continues => 0,
            None => return false,
        };
        let value = words::trim(content.get(length..).unwrap_or_default());
        match piece.role {
            Role::MessageNumber
            | Role::DateLine
            | Role::Originator
            | Role::ActionAddressee
            | Role::InformationAddressee
            | Role::ExemptedAddressee
            | Role::Caption
            | Role::Signature
            | Role::Drafting
            | Role::Notice => {
                self.close_field();
                if found.is_some_and(|found| found.misspelt) {
                    let written = content.get(..length).unwrap_or_default();
                    let place = self.span(written);
                    self.report(Code::LabelMisspelt, place, || format!("read {written} as {}", piece.role));
                }
                if !value.is_empty() && self.labelled_value(piece, value).is_none() {
                    self.unreadable(piece.role, content);
                }
                true
            }
            _ => false,
        }
    }

    /// The value of a label; `None` where it does not follow its rule.
    fn labelled_value(&mut self, piece: &Piece, value: &'a str) -> Option<()> {
        match piece.role {
            Role::MessageNumber => {
                let number: ReferenceNumber<'_> = value.replace(' ', "").parse().ok()?;
                let post = value.trim_matches(|c: char| c.is_ascii_digit() || words::is_blank_char(c));
                let span = self.span(value);
                let number = ReferenceNumber { post: Cow::Borrowed(post), span, ..number.into_owned() };
                self.cable.text.reference_number = Some(number);
            }
            // `Mar 04, 2011 / 041310Z MAR 11`
            Role::DateLine => {
                let group = value.rsplit('/').next().map(words::trim).unwrap_or_default();
                let (_, mut read) = date_time_group.parse(group).ok()?;
                read.span = self.span(group);
                self.check_moment(&read);
                self.cable.heading.date_time_group = Some(read);
            }
            Role::Caption => {
                for caption in value.split(',').map(words::trim).filter(|caption| !caption.is_empty()) {
                    let word = tables::caption(caption).and_then(|(_, known)| known).unwrap_or(caption);
                    let caption = Located::new(word, self.span(caption));
                    self.caption(caption);
                }
            }
            Role::Signature => {
                let line = self.located(value);
                add_line(&mut self.cable.text.signature, line);
            }
            Role::Notice => self.notice(value),
            Role::Drafting => {
                let line = self.located(value);
                let heading = &mut self.cable.heading;
                match self.drafting {
                    Some(Drafting::Drafted) => add_line(&mut heading.drafted_by, line),
                    Some(Drafting::Approved) => add_line(&mut heading.approved_by, line),
                    Some(_) => self.cleared(value),
                    None => add_line(&mut heading.released_by, line),
                }
            }
            // `SECSTATE WASHDC ROUTINE, AMEMBASSY PARIS ROUTINE`: a comma parts them behind a precedence; others are of a name.
            role => {
                let mut rest = value;
                while let Some(at) = list_comma(rest) {
                    self.addressee(role, words::trim(rest.get(..at).unwrap_or_default()));
                    rest = words::trim(rest.get(at + 1..).unwrap_or_default());
                }
                self.addressee(role, rest);
            }
        }
        Some(())
    }

    /// A telegram that the text quotes: a reference of its own kind.
    pub(super) fn quotation(&mut self, content: &'a str) {
        if let Some(quoted) = reference::quoted(content, self.year()) {
            let span = self.span(content);
            self.cable.text.references.push(Reference { span, ..quoted });
        }
    }

    /// Keeps a caption, once.
    /// A caption that may stand there already.
    pub(super) fn caption(&mut self, caption: Located<'a>) {
        // Real messages have a handful; among a thousand a doubled one does no harm.
        let repeated = self.cable.text.captions.iter().take(FEW).any(|known| known.text == caption.text);
        let (code, span) = (if repeated { Code::CaptionRepeated } else { Code::CaptionCut }, caption.span);
        if !repeated {
            self.cable.text.captions.push(caption);
        }
        if self.is_open() {
            self.cut = true;
            self.cuts.push((code, span));
        } else if repeated {
            self.caption_repeated(span);
        }
    }

    pub(super) fn caption_repeated(&mut self, span: Span) {
        let source = self.source;
        let caption = source.get(span.range()).unwrap_or_default();
        self.report(Code::CaptionRepeated, span, || format!("the caption {caption} stands twice"));
    }
}

/// Adds a line to a value, one blank between them.
fn add_line<'a>(value: &mut Option<Located<'a>>, line: Located<'a>) {
    match value {
        Some(known) => {
            let text = known.text.to_mut();
            text.push(' ');
            text.push_str(&line.text);
            known.span = known.span.cover(line.span);
        }
        None => *value = Some(line),
    }
}

/// With how many captions a new one is compared.
const FEW: usize = 64;

/// The first comma behind a precedence word and its number, or semicolon.
fn list_comma(value: &str) -> Option<usize> {
    let words = ["ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH"];
    value.match_indices([',', ';']).find_map(|(at, sign)| {
        let before = value.get(..at).unwrap_or_default().trim_end_matches(|c: char| c == ' ' || c.is_ascii_digit());
        (sign == ";" || words.iter().any(|word| before.ends_with(word))).then_some(at)
    })
}
