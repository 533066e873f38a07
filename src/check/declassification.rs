//! The executive order in force, what it allows of declassification, and the reasons of the classification.

use alloc::format;
use alloc::string::String;

use time::{Date, Duration, Month};

use super::Check;
use crate::diagnostic::Code;
use crate::model::{Declassify, Form, Level};
use crate::tables::{Day, ORDERS, parts};

/// When E.O. 12958 came, with X codes and reasons of section 1.5.
const ORDER_12958: Day = (1995, 10, 14);

/// When its amendment ended the X codes and made section 1.5 section 1.4.
const AMENDED: Day = (2003, 9, 22);

/// When E.O. 13526 came, with 50X codes.
const ORDER_13526: Day = (2010, 6, 27);

/// The day before which a change must lie if old marks are wrong on `date`: they still occur for some weeks.
fn lagging(date: Date) -> Day {
    parts(date.saturating_sub(Duration::days(60)))
}

/// The number of the order is of one in force on the day of the message, or until 60 days before it. An order that is only named
/// instructs nobody: reviewers of later years do so.
pub(super) fn order_in_force(check: &mut Check<'_>) {
    let Some(order) = check.cable.text.executive_order.as_ref().filter(|order| order.declassify.is_some()) else {
        return;
    };
    let (Some(number), Some(date)) = (order.number, check.date()) else { return };
    let Some(named) = ORDERS.iter().find(|order| order.number == number) else { return };
    if parts(date) < named.first || lagging(date) > named.last {
        let now = ORDERS.iter().find(|order| (order.first..=order.last).contains(&parts(date)));
        let then = now.map_or_else(String::new, |now| format!("; E.O. {} was", now.number));
        let message = format!("E.O. {number} was not in force on {date}{then}");
        check.report(Code::ExecutiveOrderEra, order.span, message);
    }
}

/// Schedules are those of the order that is named. `X1` to `X8` ended with September 2003, `OADR` with E.O. 12356; `50X` began
/// with E.O. 13526. No list has `X9` or `25X10`.
pub(super) fn code_in_force(check: &mut Check<'_>) {
    let Some(order) = &check.cable.text.executive_order else { return };
    let Some(declassify) = &order.declassify else { return };
    let date = check.date();
    let message = match declassify {
        Declassify::DowngradeSchedule(told) => {
            let Some(number) = order.number.filter(|&number| years(number, &told.schedule).is_none()) else { return };
            format!("E.O. {number} has no schedule {}", told.schedule)
        }
        Declassify::OriginatingAgency => {
            let Some(date) = date.filter(|&date| lagging(date) >= ORDER_12958) else { return };
            format!("OADR was no code of declassification on {date}")
        }
        Declassify::Exempt(codes) => {
            let Some(code) = codes.iter().find(|code| !is_code(code, date)) else { return };
            match date.filter(|_| is_code(code, None)) {
                Some(date) => format!("{code} was no code of declassification on {date}"),
                None => format!("{code} is no code of declassification"),
            }
        }
        _ => return,
    };
    check.report(Code::ExemptionEra, order.span, message);
}

/// Whether an exemption is one of the lists, and of the list of that day where there is one.
fn is_code(code: &str, date: Option<Date>) -> bool {
    let Some((years, behind)) = code.split_once('X') else { return true };
    // `50X1-HUM`: a human source.
    let number = behind.split('-').next().and_then(|figures| figures.parse::<u8>().ok()).unwrap_or_default();
    let (last, in_force) = match years {
        "" => (8, date.is_none_or(|date| parts(date) >= ORDER_12958 && lagging(date) <= AMENDED)),
        "25" => (9, date.is_none_or(|date| parts(date) >= ORDER_12958)),
        _ => (2, date.is_none_or(|date| parts(date) >= ORDER_13526)),
    };
    in_force && (1..=last).contains(&number)
}

/// The greatest number of years to the date of a schedule of an order; `""` is a date without a schedule. `None` where the order
/// has no such schedule.
///
/// Sources: E.O. 11652, 5; E.O. 12065, 1-4; E.O. 12958 and 13526, 1.5.
fn years(order: u32, schedule: &str) -> Option<i32> {
    match (order, schedule) {
        (12065, "GDS") => Some(6),
        (11652, "GDS" | "ADS") => Some(10),
        (12065, "RDS") => Some(20),
        (12958 | 13526, "") => Some(25),
        (11652, "XGDS") => Some(30),
        _ => None,
    }
}

