//! Paragraphs with their headings, notices and the signature, and where a long text is cut into pages or sections.
//!
//! ```text
//! Summary
//! -------
//!
//! 1. (C) The fair opens in April. End Summary.
//!
//! BERN 00000881  002 OF 002
//!
//! 2. (U) Post will attend.
//!
//! MODEL
//! ```

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use super::{Paper, between_words, marking, wrap};
use crate::Profile;
use crate::layout::{fits_line_start, is_note, shape};
use crate::model::{Cable, Paragraph, Text};

/// How many lines a page has, and a section: five pages. Source: ACP 127(G) 208.
const PAGE_LINES: usize = 20;
const SECTION_LINES: usize = 5 * PAGE_LINES;

/// How a paragraph is printed, where the plain way is read otherwise.
#[derive(Clone, Copy, Default)]
pub(super) struct Setting(usize);

impl Setting {
    /// The next way to print it; `None` when all were tried.
    pub(super) fn next(self) -> Option<Self> {
        (self.0 + 1 < WAYS.len()).then_some(Self(self.0 + 1))
    }

    fn way(self) -> Way {
        WAYS.get(self.0).copied().unwrap_or_default()
    }
}

#[derive(Clone, Copy, Default)]
struct Way {
    /// Its lines stand as they are: none is cut, and no page or section begins among them.
    uncut: bool,
    /// More blank lines stand before it than reading looks over: the last line above heads nothing then.
    apart: bool,
    /// Its heading has a rule above it where it had none, or none where it had one.
    ruled_otherwise: bool,
}

/// From the plain way to the oddest.
const WAYS: [Way; 7] = [
    Way { uncut: false, apart: false, ruled_otherwise: false },
    Way { uncut: false, apart: true, ruled_otherwise: false },
    Way { uncut: false, apart: false, ruled_otherwise: true },
    Way { uncut: true, apart: false, ruled_otherwise: false },
    Way { uncut: true, apart: true, ruled_otherwise: false },
    Way { uncut: true, apart: false, ruled_otherwise: true },
    Way { uncut: true, apart: true, ruled_otherwise: true },
];

/// `led`: what leads in the text of a military message, in the line of its first paragraph.
pub(super) fn body(paper: &mut Paper, text: &Text<'_>, mut led: String, settings: &[Setting]) {
    for (at, paragraph) in text.paragraphs.iter().enumerate() {
        let way = settings.get(at).copied().unwrap_or_default().way();
        if led.is_empty() {
            paper.blank();
            if way.apart {
                const LOOKED_OVER: usize = 4;
                (1..LOOKED_OVER).for_each(|_| paper.line(""));
            }
        }
        self::paragraph(paper, paragraph, &core::mem::take(&mut led), way);
    }
    if !led.is_empty() {
        paper.line(led);
    }
    for notice in text.notices.iter().filter(|notice| is_note(notice)) {
        paper.blank();
        paper.line(notice);
    }
    if let Some(signature) = &text.signature {
        paper.blank();
        paper.line(signature);
    }
}

fn paragraph(paper: &mut Paper, paragraph: &Paragraph<'_>, led: &str, way: Way) {
    // Only a number stands for itself behind a line that cuts the text, and a heading that has no rule above it.
    let begins = !way.uncut && led.is_empty() && paragraph.number.is_some();
    if let Some(heading) = &paragraph.heading {
        let lines: Vec<&str> = wrap(heading, between_words).collect();
        let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default().max(5);
        // A rule above it too where it does not look like a heading; elsewhere that would make one of the last line above.
        let odd = lines.len() > 1 || heading.ends_with('.') || heading.starts_with('(');
        if odd != way.ruled_otherwise {
            paper.line(format_args!("{:-<width$}", ""));
        } else if begins {
            paper.may_break();
        }
        paper.wrapped(heading);
        paper.line(format_args!("{:-<width$}", ""));
        paper.blank();
    } else if begins {
        paper.may_break();
    }
    let mut text = String::from(led);
    if let Some(number) = paragraph.number {
        let _ = write!(text, "{number}. ");
    }
    if let Some(marking) = &paragraph.marking {
        let _ = write!(text, "{marking} ");
    }
    text.push_str(&paragraph.text);
    let lines = text.trim_end_matches(' ').split('\n');
    if way.uncut {
        lines.for_each(|line| paper.line(line));
        return;
    }
    let lines: Vec<&str> = lines.flat_map(|line| wrap(line, between_words)).collect();
    for (at, line) in lines.iter().enumerate() {
        let [above, below] = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| lines.get(at)).unwrap_or(&""));
        // Blanks at the end of the line above would be lost.
        let whole = above.trim_end().len() == above.len();
        if whole && [above, line, below].into_iter().all(|line| is_prose(line)) && begins_nothing(line) {
            paper.may_break();
        }
        paper.line(line);
    }
}

