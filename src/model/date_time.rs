//! Times as messages have them: the date-time group `250719Z JAN 08`, the filing time `0250719` or `25/0719Z`.

use core::fmt;

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

#[cfg(feature = "serde")]
use super::notation::{DateTimeGroupText, FiledParts};
use crate::Span;

/// Day and time of a message, as its date line gives it: `250719Z JAN 08`.
///
/// Sources: ACP 127(G) 113. Month and year may be missing (`R 211303Z`). The fields are what stands in the
/// text, so they may name a day that does not exist; [`to_offset_date_time`](Self::to_offset_date_time) then gives
/// `None`.
///
/// **Two-digit years** are read as 1950 to 2049: telegrams of this form exist from the 1960s on, and the pivot of
/// ACP 127 (06 is 1906) is wrong for all real messages of 2006 to 2010.
///
/// `Display` prints it in its own notation; `FromStr` reads that, with blanks missing or added and in either case.
///
/// ```
/// use cablegram::DateTimeGroup;
/// let group: DateTimeGroup = "250719Z JAN 08".parse()?;
/// assert_eq!((group.day, group.month, group.year), (25, Some(1), Some(2008)));
/// assert_eq!(group.to_offset_date_time().unwrap().unix_timestamp(), 1_201_245_540);
/// assert_eq!(group.to_string(), "250719Z JAN 08");
/// # Ok::<(), cablegram::NotationError>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "DateTimeGroupText", into = "DateTimeGroupText"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "DateTimeGroupText"))]
#[non_exhaustive]
pub struct DateTimeGroup {
    /// Day of the month, 0 to 99 as written.
    pub day: u8,
    /// Hour, 0 to 99 as written.
    pub hour: u8,
    /// Minute, 0 to 99 as written.
    pub minute: u8,
    /// Zone letter, upper case: `Z` is UTC, `A` to `M` without `J` east of it, `N` to `Y` west, `J` local time.
    pub zone: char,
    /// Month, 1 to 12; absent in old and in service messages.
    pub month: Option<u8>,
    /// Year with its century; absent in old and in service messages.
    pub year: Option<u16>,
    /// Whether the text gives the year with four digits.
    pub four_digit_year: bool,
    /// Where it stood.
    pub span: Span,
}

/// The century that a two-digit year belongs to: 50 to 99 are 1950 to 1999, 00 to 49 are 2000 to 2049.
pub(crate) fn full_year(two_digits: u16) -> u16 {
    if two_digits >= 50 { 1900 + two_digits } else { 2000 + two_digits }
}

impl DateTimeGroup {
    /// The group that names `moment`, in UTC and to the minute; the year in two digits where they are read as that year.
    ///
    /// ```
    /// use cablegram::{DateTimeGroup, time::OffsetDateTime};
    ///
    /// let group = DateTimeGroup::new(OffsetDateTime::from_unix_timestamp(1_201_245_540).unwrap());
    /// assert_eq!(group, "250719Z JAN 08".parse().unwrap());
    /// ```
    pub fn new(moment: OffsetDateTime) -> Self {
        let moment = moment.to_offset(UtcOffset::UTC);
        let year = u16::try_from(moment.year()).ok();
        Self {
            day: moment.day(),
            hour: moment.hour(),
            minute: moment.minute(),
            zone: 'Z',
            month: Some(moment.month().into()),
            year,
            four_digit_year: year.is_some_and(|year| full_year(year % 100) != year),
            span: Span::default(),
        }
    }

    /// The moment it names, or `None` where month or year are missing, the numbers name no moment, or the zone is `J`.
    ///
    /// 2400 is read as 0000 of the next day.
    pub fn to_offset_date_time(&self) -> Option<OffsetDateTime> {
        let month = Month::try_from(self.month?).ok()?;
        let date = Date::from_calendar_date(i32::from(self.year?), month, self.day).ok()?;
        let (date, hour) = if (self.hour, self.minute) == (24, 0) { (date.next_day()?, 0) } else { (date, self.hour) };
        let time = Time::from_hms(hour, self.minute, 0).ok()?;
        Some(PrimitiveDateTime::new(date, time).assume_offset(self.offset()?))
    }

    /// The offset of the zone letter from UTC; `None` for `J`, local time.
    pub fn offset(&self) -> Option<UtcOffset> {
        let hours = match self.zone {
            'Z' => 0,
            east @ 'A'..='I' => east as i8 - 'A' as i8 + 1,
            east @ 'K'..='M' => east as i8 - 'K' as i8 + 10,
            west @ 'N'..='Y' => 'N' as i8 - west as i8 - 1,
            _ => return None,
        };
        UtcOffset::from_hms(hours, 0, 0).ok()
    }
}

/// The months; date lines have their first three letters.
const MONTHS: [&str; 12] = [
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
];

