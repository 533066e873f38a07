//! The executive order and what it says of declassification: `E.O. 12958: DECL: 01/25/2018`, `E.O. 11652: GDS`.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use time::Date;

use super::Level;
use crate::Span;

/// The executive order line.
///
/// Sources: TAGS handbook of 1974, 1; the orders themselves (E.O. 11652, 12065, 12356, 12958, 13526); telegrams.
///
/// ```
/// let order = cablegram::Cable::parse("E.O. 12958: DECL: 01/25/2018\nTAGS: PREL\n")?.text.executive_order.unwrap();
/// assert_eq!(order.number, Some(12958));
/// assert!(matches!(order.declassify, Some(cablegram::Declassify::Date(day)) if day.year() == 2018));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ExecutiveOrder<'a> {
    /// The number of the order: 10501, 11652, 12065, 12356, 12958 or 13526. A misprint (`12598`) is mended where it is
    /// plain which order is meant; absent where it cannot be read.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub number: Option<u32>,
    /// When the message is to be declassified; absent where nothing stands behind the number.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub declassify: Option<Declassify<'a>>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// When, or whether, a message is to be declassified.
///
/// In JSON an object with `type` and `value`.
///
/// Sources: the executive orders in force (11652, 12065, 12356, 12958, 13526); TAGS handbook of 1974, 1a; 5 FAH-1 H-240; 32 CFR 2001.
///
/// ```
/// use cablegram::{Cable, Declassify};
///
/// let read = |line: &str| Cable::parse(line).unwrap().into_owned().text.executive_order.unwrap().declassify.unwrap();
/// assert!(matches!(read("E.O. 12958: DECL: 01/25/2018"), Declassify::Date(_)));
/// assert!(matches!(read("E.O. 12958: DECL: X1, X5"), Declassify::Exempt(codes) if codes == ["X1", "X5"]));
/// assert_eq!(read("E.O. 12356: DECL: OADR"), Declassify::OriginatingAgency);
/// assert_eq!(read("E.O. 12958: N/A"), Declassify::NotApplicable);
/// assert!(matches!(read("E.O. 11652: XGDS-2"), Declassify::DowngradeSchedule(read) if read.reason == Some(2)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "type", content = "value", rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Declassify<'a> {
    /// On a date: `DECL: 01/25/2018`.
    #[cfg_attr(
        feature = "serde",
        serde(
            serialize_with = "crate::model::notation::date::serialize",
            deserialize_with = "crate::model::notation::date::deserialize"
        )
    )]
    Date(#[cfg_attr(feature = "schema", schemars(with = "String", extend("format" = "date")))] Date),
    /// On an event: `TEN YEARS AFTER KOREAN UNIFICATION`.
    Event(Cow<'a, str>),
    /// Exempt: `X1`, `25X6`, `50X1-HUM`; `MR` (manual review).
    Exempt(Vec<Cow<'a, str>>),
    /// `OADR`: originating agency's determination required.
    OriginatingAgency,
    /// `N/A`.
    NotApplicable,
    /// `DNG: CO 01/26/2021`: to be downgraded to a level on a date.
    Downgrade(Downgrade),
    /// A schedule of E.O. 11652 (GDS, ADS, XGDS) or 12065 (GDS, RDS).
    DowngradeSchedule(DowngradeSchedule<'a>),
    /// Something else, as written.
    Unknown(Cow<'a, str>),
}

/// `DNG: CO 01/26/2021`.
///
/// Source: E.O. 12958, 1.6; telegrams of 2004 to 2010.
///
/// ```
/// use cablegram::{Cable, Declassify, Level};
///
/// let order = Cable::parse("E.O. 12958: DNG: CO 01/26/2021\nTAGS: PREL\n")?.text.executive_order.unwrap();
/// let Some(Declassify::Downgrade(downgrade)) = order.declassify else { panic!("no downgrading") };
/// assert_eq!(downgrade.level, Level::Confidential);
/// assert_eq!(downgrade.date.unwrap().to_string(), "2021-01-26");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Downgrade {
    /// The level it falls to.
    pub level: Level,
    /// The day on which it does; absent where none is given.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Option::is_none",
            serialize_with = "crate::model::notation::serialize",
            deserialize_with = "crate::model::notation::optional_date::deserialize"
        )
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("format" = "date")))]
    pub date: Option<Date>,
}

impl Downgrade {
    /// To `level` on `date`.
    pub fn new(level: Level, date: Option<Date>) -> Self {
        Self { level, date }
    }
}

/// A schedule of E.O. 11652 or 12065: `GDS`, `ADS, DECLAS 12-31-74`, `XGDS-2`, `RDS-4 6/5/99 (SURNAME, GIVEN M.) OR-M`.
///
/// Source: TAGS handbook of 1974, 1a; telegram 1978STATE296107 for E.O. 12065.
///
/// ```
/// use cablegram::{Cable, Declassify};
///
/// let line = "E.O. 12065: RDS-4 6/5/99 (SURNAME, GIVEN M.) OR-M\nTAGS: PREL\n";
/// let Some(Declassify::DowngradeSchedule(read)) = Cable::parse(line)?.text.executive_order.unwrap().declassify else {
///     panic!("no schedule")
/// };
/// assert_eq!((&*read.schedule, read.reason, read.originator), ("RDS", Some(4), Some('M')));
/// assert_eq!(read.date.unwrap().to_string(), "1999-06-05");
/// assert_eq!(read.officer.as_deref(), Some("SURNAME, GIVEN M."));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DowngradeSchedule<'a> {
    /// `GDS`, `ADS`, `XGDS` or `RDS`.
    pub schedule: Cow<'a, str>,
    /// The number behind XGDS or RDS: why the message is exempt, or reviewed late.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub reason: Option<u8>,
    /// The day, where one is given.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Option::is_none",
            serialize_with = "crate::model::notation::serialize",
            deserialize_with = "crate::model::notation::optional_date::deserialize"
        )
    )]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("format" = "date")))]
    pub date: Option<Date>,
    /// The event, where one is given in place of a day.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub event: Option<Cow<'a, str>>,
    /// The classifying officer, as in the brackets.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub officer: Option<Cow<'a, str>>,
    /// The section of the originating post: `M` of `OR-M`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub originator: Option<char>,
}

/// A reason for classification: section and letter of the executive order, `1.4(b)`.
///
/// Sources: E.O. 12958 sections 1.5 (to September 2003) and 1.4; 32 CFR 2001.21.
///
/// ```
/// use cablegram::Reason;
/// let reason: Reason = "1.4(b)".parse()?;
/// assert_eq!((reason.part, reason.section, reason.letter), (1, 4, Some('b')));
/// assert_eq!(reason.to_string(), "1.4(b)");
/// # Ok::<(), cablegram::NotationError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "String", into = "String")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String", extend("pattern" = r"^([1-9]\.[0-9](\([a-z]\))?|\([a-z]\))$")))]
#[non_exhaustive]
pub struct Reason {
    /// The section before the point, as a rule 1; 0 where the text gives letters without a section.
    pub part: u8,
    /// The section behind the point: 3, 4 or 5.
    pub section: u8,
    /// The letter, lower case; absent where only the section is given.
    pub letter: Option<char>,
}

impl Reason {
    pub(crate) fn new(part: u8, section: u8, letter: Option<char>) -> Self {
        Self { part, section, letter }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.part != 0 {
            write!(f, "{}.{}", self.part, self.section)?;
        }
        self.letter.map_or(Ok(()), |letter| write!(f, "({letter})"))
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        alloc::format!("{reason}")
    }
}
