//! The filing time of the calling station against the date-time group.

use alloc::format;

use time::Duration;

use super::Check;
use crate::FilingDay;
use crate::diagnostic::Code;

/// The filing time names a day of the year or month, an hour and a minute.
pub(super) fn exists(check: &mut Check<'_>) {
    let Some((station, filed)) = check.cable.heading.calling_station.as_ref().and_then(|it| Some((it, it.filed?)))
    else {
        return;
    };
    let day = match filed.day {
        FilingDay::OfYear(day) => (1..=366).contains(&day),
        FilingDay::OfMonth(day) => (1..=31).contains(&day),
    };
    let late = filed.time.hour > 23 && (filed.time.hour, filed.time.minute) != (24, 0);
    if !day || late || filed.time.minute > 59 {
        check.report(Code::FilingImpossible, station.span, format!("the filing time {filed} names no moment"));
    }
}

/// A message is filed when it is dated, or soon after. The filing time has no year: that nearest to the date is taken, so the
/// turn of the year is no matter.
pub(super) fn near_date(check: &mut Check<'_>) {
    let heading = &check.cable.heading;
    let Some(station) = &heading.calling_station else { return };
    let (Some(filed), Some(group)) = (station.filed, heading.date_time_group) else { return };
    let (Some(moment), Some(year)) = (group.to_offset_date_time(), group.year) else { return };
    let years = year.saturating_sub(1)..=year.saturating_add(1);
    let moments = years.filter_map(|year| filed.to_offset_date_time(year));
    let Some(lag) = moments.map(|filed| filed - moment).min_by_key(|lag| lag.abs()) else { return };
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
