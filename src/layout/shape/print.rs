//! The lines of printers and archives: pages, sections, distribution, drafting.
//!
//! ```text
//! PAGE 02 ZENDA 09910 110944Z
//! ACTION EB-07
//! INFO OCT-01 EUR-12 ISO-00 /020 W
//! DRAFTED BY: EB/TT:PMODEL
//! ```

use super::{
    classification, clock, figure, is_level_alone, is_routing_indicator, is_upper, level_before, level_word, stamp,
};
use crate::words;

/// One entry of the distribution, `OCT-01`, `SS-25,`: its office, and how many copies. A scan reads the letters of an office
/// as figures: `10-16`, `01C-02`.
pub(crate) fn copies(word: &str) -> Option<(&str, &str)> {
    let (office, copies) = word.trim_matches([',', ';', '(', ')']).rsplit_once('-')?;
    let office = office.trim_end_matches(':');
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'/';
    let named = office.bytes().any(|byte| byte.is_ascii_uppercase())
        || office.len() == 2 && office.bytes().all(|byte| matches!(byte, b'0' | b'1'));
    (named && office.len() <= 8 && office.bytes().all(letters) && is_count(copies)).then_some((office, copies))
}

/// `01`, `O1`, `120`
fn is_count(figures: &str) -> bool {
    (2..=3).contains(&figures.len()) && page_number(figures).is_some()
}

/// The total of a distribution, `/089`, `/007R`, `/O13`: its figures, and what stands behind them.
pub(crate) fn total(word: &str) -> Option<(&str, &str)> {
    let total = word.strip_prefix('/')?;
    let length = total.bytes().take_while(|&byte| figure(byte).is_some()).count();
    let (figures, letter) = total.split_at_checked(length)?;
    let fits = (1..=4).contains(&length) && figures.bytes().any(|byte| byte.is_ascii_digit());
    (fits && matches!(letter, "" | "R" | "W")).then_some((figures, letter))
}

/// `ACTION`, `INFO:`: what an entry of the distribution stands under.
pub(crate) fn distribution_label(word: &str) -> Option<&str> {
    let label = word.trim_end_matches(':');
    matches!(label, "ACTION" | "ORIGIN" | "INFO").then_some(label)
}

/// A line of the Department's distribution: entries, a total, or both, perhaps behind `ACTION`, `ORIGIN` or `INFO`.
pub(crate) fn is_distribution(line: &str) -> bool {
    let (mut found, mut strange) = (0_u32, 0_u32);
    // What is left where the total is lost.
    let mut iso = false;
    let mut open = false;
    for word in words::split(line) {
        // It begins with one of them.
        if found == 0 && strange > 0 {
            return false;
        }
        let count = core::mem::take(&mut open) && is_count(word);
        if count || copies(word).is_some() || total(word).is_some() {
            found += 1;
        } else if word.ends_with('-') && word.len() > 1 {
            // `DOTE- 00`
            open = true;
        } else if !(distribution_label(word).is_some() || matches!(word, "R" | "W" | "(" | "ISO" | ")")) {
            strange += 1;
        }
        iso |= word == "ISO";
    }
    found > strange || iso && strange == 0 && line.len() <= 12
}

/// The line the Department's relay put above the date line: dashes, a time and a running number. Where a scan lost the dashes
/// or made signs of them, number, time and copies make the line: `9AB6A0 110945Z /38`.
pub(crate) fn is_relay_line(line: &str) -> bool {
    if line.len() > 80 {
        return false;
    }
    let dashes = line.bytes().take_while(|&byte| byte == b'-').count();
    if dashes >= 10 {
        return line.get(dashes..).is_some_and(|rest| {
            let rest = rest.trim_start_matches(' ');
            let digits = rest.bytes().filter(u8::is_ascii_digit).count();
            digits >= 4
                && rest.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" /-".contains(&byte))
        });
    }
    behind_dashes(line).is_some()
}

/// What stands behind the dashes of a relay line, or what a scan made of them: `9AB6A0 110945Z /38`, whole.
pub(crate) fn behind_dashes(line: &str) -> Option<&str> {
    let behind = line.bytes().rev().take(6).position(|byte| byte == b'/')?;
    let (groups, copies) = line.split_at_checked(line.len() - behind - 1)?;
    let copies = copies.get(1..)?;
    let counted = copies.len() >= 2 && copies.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let groups = groups.trim_end_matches(' ');
    let at = groups.len().checked_sub(14)?;
    let (noise, pair) = groups.split_at_checked(at)?;
    let (first, second) = pair.split_once(' ')?;
    let number = |word: &str| {
        word.len() == 6
            && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'))
            && word.bytes().any(|byte| byte.is_ascii_digit())
    };
    let fits = counted && (number(first) && is_clock(second) || is_clock(first) && number(second));
    let noise = words::trim(noise);
    (fits && !noise.bytes().any(|byte| byte.is_ascii_alphanumeric() && !byte.is_ascii_lowercase()))
        .then(|| line.get(at..).unwrap_or_default())
}

