//! What was odd about a text, and where.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write};

mod code;
mod render;

pub use code::Code;
pub use render::Render;

use crate::Span;
use crate::names::named;

/// How bad a [`Diagnostic`] is.
///
/// ```
/// use cablegram::{Code, Severity};
///
/// assert_eq!(Code::PageLineCut.severity(), Severity::Note);
/// assert!(Severity::Error > Severity::Warning);
/// assert_eq!("warning".parse(), Ok(Severity::Warning));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Severity {
    /// Odd, but common or harmless; also: a repair that leaves no doubt.
    Note,
    /// A rule is broken, or a repair could be wrong; nothing is lost.
    Warning,
    /// What the rule needs is not there or cannot be read. Strict reading stops at the first.
    Error,
}

named! { Severity, "a severity: note, warning or error"; Note = "note", Warning = "warning", Error = "error" }

/// Something odd in a text: what, how bad, where.
///
/// `Display` gives it in one line that can be printed: in the message signs that cannot be seen, or that turn the direction of a
/// line, stand by their number, `<U+202E>`.
///
/// ```
/// let text = "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nS E C R E T BAKU 000064\n\nSIPDIS\n\nSIPDIS\n";
/// let parsed = cablegram::Parsed::read(text)?;
/// assert_eq!(parsed.diagnostics[0].to_string(), "7:1: note: caption-repeated: the caption SIPDIS stands twice");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The bytes it is about.
    pub span: Span,
    /// The line in which the span begins, counted from 1.
    pub line: u32,
    /// The character of that line at which it begins, counted from 1.
    pub column: u32,
    /// What was found, and what was done about it.
    pub message: Cow<'static, str>,
}

impl Diagnostic {
    /// A diagnostic about `span`; line and column are filled in by [`place`](Self::place).
    pub(crate) fn new(code: Code, span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, severity: code.severity(), span, line: 1, column: 1, message: visible(message.into()) }
    }

    /// The diagnostic with the line it is about, a caret under each character, and the source of the rule. `text` is the one
    /// that was read; where it is another the picture shows what stands at that place in it, or nothing.
    ///
    /// Without color. Tabs are shown as four blanks, and of a line over 100 columns the part around the place. Of a span over
    /// several lines the first is shown.
    ///
    /// ```
    /// let text = "OO RUEHC\nDE RUEHSW #0064 0250719\nR 250719Z JAN 08\nFM AMEMBASSY BERN\n";
    /// let cable = cablegram::Cable::parse(text)?;
    /// let found = cable.check(Some(text), None);
    /// assert_eq!(found[0].render(text).to_string(), "\
    /// error: precedence-differs: the stations are called with OO, but the date line has R
    ///  --> 1:1
    ///   |
    /// 1 | OO RUEHC
    ///   | ^^^^^^^^
    ///   = rule: ACP 127(G) 151, 152
    /// ");
    /// # Ok::<(), cablegram::Error>(())
    /// ```
    pub fn render<'a>(&'a self, text: &'a str) -> Render<'a> {
        Render { diagnostic: self, text }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, severity, line, column, message, .. } = self;
        write!(f, "{line}:{column}: {severity}: {code}: {message}")
    }
}

/// Whether a sign cannot be seen or moves what stands around it: control characters, signs without width, and those that turn the
/// direction of a line.
fn is_invisible(c: char) -> bool {
    let format = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    c.is_control() || format
}

/// The message with such signs told by their number.
fn visible(message: Cow<'static, str>) -> Cow<'static, str> {
    let plain = message.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if plain || !message.contains(is_invisible) {
        return message;
    }
    let mut shown = String::with_capacity(message.len() + 8);
    for c in message.chars() {
        if is_invisible(c) {
            // Writing to a string does not fail.
            let _ = write!(shown, "<U+{:04X}>", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Sorts diagnostics by place and fills in line and column, counted from the line `from.1` that begins at the byte `from.0`.
pub(crate) fn place(text: &str, from: (usize, u32), diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end, diagnostic.code));
    let (mut counted, mut line) = from;
    let mut column = 1;
    for diagnostic in diagnostics {
        let at = (diagnostic.span.start as usize).min(text.len());
        let passed = text.get(counted..at).unwrap_or_default();
        let mut rest = passed;
        for end in crate::layout::line_ends(passed) {
            line += 1;
            column = 1;
            rest = passed.get(end..).unwrap_or_default();
        }
        column += u32::try_from(rest.chars().count()).unwrap_or(u32::MAX);
        counted = at.max(counted);
        diagnostic.line = line;
        diagnostic.column = column;
    }
}

/// Who listens to diagnostics while a text is read.
///
/// `()` hears nothing, which is fastest; a `Vec` keeps all. Line and column are not yet filled in when they are
/// reported.
pub(crate) trait Sink {
    /// Whether reports are wanted at all.
    fn listens(&self) -> bool;

    fn report(&mut self, diagnostic: Diagnostic);
}

impl Sink for () {
    fn listens(&self) -> bool {
        false
    }

    fn report(&mut self, _: Diagnostic) {}
}

impl Sink for Vec<Diagnostic> {
    fn listens(&self) -> bool {
        true
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.push(diagnostic);
    }
}
