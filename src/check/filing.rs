//! The filing time of the calling station against the date-time group.

use alloc::format;

use time::util::days_in_year;
use time::{Date, Duration, Month, OffsetDateTime};

use super::Check;
use crate::FilingDay;
use crate::diagnostic::Code;
use crate::model::Filed;

/// The filing time names a day of the year or month, an hour and a minute. Day 366 is one of leap years.
pub(super) fn exists(check: &mut Check<'_>) {
    let Some((station, filed)) = check.cable.heading.calling_station.as_ref().and_then(|it| Some((it, it.filed?)))
    else {
        return;
    };
    let day = match filed.day {
        FilingDay::OfYear(day) => (1..=366).contains(&day) && check.date().is_none_or(|date| day <= last_day(date)),
        FilingDay::OfMonth(day) => (1..=31).contains(&day),
    };
    let late = filed.time.hour > 23 && (filed.time.hour, filed.time.minute) != (24, 0);
    if !day || late || filed.time.minute > 59 {
        check.report(Code::FilingImpossible, station.span, format!("the filing time {filed} names no moment"));
    }
}

/// The last day of the year that a message of `date` may be filed on: in January that may be the year before.
fn last_day(date: Date) -> u16 {
    let before = if date.month() == Month::January { date.year() - 1 } else { date.year() };
    days_in_year(date.year()).max(days_in_year(before))
}

/// A message is filed when it is dated, or soon after. The filing time has no year, and perhaps no month: those nearest to the
/// date are taken, so the turn of the year is no matter.
pub(super) fn near_date(check: &mut Check<'_>) {
    let heading = &check.cable.heading;
    let Some(station) = &heading.calling_station else { return };
    let (Some(filed), Some(group)) = (station.filed, heading.date_time_group) else { return };
    let Some(moment) = group.to_offset_date_time() else { return };
    let lags = moments(filed, moment.date()).map(|filed| filed - moment);
    let Some(lag) = lags.min_by_key(|lag| lag.abs()) else { return };
    let days = lag.abs().whole_days();
    let code = if lag.abs() > Duration::days(2) {
        Code::FilingFarFromDate
    } else if lag < Duration::ZERO {
        Code::FilingBeforeDate
    } else {
        return;
    };
    let side = if lag < Duration::ZERO { "before" } else { "after" };
    let apart = if days > 0 { format!("{days} days") } else { format!("{} minutes", lag.abs().whole_minutes()) };
    check.report(code, station.span, format!("filed at {filed}, {apart} {side} the date-time group {group}"));
}

/// The moments around `date` that a filing time may name: in the year or month of the date, and in those before and behind it.
fn moments(filed: Filed, date: Date) -> impl Iterator<Item = OffsetDateTime> {
    (-1..=1).filter_map(move |shift| {
        let FilingDay::OfMonth(day) = filed.day else {
            let year = date.year() + shift;
            return filed.to_offset_date_time(u16::try_from(year).ok()?);
        };
        let month = date.year() * 12 + i32::from(u8::from(date.month())) - 1 + shift;
        let first = Month::try_from(u8::try_from(month.rem_euclid(12) + 1).ok()?).ok()?;
        let date = Date::from_calendar_date(month.div_euclid(12), first, day).ok()?;
        Some(date.with_hms(filed.time.hour, filed.time.minute, 0).ok()?.assume_utc())
    })
}
