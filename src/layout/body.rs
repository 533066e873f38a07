//! The body: paragraphs, headings and rules between them, signature and ending.
//!
//! ```text
//! -------
//! Summary
//! -------
//!
//! 1. (C) The fair opens in April. End Summary.
//!
//! BERN 00000881  002 OF 002
//!
//! 2. (U) Post will attend.
//! MODEL
//! ```

use super::scan::{Phase, Scan, Step, tail_mark};
use super::shape::{self, Notation};
use super::title::TITLE;
use super::{Line, Role, label, military, tail};
use crate::Form;
use crate::words;

impl<'a> Scan<'a> {
    /// A line of the body, or a part of one.
    pub(crate) fn body(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Step {
        let tail = self.tail.unwrap_or_default();
        if start >= tail.notes {
            return self.ending(start, content, line, tail);
        }
        if fresh && line.next <= tail.notes && self.is_plain(start, content, line) {
            return Self::continued(Role::Text, line);
        }
        // The text of this piece reaches at most to the end of the message.
        let limit = line.end.min(tail.notes);
        let line = Line { end: limit, next: if limit < line.end { limit } else { line.next } };
        if let Some(step) = self.special(start, content, line, fresh) {
            return step;
        }
        let end = self.text_end(start, line);
        let step = self.part(Role::Text, end, line);
        Step { continues: !self.begins_block(fresh), ..step }
    }

    /// Whether a line is nothing but a further line of a paragraph: no sign of anything else stands in it or near it.
    ///
    /// Two lines of three are. It says nothing that the rules below would not say, and saves asking them: 6 % of the walk.
    fn is_plain(&mut self, start: usize, content: &str, line: Line) -> bool {
        let within = matches!(self.last, Role::Text | Role::Paragraph)
            && !(self.blank || self.cut || self.sets)
            && self.numbers.last > 0
            && self.form == Form::Telegram
            && self.last_content.1 - self.last_content.0 <= UNWRAPPED
            && line.end - start <= TITLE;
        let Some(first) = content.bytes().next() else { return false };
        let prose = match first {
            // `SIPDIS`, `SECRET ... SECTION`, `UNQUOTE`, `BT`.
            b'S' | b's' | b'C' | b'U' | b'L' | b'B' => false,
            b'N' | b'n' | b'E' | b'e' => !tail_mark(content),
            _ => first.is_ascii_alphabetic(),
        };
        within
            && prose
            && self.captions.find(self.text, start, line.end).is_none()
            && self.rules.find(self.text, start, line.end).is_none()
            && self.marks.find(self.text, start, line.end).is_none()
            && !self.ahead.may_have_rule_below(line)
            && !self.may_be_title_below_text(content, line)
    }

    /// What a line of the body can be besides plain text.
    fn special(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Option<Step> {
        let first = content.as_bytes().first().copied().unwrap_or_default();
        if let Some(step) = self.other_part(start, content, line, fresh) {
            return Some(step);
        }
        if matches!(first, b'0'..=b'9' | b'(' | 0xC2) || self.blank && matches!(first, b'#' | b'P') {
            if let Some(step) = self.paragraph(start, content, line, fresh) {
                return Some(step);
            }
        }
        if let b'I' | b'V' | b'X' = first {
            if let Some(number) = shape::roman_number(content).filter(|number| self.is_roman(number, content, line)) {
                self.numbers.roman = true;
                self.numbers.pass(&number);
                let end = self.text_end(start + number.length, line);
                return Some(self.part(Role::Paragraph, end, line));
            }
        }
        // What was too long for the line of a rule stands alone in the next.
        let wrapped = !self.blank && matches!(self.last, Role::Rule | Role::Heading) && matches!(content, "-" | "--");
        if wrapped || shape::is_rule(content) && !shape::underlines(self.last_text(), content) {
            self.closes_title = self.last == Role::Heading;
            return Some(Self::whole(Role::Rule, line));
        }
        if let Some(step) = self.mark(start, content, line, fresh) {
            return Some(step);
        }
        // A line strayed into the preamble: what comes behind it is still to be read there.
        if self.numbers.last == 0
            && !(self.quoted || self.sets)
            && matches!(first, b'R' | b'C' | b'S' | b'T' | b'E' | b'(')
            && !matches!(self.last, Role::Caption)
            && self.label_here(content, None).is_some_and(|found| !found.misspelt && !self.has_label(found.label))
        {
            if let Some(step) = self.back_to_preamble(start, content, line, fresh) {
                return Some(step);
            }
        }
        // A later section of the message with its own preamble.
        if matches!(first, b'S' | b'C' | b'U' | b'L') && !self.quoted && is_section_head(content) {
            self.labelled = false;
            if let Some(step) = self.back_to_preamble(start, content, line, fresh) {
                return Some(step);
            }
        }
        self.title(start, content, line, fresh)
    }

    /// The first line of a paragraph, if its number begins one.
    fn paragraph(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Option<Step> {
        let number = shape::paragraph_number(content)?;
        self.numbers.expect_pilcrows(&number, self.labelled && self.form == Form::Telegram);
        if !self.is_paragraph(&number, content, line, fresh) {
            self.numbers.pass_item(&number);
            return None;
        }
        self.numbers.pass(&number);
        let text = number.length + number.marking;
        let rest = words::trim(content.get(text..).unwrap_or_default());
        if fresh && self.is_title_behind_number(rest, content, line) {
            self.title_end = line.end;
            return Some(self.part(Role::Paragraph, start + text, line));
        }
        let mut end = self.text_end(start + number.length, line);
        if let Some((title, title_end)) = self.title_run_on(start, content, line).filter(|(title, _)| *title <= end) {
            (end, self.title_end) = (title, title_end);
        }
        Some(self.part(Role::Paragraph, end, line))
    }

    /// A mark in the text or around it: a caption, the end of the message, a note.
    fn mark(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Option<Step> {
        if let Some(rest) = words::strip_prefix_ignore_case(content, "SIPDIS") {
            if words::trim(rest).is_empty() || content.starts_with("SIPDIS ") {
                return Some(self.part(Role::Caption, start + "SIPDIS".len(), line));
            }
        }
        // `BT #0001 NNNN`
        let short = !fresh && self.form == Form::Military && content.len() <= END_WORDS;
        if short && words::split(content).all(|word| word == "BT" || is_end_word(word)) {
            let (word, _) = words::first(content);
            let role = match word {
                "BT" => Role::Separation,
                _ if word.starts_with('#') => Role::Validation,
                _ => Role::EndOfMessage,
            };
            return Some(self.part(role, start + word.len(), line));
        }
        let role = if tail_mark(content) {
            Role::EndOfMessage
        } else if content == "BT" {
            Role::Separation
        } else if content.starts_with('#') && self.last == Role::Separation && is_validation(content) {
            // That of a section: the next one begins below it.
            Role::Validation
        } else if (self.blank || matches!(self.last, Role::Rule | Role::Notice)) && tail::is_note(content) {
            Role::Notice
        } else if (self.cut && self.allows(Form::Printout) || self.last == Role::Distribution)
            && shape::is_distribution(content)
        {
            Role::Distribution
        } else {
            return None;
        };
        Some(Self::whole(role, line))
    }

    /// Hands a line to the preamble; not twice, should that hand it back.
    fn back_to_preamble(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Option<Step> {
        if self.handed_back == Some(start) {
            return None;
        }
        self.handed_back = Some(start);
        self.phase = Phase::Preamble;
        Some(self.preamble(start, content, line, fresh))
    }

    /// A line that leads out of the text: into the heading of a later section, the sets or the labels behind it.
    fn other_part(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Option<Step> {
        match content.as_bytes().first()? {
            // `UNQUOTE`, `UNQTE` close what is quoted.
            b'U' if content.starts_with("UNQ") => {
                self.quoted = false;
                // A list in it ends with it.
                self.numbers.end_lists();
            }
            // Behind `BT` the text begins: the heading would hand the line back.
            b'A'..=b'Z' | b'-'
                if (self.cut && self.last != Role::Separation || self.last == Role::Distribution)
                    && !self.quoted
                    && self.allows(Form::Printout) =>
            {
                let relay = content.starts_with("----------") && shape::is_relay_line(content);
                let dated = shape::is_date_line(content) && self.next_physical_line(line).starts_with("FM ");
                if relay || dated {
                    self.phase = Phase::Heading;
                    return Some(self.heading(start, content, line));
                }
            }
            _ => {}
        }
        let opens_sets = self.numbers.last == 0 && military::opens_sets(content) && self.allows(Form::Military);
        if opens_sets || self.sets && self.last_text().ends_with("//") && military::set_name(content).is_some() {
            self.form = Form::Military;
            self.phase = Phase::Military;
            return Some(self.military_line(start, content, line, fresh));
        }
        None
    }

    /// Whether a roman number begins a paragraph here: the next one, or the first of a text in which the second follows and
    /// no other numbers stand.
    fn is_roman(&mut self, number: &shape::ParagraphNumber, content: &str, line: Line) -> bool {
        const LINES: usize = 256;
        if self.form != Form::Printout || number.value != self.numbers.last + 1 || content.len() > UNWRAPPED {
            return false;
        }
        if number.value > 1 || line.next <= self.no_roman {
            return number.value > 1 && self.numbers.roman;
        }
        let mut next = line.next;
        for _ in 0..LINES {
            if next >= self.text.len() {
                break;
            }
            let below = super::line_at(self.text, next);
            let content = words::trim(self.slice(next, below.end));
            if shape::roman_number(content).is_some_and(|number| number.value == 2) {
                return true;
            }
            next = below.next;
            if shape::paragraph_number(content)
                .is_some_and(|number| number.pointed && number.notation == Notation::Point)
            {
                break;
            }
        }
        self.no_roman = next;
        false
    }

    /// Whether a number begins a paragraph here.
    fn is_paragraph(&self, number: &shape::ParagraphNumber, content: &str, line: Line, fresh: bool) -> bool {
        if !fresh && self.last != Role::Rule && !self.cut {
            // A part of a line begins here because a paragraph was found inside it.
            return true;
        }
        if self.numbers.roman {
            return false;
        }
        let value = self.numbers.read(number);
        let next = self.numbers.last + 1;
        // `2) (U) Text` under paragraph 1 is an item that has a mark.
        let bracket = number.notation != Notation::Point;
        if number.marking > 0 {
            return !self.numbers.is_item(number) || value == next && self.numbers.next_item(number) == 0;
        }
        // `4)` counts the items of a list.
        let first = self.form == Form::Printout && self.numbers.last == 0 && value == 1 && self.last != Role::Text;
        if !number.pointed || bracket && !(self.numbers.bracketed || first) {
            return false;
        }
        // In military messages a blank line and a number without a bracket begin a paragraph, whatever was listed above.
        let apart = self.form == Form::Military && self.blank && !content.starts_with('(');
        // So does a number without a mark that follows such an item, unless it is the next of the paragraphs as well.
        let listed = || value != next || self.numbers.markings || self.is_listed(number, line);
        if value == self.numbers.next_item(number) && !apart && listed() {
            return false;
        }
        let text = matches!(self.last, Role::Text | Role::Paragraph | Role::Caption);
        let structural = self.blank || !text || self.numbers.last == 0;
        if content.len() == number.length {
            // Nothing stands behind it in its line.
            return value == next && (structural || self.last_line_ends());
        }
        let begins_section = self.later_section && self.numbers.last == 0;
        if value == next || begins_section {
            return structural
                || self.last_line_ends()
                || self.last_line_is_short()
                || !self.numbers.markings && (number.pilcrow || self.goes_on_behind(number, line));
        }
        self.is_paragraph_out_of_order(number, content, line)
    }

    /// Whether a number that does not follow the last begins a paragraph: it stands alone, or the numbers go on with it.
    fn is_paragraph_out_of_order(&self, number: &shape::ParagraphNumber, content: &str, line: Line) -> bool {
        let (value, last) = (self.numbers.read(number), self.numbers.last);
        let ended = self.last_line_ends();
        // The first paragraph may have lost its number.
        if last == 0 && value == 2 && ended {
            return true;
        }
        // A number that stands twice, in a text without marks.
        if value == last && value > 1 && self.form == Form::Printout && !self.numbers.markings && ended {
            return true;
        }
        // Numbers out of order are believed where they stand alone, unless the paragraphs of the text have marks and
        // this has none: then it is an item of a list, or a few paragraphs are lost.
        // In lines that were never wrapped hardly a number begins one by chance.
        let reach = if content.len() > UNWRAPPED { 20 } else { 3 };
        let lost = value > last + 1 && value <= last + 1 + reach;
        let alone = self.blank || content.len() > UNWRAPPED && number.pilcrow;
        if alone {
            return self.numbers.markings && lost && number.pilcrow && ended
                || !(self.numbers.markings || self.form == Form::Military && self.is_listed(number, line));
        }
        lost && ended && !self.numbers.markings && self.numbers_below(number, line).next() == Some(value + 1)
    }

    /// Whether a number counts the items of a list: below it the next number of the paragraphs stands, and not as one of its series.
    fn is_listed(&self, number: &shape::ParagraphNumber, line: Line) -> bool {
        let next = self.numbers.last + 1;
        let mut series = number.value + 1;
        self.numbers_below(number, line).any(|value| {
            let goes_on = value == series;
            series += u32::from(goes_on);
            value == next && !goes_on
        })
    }

    /// Whether the number that follows the last begins a paragraph below a line that was filled up and does not end a sentence:
    /// where it stands by chance, `... OF PARAGRAPH` above `2. ...`, it comes again.
    fn goes_on_behind(&self, number: &shape::ParagraphNumber, line: Line) -> bool {
        let above = self.last_text();
        let open = above.ends_with([',', ';', '-', '(']) || shape::leads_to_number(above);
        let again = || self.numbers_below(number, line).any(|value| value == number.value);
        number.notation == Notation::Point && !open && !again()
    }

    /// The numbers below `line` that lines begin with, in the notation of `number`, as far as they are looked at.
    fn numbers_below(&self, number: &shape::ParagraphNumber, line: Line) -> impl Iterator<Item = u32> {
        const REACH: usize = 8 << 10;
        const LINES: usize = 160;
        const NUMBERS: usize = 12;
        const LINE_END: usize = "\r\r\n".len();
        let (notation, text) = (number.notation, self.text);
        // Lines and bytes are counted without the line ends, which may be any.
        let (mut next, mut left) = (line.next, REACH);
        let lines = core::iter::from_fn(move || {
            let rest = words::head(text.get(next..)?, left + LINE_END);
            let line = super::line_at(rest, 0);
            left = left.checked_sub(line.end)?;
            next += line.next;
            rest.get(..line.end)
        });
        let counts = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | '¶'));
        let numbers = lines.take(LINES).filter(counts).filter_map(shape::paragraph_number);
        numbers.filter(move |number| number.notation == notation).map(|number| number.value).take(NUMBERS)
    }

    /// Whether the last line ends a paragraph without a sentence: it was not filled up, or is one of a table.
    fn last_line_is_short(&self) -> bool {
        let last = self.last_text();
        let table = self.form != Form::Telegram && shape::is_columns(last);
        table || self.numbers.last > 0 && last.len() < UNFILLED && !last.ends_with([',', ';', '-', '/'])
    }

    /// Whether the last line of text ends a sentence.
    pub(super) fn last_line_ends(&self) -> bool {
        let text = self.last_text();
        text.ends_with(['.', '!', '?', ')', ']', '"', '”', '’', '\'', ':', '*']) || tail::ends_note(text)
    }

    /// Where a piece of text that begins at `start` ends in its line: before a caption, a heading with its rule, or the next
    /// paragraph.
    fn text_end(&mut self, start: usize, line: Line) -> usize {
        let mut end = line.end;
        // `... BY VADM P. MODEL, N1.// BT`
        let last = end.saturating_sub(END_WORDS).max(start);
        let military = self.form == Form::Military;
        if let Some(at) = military.then(|| self.slice(last, end).rfind("// BT")).flatten() {
            let from = last + at + "// ".len();
            if words::split(self.slice(from, end)).all(|word| word == "BT" || is_end_word(word)) {
                end = from;
            }
        }
        if let Some(caption) = self.captions.find(self.text, start + 1, end) {
            if self.is_stray_caption(caption, end) {
                end = caption;
            }
        }
        if let Some(at) = self.title_inside(start, end) {
            end = at;
        }
        if self.numbers.last == 0 && end - start < 2000 {
            if let Some(at) = label::inside(self.slice(start, end)) {
                end = start + at;
            }
        }
        // Most paragraphs that begin inside a line begin in one that was never wrapped.
        if end - start > 90 || self.numbers.markings && self.marks.find(self.text, start, end).is_some() {
            if let Some(at) = self.paragraph_inside(start, end) {
                end = at;
            }
        }
        end
    }

    /// Whether `SIPDIS` at `at` was thrown into the text: no sentence speaks of it.
    fn is_stray_caption(&self, at: usize, end: usize) -> bool {
        let before = self.slice(at.saturating_sub(2), at);
        let after = self.slice(at + "SIPDIS".len(), end);
        before.ends_with(' ')
            && (after.is_empty() || after.starts_with(' '))
            && !matches!(before, "\" " | "( ")
            && !self.slice(at.saturating_sub(12), at).contains("aption")
            && !after.trim_start().starts_with("caption")
            && self.slice(at.saturating_sub(5), at) != " the "
    }

    /// The next paragraph inside a long line: ` 14. (C) Text`.
    fn paragraph_inside(&self, start: usize, end: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = start + 4;
        while let Some(found) = memchr::memchr(b'(', bytes.get(at..end)?) {
            let bracket = at + found;
            at = bracket + 1;
            // The number stands just before the mark.
            let before = self.slice(start, bracket);
            let bare = before.trim_end_matches([' ', '.', ',']);
            let figures = bare.bytes().rev().take_while(u8::is_ascii_digit).count();
            if figures == 0 || figures > 2 || before.len() - bare.len() > 4 {
                continue;
            }
            let number_at = start + bare.len() - figures;
            let from = if self.slice(start, number_at).ends_with('¶') { number_at - 2 } else { number_at };
            let before = self.slice(start, from);
            let sentence = before.trim_end_matches(' ').ends_with(['.', '!', '?', ')', '"', '”', ':']);
            let parted = before.ends_with(' ') && (sentence || end - start > 90);
            let number = shape::paragraph_number(self.slice(from, end));
            if parted && number.is_some_and(|number| number.marking > 0 && number.value == self.numbers.last + 1) {
                return Some(from);
            }
        }
        None
    }

    /// Notes, signature and what stands behind it.
    fn ending(&mut self, start: usize, content: &'a str, line: Line, tail: tail::Tail) -> Step {
        let (from, to) = tail.signature;
        if from < to && start < from {
            let end = line.end.min(from);
            let line = Line { end, next: if end < line.end { end } else { line.next } };
            let role = if shape::is_rule(content) { Role::Rule } else { Role::Notice };
            return Self::whole(role, line);
        }
        if from < to && start < to {
            return self.part(Role::Signature, line.end, line);
        }
        let role = if tail_mark(content) {
            Role::EndOfMessage
        } else if content == "BT" {
            Role::Separation
        } else if tail::is_correction(content) {
            Role::Correction
        } else if shape::is_level_banner(content) {
            Role::PageFrame
        } else if self.allows(Form::Printout)
            && (shape::is_drafting_label(content) || self.last == Role::Drafting && shape::is_clearance(content))
        {
            Role::Drafting
        } else if is_validation(content) {
            Role::Validation
        } else if shape::is_stamp(content) {
            Role::ReleaseMark
        } else if shape::is_level_alone(content) {
            Role::PageFrame
        } else if shape::is_rule(content) {
            Role::Rule
        } else if start < tail.end
            || tail::is_note(content)
            || self.last == Role::Notice && !self.blank
            || content.bytes().all(|byte| byte.is_ascii_punctuation())
        {
            Role::Notice
        } else if self.last == Role::Separation {
            // Format line 15 stands here, or what is left of it.
            Role::Unknown
        } else {
            Role::Catalogue
        };
        Self::whole(role, line)
    }
}

/// Longer lines were never wrapped.
pub(super) const UNWRAPPED: usize = 120;

/// Shorter lines were not filled up: a word more would have fitted.
pub(super) const UNFILLED: usize = 44;

/// The most bytes that `BT`, validation and end take in one line.
const END_WORDS: usize = 40;

/// `C O N F I D E N T I A L SECTION 02 OF 02 ZENDA 000064`
fn is_section_head(line: &str) -> bool {
    // Not the whole of what follows, which may hold any number of pieces.
    let head = words::head(line, 160);
    head.contains("SECTION ") && shape::is_classification(head)
}

/// `#0001`, `NNNN`
fn is_end_word(word: &str) -> bool {
    is_validation(word) || tail_mark(word)
}

/// `#0001`
fn is_validation(word: &str) -> bool {
    word.strip_prefix('#').is_some_and(|serial| !serial.is_empty() && words::digits(serial).1.is_empty())
}
