//! What a caller may ask for.

use alloc::vec::Vec;

#[cfg(feature = "std")]
use super::file_bytes;
use super::{Parsed, decode};
use crate::assemble::{self, Place};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::layout::{boundary, line_ends};
use crate::model::{Cable, Form};
use crate::{Error, ErrorKind, Profile, ReadAll, Severity, Span, check};

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub(crate) preamble_only: bool,
    strict: Option<Profile>,
    checks: bool,
    profile: Option<Profile>,
    pub(crate) form: Option<Form>,
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

    /// Holds the message to the rules of `profile`: the first diagnostic of [`Severity::Error`], of reading or of
    /// [`Cable::check`] with that profile, is an error. The place in the text decides which is the first. Where strict
    /// reading succeeds, forgiving reading gives the same telegram and no error.
    ///
    /// ```
    /// use cablegram::{Options, Profile};
    ///
    /// let error = Options::new().strict(Profile::State).parse("FM AMEMBASSY BERN\nTO SECSTATE WASHDC\n").unwrap_err();
    /// assert_eq!(error.to_string(), "1:1: error: line-missing: no date line (format line 5: R 250719Z JAN 08)");
    /// ```
    pub fn strict(self, profile: Profile) -> Self {
        Self { strict: Some(profile), ..self }
    }

    /// Checks the message as [`Cable::check`] does, with `profile` also for what a message of it must have. What is found
    /// stands among the diagnostics of reading. The walk over the text serves both, however many messages it has.
    ///
    /// ```
    /// use cablegram::Options;
    ///
    /// let text = "FM AMEMBASSY BERN\nUNCLAS ROME 000064\n\nNNNN\nR O 250719Z JAN 08\nFM AMEMBASSY ROME\nUNCLAS ROME 000065\n";
    /// let found: Vec<_> = Options::new().check(None).read_all(text).flatten().flat_map(|parsed| parsed.diagnostics).collect();
    /// assert!(found[0].to_string().starts_with("2:8: warning: originator-differs"), "{}", found[0]);
    /// assert!(found[1].to_string().starts_with("5:1: error: precedence-order"), "{}", found[1]);
    /// ```
    pub fn check(self, profile: Option<Profile>) -> Self {
        Self { checks: true, profile, ..self }
    }

    /// Names the form in which the messages come: lines that only other forms have are then not looked for. Without it
    /// the form is told from the lines. Page lines belong to every form (ACP 127(G) 208).
    ///
    /// | form | what only it has |
    /// |---|---|
    /// | [`Telegram`](Form::Telegram) | format lines, as print-outs and military messages do |
    /// | [`Printout`](Form::Printout) | distribution, the relay's line of dashes, drafting block, titles and attributes of a record |
    /// | [`Labelled`](Form::Labelled) | `MRN:` and the other labels; any of them may be the first where the form is named |
    /// | [`Military`](Form::Military) | the header line of JANAP 128, precedences in words, sets, a text of its own behind `BT` |
    ///
    /// ```
    /// use cablegram::{Form, Options};
    ///
    /// let text = "From: AMEMBASSY BERN\nSubject: Watch Fair\n\n1. (U) It opens.\n";
    /// let cable = Options::new().form(Form::Labelled).parse(text)?;
    /// assert_eq!((cable.form, &*cable.heading.from.unwrap().name), (Form::Labelled, "AMEMBASSY BERN"));
    /// # Ok::<(), cablegram::Error>(())
    /// ```
    pub fn form(self, form: Form) -> Self {
        Self { form: Some(form), ..self }
    }

    /// Reads `text`.
    ///
    /// # Errors
    ///
    /// When no line of the text is one of a telegram, or it is longer than `u32::MAX` bytes; with
    /// [`strict`](Self::strict) also when a rule is broken, see [`ErrorKind::Broken`].
    pub fn parse<'a>(&self, text: &'a str) -> Result<Cable<'a>, Error> {
        check_length(text)?;
        match self.strict {
            None => assemble::assemble(text, Place::FIRST, self, &mut (), None).0,
            Some(_) => self.read_at(text, Place::FIRST).0.map(|parsed| parsed.cable),
        }
    }

    /// Reads `text` and tells what was odd about it.
    ///
    /// # Errors
    ///
    /// As for [`parse`](Self::parse).
    pub fn read<'a>(&self, text: &'a str) -> Result<Parsed<'a>, Error> {
        check_length(text)?;
        let (mut read, next) = self.read_at(text, Place::FIRST);
        if let (Ok(parsed), Some(next)) = (&mut read, next) {
            let span = Span::new(next.start, text.len());
            let message = "a further message begins here; it is not read: split the text first";
            let mut further = Diagnostic::new(Code::FurtherMessage, span, message);
            diagnostic::place(text, (0, 1), core::slice::from_mut(&mut further));
            parsed.diagnostics.push(further);
        }
        read
    }

    /// Reads bytes in UTF-8, or else Windows-1252. See [`Parsed::from_bytes`].
    ///
    /// # Errors
    ///
    /// As for [`parse`](Self::parse).
    pub fn read_bytes(&self, bytes: &[u8]) -> Result<Parsed<'static>, Error> {
        let decoded = decode(bytes);
        let mut parsed = self.read(&decoded.text)?.into_owned();
        if !decoded.repairs.is_empty() {
            parsed.diagnostics.extend(decoded.diagnostics());
            parsed.diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        }
        Ok(parsed)
    }

    /// Reads the file at `path`. See [`Parsed::from_file`].
    ///
    /// # Errors
    ///
    /// When the file cannot be read, and as for [`parse`](Self::parse).
    #[cfg(feature = "std")]
    #[cfg_attr(docsrs, doc(cfg(feature = "std")))]
    pub fn read_file(&self, path: impl AsRef<std::path::Path>) -> Result<Parsed<'static>, Error> {
        self.read_bytes(&file_bytes(path.as_ref())?)
    }

    /// Reads all messages of `text`. See [`Parsed::read_all`].
    pub fn read_all<'a>(&self, text: &'a str) -> ReadAll<'a> {
        ReadAll::new(text, self.clone(), &[])
    }

    /// Reads the message that begins at `place`; and where the next one begins.
    pub(crate) fn read_message<'a>(&self, text: &'a str, place: Place) -> (Result<Parsed<'a>, Error>, Option<Place>) {
        if let Err(error) = check_length(text) {
            return (Err(error), None);
        }
        let (read, next) = self.read_at(text, place);
        // Who reads no body does not come to its end.
        let next = next.or_else(|| self.preamble_only.then(|| behind(text, place)).flatten());
        (read, next)
    }

    fn read_at<'a>(&self, text: &'a str, place: Place) -> (Result<Parsed<'a>, Error>, Option<Place>) {
        let (mut diagnostics, mut pieces) = (Vec::new(), Vec::new());
        let walked = (self.checks || self.strict.is_some()).then_some(&mut pieces);
        let (cable, next) = assemble::assemble(text, place, self, &mut diagnostics, walked);
        let read = cable.and_then(|cable| {
            let from = (place.line_start, place.line);
            if let Some(profile) = self.strict {
                let mut errors = check::run(&cable, text, &pieces, Some(profile));
                errors.extend_from_slice(&diagnostics);
                errors.retain(|diagnostic| diagnostic.severity == Severity::Error);
                diagnostic::place(text, from, &mut errors);
                // The first in the order of the text.
                if let Some(broken) = errors.into_iter().next() {
                    return Err(Error::new(ErrorKind::Broken(broken)));
                }
            }
            if self.checks {
                diagnostics.extend(check::run(&cable, text, &pieces, self.profile));
            }
            diagnostic::place(text, from, &mut diagnostics);
            Ok(Parsed { cable, diagnostics })
        });
        (read, next)
    }
}

/// Where the message behind that at `place` begins.
fn behind(text: &str, place: Place) -> Option<Place> {
    let end = boundary::extent(text.as_bytes(), place.start).end;
    let passed = text.get(place.start..end).filter(|_| end < text.len())?;
    let first = Place { start: end, ..place };
    let next_line = |place: Place, line_end| Place {
        line: place.line.saturating_add(1),
        line_start: end - passed.len() + line_end,
        ..place
    };
    Some(line_ends(passed).fold(first, next_line))
}

fn check_length(text: &str) -> Result<(), Error> {
    match u32::try_from(text.len()) {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::new(ErrorKind::TooLong { bytes: text.len() })),
    }
}
