//! The lines of the heading: what a message has for the stations that pass it on, and its date line.
//!
//! ```text
//! VZCZCXYZ0417
//! PP RUEHWEB
//! DE RUEHZE #0055/01 0431655
//! P 121655Z FEB 08
//! ```

use crate::model::month_number;
use crate::words;

/// A routing indicator: `R` and three to seven more letters.
pub(crate) fn is_routing_indicator(word: &str) -> bool {
    (4..=8).contains(&word.len()) && word.starts_with('R') && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A prosign of precedence.
pub(crate) fn is_prosign(byte: u8) -> bool {
    matches!(byte, b'R' | b'P' | b'O' | b'Z' | b'Y' | b'W')
}

/// Format line 1: `VZCZCXYZ0011`, `VV   EUC093WNA114`, `ZCZCDOA123`, and as ACP 127 prints it:
/// `VV (3 SPACES) PCB111(5 SPACES)UU`, `(TI)`.
pub(crate) fn is_transmission_identifier(line: &str) -> bool {
    let (word, rest) = words::first(line);
    let rest_fits = rest.len() <= 32;
    let automatic = word.strip_prefix('V').unwrap_or(word).strip_prefix("ZCZC");
    automatic.is_some_and(|channel| channel.bytes().all(|byte| byte.is_ascii_alphanumeric()) && rest_fits)
        || word == "VV"
            && rest_fits
            && rest.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase() || byte == b'(')
        || word == "(TI)"
}

/// `bare-identifier = 1*(3ALPHA [SP] 3DIGIT) [blanks ("UU" / "HH")]`: a transmission identifier without its start
/// function, `AEA 147`, `FDA035EUA024ERA017`, `QTA145     UU`; only above a routing line.
///
/// Source: ACP 127(G) 120 to 124.
pub(crate) fn is_bare_identifier(line: &str) -> bool {
    // The figures begin behind three letters and at most one blank.
    if !line.as_bytes().get(3..5).is_some_and(|bytes| bytes.iter().any(u8::is_ascii_digit)) {
        return false;
    }
    let bare = line.trim_end_matches("UU").trim_end_matches("HH").trim_end_matches(' ');
    let solid = bare.bytes().filter(|&byte| byte != b' ');
    let letters = |at: usize, byte: u8| if at % 6 < 3 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() };
    let count = solid.clone().count();
    count > 0 && count % 6 == 0 && solid.enumerate().all(|(at, byte)| letters(at, byte)) && bare.len() <= count + 1
}

/// The line without the bell signal that stands before a FLASH: `JJJJJSSSSSZZ RBDIF`.
///
/// Source: ACP 127(G) 137.e.
pub(crate) fn without_bell(line: &str) -> &str {
    if !line.starts_with(['(', '\u{7}', 'J']) {
        return line;
    }
    let bare = line.trim_start_matches("(FIGS)").trim_start_matches('\u{7}');
    let bare = bare.strip_prefix("JJJJJSSSSS").unwrap_or(bare);
    bare.trim_start_matches("(LTRS)")
}

/// Format line 2: a doubled prosign and routing indicators. `00` is what a scan reads for `OO`.
pub(crate) fn is_routing(line: &str) -> bool {
    let line = without_bell(line);
    match line.as_bytes() {
        [first, second, b' ', ..] if first == second && (is_prosign(*first) || *first == b'0') => {
            words::split(line).nth(1).is_some_and(is_routing_indicator)
        }
        _ => false,
    }
}

/// A further line of format line 2, or of the header line of JANAP 128: nothing but routing indicators.
pub(crate) fn is_routing_continued(line: &str) -> bool {
    line.starts_with('R') && words::split(line.strip_suffix('.').unwrap_or(line)).all(is_routing_indicator)
}

/// A line that a relay put below the stations it called: `ZOV RUXYABC`.
pub(crate) fn is_pilot(line: &str) -> bool {
    line.starts_with('Z') && matches!(words::first(line).0, "ZOV" | "ZFD" | "ZDG" | "ZEL")
}

/// Format line 3: `DE` and a routing indicator.
pub(crate) fn is_calling_station(line: &str) -> bool {
    line.strip_prefix("DE ").is_some_and(|rest| words::split(rest).next().is_some_and(is_routing_indicator))
}

