//! The text as the Department of State builds it: classification line, captions, labelled lines, paragraphs.
//!
//! ```text
//! S E C R E T SECTION 01 OF 02 BAKU 000064
//!
//! SIPDIS
//!
//! STATE FOR EUR/RPM
//!
//! E.O. 12958: DECL: 01/25/2018
//! TAGS: PREL, MARR, MOPS, IZ, AJ
//! SUBJECT: MFA COMMENTS ON SURVEY
//!
//! REF: SECSTATE 4865
//!
//! Classified By: AMBASSADOR DERSE FOR REASONS 1.4 (B) AND (D).
//!
//! 1. (S) SUMMARY: ...
//! DERSE
//! ```

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::{ExecutiveOrder, Few, Level, Located, Marking, Paragraph, Reason, Reference, ReferenceNumber};
use crate::Span;

/// The text of a message, format line 12.
///
/// Every part may be missing; the parts that a profile asks for are named by [`Cable::check`](crate::Cable::check).
///
/// Source: ACP 127(G) 208, 209; 5 FAH-1 H-212, H-240 and H-246; TAGS handbook of 1974; telegrams of 1966 to 2010 for the order.
///
/// ```
/// let text = cablegram::Cable::parse("\
/// UNCLAS BERN 000064
/// SIPDIS
/// STATE FOR EUR/CE
/// E.O. 12958: N/A
/// TAGS: ETRD, SZ
/// SUBJECT: WATCH FAIR
///
/// REF: STATE 4865
///
/// 1. SUMMARY: The fair opened.
///
/// 2. It closes at six.
/// MODEL
/// ")?.text;
/// assert_eq!(text.captions, ["SIPDIS"]);
/// assert_eq!(text.passing, ["STATE FOR EUR/CE"]);
/// assert_eq!(text.subject.unwrap(), "WATCH FAIR");
/// assert_eq!(text.summary.unwrap(), "The fair opened.");
/// assert_eq!(text.paragraphs.len(), 2);
/// assert_eq!(text.signature.unwrap(), "MODEL");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Text<'a> {
    /// What the classification line itself says. A NOFORN on a line of its own is in `captions` only.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub classification: Option<Marking<'a>>,
    /// `SECTION 01 OF 03` of the classification line; absent where the message has no sections.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub section: Option<Section>,
    /// The number of the classification line, with the year of the date-time group.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub reference_number: Option<ReferenceNumber<'a>>,
    /// A second number behind the first: that of a travelling party's series, `TOSEC 990404`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub party_number: Option<ReferenceNumber<'a>>,
    /// The number in a series of general messages, with what stands behind it: `NAVADMIN 279/05`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub series_number: Option<Located<'a>>,
    /// The subject code between slants on the first line of a military text: `N01300`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub subject_code: Option<Located<'a>>,
    /// The sets of a formatted military text, in order; subject and references are also in their own fields, and the free
    /// text of `RMKS` and `GENTEXT` is in the paragraphs.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub sets: Vec<MessageSet<'a>>,
    /// The captions, in order, a doubled one once: `SIPDIS`, `NOFORN`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub captions: Few<Located<'a>>,
    /// The passing lines, wrapped ones joined: `STATE FOR EUR/RPM`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub passing: Few<Located<'a>>,
    /// The executive order and when the message is to be declassified.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub executive_order: Option<ExecutiveOrder<'a>>,
    /// The TAGS, in order; see [`TagKind`](crate::TagKind).
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub tags: Vec<Located<'a>>,
    /// The subject, lines joined by one blank; marks such as `(C)` stay in it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub subject: Option<Located<'a>>,
    /// The entries of the REF line.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub references: Few<Reference<'a>>,
    /// Who classified the message, and why.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub classified_by: Option<ClassifiedBy<'a>>,
    /// The paragraphs.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub paragraphs: Vec<Paragraph<'a>>,
    /// The summary without its markers, lines joined by one blank. It may span several paragraphs.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub summary: Option<Located<'a>>,
    /// The comment without its markers, lines joined by one blank: of several that under the last heading, `COMMENT`, else the first
    /// paragraph that opens as one, else the first in brackets, `(COMMENT: ... END COMMENT.)`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub comment: Option<Located<'a>>,
    /// What the archive printed in place of a text that it has lost: `ERROR READING TEXT INDEX`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub lost: Option<Located<'a>>,
    /// Handling notes and addresses around the text that belong to no paragraph: `MINIMIZE CONSIDERED`, `GP-3`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub notices: Vec<Located<'a>>,
    /// The name that ends the message.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub signature: Option<Located<'a>>,
}

