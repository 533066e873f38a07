//! Summary and comment: the paragraphs that markers enclose.
//!
//! ```text
//! 1. (C) Summary: The fair opens in April. End Summary.
//! ```

use alloc::borrow::Cow;
use alloc::string::String;

use crate::cow;
use crate::layout::shape;
use crate::model::{Located, Paragraph, ParagraphRole, Text};
use crate::parse::body::{end_mark, ends_with_hyphen, marker, opening, opening_role, unmarked};
use crate::words;

/// Summary and comment of the paragraphs.
pub(crate) fn summarize(text: &mut Text<'_>) {
    text.summary = marked(&text.paragraphs, &SUMMARY);
    text.comment = marked(&text.paragraphs, &COMMENT);
}

/// A part of the text that markers enclose: the summary, the comment.
struct Marked {
    role: ParagraphRole,
    /// What follows `END` and `BEGIN`.
    words: &'static [&'static str],
}

const SUMMARY: Marked =
    Marked { role: ParagraphRole::Summary, words: &["SUMMARY", "SUMMAY", "EXECUTIVE SUMMARY", "SUMMERY"] };
const COMMENT: Marked =
    Marked { role: ParagraphRole::Comment, words: &["COMMENT", "EMBASSY COMMENT", "POST COMMENT", "MISSION COMMENT"] };

/// The text of the summary or the comment without its markers, lines joined by one blank.
///
/// It begins with the paragraph of that role, and ends at its end mark, or with the paragraph; under a heading it goes on
/// to the next heading. An end mark alone in the first paragraphs makes those the summary.
fn marked<'a>(paragraphs: &[Paragraph<'a>], marked: &Marked) -> Option<Located<'a>> {
    const REACH: usize = 12;
    let begin = paragraphs.iter().position(|paragraph| paragraph.role == Some(marked.role));
    let from = match begin {
        Some(at) => at,
        None if marked.role == ParagraphRole::Summary => {
            let end = paragraphs
                .iter()
                .take(REACH)
                .position(|paragraph| end_mark(&paragraph.text, marked.words).is_some())?;

            paragraphs.iter().take(end + 1).position(|paragraph| paragraph.number.is_some()).unwrap_or(0)
        }
        None => return None,
    };
    let rest = paragraphs.get(from..)?;
    // A heading, another part, or what only says who saw the message, bound it.
    let other = |paragraph: &Paragraph<'_>| {
        paragraph.heading.is_some()
            || paragraph.role.is_some_and(|role| role != marked.role)
            || is_housekeeping(&paragraph.text)
    };
    let bound = rest.iter().skip(1).position(other).map_or(rest.len(), |at| at + 1);
    let within = rest.get(..bound.min(REACH))?;
    let end = within.iter().position(|paragraph| end_mark(&paragraph.text, marked.words).is_some());
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
    // Under the heading a paragraph may open with the word itself: the part begins there.
    let first = if under_heading { rest.get(..=last)?.iter().position(opens).unwrap_or(0) } else { 0 };
    let rest = rest.get(first..)?;
    let last = last - first;
    let enclosed = rest.get(..=last)?;
    let mut joined = Joiner::default();
    for (index, paragraph) in enclosed.iter().enumerate() {
        let mut text = &paragraph.text;
        let mut slice: Cow<'a, str> = text.clone();
        if let Some((at, _)) = end_mark(text, marked.words) {
            slice = cow::cut(&slice, 0, unmarked_end(text.get(..at).unwrap_or_default()).len());
        }
        text = &slice;
        if index == 0 || paragraph.role == Some(marked.role) {
            let mut start = 0;
            // `Summary. (C) Summary: ...`: the marker doubled.
            while let Some((role, length)) = text.get(start..).and_then(|rest| marker(rest, "BEGIN ")) {
                let told = text
                    .get(start..start + length)
                    .is_some_and(|marker| marked.words.iter().any(|word| words::contains_ignore_case(marker, word)));
                if role != marked.role && !told || length == 0 || start > 0 && length > 40 {
                    break;
                }
                start += length;
                let rest = text.get(start..).unwrap_or_default();
                start += opening(rest).map_or_else(|| rest.len() - unmarked(rest).len(), |opening| opening.length);
                let rest = text.get(start..).unwrap_or_default();
                start += rest.len() - rest.trim_start().len();
            }
            slice = cow::cut(&slice, start, slice.len());
        }
        joined.push(slice);
    }
    let text = joined.finish()?;
    let span = enclosed.first()?.span.cover(enclosed.last()?.span);
    Some(Located::new(text, span))
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
    const WORDS: [&str; 7] = [
        "cleared",
        "did not clear",
        "drafted by",
        "minimize considered",
        "unable to clear",
        "was coordinated",
        "contributed to this",
    ];
    text.len() < 160 && WORDS.iter().any(|word| words::contains_ignore_case(text, word))
}

/// Joins the lines of several texts by one blank; borrows where one line is all there is.
#[derive(Default)]
struct Joiner<'a> {
    first: Option<Cow<'a, str>>,
    all: String,
}

impl<'a> Joiner<'a> {
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a reference to a `Cow` is no better, and the caller is done with it"
    )]
    fn push(&mut self, text: Cow<'a, str>) {
        let single = match &text {
            Cow::Borrowed(text) if !words::trim_lines(text).bytes().any(words::is_line_end) => {
                Some(words::trim_lines(text))
            }
            _ => None,
        };
        match single {
            Some("") => return,
            Some(line) if self.first.is_none() && self.all.is_empty() => {
                self.first = Some(Cow::Borrowed(line));
                return;
            }
            _ => {}
        }
        if let Some(first) = self.first.take() {
            self.all.push_str(&first);
        }
        self.all.reserve(text.len() + 1);
        let mut at = 0;
        while at < text.len() {
            let ends = crate::layout::line_at(&text, at);
            let line = words::trim(text.get(at..ends.end).unwrap_or_default());
            at = ends.next;
            if line.is_empty() || shape::is_rule(line) {
                continue;
            }
            if !(self.all.is_empty() || ends_with_hyphen(&self.all)) {
                self.all.push(' ');
            }
            self.all.push_str(line);
        }
    }

    fn finish(self) -> Option<Cow<'a, str>> {
        let text = self.first.unwrap_or(Cow::Owned(self.all));
        let bare = words::trim(&text).trim_end_matches(['(', '[', '-', ' ']);
        if bare.is_empty() {
            return None;
        }
        let (from, to) = (words::offset(&text, bare), bare.len());
        Some(match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(from..from + to).unwrap_or_default()),
            Cow::Owned(text) => Cow::Owned(cow::keep(text, from, from + to)),
        })
    }
}
