//! Parts of texts that stay borrowed where the text is.

use alloc::borrow::Cow;
use alloc::string::String;
use core::ops::Range;

use smallvec::SmallVec;

use crate::words::{self, is_line_end_char};
use crate::{Span, tables};

/// The bytes `from..to` of a text.
pub(crate) fn cut<'a>(text: &Cow<'a, str>, from: usize, to: usize) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(from..to).unwrap_or_default()),
        Cow::Owned(text) => Cow::Owned(String::from(text.get(from..to).unwrap_or_default())),
    }
}

/// The part of an owned text, in its own memory.
pub(crate) fn keep(mut text: String, from: usize, to: usize) -> String {
    text.truncate(to);
    if from > 0 {
        text.drain(..from);
    }
    text
}

/// The part of a text that `part` chooses, without blanks around it.
pub(crate) fn trim(text: Cow<'_, str>, part: impl Fn(&str) -> &str) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => {
            let chosen = words::trim(part(text));
            let start = words::offset(text, chosen);
            Cow::Borrowed(text.get(start..start + chosen.len()).unwrap_or_default())
        }
        Cow::Owned(text) => {
            let chosen = words::trim(part(&text));
            let (start, length) = (words::offset(&text, chosen), chosen.len());
            Cow::Owned(keep(text, start, start + length))
        }
    }
}

/// The lines of which a text was joined, or the one that it is: a part that stands in one of them is borrowed from there.
pub(crate) struct Seams<'t, 'a> {
    joined: &'t str,
    /// Where each begins in the text, from the last to the first.
    lines: SmallVec<[(usize, &'a str); 4]>,
}

impl<'t, 'a> Seams<'t, 'a> {
    /// Of a text that was joined from lines of `source`: not from all of them, nor from the whole of the first.
    pub(crate) fn of(text: &'t Cow<'a, str>, source: &'a str) -> Self {
        let mut lines = SmallVec::new();
        let joined = &**text;
        if let Cow::Borrowed(line) = text {
            lines.push((0, *line));
            return Self { joined, lines };
        }
        let mut rest = joined;
        for line in source.rsplit(is_line_end_char).map(words::trim).filter(|line| !line.is_empty()) {
            if let Some(before) = rest.strip_suffix(line) {
                lines.push((before.len(), line));
                rest = before.trim_end_matches(words::is_blank_char);
            } else if line.ends_with(rest) {
                lines
                    .extend(line.len().checked_sub(rest.len()).and_then(|from| line.get(from..)).map(|line| (0, line)));
                break;
            }
        }
        Self { joined, lines }
    }

    /// Where a part of the text stands in `source`, from the line in which it begins to that in which it ends.
    pub(crate) fn place(&self, part: &str, source: &str) -> Option<Span> {
        let joined = Span::of(self.joined, part)?;
        let at = |at: usize| {
            let &(start, line) = self.lines.get(self.lines.partition_point(|(start, _)| *start > at))?;
            (at - start < line.len()).then(|| words::offset(source, line) + at - start)
        };
        let Range { start, end } = joined.range();
        Some(Span::new(at(start)?, at(end.checked_sub(1)?)? + 1))
    }

    /// A part of the text, or the name of a post, without memory of its own where that can be.
    pub(crate) fn part(&self, part: Cow<'_, str>) -> Cow<'a, str> {
        let borrowed = || {
            let place = Span::of(self.joined, &part)?.range();
            let &(start, line) = self.lines.get(self.lines.partition_point(|(start, _)| *start > place.start))?;
            line.get(place.start - start..place.end - start).filter(|found| *found == part)
        };
        let found = borrowed().or_else(|| tables::known_post(&part).filter(|known| *known == part));
        found.map_or_else(|| Cow::Owned(part.into_owned()), Cow::Borrowed)
    }
}