/// Nothing but day, time and zone: `291400Z`, `2914002`.
fn is_clock(word: &str) -> bool {
    clock(word).is_some_and(|clock| clock.zone == Some('Z') && clock.length == word.len())
}

/// `PAGE 02        HARARE  06677  01 OF 03  291400Z`: the length of the page line at the start of the text, levels before it
/// included.
///
/// The number of the page must stand there; post, number, section and time may be missing.
pub(crate) fn page_line(text: &str) -> Option<usize> {
    let from = behind_levels(text);
    let rest = from.strip_prefix("PAGE ")?.trim_start_matches(' ');
    let (page, rest) = words::first(rest);
    page_number(page)?;
    if rest.is_empty() {
        return Some(text.len());
    }
    page_station(rest).map(|length| text.len() - rest.len() + length)
}

/// What stands behind the levels, one or two, at the start of the text.
fn behind_levels(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..2 {
        if rest.starts_with("PAGE ") {
            break;
        }
        let Some(level) = level_word(rest, false) else { break };
        rest = rest.get(level.length..).unwrap_or_default().trim_start_matches(' ');
        rest = rest.strip_prefix("POSS DUPE").map_or(rest, |rest| rest.trim_start_matches(' '));
    }
    rest
}

/// `02`, `O1`: the number of a page, a letter in it read as the figure that it looks like.
pub(crate) fn page_number(word: &str) -> Option<u16> {
    if !(1..=3).contains(&word.len()) || !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    word.bytes().map(figure).try_fold(0, |value, read| Some(10 * value + u16::from(read?.0)))
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
    if let Some(length) = relayed_station(text) {
        return Some(length);
    }
    let (_, number, length) = post_on_page(text)?;
    let behind = text.get(length..)?;
    let tail = page_tail(behind);
    // A number in two words needs what only a page line has behind it.
    let whole = !number.contains(' ') || tail > 0 || words::trim(behind).is_empty();
    whole.then_some(length + tail)
}

/// `RBXYZC 125A`, `RUEHFRA2440 UNCLAS`: the station and its serial, as ACP 127 has them, and the opening of the text.
pub(crate) fn relayed_station(text: &str) -> Option<usize> {
    let (_, _, behind) = station_and_serial(text)?;
    // `PAGE 02 RUEHFRA2440 C O N F I D E N T I A L PARIS 002440`.
    let opening = classification(behind).map(|parts| parts.length).or_else(|| Some(level_word(behind, false)?.length));
    match opening {
        Some(length) => Some(text.len() - behind.len() + length),
        None => behind.is_empty().then_some(text.len()),
    }
}

/// `RBXYZC 125A`, `RUEHFRA2440` at the start of the text: the station, the figures of its serial, and what stands behind them
/// and the letter of a position.
///
/// Source: ACP 127(G) 208 c.
pub(crate) fn station_and_serial(text: &str) -> Option<(&str, &str, &str)> {
    let (station, rest) = words::first(text.trim_start_matches(words::is_blank_char));
    let letters = station.bytes().take_while(u8::is_ascii_uppercase).count();
    let (station, glued) = station.split_at_checked(letters)?;
    let (number, behind) = if glued.is_empty() { words::first(rest) } else { (glued, rest) };
    let (serial, letter) = words::digits(number);
    let fits = (1..=4).contains(&serial.len()) && letter.len() <= 1 && is_upper(letter);
    (fits && is_routing_indicator(station)).then_some((station, serial, behind))
}

/// Post and number at the start of what names the message in a page line, and their length: `HONG K 02437`, `OSLO 099 11`.
pub(crate) fn post_on_page(text: &str) -> Option<(&str, &str, usize)> {
    // Post: words of capitals up to the number.
    let mut at = 0;
    for words in 0..6 {
        let from = text.get(at..)?.trim_start_matches(words::is_blank_char);
        let start = text.len() - from.len();
        let (word, behind) = words::first(from);
        let post = words::trim(text.get(..start)?);
        if word.bytes().filter(u8::is_ascii_digit).count() >= 4 {
            return (words > 0).then_some((post, word, start + word.len()));
        }
        let (next, _) = words::first(behind);
        let digits = |word: &str| !word.is_empty() && words::digits(word).1.is_empty();
        if words > 0 && digits(word) && digits(next) && (5..=6).contains(&(word.len() + next.len())) {
            let length = text.len() - behind.len() + next.len();
            return Some((post, text.get(start..length)?, length));
        }
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.') {
            return None;
        }
        at = start + word.len();
    }
    None
}

