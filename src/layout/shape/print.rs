//! The lines of printers and archives: pages, sections, distribution, drafting.
//!
//! ```text
//! PAGE 02 ZENDA 09910 110944Z
//! ACTION EB-07
//! INFO OCT-01 EUR-12 ISO-00 /020 W
//! DRAFTED BY: EB/TT:PMODEL
//! ```

use super::{classification, is_level_alone, is_routing_indicator, is_upper, level_word};
use crate::words;

/// One entry of the distribution: `OCT-01`, `SS-25`.
pub(super) fn is_copies(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(office, copies)| {
        !office.is_empty()
            && office.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'/')
            && office.bytes().any(|byte| byte.is_ascii_uppercase())
            && (2..=3).contains(&copies.len())
            && copies.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The total of a distribution: `/089`, `/007R`, with the letter glued or not.
pub(super) fn is_total(word: &str) -> bool {
    word.strip_prefix('/').is_some_and(|total| {
        let (figures, letter) = words::digits(total);
        (1..=4).contains(&figures.len()) && matches!(letter, "" | "R" | "W")
    })
}

/// A line of the Department's distribution: entries, a total, or both, behind `ACTION`, `ORIGIN` or `INFO`.
pub(crate) fn is_distribution(line: &str) -> bool {
    let (first, rest) = words::first(line);
    let labelled = matches!(first, "ACTION" | "ORIGIN" | "INFO");
    let entries = if labelled { rest } else { line };
    // What is left where the total is lost.
    if matches!(line, "( ISO ) R" | "( ISO ) W") {
        return true;
    }
    let mut found = 0_u32;
    for word in words::split(entries) {
        if is_copies(word) || is_total(word) {
            found += 1;
        } else if !(found > 0 && matches!(word, "R" | "W" | "(" | "ISO" | ")")) {
            return labelled && found > 0;
        }
    }
    found > 0
}

/// The line the Department's relay put above the date line: dashes, a time and a running number.
pub(crate) fn is_relay_line(line: &str) -> bool {
    let dashes = line.bytes().take_while(|&byte| byte == b'-').count();
    dashes >= 10
        && line.get(dashes..).is_some_and(|rest| {
            let rest = rest.trim_start_matches(' ');
            let digits = rest.bytes().filter(u8::is_ascii_digit).count();
            digits >= 4
                && rest.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" /-".contains(&byte))
        })
}

/// `PAGE 02        HARARE  06677  01 OF 03  291400Z`: the length of the page line at the start of the text.
///
/// The number of the page must stand there; post, number, section and time may be missing.
pub(crate) fn page_line(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("PAGE ")?.trim_start_matches(' ');
    let (page, rest) = words::digits(rest);
    if page.is_empty() || page.len() > 3 {
        return None;
    }
    if words::trim(rest).is_empty() {
        return Some(text.len());
    }
    page_station(rest).map(|length| text.len() - rest.len() + length)
}

/// `PAGE 02 HARA`: a page line, or what is left of it where the text was cut off.
pub(crate) fn cut_page_line(text: &str) -> Option<usize> {
    page_line(text).or_else(|| {
        let (page, rest) = words::digits(text.strip_prefix("PAGE ")?.trim_start_matches(' '));
        let begun = page.len() == 2 && rest.bytes().all(|byte| byte == b' ' || byte.is_ascii_uppercase());
        (begun && words::split(rest).count() <= 3).then_some(text.len())
    })
}

