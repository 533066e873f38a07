//! `REF: A. STATE 4865`, a line a reference.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::model::{Reference, ReferenceNumber};

/// The lines of the references, the label before the first; those under one letter stand in one line. Telegrams that the
/// text quotes are told there.
pub(super) fn references(references: &[Reference<'_>]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last: Option<&Reference<'_>> = None;
    for reference in references.iter().filter(|reference| reference.role.is_none()) {
        match (lines.last_mut(), last) {
            (Some(line), Some(last)) if last.bullet == reference.bullet => {
                line.push_str("; ");
                line.push_str(&cited(reference));
            }
            (before, _) => {
                let label = if before.is_none() { "REF: " } else { "     " };
                let bullet = reference.bullet.as_deref().map_or_else(String::new, bullet);
                lines.push(format!("{label}{bullet}{}", cited(reference)));
            }
        }
        last = Some(reference);
    }
    lines
}

/// `A. `, `(1) `
fn bullet(bullet: &str) -> String {
    if bullet.bytes().all(|byte| byte.is_ascii_digit()) { format!("({bullet}) ") } else { format!("{bullet}. ") }
}

fn cited<'a>(reference: &'a Reference<'_>) -> Cow<'a, str> {
    if reference.notal { Cow::Owned(format!("{} (NOTAL)", reference.text)) } else { Cow::Borrowed(&*reference.text) }
}

/// `BAKU 000064`: the post, and six figures. Source: 5 FAH-2 H-321; telegrams of 2004 to 2010.
pub(super) fn number(number: &ReferenceNumber<'_>) -> String {
    format!("{} {:06}", number.post, number.serial)
}