/// Whether a line is one of running text: neither blank, nor a rule, nor of a table.
fn is_prose(line: &str) -> bool {
    line.trim_start().len() == line.len() && !line.is_empty() && !shape::is_rule(line) && !shape::is_columns(line)
}

/// Whether a line goes on with the one above it, whatever stood between them.
fn begins_nothing(line: &str) -> bool {
    line.starts_with(char::is_lowercase) || fits_line_start(line) && !shape::is_date_line(line)
}

/// A text that goes in parts, with the lines that begin them.
pub(super) struct Parts {
    pub(super) text: String,
    /// How many parts it has.
    pub(super) count: usize,
}

/// The paper's text cut into sections of 100 lines, or of as many as fit where the message says how many `of` it has, by lines
/// such as `BERN 00000881  002 OF 003`. `before`: how many lines of text stand above it.
///
/// Only State puts sections together so; a message of the others is one transmission.
pub(super) fn sections(paper: &Paper, text: &Text<'_>, before: usize) -> Parts {
    let plain = || Parts { text: paper.text.clone(), count: 1 };
    let Some(number) = text.reference_number.as_ref().filter(|_| paper.profile == Profile::State) else {
        return plain();
    };
    let of = text.section.map(|section| usize::from(if section.number == 1 { section.of.unwrap_or(1) } else { 1 }));
    let mut places = places(paper, before, SECTION_LINES);
    if let Some(of) = of.filter(|&of| of != places.len() + 1) {
        let lines = before + paper.text.matches('\n').count();
        places = self::places(paper, before, lines.div_ceil(of.max(1)).clamp(1, SECTION_LINES));
        places.truncate(of - 1);
    }
    let count = places.len() + 1;
    let of = of.unwrap_or(count);
    let post: String = number.post.chars().take(10).collect();
    let mark = |section: usize| format!("{post} {:08}  {section:03} OF {of:03}", number.serial);
    Parts { text: cut(&paper.text, &places, mark), count }
}

/// The paper's text cut into pages of 20 lines, by lines such as `PAGE 2 RUXYAB 412 UNCLAS`. `before`: how many lines stand above
/// it, from the date line on.
pub(super) fn pages(paper: &Paper, cable: &Cable<'_>, before: usize) -> String {
    let station = cable.heading.calling_station.as_ref();
    let Some((station, serial)) = station.and_then(|station| Some((station, station.serial?))) else {
        return paper.text.clone();
    };
    let name = &station.routing_indicator;
    let level = cable.text.classification.as_ref().and_then(|marking| marking.level).map(marking::spaced);
    let mark = |page: usize| {
        let mut line = match paper.profile {
            Profile::Janap128 => format!("PAGE {page:02} {name}{serial:04}"),
            _ => format!("PAGE {page} {name} {serial:03}"),
        };
        line.extend(level.iter().flat_map(|level| [" ", level.as_str()]));
        line
    };
    cut(&paper.text, &places(paper, before, PAGE_LINES), mark)
}

/// Where the parts behind the first begin, none longer than `limit` lines: at places where the text may be cut, or else at the
/// first behind them. `before`: how many lines of the first part stand above the text.
fn places(paper: &Paper, before: usize, limit: usize) -> Vec<usize> {
    let mut places = Vec::new();
    let mut breaks = paper.breaks.iter().copied().peekable();
    // The lines of this part, up to `at` and up to the last place where it may end.
    let (mut lines, mut at) = (before % limit, 0);
    let mut last: Option<(usize, usize)> = None;
    for end in crate::layout::line_ends(&paper.text) {
        if breaks.next_if_eq(&at).is_some() {
            last = Some((at, lines));
        }
        if lines >= limit {
            if let Some((place, used)) = last.take() {
                places.push(place);
                lines -= used;
            }
        }
        lines += 1;
        at = end;
    }
    places
}

/// The text with a line before each of the places: the `mark` of the part that begins there. Between paragraphs blank lines
/// stand around it.
fn cut(text: &str, places: &[usize], mark: impl Fn(usize) -> String) -> String {
    let mut whole = String::with_capacity(text.len() + 40 * places.len());
    let mut from = 0;
    for (part, &place) in (2..).zip(places) {
        whole.push_str(text.get(from..place).unwrap_or_default());
        let between = whole.ends_with("\n\n");
        whole.push_str(&mark(part));
        whole.push_str(if between { "\n\n" } else { "\n" });
        from = place;
    }
    whole.push_str(text.get(from..).unwrap_or_default());
    whole
}