impl Text<'_> {
    /// The highest level of the classification line and of the portion marks; `None` where there is neither.
    pub fn highest_level(&self) -> Option<Level> {
        let portions = self.paragraphs.iter().filter_map(|paragraph| paragraph.marking.as_ref()?.level);
        self.classification.iter().filter_map(|marking| marking.level).chain(portions).max()
    }
}

/// A set of a formatted military message: `POC/PAT MODEL/CIV/N401D/LOC:WASHINGTON DC//`.
///
/// Source: USMTF sets as Navy messages have them.
///
/// ```
/// let text = "R 191200Z OCT 05\nFM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS\nMSGID/GENADMIN/CNO/-//\nSUBJ/WATCH FAIR//\n\
///             POC/PAT MODEL/CIV/N401D//\nRMKS/1. NONE.//\nBT\n";
/// let text = cablegram::Cable::parse(text)?.text;
/// assert_eq!((&*text.sets[2].name, &*text.sets[2].fields[0]), ("POC", "PAT MODEL"));
/// assert_eq!(text.subject.unwrap(), "WATCH FAIR");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MessageSet<'a> {
    /// Its name: `POC`.
    pub name: Cow<'a, str>,
    /// What stands between the slants behind the name, lines joined; an empty field is an empty string.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub fields: Vec<Cow<'a, str>>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

impl Text<'_> {
    /// Makes a word of the last paragraph of what was read as the signature.
    pub(crate) fn put_back_signature(&mut self) {
        let Some(word) = self.signature.take() else { return };
        if self.paragraphs.is_empty() {
            self.paragraphs.push(Paragraph::default());
        }
        if let Some(last) = self.paragraphs.last_mut() {
            let text = last.text.to_mut();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&word.text);
            last.span = if last.span.is_empty() { word.span } else { last.span.cover(word.span) };
        }
    }
}

/// `SECTION 01 OF 03`: which part of a long message this is.
///
/// Source: ACP 127(G) 208. Archives mostly hold the parts joined under the first one's line.
///
/// `Display` prints it as the classification line has it.
///
/// ```
/// let cable = cablegram::Cable::parse("S E C R E T SECTION 01 OF 03 BAKU 000064\nSUBJECT: X\n")?;
/// let section = cable.text.section.unwrap();
/// assert_eq!((section.number, section.of), (1, Some(3)));
/// assert_eq!(section.to_string(), "SECTION 01 OF 03");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Section {
    /// Number of the section, from 1.
    pub number: u16,
    /// How many there are; absent where the text does not say it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub of: Option<u16>,
    /// The last section whose text stands here too, as archives store them; absent where there is no further one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub last: Option<u16>,
    /// Where it stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}

impl Section {
    /// Section `number` of `of`.
    pub fn new(number: u16, of: Option<u16>) -> Self {
        Self { number, of, last: None, span: Span::default() }
    }

    /// Whether the text is that of all sections.
    pub(crate) fn is_put_together(&self) -> bool {
        self.number == 1 && self.last.is_some() && self.last == self.of
    }

    /// Whether the text goes on in a message that is another one.
    pub(crate) fn goes_on(&self) -> bool {
        self.of.is_some_and(|of| self.last.unwrap_or(self.number) < of)
    }
}

/// `Classified By: AMBASSADOR DERSE FOR REASONS 1.4 (B) AND (D).`
///
/// Source: 5 FAH-1 H-240.
///
/// ```
/// let text = "S E C R E T BAKU 000064\nSUBJECT: X\n\nClassified By: AMBASSADOR PAT MODEL FOR REASONS 1.4 (B) AND (D).\n\n1. (S) Y.\n";
/// let officer = cablegram::Cable::parse(text)?.text.classified_by.unwrap();
/// assert_eq!(officer.text, "AMBASSADOR PAT MODEL");
/// assert_eq!((officer.title.as_deref(), officer.name.as_deref()), (Some("AMBASSADOR"), Some("PAT MODEL")));
/// assert_eq!(officer.reasons, ["1.4(b)".parse().unwrap(), "1.4(d)".parse().unwrap()]);
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClassifiedBy<'a> {
    /// What stands behind the label, up to the reasons, lines joined.
    pub text: Cow<'a, str>,
    /// The officer's name; absent where only an office is named, or a source (`Derived from`).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub name: Option<Cow<'a, str>>,
    /// The officer's title.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub title: Option<Cow<'a, str>>,
    /// The reasons: `1.4(b)`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "<[_]>::is_empty"))]
    pub reasons: Few<Reason>,
    /// Where it stood, label and reasons included.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub span: Span,
}
