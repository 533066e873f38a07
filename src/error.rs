//! What can go wrong.

use core::fmt;
#[cfg(feature = "std")]
use std::{io, string::String, sync::Arc};

use crate::diagnostic::Diagnostic;
use crate::words;

/// Why a text could not be read as a telegram.
///
/// The forgiving entry points fail only with [`ErrorKind::NotACable`] and [`ErrorKind::TooLong`], and those that read a
/// file also with `ErrorKind::Unreadable`, whose [`source`](core::error::Error::source) is the error of the operating system.
///
/// `Debug` prints the message as `Display` does: it is what a `main` prints that returns the error.
///
/// ```
/// let error = cablegram::Cable::parse("").unwrap_err();
/// assert_eq!(error.to_string(), "not a cable: the text is empty");
/// assert_eq!(format!("Error: {error:?}"), "Error: not a cable: the text is empty");
/// ```
#[derive(Clone)]
pub struct Error {
    kind: ErrorKind,
    #[cfg(feature = "std")]
    source: Option<Arc<io::Error>>,
}

/// The kinds of [`Error`].
///
/// ```
/// use cablegram::{Cable, ErrorKind, Profile};
///
/// let read = |text| Cable::parse_strict(text, Profile::State).unwrap_err().into_kind();
/// assert!(matches!(read("Call me Ishmael.\n"), ErrorKind::NotACable { lines: 1, .. }));
/// assert!(matches!(read("FM AMEMBASSY BERN\n"), ErrorKind::Broken(broken) if broken.line == 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No line of the text is a line of a telegram: no date line, no classification line with a number, no label such
    /// as `E.O. 12958:`, `TAGS:` or `SUBJECT:`.
    #[non_exhaustive]
    NotACable {
        /// How many lines were looked at.
        lines: u32,
    },
    /// The text is longer than `u32::MAX` bytes.
    #[non_exhaustive]
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// Strict reading met a rule that is broken.
    Broken(Diagnostic),
    /// The file could not be read.
    #[cfg(feature = "std")]
    #[cfg_attr(docsrs, doc(cfg(feature = "std")))]
    #[non_exhaustive]
    Unreadable {
        /// Which file, and what the operating system says.
        message: String,
        /// What sort of error that is: not found, not permitted.
        kind: io::ErrorKind,
    },
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self {
            kind,
            #[cfg(feature = "std")]
            source: None,
        }
    }

    /// The file at `path` could not be read.
    #[cfg(feature = "std")]
    pub(crate) fn unreadable(path: &std::path::Path, error: io::Error) -> Self {
        let message = alloc::format!("cannot read {}: {error}", path.display());
        Self { kind: ErrorKind::Unreadable { message, kind: error.kind() }, source: Some(Arc::new(error)) }
    }

    /// What kind of error it is.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// The kind itself.
    pub fn into_kind(self) -> ErrorKind {
        self.kind
    }
}

/// Errors of one kind are equal; the source adds nothing to it.
impl PartialEq for Error {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Eq for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ErrorKind::NotACable { lines: 0 } => f.write_str("not a cable: the text is empty"),
            ErrorKind::NotACable { lines } => write!(
                f,
                "not a cable: in {lines} line{} there is no date line (R 250719Z JAN 08), no classification line \
                 (S E C R E T BAKU 000064) and no label (E.O. 12958:, TAGS:, SUBJECT:)",
                if *lines == 1 { "" } else { "s" }
            ),
            ErrorKind::TooLong { bytes } => {
                write!(f, "the text has {bytes} bytes; at most {} can be read, so split it first", u32::MAX)
            }
            ErrorKind::Broken(diagnostic) => diagnostic.fmt(f),
            #[cfg(feature = "std")]
            ErrorKind::Unreadable { message, .. } => f.write_str(message),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for Error {
    #[cfg(feature = "std")]
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.source.as_deref().map(|error| error as _)
    }
}

/// Why a text is not what it was to be read as: a reference number, a marking, a date-time group, the name of a role.
///
/// `Display` says what was expected, with an example of how it is written, and what stood there instead; so does `Debug`, which
/// is what a `main` prints that returns the error.
///
/// ```
/// let error = "250719Z JAM 08".parse::<cablegram::DateTimeGroup>().unwrap_err();
/// assert_eq!((error.at(), error.found()), (8, Some('J')));
/// assert_eq!(error.to_string(), "expected a date-time group such as 250719Z JAN 08, found 'J' at byte 8");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NotationError {
    expected: &'static str,
    at: usize,
    found: Option<char>,
}

impl NotationError {
    /// What was expected in `text`, and the byte from which on it does not fit, blanks disregarded.
    pub(crate) fn new(expected: &'static str, text: &str, at: usize) -> Self {
        let rest = text.get(at..).unwrap_or_default().trim_start_matches(words::is_blank_char);
        Self { expected, at: text.len() - rest.len(), found: rest.chars().next() }
    }

    /// What was expected, with an example of how it is written.
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// The first byte that did not fit, counted from 0; where a word is one thing or another as a whole, its first.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The character that stands there; `None` at the end of the text.
    pub fn found(&self) -> Option<char> {
        self.found
    }
}

impl fmt::Display for NotationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found ", self.expected)?;
        match self.found {
            Some(found) => write!(f, "{found:?} at byte {}", self.at),
            None => f.write_str("the end of the text"),
        }
    }
}

impl fmt::Debug for NotationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for NotationError {}
