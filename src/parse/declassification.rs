//! `E.O. 12958: DECL: 01/25/2018`, `E.O. 11652: XGDS-2`, `FOR REASONS 1.4 (B) AND (D)`.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::str::FromStr;

use nom::{
    Parser,
    branch::alt,
    bytes::complete::{tag, take_while, take_while1},
    character::complete::satisfy,
    combinator::{eof, map_opt, not, opt, verify},
    sequence::{delimited, preceded, terminated},
};
use smallvec::SmallVec;

use super::date_time::{calendar_date, date_figures, month_number};
use super::token::{PResult, blanks, number};
use crate::NotationError;
use crate::model::{Declassify, Downgrade, DowngradeSchedule, Few, Level, Reason, full_year};
use crate::words;

/// The executive orders on classification, each with the first year in which telegrams name it. Source: FORMAT 4.5.
const ORDERS: [(u32, u16); 6] =
    [(10501, 1953), (11652, 1972), (12065, 1978), (12356, 1982), (12958, 1995), (13526, 2010)];

/// The number of an order, and whether it was a misprint.
pub(crate) struct OrderNumber {
    pub(crate) number: Option<u32>,
    pub(crate) misprint: bool,
}

/// `order-number = 1*(DIGIT / "-") / 1*ALPHA`: its figures, perhaps sent as letters (`QQYTWC`), or with a figure lost
/// (`12-65`).
///
/// Source: TAGS handbook of 1974; the orders themselves; ITA2 for the letters.
pub(crate) fn order_number(text: &str, year: Option<u16>) -> PResult<'_, OrderNumber> {
    let figures = take_while1(|c: char| c.is_ascii_digit() || c == '-');
    let letters = take_while1(|c: char| "QWERTYUIOPC".contains(c));
    alt((figures, letters)).map(|written| order(written, year)).parse(text)
}

fn order(written: &str, year: Option<u16>) -> OrderNumber {
    // The keys of letters that carry figures: ITA2.
    let figures: SmallVec<[u8; 8]> = written
        .bytes()
        .take(8)
        .map(|byte| {
            b"PQWERTYUIO"
                .iter()
                .position(|&key| key == byte)
                .map_or(byte, |figure| b'0' + u8::try_from(figure).unwrap_or(0))
        })
        .collect();
    let exact = core::str::from_utf8(&figures).ok().and_then(|figures| figures.parse().ok());
    if let Some(number) = exact.filter(|number| ORDERS.iter().any(|(order, _)| order == number)) {
        return OrderNumber { number: Some(number), misprint: !written.bytes().all(|byte| byte.is_ascii_digit()) };
    }
    // One figure changed, lost, added, or all there in another order; else the order in force at the time.
    let near = |order: u32| {
        let mut digits = [0_u8; 5];
        let mut rest = order;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        let mut sorted = digits;
        let mut found: SmallVec<[u8; 8]> = figures.clone();
        sorted.sort_unstable();
        found.sort_unstable();
        let text = core::str::from_utf8(&digits).unwrap_or_default();
        let seen = core::str::from_utf8(&figures).unwrap_or_default();
        crate::words::is_near(seen, text) || sorted[..] == found[..]
    };
    let by_figures = ORDERS.iter().find(|(order, _)| near(*order));
    let in_force = || year.and_then(|year| ORDERS.iter().rev().find(|(_, first)| *first <= year));
    OrderNumber { number: by_figures.or_else(in_force).map(|(order, _)| *order), misprint: true }
}

/// What stands behind the number of the order, and what was odd about it.
pub(crate) struct Declassification<'a> {
    pub(crate) declassify: Option<Declassify<'a>>,
    pub(crate) impossible_date: bool,
    /// Whether a figure too many stands before the month: `011/2/2019`.
    pub(crate) mended_date: bool,
}

impl Declassification<'_> {
    /// The same with nothing borrowed.
    pub(crate) fn into_owned(self) -> Declassification<'static> {
        Declassification { declassify: self.declassify.map(Declassify::into_owned), ..self }
    }
}

