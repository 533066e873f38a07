//! The sections of a long message, put together.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Cable, Section};
use crate::{Parsed, Span, assemble};

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
    let mut joiner = Joiner::new();
    // Messages without sections, and those that were put together, each with the place of the first that came.
    let mut messages: Vec<(usize, Parsed<'a>)> = Vec::new();
    for (place, cable) in cables.into_iter().enumerate() {
        let parsed = Parsed { cable, diagnostics: Vec::new() };
        match key(&parsed.cable) {
            Some(key) => {
                joiner.take(key, place, parsed);
            }
            None => messages.push((place, parsed)),
        }
    }
    messages.extend(joiner.finish());
    messages.sort_by_key(|(place, _)| *place);
    let mut joined = Joined::default();
    for (_, Parsed { cable, diagnostics }) in messages {
        joined.cables.push(cable);
        joined.diagnostics.extend(diagnostics);
    }
    joined
}

/// Puts the sections of messages together as they come, for streams that do not fit into memory. See [`join`].
///
/// Each message has a tag of the caller's: where it stood in the stream, for instance. A message that was put together has
/// that of its section that came first.
///
/// ```
/// use cablegram::{Joiner, Parsed};
///
/// let section = |number: u8, text: &str| {
///     format!("R 090934Z FEB 09\nFM AMEMBASSY BERN\nUNCLAS SECTION 0{number} OF 02 BERN 000033\n\n{text}\n")
/// };
/// let (second, first) = (section(2, "BY NOON.\n\n2. Two."), section(1, "1. The fair ends"));
/// let mut joiner = Joiner::new();
/// assert!(joiner.push(1, Parsed::read(&second)?).is_none());
/// let (tag, parsed) = joiner.push(2, Parsed::read(&first)?).unwrap();
/// assert_eq!((tag, &*parsed.cable.text.paragraphs[0].text), (1, "The fair ends\nBY NOON."));
/// assert!(joiner.finish().next().is_none());
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Joiner<'a, T = ()> {
    /// The messages that wait for sections, the oldest first.
    waiting: BTreeMap<u64, Waiting<'a, T>>,
    /// Which of them has what in common.
    places: BTreeMap<Key, u64>,
    arrived: u64,
    sections: usize,
    window: usize,
}

/// The sections of a message that have come.
#[derive(Clone, Debug)]
struct Waiting<'a, T> {
    key: Key,
    tag: T,
    sections: Vec<Parsed<'a>>,
}

impl<T> Default for Joiner<'_, T> {
    fn default() -> Self {
        const WINDOW: usize = 1000;
        Self { waiting: BTreeMap::new(), places: BTreeMap::new(), arrived: 0, sections: 0, window: WINDOW }
    }
}

impl<'a, T> Joiner<'a, T> {
    /// Nothing waits yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many sections may wait for the others of their message; 1000 unless told. Then the message that has waited longest
    /// is given out without them.
    pub fn with_window(self, sections: usize) -> Self {
        Self { window: sections, ..self }
    }

    /// Takes in a message, and gives out one: this, if it has no sections; that of which it is the last section to come; or
    /// the one that has waited for too long.
    pub fn push(&mut self, tag: T, parsed: Parsed<'a>) -> Option<(T, Parsed<'a>)> {
        let Some(key) = key(&parsed.cable) else { return Some((tag, parsed)) };
        let place = self.take(key, tag, parsed);
        let whole = self.waiting.get(&place).filter(|waiting| is_whole(&waiting.sections)).map(|_| place);
        let late = || self.waiting.keys().next().copied().filter(|_| self.sections > self.window);
        self.give(whole.or_else(late)?)
    }

    /// Gives out what still waits.
    pub fn finish(mut self) -> impl Iterator<Item = (T, Parsed<'a>)> {
        core::iter::from_fn(move || {
            let place = self.waiting.keys().next().copied()?;
            self.give(place)
        })
    }

    /// Takes in a section, and tells where it waits.
    fn take(&mut self, key: Key, tag: T, parsed: Parsed<'a>) -> u64 {
        let place = *self.places.entry(key.clone()).or_insert(self.arrived);
        self.arrived += 1;
        self.sections += 1;
        let waiting = self.waiting.entry(place).or_insert_with(|| Waiting { key, tag, sections: Vec::new() });
        waiting.sections.push(parsed);
        place
    }

    fn give(&mut self, place: u64) -> Option<(T, Parsed<'a>)> {
        let Waiting { key, tag, sections } = self.waiting.remove(&place)?;
        self.places.remove(&key);
        self.sections -= sections.len();
        Some((tag, join_sections(sections)?))
    }
}

/// What the sections of a message have in common: originator, date-time group, and number.
type Key = (String, String, String);

/// `None` for a message without sections.
fn key(cable: &Cable<'_>) -> Option<Key> {
    cable.text.section?;
    let from = cable.heading.from.as_ref().map(|from| from.name.to_string()).unwrap_or_default();
    let group = cable.heading.date_time_group?.to_string();
    let number = cable.text.reference_number.as_ref().map(ToString::to_string);
    let series = || cable.text.series_number.as_ref().map(ToString::to_string);
    Some((from, group, number.or_else(series).unwrap_or_default()))
}

