//! Bytes to text: UTF-8, and Windows-1252 for what is not.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Options;
use crate::diagnostic::{self, Code, Diagnostic};
use crate::{ReadAll, Span};

/// The text of some bytes, and which of them were no UTF-8.
///
/// ```
/// let decoded = cablegram::decode(b"SUBJECT: CAF\xc9\nTAGS: PREL\n");
/// assert_eq!(decoded.text, "SUBJECT: CAF\u{c9}\nTAGS: PREL\n");
/// assert_eq!(decoded.repairs.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded<'a> {
    /// The text. Borrowed where the bytes were UTF-8 already.
    pub text: Cow<'a, str>,
    /// The bytes that were repaired, in order.
    pub repairs: Vec<Repair>,
}

/// A byte that was no UTF-8.
///
/// ```
/// let repair = cablegram::decode(b"CAF\xc9").repairs[0];
/// assert_eq!((repair.at, repair.byte, repair.character()), (3, 0xC9, '\u{c9}'));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repair {
    /// Where the character that it was read as begins in the decoded text.
    pub at: u32,
    /// The byte.
    pub byte: u8,
}

impl Repair {
    /// The character of Windows-1252 that the byte was read as.
    pub fn character(self) -> char {
        let high = self.byte.checked_sub(0x80).and_then(|index| WINDOWS_1252.get(usize::from(index)));
        high.copied().unwrap_or(char::from(self.byte))
    }

    /// What is told of it; line and column are not filled in yet.
    pub(crate) fn diagnostic(self) -> Diagnostic {
        let read = self.character();
        let start = self.at as usize;
        let message = format!("byte 0x{:02X} is no UTF-8; read as {read} of Windows-1252", self.byte);
        Diagnostic::new(Code::ByteRepaired, Span::new(start, start + read.len_utf8()), message)
    }
}

impl Decoded<'_> {
    /// The repairs as diagnostics; their spans lie in the decoded text.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut diagnostics: Vec<_> = self.repairs.iter().map(|repair| repair.diagnostic()).collect();
        diagnostic::place(&self.text, (0, 1), &mut diagnostics);
        diagnostics
    }

    /// Reads all messages of the text, as [`Options::read_all`] does; each has the repairs of its bytes among its diagnostics.
    ///
    /// ```
    /// use cablegram::{Code, Options};
    ///
    /// let bytes = b"R 090934Z FEB 09\nFM AMEMBASSY BERN\nNNNN\nR 090950Z FEB 09\nFM AMEMBASSY ROM\xe9\nNNNN\n";
    /// let decoded = cablegram::decode(bytes);
    /// let second = decoded.read_all(&Options::new()).nth(1).unwrap()?;
    /// assert!(second.diagnostics.iter().any(|told| told.code == Code::ByteRepaired && told.line == 5));
    /// # Ok::<(), cablegram::Error>(())
    /// ```
    pub fn read_all(&self, options: &Options) -> ReadAll<'_> {
        ReadAll::new(&self.text, options.clone(), &self.repairs)
    }
}

/// The characters of Windows-1252 for the bytes 0x80 to 0x9F; the five that it leaves open are those of Latin-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads bytes as UTF-8; each byte that is not is read as Windows-1252 and reported.
///
/// ```
/// let decoded = cablegram::decode(b"caf\xe9");
/// assert_eq!(decoded.text, "caf\u{e9}");
/// assert_eq!(decoded.diagnostics()[0].message, "byte 0xE9 is no UTF-8; read as \u{e9} of Windows-1252");
/// ```
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Ok(text) = core::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), repairs: Vec::new() };
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut repairs = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            let repair = Repair { at: u32::try_from(text.len()).unwrap_or(u32::MAX), byte };
            text.push(repair.character());
            repairs.push(repair);
        }
    }
    Decoded { text: Cow::Owned(text), repairs }
}