/// What may stand behind the number in a page line, in any order: `TOSEC 990404`, `01 OF 03`, `291400Z`, `POSS DUPE`;
/// its length at the start of the text.
pub(crate) fn page_tail(text: &str) -> usize {
    let mut end = 0;
    loop {
        let from = text.get(end..).unwrap_or_default().trim_start_matches(words::is_blank_char);
        let Some(length) = page_tail_part(from) else { return end };
        end = text.len() - from.len() + length;
    }
}

fn page_tail_part(from: &str) -> Option<usize> {
    let (word, behind) = words::first(from);
    let (second, rest) = words::first(behind);
    if second == "OF" {
        let counted = |word: &str| {
            (1..=2).contains(&word.len())
                && word.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
                && word.bytes().any(|byte| byte.is_ascii_digit())
        };
        let (total, _) = words::first(rest);
        return (counted(word) && counted(total)).then(|| from.len() - rest.len() + total.len());
    }
    if matches!(word, "TOSEC" | "SECTO") {
        return Some(from.len() - behind.len() + words::digits(behind).0.len());
    }
    if word == "POSS" && second == "DUPE" {
        return Some(from.len() - behind.len() + second.len());
    }
    let clock = clock(from).filter(|clock| clock.zone == Some('Z'))?;
    let ends = from.get(clock.length..)?.bytes().next().is_none_or(|byte| !byte.is_ascii_alphanumeric());
    ends.then_some(clock.length)
}

/// What stands in a line between the interruptions at its ends, stamps and page lines; all of the line where it is nothing
/// else.
pub(crate) fn without_interruptions(line: &str) -> &str {
    let mut bare = line;
    // Most lines have neither; the last lines of a text are asked, and they are few.
    while let Some(stamp) = stamp(bare) {
        let (before, behind) = (bare.get(..stamp.start).unwrap_or_default(), bare.get(stamp.end..).unwrap_or_default());
        bare = match (words::trim(before), words::trim(behind)) {
            ("", "") => return line,
            ("", behind) => behind,
            (before, _) => before,
        };
    }
    // A page line ends with a figure, a zone or a word of its own.
    let ends = bare.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'Z' | 'E'));
    let page = if ends { bare.rfind("PAGE ") } else { None }.filter(|&page| {
        let page = bare.get(page..).unwrap_or_default();
        words::split(page).count() > 2 && page_line(page) == Some(page.len())
    });
    let level = page.map(|page| level_before(bare.get(..page).unwrap_or_default()));
    level.filter(|&level| level > 0).map_or(bare, |level| words::trim(bare.get(..level).unwrap_or_default()))
}

/// `00002069  002 OF 004` behind the name of a post: the length from the number to the end of the section count.
///
/// The number has eight digits; `002.2` is page 2 of section 2.
pub(crate) fn section_count(text: &str) -> Option<usize> {
    let (serial, rest) = words::digits(text);
    if serial.len() != 8 || !rest.starts_with(' ') {
        return None;
    }
    section_of(rest.trim_start_matches(' ')).map(|rest| text.len() - rest.len())
}

/// What follows `002 OF 004` or `002.2 OF 004`, which the text begins with.
fn section_of(text: &str) -> Option<&str> {
    let (section, rest) = words::digits(text);
    let rest = match rest.strip_prefix('.') {
        Some(page) => words::digits(page).1,
        None => rest,
    };
    let of = words::strip_prefix_ignore_case(rest.trim_start_matches(' '), "OF")?;
    let (total, rest) = words::digits(of.trim_start_matches(' '));
    (section.len() == 3 && total.len() == 3).then_some(rest)
}

/// `PARIS 00002069  002 OF 004`: the length of the section line at the start of the text.
///
/// Post names are cut to ten characters and may hold blanks.
pub(crate) fn section_line(text: &str) -> Option<usize> {
    // `XXXXXXXXXXXX  002 OF 004`: post and number struck out.
    if text.starts_with("XXXX") {
        let struck = text.len() - text.trim_start_matches('X').len();
        let count = section_of(text.get(struck..)?.trim_start_matches(' '))?;
        return count.is_empty().then_some(text.len());
    }
    let number = text.bytes().take(12).position(|byte| byte.is_ascii_digit())?;
    let (post, count) = text.split_at(number);
    let post_fits = post.ends_with(' ')
        && post.bytes().all(|byte| byte.is_ascii_alphabetic() || b" '-.".contains(&byte))
        && post.starts_with(|c: char| c.is_ascii_alphabetic());
    if post_fits { Some(number + section_count(count)?) } else { None }
}

