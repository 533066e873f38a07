//! How far the value of a label goes: whether a line goes on with the field above it, and where the field ends in its line.
//!
//! ```text
//! SUBJECT: A SUBJECT THAT RUNS ON
//! TO A SECOND LINE
//! REF: A. STATE 124823
//!      B. BERN 860
//! Classified By: Charge d'Affaires a.i. Pat Model; reasons 1.4(b) and (
//! d).
//! ```

use super::caption::is_caption;
use super::label::{self, Label};
use super::passing::is_passing;
use super::preamble::{begins_paragraph, has_small_words, is_heading_word, marks_all};
use super::scan::Scan;
use super::{Line, Role, shape};
use crate::Form;
use crate::tables::{self, names_post};
use crate::words;

impl<'a> Scan<'a> {
    /// Where the value of a field that begins at `start` ends in its line: before the next label or the first paragraph.
    pub(super) fn field_end(&mut self, role: Role, start: usize, skip: usize, line: Line) -> usize {
        let mut end = line.end;
        let value = start + skip;
        if let Some(at) = label::inside(self.slice(value.saturating_sub(1), end)) {
            end = value - 1 + at;
        }
        if matches!(role, Role::Subject | Role::Reference | Role::ClassifiedBy | Role::ExecutiveOrder) {
            if let Some(at) = first_paragraph_inside(self.slice(value, end)) {
                end = value + at;
            }
        }
        if role == Role::Reference {
            let text = self.slice(value, end);
            // `STATE 6461  PLEASE PASS TO RSO`
            let passed = text.find(" PASS ").and_then(|at| {
                let before = text.get(..at)?;
                ["PLEASE", "PLS"].iter().find_map(|word| Some(before.strip_suffix(word)?.len()))
            });
            if let Some(at) = passed.into_iter().chain(mark_inside(text)).min() {
                end = value + at;
            }
        }
        end
    }

    /// The role of the field that goes on in this line, if one does.
    pub(super) fn continued_field(&self, content: &str, line: Line, fresh: bool) -> Option<Role> {
        let goes_on = match self.last {
            Role::ExecutiveOrder => (!self.blank || self.cut) && self.order_goes_on(content),
            Role::Tags => self.tags_go_on(content),
            Role::Subject => self.subject_goes_on(content, line, fresh),
            Role::Reference => self.reference_goes_on(content, line),
            Role::ClassifiedBy => self.classified_by_goes_on(content, line),
            _ => false,
        };
        (goes_on && content != "BT" && !is_caption(content)).then_some(self.last)
    }

