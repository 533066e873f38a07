//! How values with a notation of their own stand in JSON: as that notation, in a string.

use alloc::string::{String, ToString};
use core::{fmt::Display, str::FromStr};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::Date;

use super::{DateTimeGroup, Filed, FilingDay, HourMinute, Reason};
use crate::NotationError;

/// An optional value by its `Display` and `FromStr`.
pub(crate) fn serialize<T: Display, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(value),
        None => serializer.serialize_none(),
    }
}

pub(crate) fn deserialize<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: FromStr<Err: Display>,
    D: Deserializer<'de>,
{
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
}

/// A day as `2018-01-25`.
pub(crate) mod date {
    use super::{Date, Deserializer, Error, Serializer, optional_date};

    pub(crate) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        optional_date::deserialize(deserializer)?.ok_or_else(|| D::Error::custom("expected a date such as 2018-01-25"))
    }
}

/// A day as `2018-01-25`, or nothing.
pub(crate) mod optional_date {
    use super::{Date, Deserialize, Deserializer, Error, String};

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else {
            return Ok(None);
        };
        let mut parts = text.splitn(3, '-').map(|part| part.parse::<u16>().ok());
        let mut part = || parts.next().flatten();
        let day = part().zip(part()).zip(part()).and_then(|((year, month), day)| {
            crate::parse::calendar_date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        });
        day.map(Some).ok_or_else(|| D::Error::custom("expected a date such as 2018-01-25"))
    }
}

/// `{"time":"2008-01-25T07:19:00Z","text":"250719Z JAN 08"}`: the text is what counts, the time a help for readers.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "DateTimeGroup"))]
pub(crate) struct DateTimeGroupText {
    /// The moment in UTC, RFC 3339; absent where the text names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("format" = "date-time")))]
    time: Option<String>,
    /// The group in its own notation.
    text: String,
}

impl From<DateTimeGroup> for DateTimeGroupText {
    fn from(group: DateTimeGroup) -> Self {
        let time = group.to_offset_date_time().map(|time| {
            let time = time.to_offset(time::UtcOffset::UTC);
            let (hour, minute, second) = time.to_hms();
            alloc::format!("{}T{hour:02}:{minute:02}:{second:02}Z", time.date())
        });
        Self { time, text: group.to_string() }
    }
}

impl TryFrom<DateTimeGroupText> for DateTimeGroup {
    type Error = NotationError;

    fn try_from(group: DateTimeGroupText) -> Result<Self, NotationError> {
        group.text.parse()
    }
}

/// `{"day_of_year":25,"time":"07:19"}`, or `day` of the month in place of `day_of_year`.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Filed"))]
pub(crate) struct FiledParts {
    /// Day of the year, from 1, where the time is given so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day_of_year: Option<u16>,
    /// Day of the month, where the time is given so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
    /// Hour and minute.
    time: HourMinute,
}

impl From<Filed> for FiledParts {
    fn from(Filed { day, time }: Filed) -> Self {
        match day {
            FilingDay::OfYear(day) => Self { day_of_year: Some(day), day: None, time },
            FilingDay::OfMonth(day) => Self { day_of_year: None, day: Some(day), time },
        }
    }
}

impl TryFrom<FiledParts> for Filed {
    type Error = &'static str;

    fn try_from(FiledParts { day_of_year, day, time }: FiledParts) -> Result<Self, Self::Error> {
        match (day_of_year, day) {
            (Some(day), None) => Ok(Self::on_day_of_year(day, time)),
            (None, Some(day)) => Ok(Self::on_day_of_month(day, time)),
            _ => Err("expected either day_of_year or day"),
        }
    }
}

impl TryFrom<String> for Reason {
    type Error = NotationError;

    fn try_from(text: String) -> Result<Self, NotationError> {
        text.parse()
    }
}

impl From<HourMinute> for String {
    fn from(time: HourMinute) -> Self {
        time.to_string()
    }
}

impl TryFrom<String> for HourMinute {
    type Error = NotationError;

    fn try_from(text: String) -> Result<Self, NotationError> {
        text.parse()
    }
}
