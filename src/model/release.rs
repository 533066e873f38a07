//! What archives and reviewers put around a message.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::Located;

/// What archives and reviewers put around a message: none of it was sent.
///
/// Source: FORMAT 3.3.
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
    /// The attributes of the archive's record, by their names.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "BTreeMap::is_empty"))]
    pub attributes: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
}
