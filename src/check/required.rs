//! The lines that a message of a profile must have.

use super::Check;
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::{Profile, Span};

/// What sort of message the format lines make. Source: ACP 127(G) 144 to 146, 205, 405.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Originator and addressees stand in format lines 6 to 9.
    Plaindress,
    /// They do not: format lines 2 and 3 name both ends.
    Abbreviated,
    /// They stand inside the cipher, whose groups are counted in format line 10.
    Codress,
    /// A service message between two stations that are linked.
    Service,
}

impl Kind {
    fn of(check: &Check<'_>) -> Self {
        let heading = &check.cable.heading;
        let addressed = heading.from.is_some() || heading.addressees().next().is_some() || !heading.exempt.is_empty();
        if addressed || heading.routing.is_none() || heading.calling_station.is_none() {
            Self::Plaindress
        } else if heading.accounting.as_ref().is_some_and(|accounting| accounting.group_count.is_some()) {
            Self::Codress
        } else if !check.text.is_empty() && !check.is_wire_copy() && heading.date_time_group.is_none() {
            Self::Service
        } else {
            Self::Abbreviated
        }
    }
}

/// Every line that the profile asks for and the message has not, each for itself.
///
/// Sources: ACP 127(G) 142, 144 to 146, 405; JANAP 128; 5 FAH-2 H-321, 5 FAH-1 H-212. Messages with the captions AIDAC and TOPEC
/// are free from E.O. and TAGS: TAGS handbook of 1974, 2. An address indicating group may name the originator too: ACP 127(G)
/// 205.
pub(super) fn lines(check: &mut Check<'_>) {
    let Some(profile) = check.profile else { return };
    let (heading, text) = (&check.cable.heading, &check.cable.text);
    let kind = Kind::of(check);
    let free = text.captions.iter().any(|caption| *caption == "AIDAC" || *caption == "TOPEC");
    let written = !text.paragraphs.is_empty() || !text.sets.is_empty();
    let addressed = heading.addressees().next().is_some();
    let warned = heading.transmission_instructions.as_ref().is_some_and(|line| line.security.is_some());
    // Without the text nobody can say whether BT stands in it.
    let separated = check.text.is_empty() || check.lines(Role::Separation).count() >= 2;
    // Where the line is not there, reading takes the level from the heading.
    let classified =
        text.classification.is_some() && (check.text.is_empty() || check.lines(Role::Classification).next().is_some());
    let group = heading.addressees().any(|addressee| addressee.name.contains("AIG "));
    let plain = kind == Kind::Plaindress;
    // All of it stands in the header line, the filing time by the day of the year.
    let header = heading.janap.is_some()
        && heading.routing.is_some()
        && heading.calling_station.as_ref().is_some_and(|station| {
            station.serial.is_some()
                && station.filed.is_some_and(|filed| filed.in_year(heading.date_time_group).is_some())
        });
    let date = "no date line (format line 5: R 250719Z JAN 08)";
    let from = "no originator (format line 6: FM AMEMBASSY BERN)";
    let body = (written, "no text (format line 12)");
    let shared = [
        (heading.date_time_group.is_some() || !(plain || kind == Kind::Codress), date),
        (heading.from.is_some() || !plain || group, from),
        (addressed || !plain, "no addressee (format lines 7 and 8: TO SECSTATE WASHDC)"),
        (separated || kind == Kind::Service, "the text does not stand between two BT (format lines 11 and 13)"),
        body,
        (check.cable.ending.end_of_message, "no end of message (format line 16: NNNN)"),
    ];
    let (own, shared): (&[(bool, &'static str)], &[_]) = match profile {
        Profile::State => (
            &[
                (heading.date_time_group.is_some(), date),
                (heading.from.is_some(), from),
                (addressed, "no action addressee (format line 7: TO SECSTATE WASHDC)"),
                (classified, "no classification line (UNCLAS BERN 000064)"),
                (text.executive_order.is_some() || free, "no executive order (E.O. 12958: N/A)"),
                (!text.tags.is_empty() || free, "no TAGS (TAGS: PREL, SZ)"),
                (text.subject.is_some(), "no subject (SUBJECT: TROOPS)"),
            ],
            &[],
        ),
        Profile::Acp127 => (
            &[
                (
                    heading.transmission_identifier.is_some(),
                    "no transmission identification (format line 1: VZCZCXYZ0032)",
                ),
                (heading.routing.is_some(), "no called stations (format line 2: RR RUEHXA)"),
                (heading.calling_station.is_some(), "no calling station (format line 3: DE RUEHXB #0412 0431655)"),
            ],
            &shared,
        ),
        Profile::Janap128 => (
            &[
                (header, "no header line (RTTUZYUW RUXYABC0417 0431655-UUUU--RUXYDEF.)"),
                (warned, "no security warning (format line 4: ZNR UUUUU)"),
            ],
            &shared,
        ),
    };
    // What is missing stands nowhere: it is told where the message begins.
    let begins = check.pieces.first().map_or(0, |piece| piece.span.start);
    for (_, message) in own.iter().chain(shared).filter(|(there, _)| !there) {
        check.report(Code::LineMissing, Span { start: begins, end: begins }, *message);
    }
}
