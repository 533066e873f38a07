//! From a [`Cable`] to a message: [`Cable::write`]. What a line looks like is in the files named like those of the model;
//! here is the paper they are printed on.
//!
//! The writer prints what the cable says, and of what it does not say only what follows from it: the ends of lines, pages and
//! sections, an ending that a copy has lost. What else a message must have is the business of the [builder](crate::Builder) and
//! of strict reading.

mod body;
mod builder;
mod declassification;
mod ending;
mod heading;
mod marking;
mod reference;
mod tag;
mod text;

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{Display, Write};

use body::Setting;
pub use builder::{BuildError, Builder};

use crate::layout::boundary::opens_message;
use crate::layout::{fits_line_start, set_name};
use crate::model::{Cable, CallingStation, Form, Heading, Marking, Paragraph, Section};
use crate::words;
use crate::{Options, Profile};

impl Cable<'_> {
    /// The message as text, by the rules of `profile`. Line ends are `\n`.
    ///
    /// What is written is read back as it was: for every cable that keeps the rules of its profile, so that strict reading takes
    /// it, `Cable::parse(&cable.write(profile))` is the cable itself (equality leaves out the spans) but for what is listed below.
    ///
    /// | | [`State`](Profile::State) | [`Acp127`](Profile::Acp127) | [`Janap128`](Profile::Janap128) |
    /// |---|---|---|---|
    /// | format lines 2 and 3 | `RR RUEHC`, `DE RUEHKB #0064/01 0250719` | `DE RUEHKB 0064/01 0250719` | the header line; no section, no position letter, the filing time by the day of the year |
    /// | [`Heading::janap`](crate::Heading::janap) | not carried | not carried | carried |
    /// | `BT` around the text | where the copy has its ending | always | always |
    /// | `#0064` and `NNNN` | as the copy has them | added where it has lost them | added where it has lost them |
    /// | cut every 20 lines | no | into pages: `PAGE 2 RUEHKB 064 UNCLAS` | into pages: `PAGE 02 RUEHKBA0064 UNCLAS` |
    /// | cut every 100 lines | into sections: `BAKU 00000064  002 OF 003` | no | no |
    ///
    /// **What follows from the message** is written though the cable may not have it, and is there when the text is read:
    ///
    /// - a line over 69 columns (ACP 127(G) 138) is cut: where a paragraph had a blank it has a line end then;
    /// - a text of more than 100 lines (ACP 127(G) 208) has [`Text::section`](crate::Text::section), and
    ///   [`CallingStation::section`](crate::CallingStation::section), where the cable had none;
    /// - sections that a copy has put together are one transmission, without a section, in the profiles that cut none;
    /// - the ending of a copy that has lost its `NNNN`, in the profiles that demand one.
    ///
    /// **What has no notation** is read as something else, and [`check`](Self::check) does not know it:
    ///
    /// - [`Level::Efto`](crate::Level::Efto) of the classification, which is the control `EFTO` of `UNCLAS` there, and of a portion mark; NIACT in the
    ///   date line, where `O` is IMMEDIATE;
    /// - a date line without precedence, where the date-time group has no month or other words than signals stand behind it;
    /// - a text without classification and number, which is that of a military message;
    /// - a reference that stands twice;
    /// - in a subject what begins another label (`REF B.`), in a paragraph ` SIPDIS `, the number and mark of the next
    ///   (` 2. (C) `), and, where it has no number, a blank line;
    /// - in either, words of more than a line of which none can begin one, such as `2009 2009 ...` or `(SIPDIS) (SIPDIS) ...`: their
    ///   line is not cut, and what follows a line that was never cut is a paragraph of its own;
    /// - a signature, where there is no paragraph above it.
    ///
    /// Lines that cut the text into pages and sections are taken out again by reading. An addressee and the header line of JANAP
    /// 128 are one line each, and a line is not cut where what follows would be read as something else. What was text in a copy
    /// only for what the archive had put around it (a pilcrow, a section line), and is a heading or a note without that, is read
    /// so.
    ///
    /// **None carries** what is no part of a message: what printers and archives put around it
    /// ([`Heading::print`](crate::Heading::print), [`Heading::distribution`](crate::Heading::distribution), who drafted,
    /// approved, cleared and released it, [`Cable::release`](crate::Cable::release), [`Text::lost`](crate::Text::lost)),
    /// [`Cable::unread`](crate::Cable::unread), notices other than web addresses and MINIMIZE, and passing lines that open a
    /// quotation of another message. The [form](crate::Form) is that of the message written: a print-out becomes a telegram.
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
        // What is printed is read as the receiver will: a paragraph that is read otherwise is set off in another way.
        const ROUNDS: usize = 12;
        let mut settings = alloc::vec![Setting::default(); self.text.paragraphs.len() + 1];
        let plain = self.print(profile, &settings);
        let mut text = plain.clone();
        for _ in 0..ROUNDS {
            let Some(at) = self.first_read_otherwise(&text) else { return text };
            // What was lost may have gone to the paragraph behind.
            let mut changed = false;
            for setting in settings.iter_mut().skip(at).take(2) {
                if let Some(next) = setting.next() {
                    (*setting, changed) = (next, true);
                }
            }
            if !changed {
                break;
            }
            text = self.print(profile, &settings);
        }
        plain
    }

    /// The first paragraph that is read otherwise than it was written, but for the lines that were cut.
    fn first_read_otherwise(&self, text: &str) -> Option<usize> {
        let again = Options::new().parse(text).unwrap_or_default().text.paragraphs;
        let paragraphs = &self.text.paragraphs;
        let marking = |paragraph: &Paragraph<'_>| paragraph.marking.as_ref().map(Marking::to_string);
        let same = |a: &Paragraph<'_>, b: &Paragraph<'_>| {
            (a.number, &a.heading) == (b.number, &b.heading)
                && marking(a) == marking(b)
                && words_and_blank_lines(&a.text).eq(words_and_blank_lines(&b.text))
        };
        let differs = paragraphs.iter().zip(&again).position(|(written, read)| !same(written, read));
        differs.or_else(|| (paragraphs.len() != again.len()).then(|| paragraphs.len().min(again.len())))
    }

    /// The message, its paragraphs set off as `settings` say.
    fn print(&self, profile: Profile, settings: &[Setting]) -> String {
        let separated = self.is_separated(profile);
        let print = |heading: &Heading<'_>, section: Option<Section>| {
            let mut paper = Paper::new(profile);
            for notice in self.text.notices.iter().filter(|notice| self.is_military() && opens_message(notice)) {
                paper.line(notice);
            }
            heading::heading(&mut paper, heading);
            // From the date line on the lines of the first page are counted, from here on those of the first section.
            let text = paper.text.len();
            if separated {
                paper.line("BT");
            }
            let led = text::text(&mut paper, self, section);
            (paper, text, led)
        };
        // Sections that a copy has put together are one transmission.
        let whole = profile != Profile::State && self.text.section.is_some_and(|section| section.is_put_together());
        let mut heading = Cow::Borrowed(&self.heading);
        if let Some(station) = heading.calling_station.as_ref().filter(|station| whole && station.section.is_some()) {
            let station = CallingStation { section: None, ..station.clone() };
            heading.to_mut().calling_station = Some(station);
        }
        let (mut paper, text, led) = print(&heading, self.text.section.filter(|_| !whole));
        let lines = |from: usize| paper.text.get(from..).unwrap_or_default().matches('\n').count();
        let before = if profile == Profile::State { lines(text) } else { lines(paper.dated) };
        let mut body = Paper::behind(&paper);
        body::body(&mut body, &self.text, led, settings);
        if profile == Profile::State {
            let parts = body::sections(&body, &self.text, before);
            if self.text.section.is_none() && parts.count > 1 {
                let mut heading = self.heading.clone();
                if let Some(station) = heading.calling_station.as_mut().filter(|station| station.serial.is_some()) {
                    station.section = station.section.or(Some(1));
                }
                let of = u16::try_from(parts.count).ok();
                (paper, ..) = print(&heading, Some(Section::new(1, of)));
            }
            paper.text.push_str(&parts.text);
        } else if separated {
            paper.text.push_str(&body::pages(&body, self, before));
        } else {
            paper.text.push_str(&body.text);
        }
        ending::ending(&mut paper, self, separated);
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

