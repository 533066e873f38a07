//! The text of a paragraph: its lines as they stand, without what interrupted them.
//!
//! ```text
//! The fair opens
//!
//! BERN 00000881  002 OF 002
//!
//! in April.
//! ```

use alloc::borrow::Cow;
use alloc::string::String;

use smallvec::SmallVec;

use super::body::FILLED;
use crate::layout::{self, shape};
use crate::words;
use crate::{Span, cow};

/// Paragraph text: lines kept, joined by `\n`, what interrupted them taken out.
#[derive(Default)]
pub(crate) struct Lines<'a> {
    /// What stands between interruptions, in order; it is joined once all is known.
    blocks: SmallVec<[(usize, usize); 4]>,
    span: Option<Span>,
    source: &'a str,
    /// How many blanks stand before every line of a print, and do not belong to it.
    pub(crate) margin: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(source: &'a str, margin: usize) -> Self {
        Self { source, margin, ..Self::default() }
    }

    /// Where the last line ends.
    fn end(&self) -> usize {
        self.blocks.last().map_or(0, |block| block.1)
    }

    /// Whether nothing was added but where the text begins.
    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|(start, end)| start >= end)
    }

    /// Whether the last line ends a sentence.
    pub(crate) fn ends_sentence(&self) -> bool {
        let before = self.source.get(..self.end()).unwrap_or_default();
        words::trim_lines(before).ends_with(['.', '!', '?', ':', ';', '"', '”', ')', '-', '*', '='])
    }

    /// The last line of the text, and that above it, without what interrupted them; `None` where there is none.
    fn last_lines(&self) -> (&'a str, Option<&'a str>) {
        let block = |&(start, end): &(usize, usize)| self.source.get(start..end).unwrap_or_default();
        let last_of = |text: &'a str| words::trim(text.rsplit(words::is_line_end_char).next().unwrap_or_default());
        let mut blocks = self.blocks.iter().rev().map(|part| words::trim_lines(block(part)));
        let text = blocks.next().unwrap_or_default();
        let before = text.trim_end_matches(|c| !words::is_line_end_char(c)).len();
        let above =
            if before > 0 { text.get(..layout::line_end_before(text.as_bytes(), before)) } else { blocks.next() };
        (last_of(text), above.map(last_of))
    }

    /// Whether the last two lines were filled up with prose, or the first, which was never wrapped, and the last ends in the middle of
    /// a sentence.
    pub(crate) fn is_filled(&self) -> bool {
        // No line is longer on the wire.
        const WRAPPED: usize = 69;
        let filled = |line: &str| line.len() >= FILLED && !shape::is_columns(line);
        let (last, above) = self.last_lines();
        let within = last.ends_with(|c: char| c.is_alphabetic() || c == ',') && !layout::ends_note(last);
        within && filled(last) && above.map_or(last.len() > WRAPPED, filled)
    }

    /// Whether the last line ends with a word behind which a number stands.
    pub(crate) fn leads_to_number(&self) -> bool {
        shape::leads_to_number(self.last_lines().0)
    }

    /// Whether something that is no part of the text stands behind the last line: the tag of a web page, the backslash of a
    /// dump, the machine functions of a printed example.
    pub(crate) fn ends_with_tag(&self) -> bool {
        let behind = self.source.as_bytes().get(self.end()..).unwrap_or_default();
        let blanks = behind.iter().take_while(|&&byte| byte == b' ').count();
        matches!(behind.get(blanks..), Some([b'\\' | b'(', ..] | [b'<', b'b', b'r', b'>', ..]))
    }

    /// Takes the lines off the end that stand alone between blank lines with nothing left in them but the letters that struck them out,
    /// the first one first: where they stand.
    pub(crate) fn take_struck_out(&mut self) -> SmallVec<[Span; 2]> {
        let mut taken = SmallVec::new();
        while let Some(&(start, end)) = self.blocks.last() {
            let text = words::trim_lines(self.source.get(start..end).unwrap_or_default());
            let above = words::trim_lines(text.trim_end_matches(|c| !words::is_line_end_char(c)));
            let below = text.get(above.len()..).unwrap_or_default();
            let line = words::trim_lines(below);
            let apart = layout::line_ends(below).count() > 1;
            if !(apart && shape::is_struck_out(line)) || above.is_empty() {
                break;
            }
            taken.extend(Span::of(self.source, line));
            let end = words::offset(self.source, above) + above.len();
            if let (Some(block), Some(span)) = (self.blocks.last_mut(), &mut self.span) {
                block.1 = end;
                *span = Span::new(span.range().start, end);
            }
        }
        taken.reverse();
        taken
    }

    /// Adds the bytes `start..end` of the source, and what stands between them and the last part. `cut`: that does not
    /// belong to the text, it interrupts it.
    pub(crate) fn push(&mut self, start: usize, end: usize, cut: bool) {
        // What was taken off the front of a line may be all there is of it: `¶` and a blank.
        let start = start.min(end);
        let span = Span::new(start, end);
        self.span = Some(self.span.map_or(span, |known| known.cover(span)));
        match self.blocks.last_mut() {
            Some(last) if !cut => last.1 = end,
            _ => self.blocks.push((start, end)),
        }
    }

    /// The text, and where it stood.
    pub(crate) fn finish(self) -> (Cow<'a, str>, Span) {
        let span = self.span.unwrap_or_default();
        let block = |&(start, end): &(usize, usize)| self.source.get(start..end).unwrap_or_default();
        let [first, further @ ..] = &self.blocks[..] else { return (Cow::Borrowed(""), span) };
        let text = words::trim_lines(block(first));
        if further.is_empty() {
            let indented = self.margin > 0 && memchr::memchr(b'\n', text.as_bytes()).is_some();
            if !indented && memchr::memchr2(b'\r', b'\x0c', text.as_bytes()).is_none() {
                return (Cow::Borrowed(text), span);
            }
        }
        // Room for all at once: a text is hardly shorter than its blocks, with the longest seam before each.
        let length = |block: &(usize, usize)| block.1.saturating_sub(block.0) + "\n\n".len();
        let mut joined = String::with_capacity(text.len() + further.iter().map(length).sum::<usize>());
        self.push_lines(&mut joined, text, false);
        for (before, part) in self.blocks.iter().zip(further) {
            joined.truncate(joined.trim_end_matches(|c| words::is_blank_char(c) || c == '\n').len());
            let between = self.source.get(before.1..part.0).unwrap_or_default();
            joined.push_str(seam(&joined, between, block(part)));
            self.push_lines(&mut joined, block(part), true);
        }
        let bare = words::trim_lines(&joined);
        let (from, length) = (words::offset(&joined, bare), bare.len());
        (Cow::Owned(cow::keep(joined, from, from + length)), span)
    }

    /// Adds lines, each line end as `\n`, without their margin. `fresh`: a line begins where the text does.
    fn push_lines(&self, joined: &mut String, text: &str, fresh: bool) {
        let mut at = 0;
        while at < text.len() {
            let line = layout::line_at(text, at);
            let mut shown = text.get(at..line.end).unwrap_or_default();
            if fresh || at > 0 {
                let blanks = shown.bytes().take(self.margin).take_while(|&byte| byte == b' ').count();
                shown = shown.get(blanks..).unwrap_or_default();
            }
            joined.push_str(shown);
            if line.next > line.end {
                joined.push('\n');
            }
            at = line.next;
        }
    }
}

/// What parts the halves of a text between which something was cut out: a blank inside a line, a line end inside a
/// sentence, a blank line between blocks that had one.
fn seam(before: &str, between: &str, behind: &str) -> &'static str {
    // The first line of what is between is the end of the line before, the last one the start of the line behind.
    let mut at = layout::line_at(between, 0).next;
    if at >= between.len() && !between.ends_with(words::is_line_end_char) {
        return " ";
    }
    let mut blank = false;
    while at < between.len() {
        let line = layout::line_at(between, at);
        let content = words::trim(between.get(at..line.end).unwrap_or_default());
        blank |= line.next > line.end && matches!(content, "" | ".");
        at = line.next;
    }
    let closed = before.ends_with(['.', '!', '?', ';', ':', ')', '"', '”']);
    let begins =
        words::trim_lines(behind).starts_with(|c: char| c.is_uppercase() || matches!(c, '-' | '(' | '"' | '“'));
    if closed && begins && blank { "\n\n" } else { "\n" }
}
