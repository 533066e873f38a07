//! What users hold: plain data with public fields, no parsing code. This module is what semantic versioning covers.

use alloc::vec::Vec;

mod body;
mod date_time;
mod declassification;
mod ending;
mod few;
mod fields;
mod form;
mod heading;
mod located;
mod marking;
#[cfg(feature = "serde")]
pub(crate) mod notation;
mod precedence;
mod reference;
mod release;
mod tag;
mod text;

pub use body::{Paragraph, ParagraphRole};
pub use date_time::{DateTimeGroup, Filed, FilingDay, HourMinute};
pub(crate) use date_time::{full_year, month_number};
pub use declassification::{Declassify, Downgrade, DowngradeSchedule, ExecutiveOrder, Reason};
pub use ending::Ending;
pub use few::{Few, FewIntoIter};
pub(crate) use fields::Model;
pub use form::Form;
pub use heading::{
    Accounting, Addressee, CallingStation, Copies, Distribution, Heading, Janap, PageLine, Preamble, Print, RelayLine,
    Routing, TransmissionIdentifier, TransmissionInstructions,
};
pub use located::Located;
pub use marking::{Level, Marking};
pub use precedence::{Precedence, Precedences};
pub use reference::{Reference, ReferenceKind, ReferenceNumber, ReferenceRole};
pub use release::{Attribute, Excision, Release};
pub use tag::TagKind;
pub use text::{ClassifiedBy, MessageSet, Section, Text};

#[cfg(doc)]
use crate::Role;

/// A telegram.
///
/// The fields are public and every type has a default: a telegram can be filled in by hand (`let mut cable =
/// Cable::default(); cable.text.subject = Some("WATCH FAIR".into());`), or put together by a [`Builder`](crate::Builder),
/// and [written](Self::write). The text that was read is not kept here; [`Layout`](crate::Layout) gives it back byte for byte.
///
/// All parts may be missing: archives keep extracts, and copies are damaged. Fields are slices of the text that was
/// read, unless lines had to be joined; [`into_owned`](Self::into_owned) cuts the tie to the text.
///
/// ```
/// let cable = cablegram::Cable::parse("\
/// R 250719Z JAN 08
/// FM AMEMBASSY BAKU
/// TO RUEHC/SECSTATE WASHDC 4631
/// S E C R E T BAKU 000064
/// E.O. 12958: DECL: 01/25/2018
/// TAGS: PREL, AJ
/// SUBJECT: TROOPS
///
/// 1. (S) Nothing new.
/// DERSE
/// ")?;
/// assert_eq!(cable.id.unwrap().to_string(), "08BAKU64");
/// assert_eq!(cable.text.paragraphs[0].text, "Nothing new.");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Cable<'a> {
    /// The reference number with the post in its canonical form (`SECSTATE` is `STATE`); absent where the text has no
    /// date or no number.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Option::is_none",
            serialize_with = "notation::serialize",
            deserialize_with = "notation::deserialize"
        )
    )]
    #[cfg_attr(feature = "schema", schemars(!default, with = "Option<alloc::string::String>"))]
    pub id: Option<ReferenceNumber<'a>>,
    /// The form in which it came.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub form: Form,
    /// Who sends it to whom, when and how fast.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub heading: Heading<'a>,
    /// What it says.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub text: Text<'a>,
    /// What stands behind the text.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub ending: Ending<'a>,
    /// What archives and reviewers put around it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub release: Release<'a>,
    /// Lines that were not understood, in order: [`Role::Unknown`] in the layout, and lines of a known role that do
    /// not follow its rule.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub unread: Vec<Located<'a>>,
}

/// A telegram that owns its text.
///
/// ```
/// use cablegram::{Cable, OwnedCable};
///
/// fn read(text: String) -> Option<OwnedCable> {
///     Some(Cable::parse(&text).ok()?.into_owned())
/// }
/// assert_eq!(read("SUBJECT: CLOCKS\nTAGS: ECON\n".into()).unwrap().text.subject.unwrap(), "CLOCKS");
/// ```
pub type OwnedCable = Cable<'static>;

#[cfg(feature = "serde")]
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
