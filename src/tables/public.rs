//! The tables as users see them: the feature `tables`.

use super::{captions, find, operating_signals, organizations, posts as post, subjects};

/// A word or code, and what it means.
///
/// ```
/// let entry = cablegram::tables::SUBJECTS.get("PHUM").unwrap();
/// assert_eq!((entry.name, entry.meaning), ("PHUM", Some("human rights")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// The word or code, in capitals.
    pub name: &'static str,
    /// What it means; `None` where no source that was read tells it.
    pub meaning: Option<&'static str>,
}

/// Words or codes, sorted, each with what it means.
///
/// ```
/// use cablegram::tables::CAPTIONS;
///
/// assert_eq!(CAPTIONS.get("nodis").unwrap().meaning, Some("no distribution beyond the named readers"));
/// assert_eq!(CAPTIONS.get("LUNCH"), None);
/// assert!(CAPTIONS.iter().any(|caption| caption.name == "SIPDIS"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Table {
    names: &'static [&'static str],
    /// In the order of the names; empty where none is known.
    meanings: &'static [&'static str],
}

impl Table {
    /// The entry of `name`; case does not matter. `None` where the table has none.
    pub fn get(&self, name: &str) -> Option<Entry> {
        self.entry(find(self.names, name)?)
    }

    /// All entries, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = Entry> {
        (0..self.names.len()).filter_map(|at| self.entry(at))
    }

    fn entry(&self, at: usize) -> Option<Entry> {
        let meaning = self.meanings.get(at).copied().filter(|meaning| !meaning.is_empty());
        Some(Entry { name: self.names.get(at)?, meaning })
    }
}

/// Subject and programme TAGS: codes of four letters, those that begin with `K` programmes.
///
/// Sources: TAGS handbook of 1974; 5 FAH-3 H-011.1; unofficial lists for most of 2000 to 2010.
///
/// ```
/// use cablegram::tables::SUBJECTS;
///
/// assert_eq!(SUBJECTS.get("EAGR").unwrap().meaning, Some("agriculture"));
/// ```
pub static SUBJECTS: Table = Table { names: &subjects::NAMES, meanings: &subjects::MEANINGS };

/// Organization TAGS. A meaning stands only where the letters do not tell it.
///
/// Sources: TAGS handbook of 1974, 15; telegrams of 1973 to 1979; code list of cablemap.
///
/// ```
/// use cablegram::tables::ORGANIZATIONS;
///
/// assert!(ORGANIZATIONS.get("NATO").is_some());
/// ```
pub static ORGANIZATIONS: Table = Table { names: &organizations::NAMES, meanings: &organizations::MEANINGS };

/// Captions: words on lines of their own that say how a message is to be handled.
///
/// Sources: 5 FAH-2 H-442; TAGS handbook of 1974, 2; telegrams.
///
/// ```
/// use cablegram::tables::CAPTIONS;
///
/// assert_eq!(CAPTIONS.get("EXDIS").unwrap().meaning, Some("exclusive distribution"));
/// ```
pub static CAPTIONS: Table = Table { names: &captions::NAMES, meanings: &captions::MEANINGS };

/// Operating signals: three letters, the first a `Z`. A figure behind chooses a variant (`ZFH2`); one that has no entry
/// of its own is a form of the signal without the figure. `INT` before a signal makes it a question.
///
/// Source: their use in ACP 127(G); the full list is ACP 131.
///
/// ```
/// use cablegram::tables::OPERATING_SIGNALS;
///
/// assert_eq!(OPERATING_SIGNALS.get("ZDS").unwrap().meaning, Some("corrected version of a message already sent"));
/// assert_eq!(OPERATING_SIGNALS.get("ZZH").unwrap().meaning, None);
/// ```
pub static OPERATING_SIGNALS: Table =
    Table { names: &operating_signals::NAMES, meanings: &operating_signals::MEANINGS };

/// All names of posts that are known, without blanks, each with its canonical form: first the canonical names, then the
/// others, either sorted.
///
/// Sources: message reference numbers of 1966 to 2010; telegrams of 1973 to 1979.
///
/// ```
/// use cablegram::tables::posts;
///
/// let names: Vec<_> = posts().filter(|&(_, canonical)| canonical == "THEHAGUE").map(|(name, _)| name).collect();
/// assert_eq!(names, ["THEHAGUE", "HAGUE"]);
/// ```
pub fn posts() -> impl Iterator<Item = (&'static str, &'static str)> {
    post::NAMES.iter().map(|name| (*name, *name)).chain(post::ALIASES.iter().copied())
}
