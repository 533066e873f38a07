//! The lines that a message of a profile must have.

use super::Check;
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::{Profile, Span};

/// Every line that the profile asks for and the message has not, each for itself.
///
/// Sources: ACP 127(G) 142, 144; JANAP 128; 5 FAH-2 H-321, 5 FAH-1 H-212. Messages with the captions AIDAC and TOPEC are free from
/// E.O. and TAGS: TAGS handbook of 1974, 2.
pub(super) fn lines(check: &mut Check<'_>) {
    let Some(profile) = check.profile else { return };
    let (heading, text) = (&check.cable.heading, &check.cable.text);
    let free = text.captions.iter().any(|caption| *caption == "AIDAC" || *caption == "TOPEC");
    let written = !text.paragraphs.is_empty() || !text.sets.is_empty();
    let addressed = !heading.to.is_empty() || !heading.info.is_empty();
    let warned = heading.transmission_instructions.as_ref().is_some_and(|line| line.security.is_some());
    // Without the text nobody can say whether BT stands in it.
    let separated = check.text.is_empty() || check.lines(Role::Separation).count() >= 2;
    // Where the line is not there, reading takes the level from the heading.
    let classified =
        text.classification.is_some() && (check.text.is_empty() || check.lines(Role::Classification).next().is_some());
    let date = (heading.date_time_group.is_some(), "no date line (format line 5: R 250719Z JAN 08)");
    let from = (heading.from.is_some(), "no originator (format line 6: FM AMEMBASSY BERN)");
    let to = (addressed, "no addressee (format lines 7 and 8: TO SECSTATE WASHDC)");
    let separation = (separated, "the text does not stand between two BT (format lines 11 and 13)");
    let body = (written, "no text (format line 12)");
    let end = (check.cable.ending.end_of_message, "no end of message (format line 16: NNNN)");
    let required: &[(bool, &'static str)] = match profile {
        Profile::State => &[
            date,
            from,
            (addressed, "no action addressee (format line 7: TO SECSTATE WASHDC)"),
            (classified, "no classification line (UNCLAS BERN 000064)"),
            (text.executive_order.is_some() || free, "no executive order (E.O. 12958: N/A)"),
            (!text.tags.is_empty() || free, "no TAGS (TAGS: PREL, SZ)"),
            (text.subject.is_some(), "no subject (SUBJECT: TROOPS)"),
        ],
        Profile::Acp127 => &[
            (heading.transmission_identifier.is_some(), "no transmission identification (format line 1: VZCZCXYZ0032)"),
            (heading.routing.is_some(), "no called stations (format line 2: RR RUEHXA)"),
            (heading.calling_station.is_some(), "no calling station (format line 3: DE RUEHXB #0412 0431655)"),
            date,
            from,
            to,
            separation,
            body,
            end,
        ],
        Profile::Janap128 => &[
            (heading.janap.is_some(), "no header line (RTTUZYUW RUXYABC0417 0431655-UUUU--RUXYDEF.)"),
            (warned, "no security warning (format line 4: ZNR UUUUU)"),
            date,
            from,
            to,
            separation,
            body,
            end,
        ],
    };
    // What is missing stands nowhere: it is told where the message begins.
    let begins = check.pieces.first().map_or(0, |piece| piece.span.start);
    for (there, message) in required {
        if !there {
            check.report(Code::LineMissing, Span { start: begins, end: begins }, *message);
        }
    }
}
