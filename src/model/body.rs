//! Paragraphs: `1. (C) SUMMARY: ...`, with the heading above them.

use alloc::borrow::Cow;

use super::Marking;
use crate::Span;
use crate::names::named;

/// A numbered paragraph with its sub-items, or an unnumbered block of the message's own prose.
///
/// Source: 5 FAH-1 H-246.
///
/// ```
/// use cablegram::{Level, ParagraphRole};
///
/// let text = "S E C R E T BAKU 000064\nSUBJECT: X\n\nTrade Talks\n-----------\n\n1. (C) COMMENT: They go on\nand on.\n\n2. (S) None.\n";
/// let paragraphs = cablegram::Cable::parse(text)?.text.paragraphs;
/// let first = &paragraphs[0];
/// assert_eq!((first.number, first.heading.as_deref()), (Some(1), Some("Trade Talks")));
/// assert_eq!(first.marking.as_ref().unwrap().level, Some(Level::Confidential));
/// assert_eq!(first.role, Some(ParagraphRole::Comment));
/// assert_eq!(first.text, "COMMENT: They go on\nand on.");
/// assert_eq!(paragraphs[1].heading, None);
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Paragraph<'a> {
    /// Its number, of roman numerals too; absent for an unnumbered block. Numbers may be missing, doubled or out of order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub number: Option<u32>,
    /// The portion mark behind the number: `(C)`. A paragraph that says no more than `(C - ENTIRE TEXT)` has the mark and an
    /// empty text: the mark is that of every paragraph.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub marking: Option<Marking<'a>>,
    /// What it is, where its own opening word or the heading just above it says so.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub role: Option<ParagraphRole>,
    /// The section heading above it, without rules and the signs around it; given at the first paragraph under it. A heading right above another heads a
    /// paragraph without text.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub heading: Option<Cow<'a, str>>,
    /// The text behind number and mark: lines kept, joined by `\n`, page breaks taken out.
    pub text: Cow<'a, str>,
    /// Where it stood, number and mark included, heading not.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// What a paragraph is, told by its opening word (`SUMMARY:`) or by the heading just above it.
///
/// Source: 5 FAH-1 H-246; openings of paragraphs in telegrams of 1966 to 2010.
///
/// ```
/// use cablegram::ParagraphRole;
///
/// let cable = cablegram::Cable::parse("SUBJECT: X\n\n1. SUMMARY: None.\n\n2. ACTION REQUEST: None.\n\n3. None.\n")?;
/// let roles: Vec<_> = cable.text.paragraphs.iter().map(|paragraph| paragraph.role).collect();
/// assert_eq!(roles, [Some(ParagraphRole::Summary), Some(ParagraphRole::ActionRequest), None]);
/// assert_eq!(ParagraphRole::ActionRequest.as_str(), "action_request");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ParagraphRole {
    /// `SUMMARY`, also with `AND COMMENT`, `AND INTRODUCTION` and the like behind it.
    Summary,
    /// `INTRODUCTION`.
    Introduction,
    /// `BACKGROUND`.
    Background,
    /// `COMMENT`.
    Comment,
    /// `ACTION REQUEST`, `ACTION REQUESTED`.
    ActionRequest,
    /// `BEGIN TEXT`: a text of others follows.
    BeginText,
    /// `NOTE`.
    Note,
    /// `CONCLUSION`.
    Conclusion,
}

named! {
    ParagraphRole, "the role of a paragraph such as summary";
    Summary = "summary",
    Introduction = "introduction",
    Background = "background",
    Comment = "comment",
    ActionRequest = "action_request",
    BeginText = "begin_text",
    Note = "note",
    Conclusion = "conclusion",
}
