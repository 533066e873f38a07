//! The officer who classified a message, and the reasons: `Charge d'Affaires Pat Model; reasons 1.4(b) and (d).`

use alloc::borrow::Cow;

use smallvec::SmallVec;

use super::declassification::{find_reason_word, reasons};
use crate::layout::label;
use crate::model::ClassifiedBy;
use crate::tables;
use crate::words;

/// `classified-by = ((title SP officer-name) / (officer-name "," SP title)) [reason-word] [reasons]`; `officer-name =
/// word *(SP word)`; `title = word *(SP word)`; `reason-word = ("FOR" SP ("REASON" / "REASONS")) / ("REASON" [":"])`:
/// what the text behind `Classified By` says.
///
/// Source: 5 FAH-1 H-240; the forms of telegrams of 2004 to 2010. `from_source`: the label is `Derived from`.
pub(crate) fn classified_by(text: &str, from_source: bool) -> ClassifiedBy<'_> {
    let (reasons, letters) = reasons(text);
    let word = find_reason_word(text).map_or(text.len(), |(start, _)| start);
    let officer = officer_text(text.get(..word.min(letters)).unwrap_or(text), letters < word);
    let mut read = ClassifiedBy { text: Cow::Borrowed(officer), reasons, ..ClassifiedBy::default() };
    // A source is no officer.
    if words::starts_ignore_case(words::trim(text), "DERIVED FROM") || from_source {
        return read;
    }
    let split = name_and_title(officer).or_else(|| {
        // The reasons are garbled: what stands before the last `for` may name the officer.
        let at = officer.rfind(" for ").or_else(|| officer.rfind(" FOR "))?;
        name_and_title(words::trim(officer.get(..at)?))
    });
    // All of it is garbled but the beginning: `CDA Pat Model a.i., Sea3on: ...`
    let split = split.or_else(|| {
        let front = officer.get(..officer.find([',', ';'])?)?;
        let last = words::split(front).last().filter(|last| is_pointed(last))?;
        name_and_title(words::trim(front.get(..words::offset(front, last))?))
    });
    match split {
        Some((name, title)) => {
            read.name = Some(Cow::Borrowed(name));
            read.title = Some(title).filter(|title| !title.is_empty()).map(Cow::Borrowed);
        }
        None if words::split(officer).last().is_some_and(is_title) && officer.len() < 80 => {
            read.title = Some(Cow::Borrowed(officer));
        }
        None => {}
    }
    read
}

/// What names the officer: without a label doubled, the words that lead to the reasons, and signs at the end.
///
/// `section`: the reasons follow at once, so that `Section` may lead to them.
fn officer_text(text: &str, section: bool) -> &str {
    let mut officer = words::trim(text.trim_start_matches([':', ' ', '.']));
    officer = words::strip_prefix_ignore_case(officer, "BY ").map_or(officer, words::trim);
    loop {
        let before = officer;
        officer = without_reason_word(officer);
        if let Some((length, _)) = label::classified_by(officer) {
            officer = words::trim(officer.get(length..).unwrap_or_default()).trim_start_matches([':', ' ']);
        }
        if words::starts_ignore_case(officer, "This message classified by ")
            || words::starts_ignore_case(officer, "This cable classified by ")
        {
            officer = officer.get("This cable classified by ".len()..).map_or(officer, words::trim);
        }
        officer = officer.trim_end_matches([' ', ',', ';', ':', '-', '(', '.', '/', '–']);
        // Initials and `Jr.` keep their point.
        let point = officer.len() < before.len() && before.get(officer.len()..).is_some_and(|cut| cut.starts_with('.'));
        if point && keeps_point(officer) {
            officer = before.get(..=officer.len()).unwrap_or(officer);
        }
        const LEADS: [&str; 18] = [
            ",for",
            " for",
            " fo",
            "-for",
            " fr",
            " per",
            " under",
            " based upon",
            " based on",
            " based 0n",
            " by",
            " pursuant to",
            " EO",
            " E.O",
            " and",
            " due to",
            " in accordance with",
            " IAW",
        ];
        for lead in ["12958", "13526"].into_iter().chain(LEADS) {
            // `..., State, FO`: an office.
            let cut = strip_suffix_ignore_case(officer, lead).filter(|front| lead != " fo" || !front.ends_with(','));
            officer = cut.unwrap_or(officer);
        }
        for lead in [" sections", " section", " sec"] {
            officer = strip_suffix_ignore_case(officer, lead).filter(|_| section).unwrap_or(officer);
        }
        if officer == before {
            return officer;
        }
        if point && keeps_point(officer.trim_end_matches('.')) && before.trim_end() == officer {
            return officer;
        }
    }
}

