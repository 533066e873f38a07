//! The text: its sections and paragraphs, captions, the number of its groups; and the Department's count of copies.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

use super::Check;
use crate::Span;
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::model::Form;
use crate::parse::text::section_line;

/// Each section begins with its line. A copy that has section lines has put the sections together.
pub(super) fn sections(check: &mut Check<'_>) {
    let Some(section) = check.cable.text.section else { return };
    let Some(of) = section.of.filter(|&of| (1..=of).contains(&section.number)) else { return };
    let lines: Vec<(Span, u16)> = check
        .lines(Role::SectionLine)
        .filter_map(|(span, line)| section_line(line).map(|(.., section)| (span, section.number)))
        .collect();
    let Some(&(first, _)) = lines.first() else { return };
    let there = |number: u16| number == section.number || lines.iter().any(|(_, known)| *known == number);
    if let Some(missing) = (1..=of.min(999)).find(|number| !there(*number)) {
        let message = format!("no line begins section {missing} of {of}: its text may be missing");
        check.report(Code::SectionLineMissing, first, message);
    }
}

/// A message that goes in sections says so behind the station serial: `#0064/01`.
pub(super) fn section_serial(check: &mut Check<'_>) {
    let cable = check.cable;
    let Some(station) = cable.heading.calling_station.as_ref().filter(|_| cable.form == Form::Telegram) else { return };
    let sections = cable.text.section.is_some_and(|section| section.of.is_some_and(|of| of > 1));
    if sections && station.serial.is_some() && station.section.is_none() {
        let message = "the message has sections, but the station serial does not say which (/01)";
        check.report(Code::SectionUnannounced, station.span, message);
    }
}

/// Paragraph numbers leave out none.
pub(super) fn paragraphs(check: &mut Check<'_>) {
    let cable = check.cable;
    if cable.release.partial || cable.form == Form::Military {
        return;
    }
    // A set, so that a text of gaps takes no more time than others.
    let numbers: BTreeSet<u32> = cable.text.paragraphs.iter().filter_map(|paragraph| paragraph.number).collect();
    let mut highest = 0;
    for paragraph in &cable.text.paragraphs {
        let Some(number) = paragraph.number else { continue };
        let gap = number == highest + 2 || number == highest + 3 && highest > 0;
        if gap && !numbers.contains(&(highest + 1)) {
            // Its first character, which may be a pilcrow of two bytes.
            let start = paragraph.span.range().start;
            let first = check.slice(paragraph.span).chars().next().map_or(0, char::len_utf8);
            let message = format!("paragraph {number} follows {highest}; {} is missing", highest + 1);
            check.report(Code::ParagraphMissing, Span::new(start, start + first), message);
        }
        highest = highest.max(number);
    }
}

/// Captions that exclude one another.
pub(super) fn captions(check: &mut Check<'_>) {
    let captions = &check.cable.text.captions;
    let has = |name: &str| captions.iter().find(|caption| caption.as_str() == name);
    // NODIS and EXDIS are two widths of the same thing, and AGREMENT goes with neither.
    for (one, other) in [("NODIS", "EXDIS"), ("AGREMENT CHANNEL", "NODIS"), ("AGREMENT CHANNEL", "EXDIS")] {
        if let (Some(_), Some(second)) = (has(one), has(other)) {
            let span = second.span;
            check.report(Code::CaptionConflict, span, format!("{one} and {other} exclude one another"));
        }
    }
    let mut channels = captions.iter().filter(|caption| caption.ends_with(" CHANNEL"));
    if let (Some(first), Some(second)) = (channels.next(), channels.next()) {
        let message = format!("{first} and {second}: a message goes by one channel");
        check.report(Code::CaptionConflict, second.span, message);
    }
}

/// The text has as many groups as the prefix says. A group is what stands between blanks.
pub(super) fn group_count(check: &mut Check<'_>) {
    let Some(accounting) = &check.cable.heading.accounting else { return };
    let Some(stated) = accounting.group_count else { return };
    let mut text = check.pieces.iter().skip_while(|piece| piece.role != Role::Separation);
    text.next();
    let mut counted = 0;
    let mut closed = false;
    for piece in text {
        if piece.role == Role::Separation {
            closed = true;
            break;
        }
        if piece.role != Role::PageLine {
            counted += check.slice(piece.span).split_ascii_whitespace().count();
        }
    }
    if closed && usize::try_from(stated) != Ok(counted) {
        let message = format!("the prefix says {stated} groups, but the text has {counted}");
        check.report(Code::GroupCountDiffers, accounting.span, message);
    }
}

/// The total of the distribution is the sum of its copies.
pub(super) fn distribution(check: &mut Check<'_>) {
    let Some(distribution) = &check.cable.heading.distribution else { return };
    let Some(total) = distribution.total else { return };
    let all = distribution.action.iter().chain(&distribution.origin).chain(&distribution.info);
    let sum: u64 = all.map(|copies| u64::from(copies.copies)).sum();
    if sum != u64::from(total) {
        let message = format!("the copies are {sum} together, but the total is {total}");
        check.report(Code::DistributionTotal, distribution.span, message);
    }
}
