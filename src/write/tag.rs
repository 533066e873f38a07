//! `TAGS: PREL, OVIP (MODEL, PAT Q.), AJ`

use alloc::string::String;

use crate::model::Located;

/// The TAGS line: persons and phrases in brackets. Source: TAGS handbook of 1974, 4 and 16.
pub(super) fn tags(tags: &[Located<'_>]) -> String {
    let mut line = String::from("TAGS: ");
    for (at, tag) in tags.iter().enumerate() {
        let bracketed = tag.contains([',', ' ']);
        if at > 0 {
            line.push_str(", ");
        }
        if bracketed {
            line.push('(');
        }
        line.push_str(tag);
        if bracketed {
            line.push(')');
        }
    }
    line
}