/// `MANAMA 09906 031340Z`: what names the message in a page line, at the start of the text; its length.
pub(crate) fn page_station(text: &str) -> Option<usize> {
    // `RBXYZC 125A`: the station and its serial, as ACP 127 has them.
    let (station, rest) = words::first(words::trim(text));
    let (serial, behind) = words::first(rest);
    let (figures, letter) = words::digits(serial);
    let numbered = (1..=4).contains(&figures.len()) && letter.len() <= 1 && is_upper(letter);
    if is_routing_indicator(station) && numbered && (behind.is_empty() || is_level_alone(behind)) {
        return Some(text.len());
    }
    let rest = text;
    // Post: words of capitals up to the number.
    let mut end = 0;
    let mut at = rest;
    let mut figures = "";
    for _ in 0..6 {
        let from = at.trim_start_matches(words::is_blank_char);
        let (word, behind) = words::first(from);
        let number = word.bytes().filter(u8::is_ascii_digit).count();
        if number >= 4 {
            figures = word;
            end = text.len() - from.len() + word.len();
            at = behind;
            break;
        }
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.') {
            return None;
        }
        at = behind;
    }
    if figures.is_empty() {
        return None;
    }
    // `TOSEC 990404`, `01 OF 03`, `291400Z`, `POSS DUPE`, `UNCLAS`, in any number.
    loop {
        let from = at.trim_start_matches(words::is_blank_char);
        let (word, behind) = words::first(from);
        let section = || {
            let mut three = words::split(from).take(3);
            let number = |word: Option<&str>| {
                word.is_some_and(|word| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()))
            };
            number(three.next()) && three.next() == Some("OF") && number(three.next())
        };
        let mut take = word.len();
        if section() {
            let (_, behind_of) = words::first(behind);
            take = from.len() - behind_of.len() + words::first(behind_of).0.len();
        } else if matches!(word, "TOSEC" | "SECTO") {
            take = from.len() - behind.len() + words::digits(behind).0.len();
        } else if let Some(parts) = classification(from) {
            // `PAGE 02 RUEHFRA2440 C O N F I D E N T I A L PARIS 002440`.
            take = parts.length;
        } else if let Some(level) = level_word(from, false) {
            take = level.length;
        } else if word == "POSS" && behind.starts_with("DUPE") {
            take = from.len() - behind.len() + 4;
        } else if !(is_clock(word) || is_clock_with_blank(from)) {
            break;
        } else if !is_clock(word) {
            take = from.len() - behind.len() + 1;
        }
        end = text.len() - from.len() + take;
        at = from.get(take..).unwrap_or_default();
    }
    Some(end)
}

/// `291400Z`, `2914002`: a scan may read the letter as the figure.
pub(super) fn is_clock(word: &str) -> bool {
    word.len() == 7
        && (word.ends_with('Z') && words::digits(word).0.len() == 6
            || word.ends_with('2') && words::digits(word).0 == word)
}

/// `291400 Z`, as in 1973.
pub(super) fn is_clock_with_blank(text: &str) -> bool {
    let (figures, rest) = words::digits(text);
    figures.len() == 6 && rest.trim_start_matches(' ').starts_with('Z') && rest.starts_with(' ')
}

/// `00002069  002 OF 004` behind the name of a post: the length from the number to the end of the section count.
///
/// The number has eight digits; `002.2` is page 2 of section 2.
pub(crate) fn section_count(text: &str) -> Option<usize> {
    let (serial, rest) = words::digits(text);
    if serial.len() != 8 || !rest.starts_with(' ') {
        return None;
    }
    let (section, rest) = words::digits(rest.trim_start_matches(' '));
    let rest = match rest.strip_prefix('.') {
        Some(page) => words::digits(page).1,
        None => rest,
    };
    let of = words::strip_prefix_ignore_case(rest.trim_start_matches(' '), "OF")?;
    let (total, rest) = words::digits(of.trim_start_matches(' '));
    (section.len() == 3 && total.len() == 3).then(|| text.len() - rest.len())
}

/// `PARIS 00002069  002 OF 004`: the length of the section line at the start of the text.
///
/// Post names are cut to ten characters and may hold blanks.
pub(crate) fn section_line(text: &str) -> Option<usize> {
    let number = text.bytes().take(12).position(|byte| byte.is_ascii_digit())?;
    let (post, count) = text.split_at(number);
    let post_fits = post.ends_with(' ')
        && post.bytes().all(|byte| byte.is_ascii_alphabetic() || b" '-.".contains(&byte))
        && post.starts_with(|c: char| c.is_ascii_alphabetic());
    if post_fits { Some(number + section_count(count)?) } else { None }
}

