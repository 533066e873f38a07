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
    bytes::complete::{tag, take_while, take_while1},
    combinator::{map_opt, opt, recognize, value, verify},
    multi::many1_count,
    sequence::{preceded, separated_pair, terminated},
};

use super::date_time::date_time_group;
use super::text;
use super::token::{Failure, PResult, blanks, number};
use crate::layout::shape;
use crate::model::{DateTimeGroup, PageLine, ReferenceNumber, RelayLine};
use crate::words;

/// `page-line = "PAGE" blanks 1*3DIGIT [blanks post-words blanks serial [ALPHA]] *(blanks (party-number / page-section /
/// clock / "POSS DUPE"))`
///
/// Sources: print-outs of 1973 to 1979; ACP 127(G) 208 c for the letter of a position behind the serial. The second line of a
/// page line that was cut in two is joined to it.
pub(crate) fn page_line(text: &str) -> PResult<'_, PageLine<'_>> {
    let page = map_opt(number(1, 3), |page| u16::try_from(page).ok());
    let (mut rest, page) = preceded((tag("PAGE"), blanks), page).parse(text)?;
    let mut line = PageLine { page, ..PageLine::default() };
    let bare = words::trim(rest);
    if let Some((post, length)) = shape::post_and_number(bare) {
        let (named, behind) = bare.split_at(length);
        let (post, serial) = named.split_at(post);
        line.reference_number = words::trim(serial).parse().ok().map(|serial| ReferenceNumber::new(None, post, serial));
        rest = behind.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(behind);
    }
    loop {
        rest = rest.trim_start_matches(' ');
        if let Ok((behind, party)) = party_number(rest) {
            line.party_number = Some(party);
            rest = behind;
        } else if let Ok((behind, section)) = page_section(rest) {
            line.section = text::section(section);
            rest = behind;
        } else if let Ok((behind, handled)) = clock(rest) {
            line.handled = Some(handled);
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("POSS DUPE") {
            line.possible_duplicate = true;
            rest = behind;
        } else {
            return Ok((rest, line));
        }
    }
}

/// `party-number = ("TOSEC" / "SECTO") blanks 1*6DIGIT`: the number in the series of a travelling party.
///
/// Source: print-outs of 1973 to 1979.
pub(crate) fn party_number(text: &str) -> PResult<'_, ReferenceNumber<'_>> {
    separated_pair(alt((tag("TOSEC"), tag("SECTO"))), blanks, number(1, 6))
        .map(|(series, serial)| ReferenceNumber::new(None, series, serial))
        .parse(text)
}

/// `page-section = 1*3DIGIT blanks "OF" blanks 1*3DIGIT`
///
/// Source: print-outs of 1973 to 1979.
fn page_section(text: &str) -> PResult<'_, &str> {
    recognize((number(1, 3), blanks, tag("OF"), blanks, number(1, 3))).parse(text)
}

/// `clock = two-digits two-digits two-digits [SP] "Z"`: day and time.
///
/// Source: ACP 127(G) 113.
fn clock(text: &str) -> PResult<'_, DateTimeGroup> {
    // A scan reads the Z as a 2.
    if words::digits(text).0.len() == 7 && text.as_bytes().get(6) == Some(&b'2') {
        let (figures, rest) = text.split_at(6);
        let (_, group) = date_time_group(figures)?;
        return Ok((rest.get(1..).unwrap_or_default(), group));
    }
    let (rest, group) = verify(date_time_group, |group| group.month.is_none()).parse(text)?;
    let zoned = text.get(..text.len() - rest.len()).is_some_and(|read| read.ends_with('Z'));
    if zoned { Ok((rest, group)) } else { Err(nom::Err::Error(Failure { at: text })) }
}

/// `relay-line = 1*("-" / SP) ((clock blanks relay-number) / (relay-number [blanks clock])) [blanks "/" 1*(DIGIT /
/// "-")]`; `relay-number = 1*HEXDIG`
///
/// Source: print-outs of 1973 to 1979, with hexadecimal numbers from the 1980s on. Of two groups the one with the `Z`
/// is the time.
pub(crate) fn relay_line(text: &str) -> PResult<'_, RelayLine<'_>> {
    let rule = many1_count(alt((tag("-"), tag(" "))));
    let hexadecimal = |text| take_while1(|c: char| c.is_ascii_hexdigit() && !c.is_ascii_lowercase()).parse(text);
    let timed = |text| terminated(clock, blanks).parse(text);
    let groups = alt((
        (timed, hexadecimal).map(|(time, number)| (Some(time), number)),
        (terminated(hexadecimal, blanks), opt(timed)).map(|(number, time)| (time, number)),
    ));
    let mut copies = opt(preceded(tag("/"), take_while(|c: char| c.is_ascii_digit() || c == '-')));
    let (rest, (handled, number)) = preceded(rule, terminated(groups, blanks)).parse(text)?;
    let (rest, copies) = copies.parse(rest)?;
    Ok((
        rest,
        RelayLine { number: Cow::Borrowed(number), handled, copies: copies.map(Cow::Borrowed), ..RelayLine::default() },
    ))
}

/// Whom a line of the drafting block names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Drafting {
    Drafted,
    Approved,
    Cleared,
    Distribution,
}

/// `drafting = ((("DRAFTED" / "APPROVED" / "CLEARED") [SP "BY"]) / "DESIRED DISTRIBUTION") [":"]`: who is named, and
/// what stands behind.
///
/// Source: print-outs of 1973 to 1979, with the garbles that stand there.
pub(crate) fn drafting(text: &str) -> PResult<'_, Drafting> {
    let label = alt((
        value(Drafting::Drafted, alt((tag("DRAFTED Y BY"), tag("DRAFTEDBY"), tag("DRAFTED BY"), tag("DRAFTED")))),
        value(Drafting::Approved, alt((tag("APPROVED BY"), tag("EPPROVED BY"), tag("APPROVED")))),
        value(Drafting::Cleared, alt((tag("CLEARED BY"), tag("CLEARED")))),
        value(Drafting::Distribution, tag("DESIRED DISTRIBUTION")),
    ));
    terminated(label, (opt(tag(":")), blanks)).parse(text)
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
    }
}
