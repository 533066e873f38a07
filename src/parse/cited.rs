//! A telegram as a reference names it, `08 STATE 4865`, `BRASILIA 709 (08)`, and as archives do, `08BAKU64`.

use core::str::FromStr;

use nom::{
    Parser,
    branch::alt,
    bytes::complete::{tag, tag_no_case, take_while1},
    combinator::{eof, map_opt, opt, verify},
    sequence::{delimited, preceded, terminated},
};

use super::date_time::{date_time_group, date_words};
use super::token::{Failure, PResult, blanks, number};
use crate::model::{ReferenceNumber, full_year};
use crate::tables::{canonical_post, is_post};
use crate::words;
use crate::{NotationError, Span};

/// A telegram or airgram as a reference names it.
pub(super) struct Cited<'a> {
    pub(super) year: Option<u16>,
    pub(super) post: &'a str,
    pub(super) serial: Option<u32>,
    pub(super) airgram: bool,
    pub(super) lettered_a: bool,
    pub(super) zeros: bool,
}

/// No name of a post with its year and number is longer.
const LONGEST: usize = 96;

/// `cited = ([year-prefix / mended-year] post-words ["," / "-" / "#" / (["NO" / "NR"] ["."])] blanks [bracketed-year blanks] ["A-"
/// / "CA-"] serial blanks [bracketed-year / apostrophed-year / year-behind]) / (serial blanks post-words) / serial`
///
/// Source: telegrams of 1973 to 2010. What follows the number (`CIRCULAR`, a date-time group) is not looked at, nor is anything far
/// behind: who looks for references in a long line asks at each of its signs.
pub(super) fn cited(text: &str) -> PResult<'_, Cited<'_>> {
    let text = words::head(text, LONGEST);
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
    let post = [" NO.", " NO", " NR.", " NR"].iter().find_map(|word| post.strip_suffix(word)).unwrap_or(post);
    let (rest, _) = opt(alt((tag(","), tag("-"), tag(" #"), tag("#")))).parse(rest)?;
    let (rest, _) = blanks(rest)?;
    let (rest, inner) = opt(terminated(bracketed_year, blanks)).parse(rest)?;
    let (rest, letters) = opt(alt((tag("A-"), tag("CA-")))).parse(rest)?;
    let (rest, (serial, mended)) = serial(rest)?;
    let (rest, _) = blanks(rest)?;
    let (rest, after) = opt(alt((bracketed_year, apostrophed_year, year_behind))).parse(rest)?;
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

/// `bracketed-year = ("(" / "[") [apostrophe] 2*4DIGIT (")" / "]")`: `(08)`, `(2008)`, `[08]`.
///
/// Source: telegrams of 2004 to 2010.
fn bracketed_year(text: &str) -> PResult<'_, u16> {
    let figures = map_opt(take_while1(|c: char| c.is_ascii_digit()), year_of);
    delimited(alt((tag("("), tag("["))), preceded(opt(apostrophe), figures), alt((tag(")"), tag("]")))).parse(text)
}

/// `apostrophed-year = apostrophe 2*4DIGIT`, behind a number.
///
/// Source: telegrams of 2004 to 2010.
fn apostrophed_year(text: &str) -> PResult<'_, u16> {
    preceded(apostrophe, map_opt(take_while1(|c: char| c.is_ascii_digit()), year_of)).parse(text)
}

/// `year-behind = ("OF" / ",") 1*SP 4DIGIT`, at the end: `ROME 12 OF 2006`, `ROME 12, 2006`.
///
/// Source: telegrams of 1973 to 2010.
fn year_behind(text: &str) -> PResult<'_, u16> {
    let figures = verify(take_while1(|c: char| c.is_ascii_digit()), |figures: &str| figures.len() == 4);
    let led_in = (alt((tag_no_case("OF"), tag(","))), take_while1(|c| c == ' '));
    terminated(preceded(led_in, map_opt(figures, year_of)), eof).parse(text)
}

/// `apostrophe = "'" / %x2019`: straight or curved.
fn apostrophe(text: &str) -> PResult<'_, &str> {
    alt((tag("'"), tag("’"))).parse(text)
}

/// The year of a date-time group or a date behind a number: `STATE 221420 DTG 302352Z AUG 78`, `(DTG 111010Z MAY 77)`,
/// `BONN 12345, 5 MARCH 1976`.
fn year_of_group(text: &str) -> Option<u16> {
    let bare = text.trim_start_matches([' ', '(', ',']);
    let bare = bare.strip_prefix("DTG").map_or(bare, |rest| rest.trim_start_matches([' ', ':']));
    let date = || date_words(bare).ok().map(|(_, (year, _, _))| year);
    date_time_group(bare).ok().and_then(|(_, group)| group.year).or_else(date)
}

/// `08`, `094`, `2008`.
pub(super) fn year_of(figures: &str) -> Option<u16> {
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
        return Err(nom::Err::Error(Failure { at: text }));
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
        None => Err(nom::Err::Error(Failure { at: text })),
    }
}

/// `archive-number = [2DIGIT / 4DIGIT] 1*(ALPHA / SP / apostrophe / ".") ["-A" / "-"] 1*8DIGIT`, as archives write it:
/// `08BAKU64`, `1977MOSCOW02124`, `08BAKU-64`.
///
/// Source: the National Archives on the file of 1973 to 1979.
fn archive_number(text: &str) -> PResult<'_, ReferenceNumber<'_>> {
    let year = map_opt(take_while1(|c: char| c.is_ascii_digit()), |figures: &str| match figures.len() {
        2 => figures.parse().ok().map(full_year),
        4 => figures.parse().ok(),
        _ => None,
    });
    let post = take_while1(|c: char| c.is_ascii_alphabetic() || matches!(c, ' ' | '\'' | '’' | '.'));
    let named = verify(post, |post: &str| post.bytes().any(|byte| byte.is_ascii_alphabetic()));
    let (rest, (year, post, sign)) = (opt(year), named, opt(alt((tag("-A"), tag("-"))))).parse(text)?;
    let (rest, serial) = number(1, 8).parse(rest)?;
    let number = ReferenceNumber::new(year, words::trim(post), serial);
    Ok((rest, ReferenceNumber { airgram: sign == Some("-A"), span: Span::default(), ..number }))
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