    /// What the field of the last line says so far in that line, without its label.
    fn value_so_far(&self) -> &'a str {
        let text = self.last_text();
        let length = label::at_start(text, None).map_or(0, |found| found.length);
        words::trim(text.get(length..).unwrap_or_default())
    }

    /// Whether a line goes on with what stands behind the executive order: `DECL:` / `01/25/2018`, `GDS 8/16/85 (MODEL, PAT)` / `OR-M`.
    fn order_goes_on(&self, content: &str) -> bool {
        let last = self.last_text();
        let led_in = last.ends_with(':') && content.starts_with(|c: char| c.is_ascii_digit());
        led_in
            || words::starts_ignore_case(content, "DECL")
            || content.starts_with(['(', '/'])
            || content.starts_with("OR-")
            || ends_open(last) && !is_passing(content)
    }

    fn tags_go_on(&self, content: &str) -> bool {
        // What is left of the next label is no code.
        let cut_label = content.len() > 2 && "SUBJECT".starts_with(content);
        if self.blank && !self.cut || begins_paragraph(content) || cut_label {
            return false;
        }
        let open = self.last_text().ends_with([',', ';']) || self.value_so_far().is_empty();
        if !open && self.is_bare_subject(content) {
            return false;
        }
        let codes = || {
            words::split(content).flat_map(|word| word.split(',')).all(|word| {
                let code =
                    word.split("](").next().unwrap_or_default().trim_matches([',', ';', '(', ')', '[', ']', '.']);
                !code.bytes().any(|byte| byte.is_ascii_lowercase()) && label::is_codes(code) || code.is_empty()
            })
        };
        open || codes() && content.len() < 80
    }

    /// Whether a line below the TAGS of a print-out is its subject, the label lost: words, none of them a subject TAG.
    pub(super) fn is_bare_subject(&self, content: &str) -> bool {
        let known = |word: &str| tables::is_subject(word) || tables::is_organization(word) || word.len() <= 2;
        self.form == Form::Printout
            && self.last == Role::Tags
            && !self.has_label(Label::Subject)
            && !self.blank
            && words::split(content).count() > 1
            && !content.contains(['(', ',', '.', ':'])
            && !content.bytes().any(|byte| byte.is_ascii_lowercase())
            && !words::split(content).any(known)
            && !is_passing(content)
            && !is_heading_word(content)
            && !is_caption(content)
    }

    fn subject_goes_on(&self, content: &str, line: Line, fresh: bool) -> bool {
        let so_far = self.value_so_far();
        if so_far.is_empty() {
            return !begins_paragraph(content);
        }
        if self.blank && !self.cut {
            // A blank line inside: the labels go on behind.
            let below = self.next_line(line.next);
            // `1. Classified by ...`
            let unnumbered = shape::paragraph_number(below).map_or(0, |number| number.length);
            let below = words::trim(below.get(unnumbered..).unwrap_or_default());
            let next = label::at_start(below, None).is_some_and(|found| match found.label {
                Label::Reference => unnumbered == 0,
                label => label == Label::ClassifiedBy,
            });
            return next
                && content.len() < 80
                && has_small_words(so_far) == has_small_words(content)
                && !content.ends_with('.')
                && !is_passing(content);
        }
        if begins_paragraph(content) || shape::is_rule(content) || shape::is_press_date(content) {
            return false;
        }
        // Behind a page line in the same line the subject simply goes on.
        if !fresh {
            return true;
        }
        // Print-outs have no blank line behind the subject: one that was not filled is over where a list or a line of text
        // follows, and any where a passing line does.
        let last = self.last_text();
        if self.form == Form::Printout && !ends_open(last) {
            let fitted = last.len() + 1 + words::first(content).0.len() <= FITTED;
            let text = content.len() > FILLED_LINE || content.ends_with('.');
            let listed = label::is_bulleted(words::first(content).0);
            if begins_passing(content, fitted)
                || last.len() < SHORT_LINE && (text || listed)
                || shape::opens_quotation(content)
            {
                return false;
            }
        }
        // A subject in capitals is over where sentences begin.
        let capitals = !has_small_words(so_far);
        if capitals && has_small_words(content) || self.blank && !capitals {
            return false;
        }
        let under = self.next_physical_line(line);
        !shape::is_rule(under) && !is_heading_word(content)
    }

    fn reference_goes_on(&self, content: &str, line: Line) -> bool {
        let bare = content.strip_prefix('¶').unwrap_or(content);
        let bulleted = label::is_bulleted(bare) && !bare.starts_with(|c: char| c.is_ascii_digit());
        // Print-outs have no blank line before the text: `A. IT IS OLD.` below a reference without a letter is text.
        let follows = || follows_bullet(self.last_text(), self.value_so_far(), bare);
        // `(U) Post will attend.`: a portion mark.
        if let Some(mark) = shape::portion_mark(bare) {
            let small = self.blank && has_small_words(content);
            if small || mark > "(C)".len() || opens_text(bare.get(mark..).unwrap_or_default()) && !follows() {
                return false;
            }
        }
        if bulleted {
            return self.form != Form::Printout || follows();
        }
        // `2. OSLO 34` below `1. ROME 12`
        let (figures, behind) = words::digits(bare);
        let numbered = figures.len() == 1 && behind.starts_with(['.', ')']);
        if numbered && label::reference_number(behind.trim_start_matches(['.', ')', ' '])) && follows() {
            return true;
        }
        let last = self.last_text();
        let open = is_open_reference(last);
        if open && is_number_of_post(content) {
            return true;
        }
        if !open && self.form == Form::Printout && ends_reference(last) && !label::reference_number(content) {
            return ["AND ", "NOTAL", "("].iter().any(|word| content.starts_with(word));
        }
        if begins_paragraph(content) && !(open && label::reference_number(content)) {
            return false;
        }
        let begins = label::reference_number(content)
            || words::starts_ignore_case(content, "AND ")
            || content.starts_with("NOTAL");
        if shape::is_rule(content) || shape::is_rule(self.next_physical_line(line)) || is_heading_word(content) {
            return false;
        }
        if self.blank && !self.cut {
            let numbered =
                shape::post_and_number(content).is_some() || content.starts_with(|c: char| c.is_ascii_digit());
            return open && (numbered || !has_small_words(content)) || self.is_last_of_references(content, line);
        }
        if self.blank {
            return open || begins;
        }
        open || begins || !has_small_words(content) || last.len() > 45 && content.len() < 45
    }

    /// Whether a short line behind a blank one still belongs to the references: the next label stands right behind it.
    fn is_last_of_references(&self, content: &str, line: Line) -> bool {
        content.len() < SHORT_LINE
            && !has_small_words(content)
            && !is_passing(content)
            && label::at_start(self.next_line(line.next), None).is_some()
    }

    fn classified_by_goes_on(&self, content: &str, line: Line) -> bool {
        if begins_paragraph(content) || shape::is_rule(content) {
            return false;
        }
        if words::starts_ignore_case(content, "DECLASSIFY ON") {
            return true;
        }
        let last = self.slice(self.last_content.0, self.last_content.1).trim_end_matches(words::is_blank_char);
        let full = (70..=71).contains(&last.chars().count());
        if self.blank {
            if is_closed(last) && shape::portion_mark(content).is_some() {
                return false;
            }
            return full && !self.cut && content.len() < 80 && !is_heading_word(content)
                || continues_reason(content)
                || self.cut && !is_closed(last);
        }
        let under = self.next_physical_line(line);
        full || !(is_closed(last)
            && (is_heading_word(content)
                || shape::is_rule(under)
                || content.len() > 120
                || !continues_reason(content) && !self.names_reason_later(content)))
    }

    /// Whether a line behind a closed `Classified By` still tells of it.
    fn names_reason_later(&self, content: &str) -> bool {
        let last = self.last_text();
        let told = last.contains("1.4") || last.contains("1.5");
        !told && (content.contains("1.4") || content.contains("1.5") || words::starts_ignore_case(content, "reason"))
    }
}

