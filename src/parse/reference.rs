//! References: `A. STATE 4865 B. 07 BAKU 1575 (NOTAL) C. MODEL-SAMPLE E-MAIL 01/22/08`.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::str::FromStr;

use nom::{
    Parser,
    branch::alt,
    bytes::complete::{tag, tag_no_case, take_while1},
    combinator::{eof, map_opt, opt, verify},
    sequence::{delimited, preceded, terminated},
};

use smallvec::SmallVec;

use super::date_time::date_time_group;
use super::token::{PResult, blanks, number};
use crate::layout::label;
use crate::layout::shape;
use crate::model::{Reference, ReferenceKind, ReferenceNumber, ReferenceRole, full_year};
use crate::tables::{canonical_post, is_post, nearest_post};
use crate::words;
use crate::{NotationError, Span};

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

/// `references = [bullet] reference *([";" / "," / "AND"] blanks [bullet] reference)`; `bullet = ["("] (ALPHA /
/// 1*2DIGIT) ("." / ")" / ":")`; `reference = cited / e-mail / document`; `e-mail = <words that name an e-mail>`;
/// `document = <words that name a paper, a talk or a book>`
///
/// `text` is the REF line without its label, lines joined. Source: 5 FAH-1 H-240; the forms of telegrams of 1973 to
/// 2010. `odd` is told what was mended, and in which reference.
pub(crate) fn references<'a>(
    text: &'a str,
    message: Message<'_>,
    mut odd: impl FnMut(ReferenceOddity, &'a str),
) -> Vec<Reference<'a>> {
    let mut all = Vec::new();
    for entry in entries(without_label(text)) {
        if entry.doubled {
            odd(ReferenceOddity::Bullet, words::trim(entry.text));
        }
        let mut post = Before::default();
        for part in parts(entry.text) {
            let reference = reference(entry.bullet, part, message, &mut post, &mut odd);
            all.extend(reference);
        }
    }
    all
}

/// The line without a label that stands twice: `REF: REF (A) ZAGREB 688`, `REF: REFTEL ZAGREB 2255`.
fn without_label(text: &str) -> &str {
    let label = ["REFTELS ", "REFTEL ", "REFS ", "REF "].iter().find_map(|label| text.strip_prefix(label));
    label.map_or(text, |rest| rest.trim_start_matches([' ', ':']))
}

/// What a number alone takes from the reference before it: `08 STATE 124399 AND 125001`.
#[derive(Clone, Debug, Default)]
struct Before<'a> {
    post: Cow<'a, str>,
    year: Option<u16>,
}

/// How much higher than the message's own a number of the same post and year may be: companions are numbered ahead.
const MARGIN: u32 = 20;

/// What stands under one bullet.
struct Entry<'a> {
    bullet: Option<&'a str>,
    /// Whether the bullet stands twice.
    doubled: bool,
    text: &'a str,
}

