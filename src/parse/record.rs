//! The attributes of an archive's record.
//!
//! ```text
//! Concepts: EXHIBITS, TRADE FAIRS
//! Control Number: n/a
//! Draft Date: 04 OCT 1976
//! ```

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::date_time::calendar_date;
use crate::model::{Attribute, month_number};
use crate::tables::{AttributeKind, attribute};
use crate::words;

/// The value of the attribute `key`, typed as its key asks; text where it does not follow that type.
///
/// Source: records of the National Archives, 1973 to 1979.
pub(crate) fn value<'a>(key: &str, value: Cow<'a, str>) -> Attribute<'a> {
    if value.is_empty() || value.eq_ignore_ascii_case("n/a") {
        return Attribute::Empty;
    }
    let typed = match attribute(key) {
        Some(AttributeKind::Date) => date(&value).map(Attribute::Date),
        Some(AttributeKind::Number) => value.trim_matches('\'').parse().ok().map(Attribute::Number),
        Some(AttributeKind::List) => Some(Attribute::List(match &value {
            Cow::Borrowed(value) => entries(value),
            Cow::Owned(value) => entries(value).into_iter().map(|entry| Cow::Owned(entry.into_owned())).collect(),
        })),
        _ => None,
    };
    // A text that reads like a date is one: in JSON both are strings.
    let dated = |value: &str| iso_date(value).map(Attribute::Date);
    typed.or_else(|| dated(&value)).unwrap_or(Attribute::Text(value))
}

/// The entries of a list, parted by commas, brackets kept whole: `OVIP (MODEL, PAT Q)`.
fn entries(value: &str) -> Vec<Cow<'_, str>> {
    let mut depth = 0_u32;
    let parts = value.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(words::trim).filter(|entry| !entry.is_empty()).map(Cow::Borrowed).collect()
}

/// `01 JAN 1994`, `01-Jan-1994 12:00:00 am`, `31/12/2019`: the clock is always padding.
fn date(text: &str) -> Option<Date> {
    let day_part: String = text.split("12:00:00").next()?.trim().replace(['-', '/'], " ");
    let mut parts = day_part.split(' ').filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let month = month.parse().ok().or_else(|| month_number(month))?;
    calendar_date(year.parse().ok()?, month, day.parse().ok()?)
}

/// `1994-01-01`
fn iso_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut figures = |count: usize| {
        parts.next().filter(|part| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (year, month, day) = (figures(4)?, figures(2)?, figures(2)?);
    calendar_date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).filter(|_| text.len() == 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn values_have_the_type_of_their_key() {
        let read = |key, text: &'static str| value(key, Cow::Borrowed(text));
        for text in ["01 JAN 1994", "01 jan 1994", "01-Jan-1994 12:00:00 am", "01/01/1994"] {
            let Attribute::Date(date) = read("Capture Date", text) else { panic!("{text}") };
            assert_eq!(date.to_string(), "1994-01-01");
        }
        assert_eq!(read("Line Count", "214"), Attribute::Number(214));
        assert_eq!(read("Control Number", "n/a"), Attribute::Empty);
        assert_eq!(read("Capture Date", "soon"), Attribute::Text("soon".into()));
        let Attribute::List(tags) = read("TAGS", "OVIP (MODEL, PAT Q), SZ") else { panic!() };
        assert_eq!(tags, ["OVIP (MODEL, PAT Q)", "SZ"]);
    }
}