/// `DUSHANBE 00000575  001.2 OF 0...`: a section line, or what is left of it where the text was cut off.
pub(crate) fn cut_section_line(text: &str) -> Option<usize> {
    section_line(text).or_else(|| {
        let (post, count) = text.split_at(text.bytes().take(12).position(|byte| byte.is_ascii_digit())?);
        let (serial, rest) = words::digits(count);
        let begun = rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'.' | b'O' | b'F'));
        let named = post.ends_with(' ') && post.bytes().all(|byte| byte == b' ' || byte.is_ascii_uppercase());
        (named && serial.len() == 8 && begun).then_some(text.len())
    })
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
        && !is_clock(line)
        && line.starts_with(|c: char| c.is_ascii_digit())
        && line.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || b" -/".contains(&byte))
}

/// Whom a line of the drafting block names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Drafting {
    Drafted,
    Approved,
    Cleared,
    Distribution,
}

/// A label of the drafting block at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DraftingLabel {
    pub(crate) names: Drafting,
    /// How many bytes it takes, its colon included.
    pub(crate) length: usize,
    pub(crate) misspelt: bool,
}

/// `DRAFTED BY`, `APPROVED:`, `EPPROVED BY`, `DRAFTEDBY`, `CLEARANCES:`, `DESIRED DISTRIBUTION` at the start of a line.
pub(crate) fn drafting_label(line: &str) -> Option<DraftingLabel> {
    if !line.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let (word, rest) = words::first(line);
    let bare = word.trim_end_matches(':');
    let signed = bare.len() < word.len();
    let label = |names, rest: &str, misspelt| Some(DraftingLabel { names, length: line.len() - rest.len(), misspelt });
    match bare {
        "DESIRED" => {
            let behind = rest.strip_prefix("DISTRIBUTION")?;
            return label(Drafting::Distribution, behind.strip_prefix(':').unwrap_or(behind), false);
        }
        "DISTRIBUTION" if signed => return label(Drafting::Distribution, rest, false),
        "CLEARANCE" | "CLEARANCES" if signed || rest.is_empty() => return label(Drafting::Cleared, rest, false),
        _ => {}
    }
    let glued = bare.strip_suffix("BY").filter(|verb| verb.len() > 5);
    let verb = glued.unwrap_or(bare);
    // One letter more or less than the words have.
    if !(6..=9).contains(&verb.len()) {
        return None;
    }
    const VERBS: [(&str, Drafting); 3] =
        [("DRAFTED", Drafting::Drafted), ("APPROVED", Drafting::Approved), ("CLEARED", Drafting::Cleared)];
    let (wanted, names) = VERBS.into_iter().find(|(wanted, _)| words::is_near(verb, wanted))?;
    if !is_upper(verb) {
        return None;
    }
    let misspelt = verb != wanted || glued.is_some();
    if signed || rest.is_empty() || glued.is_some() {
        return label(names, rest, misspelt);
    }
    // `DRAFTED Y BY`
    let (stray, behind) = words::first(rest);
    let strange = stray.len() == 1;
    let by = if strange { behind } else { rest };
    // `BY:UNA:PQMODEL`
    let names_behind = by.strip_prefix("BY").filter(|names| names.is_empty() || names.starts_with([' ', ':']));
    match names_behind {
        Some(behind) => label(names, behind.strip_prefix(':').unwrap_or(behind), misspelt || strange),
        // Without `BY` only a name such as `PER/FCA:KLSAMPLE` can follow.
        None => is_clearance(stray).then(|| label(names, rest, true))?,
    }
}

/// Whether a line begins with a label of the drafting block.
pub(crate) fn is_drafting_label(line: &str) -> bool {
    drafting_label(line).is_some()
}

/// `sheet-foot = "Page - " 1*3DIGIT`: at the foot of sheets that an archive printed.
///
/// Source: a telegram of 1988 as it was printed in 1996.
pub(crate) fn is_sheet_foot(line: &str) -> bool {
    line.strip_prefix("Page - ").is_some_and(|number| number.len() <= 3 && words::digits(number).1.is_empty())
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