/// `declassify = not-applicable / schedule / downgrade / (*decl-label ("OADR" / date-figures / exemptions / event))`;
/// `not-applicable = "N/A"`; `event = 1*<any words that name an event>`
///
/// Sources: TAGS handbook of 1974, 1a; E.O. 11652, 12065, 12356, 12958 and 13526; the forms as telegrams have them.
pub(crate) fn declassify(text: &str) -> Declassification<'_> {
    let value = words::trim(text.trim_start_matches([':', ';', ' ', '.', ',', '<', '/']));
    let value = words::strip_prefix_ignore_case(value, "strong>").map_or(value, words::trim);
    let none = Declassification { declassify: None, impossible_date: false, mended_date: false };
    let read = |declassify| Declassification { declassify: Some(declassify), ..none };
    if value.is_empty() {
        return none;
    }
    if is_not_applicable(value) {
        return read(Declassify::NotApplicable);
    }
    if let Ok((_, schedule)) = schedule(value) {
        return read(Declassify::DowngradeSchedule(schedule));
    }
    if let Ok((_, downgrade)) = downgrade(value) {
        return read(Declassify::Downgrade(downgrade));
    }
    let ((), labels) = decl_labels(value);
    let value = words::trim(value.get(labels..).unwrap_or_default());
    if value.is_empty() {
        return none;
    }
    if is_not_applicable(value) {
        return read(Declassify::NotApplicable);
    }
    if words::starts_ignore_case(value, "OADR") {
        return read(Declassify::OriginatingAgency);
    }
    let mut impossible_date = false;
    if let Ok((_, (year, month, day))) = date_figures(value) {
        if let Some(date) = calendar_date(year, month, day) {
            let first = value.split(['/', '-']).next().unwrap_or_default();
            return Declassification { mended_date: first.len() == 3, ..read(Declassify::Date(date)) };
        }
        impossible_date = true;
    }
    if let Some(date) = date_in_words(value) {
        return read(Declassify::Date(date));
    }
    let codes = exemptions(value);
    if !codes.is_empty() {
        return read(Declassify::Exempt(codes));
    }
    let told = value.bytes().filter(u8::is_ascii_alphabetic).count() >= 4
        && !value.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let redacted = value.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'X') || byte == b' ');
    let declassify = if told && !redacted {
        Declassify::Event(Cow::Borrowed(value))
    } else {
        Declassify::Unknown(Cow::Borrowed(value))
    };
    Declassification { impossible_date, ..read(declassify) }
}

/// `N/A`, `NA`, `N/ A`, `n/a`, alone or with a sign behind.
fn is_not_applicable(value: &str) -> bool {
    let mut letters = value.bytes().filter(u8::is_ascii_alphanumeric);
    letters.next().is_some_and(|n| n.eq_ignore_ascii_case(&b'N'))
        && letters.next().is_some_and(|a| a.eq_ignore_ascii_case(&b'A'))
        && letters.next().is_none()
        || ["N/A ", "NA "].iter().any(|start| words::starts_ignore_case(value, start))
}

/// `decl-label = ("DECLASSIFIED BY NARA" / "DECLASSIFY ON" / "DECLAS" / "DECL" / "AS AMENDED") [":"]`: the length of
/// what only leads to the value, labels doubled or misspelt (`DECLl:`) included.
fn decl_labels(value: &str) -> ((), usize) {
    const LABELS: [&str; 15] = [
        "AS AMENDED",
        "DECLASSIFIED BY NARA",
        "DECLASSIFIED",
        "DECLASSIFY ON",
        "DECLASSIFY",
        "DECLAS",
        "DECLL",
        "DECL ON",
        "DECL",
        "DEL",
        "DCL",
        "DECK",
        "DE CL",
        "DECAL",
        "DEC",
    ];
    let mut rest = value;
    while let Some(behind) = LABELS.iter().find_map(|label| words::strip_prefix_ignore_case(rest, label)) {
        // `DECEMBER 31` begins with no label.
        if behind.starts_with(|c: char| c.is_ascii_alphabetic()) {
            break;
        }
        rest = behind.trim_start_matches([':', ';', ' ', '.', ',']);
    }
    ((), value.len() - rest.len())
}

