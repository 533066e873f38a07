//! Parts of texts that stay borrowed where the text is.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::words;

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