/// `short-number = 2*6DIGIT [ALPHA]`, perhaps with a blank, a hyphen or a slant in it: `47`, `12-33`, `66011`, `53A`,
/// under a page line. Its meaning is not known.
///
/// Source: print-outs of 1973 to 1979.
pub(crate) fn is_short_number(line: &str) -> bool {
    if line.len() > 8 {
        return false;
    }
    let figures = line.bytes().filter(u8::is_ascii_digit).count();
    let letters = line.bytes().filter(u8::is_ascii_uppercase).count();
    (2..=6).contains(&figures)
        && letters <= 1
        && line.starts_with(|c: char| c.is_ascii_digit())
        && line.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" -/".contains(&byte))
}

/// `DRAFTED BY`, `APPROVED BY:`, `DESIRED DISTRIBUTION` at the start of a line, and the slips of the survey.
pub(crate) fn is_drafting_label(line: &str) -> bool {
    const LABELS: [&str; 10] = [
        "DRAFTED BY",
        "DRAFTEDBY",
        "DRAFTED Y BY",
        "DRAFTED:",
        "APPROVED BY",
        "EPPROVED BY",
        "APPROVED:",
        "CLEARED BY",
        "CLEARED:",
        "DESIRED DISTRIBUTION",
    ];
    LABELS.iter().any(|label| line.starts_with(label)) || line == "APPROVED" || line == "DRAFTED"
}

/// `EUR/NE:STSPECIMEN`, `L/M:PQMODEL NEA:RSSAMPLE (DRAFT)`: those who cleared a message, below the label.
pub(crate) fn is_clearance(line: &str) -> bool {
    let named = |word: &str| {
        word.split_once(':').is_some_and(|(office, name)| {
            !office.is_empty()
                && office.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'/')
                && name.len() > 2
                && is_upper(name)
        })
    };
    line.len() <= 60
        && words::split(line).all(|word| named(word) || word.starts_with('(') && word.ends_with(')'))
        && named(words::first(line).0)
}