/// `schedule = ("GDS" / "ADS" / "XGDS" / "RDS") [blanks ["-"] (DIGIT / ("(" DIGIT ")"))] [*("," / SP) ["DECLAS"]
/// *("," / SP) (date-figures / event)] [blanks "(" officer ")"] [blanks "OR-" ALPHA]`; `officer = 1*<any character
/// but a bracket>`
///
/// `GDS`, `6DS`, `NGDS`, `XGDS-1`, `XGDS (3)`, `ADS, DECLAS 12-31-74`, `GDS 8/16/85 (SURNAME, GIVEN) OR-P`. Source:
/// TAGS handbook of 1974, 1a; E.O. 12065.
fn schedule(text: &str) -> PResult<'_, DowngradeSchedule<'_>> {
    let mut name = map_opt(take_while1(|c: char| c.is_ascii_alphanumeric()), |word: &str| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.get(letters.len()..).unwrap_or_default();
        let schedule = match letters {
            "GDS" | "NGDS" | "6DS" | "GS" => "GDS",
            "ADS" => "ADS",
            "XGDS" => "XGDS",
            "RDS" => "RDS",
            _ => return None,
        };
        Some((schedule, digits.parse().ok()))
    });
    let digit = |text| {
        // The figure of a date is no reason.
        let bare = terminated(map_opt(number(1, 1), |digit| u8::try_from(digit).ok()), not(alt((tag("/"), tag("-")))));
        let bracketed = delimited(tag("("), map_opt(number(1, 1), |digit| u8::try_from(digit).ok()), tag(")"));
        preceded((blanks, opt(tag("-"))), alt((bare, bracketed))).parse(text)
    };
    let (rest, (schedule, reason)) = name.parse(text)?;
    let (rest, apart) = if reason.is_none() { opt(digit).parse(rest)? } else { (rest, None) };
    let mut read = DowngradeSchedule {
        schedule: Cow::Borrowed(schedule),
        reason: reason.or(apart),
        ..DowngradeSchedule::default()
    };
    let signs = |text| take_while(|c| matches!(c, ' ' | ',' | ';' | ':')).parse(text);
    let (rest, _) = (signs, opt(alt((tag("DECLAS"), tag("DECL")))), signs).parse(rest)?;
    let (mut rest, date) = opt(date_figures).parse(rest)?;
    read.date = date.and_then(|(year, month, day)| calendar_date(year, month, day));
    if let Some(event) = words::strip_prefix_ignore_case(rest, "AT ").map(|_| words::trim(rest)) {
        read.event = Some(Cow::Borrowed(event));
        return Ok(("", read));
    }
    let mut officer = delimited((signs, tag("(")), take_while1(|c| c != ')'), tag(")"));
    if let Ok((behind, officer)) = officer.parse(rest) {
        read.officer = Some(Cow::Borrowed(words::trim(officer)));
        rest = behind;
    }
    let originator = preceded((signs, tag("OR-")), satisfy(|c| c.is_ascii_uppercase()));
    let (rest, originator) = opt(originator).parse(rest)?;
    read.originator = originator;
    Ok((rest, read))
}

/// `downgrade = "DNG" *(":" / SP) ("CO" / "SE" / "UN") blanks [date-figures]`: to be downgraded.
///
/// Source: telegrams of 2004 to 2010.
fn downgrade(text: &str) -> PResult<'_, Downgrade> {
    let level = map_opt(take_while1(|c: char| c.is_ascii_alphabetic()), |word: &str| match word {
        "CO" | "C" | "CONFIDENTIAL" => Some(Level::Confidential),
        "SE" | "S" | "SECRET" => Some(Level::Secret),
        "UN" | "U" | "UNCLASSIFIED" => Some(Level::Unclassified),
        _ => None,
    });
    let (rest, _) = (tag("DNG"), take_while(|c| matches!(c, ':' | ' '))).parse(text)?;
    let (rest, level) = terminated(level, blanks).parse(rest)?;
    let (rest, date) = opt(date_figures).parse(rest)?;
    Ok((rest, Downgrade::new(level, date.and_then(|(year, month, day)| calendar_date(year, month, day)))))
}

/// `JUNE 21, 2006`.
fn date_in_words(text: &str) -> Option<time::Date> {
    let mut words = words::split(text);
    let month = month_number(words.next()?)?;
    let day = words.next()?.trim_end_matches(',').parse().ok()?;
    let year: u16 = words.next()?.trim_end_matches(['.', ';']).parse().ok()?;
    calendar_date(if year < 100 { full_year(year) } else { year }, month, day)
}

