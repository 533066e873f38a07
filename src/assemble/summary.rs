//! Summary and comment: the paragraphs that markers enclose.
//!
//! ```text
//! 1. (C) Summary: The fair opens in April. End Summary.
//! ```

use alloc::borrow::Cow;
use alloc::string::String;
use core::ops::Range;

use smallvec::SmallVec;

use crate::cow;
use crate::layout::shape;
use crate::model::{Located, Paragraph, ParagraphRole, Text};
use crate::parse::body::{
    Marker, end_mark, ends_with_hyphen, heading_role, is_continued, marker, opening, opening_role, unmarked,
};
use crate::words;

/// Summary and comment of the paragraphs.
pub(crate) fn summarize(text: &mut Text<'_>) {
    text.summary = marked(&text.paragraphs, &SUMMARY);
    text.comment = marked(&text.paragraphs, &COMMENT).or_else(|| comment_inside(&text.paragraphs));
}

/// A part of the text that markers enclose: the summary, the comment.
struct Marked {
    role: ParagraphRole,
    /// What follows `END` and `BEGIN`.
    word: &'static str,
}

const SUMMARY: Marked = Marked { role: ParagraphRole::Summary, word: "SUMMARY" };
const COMMENT: Marked = Marked { role: ParagraphRole::Comment, word: "COMMENT" };

impl Marked {
    /// The paragraph with which the part begins.
    fn begins(&self, paragraphs: &[Paragraph<'_>]) -> Option<usize> {
        const REACH: usize = 12;
        let is = |paragraph: &Paragraph<'_>| paragraph.role == Some(self.role);
        let headed = |paragraph: &Paragraph<'_>| {
            let heading = paragraph.heading.as_deref().unwrap_or_default();
            is(paragraph) && heading_role(heading) == Some(self.role) && !is_continued(heading)
        };
        let first = paragraphs.iter().position(is);
        if self.role == ParagraphRole::Comment {
            // Others comment on what is told above them, that under the last heading on the message.
            return paragraphs.iter().rposition(headed).or(first);
        }
        // `Introduction and summary.`
        let told = |paragraph: &Paragraph<'_>| {
            marker(&paragraph.text).is_some_and(|marker| self.is_told(&paragraph.text, 0, &marker))
        };
        let ends = |paragraph: &Paragraph<'_>| end_mark(&paragraph.text, self.word).is_some();
        first.or_else(|| paragraphs.iter().take(REACH).position(told)).or_else(|| {
            // An end mark alone in the first paragraphs makes those the summary.
            let end = paragraphs.iter().take(REACH).position(ends)?;
            Some(paragraphs.iter().take(end + 1).position(|paragraph| paragraph.number.is_some()).unwrap_or(0))
        })
    }

    /// Whether the marker at `start` of a text names the part, beside others.
    fn is_told(&self, text: &str, start: usize, marker: &Marker) -> bool {
        text.get(start..start + marker.length).is_some_and(|marker| words::contains_ignore_case(marker, self.word))
    }

    /// Where the text of a paragraph of the part begins, behind its markers: `Summary. (C) Summary: ...` has two.
    fn behind_markers(&self, text: &str) -> usize {
        let mut start = 0;
        while let Some(marker) = text.get(start..).and_then(marker) {
            let named = marker.role == self.role || self.is_told(text, start, &marker);
            if !named || marker.length == 0 || start > 0 && marker.length > 40 {
                break;
            }
            start += marker.length;
            let rest = text.get(start..).unwrap_or_default();
            start += opening(rest).map_or_else(|| rest.len() - unmarked(rest).len(), |opening| opening.length);
            let rest = text.get(start..).unwrap_or_default();
            start += rest.len() - rest.trim_start().len();
        }
        start
    }
}

