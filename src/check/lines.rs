//! The lines as the circuit carries them: their order, `BT` and `NNNN`, their length and characters, and pages.

use alloc::format;
use alloc::string::String;

use super::{Check, Page};
use crate::diagnostic::Code;
use crate::layout::Role;
use crate::model::Form;
use crate::parse::heading::{accounting, security_warning};
use crate::{Profile, Span};

/// The number of a format line, and whether it stands once: lists of addressees take turns.
fn format_line(role: Role) -> Option<(u8, bool)> {
    Some(match role {
        Role::TransmissionIdentifier => (1, true),
        Role::Routing | Role::JanapHeader => (2, true),
        Role::CallingStation => (3, true),
        // The instructions may have a line of their own.
        Role::TransmissionInstructions => (4, false),
        Role::DateLine => (5, true),
        Role::Originator => (6, true),
        Role::ActionAddressee | Role::InformationAddressee => (7, false),
        Role::ExemptedAddressee => (9, false),
        Role::Accounting => (10, true),
        _ => return None,
    })
}

/// Format lines stand in their order, and none twice; lists of addressees may go on behind those that are exempted. The lines from
/// the date line on stand once more in a readdressed message; what relays put before those of the message itself is in no order.
pub(super) fn order(check: &mut Check<'_>) {
    let heading = &check.cable.heading;
    let piloted = heading.routing.as_ref().filter(|_| !heading.pilots.is_empty());
    let own = piloted.map_or(0, |routing| routing.span.start);
    let mut readdressed = heading.original.is_some();
    let (mut last, mut warned, mut listed) = (0, false, false);
    let mut wrong = None;
    for piece in check.pieces.iter().filter(|piece| piece.span.start >= own && !piece.continues) {
        if matches!(piece.role, Role::Separation | Role::Classification) {
            break;
        }
        let Some((line, once)) = format_line(piece.role) else { continue };
        if line == 5 && last > 5 && core::mem::take(&mut readdressed) {
            last = 5;
            continue;
        }
        let warns = security_warning(check.slice(piece.span)).is_ok();
        let told = if line == last && once || warns && warned {
            Some(format!("format line {line} stands twice"))
        } else if line < last && !(line == 7 && listed) {
            Some(format!("format line {line} stands behind format line {last}"))
        } else {
            None
        };
        if let Some(told) = told {
            wrong = Some((piece.span, told));
            break;
        }
        warned |= warns;
        listed |= line == 7;
        last = line;
    }
    // A group count behind `BT` is read as text.
    let mut behind = check.pieces.iter().skip_while(|piece| piece.role != Role::Separation).skip(1);
    let counted = behind.next().filter(|piece| {
        let line = check.slice(piece.span).trim();
        piece.role == Role::Text && accounting(line).is_ok_and(|(_, read)| line.contains("GR") && read.symbol.is_none())
    });
    let counted = counted.map(|piece| (piece.span, String::from("format line 10 stands behind format line 11")));
    if let Some((span, message)) = wrong.or(counted) {
        check.report(Code::LineOrder, span, message);
    }
}

/// The text stands between two `BT`, and `NNNN` behind it stands once.
pub(super) fn separations(check: &mut Check<'_>) {
    for (role, sign, right) in [(Role::Separation, "BT", 2), (Role::EndOfMessage, "NNNN", 1)] {
        let count = check.lines(role).count();
        // That `NNNN` is missing is told by a rule of its own.
        if count == 0 || count == right || !check.is_wire_copy() {
            continue;
        }
        let span = check.lines(role).last().map(|(span, _)| span).unwrap_or_default();
        let times = if count == 1 { String::from("once") } else { format!("{count} times") };
        let place = if right == 2 { "before and behind the text" } else { "once at the end" };
        check.report(Code::SeparationCount, span, format!("{sign} stands {times}; it belongs {place}"));
    }
}

/// `NNNN` ends a message of the wire. Where a copy breaks off before its second `BT`, that is told already.
pub(super) fn end_of_message(check: &mut Check<'_>) {
    if check.lines(Role::Separation).count() < 2 || check.cable.ending.end_of_message {
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
    // A line may hold several pieces.
    for pieces in check.pieces.chunk_by(|one, next| one.line == next.line) {
        let span = pieces.iter().map(|piece| piece.span).reduce(Span::cover).unwrap_or_default();
        let line = check.slice(span).trim_end();
        let length = line.chars().count();
        if length > LIMIT {
            count += 1;
            let over = line.char_indices().nth(LIMIT).map_or(0, |(at, _)| at);
            let start = span.range().start;
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

/// Page numbers rise by one; each section begins anew, as do copies of the whole. The sections of a message put together follow
/// one another.
pub(super) fn pages(check: &mut Check<'_>) {
    let mut last: Option<(u16, Option<u16>)> = None;
    for Page { span, line, .. } in check.pages() {
        let page = (line.page, line.section.map(|section| section.number));
        let follows = match last {
            // On the wire the first page has no line.
            None => page.0 <= 2,
            Some((last, section)) => page.0 == last + 1 || page.0 == 1 || page.0 == 2 && page.1 != section,
        };
        if !follows {
            let before = last.map_or_else(|| String::from("the first"), |(last, _)| format!("page {last}"));
            check.report(Code::PageOrder, span, format!("page {} stands behind {before}", page.0));
            break;
        }
        last = Some(page);
    }
    let mut before = 0;
    let wrong = check.sections().find_map(|(span, line)| {
        let last = core::mem::replace(&mut before, line.section.number);
        (line.section.number < last).then_some((span, line.section.number, last))
    });
    if let Some((span, number, before)) = wrong {
        check.report(Code::PageOrder, span, format!("section {number} stands behind section {before}"));
    }
}

/// A page has at most 20 lines from the date line on, and a transmission five pages of text.
pub(super) fn page_length(check: &mut Check<'_>) {
    const LINES: u32 = 20;
    const PAGES: u16 = 5;
    if !matches!(check.profile, Some(Profile::Acp127 | Profile::Janap128)) || check.cable.form == Form::Labelled {
        return;
    }
    // Counted from the date line, and from each page line, which is no line of the page.
    let mut first = None;
    for piece in check.pieces {
        match piece.role {
            Role::DateLine => first = first.or(Some(piece.line)),
            Role::PageLine => first = Some(piece.line + 1),
            Role::Validation | Role::EndOfMessage => break,
            _ => {}
        }
        let lines = first.map_or(0, |first| (piece.line + 1).saturating_sub(first));
        if lines > LINES {
            let message = format!("this is line {lines} of a page; a page has at most {LINES}");
            check.report(Code::PageLong, piece.span, message);
            return;
        }
    }
    if let Some(Page { span, line, .. }) = check.pages().into_iter().find(|page| page.line.page > PAGES) {
        let message =
            format!("this is page {}; a transmission has at most {PAGES}, longer messages go in sections", line.page);
        check.report(Code::PageLong, span, message);
    }
}
