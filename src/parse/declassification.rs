//! `E.O. 12958: DECL: 01/25/2018`, `E.O. 11652: XGDS-2`, `FOR REASONS 1.4 (B) AND (D)`.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::str::FromStr;

use nom::{
    Parser,
    branch::alt,
    bytes::complete::{tag, take_while1},
    character::complete::satisfy,
    combinator::{eof, map_opt, opt, verify},
    sequence::{delimited, terminated},
};
use smallvec::SmallVec;

use super::date_time::{calendar_date, date_figures, date_words};
use super::token::{PResult, blanks, number};
use crate::NotationError;
use crate::model::{Declassify, Downgrade, DowngradeSchedule, Few, Level, Reason};
use crate::tables::{ORDERS, lettered_order};
use crate::words;

/// The number of an order, and whether it was a misprint.
pub(crate) struct OrderNumber {
    pub(crate) number: Option<u32>,
    pub(crate) misprint: bool,
}

/// `order-number = 1*(DIGIT / "-") / 5*6(DIGIT / ALPHA)`: its figures, perhaps some of them letters: those of the same key
/// (`QQYTWC`), or those that look alike (`I2356`); or with a figure lost (`12-65`).
///
/// Source: TAGS handbook of 1974; the orders themselves; ITA2 for the letters.
pub(crate) fn order_number(text: &str, year: Option<u16>) -> PResult<'_, OrderNumber> {
    let figures = take_while1(|c: char| c.is_ascii_digit() || c == '-');
    let signs = take_while1(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
    let lettered = map_opt(signs, |signs| Some(OrderNumber { number: Some(lettered_order(signs)?), misprint: true }));
    alt((lettered, figures.map(|written| order(written, year)))).parse(text)
}

fn order(written: &str, year: Option<u16>) -> OrderNumber {
    let exact = written.parse().ok();
    if let Some(number) = exact.filter(|number| ORDERS.iter().any(|order| order.number == *number)) {
        return OrderNumber { number: Some(number), misprint: false };
    }
    // One figure changed, lost, added, or all there in another order; else the order in force at the time.
    let figures: SmallVec<[u8; 8]> = written.bytes().take(8).collect();
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
        crate::words::is_near(written, text) || sorted[..] == found[..]
    };
    let by_figures = ORDERS.iter().find(|order| near(order.number));
    let in_force = || year.and_then(|year| ORDERS.iter().rev().find(|order| order.first.0 <= i32::from(year)));
    OrderNumber { number: by_figures.or_else(in_force).map(|order| order.number), misprint: true }
}

/// What stands behind the number of the order, and what was odd about it.
#[derive(Debug, Default)]
pub(crate) struct Declassification<'a> {
    pub(crate) declassify: Option<Declassify<'a>>,
    pub(crate) impossible_date: bool,
    /// Whether a figure too many stands before the month: `011/2/2019`.
    pub(crate) mended_date: bool,
    /// Words that are misspelt, and how they were read: `DECLl`, `NGDS`, `OR-0`.
    pub(crate) misspelt: Vec<(Cow<'a, str>, &'static str)>,
    /// The mark of those who have reviewed the message since: `DECLASSIFIED JUNE 21, 2006`.
    pub(crate) review: Option<Cow<'a, str>>,
    /// What stands there besides.
    pub(crate) rest: Vec<Cow<'a, str>>,
}

impl<'a> Declassification<'a> {
    /// The same with nothing borrowed.
    pub(crate) fn into_owned(self) -> Declassification<'static> {
        let owned = |text: Cow<'a, str>| Cow::Owned(text.into_owned());
        Declassification {
            declassify: self.declassify.map(Declassify::into_owned),
            impossible_date: self.impossible_date,
            mended_date: self.mended_date,
            misspelt: self.misspelt.into_iter().map(|(word, read)| (owned(word), read)).collect(),
            review: self.review.map(owned),
            rest: self.rest.into_iter().map(owned).collect(),
        }
    }

    fn misspelt(&mut self, word: &'a str, read: &'static str) {
        if !word.eq_ignore_ascii_case(read) {
            self.misspelt.push((Cow::Borrowed(word), read));
        }
    }

    /// Keeps what no rule has taken, if it says anything.
    fn leave(&mut self, rest: &'a str) {
        let bare = words::trim(rest.trim_matches([' ', ',', ';', ':', '.']));
        if bare.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
            self.rest.push(Cow::Borrowed(bare));
        }
    }

    /// A day, in figures or words; where none can be that has these numbers, that is told.
    fn date(&mut self, text: &'a str) -> Option<(&'a str, Option<time::Date>)> {
        let (rest, (year, month, day)) = alt((date_figures, date_words)).parse(text).ok()?;
        let date = calendar_date(year, month, day);
        self.impossible_date |= date.is_none();
        self.mended_date |= date.is_some() && words::digits(text).0.len() == 3;
        Some((rest, date))
    }
}

