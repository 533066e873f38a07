//! References: `A. STATE 4865 B. 07 BAKU 1575 (NOTAL) C. MODEL-SAMPLE E-MAIL 01/22/08`.

use super::bullets::{entries, parts};
use super::cited::cited;
use crate::layout::shape;
use crate::model::{Few, Reference, ReferenceKind, ReferenceNumber, ReferenceRole, month_number};
use crate::tables::{canonical_post, is_post, nearest_post, reference_word};
use crate::words;
use alloc::borrow::Cow;

/// What was odd about a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReferenceOddity {
    /// The post is misspelt; the nearest one was taken.
    Post,
    /// A letter O stood for the digit 0, or the other way round.
    Figure,
    /// The number is higher than that of the message itself, so it is hardly of the same year.
    Year,
    /// The drafter's own letter stood inside the system's.
    Bullet,
}

/// What is known of the message that refers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Message<'m> {
    /// Its year.
    pub(crate) year: Option<u16>,
    /// Its post, canonical, and its number.
    pub(crate) number: Option<(&'m str, u32)>,
}

/// `references = [bullet] reference *([";" / "," / "/" / "AND"] blanks [bullet] reference)`; `bullet = ["("] (ALPHA /
/// 1*2DIGIT) ("." / ")" / ":" / "-")`; `reference = cited / e-mail / document`; `e-mail = <words that name an e-mail>`;
/// `document = <words that name a paper, a talk or a book>`
///
/// `text` is the REF line without its label, lines joined. Source: 5 FAH-1 H-240; the forms of telegrams of 1973 to
/// 2010. `odd` is told what was mended, and in which reference.
pub(crate) fn references<'a>(
    text: &'a str,
    message: Message<'_>,
    mut odd: impl FnMut(ReferenceOddity, &'a str),
) -> Few<Reference<'a>> {
    let entries = entries(without_label(text));
    let mut all: Few<Reference<'a>> = Few::with_capacity(entries.len());
    for entry in entries {
        if entry.doubled {
            odd(ReferenceOddity::Bullet, words::trim(entry.text.trim_end_matches(['¶', ' '])));
        }
        let mut post = Before::default();
        for part in parts(entry.text) {
            let (front, notal) = without_notal(part.trim_end_matches([' ', '.', ',', ';', '\\', '¶']));
            // `(BOTH NOTAL)`
            if notal > 1 {
                let before = all.len().saturating_sub(notal - 1);
                all.iter_mut().skip(before).for_each(|reference| reference.notal = true);
            }
            let reference = reference(entry.bullet, front, message, &mut post, &mut odd);
            all.extend(reference.map(|reference| Reference { notal: notal > 0, ..reference }));
        }
    }
    all
}

/// The line without a label that stands twice: `REF: REF (A) ZAGREB 688`, `REF: REFTEL ZAGREB 2255`; but `REF A` is a bullet.
fn without_label(text: &str) -> &str {
    let label = ["REFTELS ", "REFTEL ", "REFS ", "REF "].iter().find_map(|label| text.strip_prefix(label));
    let lettered = |rest: &&str| !matches!(rest.as_bytes(), [letter, b' ', ..] if letter.is_ascii_uppercase());
    label.filter(lettered).map_or(text, |rest| rest.trim_start_matches([' ', ':']))
}

/// What a number alone takes from the reference before it: `08 STATE 124399 AND 125001`.
#[derive(Clone, Debug, Default)]
struct Before<'a> {
    post: Cow<'a, str>,
    year: Option<u16>,
}

/// How much higher than the message's own a number of the same post and year may be: companions are numbered ahead.
const MARGIN: u32 = 20;

