//! The marks of those who released a message, wherever they printed them.
//!
//! ```text
//! Pat Q. Model Declassified/Released US Department of State EO Systematic Review 20 Mar 2014
//! UNCLASSIFIED U.S. Department of State Case No. F-0000-00000 Doc No. C00000000 Date: 01/02/2003
//! RELEASED IN PART B1,1.4(D)
//! REVIEW AUTHORITY: PAT Q MODEL
//! Approved For Release 2001/02/03 : CIA-RDP00B00000R000000000000-0
//! ```

use super::{is_exemption, is_release_case, is_release_words, level_before};
use crate::model::month_number;
use crate::words;

/// The words of which one stands in every stamp that can be printed in the middle of a line.
pub(crate) const STAMPS: [&str; 2] = ["Declassified/Released", "Department of State"];

/// A stamp in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Where it begins, and where it ends.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether its date is there: it does not go on in the next line.
    pub(crate) dated: bool,
}

/// The stamp around the word of [`STAMPS`] at `anchor`; it may begin before that and ends with its date.
pub(crate) fn stamp_around(line: &str, anchor: usize) -> Option<Stamp> {
    let (before, from) = line.split_at_checked(anchor)?;
    let start = if from.starts_with(STAMPS[0]) { reviewer(before) } else { banner(before, from)? };
    let (length, dated) = stamp_words(from);
    // `Declassified/Released,` is no word of a stamp.
    (length > 0).then_some(Stamp { start, end: anchor + length, dated })
}

/// Where the banner begins of which `from` is the end: `UNCLASSIFIED U.S.` stands before it. Without its level it is the name
/// of the Department, unless a case or a review stands behind.
fn banner(before: &str, from: &str) -> Option<usize> {
    let bare = before.trim_end_matches(' ');
    let country = ["U.S.", "US"].iter().find_map(|country| bare.strip_suffix(country))?;
    let start = level_before(country);
    let next = words::first(from.get(STAMPS[1].len()..)?.trim_start_matches(' ')).0;
    (start < country.len() || matches!(next, "EO" | "Case" | "Doc")).then_some(start)
}

/// `stamp = ([reviewer SP] "Declassified/Released" *(SP stamp-word)) / (level-word SP "U.S. Department of State" *(SP
/// stamp-word))`: the first stamp of a line, which it may share with other text.
///
/// Source: telegrams released in 2005 to 2014.
pub(crate) fn stamp(line: &str) -> Option<Stamp> {
    // Both words begin with the same letter, and most lines have it nowhere.
    memchr::memchr_iter(b'D', line.as_bytes())
        .filter(|&at| line.get(at..).is_some_and(|rest| STAMPS.iter().any(|word| rest.starts_with(word))))
        .find_map(|at| stamp_around(line, at))
}

/// `stamp-word = "Declassified/Released" / "US" / "U.S." / "Department" / "of" / "State" / "EO" / "Systematic" / "Review" /
/// "Case" / "Doc" / "No." / "Date:" / case-number / stamp-date`; `case-number = ALPHA *(DIGIT / "-")`; `stamp-date = (1*2DIGIT
/// SP month SP 4DIGIT) / (1*4DIGIT 2("/" 1*4DIGIT))`: how far they go at the start of the text, to the date at most, and
/// whether it stands there.
///
/// Source: telegrams released in 2005 to 2014.
fn stamp_words(text: &str) -> (usize, bool) {
    words_of_stamp(text, false)
}

/// Whether nothing but words of a stamp up to its date stand in the line; of a stamp that was `begun` the date may be cut in two.
pub(crate) fn is_end_of_stamp(line: &str, begun: bool) -> bool {
    // Many lines are asked, and few end as dates do.
    line.ends_with(|c: char| c.is_ascii_digit() || c == '/') && words_of_stamp(line, begun) == (line.len(), true)
}

/// The same in a line below the first, where the date may be cut in two.
pub(crate) fn further_stamp_words(text: &str) -> (usize, bool) {
    words_of_stamp(text, true)
}

fn words_of_stamp(text: &str, begun: bool) -> (usize, bool) {
    const WORDS: [&str; 13] = [
        "Declassified/Released",
        "US",
        "U.S.",
        "Department",
        "of",
        "State",
        "EO",
        "Systematic",
        "Review",
        "Case",
        "Doc",
        "No.",
        "Date:",
    ];
    // More words than the longest stamp has.
    const MOST: usize = 20;
    let mut end = 0;
    for _ in 0..MOST {
        let rest = text.get(end..).unwrap_or_default().trim_start_matches(words::is_blank_char);
        let at = text.len() - rest.len();
        let (word, behind) = words::first(rest);
        if WORDS.contains(&word) || is_case_number(word) {
            end = at + word.len();
        } else if is_date_figures(word) {
            return (at + word.len(), true);
        } else if let Some((length, dated)) = date_words(rest, begun || end > 0) {
            return (at + length, dated);
        } else {
            return (end, false);
        }
        if behind.is_empty() {
            break;
        }
    }
    (end, false)
}

