//! `S E C R E T//NOFORN`, `ZNY SSSSS`.

use alloc::string::String;

use crate::model::{Level, Marking};

/// The level as it opens a text: what is classified with a blank between letters. Source: ACP 127(G) 209.
pub(super) fn opening(marking: &Marking<'_>) -> String {
    let mut text = String::new();
    let spaced = !matches!(marking.level, None | Some(Level::Unclassified | Level::Efto | Level::LimitedOfficialUse));
    for (at, c) in marking.level.map_or("", Level::as_str).chars().enumerate() {
        if spaced && at > 0 {
            text.push(' ');
        }
        text.push(c);
    }
    for control in &marking.controls {
        text.push_str("//");
        text.push_str(control);
    }
    text
}
