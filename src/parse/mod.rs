//! From text to [`Cable`]: the entry points, and the grammar of each line in the files named like those of the model. The
//! loop over the pieces of the layout is in the module `assemble`.

pub(crate) mod body;
mod bullets;
mod bytes;
mod cited;
pub(crate) mod classified_by;
pub(crate) mod date_time;
pub(crate) mod declassification;
pub(crate) mod heading;
pub(crate) mod labelled;
pub(crate) mod marking;
mod options;
pub(crate) mod print;
pub(crate) mod record;
pub(crate) mod reference;
pub(crate) mod sets;
pub(crate) mod tags;
pub(crate) mod text;
mod token;

use alloc::vec::Vec;

use nom::{Parser, combinator::all_consuming};

pub use bytes::{Decoded, Repair, decode};
#[cfg(feature = "serde")]
pub(crate) use date_time::calendar_date;
pub use options::Options;
use token::Failure;

use crate::diagnostic::Diagnostic;
use crate::model::{Cable, OwnedCable};
use crate::words;
use crate::{Error, NotationError, Profile, ReadAll};

/// A telegram, and what was odd about its text.
///
/// ```
/// let parsed = cablegram::Parsed::read("E.O. 12598: N/A\nTAGS: PREL\n")?;
/// assert_eq!(parsed.cable.text.executive_order.unwrap().number, Some(12958));
/// assert!(parsed.diagnostics.iter().any(|diagnostic| diagnostic.code.as_str() == "executive-order-misprint"));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parsed<'a> {
    /// The telegram.
    pub cable: Cable<'a>,
    /// What was odd, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Parsed<'a> {
    /// Reads `text`, forgiving whatever can be forgiven, and tells what that was.
    ///
    /// # Errors
    ///
    /// When no line of the text is one of a telegram, or it is longer than `u32::MAX` bytes.
    pub fn read(text: &'a str) -> Result<Self, Error> {
        Options::new().read(text)
    }

    /// Reads all messages of `text`, each for itself: those that [`split`](crate::split) gives, none where the text is empty.
    /// Spans and lines are those of the whole text.
    ///
    /// ```
    /// use cablegram::Parsed;
    ///
    /// let text = "R 090934Z FEB 09\nFM AMEMBASSY BERN\nNNNN\nR 090950Z FEB 09\nFM AMEMBASSY ROME\nNNNN\n";
    /// let names: Vec<_> = Parsed::read_all(text).map(|parsed| parsed.unwrap().cable.heading.from.unwrap().name).collect();
    /// assert_eq!(names, ["AMEMBASSY BERN", "AMEMBASSY ROME"]);
    /// ```
    pub fn read_all(text: &'a str) -> ReadAll<'a> {
        Options::new().read_all(text)
    }

    /// Reads bytes in UTF-8, or else Windows-1252; each byte that was repaired is among the diagnostics.
    ///
    /// Spans count the bytes of the decoded text; see [`decode`].
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    pub fn from_bytes(bytes: &[u8]) -> Result<Parsed<'static>, Error> {
        Options::new().read_bytes(bytes)
    }

    /// Reads the file at `path`: UTF-8, or else Windows-1252.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, and as for [`read`](Self::read).
    ///
    /// ```
    /// let parsed = cablegram::Parsed::from_file("examples/sample.txt")?;
    /// assert_eq!(parsed.cable.id.unwrap().to_string(), "08ZENDA55");
    /// assert!(!parsed.diagnostics.is_empty());
    /// # Ok::<(), cablegram::Error>(())
    /// ```
    #[cfg(feature = "std")]
    #[cfg_attr(docsrs, doc(cfg(feature = "std")))]
    pub fn from_file(path: impl AsRef<std::path::Path>) -> Result<Parsed<'static>, Error> {
        Options::new().read_file(path)
    }

    /// The same with nothing borrowed from the text.
    pub fn into_owned(self) -> Parsed<'static> {
        Parsed { cable: self.cable.into_owned(), diagnostics: self.diagnostics }
    }
}

impl<'a> Cable<'a> {
    /// Reads `text`, forgiving whatever can be forgiven. See [`Parsed::read`] for what that was.
    ///
    /// # Errors
    ///
    /// When no line of the text is one of a telegram, or it is longer than `u32::MAX` bytes.
    ///
    /// ```
    /// use cablegram::{Cable, ErrorKind};
    /// let cable = Cable::parse("R 250719Z JAN 08\nFM AMEMBASSY BAKU\n")?;
    /// assert_eq!(cable.heading.from.unwrap().name, "AMEMBASSY BAKU");
    ///
    /// let error = Cable::parse("Call me Ishmael.\n").unwrap_err();
    /// assert!(matches!(error.kind(), ErrorKind::NotACable { lines: 1, .. }));
    /// # Ok::<(), cablegram::Error>(())
    /// ```
    pub fn parse(text: &'a str) -> Result<Self, Error> {
        Options::new().parse(text)
    }

