//! Lines with the level of a message: the classification line, banners, the opening of a military text.
//!
//! ```text
//! C O N F I D E N T I A L SECTION 01 OF 02 ZENDA 000055
//! UNCLASSIFIED//
//! UNCLAS //N01300//
//! ```

use super::super::caption::is_caption;
use super::is_upper;
use crate::model::month_number;
use crate::tables::{self, names_post};
use crate::words;

/// `level-banner = (level-word 1*2"/") / ("CLASSIFICATION:" blanks level-word *2"/")`: the level at head and foot of
/// a military message, `UNCLASSIFIED//`, `CLASSIFICATION: UNCLASSIFIED//`.
///
/// Source: Navy messages.
pub(crate) fn is_level_banner(line: &str) -> bool {
    let bare = line.strip_prefix("CLASSIFICATION:").map_or(line, words::trim);
    let Some(level) = level_word(bare, false) else { return false };
    let rest = bare.get(level.length..).unwrap_or_default();
    let slants = rest.trim_end_matches(' ').len();
    (bare.len() < line.len() || slants > 0) && slants <= 2 && rest.bytes().all(|byte| matches!(byte, b'/' | b' '))
}

/// What stands in place of the level of a classified text that is sent in the clear. Source: ACP 127(G) 209.
pub(crate) const CLEAR: &str = "CLEAR";

/// What opens the text of a military message.
pub(crate) struct TextOpening<'a> {
    /// What stands between level and code: `E F T O`, `//FOUO`.
    pub(crate) controls: &'a str,
    /// The subject code between slants: `N01300`.
    pub(crate) code: &'a str,
    /// `SECTION 1 OF 4`, `FINAL SECTION OF 2`.
    pub(crate) section: &'a str,
    pub(crate) length: usize,
}

/// `text-opening = level-word [[controls] "//" subject-code "//"] [blanks section]`; `subject-code = 1*16<letters and
/// figures>`: the start of a military text, `UNCLAS //N01300//`, `UNCLAS// N07220// SECTION 01 OF 02`, `UNCLAS//FOUO//N01300//`.
///
/// Source: Navy messages.
pub(crate) fn text_opening(line: &str) -> Option<TextOpening<'_>> {
    let level = level_word(line, false)?;
    let mut opening = TextOpening { controls: "", code: "", section: "", length: level.length };
    let behind = |from: usize| line.get(from..).unwrap_or_default().trim_start_matches(' ');
    if let Some((controls, code, length)) = subject_code(line.get(level.length..)?) {
        (opening.controls, opening.code) = (controls, code);
        opening.length += length;
    }
    let sections = behind(opening.length);
    if let Some(length) = section_words(sections) {
        opening.section = sections.get(..length)?;
        opening.length = line.len() - sections.len() + length;
    }
    Some(opening)
}

/// The subject code behind a level, `E F T O //N01300//`: the controls before it, the code, and the length of all.
fn subject_code(text: &str) -> Option<(&str, &str, usize)> {
    const CONTROLS: usize = 32;
    let slants = |from: usize| text.get(from..text.len().min(CONTROLS))?.find("//").map(|at| from + at);
    let mut next = slants(0);
    while let Some(at) = next {
        let (controls, inner) = (text.get(..at)?, text.get(at + 2..)?);
        let controls = controls.trim_end_matches(' ');
        if !controls.is_empty() && controls_length(text.get(..at + 2)?) != controls.len() {
            return None;
        }
        let code = inner.trim_start_matches(' ').split("//").next().unwrap_or_default();
        if code.len() <= 16 && !code.contains(' ') && code.bytes().any(|byte| byte.is_ascii_digit()) {
            let rest = text.get(words::offset(text, code) + code.len()..)?;
            return Some((controls, code, text.len() - rest.strip_prefix("//").unwrap_or(rest).len()));
        }
        next = slants(at + 2);
    }
    None
}

/// The words of the levels, solid, longest first where one begins like another.
pub(crate) const LEVEL_WORDS: [&str; 8] =
    ["LIMITEDOFFICIALUSE", "TOPSECRET", "CONFIDENTIAL", "UNCLASSIFIED", "RESTRICTED", "SECRET", "UNCLAS", "UNCLASS"];

/// A level at the start of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LevelWord {
    /// Which of [`LEVEL_WORDS`].
    pub(crate) index: usize,
    /// How many bytes it takes.
    pub(crate) length: usize,
    /// Whether a letter, or a blank between them, is amiss.
    pub(crate) damaged: bool,
}