fn strip_suffix_ignore_case<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let (before, end) = text.split_at_checked(text.len().checked_sub(suffix.len())?)?;
    end.eq_ignore_ascii_case(suffix).then_some(before)
}

/// The text without the halves of the word `reasons` at its end: `Rea sons`, `for reas`.
fn without_reason_word(text: &str) -> &str {
    let words: SmallVec<[&str; 2]> = words::split(text).rev().take(2).collect();
    let is_part = |parts: &[&str], least: usize| {
        let mut letters = parts.iter().rev().flat_map(|part| part.bytes()).map(|byte| byte.to_ascii_lowercase());
        let mut count = 0;
        let same = b"reasons".iter().all(|&wanted| match letters.next() {
            Some(letter) => {
                count += 1;
                letter == wanted
            }
            None => true,
        });
        same && letters.next().is_none() && count >= least
    };
    let count = match words[..] {
        [_, _] if is_part(&words, 6) => 2,
        [last, ..] if is_part(&[last], 3) => 1,
        _ => return text,
    };
    words.get(count - 1).and_then(|word| text.get(..words::offset(text, word))).unwrap_or(text)
}

/// The words among the reasons that have a blank inside, and what each is without it: `reaso ns`, `a nd`.
pub(crate) fn parted_words(reasons: &str) -> impl Iterator<Item = (&str, &'static str)> {
    const WORDS: [&str; 3] = ["reasons", "reason", "and"];
    let mut last = 0;
    words::split(reasons).filter_map(move |word| {
        let at = words::offset(reasons, word);
        let first = core::mem::replace(&mut last, at);
        let parted = reasons.get(first..at + word.len())?.trim_matches(|c: char| !c.is_alphabetic());
        let joined = WORDS.into_iter().find(|word| words::spelled(parted, word) == Some(parted.len()))?;
        parted.contains(' ').then_some((parted, joined))
    })
}

/// Whether what ends so has a point of its own: `Jr.`, `Sr.`, letters parted by points as in `a.i.`.
fn keeps_point(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    matches!(last, "Jr" | "JR" | "Sr" | "SR") || is_pointed(last)
}

/// `a.i.`, `U.S`: single letters parted by points.
fn is_pointed(word: &str) -> bool {
    word.len() >= 3
        && word.trim_end_matches('.').split('.').all(|letter| letter.len() == 1)
        && !words::starts_ignore_case(word, "E.O")
}

