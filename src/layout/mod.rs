//! The layout of a message: which line is what. A state machine over the shapes of lines; see [`Layout`].

mod ahead;
mod body;
pub(crate) mod boundary;
pub(crate) mod caption;
mod field;
mod heading;
mod interruption;
pub(crate) mod label;
mod labelled;
pub(crate) mod military;
mod passing;
mod preamble;
mod record;
mod scan;
pub(crate) mod shape;
mod tail;
mod title;

pub(crate) use labelled::{Found as LabelledLabel, label as labelled_label};
pub(crate) use military::{is_handling, leads_text, set_name};
pub(crate) use passing::says_for_whom;
pub(crate) use preamble::{fits_line_start, is_named_addressee};
pub(crate) use record::attribute_key;
pub(crate) use scan::Sequence;
pub(crate) use tail::{ends_note, is_note};

use crate::names::named;
use crate::{Form, Span};

/// What a [`Piece`] of a text is.
///
/// The terms are those of ACP 127 and of the Department of State's handbooks.
///
/// Source: ACP 127(G) 142 for the format lines; 5 FAH-1 H-240 for the text; released telegrams for what printers and archives put
/// around it. docs/GRAMMAR.md says by what each is known.
///
/// ```
/// use cablegram::{Layout, Role};
///
/// let text = "R 250719Z JAN 08\nFM AMEMBASSY BERN\nTAGS: PREL\n+++ 17 +++\n";
/// let roles: Vec<_> = Layout::new(text).map(|piece| piece.role).collect();
/// assert_eq!(roles[..3], [Role::DateLine, Role::Originator, Role::Tags]);
/// assert_eq!(Role::DateLine.as_str(), "date_line");
/// assert_eq!("date_line".parse(), Ok(Role::DateLine));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Role {
    /// The byte order mark at the start of a file.
    ByteOrderMark,
    /// Nothing but blanks, or a lone point.
    Blank,
    /// A line that fits no rule.
    Unknown,
    /// Format line 1: `VZCZCXYZ0011`.
    TransmissionIdentifier,
    /// A line that a relay put before the message it passed on: `ZOV RUXYABC`.
    Pilot,
    /// Format line 2: `RR RUEHWEB`.
    Routing,
    /// The header line of JANAP 128, in place of format lines 2 and 3: `RAAUZYUW RUENAAA0001 2921200-UUUU--RUCRNAD.`
    JanapHeader,
    /// Format line 3: `DE RUEHKB #0064/01 0250719`.
    CallingStation,
    /// Format line 4: `ZNY SSSSS ZZH`.
    TransmissionInstructions,
    /// Format line 5: `R 250719Z JAN 08`.
    DateLine,
    /// Format line 6: `FM AMEMBASSY BAKU`.
    Originator,
    /// Format line 7: `TO RUEHC/SECSTATE WASHDC 4631`.
    ActionAddressee,
    /// Format line 8: `INFO RUEHGB/AMEMBASSY BAGHDAD 0038`.
    InformationAddressee,
    /// Format line 9: `XMT AMEMBASSY SOFIA`.
    ExemptedAddressee,
    /// Format line 10: `STATE GRNC`.
    Accounting,
    /// A precedence in words on a line of its own: `ROUTINE`.
    PrecedenceWord,
    /// Format lines 11 and 13: `BT`.
    Separation,
    /// The Department's distribution: `ACTION ARA-16`, `INFO OCT-01 EUR-25 /089 W`.
    Distribution,
    /// Who drafted, approved and cleared the message.
    Drafting,
    /// The short number under the page line of a print-out: `47`, `12-33`, `66011`.
    ShortNumber,
    /// The relay's line of dashes: `------------------EE9C66  240653Z /38`.
    RelayLine,
    /// `PAGE 02        HARARE  06677  01 OF 03  291400Z`, with the level above it where both stand in one line.
    PageLine,
    /// The level at the head or foot of a page.
    PageFrame,
    /// `PARIS 00002069  002 OF 004`: a section begins here.
    SectionLine,
    /// The classification line: `S E C R E T BAKU 000064`.
    Classification,
    /// The number of the message on a line of its own: `MRN: 11 BERN 999`, `NAVADMIN 279/05`.
    MessageNumber,
    /// A caption: `SIPDIS`.
    Caption,
    /// A passing line: `STATE FOR EUR/RPM`.
    Passing,
    /// The executive order: `E.O. 12958: DECL: 01/25/2018`.
    ExecutiveOrder,
    /// The TAGS line.
    Tags,
    /// The subject.
    Subject,
    /// The references.
    Reference,
    /// `Classified By: ...`, with the reasons.
    ClassifiedBy,
    /// A set of a formatted military message: `POC/PAT MODEL/CIV/N401D//`.
    MessageSet,
    /// A section heading inside the text.
    Heading,
    /// A rule of dashes or other signs.
    Rule,
    /// The line in which a numbered paragraph begins.
    Paragraph,
    /// Other lines of the text.
    Text,
    /// A handling or archive note around the text: `MINIMIZE CONSIDERED`, a web address, `GP-3`.
    Notice,
    /// The name that ends the message.
    Signature,
    /// Format line 15: `#0064`.
    Validation,
    /// Format line 15: `C WA 1500Z POSITION`.
    Correction,
    /// Format line 16: `NNNN`.
    EndOfMessage,
    /// What stands in place of a text that the archive has lost: `ERROR READING TEXT INDEX`.
    LostText,
    /// The text once more, without its heading, above the message; a line of the text once more.
    Copy,
    /// A title in an archive's record: `Message Text`, `Message Attributes`, `Show Headers`.
    RecordTitle,
    /// An attribute of an archive's record: `Draft Date: 04 OCT 1976`.
    Attribute,
    /// The sentence that says that the text is only an extract.
    PartialExtract,
    /// A release stamp.
    ReleaseMark,
    /// What a catalogue or an office printer put around the message: `<<218634>>`, `ORIGIN: 09KUWAIT110`.
    Catalogue,
}