/// The words of a text, and an empty one for each blank line.
fn words_and_blank_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| words::split(line).chain(words::trim(line).is_empty().then_some("")))
}

/// What is printed so far.
struct Paper {
    text: String,
    profile: Profile,
    /// Where the text may be cut into pages and sections: lines that are read the same behind a line that cuts it.
    breaks: Vec<usize>,
    /// Where the date line begins.
    dated: usize,
    /// Whether a blank line may stand here.
    parted: bool,
}

impl Paper {
    fn new(profile: Profile) -> Self {
        Self { text: String::new(), profile, breaks: Vec::new(), dated: 0, parted: true }
    }

    /// Another sheet, for what stands behind `paper`.
    fn behind(paper: &Self) -> Self {
        let parted = paper.is_parted();
        Self { parted, ..Self::new(paper.profile) }
    }

    /// Whether what comes next stands apart already: at the start, below a blank line, or behind `BT`.
    fn is_parted(&self) -> bool {
        if self.text.is_empty() { self.parted } else { self.text.ends_with("\n\n") || self.text.ends_with("\nBT\n") }
    }

    /// The text may be cut here.
    fn may_break(&mut self) {
        self.breaks.push(self.text.len());
    }

    /// A line that is not cut.
    fn line(&mut self, line: impl Display) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }

    /// A blank line, but no two of them, none at the start, and none behind `BT`.
    fn blank(&mut self) {
        if !self.is_parted() {
            self.text.push('\n');
        }
    }

    /// A line that is cut where it is too long.
    fn wrapped(&mut self, line: &str) {
        wrap(line, between_words).for_each(|part| self.line(part));
    }
}

/// The parts of a line, none longer than a line may be, where that can be done: it is cut at blanks that `may_cut` allows, given
/// what stands before and behind them.
fn wrap(line: &str, may_cut: fn(&str, &str) -> bool) -> impl Iterator<Item = &str> {
    // Blanks at its end take no room.
    let shown = line.trim_end().len();
    let mut next = Some(0);
    core::iter::from_fn(move || {
        let start = next?;
        let end = line.get(start..shown).and_then(|rest| end_of_line(rest, may_cut)).map(|end| start + end);
        next = end.map(|end| end + 1);
        line.get(start..end.unwrap_or(line.len()))
    })
}

/// Where the first line of a text is cut: at the last blank that fits, or else at the first behind it; `None` where all of it is
/// one line.
fn end_of_line(text: &str, may_cut: fn(&str, &str) -> bool) -> Option<usize> {
    let mut last = None;
    for (column, (at, c)) in text.char_indices().enumerate() {
        if column > WIDTH && last.is_some() {
            return last;
        }
        if c == ' ' && may_cut(text.get(..at)?, next_line(text.get(at + 1..)?)) {
            last = Some(at);
        }
    }
    last.filter(|_| text.chars().nth(WIDTH).is_some())
}

/// As much of a text as the next line can hold.
fn next_line(text: &str) -> &str {
    text.char_indices().nth(WIDTH).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
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