/// `cancellation = (8("E" blanks) "AR") / ("ZXB" [blanks "ZXB"]) / "ZPH"`, alone in its line: the transmission is cancelled.
///
/// Source: ACP 127(G) 424.
pub(crate) fn is_cancellation(line: &str) -> bool {
    match line.as_bytes().first() {
        Some(b'E') => line.bytes().filter(|&byte| byte != b' ').eq(*b"EEEEEEEEAR"),
        Some(b'Z') => matches!(line, "ZXB" | "ZXB ZXB" | "ZPH"),
        _ => false,
    }
}

/// Day, hour, minute and zone of a time group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) day: u8,
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    /// The letter of the zone, if one stands there.
    pub(crate) zone: Option<char>,
    /// How many bytes it takes.
    pub(crate) length: usize,
    /// What had to be told from something else.
    pub(crate) mended: Mended,
}

/// What was amiss with a word of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mended {
    #[default]
    Nothing,
    /// A letter stood for a figure, or a figure for a letter.
    Sign,
    /// One of two equal figures was too many.
    Doubled,
}

/// Day, time and zone at the start of the text, `250719Z`, `18 1005Z`, `091118 Z`; the one reader of all time groups.
///
/// What the grammar demands tells what a scan or a typist made something else of: `O` and `I` among figures are `0` and
/// `1`, a `2` or `7` in place of the zone is `Z` (`1409552`), one of two equal figures is too many where there are seven
/// (`1409555Z`).
pub(crate) fn clock(text: &str) -> Option<Clock> {
    let bytes = text.as_bytes();
    let mut values = [0_u8; 7];
    let (mut count, mut at, mut letters) = (0, 0, 0);
    let (plain, _) = words::digits(text);
    if plain.len() == 6 {
        plain.bytes().zip(&mut values).for_each(|(figure, value)| *value = figure - b'0');
        (count, at) = (6, 6);
    }
    while plain.len() != 6 && count < 7 {
        let Some((value, letter)) = bytes.get(at).and_then(|&byte| figure(byte)) else {
            let blank = bytes.get(at) == Some(&b' ') && at == count && (1..6).contains(&count);
            if blank && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                at += 1;
                continue;
            }
            break;
        };
        // Behind the sixth a letter is the zone.
        if letter && (count == 6 || at == 0 && !bytes.get(1).is_some_and(u8::is_ascii_digit)) {
            break;
        }
        letters += usize::from(letter);
        *values.get_mut(count)? = value;
        count += 1;
        at += 1;
    }
    if count < 6 || letters > 2 || bytes.get(at).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let behind = text.get(at..)?;
    let spaced = behind.trim_start_matches(' ');
    let letter = spaced.chars().next().filter(char::is_ascii_alphabetic).filter(|_| {
        // `Z JUN 73`: the zone is a letter of its own. In `250719 JAN 08` it is missing.
        let after = spaced.get(1..).unwrap_or_default();
        let run = after.bytes().take_while(u8::is_ascii_alphabetic).count();
        run == 0 || after.get(..run).and_then(month_number).is_some()
    });
    let mut mended = if letters > 0 { Mended::Sign } else { Mended::Nothing };
    let mut zone = letter.map(|letter| letter.to_ascii_uppercase());
    let mut length = if zone.is_some() { text.len() - spaced.len() + 1 } else { at };
    if count == 7 {
        mended = Mended::Sign;
        if zone == Some('Z') && letters == 0 {
            mended = Mended::Doubled;
            values = without_doubled(values)?;
        } else if letter.is_none() && matches!(values.last(), Some(2 | 7)) {
            zone = Some('Z');
            length = at;
        } else {
            return None;
        }
    }
    if letters > 0 && zone != Some('Z') {
        return None;
    }
    let [day, hour, minute] = pairs(values);
    Some(Clock { day, hour, minute, zone, length, mended })
}

/// Day, hour and minute of six figures.
fn pairs([tens, ones, hour_tens, hour_ones, minute_tens, minute_ones, _]: [u8; 7]) -> [u8; 3] {
    [10 * tens + ones, 10 * hour_tens + hour_ones, 10 * minute_tens + minute_ones]
}

/// The figures of a time of day, one of two equal ones left out, if only one reading makes such a time.
fn without_doubled(values: [u8; 7]) -> Option<[u8; 7]> {
    let mut read = None;
    for at in 0..6 {
        if values.get(at) != values.get(at + 1) {
            continue;
        }
        let mut six = values;
        six.copy_within(at + 1.., at);
        let [day, hour, minute] = pairs(six);
        let timely = (1..=31).contains(&day) && hour < 24 && minute < 60;
        if timely && read.is_some_and(|known: [u8; 7]| known.get(..6) != six.get(..6)) {
            return None;
        }
        read = read.or(timely.then_some(six));
    }
    read
}

