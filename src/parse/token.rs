//! The smallest rules, and how nom is used here.
//!
//! A rule is a function of the rest of a line. It works inside one logical line (a line with its continuations) and
//! returns what it read and what is left. Nothing of nom is visible to users.

use nom::{
    IResult, Parser,
    bytes::complete::{tag, tag_no_case, take_while, take_while_m_n, take_while1},
    combinator::{map_opt, opt, recognize, verify},
    error::{ErrorKind, ParseError},
};

use crate::layout::shape;
use crate::words;

/// What a rule returns.
pub(crate) type PResult<'a, O> = IResult<&'a str, O, Failure<'a>>;

/// Where a rule failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failure<'a> {
    /// The rest of the line from the first byte that did not fit.
    pub(crate) at: &'a str,
}

impl<'a> ParseError<&'a str> for Failure<'a> {
    fn from_error_kind(at: &'a str, _: ErrorKind) -> Self {
        Self { at }
    }

    fn append(_: &'a str, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(self, other: Self) -> Self {
        // The branch that got further tells more.
        if other.at.len() < self.at.len() { other } else { self }
    }
}

/// `blanks = *(SP / HTAB / %xA0 / %x0B / %x00)`: blanks between words, perhaps none.
pub(crate) fn blanks(text: &str) -> PResult<'_, &str> {
    take_while(words::is_blank_char).parse(text)
}

/// `word = 1*<any character but a blank>`: what stands up to the next blank.
pub(crate) fn word(text: &str) -> PResult<'_, &str> {
    take_while1(|c| !words::is_blank_char(c)).parse(text)
}

/// `min*max DIGIT`, with no digit behind.
pub(crate) fn number<'a>(min: usize, max: usize) -> impl Parser<&'a str, Output = u32, Error = Failure<'a>> {
    map_opt(
        verify(take_while1(|c: char| c.is_ascii_digit()), move |figures: &str| (min..=max).contains(&figures.len())),
        |figures: &str| figures.parse().ok(),
    )
}

/// `two-digits = 2DIGIT`, with or without more behind.
pub(crate) fn two_digits(text: &str) -> PResult<'_, u8> {
    map_opt(take_while_m_n(2, 2, |c: char| c.is_ascii_digit()), |figures: &str| figures.parse().ok()).parse(text)
}

/// `routing-indicator = "R" 3*7ALPHA`
///
/// Source: ACP 127(G) 126; 5 FAH-2 H-231.
pub(crate) fn routing_indicator(text: &str) -> PResult<'_, &str> {
    verify(take_while1(|c: char| c.is_ascii_uppercase()), shape::is_routing_indicator).parse(text)
}

/// `operating-signal = "Z" 2ALPHA [["-"] DIGIT]`
///
/// Source: ACP 131 as ACP 127(G) 133 uses it; `ZFF-4` as it occurs.
pub(crate) fn operating_signal(text: &str) -> PResult<'_, &str> {
    verify(
        recognize((
            tag("Z"),
            take_while_m_n(2, 2, |c: char| c.is_ascii_uppercase()),
            opt(recognize((opt(tag("-")), take_while_m_n(1, 1, |c: char| c.is_ascii_digit())))),
        )),
        |_: &str| true,
    )
    .parse(text)
    .and_then(|(rest, signal)| {
        // `ZULU` is no signal.
        if rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            Err(nom::Err::Error(Failure { at: text }))
        } else {
            Ok((rest, signal))
        }
    })
}

/// The word `wanted`, in either case, with no letter behind it.
pub(crate) fn keyword<'a>(wanted: &'static str) -> impl Parser<&'a str, Output = &'a str, Error = Failure<'a>> {
    move |text: &'a str| {
        let (rest, found) = tag_no_case(wanted).parse(text)?;
        if rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            Err(nom::Err::Error(Failure { at: text }))
        } else {
            Ok((rest, found))
        }
    }
}
