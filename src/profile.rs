//! The rules that a message is held to.

use crate::names::named;

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

named! {
    Profile, "a profile: state, acp127 or janap128";
    State = "state", Acp127 = "acp127", Janap128 = "janap128",
}