/// A figure, or the letter that a scan reads for it; and whether it is a letter.
pub(crate) fn figure(byte: u8) -> Option<(u8, bool)> {
    match byte {
        b'0'..=b'9' => Some((byte - b'0', false)),
        b'O' | b'o' => Some((0, true)),
        b'I' | b'l' => Some((1, true)),
        _ => None,
    }
}

/// A date-time group at the start of the text: its length, month and year included.
///
/// Blanks may be missing or stand before the `Z`; month and year may be missing.
pub(crate) fn date_time_group(text: &str) -> Option<usize> {
    let clock = clock(text)?;
    let rest = text.get(clock.length..)?;
    let mut end = clock.length;
    let month = rest.trim_start_matches(' ');
    let letters = month.bytes().take_while(u8::is_ascii_alphabetic).count();
    if month_number(month.get(..letters)?).is_some() {
        end = text.len() - month.len() + letters;
        let year = month.get(letters..)?.trim_start_matches(' ');
        let (figures, behind) = words::digits(year);
        if matches!(figures.len(), 2 | 4) {
            end = text.len() - year.len() + figures.len();
        } else if let (1, [b' ', figure]) = (figures.len(), behind.as_bytes()) {
            // `JUN 7 3`
            if figure.is_ascii_digit() {
                end = text.len();
            }
        }
    }
    Some(end)
}

/// A date line at the start of which the prosigns stand, `P R 121655Z FEB 08`; what stands behind them. `0` is an `O` that a
/// scan read as a figure; a lone prosign may be glued to the figures.
pub(crate) fn behind_prosigns(line: &str) -> &str {
    let mut rest = line;
    for _ in 0..2 {
        let (prosign, behind) = match rest.as_bytes() {
            [prosign, b' ', ..] => (*prosign, rest.get(1..).unwrap_or_default().trim_start_matches(' ')),
            [prosign, figure, ..]
                if figure.is_ascii_digit() && words::digits(rest.get(1..).unwrap_or_default()).0.len() >= 6 =>
            {
                (*prosign, rest.get(1..).unwrap_or_default())
            }
            _ => break,
        };
        let zero = prosign == b'0' && rest.as_bytes().get(1) == Some(&b' ');
        if !(is_prosign(prosign) || zero) {
            break;
        }
        rest = behind;
    }
    rest
}

/// Format line 5: one or two prosigns and a date-time group; in extracts the group alone, or with operating signals.
pub(crate) fn is_date_line(line: &str) -> bool {
    let rest = behind_prosigns(line);
    // A figure too many: a date line, though not one that can be read.
    if rest.len() < line.len() && words::digits(rest).0.len() == 7 && words::digits(rest).1.starts_with('Z') {
        return true;
    }
    let Some(length) = date_time_group(rest) else {
        return false;
    };
    // Without a prosign only signals may stand there, and the month must: six digits alone are no date.
    let signals = || words::split(rest.get(length..).unwrap_or_default()).all(is_operating_signal);
    rest.len() < line.len() || length > 8 && signals()
}

/// `ZFF-4`, `ZFF4`, `ZDK`: an operating signal.
pub(crate) fn is_operating_signal(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let variant = word.get(letters..).unwrap_or_default();
    letters == 3 && word.starts_with('Z') && words::digits(variant.strip_prefix('-').unwrap_or(variant)).1.is_empty()
}

/// The word before a list of addressees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AddressProsign {
    /// As it is spelled.
    pub(crate) word: &'static str,
    /// How many bytes it takes, a colon or slant behind it included.
    pub(crate) length: usize,
    pub(crate) misspelt: bool,
}