/// `level-word = "UNCLAS" / "UNCLASSIFIED" / "LIMITED OFFICIAL USE" / "RESTRICTED" / "CONFIDENTIAL" / "SECRET" / "TOP
/// SECRET"`, at the start of the text, spaced or solid and in either case. With `repair`, one letter may be lost, added or
/// changed.
///
/// Source: ACP 127(G) 209.
#[inline]
pub(crate) fn level_word(text: &str, repair: bool) -> Option<LevelWord> {
    // Nearly every line is asked for a level, and most begin with two letters that none of them has.
    let may_begin = match text.as_bytes() {
        [b' ', ..] | [_, b' ', ..] => true,
        [first, second, ..] => matches!(
            [first.to_ascii_uppercase(), second.to_ascii_uppercase()],
            [b'L', b'I'] | [b'T' | b'C', b'O'] | [b'U', b'N'] | [b'R' | b'S', b'E']
        ),
        _ => repair,
    };
    if may_begin || repair { spelled_level(text, repair) } else { None }
}

#[inline(never)]
fn spelled_level(text: &str, repair: bool) -> Option<LevelWord> {
    // The word must not run on: `SECRETARY` is no level.
    let whole = |length: &usize| !text.as_bytes().get(*length).is_some_and(u8::is_ascii_alphanumeric);
    let mut letters = text.bytes().filter(|&byte| byte != b' ').map(|byte| byte.to_ascii_uppercase());
    let begins = [letters.next()?, letters.next().unwrap_or_default()];
    if matches!(&begins, b"LI" | b"TO" | b"CO" | b"UN" | b"RE" | b"SE") {
        let begun = |word: &str| word.as_bytes().starts_with(&begins);
        for (index, word) in LEVEL_WORDS.iter().enumerate().filter(|(_, word)| begun(word)) {
            if let Some(length) = words::spelled(text, word).filter(whole) {
                return Some(LevelWord { index, length, damaged: false });
            }
        }
    }
    if !repair {
        return None;
    }
    // One of the first two letters is right.
    let near = |word: &str| word.bytes().take(2).any(|letter| begins.contains(&letter));
    LEVEL_WORDS.iter().enumerate().filter(|(_, word)| near(word)).find_map(|(index, word)| {
        let length = nearly_spelled(text, word, whole)?;
        Some(LevelWord { index, length, damaged: true })
    })
}

/// The length of `word` at the start of the text, one letter lost, added or changed, where `fits` takes it.
fn nearly_spelled(text: &str, word: &str, fits: impl Fn(&usize) -> bool) -> Option<usize> {
    let mut letters = text.bytes().enumerate().filter(|&(_, byte)| byte != b' ');
    let mut common = 0;
    let (at, _) = letters.find(|&(_, byte)| {
        let same = word.as_bytes().get(common).is_some_and(|letter| byte.eq_ignore_ascii_case(letter));
        common += usize::from(same);
        !same
    })?;
    let behind = letters.next().map_or(text.len(), |(at, _)| at);
    let rest = |at: usize, letters: usize| {
        let length = words::spelled(text.get(at..)?, word.get(letters..)?)?;
        // A letter lost at the end leaves the blank behind the one before it.
        let end = if length == 0 { text.get(..at)?.trim_end_matches(' ').len() } else { at + length };
        Some(end).filter(|end| fits(end))
    };
    rest(behind, common + 1).or_else(|| rest(behind, common)).or_else(|| rest(at, common + 1))
}

/// Whether the letters of a level at the start of a line are all parted by blanks, or none of them.
fn is_evenly_spaced(level: &LevelWord, line: &str) -> bool {
    let written = line.get(..level.length).unwrap_or_default();
    let words = match LEVEL_WORDS.get(level.index) {
        Some(&"LIMITEDOFFICIALUSE") => 3,
        Some(&"TOPSECRET") => 2,
        _ => 1,
    };
    let letters = written.bytes().filter(|&byte| byte != b' ').count();
    [letters, words].contains(&words::split(written).count())
}

/// A line that holds nothing but a level, or `SECRET POSS DUPE`: the frame of a page, the foot of a sheet.
pub(crate) fn is_level_alone(line: &str) -> bool {
    level_word(line, false).is_some_and(|level| {
        let behind = words::trim(line.get(level.length..).unwrap_or_default());
        behind.is_empty() || behind == "POSS DUPE"
    })
}