/// One reference. `before` is the one before it, for `AND 2764`.
fn reference<'a>(
    bullet: Option<&'a str>,
    text: &'a str,
    message: Message<'_>,
    before: &mut Before<'a>,
    odd: &mut impl FnMut(ReferenceOddity, &'a str),
) -> Option<Reference<'a>> {
    if text.eq_ignore_ascii_case("NONE")
        || text.eq_ignore_ascii_case("N/A")
        || !text.bytes().any(|byte| byte.is_ascii_alphanumeric())
    {
        return None;
    }
    let mut reference =
        Reference { bullet: bullet.map(Cow::Borrowed), text: Cow::Borrowed(text), ..Reference::default() };
    if let Ok((_, cited)) = cited(text) {
        let alone = cited.post.is_empty();
        let given = cited.year.or(before.year.filter(|_| alone));
        if cited.zeros {
            odd(ReferenceOddity::Figure, text);
        }
        let mut name = if alone { before.post.clone() } else { canonical_post(cited.post) };
        if !is_post(&name) {
            if let Some(near) = nearest_post(&name).filter(|_| !cited.post.is_empty()) {
                odd(ReferenceOddity::Post, text);
                name = Cow::Borrowed(near);
            }
        }
        if (cited.post.is_empty() || is_plausible(&name, cited.post)) && !name.is_empty() {
            *before = Before { post: name.clone(), year: given };
            reference.kind = if cited.airgram { ReferenceKind::Airgram } else { ReferenceKind::Cable };
            let counted = !cited.airgram || cited.lettered_a;
            let higher = |number: u32| cited.serial.is_some_and(|serial| serial > number.saturating_add(MARGIN));
            if given.is_none() && message.number.is_some_and(|(own, number)| name == own && higher(number)) {
                odd(ReferenceOddity::Year, text);
            }
            let year = given.or(message.year);
            // A post that was blacked out makes no number.
            let named = !name.bytes().all(|byte| byte == b'X');
            if let (Some(year), Some(serial), true) = (year, cited.serial, counted && named) {
                let number = ReferenceNumber::new(Some(year), name, serial);
                reference.id = Some(ReferenceNumber { airgram: cited.airgram, ..number });
            }
            return Some(reference);
        }
    }
    reference.kind = kind(text);
    Some(reference)
}

/// The telegram that a line says is quoted: `FOLLOWING REPEAT TUNIS 9944 ACTION SECSTATE 14 DEC 76`,
/// `QUOTE S E C R E T TUNIS 9944`.
pub(crate) fn quoted(line: &str, year: Option<u16>) -> Option<Reference<'_>> {
    let named = words::split(line).find_map(|word| {
        let from = words::offset(line, word);
        let rest = line.get(from..)?;
        let (post, length) = shape::post_and_number(rest)?;
        is_post(&canonical_post(rest.get(..post)?)).then(|| rest.get(..length))?
    })?;
    let (_, cited) = cited(named).ok()?;
    let id = year
        .zip(cited.serial)
        .map(|(year, serial)| ReferenceNumber::new(Some(year), canonical_post(cited.post), serial));
    let (kind, role) = (ReferenceKind::Cable, Some(ReferenceRole::Quoted));
    Some(Reference { kind, id, text: Cow::Borrowed(named), role, ..Reference::default() })
}

/// What stands before `(NOTAL)`, `[NOTAL]` or `NOTAL` at the end of a reference, and of how many references it is said: two where
/// it is `(BOTH NOTAL)`.
fn without_notal(text: &str) -> (&str, usize) {
    let mut front = text;
    let mut of = 0;
    loop {
        let bare = front.trim_end_matches([' ', '.', ')', ']']);
        let Some(before) = bare.strip_suffix("NOTAL").or_else(|| bare.strip_suffix("notal")) else {
            return (if of > 0 { front.trim_end_matches(',') } else { text }, of);
        };
        let before = before.trim_end_matches(' ');
        let both = before.strip_suffix("BOTH").filter(|before| before.ends_with(['(', '[', ' ']));
        of = if both.is_some() { 2 } else { of.max(1) };
        front = both.unwrap_or(before).trim_end_matches([' ', '(', '[', ',', '-']);
    }
}

/// Whether the words before a number name a post: a known one, or one word that names nothing else.
pub(super) fn is_plausible(name: &str, written: &str) -> bool {
    is_post(name) || written.len() >= 4 && !written.contains(' ') && !is_no_post(name)
}

/// Words before a number that name no post: those of other references, and the months.
pub(super) fn is_no_post(name: &str) -> bool {
    reference_word(name).is_some()
        || month_number(name).is_some()
        || ["PREVIOUS", "DATED", "SENT"].contains(&name)
        || name.ends_with("MAIL")
        || name.ends_with("TELCON")
}

/// What a reference is that has no post and number of its own: told by its words, a date-time group, or the number of a paper.
fn kind(text: &str) -> ReferenceKind {
    if words::starts_ignore_case(text, "PREVIOUS") || text.eq_ignore_ascii_case("PREV") {
        return ReferenceKind::Previous;
    }
    let mut known = None;
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        let kind = match reference_word(word) {
            None if is_group(word) => Some(ReferenceKind::Cable),
            kind => kind,
        };
        // Who has sent a report by telegram has sent a report.
        let rank = |kind: &ReferenceKind| {
            [ReferenceKind::Email, ReferenceKind::Conversation, ReferenceKind::Document].iter().position(|k| k == kind)
        };
        let better = |kind: &ReferenceKind| {
            known.as_ref().is_none_or(|known| rank(kind).unwrap_or(usize::MAX) < rank(known).unwrap_or(usize::MAX))
        };
        known = kind.filter(better).or(known);
    }
    let numbered = || words::split(text).any(is_paper_number).then_some(ReferenceKind::Document);
    known.or_else(numbered).unwrap_or_default()
}