/// The same day `years` later; the first of March for a leap day.
fn years_later(day: Date, years: i32) -> Option<Date> {
    let year = day.year().checked_add(years)?;
    let leap = || Date::from_calendar_date(year, Month::March, 1);
    Date::from_calendar_date(year, day.month(), day.day()).or_else(|_| leap()).ok()
}

/// The date of declassification is after that of the message, and not later than the order allows.
pub(super) fn date(check: &mut Check<'_>) {
    let Some(order) = &check.cable.text.executive_order else { return };
    let Some(day) = check.date() else { return };
    let (until, schedule) = match &order.declassify {
        Some(Declassify::Date(until)) => (Some(*until), ""),
        Some(Declassify::DowngradeSchedule(told)) => (told.date, &*told.schedule),
        _ => return,
    };
    let Some(until) = until else { return };
    if until <= day {
        check.report(Code::DeclassificationPast, order.span, format!("to be declassified on {until}, but dated {day}"));
        return;
    }
    let Some(years) = order.number.and_then(|order| years(order, schedule)) else { return };
    if years_later(day, years).is_some_and(|limit| until > limit) {
        let message = format!("to be declassified on {until}, more than {years} years after {day}");
        check.report(Code::DeclassificationLate, order.span, message);
    }
}

/// A classified message is to be declassified some time, and only a classified one.
pub(super) fn level(check: &mut Check<'_>) {
    let text = &check.cable.text;
    let Some(order) = &text.executive_order else { return };
    let Some(level) = text.classification.as_ref().and_then(|marking| marking.level) else { return };
    let (Some(declassify), classified) = (&order.declassify, level >= Level::Confidential) else { return };
    let applicable = !matches!(declassify, Declassify::NotApplicable);
    let unknown = matches!(declassify, Declassify::Unknown(_));
    if applicable != classified && !unknown {
        let message = if classified {
            format!("the message is {level}, but its executive order says N/A")
        } else {
            format!("the message is {level}, but its executive order says when it is to be declassified")
        };
        check.report(Code::DeclassificationLevel, order.span, message);
    }
}

/// Reasons are of section 1.5 to September 2003, of 1.4 after it, and of a letter that the section has.
pub(super) fn reasons(check: &mut Check<'_>) {
    let text = &check.cable.text;
    let (Some(classified_by), Some(day)) = (&text.classified_by, check.date()) else { return };
    for reason in &classified_by.reasons {
        let amended = lagging(day) > AMENDED;
        let last = if amended { 'h' } else { 'g' };
        if reason.letter.is_some_and(|letter| !('a'..=last).contains(&letter)) {
            check.report(
                Code::ReasonUnknown,
                classified_by.span,
                format!("the reasons go from (a) to ({last}): {reason}"),
            );
            return;
        }
        let wrong = match (reason.part, reason.section) {
            (1, 5) => amended,
            (1, 4) => (ORDER_12958..AMENDED).contains(&parts(day)),
            _ => false,
        };
        if wrong {
            let section = if amended { "1.4" } else { "1.5" };
            let message = format!("on {day} the reasons stood in section {section} of the order: {reason}");
            check.report(Code::ReasonEra, classified_by.span, message);
            return;
        }
    }
}

/// A message classified since 1995 names the classifying officer and the reasons, or from what it is derived.
pub(super) fn classified_by(check: &mut Check<'_>) {
    let cable = check.cable;
    let text = &cable.text;
    let Some(marking) = text.classification.as_ref().filter(|marking| marking.level >= Some(Level::Confidential))
    else {
        return;
    };
    let order = text.executive_order.as_ref().and_then(|order| order.number);
    let asked = matches!(order, Some(12958 | 13526)) && matches!(cable.form, Form::Telegram | Form::Labelled);
    if !asked || cable.release.partial {
        return;
    }
    let Some(classified_by) = &text.classified_by else {
        check.report(
            Code::ClassifiedByMissing,
            marking.span,
            "the message is classified, but nobody says by whom and why",
        );
        return;
    };
    let derived = classified_by.text.to_ascii_lowercase().contains("derived") || classified_by.name.is_none();
    if classified_by.reasons.is_empty() && !derived {
        check.report(Code::ClassifiedByMissing, classified_by.span, "the classifying officer gives no reason");
    }
}