/// The words of the levels as print-outs have them at the end of a line.
const PRINTED: [&str; 6] =
    ["LIMITED OFFICIAL USE", "UNCLASSIFIED", "CONFIDENTIAL", "RESTRICTED", "TOP SECRET", "SECRET"];

/// Where the level begins that is glued to a word at the end of a line: `THE HARCONFIDENTIAL`.
pub(crate) fn level_glued(line: &str) -> Option<usize> {
    let word = PRINTED.iter().find_map(|level| line.strip_suffix(level))?;
    word.ends_with(|c: char| c.is_ascii_uppercase()).then_some(word.len())
}

/// Where the levels begin that end a text, one or two of them; the end of the text where there is none.
pub(crate) fn level_before(text: &str) -> usize {
    let mut end = text.len();
    for _ in 0..2 {
        let before = text.get(..end).unwrap_or_default().trim_end_matches(' ');
        let before = before.strip_suffix("POSS DUPE").map_or(before, |before| before.trim_end_matches(' '));
        let Some(level) = PRINTED.iter().find_map(|level| before.strip_suffix(level)) else { break };
        if !level.is_empty() && !level.ends_with(' ') {
            break;
        }
        end = level.len();
    }
    end
}

/// `marked-level = level-word "//" controls`, alone in its line: `SECRET//FGI//NOFORN`.
///
/// Source: 32 CFR 2001.
pub(crate) fn is_marked_level(line: &str) -> bool {
    level_word(line, false).is_some_and(|level| {
        let controls = line.get(level.length..).unwrap_or_default();
        controls.starts_with("//")
            && controls.len() > 4
            && controls.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'/' | b'-' | b' ' | b','))
    })
}

/// `CONFIDENTIALKAMPAL`: a level to which a scan has glued the post of the page line below.
pub(crate) fn is_glued_level(line: &str) -> bool {
    // Nearly every line is asked, and is longer.
    let longest = "UNCLASSIFIED".len() + 10;
    line.len() <= longest
        && !line.contains(' ')
        && LEVEL_WORDS
            .iter()
            .any(|level| line.strip_prefix(level).is_some_and(|post| (3..=10).contains(&post.len()) && is_upper(post)))
}

/// The parts of a classification line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClassificationLine<'a> {
    pub(crate) level: LevelWord,
    /// What stands between level and section: `//NOFORN`, `E F T O`.
    pub(crate) controls: &'a str,
    /// `CORRECTED COPY`.
    pub(crate) caption: &'a str,
    /// `SECTION 01 OF 03`, before the post or behind the number.
    pub(crate) section: &'a str,
    pub(crate) post: &'a str,
    pub(crate) number: &'a str,
    /// Where `TOSEC 990404` begins, the number in the series of a travelling party; 0 where there is none.
    pub(crate) series: usize,
    /// How many bytes it takes; captions and labels may stand behind.
    pub(crate) length: usize,
}

/// `S E C R E T BAKU 000064`, `UNCLAS SECTION 01 OF 06 TBILISI 002290`, `LIMITED OFFICIAL USE ANKARAR9907`,
/// `S E C R E T STATE 999404 TOSEC 990404`, `UNCLAS LAGOS 7106 SECTION 2 OF 2 SECTIONS`, `SBU BERN 64`.
pub(crate) fn classification(line: &str) -> Option<ClassificationLine<'_>> {
    // It has a number: most lines that are asked have none.
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let level = level_word(line, true).or_else(|| glued_level(line)).or_else(|| administrative_level(line))?;
    let mut parts = classification_of(line, level)?;
    // A word that is no level, or not quite, is believed where nothing is amiss behind it.
    let exact = !level.damaged && level.length > 0;
    let known = || names_post(parts.post) || !line.bytes().any(|byte| byte.is_ascii_lowercase());
    if !(exact || known() && is_followed_by_captions(line, parts.length)) {
        return None;
    }
    parts.level.damaged |= level.length > 0 && !is_evenly_spaced(&level, line);
    Some(parts)
}