/// `F-0000-00000`, `C00000000`: the number of a case or a document.
fn is_case_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.len() <= 16
        && word.bytes().filter(u8::is_ascii_digit).count() >= 5
        && word.bytes().skip(1).all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// `01/02/2003`, `2001/02/03`
fn is_date_figures(word: &str) -> bool {
    (8..=10).contains(&word.len())
        && word.bytes().filter(|&byte| byte == b'/').count() == 2
        && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/')
}

/// `20 Mar 2014`: its length, and whether it is whole. Where a stamp was `begun` it may be what stands before or behind the
/// end of a line: `20`, `Mar 2014`.
fn date_words(text: &str, begun: bool) -> Option<(usize, bool)> {
    let figures = |word: &str, length| word.len() <= length && !word.is_empty() && words::digits(word).1.is_empty();
    let mut rest = text;
    let mut parts = 0;
    for part in 0..3 {
        let (word, behind) = words::first(rest);
        let fits = match part {
            0 => figures(word, 2),
            1 => month_number(word).is_some(),
            _ => figures(word, 4) && word.len() == 4,
        };
        if fits {
            parts += 1;
            let length = text.len() - rest.len() + word.len();
            if part == 2 {
                return (parts == 3 || begun).then_some((length, true));
            }
            if behind.is_empty() {
                return begun.then_some((length, false));
            }
            rest = behind;
        } else if parts > 0 {
            return None;
        }
    }
    None
}

/// `reviewer = 1*ALPHA SP [ALPHA "." SP] 1*ALPHA`, at the end of the text: where it begins, or the end where there is none.
///
/// Source: telegrams released in 2005 to 2014.
fn reviewer(text: &str) -> usize {
    let name = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.len() > 1
            && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
    };
    let initial = |word: &str| matches!(word.as_bytes(), [letter, b'.'] if letter.is_ascii_uppercase());
    let mut words = words::split(text).rev();
    let (surname, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let given = if initial(second) { words.next().unwrap_or_default() } else { second };
    if name(surname) && name(given) { words::offset(text, given) } else { text.len() }
}

/// Whether a line is the name of a reviewer and nothing else: it stands above its stamp.
pub(crate) fn is_reviewer(line: &str) -> bool {
    line.len() < 40 && reviewer(line) == 0 && !line.is_empty()
}

/// A stamp that has its line to itself.
pub(crate) fn is_stamp(line: &str) -> bool {
    is_release_mark(line)
        || stamp(line).is_some_and(|stamp| stamp.start == 0)
        || matches!(line.as_bytes(), [b'D' | b'E' | b'S' | b'R' | b'U', ..]) && is_end_of_stamp(line, false)
}

/// `release-mark = ("RELEASED IN" SP ("FULL" / "PART") *(blanks withheld)) / "UNITED STATES DEPARTMENT OF STATE" /
/// (("REVIEW AUTHORITY:" / "DATE/CASE ID:" / "TOR:" / "SOURCE:") *<any character>) / ("*** Current" *<any character>) /
/// approval / "Page is not available"`; `approval = ("Sanitized" / "Approved" / "No" / "Declassified") *(SP word) SP ("CIA-RDP"
/// / "LOC-HAK-") word`; `withheld = ("B" 1*DIGIT) / ("1." DIGIT "(" ALPHA ")") / (("25" / "50") "X" 1*DIGIT)`:
/// what stands alone in its line.
///
/// Source: telegrams released since 1995; 5 U.S.C. 552(b), E.O. 12958 and 13526 for the exemptions.
pub(crate) fn is_release_mark(line: &str) -> bool {
    const KEYS: [&str; 3] = ["REVIEW AUTHORITY:", "DATE/CASE ID:", "TOR:"];
    if is_release_words(line) || is_release_case(line) {
        return true;
    }
    match line.as_bytes() {
        [b'R', b'E', b'L', ..] => is_released(line),
        [b'U', b'N', b'I', ..] => line == "UNITED STATES DEPARTMENT OF STATE",
        [b'R' | b'D' | b'T', second, ..] if second.is_ascii_uppercase() => KEYS.iter().any(|key| line.starts_with(key)),
        [b'S', b'O', ..] => line.strip_prefix("SOURCE: ").is_some_and(|file| {
            !file.contains(' ') && file.contains('.') && file.ends_with(|c: char| c.is_ascii_digit())
        }),
        [b'S' | b'A' | b'N' | b'D', b'a'..=b'z', ..] | [b'C' | b'L', _, _, b'-', ..] => is_approval(line),
        [b'P', b'a', ..] => line == "Page is not available",
        [b'*', b'*', b'*', b' ', rest @ ..] => {
            rest.first().is_some_and(u8::is_ascii_uppercase) && line.contains(" *** ")
        }
        _ => false,
    }
}

