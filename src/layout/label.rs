//! The labels of the preamble: `E.O. 12958:`, `TAGS:`, `SUBJECT:`, `REF:`, `Classified By:`, and their misspellings.

use super::shape;
use crate::tables;
use crate::words;

/// The labelled parts of the preamble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    ExecutiveOrder,
    Tags,
    Subject,
    Reference,
    ClassifiedBy,
}

/// A label at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) label: Label,
    /// How many bytes label and sign behind it take; what it says begins there.
    pub(crate) length: usize,
    pub(crate) misspelt: bool,
}

/// A label and what tells that it is one take no more.
const NEAR: usize = 128;

/// The value of a label is hardly longer where another one stands behind it in the same line.
const FAR: usize = 4096;

/// The label at the start of `text`. `after` is the label before it: right behind E.O. a worse spelling of TAGS is
/// believed than elsewhere.
pub(crate) fn at_start(text: &str, after: Option<Label>) -> Option<Found> {
    let text = words::head(text, NEAR);
    let found = |label, length, misspelt| Some(Found { label, length, misspelt });
    let plain = words::behind_tag(text);
    if let Some(length) = executive_order(plain) {
        // `E.0.`
        let zero = plain.get(..length).is_some_and(|label| label.contains('0'));
        return found(Label::ExecutiveOrder, text.len() - plain.len() + length, zero);
    }
    if let Some((length, misspelt)) = tags(plain, after) {
        return found(Label::Tags, text.len() - plain.len() + length, misspelt);
    }
    if let Some((length, misspelt)) = subject(plain, after) {
        return found(Label::Subject, text.len() - plain.len() + length, misspelt);
    }
    if let Some(length) = reference(plain) {
        return found(Label::Reference, text.len() - plain.len() + length, false);
    }
    if let Some((length, misspelt)) = classified_by(plain) {
        return found(Label::ClassifiedBy, text.len() - plain.len() + length, misspelt);
    }
    None
}

/// The first label inside `text`, behind its first byte: where it begins.
///
/// Only well spelt labels count here, at the start of a word or glued to the word before (`EGYPTREF:`).
pub(crate) fn inside(text: &str) -> Option<usize> {
    let text = words::head(text, FAR);
    let bytes = text.as_bytes();
    // Two letters tell most words from labels.
    let starts = |at: usize| match bytes.get(at) {
        Some(b'E' | b'e') => matches!(bytes.get(at + 1), Some(b'.' | b' ' | b',' | b'O' | b'o' | b'0')),
        Some(b'T' | b't') => matches!(bytes.get(at + 1), Some(b'A' | b'a')),
        Some(b'S' | b's') => matches!(bytes.get(at + 1), Some(b'U' | b'u')),
        Some(b'R' | b'r') => matches!(bytes.get(at + 1), Some(b'E' | b'e')),
        Some(b'C') => matches!(bytes.get(at + 1), Some(b'L' | b'l')),
        _ => false,
    };
    (1..bytes.len()).filter(|&at| starts(at)).find(|&at| {
        let Some(rest) = text.get(at..).map(|rest| words::head(rest, NEAR)) else {
            return false;
        };
        let before = bytes.get(at - 1).copied().unwrap_or_default();
        let word_starts = !before.is_ascii_alphanumeric() && before != b'(' && before != b'"' && before != b'/';
        match rest.as_bytes().first() {
            Some(b'E' | b'e') => word_starts && executive_order(rest).is_some_and(|length| declares(rest, length)),
            Some(b'T' | b't') => {
                word_starts
                    && (words::starts_ignore_case(rest, "TAGS:")
                        || ["TAGS ", "TAG ", "TAG: "]
                            .iter()
                            .any(|label| rest.strip_prefix(label).is_some_and(is_codes)))
            }
            Some(b'S' | b's') => {
                word_starts && (words::starts_ignore_case(rest, "SUBJECT:") || rest.starts_with("SUBJ:"))
            }
            Some(b'R' | b'r') => {
                // `DAYREF:` is a label glued to a word; `PREF:` and `XREF:` are none. In `F. REF F: 08 SPLIT 154` it repeats
                // the letter.
                let lettered = || {
                    let near = bytes.get(at.saturating_sub(8)..at).unwrap_or_default();
                    let word = near.trim_ascii_end().rsplit(|&byte| byte == b' ').next().unwrap_or_default();
                    word.len() <= 3 && core::str::from_utf8(word).is_ok_and(is_bulleted)
                };
                (word_starts
                    || !before.is_ascii_lowercase()
                        && rest.starts_with("REF:")
                        && !text.get(..at).is_some_and(|t| t.ends_with(" P")))
                    && reference(rest).is_some()
                    && reference_inside(rest)
                    && !lettered()
            }
            Some(b'C') => {
                let prefix = text.get(..at).unwrap_or_default();
                let negated = prefix.ends_with("UN")
                    || prefix.ends_with("Un")
                    || prefix.ends_with("DE")
                    || prefix.ends_with("De");
                let exact =
                    words::starts_ignore_case(rest, "CLASSIFIED BY") || words::starts_ignore_case(rest, "CLASSIIED BY");
                !negated && exact && !is_only_lead(prefix)
            }
            _ => false,
        }
    })
}