/// `exemptions = exemption *(("," / SP) blanks exemption)`; `exemption = (["25" / "50"] "X" DIGIT *5<letters, figures
/// and signs>) / "MR"`
///
/// Source: E.O. 12958 and 13526, 3.3; 32 CFR 2001. Empty where anything else stands there.
fn exemptions(text: &str) -> Vec<Cow<'_, str>> {
    let code = |word: &str| {
        let bare = word.strip_prefix("25").or_else(|| word.strip_prefix("50")).unwrap_or(word);
        word == "MR"
            || bare
                .strip_prefix('X')
                .is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()) && digits.len() <= 6)
    };
    let words = text.split([',', ' ', ';', '.']).filter(|word| !word.is_empty() && *word != "AND");
    if words.clone().all(code) { words.map(Cow::Borrowed).collect() } else { Vec::new() }
}

/// `reasons = ["1." ("3" / "4" / "5")] blanks reason-letter *(("," / "/" / "AND" / SP) blanks reason-letter)`;
/// `reason-letter = ALPHA / ("(" ALPHA ")")`; the reasons in a text, in order.
///
/// Sources: E.O. 12958 sections 1.4 and 1.5; the spellings of telegrams: `1.4 (b) and (d)`, `1.4(b),(d)`, `1.4 b/d`,
/// `1. 4 (b)`, `1/4 (B)`, `14 (b)`, `(b) and (d)`. Where the letters begin is told too.
pub(crate) fn reasons(text: &str) -> (Few<Reason>, usize) {
    let mut reasons = Few::new();
    let mut begin = text.len();
    let mut section = None;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let rest = text.get(at..).unwrap_or_default();
        // Letters may stand before it where a line was cut: `reasons1.4`.
        let starts = at == 0 || !bytes.get(at - 1).is_some_and(|byte| byte.is_ascii_digit() || *byte == b'.');
        if byte == b'1' && starts {
            if let Some((number, length)) = reason_section(rest) {
                section = Some(number);
                begin = begin.min(at);
                at += length;
                at += letters(text, at, number, &mut reasons);
                if reasons.last().is_none_or(|last| (last.part, last.section) != (1, number)) {
                    reasons.push(Reason::new(1, number, None));
                }
                continue;
            }
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    if section.is_none() {
        // `for reasons (b) and (d)`: the section is missing.
        if let Some(word) = find_reason_word(text) {
            let at = word.1;
            letters(text, at, 0, &mut reasons);
            for reason in &mut reasons {
                reason.part = 0;
            }
            if !reasons.is_empty() {
                begin = word.0;
            }
        }
    }
    (reasons, begin)
}

/// `1.4`, `1. 4`, `1/4`, `14`, `1.4.`: the number behind the point, and the length.
fn reason_section(text: &str) -> Option<(u8, usize)> {
    let rest = text.strip_prefix('1')?;
    let pointed = rest.trim_start_matches(['.', ',', '/', ' ', '-']);
    let section = match pointed.as_bytes().first()? {
        b'3' => 3,
        b'4' => 4,
        b'5' => 5,
        b'6' => 6,
        _ => return None,
    };
    let behind = pointed.get(1..)?;
    let parted = rest.len() - pointed.len();
    let letters_follow = || {
        let next = behind.trim_start_matches(['.', ' ', ',']);
        next.starts_with('(')
            || next.len() < behind.len() && next.starts_with(|c: char| matches!(c.to_ascii_lowercase(), 'a'..='h'))
    };
    let fits = parted <= 2 && !behind.starts_with(|c: char| c.is_ascii_digit()) && (parted > 0 || letters_follow());
    fits.then_some((section, text.len() - behind.len()))
}

/// `{ "(" , letter , ")" , ( "," | "and" | "&" | "/" | "+" ) }` from `at` on: puts them down and tells their length.
fn letters(text: &str, at: usize, section: u8, reasons: &mut Few<Reason>) -> usize {
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    let mut end = 0;
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let letter = byte.to_ascii_lowercase();
        let alone = !bytes.get(index + 1).is_some_and(u8::is_ascii_alphabetic)
            && !index.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphabetic);
        // `A ND`: the word with a blank in it.
        let rest = bytes.get(index..).unwrap_or_default();
        let parted = ["a nd", "an d"].iter().find(|word| {
            let behind = rest.get(word.len());
            rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
                && !behind.is_some_and(u8::is_ascii_alphabetic)
        });
        if parted.is_some() {
            index += 4;
            continue;
        }
        match letter {
            b'a'..=b'h' if alone => {
                let reason = Reason::new(1, section, Some(char::from(letter)));
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
                end = index + 1;
            }
            b'(' | b')' | b',' | b'/' | b'&' | b'+' | b' ' | b'.' | b';' | b'-' => {}
            b'a' if bytes.get(index..index + 3).is_some_and(|word| word.eq_ignore_ascii_case(b"and")) => index += 2,
            _ => break,
        }
        index += 1;
    }
    end
}

