//! Facts: the words and codes that telegrams use.
//!
//! [`SUBJECTS`], [`ORGANIZATIONS`], [`CAPTIONS`] and [`OPERATING_SIGNALS`] say what a code means; [`canonical_post`] says
//! which post a name stands for. They are what the reader itself goes by: a name that is not in a table is not wrong, only
//! unknown. The tables are made from the files in tables/*.tsv, which name the source of every row.
//!
//! ```
//! use cablegram::tables::{OPERATING_SIGNALS, SUBJECTS, canonical_post};
//!
//! assert_eq!(SUBJECTS.get("PHUM").unwrap().meaning, Some("human rights"));
//! assert_eq!(OPERATING_SIGNALS.get("ZEN").unwrap().meaning, Some("delivered by other means"));
//! assert_eq!(canonical_post("AMEMBASSY THE HAGUE"), "THEHAGUE");
//! ```

use crate::words;
use alloc::borrow::Cow;
use alloc::string::String;

// Written by tests/tables.rs.
#[rustfmt::skip]
mod attributes;
#[rustfmt::skip]
mod captions;
mod eras;
#[cfg(feature = "tables")]
#[rustfmt::skip]
mod operating_signals;
mod orders;
#[rustfmt::skip]
mod organizations;
#[rustfmt::skip]
mod posts;
#[cfg(feature = "tables")]
mod public;
#[rustfmt::skip]
mod subjects;

#[cfg(feature = "tables")]
pub use public::{CAPTIONS, Entry, OPERATING_SIGNALS, ORGANIZATIONS, SUBJECTS, Table, posts};

pub(crate) use eras::{Era, geographic_era, subject_era};
pub(crate) use orders::{Day, ORDERS, parts};

/// What sort of value an attribute of the records of the 1973 to 1979 file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttributeKind {
    Text,
    Date,
    Number,
    /// Entries parted by commas.
    List,
}

/// The attribute `key`, case disregarded: its name, and what sort of value it has; `None` where no record has such a key.
pub(crate) fn attribute(key: &str) -> Option<(&'static str, AttributeKind)> {
    attributes::KEYS.iter().find(|(known, _)| known.eq_ignore_ascii_case(key)).copied()
}

/// The length of the caption at the start of the text, case disregarded: `SIPDIS`, `NODIS/CHEROKEE` (the first of two),
/// `C O R R E C T E D   C O P Y - CAPTION ADDED`, `STADIS/////`; and the
/// caption in capitals.
pub(crate) fn caption(text: &str) -> Option<(usize, Option<&'static str>)> {
    if let Some(length) = corrected_copy(text) {
        return Some((length, None));
    }
    let first = text.as_bytes().first()?.to_ascii_uppercase();
    // From behind, as `SENSITIVE` is sorted before `SENSITIVE BUT UNCLASSIFIED`.
    let known =
        captions::NAMES.iter().rev().filter(|caption| caption.as_bytes().first() == Some(&first)).find(|caption| {
            let head = text.as_bytes().get(..caption.len());
            let behind = text.as_bytes().get(caption.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(caption.as_bytes()))
                && behind.is_none_or(|byte| matches!(byte, b' ' | b',' | b'/' | b';' | b'.' | b'\t'))
        })?;
    Some((known.len(), Some(known)))
}

/// `CORRECTED COPY`, its letters spaced or not, with what was corrected behind it: the length to the end of the text.
fn corrected_copy(text: &str) -> Option<usize> {
    let mut wanted = b"CORRECTEDCOPY".iter();
    for byte in text.trim_start_matches(['-', ' ', '*']).bytes() {
        if byte == b' ' {
            continue;
        }
        match wanted.next() {
            Some(letter) if byte.eq_ignore_ascii_case(letter) => {}
            Some(_) => return None,
            None => break,
        }
    }
    wanted.next().is_none().then_some(text.len())
}

/// Whether a name in a list of addressees is that of a group.
pub(crate) fn is_collective(name: &str) -> bool {
    name.ends_with("COLLECTIVE")
        || name.ends_with("POSTS")
        || name.starts_with("ALL ")
        || name.starts_with("AIG ")
        || name.contains(" AIG ")
        || name == "SPECIAL EMBASSY PROGRAM"
        || name == "EU MEMBER STATES"
        || name.ends_with("COMMUNITY")
}

