//! The level of a message in all its places: `UU`, `ZNY SSSSS`, the letters of JANAP 128, the classification line, the frames of
//! the pages, and the marks of the paragraphs.

use alloc::format;

use super::Check;
use super::routing::is_class;
use crate::Span;
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::model::{Form, Level, Located, Marking, Text};
use crate::parse::heading::security_warning;

/// The level as the letters of transmission tell it: Limited Official Use and EFTO have none that all networks know.
fn transmitted(level: Level) -> Level {
    match level {
        Level::Efto | Level::LimitedOfficialUse => Level::Unclassified,
        level => level,
    }
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

/// The letter of a level stands five times.
pub(super) fn letters(check: &mut Check<'_>) {
    let warned = |(span, line)| Some((span, security_warning(line).ok()?.1.1));
    let Some((span, letters)) = check.lines(Role::TransmissionInstructions).find_map(warned) else { return };
    let level = letters.chars().next().and_then(Level::of_letter);
    if level.is_none_or(|level| letters.len() != 5 || letters.chars().any(|letter| letter != level.letter())) {
        check.report(Code::SecurityLetters, span, format!("{letters} is not the letter of a level five times"));
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
    let Some(letter) = janap.classification.filter(|&letter| is_class(letter)) else { return };
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
    let header = janap.and_then(|janap| Some((Level::of_letter(janap.classification?)?, janap.span)));
    for (other, span) in warned.into_iter().chain(header) {
        if transmitted(other) != transmitted(level) {
            let message = format!("the letters are those of {other}, but the classification line says {level}");
            check.report(Code::SecurityWarningDiffers, span, message);
        }
    }
}

/// The level at the head and foot of each page, and behind its number, is that of the message.
pub(super) fn page_frames(check: &mut Check<'_>) {
    let Some(level) = check.cable.text.classification.as_ref().and_then(|marking| marking.level) else { return };
    let frames = check.lines(Role::PageFrame).filter_map(|(span, line)| Some((span, line.parse::<Level>().ok()?)));
    // Reviewers frame what they release anew.
    let frames = frames.filter(|(_, framed)| *framed != Level::Unclassified);
    let pages = check.pages().into_iter().filter_map(|page| Some((page.span, page.level?)));
    let wrong = frames.chain(pages).find(|(_, framed)| *framed != level);
    if let Some((span, framed)) = wrong {
        let message = format!("the page is framed as {framed}, but the classification line says {level}");
        check.report(Code::PageFrameDiffers, span, message);
    }
}

/// Neither a paragraph nor the subject is above the message.
pub(super) fn portions(check: &mut Check<'_>) {
    let text = &check.cable.text;
    let Some(level) = text.classification.as_ref().and_then(|marking| marking.level) else { return };
    let subject = subject_level(text).map(|(portion, span)| ("the subject", portion, span));
    let paragraphs = text.paragraphs.iter().filter_map(|paragraph| {
        let marking = paragraph.marking.as_ref()?;
        Some(("a paragraph", marking.level?, marking.span))
    });
    for (part, portion, span) in subject.into_iter().chain(paragraphs).filter(|(_, portion, _)| *portion > level) {
        let message = format!("{part} is marked {portion}, but the message is {level}");
        check.report(Code::PortionAboveClassification, span, message);
    }
}

/// The level of the mark before the subject: `SUBJECT: (S) WATCH FAIR`.
fn subject_level(text: &Text<'_>) -> Option<(Level, Span)> {
    let subject = text.subject.as_ref()?;
    let (mark, _) = subject.trim_start().strip_prefix('(')?.split_once(')')?;
    Some((mark.parse::<Marking<'_>>().ok()?.level?, subject.span))
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
    // The subject may carry the highest mark.
    let mut highest = subject_level(text).map(|(level, _)| level);
    for paragraph in &text.paragraphs {
        let Some(portion) = paragraph.marking.as_ref().and_then(|marking| marking.level) else { return };
        highest = highest.max(Some(portion));
    }
    if let Some(highest) = highest.filter(|highest| *highest < level) {
        let message = format!("the message is {level}, but no part of it is marked above {highest}");
        check.report(Code::ClassificationAbovePortions, marking.span, message);
    }
}

/// A control of a paragraph is one of the message: those that bind the reader of the whole, and in an unclassified message also
/// that it is sensitive.
pub(super) fn controls(check: &mut Check<'_>) {
    let text = &check.cable.text;
    let Some(overall) = &text.classification else { return };
    let carried = |control: &str| {
        let names: &[&str] = if control == "SBU" { &["SBU", "SENSITIVE"] } else { &[control] };
        let mut said = overall.controls.iter().map(|known| &**known).chain(text.captions.iter().map(Located::as_str));
        said.any(|said| names.iter().any(|name| said.contains(name)))
    };
    let binding: &[&str] =
        if overall.level == Some(Level::Unclassified) { &["NOFORN", "ORCON", "SBU"] } else { &["NOFORN", "ORCON"] };
    for control in binding.iter().filter(|control| !carried(control)) {
        let mut markings = text.paragraphs.iter().filter_map(|paragraph| paragraph.marking.as_ref());
        if let Some(portion) = markings.find(|marking| marking.has_control(control)) {
            let message =
                format!("a paragraph is {control}, but neither the classification line nor a caption says so");
            check.report(Code::ControlNotCarried, portion.span, message);
        }
    }
}
