//! Called stations, exempted addressees, and the fixed positions of the header line of JANAP 128.

use alloc::format;

use super::Check;
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::model::{Addressee, Level, Precedence};

/// Each routing indicator is called once, even where it serves several addressees.
pub(super) fn called_twice(check: &mut Check<'_>) {
    let Some(routing) = &check.cable.heading.routing else { return };
    let mut sorted: alloc::vec::Vec<&str> = routing.called.iter().map(|called| &**called).collect();
    sorted.sort_unstable();
    let mut last = None;
    for pair in sorted.windows(2) {
        if let [first, second] = pair {
            if first == second && last != Some(first) {
                last = Some(first);
                check.report(Code::RoutingRepeated, routing.span, format!("{first} is called more than once"));
            }
        }
    }
}

/// Addressees are exempted from a collective.
pub(super) fn exemptions(check: &mut Check<'_>) {
    let heading = &check.cable.heading;
    let Some(exempt) = heading.exempt.first() else { return };
    if !heading.addressees().any(Addressee::is_collective) {
        let message = format!("{} is exempted, but no collective is addressed", exempt.name);
        check.report(Code::ExemptionWithoutCollective, exempt.span, message);
    }
}

/// `RTTUZYUW RUXYABC0417 0431655-UUUU--RUXYDEF.`: letters, figures, blanks and signs at their places.
pub(super) fn header_positions(check: &mut Check<'_>) {
    let Some((span, line)) = check.lines(Role::JanapHeader).next() else { return };
    // `A` stands for a letter, `P` for one of a precedence, `L` for one of a level, `9` for a figure.
    const PLACES: &str = "PAALAAA? AAAAAAA9999 9999999-AAAA--A";
    let fits = |place: u8, found: u8| match place {
        b'P' => Precedence::ALL.iter().any(|precedence| precedence.prosign() == char::from(found)),
        b'L' => is_class(char::from(found)),
        b'A' => found.is_ascii_uppercase(),
        b'9' => found.is_ascii_digit(),
        b'?' => found.is_ascii_alphanumeric(),
        sign => found == sign,
    };
    let wrong = PLACES
        .bytes()
        .enumerate()
        .find(|(at, place)| !line.as_bytes().get(*at).is_some_and(|byte| fits(*place, *byte)));
    if let Some((at, place)) = wrong {
        let expected = match place {
            b'P' => "the letter of a precedence",
            b'L' => "the letter of a level",
            b'A' => "a letter",
            b'9' => "a figure",
            b'?' => "a letter or a figure",
            b' ' => "a blank",
            _ => "a hyphen",
        };
        let message = format!("{expected} was expected at position {} of the header line", at + 1);
        check.report(Code::HeaderPositions, span, message);
    }
}

/// Whether a letter stands for a level, or for a special category: `A`, `B`, `M`.
pub(super) fn is_class(letter: char) -> bool {
    Level::of_letter(letter).is_some() || matches!(letter, 'A' | 'B' | 'M')
}
