//! Paragraphs: `1. (C) SUMMARY: ...`, with the heading above them.

use alloc::borrow::Cow;

use super::Marking;
use crate::Span;
use crate::names::named;

/// A numbered paragraph with its sub-items, or an unnumbered block of the message's own prose.
///
/// Source: 5 FAH-1 H-246.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Paragraph<'a> {
    /// Its number; absent for an unnumbered block. Numbers may be missing, doubled or out of order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub number: Option<u32>,
    /// The portion mark behind the number: `(C)`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub marking: Option<Marking<'a>>,
    /// What it is, where its own opening word or the heading just above it says so.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub role: Option<ParagraphRole>,
    /// The section heading above it, without rules; given at the first paragraph under it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub heading: Option<Cow<'a, str>>,
    /// The text behind number and mark: lines kept, joined by `\n`, page breaks taken out.
    pub text: Cow<'a, str>,
    /// Where it stood, number and mark included, heading not.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// What a paragraph is, told by its opening word (`SUMMARY:`) or by the heading just above it.
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
