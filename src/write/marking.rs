//! `S E C R E T//NOFORN`, `ZNY SSSSS`.

use alloc::string::String;

use crate::model::{Level, Marking};

/// The level as it opens a text: what is classified with a blank between letters. Source: ACP 127(G) 209.
pub(super) fn opening(marking: &Marking<'_>) -> String {
    let mut text = marking.level.map_or_else(String::new, spaced);
    for control in &marking.controls {
        // `CLEAR` stands in place of a level.
        text.push_str(if text.is_empty() { "" } else { "//" });
        text.push_str(control);
    }
    text
}

/// The word of a level, with a blank between the letters of those that are classified. Source: ACP 127(G) 209.
pub(super) fn spaced(level: Level) -> String {
    let spaced = !matches!(level, Level::Unclassified | Level::Efto | Level::LimitedOfficialUse);
    let mut text = String::new();
    for (at, c) in level.as_str().chars().enumerate() {
        if spaced && at > 0 {
            text.push(' ');
        }
        text.push(c);
    }
    text
}