/// Signs between the words of the line.
const SIGNS: [char; 7] = [':', ';', ' ', '.', ',', '-', '/'];

/// `declassify = not-applicable / schedule / downgrade / (*decl-label ("OADR" / date-figures / date-words / exemptions / event))`;
/// `not-applicable = "N/A"`; `event = 1*<any words that name an event>`; `sign = ":" / ";" / SP / "." / "," / "-" / "/"`
///
/// Sources: TAGS handbook of 1974, 1a; E.O. 11652, 12065, 12356, 12958 and 13526; the forms as telegrams have them.
pub(crate) fn declassify(text: &str) -> Declassification<'_> {
    let mut read = Declassification::default();
    let mut value = words::trim(text.trim_start_matches(SIGNS));
    // `E.O. 12958 (SECTION 1.4): DECL: ...`
    if let Some((section, behind)) = value.strip_prefix('(').and_then(|inner| inner.split_once("):")) {
        read.leave(section);
        value = behind.trim_start_matches(SIGNS);
    }
    read.declassify = declassify_by(value, &mut read);
    read
}

fn declassify_by<'a>(value: &'a str, read: &mut Declassification<'a>) -> Option<Declassify<'a>> {
    let schedule = |read: &mut _| schedule(value, read).map(Declassify::DowngradeSchedule);
    let known = not_applicable(value, read).or_else(|| schedule(read)).or_else(|| downgrade(value, read));
    if known.is_some() || value.is_empty() {
        return known;
    }
    let told = words::starts_ignore_case(value, "DECL") && !words::starts_ignore_case(value, "DECLASSIFIED");
    let (labels, value) = decl_labels(value, read);
    // Later copies fill in what the message does not say.
    if value.is_empty() || value.eq_ignore_ascii_case("unknown") {
        return None;
    }
    if let Some(none) = not_applicable(value, read) {
        return Some(none);
    }
    let (word, behind) = words::first(value);
    let bare = word.trim_end_matches(SIGNS);
    if bare.len() >= 4 && words::distance_at_most_one(bare, "OADR") {
        read.misspelt(bare, "OADR");
        read.leave(behind);
        return Some(Declassify::OriginatingAgency);
    }
    if let Some((rest, date)) = read.date(value) {
        // Who says that it was declassified on a day does not say that it is to be; but behind `DECL:` stands the day.
        if labels.is_some_and(|label| words::contains_ignore_case(label, "DECLASSIFIED")) {
            read.review = Some(Cow::Borrowed(words::trim(labels.unwrap_or_default())));
            if !told {
                return None;
            }
        }
        if let Some(date) = date {
            read.leave(rest);
            return Some(Declassify::Date(date));
        }
    }
    let codes = exemptions(value);
    if !codes.is_empty() {
        return Some(Declassify::Exempt(codes));
    }
    let told = value.bytes().filter(u8::is_ascii_alphabetic).count() >= 4
        && !value.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let redacted = value.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'X') || byte == b' ');
    Some(if told && !redacted {
        Declassify::Event(Cow::Borrowed(value))
    } else {
        Declassify::Unknown(Cow::Borrowed(value))
    })
}

/// `N/A`, `NA`, `N/ A`, `n/a`, alone or with something behind.
fn not_applicable<'a>(value: &'a str, read: &mut Declassification<'a>) -> Option<Declassify<'a>> {
    let (word, behind) = words::first(value);
    // `N/ A`
    let letters = |text: &str| {
        let mut letters = text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase());
        letters.next() == Some(b'N') && letters.next() == Some(b'A') && letters.next().is_none()
    };
    if letters(word) {
        read.leave(behind);
        return Some(Declassify::NotApplicable);
    }
    (value.len() < 8 && letters(value)).then_some(Declassify::NotApplicable)
}

