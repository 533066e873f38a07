//! Precedence in its three places: `OO` before the called stations, `O R` in the date line, words behind addressees.

use alloc::format;

use super::Check;
use crate::diagnostic::Code;
use crate::model::{Addressee, Precedence};

/// The doubled prosign is one of those of the date line: the higher, or on a copy for information the lower.
pub(super) fn doubled(check: &mut Check<'_>) {
    let heading = &check.cable.heading;
    let (Some(routing), Some(dated)) = (&heading.routing, heading.precedence) else { return };
    let called = routing.precedence.action.prosign();
    let same = called == dated.action.prosign() || dated.info.is_some_and(|info| info.prosign() == called);
    if !same {
        let message = format!("the stations are called with {called}{called}, but the date line has {dated}");
        check.report(Code::PrecedenceDiffers, routing.span, message);
    }
}

/// Of two prosigns in the date line the second is the lower one.
pub(super) fn second_lower(check: &mut Check<'_>) {
    let Some(precedence) = check.cable.heading.precedence else { return };
    if precedence.info.is_some_and(|info| info >= precedence.action) {
        let span = check.cable.heading.date_time_group.map(|group| group.span).unwrap_or_default();
        let message = format!("of the precedences {precedence} the second, for information, is not the lower one");
        check.report(Code::PrecedenceOrder, span, message);
    }
}

/// Two prosigns stand only where there are both action and information addressees.
pub(super) fn second_for_information(check: &mut Check<'_>) {
    let heading = &check.cable.heading;
    let Some(precedence) = heading.precedence.filter(|precedence| precedence.info.is_some()) else { return };
    // A collective for action may have members for information.
    let collective = heading.to.iter().any(Addressee::is_collective);
    if !heading.to.is_empty() && heading.info.is_empty() && !collective {
        let span = heading.date_time_group.map(|group| group.span).unwrap_or_default();
        let message = format!("there are two precedences, {precedence}, but no information addressee");
        check.report(Code::PrecedenceWithoutInformation, span, message);
    }
}

/// No addressee has a higher precedence than the message; of two in the date line the second is that for information.
pub(super) fn addressees(check: &mut Check<'_>) {
    let cable = check.cable;
    let Some(precedence) = cable.heading.precedence else { return };
    let action = cable.heading.to.iter().map(|addressee| (addressee, precedence.action));
    let info = cable.heading.info.iter().map(|addressee| (addressee, precedence.info.unwrap_or(precedence.action)));
    for (addressee, highest) in action.chain(info) {
        // NIACT IMMEDIATE goes as IMMEDIATE.
        let above = |word: &Precedence| *word > highest && word.prosign() != highest.prosign();
        if let Some(word) = addressee.precedence.filter(above) {
            let message = format!("{} is addressed as {word}, but the message goes as {precedence}", addressee.name);
            check.report(Code::AddresseePrecedence, addressee.span, message);
        }
    }
}
