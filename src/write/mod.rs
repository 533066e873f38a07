//! From a [`Cable`] to a message: [`Cable::write`]. What a line looks like is in the files named like those of the model;
//! here is the paper they are printed on.
//!
//! The writer prints what the cable says and adds nothing: what a message must have is the business of the
//! [builder](crate::Builder) and of strict reading.

mod body;
mod builder;
mod declassification;
mod ending;
mod heading;
mod marking;
mod reference;
mod tag;
mod text;

use alloc::string::String;
use core::fmt::{Display, Write};

pub use builder::{BuildError, Builder};

use crate::Profile;
use crate::layout::{fits_line_start, set_name};
use crate::model::{Cable, Form};

impl Cable<'_> {
    /// The message as text, by the rules of `profile`. Line ends are `\n`.
    ///
    /// What is written is read back as it was: for every cable that keeps the rules of its profile,
    /// `Cable::parse(&cable.write(profile))` is the cable itself (equality leaves out the spans).
    ///
    /// | | [`State`](Profile::State) | [`Acp127`](Profile::Acp127) | [`Janap128`](Profile::Janap128) |
    /// |---|---|---|---|
    /// | format lines 2 and 3 | `RR RUEHC`, `DE RUEHKB #0064/01 0250719` | `DE RUEHKB 0064/01 0250719` | the header line; no section, no position letter |
    /// | [`Heading::janap`](crate::Heading::janap) | not carried | not carried | carried |
    /// | `BT` around the text | where the copy has its ending | always | always |
    /// | lines of paragraphs | as they are | cut at 69 columns | cut at 69 columns |
    /// | section lines in the text | where [`Text::section`](crate::Text::section) counts them | none | none |
    ///
    /// All cut other lines at 69 columns (ACP 127(G) 138), with two exceptions: an addressee and the header line of JANAP 128
    /// are one line each, and a line is not cut where what follows would be read as something else.
    ///
    /// None carries what is no part of a message: what printers and archives put around it
    /// ([`Heading::print`](crate::Heading::print), [`Heading::distribution`](crate::Heading::distribution), who drafted,
    /// approved, cleared and released it, [`Cable::release`](crate::Cable::release), [`Text::lost`](crate::Text::lost)),
    /// [`Cable::unread`](crate::Cable::unread), notices other than web addresses and MINIMIZE, and passing lines that open a
    /// quotation. The
    /// [form](crate::Form) is that of the message written: a print-out becomes a telegram.
    ///
    /// ```
    /// use cablegram::{Cable, Profile};
    ///
    /// let cable = Cable::parse("\
    /// R 250719Z JAN 08
    /// FM AMEMBASSY BAKU
    /// TO RUEHC/SECSTATE WASHDC 4631
    /// C O N F I D E N T I A L BAKU 000064
    /// TAGS PREL AJ
    /// SUBJECT: WATCH FAIR
    /// 1. (C) Nothing new.
    /// DERSE
    /// ")?;
    /// let text = cable.write(Profile::State);
    /// assert_eq!(text, "\
    /// R 250719Z JAN 08
    /// FM AMEMBASSY BAKU
    /// TO RUEHC/SECSTATE WASHDC 4631
    ///
    /// C O N F I D E N T I A L BAKU 000064
    ///
    /// TAGS: PREL, AJ
    /// SUBJECT: WATCH FAIR
    ///
    /// 1. (C) Nothing new.
    ///
    /// DERSE
    /// ");
    /// assert_eq!(Cable::parse(&text)?, cable);
    /// # Ok::<(), cablegram::Error>(())
    /// ```
    pub fn write(&self, profile: Profile) -> String {
        let mut paper = Paper::new(profile);
        let separated = self.is_separated(profile);
        heading::heading(&mut paper, &self.heading);
        if separated {
            paper.line("BT");
        }
        text::text(&mut paper, self);
        ending::ending(&mut paper, &self.ending, separated);
        paper.text
    }

    /// Whether `BT` stands around the text. An archive's copy of a telegram has lost it with its ending, and without a number
    /// in the classification line it would make the telegram a military message.
    fn is_separated(&self, profile: Profile) -> bool {
        let ended = self.ending.end_of_message || self.ending.validation_serial.is_some();
        let headed = self.heading.date_time_group.is_some() || self.heading.routing.is_some();
        let numbered = self.text.classification.is_some() && self.text.reference_number.is_some();
        headed && (self.is_military() || numbered && (ended || profile != Profile::State))
    }

    /// Whether the text is that of a military message.
    fn is_military(&self) -> bool {
        self.form == Form::Military && self.text.reference_number.is_none()
    }
}

/// The longest line, blanks included. Source: ACP 127(G) 138.f.
const WIDTH: usize = 69;

/// What is printed so far.
struct Paper {
    text: String,
    profile: Profile,
}

impl Paper {
    fn new(profile: Profile) -> Self {
        Self { text: String::new(), profile }
    }

    /// A line that is not cut.
    fn line(&mut self, line: impl Display) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }

    /// A blank line, but no two of them, none at the start, and none behind `BT`.
    fn blank(&mut self) {
        if !(self.text.is_empty() || self.text.ends_with("\n\n") || self.text.ends_with("\nBT\n")) {
            self.text.push('\n');
        }
    }

    /// A line that is cut where it is too long.
    fn wrapped(&mut self, line: &str) {
        wrap(line, between_words).for_each(|part| self.line(part));
    }
}

/// The parts of a line, none longer than a line may be, where that can be done: it is cut at blanks that `may_cut` allows.
fn wrap(line: &str, may_cut: fn(&str, &str) -> bool) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    core::iter::from_fn(move || {
        let line = rest?;
        let end = end_of_line(line, may_cut);
        rest = line.get(end + 1..);
        line.get(..end)
    })
}

/// Where the first line of a text ends: at the last blank that fits, or else at the first behind it, or with the text.
fn end_of_line(text: &str, may_cut: fn(&str, &str) -> bool) -> usize {
    let mut last = None;
    for (column, (at, c)) in text.char_indices().enumerate() {
        if let Some(last) = last.filter(|_| column > WIDTH) {
            return last;
        }
        let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + c.len_utf8()..).unwrap_or_default());
        if c == ' ' && may_cut(before, behind) {
            last = Some(at);
        }
    }
    last.filter(|_| text.chars().nth(WIDTH).is_some()).unwrap_or(text.len())
}

/// Whether a line may be cut between two words: it is read as if a blank stood there, and the second begins nothing.
fn between_words(before: &str, behind: &str) -> bool {
    before.ends_with(|c: char| !c.is_whitespace() && c != '-') && fits_line_start(behind)
}

/// Whether a passing line may be cut between two words: only a line that is nearly full goes on in the next, and not where that
/// says for whom the message is.
fn in_passing_line(before: &str, behind: &str) -> bool {
    const FULL: usize = 52;
    let mut words = behind.split(' ');
    let addresses = |word: Option<&str>| word.is_some_and(|word| matches!(word, "FOR" | "PASS" | "PLEASE" | "PLS"));
    let anew = addresses(words.next()) || addresses(words.next());
    before.len() > FULL && !anew && between_words(before, behind)
}

/// Whether a set may be cut between two words: no line of it begins like the next.
fn in_set(before: &str, behind: &str) -> bool {
    between_words(before, behind) && !before.ends_with('/') && set_name(behind).is_none()
}

/// Whether a line may be cut behind a comma: the TAGS line goes on then.
fn behind_comma(before: &str, behind: &str) -> bool {
    before.ends_with(',') && !behind.is_empty()
}
