//! The sections of a long message, put together.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Cable;
use crate::{Span, assemble};

/// What [`join`] gives.
///
/// ```
/// use cablegram::{Cable, Code, join};
///
/// let second = "R 090934Z FEB 09\nFM AMEMBASSY BERN\nUNCLAS SECTION 02 OF 02 BERN 000033\n\n2. Two.\n";
/// let joined = join([Cable::parse(second)?]);
/// assert_eq!(joined.cables.len(), 1);
/// assert_eq!(joined.diagnostics[0].code, Code::SectionMissing);
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Joined<'a> {
    /// The messages, in the order of their first section.
    pub cables: Vec<Cable<'a>>,
    /// Which sections are missing, or came twice.
    pub diagnostics: Vec<Diagnostic>,
}

/// Puts the sections of messages together, in whatever order they come.
///
/// Sections belong together when originator, date-time group and number are the same (ACP 127(G) 208: each has a heading
/// and a station serial number of its own). The joined message has the heading of its first section and the text of all;
/// a sentence that the section break cut is whole again. Messages without sections pass through. The spans of a message that
/// was joined are cleared: its parts stood in different texts.
///
/// ```
/// use cablegram::{Cable, join};
///
/// let section = |number: u8, text: &str| {
///     format!("R 090934Z FEB 09\nFM AMEMBASSY BERN\nUNCLAS SECTION 0{number} OF 02 BERN 000033\n\n{text}\n")
/// };
/// let (second, first) = (section(2, "BY NOON.\n\n2. Two."), section(1, "1. The fair ends"));
/// let joined = join([Cable::parse(&second)?, Cable::parse(&first)?]);
/// assert_eq!(joined.cables.len(), 1);
/// assert_eq!(joined.cables[0].text.paragraphs[0].text, "The fair ends\nBY NOON.");
/// assert!(joined.diagnostics.is_empty());
/// # Ok::<(), cablegram::Error>(())
/// ```
pub fn join<'a>(cables: impl IntoIterator<Item = Cable<'a>>) -> Joined<'a> {
    let mut joined = Joined::default();
    let mut groups: Vec<Vec<Cable<'a>>> = Vec::new();
    let mut places: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for cable in cables {
        match key(&cable) {
            Some(key) => {
                let place = *places.entry(key).or_insert(groups.len());
                match groups.get_mut(place) {
                    Some(group) => group.push(cable),
                    None => groups.push(alloc::vec![cable]),
                }
            }
            None => groups.push(alloc::vec![cable]),
        }
    }
    for group in groups {
        let cable = join_sections(group, &mut joined.diagnostics);
        joined.cables.extend(cable);
    }
    joined
}

/// What the sections of a message have in common; `None` for a message without sections.
fn key(cable: &Cable<'_>) -> Option<(String, String, String)> {
    cable.text.section?;
    let from = cable.heading.from.as_ref().map(|from| from.name.to_string()).unwrap_or_default();
    let group = cable.heading.date_time_group?.to_string();
    let number = cable.text.reference_number.as_ref().map(ToString::to_string);
    let series = || cable.text.series_number.as_ref().map(ToString::to_string);
    Some((from, group, number.or_else(series).unwrap_or_default()))
}

/// The sections of one message as one.
fn join_sections<'a>(mut sections: Vec<Cable<'a>>, diagnostics: &mut Vec<Diagnostic>) -> Option<Cable<'a>> {
    if sections.len() < 2 {
        let cable = sections.pop()?;
        if let Some(section) = cable.text.section {
            report_missing(&cable, &[section.number], section.of, diagnostics);
        }
        return Some(cable);
    }
    let number = |cable: &Cable<'_>| cable.text.section.map_or(0, |section| section.number);
    sections.sort_by_key(number);
    let numbers: Vec<u16> = sections.iter().map(number).collect();
    let of = sections.iter().filter_map(|cable| cable.text.section?.of).max();
    let mut parts = sections.into_iter().map(Cable::without_spans);
    let mut whole = parts.next()?;
    let mut last = number(&whole);
    for part in parts {
        let number = number(&part);
        if number == last {
            let text = format!("section {number} of {} came twice; the first is kept", name(&whole));
            diagnostics.push(Diagnostic::new(Code::SectionRepeated, Span::default(), text));
            continue;
        }
        last = number;
        append(&mut whole, part);
    }
    report_missing(&whole, &numbers, of, diagnostics);
    assemble::summarize(&mut whole.text);
    Some(whole)
}

fn report_missing(cable: &Cable<'_>, numbers: &[u16], of: Option<u16>, diagnostics: &mut Vec<Diagnostic>) {
    for missing in (1..=of.unwrap_or(0).min(999)).filter(|number| !numbers.contains(number)) {
        let text = format!("section {missing} of {} is missing", name(cable));
        diagnostics.push(Diagnostic::new(Code::SectionMissing, Span::default(), text));
    }
}

/// How to call a message in a diagnostic.
fn name(cable: &Cable<'_>) -> String {
    match (&cable.id, &cable.heading.from, &cable.heading.date_time_group) {
        (Some(id), ..) => id.to_string(),
        (None, Some(from), Some(group)) => format!("{} {group}", from.name),
        _ => String::from("the message"),
    }
}

/// Adds a section behind those before it.
fn append<'a>(whole: &mut Cable<'a>, part: Cable<'a>) {
    let (text, more) = (&mut whole.text, part.text);
    let mut paragraphs = more.paragraphs.into_iter().peekable();
    // The section break may stand in the middle of a sentence.
    let continued = |first: &crate::Paragraph<'_>| {
        first.number.is_none() && first.marking.is_none() && first.heading.is_none() && first.role.is_none()
    };
    if let (Some(last), Some(first)) = (text.paragraphs.last_mut(), paragraphs.next_if(continued)) {
        let closed = last.text.trim_end().ends_with(['.', '!', '?', ':', '"']);
        let joined = last.text.to_mut();
        joined.push_str(if closed { "\n\n" } else { "\n" });
        joined.push_str(&first.text);
    }
    text.paragraphs.extend(paragraphs);
    let known = |caption: &crate::Located<'a>| text.captions.contains(caption);
    let captions: Vec<_> = more.captions.into_iter().filter(|caption| !known(caption)).collect();
    text.captions.extend(captions);
    extend_new(&mut text.passing, more.passing);
    extend_new(&mut text.tags, more.tags);
    extend_new(&mut text.references, more.references);
    text.sets.extend(more.sets);
    extend_new(&mut text.notices, more.notices);
    text.executive_order = text.executive_order.take().or(more.executive_order);
    text.subject = text.subject.take().or(more.subject);
    text.classified_by = text.classified_by.take().or(more.classified_by);
    text.signature = more.signature.or(text.signature.take());
    whole.ending.end_of_message |= part.ending.end_of_message;
    whole.ending.corrections.extend(part.ending.corrections);
    whole.release.marks.extend(part.release.marks);
    whole.release.excisions.extend(part.release.excisions);
    whole.release.partial |= part.release.partial;
    whole.unread.extend(part.unread);
}

/// Adds what is not there yet.
fn extend_new<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    let known = list.len();
    let new: Vec<T> = more.into_iter().filter(|item| !list.get(..known).unwrap_or_default().contains(item)).collect();
    list.extend(new);
}
