//! `S E C R E T BAKU 000064`, `(S//REL TO USA, FVEY)`.

use alloc::borrow::Cow;
use core::str::FromStr;

use crate::layout::shape;
use crate::model::{Few, Level, Marking, Precedence, Precedences};
use crate::tables;
use crate::words;
use crate::{NotationError, Span};

/// The level of a word of the classification line.
pub(crate) fn level_of(word: &shape::LevelWord) -> Level {
    match shape::LEVEL_WORDS.get(word.index) {
        Some(&"LIMITEDOFFICIALUSE") => Level::LimitedOfficialUse,
        Some(&"TOPSECRET") => Level::TopSecret,
        Some(&"CONFIDENTIAL") => Level::Confidential,
        Some(&"SECRET") => Level::Secret,
        Some(&"RESTRICTED") => Level::Restricted,
        _ => Level::Unclassified,
    }
}

/// `marking = portion-level *(("/" / "," / "-" / SP) control)`; `portion-level = "U" / "SBU" / "FOUO" / "C" / "CNF" /
/// "S" / "SNF" / "TS" / "LOU" / "R" / "NOFORN"`; `control = ("REL" <up to two slants>) / word`
///
/// Source: 5 FAH-1 H-246; `(C - ENTIRE TEXT)`, words for letters and `(N/SF)` as they occur. `inside` is what stands
/// between the brackets.
pub(crate) fn marking(inside: &str) -> Option<Marking<'_>> {
    let inside = words::trim(inside);
    let end = inside.find(['/', ' ', '-', ',']).unwrap_or(inside.len());
    let (word, controls) = inside.split_at(end);
    let word = word.strip_suffix('.').unwrap_or(word);
    let mut marking = Marking::default();
    let mut controls = controls;
    let upper = word.len() <= 12 && word.is_ascii();
    let is = |wanted: &str| upper && word.eq_ignore_ascii_case(wanted);
    let level = if is("C") || is("CONFIDENTIAL") || is("CONF") || is("CNF") {
        Some(Level::Confidential)
    } else if is("S") || is("SECRET") || is("SNF") {
        Some(Level::Secret)
    } else if is("U") || is("SBU") || is("UNCLASSIFIED") || is("UNCLAS") || is("UNC") || is("FOUO") {
        Some(Level::Unclassified)
    } else if is("TS") || is("TOP") {
        Some(Level::TopSecret)
    } else if is("LOU") {
        Some(Level::LimitedOfficialUse)
    } else if is("R") {
        Some(Level::Restricted)
    } else if is("N") {
        // `(N/SF)`: the letters of `(S/NF)` exchanged. `(N)` alone says nothing.
        let exchanged = controls.ends_with("SF");
        if !exchanged && !controls.ends_with("NF") {
            return None;
        }
        controls = "NF";
        exchanged.then_some(Level::Secret)
    } else if is("NOFORN") {
        marking.controls.push(Cow::Borrowed("NOFORN"));
        None
    } else {
        return None;
    };
    if is("SBU") {
        marking.controls.push(Cow::Borrowed("SBU"));
    }
    if is("FOUO") {
        marking.controls.push(Cow::Borrowed("FOUO"));
    }
    if is("SNF") || is("CNF") {
        marking.controls.push(Cow::Borrowed("NOFORN"));
    }
    marking.level = level;
    push_controls(&mut marking.controls, controls);
    Some(marking)
}

/// `{ ( "/" | "//" ) , control }`: what stands behind a level, in capitals. `REL TO USA, FVEY` is one control; brackets belong to
/// none.
pub(crate) fn push_controls<'a>(controls: &mut Few<Cow<'a, str>>, text: &'a str) {
    const BETWEEN: [char; 6] = ['/', ' ', '-', ',', '(', ')'];
    let mut rest = text.trim_start_matches(BETWEEN);
    while !rest.is_empty() {
        let releasable = words::starts_ignore_case(rest, "REL");
        let bracket = rest.find(['(', ')']).unwrap_or(rest.len());
        // `N O F O R N`, `FOR OFFICIAL USE ONLY`.
        let (spelt, name) = match tables::caption(rest) {
            Some((length, Some(name))) => (length, name),
            _ => words::spelled(rest, "EFTO").map_or((0, ""), |length| (length, "EFTO")),
        };
        let end = if spelt > 0 {
            spelt
        } else {
            let end = if releasable { rest.find("//") } else { rest.find(['/', ' ', ',']) };
            end.unwrap_or(rest.len()).min(bracket)
        };
        let (control, behind) = rest.split_at(end);
        let control = if spelt > 0 { name } else { words::trim(control).trim_end_matches(['/', ',', '.']) };
        let is = |names: &[&str]| names.iter().any(|name| control.eq_ignore_ascii_case(name));
        let given = if is(&["NF", "N", "NOFORN"]) {
            Cow::Borrowed("NOFORN")
        } else if is(&["FOR OFFICIAL USE ONLY"]) {
            Cow::Borrowed("FOUO")
        } else if is(&["SENSITIVE BUT UNCLASSIFIED"]) {
            Cow::Borrowed("SBU")
        } else if is(&["ENTIRE", "TEXT", "SECRET", "-"]) {
            // `(C - ENTIRE TEXT)`, `(TOP SECRET)`: words that are no control.
            Cow::Borrowed("")
        } else if control.bytes().any(|byte| byte.is_ascii_lowercase()) {
            Cow::Owned(control.to_ascii_uppercase())
        } else {
            Cow::Borrowed(control)
        };
        if !given.is_empty() && !controls.contains(&given) {
            controls.push(given);
        }
        rest = behind.trim_start_matches(BETWEEN);
    }
}