impl Role {
    /// Whether the line stands between lines of a message without being a part of it: page and section lines, blank
    /// lines, stamps. What it cuts in two belongs together.
    pub fn is_interruption(self) -> bool {
        matches!(self, Self::Blank | Self::PageLine | Self::PageFrame | Self::SectionLine | Self::ReleaseMark)
    }
}

named! {
    Role, "the role of a piece such as action_addressee";
    ByteOrderMark = "byte_order_mark",
    Blank = "blank",
    Unknown = "unknown",
    TransmissionIdentifier = "transmission_identifier",
    Pilot = "pilot",
    Routing = "routing",
    JanapHeader = "janap_header",
    CallingStation = "calling_station",
    TransmissionInstructions = "transmission_instructions",
    DateLine = "date_line",
    Originator = "originator",
    ActionAddressee = "action_addressee",
    InformationAddressee = "information_addressee",
    ExemptedAddressee = "exempted_addressee",
    Accounting = "accounting",
    PrecedenceWord = "precedence_word",
    Separation = "separation",
    Distribution = "distribution",
    Drafting = "drafting",
    ShortNumber = "short_number",
    RelayLine = "relay_line",
    PageLine = "page_line",
    PageFrame = "page_frame",
    SectionLine = "section_line",
    Classification = "classification",
    MessageNumber = "message_number",
    Caption = "caption",
    Passing = "passing",
    ExecutiveOrder = "executive_order",
    Tags = "tags",
    Subject = "subject",
    Reference = "reference",
    ClassifiedBy = "classified_by",
    MessageSet = "message_set",
    Heading = "heading",
    Rule = "rule",
    Paragraph = "paragraph",
    Text = "text",
    Notice = "notice",
    Signature = "signature",
    Validation = "validation",
    Correction = "correction",
    EndOfMessage = "end_of_message",
    LostText = "lost_text",
    Copy = "copy",
    RecordTitle = "record_title",
    Attribute = "attribute",
    PartialExtract = "partial_extract",
    ReleaseMark = "release_mark",
    Catalogue = "catalogue",
}