/// Whether nothing stands before an inner label but the end of the label itself and a mark: `: (U) Classified by ...`.
fn is_only_lead(before: &str) -> bool {
    let bare = words::trim(before.trim_start_matches([':', ' ', '.', 'Y', 'y']));
    bare.is_empty() || shape::portion_mark(bare) == Some(bare.len())
}

/// `E.O. 12958:`, `EO 12958`, `E. O. 11652:`, `E.O.: 11652:`, `E.0. 12958`, `E.O. QQYTWC`, `E.O. GDS`: the length up to the
/// number, or to what stands there without one.
fn executive_order(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['E', 'e'])?;
    let pointed = rest.starts_with('.');
    let rest = rest.trim_start_matches(['.', ' ', ',']);
    let rest = rest.strip_prefix(['O', 'o', '0'])?;
    let pointed = pointed && rest.starts_with('.');
    let number = rest.trim_start_matches(['.', ' ', ':', ',']);
    if text.len() - number.len() > 9 {
        return None;
    }
    let (figures, behind) = words::digits(number);
    let lettered = || {
        let signs = number.bytes().take_while(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()).count();
        tables::lettered_order(number.get(..signs).unwrap_or_default()).is_some()
    };
    let numbered = (4..=6).contains(&figures.len())
        || pointed && (figures.len() == 3 || figures.len() == 2 && behind.starts_with('-'))
        || lettered()
        || figures.is_empty() && is_short_value(number);
    (numbered && (pointed || rest.starts_with([' ', '.', ':', '1']))).then_some(text.len() - number.len())
}

/// `N/A` or a schedule, as they stand behind the label where the number is left out.
fn is_short_value(text: &str) -> bool {
    let (word, _) = words::first(text);
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | ';'));
    matches!(bare, "N/A" | "NA" | "GDS" | "XGDS" | "ADS" | "RDS")
}

/// Whether an executive order says what becomes of the message, with its number `length` bytes behind the start: `E.O.
/// 12958: DECL: ...`, and no subject or reason only names it: `E.O. 12958, reasons 1.4 (b)`.
pub(crate) fn declares(text: &str, length: usize) -> bool {
    let (_, behind) = words::digits(text.get(length..).unwrap_or_default());
    let value = behind.trim_start_matches([' ', ':', ',', '-', '(']);
    let says = ["DECL", "N/A", "NA ", "GDS", "XGDS", "XDS", "ADS", "OADR", "TAGS"];
    value.is_empty()
        || behind.starts_with(':') && !value.starts_with('1')
        || says.iter().any(|word| words::starts_ignore_case(value, word))
}

