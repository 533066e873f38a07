//! The numbers of a message that must agree: the serial of the calling station, the reference number, the lines at the head of
//! pages and sections, and the validation at the end; and the post that gave them.

use alloc::format;
use alloc::string::String;

use super::Check;
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::model::{Form, ReferenceNumber};
use crate::tables::canonical_post;

/// Letters and figures in capitals.
fn solid(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

/// The station serial is the last four figures of the reference number.
pub(super) fn serial(check: &mut Check<'_>) {
    let cable = check.cable;
    let station = cable.heading.calling_station.as_ref();
    let Some((station, serial)) = station.and_then(|station| Some((station, station.serial?))) else { return };
    let Some(number) = cable.text.reference_number.as_ref().filter(|_| cable.form == Form::Telegram) else { return };
    if serial % 10_000 != number.serial % 10_000 {
        let message = format!(
            "the station serial is {serial}, but the number of the message is {} {}",
            number.post, number.serial
        );
        check.report(Code::SerialDiffers, station.span, message);
    }
}

/// The validation at the end repeats the station serial.
pub(super) fn validation(check: &mut Check<'_>) {
    let cable = check.cable;
    let serial = cable.heading.calling_station.as_ref().and_then(|station| station.serial);
    let (Some(serial), Some(validation)) = (serial, cable.ending.validation_serial) else { return };
    if serial != validation {
        let span = check.lines(Role::Validation).last().map(|(span, _)| span).unwrap_or_default();
        let message = format!("the message ends with the serial {validation}, but began with {serial}");
        check.report(Code::ValidationDiffers, span, message);
    }
}

/// The post of the reference number is the one in the originator's line.
pub(super) fn originator(check: &mut Check<'_>) {
    let cable = check.cable;
    let (Some(from), Some(number)) = (&cable.heading.from, &cable.text.reference_number) else { return };
    if !matches!(cable.form, Form::Telegram | Form::Printout) || is_of(&from.name, &number.post) {
        return;
    }
    let message = format!("the message is from {}, but has the number {} {}", from.name, number.post, number.serial);
    check.report(Code::OriginatorDiffers, number.span, message);
}

/// Whether `name`, an originator, gives numbers of `post`.
fn is_of(name: &str, post: &str) -> bool {
    let (name, canonical) = (solid(name), solid(&canonical_post(post)));
    let state = name.contains("STATE") || name.contains("DEPT");
    name.contains(&solid(post))
        || name.contains(&canonical)
        || state && matches!(&*canonical, "STATE" | "TOSEC")
        // A travelling party has numbers of its own; print-outs cut names to six letters.
        || matches!(&*canonical, "SECTO" | "TOSEC")
        || name.ends_with("USDEL")
        || canonical.get(..4).is_some_and(|start| name.contains(start))
}

/// Post and number at the head of a section are those of the message.
pub(super) fn section_lines(check: &mut Check<'_>) {
    let Some(number) = &check.cable.text.reference_number else { return };
    let wrong = check.lines(Role::SectionLine).find(|(_, line)| {
        let words = line.split_ascii_whitespace();
        let serial = words.clone().find(|word| word.len() >= 6 && word.bytes().all(|byte| byte.is_ascii_digit()));
        serial.is_some_and(|serial| serial.parse() != Ok(number.serial))
    });
    if let Some((span, line)) = wrong {
        let message = format!("the section {line} is not of {} {}", number.post, number.serial);
        check.report(Code::PageLineDiffers, span, message);
    }
}

/// Post and number at the head of a page are those of the message; on the wire, station and serial.
pub(super) fn page_lines(check: &mut Check<'_>) {
    let cable = check.cable;
    let page = cable.heading.print.as_ref().and_then(|print| print.page.as_ref());
    if let (Some(page), Some(number)) = (page, &cable.text.reference_number) {
        if let Some(paged) = page.reference_number.as_ref().filter(|paged| !is_same(paged, number)) {
            let message = format!(
                "the page is of {} {}, but the message is {} {}",
                paged.post, paged.serial, number.post, number.serial
            );
            check.report(Code::PageLineDiffers, page.span, message);
        }
    }
    let Some(station) = cable.heading.calling_station.as_ref().filter(|_| cable.form == Form::Military) else { return };
    let Some(serial) = station.serial else { return };
    let glued = format!("{}{serial:04}", station.routing_indicator);
    let wrong = check.lines(Role::PageLine).find(|(_, line)| {
        let mut words = line.split_ascii_whitespace().skip(2);
        words.next().is_some_and(|word| word.len() > 8 && !glued.starts_with(word) && word != glued)
    });
    if let Some((span, line)) = wrong {
        check.report(Code::PageLineDiffers, span, format!("the page line {line} is not of {glued}"));
    }
}

/// Whether a page line names the message; it cuts posts to six letters.
fn is_same(paged: &ReferenceNumber<'_>, number: &ReferenceNumber<'_>) -> bool {
    paged.serial == number.serial
}

/// A reference is no later than the message.
pub(super) fn references(check: &mut Check<'_>) {
    let cable = check.cable;
    let Some(year) = cable.heading.date_time_group.and_then(|group| group.year) else { return };
    for reference in &cable.text.references {
        let Some(id) = &reference.id else { continue };
        if id.year.is_some_and(|cited| cited > year) {
            let message = format!("{id} is of a year after that of the message, {year}");
            check.report(Code::ReferenceLater, reference.span, message);
        }
    }
}