    /// Reads `text` and fails where a rule of `profile` is broken. See [`Options::strict`].
    ///
    /// # Errors
    ///
    /// As for [`parse`](Self::parse), and when a rule is broken.
    ///
    /// ```
    /// use cablegram::{Cable, Profile};
    /// let error = Cable::parse_strict("FM AMEMBASSY BAKU\nTO SECSTATE WASHDC\n", Profile::State).unwrap_err();
    /// assert!(error.to_string().contains("no date line"));
    /// ```
    pub fn parse_strict(text: &'a str, profile: Profile) -> Result<Self, Error> {
        Options::new().strict(profile).parse(text)
    }
}

impl OwnedCable {
    /// Reads a text that is not kept, into a telegram that owns its own. One call from a `String` to a telegram, fit for a closure
    /// over a million of them.
    ///
    /// # Errors
    ///
    /// As for [`parse`](Cable::parse).
    ///
    /// ```
    /// use cablegram::{Cable, OwnedCable};
    ///
    /// let texts = vec![String::from("TAGS: PREL\nSUBJECT: CLOCKS\n"), String::from("Call me Ishmael.\n")];
    /// let cables: Vec<OwnedCable> = texts.into_iter().filter_map(|text| Cable::from_string(text).ok()).collect();
    /// assert_eq!(cables[0].text.subject.as_deref(), Some("CLOCKS"));
    /// assert_eq!(cables.len(), 1);
    /// ```
    pub fn from_string(text: impl AsRef<str>) -> Result<Self, Error> {
        Cable::parse(text.as_ref()).map(Cable::into_owned)
    }

    /// Reads bytes in UTF-8, or else Windows-1252, into a telegram that owns its text.
    ///
    /// See [`decode`] to learn which bytes were repaired.
    ///
    /// # Errors
    ///
    /// As for [`parse`](Cable::parse).
    ///
    /// ```
    /// let cable = cablegram::Cable::from_bytes(b"TAGS: PREL\nSUBJECT: CAF\xc9\n")?;
    /// assert_eq!(cable.text.subject.unwrap(), "CAF\u{c9}");
    /// # Ok::<(), cablegram::Error>(())
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Cable::parse(&decode(bytes).text).map(Cable::into_owned)
    }

    /// Reads the file at `path`: UTF-8, or else Windows-1252. One call from a path to a telegram, fit for a closure over a
    /// million paths.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, and as for [`parse`](Cable::parse).
    ///
    /// With the crate rayon, over all processors:
    ///
    /// ```
    /// use cablegram::{Cable, OwnedCable};
    /// use rayon::prelude::*;
    ///
    /// let paths = ["examples/sample.txt", "nowhere.txt"];
    /// let cables: Vec<OwnedCable> = paths.par_iter().filter_map(|path| Cable::from_file(path).ok()).collect();
    /// assert_eq!(cables.len(), 1);
    /// ```
    ///
    /// ```
    /// let cables: Vec<_> = ["a.txt", "b.txt"].iter().filter_map(|path| cablegram::Cable::from_file(path).ok()).collect();
    /// assert!(cables.is_empty());
    /// ```
    #[cfg(feature = "std")]
    #[cfg_attr(docsrs, doc(cfg(feature = "std")))]
    pub fn from_file(path: impl AsRef<std::path::Path>) -> Result<Self, Error> {
        Self::from_bytes(&file_bytes(path.as_ref())?)
    }
}

/// The bytes of the file at `path`.
#[cfg(feature = "std")]
fn file_bytes(path: &std::path::Path) -> Result<alloc::vec::Vec<u8>, Error> {
    std::fs::read(path).map_err(|error| Error::unreadable(path, error))
}

/// Reads the whole of a text, blanks around it disregarded, by one rule.
fn whole<'a, T>(
    rule: impl Parser<&'a str, Output = T, Error = Failure<'a>>,
    text: &'a str,
    expected: &'static str,
) -> Result<T, NotationError> {
    match all_consuming(rule).parse(words::trim(text)) {
        Ok((_, value)) => Ok(value),
        Err(nom::Err::Error(failure) | nom::Err::Failure(failure)) => {
            Err(NotationError::new(expected, text, words::offset(text, failure.at)))
        }
        Err(nom::Err::Incomplete(_)) => Err(NotationError::new(expected, text, text.len())),
    }
}
