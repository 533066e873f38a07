//! What was odd about a text, and where.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use crate::Span;

/// How bad a [`Diagnostic`] is.
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

impl Severity {
    /// `note`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal, $severity:ident;)*) => {
        /// What a [`Diagnostic`] is about. The kebab-case id is stable: it is what to filter by.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl Code {
            /// All codes, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable id: `page-line-cut`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it means and what was done, in a few sentences of Markdown.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc, "\n"),+),)* }
            }
        }
    };
}

codes! {
    /// A line of a known place in the message does not follow its rule; it is kept in [`Cable::unread`](crate::Cable::unread).
    UnreadableLine = "unreadable-line", Error;
    /// A line that fits no rule; it is kept in [`Cable::unread`](crate::Cable::unread).
    UnknownLine = "unknown-line", Note;
    /// A further message begins in the same text. Only the first is read; `split` gives them all.
    FurtherMessage = "further-message", Warning;
    /// A section of a message is missing. Reported by [`join`](crate::join()).
    SectionMissing = "section-missing", Warning;
    /// A section of a message came twice; the first is kept. Reported by [`join`](crate::join()).
    SectionRepeated = "section-repeated", Warning;
    /// A byte that is no UTF-8 was read as Windows-1252.
    ByteRepaired = "byte-repaired", Warning;
    /// The classification line has letters too many or too few; the level was told from the rest.
    ClassificationDamaged = "classification-damaged", Warning;
    /// The message has no classification line. Level and number were taken from the heading and the section lines, as far as
    /// they tell them.
    ClassificationMissing = "classification-missing", Warning;
    /// Something is left of a line behind all that its rule knows; it is kept in [`Cable::unread`](crate::Cable::unread).
    LineRemainder = "line-remainder", Warning;
    /// The letters behind ZNR or ZNY are no level: not three of the five agree.
    SecurityWarningDamaged = "security-warning-damaged", Warning;
    /// A heading line stands a second time. Where it says something else, the first is kept, and the second is in
    /// [`Cable::unread`](crate::Cable::unread).
    HeadingLineRepeated = "heading-line-repeated", Warning;
    /// A label (E.O., TAGS, SUBJECT, ...) stands a second time; what it says is kept once, or added.
    LabelRepeated = "label-repeated", Note;
    /// An attribute of the archive's record stands a second time; the first is kept.
    AttributeRepeated = "attribute-repeated", Note;
    /// The archive has lost the text of the message and says so.
    TextLost = "text-lost", Warning;
    /// A label is misspelt: `TAS:` for `TAGS:`.
    LabelMisspelt = "label-misspelt", Note;
    /// The number of the executive order is that of no order; the nearest was taken.
    ExecutiveOrderMisprint = "executive-order-misprint", Warning;
    /// What stands behind the executive order is no date and no code that is known; it is kept as written.
    DeclassificationUnknown = "declassification-unknown", Warning;
    /// A date that does not exist: `02/30/2019`, `320719Z JAN 08`.
    DateImpossible = "date-impossible", Error;
    /// A date has a figure too many, which was left out: `011/2/2019`.
    DateMended = "date-mended", Note;
    /// A caption stands twice; it is given once.
    CaptionRepeated = "caption-repeated", Note;
    /// A caption stands in the middle of other text (`SIPDIS`); it was cut out and the halves joined.
    CaptionCut = "caption-cut", Note;
    /// A page or section line stands in the middle of other text; it was cut out and the halves joined.
    PageLineCut = "page-line-cut", Note;
    /// A release stamp stands in the middle of other text; it was cut out and the halves joined.
    StampCut = "stamp-cut", Note;
    /// A word was cut in two by the end of a line; the halves were joined without a blank.
    WordJoined = "word-joined", Note;
    /// TAGS run together without blanks were split into known codes.
    TagsSplit = "tags-split", Note;
    /// A code in the TAGS line is misspelt by one letter; the nearest known code was taken.
    TagMisspelt = "tag-misspelt", Note;
    /// A pilcrow stands before a line that begins no paragraph.
    FalsePilcrow = "false-pilcrow", Note;
    /// The pilcrow before a paragraph number was read as the digit 1: `14.` after paragraph 3 is paragraph 4.
    PilcrowAsDigit = "pilcrow-as-digit", Warning;
    /// A paragraph number does not follow the one before it.
    ParagraphOrder = "paragraph-order", Note;
    /// A paragraph begins in the middle of a line.
    ParagraphRunOn = "paragraph-run-on", Note;
    /// A portion mark has lost a bracket or has blanks or signs too many.
    MarkingDamaged = "marking-damaged", Note;
    /// The signature stands behind the last sentence, in the same line.
    SignatureRunOn = "signature-run-on", Note;
    /// The text ends in the middle of a sentence, or before its first paragraph.
    TextCutOff = "text-cut-off", Warning;
    /// A heading stands behind the last sentence of a paragraph, in the same line.
    HeadingRunOn = "heading-run-on", Note;
    /// A blank line stands in the middle of a sentence, where a page line was; it was taken out.
    BlankLineCut = "blank-line-cut", Note;
    /// What stands before a paragraph is not a number, a point and a blank: `6, (SBU)`, `1.(C)`.
    ParagraphNumberDamaged = "paragraph-number-damaged", Note;
    /// Something stands behind the name that ends the message (a date); it was left out.
    SignatureTrimmed = "signature-trimmed", Note;
    /// A reference has two letters, the drafter's inside the system's: `A. (A) PARIS 7682`.
    BulletDoubled = "bullet-doubled", Note;
    /// A reference without a year has a higher number than the message itself, from the same post: it may be of the year
    /// before. Its id has the year of the message, as the text says no other.
    ReferenceYear = "reference-year", Warning;
    /// Several labelled parts stand in one line; they were read one by one.
    LabelsRunTogether = "labels-run-together", Note;
    /// The name of a post in a reference is misspelt; the nearest post that is known was taken for the id.
    PostMisspelt = "post-misspelt", Note;
    /// A message reference number is damaged (letter O for the digit 0); it was mended for the id.
    ReferenceMended = "reference-mended", Note;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Something odd in a text: what, how bad, where.
///
/// `Display` gives it in one line.
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
        Self { code, severity: code.severity(), span, line: 1, column: 1, message: message.into() }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, severity, line, column, message, .. } = self;
        write!(f, "{line}:{column}: {severity}: {code}: {message}")
    }
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

/// Keeps the first error in the order of the text.
#[derive(Default)]
pub(crate) struct FirstError(Option<Diagnostic>);

impl FirstError {
    /// The error with its line and column.
    pub(crate) fn into_placed(self, text: &str) -> Option<Diagnostic> {
        let mut error = self.0?;
        place(text, (0, 1), core::slice::from_mut(&mut error));
        Some(error)
    }
}

impl Sink for FirstError {
    fn listens(&self) -> bool {
        true
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        let first =
            |known: &Diagnostic| (known.span.start, known.span.end) <= (diagnostic.span.start, diagnostic.span.end);
        if diagnostic.severity == Severity::Error && !self.0.as_ref().is_some_and(first) {
            self.0 = Some(diagnostic);
        }
    }
}