/// Cuts the line at its bullets. They follow the alphabet; a letter out of order (`J. SAMPLE`) is no bullet.
fn entries(text: &str) -> SmallVec<[Entry<'_>; 8]> {
    let mut entries = SmallVec::new();
    let mut last: Option<u8> = None;
    let mut from = 0;
    let mut bullet = None;
    let mut doubled = false;
    let mut at = 0;
    while at < text.len() {
        let Some(rest) = text.get(at..) else { break };
        let word_starts = at == 0
            || text.get(..at).is_some_and(|before| {
                before.ends_with([' ', ';', ',', '¶', ')', '\u{a0}']) && !before.ends_with(". ") | ends_item(before)
            });
        if let Some((letter, length)) = bullet_at(rest).filter(|_| word_starts) {
            let order = letter.to_ascii_uppercase();
            let follows = match last {
                None => at == 0 || order == b'A' || order == b'1',
                Some(last) => {
                    order == last + 1
                        || order == last && at > from + 3
                        || (order > last && order <= last + 3 && order != b'I' || order == b'I' && last == b'H')
                }
            };
            if follows {
                if at > from || bullet.is_some() {
                    entries.push(Entry { bullet, doubled, text: text.get(from..at).unwrap_or_default() });
                }
                last = Some(order);
                let figure = rest.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(0);
                bullet = rest.get(figure..=figure);
                at += length;
                doubled = false;
                // The drafter's own letter inside the system's: `A. (A) PARIS 7682`, `A. REF A: SOFIA 154`.
                loop {
                    let behind = text.get(at..).unwrap_or_default();
                    let next = behind.trim_start_matches(words::is_blank_char);
                    let plain = next.strip_prefix("REF ").map_or(next, |next| next.trim_start_matches(' '));
                    let letter_alone = || match plain.as_bytes() {
                        [letter, b' ', ..] if letter.eq_ignore_ascii_case(&order) && next.len() > plain.len() => {
                            cited(plain.get(2..)?)
                                .is_ok_and(|(_, cited)| !cited.post.is_empty())
                                .then_some((*letter, 2))
                        }
                        _ => None,
                    };
                    let second = bullet_at(plain)
                        .filter(|(letter, _)| letter.eq_ignore_ascii_case(&order) || next.len() > plain.len())
                        .or_else(letter_alone);
                    let Some((_, length)) = second else {
                        if next.len() > plain.len() && label::reference_number(plain) {
                            at = text.len() - plain.len();
                        }
                        break;
                    };
                    at = text.len() - plain.len() + length;
                    doubled = true;
                }
                from = at;
                continue;
            }
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    entries.push(Entry { bullet, doubled, text: text.get(from..).unwrap_or_default() });
    entries
}

/// Whether the text before a bullet ends an entry, though a point stands there.
fn ends_item(before: &str) -> bool {
    before.trim_end().trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit() || c == ')')
}

/// `A.`, `A)`, `(A)`, `[A]`, `A:`, `A,`, `(1)`, and `A ` before a post and a number: the letter, and the length.
fn bullet_at(text: &str) -> Option<(u8, usize)> {
    match *text.as_bytes() {
        [b'(' | b'[', letter, b')' | b']', ..] if letter.is_ascii_alphanumeric() => Some((letter, 3)),
        [letter, b'.' | b')' | b':', ref rest @ ..] if letter.is_ascii_alphabetic() => {
            // `A.B. SAMPLE`: initials.
            let initials = rest.get(1) == Some(&b'.') && rest.first().is_some_and(u8::is_ascii_alphabetic);
            (!initials).then_some((letter, 2))
        }
        [letter, b' ', ..] if letter.is_ascii_uppercase() => {
            let behind = text.get(2..)?.trim_start_matches(' ');
            let (year, post) = words::digits(behind);
            let post = if year.len() == 2 { post.trim_start_matches(' ') } else { behind };
            let known = shape::post_and_number(post)
                .and_then(|(length, _)| post.get(..length))
                .is_some_and(|name| is_post(&canonical_post(name)));
            known.then_some((letter, 2))
        }
        _ => None,
    }
}

/// Cuts an entry at `;`, and at `AND` and `,` before another number.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = words::trim(text);
    core::iter::from_fn(move || {
        rest = rest.trim_start_matches([';', ',', ':', ' ', '¶', '\u{a0}', '.']);
        if let Some(behind) = words::strip_prefix_ignore_case(rest, "AND ") {
            rest = behind.trim_start_matches(' ');
        }
        if rest.is_empty() {
            return None;
        }
        let end = part_end(rest);
        let (part, behind) = rest.split_at(end);
        rest = behind;
        Some(words::trim(part).trim_end_matches([';', ',', ' ']))
    })
}

