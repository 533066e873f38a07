//! The rules that a message is held to.

/// The rules that a message is held to, when it is read strictly, checked or written.
///
/// ```
/// use cablegram::Profile;
///
/// assert_eq!("acp127".parse(), Ok(Profile::Acp127));
/// assert_eq!(Profile::State.to_string(), "state");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// A telegram of the State Department: ACP 127 format lines, and a text with captions, executive order, TAGS and
    /// numbered paragraphs (5 FAH-2 H-300).
    #[default]
    State,
    /// A teleprinter message with all format lines of ACP 127(G).
    Acp127,
    /// A message with a header line in fixed positions (JANAP 128(J)).
    Janap128,
}

impl Profile {
    /// All profiles.
    pub const ALL: [Self; 3] = [Self::State, Self::Acp127, Self::Janap128];

    /// Its name in lower case, as programs take it on their command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Acp127 => "acp127",
            Self::Janap128 => "janap128",
        }
    }
}

impl core::fmt::Display for Profile {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.name())
    }
}

impl core::str::FromStr for Profile {
    type Err = crate::AtomError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = |profile: &Self| profile.name().eq_ignore_ascii_case(text);
        Self::ALL.into_iter().find(named).ok_or(crate::AtomError::new("a profile: state, acp127 or janap128", 0))
    }
}