/// `FM`, `TO`, `INFO`, `XMT` at the start of a line, with a blank, a colon or a slant behind: `INFO: `, `XMT/`; a letter of
/// the longer ones may be amiss where a routing indicator follows: `IMFO RUEHC/SECSTATE`.
pub(crate) fn address_prosign(line: &str) -> Option<AddressProsign> {
    let letters = line.bytes().take(5).take_while(u8::is_ascii_uppercase).count();
    let (word, rest) = line.split_at_checked(letters)?;
    const PROSIGNS: [&str; 4] = ["FM", "TO", "INFO", "XMT"];
    let exact = PROSIGNS.iter().find(|prosign| **prosign == word);
    let near = || {
        let station = rest.starts_with(" R")
            && rest.trim_start().split_once('/').is_some_and(|(station, _)| is_routing_indicator(station));
        PROSIGNS.iter().filter(|prosign| prosign.len() > 2).find(|prosign| station && words::is_near(word, prosign))
    };
    let parted = rest.is_empty() || rest.starts_with([':', '/']) || rest.starts_with(words::is_blank_char);
    let word = exact.or_else(near).filter(|_| parted)?;
    let signed = usize::from(rest.starts_with([':', '/']));
    Some(AddressProsign { word, length: letters + signed, misspelt: exact.is_none() })
}

/// Whether a line holds nothing but what stands behind the name of an addressee: `PRIORITY 12`, `NIACT IMMEDIATE`.
pub(crate) fn is_precedence_and_number(line: &str) -> bool {
    let word = |word: &str| matches!(word, "ROUTINE" | "PRIORITY" | "IMMEDIATE" | "NIACT" | "FLASH");
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && word.len() <= 9;
    words::split(line).next().is_some_and(word) && words::split(line).all(|part| word(part) || number(part))
}

/// `precedence-words = "ROUTINE" / "PRIORITY" / "IMMEDIATE" / "NIACT IMMEDIATE" / "FLASH"`, alone in its line.
///
/// Source: DD Form 173.
pub(crate) fn is_precedence_words(line: &str) -> bool {
    matches!(line, "ROUTINE" | "PRIORITY" | "IMMEDIATE" | "NIACT IMMEDIATE" | "FLASH")
}

/// The header line of JANAP 128: `RAAUZYUW RUENAAA0001 2921200-UUUU--RUCRNAD.`; the length of its first group may differ.
///
/// Source: JANAP 128 as training manuals on AUTODIN show it.
pub(crate) fn is_janap_header(line: &str) -> bool {
    let (group, rest) = words::first(line);
    let (station, rest) = words::first(rest);
    let letters = station.bytes().take_while(u8::is_ascii_uppercase).count();
    (6..=9).contains(&group.len())
        && group.bytes().next().is_some_and(is_prosign)
        && group.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && station.get(..letters).is_some_and(is_routing_indicator)
        && station.get(letters..).is_some_and(|serial| serial.len() == 4 && words::digits(serial).1.is_empty())
        && words::digits(rest).0.len() == 7
        && rest.get(8..12).is_some_and(|class| rest.as_bytes().get(7) == Some(&b'-') && is_upper(class))
}

pub(super) fn is_upper(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `series-number = 4*ALPHA SP 1*4DIGIT "/" 2DIGIT`: series and number of a general message, `NAVADMIN 279/05`,
/// `NAVADMIN 279/05 PART 1 UNNUMBERED`.
///
/// Source: Navy messages.
pub(crate) fn series_number(line: &str) -> Option<(&str, &str)> {
    let (series, rest) = words::first(line);
    let (number, _) = words::first(rest);
    let (figures, year) = words::digits(number);
    let fits = series.len() >= 4
        && series.bytes().all(|byte| byte.is_ascii_uppercase())
        && (1..=4).contains(&figures.len())
        && year.len() == 3
        && year.starts_with('/')
        && words::digits(year.get(1..)?).1.is_empty()
        && line.len() < 60;
    fits.then_some((series, number))
}

/// `press-date = day-name "," SP 1*2DIGIT SP month SP 4DIGIT *<any character>`; `day-name = <the English name of a
/// day>`: the date line of copies made for the press, `Friday, 18 December 2009, 11:04`.
///
/// Source: copies of telegrams of 2009 and 2010.
pub(crate) fn is_press_date(line: &str) -> bool {
    if !line.starts_with(['M', 'T', 'W', 'F', 'S']) {
        return false;
    }
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let Some((day, rest)) = line.split_once(", ") else {
        return false;
    };
    let mut parts = words::split(rest);
    DAYS.contains(&day)
        && parts.next().is_some_and(|date| date.len() <= 2 && date.bytes().all(|byte| byte.is_ascii_digit()))
        && parts.next().is_some_and(|month| month_number(month).is_some())
        && parts.next().is_some_and(|year| words::digits(year).0.len() == 4)
}
