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
    // The rules of a table stand apart. A dash is as long as two hyphens.
    one_sign && signs >= if is_dash(sign) { 2 } else { 3 } && !is_columns(line)
}

/// Whether nothing is left of a line but the letters that struck it out: `XXXXXXXXXXXX`.
pub(crate) fn is_struck_out(content: &str) -> bool {
    content.len() > 3 && content.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'X'))
}

/// The longer signs that stand for hyphens in copies.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '\u{2013}' | '\u{2014}')
}

/// Whether the runs of a rule underline the last words of the line above, one each: it stands under the head of a table.
pub(crate) fn underlines(head: &str, rule: &str) -> bool {
    // The system cut rules behind the 45th sign, and some are made of single hyphens.
    let run = rule.bytes().take_while(|&byte| byte == b'-').count();
    if !(2..45).contains(&run) || rule.as_bytes().get(run) != Some(&b' ') {
        return false;
    }
    let mut words = words::split(head).rev();
    words::split(rule).rev().all(|run| words.next().is_some_and(|word| word.len() == run.len()))
}

/// Whether a line ends with a word behind which a number stands: `... IN PARAGRAPH`.
pub(crate) fn leads_to_number(line: &str) -> bool {
    const WORDS: [&str; 12] =
        ["AND", "OR", "OF", "IN", "TO", "NO", "REF", "PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS", "ARTICLE"];
    let word = line.rsplit(' ').next().unwrap_or_default();
    WORDS.iter().any(|open| word.eq_ignore_ascii_case(open))
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    /// `4.`, and what else is no bracket alone.
    Point,
    /// `4)`
    Bracket,
    /// `(4)`
    Brackets,
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
    /// Whether that is the mark of the entire text, or all of the line: then no other paragraph may have one.
    pub(crate) entire: bool,
    /// Whether a point (or comma, or bracket) stands behind the number.
    pub(crate) pointed: bool,
    pub(crate) notation: Notation,
}

/// `paragraph-number = ([%xB6] ["("] 1*3DIGIT *3("." / "," / ")")) / (portion-mark blanks 1*3DIGIT ".") / (("#" / "PARA ")
/// 1*3DIGIT "." blanks portion-mark)`: `1.`, `¶1.`, `(13)`, `(11.`, `6,`, `3..`, `12` with a mark behind it, `(C) 1.`,
/// `#8. (C)`.
///
/// Source: 5 FAH-1 H-246.2; the slips of telegrams of 2004 to 2010.
pub(crate) fn paragraph_number(line: &str) -> Option<ParagraphNumber> {
    // Most lines begin with a letter.
    if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '#') {
        let from = line.strip_prefix('#').or_else(|| line.strip_prefix("PARA "))?;
        return numbered(line, from, false, false).filter(|number| number.marking > 0);
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
            Some(ParagraphNumber {
                value,
                pilcrow,
                length,
                marking: 0,
                entire: false,
                pointed: true,
                notation: Notation::Point,
            })
        }
        _ => None,
    }
}

/// `roman-number = 1*("I" / "V" / "X") "."`, a blank behind it: the number of a paragraph in a text without others, to XX.
///
/// Source: a print-out of 1974.
pub(crate) fn roman_number(line: &str) -> Option<ParagraphNumber> {
    const NUMBERS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
        "XVIII", "XIX", "XX",
    ];
    let (word, rest) = words::first(line);
    let place = word.strip_suffix('.').and_then(|number| NUMBERS.iter().position(|known| *known == number))?;
    let value = u32::try_from(place + 1).ok().filter(|_| !rest.is_empty())?;
    Some(ParagraphNumber {
        value,
        pilcrow: false,
        length: word.len(),
        marking: 0,
        entire: false,
        pointed: true,
        notation: Notation::Point,
    })
}

