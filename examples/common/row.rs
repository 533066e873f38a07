//! A line of output: what was read of one message, or why it could not be read.
//!
//! ```json
//! {"schema":"cablegram/1","source":"a.txt","cable":{"id":"08BAKU64", ...},"diagnostics":[...]}
//! {"schema":"cablegram/1","source":"notes.txt","error":{"kind":"not_a_cable","message":"..."}}
//! ```
//!
//! schema/cablegram-1.schema.json is generated from these types.

use cablegram::{Cable, Diagnostic, Error, ErrorKind, Piece, Role};
use serde::Serialize;

/// One line of output: what was read of one message, or why it could not be read.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Row<'a> {
    /// The name of this contract: `cablegram/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "cablegram/1")))]
    pub schema: &'static str,
    /// Where the message came from, as it was named to the program. Further messages of the same input have `#2`, `#3`, ...
    /// behind it.
    pub source: &'a str,
    /// Where the message begins in its stream, in bytes; only from programs that cut streams.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// The telegram; absent where there is an error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cable: Option<&'a Cable<'a>>,
    /// Why there is no telegram.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Failure>,
    /// What was odd, in the order of the text.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub diagnostics: &'a [Diagnostic],
    /// What each part of the text is, if asked for. The spans of all rows of an input cover its text from the first byte to
    /// the last without gap or overlap, line ends included.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layout: Vec<LayoutRow>,
}

/// Why an input could not be read.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Failure {
    /// What kind of error it is: what to filter by.
    pub kind: FailureKind,
    /// What was expected, what was found and where.
    pub message: String,
}

/// The kinds of errors.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FailureKind {
    /// The input cannot be opened or read.
    Unreadable,
    /// No line of it is a line of a telegram.
    NotACable,
    /// It is longer than 4 GiB.
    TooLong,
    /// Strict reading met a rule that is broken.
    BrokenRule,
}

/// A line of the text, or a part of one.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LayoutRow {
    /// The line it stands in, counted from 1.
    pub line: u32,
    /// What it is; `unknown` where it fits no rule.
    pub role: Role,
    /// Its first byte, counted from 0.
    pub start: u32,
    /// One past its last byte, line end included.
    pub end: u32,
}

impl<'a> Row<'a> {
    /// What was read of a message.
    pub fn read(source: &'a str, cable: &'a Cable<'a>, diagnostics: &'a [Diagnostic]) -> Self {
        Self { cable: Some(cable), diagnostics, ..Self::empty(source) }
    }

    /// Why a message could not be read.
    pub fn failed(source: &'a str, error: &Error) -> Self {
        let kind = match error.kind() {
            ErrorKind::NotACable { .. } => FailureKind::NotACable,
            ErrorKind::TooLong { .. } => FailureKind::TooLong,
            ErrorKind::Broken(_) => FailureKind::BrokenRule,
            _ => FailureKind::Unreadable,
        };
        Self { error: Some(Failure { kind, message: error.to_string() }), ..Self::empty(source) }
    }

    /// Why an input could not be opened.
    pub fn unreadable(source: &'a str, error: &std::io::Error) -> Self {
        let message = format!("cannot read {source}: {error}");
        Self { error: Some(Failure { kind: FailureKind::Unreadable, message }), ..Self::empty(source) }
    }

    fn empty(source: &'a str) -> Self {
        Self {
            schema: "cablegram/1",
            source,
            offset: None,
            cable: None,
            error: None,
            diagnostics: &[],
            layout: Vec::new(),
        }
    }

    /// The row as a line of JSON, line end included.
    pub fn to_line(&self) -> Vec<u8> {
        let mut line = serde_json::to_vec(self).expect("all keys of the model are strings");
        line.push(b'\n');
        line
    }
}

impl From<Piece> for LayoutRow {
    fn from(piece: Piece) -> Self {
        Self { line: piece.line, role: piece.role, start: piece.span.start, end: piece.span.end }
    }
}