/// `B1`, `B7(C)`, `1.4(D)`, `25X6`: why something may be withheld. Sources: 5 U.S.C. 552(b);
/// E.O. 12958 and 13526, sections 1.4 and 3.3.
pub(crate) fn is_exemption(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    let mut bytes = bare.bytes();
    let coded = match bytes.next() {
        Some(b'B' | b'b' | b'(') => bytes.next().is_some_and(|byte| byte.is_ascii_alphanumeric()),
        Some(b'1') => bytes.next() == Some(b'.') && bytes.next().is_some_and(|byte| byte.is_ascii_digit()),
        Some(b'2' | b'5') => bare.contains('X'),
        _ => false,
    };
    coded && bare.len() <= 9 && bare.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a line holds nothing but such codes: `B1,1.4(D)`.
pub(crate) fn are_exemptions(line: &str) -> bool {
    words::split(line).all(|word| word.split(',').all(|code| code.is_empty() || is_exemption(code)))
}

/// The mark of sensitive matter at the head and foot of a page, below its level.
pub(crate) const SENSITIVE: &str = "SBU";

/// `page-foot = [1*24<any character> 3*SP] "Page" blanks 1*3<a figure, or what a scan made of it> blanks "of" blanks 1*3<a
/// figure>`: `UNCLASSIFIED          Page 2 of 7`.
///
/// Source: telegrams released in February 2026.
pub(crate) fn is_page_foot(line: &str) -> bool {
    const LONGEST: usize = "Page 100 of 100".len();
    let bytes = line.as_bytes();
    // Nearly every line is asked, and ends with a letter or a sign.
    if !matches!(bytes.last(), Some(b'0'..=b'9' | b'?')) {
        return false;
    }
    let from = bytes.len().saturating_sub(LONGEST);
    let Some(found) = bytes.get(from..).and_then(|end| end.windows(4).position(|word| word == b"Page")) else {
        return false;
    };
    let (front, count) = line.split_at(from + found);
    let level = front.trim_end_matches(words::is_blank_char);
    let figure = |text: &str| {
        let text = words::trim(text);
        (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'?')
    };
    (level.is_empty() || level.len() <= 24 && front.len() - level.len() >= 3)
        && count
            .get(4..)
            .and_then(|count| count.split_once("of"))
            .is_some_and(|(page, all)| figure(page) && figure(all))
}

/// `release-words = release-word *(blanks "/" blanks release-word)`; `release-word = ("Released" / "Release" / "Declassified" /
/// "Denied") SP "in" SP ("Full" / "Part")`: a stamp of those who released the message.
///
/// Source: telegrams released in February 2026.
pub(crate) fn is_release_words(line: &str) -> bool {
    // Few lines begin so.
    if !matches!(line.as_bytes(), [b'R' | b'r' | b'D' | b'd', b'E' | b'e', b'L' | b'l' | b'C' | b'c' | b'N' | b'n', ..])
    {
        return false;
    }
    let is = |word: Option<&str>, known: &[&str]| {
        word.is_some_and(|word| known.iter().any(|known| word.eq_ignore_ascii_case(known)))
    };
    line.split('/').all(|part| {
        let mut words = words::split(part);
        is(words.next(), &["RELEASED", "RELEASE", "DECLASSIFIED", "DENIED"])
            && is(words.next(), &["IN"])
            && is(words.next(), &["FULL", "PART"])
            && words.next().is_none()
    })
}

/// `release-foot = "US Department of State" / (1*2DIGIT "/" 1*2DIGIT "/" 4DIGIT)`: below such a stamp, behind a name.
///
/// Source: telegrams released in February 2026.
pub(crate) fn is_release_foot(line: &str) -> bool {
    let mut parts = line.split('/');
    let mut figures = |lengths: core::ops::RangeInclusive<usize>| {
        parts.next().is_some_and(|part| lengths.contains(&part.len()) && words::digits(part).1.is_empty())
    };
    line == "US Department of State" || line.len() <= 10 && figures(1..=2) && figures(1..=2) && figures(4..=4)
}

/// `release-case = 2*4ALPHA "-" 4DIGIT "-" 1*DIGIT blanks word blanks %x22 level-word %x22 *<any character>`: the case, the
/// document and its level, `CSP-2025-00040   B-00002707027   "UNCLASSIFIED"   3/2/2026`.
///
/// Source: telegrams released in February 2026.
pub(crate) fn is_release_case(line: &str) -> bool {
    let letters = line.bytes().take(5).take_while(u8::is_ascii_uppercase).count();
    let Some(rest) = line.get(letters..).filter(|_| (2..=4).contains(&letters)) else { return false };
    let (year, rest) = words::digits(rest.strip_prefix('-').unwrap_or_default());
    let (number, rest) = words::digits(rest.strip_prefix('-').unwrap_or_default());
    let (_, rest) = words::first(words::trim(rest));
    let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')).map_or("", |(level, _)| level);
    year.len() == 4 && !number.is_empty() && is_level_alone(quoted)
}

/// `page-head = level-word 3*SP center-number`: the head of a printed page, `CONFIDENTIAL     PTQ1234`.
///
/// Source: telegrams of 2004 to 2010.
pub(crate) fn is_page_head(line: &str) -> bool {
    level_word(line, false).is_some_and(|level| {
        let rest = line.get(level.length..).unwrap_or_default();
        rest.starts_with("   ") && is_center_number(words::trim(rest))
    })
}

/// `center-number = 2*4ALPHA 4DIGIT`: the number that a communications center gave, `TED1302`, `PTQ1859`.
///
/// Source: telegrams of 2004 to 2010.
pub(crate) fn is_center_number(line: &str) -> bool {
    let letters = line.bytes().take_while(u8::is_ascii_uppercase).count();
    (2..=4).contains(&letters)
        && line.len() == letters + 4
        && line.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}
