//! The numbers of a message that must agree: the serial of the calling station, the reference number, the lines at the head of
//! pages and sections, and the validation at the end; and the post that gave them.

use alloc::format;

use super::{Check, Page};
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::model::Form;
use crate::parse::text::post_of_originator;
use crate::tables::canonical_post;

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
    if !matches!(cable.form, Form::Telegram | Form::Printout) || gives_numbers_of(&from.name, &number.post) {
        return;
    }
    let message = format!("the message is from {}, but has the number {} {}", from.name, number.post, number.serial);
    check.report(Code::OriginatorDiffers, number.span, message);
}

/// Whether `name`, an originator, gives numbers of `post`.
fn gives_numbers_of(name: &str, post: &str) -> bool {
    let canonical = canonical_post(post);
    let state = name.contains("STATE") || name.contains("DEPT");
    // A travelling party has numbers of its own.
    let travels = matches!(&*canonical, "SECTO" | "TOSEC") || name.ends_with("USDEL");
    travels || state && canonical == "STATE" || is_named(post, post_of_originator(name).unwrap_or(name))
}

/// Whether a name, perhaps cut, is that of `post`: print-outs cut to six letters, section lines to ten.
fn is_named(name: &str, post: &str) -> bool {
    let (name, post) = (canonical_post(name), canonical_post(post));
    // `RPO DUBAI` stands as `DUBAI` at the head of its sections.
    let within = |part: &str, whole: &str| part.len() > 2 && (whole.starts_with(part) || whole.ends_with(part));
    within(&name, &post) || within(&post, &name)
}

/// Post and number at the head of a section are those of the message.
pub(super) fn section_lines(check: &mut Check<'_>) {
    let Some(number) = &check.cable.text.reference_number else { return };
    let wrong = check.sections().find(|(_, line)| line.serial != number.serial || !is_named(line.post, &number.post));
    if let Some((span, line)) = wrong {
        let message = format!(
            "the section is of {} {}, but the message is {} {}",
            line.post, line.serial, number.post, number.serial
        );
        check.report(Code::PageLineDiffers, span, message);
    }
}

/// Post and number at the head of a page are those of the message; on the wire, station and serial.
pub(super) fn page_lines(check: &mut Check<'_>) {
    let cable = check.cable;
    let station = cable.heading.calling_station.as_ref();
    let number = cable.text.reference_number.as_ref().map(|number| (&*number.post, number.serial));
    let wired = station.and_then(|station| Some((&*station.routing_indicator, station.serial?)));
    for Page { span, line, .. } in check.pages() {
        let Some(paged) = line.reference_number else { continue };
        let of_station = cable.form == Form::Military || wired.is_some_and(|(station, _)| station == &*paged.post);
        let same = |(name, serial): (&str, u32)| {
            let named = if of_station { name == &*paged.post } else { is_named(&paged.post, name) };
            named && serial == paged.serial
        };
        let Some((name, serial)) = (if of_station { wired } else { number }).filter(|own| !same(*own)) else {
            continue;
        };
        let message = format!("the page is of {} {}, but the message is {name} {serial}", paged.post, paged.serial);
        check.report(Code::PageLineDiffers, span, message);
        return;
    }
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
