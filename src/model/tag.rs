//! The TAGS line: `TAGS: PREL, MARR, OVIP (CLINTON, HILLARY), NATO, AJ`.

use crate::names::named;

/// What sort of TAGS entry a code or name is, told from its form and the table of organizations.
///
/// TAGS is Traffic Analysis by Geography and Subject. Sources: TAGS handbook of 1974; 5 FAH-3 H-111.
///
/// ```
/// use cablegram::TagKind;
/// let cable = cablegram::Cable::parse("E.O. 12958: N/A\nTAGS: PREL, OVIP (MODEL, PAT Q.), NATO, AJ\n")?;
/// let kinds: Vec<_> = cable.text.tags.iter().map(|tag| (tag.as_str(), TagKind::of(tag))).collect();
/// assert_eq!(kinds[0], ("PREL", TagKind::Subject));
/// assert_eq!(kinds[2], ("MODEL, PAT Q.", TagKind::Person));
/// assert_eq!(kinds[3], ("NATO", TagKind::Organization));
/// assert_eq!(kinds[4], ("AJ", TagKind::Geographic));
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TagKind {
    /// Four letters; the first names the field (`P` political, `E` economic, `M` military, ...).
    Subject,
    /// Two letters or a digit and a letter: a country or a region. The same code may mean different countries in
    /// different years.
    Geographic,
    /// `K` and three letters: a cross-cutting programme.
    Program,
    /// An organization.
    Organization,
    /// A person: `SURNAME, GIVEN M.`
    Person,
    /// None of these.
    Other,
}

named! {
    TagKind, "the kind of a TAGS entry such as subject";
    Subject = "subject",
    Geographic = "geographic",
    Program = "program",
    Organization = "organization",
    Person = "person",
    Other = "other",
}

impl TagKind {
    /// What sort of entry `tag` is. Case does not matter.
    pub fn of(tag: &str) -> Self {
        let letters = tag.bytes().all(|byte| byte.is_ascii_alphabetic());
        match tag.as_bytes() {
            _ if crate::tables::is_organization(tag) => Self::Organization,
            _ if tag.contains(',') => Self::Person,
            [_, _] if letters => Self::Geographic,
            [digit, letter] if digit.is_ascii_digit() && letter.is_ascii_alphabetic() => Self::Geographic,
            [b'K' | b'k', _, _, _] if letters => Self::Program,
            [_, _, _, _] if letters => Self::Subject,
            _ => Self::Other,
        }
    }
}
