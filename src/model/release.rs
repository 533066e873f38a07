//! What archives and reviewers put around a message.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use time::Date;

use super::Located;
use crate::Span;

/// What archives and reviewers put around a message: none of it was sent.
///
/// Source: records of the 1973 to 1979 file, and the study of them in leuc/ACP-127.
///
/// ```
/// use cablegram::Attribute;
///
/// let text = "UNCLASSIFIED\nPAGE 01  BERN  09911  091118Z\nR 091030Z OCT 76\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1932\n\
///             UNCLAS BERN 9911\nSUBJECT: CLOCKS\n1. None.\nNNN\n\nMessage Attributes\n\nLine Count: 12\nOffice: ACTION EUR\n";
/// let release = cablegram::Cable::parse(text)?.release;
/// assert_eq!(release.attributes["Line Count"], Attribute::Number(12));
/// assert_eq!(release.attributes["Office"], Attribute::Text("ACTION EUR".into()));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Release<'a> {
    /// The archive says that this is only an extract.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "core::ops::Not::not"))]
    pub partial: bool,
    /// Stamps and notes, one entry a line, in order.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub marks: Vec<Located<'a>>,
    /// What reviewers cut out of the text: `[                ] B1`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub excisions: Vec<Excision<'a>>,
    /// The text once more, without its heading, as a mirror shows it above the message.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub copy: Option<Located<'a>>,
    /// The attributes of the archive's record, by their names.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "BTreeMap::is_empty"))]
    pub attributes: BTreeMap<Cow<'a, str>, Attribute<'a>>,
}

/// A place in the text where a reviewer cut something out: `[                ] B1`.
///
/// Source: telegrams released under the Freedom of Information Act; 5 U.S.C. 552(b) and E.O. 13526, 1.4, for the codes.
///
/// ```
/// let text = "RELEASED IN PART B1\nSECRET\nPAGE 01 BERN 09743 182241Z\nP 182237Z AUG 94\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC\n\
///             S E C R E T BERN 009743\nSUBJECT: X\n1. THE CLOCK [            ] B1 IS SLOW.\nNNNN\n";
/// let excisions = cablegram::Cable::parse(text)?.release.excisions;
/// assert_eq!(excisions[0].codes, ["B1"]);
/// assert_eq!(&text[excisions[0].span.range()], "[            ] B1");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Excision<'a> {
    /// Why: exemptions of the Freedom of Information Act and sections of the executive order, `B1`, `1.4(D)`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub codes: Vec<Cow<'a, str>>,
    /// Where it stood, brackets and codes included.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

/// The value of an attribute of an archive's record.
///
/// In JSON a number, a list, a string (a date as `1994-01-01`), or `null`. A value that does not follow the type of its
/// key is text.
///
/// Source: records of the 1973 to 1979 file, and the study of them in leuc/ACP-127.
///
/// ```
/// use cablegram::{Attribute, Cable};
///
/// let text = "Message Text\n\nERROR READING TEXT INDEX\n\nMessage Attributes\n\nConcepts: EXHIBITS, TRADE FAIRS\nDraft Date: 04 OCT 1976\n\
///             Enclosure: n/a\n";
/// let attributes = Cable::parse(text)?.release.attributes;
/// assert_eq!(attributes["Concepts"], Attribute::List(vec!["EXHIBITS".into(), "TRADE FAIRS".into()]));
/// let Attribute::Date(date) = attributes["Draft Date"] else { panic!("no date") };
/// assert_eq!(date.to_string(), "1976-10-04");
/// assert_eq!(attributes["Enclosure"], Attribute::Empty);
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(untagged))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Attribute<'a> {
    /// `n/a`, or nothing at all.
    #[default]
    Empty,
    /// `Line Count: 214`.
    Number(u32),
    /// `Concepts: EXHIBITS, TRADE FAIRS`.
    List(Vec<Cow<'a, str>>),
    /// `Draft Date: 04 OCT 1976`.
    #[cfg_attr(
        feature = "serde",
        serde(
            serialize_with = "crate::model::notation::date::serialize",
            deserialize_with = "crate::model::notation::date::deserialize"
        )
    )]
    Date(#[cfg_attr(feature = "schema", schemars(with = "alloc::string::String"))] Date),
    /// Anything else.
    Text(Cow<'a, str>),
}
