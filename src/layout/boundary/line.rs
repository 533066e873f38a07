//! The lines of a text that is perhaps no UTF-8, forwards and back.

use super::super::{behind_line_end, line_end_before};
use crate::words;

/// Where the first character at or behind `from` stands that is neither a blank nor a line end.
pub(crate) fn first_content(text: &[u8], from: usize) -> usize {
    let mut at = from;
    loop {
        at += match text.get(at..).unwrap_or_default() {
            [b'\n' | b'\r' | b'\x0c', ..] => 1,
            rest => match first_in_line(rest) {
                0 => return at,
                blanks => blanks,
            },
        }
    }
}

/// Where the first character of a line stands that is no blank; its end, where there is none.
pub(super) fn first_in_line(line: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match line.get(at..).unwrap_or_default() {
            [b' ' | b'\t' | b'\x0b' | b'\0', ..] => 1,
            [0xC2, 0xA0, ..] => 2,
            [0xEF, 0xBB, 0xBF, ..] => BYTE_ORDER_MARK.len(),
            _ => return at,
        }
    }
}

/// That of a file may stand in the middle of a stream made of several.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The lines above `start`.
pub(super) fn lines_above(text: &[u8], start: usize) -> impl Iterator<Item = &str> {
    let before = text.get(..start).unwrap_or_default();
    let lines = before.split(|byte| matches!(byte, b'\n' | b'\r')).map(|content| line(content, 0));
    lines.filter(|content| !content.is_empty())
}

/// Where the line that holds the byte `at` begins.
pub(super) fn line_start(text: &[u8], at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    memchr::memrchr3(b'\n', b'\r', b'\x0c', before).map_or(0, |end| end + 1)
}

/// Where the next line begins.
pub(super) fn next_line(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    memchr::memchr3(b'\n', b'\r', b'\x0c', rest).map_or(text.len(), |end| behind_line_end(text, at + end))
}

/// Where the lines from that at `start` on begin.
pub(super) fn lines_from(text: &[u8], start: usize) -> impl Iterator<Item = usize> {
    core::iter::successors(Some(start), |&at| Some(next_line(text, at)).filter(|&next| next < text.len()))
}

/// Where the next line above that is not blank begins.
pub(super) fn line_above(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    // More than a page of blank lines parts messages.
    for _ in 0..64 {
        if at == 0 {
            return None;
        }
        let start = line_start(text, line_end_before(text, at));
        if !line(text, start).is_empty() {
            return Some(start);
        }
        at = start;
    }
    None
}

/// The content of the line that begins at `start`, up to where it is no UTF-8; of a long line the beginning.
pub(super) fn line(text: &[u8], start: usize) -> &str {
    const LONG: usize = 1 << 10;
    let rest = text.get(start..).unwrap_or_default();
    let rest = rest.get(..LONG).unwrap_or(rest);
    let end = memchr::memchr3(b'\n', b'\r', b'\x0c', rest).unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or_default();
    let valid = match core::str::from_utf8(line) {
        Ok(line) => line,
        Err(error) => core::str::from_utf8(line.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default(),
    };
    words::trim(valid)
}