/// A line of a text, or a part of one, and what it is.
///
/// ```
/// use cablegram::{Layout, Role};
///
/// let text = "E.O. 12958: N/A TAGS: PREL\nSUBJECT: CLOCKS AND\nWATCHES\n";
/// let pieces: Vec<_> = Layout::new(text).collect();
/// // Two pieces of one line.
/// assert_eq!((pieces[1].role, pieces[1].line, pieces[1].text(text)), (Role::Tags, 1, "TAGS: PREL\n"));
/// // A wrapped subject.
/// assert_eq!((pieces[3].role, pieces[3].continues), (Role::Subject, true));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Piece {
    /// What it is.
    pub role: Role,
    /// Where it stands, line end included.
    pub span: Span,
    /// The line it stands in, counted from 1.
    pub line: u32,
    /// The message it belongs to, counted from 0: a text may hold several.
    pub message: u32,
    /// Whether it goes on with the last piece of the same role: a wrapped subject, the next line of a paragraph.
    pub continues: bool,
}

impl Piece {
    /// The bytes of `text` it covers, line end included; `text` must be the one that was walked.
    ///
    /// # Panics
    ///
    /// When `text` is another one and the piece does not lie in it.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.span.range()]
    }
}

/// The layout of a text: which line is what.
///
/// It walks the text once and cuts it into [`Piece`]s, each with a [`Role`]. A piece is a line with its line end; where copies
/// have run several things into one line, it is a part of a line. Line ends are LF, CR LF, CR CR LF, a lone CR, and form feed.
/// The walk allocates nothing. It is the stage before the grammar: what a [`Cable`](crate::Cable) says of a line was read by the
/// role that the line has here.
///
/// ```
/// use cablegram::{Layout, Role};
///
/// let text = "R 250719Z JAN 08\r\nFM AMEMBASSY BAKU\r\n\r\nE.O. 12958: N/A TAGS: PREL\r\nhello";
/// let roles: Vec<_> = Layout::new(text).map(|piece| (piece.role, piece.text(text))).collect();
/// assert_eq!(roles[0], (Role::DateLine, "R 250719Z JAN 08\r\n"));
/// assert_eq!(roles[1], (Role::Originator, "FM AMEMBASSY BAKU\r\n"));
/// assert_eq!(roles[2], (Role::Blank, "\r\n"));
/// assert_eq!(roles[3], (Role::ExecutiveOrder, "E.O. 12958: N/A "));
/// assert_eq!(roles[4], (Role::Tags, "TAGS: PREL\r\n"));
/// ```
///
/// Every byte of the text belongs to exactly one piece, in order, so nothing is lost: what a cable does not hold is in the
/// pieces, and the test of it is one line.
///
/// ```
/// # use cablegram::Layout;
/// # let text = "R 250719Z JAN 08\r\nFM AMEMBASSY BAKU\r\n\u{c}\r\nhello\n\n";
/// assert_eq!(Layout::new(text).map(|piece| piece.text(text)).collect::<String>(), text);
/// ```
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    text: &'a str,
    scan: scan::Scan<'a>,
    form: Option<Form>,
    at: usize,
    line: u32,
    /// The line in which the last piece stood.
    known: Line,
    message: u32,
    fresh: bool,
}

impl<'a> Layout<'a> {
    /// Walks `text`. What lies behind the first `u32::MAX` bytes is not looked at.
    pub fn new(text: &'a str) -> Self {
        Self::at(text, 0, 1, None, true)
    }

    /// Walks `text` as one that has only messages of `form`: lines that other forms know are not known here.
    pub fn of_form(text: &'a str, form: Form) -> Self {
        Self::at(text, 0, 1, Some(form), true)
    }

    /// The form of the message to which the last piece belongs, as far as its lines have shown it.
    pub fn form(&self) -> Form {
        if self.scan.sheet.labelled { Form::Labelled } else { self.scan.form }
    }

    /// Where the message ends to which the last piece belongs, as far as it is known.
    pub(crate) fn end(&self) -> usize {
        self.scan.text.len()
    }

