//! Passing lines: for whom, from whom, and through whom the message is.
//!
//! ```text
//! DEPT FOR EUR/CE, ISN/RA,
//! EUR/ERA AND INR
//! STATE PASS TO AID FOR PAT MODEL
//! FROM AMBASSADOR SAMPLE
//! AMEMBASSY BERN PASS TO AMCONSUL ZENDA
//! ```
//!
//! Source: 5 FAH-2 H-442; telegrams of 1973 to 2010.

use super::Role;
use super::field::ends_open;
use super::scan::Scan;
use crate::tables::{self, names_post};
use crate::words;

impl Scan<'_> {
    /// Whether a passing line is the rest of the one before: that one ends in the middle of a list or phrase, or the first word
    /// would not have fitted there, and this one does not begin anew.
    pub(super) fn passing_goes_on(&self, content: &str) -> bool {
        const WIDTH: usize = 59;
        let last = self.last_text();
        let (word, rest) = words::first(content);
        let (second, _) = words::first(rest);
        // `BERN FOR MODEL; OSLO FOR SAMPLE;`, but not where each stands in a line of its own.
        let lists = last.strip_suffix(';').is_some_and(|list| list.contains(';'));
        // A alone is an office.
        if lists || ends_open(last) && !last.ends_with([',', 'A']) || matches!(word, "AND" | "OR") {
            return true;
        }
        // `FOR SECRETARY MODEL` / `FROM AMBASSADOR SAMPLE`
        if word == "FROM" && last.starts_with("FOR ") && !last.contains(" FROM ") {
            return true;
        }
        let addressed = matches!(second, "FOR" | "PASS" | "PLEASE" | "PLS" | "ALSO");
        // `FROM SECRETARY PAT` / `MODEL FOR CHARGE SAMPLE`: no office, but the end of a name.
        if addressed && last.starts_with("FROM ") && !last.contains(" FOR ") && !is_office(word) {
            return true;
        }
        let office = rest.is_empty() || word.ends_with(',') || is_office(word);
        let listed = office && last.ends_with(',') || last.contains(" AT ") && content.contains(" AT ");
        let begins_anew =
            addressed || matches!(word, "FOR" | "PASS") && last.len() < 52 || tables::POST_KINDS.contains(&word);
        !begins_anew && (listed || last.len() + 1 + word.len() > WIDTH)
    }

    /// Whether a line before the labels says for whom the message is, or goes on with the list right above.
    pub(super) fn is_passing_here(&self, content: &str) -> bool {
        let figures = content.bytes().filter(u8::is_ascii_digit).count();
        // It looks like no label and no page line.
        let below = self.last == Role::Passing && (!self.blank || self.cut) && !content.contains(':') && figures < 4;
        below || says_for_whom(content)
    }
}

/// Whether a line says for whom the message is: by its words, by an office at its start, or as one of a list.
pub(crate) fn says_for_whom(content: &str) -> bool {
    let (word, rest) = words::first(content);
    let listed = !rest.is_empty() && word.ends_with(',');
    is_passing(content) || word == "TO" || listed || is_office(word.trim_end_matches(','))
}

/// Whether a line says for whom the message is: `STATE FOR EUR/WE`, `DEPT PASS USTR`, `FROM AMBASSADOR`.
pub(super) fn is_passing(content: &str) -> bool {
    const STARTS: [&str; 7] =
        ["FOR ", "FROM ", "PASS ", "PLEASE PASS ", "PLS PASS ", "SUGGEST DEPT ", "SUGGEST DEPARTMENT "];
    STARTS.iter().any(|word| content.starts_with(word))
        || [" FOR ", " PASS "].iter().any(|word| content.contains(word))
        || content.ends_with(" PASS")
        || content.len() < 80 && (content.contains(" for ") || content.contains(" pass "))
}

/// Whether a word names an office, a post or an agency: `EUR/CE`, `LONDON`, `NSC`.
fn is_office(word: &str) -> bool {
    word.contains('/') || tables::is_organization(word) || names_post(word)
}

/// Where the next of several lines that were run together begins: `... PAT MODEL AMEMBASSY BERN PASS TO AMCONSUL ZENDA`.
pub(super) fn next_inside(content: &str) -> Option<usize> {
    const WORDS: usize = 4;
    let is_kind = |word: &&str| tables::POST_KINDS.contains(word);
    words::split(content).skip(1).filter(is_kind).map(|kind| words::offset(content, kind)).find(|&at| {
        let mut behind = words::split(content.get(at..).unwrap_or_default()).skip(1).take(WORDS);
        behind.by_ref().take_while(|word| !is_kind(word)).any(|word| word == "PASS")
    })
}
