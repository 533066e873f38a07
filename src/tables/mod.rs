//! Facts: the words and codes that telegrams use.

mod attributes;
mod captions;
mod organizations;
mod posts;
mod subjects;

pub(crate) use attributes::{AttributeKind, attribute};
pub(crate) use captions::caption;
pub(crate) use organizations::is_organization;
pub(crate) use posts::{canonical_post, is_post, nearest_post};
pub(crate) use subjects::is_subject;

/// Whether a name in a list of addressees is that of a group.
pub(crate) fn is_collective(name: &str) -> bool {
    name.ends_with("COLLECTIVE")
        || name.ends_with("POSTS")
        || name.starts_with("ALL ")
        || name.starts_with("AIG ")
        || name == "SPECIAL EMBASSY PROGRAM"
        || name == "EU MEMBER STATES"
        || name.ends_with("COMMUNITY")
}

/// The one subject or organization that differs from `word` by a letter; `None` where there is none, or more than one.
pub(crate) fn nearest_code(word: &str) -> Option<&'static str> {
    let near = |known: &&&'static str| crate::layout::label::distance_at_most_one(word, known);
    let long = |known: &&&'static str| known.len() >= 4;
    let mut all =
        subjects::SUBJECTS.iter().filter(near).chain(organizations::ORGANIZATIONS.iter().filter(long).filter(near));
    let first = all.next()?;
    all.next().is_none().then_some(*first)
}