/// The parts of a classification line behind its level.
fn classification_of(line: &str, level: LevelWord) -> Option<ClassificationLine<'_>> {
    let behind = |from: usize| {
        let rest = line.get(from..).unwrap_or_default();
        let next = rest.trim_start_matches(words::is_blank_char);
        (next, line.len() - next.len())
    };
    let (mut rest, mut at) = behind(level.length);
    let mut parts = ClassificationLine {
        level,
        controls: "",
        caption: "",
        section: "",
        post: "",
        number: "",
        series: 0,
        length: 0,
    };
    let controls = controls_length(rest);
    parts.controls = rest.get(..controls)?;
    (rest, at) = behind(at + controls);
    if let Some((length, _)) = tables::corrected_copy(rest) {
        parts.caption = rest.get(..length)?;
        (rest, at) = behind(at + length);
    }
    if let Some(length) = section_words(rest) {
        parts.section = rest.get(..length)?;
        (rest, at) = behind(at + length);
    }
    let (post, length) =
        post_and_number(rest).or_else(|| post_and_damaged_number(rest)).or_else(|| post_and_short_number(rest))?;
    parts.post = rest.get(..post)?;
    parts.number = rest.get(post..length)?.trim_start_matches([' ', '-', '.', '\'']);
    parts.length = at + length;
    (rest, at) = behind(parts.length);
    for series in ["TOSEC ", "SECTO "] {
        if let Some(number) = rest.strip_prefix(series) {
            parts.series = at;
            parts.length = at + series.len() + words::digits(number).0.len();
            (rest, at) = behind(parts.length);
        }
    }
    if let Some(length) = section_words(rest) {
        parts.section = rest.get(..length)?;
        let plural = if rest.get(length..)?.starts_with(" SECTIONS") { " SECTIONS".len() } else { 0 };
        parts.length = at + length + plural;
    }
    Some(parts)
}

/// A level that a copy has glued to the post or the section behind it: `CONFIDENTIALSTATE 150411`.
fn glued_level(line: &str) -> Option<LevelWord> {
    if !line.starts_with(['L', 'T', 'C', 'U', 'R', 'S']) {
        return None;
    }
    LEVEL_WORDS.iter().enumerate().find_map(|(index, word)| {
        let length = words::spelled(line, word)?;
        let rest = line.get(length..)?;
        let named = || {
            let (post, _) = post_and_number(rest)?;
            rest.get(..post).filter(|post| names_post(post))
        };
        let glued = !rest.starts_with(' ') && (section_words(rest).is_some() || named().is_some());
        glued.then_some(LevelWord { index, length, damaged: true })
    })
}

/// Sensitive but unclassified: a marking where a level should stand, of no length of its own.
fn administrative_level(line: &str) -> Option<LevelWord> {
    let marked = ["SBU ", "SENSITIVE BUT UNCLASSIFIED "].iter().any(|word| line.starts_with(word));
    let index = LEVEL_WORDS.iter().position(|word| *word == "UNCLAS")?;
    marked.then_some(LevelWord { index, length: 0, damaged: false })
}

/// Whether it is a classification line whose post and number stand in the next line: `C O N F I D E N T I A L SECTION 01 OF 02`.
pub(crate) fn is_open_classification(line: &str) -> bool {
    level_word(line, false).is_some_and(|level| {
        let rest = words::trim(line.get(level.length..).unwrap_or_default());
        let rest = words::trim(rest.get(controls_length(rest)..).unwrap_or_default());
        section_words(rest) == Some(rest.len())
    })
}

/// Whether the line is nothing but a post and a number: `THE HAGUE 000417`.
pub(crate) fn is_post_and_number(line: &str) -> bool {
    post_and_number(line).or_else(|| post_and_short_number(line)).is_some_and(|(_, length)| length == line.len())
}

/// `controls = *("/" / SP) word *(("/" / SP) word) *2"/"`: those behind a level, `//NOFORN`, `//NOFORN//`, `N O F O R N`,
/// `SENSITIVE`, `E F T O`; their length.
///
/// Source: ACP 127(G) 209; 5 FAH-2 H-442.
pub(super) fn controls_length(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let next = rest.trim_start_matches(['/', ' ']);
        let slanted = rest.trim_start_matches(' ').starts_with('/');
        let length = match control_word(next) {
            Some(length) => length,
            None if slanted => next.find([' ', '/']).unwrap_or(next.len()),
            None => return end,
        };
        if length == 0 {
            return end;
        }
        end = text.len() - next.len() + length;
        // A closing slant belongs to them.
        let behind = text.get(end..).unwrap_or_default();
        let slants = behind.trim_start_matches('/');
        if slants.starts_with(' ') {
            end += behind.len() - slants.len();
        }
    }
}

