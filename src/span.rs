//! Places in the text of a message.

use core::ops::Range;

/// The bytes `start..end` of the text that was read.
///
/// Offsets count bytes from 0; `end` is the first byte that no longer belongs to the span. They are `u32`, so a text
/// may hold at most `u32::MAX` bytes. Both ends lie on character boundaries. A part that was not read from a text
/// (composed by hand, or read back from JSON) has the empty span `0..0`.
///
/// ```
/// let text = "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4631\n";
/// let cable = cablegram::Cable::parse(text)?;
/// assert_eq!(&text[cable.heading.to[0].span.range()], "SECSTATE WASHDC 4631");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// First byte of the part.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`.
    ///
    /// Offsets over `u32::MAX` are cut to it; no text that long is ever read (see [`ErrorKind::TooLong`]).
    ///
    /// [`ErrorKind::TooLong`]: crate::ErrorKind::TooLong
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: cut(start), end: cut(end) }
    }

    /// Where `part` lies in `text`, or `None` when it is no slice of it.
    ///
    /// ```
    /// use cablegram::Span;
    /// let text = "TAGS: PREL";
    /// assert_eq!(Span::of(text, &text[6..]), Some(Span::new(6, 10)));
    /// assert_eq!(Span::of(text, "PREL"), None);
    /// ```
    pub fn of(text: &str, part: &str) -> Option<Self> {
        let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        let end = start.checked_add(part.len())?;
        (end <= text.len()).then(|| Self::new(start, end))
    }

    /// The span as a range of `usize`, to slice the text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