/// `TAGS:`, `TAGS `, `TAG:`, `TAGS;`, `TAS:`, `TAGE S:` ...: the length, and whether it is misspelt.
fn tags(text: &str, after: Option<Label>) -> Option<(usize, bool)> {
    let head = text.as_bytes().first()?;
    if !head.is_ascii_alphabetic() {
        return None;
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at(letters);
    let behind = rest.trim_start_matches(words::is_blank_char);
    let exact = word.eq_ignore_ascii_case("TAGS") || word.eq_ignore_ascii_case("TAG");
    let signed = behind.strip_prefix([':', ';', ',', '/']).or_else(|| {
        let value = behind.strip_prefix(['.', '-'])?;
        (exact && is_codes(words::trim(value))).then_some(value)
    });
    let length = text.len() - signed.unwrap_or(behind).len();
    let parted = rest.is_empty() || behind.len() < rest.len() || signed.is_some();
    if exact && parted {
        // `TAG PTER, PGOV`, but not `tag lines`.
        let plain = signed.is_some() || word.len() == 4 || is_codes(behind);
        return plain.then_some((length, false));
    }
    let value = signed.map_or("", words::trim);
    let below_order = after == Some(Label::ExecutiveOrder);
    // `TAS: PREL`; but not `TASS: THE FAIR OPENS`.
    let near = word.len() > 2 && words::is_near(word, "TAGS") && (below_order || begins_with_code(value))
        || below_order && matches!(word, "TA" | "TG" | "AG" | "GS") && is_codes(value);
    if near && signed.is_some() {
        return Some((length, true));
    }
    // `TAGE S: X`, `T A G S: X`.
    let solid = text.find(':').filter(|&colon| colon <= 8).and_then(|colon| text.get(..colon))?;
    let spelled = solid.bytes().filter(|&byte| byte != b' ');
    let fits = solid.contains(' ') && (spelled.clone().eq(*b"TAGS") || spelled.eq(*b"TAGES"));
    fits.then_some((solid.len() + 1, true))
}

/// Whether the text begins with a code that is known, or one of a country.
fn begins_with_code(text: &str) -> bool {
    let code = words::first(text).0.trim_end_matches([',', ';']);
    is_codes(text) && (code.len() == 2 || tables::is_subject(code) || tables::is_organization(code))
}

/// Whether the text begins with what a TAGS line holds: codes in capitals.
pub(crate) fn is_codes(text: &str) -> bool {
    let (word, _) = words::first(text);
    let code = word.trim_end_matches([',', ';']);
    (2..=9).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
}

/// `SUBJECT:`, `Subject:`, `SUBJ:`, `SUBJ/`, `S U B J E C T:`: the length, and whether it is misspelt.
fn subject(text: &str, after: Option<Label>) -> Option<(usize, bool)> {
    // `(U) SUBJECT: X`: the mark belongs to the subject.
    if let Some(mark) = shape::portion_mark(text).filter(|_| text.starts_with('(')) {
        let behind = text.get(mark..)?.trim_start_matches(words::is_blank_char);
        let exact = behind.starts_with("SUBJECT:") || behind.starts_with("SUBJ:");
        return exact.then(|| (text.len() - behind.len() + behind.find(':').unwrap_or_default() + 1, false));
    }
    // `SUBJ APPLES`, `SUBJ. APPLES`, `SUBECT, APPLES`: without a colon it is believed among the labels, and a worse spelling right
    // below the first of them.
    let (word, value) = words::first(text);
    let bare = word.trim_end_matches(['.', ',', '-', ':', ';']);
    let value = value.trim_start_matches(['-', ' ']);
    let right_below = matches!(after, Some(Label::ExecutiveOrder | Label::Tags));
    let exact = matches!(bare, "SUBJ" | "SUBJECT");
    let misspelt = || {
        right_below
            && bare.starts_with(['S', 'U'])
            && (words::distance_at_most(bare, "SUBJECT", 2)
                || bare.len() > 2 && words::distance_at_most_one(bare, "SUBJ"))
            && !tables::is_subject(bare)
            && !tables::is_organization(bare)
    };
    let among = right_below || after.is_some() && bare == "SUBJ";
    if (among && exact || misspelt()) && value.starts_with(|c: char| c.is_ascii_uppercase()) {
        return Some((text.len() - value.len(), !exact));
    }
    let first = text.as_bytes().first()?;
    if !matches!(first, b'S' | b's' | b'U' | b'u') {
        return None;
    }
    let colon = text.bytes().take(16).position(|byte| matches!(byte, b':' | b';' | b'/'))?;
    let word = text.get(..colon)?;
    let mut letters = [0_u8; 16];
    let mut length = 0;
    for byte in word.bytes().filter(|&byte| byte != b' ') {
        *letters.get_mut(length)? = byte.to_ascii_uppercase();
        length += 1;
    }
    let solid = core::str::from_utf8(letters.get(..length)?).ok()?;
    let exact = matches!(solid, "SUBJECT" | "SUBJ");
    if exact {
        return Some((colon + 1, false));
    }
    let near = words::is_near(solid, "SUBJECT")
        || words::distance_at_most_one(solid, "SUBJ") && solid.len() >= 3 && solid.starts_with("SU");
    (near && text.as_bytes().get(colon) == Some(&b':')).then_some((colon + 1, true))
}

/// `REF:`, `REFS:`, `REF(S):`, `REFTEL:`, `REF.`, `REF A.`, `REF A BERN 12`, `REF ANKARA 9900`, `RE: BERN 12`: the length.
fn reference(text: &str) -> Option<usize> {
    let begins_reference = |text: &str| reference_number(text) || short_reference_number(text);
    let Some(mut rest) = words::strip_prefix_ignore_case(text, "REF") else {
        if let Some(behind) = text.strip_prefix("RE:") {
            let bare = behind.trim_start_matches(' ');
            return begins_reference(bare).then_some(text.len() - bare.len());
        }
        // `A. REF AMMAN 222`: the bullet stands before the label.
        let behind = text.strip_prefix("A. ")?;
        return behind.starts_with("REF ").then_some(0);
    };
    for ending in ["ERENCES", "ERENCE", "TELS", "TEL", "(S)", "S"] {
        if let Some(behind) = words::strip_prefix_ignore_case(rest, ending) {
            rest = behind;
            break;
        }
    }
    let behind = rest.trim_start_matches(words::is_blank_char);
    if let Some(signed) = behind.strip_prefix([':', ';']) {
        return Some(text.len() - signed.len());
    }
    // Without a colon only what a reference begins with can follow, in the same line or in the next.
    let parted = behind.len() < rest.len() || rest.starts_with('.') || rest.is_empty();
    let pointed = behind.strip_prefix('.').map_or(behind, |behind| behind.trim_start_matches(words::is_blank_char));
    let lettered = || match pointed.as_bytes() {
        [letter, b' ', ..] if letter.is_ascii_uppercase() => begins_reference(pointed.get(2..).unwrap_or_default()),
        _ => false,
    };
    let begins = rest.is_empty() || is_bulleted(pointed) || begins_reference(pointed) || lettered();
    (parted && text.starts_with("REF") && begins).then_some(text.len() - pointed.len())
}

/// Whether a reference label in the middle of a line is one: it needs its colon, or a bullet behind it.
fn reference_inside(text: &str) -> bool {
    let word = text.bytes().take_while(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'(' | b')')).count();
    let behind = text.get(word..).unwrap_or_default().trim_start_matches(words::is_blank_char);
    // `REF(A)` in a sentence points to a reference; it does not begin them.
    behind.starts_with(':') || (is_bulleted(behind) && !behind.starts_with('('))
}