/// Where the first reference of an entry ends.
fn part_end(text: &str) -> usize {
    // A number alone belongs to the post of the number before it; behind a paper it is a part of its name.
    let told = cited(text).is_ok_and(|(_, cited)| !is_no_post(cited.post));
    let numbered = |text: &str| {
        let bare = text.trim_start_matches([' ', '\'', '’']);
        let (figures, behind) = words::digits(bare);
        let year_alone = figures.len() == 4 && behind.is_empty() && year_of(figures).is_some();
        // Numbers of one or two figures are believed between others only.
        let next = behind.trim_start_matches(' ');
        let listed = next.is_empty() || next.starts_with([',', ';']) || next.starts_with("AND ");
        let counts = (3..=7).contains(&figures.len()) || (1..=2).contains(&figures.len()) && listed;
        cited(bare).is_ok_and(|(_, cited)| is_plausible(&canonical_post(cited.post), cited.post))
            || told && counts && !year_alone && !behind.starts_with(['/', '-', '.'])
    };
    let mut counted = false;
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let before = text.get(..at).unwrap_or_default();
        counted |= c.is_ascii_digit();
        let cut = match c {
            ';' => true,
            ',' => {
                let next = rest.trim_start_matches([',', ' ']);
                counted && numbered(words::strip_prefix_ignore_case(next, "AND ").unwrap_or(next))
            }
            ':' => {
                let next = rest.trim_start_matches([':', ' ']);
                counted && cited(next).is_ok_and(|(_, cited)| is_post(&canonical_post(cited.post)))
            }
            ' ' => {
                let and = words::strip_prefix_ignore_case(rest, " AND ");
                // `07 QUITO 1607 07 QUITO 290`: nothing but blanks between two numbers.
                let next = rest.trim_start_matches(' ');
                let adjoining = before.ends_with(|c: char| c.is_ascii_digit() || c == ')')
                    && before.len() < 64
                    && cited(before).is_ok_and(|(rest, cited)| rest.is_empty() && !cited.post.is_empty())
                    && !next.starts_with('(')
                    && cited(next).is_ok_and(|(_, cited)| is_post(&canonical_post(cited.post)));
                adjoining
                    || and.is_some_and(|next| {
                        counted
                            && (numbered(next)
                                || words::starts_ignore_case(next, "PREVIOUS")
                                || words::starts_ignore_case(next, "PREV"))
                    })
            }
            _ => false,
        };
        if cut {
            return at;
        }
    }
    text.len()
}

