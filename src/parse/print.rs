//! What the Department's printer and relay put around a message.
//!
//! ```text
//! PAGE 01 GENEVA 09905 01 OF 02 121509Z POSS DUPE
//! ------------------121533Z 099505 /42
//! DRAFTED BY EB/XYZ:ABCEXAMPLE:DE
//! ```

use alloc::borrow::Cow;

use nom::{
    Parser,
    branch::alt,
    bytes::complete::{tag, take_until, take_while, take_while1},
    character::complete::one_of,
    combinator::{eof, map_opt, not, opt, peek, recognize, verify},
    multi::many0_count,
    sequence::{preceded, separated_pair, terminated},
};

use super::date_time::date_time_group;
use super::token::{Failure, PResult, blanks, number, word};
use crate::layout::shape;
use crate::model::{Copies, DateTimeGroup, PageLine, ReferenceNumber, RelayLine, Section};
use crate::words;

/// `page-line = *(level-word blanks) "PAGE" blanks page-number [blanks ((routing-indicator [blanks] 1*4DIGIT [ALPHA]) /
/// (post-words blanks serial))] *(blanks (party-number / page-section / handled / "POSS DUPE"))`; `page-number = 1*3DIGIT`
///
/// Sources: print-outs of 1973 to 1979; ACP 127(G) 208 c for the letter of a position behind the serial. The second line of a
/// page line that was cut in two is joined to it.
pub(crate) fn page_line(text: &str) -> PResult<'_, PageLine<'_>> {
    let levels = take_until("PAGE");
    let (mut rest, page) = preceded((levels, tag("PAGE"), blanks), map_opt(word, shape::page_number)).parse(text)?;
    let mut line = PageLine { page, ..PageLine::default() };
    let bare = words::trim(rest);
    if let Some((station, serial, behind)) = shape::station_and_serial(bare) {
        line.reference_number = figures(serial).map(|serial| ReferenceNumber::new(None, station, serial));
        rest = behind;
    } else if let Some((post, serial, length)) = shape::post_on_page(bare) {
        line.reference_number = figures(serial).map(|serial| ReferenceNumber::new(None, post, serial));
        rest = bare.get(length..).unwrap_or_default();
    }
    loop {
        rest = rest.trim_start_matches(' ');
        if let Ok((behind, party)) = party_number(rest) {
            line.party_number = Some(party);
            rest = behind;
        } else if let Ok((behind, section)) = page_section(rest) {
            line.section = Some(section);
            rest = behind;
        } else if let Ok((behind, time)) = handled(rest) {
            line.handled = Some(time);
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("POSS DUPE") {
            line.possible_duplicate = true;
            rest = behind;
        } else {
            return Ok((rest, line));
        }
    }
}

/// A serial of which a scan read figures as letters, or parted them by a blank: `O9911`, `099 11`.
fn figures(word: &str) -> Option<u32> {
    word.bytes()
        .filter(|&byte| byte != b' ')
        .try_fold(0_u32, |serial, byte| serial.checked_mul(10)?.checked_add(u32::from(shape::figure(byte)?.0)))
}

/// `party-number = ("TOSEC" / "SECTO") blanks 1*6DIGIT`: the number in the series of a travelling party.
///
/// Source: print-outs of 1973 to 1979.
pub(crate) fn party_number(text: &str) -> PResult<'_, ReferenceNumber<'_>> {
    separated_pair(alt((tag("TOSEC"), tag("SECTO"))), blanks, number(1, 6))
        .map(|(series, serial)| ReferenceNumber::new(None, series, serial))
        .parse(text)
}

/// `page-section = page-number blanks "OF" blanks page-number`
///
/// Source: print-outs of 1973 to 1979.
fn page_section(text: &str) -> PResult<'_, Section> {
    let counted = |text| map_opt(word, shape::page_number).parse(text);
    separated_pair(counted, (blanks, tag("OF"), blanks), counted)
        .map(|(number, of)| Section::new(number, Some(of)))
        .parse(text)
}

/// `handled = clock`, with its zone, as a group of its own without month and year.
///
/// Source: print-outs of 1973 to 1979.
fn handled(text: &str) -> PResult<'_, DateTimeGroup> {
    let (rest, group) = verify(date_time_group, |group| group.month.is_none()).parse(text)?;
    let zoned = shape::clock(text).is_some_and(|clock| clock.zone == Some('Z'));
    if zoned { Ok((rest, group)) } else { Err(nom::Err::Error(Failure { at: text })) }
}

