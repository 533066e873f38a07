//! The headings of paragraphs: between rules, above a rule, alone between blank lines, behind the last sentence.
//!
//! ```text
//! THE BOARD DECIDES
//! -----------------
//!
//! 2. (SBU) The board met on February 11.
//! ```

use super::ahead::Known;
use super::body::{UNFILLED, UNWRAPPED};
use super::scan::{Scan, Step};
use super::shape;
use super::{Line, Role, tail};
use crate::Form;
use crate::words;

impl<'a> Scan<'a> {
    /// A heading with its rule inside a long line: `... End Summary. Background ---------- 2. (C) Text`.
    pub(super) fn title_inside(&mut self, start: usize, end: usize) -> Option<usize> {
        let mut at = start + 1;
        loop {
            let (dashes, run, signs) = self.next_dashes(at, end)?;
            at = dashes + run;
            if signs < 5 || !self.slice(start, dashes).ends_with(' ') {
                continue;
            }
            // The heading begins behind the last sentence, not far before: looked for from each rule, the search has an end.
            let mut reach = dashes.saturating_sub(TITLE + run).max(start);
            while !self.text.is_char_boundary(reach) {
                reach += 1;
            }
            let before = self.slice(reach, dashes).trim_end_matches(' ');
            // A rule before the heading: it is cut there.
            if ends_block(before) {
                return Some(dashes);
            }
            let Some(sentence) = before.rfind(['.', ')', '?', '!', '"', '”']) else { continue };
            let bare = before.get(sentence..)?.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
            if (3..=signs + 12).contains(&bare.len()) && bare.starts_with(|c: char| c.is_uppercase() || c == '(') {
                return Some(reach + before.len() - bare.len());
            }
        }
    }

    /// The next run of hyphens at or behind `at`, or of dashes at the end: where it begins, its bytes, and how many hyphens
    /// would be as long.
    fn next_dashes(&mut self, at: usize, end: usize) -> Option<(usize, usize, usize)> {
        if let Some(hyphens) = self.rules.find(self.text, at, end) {
            let run = self.slice(hyphens, end).bytes().take_while(|&byte| byte == b'-').count();
            return Some((hyphens, run, run));
        }
        // Hardly a line ends in dashes: the first of their three bytes is looked for, before a blank perhaps.
        let bytes = self.text.as_bytes().get(at..end)?;
        if !matches!(bytes, [.., 0xE2, _, _] | [.., 0xE2, _, _, b' ']) {
            return None;
        }
        let text = self.slice(at, end).trim_end_matches(' ');
        let bare = text.trim_end_matches(shape::is_dash);
        let run = text.len() - bare.len();
        (run > '—'.len_utf8()).then_some((at + bare.len(), run, 2 * run / '—'.len_utf8()))
    }

