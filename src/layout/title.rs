//! The headings of paragraphs: between rules, above a rule, alone between blank lines, behind the last sentence.
//!
//! ```text
//! THE BOARD DECIDES
//! -----------------
//!
//! 2. (SBU) The board met on February 11.
//! ```

use super::body::UNWRAPPED;
use super::scan::{Scan, Step};
use super::shape;
use super::{Line, Role};
use crate::Form;
use crate::words;

impl<'a> Scan<'a> {
    /// A heading with its rule inside a long line: `... End Summary. Background ---------- 2. (C) Text`.
    pub(super) fn title_inside(&mut self, start: usize, end: usize) -> Option<usize> {
        let mut at = start + 1;
        loop {
            let dashes = self.rules.find(self.text, at);
            if dashes >= end {
                return None;
            }
            let before = self.slice(start, dashes).trim_end_matches(' ');
            let run = self.slice(dashes, end).bytes().take_while(|&byte| byte == b'-').count();
            at = dashes + run;
            if run < 5 || !self.slice(start, dashes).ends_with(' ') {
                continue;
            }
            // A rule before the heading: it is cut there.
            if ends_block(before) {
                return Some(dashes);
            }
            // The heading begins behind the last sentence.
            let from = before.rfind(['.', ')', '?', '!', '"', '”'])? + 1;
            let from = (from..=before.len()).find(|&at| before.is_char_boundary(at))?;
            let title = before.get(from..)?;
            let lead = title.len() - title.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(').len();
            let title = title.get(lead..)?;
            if (3..=run + 12).contains(&title.len()) && title.starts_with(|c: char| c.is_uppercase() || c == '(') {
                return Some(start + from + lead);
            }
        }
    }

    /// A section heading: text with a rule under it, between rules, or behind it in the same line; or a short line
    /// alone before a numbered paragraph.
    pub(super) fn title(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Option<Step> {
        // `END TEXT` closes what was quoted; it heads nothing.
        if words::starts_ignore_case(content, "END ") || self.form == Form::Military {
            return None;
        }
        // `To Join or Not To Join -----------------------`, perhaps with the paragraph behind.
        if let Some(step) = self.title_with_rule(start, content, line) {
            return Some(step);
        }
        if !fresh {
            // The rest of a line, with a rule of its length below it.
            let titled = begins_title(content) && self.rule_fits(content, line) && !matches!(self.last, Role::Heading);
            return titled.then(|| Self::whole(Role::Heading, line));
        }
        // Most lines of a text can be no heading: no rule is in sight, and they stand in the middle of a paragraph.
        let below_title = self.last == Role::Heading && !self.blank;
        if !(self.ahead.may_have_rule_below(line) || below_title || self.stands_apart()) || shape::is_columns(content) {
            return None;
        }
        if content.len() > TITLE {
            return self
                .title_run_on(start, content, line)
                .map(|end| self.part(Role::Text, end, line))
                .map(|step| Step { continues: !self.begins_block(fresh), ..step });
        }
        let text = matches!(self.last, Role::Text | Role::Paragraph | Role::Caption);
        let begins = self.blank || !text || self.cut || self.last_content.1 - self.last_content.0 > UNWRAPPED;
        if let Some(below) = self.rule_below(line) {
            let ends = content.ends_with('.') && !content.ends_with("..");
            if let Some(end) = self.title_run_on(start, content, line).filter(|_| !begins) {
                let step = self.part(Role::Text, end, line);
                return Some(Step { continues: !self.begins_block(fresh), ..step });
            }
            let titled = match self.last {
                Role::Heading if !self.blank || self.cut => below.lines <= 2,
                Role::Rule => below.lines <= 3 && (below.lines == 1 || !below.blank),
                _ if begins => {
                    !ends
                        && (below.lines == 1 || below.lines == 2 && !below.blank)
                        && (!below.blank || self.last_line_ends())
                }
                // In the middle of a text the rule may open the next heading.
                _ => below.lines == 1 && !below.blank && !ends && !below.opens,
            };
            if titled {
                let continues = self.last == Role::Heading && (!self.blank || self.cut);
                return Some(Step { continues, ..Self::whole(Role::Heading, line) });
            }
        }
        if self.last == Role::Heading && !self.blank && self.is_second_of_title(content, line) {
            return Some(Self::continued(Role::Heading, line));
        }
        self.is_title_alone(content, line).then(|| Self::whole(Role::Heading, line))
    }

    /// The rule below the short lines of which `line` is the first, if there is one.
    fn rule_below(&self, line: Line) -> Option<RuleBelow> {
        if !self.ahead.may_have_rule_below(line) {
            return None;
        }
        let mut below = RuleBelow { lines: 1, blank: false, opens: false };
        let (mut interrupted, mut below_blank) = (false, false);
        let above = self.slice(0, line.end).trim_end_matches(words::is_blank_char);
        let mut ends = above.ends_with(['.', ':']);
        let mut next = line.next;
        for _ in 0..8 {
            if next >= self.text.len() {
                return None;
            }
            let below_line = self.ahead.line(self.text, next);
            let content = below_line.content;
            next = below_line.line.next;
            if content.is_empty() {
                // Those around a section line are its own.
                below.blank |= !interrupted;
            } else if shape::is_rule(content) {
                let (title, rule) =
                    (super::line_at(self.text, next), self.next_physical_line(Line { end: next, next }));
                let short = !rule.is_empty() && rule.len() <= TITLE && !shape::is_rule(rule);
                below.opens = short && shape::is_rule(self.next_physical_line(title));
                return Some(below);
            } else if shape::section_line(content).is_some() {
                if ends && below.blank != below_blank {
                    return None;
                }
                interrupted = true;
                below.blank = below_blank;
            } else {
                if content.len() > TITLE || below.lines == 3 || shape::paragraph_number(content).is_some() {
                    return None;
                }
                below.lines += 1;
                interrupted = false;
                ends = content.ends_with(['.', ':']);
                below_blank = below.blank;
            }
        }
        None
    }

    /// Whether the next line is a rule about as long as `title`.
    fn rule_fits(&self, title: &str, line: Line) -> bool {
        const SLACK: usize = 4;
        let under = self.next_physical_line(line);
        under.starts_with(['-', '=', '*'])
            && shape::is_rule(under)
            && title.chars().count().abs_diff(under.bytes().filter(|&byte| byte != b' ').count()) <= SLACK
    }

    /// A heading run on to the last sentence of the paragraph above it: the rule below is about as long as it.
    pub(super) fn title_run_on(&self, start: usize, content: &str, line: Line) -> Option<usize> {
        let under = self.next_physical_line(line);
        let ruled = under.starts_with(['-', '=', '*']) && shape::is_rule(under);
        if !ruled || self.form == Form::Military || shape::is_columns(content) || self.rule_fits(content, line) {
            return None;
        }
        // What follows the last sentence.
        let sentence = |before: &str| before.trim_end().ends_with(['.', '!', '?', '"', '”', ')']);
        let ends = content.char_indices().rev().filter(|&(at, c)| c == ' ' && content.get(..at).is_some_and(sentence));
        let title = |at: usize| content.get(at + 1..).unwrap_or_default();
        let (at, _) = ends.take(4).find(|&(at, _)| begins_title(title(at)) && self.rule_fits(title(at), line))?;
        let number = shape::paragraph_number(content).map_or(0, |number| number.length + number.marking);
        (number < at).then_some(start + at + 1)
    }

    /// A heading and its rule in one line; the piece ends before the rule.
    fn title_with_rule(&mut self, start: usize, content: &'a str, line: Line) -> Option<Step> {
        // `------- Summary -------` begins with a rule of its own; the system cut rules after the 45th sign.
        let signs = |text: &str| text.bytes().take_while(|&byte| byte == b'-').count();
        let mut lead = signs(content);
        if lead >= 4 && content.as_bytes().get(lead) == Some(&b' ') {
            let rest = content.get(lead + 1..).unwrap_or_default();
            if lead == 45 && rest.starts_with('-') {
                lead += 1 + signs(rest);
            }
            return Some(self.part(Role::Rule, start + lead, line));
        }
        let dashes = self.rules.find(self.text, start);
        if dashes >= line.end {
            return None;
        }
        let title = self.slice(start, dashes);
        let text = title.trim_end_matches(' ');
        let run = self.slice(dashes, line.end).bytes().take_while(|&byte| byte == b'-').count();
        let fits = run >= 5
            && text.len() < title.len()
            && (2..=100).contains(&text.len())
            && !text.contains(". ")
            && !text.ends_with('.');
        let whole = words::trim(self.slice(dashes, line.end)).bytes().all(|byte| byte == b'-' || byte == b' ');
        (fits && (whole || run + 12 >= text.len() || self.last == Role::Rule))
            .then(|| self.part(Role::Heading, dashes, line))
    }

    /// Whether a line is parted from the text above it.
    fn stands_apart(&self) -> bool {
        let opens = self.numbers.last == 0 && !matches!(self.last, Role::Text | Role::Paragraph);
        opens || self.blank || self.last == Role::Rule || self.last_content.1 - self.last_content.0 > UNWRAPPED
    }

    /// A short line alone between blank lines, or the first of two, before a numbered paragraph.
    fn is_title_alone(&self, content: &str, line: Line) -> bool {
        // The first line of a telegram that is quoted heads nothing.
        if !self.stands_apart() || !looks_like_title(content) || shape::is_whole_classification(content) {
            return false;
        }
        let ended = self.last_line_ends() || self.numbers.last == 0 || self.last == Role::Rule;
        if !ended {
            return false;
        }
        if self.is_numbered(self.next_text(line.next)) {
            return true;
        }
        let second = self.next_physical_line(line);
        let behind = super::line_at(self.text, line.next.min(self.text.len()));
        looks_like_title(second)
            && self.next_physical_line(behind).is_empty()
            && self.is_numbered(self.next_text(behind.next))
            && content.len() > 36
    }

    /// The second line of a heading that stands alone before a numbered paragraph.
    fn is_second_of_title(&self, content: &str, line: Line) -> bool {
        looks_like_title(content)
            && self.next_physical_line(line).is_empty()
            && self.is_numbered(self.next_text(line.next))
    }

    /// The content of the next line that is neither blank nor the one section line that may stand before a paragraph.
    fn next_text(&self, next: usize) -> &'a str {
        let content = self.next_line(next);
        if shape::section_line(content).is_none() {
            return content;
        }
        let at = words::offset(self.text, content);
        self.next_line(super::line_at(self.text, at).next)
    }

    /// Whether a line begins the next paragraph, or one with a mark.
    fn is_numbered(&self, content: &str) -> bool {
        shape::paragraph_number(content)
            .is_some_and(|number| self.numbers.read(&number) == self.numbers.last + 1 || number.marking > 0)
    }

    /// Whether a line of text begins a block of its own: behind a blank line, a heading, a rule, the preamble, or a line
    /// that was never wrapped.
    pub(super) fn begins_block(&self, fresh: bool) -> bool {
        if self.cut {
            return false;
        }
        let text = matches!(self.last, Role::Text | Role::Paragraph | Role::Caption);
        // A summary without a number ends with its mark.
        let summed = self.numbers.last == 0 && self.last_text().trim_end_matches('.').ends_with("END SUMMARY");
        !text || self.blank || summed || fresh && self.last_content.1 - self.last_content.0 > UNWRAPPED
    }
}

/// The longest line that can be a heading, in bytes.
pub(super) const TITLE: usize = 90;

/// A rule some lines below.
struct RuleBelow {
    /// How many lines of text stand before it, the first one included.
    lines: usize,
    /// Whether a blank line stands among them.
    blank: bool,
    /// Whether the rule opens a heading itself: text and another rule follow.
    opens: bool,
}

fn begins_title(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '(')
        && (!text.ends_with('.') || text.ends_with(".."))
}

/// Whether a line could be a heading by its looks alone.
fn looks_like_title(content: &str) -> bool {
    let closed = content.ends_with([',', ';', '-']) && !content.starts_with("--")
        || content.ends_with('.') && !content.ends_with("...");
    let begins = content.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '(' | '/'))
        || content.starts_with("...")
        || content.starts_with("-- ") && content.ends_with(" --");
    !content.is_empty()
        && !closed
        && begins
        && content.len() <= TITLE
        && !shape::is_columns(content)
        && shape::paragraph_number(content).is_none()
}

/// Whether a block of text is complete: a sentence, a bracket, a quotation ends it.
fn ends_block(text: &str) -> bool {
    text.is_empty() || text.ends_with(['.', ')', '?', '!', '"', '”', ':', ']'])
}
