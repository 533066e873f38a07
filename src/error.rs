//! What can go wrong.

use core::fmt;

use crate::diagnostic::Diagnostic;

/// Why a text could not be read as a telegram.
///
/// The forgiving entry points fail only with [`ErrorKind::NotACable`] and [`ErrorKind::TooLong`], and those that read a
/// file also with [`ErrorKind::Unreadable`].
///
/// ```
/// let error = cablegram::Cable::parse("").unwrap_err();
/// assert_eq!(error.to_string(), "not a cable: the text is empty");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
}

/// The kinds of [`Error`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No line of the text is a line of a telegram: no date line, no classification line with a number, no label such
    /// as `E.O. 12958:`, `TAGS:` or `SUBJECT:`.
    NotACable {
        /// How many lines were looked at.
        lines: u32,
    },
    /// The text is longer than `u32::MAX` bytes.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// Strict reading met a rule that is broken.
    Broken(Diagnostic),
    /// The bytes could not be read from their file. Only with the feature `std`.
    Unreadable {
        /// What the operating system says.
        message: alloc::string::String,
    },
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self { kind }
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
            ErrorKind::Unreadable { message } => f.write_str(message),
        }
    }
}

impl core::error::Error for Error {}

/// Why a text is no reference number, marking, precedence or date-time group.
///
/// ```
/// let error = "250719Z JAM 08".parse::<cablegram::DateTimeGroup>().unwrap_err();
/// assert_eq!(error.at(), 7);
/// assert_eq!(error.to_string(), "expected a date-time group such as 250719Z JAN 08 (byte 7)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtomError {
    expected: &'static str,
    at: usize,
}

impl AtomError {
    pub(crate) fn new(expected: &'static str, at: usize) -> Self {
        Self { expected, at }
    }

    /// What was expected, with an example.
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// The first byte that did not fit, counted from 0; 0 also where only the whole can be told from anything else (a word).
    pub fn at(&self) -> usize {
        self.at
    }
}

impl fmt::Display for AtomError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} (byte {})", self.expected, self.at)
    }
}

impl core::error::Error for AtomError {}
