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

use super::scan::{Phase, Scan, Step, is_stamp, tail_mark};
use super::shape;
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
        // The level that frames a page may end the line before a page line.
        within
            && prose
            && self.page_lines.find(self.text, start) > line.next
            && self.section_counts.find(self.text, start) >= line.end
            && self.captions.find(self.text, start) >= line.end
            && self.rules.find(self.text, start) >= line.end
            && !self.ahead.may_have_rule_below(line)
    }

    /// What a line of the body can be besides plain text.
    fn special(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Option<Step> {
        let first = content.as_bytes().first().copied().unwrap_or_default();
        if let Some(step) = self.other_part(start, content, line, fresh) {
            return Some(step);
        }
        if let b'0'..=b'9' | b'(' | 0xC2 | b'C' | b'S' | b'U' = first {
            if let Some(number) = shape::paragraph_number(content) {
                self.numbers.expect_pilcrows(&number, self.labelled && self.form == Form::Telegram);
                if self.is_paragraph(&number, content, fresh) {
                    self.numbers.pass(&number);
                    let mut end = self.text_end(start + number.length, line);
                    if let Some(title) = self.title_run_on(start, content, line) {
                        end = end.min(title);
                    }
                    return Some(self.part(Role::Paragraph, end, line));
                }
                self.numbers.pass_item(&number);
            }
        }
        if shape::is_rule(content) {
            return Some(Self::whole(Role::Rule, line));
        }
        if let b'S' | b's' = first {
            if let Some(rest) = words::strip_prefix_ignore_case(content, "SIPDIS") {
                let alone = words::trim(rest).is_empty();
                if alone || content.starts_with("SIPDIS ") {
                    return Some(self.part(Role::Caption, start + "SIPDIS".len(), line));
                }
            }
        }
        if tail_mark(content) {
            return Some(Self::whole(Role::EndOfMessage, line));
        }
        if content == "BT" {
            return Some(Self::whole(Role::Separation, line));
        }
        // That of a section: the next one begins below it.
        if first == b'#' && self.last == Role::Separation && is_validation(content) {
            return Some(Self::whole(Role::Validation, line));
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
        if (self.blank || matches!(self.last, Role::Rule | Role::Notice)) && tail::is_note(content) {
            return Some(Self::whole(Role::Notice, line));
        }
        let printed = self.cut && self.allows(Form::Printout) || self.last == Role::Distribution;
        if printed && shape::is_distribution(content) {
            return Some(Self::whole(Role::Distribution, line));
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
        if matches!(first, b'S' | b'C' | b'U' | b'L')
            && !self.quoted
            && content.contains("SECTION ")
            && shape::is_classification(content)
        {
            self.labelled = false;
            if let Some(step) = self.back_to_preamble(start, content, line, fresh) {
                return Some(step);
            }
        }
        self.title(start, content, line, fresh)
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
                self.numbers.items = 0;
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

    /// Whether a number begins a paragraph here.
    fn is_paragraph(&self, number: &shape::ParagraphNumber, content: &str, fresh: bool) -> bool {
        if !fresh && self.last != Role::Rule && !self.cut {
            // A part of a line begins here because a paragraph was found inside it.
            return true;
        }
        let value = self.numbers.read(number);
        let next = self.numbers.last + 1;
        // `2) (U) Text` under paragraph 1 is an item that has a mark.
        let item = number.bracket && !self.numbers.bracketed && self.numbers.last > 0;
        if number.marking > 0 {
            return !item || value == next && self.numbers.items == 0;
        }
        // `4)` counts the items of a list; so does a number without a mark that follows such an item.
        // In military messages a blank line and a number without a bracket begin a paragraph, whatever was listed above.
        let apart = self.form == Form::Military && self.blank && !content.starts_with('(');
        let bracketed = self.numbers.bracketed
            || self.form == Form::Printout && self.numbers.last == 0 && value == 1 && self.last != Role::Text;
        if !number.pointed
            || number.bracket && !bracketed
            || content.len() == number.length
            || self.numbers.items > 0 && value == self.numbers.items + 1 && !apart
        {
            return false;
        }
        let text = matches!(self.last, Role::Text | Role::Paragraph | Role::Caption);
        let structural = self.blank || !text || self.numbers.last == 0;
        // A line that was not filled ends a paragraph as well.
        let last = self.last_text();
        let table = self.form != Form::Telegram && shape::is_columns(last);
        let unfilled = table || self.numbers.last > 0 && last.len() < UNFILLED && !last.ends_with([',', ';', '-', '/']);
        let begins_section = self.later_section && self.numbers.last == 0;
        if value == next || begins_section {
            return structural || self.last_line_ends() || unfilled || number.pilcrow && !self.numbers.markings;
        }
        // A number that stands twice, in a text without marks.
        let printed = self.form == Form::Printout && !self.numbers.markings;
        if value == self.numbers.last && value > 1 && printed && self.last_line_ends() {
            return true;
        }
        // Numbers out of order are believed where they stand alone, unless the paragraphs of the text have marks and
        // this has none: then it is an item of a list, or a few paragraphs are lost.
        // In lines that were never wrapped hardly a number begins one by chance.
        let reach = if content.len() > UNWRAPPED { 20 } else { 3 };
        let lost = number.pilcrow && value > next && value <= next + reach;
        let alone = self.blank || content.len() > UNWRAPPED && number.pilcrow;
        alone && (!self.numbers.markings || lost && self.last_line_ends())
    }

    /// Whether the last line of text ends a sentence.
    pub(super) fn last_line_ends(&self) -> bool {
        self.last_text().ends_with(['.', '!', '?', ')', '"', '”', '’', ':'])
    }

    /// Where a piece of text that begins at `start` ends in its line: before a section or page line, a caption, a
    /// heading with its rule, or the next paragraph.
    fn text_end(&mut self, start: usize, line: Line) -> usize {
        let mut end = self.cut_before(start, line.end).unwrap_or(line.end);
        if let Some(level) = self.level_at_end(start, line) {
            end = end.min(level);
        }
        // `... BY VADM P. MODEL, N1.// BT`
        let last = end.saturating_sub(END_WORDS).max(start);
        let military = self.form == Form::Military;
        if let Some(at) = military.then(|| self.slice(last, end).rfind("// BT")).flatten() {
            let from = last + at + "// ".len();
            if words::split(self.slice(from, end)).all(|word| word == "BT" || is_end_word(word)) {
                end = from;
            }
        }
        let caption = self.captions.find(self.text, start + 1);
        if caption < end && self.is_stray_caption(caption, end) {
            end = caption;
        }
        if let Some(at) = self.title_inside(start, end) {
            end = at;
        }
        if self.numbers.last == 0 && end - start < 2000 {
            if let Some(at) = label::inside(self.slice(start, end)) {
                end = start + at;
            }
        }
        // Only lines that were never wrapped have paragraphs inside.
        if end - start > 90 {
            if let Some(at) = self.paragraph_inside(start, end) {
                end = at;
            }
        }
        end
    }

    /// A level at the end of a line of text before a page line: it frames the page.
    fn level_at_end(&self, start: usize, line: Line) -> Option<usize> {
        let content = self.slice(start, line.end).trim_end_matches(words::is_blank_char);
        let below = self.next_physical_line(line);
        let framed = below.starts_with("PAGE ") || self.form == Form::Printout && shape::is_level_alone(below);
        if !content.ends_with(['L', 'T', 'D', 'E']) || !framed {
            return None;
        }
        const LEVELS: [&str; 4] = ["CONFIDENTIAL", "SECRET", "UNCLASSIFIED", "LIMITED OFFICIAL USE"];
        let level = LEVELS.iter().find(|level| content.ends_with(&***level))?;
        let before = content.len() - level.len();
        let text = content.get(..before)?;
        // The break may cut a word in two and glue its first half to the level.
        let glued = self.form == Form::Printout && text.ends_with(|c: char| c.is_ascii_uppercase());
        (text.ends_with("  ") || glued).then_some(start + before)
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
            let parted = self.slice(start, from).ends_with(' ');
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
        } else if is_stamp(content) {
            Role::ReleaseMark
        } else if shape::is_level_alone(content) {
            Role::PageFrame
        } else if shape::is_rule(content) {
            Role::Rule
        } else if start < tail.end || tail::is_note(content) || content.bytes().all(|byte| byte.is_ascii_punctuation())
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
const UNFILLED: usize = 44;

/// The most bytes that `BT`, validation and end take in one line.
const END_WORDS: usize = 40;

/// `#0001`, `NNNN`
fn is_end_word(word: &str) -> bool {
    is_validation(word) || tail_mark(word)
}

/// `#0001`
fn is_validation(word: &str) -> bool {
    word.strip_prefix('#').is_some_and(|serial| !serial.is_empty() && words::digits(serial).1.is_empty())
}
