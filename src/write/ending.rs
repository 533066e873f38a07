//! Format lines 13 to 16: `BT`, corrections, `#0064`, `NNNN`.

use super::Paper;
use crate::Profile;
use crate::model::Cable;

/// Where a copy has lost its ending, that of the wire follows from the serial of the station. State's archives keep none.
///
/// Source: ACP 127(G) 114, 211, 424; JANAP 128.
pub(super) fn ending(paper: &mut Paper, cable: &Cable<'_>, separated: bool) {
    let ending = &cable.ending;
    let lost = separated && !ending.end_of_message && paper.profile != Profile::State;
    let station = cable.heading.calling_station.as_ref().filter(|_| lost);
    if separated {
        paper.line("BT");
    }
    for correction in &ending.corrections {
        paper.line(correction);
    }
    if let Some(serial) = ending.validation_serial.or(station.and_then(|station| station.serial)) {
        paper.line(format_args!("#{serial:04}"));
    }
    if let Some(cancellation) = &ending.cancellation {
        paper.line(cancellation);
    }
    if ending.end_of_message || lost {
        paper.line("NNNN");
    }
}