/// One reference. `before` is the one before it, for `AND 2764`.
fn reference<'a>(
    bullet: Option<&'a str>,
    text: &'a str,
    message: Message<'_>,
    before: &mut Before<'a>,
    odd: &mut impl FnMut(ReferenceOddity, &'a str),
) -> Option<Reference<'a>> {
    let mut text = text.trim_end_matches([' ', '.', ',', ';', '\\', '¶']);
    if text.is_empty()
        || text.eq_ignore_ascii_case("NONE")
        || text.eq_ignore_ascii_case("N/A")
        || !text.bytes().any(|byte| byte.is_ascii_alphanumeric())
    {
        return None;
    }
    let mut reference = Reference { bullet: bullet.map(Cow::Borrowed), ..Reference::default() };
    let written = text;
    while let Some(front) = strip_notal(text) {
        text = front;
        reference.notal = true;
    }
    reference.text = Cow::Borrowed(text);
    if let Ok((_, cited)) = cited(text) {
        let alone = cited.post.is_empty();
        let given = cited.year.or(before.year.filter(|_| alone));
        if cited.zeros {
            odd(ReferenceOddity::Figure, written);
        }
        let mut name = if alone { before.post.clone() } else { canonical_post(cited.post) };
        if !is_post(&name) {
            if let Some(near) = nearest_post(&name).filter(|_| !cited.post.is_empty()) {
                odd(ReferenceOddity::Post, written);
                name = Cow::Borrowed(near);
            }
        }
        if (cited.post.is_empty() || is_plausible(&name, cited.post)) && !name.is_empty() {
            *before = Before { post: name.clone(), year: given };
            reference.kind = if cited.airgram { ReferenceKind::Airgram } else { ReferenceKind::Cable };
            let counted = !cited.airgram || cited.lettered_a;
            let higher = |number: u32| cited.serial.is_some_and(|serial| serial > number.saturating_add(MARGIN));
            if given.is_none() && message.number.is_some_and(|(own, number)| name == own && higher(number)) {
                odd(ReferenceOddity::Year, written);
            }
            let year = given.or(message.year);
            if let (Some(year), Some(serial), true) = (year, cited.serial, counted) {
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

/// `(NOTAL)`, `NOTAL` at the end of a reference: what stands before it.
fn strip_notal(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches([' ', '.', ')']);
    let front = bare.strip_suffix("NOTAL").or_else(|| bare.strip_suffix("notal"))?;
    Some(front.trim_end_matches([' ', '(', ',', '-']))
}

/// A telegram or airgram as a reference names it.
struct Cited<'a> {
    year: Option<u16>,
    post: &'a str,
    serial: Option<u32>,
    airgram: bool,
    lettered_a: bool,
    zeros: bool,
}

/// `cited = ([year-prefix / mended-year] post-words ["," / "-" / "#"] blanks [bracketed-year blanks] ["A-" / "CA-"]
/// serial blanks [bracketed-year / apostrophed-year]) / (serial blanks post-words) / serial`
///
/// Source: telegrams of 1973 to 2010. What follows the number (`CIRCULAR`, a date-time group) is not looked at.
fn cited(text: &str) -> PResult<'_, Cited<'_>> {
    let (rest, year_before) = opt(alt((year_prefix, mended_year))).parse(text)?;
    let (year, mut zeros) = year_before.unwrap_or((None, false));
    // `377 KATHMANDU`: the number first.
    if year.is_none() {
        if let Ok((_, (serial, post))) = (terminated(number(1, 7), blanks), terminated(post_words, eof)).parse(rest) {
            if is_post(&canonical_post(post)) {
                return Ok(("", Cited { year, post, serial: Some(serial), airgram: false, lettered_a: false, zeros }));
            }
        }
        if let Ok((behind, serial)) = number(1, 7).parse(rest) {
            if words::trim(behind).is_empty() {
                return Ok((
                    "",
                    Cited { year, post: "", serial: Some(serial), airgram: false, lettered_a: false, zeros },
                ));
            }
        }
    }
    let (rest, post) = post_words(rest)?;
    let (rest, _) = opt(alt((tag(","), tag("-"), tag(" #"), tag("#")))).parse(rest)?;
    let (rest, _) = blanks(rest)?;
    let (rest, inner) = opt(terminated(bracketed_year, blanks)).parse(rest)?;
    let (rest, letters) = opt(alt((tag("A-"), tag("CA-")))).parse(rest)?;
    let (rest, (serial, mended)) = serial(rest)?;
    let (rest, _) = blanks(rest)?;
    let (rest, after) = opt(alt((bracketed_year, apostrophed_year))).parse(rest)?;
    zeros |= mended || post.contains('0');
    let year = year.or(inner).or(after).or_else(|| year_of_group(rest));
    Ok((
        rest,
        Cited {
            year,
            post,
            serial: Some(serial),
            airgram: letters.is_some(),
            lettered_a: letters == Some("A-"),
            zeros,
        },
    ))
}

/// `year-prefix = ([apostrophe] 2*4DIGIT / bracketed-year) ["-" / SP] blanks`, before a post: `07`, `'08`, `2005`,
/// `(99)`.
///
/// Source: telegrams of 2004 to 2010.
fn year_prefix(text: &str) -> PResult<'_, (Option<u16>, bool)> {
    let figures = |text| map_opt(take_while1(|c: char| c.is_ascii_digit()), year_of).parse(text);
    let bare = preceded(opt(apostrophe), figures);
    let (rest, year) = alt((bracketed_year, bare)).parse(text)?;
    let (rest, _) = opt(alt((tag("-"), tag(" ")))).parse(rest)?;
    let (rest, _) = blanks(rest)?;
    verify(|text| Ok((text, ())), |()| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '0'))
        .parse(rest)
        .map(|(rest, ())| (rest, (Some(year), false)))
}

/// `mended-year = "O" DIGIT 1*SP`: the letter O for the digit, `O4 CHENNAI`.
///
/// Source: telegrams of 2004 to 2010.
fn mended_year(text: &str) -> PResult<'_, (Option<u16>, bool)> {
    map_opt((tag_no_case("O"), number(1, 1), take_while1(|c| c == ' ')), |(_, figure, _)| {
        Some((Some(full_year(u16::try_from(figure).ok()?)), true))
    })
    .parse(text)
}

/// `bracketed-year = "(" [apostrophe] 2*4DIGIT ")"`: `(08)`, `(2008)`.
///
/// Source: telegrams of 2004 to 2010.
fn bracketed_year(text: &str) -> PResult<'_, u16> {
    let figures = map_opt(take_while1(|c: char| c.is_ascii_digit()), year_of);
    delimited(tag("("), preceded(opt(apostrophe), figures), tag(")")).parse(text)
}

/// `apostrophed-year = apostrophe 2*4DIGIT`, behind a number.
///
/// Source: telegrams of 2004 to 2010.
fn apostrophed_year(text: &str) -> PResult<'_, u16> {
    preceded(apostrophe, map_opt(take_while1(|c: char| c.is_ascii_digit()), year_of)).parse(text)
}

