//! The lines that come next, each found and trimmed once, however many rules look ahead at it.

use super::{Line, line_at, shape};
use crate::words;

/// How many lines are known: the one in which the walk stands, and as many below it as any rule looks at.
const REACH: usize = 12;

/// How many there is room for: a power of two, as a division for each look-up made up 3 % of the layout.
const ROOM: usize = 16;

/// A line of the text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known<'a> {
    pub(crate) start: usize,
    pub(crate) line: Line,
    /// Without blanks around it.
    pub(crate) content: &'a str,
}

impl<'a> Known<'a> {
    fn find(text: &'a str, start: usize) -> Self {
        let line = line_at(text, start);
        let content = words::trim(text.get(start..line.end).unwrap_or_default());
        // A point alone in its line is what copies have for a blank line.
        Self { start, line, content: if content == "." { "" } else { content } }
    }
}

/// The line in which the walk stands and those below it.
#[derive(Clone, Debug)]
pub(crate) struct Ahead<'a> {
    /// A ring: the line with the number `n` is at `n % ROOM`.
    lines: [Known<'a>; ROOM],
    /// The numbers of the first line that is known, and of the first that is not.
    first: usize,
    end: usize,
    /// Which of them are rules, a bit for each place of the ring, and all once more above that: no window of them wraps.
    rules: u32,
}

impl<'a> Ahead<'a> {
    pub(crate) fn new() -> Self {
        Self { lines: [Known::default(); ROOM], first: 0, end: 0, rules: 0 }
    }

    /// Goes on to the line in which `at` stands.
    pub(crate) fn advance(&mut self, text: &'a str, at: usize) {
        while self.first < self.end && self.number(self.first).line.next <= at {
            self.first += 1;
        }
        let mut next = if self.first == self.end { at } else { self.number(self.end - 1).line.next };
        while self.end < self.first + REACH && next < text.len() {
            let known = Known::find(text, next);
            let place = (1 | 1 << ROOM) << (self.end % ROOM);
            self.rules = if shape::is_rule(known.content) { self.rules | place } else { self.rules & !place };
            if let Some(place) = self.lines.get_mut(self.end % ROOM) {
                *place = known;
            }
            self.end += 1;
            next = known.line.next;
        }
    }

    /// Forgets what is known: the text was found to end earlier.
    pub(crate) fn forget(&mut self) {
        self.first = self.end;
    }

    /// The line in which the walk stands.
    pub(crate) fn current(&self) -> Option<Known<'a>> {
        (self.first < self.end).then(|| self.number(self.first))
    }

    /// The line that begins at `start`.
    pub(crate) fn line(&self, text: &'a str, start: usize) -> Known<'a> {
        let known = (self.first..self.end).map(|number| self.number(number)).find(|known| known.start == start);
        known.unwrap_or_else(|| Known::find(text, start))
    }

    /// Whether a rule may stand in the lines below `line`, as far as rules of the layout look.
    pub(crate) fn may_have_rule_below(&self, line: Line) -> bool {
        self.may_have_rule_within(REACH, line)
    }

    /// Whether a rule may stand in the next lines below `line`, so many.
    pub(crate) fn may_have_rule_within(&self, lines: usize, line: Line) -> bool {
        let known = self.current().is_some_and(|current| current.line.next == line.next);
        let below = lines.min(self.end.saturating_sub(self.first + 1));
        let rules = self.rules >> ((self.first + 1) % ROOM);
        !known || rules & ((1 << below) - 1) != 0
    }

    fn number(&self, number: usize) -> Known<'a> {
        self.lines.get(number % ROOM).copied().unwrap_or_default()
    }
}
