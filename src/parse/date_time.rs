//! `250719Z JAN 08`, `0250719`, `01/25/2018`.

use core::str::FromStr;

use nom::{
    Parser,
    branch::alt,
    bytes::complete::{tag, take_while, take_while_m_n, take_while1},
    combinator::{eof, map_opt, opt},
    sequence::{preceded, terminated},
};
use time::{Date, Month};

use super::token::{Failure, PResult, blanks, number, two_digits};
use crate::layout::shape;
use crate::model::{DateTimeGroup, Filed, HourMinute, full_year, month_number};
use crate::words;
use crate::{NotationError, Span};

/// `date-time-group = clock [blanks month [blanks year]]`
///
/// Source: ACP 127(G) 113. A missing zone is read as `Z`.
pub(crate) fn date_time_group(text: &str) -> PResult<'_, DateTimeGroup> {
    let (rest, clock) = clock(text)?;
    let (rest, month) = opt(preceded(blanks, month)).parse(rest)?;
    let mut group = DateTimeGroup {
        day: clock.day,
        hour: clock.hour,
        minute: clock.minute,
        zone: clock.zone.unwrap_or('Z'),
        month,
        year: None,
        four_digit_year: false,
        span: Span::default(),
    };
    if month.is_none() {
        return Ok((rest, group));
    }
    let (rest, year) = opt(preceded(blanks, year)).parse(rest)?;
    if let Some((year, four)) = year {
        group.year = Some(year);
        group.four_digit_year = four;
    }
    Ok((rest, group))
}

/// `clock = 6figure [blanks zone]`; `figure = DIGIT / <a letter that a scan reads for one>`; `zone = ALPHA / <a figure that a
/// scan reads for Z>`: day, time and zone, `250719Z`.
///
/// Source: ACP 127(G) 113. Blanks may stand before the zone, as in 1973, and one among the figures.
pub(crate) fn clock(text: &str) -> PResult<'_, shape::Clock> {
    let clock = shape::clock(text).ok_or(nom::Err::Error(Failure { at: text }))?;
    Ok((text.get(clock.length..).unwrap_or_default(), clock))
}

/// `month = <three or more first letters of the English name of a month>`, in either case.
///
/// Source: ACP 127(G) 113 for the short names.
fn month(text: &str) -> PResult<'_, u8> {
    map_opt(take_while1(|c: char| c.is_ascii_alphabetic()), month_number).parse(text)
}

/// `calendar-day = month blanks 1*2DIGIT blanks "," blanks 4DIGIT`: year, month and day.
///
/// Source: telegrams released in February 2026.
pub(crate) fn calendar_day(text: &str) -> PResult<'_, (u16, u8, u8)> {
    let day = map_opt(number(1, 2), |day| u8::try_from(day).ok());
    let year = map_opt(number(4, 4), |year| u16::try_from(year).ok());
    (terminated(month, blanks), terminated(day, (blanks, tag(","), blanks)), year)
        .map(|(month, day, year)| (year, month, day))
        .parse(text)
}

/// The year behind the name of a month, in a line whose date-time group cannot be read: `P 1429875Z MAY 74`.
pub(crate) fn year_behind_month(line: &str) -> Option<u16> {
    let mut words = words::split(line).skip_while(|word| month_number(word).is_none());
    words.next()?;
    let (_, (year, _)) = terminated(year, eof).parse(words.next()?).ok()?;
    Some(year)
}

/// `year = 4DIGIT / 2DIGIT / (DIGIT SP DIGIT)`: its century told, and whether it had four digits.
///
/// Source: ACP 127(G) 113.
fn year(text: &str) -> PResult<'_, (u16, bool)> {
    let four = map_opt(number(4, 4), |year| Some((u16::try_from(year).ok()?, true)));
    let two = map_opt(number(2, 2), |year| Some((full_year(u16::try_from(year).ok()?), false)));
    // `JUN 7 3`, at the end of the line.
    let parted = map_opt((number(1, 1), tag(" "), number(1, 1), eof), |(tens, _, ones, _)| {
        Some((full_year(u16::try_from(tens * 10 + ones).ok()?), false))
    });
    alt((four, two, parted)).parse(text)
}

/// `filed = (two-digits "/" 4DIGIT ["Z"]) / 7DIGIT`: day of the month, or of the year, and time.
///
/// Source: ACP 127(G) 115.
pub(crate) fn filed(text: &str) -> PResult<'_, Filed> {
    let time = |text| {
        let (rest, (hour, minute)) = (two_digits, two_digits).parse(text)?;
        Ok((rest, HourMinute { hour, minute }))
    };
    let julian =
        map_opt((take_while_m_n(3, 3, |c: char| c.is_ascii_digit()), time), |(day, time): (&str, HourMinute)| {
            Some(Filed::on_day_of_year(day.parse().ok()?, time))
        });
    let calendar = terminated((terminated(two_digits, tag("/")), time), opt(tag("Z")))
        .map(|(day, time)| Filed::on_day_of_month(day, time));
    alt((calendar, julian)).parse(text)
}