/// The number of the month whose name begins with these three letters or more, in either case.
pub(crate) fn month_number(name: &str) -> Option<u8> {
    let name = Some(name.as_bytes()).filter(|name| name.len() >= 3)?;
    let head = |month: &'static str| month.as_bytes().get(..name.len());
    let index = MONTHS.iter().position(|month| head(month).is_some_and(|head| head.eq_ignore_ascii_case(name)))?;
    u8::try_from(index + 1).ok()
}

impl fmt::Display for DateTimeGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}{:02}{:02}{}", self.day, self.hour, self.minute, self.zone)?;
        let Some(month) = self.month.and_then(|month| MONTHS.get(usize::from(month).wrapping_sub(1))) else {
            return Ok(());
        };
        write!(f, " {month:.3}")?;
        match self.year {
            Some(year) if self.four_digit_year => write!(f, " {year:04}"),
            Some(year) => write!(f, " {:02}", year % 100),
            None => Ok(()),
        }
    }
}

/// When the communications center took a message in: `0250719` (day of the year) or `25/0719Z` (day of the month).
///
/// Source: ACP 127(G) 115. In UTC; the year is that of the date-time group.
///
/// ```
/// use cablegram::Filed;
/// let filed: Filed = "0250719".parse()?;
/// assert_eq!(filed.to_offset_date_time(2008).unwrap().unix_timestamp(), 1_201_245_540);
/// assert_eq!("25/0719Z".parse::<Filed>()?.to_string(), "25/0719Z");
/// # Ok::<(), cablegram::NotationError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "FiledParts", into = "FiledParts"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "FiledParts"))]
#[non_exhaustive]
pub struct Filed {
    /// The day.
    pub day: FilingDay,
    /// Hour and minute.
    pub time: HourMinute,
}

/// The day of a filing time, as a call line gives it. Out of range where the text is.
///
/// Source: ACP 127(G) 115.
///
/// ```
/// use cablegram::{Filed, FilingDay};
///
/// assert_eq!("0250719".parse::<Filed>()?.day, FilingDay::OfYear(25));
/// assert_eq!("25/0719Z".parse::<Filed>()?.day, FilingDay::OfMonth(25));
/// # Ok::<(), cablegram::NotationError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FilingDay {
    /// Day of the year, from 1: `025` of `0250719`.
    OfYear(u16),
    /// Day of the month, from 1: `25` of `25/0719Z`.
    OfMonth(u8),
}

impl Filed {
    /// The filing time `day_of_year`, `time`.
    pub fn on_day_of_year(day_of_year: u16, time: HourMinute) -> Self {
        Self { day: FilingDay::OfYear(day_of_year), time }
    }

    /// The filing time `day` of the month, `time`.
    pub fn on_day_of_month(day: u8, time: HourMinute) -> Self {
        Self { day: FilingDay::OfMonth(day), time }
    }

    /// The same by the day of the year; a day of the month is that of the month of the date-time group.
    pub(crate) fn in_year(self, group: Option<DateTimeGroup>) -> Option<Self> {
        let FilingDay::OfMonth(day) = self.day else { return Some(self) };
        let date = DateTimeGroup { day, ..group? }.to_offset_date_time()?;
        Some(Self::on_day_of_year(date.ordinal(), self.time))
    }

    /// The moment, given the year of the message; `None` for a day of the month, or where the numbers name no moment.
    pub fn to_offset_date_time(self, year: u16) -> Option<OffsetDateTime> {
        let FilingDay::OfYear(day) = self.day else { return None };
        let date = Date::from_ordinal_date(i32::from(year), day).ok()?;
        let time = Time::from_hms(self.time.hour, self.time.minute, 0).ok()?;
        Some(PrimitiveDateTime::new(date, time).assume_utc())
    }
}

impl fmt::Display for Filed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let HourMinute { hour, minute } = self.time;
        match self.day {
            FilingDay::OfMonth(day) => write!(f, "{day:02}/{hour:02}{minute:02}Z"),
            FilingDay::OfYear(day) => write!(f, "{day:03}{hour:02}{minute:02}"),
        }
    }
}

/// An hour and a minute as written; they may be out of range (`2460`). `07:19` in the JSON.
///
/// ```
/// use cablegram::HourMinute;
///
/// let time: HourMinute = "07:19".parse()?;
/// assert_eq!(time, HourMinute::new(7, 19));
/// assert_eq!(time.to_string(), "07:19");
/// # Ok::<(), cablegram::NotationError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "alloc::string::String", into = "alloc::string::String"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "alloc::string::String", extend("pattern" = "^[0-9]{2}:[0-9]{2}$")))]
#[non_exhaustive]
pub struct HourMinute {
    /// Hour, 0 to 99 as written.
    pub hour: u8,
    /// Minute, 0 to 99 as written.
    pub minute: u8,
}

impl HourMinute {
    /// `hour`:`minute`.
    pub fn new(hour: u8, minute: u8) -> Self {
        Self { hour, minute }
    }
}

impl fmt::Display for HourMinute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}
