//! The lines as the circuit carries them: their order, `BT` and `NNNN`, their length and characters, and pages.

use alloc::format;
use alloc::string::String;

use super::Check;
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::model::Form;
use crate::{Profile, Span};

/// The number of a format line. Lists of action and information addressees may take turns.
fn format_line(role: Role) -> Option<u8> {
    Some(match role {
        Role::TransmissionIdentifier => 1,
        Role::Routing | Role::JanapHeader => 2,
        Role::CallingStation => 3,
        Role::TransmissionInstructions => 4,
        Role::DateLine => 5,
        Role::Originator => 6,
        Role::ActionAddressee | Role::InformationAddressee | Role::ExemptedAddressee => 7,
        Role::Accounting => 10,
        _ => return None,
    })
}

/// Format lines stand in their order. Those of a readdressed message stand twice.
pub(super) fn order(check: &mut Check<'_>) {
    if check.cable.heading.original.is_some() || !check.cable.heading.pilots.is_empty() {
        return;
    }
    let mut last = 0;
    let heading =
        check.pieces.iter().take_while(|piece| !matches!(piece.role, Role::Separation | Role::Classification));
    for piece in heading {
        let Some(line) = format_line(piece.role) else { continue };
        if line < last {
            let message = format!("format line {line} stands behind format line {last}");
            let span = piece.span;
            check.report(Code::LineOrder, span, message);
            return;
        }
        last = line;
    }
}

/// The text stands between two `BT`.
pub(super) fn separations(check: &mut Check<'_>) {
    let count = check.lines(Role::Separation).count();
    if count == 0 || count == 2 {
        return;
    }
    let span = check.lines(Role::Separation).last().map(|(span, _)| span).unwrap_or_default();
    let times = if count == 1 { String::from("once") } else { format!("{count} times") };
    check.report(Code::SeparationCount, span, format!("BT stands {times}; it belongs before and behind the text"));
}

/// `NNNN` ends a message of the wire.
pub(super) fn end_of_message(check: &mut Check<'_>) {
    if !check.is_wire_copy() || check.cable.ending.end_of_message {
        return;
    }
    let span = check.pieces.last().map(|piece| Span { start: piece.span.end, end: piece.span.end }).unwrap_or_default();
    check.report(Code::EndOfMessageMissing, span, "the message has BT, but not the NNNN that ends it");
}

/// Lines have at most 69 characters. One diagnostic for all: the first, and how many there are.
pub(super) fn length(check: &mut Check<'_>) {
    if check.profile.is_none() && !check.is_wire_copy() {
        return;
    }
    const LIMIT: usize = 69;
    let mut first: Option<(Span, usize)> = None;
    let mut count = 0;
    for piece in check.pieces {
        let line = check.text.get(piece.span.range()).unwrap_or_default().trim_end();
        let length = line.chars().count();
        if length > LIMIT {
            count += 1;
            let over = line.char_indices().nth(LIMIT).map_or(0, |(at, _)| at);
            let start = piece.span.range().start;
            first = first.or(Some((Span::new(start + over, start + line.len()), length)));
        }
    }
    if let Some((span, length)) = first {
        let more = if count > 1 { format!("; so have {} more", count - 1) } else { String::new() };
        check.report(Code::LineLong, span, format!("the line has {length} characters, over {LIMIT}{more}"));
    }
}

/// Characters that the code has. One diagnostic for all: the first, and which there are.
pub(super) fn characters(check: &mut Check<'_>) {
    if check.profile.is_none() && !check.is_wire_copy() {
        return;
    }
    // ACP 127 is for five-unit code, which has capitals only; other circuits have printed lower case for decades.
    let capitals = check.profile == Some(Profile::Acp127);
    let fits = |c: char| {
        matches!(c, 'A'..='Z' | '0'..='9' | '-' | '?' | ':' | '(' | ')' | '.' | ',' | '/' | '#' | '\'' | '"' | '&' | '$' | ';' | '!')
            || c == ' '
            || matches!(c, '\r' | '\n' | '\x0c' | '\x07')
            || !capitals && c.is_ascii_lowercase()
    };
    let mut first = None;
    let mut odd = String::new();
    for piece in check.pieces {
        let line = check.text.get(piece.span.range()).unwrap_or_default();
        for (at, c) in line.char_indices().filter(|(_, c)| !fits(*c)) {
            let start = piece.span.range().start + at;
            first = first.or(Some(Span::new(start, start + c.len_utf8())));
            if odd.len() < 40 && !odd.contains(c) {
                odd.push(c);
            }
        }
    }
    if let Some(span) = first {
        check.report(Code::CharacterOutsideCode, span, format!("the code of the circuit has no {odd:?}"));
    }
}

/// The number of a page line: the figures behind `PAGE`.
fn page_number(line: &str) -> Option<u32> {
    let (_, behind) = line.split_once("PAGE")?;
    let figures = behind.trim_start().split(|c: char| !c.is_ascii_digit()).next()?;
    figures.parse().ok()
}

/// Page numbers rise by one; each section begins anew.
pub(super) fn pages(check: &mut Check<'_>) {
    let mut last: Option<u32> = None;
    let mut wrong = None;
    for (span, line) in check.lines(Role::PageLine) {
        let Some(number) = page_number(line) else { continue };
        let follows = last.is_none_or(|last| number == last + 1 || number == last) || number <= 2;
        if !follows && wrong.is_none() {
            wrong = Some((span, number, last.unwrap_or_default()));
        }
        last = Some(number);
    }
    if let Some((span, number, last)) = wrong {
        check.report(Code::PageOrder, span, format!("page {number} stands behind page {last}"));
    }
}

/// A page has at most 20 lines from the date line on, and a transmission five pages.
pub(super) fn page_length(check: &mut Check<'_>) {
    if check.profile != Some(Profile::Acp127) || check.cable.form == Form::Labelled {
        return;
    }
    const LINES: u32 = 20;
    let mut counted = None;
    for piece in check.pieces {
        counted = match piece.role {
            Role::DateLine => Some((1, piece.span)),
            Role::PageLine => Some((0, piece.span)),
            Role::Separation if counted.is_some_and(|(lines, _)| lines > 10) => None,
            Role::EndOfMessage => None,
            _ => counted.map(|(lines, span)| (lines + 1, span)),
        };
        if let Some((lines, _)) = counted.filter(|(lines, _)| *lines > LINES) {
            let (span, message) = (piece.span, format!("this is line {lines} of a page; a page has at most {LINES}"));
            check.report(Code::PageLong, span, message);
            return;
        }
    }
}