/// `relay-line = *("-" / SP) (((handled / time-of-day) blanks relay-number) / (relay-number [blanks (handled /
/// time-of-day)])) [blanks "/" relay-copies]`; `relay-number = 1*HEXDIG`; `relay-copies = 1*(DIGIT / "-" / "/")`
///
/// Source: print-outs of 1973 to 1979, with hexadecimal numbers from the 1980s on. Of two groups the one with the `Z`
/// is the time; without a `Z` the one that is a time of day, if the other is none.
pub(crate) fn relay_line(text: &str) -> PResult<'_, RelayLine<'_>> {
    let text = shape::behind_dashes(text).unwrap_or(text);
    let rule = many0_count(alt((tag("-"), tag(" "))));
    let hexadecimal = |text| take_while1(|c: char| c.is_ascii_hexdigit() && !c.is_ascii_lowercase()).parse(text);
    let timed = |text| terminated(handled, blanks).parse(text);
    let timeless = |text| terminated(time_of_day, blanks).parse(text);
    let groups = alt((
        (timed, hexadecimal).map(|(time, number)| (Some(time), number)),
        (terminated(hexadecimal, blanks), timed).map(|(number, time)| (Some(time), number)),
        (timeless, not(timeless), hexadecimal).map(|(time, (), number)| (Some(time), number)),
        (not(timeless), terminated(hexadecimal, blanks), timeless).map(|((), number, time)| (Some(time), number)),
        hexadecimal.map(|number| (None, number)),
    ));
    let mut copies = opt(preceded(tag("/"), take_while(|c: char| c.is_ascii_digit() || matches!(c, '-' | '/'))));
    let (rest, (handled, number)) = preceded(rule, terminated(groups, blanks)).parse(text)?;
    let (rest, copies) = copies.parse(rest)?;
    Ok((
        rest,
        RelayLine { number: Cow::Borrowed(number), handled, copies: copies.map(Cow::Borrowed), ..RelayLine::default() },
    ))
}

/// `time-of-day = 6DIGIT`: a clock without its zone that names a time which there is, `260505`.
///
/// Source: print-outs of 1973 to 1979.
fn time_of_day(text: &str) -> PResult<'_, DateTimeGroup> {
    let timely = |group: &DateTimeGroup| (1..=31).contains(&group.day) && group.hour < 24 && group.minute < 60;
    verify(date_time_group, |group| group.month.is_none() && timely(group)).parse(text)
}

