//! The lines of the text: paragraphs with their numbers and marks, rules, tables, quotations.
//!
//! ```text
//! -------
//! SUMMARY
//! -------
//! 1. (C) The harbor board wants two floating cranes.
//! ```

use crate::words;

/// Whether a line leads in another telegram that is quoted: `FOLLOWING REPEAT TUNIS 9944`, `QUOTE S E C R E T TUNIS 9944`.
pub(crate) fn opens_quotation(line: &str) -> bool {
    if !line.starts_with(['Q', 'B', 'F']) {
        return false;
    }
    const WORDS: [&str; 9] = ["REPEAT", "RPT", "QUOTE", "QTE", "SENT", "TEL ", "TELEGRAM", "CABLE", "MESSAGE"];
    let opens =
        |word: &str| line.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '.']));
    opens("QUOTE")
        || opens("QTE")
        || opens("BEGIN QUOTE")
        || opens("BEGIN TEXT")
        || line.strip_prefix("FOLLOWING ").is_some_and(|rest| WORDS.iter().any(|word| rest.contains(word)))
}

/// Whether the word that opens a quotation ends a line: `WE HAVE THIS: QUOTE`.
pub(crate) fn ends_in_quotation(line: &str) -> bool {
    let before = line.strip_suffix("QUOTE").or_else(|| line.strip_suffix("QTE"));
    before.is_some_and(|before| before.ends_with([' ', ':']) && !before.ends_with("END "))
}

/// Whether a line is one of a table: three blanks or more part its words.
pub(crate) fn is_columns(line: &str) -> bool {
    // Three blanks in a row stand on one of every third byte: look at those first.
    let bytes = line.as_bytes();
    let blank = |at: usize| bytes.get(at) == Some(&b' ');
    (2..bytes.len()).step_by(3).filter(|&at| blank(at)).any(|at| {
        let (before, behind) = (blank(at - 1), blank(at + 1));
        before && (behind || blank(at - 2)) || behind && blank(at + 2)
    })
}

/// `rule = 3*<one sign: hyphen, equals sign, asterisk, underscore, tilde or dash>`, perhaps with blanks in it.
///
/// Source: telegrams of 1966 to 2010.
pub(crate) fn is_rule(line: &str) -> bool {
    if !matches!(line.as_bytes().first(), Some(b'-' | b'=' | b'*' | b'_' | b'~' | 0xE2)) {
        return false;
    }
    let Some(sign) = line.chars().next() else {
        return false;
    };
    if !matches!(sign, '-' | '=' | '*' | '_' | '~' | '\u{2010}' | '\u{2013}' | '\u{2014}') {
        return false;
    }
    let mut signs = 0;
    let one_sign = line.chars().all(|c| {
        signs += u32::from(c == sign);
        c == sign || words::is_blank_char(c)
    });
    // The rules of a table stand apart.
    one_sign && signs >= 3 && !is_columns(line)
}

/// A number as it stands before a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ParagraphNumber {
    /// Its value.
    pub(crate) value: u32,
    /// Whether a pilcrow stands before it.
    pub(crate) pilcrow: bool,
    /// How many bytes number, brackets and points take.
    pub(crate) length: usize,
    /// How many bytes the portion mark behind it takes, blanks before it included; 0 if there is none.
    pub(crate) marking: usize,
    /// Whether a point (or comma, or bracket) stands behind the number.
    pub(crate) pointed: bool,
    /// Whether it is only a bracket: `4)`.
    pub(crate) bracket: bool,
}

/// `paragraph-number = ([%xB6] ["("] 1*3DIGIT *3("." / "," / ")")) / (portion-mark blanks 1*3DIGIT ".")`: `1.`,
/// `¶1.`, `(13)`, `(11.`, `6,`, `3..`, `12` with a mark behind it, and `(C) 1.`.
///
/// Source: 5 FAH-1 H-246.2; the slips of telegrams of 2004 to 2010.
pub(crate) fn paragraph_number(line: &str) -> Option<ParagraphNumber> {
    // Most lines begin with a letter.
    if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let start = line.trim_start_matches(words::is_blank_char);
    let bare = start.strip_prefix('¶');
    let pilcrow = bare.is_some();
    let from = bare.unwrap_or(start).trim_start_matches(words::is_blank_char);
    match from.as_bytes().first()? {
        b'0'..=b'9' => numbered(line, from, pilcrow, false),
        b'(' => {
            let inner = from.get(1..)?;
            if inner.starts_with(|c: char| c.is_ascii_digit()) {
                return numbered(line, inner, pilcrow, true);
            }
            // `(C) 1. Text`: the mark stands first.
            let marking = portion_mark(from)?;
            let behind = from.get(marking..)?.trim_start_matches(words::is_blank_char);
            let (figures, rest) = words::digits(behind);
            let rest = rest.strip_prefix('.')?;
            let value = figures.parse().ok().filter(|_| figures.len() <= 3)?;
            let length = line.len() - rest.len();
            Some(ParagraphNumber { value, pilcrow, length, marking: 0, pointed: true, bracket: false })
        }
        _ => None,
    }
}

