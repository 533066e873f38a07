//! The sets of a formatted military message.
//!
//! ```text
//! REF/A/MSG/CNO WASHINGTON DC/171425ZJAN2006//
//! POC/PAT MODEL/CIV/N401D/LOC:WASHINGTON DC//
//! ```

use alloc::borrow::Cow;
use alloc::vec::Vec;

use nom::{
    Parser,
    bytes::complete::{tag, take_while_m_n},
    sequence::terminated,
};

use super::token::{PResult, blanks};
use crate::model::{Reference, ReferenceKind};
use crate::words;

/// `name = 3*8(ALPHA / DIGIT) blanks "/"`: the name of a set; its fields stand behind.
///
/// Source: USMTF sets as Navy messages have them.
pub(crate) fn name(text: &str) -> PResult<'_, &str> {
    let letters = take_while_m_n(3, 8, |c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
    terminated(letters, (blanks, tag("/"))).parse(text)
}

/// `fields = (field *("/" field) / free-text) "//"`; `field = *<any character but a slant>`; `free-text = *<any
/// character>`: what stands between the slants, blanks around it taken off. The sets `SUBJ`, `AMPN`, `NARR` and `RMKS` hold free
/// text, one field, and so does `GENTEXT` behind its first: slants belong to their sentences (`NAVADMIN 020/06`).
///
/// Source: USMTF sets as Navy messages have them.
pub(crate) fn fields<'a>(name: &str, text: &'a str) -> Vec<&'a str> {
    let bare = unslanted(text);
    let most = match name {
        _ if is_free_text(name) => 1,
        "GENTEXT" => 2,
        _ => usize::MAX,
    };
    if bare.is_empty() { Vec::new() } else { bare.splitn(most, '/').map(words::trim).collect() }
}

/// Whether the set of this name holds one field of free text.
pub(crate) fn is_free_text(name: &str) -> bool {
    matches!(name, "SUBJ" | "AMPN" | "NARR" | "RMKS")
}

/// The text without the double slant that ends its set.
pub(crate) fn unslanted(text: &str) -> &str {
    // `SUBJ//X//`: a slant too many before the first field.
    // `X/ / `: one that a blank has cut.
    words::trim(words::trim(text).trim_start_matches('/').trim_end_matches(['/', ' ']))
}

/// `REF / letter / kind / originator / date ...`: the reference that a set names.
///
/// Source: Navy messages. A message is cited by originator and date-time group, so it has no number.
pub(crate) fn reference<'a>(fields: &[&'a str], text: &'a str) -> Option<Reference<'a>> {
    let (letter, rest) = fields.split_first()?;
    let kind = rest.first().copied().unwrap_or_default();
    let kind = kind.strip_prefix("MSGID:").unwrap_or(kind);
    let kind = match kind.split([':', ' ']).next().unwrap_or_default() {
        "MSG" | "MSGID" | "GENADMIN" | "RMG" | "NAVADMIN" | "ALNAV" => ReferenceKind::Cable,
        "DOC" | "DOCUMENT" | "LTR" | "MEMO" | "INST" | "BOOK" | "PUB" | "RPT" | "MANUAL" | "INSTR" => {
            ReferenceKind::Document
        }
        "TEL" | "TELCON" | "CON" | "CONV" | "PHONCON" => ReferenceKind::Conversation,
        "EML" | "EMAIL" | "E-MAIL" => ReferenceKind::Email,
        _ => ReferenceKind::Other,
    };
    let lettered = letter.len() <= 2 && letter.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !letter.is_empty();
    let cited = if lettered { text.split_once('/').map_or("", |(_, cited)| words::trim(cited)) } else { text };
    let without = cited.strip_suffix("NOTAL").map(|front| words::trim(front.trim_end_matches(['/', ' '])));
    Some(Reference {
        bullet: lettered.then_some(Cow::Borrowed(letter)),
        kind,
        notal: without.is_some(),
        text: Cow::Borrowed(without.unwrap_or(cited)),
        ..Reference::default()
    })
}
