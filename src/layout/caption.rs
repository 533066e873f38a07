//! Captions: words at the start of a line that say how the message is to be handled.
//!
//! ```text
//! SIPDIS
//! NOFORN, SENSITIVE
//! EXDIS/SALT
//! SBU DELIBERATIVE PROCESS
//! SECRET//NOFORN
//! ```

use super::{label, shape};
use crate::tables;
use crate::words;

/// The captions at the start of a line, each as written and, where it is a known one, in capitals.
pub(crate) struct Captions<'a> {
    rest: &'a str,
    begun: bool,
    /// Whether words behind a caption may belong to it.
    with_words: bool,
}

/// The captions at the start of `line`.
pub(crate) fn captions(line: &str) -> Captions<'_> {
    Captions { rest: line, begun: false, with_words: true }
}

impl<'a> Iterator for Captions<'a> {
    type Item = (&'a str, Option<&'static str>);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.rest.trim_start_matches([' ', ',', '/', ';', '.', '-', '"', '“']);
        let signs = self.rest.get(..self.rest.len() - text.len())?;
        if let Some((length, known)) = tables::caption(text) {
            let (written, behind) = text.split_at(length);
            self.begun = true;
            if self.with_words && is_said_of_it(behind) {
                self.rest = "";
                return Some((text, None));
            }
            self.rest = behind;
            return Some((written, known));
        }
        // `EXDIS/SALT`, `NODIS-SAHARA`: the word behind is no caption that is known.
        let compound = self.begun && matches!(signs, "/" | "-") && is_token(text);
        self.rest = "";
        compound.then_some((text, None))
    }
}

/// Whether words behind a caption belong to it: those behind a dash, or a few in capitals; but none that name someone for whom
/// the message is.
fn is_said_of_it(behind: &str) -> bool {
    const MOST: usize = 4;
    let said = behind.trim_start_matches([' ', '-']);
    if !behind.starts_with(' ') || said.is_empty() || said.len() > 60 {
        return false;
    }
    let capitals = said.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b' ');
    (behind.starts_with(" -") || capitals && words::split(said).count() <= MOST)
        && !words::split(said).any(|word| matches!(word, "FOR" | "PASS" | "TO" | "FROM"))
        && tables::caption(said).is_none()
        && shape::level_word(said, false).is_none()
        && label::at_start(said, None).is_none()
}

/// Whether a line is one word in capitals, as a caption is that no table knows: `UNIDO`, `CTB`.
pub(super) fn is_token(line: &str) -> bool {
    (3..=12).contains(&line.len())
        && line.bytes().all(|byte| byte.is_ascii_uppercase())
        && !line.bytes().all(|byte| byte == b'X')
}

/// The length of the captions at the start of the text, with signs behind them that belong to no one else.
pub(crate) fn captions_length(text: &str) -> Option<usize> {
    length(text, captions(text))
}

/// Whether a line holds nothing but captions that are known.
pub(crate) fn is_caption(line: &str) -> bool {
    length(line, Captions { with_words: false, ..captions(line) }) == Some(line.len())
}

fn length<'a>(text: &'a str, captions: Captions<'a>) -> Option<usize> {
    let (last, _) = captions.last()?;
    let end = words::offset(text, last) + last.len();
    let behind = text.get(end..)?;
    let signs = behind.len() - behind.trim_start_matches([' ', ',', '/', ';', '.', '"', '”']).len();
    Some(end + behind.get(..signs)?.trim_end().len())
}

/// `level-caption = level-word 1*(1*("/" / "," / "-" / SP) control)`, all of the line: `SECRET/NOFORN`, `SECRET//FGI//NF`.
///
/// Source: telegrams of 2004 to 2010.
pub(crate) fn is_level_caption(line: &str) -> bool {
    shape::level_word(line, false).is_some_and(|level| {
        let mut rest = line.get(level.length..).unwrap_or_default();
        let controls = rest.trim_start_matches(['/', ' ', '-', ',']);
        if controls.is_empty() || controls.len() == rest.len() {
            return false;
        }
        while !rest.is_empty() {
            rest = rest.trim_start_matches(['/', ' ', '-', ',']);
            let known = tables::caption(rest).map(|(length, _)| length);
            let Some(length) = known.or_else(|| shape::control_length(rest)) else { break };
            rest = rest.get(length..).unwrap_or_default();
        }
        rest.is_empty()
    })
}
