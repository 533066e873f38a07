//! The level of a message in all its places: `UU`, `ZNY SSSSS`, the letters of JANAP 128, the classification line, the frames of
//! the pages, and the marks of the paragraphs.

use alloc::format;
use alloc::string::String;

use super::Check;
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::model::{Form, Level};

/// The level as the letters of transmission tell it: Limited Official Use and EFTO have none that all networks know.
fn transmitted(level: Level) -> Level {
    match level {
        Level::Efto | Level::LimitedOfficialUse => Level::Unclassified,
        level => level,
    }
}

/// The level of a letter of ACP 127 and JANAP 128.
fn of_letter(letter: char) -> Option<Level> {
    Some(match letter {
        'U' => Level::Unclassified,
        'E' => Level::Efto,
        'R' => Level::Restricted,
        'C' => Level::Confidential,
        'S' => Level::Secret,
        'T' => Level::TopSecret,
        _ => return None,
    })
}

/// ZNR stands with U, ZNY with all other letters.
pub(super) fn signal(check: &mut Check<'_>) {
    let Some(line) = &check.cable.heading.transmission_instructions else { return };
    let (Some(level), Some(signal)) = (line.security, line.signals.first()) else { return };
    let expected = if level == Level::Unclassified { "ZNR" } else { "ZNY" };
    if matches!(&**signal, "ZNR" | "ZNY") && signal != expected {
        let message = format!("{signal} stands before the letters of {level}; {expected} was expected");
        check.report(Code::SecuritySignal, line.span, message);
    }
}

/// The letter of the level stands five times.
pub(super) fn letters(check: &mut Check<'_>) {
    let Some((span, line)) = check.lines(Role::TransmissionInstructions).next() else { return };
    let mut words = line.split_ascii_whitespace();
    let (Some("ZNR" | "ZNY"), Some(word)) = (words.next(), words.next()) else { return };
    let letters = word.split('/').next().unwrap_or_default();
    let first = letters.bytes().next();
    if letters.len() != 5 || !letters.bytes().all(|letter| Some(letter) == first) {
        let message = format!("{letters} is not one letter five times");
        check.report(Code::SecurityLetters, span, message);
    }
}

/// `HH` is for classified messages, `UU` for the others.
pub(super) fn transmission_warning(check: &mut Check<'_>) {
    let heading = &check.cable.heading;
    let Some(identifier) = &heading.transmission_identifier else { return };
    let level = heading.transmission_instructions.as_ref().and_then(|line| line.security);
    let (Some(warning), Some(level)) = (&identifier.security_warning, level) else { return };
    // `UU` also stands before enciphered messages, so it fits every level.
    if warning == "HH" && transmitted(level) == Level::Unclassified {
        let message =
            format!("HH, for classified circuits, stands before a message whose letters are those of {level}");
        check.report(Code::TransmissionWarningDiffers, identifier.span, message);
    }
}

/// Position 4 of the header line four times in the positions 30 to 33.
pub(super) fn header_letters(check: &mut Check<'_>) {
    let Some(janap) = &check.cable.heading.janap else { return };
    let Some(letter) = janap.classification else { return };
    if janap.redundancy.len() != 4 || janap.redundancy.chars().any(|redundant| redundant != letter) {
        let message = format!("position 4 is {letter}, but positions 30 to 33 are {}", janap.redundancy);
        check.report(Code::HeaderLetters, janap.span, message);
    }
}

/// The letters of transmission and of the header line are those of the classification line.
pub(super) fn classification(check: &mut Check<'_>) {
    let cable = check.cable;
    let Some(marking) = &cable.text.classification else { return };
    let Some(level) = marking.level else { return };
    let line = cable.heading.transmission_instructions.as_ref();
    let warned = line.and_then(|line| Some((line.security?, line.span)));
    let janap = cable.heading.janap.as_ref();
    let header = janap.and_then(|janap| Some((of_letter(janap.classification?)?, janap.span)));
    for (other, span) in warned.into_iter().chain(header) {
        if transmitted(other) != transmitted(level) {
            let message = format!("the letters are those of {other}, but the classification line says {level}");
            check.report(Code::SecurityWarningDiffers, span, message);
        }
    }
}

/// The level at the head and foot of each page is that of the message.
pub(super) fn page_frames(check: &mut Check<'_>) {
    let Some(level) = check.cable.text.classification.as_ref().and_then(|marking| marking.level) else { return };
    let frame = check.lines(Role::PageFrame).find_map(|(span, line)| {
        let framed: Level = line.parse().ok()?;
        // Reviewers frame what they release anew.
        (framed != level && framed != Level::Unclassified).then_some((span, framed))
    });
    if let Some((span, framed)) = frame {
        let message = format!("the page is framed as {framed}, but the classification line says {level}");
        check.report(Code::PageFrameDiffers, span, message);
    }
}

/// No paragraph is above the message.
pub(super) fn portions(check: &mut Check<'_>) {
    let text = &check.cable.text;
    let Some(level) = text.classification.as_ref().and_then(|marking| marking.level) else { return };
    for paragraph in &text.paragraphs {
        let Some(marking) = &paragraph.marking else { continue };
        if let Some(portion) = marking.level.filter(|portion| *portion > level) {
            let message = format!("a paragraph is marked {portion}, but the message is {level}");
            check.report(Code::PortionAboveClassification, marking.span, message);
        }
    }
}

/// The message is not above its highest paragraph, where all are marked.
pub(super) fn overall(check: &mut Check<'_>) {
    let cable = check.cable;
    let text = &cable.text;
    let Some(marking) = &text.classification else { return };
    let Some(level) = marking.level else { return };
    if cable.form == Form::Military || cable.release.partial || text.paragraphs.is_empty() {
        return;
    }
    let mut highest = None;
    for paragraph in &text.paragraphs {
        let Some(portion) = paragraph.marking.as_ref().and_then(|marking| marking.level) else { return };
        highest = highest.max(Some(portion));
    }
    // The subject may carry the highest mark.
    let subject =
        text.subject.as_ref().and_then(|subject| Some(subject.trim_start().strip_prefix('(')?.split_once(')')?.0));
    let subject = subject.and_then(|mark| mark.parse::<crate::Marking<'_>>().ok()?.level);
    if let Some(highest) = highest.max(subject).filter(|highest| *highest < level) {
        let message = format!("the message is {level}, but no part of it is marked above {highest}");
        check.report(Code::ClassificationAbovePortions, marking.span, message);
    }
}

/// A control of a paragraph is one of the message.
pub(super) fn controls(check: &mut Check<'_>) {
    let text = &check.cable.text;
    let Some(overall) = &text.classification else { return };
    let carried = |control: &str| {
        overall.controls.iter().any(|known| known.contains(control))
            || text.captions.iter().any(|caption| caption.contains(control))
    };
    let unmarked = text.paragraphs.iter().filter_map(|paragraph| paragraph.marking.as_ref());
    let Some(portion) = unmarked.into_iter().find(|marking| marking.has_control("NOFORN")) else { return };
    if !carried("NOFORN") {
        let message = String::from("a paragraph is NOFORN, but neither the classification line nor a caption says so");
        check.report(Code::ControlNotCarried, portion.span, message);
    }
}
