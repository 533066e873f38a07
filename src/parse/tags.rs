//! TAGS: `MNUC, OVIP (MODEL, PAT Q.), NATO, SZ`.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use smallvec::SmallVec;

use crate::tables;
use crate::words;

/// What was odd about a TAGS line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TagsOddity {
    /// Codes that ran together were split.
    Split,
    /// A misspelt code was mended.
    Mended,
}

/// `tags = tag *((("," / ";") blanks / 1*SP) tag)`; `tag = code / organization / ("(" person ")") / phrase`; `code =
/// 2ALPHA / (DIGIT ALPHA) / 4ALPHA`; `organization = <a name of tables/organizations.tsv>`; `person = <surname, comma,
/// given names>`; `phrase = <a phrase that drafters put among the codes>`
///
/// Source: TAGS handbook of 1974, 4 and 14 to 18. Copies have lost the commas of the first line, so blanks part
/// codes, but not the words of a name or a phrase. A tag may stand there twice. `odd` is told what was mended, in
/// which word, and how it was read.
pub(crate) fn tags<'a>(text: &'a str, mut odd: impl FnMut(TagsOddity, &'a str, &str)) -> List<'a> {
    let mut read = Tags { tags: List::new(), words: SmallVec::new(), odd: &mut odd };
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        match next {
            ',' | ';' => {
                read.flush();
                rest = rest.get(1..).unwrap_or_default();
            }
            '(' => {
                let end = rest.find(')').unwrap_or(rest.len());
                let inside = rest.get(1..end).unwrap_or_default();
                read.flush();
                read.bracket(words::trim(inside.trim_start_matches(['(', ' '])));
                rest = rest.get(end + 1..).unwrap_or_default();
            }
            c if words::is_blank_char(c) || matches!(c, '[' | ']' | ':' | ')') => {
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
            _ => {
                let end = rest
                    .find(|c| words::is_blank_char(c) || matches!(c, ',' | ';' | '(' | ')' | '[' | ']'))
                    .unwrap_or(rest.len());
                let (word, behind) = rest.split_at(end);
                // `BUSH GEORGE W.`: an initial keeps its point.
                let initial = word.len() == 2 && word.ends_with('.');
                let word = if initial { word } else { word.trim_end_matches(['.', ':']) };
                // `TAGS: N/A` says that there are none; a label in the middle begins anew.
                if word.bytes().any(|byte| byte.is_ascii_alphanumeric())
                    && word != "N/A"
                    && !(word.eq_ignore_ascii_case("TAGS")
                        && rest.get(word.len()..).is_some_and(|rest| rest.starts_with(':')))
                {
                    read.words.push(word);
                }
                rest = behind;
            }
        }
    }
    read.flush();
    read.tags
}

/// The text without the links that a web page has put around codes, `[PREL](/tag/PREL_0.html)`; `None` where there are none.
pub(crate) fn without_links(text: &str) -> Option<String> {
    memchr::memchr(b']', text.as_bytes())?;
    let mut bare = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once("](") {
        let from = before.rfind('[')?;
        bare.push_str(before.get(..from)?);
        bare.push_str(before.get(from + 1..)?);
        rest = link.split_once(')').map_or("", |(_, behind)| behind);
    }
    bare.push_str(rest);
    (bare.len() < text.len()).then_some(bare)
}

/// The tags of a line; few of them need no memory of their own.
pub(crate) type List<'a> = SmallVec<[Cow<'a, str>; 12]>;

/// The tags read so far, and the words since the last comma.
struct Tags<'a, 'o> {
    tags: List<'a>,
    words: SmallVec<[&'a str; 12]>,
    odd: &'o mut dyn FnMut(TagsOddity, &'a str, &str),
}