/// Whether `code` is a known code of four letters, in capitals.
pub(crate) fn is_subject(code: &str) -> bool {
    subjects::NAMES.binary_search(&code).is_ok()
}

/// Whether `name` is a known organization; case does not matter.
pub(crate) fn is_organization(name: &str) -> bool {
    find(&organizations::NAMES, name).is_some()
}

/// Where `name` is in sorted capitals; case does not matter.
fn find(names: &[&str], name: &str) -> Option<usize> {
    names.binary_search_by(|known| known.bytes().cmp(name.bytes().map(|byte| byte.to_ascii_uppercase()))).ok()
}

/// The one subject or organization that differs from `word` by a letter; `None` where there is none, or more than one.
pub(crate) fn nearest_code(word: &str) -> Option<&'static str> {
    let near = |known: &&&'static str| words::distance_at_most_one(word, known);
    let long = |known: &&&'static str| known.len() >= 4;
    let mut all = subjects::NAMES.iter().filter(near).chain(organizations::NAMES.iter().filter(long).filter(near));
    let first = all.next()?;
    all.next().is_none().then_some(*first)
}

/// The canonical form of the name of a post, which is how reference numbers have it: capitals, no blanks, no `AMEMBASSY`
/// and the like before it, and the one name where a post has several.
///
/// A name that is not known comes back in capitals without blanks. See [`posts`] for all names that are known.
///
/// ```
/// use cablegram::tables::canonical_post;
///
/// assert_eq!(canonical_post("SECSTATE WASHDC"), "STATE");
/// assert_eq!(canonical_post("Port au Prince"), "PORTAUPRINCE");
/// assert_eq!(canonical_post("AMCONSUL ZENDA"), "ZENDA");
/// ```
pub fn canonical_post(post: &str) -> Cow<'_, str> {
    let plain = post.bytes().all(|byte| byte.is_ascii_uppercase());
    let solid: Cow<'_, str> = if plain {
        Cow::Borrowed(post)
    } else {
        Cow::Owned(
            post.chars()
                .filter(|c| c.is_alphanumeric())
                .map(|c| if c == '0' { 'O' } else { c.to_ascii_uppercase() })
                .collect::<String>(),
        )
    };
    let mut name: &str = &solid;
    for prefix in ["AMEMBASSY", "AMCONSUL", "AMCONGEN", "USMISSION", "EMBASSY", "USLO"] {
        if let Some(rest) = name.strip_prefix(prefix).filter(|rest| rest.len() >= 3) {
            name = rest;
        }
    }
    if let Ok(found) = posts::ALIASES.binary_search_by(|(alias, _)| (*alias).cmp(name)) {
        return posts::ALIASES.get(found).map_or(Cow::Borrowed(post), |(_, post)| Cow::Borrowed(*post));
    }
    if let Ok(found) = posts::NAMES.binary_search(&name) {
        return posts::NAMES.get(found).map_or(Cow::Borrowed(post), |post| Cow::Borrowed(*post));
    }
    let cut = solid.len() - name.len();
    match solid {
        Cow::Borrowed(solid) => Cow::Borrowed(solid.get(cut..).unwrap_or_default()),
        Cow::Owned(mut solid) => Cow::Owned(solid.split_off(cut)),
    }
}

/// Whether `post`, in its [canonical form](canonical_post), is known.
///
/// ```
/// use cablegram::tables::is_post;
///
/// assert!(is_post("THEHAGUE") && !is_post("HAGUE") && !is_post("ZENDA"));
/// ```
pub fn is_post(post: &str) -> bool {
    posts::NAMES.binary_search(&post).is_ok()
}

/// The one known post that differs from `post` by a letter, or by an exchange of two; `None` where there is none, or
/// more than one.
pub(crate) fn nearest_post(post: &str) -> Option<&'static str> {
    if post.len() < 5 {
        return None;
    }
    let near = |known: &str| words::is_near(post, known);
    let aliases = posts::ALIASES.iter().filter(|(alias, _)| alias.len() >= 7 && near(alias)).map(|(_, post)| *post);
    let mut near = posts::NAMES.iter().copied().filter(|known| near(known)).chain(aliases);
    let first = near.next()?;
    near.all(|other| other == first).then_some(first)
}