/// Whether a word belongs to a title.
fn is_title(word: &str) -> bool {
    let bare = word.trim_matches([',', ':', ';', '.', '(', ')', '-', '\'', '’']);
    // `d'Affaires`, `D’AFFAIRES`, `d,Affaires`.
    let bare = bare.strip_prefix(['d', 'D']).and_then(|rest| rest.strip_prefix(['\'', '’', ','])).unwrap_or(bare);
    let known = |part: &str| tables::is_title(part) || is_near_title(part);
    let behind_prefix = || {
        let starts = ["POL", "ECON", "ECO", "MIN", "ADMIN", "VICE", "CONS"]
            .iter()
            .filter_map(|prefix| words::strip_prefix_ignore_case(bare, prefix));
        starts.clone().any(|rest| rest.len() >= 3 && known(rest))
            || starts.clone().any(|rest| rest == "MC" || rest.eq_ignore_ascii_case("mincouns"))
    };
    !bare.is_empty()
        && (known(bare)
            || behind_prefix()
            || bare.eq_ignore_ascii_case("A.I")
            || bare.contains('/')
            || bare.contains('&')
            // `ESTOff`
            || bare.strip_suffix("Off").is_some_and(|field| field.len() > 1 && field.bytes().all(|b| b.is_ascii_uppercase()))
            || bare.contains('-')
                && (bare.rsplit('-').next().is_some_and(|part| part.len() > 3 && known(part))
                    || bare.split('-').next().is_some_and(|part| part.len() > 5 && known(part)))
            || ["off", "couns", "oung", "min", "cons", "legatt", "pols"].iter().any(|end| {
                bare.len() >= end.len() + 2
                    && bare.get(bare.len() - end.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
                    && bare.get(..3).is_some_and(|head| {
                        ["POL", "ECO", "CON", "EMB", "ECM", "ADM", "MIN", "PAO", "LAB"]
                            .iter()
                            .any(|known| head.eq_ignore_ascii_case(known))
                    })
            }))
}

/// Whether a word of titles has a letter amiss.
fn is_near_title(word: &str) -> bool {
    word.len() >= 4 && tables::titles().iter().any(|title| title.len() >= 5 && words::is_near(word, title))
}

/// The officer's name and title: `Ambassador Pat Q. Model`, `Pat Q. Model, Ambassador`, `DCM: Pat Model`.
fn name_and_title(officer: &str) -> Option<(&str, &str)> {
    if let Some((front, behind)) = officer.split_once(',') {
        let (front, behind) = (words::trim(front), words::trim(behind));
        let titled = is_title(words::first(behind).0)
            || words::split(behind).any(|word| tables::is_title(word.trim_end_matches(',')));
        let parts = words::split(front).count();
        if !is_suffix(words::first(behind).0) {
            if ((2..=5).contains(&parts) || parts == 1 && titled) && is_whole_name(front) {
                // `MODEL, PAT, AMBASSADOR`
                if let Some((given, title)) = behind.split_once(',').filter(|_| parts == 1 && !tables::is_title(front))
                {
                    let length = words::offset(officer, given) + given.len();
                    if words::split(given).count() <= 2
                        && is_whole_name(given)
                        && is_title(words::first(words::trim(title)).0)
                    {
                        return Some((officer.get(..length)?, words::trim(title)));
                    }
                }
                return Some((front, behind));
            }
            // `Ambassador Pat Model, Embassy Bern`.
            if let Some(read) = Some(front).filter(|_| titled && parts > 1).and_then(name_before_title) {
                return Some(read);
            }
        }
    }
    name_before_title(officer)
}

/// The officer's title and name behind it: `Ambassador Pat Q. Model`.
fn name_before_title(officer: &str) -> Option<(&str, &str)> {
    let mixed = officer.bytes().any(|byte| byte.is_ascii_lowercase());
    // From behind: surname, initials, given names, up to a word that belongs to the title.
    let mut start = officer.len();
    let mut names = 0;
    let mut stopped_by_preposition = false;
    let mut minimal = None;
    let mut rest = officer;
    loop {
        let front = rest.trim_end_matches(' ');
        if front.is_empty() {
            break;
        }
        let at = front.rfind([' ', '-']).map_or(0, |at| at + 1);
        // `PIERRE-RICHARD` is one name, ` - ` parts.
        let at = if at > 0
            && front.as_bytes().get(at - 1) == Some(&b'-')
            && front.as_bytes().get(at.wrapping_sub(2)) != Some(&b' ')
        {
            front.rfind(' ').map_or(0, |at| at + 1)
        } else {
            at
        };
        let word = front.get(at..)?;
        let bare = word.trim_end_matches([',', '.']);
        // `Luis G, Moreno`: a comma for the point.
        let initial = bare.len() == 1 && word.ends_with(',');
        let closed = names > 0
            && word.ends_with([',', ':', ';', ')'])
            && !initial
            && !is_suffix(officer.get(start..).unwrap_or_default());
        if closed || word.is_empty() {
            break;
        }
        if names == 0 && start == officer.len() && is_suffix(bare) {
            start = at;
            rest = officer.get(..at)?;
            continue;
        }
        if is_initial(bare) && bare != "A.I" && names > 0 {
            start = at;
            rest = officer.get(..at)?;
            continue;
        }
        if is_particle(bare) && names > 0 && mixed {
            start = at;
            rest = officer.get(..at)?;
            continue;
        }
        if is_preposition(bare) {
            stopped_by_preposition = true;
            break;
        }
        let abbreviation = mixed
            && bare.len() >= 2
            && !bare.bytes().any(|byte| byte.is_ascii_lowercase())
            && names > 0
            && officer.get(start..).is_some_and(|name| name.bytes().any(|byte| byte.is_ascii_lowercase()));
        let led_in = bare.strip_prefix("d'").or_else(|| bare.strip_prefix("d’"));
        let name_like = led_in.unwrap_or(bare).starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
            && bare
                .chars()
                .all(|c| c.is_alphabetic() || c == '0' || matches!(c, '-' | '\'' | '’' | '.' | '`' | '"' | '“' | '”'));
        if !name_like || abbreviation || is_title(bare) || names == 4 {
            break;
        }
        names += 1;
        start = at;
        if names == 2 {
            minimal = Some(at);
        }
        rest = officer.get(..at)?;
    }
    if stopped_by_preposition && names > 2 {
        start = minimal.unwrap_or(start);
    }
    if names == 0 {
        return None;
    }
    let name = words::trim(officer.get(start..)?).trim_end_matches(',');
    let title = officer.get(..start)?.trim_end_matches([' ', ',', ':', ';', '-', '(']);
    Some((name, words::trim(title)))
}

/// Whether all words are parts of a name, none of a title.
fn is_whole_name(text: &str) -> bool {
    words::split(text).all(|word| {
        let bare = word.trim_end_matches('.');
        is_initial(bare) && bare != "A.I"
            || is_particle(bare)
            || !is_title(bare)
                && !is_preposition(bare)
                && bare.starts_with(|c: char| c.is_uppercase())
                && bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
    }) && !words::split(text).next().is_some_and(|first| {
        first.len() > 1
            && first.len() < 5
            && !first.ends_with('.')
            && text.bytes().any(|b| b.is_ascii_lowercase())
            && !first.bytes().any(|b| b.is_ascii_lowercase())
    })
}

fn is_suffix(word: &str) -> bool {
    let bare = word.trim_matches([',', '.', ' ']);
    matches!(bare, "Jr" | "JR" | "Sr" | "SR" | "II" | "III" | "IV")
}

fn is_initial(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
    (1..=2).contains(&letters)
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.')
        && (word.len() == 1 || word.contains('.'))
}

fn is_particle(word: &str) -> bool {
    matches!(word, "de" | "van" | "der" | "von" | "la" | "du" | "den" | "di" | "al" | "el")
}

fn is_preposition(word: &str) -> bool {
    ["TO", "FOR", "OF", "IN", "AND", "BY", "THE", "AT", "ON", "FROM", "A", "AS"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn officers_in_all_their_forms() {
        let read = |text: &'static str| {
            let read = classified_by(text, false);
            (read.name.map(Cow::into_owned).unwrap_or_default(), read.title.map(Cow::into_owned).unwrap_or_default())
        };
        let pair = |name: &str, title: &str| (name.into(), title.into());
        assert_eq!(read("AMBASSADOR MODEL FOR REASONS 1.4 (B) AND (D)."), pair("MODEL", "AMBASSADOR"));
        assert_eq!(
            read("Charge d'Affaires a.i. Pat Q. Model; reasons 1.4(b)"),
            pair("Pat Q. Model", "Charge d'Affaires a.i.")
        );
        assert_eq!(
            read("Pat Q. Model, Assistant Secretary, VCI; REASON: 1.4(B), (D)"),
            pair("Pat Q. Model", "Assistant Secretary, VCI")
        );
        assert_eq!(read("CDA: Pat Model for reasons 1.4"), pair("Pat Model", "CDA"));
        assert_eq!(read("AF/C - MARY BETH MODEL, REASON 1.5 (D)."), pair("MARY BETH MODEL", "AF/C"));
        assert_eq!(
            read("Special Representative for Zenda and Xanadu Pat C. Model"),
            pair("Pat C. Model", "Special Representative for Zenda and Xanadu")
        );
        assert_eq!(
            read("Ambassador Robert O. Model, Jr. for reasons 1.4 (b, d)."),
            pair("Robert O. Model, Jr.", "Ambassador")
        );
        assert_eq!(read("PRM/AFR Dir. Margaret McModel-reasons 1.4(b/d)"), pair("Margaret McModel", "PRM/AFR Dir."));
        assert_eq!(read("Ambassador for reasons 1.4 (b)"), pair("", "Ambassador"));
        assert_eq!(read("Charge Pat Model, a.i.; reason 1.4 (b)"), pair("Pat Model", "Charge"));
        assert_eq!(
            read("Pat Q. Model, Consul General, State, FO; REASON: 1.4(B)"),
            pair("Pat Q. Model", "Consul General, State, FO")
        );
        assert_eq!(
            read("Pat de la Model, Political Officer, reason 1.4 (b)"),
            pair("Pat de la Model", "Political Officer")
        );
        assert_eq!(read("MODEL, PAT, AMBASSADOR FOR REASON 1.4 (B)"), pair("MODEL, PAT", "AMBASSADOR"));
        assert_eq!(read("Ambassador Jean-Luc d'Model, reason 1.4 (b)"), pair("Jean-Luc d'Model", "Ambassador"));
        assert_eq!(read("DCM Luis G, Model for reason 1.4 (b)"), pair("Luis G, Model", "DCM"));
        assert_eq!(read("ESTOff Pat Model, for reason 1.4 (b)"), pair("Pat Model", "ESTOff"));
        assert_eq!(read("CDA Pat Model a.y., Sea3on: Sectaons 9.Q"), pair("Pat Model", "CDA"));
        assert_eq!(read("DCM Pat Model, UNDER E.O. 12958, sections 1.4 (b)"), pair("Pat Model", "DCM"));
    }

    #[test]
    fn words_with_a_blank_inside() {
        let read = |text: &'static str| parted_words(text).collect::<alloc::vec::Vec<_>>();
        assert_eq!(read(", for reaso ns 1.4 (b), (c) A ND (d)."), [("reaso ns", "reasons"), ("A ND", "and")]);
        assert_eq!(read("  Reason s: 1.4 B AN D D"), [("Reason s", "reasons"), ("AN D", "and")]);
        assert_eq!(read("Reasons 1.4 (a) and (d), reason a. and"), []);
    }
}
