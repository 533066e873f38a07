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

use crate::cow;
use crate::model::ReferenceKind;
use crate::words;
use alloc::borrow::Cow;
use alloc::string::String;

// Written by tests/tables.rs.
#[rustfmt::skip]
mod attributes;
#[rustfmt::skip]
mod captions;
mod eras;
#[rustfmt::skip]
mod given_names;
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
mod reference_words;
#[rustfmt::skip]
mod subjects;
#[rustfmt::skip]
mod tag_phrases;
#[rustfmt::skip]
mod titles;

#[cfg(feature = "tables")]
pub use public::{CAPTIONS, Entry, OPERATING_SIGNALS, ORGANIZATIONS, SUBJECTS, Table, posts};

pub(crate) use eras::{Era, geographic_era, subject_era};
pub(crate) use orders::{Day, ORDERS, lettered_order, parts};

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

/// The length of the caption at the start of the text, case and blanks disregarded: `SIPDIS`, `NODIS/CHEROKEE` (the first
/// of two), `E X D I S`, `REL TO ZENDA`, `JOINT STATE/AID MESSAGE`, `C O R R E C T E D   C O P Y - CAPTION ADDED`; and the
/// caption in capitals, where nothing of its own stands behind it.
pub(crate) fn caption(text: &str) -> Option<(usize, Option<&'static str>)> {
    let first = text.as_bytes().first()?.to_ascii_uppercase();
    if matches!(first, b'C' | b'-' | b'*') {
        if let Some((_, length)) = corrected_copy(text) {
            return Some((length, None));
        }
    }
    if text.starts_with("JOINT ") && text.len() < 60 && text.ends_with("MESSAGE") {
        return Some((text.len(), None));
    }
    // Nearly every line is asked: two letters tell most of them apart.
    let second = text.bytes().skip(1).find(|&byte| byte != b' ')?.to_ascii_uppercase();
    let letter = |caption: &&str| caption.as_bytes().first().copied().unwrap_or_default();
    let from = captions::NAMES.partition_point(|caption| letter(caption) < first);
    let end = captions::NAMES.partition_point(|caption| letter(caption) <= first);
    let begins = |caption: &&&str| caption.as_bytes().get(1).is_some_and(|byte| *byte == second);
    // From behind, as `SENSITIVE` is sorted before `SENSITIVE BUT UNCLASSIFIED`.
    let known = captions::NAMES.get(from..end)?.iter().rev().filter(begins);
    let (length, name) =
        known.filter_map(|caption| Some((words::spelled(text, caption)?, *caption))).find(|(length, _)| {
            let behind = text.as_bytes().get(*length);
            behind.is_none_or(|byte| matches!(byte, b' ' | b',' | b'/' | b';' | b'.' | b'-' | b'"' | b'\t' | 0xE2))
        })?;
    if name.ends_with(" TO") || name.ends_with(" OUTSIDE") {
        return Some((text.find("//").unwrap_or(text.len()), None));
    }
    Some((length, Some(name)))
}

/// `CORRECTED COPY`, its letters spaced or not, with what was corrected behind it: the length of the words, and with all
/// that belongs to them: the rest of the text, or between asterisks what these enclose.
pub(crate) fn corrected_copy(text: &str) -> Option<(usize, usize)> {
    let bare = text.trim_start_matches(['-', ' ', '*']);
    let words = text.len() - bare.len() + words::spelled(bare, "CORRECTED COPY")?;
    let behind = text.get(words..)?;
    let stars = if bare.len() < text.len() { behind.len() - behind.trim_start_matches('*').len() } else { 0 };
    Some((words, if stars > 0 { words + stars } else { text.len() }))
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

/// Whether `name` is a given name that visitors have; case does not matter.
pub(crate) fn is_given_name(name: &str) -> bool {
    find(&given_names::NAMES, name).is_some()
}

/// What a reference is that has the word `word` or its plural in it; `None` where the word tells nothing.
pub(crate) fn reference_word(word: &str) -> Option<ReferenceKind> {
    let kind = |word: &str| {
        let upper = |known: &str| known.bytes().cmp(word.bytes().map(|byte| byte.to_ascii_uppercase()));
        let at = reference_words::WORDS.binary_search_by(|(known, _)| upper(known)).ok()?;
        reference_words::WORDS.get(at).map(|(_, kind)| *kind)
    };
    kind(word).or_else(|| kind(word.strip_suffix(['S', 's'])?))
}

/// The phrases that stand among the codes of TAGS lines, sorted.
pub(crate) fn tag_phrases() -> &'static [&'static str] {
    &tag_phrases::NAMES
}

/// The words of which the titles of officers are made, sorted.
pub(crate) fn titles() -> &'static [&'static str] {
    &titles::NAMES
}

/// Whether `word` is one of titles; case does not matter.
pub(crate) fn is_title(word: &str) -> bool {
    find(&titles::NAMES, word).is_some()
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

/// The kinds of posts, as they stand before the name of one.
pub(crate) const POST_KINDS: [&str; 8] =
    ["AMEMBASSY", "AMCONSUL", "AMCONGEN", "USMISSION", "EMBASSY", "USLO", "USINT", "USDEL"];

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
    if plain {
        let name = without_kind(post);
        return Cow::Borrowed(known_post(name).unwrap_or(name));
    }
    let mut room = [0; LONGEST];
    let short = if post.is_ascii() { solid(post, &mut room) } else { None };
    if let Some(known) = short.and_then(|name| known_post(without_kind(name))) {
        return Cow::Borrowed(known);
    }
    let mut solid = String::with_capacity(post.len());
    let signs = post.chars().filter(|c| c.is_alphanumeric());
    solid.extend(signs.map(|c| if c == '0' { 'O' } else { c.to_ascii_uppercase() }));
    let name = without_kind(&solid);
    if let Some(known) = known_post(name) {
        return Cow::Borrowed(known);
    }
    let (from, to) = (solid.len() - name.len(), solid.len());
    Cow::Owned(cow::keep(solid, from, to))
}

/// Whether `name` is the name of a post that is known, blanks and all: `AMEMBASSY THE HAGUE`. It allocates nothing.
pub(crate) fn names_post(name: &str) -> bool {
    solid(name, &mut [0; LONGEST]).is_some_and(|name| known_post(without_kind(name)).is_some())
}

/// No name of a post that is known is longer, kind and all.
const LONGEST: usize = 40;

/// Letters and figures of a name in capitals; `None` for one that is too long.
fn solid<'r>(name: &str, room: &'r mut [u8; LONGEST]) -> Option<&'r str> {
    let mut length = 0;
    for byte in name.bytes().filter(u8::is_ascii_alphanumeric) {
        *room.get_mut(length)? = if byte == b'0' { b'O' } else { byte.to_ascii_uppercase() };
        length += 1;
    }
    core::str::from_utf8(room.get(..length)?).ok()
}

/// The name of a post without `AMEMBASSY` and the like before it.
fn without_kind(name: &str) -> &str {
    POST_KINDS.iter().fold(name, |name, kind| name.strip_prefix(kind).filter(|rest| rest.len() >= 3).unwrap_or(name))
}

/// The canonical name of a post that is known, by one of its names in capitals without blanks.
pub(crate) fn known_post(name: &str) -> Option<&'static str> {
    let alias = posts::ALIASES.binary_search_by(|(alias, _)| (*alias).cmp(name)).ok();
    let alias = alias.and_then(|at| posts::ALIASES.get(at)).map(|(_, post)| *post);
    alias.or_else(|| posts::NAMES.binary_search(&name).ok().and_then(|at| posts::NAMES.get(at).copied()))
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