/// Shorter lines were not filled up.
const SHORT_LINE: usize = 45;

/// Longer lines were.
const FILLED_LINE: usize = 50;

/// Whether a line ends in the middle of a phrase.
pub(super) fn ends_open(line: &str) -> bool {
    const WORDS: [&str; 17] = [
        "OF", "FOR", "TO", "AND", "IN", "ON", "THE", "WITH", "BY", "FROM", "A", "AT", "AN", "PASS", "ALSO", "IS",
        "BEING",
    ];
    let last = line.rsplit(' ').next().unwrap_or_default();
    line.ends_with(['-', ',', '/', '(', '&']) || WORDS.iter().any(|word| word.eq_ignore_ascii_case(last))
}

/// A line is hardly shorter than this where another word would have fitted.
const FITTED: usize = 52;

/// Whether a line below the subject says for whom or from whom the message is: `DEPT PASS AID`, `SUGGEST DEPT REPEAT TO AID`, `ROME FOR
/// MODEL`; or `FOR MODEL FROM SAMPLE`, if its first word would have `fitted` above.
fn begins_passing(content: &str, fitted: bool) -> bool {
    const WORDS: usize = 3;
    let (word, rest) = words::first(content);
    let (second, _) = words::first(rest);
    let department = |word: &str| matches!(word, "DEPT" | "STATE" | "DEPARTMENT");
    let named = || {
        let before = words::split(content).take(WORDS + 1).take_while(|word| *word != "FOR").last()?;
        let end = words::offset(content, before) + before.len();
        content.get(end..)?.strip_prefix(" FOR ")?;
        Some(names_post(content.get(..end)?))
    };
    matches!(word, "FOR" | "FROM") && fitted
        || department(word) && matches!(second, "FOR" | "PASS" | "REPEAT")
        || word == "SUGGEST" && department(second)
        || named().unwrap_or_default()
}