    /// A section heading: text with a rule under it, between rules, or behind it in the same line; or short lines alone before a
    /// numbered paragraph.
    pub(super) fn title(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Option<Step> {
        // `END TEXT` closes what was quoted; it heads nothing.
        if words::starts_ignore_case(content, "END ") || self.form == Form::Military {
            return None;
        }
        // How far a heading goes over lines was seen where it began.
        let goes_on = start < self.title_end && self.last == Role::Heading;
        // `To Join or Not To Join -----------------------`, perhaps with the paragraph behind.
        if let Some(step) = self.title_with_rule(start, content, line, fresh) {
            return Some(Step { continues: goes_on && step.role == Role::Heading, ..step });
        }
        if start < self.title_end {
            return Some(Step { continues: goes_on, ..Self::whole(Role::Heading, line) });
        }
        if !fresh {
            // The rest of a line, with a rule of its length below it.
            let titled = begins_title(content) && self.rule_fits(content, line) && !matches!(self.last, Role::Heading);
            return titled.then(|| Self::whole(Role::Heading, line));
        }
        // Most lines of a text can be no heading: no rule is in sight, and they stand in the middle of a paragraph.
        let apart = self.stands_apart();
        let below_text = !apart && self.may_be_title_below_text(content, line);
        if !(self.ahead.may_have_rule_below(line) || apart || below_text) || shape::is_columns(content) {
            return None;
        }
        let within = matches!(self.last, Role::Text | Role::Paragraph) && !apart && !self.cut;
        if content.len() > TITLE || within {
            if let Some((end, title_end)) = self.title_run_on(start, content, line) {
                self.title_end = title_end;
                let step = self.part(Role::Text, end, line);
                return Some(Step { continues: !self.begins_block(fresh), ..step });
            }
        }
        if content.len() > TITLE {
            return None;
        }
        let end = self
            .title_above_rule(content, line)
            .or_else(|| if apart { self.title_alone(content, line) } else { None })
            .or_else(|| (below_text && self.is_title_below_text(content, line)).then_some(line.end));
        self.title_end = end?;
        Some(Self::whole(Role::Heading, line))
    }

    /// Where the heading ends that `line` begins, short lines with a rule below them.
    fn title_above_rule(&self, content: &str, line: Line) -> Option<usize> {
        let text = matches!(self.last, Role::Text | Role::Paragraph | Role::Caption);
        let begins = self.blank || !text || self.cut && self.last_line_ends() || self.is_unwrapped();
        let next = self.next_physical_line(line);
        if !begins && !shape::is_rule(next) && shape::section_line(next).is_none() {
            return None;
        }
        let below = self.rule_below(content, line)?;
        let single = below.lines == 1;
        // A rule of its length right below makes a heading of whatever ends like a sentence.
        let ends = (below.ends || ends_sentence(content)) && !(single && below.fits && !below.blank);
        let struck_out = shape::is_struck_out(content);
        let small = content.starts_with(char::is_lowercase) && !shape::is_struck_out(words::first(content).0);
        let titled = match self.last {
            Role::Rule if !self.closes_title => below.lines <= 3 && (single || !below.blank),
            _ if small => self.last == Role::Rule && single && below.fits,
            _ if begins && single => !ends && (!below.blank || self.last_line_ends()),
            _ if begins => {
                // Right below the rule of another heading text stands, and the heading is the line whose length the rule has.
                let text = self.last == Role::Rule && !self.blank && below.fits_last;
                let filled = below.lines == 2 || content.len() >= UNFILLED;
                !ends && !text && (below.fits || filled && !below.blank && !below.opens)
            }
            // In the middle of a text the rule may open the next heading.
            _ => single && !below.blank && !ends && !below.opens,
        };
        (titled && (!struck_out || !single && self.blank)).then_some(below.at)
    }

    /// The rule below the short lines of which `line` is the first, if there is one.
    fn rule_below(&self, content: &str, line: Line) -> Option<RuleBelow> {
        if !self.ahead.may_have_rule_below(line) {
            return None;
        }
        let mut below = RuleBelow { lines: 1, ..RuleBelow::default() };
        let (mut interrupted, mut below_blank) = (false, false);
        let mut titles = [content, "", ""];
        let mut last = content;
        let mut next = line.next;
        for _ in 0..8 {
            if next >= self.text.len() {
                return None;
            }
            let known = self.ahead.line(self.text, next);
            let content = known.content;
            next = known.line.next;
            if content.is_empty() {
                // Those around a section line are its own.
                below.blank |= !interrupted;
            } else if shape::is_rule(content) {
                let (title, rule) =
                    (super::line_at(self.text, next), self.next_physical_line(Line { end: next, next }));
                let short = !rule.is_empty() && rule.len() <= TITLE && !shape::is_rule(rule);
                below.opens = short && shape::is_rule(self.next_physical_line(title));
                below.at = known.start;
                let length: usize = titles.iter().map(|title| title.chars().count()).sum();
                below.fits = fits(length + below.lines - 1, content);
                below.fits_last = fits(last.chars().count(), content);
                below.ends = ends_sentence(last);
                return Some(below);
            } else if shape::section_line(content).is_some() {
                if last.ends_with(['.', ':']) && below.blank != below_blank {
                    return None;
                }
                interrupted = true;
                below.blank = below_blank;
            } else {
                if content.len() > TITLE || below.lines == 3 || shape::paragraph_number(content).is_some() {
                    return None;
                }
                if let Some(title) = titles.get_mut(below.lines) {
                    *title = content;
                }
                below.lines += 1;
                interrupted = false;
                last = content;
                below_blank = below.blank;
            }
        }
        None
    }

    /// Whether the next line is a rule about as long as `title`.
    fn rule_fits(&self, title: &str, line: Line) -> bool {
        let under = self.next_physical_line(line);
        under.starts_with(['-', '=', '*']) && shape::is_rule(under) && fits(title.chars().count(), under)
    }

    /// Where a heading begins that is run on to the last sentence of the paragraph above it, and where its last line ends: the rule
    /// below is about as long as it. Its rest may stand in a line of its own, and a blank line, where a page was cut, above that or
    /// above the rule: then the rule is just as long.
    pub(super) fn title_run_on(&self, start: usize, content: &str, line: Line) -> Option<(usize, usize)> {
        let ruled = |line: &str| line.starts_with(['-', '=', '*']) && shape::is_rule(line);
        // A blank line, the rest, and the rule. Most paragraphs above one end with a full stop.
        let near = self.ahead.may_have_rule_within(3, line) && !ends_sentence(content);
        if !near || self.form == Form::Military || shape::is_columns(content) {
            return None;
        }
        let next = |line: Line| {
            if line.next < self.text.len() { self.ahead.line(self.text, line.next) } else { Known::default() }
        };
        let below = next(line);
        let behind = if below.content.is_empty() { next(below.line) } else { below };
        let (rest, rule) =
            if ruled(behind.content) { ("", behind.content) } else { (behind.content, next(behind.line).content) };
        if !ruled(rule)
            || fits(rest.chars().count(), rule)
            || rest.len() > TITLE
            || shape::paragraph_number(rest).is_some()
        {
            return None;
        }
        if shape::underlines(content, rule) || fits(content.chars().count(), rule) {
            return None;
        }
        let (slack, end) = match (ruled(below.content), rest) {
            (true, _) => (SLACK, line.end),
            (false, "") => (1, line.end),
            (false, _) => (1, behind.line.end),
        };
        // What follows the last sentence; `U.S.` ends none.
        let sentence = |before: &str| before.trim_end().ends_with(['.', '!', '?', '"', '”', ')']);
        let ends = content.char_indices().rev().filter(|&(at, c)| c == ' ' && content.get(..at).is_some_and(sentence));
        let title = |at: usize| content.get(at + 1..).unwrap_or_default();
        let length = |at: usize| title(at).chars().count() + if rest.is_empty() { 0 } else { 1 + rest.chars().count() };
        let titles = ends.take(4).map(|(at, _)| at).filter(|&at| begins_title(title(at)));
        let (misfit, at) = titles.map(|at| (misfit(length(at), rule), at)).min_by_key(|&(misfit, _)| misfit)?;
        let number = shape::paragraph_number(content).map_or(0, |number| number.length + number.marking);
        (misfit <= slack && number < at).then_some((start + at + 1, end))
    }

    /// Whether `rest`, what stands behind number and mark in the line `content`, is the heading of the paragraph: a rule as long as one
    /// of the two stands below it, and the text below that.
    pub(super) fn is_title_behind_number(&self, rest: &str, content: &str, line: Line) -> bool {
        let titled = !rest.is_empty() && content.len() <= TITLE && self.ahead.may_have_rule_below(line);
        if !(titled && (self.rule_fits(rest, line) || self.rule_fits(content, line))) {
            return false;
        }
        let rule = super::line_at(self.text, line.next);
        let below = self.next_physical_line(rule);
        let opens = shape::is_rule(self.next_physical_line(super::line_at(self.text, rule.next.min(self.text.len()))));
        let ends = below.is_empty() || opens || shape::paragraph_number(below).is_some();
        !ends && !shape::underlines(content, self.next_physical_line(line))
    }

    /// A heading and its rule in one line; the piece ends before the rule.
    fn title_with_rule(&mut self, start: usize, content: &'a str, line: Line, fresh: bool) -> Option<Step> {
        // `------- Summary -------` begins with a rule of its own; the system cut rules after the 45th sign.
        let signs = |text: &str| text.bytes().take_while(|&byte| byte == b'-').count();
        let mut lead = signs(content);
        // `---- A fair is held` is an item: nothing but a longer run, or another behind it, makes a rule.
        let item = fresh && lead <= 8 && self.rules.find(self.text, start + lead, line.end).is_none();
        if lead >= 4 && !item && content.as_bytes().get(lead) == Some(&b' ') {
            let rest = content.get(lead + 1..).unwrap_or_default();
            if lead == 45 && rest.starts_with('-') {
                lead += 1 + signs(rest);
            }
            return Some(self.part(Role::Rule, start + lead, line));
        }
        let (dashes, _, run) = self.next_dashes(start, line.end)?;
        let title = self.slice(start, dashes);
        let text = title.trim_end_matches(' ');
        let whole =
            words::trim(self.slice(dashes, line.end)).chars().all(|c| matches!(c, ' ' | '-') || shape::is_dash(c));
        // `Comment-------`
        let glued = whole && begins_title(text) && self.is_numbered(self.next_text(line.next));
        let fits = run >= 5
            && !shape::is_struck_out(text)
            && (text.len() < title.len() || glued)
            && (2..=100).contains(&text.len())
            && !text.match_indices(". ").any(|(at, _)| text.get(..=at).is_some_and(ends_sentence))
            && !ends_sentence(text);
        (fits && (whole || run + 12 >= text.len() || self.last == Role::Rule))
            .then(|| self.part(Role::Heading, dashes, line))
    }

    /// Whether a line is parted from the text above it.
    fn stands_apart(&self) -> bool {
        let opens = self.numbers.last == 0 && !matches!(self.last, Role::Text | Role::Paragraph);
        opens || self.blank || self.last == Role::Rule || self.is_unwrapped()
    }

    /// Whether the last line was never wrapped.
    fn is_unwrapped(&self) -> bool {
        self.last_content.1 - self.last_content.0 > UNWRAPPED
    }

    /// Where the heading ends that `line` begins: up to three short lines alone before a numbered paragraph, or between slants.
    fn title_alone(&self, content: &'a str, line: Line) -> Option<usize> {
        const LINES: usize = 3;
        // A line in small letters that is shorter was not filled up: the next is no second half of it.
        const FILLED: usize = 36;
        let below = |line: Line| self.ahead.line(self.text, line.next);
        let mut next = below(line);
        // `G8` with a rule of two hyphens.
        if frame(content, content) > 2 || next.content == "--" && content.len() <= 4 {
            return Some(line.end);
        }
        // The rule may stand behind the second line.
        let bare = next.content.trim_end_matches(['-', ' ']);
        let ruled = !bare.is_empty() && next.content.len() > bare.len() + 5 && looks_like_title(content, false);
        if frame(content, next.content) > 2 || ruled && bare.len() <= TITLE {
            return Some(next.line.end);
        }
        let (mut last, mut end) = (content, line);
        let mut filled = true;
        for lines in 1..=LINES {
            // The first line of a telegram that is quoted heads nothing.
            if !looks_like_title(last, lines > 1) || shape::is_struck_out(last) || shape::is_whole_classification(last)
            {
                return None;
            }
            if self.is_numbered(self.next_text(end.next)) && (lines == 1 || next.content.is_empty()) {
                let capitals = is_capitals(content) && is_capitals(last) && self.is_mixed_above();
                // What stands alone behind a colon is what that announces.
                let ended = self.last_line_ends() && !self.last_text().ends_with(':')
                    || self.numbers.last == 0
                    || matches!(self.last, Role::Rule | Role::Heading)
                    || self.blank && capitals;
                return (ended && (filled || capitals)).then_some(end.end);
            }
            next = self.beyond_section_line(next, last.ends_with(':'));
            filled &= last.len() > FILLED;
            (last, end) = (next.content, next.line);
            next = below(end);
        }
        None
    }

    /// The line behind the section line that `line` is, or, if `blank` lines around it are its own, that follows them; else `line`.
    fn beyond_section_line(&self, line: Known<'a>, blank: bool) -> Known<'a> {
        let next = |known: Known<'a>| self.ahead.line(self.text, known.line.next);
        let section = if blank && line.content.is_empty() { next(line) } else { line };
        if shape::section_line(section.content).is_none() {
            return line;
        }
        let behind = next(section);
        if blank && behind.content.is_empty() { next(behind) } else { behind }
    }

    /// Whether the last line of a paragraph may be a heading; few lines of prose may.
    pub(super) fn may_be_title_below_text(&self, content: &str, line: Line) -> bool {
        const LENGTH: usize = 60;
        content.len() <= LENGTH
            && !content.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase)
            && matches!(self.last, Role::Text | Role::Paragraph)
            && !self.next_physical_line(line).starts_with(|c: char| c.is_alphabetic())
    }

    /// Whether the last line of a paragraph is the heading of the next one: in capitals, between slants, or behind a Roman numeral.
    fn is_title_below_text(&self, content: &str, line: Line) -> bool {
        const NO_TITLES: [&str; 2] = ["END", "BEGIN"];
        let number = shape::paragraph_number(self.next_text(line.next));
        let numeral = || {
            let (numeral, rest) =
                content.split_at(content.bytes().take_while(|byte| matches!(byte, b'I' | b'V' | b'X')).count());
            !numeral.is_empty() && rest.starts_with(')')
        };
        let framed = frame(content, content) > 2;
        number.is_some_and(|number| framed || self.numbers.read(&number) == self.numbers.last + 1)
            && looks_like_title(content, false)
            && self.last_line_ends()
            && !NO_TITLES.iter().any(|word| content.starts_with(word))
            && !tail::ends_note(content)
            && (framed || numeral() || is_capitals(content) && self.is_mixed_above())
    }

    /// Whether the text above has small letters.
    fn is_mixed_above(&self) -> bool {
        const REACH: usize = 160;
        let above = self.text.as_bytes().get(..self.last_content.1).unwrap_or_default();
        // Whatever ends the lines, as many letters are seen.
        let seen = above.iter().rev().take(4 * REACH).filter(|byte| !words::is_line_end(**byte)).take(REACH);
        seen.copied().any(|byte| byte.is_ascii_lowercase())
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
        shape::paragraph_number(content).is_some_and(|number| {
            self.numbers.read(&number) == self.numbers.last + 1 || number.marking > 0 && !self.numbers.is_item(&number)
        })
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
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the rule")]
#[derive(Default)]
struct RuleBelow {
    /// Where it begins.
    at: usize,
    /// How many lines of text stand before it, the first one included.
    lines: usize,
    /// Whether a blank line stands among them.
    blank: bool,
    /// Whether the rule opens a heading itself: text and another rule follow.
    opens: bool,
    /// Whether it is about as long as they are together.
    fits: bool,
    /// Whether it is about as long as the last of them.
    fits_last: bool,
    /// Whether the last of them ends a sentence.
    ends: bool,
}

/// By how much a rule may be longer or shorter than its heading.
const SLACK: usize = 4;

/// Whether a rule is about as long as a heading of `length` letters.
fn fits(length: usize, rule: &str) -> bool {
    misfit(length, rule) <= SLACK
}

/// By how much a rule is longer or shorter than a heading of `length` letters.
fn misfit(length: usize, rule: &str) -> usize {
    length.abs_diff(rule.chars().filter(|&c| c != ' ').map(|c| if c.is_ascii() { 1 } else { 2 }).sum())
}

fn begins_title(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '(') && !ends_sentence(text)
}

/// Whether a line ends with a full stop: not with that of an initial, `U.S.`, nor with three.
fn ends_sentence(text: &str) -> bool {
    let initial = || matches!(text.as_bytes(), [.., b'.' | b' ', b'A'..=b'Z', b'.']);
    text.ends_with('.') && !text.ends_with("..") && !initial()
}

/// Whether a line could be a heading by its looks alone, or, if it `goes_on`, a further line of one.
fn looks_like_title(content: &str, goes_on: bool) -> bool {
    let framed = frame(content, content) > 0;
    let closed = content.ends_with([',', ';', '-']) && !framed || content.ends_with('.') && !content.ends_with("...");
    let begins = content.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '(' | '/'))
        || content.starts_with("...")
        || goes_on && content.starts_with(char::is_alphanumeric)
        || framed;
    !content.is_empty()
        && !closed
        && begins
        && content.len() <= TITLE
        && !shape::is_columns(content)
        && shape::paragraph_number(content).is_none()
}

/// How many signs stand around a heading, the same on both sides; slants count twice: `//COMMENT//`, `-- NATO --`,
/// `- - - A TITLE - - -`, `*** A TITLE ***`. `first` and `last` are its first and its last line.
fn frame(first: &str, last: &str) -> usize {
    let bare = first.trim_start_matches(['-', '*', '=', '/', ' ']);
    let signs = words::trim(first.get(..first.len() - bare.len()).unwrap_or_default());
    let framed = bare.starts_with(char::is_alphanumeric) && last.len() > signs.len() && last.ends_with(signs);
    let weight = |sign| if sign == b'/' { 2 } else { usize::from(sign != b' ') };
    if framed { signs.bytes().map(weight).sum() } else { 0 }
}

fn is_capitals(content: &str) -> bool {
    !content.bytes().any(|byte| byte.is_ascii_lowercase()) && content.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Whether a block of text is complete: a sentence, a bracket, a quotation ends it.
fn ends_block(text: &str) -> bool {
    text.is_empty() || text.ends_with(['.', ')', '?', '!', '"', '”', ':', ']'])
}