/// `date-figures = figures date-sign figures date-sign figures`; `figures = 1*4DIGIT`; `date-sign = "/" / "-" / "."`
///
/// Source: 5 FAH-1 H-240 for `MM/DD/YYYY`; `YYYY-MM-DD`, `MM/DD/YY` and a figure too many before the month as they
/// occur. The parts as written; see [`calendar_date`] for the day they name.
pub(crate) fn date_figures(text: &str) -> PResult<'_, (u16, u8, u8)> {
    let part = |text| {
        map_opt(take_while1(|c: char| c.is_ascii_digit()), |figures: &str| (figures.len() <= 4).then_some(figures))
            .parse(text)
    };
    let sign = |text| alt((tag("/"), tag("-"), tag("."))).parse(text);
    map_opt((part, sign, part, sign, part), |(first, _, second, _, third): (&str, &str, &str, &str, &str)| {
        if first.len() == 4 {
            return Some((first.parse().ok()?, second.parse().ok()?, third.parse().ok()?));
        }
        let year: u16 = third.parse().ok()?;
        let year = match third.len() {
            4 => year,
            2 => full_year(year),
            _ => return None,
        };
        Some((year, first.parse().ok()?, second.parse().ok()?))
    })
    .parse(text)
}

/// `date-words = ((day blanks month) / (month blanks day)) *("," / SP) year`; `day = 1*2DIGIT`: `31 DEC 79`, `DEC 31, 1981`.
///
/// Source: telegrams of 1973 to 2010. The parts as written.
pub(crate) fn date_words(text: &str) -> PResult<'_, (u16, u8, u8)> {
    let day = |text| map_opt(number(1, 2), |day| u8::try_from(day).ok()).parse(text);
    let day_first = (terminated(day, blanks), month).map(|(day, month)| (month, day));
    let (rest, (month, day)) = alt((day_first, (terminated(month, blanks), day))).parse(text)?;
    let (rest, _) = take_while(|c| matches!(c, ' ' | ',')).parse(rest)?;
    let (rest, (year, _)) = year(rest)?;
    Ok((rest, (year, month, day)))
}

/// A day of the calendar, or `None` where there is no such day.
pub(crate) fn calendar_date(year: u16, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(i32::from(year), Month::try_from(month).ok()?, day).ok()
}

impl FromStr for DateTimeGroup {
    type Err = NotationError;

    /// Reads `250719Z JAN 08`.
    ///
    /// # Errors
    ///
    /// When the text is not wholly a date-time group. Numbers out of range are no error.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        // What has to be mended is damage, and no notation.
        let group = |text| {
            let (rest, group) = date_time_group(text)?;
            match shape::clock(text) {
                Some(clock) if clock.mended == shape::Mended::Nothing => Ok((rest, group)),
                _ => Err(nom::Err::Error(Failure { at: text })),
            }
        };
        super::whole(group, text, "a date-time group such as 250719Z JAN 08")
    }
}

impl FromStr for HourMinute {
    type Err = NotationError;

    /// Reads `07:19`.
    ///
    /// # Errors
    ///
    /// When the text is anything else.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        let time = (terminated(two_digits, tag(":")), two_digits).map(|(hour, minute)| Self { hour, minute });
        super::whole(time, text, "an hour and a minute such as 07:19")
    }
}

impl FromStr for Filed {
    type Err = NotationError;

    /// Reads `0250719` (day of the year) or `25/0719Z` (day of the month).
    ///
    /// # Errors
    ///
    /// When the text is anything else. Numbers out of range are no error.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        super::whole(filed, text, "a filing time such as 0250719 or 25/0719Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn date_time_groups_with_their_noise() {
        for text in
            ["251346Z JUN 73", "251346 Z JUN 73", "251346ZJUN73", "251346Z June 73", "251346z jun 73", "251346 JUN 73"]
        {
            let group: DateTimeGroup = text.parse().unwrap();
            assert_eq!((group.day, group.hour, group.minute, group.zone), (25, 13, 46, 'Z'), "{text}");
            assert_eq!((group.month, group.year), (Some(6), Some(1973)), "{text}");
        }
        let bare: DateTimeGroup = "211303Z".parse().unwrap();
        assert_eq!((bare.month, bare.year), (None, None));
        let four: DateTimeGroup = "172133Z MAR 1971".parse().unwrap();
        assert_eq!(four.to_string(), "172133Z MAR 1971");
        assert!("251346Z JUNO 73".parse::<DateTimeGroup>().is_err());
    }

    #[test]
    fn dates_in_all_their_forms() {
        for text in ["01/25/2018", "1/25/2018", "2018/01/25", "2018-01-25", "01/25/18", "001/25/2018"] {
            let (_, (year, month, day)) = date_figures(text).unwrap();
            let read = calendar_date(year, month, day);
            assert_eq!(read, Some(Date::from_calendar_date(2018, Month::January, 25).unwrap()), "{text}");
        }
        for text in ["25 JAN 2018", "25 Jan 18", "25JAN18", "JANUARY 25, 2018", "Jan 25 18"] {
            assert_eq!(date_words(text).unwrap().1, (2018, 1, 25), "{text}");
        }
        assert!(date_words("25 JUNIPER 2018").is_err());
    }
}
