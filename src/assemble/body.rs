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
use crate::model::{Form, Marking, Paragraph, ParagraphRole, Reference};
use crate::parse::{body as grammar, reference, sets};
use crate::words;
use crate::{Span, cow};

/// Lines of prose that were wrapped are hardly shorter.
pub(super) const FILLED: usize = 50;

impl<'a> Assembler<'a, '_> {
    pub(super) fn signature(&mut self, piece: &Piece) {
        self.close_paragraph();
        self.drop_title();
        let content = self.content(piece);
        // `MODEL (ACTING)`, `MODEL, ACTING`
        let bare = content.split([',', '(']).next().filter(|name| !name.is_empty()).unwrap_or(content);
        let mut name = bare.trim_matches(['#', '.', ' ']);
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
        let behind = words::trim(content.get(bare.len()..).unwrap_or_default());
        if behind.contains(char::is_alphabetic) {
            self.cable.unread.push(self.located(behind));
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
        let content = self.content(piece);
        let span = self.span(content);
        let run_on = self.is_inside_line(piece) && self.last != Some(Role::Rule);
        // `2. (C) THE COLONELS` with a rule below: the heading of the paragraph that has just begun.
        let own = run_on && self.last == Some(Role::Paragraph) && self.lines.is_empty();
        if own {
            self.lines = super::Lines::new(self.source, self.lines.margin);
        } else {
            self.close_paragraph();
        }
        // `Elite party like the rest of the world,` and `just underground`, each with a rule of its own.
        let half = self
            .title
            .last()
            .and_then(|&(start, end)| self.source.get(start..end))
            .is_some_and(|above| words::trim(above).ends_with(',') || content.starts_with(char::is_lowercase));
        if piece.continues || half {
            self.report_cuts();
        } else {
            self.drop_title();
        }
        if run_on && !own {
            self.report(Code::HeadingRunOn, span, || format!("the heading {content} stands behind the last sentence"));
        }
        self.title.push((span.start as usize, span.end as usize));
    }

    /// A heading right above another, or above the end of the text, heads a paragraph without text: in its place it is not lost,
    /// and each paragraph has the last heading above it.
    pub(super) fn drop_title(&mut self) {
        let title = mem::take(&mut self.title);
        let (Some(first), Some(last)) = (title.first(), title.last()) else { return };
        let span = Span::new(first.0, last.1);
        let heading = Some(self.heading_of(&title));
        self.cable.text.paragraphs.push(Paragraph { heading, span, ..Paragraph::default() });
    }

    /// The heading whose lines stand at `title`, without the signs that frame it.
    fn heading_of(&mut self, title: &[(usize, usize)]) -> Cow<'a, str> {
        let heading = self.join(title, Wrap::Blanks);
        let framed =
            ["-", "*", "=", "//"].into_iter().find(|&signs| heading.starts_with(signs) && heading.ends_with(signs));
        match framed.and_then(|signs| signs.chars().next()) {
            Some(sign) => cow::trim(heading, |heading| heading.trim_matches([sign, ' '])),
            None => heading,
        }
    }

    /// A line of the text: it begins a paragraph, or goes on with one.
    pub(super) fn text(&mut self, piece: &Piece) {
        let content = self.source.get(piece.span.range()).unwrap_or_default();
        let start = piece.span.start as usize;
        let shown = words::trim(words::without_line_ends(content));
        let end = if shown.is_empty() { start } else { self.span(shown).end as usize };
        let quotes = self.has_q(shown);
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
            if let Some(opening) = grammar::opening(words::without_line_ends(content)) {
                // In place of paragraphs that were removed.
                let skips = self.numbers.read(&opening.number) > self.numbers.last + 1;
                let removed = if skips { self.lines.take_struck_out() } else { SmallVec::new() };
                self.close_paragraph();
                for span in removed {
                    let text = Cow::Borrowed(self.source.get(span.range()).unwrap_or_default());
                    self.cable.text.paragraphs.push(Paragraph { text, span, ..Paragraph::default() });
                }
                let length = opening.length;
                self.open_paragraph(start, opening, content);
                self.lines.push(start + length, end, false);
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
        let marked = behind_lost_number(bare);
        if let Ok((rest, mut marking)) = grammar::portion_mark(marked) {
            let length = bare.len() - rest.len();
            if marked.len() < bare.len() {
                self.report(Code::ParagraphNumberDamaged, Span::new(from, from + 1), || {
                    String::from("Q is all that is left of the number of a paragraph")
                });
            }
            marking.span = Span::new(from, from + length);
            paragraph.marking = Some(marking);
            from += length;
        }
        self.paragraph = Some(paragraph);
        self.lines.push(from, end, false);
    }

    /// Whether a line has a Q. Few have: to ask this first saves 4 % of reading, and to look for one in all lines up to it 1 % more.
    fn has_q(&mut self, line: &str) -> bool {
        let place = self.span(line).range();
        if self.next_q < place.start {
            let behind = self.source.as_bytes().get(place.start..).unwrap_or_default();
            self.next_q = memchr::memchr(b'Q', behind).map_or(self.source.len(), |at| place.start + at);
        }
        place.contains(&self.next_q)
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
    ///
    /// A block of its own, behind a blank line, has a portion mark, or is a comment.
    fn goes_on(&self, piece: &Piece, content: &str) -> bool {
        let Some(open) = &self.paragraph else { return false };
        if piece.continues {
            return true;
        }
        let bare = behind_lost_number(words::trim_start(content));
        // A mark and a few words, `(S/REL NATO) FOR BERN`, head a part of the paragraph.
        let marked = || {
            let length = if bare.starts_with('(') { shape::portion_mark(bare) } else { None };
            let text = length.and_then(|length| bare.get(length..)).unwrap_or_default();
            let line = words::trim(text.split(words::is_line_end_char).next().unwrap_or_default());
            let small = line.bytes().any(|byte| byte.is_ascii_lowercase());
            text.starts_with(' ') && (line.ends_with('.') || small && line.len() >= FILLED)
        };
        // Not the second half of `END COMMENT`.
        let begins = || bare.starts_with('C') && self.lines.ends_sentence();
        let comment = || begins() && grammar::opening_role(bare) == Some(ParagraphRole::Comment);
        if self.blank && (marked() || comment()) {
            return false;
        }
        let item = || grammar::is_item(bare) || bare.starts_with(char::is_lowercase) || self.is_cut_by_blank(bare);
        open.number.is_some() || self.numbers.last > 0 && item()
    }

    /// Whether the blank line before `bare` stands in the middle of a sentence: where a page line was.
    fn is_cut_by_blank(&self, bare: &str) -> bool {
        const LABELS: [&str; 2] = ["Q:", "A:"];
        if !self.blank || self.cut || grammar::is_item(bare) || self.lines.ends_sentence() {
            return false;
        }
        let line = words::trim(bare.split(words::is_line_end_char).next().unwrap_or_default());
        let capitals = !line.bytes().any(|byte| byte.is_ascii_lowercase());
        let heading = capitals || line.ends_with(':') || LABELS.iter().any(|label| line.starts_with(label));
        // `s/s` and `xxxxxxxxxxxx` are no words of a sentence.
        let first = words::first(line).0.trim_end_matches([',', '.', ';', ':']);
        let small = bare.starts_with(char::is_lowercase) && !first.contains('/') && !shape::is_struck_out(first);
        small || bare.starts_with('(') || !heading && self.lines.is_filled()
    }

    /// Adds a line to the paragraph that is open where nothing is about it that [`text`](Self::text) would ask for, as with nine
    /// of ten. That saves a seventh of what the lines of paragraphs take.
    pub(super) fn goes_on_plainly(&mut self, piece: &Piece) -> bool {
        let pending = self.blank || self.cut || self.pointed || !self.cuts.is_empty();
        if self.paragraph.is_none() || self.open.role.is_some() || pending {
            return false;
        }
        let content = self.source.get(piece.span.range()).unwrap_or_default();
        let shown = words::trim(words::without_line_ends(content));
        let visible = matches!(content.as_bytes(), [b'!'..=b'~', ..]);
        if !visible || self.has_q(shown) || shape::opens_quotation(shown) || shape::is_whole_classification(shown) {
            return false;
        }
        let start = piece.span.start as usize;
        self.lines.push(start, start + shown.len(), self.lines.ends_with_tag());
        self.last = Some(Role::Text);
        true
    }

    /// Adds a line to the paragraph that is open.
    fn go_on(&mut self, content: &'a str, start: usize, end: usize) {
        if !self.cuts.is_empty() {
            self.report_cuts();
        }
        let bare = words::trim_start(content);
        let indent = content.len() - bare.len();
        // The pilcrow is the archive's: it put one before every line that begins with a number or a letter and a point.
        if let Some(rest) = bare.strip_prefix('¶') {
            let first = rest.bytes().next().unwrap_or_default();
            let listed = self.is_item(rest);
            let sentence = self.blank && first.is_ascii_digit() && self.lines.leads_to_number();
            if sentence && !self.cut {
                self.report_blank_line(start);
            }
            if first.is_ascii_digit() && !self.blank || sentence || first.is_ascii_uppercase() && !listed {
                let span = Span::new(start + indent, start + indent + '¶'.len_utf8());
                self.report(Code::FalsePilcrow, span, || {
                    String::from("the pilcrow before a line that begins no paragraph was taken out")
                });
            }
            self.lines.push(start + indent + '¶'.len_utf8(), end, true);
            return;
        }
        let sentence = !self.pointed && self.is_cut_by_blank(bare);
        if sentence {
            self.report_blank_line(start);
        }
        self.lines.push(start, end, sentence || self.cut || self.pointed || self.lines.ends_with_tag());
    }

    /// Tells that the blank line above `start` was taken out.
    fn report_blank_line(&mut self, start: usize) {
        self.report(Code::BlankLineCut, Span::new(start, start), || {
            String::from("a blank line in the middle of a sentence was taken out")
        });
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

    fn open_paragraph(&mut self, start: usize, opening: grammar::Opening<'a>, content: &'a str) {
        let grammar::Opening { ref number, mut marking, length } = opening;
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
        let plain = figures.is_some_and(|figures| figures.bytes().all(|byte| byte.is_ascii_digit()))
            || shape::roman_number(content).is_some();
        let behind = content.get(number.length..).unwrap_or_default();
        if !(plain && (behind.is_empty() || behind.starts_with([' ', '\n', '\r', '\u{a0}']))) {
            // `1.(C)`: what is amiss may be that no blank stands behind.
            const MARK: usize = 16;
            let glued = if plain { words::first(words::head(behind, MARK)).0 } else { "" };
            let written = words::trim_lines(content.get(..number.length + glued.len()).unwrap_or_default());
            self.report(Code::ParagraphNumberDamaged, span, || format!("{written} was read as paragraph {read}"));
        }
        if let Some(marking) = &mut marking {
            let mark = content.get(number.length..length).unwrap_or_default();
            marking.span = Span::new(start + number.length + mark.len() - words::trim(mark).len(), start + length);
            let written = words::trim(mark);
            if !written.is_empty() && !grammar::is_whole_mark(written) {
                let (span, told) = (marking.span, written.trim_start_matches(['.', ' ']));
                self.report(Code::MarkingDamaged, span, || format!("{told} was read as {marking}"));
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
        let marker = grammar::marker(&paragraph.text);
        self.marking_inside(&mut paragraph, marker.as_ref().map_or(0, |marker| marker.length));
        // Behind a mark that stood in the text the opening word comes only now.
        let late = self.late_marking(&mut paragraph);
        let marker = if late { grammar::marker(&paragraph.text) } else { marker };
        if self.cable.form == Form::Military && paragraph.text.ends_with("//") {
            paragraph.text = cow::trim(paragraph.text, sets::unslanted);
        }
        if matches!(self.cable.form, Form::Printout | Form::Labelled) {
            self.excisions(paragraph.span);
        }
        let title = mem::take(&mut self.title);
        if !title.is_empty() {
            paragraph.heading = Some(self.heading_of(&title));
        }
        paragraph.role =
            marker.map(|marker| marker.role).or_else(|| paragraph.heading.as_deref().and_then(grammar::heading_role));
        let said = paragraph.number.is_some() || paragraph.heading.is_some() || paragraph.marking.is_some();
        if paragraph.text.is_empty() && !said {
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
            let rest = self.source.get(paragraph.span.start as usize..self.end).unwrap_or_default();
            paragraphs.reserve_exact(paragraphs_of(rest, paragraph.number));
        }
        paragraphs.push(paragraph);
    }

    /// A portion mark behind the opening word, `Summary: (C) The fair opens`, where it stays in the text, or below a number that
    /// stands alone in its line.
    fn marking_inside(&mut self, paragraph: &mut Paragraph<'a>, at: usize) {
        if paragraph.marking.is_some() {
            return;
        }
        let Some(Ok((rest, marking))) = paragraph.text.get(at..).map(grammar::portion_mark) else { return };
        let length = paragraph.text.len() - rest.len();
        if paragraph.text.get(at..length).is_some_and(|mark| mark.contains('\n')) {
            return;
        }
        let span = match &paragraph.text {
            Cow::Borrowed(text) => self.span(text.get(at..length).unwrap_or_default()),
            Cow::Owned(_) => Span { start: paragraph.span.start, end: paragraph.span.start },
        };
        paragraph.marking = Some(Marking { span, ..marking.into_owned() });
        if at == 0 {
            let text = mem::take(&mut paragraph.text);
            paragraph.text = cow::trim(text, |text| words::trim_lines(text.get(length..).unwrap_or_default()));
        }
    }

    /// A portion mark that goes over a line end, or is spelt out: `(S//REL TO USA,` / `GBR)`, `CONFIDENTIAL - ENTIRE TEXT.`
    fn late_marking(&mut self, paragraph: &mut Paragraph<'a>) -> bool {
        if paragraph.marking.is_some() || paragraph.number.is_none() {
            return false;
        }
        let Some((marking, length)) = grammar::late_marking(&paragraph.text) else { return false };
        let marking =
            Marking { span: Span { start: paragraph.span.start, end: paragraph.span.start }, ..marking.into_owned() };
        paragraph.marking = Some(marking);
        let text = mem::take(&mut paragraph.text);
        paragraph.text = cow::cut(&text, length, text.len());
        let read = &paragraph.marking;
        self.report(Code::MarkingDamaged, paragraph.span, || {
            let read = read.as_ref().map(Marking::to_string).unwrap_or_default();
            format!("the mark of the paragraph was read as {read}")
        });
        true
    }
}

/// The text behind what is left of a number before a mark: `Q (C) Text`.
fn behind_lost_number(text: &str) -> &str {
    text.strip_prefix("Q ").filter(|marked| marked.starts_with('(')).unwrap_or(text)
}

/// How many paragraphs a text hardly exceeds, by the last number in it.
fn paragraphs_of(text: &str, first: Option<u32>) -> usize {
    // How long paragraphs without numbers are, how short others, and in how much of the end the last number is looked for.
    const USUAL: usize = 1280;
    const SHORT: usize = 256;
    const REACH: usize = 4 << 10;
    let number = |line: &str| {
        let (figures, rest) = words::digits(line.trim_start_matches('¶'));
        rest.starts_with('.').then(|| figures.parse::<u16>().ok()).flatten()
    };
    let last = words::tail(text, REACH).rsplit('\n').find_map(number).map_or(0, u32::from);
    let numbers = last.saturating_sub(first.unwrap_or(1)) as usize;
    // Some have no number.
    (numbers + numbers / 8 + 1).clamp(text.len() / USUAL, text.len() / SHORT + 2)
}

/// Lines joined by one blank.
fn shape_lines(text: &str) -> String {
    let lines: SmallVec<[&str; 8]> = text.split('\n').map(words::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