/// `311345Z`: a date-time group without its month.
fn is_group(word: &str) -> bool {
    word.len() == 7 && words::digits(word).0.len() == 6 && word.ends_with(['Z', 'z'])
}

/// `314/07696-07`, `TDX-315/12345-09`, `SFO-4512`, `IMSWM-0028-2010`: the number of a paper, and no date.
fn is_paper_number(word: &str) -> bool {
    let figures = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let month = word.split('-').any(|part| month_number(part).is_some());
    let lettered = letters >= 2 && word.as_bytes().get(letters) == Some(&b'-') && figures >= 3;
    !month && (lettered || figures >= 7 && word.contains('/') && word.contains('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    fn read(text: &str) -> Vec<String> {
        references(text, Message { year: Some(2008), number: Some(("ZENDA", 900)) }, |_, _| ())
            .iter()
            .map(|reference| {
                reference
                    .id
                    .as_ref()
                    .map_or_else(|| alloc::format!("{:?} {}", reference.kind, reference.text), ToString::to_string)
            })
            .collect()
    }

    #[test]
    fn telegrams_in_all_their_forms() {
        for text in [
            "SECSTATE 4865",
            "A. STATE 4865",
            "A) 08 STATE 4865",
            "(A) 2008 STATE 04865",
            "A. A. STATE 4865",
            "A. (A) STATE 4865",
            "A. REF A: STATE 4865",
            "STATE (08) 4865",
            "STATE 4865 (08)",
            "08STATE4865",
            "'08 STATE 4865",
            "08-STATE-4865",
            "STATE 4865 (NOTAL)",
        ] {
            assert_eq!(read(text), ["08STATE4865"], "{text}");
        }
        assert_eq!(read("A. BAKU 1 B. 07 BAKU 1575 C. LA PAZ 20"), ["08BAKU1", "07BAKU1575", "08LAPAZ20"]);
        assert_eq!(
            read("A. BRASILIA 2799 AND 2764 ¶B. PORT AU PRINCE 2325"),
            ["08BRASILIA2799", "08BRASILIA2764", "08PORTAUPRINCE2325"]
        );
        assert_eq!(
            read("BAKU 5; 094 QUITO 841; 07 QUITO 1607 07 QUITO 290; 06 QUITO 2937"),
            ["08BAKU5", "94QUITO841", "07QUITO1607", "07QUITO290", "06QUITO2937"]
        );
        assert_eq!(read("SECSTATE 113408 AND SECSTATE 113635"), ["08STATE113408", "08STATE113635"]);
        assert_eq!(read("COTON0U 348"), ["08COTONOU348"]);
        assert_eq!(read("BISHTEK 1194"), ["08BISHKEK1194"]);
        assert_eq!(read("STATE A-374"), ["08STATE-A374"]);
        assert_eq!(read("PRAGUE 849, PRAGUE, 1228, STATE 1484761"), ["08PRAGUE849", "08PRAGUE1228", "08STATE1484761"]);
        assert_eq!(read("377 KATHMANDU"), ["08KATHMANDU377"]);
        assert_eq!(read("ZENDA 899; ZENDA 901; ZENDA 1664"), ["08ZENDA899", "08ZENDA901", "08ZENDA1664"]);
        assert_eq!(
            read("Ref A) Taipei 3393 B) Taipei 03793".trim_start_matches("Ref ")),
            ["08TAIPEI3393", "08TAIPEI3793"]
        );
    }

    #[test]
    fn what_is_no_telegram() {
        assert_eq!(read("MADRID 417 AND PREVIOUS"), ["08MADRID417", "Previous PREVIOUS"]);
        assert_eq!(
            read("A. MODEL/SAMPLE TELCON 02/16/2010 B. MODEL E-MAIL 01/22/08"),
            ["Conversation MODEL/SAMPLE TELCON 02/16/2010", "Email MODEL E-MAIL 01/22/08"]
        );
        assert_eq!(read("A. PARIS POINTS JULY 15 B. PARIS 1025"), ["Document PARIS POINTS JULY 15", "08PARIS1025"]);
        assert_eq!(
            read("A SAMPLE E-MAIL OF 05/12/09 ¶B. PARIS 1025"),
            ["Email A SAMPLE E-MAIL OF 05/12/09", "08PARIS1025"]
        );
        assert_eq!(read("9 FAM Appendix K, 406 (6)"), ["Document 9 FAM Appendix K, 406 (6)"]);
        assert_eq!(read("E-mails J. Speaks-K. Sample"), ["Email E-mails J. Speaks-K. Sample"]);
    }
}