/// Whether a reference is complete at the end of a line: with its number, a bracket, or a word of its own.
fn ends_reference(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit() || c == ')') || line.ends_with("NOTAL")
}

/// Whether a line that begins with a bullet goes on with the references in `last`, of which `value` is the text: its letter
/// is the next one, or a reference stands behind it.
fn follows_bullet(last: &str, value: &str, content: &str) -> bool {
    let letter = content.bytes().find(u8::is_ascii_alphanumeric).unwrap_or_default();
    let behind = words::trim(
        content.trim_start_matches(['(', '[']).get(1..).unwrap_or_default().trim_start_matches([')', '.', ':', ']']),
    );
    let before = words::split(last).any(|word| {
        let bullet =
            label::is_bulleted(word) || matches!(word.as_bytes(), [digit, b'.' | b')'] if digit.is_ascii_digit());
        bullet && word.bytes().find(u8::is_ascii_alphanumeric).is_some_and(|known| known + 1 == letter)
    });
    value.is_empty() || before || label::reference_number(behind)
}

/// Whether a reference line ends in the middle of a reference: `D. 03`, `B) Rio de Janeiro`, `C)`, `A. STATE 5,`.
fn is_open_reference(line: &str) -> bool {
    if line.ends_with([',', ';', '-', '/']) {
        return true;
    }
    let last = line.rsplit(words::is_blank_char).next().unwrap_or_default();
    let figures = last.bytes().filter(u8::is_ascii_digit).count();
    let number = figures == last.len() && figures > 2;
    let short_year = figures == last.len() && figures == 2;
    // `C)`, perhaps glued to the number before it: `213042,C)`.
    let bullet_open = matches!(last.as_bytes(), [.., b',' | b';', letter, b')' | b'.'] if letter.is_ascii_uppercase());
    let post = figures == 0
        && words::split(line).rev().nth(1).is_some_and(|word| {
            let year = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
            year || word.ends_with(')') || word.ends_with('.') || word.bytes().all(|byte| byte.is_ascii_alphabetic())
        });
    let closed = last.ends_with(')') && last.len() > 2
        || ["NOTAL", "PREVIOUS", "PREV", "EMAIL", "E-MAIL", "EMAILS", "SITE"]
            .iter()
            .any(|word| last.eq_ignore_ascii_case(word));
    bullet_open
        || !number
            && !closed
            && (short_year
                || label::is_bulleted(last)
                || post && !line.contains('@') && figures == 0 && last.len() > 2 && ends_as_post(line))
}

/// Whether a line begins with the number whose post ended the line before: `551, (C) GENEVA 9`.
fn is_number_of_post(content: &str) -> bool {
    let (figures, behind) = words::digits(content);
    (2..=6).contains(&figures.len()) && (behind.is_empty() || behind.starts_with([',', ';']))
}

/// Whether the line ends with a bullet and words of letters: a post whose number stands in the next line.
fn ends_as_post(line: &str) -> bool {
    let mut words = words::split(line).rev().take(5);
    words.by_ref().take_while(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic())).count() > 0
        && words::split(line).rev().take(5).any(label::is_bulleted)
}