/// `A.`, `A)`, `(A)`, `A:` with something behind it; `1.` and the like. `U.S.` is no bullet.
pub(crate) fn is_bulleted(text: &str) -> bool {
    match text.as_bytes() {
        [b'(' | b'[', letter, b')' | b']', ..] => letter.is_ascii_alphanumeric(),
        [letter, b'.' | b')' | b':', rest @ ..] => {
            letter.is_ascii_alphabetic() && !matches!(rest, [b'.', ..] | [b'A'..=b'Z', b'.', ..])
        }
        _ => false,
    }
}

/// A post in capitals and its number: `ANKARA 9900`, `08 STATE 4865`.
pub(crate) fn reference_number(text: &str) -> bool {
    let (_, behind) = words::digits(text);
    let behind = behind.trim_start_matches(' ');
    behind.starts_with(|c: char| c.is_ascii_uppercase())
        && shape::post_and_number(behind).is_some_and(|(post, length)| {
            post < length && behind.as_bytes().get(..post).is_some_and(|name| !name.iter().any(u8::is_ascii_lowercase))
        })
}

/// The same with a number of one or two figures, of a post that is known: `BERN 12`.
fn short_reference_number(text: &str) -> bool {
    let (_, behind) = words::digits(text);
    let behind = behind.trim_start_matches(' ');
    let name = behind.get(..behind.find(|c: char| c.is_ascii_digit()).unwrap_or_default()).unwrap_or_default();
    let capitals = !name.bytes().any(|byte| byte.is_ascii_lowercase());
    capitals && tables::is_post(words::trim(name))
}