impl FromStr for Level {
    type Err = NotationError;

    /// Reads the word of a classification line, spaced or solid, in either case, or the abbreviation of a portion mark.
    ///
    /// # Errors
    ///
    /// When the text is anything else.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        let trimmed = words::trim(text);
        if let Some(level) = Self::ALL
            .iter()
            .find(|level| level.as_str().eq_ignore_ascii_case(trimmed) || level.abbreviation() == trimmed)
        {
            return Ok(*level);
        }
        match shape::level_word(trimmed, false) {
            Some(word) if word.length == trimmed.len() => Ok(level_of(&word)),
            _ => Err(NotationError::new("a level such as SECRET, UNCLAS or C", text, 0)),
        }
    }
}

impl FromStr for Marking<'static> {
    type Err = NotationError;

    /// Reads a portion mark, with or without its brackets.
    ///
    /// # Errors
    ///
    /// When the text is anything else.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        let bare = words::trim(text);
        let inside = bare.strip_prefix('(').and_then(|bare| bare.strip_suffix(')')).unwrap_or(bare);
        let bracketed = alloc::format!("({inside})");
        // Behind a slant any word is a control, `SAR-12`; in a text only those that are known.
        let slanted = inside.contains('/') && !inside.contains(['(', ')']);
        let fits = slanted || shape::portion_mark(&bracketed) == Some(bracketed.len());
        let clear = || Marking { controls: [Cow::Borrowed(shape::CLEAR)].into_iter().collect(), ..Marking::default() };
        let marking = if inside == shape::CLEAR { Some(clear()) } else { fits.then(|| marking(inside)).flatten() };
        let marking = marking.ok_or_else(|| NotationError::new("a marking such as (C) or (S/NF)", text, 0))?;
        Ok(Marking { span: Span::default(), ..marking.into_owned() })
    }
}

impl FromStr for Precedence {
    type Err = NotationError;

    /// Reads a prosign (`O`) or the word (`IMMEDIATE`), in either case; also `NIACT` and `EMERGENCY OVERRIDE`.
    ///
    /// # Errors
    ///
    /// When the text is anything else.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        let word = words::trim(text);
        let mut all = Self::ALL.iter().copied();
        all.find(|precedence| {
            let prosign =
                matches!(word.as_bytes(), [letter] if precedence.prosign() == char::from(letter.to_ascii_uppercase()));
            let other = match precedence {
                Self::NiactImmediate => "NIACT",
                Self::EmergencyOverride => "EMERGENCY OVERRIDE",
                known => known.as_str(),
            };
            prosign || [precedence.as_str(), other].iter().any(|name| name.eq_ignore_ascii_case(word))
        })
        .ok_or_else(|| NotationError::new("a precedence such as O or IMMEDIATE", text, 0))
    }
}

impl FromStr for Precedences {
    type Err = NotationError;

    /// Reads the prosigns of a date line: `O`, `O R`.
    ///
    /// # Errors
    ///
    /// When the text is anything else.
    fn from_str(text: &str) -> Result<Self, NotationError> {
        let mut words = words::split(text);
        let precedence = |word: Option<&str>| word.map(str::parse).transpose();
        let wrong = |from: usize| {
            let at = words::split(text).nth(from).map_or(text.len(), |word| words::offset(text, word));
            NotationError::new("one or two precedences such as O or O R", text, at)
        };
        let action = precedence(words.next()).ok().flatten().ok_or(wrong(0))?;
        let info = precedence(words.next()).map_err(|_| wrong(1))?;
        words.next().map_or(Ok(Self { action, info }), |_| Err(wrong(2)))
    }
}