/// `Reason: 1.4`, `for reasons`, `1.4 (b)`, `(d)`, `ns 1.4`, `and (d)`, `E.O. 12958`, `DECLASSIFY ON`.
fn continues_reason(content: &str) -> bool {
    let (word, rest) = words::first(content);
    let reason = |word: &str| words::starts_ignore_case(word, "REASON") || words::starts_ignore_case(word, "(REASON");
    reason(word)
        || words::starts_ignore_case(content, "FOR REASON")
        || content.starts_with("1.4")
        || content.starts_with("1.5")
        || words::starts_ignore_case(content, "DECLASSIFY ON")
        || words::starts_ignore_case(content, "DECL:")
        || words::starts_ignore_case(content, "DERIVED FROM")
        || word.len() <= 6 && (rest.starts_with("1.4") || rest.starts_with("1.5"))
        || word.len() == 3
            && word.starts_with('(')
            && word.ends_with(')')
            && rest.len() < 20
            && !(shape::portion_mark(content).is_some() && rest.bytes().any(|byte| byte.is_ascii_lowercase()))
        || word.eq_ignore_ascii_case("and") && rest.starts_with('(')
        || is_last_letter(word, rest)
        || words::starts_ignore_case(content, "and(")
        || content.len() <= 3
}

/// `AND D.`, `& (b)`, alone in a line: the last of the reasons.
fn is_last_letter(word: &str, rest: &str) -> bool {
    let joins = word.eq_ignore_ascii_case("AND") || word.eq_ignore_ascii_case("OR") || word == "&";
    let bare = rest.trim_end_matches('.').trim_start_matches('(').trim_end_matches(')');
    joins && matches!(bare.as_bytes(), [letter] if matches!(letter.to_ascii_lowercase(), b'a'..=b'h'))
}

/// Whether what stands behind `Classified By` is complete: it ends with its reasons, or with a full stop.
fn is_closed(line: &str) -> bool {
    let bare = line.trim_end_matches([' ', '.']);
    let reasons = line.contains("1.4") || line.contains("1.5") || line.contains("1.3");
    reasons
        && (bare.ends_with(')')
            || bare.len() < line.len()
            || bare.as_bytes().get(bare.len().saturating_sub(2)) == Some(&b' '))
}

/// A portion mark inside the references, behind which the text begins: `BERN 860 (U) THIS MESSAGE IS ...`, `(S - ENTIRE TEXT)`.
fn mark_inside(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut last = 0;
    while let Some(found) = memchr::memchr(b'(', text.as_bytes().get(at..)?) {
        let start = at + found;
        at = start + 1;
        let rest = text.get(start..)?;
        if let [b'(', letter, b')', ..] = rest.as_bytes() {
            let follows = last > 0 && *letter == last + 1;
            last = *letter;
            if follows {
                continue;
            }
        }
        let Some(mark) = shape::portion_mark(rest) else { continue };
        let parted = text.get(..start)?.ends_with(words::is_blank_char);
        if parted && (marks_all(rest) || opens_text(rest.get(mark..)?)) {
            return Some(start);
        }
    }
    None
}

/// Whether words stand behind a portion mark, and no reference.
fn opens_text(behind: &str) -> bool {
    const NEAR: usize = 48;
    let said = behind.trim_start_matches(words::is_blank_char);
    let (word, rest) = words::first(said);
    word.len() > 1
        && !rest.is_empty()
        && !matches!(word, "AND" | "NOTAL")
        && !said.bytes().take(NEAR).any(|byte| byte.is_ascii_digit())
        && word.trim_end_matches([':', '.', ',']).bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The first paragraph inside a line of the preamble: `... REASON: 1.4 (b), (d) 1. (S/NF) Text`.
fn first_paragraph_inside(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'1', text.as_bytes().get(at..)?) {
        let one = at + found;
        let start = if text.get(..one)?.ends_with('¶') { one - '¶'.len_utf8() } else { one };
        let parted = text.get(..start)?.ends_with(words::is_blank_char);
        if parted {
            let number = shape::paragraph_number(text.get(start..)?);
            if number
                .is_some_and(|number| number.value == 1 && number.pointed && (number.pilcrow || number.marking > 0))
            {
                return Some(start);
            }
        }
        at = one + 1;
    }
    None
}
