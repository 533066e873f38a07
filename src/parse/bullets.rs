//! The parts of a REF line: what stands under each of its bullets, and each reference under one.
//!
//! ```text
//! A. STATE 4865, 4866 AND 07 BAKU 1575 B. OSLO 577/578; ROME 12 C) SAMPLE E-MAIL
//! ```

use smallvec::SmallVec;

use super::cited::cited;
use super::reference::{is_no_post, is_plausible};
use crate::layout::label;
use crate::layout::shape;
use crate::tables::{canonical_post, names_post};
use crate::words;

/// What stands under one bullet.
pub(super) struct Entry<'a> {
    pub(super) bullet: Option<&'a str>,
    /// Whether the bullet stands twice.
    pub(super) doubled: bool,
    pub(super) text: &'a str,
}

/// Cuts the line at its bullets. They follow the alphabet; a letter out of order (`J. SAMPLE`) is no bullet.
pub(super) fn entries(text: &str) -> SmallVec<[Entry<'_>; 8]> {
    let mut entries = SmallVec::new();
    let mut last: Option<u8> = None;
    let mut from = 0;
    let mut bullet = None;
    let mut doubled = false;
    let mut at = 0;
    while at < text.len() {
        let Some(rest) = text.get(at..) else { break };
        let before = text.get(..at).unwrap_or_default();
        let word_starts = || {
            before.is_empty()
                || before.ends_with([' ', ';', ',', '¶', ')', '-', '\u{a0}'])
                    && (!before.ends_with(". ") || ends_item(before))
                || ends_item(before)
        };
        if let Some((letter, length)) = bullet_at(rest).filter(|_| word_starts()) {
            let order = letter.to_ascii_uppercase();
            let follows = match last {
                // `A SAMPLE E-MAIL OF 05/12/09 B. ...`: the first has lost its point.
                None => {
                    at == 0
                        || matches!(order, b'A' | b'1')
                        || order == b'B' && text.starts_with("A ") && ends_item(before.trim_end_matches('¶'))
                }
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
                let written = rest.get(..length).unwrap_or_default().trim_start_matches("REF ");
                let letter = written.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(0);
                bullet = written.get(letter..=letter);
                at += length;
                doubled = false;
                while let Some(end) = second_bullet(text, at, order) {
                    at = end.0;
                    doubled |= end.1;
                    if !end.1 {
                        break;
                    }
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

/// The drafter's own letter inside the system's, behind the bullet that ends at `at`: `A. (A) PARIS 7682`, `A. REF A: SOFIA 154`;
/// or only the word, `A. REF SOFIA 154`. Where it ends, and whether it is a letter.
fn second_bullet(text: &str, at: usize, order: u8) -> Option<(usize, bool)> {
    let next = text.get(at..)?.trim_start_matches(words::is_blank_char);
    let plain = next.strip_prefix("REF ").map_or(next, |next| next.trim_start_matches(' '));
    let led_in = next.len() > plain.len();
    let letter_alone = || match plain.as_bytes() {
        [letter, b' ', ..] if letter.eq_ignore_ascii_case(&order) && led_in => {
            cited(plain.get(2..)?).is_ok_and(|(_, cited)| !cited.post.is_empty()).then_some((*letter, 2))
        }
        _ => None,
    };
    let second = bullet_at(plain).filter(|(letter, _)| letter.eq_ignore_ascii_case(&order) || led_in);
    match second.or_else(letter_alone) {
        Some((_, length)) => Some((text.len() - plain.len() + length, true)),
        None => (led_in && label::reference_number(plain)).then_some((text.len() - plain.len(), false)),
    }
}

/// Whether the text before a bullet ends an entry, though a point stands there.
fn ends_item(before: &str) -> bool {
    before.trim_end().trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit() || c == ')')
}

/// `A.`, `A)`, `(A)`, `[A]`, `A:`, `(1)`; `A `, `A - `, `1.` and `1)` before a post and a number; `REF A `: the letter, and the
/// length.
fn bullet_at(text: &str) -> Option<(u8, usize)> {
    match *text.as_bytes() {
        [b'(' | b'[', letter, b')' | b']', ..] if letter.is_ascii_alphanumeric() => Some((letter, 3)),
        [letter, b'.' | b')' | b':', ref rest @ ..] if letter.is_ascii_alphabetic() => {
            // `A.B. SAMPLE`: initials.
            let initials = rest.get(1) == Some(&b'.') && rest.first().is_some_and(u8::is_ascii_alphabetic);
            (!initials).then_some((letter, 2))
        }
        [digit, b'.' | b')', b' ', ..] if digit.is_ascii_digit() => cites_post(text.get(2..)?).then_some((digit, 2)),
        [letter, b' ', b'-', b' ', ..] if letter.is_ascii_uppercase() => {
            cites_post(text.get(4..)?).then_some((letter, 4))
        }
        [letter, b' ', ..] if letter.is_ascii_uppercase() => cites_post(text.get(2..)?).then_some((letter, 2)),
        [b'R', b'E', b'F', b' ', letter, b' ' | b':' | b'.' | b')', ..] if letter.is_ascii_uppercase() => {
            Some((letter, 6))
        }
        _ => None,
    }
}

/// Whether a post that is known and its number stand here, perhaps behind a year.
fn cites_post(text: &str) -> bool {
    let behind = text.trim_start_matches(' ');
    let (year, post) = words::digits(behind);
    let post = if matches!(year.len(), 2 | 4) { post.trim_start_matches(' ') } else { behind };
    let numbered = shape::post_and_number(post).or_else(|| {
        let figures = post.bytes().take(40).position(|byte| byte.is_ascii_digit())?;
        let name = words::trim(post.get(..figures)?);
        name.bytes().all(|byte| byte.is_ascii_alphabetic() || b" '-.".contains(&byte)).then_some((name.len(), figures))
    });
    numbered.and_then(|(length, _)| post.get(..length)).is_some_and(names_post)
}

/// Cuts an entry at `;`, and at `AND`, `,`, `:` and `/` before another number.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    const BETWEEN: [char; 9] = [';', ',', ':', '/', ' ', '¶', '\u{a0}', '.', '-'];
    let mut rest = words::trim(text);
    // A number alone belongs to the post of the number before it; behind a paper it is a part of its name.
    let mut told = false;
    core::iter::from_fn(move || {
        rest = rest.trim_start_matches(BETWEEN);
        if let Some(behind) = words::strip_prefix_ignore_case(rest, "AND ") {
            rest = behind.trim_start_matches(' ');
        }
        if rest.is_empty() {
            return None;
        }
        let counted = rest.starts_with(|c: char| c.is_ascii_digit());
        told = told && counted || cited(rest).is_ok_and(|(_, cited)| !is_no_post(cited.post));
        let end = part_end(rest, told);
        let (part, behind) = rest.split_at(end);
        rest = behind;
        let part = words::trim(part).trim_end_matches([';', ',', ' ', '-']);
        Some(part.strip_suffix(" AND").map_or(part, |part| part.trim_end_matches([',', ' '])))
    })
}

/// Where the first reference of an entry ends. `told`: it is a telegram, so that a number alone may follow.
fn part_end(text: &str, told: bool) -> usize {
    let numbered = |text: &str| {
        let bare = text.trim_start_matches([' ', '\'', '’']);
        let (figures, behind) = words::digits(bare);
        let year_alone = figures.len() == 4 && behind.is_empty() && super::cited::year_of(figures).is_some();
        // Numbers of one or two figures are believed between others only.
        let next = behind.trim_start_matches(' ');
        let listed = next.is_empty() || next.starts_with([',', ';']) || next.starts_with("AND ");
        let counts = (3..=7).contains(&figures.len()) || (1..=2).contains(&figures.len()) && listed;
        cited(bare).is_ok_and(|(_, cited)| is_plausible(&canonical_post(cited.post), cited.post))
            || told && counts && !year_alone && !behind.starts_with(['/', '-', '.'])
    };
    let known = |text: &str| cited(text).is_ok_and(|(_, cited)| names_post(cited.post));
    let mut counted = false;
    let mut last = '\0';
    for (at, c) in text.char_indices() {
        counted |= c.is_ascii_digit();
        // Of a run of signs only the first is looked at.
        let repeated = core::mem::replace(&mut last, c) == c;
        if repeated || !matches!(c, ';' | ',' | ':' | '/' | ' ') {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let before = text.get(..at).unwrap_or_default();
        let cut = match c {
            ';' => true,
            ',' => {
                let next = rest.trim_start_matches([',', ' ']);
                counted && numbered(words::strip_prefix_ignore_case(next, "AND ").unwrap_or(next))
            }
            ':' => counted && known(rest.trim_start_matches([':', ' '])),
            // `OSLO 577/578`
            '/' => {
                let (figures, behind) = words::digits(rest.get(1..).unwrap_or_default());
                let same = before.bytes().rev().take_while(u8::is_ascii_digit).count() == figures.len();
                let ends = behind.is_empty() || behind.starts_with([' ', ',', ';', '/']);
                same && ends && figures.len() >= 3 && (told || known(before))
            }
            _ => {
                let and = words::strip_prefix_ignore_case(rest, " AND ");
                // `07 QUITO 1607 07 QUITO 290`: nothing but blanks between two numbers.
                let next = rest.trim_start_matches(' ');
                let adjoining = before.ends_with(|c: char| c.is_ascii_digit() || c == ')')
                    && before.len() < 64
                    && cited(before).is_ok_and(|(rest, cited)| rest.is_empty() && !cited.post.is_empty())
                    && !next.starts_with('(')
                    && known(next);
                adjoining
                    || and.is_some_and(|next| {
                        counted
                            && (numbered(next)
                                || words::starts_ignore_case(next, "PREVIOUS")
                                || words::starts_ignore_case(next, "PREV"))
                    })
            }
        };
        if cut {
            return at;
        }
    }
    text.len()
}
