//! What a caller may ask for.

use alloc::vec::Vec;

use super::{Parsed, assemble};
use crate::diagnostic::{self, FirstError};
use crate::model::Cable;
use crate::{Error, ErrorKind};

/// How to read a text. The default forgives whatever can be forgiven and reads all of it.
///
/// ```
/// use cablegram::Options;
///
/// let text = "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nE.O. 12958: N/A\nSUBJECT: TROOPS\n\n1. (U) Long text.\n";
/// let cable = Options::new().preamble_only(true).parse(text)?;
/// assert_eq!(cable.text.subject.unwrap(), "TROOPS");
/// assert!(cable.text.paragraphs.is_empty());
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    preamble_only: bool,
    strict: bool,
}

impl Options {
    /// The default options.
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops before the first paragraph: heading, classification line, captions and labels are read, paragraphs, summary,
    /// signature and ending are not. It costs a small part of a full reading.
    pub fn preamble_only(self, preamble_only: bool) -> Self {
        Self { preamble_only, ..self }
    }

    /// Makes the first diagnostic of [`Severity::Error`](crate::Severity::Error) an error. Where strict reading succeeds,
    /// forgiving reading gives the same telegram.
    pub fn strict(self, strict: bool) -> Self {
        Self { strict, ..self }
    }

    /// Reads `text`.
    ///
    /// # Errors
    ///
    /// When no line of the text is one of a telegram, or it is longer than `u32::MAX` bytes; with
    /// [`strict`](Self::strict) also when a rule is broken, see [`ErrorKind::Broken`].
    pub fn parse(self, text: &str) -> Result<Cable<'_>, Error> {
        check_length(text)?;
        if !self.strict {
            return assemble::assemble(text, self.preamble_only, &mut ());
        }
        let mut first = FirstError::default();
        let cable = assemble::assemble(text, self.preamble_only, &mut first)?;
        match first.into_placed(text) {
            Some(broken) => Err(Error::new(ErrorKind::Broken(broken))),
            None => Ok(cable),
        }
    }

    /// Reads `text` and tells what was odd about it.
    ///
    /// # Errors
    ///
    /// As for [`parse`](Self::parse).
    pub fn read(self, text: &str) -> Result<Parsed<'_>, Error> {
        check_length(text)?;
        let mut diagnostics = Vec::new();
        let cable = assemble::assemble(text, self.preamble_only, &mut diagnostics)?;
        diagnostic::place(text, &mut diagnostics);
        let broken = diagnostics.iter().find(|diagnostic| self.strict && diagnostic.severity == crate::Severity::Error);
        match broken {
            Some(broken) => Err(Error::new(ErrorKind::Broken(broken.clone()))),
            None => Ok(Parsed { cable, diagnostics }),
        }
    }
}

fn check_length(text: &str) -> Result<(), Error> {
    match u32::try_from(text.len()) {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::new(ErrorKind::TooLong { bytes: text.len() })),
    }
}