/// The sections whose text a cable has: archives store several under the line of the first.
fn numbers(cable: &Cable<'_>) -> core::ops::RangeInclusive<u16> {
    let section = cable.text.section.unwrap_or_default();
    section.number..=section.last.unwrap_or(section.number)
}

/// Of how many sections the message has been said to be.
fn total(sections: &[Parsed<'_>]) -> Option<u16> {
    sections.iter().filter_map(|parsed| parsed.cable.text.section?.of).max()
}

/// Whether all sections of a message are there.
fn is_whole(sections: &[Parsed<'_>]) -> bool {
    let there: BTreeSet<u16> = sections.iter().flat_map(|parsed| numbers(&parsed.cable)).collect();
    total(sections).is_some_and(|of| (1..=of).all(|number| there.contains(&number)))
}

/// The sections of one message as one.
fn join_sections(mut sections: Vec<Parsed<'_>>) -> Option<Parsed<'_>> {
    // Of two texts that begin with the same section the one that has more of them is kept.
    sections.sort_by_key(|parsed| {
        let (start, end) = numbers(&parsed.cable).into_inner();
        (start, Reverse(end))
    });
    let of = total(&sections);
    let alone = sections.len() == 1;
    let signature = sections.last().and_then(|last| last.cable.text.signature.clone());
    let mut parts = sections.into_iter();
    let Parsed { cable: mut whole, mut diagnostics } = parts.next()?;
    let mut there: BTreeSet<u16> = numbers(&whole).collect();
    if !alone {
        whole = whole.without_spans();
    }
    for part in parts {
        diagnostics.extend(part.diagnostics);
        let part = part.cable;
        let numbers = numbers(&part);
        if numbers.clone().all(|number| there.contains(&number)) {
            let number = numbers.start();
            let text = format!("section {number} of {} came twice; the first is kept", name(&whole));
            diagnostics.push(Diagnostic::new(Code::SectionRepeated, Span::default(), text));
            continue;
        }
        there.extend(numbers);
        append(&mut whole, part.without_spans(), signature.as_ref().map(|name| &*name.text));
    }
    // A text that begins with the first section and is signed is whole, though a line that begins another may be lost.
    if !(alone && there.contains(&1) && whole.text.signature.is_some()) {
        report_missing(&whole, &there, of, &mut diagnostics);
    }
    if !alone {
        if let Some(section) = &mut whole.text.section {
            let last = there.last().copied().filter(|&last| last > section.number);
            *section = Section { of, last, ..*section };
        }
        let text = &mut whole.text;
        let firsts = assemble::firsts(&text.captions, |a, b| a.text.cmp(&b.text));
        text.captions.retain(firsts);
        let firsts = assemble::firsts(&text.notices, |a, b| a.text.cmp(&b.text));
        text.notices.retain(firsts);
        assemble::unify(&mut whole.text);
        assemble::summarize(&mut whole.text);
    }
    Some(Parsed { cable: whole, diagnostics })
}

fn report_missing(cable: &Cable<'_>, there: &BTreeSet<u16>, of: Option<u16>, diagnostics: &mut Vec<Diagnostic>) {
    for missing in (1..=of.unwrap_or(0).min(999)).filter(|number| !there.contains(number)) {
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

/// Adds a section behind those before it. `signature` is that of the last one: what seemed to be one before is text.
fn append<'a>(whole: &mut Cable<'a>, part: Cable<'a>, signature: Option<&str>) {
    let (text, more) = (&mut whole.text, part.text);
    if text.signature.as_deref() == signature {
        text.signature = None;
    }
    text.put_back_signature();
    let mut paragraphs = more.paragraphs.into_iter().peekable();
    // The section break may stand in the middle of a sentence.
    let continued = |first: &crate::Paragraph<'_>| {
        first.number.is_none() && first.marking.is_none() && first.heading.is_none() && first.role.is_none()
    };
    if let (Some(last), Some(first)) = (text.paragraphs.last_mut(), paragraphs.next_if(continued)) {
        let closed = assemble::ends_sentence(&last.text);
        let joined = last.text.to_mut();
        joined.push_str(if closed { "\n\n" } else { "\n" });
        joined.push_str(&first.text);
    }
    text.paragraphs.extend(paragraphs);
    text.captions.extend(more.captions);
    text.passing.extend(more.passing);
    text.tags.extend(more.tags);
    text.references.extend(more.references);
    text.sets.extend(more.sets);
    text.notices.extend(more.notices);
    text.executive_order = text.executive_order.take().or(more.executive_order);
    text.subject = text.subject.take().or(more.subject);
    text.classified_by = text.classified_by.take().or(more.classified_by);
    text.signature = more.signature;
    whole.ending.end_of_message |= part.ending.end_of_message;
    whole.ending.corrections.extend(part.ending.corrections);
    whole.ending.cancellation = whole.ending.cancellation.take().or(part.ending.cancellation);
    let (release, more) = (&mut whole.release, part.release);
    release.marks.extend(more.marks);
    release.excisions.extend(more.excisions);
    release.partial |= more.partial;
    release.copy = release.copy.take().or(more.copy);
    for (key, value) in more.attributes {
        release.attributes.entry(key).or_insert(value);
    }
    whole.unread.extend(part.unread);
}