/// A word of the distribution, or a few that belong together.
pub(crate) enum Entry<'a> {
    /// What the entries behind it stand under.
    Label(&'a str),
    /// An office, and whether figures in it were read as letters.
    Copies(Copies<'a>, bool),
    /// The total, and the letter behind it.
    Total(Option<u32>, Option<char>),
}

/// `distribution-entry = distribution-label / copies / total / ("(" blanks "ISO" blanks ")" blanks kind)`;
/// `distribution-label = ("ACTION" / "ORIGIN" / "INFO") [":"]`; `copies = bureau [":"] "-" blanks 2*3figure`; `bureau =
/// 1*(ALPHA / "/")`; `total = "/" 1*4figure blanks [kind]`; `kind = "R" / "W"`
///
/// Source: print-outs of 1973 to 1979 and telegrams released since; no part of ACP 127. What is left where the total is
/// lost names only the letter.
pub(crate) fn distribution_entry(text: &str) -> PResult<'_, Entry<'_>> {
    let kind = |text| terminated(one_of("RW"), peek(alt((recognize(eof), tag(" "))))).parse(text);
    let label = map_opt(word, shape::distribution_label).map(Entry::Label);
    let solid = map_opt(word, shape::copies);
    let parted = map_opt(recognize((word, blanks, word)), parted_copies);
    let entry = alt((solid, parted)).map(|(office, copies)| {
        let (office, mended) = letters(office);
        let copies = shape::page_number(copies).map_or(0, u32::from);
        Entry::Copies(Copies { office, copies }, mended)
    });
    let total = (map_opt(word, shape::total), opt(preceded(blanks, kind)))
        .map(|((total, glued), kind)| Entry::Total(figures(total), glued.chars().next().or(kind)));
    let iso = preceded((opt((tag("("), blanks)), tag("ISO"), blanks, opt(tag(")")), blanks), kind)
        .map(|kind| Entry::Total(None, Some(kind)));
    alt((label, entry, total, iso)).parse(text)
}

/// `DOTE- 00`
fn parted_copies(text: &str) -> Option<(&str, &str)> {
    let (office, copies) = text.split_once(' ')?;
    let office = office.strip_suffix('-')?;
    let copies = copies.trim_start_matches(' ');
    (copies.len() == 2 && words::digits(copies).1.is_empty()).then_some((office, copies))
}

/// The letters of an office, of which a scan read some as figures.
fn letters(office: &str) -> (Cow<'_, str>, bool) {
    if !office.bytes().any(|byte| matches!(byte, b'0' | b'1')) {
        return (Cow::Borrowed(office), false);
    }
    (Cow::Owned(office.replace('0', "O").replace('1', "I")), true)
}

/// `drafting = drafting-label blanks *<names of officers and offices>`; `drafting-label = (("DRAFTED" / "APPROVED" / "CLEARED")
/// [SP "BY"] [":"]) / ("CLEARANCE" ["S"] ":") / ("DESIRED DISTRIBUTION" [":"]) / "DISTRIBUTION:"`: who is named, and the names,
/// up to the next label in the same line.
///
/// Source: print-outs of 1973 to 1979, with the garbles that stand there.
pub(crate) fn drafting(text: &str) -> PResult<'_, (shape::DraftingLabel, &str)> {
    let label = shape::drafting_label(text).ok_or(nom::Err::Error(Failure { at: text }))?;
    let names = text.get(label.length..).unwrap_or_default();
    const INNER: [&str; 4] = [" DRAFTED BY", " APPROVED BY", " CLEARED BY", " CLEARANCES:"];
    let begins = |&at: &usize| names.get(at..).is_some_and(|rest| INNER.iter().any(|inner| rest.starts_with(inner)));
    let end = memchr::memchr_iter(b' ', names.as_bytes()).find(begins).unwrap_or(names.len());
    let (names, rest) = names.split_at(end);
    Ok((words::trim(rest), (label, words::trim(names))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn page_lines() {
        let (_, line) = page_line("PAGE 01 GENEVA 09905 01 OF 02 121509Z POSS DUPE").unwrap();
        assert_eq!((line.page, line.section.unwrap().of, line.possible_duplicate), (1, Some(2), true));
        assert_eq!(line.handled.unwrap().to_string(), "121509Z");
        let number = line.reference_number.unwrap();
        assert_eq!((&*number.post, number.serial), ("GENEVA", 9905));
        let (_, line) = page_line("PAGE 02 STATE 999404 TOSEC 990404").unwrap();
        assert_eq!(line.party_number.unwrap().serial, 990_404);
        assert_eq!(page_line("PAGE 01 LOME 09902 01 OF 02 091118 Z").unwrap().1.handled.unwrap().minute, 18);
        assert_eq!(page_line("PAGE 01").unwrap().1.reference_number, None);
    }

    #[test]
    fn relay_lines() {
        let read = |text| {
            let (_, line) = relay_line(text).unwrap();
            (line.number.into_owned(), line.handled.map(|time| time.to_string()), line.copies.map(Cow::into_owned))
        };
        let some = |text: &str| Some(alloc::string::String::from(text));
        assert_eq!(read("--------------------- 099112"), ("099112".into(), None, None));
        assert_eq!(read("------------------141907Z 099404 /40"), ("099404".into(), some("141907Z"), some("40")));
        assert_eq!(read("------------------099606 031352Z /27-31"), ("099606".into(), some("031352Z"), some("27-31")));
        assert_eq!(read("------------------9AB6A0 110945Z /38"), ("9AB6A0".into(), some("110945Z"), some("38")));
        assert_eq!(read("mm 9AB6A0 1109452 /38"), ("9AB6A0".into(), some("110945Z"), some("38")));
        // Without a Z the time of day is the one that can be.
        assert_eq!(read("------------------260505 056657 /11"), ("056657".into(), some("260505Z"), some("11")));
        assert_eq!(read("------------------056657 260505 /15/14"), ("056657".into(), some("260505Z"), some("15/14")));
    }
}