    /// Walks `text` from the byte `at` on, where the line `line` and a message begin. The end of the message is looked for
    /// at once, if the `whole` of it is wanted; for who stops before the body, only near its beginning.
    pub(crate) fn at(text: &'a str, at: usize, line: u32, form: Option<Form>, whole: bool) -> Self {
        let text = if u32::try_from(text.len()).is_ok() {
            text
        } else {
            let mut end = u32::MAX as usize;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.get(..end).unwrap_or_default()
        };
        Self {
            text,
            scan: scan::Scan::new(text, at, form, whole),
            form,
            at,
            line,
            known: Line::default(),
            message: 0,
            fresh: true,
        }
    }
}

impl Iterator for Layout<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let step = if start == 0 && self.text.starts_with('\u{feff}') {
            scan::Step { role: Role::ByteOrderMark, end: '\u{feff}'.len_utf8(), continues: false }
        } else {
            let step = (start < self.scan.text.len()).then(|| self.scan.step(start, self.fresh));
            // Where the message ends may be found only when the next one has begun.
            if let Some(step) = step.filter(|_| start < self.scan.text.len()) {
                step
            } else {
                self.scan = scan::Scan::new(self.text, start, self.form, true);
                self.message += 1;
                self.scan.step(start, true)
            }
        };
        // A step that does not move on would never end: take the whole line then.
        let line = self.scan.line_around(start).unwrap_or_else(|| self.known.or_at(self.text, start));
        self.known = line;
        let next = line.next.min(if start < self.scan.text.len() { self.scan.text.len() } else { line.next });
        let end = if step.end > start { step.end.min(next) } else { next };
        let (span, message) = (Span::new(start, end), self.message);
        let piece = Piece { role: step.role, span, line: self.line, message, continues: step.continues };
        self.at = end;
        self.fresh = end == line.next || step.role == Role::ByteOrderMark;
        self.line += u32::from(end == line.next);
        Some(piece)
    }
}

impl core::iter::FusedIterator for Layout<'_> {}

/// Where the line that `at` stands in ends, without and with its line end.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Line {
    /// The end of its content.
    pub(crate) end: usize,
    /// Where the next line begins.
    pub(crate) next: usize,
}

impl Line {
    /// The line of `text` in which `at` stands: this one, if it is, so that a line of many pieces is searched once.
    fn or_at(self, text: &str, at: usize) -> Self {
        // The text may have been cut off since.
        let same = at <= self.end && at < self.next && self.next <= text.len();
        if same { self } else { line_at(text, at) }
    }
}

/// The line in which the byte `at` stands.
pub(crate) fn line_at(text: &str, at: usize) -> Line {
    let bytes = text.as_bytes();
    let rest = bytes.get(at..).unwrap_or_default();
    let Some(length) = memchr::memchr3(b'\n', b'\r', b'\x0c', rest) else {
        return Line { end: bytes.len(), next: bytes.len() };
    };
    let end = at + length;
    Line { end, next: behind_line_end(bytes, end) }
}

/// Where the line end that begins at `end` ends.
fn behind_line_end(text: &[u8], end: usize) -> usize {
    match text.get(end..).unwrap_or_default() {
        [b'\r', b'\r', b'\n', ..] => end + 3,
        [b'\r', b'\n', ..] => end + 2,
        _ => end + 1,
    }
}

/// Where the line end that stands before the line at `next` begins; 0 for the first line.
pub(crate) fn line_end_before(text: &[u8], next: usize) -> usize {
    let length = match text.get(..next).unwrap_or_default() {
        [.., b'\r', b'\r', b'\n'] => 3,
        [.., b'\r', b'\n'] => 2,
        _ => 1,
    };
    next.saturating_sub(length)
}

/// Where the lines of `text` end, one past their line ends; a last line without one is left out.
pub(crate) fn line_ends(text: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let line = line_at(text, at);
        at = line.next;
        (line.next > line.end).then_some(line.next)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_all_kinds() {
        let ends = |text| line_ends(text).collect::<alloc::vec::Vec<_>>();
        assert_eq!(ends("a\nb"), [2]);
        assert_eq!(ends("a\r\nb\r\r\nc\rd\x0ce"), [3, 7, 9, 11]);
        assert_eq!(ends("\r\r\r\n"), [1, 4]);
    }
}
