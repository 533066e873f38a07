//! Message reference numbers and the REF line: `08BAKU64`, `REF: A. STATE 4865 B. 07 BAKU 1575 (NOTAL)`.

use alloc::borrow::Cow;
use core::cmp::Ordering;
use core::fmt;

use super::full_year;
use crate::Span;
use crate::names::named;
use crate::words;

/// The number by which a message is cited: year, post, and the post's serial number of that year.
///
/// Source: National Archives, FAQ on the Central Foreign Policy File, I.12. In the text it stands in the classification line (`S E C R E T BAKU 000064`) without a year; the
/// year is that of the date-time group. The notation of `Display` and `FromStr` is that of the archives: two-digit
/// year, post without blanks, serial without leading zeros (`08BAKU64`); an airgram has `-A` before the serial.
///
/// **Two-digit years** are read as 1950 to 2049. `FromStr` also takes years of four digits, as the National Archives write
/// them (`1977MOSCOW02124`); `Display` prints four only where two would be read as another year.
///
/// ```
/// use cablegram::ReferenceNumber;
/// let number: ReferenceNumber = "08BAKU64".parse()?;
/// assert_eq!((number.year, &*number.post, number.serial), (Some(2008), "BAKU", 64));
/// assert_eq!(number.to_string(), "08BAKU64");
/// # Ok::<(), cablegram::NotationError>(())
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReferenceNumber<'a> {
    /// Year with its century; absent where the text has no date.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub year: Option<u16>,
    /// The post, as written (`THE HAGUE`).
    pub post: Cow<'a, str>,
    /// Its serial number in that year.
    pub serial: u32,
    /// Whether it is an airgram (`STATE A-374`), which went by pouch.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "core::ops::Not::not"))]
    pub airgram: bool,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

impl<'a> ReferenceNumber<'a> {
    /// The number `serial` of `post` in `year`.
    pub fn new(year: Option<u16>, post: impl Into<Cow<'a, str>>, serial: u32) -> Self {
        Self { year, post: post.into(), serial, airgram: false, span: Span::default() }
    }
}

/// By year, post and serial number.
impl Ord for ReferenceNumber<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let Self { year, post, serial, airgram, .. } = self;
        (year, post, serial, airgram).cmp(&(&other.year, &other.post, &other.serial, &other.airgram))
    }
}

impl PartialOrd for ReferenceNumber<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for ReferenceNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) if full_year(year % 100) == year => write!(f, "{:02}", year % 100)?,
            Some(year) => write!(f, "{year:04}")?,
            None => {}
        }
        for part in self.post.split(|c| words::is_blank_char(c) || matches!(c, '\'' | '.' | '-')) {
            f.write_str(part)?;
        }
        let airgram = if self.airgram { "-A" } else { "" };
        write!(f, "{airgram}{}", self.serial)
    }
}

/// What a reference points to.
///
/// Source: REF lines of telegrams of 1966 to 2010.
///
/// ```
/// use cablegram::ReferenceKind;
///
/// let cable = cablegram::Cable::parse("SUBJECT: X\nREF: A. STATE 4865 B. MODEL-SAMPLE E-MAIL 01/22/08 C. 9 FAM 42.1\n\n1. None.\n")?;
/// let kinds: Vec<_> = cable.text.references.iter().map(|reference| reference.kind).collect();
/// assert_eq!(kinds, [ReferenceKind::Cable, ReferenceKind::Email, ReferenceKind::Document]);
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ReferenceKind {
    /// A telegram: `STATE 4865`.
    Cable,
    /// An airgram, which went by pouch: `STATE A-374`.
    Airgram,
    /// An e-mail.
    Email,
    /// A paper, a report, a book: `9 FAM 42.1`, `TD-314/21795-05`, `PARIS POINTS JULY 15`.
    Document,
    /// A telephone call or a talk: `MITCHELL/SIMS TELCON 02/16/2010`.
    Conversation,
    /// `AND PREVIOUS`: earlier messages in the matter, not named.
    Previous,
    /// Something else.
    #[default]
    Other,
}

named! {
    ReferenceKind, "the kind of a reference such as cable";
    Cable = "cable",
    Airgram = "airgram",
    Email = "email",
    Document = "document",
    Conversation = "conversation",
    Previous = "previous",
    Other = "other",
}

/// What a reference is to the message that has it, where it is more than a reference.
///
/// Source: telegrams of 1973 to 1979 that repeat others.
///
/// ```
/// use cablegram::ReferenceRole;
///
/// assert_eq!(ReferenceRole::Quoted.to_string(), "quoted");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ReferenceRole {
    /// The text of the message quotes it: `FOLLOWING REPEAT TUNIS 9944 ... QUOTE`. It does not stand in the REF line.
    Quoted,
}

named! { ReferenceRole, "the role of a reference: quoted"; Quoted = "quoted" }

/// One entry of the REF line, or a telegram that the text quotes.
///
/// Source: REF lines of telegrams of 1966 to 2010.
///
/// A reference without a year is one of the year of the message.
///
/// ```
/// let text = "R 250719Z JAN 08\nFM AMEMBASSY BERN\nUNCLAS BERN 000064\nSUBJECT: X\nREF: A. SECSTATE 4865 B. 07 BAKU 1575 (NOTAL)\n";
/// let references = cablegram::Cable::parse(text)?.text.references;
/// assert_eq!(references[0].bullet.as_deref(), Some("A"));
/// assert_eq!(references[0].text, "SECSTATE 4865");
/// assert_eq!(references[0].id.as_ref().unwrap().to_string(), "08STATE4865");
/// assert_eq!(references[1].id.as_ref().unwrap().year, Some(2007));
/// assert!(references[1].notal);
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reference<'a> {
    /// The letter or number it is cited by in the text (`A`); absent where a single reference has none.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub bullet: Option<Cow<'a, str>>,
    /// What it points to.
    pub kind: ReferenceKind,
    /// The number of a telegram or airgram, with the post in its canonical form; absent for the other kinds, and where
    /// neither the reference nor the message has a year.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Option::is_none",
            serialize_with = "crate::model::notation::serialize",
            deserialize_with = "crate::model::notation::deserialize"
        )
    )]
    #[cfg_attr(feature = "schema", schemars(!default, with = "Option<alloc::string::String>"))]
    pub id: Option<ReferenceNumber<'a>>,
    /// The reference as written, without its bullet and what is told by the other fields.
    pub text: Cow<'a, str>,
    /// What it is besides a reference; absent for the entries of the REF line.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub role: Option<ReferenceRole>,
    /// Whether it is marked NOTAL: not sent to all addressees.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "core::ops::Not::not"))]
    pub notal: bool,
    /// Where it stood, bullet and marks included.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}
