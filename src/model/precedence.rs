//! Precedence: how fast a message is to be handled. `O R` in the date line, `OO` before the called stations,
//! `IMMEDIATE` behind an addressee.

use core::fmt;

/// How fast a message is to be handled, lowest first.
///
/// Source: ACP 127(G) 150 to 152; 5 FAH-2 H-421 for [`NiactImmediate`](Self::NiactImmediate).
///
/// `Display` prints the word, as it stands behind an addressee; `FromStr` reads the word or the prosign.
///
/// ```
/// use cablegram::Precedence;
/// assert_eq!("O".parse(), Ok(Precedence::Immediate));
/// assert_eq!("NIACT IMMEDIATE".parse(), Ok(Precedence::NiactImmediate));
/// assert_eq!(Precedence::Immediate.to_string(), "IMMEDIATE");
/// assert_eq!(Precedence::NiactImmediate.prosign(), 'O');
/// assert!(Precedence::Flash > Precedence::Immediate);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Precedence {
    /// `R`.
    Routine,
    /// `P`.
    Priority,
    /// `O`.
    Immediate,
    /// State's "night action": the addressee is to act at night. It goes as `O` and has no prosign of its own.
    NiactImmediate,
    /// `Z`.
    Flash,
    /// `Y`, emergency command precedence of AUTODIN; above FLASH.
    EmergencyOverride,
    /// `W`. In no source that was read; taken from use on intelligence circuits.
    Critic,
}

impl Precedence {
    /// All of them, lowest first. A slice, because more may come.
    pub const ALL: &'static [Self] = &[
        Self::Routine,
        Self::Priority,
        Self::Immediate,
        Self::NiactImmediate,
        Self::Flash,
        Self::EmergencyOverride,
        Self::Critic,
    ];

    /// The word, as it stands behind an addressee.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Routine => "ROUTINE",
            Self::Priority => "PRIORITY",
            Self::Immediate => "IMMEDIATE",
            Self::NiactImmediate => "NIACT IMMEDIATE",
            Self::Flash => "FLASH",
            Self::EmergencyOverride => "EMERGENCY",
            Self::Critic => "CRITIC",
        }
    }

    /// The letter of the date line (doubled before the called stations).
    pub fn prosign(self) -> char {
        match self {
            Self::Routine => 'R',
            Self::Priority => 'P',
            Self::Immediate | Self::NiactImmediate => 'O',
            Self::Flash => 'Z',
            Self::EmergencyOverride => 'Y',
            Self::Critic => 'W',
        }
    }
}

impl fmt::Display for Precedence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The precedence of a message: for its action addressees and, where it differs, for information.
///
/// `O R` in the date line is immediate for action and routine for information. Source: ACP 127(G) 152.
///
/// `Display` prints the prosigns; `FromStr` reads them.
///
/// ```
/// use cablegram::{Precedence, Precedences};
/// assert_eq!("O R".parse(), Ok(Precedences::dual(Precedence::Immediate, Precedence::Routine)));
/// assert_eq!(Precedences::single(Precedence::Priority).to_string(), "P");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Precedences {
    /// For the action addressees, and for all where `info` is absent.
    pub action: Precedence,
    /// For the information addressees; absent when one precedence serves all.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub info: Option<Precedence>,
}

impl Precedences {
    /// One precedence for all addressees.
    pub fn single(action: Precedence) -> Self {
        Self { action, info: None }
    }

    /// One for action, another for information.
    pub fn dual(action: Precedence, info: Precedence) -> Self {
        Self { action, info: Some(info) }
    }
}

impl From<Precedence> for Precedences {
    fn from(action: Precedence) -> Self {
        Self::single(action)
    }
}

impl fmt::Display for Precedences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.action.prosign())?;
        self.info.map_or(Ok(()), |info| write!(f, " {}", info.prosign()))
    }
}
