//! Paragraphs with their headings, and the signature.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use core::mem;

use smallvec::SmallVec;

use super::Assembler;
use super::fields::Wrap;
use crate::diagnostic::Code;
use crate::layout::{Piece, Role, shape};
use crate::model::{Form, Marking, Paragraph, Reference};
use crate::parse::{body as grammar, reference, sets};
use crate::words;
use crate::{Span, cow};

impl<'a> Assembler<'a, '_> {
    pub(super) fn signature(&mut self, piece: &Piece) {
        self.close_paragraph();
        self.drop_title();
        let content = self.content(piece);
        let mut name = content.trim_matches(['#', '.', ' ']);
        if let Some((front, date)) = name.rsplit_once(' ') {
            if date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
                name = words::trim(front);
            }
        }
        // `KUBISKE KUBISKE`, `CLINTON UNQUOTE CLINTON`: the name twice.
        if let Some((first, second)) = name.split_once(" UNQUOTE ").or_else(|| name.split_once(' ')) {
            if first.eq_ignore_ascii_case(second) {
                name = first;
            }
        }
        if name.len() < content.len() {
            let span = self.span(content);
            self.report(Code::SignatureTrimmed, span, || format!("{content} was read as the signature {name}"));
        }
        let signature = self.located(name);
        if self.is_inside_line(piece) {
            self.report(Code::SignatureRunOn, signature.span, || {
                format!("the signature {name} stands behind the last sentence")
            });
        }
        self.cable.text.signature = Some(signature);
    }

    pub(super) fn title(&mut self, piece: &Piece) {
        self.close_paragraph();
        if piece.continues {
            self.report_cuts();
        } else {
            self.drop_title();
        }
        let content = self.content(piece);
        let span = self.span(content);
        if self.is_inside_line(piece) && self.last != Some(Role::Rule) {
            self.report(Code::HeadingRunOn, span, || format!("the heading {content} stands behind the last sentence"));
        }
        self.title.push((span.start as usize, span.end as usize));
    }

    /// A heading under which no paragraph stands is kept among the notices.
    pub(super) fn drop_title(&mut self) {
        for (start, end) in mem::take(&mut self.title) {
            self.notice(self.source.get(start..end).unwrap_or_default());
        }
    }

    /// A line of the text: it begins a paragraph, or goes on with one.
    pub(super) fn text(&mut self, piece: &Piece) {
        let content = self.source.get(piece.span.range()).unwrap_or_default();
        let start = piece.span.start as usize;
        let shown = words::trim(content.trim_end_matches(['\n', '\r', '\x0c']));
        let end = if shown.is_empty() { start } else { self.span(shown).end as usize };
        // Few lines have a Q: to look for it first saves 4 % of reading.
        let quotes = memchr::memchr(b'Q', shown.as_bytes()).is_some();
        if quotes {
            self.quotations(shown);
        }
        if self.cable.form != Form::Military {
            // `... SENT US THIS: QUOTE UNCLAS LUSAKA 9938`
            let quote = if quotes { shown.find(" QUOTE ") } else { None };
            let quoted = quote.and_then(|at| shown.get(at + 1..)).unwrap_or(shown);
            if shape::opens_quotation(quoted) || shape::is_whole_classification(quoted) {
                self.quotation(quoted);
            }
        }
        if piece.role == Role::Paragraph {
            if let Some(opening) = grammar::opening(content) {
                self.close_paragraph();
                self.open_paragraph(start, &opening, content);
                self.lines.push(start + opening.length, end, false);
                return;
            }
        }
        if self.goes_on(piece, content) {
            self.go_on(content, start, end);
            return;
        }
        self.close_paragraph();
        let mut paragraph = Paragraph::default();
        let bare = content.trim_start_matches(|c| words::is_blank_char(c) || c == '¶');
        let mut from = start + (content.len() - bare.len());
        if content.get(..from - start).is_some_and(|lead| lead.contains('¶')) {
            self.report(Code::FalsePilcrow, Span::new(start, from), || {
                String::from("the pilcrow before a line that begins no paragraph was taken out")
            });
        }
        if let Ok((rest, mut marking)) = grammar::portion_mark(bare) {
            let length = bare.len() - rest.len();
            marking.span = Span::new(from, from + length);
            paragraph.marking = Some(marking);
            from += length;
        }
        self.paragraph = Some(paragraph);
        self.lines.push(from, end, false);
    }

    /// Counts the quotations that a line opens and closes: `WE HAVE THIS: QUOTE`, `MODEL UNQUOTE`, `END QUOTE`.
    fn quotations(&mut self, line: &'a str) {
        let mut last = "";
        for word in words::split(line) {
            let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
            match word {
                "UNQUOTE" | "UNQTE" => drop(self.quotations.pop()),
                "QUOTE" if last == "END" => drop(self.quotations.pop()),
                "QUOTE" | "QTE" => self.quotations.push(self.span(word)),
                _ => {}
            }
            last = word;
        }
    }

    /// A telegram that the text quotes: a reference of its own kind.
    fn quotation(&mut self, content: &'a str) {
        if let Some(quoted) = reference::quoted(content, self.year()) {
            let span = self.span(content);
            self.cable.text.references.push(Reference { span, ..quoted });
        }
    }

    /// Whether a line of text belongs to the paragraph that is open: a numbered one has all up to the next heading, an
    /// unnumbered one also the items of its list and sentences that a blank line cut in two.
    fn goes_on(&self, piece: &Piece, content: &str) -> bool {
        let Some(open) = &self.paragraph else { return false };
        let bare = content.trim_start_matches(words::is_blank_char);
        let item = bare.starts_with(['-', '*', '\u{2022}']) || bare.starts_with(char::is_lowercase);
        piece.continues || open.number.is_some() || self.numbers.last > 0 && item
    }

    /// Adds a line to the paragraph that is open.
    fn go_on(&mut self, content: &'a str, start: usize, end: usize) {
        self.report_cuts();
        let bare = content.trim_start_matches(words::is_blank_char);
        let indent = content.len() - bare.len();
        // The pilcrow is the archive's: it put one before every line that begins with a number or a letter and a point.
        if let Some(rest) = bare.strip_prefix('¶') {
            let first = rest.bytes().next().unwrap_or_default();
            let listed = self.is_item(rest);
            if first.is_ascii_digit() && !self.blank || first.is_ascii_uppercase() && !listed {
                let span = Span::new(start + indent, start + indent + '¶'.len_utf8());
                self.report(Code::FalsePilcrow, span, || {
                    String::from("the pilcrow before a line that begins no paragraph was taken out")
                });
            }
            self.lines.push(start + indent + '¶'.len_utf8(), end, true);
            return;
        }
        self.is_item(bare);
        // A page line stood here: its blank lines are left in the middle of the sentence.
        let sentence = self.blank && !self.cut && bare.starts_with(char::is_lowercase) && !self.lines.ends_sentence();
        if sentence {
            self.report(Code::BlankLineCut, Span::new(start, start), || {
                String::from("a blank line in the middle of a sentence was taken out")
            });
        }
        self.lines.push(start, end, sentence || self.cut || self.lines.ends_with_tag());
    }

    /// Whether a line begins an item of a list, `B. Text`: its letters follow one another; `R. Nicholas Sample` is none.
    fn is_item(&mut self, line: &str) -> bool {
        let &[letter @ b'A'..=b'Z', b'.', ..] = line.as_bytes() else { return false };
        // A list may have lost its first letter, and a Roman one is a letter too.
        let follows = matches!(letter, b'A' | b'B' | b'I') || letter == self.item.wrapping_add(1);
        if follows {
            self.item = letter;
        }
        follows
    }

    fn open_paragraph(&mut self, start: usize, opening: &grammar::Opening<'a>, content: &'a str) {
        let number = &opening.number;
        let labelled = self.cable.text.subject.is_some() || !self.cable.text.tags.is_empty();
        self.numbers.expect_pilcrows(number, labelled && self.cable.form == Form::Telegram);
        let next = self.numbers.last + 1;
        let read = self.numbers.pass(number);
        let span = Span::new(start, start + number.length);
        if read != number.value {
            let written = number.value;
            self.report(Code::PilcrowAsDigit, span, || {
                format!("{written} is paragraph {read}: its pilcrow was read as the digit 1")
            });
        } else if read < next {
            // That one is left out is told by the checks, which know whether it stands elsewhere.
            self.report(Code::ParagraphOrder, span, || format!("paragraph {read} where {next} was expected"));
        }
        let before = self.source.get(..start).unwrap_or_default();
        let led_in = self.cable.form == Form::Military && before.trim_end_matches(' ').ends_with('/');
        if !(before.is_empty() || before.ends_with(['\n', '\r', '\x0c']) || led_in) {
            self.report(Code::ParagraphRunOn, span, || format!("paragraph {read} begins in the middle of a line"));
        }
        let written = words::trim(content.get(..number.length).unwrap_or_default());
        let figures = written.trim_start_matches('¶').trim_start().strip_suffix('.');
        let plain = figures.is_some_and(|figures| figures.bytes().all(|byte| byte.is_ascii_digit()));
        let behind = content.get(number.length..).unwrap_or_default();
        if !(plain && (behind.is_empty() || behind.starts_with([' ', '\n', '\r', '\u{a0}']))) {
            let written = String::from(written);
            self.report(Code::ParagraphNumberDamaged, span, || format!("{written} was read as paragraph {read}"));
        }
        let mut marking = opening.marking.clone();
        if let Some(marking) = &mut marking {
            let mark = content.get(number.length..opening.length).unwrap_or_default();
            marking.span =
                Span::new(start + number.length + mark.len() - words::trim(mark).len(), start + opening.length);
            let written = words::trim(mark);
            if !written.is_empty() && !grammar::is_whole_mark(written) {
                let (span, told) = (marking.span, written.trim_start_matches(['.', ' ']));
                let read = marking.to_string();
                self.report(Code::MarkingDamaged, span, || format!("{told} was read as {read}"));
            }
        }
        self.paragraph = Some(Paragraph { number: Some(read), marking, span, ..Paragraph::default() });
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraph.take() else {
            return;
        };
        let margin = self.lines.margin;
        let (text, span) = mem::replace(&mut self.lines, super::Lines::new(self.source, margin)).finish();
        paragraph.span = if paragraph.number.is_some() { paragraph.span.cover(span) } else { span };
        if let Some(marking) = &paragraph.marking {
            if !marking.span.is_empty() {
                paragraph.span = paragraph.span.cover(marking.span);
            }
        }
        paragraph.text = text;
        self.late_marking(&mut paragraph);
        if self.cable.form == Form::Military && paragraph.text.ends_with("//") {
            paragraph.text = cow::trim(paragraph.text, sets::unslanted);
        }
        if matches!(self.cable.form, Form::Printout | Form::Labelled) {
            self.excisions(paragraph.span);
        }
        let title = mem::take(&mut self.title);
        if !title.is_empty() {
            paragraph.heading = Some(self.join(&title, Wrap::Blanks));
        }
        paragraph.role = grammar::opening_role(&paragraph.text)
            .or_else(|| paragraph.heading.as_deref().and_then(grammar::heading_role));
        if paragraph.text.is_empty() && paragraph.number.is_none() {
            return;
        }
        if self.cable.text.classified_by.is_none() && self.cable.text.paragraphs.len() < 4 {
            if let Some(at) = grammar::classified_inside(&paragraph.text) {
                let value = match &paragraph.text {
                    Cow::Borrowed(text) if !text.contains('\n') => Cow::Borrowed(text.get(at..).unwrap_or_default()),
                    text => Cow::Owned(shape_lines(text.get(at..).unwrap_or_default())),
                };
                self.classified_by(value, paragraph.span);
            }
        }
        let paragraphs = &mut self.cable.text.paragraphs;
        if paragraphs.is_empty() {
            // Room for all of a text of usual paragraphs at once.
            const USUAL: usize = 640;
            let rest = self.end.saturating_sub(paragraph.span.start as usize);
            paragraphs.reserve_exact(rest / USUAL + 1);
        }
        paragraphs.push(paragraph);
    }

    /// A portion mark that goes over a line end, or is spelt out: `(S//REL TO USA,` / `GBR)`, `CONFIDENTIAL - ENTIRE TEXT.`
    fn late_marking(&mut self, paragraph: &mut Paragraph<'a>) {
        if paragraph.marking.is_some() || paragraph.number.is_none() {
            return;
        }
        let Some((marking, length)) = grammar::late_marking(&paragraph.text) else { return };
        let marking =
            Marking { span: Span { start: paragraph.span.start, end: paragraph.span.start }, ..marking.into_owned() };
        paragraph.marking = Some(marking);
        let text = mem::take(&mut paragraph.text);
        paragraph.text = cow::cut(&text, length, text.len());
        let read = paragraph.marking.as_ref().map(Marking::to_string).unwrap_or_default();
        self.report(Code::MarkingDamaged, paragraph.span, || format!("the mark of the paragraph was read as {read}"));
    }
}

/// Lines joined by one blank.
fn shape_lines(text: &str) -> String {
    let lines: SmallVec<[&str; 8]> = text.split('\n').map(words::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