impl<'a> Tags<'a, '_> {
    fn push(&mut self, tag: Cow<'a, str>) {
        if !tag.is_empty() {
            self.tags.push(tag);
        }
    }

    /// What stands in brackets: a person, or codes, one of them a known subject.
    fn bracket(&mut self, inside: &'a str) {
        let parts = || inside.split(',').map(words::trim);
        if parts().all(is_code) && parts().any(|code| code.len() == 4 && is_subject(code)) {
            parts().for_each(|code| self.push(code_of(code)));
        } else {
            self.push(Cow::Borrowed(inside));
        }
    }

    /// The words since the last comma are codes, or together they are a name.
    fn flush(&mut self) {
        let mut words = core::mem::take(&mut self.words);
        let mut at = 0;
        while let Some(&word) = words.get(at) {
            let rest = words.get(at..).unwrap_or_default();
            if let Some((count, behind)) = phrase(rest) {
                let last = rest.get(count - 1).copied().unwrap_or_default();
                let named = last.get(..last.len() - behind.len()).unwrap_or_default();
                let phrase = rest.iter().take(count - 1).copied().chain([named]).collect::<SmallVec<[_; 4]>>();
                self.push(joined(&phrase));
                at += count;
                if !behind.is_empty() {
                    (self.odd)(TagsOddity::Split, last, &format!("{named} {behind}"));
                    at -= 1;
                    if let Some(word) = words.get_mut(at) {
                        *word = behind;
                    }
                }
                continue;
            }
            if is_code(word) && !within_name(&words, at) {
                self.push(code_of(word));
                at += 1;
                continue;
            }
            // `EAGR/UR`; a slant alone parts two persons.
            let slanted = word.contains('/') && !tables::is_organization(word);
            if slanted && word.split('/').all(|code| code.is_empty() || is_code(code)) {
                for code in word.split('/') {
                    self.push(Cow::Borrowed(code));
                }
                at += 1;
                continue;
            }
            if let Some(parts) = split(word) {
                (self.odd)(TagsOddity::Split, word, &parts.join(" "));
                for part in parts {
                    self.push(Cow::Borrowed(part));
                }
                at += 1;
                continue;
            }
            if let Some(code) = mended(word) {
                (self.odd)(TagsOddity::Mended, word, code);
                self.push(Cow::Borrowed(code));
                at += 1;
                continue;
            }
            // A run of words that are no codes is a name or a phrase.
            let mut count = 1;
            let person = |words: &[&str]| matches!(words, [_, given, ..] if is_given_name(given));
            while let Some(next) = rest.get(count) {
                // `MODEL PAT SAMPLE JOHN`: two persons, and words before a person.
                let third = count == 2 && person(rest) && !is_initial(next);
                if person(rest.get(count..).unwrap_or_default()) || third {
                    break;
                }
                let joins =
                    !is_code(next) && split(next).is_none() && phrase(rest.get(count..).unwrap_or_default()).is_none()
                        || within_name(&words, at + count);
                if !joins {
                    break;
                }
                count += 1;
            }
            let run = rest.get(..count).unwrap_or_default();
            let visit = self.tags.last().is_some_and(|tag| tag == "OVIP" || tag == "OREP");
            match run {
                // The brackets and the comma of a visitor's name are lost.
                [surname, given] if visit || is_given_name(given) => {
                    self.push(Cow::Owned(format!("{surname}, {given}")));
                }
                [surname, given, initial] if is_initial(initial) && (visit || is_given_name(given)) => {
                    self.push(Cow::Owned(format!("{surname}, {given} {initial}")));
                }
                run => self.push(joined(run)),
            }
            at += count;
        }
    }
}

/// The words of a phrase at the start: how many they are, and what ran on to the last of them (`HUMAN RIGHTSPOLMIL`).
fn phrase<'a>(words: &[&'a str]) -> Option<(usize, &'a str)> {
    let first = words.first()?;
    let begun = tables::tag_phrases().iter().filter(|phrase| words::starts_ignore_case(phrase, first));
    // The longer ones first: `MEDIA REACTION REPORT`.
    begun.rev().find_map(|phrase| {
        let (before, last) = phrase.rsplit_once(' ')?;
        let count = before.split(' ').count();
        let fits = before.split(' ').zip(words).all(|(a, b)| a.eq_ignore_ascii_case(b));
        let behind = words::strip_prefix_ignore_case(words.get(count)?, last)?;
        (fits && (behind.is_empty() || behind.len() > 3)).then_some((count + 1, behind))
    })
}

fn is_given_name(word: &str) -> bool {
    tables::is_given_name(word)
}

fn is_initial(word: &str) -> bool {
    matches!(word.as_bytes(), [letter] | [letter, b'.'] if letter.is_ascii_uppercase())
}

/// A code in capitals.
fn code_of(word: &str) -> Cow<'_, str> {
    let small = word.bytes().any(|byte| byte.is_ascii_lowercase());
    if small { Cow::Owned(word.to_ascii_uppercase()) } else { Cow::Borrowed(word) }
}

fn is_subject(code: &str) -> bool {
    let mut upper = [0; 4];
    if code.len() != upper.len() {
        return false;
    }
    upper.copy_from_slice(code.as_bytes());
    upper.make_ascii_uppercase();
    core::str::from_utf8(&upper).is_ok_and(tables::is_subject)
}

/// Words that stand side by side in the text, as one.
fn joined<'a>(words: &[&'a str]) -> Cow<'a, str> {
    match words {
        [word] => Cow::Borrowed(word),
        words => Cow::Owned(words.join(" ")),
    }
}