pub(super) fn numbered(line: &str, from: &str, pilcrow: bool, bracketed: bool) -> Option<ParagraphNumber> {
    let (figures, mut rest) = words::digits(from);
    if figures.len() > 3 {
        return None;
    }
    let value = figures.parse().ok()?;
    let before = rest.len();
    if bracketed {
        rest = rest.strip_prefix(')').unwrap_or(rest);
    }
    rest = rest.trim_start_matches(['.', ',']);
    if !bracketed {
        rest = rest.strip_prefix(')').unwrap_or(rest);
    }
    if before - rest.len() > 3 {
        return None;
    }
    let pointed = rest.len() < before;
    let bracket = pointed && text_between(from, figures.len(), rest).bytes().all(|byte| byte == b')');
    let behind = rest.trim_start_matches(words::is_blank_char);
    let marking = portion_mark(behind).map_or(0, |length| rest.len() - behind.len() + length);
    // `May 11, 2008`: a comma stands behind a number only before a mark.
    if from.as_bytes().get(figures.len()) == Some(&b',')
        && portion_mark(rest.trim_start_matches(words::is_blank_char)).is_none()
    {
        return None;
    }
    // `3.A. Text` is an item of paragraph 3.
    if before - rest.len() == 1 && matches!(rest.as_bytes(), [letter, b'.', ..] if letter.is_ascii_alphabetic()) {
        return None;
    }
    // `2008. ` and `1.5 million` begin no paragraph, nor does `12 ships`.
    let parted = behind.len() < rest.len()
        || rest.is_empty()
        || marking > 0
        || rest.starts_with(|c: char| c.is_alphabetic() || c == '"');
    (parted && (pointed || marking > 0)).then(|| ParagraphNumber {
        value,
        pilcrow,
        length: line.len() - rest.len(),
        marking,
        pointed,
        bracket,
    })
}

/// What stands in `text` from `start` up to where `rest`, its end, begins.
pub(super) fn text_between<'a>(text: &'a str, start: usize, rest: &str) -> &'a str {
    text.get(start..text.len() - rest.len()).unwrap_or_default()
}

/// `(C)`, `(S/NF)`, `(S//REL TO USA, FVEY)`, `( C )`, `C)`: the length of the portion mark at the start of the text.
pub(crate) fn portion_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let inner = match bytes.first()? {
        b'(' => text.get(1..)?,
        // The opening bracket lost: only before a plain level.
        b'C' | b'S' | b'U' => {
            let close = bytes.iter().take(6).position(|&byte| byte == b')')?;
            let word = text.get(..close)?;
            return is_portion_level(words::trim(word)).then_some(close + 1);
        }
        _ => return None,
    };
    let close = inner.bytes().take(90).position(|byte| byte == b')')?;
    let inside = words::trim(inner.get(..close)?);
    let level_end = inside.find(['/', ' ', '-', ',']).unwrap_or(inside.len());
    let (level, controls) = inside.split_at(level_end);
    let fits =
        if controls.is_empty() { is_portion_level(level) } else { is_portion_level(level) && is_controls(controls) };
    fits.then_some(close + 2)
}

/// The abbreviations and words that open a portion mark.
pub(super) fn is_portion_level(word: &str) -> bool {
    const LEVELS: [&str; 18] = [
        "C",
        "S",
        "U",
        "TS",
        "SBU",
        "LOU",
        "R",
        "SNF",
        "CNF",
        "N",
        "CONFIDENTIAL",
        "SECRET",
        "UNCLASSIFIED",
        "UNCLAS",
        "TOP",
        "FOUO",
        "UNC",
        "NOFORN",
    ];
    LEVELS.iter().any(|level| level.eq_ignore_ascii_case(word)) && word != "n" && word != "r"
}

/// What may follow the level of a portion mark.
pub(super) fn is_controls(text: &str) -> bool {
    let text = text.trim_start_matches(['/', ' ', '-', ',']);
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    control_length(text).is_some() || end == 3 && text.contains("REL")
}

/// The length of the control at the start of the text: `NF`, `FOUO`.
pub(crate) fn control_length(text: &str) -> Option<usize> {
    const CONTROLS: [&str; 19] = [
        "NF",
        "N",
        "NOFORN",
        "SF",
        "FOUO",
        "FGI",
        "ORCON",
        "OC",
        "REL",
        "RELEASABLE",
        "ENTIRE",
        "SI",
        "TK",
        "SBU",
        "NODIS",
        "EXDIS",
        "LIMDIS",
        "SECRET",
        "NOT",
    ];
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let word = text.get(..end)?;
    CONTROLS.iter().any(|control| control.eq_ignore_ascii_case(word)).then_some(end)
}
