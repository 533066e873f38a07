//! Texts and streams that hold several messages.

#[cfg(feature = "std")]
use std::{
    io::{self, Read},
    vec::Vec,
};

use crate::assemble::Place;
use crate::layout::boundary;
use crate::{Error, Options, Parsed, Repair, diagnostic};

/// Cuts a text into its messages, in order; joined they give the text again.
///
/// A message begins with its transmission identifier, or with the first line of its heading, or with the title of an
/// archive's record. Later sections of a message in one text stay with it, and so do telegrams that it quotes. What stands
/// behind the end of a message (archive lines, attributes) belongs to it. It allocates nothing, and takes time linear in
/// the length of the text.
///
/// ```
/// let text = "VZCZCXYZ0033\nDE RUEHLE #0033 0400934\nR 090934Z FEB 09\nFM AMEMBASSY LUXEMBOURG\nNNNN\n\
///             VZCZCXYZ0034\nDE RUEHLE #0034 0400950\nR 090950Z FEB 09\nFM AMEMBASSY LUXEMBOURG\nNNNN\n";
/// let messages: Vec<_> = cablegram::split(text).collect();
/// assert_eq!(messages.len(), 2);
/// assert!(messages[1].starts_with("VZCZCXYZ0034"));
/// assert_eq!(messages.concat(), text);
/// ```
pub fn split(text: &str) -> Split<'_> {
    Split { rest: text }
}

/// The messages of a text. See [`split`].
///
/// ```
/// let mut messages = cablegram::split("R 090934Z FEB 09\nFM AMEMBASSY BERN\nNNNN\nR 090950Z FEB 09\nFM AMEMBASSY ROME\nNNNN\n");
/// assert!(messages.next().unwrap().contains("BERN"));
/// assert!(messages.next().unwrap().contains("ROME"));
/// assert_eq!(messages.next(), None);
/// ```
#[derive(Clone, Debug)]
pub struct Split<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Split<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let end = boundary::extent(self.rest.as_bytes(), 0).end;
        let (message, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        Some(message)
    }
}

impl core::iter::FusedIterator for Split<'_> {}

/// The messages of a text, each read. See [`Parsed::read_all`].
///
/// ```
/// let text = "R 090934Z FEB 09\nFM AMEMBASSY BERN\nNNNN\nR 090950Z FEB 09\nFM AMEMBASSY ROME\nNNNN\n";
/// let second = cablegram::Parsed::read_all(text).nth(1).unwrap()?;
/// assert_eq!(&text[second.cable.heading.from.unwrap().span.range()], "AMEMBASSY ROME");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReadAll<'a> {
    text: &'a str,
    options: Options,
    next: Option<Place>,
    /// The bytes of the text that were repaired, from the next message on.
    repairs: &'a [Repair],
}

impl<'a> ReadAll<'a> {
    pub(crate) fn new(text: &'a str, options: Options, repairs: &'a [Repair]) -> Self {
        Self { text, options, next: (!text.is_empty()).then_some(Place::FIRST), repairs }
    }
}

impl<'a> Iterator for ReadAll<'a> {
    type Item = Result<Parsed<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let place = self.next?;
        let (mut read, next) = self.options.read_message(self.text, place);
        self.next = next;
        let end = next.map_or(self.text.len(), |next| next.start);
        let (repaired, further) =
            self.repairs.split_at(self.repairs.partition_point(|repair| (repair.at as usize) < end));
        self.repairs = further;
        if let (Ok(parsed), false) = (&mut read, repaired.is_empty()) {
            parsed.diagnostics.extend(repaired.iter().map(|repair| repair.diagnostic()));
            diagnostic::place(self.text, (place.line_start, place.line), &mut parsed.diagnostics);
        }
        Some(read)
    }
}

impl core::iter::FusedIterator for ReadAll<'_> {}

