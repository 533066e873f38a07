//! The executive order in force, what it allows of declassification, and the reasons of the classification.

use alloc::format;

use time::{Date, Duration, Month};

use super::Check;
use crate::diagnostic::Code;
use crate::model::{Declassify, Form, Level};

/// Year, month and day.
type Day = (i32, u8, u8);

/// An executive order on classification.
struct Order {
    number: u32,
    /// The first and the last day on which it was in force.
    first: Day,
    last: Day,
    /// The greatest number of years to a date of declassification; absent where there is no limit.
    years: Option<i32>,
}

const fn order(number: u32, first: Day, last: Day, years: Option<i32>) -> Order {
    Order { number, first, last, years }
}

/// XGDS of E.O. 11652 had up to 30 years; RDS of E.O. 12065 20, and 30 for information of foreign governments.
const ORDERS: [Order; 6] = [
    order(10501, (1953, 12, 15), (1972, 5, 31), None),
    order(11652, (1972, 6, 1), (1978, 11, 30), Some(30)),
    order(12065, (1978, 12, 1), (1982, 7, 31), Some(30)),
    order(12356, (1982, 8, 1), (1995, 10, 13), None),
    order(12958, (1995, 10, 14), (2010, 6, 26), Some(25)),
    order(13526, (2010, 6, 27), (9999, 12, 31), Some(25)),
];

/// When E.O. 12958 came, with X codes and reasons of section 1.5.
const ORDER_12958: Day = (1995, 10, 14);

/// When its amendment ended the X codes and made section 1.5 section 1.4.
const AMENDED: Day = (2003, 9, 22);

/// When E.O. 13526 came, with 50X codes.
const ORDER_13526: Day = (2010, 6, 27);

fn parts(day: Date) -> Day {
    (day.year(), day.month().into(), day.day())
}

/// The day before which a change must lie if old marks are wrong on `day`: they still occur for some weeks.
fn lagging(day: Date) -> Day {
    parts(day.saturating_sub(Duration::days(60)))
}

/// The number of the order is of one in force on the day of the message, or until 60 days before it.
pub(super) fn order_in_force(check: &mut Check<'_>) {
    let Some(order) = &check.cable.text.executive_order else { return };
    let (Some(number), Some(day)) = (order.number, check.date()) else { return };
    let Some(named) = ORDERS.iter().find(|order| order.number == number) else { return };
    if parts(day) < named.first || lagging(day) > named.last {
        let now = parts(day);
        let then = ORDERS.iter().find(|order| (order.first..=order.last).contains(&now)).map_or(0, |then| then.number);
        let message = format!("E.O. {number} was not in force on {day}; E.O. {then} was");
        check.report(Code::ExecutiveOrderEra, order.span, message);
    }
}

/// `X1` to `X8` ended with September 2003, `OADR` with E.O. 12356; `50X` began with E.O. 13526.
pub(super) fn code_in_force(check: &mut Check<'_>) {
    let Some(order) = &check.cable.text.executive_order else { return };
    let (Some(declassify), Some(day)) = (&order.declassify, check.date()) else { return };
    let (code, ended) = match declassify {
        Declassify::OriginatingAgency => ("OADR", lagging(day) >= ORDER_12958),
        Declassify::Exempt(codes) => {
            let Some(code) = codes.iter().find(|code| code.starts_with('X') || code.starts_with("50X")) else { return };
            let wrong = if code.starts_with('X') {
                lagging(day) > AMENDED || parts(day) < ORDER_12958
            } else {
                parts(day) < ORDER_13526
            };
            (&**code, wrong)
        }
        _ => return,
    };
    if ended {
        check.report(Code::ExemptionEra, order.span, format!("{code} was no code of declassification on {day}"));
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
    let until = match &order.declassify {
        Some(Declassify::Date(until)) => *until,
        Some(Declassify::DowngradeSchedule(schedule)) => match schedule.date {
            Some(until) => until,
            None => return,
        },
        _ => return,
    };
    if until <= day {
        check.report(Code::DeclassificationPast, order.span, format!("to be declassified on {until}, but dated {day}"));
        return;
    }
    let known = ORDERS.iter().find(|known| Some(known.number) == order.number);
    let Some(years) = known.and_then(|known| known.years) else { return };
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
