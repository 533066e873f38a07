//! A piece of text and the place where it stood.

use alloc::borrow::{Borrow, Cow};
use alloc::string::String;
use core::cmp::Ordering;
use core::{fmt, ops::Deref};

use crate::Span;

/// A piece of text and the place where it stood.
///
/// It reads like a `str`. The text is a slice of the input unless lines had to be joined; then it is owned, and the
/// span covers everything from the first part to the last, whatever was cut out between them.
///
/// Equality, order and hash are those of the text alone; in JSON it is a string.
///
/// ```
/// use std::collections::HashSet;
///
/// let cable = cablegram::Cable::parse("E.O. 12958: N/A\nSUBJECT: WATCH FAIR\nTAGS: ETRD, SZ\n")?;
/// let subject = cable.text.subject.unwrap();
/// assert_eq!(subject, "WATCH FAIR");
/// assert_eq!(subject.to_lowercase(), "watch fair");
/// assert_eq!(subject.span.range(), 25..35);
/// assert!(cable.text.tags.into_iter().collect::<HashSet<_>>().contains("ETRD"));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "Cow<'a, str>", into = "Cow<'a, str>"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String", inline))]
pub struct Located<'a> {
    /// The text itself.
    pub text: Cow<'a, str>,
    /// Where it stood; empty when it was not read from a text.
    pub span: Span,
}

impl<'a> Located<'a> {
    /// `text`, which stood at `span`.
    pub fn new(text: impl Into<Cow<'a, str>>, span: Span) -> Self {
        Self { text: text.into(), span }
    }

    /// The text as a `str`.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Deref for Located<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl AsRef<str> for Located<'_> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Located<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// Hash and order are those of the text, so that a map of them is asked with a `str`.
impl Borrow<str> for Located<'_> {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl PartialOrd for Located<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Located<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

macro_rules! equal_to_text {
    ($($text:ty),*) => {$(
        impl PartialEq<$text> for Located<'_> {
            fn eq(&self, other: &$text) -> bool {
                self.as_str() == &other[..]
            }
        }

        impl PartialEq<Located<'_>> for $text {
            fn eq(&self, other: &Located<'_>) -> bool {
                &self[..] == other.as_str()
            }
        }
    )*};
}

equal_to_text!(str, &str, String, Cow<'_, str>);

impl<'a> From<&'a str> for Located<'a> {
    fn from(text: &'a str) -> Self {
        Self::new(text, Span::default())
    }
}

impl From<String> for Located<'_> {
    fn from(text: String) -> Self {
        Self::new(text, Span::default())
    }
}

impl<'a> From<Cow<'a, str>> for Located<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::new(text, Span::default())
    }
}

impl<'a> From<Located<'a>> for Cow<'a, str> {
    fn from(located: Located<'a>) -> Self {
        located.text
    }
}