/// Cuts a stream into its messages, in memory that does not grow with the stream.
///
/// The bytes of each are given out whole; [`Parsed::from_bytes`] reads them. A message longer than
/// [the limit](Self::with_limit) comes in parts. The stream needs no buffer of its own. Where it fails, what was read of the
/// last message comes behind the error, and is the end.
///
/// ```
/// use cablegram::{Messages, Parsed};
///
/// let stream = std::io::Cursor::new("VZCZCXYZ0033\nR 090934Z FEB 09\nFM AMEMBASSY LUXEMBOURG\nNNNN\n".repeat(3));
/// for message in Messages::new(stream) {
///     let message = message?;
///     let parsed = Parsed::from_bytes(&message.bytes)?;
///     assert!(parsed.cable.ending.end_of_message);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "std")]
#[cfg_attr(docsrs, doc(cfg(feature = "std")))]
#[derive(Debug)]
pub struct Messages<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Where the message that comes next begins in the buffer.
    start: usize,
    offset: u64,
    limit: usize,
    state: State,
}

/// How a stream stands.
#[cfg(feature = "std")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    /// All of it is in the buffer.
    Ended,
    /// It failed: the buffer ends in the middle of a message.
    Failed,
}

/// A message of a stream.
///
/// ```
/// use cablegram::Messages;
///
/// let stream = std::io::Cursor::new("VZCZCXYZ0033\nR 090934Z FEB 09\nNNNN\nVZCZCXYZ0034\nR 090950Z FEB 09\nNNNN\n");
/// let second = Messages::new(stream).nth(1).unwrap()?;
/// assert!(second.bytes.starts_with(b"VZCZCXYZ0034"));
/// assert_eq!((second.offset, second.whole), (35, true));
/// # Ok::<(), std::io::Error>(())
/// ```
#[cfg(feature = "std")]
#[cfg_attr(docsrs, doc(cfg(feature = "std")))]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it stood in the stream, in bytes from the start.
    pub offset: u64,
    /// Whether it is whole; a part of a message longer than the limit is not, nor is one in which the stream failed.
    pub whole: bool,
}

#[cfg(feature = "std")]
impl<R: Read> Messages<R> {
    /// The messages of `reader`.
    pub fn new(reader: R) -> Self {
        Self { reader, buffer: Vec::new(), start: 0, offset: 0, limit: 64 << 20, state: State::Open }
    }

    /// How many bytes a message may have before it is given out in parts; 64 MiB unless told. Memory stays below a few times
    /// as much.
    pub fn with_limit(self, bytes: usize) -> Self {
        Self { limit: bytes.max(1 << 10), ..self }
    }

    /// Reads more of the stream behind what is known.
    fn fill(&mut self) -> io::Result<()> {
        // What was given out makes room.
        self.buffer.drain(..self.start);
        self.start = 0;
        let wanted = self.buffer.len().max(256 << 10);
        match self.reader.by_ref().take(wanted as u64).read_to_end(&mut self.buffer) {
            Ok(read) if read < wanted => self.state = State::Ended,
            Ok(_) => {}
            Err(error) => {
                self.state = State::Failed;
                return Err(error);
            }
        }
        Ok(())
    }

    /// Gives out the bytes up to `end` of the buffer.
    fn take(&mut self, end: usize, whole: bool) -> Message {
        let bytes = self.buffer.get(self.start..end).unwrap_or_default().to_vec();
        let message = Message { offset: self.offset, whole, bytes };
        self.offset += (end - self.start) as u64;
        self.start = end;
        message
    }
}

#[cfg(feature = "std")]
impl<R: Read> Iterator for Messages<R> {
    type Item = io::Result<Message>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let known = self.buffer.get(self.start..).unwrap_or_default();
            if self.state != State::Open && known.is_empty() {
                return None;
            }
            if let Some(extent) = boundary::extent_within(known, 0, self.state == State::Ended) {
                return Some(Ok(self.take(self.start + extent.end, true)));
            }
            if known.len() >= self.limit {
                // At the end of a line, if there is one.
                let part = known.get(..self.limit).unwrap_or(known);
                let end = memchr::memrchr(b'\n', part).map_or(part.len(), |end| end + 1);
                return Some(Ok(self.take(self.start + end, false)));
            }
            if self.state == State::Failed {
                return Some(Ok(self.take(self.buffer.len(), false)));
            }
            if let Err(error) = self.fill() {
                return Some(Err(error));
            }
        }
    }
}
