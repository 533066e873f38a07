//! The attributes of the records of the 1973 to 1979 file. Source: FORMAT 3.3.

/// What sort of value an attribute has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttributeKind {
    Text,
    Date,
    Number,
    /// Entries parted by commas.
    List,
}

use AttributeKind::{Date, List, Number, Text};

/// The keys, sorted.
const KEYS: [(&str, AttributeKind); 64] = [
    ("Automatic Decaptioning", Text),
    ("Capture Date", Date),
    ("Channel Indicators", List),
    ("Concepts", List),
    ("Control Number", Text),
    ("Copy", Text),
    ("Current Classification", Text),
    ("Decaption Date", Date),
    ("Decaption Note", Text),
    ("Disposition Action", Text),
    ("Disposition Approved on Date", Date),
    ("Disposition Authority", Text),
    ("Disposition Case Number", Text),
    ("Disposition Comment", Text),
    ("Disposition Date", Date),
    ("Disposition Event", Text),
    ("Disposition History", Text),
    ("Disposition Reason", List),
    ("Disposition Remarks", Text),
    ("Document Number", Text),
    ("Document Source", Text),
    ("Document Unique ID", Text),
    ("Draft Date", Date),
    ("Drafter", Text),
    ("Enclosure", Text),
    ("Errors", Text),
    ("Executive Order", Text),
    ("Film Number", Text),
    ("From", Text),
    ("Handling Restrictions", List),
    ("ISecure", Text),
    ("Image Path", Text),
    ("Legacy Key", Text),
    ("Line Count", Number),
    ("Locator", List),
    ("Markings", Text),
    ("Office", Text),
    ("Original Classification", Text),
    ("Original Handling Restrictions", List),
    ("Original Previous Classification", Text),
    ("Original Previous Handling Restrictions", List),
    ("Page Count", Number),
    ("Previous Classification", Text),
    ("Previous Handling Restrictions", List),
    ("Reference", List),
    ("Review Action", Text),
    ("Review Authority", Text),
    ("Review Comment", Text),
    ("Review Content Flags", Text),
    ("Review Date", Date),
    ("Review Event", Text),
    ("Review History", Text),
    ("Review Markings", Text),
    ("Review Media Identifier", Text),
    ("Review Release Date", Date),
    ("Review Release Event", Text),
    ("Review Transfer Date", Date),
    ("Secure", Text),
    ("Sent Date", Date),
    ("Status", Text),
    ("Subject", Text),
    ("TAGS", List),
    ("To", List),
    ("Type", Text),
];

/// What sort of value the attribute `key` has; `None` where no record has such a key.
pub(crate) fn attribute(key: &str) -> Option<AttributeKind> {
    KEYS.binary_search_by(|(known, _)| (*known).cmp(key)).ok().and_then(|at| KEYS.get(at)).map(|(_, kind)| *kind)
}
