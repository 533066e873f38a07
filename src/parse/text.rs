//! The classification line, and what else names the message.
//!
//! ```text
//! S E C R E T SECTION 01 OF 02 BERN 000881
//! ```

use alloc::borrow::Cow;

use super::marking::{level_of, push_controls};
use super::print::party_number;
use crate::layout::shape;
use crate::model::{Marking, ReferenceNumber, Section};
use crate::tables::POST_KINDS;
use crate::words;

/// What a classification line says.
#[derive(Default)]
pub(crate) struct Classification<'a> {
    pub(crate) marking: Marking<'a>,
    pub(crate) damaged: bool,
    /// `CORRECTED COPY`.
    pub(crate) caption: &'a str,
    pub(crate) section: Option<Section>,
    pub(crate) post: &'a str,
    pub(crate) serial: Option<u32>,
    /// The number in the series of a travelling party, behind the first.
    pub(crate) party: Option<ReferenceNumber<'a>>,
    /// The subject code of a military text.
    pub(crate) code: &'a str,
}

/// `classification = level-word ["//" controls] [SP section] [SP post-words SP serial] [SP section]`
///
/// Source: ACP 127(G) 209; 5 FAH-1 H-240.
pub(crate) fn classification(line: &str) -> Option<Classification<'_>> {
    if line == shape::CLEAR {
        let mut marking = Marking::default();
        marking.controls.push(Cow::Borrowed(line));
        return Some(Classification { marking, ..Classification::default() });
    }
    let parts = shape::classification(line);
    let level = parts.as_ref().map_or_else(|| shape::level_word(line, true), |parts| Some(parts.level))?;
    let mut marking = Marking::of(level_of(&level));
    let Some(parts) = parts else {
        let opening = shape::text_opening(line);
        let (controls, code, words) =
            opening.map_or(("", "", ""), |opening| (opening.controls, opening.code, opening.section));
        push_controls(&mut marking.controls, if controls == " E F T O" { "EFTO" } else { controls });
        if code.is_empty() && words.is_empty() {
            push_controls(&mut marking.controls, words::trim(line.get(level.length..)?).trim_end_matches('/'));
        }
        let (damaged, section) = (level.damaged, section(words));
        return Some(Classification {
            marking,
            damaged,
            caption: "",
            section,
            post: "",
            serial: None,
            party: None,
            code,
        });
    };
    push_controls(&mut marking.controls, parts.controls);
    let figures = parts.number.bytes().all(|byte| byte.is_ascii_digit());
    Some(Classification {
        marking,
        damaged: parts.level.damaged || !figures || has_zero_for_letter(parts.section),
        caption: parts.caption,
        section: section(parts.section),
        post: parts.post,
        serial: figures_of(parts.number),
        party: party_number(line.get(..parts.length)?.get(parts.series..)?).ok().map(|(_, number)| number),
        code: "",
    })
}

/// The value of figures among which the letter O may stand for 0.
fn figures_of(number: &str) -> Option<u32> {
    number.bytes().try_fold(0_u32, |value, byte| {
        let digit = if byte == b'O' { 0 } else { u32::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?) };
        value.checked_mul(10)?.checked_add(digit)
    })
}

/// The post and the serial number of a classification line that goes on in a line of its own.
pub(crate) fn post_and_serial(line: &str) -> Option<(&str, u32)> {
    let post = line.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((words::trim(post), line.get(post.len()..)?.parse().ok()?))
}

/// `section = ("SECTION" SP 1*3DIGIT SP "OF" SP 1*3DIGIT) / ("FINAL" SP "SECTION" SP "OF" SP 1*3DIGIT)`
///
/// Source: ACP 127(G) 208. The final section without a number of its own has that of the count.
pub(crate) fn section(text: &str) -> Option<Section> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|figures| figures.parse().ok());
    let first = numbers.next()?;
    // `SECTION 01 0F 02`: a scan may read the letter as the figure.
    let second = numbers.next();
    let count = if has_zero_for_letter(text) { numbers.next().or(second) } else { second };
    Some(Section::new(first, Some(count.unwrap_or(first))))
}

fn has_zero_for_letter(section: &str) -> bool {
    section.as_bytes().windows(2).any(|pair| pair == b"0F")
}

/// What a section line says.
pub(crate) struct SectionLine<'a> {
    /// The post, cut to ten characters.
    pub(crate) post: &'a str,
    pub(crate) serial: u32,
    pub(crate) section: Section,
}

/// `section-line = post-words SP 8DIGIT blanks 3DIGIT ["." DIGIT] SP "OF" SP 3DIGIT`
///
/// Source: telegrams of 2004 to 2010.
pub(crate) fn section_line(line: &str) -> Option<SectionLine<'_>> {
    let figures = line.find(|c: char| c.is_ascii_digit())?;
    let (post, number) = line.split_at(figures);
    let (serial, count) = words::digits(number);
    let (number, rest) = words::digits(words::trim(count));
    let of = rest.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let of = words::strip_prefix_ignore_case(of, "OF").map(|total| words::digits(words::trim(total)).0);
    let section = Section::new(number.parse().ok()?, of.and_then(|total| total.parse().ok()));
    Some(SectionLine { post: words::trim(post), serial: serial.parse().ok()?, section })
}

/// The post in a plain language address designator: `BERN` of `AMEMBASSY BERN`, `STATE` of `SECSTATE WASHDC`; `None` where
/// signs stand in it that no post has.
pub(crate) fn post_of_originator(name: &str) -> Option<&str> {
    if name.starts_with("SECSTATE") {
        return Some("STATE");
    }
    let (kind, rest) = words::first(name);
    let post = if POST_KINDS.contains(&kind) && !rest.is_empty() { words::trim(rest) } else { name };
    let plain = post.bytes().all(|byte| byte.is_ascii_alphabetic() || b" '.-".contains(&byte));
    plain.then_some(post)
}