/// The length of a caption, or of `EFTO`, at the start of a text with more behind it.
fn control_word(text: &str) -> Option<usize> {
    let efto =
        words::spelled(text, "EFTO").filter(|&length| text.get(length..).is_some_and(|rest| rest.starts_with(' ')));
    let known = || tables::caption(text).map(|(length, _)| length).filter(|&length| length < text.len());
    efto.or_else(known)
}

/// Whether it is a classification line with post and number.
pub(crate) fn is_classification(line: &str) -> bool {
    classification(line).is_some()
}

/// Whether it is a classification line with post and number, and nothing behind them but captions.
pub(crate) fn is_whole_classification(line: &str) -> bool {
    // It ends with its number or a caption: hardly a line of text does.
    if !line.ends_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()) {
        return false;
    }
    classification(line).is_some_and(|parts| is_followed_by_captions(line, parts.length))
}

/// Whether nothing but captions stand behind the first `length` bytes.
fn is_followed_by_captions(line: &str, length: usize) -> bool {
    let rest = words::trim(line.get(length..).unwrap_or_default());
    rest.is_empty() || is_caption(rest)
}

/// `SECTION 01 OF 03` at the start of the text: its length.
pub(crate) fn section_words(text: &str) -> Option<usize> {
    let text_after_final = words::strip_prefix_ignore_case(text, "FINAL ").unwrap_or(text);
    let rest = words::strip_prefix_ignore_case(text_after_final, "SECTION ")?.trim_start_matches(' ');
    let rest = words::digits(rest).1.trim_start_matches(' ');
    let of = words::strip_prefix_ignore_case(rest, "OF ").or_else(|| rest.strip_prefix("0F "));
    let rest = of?.trim_start_matches(' ');
    let (total, rest) = words::digits(rest);
    (!total.is_empty()).then(|| text.len() - rest.len())
}

/// Whether words such as `SECTION 02 OF 03` name another section than the first.
pub(crate) fn is_later_section(words: &str) -> bool {
    let number =
        words::strip_prefix_ignore_case(words, "SECTION ").map(|rest| words::digits(rest.trim_start_matches(' ')).0);
    number.map_or(words.starts_with("FINAL"), |number| number.parse::<u32>().is_ok_and(|number| number > 1))
}

/// A post and a number of one or two figures that are all of the text, `BERN 64`: where the post ends, and the whole length.
/// Numbers were padded only by machines, and every January begins at 1.
pub(super) fn post_and_short_number(text: &str) -> Option<(usize, usize)> {
    let post = words::trim(text.trim_end_matches(|c: char| c.is_ascii_digit()));
    let figures = words::trim(text.get(post.len()..)?);
    let named = words::split(post).all(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let counted = |word| {
        matches!(word, "PAGE" | "SECTION" | "PART" | "COPY" | "NUMBER" | "FOR" | "SVC") || month_number(word).is_some()
    };
    let fits = (1..=2).contains(&figures.len())
        && named
        && !words::split(post).any(counted)
        && (1..=3).contains(&words::split(post).count());
    fits.then_some((post.len(), text.len()))
}

/// A post and a number of four figures or more with the letter O among them, `THE HAGUE 0OO417`: the same.
fn post_and_damaged_number(text: &str) -> Option<(usize, usize)> {
    let figures = |word: &&str| {
        (4..=6).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'O')
            && word.bytes().any(|byte| byte.is_ascii_digit())
            && word.contains('O')
    };
    let number = words::split(text).skip(1).take(4).find(figures)?;
    let at = words::offset(text, number);
    let post = words::trim(text.get(..at)?);
    let named = post.bytes().all(|byte| byte.is_ascii_alphabetic() || b" '-.".contains(&byte));
    named.then_some((post.len(), at + number.len()))
}

/// A post and a number at the start of the text: where the post ends, and the whole length.
pub(crate) fn post_and_number(text: &str) -> Option<(usize, usize)> {
    let number = text.bytes().take(40).position(|byte| byte.is_ascii_digit())?;
    let (post, rest) = text.split_at(number);
    let name = words::trim(post);
    let fits = name.len() >= 2
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphabetic() || b" '-.".contains(&byte))
        && words::split(name).count() <= 4
        && !words::split(name).any(|word| matches!(word, "FOR" | "FROM" | "SVC" | "PASS"));
    let (figures, _) = words::digits(rest);
    (fits && (3..=8).contains(&figures.len())).then(|| (name.len(), number + figures.len()))
}
