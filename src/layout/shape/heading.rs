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

/// Format line 2: a doubled prosign and routing indicators.
pub(crate) fn is_routing(line: &str) -> bool {
    let line = without_bell(line);
    match line.as_bytes() {
        [first, second, b' ', ..] if first == second && is_prosign(*first) => {
            words::split(line).nth(1).is_some_and(is_routing_indicator)
        }
        _ => false,
    }
}

/// A further line of format line 2, or of the header line of JANAP 128: nothing but routing indicators.
pub(crate) fn is_routing_continued(line: &str) -> bool {
    line.starts_with('R') && words::split(line.strip_suffix('.').unwrap_or(line)).all(is_routing_indicator)
}

/// An operating signal: `ZUI`, `ZFF4`.
pub(crate) fn is_operating_signal(word: &str) -> bool {
    matches!(word.as_bytes(), [b'Z', letters @ .., last] | [b'Z', letters @ .., last, b'0'..=b'9']
        if letters.len() == 1 && letters.iter().chain([last]).all(u8::is_ascii_uppercase))
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

/// A date-time group at the start of the text: its length, month and year included.
///
/// Blanks may be missing or stand before the `Z`; month and year may be missing.
pub(crate) fn date_time_group(text: &str) -> Option<usize> {
    let rest = six_figures(text)?;
    let rest = rest.trim_start_matches(' ');
    let rest = rest.strip_prefix(|zone: char| zone.is_ascii_alphabetic()).unwrap_or(rest);
    let mut end = text.len() - rest.len();
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

/// What stands behind the six figures of day and time, perhaps with a blank among them: `18 1005Z`.
pub(crate) fn six_figures(text: &str) -> Option<&str> {
    let (figures, rest) = words::digits(text);
    match figures.len() {
        6 => Some(rest),
        1..=5 => {
            let (more, rest) = words::digits(rest.strip_prefix(' ')?);
            (figures.len() + more.len() == 6).then_some(rest)
        }
        _ => None,
    }
}

/// Format line 5: one or two prosigns and a date-time group; in extracts the group alone.
pub(crate) fn is_date_line(line: &str) -> bool {
    let mut rest = line;
    for _ in 0..2 {
        if let [prosign, b' ', ..] = rest.as_bytes() {
            if is_prosign(*prosign) {
                rest = rest.get(1..).unwrap_or_default().trim_start_matches(' ');
            }
        }
    }
    // A figure too many: a date line, though not one that can be read.
    if rest.len() < line.len() && words::digits(rest).0.len() == 7 && words::digits(rest).1.starts_with('Z') {
        return true;
    }
    let Some(length) = date_time_group(rest) else {
        return false;
    };
    // Without a prosign nothing else may stand there, and the month must: six digits alone are no date.
    rest.len() < line.len() || length == rest.len() && length > 8
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
