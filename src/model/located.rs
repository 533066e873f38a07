//! A piece of text and the place where it stood.

use alloc::borrow::Cow;
use alloc::string::String;
use core::{fmt, ops::Deref};

use crate::Span;

/// A piece of text and the place where it stood.
///
/// It reads like a `str`. The text is a slice of the input unless lines had to be joined; then it is owned, and the
/// span covers everything from the first part to the last, whatever was cut out between them.
///
/// ```
/// let cable = cablegram::Cable::parse("E.O. 12958: N/A\nSUBJECT: WATCH FAIR\n")?;
/// let subject = cable.text.subject.unwrap();
/// assert_eq!(subject, "WATCH FAIR");
/// assert_eq!(subject.to_lowercase(), "watch fair");
/// assert_eq!(subject.span.range(), 25..35);
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
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

impl PartialEq<str> for Located<'_> {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Located<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

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
