//! Format lines 13 to 16: `BT`, corrections, `#0064`, `NNNN`.

use super::Paper;
use crate::model::Ending;

/// Source: ACP 127(G) 114, 211.
pub(super) fn ending(paper: &mut Paper, ending: &Ending<'_>, separated: bool) {
    if separated {
        paper.line("BT");
    }
    for correction in &ending.corrections {
        paper.line(correction);
    }
    if let Some(serial) = ending.validation_serial {
        paper.line(format_args!("#{serial:04}"));
    }
    if ending.end_of_message {
        paper.line("NNNN");
    }
}
