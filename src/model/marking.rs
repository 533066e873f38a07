//! Classification and portion markings: `S E C R E T`, `UNCLAS`, `(C/NF)`, `(S//REL TO USA, FVEY)`.

use alloc::borrow::Cow;
use core::fmt;

use super::Few;
use crate::Span;

/// Level of classification or administrative control, lowest first.
///
/// Sources: ACP 127(G) 209 for the words; 5 FAH-1 H-246 for the portion marks.
///
/// `Display` prints the word as the classification line has it, unspaced; `FromStr` reads it spaced or solid, in
/// either case.
///
/// ```
/// use cablegram::Level;
/// assert_eq!("S E C R E T".parse(), Ok(Level::Secret));
/// assert_eq!("unclas".parse(), Ok(Level::Unclassified));
/// assert_eq!(Level::Unclassified.to_string(), "UNCLAS");
/// assert!(Level::Secret > Level::Confidential);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Level {
    /// `UNCLAS`, `(U)`, `(SBU)`; `UUUUU` in the transmission instructions.
    Unclassified,
    /// `EEEEE` in the transmission instructions: unclassified, encrypt for transmission only.
    Efto,
    /// `RESTRICTED`; not a United States level since 1953, but still NATO's.
    Restricted,
    /// `LIMITED OFFICIAL USE`, `(LOU)`; to the mid-1990s.
    LimitedOfficialUse,
    /// `CONFIDENTIAL`, `(C)`.
    Confidential,
    /// `SECRET`, `(S)`.
    Secret,
    /// `TOP SECRET`, `(TS)`.
    TopSecret,
}

impl Level {
    /// All of them, lowest first. A slice, because more may come.
    pub const ALL: &'static [Self] = &[
        Self::Unclassified,
        Self::Efto,
        Self::Restricted,
        Self::LimitedOfficialUse,
        Self::Confidential,
        Self::Secret,
        Self::TopSecret,
    ];

    /// The word of the classification line, unspaced.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unclassified => "UNCLAS",
            Self::Efto => "UNCLAS EFTO",
            Self::Restricted => "RESTRICTED",
            Self::LimitedOfficialUse => "LIMITED OFFICIAL USE",
            Self::Confidential => "CONFIDENTIAL",
            Self::Secret => "SECRET",
            Self::TopSecret => "TOP SECRET",
        }
    }

    /// The abbreviation of a portion mark.
    pub fn abbreviation(self) -> &'static str {
        match self {
            Self::Unclassified | Self::Efto => "U",
            Self::Restricted => "R",
            Self::LimitedOfficialUse => "LOU",
            Self::Confidential => "C",
            Self::Secret => "S",
            Self::TopSecret => "TS",
        }
    }

    /// The letter that stands for it in format line 4 (`ZNY SSSSS`) and in the header line of JANAP 128. Limited Official Use
    /// has none of its own and goes as unclassified. ACP 127(G) 124.
    pub fn letter(self) -> char {
        match self {
            Self::Unclassified | Self::LimitedOfficialUse => 'U',
            Self::Efto => 'E',
            Self::Restricted => 'R',
            Self::Confidential => 'C',
            Self::Secret => 'S',
            Self::TopSecret => 'T',
        }
    }

    /// The level for which a [`letter`](Self::letter) stands.
    ///
    /// ```
    /// use cablegram::Level;
    /// assert_eq!(Level::of_letter('S'), Some(Level::Secret));
    /// assert_eq!(Level::of_letter('Q'), None);
    /// ```
    pub fn of_letter(letter: char) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.letter() == letter)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A level and the controls that go with it: what a classification line or the bracket before a paragraph says.
///
/// `(C/NF)` is confidential with the control `NOFORN`; `(SBU)` is unclassified with the control `SBU`; `(S//REL TO USA,
/// FVEY)` has the one control `REL TO USA, FVEY`.
///
/// `Display` prints it as a portion mark with brackets; `FromStr` reads one, with or without them.
///
/// ```
/// use cablegram::{Level, Marking};
/// let marking: Marking = "(S//NF)".parse()?;
/// assert_eq!(marking.level, Some(Level::Secret));
/// assert_eq!(marking.controls[..], ["NOFORN"]);
/// assert_eq!(marking.to_string(), "(S/NF)");
/// # Ok::<(), cablegram::NotationError>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Marking<'a> {
    /// The level; absent where only a control stands, as in `(NOFORN)`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub level: Option<Level>,
    /// What follows the level, in order and in capitals. `NF` and `N` are given as `NOFORN`, `FOR OFFICIAL USE ONLY` as `FOUO`, the
    /// others as written.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "<[_]>::is_empty"))]
    pub controls: Few<Cow<'a, str>>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

impl Marking<'_> {
    /// A marking of `level` without controls.
    pub fn of(level: Level) -> Self {
        Self { level: Some(level), ..Self::default() }
    }

    /// Whether the control `name` stands in it; `NOFORN` finds `NF` too.
    pub fn has_control(&self, name: &str) -> bool {
        self.controls.iter().any(|control| control.eq_ignore_ascii_case(name))
    }
}

impl fmt::Display for Marking<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = &self.controls[..];
        f.write_str("(")?;
        match (self.level, rest.split_first()) {
            (Some(Level::Unclassified), Some((sbu, more))) if sbu == "SBU" => {
                f.write_str("SBU")?;
                rest = more;
            }
            (Some(level), _) => f.write_str(level.abbreviation())?,
            (None, Some((first, more))) => {
                f.write_str(first)?;
                rest = more;
            }
            (None, None) => {}
        }
        let mut listed = false;
        for control in rest {
            let short = if control == "NOFORN" { "NF" } else { control };
            // `(U//FOUO)` and `(S//REL ...)` are written with two slants, `(C/NF)` with one: 5 FAH-1 H-246. A list of countries
            // ends with two.
            let slants = if short == "NF" && !listed { "/" } else { "//" };
            write!(f, "{slants}{short}")?;
            listed = short.starts_with("REL");
        }
        f.write_str(")")
    }
}