/// `decl-label = ["AS AMENDED"] ("DECLASSIFIED" / "DECLASSIFY" / "DECLAS" / "DECL") ["ON" / ("BY" SP "NARA")] *sign`, doubled or
/// with a letter amiss (`DECLl:`): the line from the last one on, and the value.
///
/// Source: E.O. 12356 and 12958; telegrams of 1973 to 2010.
fn decl_labels<'a>(value: &'a str, read: &mut Declassification<'a>) -> (Option<&'a str>, &'a str) {
    const LABELS: [&str; 5] = ["AS AMENDED", "DECLASSIFIED", "DECLASSIFY", "DECLAS", "DECL"];
    let mut rest = value;
    let mut label = None;
    loop {
        if rest.is_empty() {
            return (label, rest);
        }
        let runs_on = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
        let spelt = LABELS.iter().find_map(|label| {
            let length = words::spelled(rest, label)?;
            Some((length, *label)).filter(|_| !runs_on(rest.get(length..).unwrap_or_default()))
        });
        let near = || {
            let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            // `DEC 31, 1981` begins with no label.
            let word = rest.get(..length).filter(|_| length >= 3 && date_words(rest).is_err())?;
            LABELS.iter().find(|label| words::distance_at_most_one(word, label)).map(|label| (length, *label))
        };
        let Some((length, read_as)) = spelt.or_else(near) else { return (label, rest) };
        let (word, behind) = rest.split_at(length);
        read.misspelt(word, read_as);
        let behind = behind.trim_start_matches(SIGNS);
        if read_as != "AS AMENDED" {
            label = Some(rest);
        }
        rest = ["ON ", "ON:", "BY NARA "]
            .iter()
            .find_map(|word| words::strip_prefix_ignore_case(behind, word))
            .map_or(behind, |behind| behind.trim_start_matches(SIGNS));
    }
}

/// `schedule = ("GDS" / "ADS" / "XGDS" / "RDS") *sign [reason-figure *("," reason-figure)] *sign [decl-label] *sign [date-figures / date-words /
/// event] *sign [("(" officer ")") / officer] *sign ["OR-" ALPHA]`; `officer = 1*<any character but a bracket>`
///
/// `GDS`, `XGDS-1`, `XGDS (3)`, `ADS, DECLAS 12-31-74`, `ADS, DECLASSIFY UPON COMPLETION OF VISIT`, `GDS 8/16/85 (SURNAME,
/// GIVEN) OR-P`. Source: TAGS handbook of 1974, 1a; E.O. 12065.
fn schedule<'a>(text: &'a str, read: &mut Declassification<'a>) -> Option<DowngradeSchedule<'a>> {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let word = text.get(..length)?;
    let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let schedule = schedule_name(name)?;
    let mut found = DowngradeSchedule { schedule: Cow::Borrowed(schedule), ..DowngradeSchedule::default() };
    read.misspelt(name, schedule);
    let mut rest = text.get(name.len()..)?.trim_start_matches(SIGNS);
    if date_figures(rest).is_err() && date_words(rest).is_err() {
        if let Ok((behind, reason)) = reason_figure(rest) {
            found.reason = Some(reason);
            // A second reason has no place of its own.
            let more = behind.len() - behind.trim_start_matches([',', '&']).len();
            let (second, behind) = match reason_figure(behind.get(more..)?) {
                Ok((rest, _)) if more > 0 => behind.split_at(behind.len() - rest.len()),
                _ => ("", behind),
            };
            read.leave(second);
            rest = behind.trim_start_matches(SIGNS);
        }
    }
    let (label, value) = decl_labels(rest, read);
    rest = value;
    if let Some((behind, date)) = read.date(rest) {
        found.date = date;
        rest = behind.trim_start_matches(SIGNS);
    } else {
        let event =
            label.is_some() && !rest.starts_with('(') || ["AT ", "UPON "].iter().any(|word| rest.starts_with(word));
        if event && !rest.is_empty() {
            let (event, behind) = rest.split_at(event_end(rest));
            found.event = Some(Cow::Borrowed(event));
            rest = behind.trim_start_matches(SIGNS);
        }
    }
    // `(SURNAME, GIVEN) OR-M`, `SURNAME, GIVEN OR-M`
    let bracketed = rest.strip_prefix('(').and_then(|inner| inner.split_once(')'));
    let bare = || rest.split_once(" OR-").map(|(officer, _)| (officer, rest.get(officer.len()..).unwrap_or_default()));
    if let Some((officer, behind)) = bracketed.or_else(bare) {
        found.officer = Some(Cow::Borrowed(words::trim(officer)));
        rest = behind.trim_start_matches(SIGNS);
    }
    if let Some(section) = rest.strip_prefix("OR").map(|rest| rest.trim_start_matches([' ', '-'])) {
        let letter = section.chars().next().filter(|c| c.is_ascii_uppercase() || *c == '0');
        if let Some(letter) = letter {
            let length = rest.len() - section.len() + 1;
            if letter == '0' {
                read.misspelt(rest.get(..length)?, "OR-O");
            }
            found.originator = Some(if letter == '0' { 'O' } else { letter });
            rest = rest.get(length..)?;
        }
    }
    read.leave(rest);
    Some(found)
}