/// The text of the summary or the comment without its markers, lines joined by one blank.
///
/// It begins with the paragraph of that role, and ends at its end mark, or with the paragraph; under a heading it goes on
/// to the next heading. An end mark alone in the first paragraphs makes those the summary.
fn marked<'a>(paragraphs: &[Paragraph<'a>], marked: &Marked) -> Option<Located<'a>> {
    const REACH: usize = 12;
    let rest = paragraphs.get(marked.begins(paragraphs)?..)?;
    // A heading, another part, or what only says who saw the message, bound it.
    let other = |paragraph: &Paragraph<'_>| {
        paragraph.heading.as_deref().is_some_and(|heading| !is_continued(heading))
            || paragraph.role.is_some_and(|role| role != marked.role) && !is_continued(&paragraph.text)
            || is_housekeeping(&paragraph.text)
    };
    // Paragraphs that were left out may have had a heading.
    let gap = |pair: &[Paragraph<'_>]| matches!(pair, [one, two] if two.number.zip(one.number).is_some_and(|(two, one)| two > one + 1));
    let bound = rest.iter().skip(1).zip(rest.windows(2)).position(|(next, pair)| other(next) || gap(pair));
    let bound = bound.map_or(rest.len(), |at| at + 1);
    let within = rest.get(..bound.min(REACH))?;
    let end = within.iter().position(|paragraph| end_mark(&paragraph.text, marked.word).is_some());
    let opens = |paragraph: &Paragraph<'_>| opening_role(&paragraph.text) == Some(marked.role);
    let under_heading = rest.first().is_some_and(|first| !opens(first) && first.heading.is_some());
    // `Summary, continued` in the paragraphs behind.
    let same = || rest.iter().take_while(|paragraph| paragraph.role == Some(marked.role)).count().saturating_sub(1);
    // A summary without a number ends where the numbers begin.
    let unnumbered = || rest.iter().take_while(|paragraph| paragraph.number.is_none()).count().max(1) - 1;
    let last = end.unwrap_or_else(|| match rest.first() {
        Some(first) if under_heading && first.number.is_none() => unnumbered().min(bound - 1),
        _ if under_heading => bound - 1,
        _ => same(),
    });
    // Under the heading a paragraph may open with the word itself: the part begins there, unless it only goes on there.
    let begins = |paragraph: &Paragraph<'_>| opens(paragraph) && !is_continued(&paragraph.text);
    let first = if under_heading { rest.get(..=last)?.iter().position(begins).unwrap_or(0) } else { 0 };
    let enclosed = rest.get(first..=last)?;
    let parts = enclosed.iter().enumerate().map(|(index, paragraph)| {
        let text = &paragraph.text;
        // The end mark was looked for in the first of them.
        let sought = first + index < within.len() && end != Some(first + index);
        let before = if sought { None } else { end_mark(text, marked.word) }.and_then(|at| text.get(..at));
        let shown = text.get(..before.map_or(text.len(), |before| unmarked_end(before).len())).unwrap_or_default();
        let opens = index == 0 || paragraph.role == Some(marked.role) || is_continued(text);
        (text, if opens { marked.behind_markers(shown) } else { 0 }..shown.len())
    });
    let text = joined(&parts.collect::<Parts<'_, '_>>())?;
    let span = enclosed.first()?.span.cover(enclosed.last()?.span);
    Some(Located::new(text, span))
}

/// The first comment in brackets inside a paragraph, where no paragraph is a comment: `(COMMENT: ... END COMMENT.)`
fn comment_inside<'a>(paragraphs: &[Paragraph<'a>]) -> Option<Located<'a>> {
    paragraphs.iter().find_map(|paragraph| {
        let text = &*paragraph.text;
        memchr::memchr2_iter(b'(', b'[', text.as_bytes()).find_map(|at| {
            let inside = text.get(at..)?;
            let begins = matches!(inside.as_bytes().get(1), Some(b'C' | b'c' | b'B' | b'b'));
            let marker = begins.then(|| marker(inside)).flatten().filter(|marker| marker.role == COMMENT.role)?;
            let end = end_mark(inside, COMMENT.word).filter(|&end| end >= marker.length)?;
            let text = joined(&[(&paragraph.text, at + marker.length..at + end)])?;
            Some(Located::new(text, paragraph.span))
        })
    })
}

/// The text without the portion mark at its end: `... of its own. (U)` before `END COMMENT`.
fn unmarked_end(text: &str) -> &str {
    let bare = words::trim_lines(text);
    let mark =
        bare.rfind('(').and_then(|at| bare.get(at..)).filter(|mark| shape::portion_mark(mark) == Some(mark.len()));
    mark.map_or(text, |mark| words::trim_lines(bare.get(..bare.len() - mark.len()).unwrap_or_default()))
}

/// A paragraph that only says who drafted, cleared or saw the message, or that MINIMIZE was considered.
fn is_housekeeping(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "cleared",
        "clear this",
        "did not clear",
        "drafted by",
        "was drafted",
        "minimize considered",
        "unable to clear",
        "was coordinated",
        "coordinated this",
        "contributed to this",
    ];
    text.len() < 160 && WORDS.iter().any(|word| words::contains_ignore_case(text, word))
}

/// Parts of the texts of paragraphs.
type Parts<'p, 'a> = SmallVec<[(&'p Cow<'a, str>, Range<usize>); 4]>;

/// The lines of parts of texts, joined by one blank; borrowed where one line is all there is.
fn joined<'a>(parts: &[(&Cow<'a, str>, Range<usize>)]) -> Option<Cow<'a, str>> {
    let text = match parts {
        [(Cow::Borrowed(text), part)] if !text.get(part.clone())?.trim_end().bytes().any(words::is_line_end) => {
            Cow::Borrowed(words::trim_lines(text.get(part.clone())?))
        }
        _ => Cow::Owned(joined_lines(parts)),
    };
    let bare = words::trim(&text).trim_end_matches(['(', '[', '-', ' ']);
    let (from, length) = (words::offset(&text, bare), bare.len());
    (length > 0).then(|| match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(from..from + length).unwrap_or_default()),
        Cow::Owned(text) => Cow::Owned(cow::keep(text, from, from + length)),
    })
}

fn joined_lines(parts: &[(&Cow<'_, str>, Range<usize>)]) -> String {
    // Room for all at once.
    let mut all = String::with_capacity(parts.iter().map(|(_, part)| part.len() + 1).sum());
    for (text, part) in parts {
        let text = text.get(part.clone()).unwrap_or_default();
        let mut at = 0;
        while at < text.len() {
            let ends = crate::layout::line_at(text, at);
            let line = words::trim(text.get(at..ends.end).unwrap_or_default());
            at = ends.next;
            if line.is_empty() || shape::is_rule(line) {
                continue;
            }
            if !(all.is_empty() || ends_with_hyphen(&all)) {
                all.push(' ');
            }
            all.push_str(line);
        }
    }
    all
}