fn numbered(line: &str, from: &str, pilcrow: bool, bracketed: bool) -> Option<ParagraphNumber> {
    let (figures, mut rest) = words::digits(from);
    if figures.len() > 3 {
        return None;
    }
    let value = figures.parse().ok()?;
    // `3 . (SBU)`, `5:(C)`, `6-(C)`: other signs, and a comma, stand behind a number only before a mark.
    let signs = rest.trim_start_matches(|c| words::is_blank_char(c) || matches!(c, '.' | ',' | ':' | '-' | ')'));
    let between = text_between(rest, 0, signs).trim_end_matches(words::is_blank_char);
    let bare = between.trim_start_matches(words::is_blank_char);
    if let Some(mark) = number_mark(signs).filter(|_| bare.len() <= SIGNS) {
        let pointed = !between.is_empty();
        let length = line.len() - rest.len() + between.len();
        let marking = line.len() - signs.len() + mark - length;
        let notation = notation(bare, bracketed);
        let entire = words::trim(signs.get(mark..).unwrap_or_default()).is_empty()
            || signs.get(..mark).is_some_and(|mark| words::contains_ignore_case(mark, "ENTIRE"));
        return Some(ParagraphNumber { value, pilcrow, length, marking, entire, pointed, notation });
    }
    let before = rest.len();
    if bracketed {
        rest = rest.strip_prefix(')').unwrap_or(rest);
    }
    rest = rest.trim_start_matches(['.', ',']);
    if !bracketed {
        rest = rest.strip_prefix(')').unwrap_or(rest);
    }
    let signs = text_between(from, figures.len(), rest);
    if before - rest.len() > 3 || signs.starts_with(',') {
        return None;
    }
    // `3.A. Text` is an item of paragraph 3.
    if signs.len() == 1 && matches!(rest.as_bytes(), [letter, b'.', ..] if letter.is_ascii_alphabetic()) {
        return None;
    }
    // `2008. ` and `1.5 million` begin no paragraph, nor does `12 ships`.
    let parted =
        rest.is_empty() || rest.starts_with(|c: char| words::is_blank_char(c) || c.is_alphabetic() || c == '"');
    let length = line.len() - rest.len();
    let notation = notation(signs, bracketed);
    (parted && !signs.is_empty()).then_some(ParagraphNumber {
        value,
        pilcrow,
        length,
        marking: 0,
        entire: false,
        pointed: true,
        notation,
    })
}

/// The most signs that stand between a number and its mark.
const SIGNS: usize = 4;

fn notation(signs: &str, bracketed: bool) -> Notation {
    match (signs, bracketed) {
        (")", true) => Notation::Brackets,
        (")", false) => Notation::Bracket,
        _ => Notation::Point,
    }
}

/// The length of the portion mark that stands behind a number: also in other brackets, `[C]`, `{C)`, `(C}`, or without the second
/// one, `(SBU The`.
pub(crate) fn number_mark(text: &str) -> Option<usize> {
    if let Some(length) = portion_mark(text) {
        return Some(length);
    }
    let inner = text.strip_prefix(['(', '[', '{'])?;
    let end = inner.find(|c: char| !(c.is_ascii_alphabetic() || c == '/'))?;
    let (mark, behind) = inner.split_at(end);
    let (level, controls) = mark.split_at(mark.find('/').unwrap_or(end));
    let capitals = !level.bytes().any(|byte| byte.is_ascii_lowercase());
    let fits = capitals && is_portion_level(level) && (controls.is_empty() || is_controls(controls));
    let closed = behind.starts_with([')', ']', '}']);
    // A mark may also go on in the next line, `(S//REL BERN,`.
    let open = || mark.len() > 1 && !controls.contains("REL") && behind.starts_with(' ') && !closes(behind);
    (fits && (closed || open())).then_some(1 + end + usize::from(closed))
}

/// What stands in `text` from `start` up to where `rest`, its end, begins.
pub(super) fn text_between<'a>(text: &'a str, start: usize, rest: &str) -> &'a str {
    text.get(start..text.len() - rest.len()).unwrap_or_default()
}

/// Whether a bracket that was opened is closed near by.
fn closes(text: &str) -> bool {
    const REACH: usize = 90;
    words::head(text, REACH).bytes().find(|byte| b"()".contains(byte)) == Some(b')')
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
    let level = level.strip_suffix('.').unwrap_or(level);
    let fits = is_portion_level(level) && (controls.is_empty() || is_controls(controls));
    fits.then_some(close + 2)
}

/// The abbreviations and words that open a portion mark.
pub(super) fn is_portion_level(word: &str) -> bool {
    const LEVELS: [&str; 19] = [
        "C",
        "CONF",
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