/// `RELEASED IN FULL`, `RELEASED IN PART B1,1.4(D)`, with a letter amiss.
fn is_released(line: &str) -> bool {
    line.strip_prefix("RELEASED IN ").is_some_and(|rest| {
        let (extent, codes) = words::first(rest);
        let extent = words::distance_at_most_one(extent, "FULL") || words::distance_at_most_one(extent, "PART");
        extent && is_exemptions(codes)
    })
}

/// Nothing but codes that say why something is withheld: `B1,1.4(D)`.
pub(crate) fn is_exemptions(text: &str) -> bool {
    words::split(text).flat_map(|word| word.split(',')).all(|code| code.is_empty() || is_exemption(code))
}

/// `Sanitized Copy Approved for Release 2001/02/03 : CIA-RDP00B00000R000000000000-0`, `No Objection to Declassification in
/// Part 2001/02/03: LOC-HAK-00-0-0-0`: the head and foot of sheets of other agencies, and their numbers alone.
fn is_approval(line: &str) -> bool {
    const NUMBERS: [&str; 2] = ["CIA-RDP", "LOC-HAK-"];
    const WORDS: [&str; 4] = ["Sanitized", "Approved", "No", "Declassified"];
    let number = |text: &str| NUMBERS.iter().any(|number| text.starts_with(number));
    number(line) && !line.contains(' ')
        || WORDS.contains(&words::first(line).0)
            && line.len() < 140
            && ["elease", "eclassif"].iter().any(|word| line.contains(word))
            && words::split(line).next_back().is_some_and(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_found_in_their_line() {
        let read = |line: &'static str| stamp(line).map(|stamp| (&line[stamp.start..stamp.end], stamp.dated));
        let stamp = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005";
        assert_eq!(read(stamp), Some((stamp, true)));
        assert_eq!(
            read(
                "MEETING. Pat Q. Model Declassified/Released US  Department of State EO Systematic Review 20 Mar 2014 MORE"
            ),
            Some(("Pat Q. Model Declassified/Released US  Department of State EO Systematic Review 20 Mar 2014", true))
        );
        assert_eq!(
            read("TAGS: X Declassified/Released US Department of State EO"),
            Some(("Declassified/Released US Department of State EO", false))
        );
        let banner =
            "UNCLASSIFIED  U.S. Department of State  Case No. F-0000-00000  Doc No. C00000000  Date: 01/02/2003";
        assert_eq!(read(banner), Some((banner, true)));
        assert_eq!(
            read("ROME UNCLASSIFIED U.S. Department of State"),
            Some(("UNCLASSIFIED U.S. Department of State", false))
        );
        assert_eq!(read("He met the U.S. Department of State official"), None);
        assert_eq!(read("He met officials of the US Department of State"), None);
    }

    #[test]
    fn marks_have_their_line_to_themselves() {
        for mark in [
            "RELEASED IN FULL",
            "RELEASED IN FUL",
            "RELEASED IN PART B1,1.4(D)",
            "UNITED STATES DEPARTMENT OF STATE",
            "REVIEW AUTHORITY: PAT Q MODEL",
            "DATE/CASE ID: 01 JAN 2001 200000000",
            "Sanitized Copy Approved for Release 2001/02/03: CIA-RDP00B00000R000000000000-0",
            "No Objection to Declassification in Part 2001/02/03: LOC-HAK-00-0-0-0",
            "LOC-HAK-00-0-0-0",
            "TOR: 031814Z JUN 82",
            "*** Current Classification *** UNCLASSIFIED",
        ] {
            assert!(is_stamp(mark), "{mark}");
        }
        for text in
            ["RELEASED IN MAY, THE REPORT", "REVIEW OF POLICY", "SOURCES SAY", "*** 12 ***", "Approved for Release"]
        {
            assert!(!is_stamp(text), "{text}");
        }
    }
}
