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
use crate::words;

/// What a classification line says.
pub(crate) struct Classification<'a> {
    pub(crate) marking: Marking<'a>,
    pub(crate) damaged: bool,
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
    let parts = shape::classification(line);
    let level = parts.as_ref().map_or_else(|| shape::level_word(line, true), |parts| Some(parts.level))?;
    let mut marking = Marking::of(level_of(&level));
    let Some(parts) = parts else {
        let opening = shape::text_opening(line);
        let (code, words) = opening.map_or(("", ""), |opening| (opening.code, opening.section));
        if code.is_empty() && words.is_empty() {
            push_controls(&mut marking.controls, words::trim(line.get(level.length..)?).trim_end_matches('/'));
        }
        let (damaged, section) = (level.damaged, section(words));
        return Some(Classification { marking, damaged, section, post: "", serial: None, party: None, code });
    };
    if parts.controls.starts_with('E') {
        marking.controls.push(Cow::Borrowed("EFTO"));
    } else {
        push_controls(&mut marking.controls, parts.controls);
    }
    Some(Classification {
        marking,
        damaged: parts.level.damaged,
        section: section(parts.section),
        post: parts.post,
        serial: parts.number.parse().ok(),
        party: party_number(line.get(..parts.length)?.get(parts.series..)?).ok().map(|(_, number)| number),
        code: "",
    })
}

/// `section = ("SECTION" SP 1*3DIGIT SP "OF" SP 1*3DIGIT) / ("FINAL" SP "SECTION" SP "OF" SP 1*3DIGIT)`
///
/// Source: ACP 127(G) 208. The final section without a number of its own has that of the count.
pub(crate) fn section(text: &str) -> Option<Section> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|figures| figures.parse().ok());
    let first = numbers.next()?;
    Some(Section::new(first, Some(numbers.next().unwrap_or(first))))
}

/// `section-line = post-words SP 8DIGIT blanks 3DIGIT ["." DIGIT] SP "OF" SP 3DIGIT`: post and number of a section
/// line, and the section that begins there; the figure behind the point counts its pages.
///
/// Source: telegrams of 2004 to 2010.
pub(crate) fn section_line(line: &str) -> Option<(&str, u32, Section)> {
    let figures = line.find(|c: char| c.is_ascii_digit())?;
    let (post, number) = line.split_at(figures);
    let (serial, count) = words::digits(number);
    let mut counts = words::split(count).filter_map(|word| words::digits(word).0.parse().ok());
    let section = Section::new(counts.next()?, counts.next());
    Some((words::trim(post), serial.parse().ok()?, section))
}

/// The post in a plain language address designator: `BERN` of `AMEMBASSY BERN`, `STATE` of `SECSTATE WASHDC`; `None` where
/// signs stand in it that no post has.
pub(crate) fn post_of_originator(name: &str) -> Option<&str> {
    const KINDS: [&str; 7] = ["AMEMBASSY ", "AMCONSUL ", "AMCONGEN ", "USMISSION ", "USLO ", "USINT ", "USDEL "];
    if name.starts_with("SECSTATE") {
        return Some("STATE");
    }
    let post = KINDS.iter().find_map(|kind| name.strip_prefix(kind)).map_or(name, words::trim);
    let plain = post.bytes().all(|byte| byte.is_ascii_alphabetic() || b" '.-".contains(&byte));
    plain.then_some(post)
}