/// The length of an event: an officer in brackets, `(SURNAME, GIVEN)`, and the section of the post, `OR-M`, stand behind it.
fn event_end(text: &str) -> usize {
    let section = |letter: &str| matches!(letter.as_bytes(), [b'A'..=b'Z']);
    let before = text.rsplit_once(" OR-").filter(|(_, letter)| section(letter)).map_or(text, |(before, _)| before);
    let bracket = before.rfind(" (").filter(|_| before.ends_with(')'));
    bracket.filter(|&at| before.get(at..).is_some_and(|officer| officer.contains(','))).unwrap_or(before.len())
}

/// The schedule that a word names, with a letter amiss or none.
fn schedule_name(word: &str) -> Option<&'static str> {
    let exact = ["GDS", "ADS", "XGDS", "RDS"].into_iter().find(|name| name.eq_ignore_ascii_case(word));
    let near = |name| words::distance_at_most_one(word, name).then_some(name);
    exact.or_else(|| if word.starts_with('X') { near("XGDS") } else { near("GDS") })
}

/// `reason-figure = DIGIT / ("(" DIGIT ")")`: `1`, `(3)`, behind XGDS or RDS.
///
/// Source: TAGS handbook of 1974, 1a.
fn reason_figure(text: &str) -> PResult<'_, u8> {
    let figure = |text| map_opt(number(1, 1), |digit| u8::try_from(digit).ok()).parse(text);
    alt((delimited(tag("("), figure, tag(")")), figure)).parse(text)
}

/// `downgrade = "DNG" *(":" / SP) ("CO" / "SE" / "UN") blanks [date-figures]`: to be downgraded.
///
/// Source: telegrams of 2004 to 2010.
fn downgrade<'a>(text: &'a str, read: &mut Declassification<'a>) -> Option<Declassify<'a>> {
    let rest = text.strip_prefix("DNG")?.trim_start_matches([':', ' ']);
    let (word, behind) = words::first(rest);
    let level = match word {
        "CO" | "C" | "CONFIDENTIAL" => Level::Confidential,
        "SE" | "S" | "SECRET" => Level::Secret,
        "UN" | "U" | "UNCLASSIFIED" => Level::Unclassified,
        _ => return None,
    };
    let (rest, date) = read.date(behind).unwrap_or((behind, None));
    read.leave(rest);
    Some(Declassify::Downgrade(Downgrade::new(level, date)))
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
        // No order has letters beyond `h`; but in brackets one stands there all the same, unless it marks a paragraph: `(U)`.
        let bracketed =
            rest.get(1) == Some(&b')') && index.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'(');
        let odd = bracketed && !matches!(letter, b'r' | b's' | b'u');
        match letter {
            b'a'..=b'z' if alone && (letter <= b'h' || odd) => {
                // `(a-d)`
                let ranges = end > 0 && bytes.get(end..index) == Some(b"-");
                let last = reasons.last().filter(|_| ranges).and_then(|last| u8::try_from(last.letter?).ok());
                let last = last.filter(|last| *last < letter);
                for letter in last.map_or(letter, |last| last + 1)..=letter {
                    let reason = Reason::new(1, section, Some(char::from(letter)));
                    if !reasons.contains(&reason) {
                        reasons.push(reason);
                    }
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

    /// Reads `1.4(b)`, the letter in either case and perhaps behind a blank.
    ///
    /// # Errors
    ///
    /// When the text is anything else. A letter that no order has is no error.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        let letter = delimited((blanks, tag("(")), satisfy(|c| c.is_ascii_alphabetic()), tag(")"));
        let letter = letter.map(|letter| letter.to_ascii_lowercase());
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
        assert_eq!(read("1.4 (a-d)"), "1.4(a) 1.4(b) 1.4(c) 1.4(d)");
        assert_eq!(read("REASON: 1.5.D."), "1.5(d)");
        assert_eq!(read("for reasons EO 12958 1.4(b),(d), and (e)."), "1.4(b) 1.4(d) 1.4(e)");
        assert_eq!(read("Ambassador"), "");
        assert_eq!(read("1.4"), "1.4");
        assert_eq!(read("1.4 (b) and (i)."), "1.4(b) 1.4(i)");
        assert_eq!(read("1.4 (b) and (d). (U) Post"), "1.4(b) 1.4(d)");
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