/// `apostrophe = "'" / %x2019`: straight or curved.
fn apostrophe(text: &str) -> PResult<'_, &str> {
    alt((tag("'"), tag("’"))).parse(text)
}

/// The year of a date-time group behind a number: `STATE 221420 DTG 302352Z AUG 78`, `(DTG 111010Z MAY 77)`.
fn year_of_group(text: &str) -> Option<u16> {
    let bare = text.trim_start_matches([' ', '(', ',']);
    let bare = bare.strip_prefix("DTG").map_or(bare, |rest| rest.trim_start_matches([' ', ':']));
    date_time_group(bare).ok().and_then(|(_, group)| group.year)
}

/// `08`, `094`, `2008`.
fn year_of(figures: &str) -> Option<u16> {
    let value: u16 = figures.parse().ok()?;
    match figures.len() {
        2 => Some(full_year(value)),
        3 if figures.starts_with('0') => Some(full_year(value)),
        4 if (1950..2050).contains(&value) => Some(value),
        _ => None,
    }
}

/// `post-words = ALPHA *(ALPHA / SP / "-" / "'" / ".")`, before a number, at most five words.
///
/// Source: 5 FAH-2 H-321; the names of posts as telegrams have them.
fn post_words(text: &str) -> PResult<'_, &str> {
    let end = |text: &str| {
        let mut end = 0;
        for word in words::split(text).take(6) {
            let at = words::offset(text, word);
            let letters = word.bytes().take_while(|&byte| byte.is_ascii_alphabetic() || b"-'.".contains(&byte)).count();
            // The digit 0 for the letter O, as in `SANTIAG0` and `0TTAWA`.
            let zeros = word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'0')
                && word.bytes().filter(|&byte| byte == b'0').count() <= 2
                && word.bytes().any(|byte| byte.is_ascii_alphabetic());
            if word == "A-" || word.starts_with("A-") || word.starts_with("CA-") {
                break;
            }
            if letters == word.len() || zeros && word.len() >= 4 {
                end = at + word.len();
                continue;
            }
            // `CAIRO0561`, `OTTAWA-57`, `PRAGUE,`.
            let bare = word.get(..letters).unwrap_or_default().trim_end_matches('-');
            if letters > 0
                && word
                    .as_bytes()
                    .get(letters)
                    .is_some_and(|byte| byte.is_ascii_digit() || *byte == b',' || *byte == b'#')
            {
                end = at + bare.len();
            }
            break;
        }
        end
    };
    let length = end(text);
    let post = text.get(..length).unwrap_or_default();
    if length < 2 {
        return Err(nom::Err::Error(super::token::Failure { at: text }));
    }
    Ok((text.get(length..).unwrap_or_default(), post))
}

/// `serial = 1*8(DIGIT / "O")`: the serial number of a telegram, an O for a 0 mended.
///
/// Source: telegrams of 1973 to 2010.
fn serial(text: &str) -> PResult<'_, (u32, bool)> {
    let (rest, figures) = take_while1(|c: char| c.is_ascii_digit() || matches!(c, 'O' | 'o')).parse(text)?;
    let mended = !figures.bytes().all(|byte| byte.is_ascii_digit());
    let value = figures.bytes().try_fold(0_u32, |value, byte| {
        let digit = if byte.is_ascii_digit() { u32::from(byte - b'0') } else { 0 };
        value.checked_mul(10)?.checked_add(digit)
    });
    let fits = figures.len() <= 8
        && figures.bytes().any(|byte| byte.is_ascii_digit())
        && (!rest.starts_with(['/', '.', '-']) || rest.starts_with("--"))
        && !rest.starts_with(|c: char| c.is_ascii_alphabetic());
    match value.filter(|_| fits) {
        Some(value) => Ok((rest, (value, mended))),
        None => Err(nom::Err::Error(super::token::Failure { at: text })),
    }
}

/// Whether the words before a number name a post: a known one, or one word that names nothing else.
fn is_plausible(name: &str, written: &str) -> bool {
    is_post(name) || written.len() >= 4 && !written.contains(' ') && !is_no_post(name)
}