/// `Classified By:`, `CLASSIFIED BY`, `(U) Classified by`, `DERIVED FROM:`: the length, and whether it is misspelt.
pub(crate) fn classified_by(text: &str) -> Option<(usize, bool)> {
    let unmarked = match shape::portion_mark(text) {
        Some(length) => text.get(length..)?.trim_start_matches(words::is_blank_char),
        None => text,
    };
    let first = unmarked.as_bytes().first()?.to_ascii_uppercase();
    let (word, rest) = words::first(unmarked);
    let (next, behind) = words::first(rest);
    let by = |word: &str| {
        let bare = word.trim_end_matches([':', '.']);
        bare.eq_ignore_ascii_case("BY")
    };
    let misspelt = match first {
        b'C' if word.eq_ignore_ascii_case("CLASSIFIED") => false,
        b'C' if (9..=12).contains(&word.len()) && words::distance_at_most_one(word, "CLASSIFIED") => true,
        b'D' if word.eq_ignore_ascii_case("DERIVED") && words::starts_ignore_case(next, "FROM:") => {
            return Some((text.len() - behind.len(), false));
        }
        _ => return None,
    };
    // `CLASSIFIED CONFIDENTIAL BY ACTING DCM`
    let (next, behind) = match shape::level_word(rest, false) {
        Some(level) if !by(next) => words::first(words::trim(rest.get(level.length..)?)),
        _ => (next, behind),
    };
    if by(next) {
        let behind = behind.strip_prefix(':').unwrap_or(behind);
        return Some((text.len() - behind.len(), misspelt));
    }
    // `CLASSIFIED BY:CHRISTOPHER`
    let glued = words::strip_prefix_ignore_case(rest, "BY:")?;
    Some((text.len() - glued.len(), misspelt))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Label, &str)> {
        at_start(text, None).map(|found| (found.label, &text[found.length..]))
    }

    #[test]
    fn labels_in_all_their_spellings() {
        use Label::{ClassifiedBy, ExecutiveOrder, Reference, Subject, Tags};
        for text in [
            "E.O. 12958: N/A",
            "EO 12958: N/A",
            "E.0. 12958: N/A",
            "E.o. 12958: N/A",
            "E. O. 12958: N/A",
            "E.O.: 12958: N/A",
            "E.O.12958: N/A",
        ] {
            assert_eq!(read(text), Some((ExecutiveOrder, "12958: N/A")), "{text}");
        }
        assert_eq!(read("E.O. QQYTWC GDS"), Some((ExecutiveOrder, "QQYTWC GDS")));
        for text in [
            "TAGS: PREL",
            "TAGS PREL",
            "Tags: PREL",
            "TAGS; PREL",
            "TAGS, PREL",
            "TAGS/ PREL",
            "TAS: PREL",
            "TAGE S: PREL",
            "TAGS : PREL",
            "TAGS- PREL",
            "TAGS. PREL",
        ] {
            assert_eq!(read(text).map(|(label, rest)| (label, rest.trim_start())), Some((Tags, "PREL")), "{text}");
        }
        for text in ["SUBJECT: X", "Subject: X", "SUBJ: X", "SUOJECT: X", "UBJECT: X", "SUBEJCT: X", "S U B J E C T: X"]
        {
            assert_eq!(read(text), Some((Subject, " X")), "{text}");
        }
        for text in ["REF: A. X", "REFS: A. X", "Ref(s): A. X", "REF A. X", "REFTEL: A. X"] {
            assert_eq!(read(text).map(|(label, rest)| (label, rest.trim_start())), Some((Reference, "A. X")), "{text}");
        }
        assert_eq!(read("REF ANKARA 9900"), Some((Reference, "ANKARA 9900")));
        assert_eq!(read("REF. BERN 12"), Some((Reference, "BERN 12")));
        for text in ["Classified By: X", "CLASSIFIED BY X", "(U) Classified by X", "Classfied By: X", "Classiied By: X"]
        {
            assert_eq!(read(text).map(|(label, rest)| (label, rest.trim_start())), Some((ClassifiedBy, "X")), "{text}");
        }
        for text in ["Referring to", "REF B reports", "Tagged", "EOM", "Classified information", "STATE 006423"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn labels_inside_a_line() {
        let split = |text: &'static str| inside(text).map(|at| &text[at..]);
        assert_eq!(split("N/A TAGS: PREL"), Some("TAGS: PREL"));
        assert_eq!(split("VISIT TO EGYPTREF: CAIRO 493"), Some("REF: CAIRO 493"));
        assert_eq!(split("TO CAIROClassified By: DCM"), Some("Classified By: DCM"));
        assert_eq!(split("DECL: DECLASSIFIED BY NARA 09/02/2009"), None);
        assert_eq!(split("PAT MODEL; E.O. 12958, reasons 1.4 (b)"), None);
        assert_eq!(split("A VISIT E.O. 12958: N/A"), Some("E.O. 12958: N/A"));
        assert_eq!(split("PER REF A THE EMBASSY"), None);
    }
}