/// A code by its form: two letters, a known word of four, a known organization; an unknown word of four or three letters
/// counts when it is not among other words.
fn is_code(word: &str) -> bool {
    let letters = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    match word.len() {
        2 => word.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        4 if letters => is_subject(word) || tables::is_organization(word) || is_field_code(word),
        _ => tables::is_organization(word) || word.contains(|c: char| c.is_ascii_digit()),
    }
}

/// Four letters with the first of a field, and no vowel where English words have one: `PEPR`, `KGHG`.
fn is_field_code(code: &str) -> bool {
    let Ok([first, second, third, _]) = <[u8; 4]>::try_from(code.as_bytes()) else { return false };
    let [first, second, third] = [first, second, third].map(|byte| byte.to_ascii_uppercase());
    let vowel = |byte: u8| matches!(byte, b'A' | b'E' | b'I' | b'O' | b'U');
    matches!(first, b'A' | b'B' | b'C' | b'E' | b'K' | b'M' | b'O' | b'P' | b'S' | b'T')
        && !(vowel(second) && first != b'P')
        && !(vowel(third) && first != b'P' && first != b'E')
}

/// Whether the two letters at `at` are a word of a phrase (`TIP IN TURKEY`): no codes on either side.
fn within_name(words: &[&str], at: usize) -> bool {
    let plain = |word: Option<&&str>| word.is_some_and(|word| !is_code(word) && word.len() != 4);
    let inner = words.get(at).is_some_and(|word| ["IN", "OF", "TO", "ON"].contains(word));
    inner && plain(at.checked_sub(1).and_then(|before| words.get(before))) && plain(words.get(at + 1))
}

/// Codes run together: known words of four letters, at the end perhaps a country (`ETRDEINVCS`) or an organization.
fn split(word: &str) -> Option<Vec<&str>> {
    if word.len() < 6 || !word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let mut parts = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let code = rest.get(..4).filter(|code| tables::is_subject(code));
        let length = match code {
            Some(_) => 4,
            None if rest.len() == 2 && !parts.is_empty() => 2,
            // A country before the first code: `VTPREL`.
            None if parts.is_empty() && rest.len() == 6 && rest.get(2..).is_some_and(tables::is_subject) => 2,
            None if tables::is_organization(rest) && !parts.is_empty() => rest.len(),
            None => return None,
        };
        let (part, behind) = rest.split_at(length);
        parts.push(part);
        rest = behind;
    }
    (parts.len() > 1).then_some(parts)
}

/// The known code that differs by one letter from a word of five or more: `MOPPS` is MOPS.
fn mended(word: &str) -> Option<&'static str> {
    if word.len() < 5 || !word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    tables::nearest_code(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_in_all_their_forms() {
        let read = |text: &'static str| {
            tags(text, |_, _, _| ()).iter().map(|tag| alloc::string::String::from(&**tag)).collect::<Vec<_>>()
        };
        assert_eq!(read("PREL, PGOV, FR"), ["PREL", "PGOV", "FR"]);
        assert_eq!(read("PREL PGOV FR"), ["PREL", "PGOV", "FR"]);
        assert_eq!(read("(PREL, PGOV, SZ)"), ["PREL", "PGOV", "SZ"]);
        assert_eq!(read("prel, Pgov - sz"), ["PREL", "PGOV", "SZ"]);
        assert_eq!(read("OVIP MODEL GEORGE W., PREL"), ["OVIP", "MODEL, GEORGE W.", "PREL"]);
        assert_eq!(read("OVIP (MODEL, PAT Q.), PREL"), ["OVIP", "MODEL, PAT Q.", "PREL"]);
        assert_eq!(read("OVIP MODEL PAT PREL NATO, UK"), ["OVIP", "MODEL, PAT", "PREL", "NATO", "UK"]);
        assert_eq!(read("ETRDEINVECINPGOVCS"), ["ETRD", "EINV", "ECIN", "PGOV", "CS"]);
        // Doubles go when all lines are read.
        assert_eq!(read("PREL, VTPREL"), ["PREL", "VT", "PREL"]);
        assert_eq!(read("PTER MARR, MOPPS"), ["PTER", "MARR", "MOPS"]);
        assert_eq!(read("TU KJUS TIP IN TURKEY"), ["TU", "KJUS", "TIP IN TURKEY"]);
        assert_eq!(read("ETRD, SZ."), ["ETRD", "SZ"]);
        assert_eq!(read("PHUM HUMAN RIGHTSPOLMIL"), ["PHUM", "HUMAN RIGHTS", "POLMIL"]);
        assert_eq!(
            read("PREL NEW ZEALAND MODEL MARY SAMPLE JOHN SZ"),
            ["PREL", "NEW ZEALAND", "MODEL, MARY", "SAMPLE, JOHN", "SZ"]
        );
    }
}
