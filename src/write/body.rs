//! Paragraphs with their headings, notices and the signature.
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

use super::{Paper, between_words, wrap};
use crate::Profile;
use crate::layout::is_note;
use crate::model::{Paragraph, Text};

/// How many lines a section has. Source: ACP 127(G) 208: five pages of twenty lines.
pub(super) const SECTION_LINES: usize = 100;

/// `led`: what leads in the text of a military message, in the line of its first paragraph.
pub(super) fn body(paper: &mut Paper, text: &Text<'_>, mut led: String) {
    let sections = Sections::new(paper.profile, text);
    let mut line = 0;
    let mut section = 1;
    for paragraph in &text.paragraphs {
        if let Some(mark) = sections.as_ref().and_then(|sections| sections.mark(section, line, paragraph)) {
            section += 1;
            paper.blank();
            paper.line(mark);
        }
        let before = paper.text.len();
        if led.is_empty() {
            paper.blank();
        }
        self::paragraph(paper, paragraph, &core::mem::take(&mut led));
        line += paper.text.get(before..).unwrap_or_default().matches('\n').count();
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

fn paragraph(paper: &mut Paper, paragraph: &Paragraph<'_>, led: &str) {
    if let Some(heading) = &paragraph.heading {
        let lines: Vec<&str> = wrap(heading, between_words).collect();
        let width = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default().max(5);
        // A rule above it too where it does not look like a heading; elsewhere that would make one of the last line above.
        if lines.len() > 1 || heading.ends_with('.') || heading.starts_with('(') {
            paper.line(format_args!("{:-<width$}", ""));
        }
        paper.wrapped(heading);
        paper.line(format_args!("{:-<width$}", ""));
        paper.blank();
    }
    let mut text = String::from(led);
    if let Some(number) = paragraph.number {
        let _ = write!(text, "{number}. ");
    }
    if let Some(marking) = &paragraph.marking {
        let _ = write!(text, "{marking} ");
    }
    text.push_str(&paragraph.text);
    let text = text.trim_end_matches(' ');
    for line in text.split('\n') {
        if paper.profile == Profile::State { paper.line(line) } else { paper.wrapped(line) }
    }
}

/// The sections of a long telegram, told by lines between its paragraphs: `BERN 00000881  002 OF 002`.
struct Sections<'a> {
    post: &'a str,
    serial: u32,
    of: usize,
    lines: usize,
}

impl<'a> Sections<'a> {
    /// Only State tells them so; in the other profiles each section is a message of its own.
    fn new(profile: Profile, text: &'a Text<'_>) -> Option<Self> {
        let section = text.section.filter(|section| section.number == 1 && profile == Profile::State)?;
        let number = text.reference_number.as_ref()?;
        let of = usize::from(section.of?);
        let lines: usize = text.paragraphs.iter().map(|paragraph| paragraph.text.matches('\n').count() + 2).sum();
        (of > 1).then_some(Self { post: &number.post, serial: number.serial, of, lines: lines.div_ceil(of) })
    }

    /// The line before `paragraph`, where the next section begins there: only a number stands for itself behind it.
    fn mark(&self, section: usize, line: usize, paragraph: &Paragraph<'_>) -> Option<String> {
        let begins = paragraph.number.is_some() && paragraph.heading.is_none();
        let full = line >= section * self.lines.min(SECTION_LINES) && section < self.of;
        let post: String = self.post.chars().take(10).collect();
        (begins && full).then(|| format!("{post} {:08}  {:03} OF {:03}", self.serial, section + 1, self.of))
    }
}