/// The word that leads to the reasons: `for reasons`, `Reason:`, with a letter amiss; where it begins and ends.
pub(crate) fn find_reason_word(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    for word in text.split(|c: char| !c.is_ascii_alphabetic()) {
        let wanted = if word.ends_with(['s', 'S']) { "reasons" } else { "reason" };
        let starts = word.starts_with(['r', 'R']);
        if starts
            && word.len() >= 5
            && (crate::words::distance_at_most_one(word, wanted)
                || word.eq_ignore_ascii_case("reaons")
                || word.eq_ignore_ascii_case("reasonss"))
        {
            return Some((at, at + word.len()));
        }
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    None
}

impl FromStr for Reason {
    type Err = NotationError;

    /// Reads `1.4(b)`.
    ///
    /// # Errors
    ///
    /// When the text is anything else.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        let letter = delimited(tag("("), satisfy(|c| matches!(c, 'a'..='h')), tag(")"));
        let digit = |text| map_opt(number(1, 1), |digit| u8::try_from(digit).ok()).parse(text);
        let part = verify(digit, |&part| part != 0);
        let section = opt((terminated(part, tag(".")), digit));
        let reason = map_opt(terminated((section, opt(letter)), eof), |(section, letter)| match (section, letter) {
            (Some((part, section)), letter) => Some(Self::new(part, section, letter)),
            (None, Some(letter)) => Some(Self::new(0, 0, Some(letter))),
            (None, None) => None,
        });
        super::whole(reason, text, "a reason such as 1.4(b)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn read(text: &str) -> alloc::string::String {
        reasons(text).0.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn reasons_in_all_their_spellings() {
        for text in [
            "for reasons 1.4 (b) and (d).",
            "1.4(b),(d)",
            "1.4 (b/d)",
            "1.4 b & d",
            "1. 4 (b) and (d)",
            "1.4. (b) (d)",
            "1/4 (B), (D)",
            "1.4 (b) an d (d)",
            "Reason: 1.4 (b, d )",
            "1.4 B AND D",
            "14 (b) and (d)",
            "1.4 (b+d)",
            "1.4 B A ND D",
        ] {
            assert_eq!(read(text), "1.4(b) 1.4(d)", "{text}");
        }
        assert_eq!(read("for reasons (b) and (d)"), "(b) (d)");
        assert_eq!(read("REASON: 1.5.D."), "1.5(d)");
        assert_eq!(read("for reasons EO 12958 1.4(b),(d), and (e)."), "1.4(b) 1.4(d) 1.4(e)");
        assert_eq!(read("Ambassador"), "");
        assert_eq!(read("1.4"), "1.4");
    }

    #[test]
    fn order_numbers_and_their_misprints() {
        for (text, number) in [
            ("12958", 12958),
            ("12598", 12958),
            ("19528", 12958),
            ("QQYTWC", 11652),
            ("12-65", 12065),
            ("11653", 11652),
            ("16652", 11652),
            ("1295", 12958),
        ] {
            assert_eq!(order_number(text, None).unwrap().1.number, Some(number), "{text}");
        }
        assert_eq!(order_number("19523", Some(2009)).unwrap().1.number, Some(12958));
        assert_eq!(order_number("19523", None).unwrap().1.number, None);
    }
}
