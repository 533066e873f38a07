//! The text: its sections and paragraphs, captions, the number of its groups; and the Department's count of copies.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Check;
use crate::Span;
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::model::{Form, Section};

/// Each section begins with its line. A copy that has section lines has put the sections together.
pub(super) fn sections(check: &mut Check<'_>) {
    let Some(section) = check.cable.text.section else { return };
    let Some(of) = section.of.filter(|&of| (1..=of).contains(&section.number)) else { return };
    let lines: Vec<(Span, Section)> = check.sections().map(|(span, line)| (span, line.section)).collect();
    let Some(&(first, _)) = lines.first() else { return };
    // Reading tells of a section that is none of the message.
    if lines.iter().any(|(_, line)| line.number > of || line.of.is_some_and(|other| other != of)) {
        return;
    }
    let there = |number: u16| number == section.number || lines.iter().any(|(_, line)| line.number == number);
    if let Some(missing) = (1..=of.min(999)).find(|number| !there(*number)) {
        let message = format!("no line begins section {missing} of {of}: its text may be missing");
        check.report(Code::SectionLineMissing, first, message);
    }
}

/// A message that goes in sections says behind the station serial which this is: `#0064/01`.
pub(super) fn section_serial(check: &mut Check<'_>) {
    let cable = check.cable;
    // A header line of JANAP 128 has no place for it.
    let telegram = cable.form == Form::Telegram && cable.heading.janap.is_none();
    let Some(station) = cable.heading.calling_station.as_ref().filter(|_| telegram) else { return };
    let Some(section) = cable.text.section else { return };
    match station.section {
        None if section.of.is_some_and(|of| of > 1) && station.serial.is_some() => {
            let message = "the message has sections, but the station serial does not say which (/01)";
            check.report(Code::SectionUnannounced, station.span, message);
        }
        Some(announced) if u16::from(announced) != section.number => {
            let message =
                format!("the station serial is of section {announced}, but the message is section {}", section.number);
            check.report(Code::SectionUnannounced, station.span, message);
        }
        _ => {}
    }
}

/// Paragraph numbers leave out none. Where one goes back, reading has told it.
pub(super) fn paragraphs(check: &mut Check<'_>) {
    let cable = check.cable;
    let later_section = cable.text.section.is_some_and(|section| section.number > 1);
    if cable.release.partial {
        return;
    }
    // A set, so that a text of gaps takes no more time than others; few texts have one.
    let numbers = || cable.text.paragraphs.iter().filter_map(|paragraph| paragraph.number);
    let mut there: Option<BTreeSet<u32>> = None;
    let mut highest = 0;
    for paragraph in &cable.text.paragraphs {
        let Some(number) = paragraph.number else { continue };
        let begins = highest == 0 && later_section;
        let gap = number > highest + 1 && !begins;
        if gap && !there.get_or_insert_with(|| numbers().collect()).contains(&(highest + 1)) {
            // Its first character, which may be a pilcrow of two bytes.
            let start = paragraph.span.range().start;
            let first = check.slice(paragraph.span).chars().next().map_or(0, char::len_utf8);
            let missing = if number == highest + 2 { String::from(" is") } else { format!(" to {} are", number - 1) };
            let before = if highest == 0 { String::from("stands first") } else { format!("follows {highest}") };
            let message = format!("paragraph {number} {before}; {}{missing} missing", highest + 1);
            check.report(Code::ParagraphMissing, Span::new(start, start + first), message);
        }
        highest = highest.max(number);
    }
}

/// Captions that exclude one another.
pub(super) fn captions(check: &mut Check<'_>) {
    let captions = &check.cable.text.captions;
    let has = |name: &str| captions.iter().find(|caption| caption.as_str() == name);
    // NODIS and EXDIS are two widths of the same thing, and these channels go with neither.
    const CONFLICTS: [(&str, &str); 5] = [
        ("NODIS", "EXDIS"),
        ("AGREMENT CHANNEL", "NODIS"),
        ("AGREMENT CHANNEL", "EXDIS"),
        ("DIRGEN CHANNEL", "NODIS"),
        ("DIRGEN CHANNEL", "EXDIS"),
    ];
    for (one, other) in CONFLICTS {
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

/// The text has as many groups as the prefix says. A group is what stands between blanks; the words of pages and sections are
/// none, nor can be counted what is only told of: `etc`, `...`, `(2CR)`.
pub(super) fn group_count(check: &mut Check<'_>) {
    let Some(accounting) = &check.cable.heading.accounting else { return };
    let Some(stated) = accounting.group_count else { return };
    let text = check.pieces.iter().skip_while(|piece| piece.role != Role::Separation).skip(1);
    let mut counted = 0;
    let mut closed = false;
    for piece in text {
        if piece.role == Role::Separation {
            closed = true;
            break;
        }
        if piece.role == Role::PageLine {
            continue;
        }
        for word in check.slice(piece.span).split_ascii_whitespace() {
            if word.eq_ignore_ascii_case("etc") || word.contains("...") || word.starts_with('(') {
                return;
            }
            counted += 1;
        }
    }
    // `SECTION 1 OF 2`, `FINAL SECTION OF 2`: four words.
    if check.cable.text.section.is_some() {
        counted -= 4.min(counted);
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