/// Words before a number that name no post.
fn is_no_post(name: &str) -> bool {
    const NONE: [&str; 34] = [
        "IIR",
        "TD",
        "OSC",
        "FBIS",
        "FAM",
        "PARA",
        "PARAS",
        "PART",
        "POINTS",
        "UNSCR",
        "RESOLUTION",
        "JULY",
        "JUNE",
        "JANUARY",
        "FEBRUARY",
        "MARCH",
        "APRIL",
        "MAY",
        "AUGUST",
        "SEPTEMBER",
        "OCTOBER",
        "NOVEMBER",
        "DECEMBER",
        "DATED",
        "EMAIL",
        "SENT",
        "TELEGRAM",
        "TELEGRAMS",
        "EMBTEL",
        "DEPTEL",
        "SEPTEL",
        "REFTEL",
        "PREVIOUS",
        "APPENDIX",
    ];
    NONE.contains(&name) || name.ends_with("MAIL") || name.ends_with("TELCON")
}

/// What a reference is that is no telegram, told by its words.
fn kind(text: &str) -> ReferenceKind {
    let has = |words: &[&str]| words.iter().any(|word| words::contains_ignore_case(text, word));
    if words::starts_ignore_case(text, "PREVIOUS") || text.eq_ignore_ascii_case("PREV") {
        ReferenceKind::Previous
    } else if has(&["E-MAIL", "EMAIL", "E MAIL"]) {
        ReferenceKind::Email
    } else if has(&[
        "TELCON",
        "TELECON",
        "PHONE",
        "CONVERSATION",
        "DISCUSSION",
        "TELEPHONE",
        "CALL ",
        "CALLS",
        "MEETING",
        "DVC",
        "SVTC",
    ]) {
        ReferenceKind::Conversation
    } else if has(&[
        "IIR",
        "TD-",
        "TD ",
        "OSC",
        "FBIS",
        "FAM ",
        "PAPER",
        "LETTER",
        "MEMO",
        "REPORT",
        "POINTS",
        "UNSCR",
        "NOTICE",
        "ASSESSMENT",
        "NOTE",
        "FAX",
        "FACSIMILE",
        "ARTICLE",
        "BOOK",
        "CFR",
        "TREATY",
        "TEXT",
        "GUIDE",
        "SFO-",
        "HTTP",
        "WWW.",
        "DOCUMENT",
        "ISSUE",
        "CIRCULAR",
        "KKK",
        "CABLE",
        "TELEGRAM",
        "SITREP",
    ]) {
        ReferenceKind::Document
    } else {
        ReferenceKind::Other
    }
}

/// `archive-number = [2DIGIT / 4DIGIT] 1*(ALPHA / SP) ["-A"] 1*8DIGIT`, as archives write it: `08BAKU64`,
/// `1977MOSCOW02124`.
///
/// Source: the National Archives on the file of 1973 to 1979.
fn archive_number(text: &str) -> PResult<'_, ReferenceNumber<'_>> {
    let year = map_opt(take_while1(|c: char| c.is_ascii_digit()), |figures: &str| match figures.len() {
        2 => figures.parse().ok().map(full_year),
        4 => figures.parse().ok(),
        _ => None,
    });
    let post = take_while1(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let (rest, (year, post, airgram)) = (opt(year), post, opt(tag("-A"))).parse(text)?;
    let (rest, serial) = number(1, 8).parse(rest)?;
    let number = ReferenceNumber::new(year, words::trim(post), serial);
    Ok((rest, ReferenceNumber { airgram: airgram.is_some(), span: Span::default(), ..number }))
}

impl FromStr for ReferenceNumber<'static> {
    type Err = NotationError;

    /// Reads `08BAKU64` and `2008BAKU00064`, also with blanks between the parts; the post is taken as it stands.
    ///
    /// # Errors
    ///
    /// When the text is anything else.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        super::whole(
            |text| archive_number(text).map(|(rest, number)| (rest, number.into_owned())),
            text,
            "a reference number such as 08BAKU64",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString};

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
        assert_eq!(read("9 FAM Appendix K, 406 (6)"), ["Document 9 FAM Appendix K, 406 (6)"]);
        assert_eq!(read("E-mails J. Speaks-K. Sample"), ["Email E-mails J. Speaks-K. Sample"]);
    }
}
