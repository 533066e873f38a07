//! `E.O. 12958: DECL: 01/25/2018`, `1.4 (b) and (d)`.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::Write;

use time::Date;

use crate::model::{Declassify, Downgrade, DowngradeSchedule, ExecutiveOrder, Level, Reason};

/// The line of the executive order. Sources: TAGS handbook of 1974, 1a; E.O. 12958, 13526.
pub(super) fn executive_order(order: &ExecutiveOrder<'_>) -> String {
    let number = order.number.unwrap_or_default();
    let line = format!("E.O. {number:05}:");
    let told = match &order.declassify {
        None => return line,
        Some(Declassify::Date(day)) => format!("DECL: {}", date(*day)),
        Some(Declassify::Event(text) | Declassify::Unknown(text)) => format!("DECL: {text}"),
        Some(Declassify::Exempt(codes)) => format!("DECL: {}", codes.join(", ")),
        Some(Declassify::OriginatingAgency) => "DECL: OADR".to_string(),
        Some(Declassify::NotApplicable) => "N/A".to_string(),
        Some(Declassify::Downgrade(told)) => downgrade(*told),
        Some(Declassify::DowngradeSchedule(told)) => schedule(told),
    };
    format!("{line} {told}")
}

fn downgrade(downgrade: Downgrade) -> String {
    let level = match downgrade.level {
        Level::Secret => "SE",
        Level::Confidential => "CO",
        _ => "UN",
    };
    match downgrade.date {
        Some(day) => format!("DNG: {level} {}", date(day)),
        None => format!("DNG: {level}"),
    }
}

fn schedule(schedule: &DowngradeSchedule<'_>) -> String {
    let mut text = schedule.schedule.to_string();
    if let Some(reason) = schedule.reason {
        let _ = write!(text, "-{reason}");
    }
    match (&schedule.event, schedule.date) {
        (Some(event), _) => {
            let _ = write!(text, ", DECLAS {event}");
        }
        (None, Some(day)) => {
            let _ = write!(text, " {}", date(day));
        }
        (None, None) => {}
    }
    if let Some(officer) = &schedule.officer {
        let _ = write!(text, " ({officer})");
    }
    if let Some(originator) = schedule.originator {
        let _ = write!(text, " OR-{originator}");
    }
    text
}

/// `01/25/2018`
fn date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", u8::from(date.month()), date.day(), date.year())
}

/// `1.4 (b) and (d)`, letters of one section together.
pub(super) fn reasons(reasons: &[Reason]) -> String {
    let mut text = String::new();
    let mut section = None;
    for (at, reason) in reasons.iter().enumerate() {
        let same = section == Some((reason.part, reason.section));
        section = Some((reason.part, reason.section));
        if at > 0 {
            text.push_str(match reasons.get(at + 1) {
                Some(next) if (next.part, next.section) == (reason.part, reason.section) => ", ",
                _ if same => " and ",
                _ => ", ",
            });
        }
        if reason.part != 0 && !same {
            let _ = write!(text, "{}.{}", reason.part, reason.section);
        }
        if let Some(letter) = reason.letter {
            let parted = reason.part != 0 && !same;
            let _ = write!(text, "{}({letter})", if parted { " " } else { "" });
        }
    }
    text
}
