//! A diagnostic with the line it is about, as people read it.
//!
//! ```text
//! warning: serial-differs: the station serial is 64, but the number of the message is BERN 65
//!   --> 1:1
//!    |
//!  1 | DE RUEHSW #0064 0250719
//!    | ^^^^^^^^^^^^^^^^^^^^^^^
//!    = rule: 5 FAH-2 H-321
//! ```

use alloc::string::String;
use core::fmt::{self, Write};

use super::{Diagnostic, is_invisible};
use crate::layout::line_at;

/// The columns that are shown of a line; of a longer one the part around the place.
const WIDTH: usize = 100;

/// How many columns are shown before the place in a line that is cut.
const BEFORE: usize = 30;

/// A [`Diagnostic`] with its line. See [`Diagnostic::render`].
///
/// ```
/// let text = "E.O. 12598: N/A\nTAGS: PREL\n";
/// let parsed = cablegram::Parsed::read(text)?;
/// let picture = parsed.diagnostics[0].render(text).to_string();
/// assert!(picture.contains("\n1 | E.O. 12598: N/A\n"), "{picture}");
/// # Ok::<(), cablegram::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Render<'a> {
    pub(super) diagnostic: &'a Diagnostic,
    pub(super) text: &'a str,
}

/// How many columns a terminal gives to a character: two to those of East Asia and to pictures, none to marks that combine.
fn columns(character: char) -> usize {
    match character {
        '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// The line as it is printed, and the columns `from..to` under which the carets stand.
fn excerpt(line: &str, start: usize, end: usize) -> (String, usize, usize) {
    let width = |text: &str| text.chars().map(|character| if character == '\t' { 4 } else { columns(character) }).sum();
    let whole: usize = width(line);
    let place: usize = width(line.get(..start).unwrap_or_default());
    let skip = if whole > WIDTH { place.saturating_sub(BEFORE) } else { 0 };
    let (mut shown, mut from, mut to) = (String::new(), None, 0);
    let (mut column, mut printed) = (0, 0);
    if skip > 0 {
        shown.push_str("...");
        printed = 3;
    }
    for (at, character) in line.char_indices() {
        let wide = if character == '\t' { 4 } else { columns(character) };
        if column >= skip {
            if printed + wide > WIDTH {
                shown.push_str("...");
                break;
            }
            if at >= start && from.is_none() {
                from = Some(printed);
            }
            match character {
                '\t' => shown.push_str("    "),
                // What moves the cursor or turns the line would break the picture.
                invisible if is_invisible(invisible) => shown.push('\u{fffd}'),
                character => shown.push(character),
            }
            printed += wide;
            if at < end {
                to = printed;
            }
        }
        column += wide;
    }
    let from = from.unwrap_or(printed);
    (shown, from, to.max(from + 1))
}

impl fmt::Display for Render<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { diagnostic, text } = self;
        let Diagnostic { code, severity, span, line: number, column, message } = diagnostic;
        writeln!(f, "{severity}: {code}: {message}")?;
        let mut gutter = 0;
        let mut rest = *number;
        while rest > 0 {
            (gutter, rest) = (gutter + 1, rest / 10);
        }
        writeln!(f, "{:gutter$}--> {number}:{column}", "")?;
        let at = span.range().start.min(text.len());
        let before = text.get(..at).unwrap_or_default();
        let start = before.rfind(['\n', '\r', '\x0c']).map_or(0, |end| end + 1);
        let end = line_at(text, at).end;
        if let Some(line) = text.get(start..end).filter(|line| !line.is_empty()) {
            let last = span.range().end.clamp(at, end);
            let (shown, from, to) = excerpt(line, at - start, last - start);
            writeln!(f, "{:gutter$} |", "")?;
            writeln!(f, "{number} | {shown}")?;
            write!(f, "{:gutter$} | {:from$}", "", "")?;
            for _ in from..to {
                f.write_char('^')?;
            }
            let more = text.get(end..span.range().end).unwrap_or_default();
            match crate::layout::line_ends(more).count() {
                0 => writeln!(f)?,
                1 => writeln!(f, " and one line more")?,
                lines => writeln!(f, " and {lines} lines more")?,
            }
        }
        match code.rule() {
            Some(rule) => writeln!(f, "{:gutter$} = rule: {rule}", ""),
            None => Ok(()),
        }
    }
}
