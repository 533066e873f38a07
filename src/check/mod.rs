//! Rules across the parts of a message: what must be there, and what must agree.
//!
//! ```text
//! DE RUEHKB #0064 0250719          the serial is that of the classification line, and
//! ZNY SSSSS ZZH                    so is the level;
//! R 250719Z JAN 08                 filed on the day it is dated
//! S E C R E T BAKU 000064
//! ```
//!
//! A rule is a function that looks at a [`Check`] and reports. It never changes the cable, and where the parts that it compares
//! are not there it is silent. Code, severity, source and the smallest text that breaks it stand in the table of [`Code`].

mod declassification;
mod filing;
mod lines;
mod number;
mod precedence;
mod required;
mod routing;
mod security;
mod tags;
mod text;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::diagnostic::{self, Code, Diagnostic};
use crate::layout::{Layout, Piece, Role, shape};
use crate::model::{Cable, Level, PageLine};
use crate::parse::marking::level_of;
use crate::parse::print::page_line;
use crate::parse::text::{SectionLine, section_line};
use crate::{Profile, Span};

/// A page line: where it stands, and what it says.
struct Page {
    span: Span,
    line: PageLine<'static>,
    level: Option<Level>,
}

/// What the rules look at, and what they found.
pub(crate) struct Check<'c> {
    cable: &'c Cable<'c>,
    /// The text from which the cable was read; empty where it is not given.
    text: &'c str,
    /// The pieces of the message in that text.
    pieces: &'c [Piece],
    profile: Option<Profile>,
    found: Vec<Diagnostic>,
}

/// All rules, in the order of the message.
const RULES: &[fn(&mut Check<'_>)] = &[
    required::lines,
    lines::order,
    lines::separations,
    lines::end_of_message,
    lines::length,
    lines::characters,
    lines::pages,
    lines::page_length,
    routing::called_twice,
    routing::exemptions,
    routing::header_positions,
    precedence::doubled,
    precedence::second_lower,
    precedence::second_for_information,
    precedence::addressees,
    filing::exists,
    filing::near_date,
    security::signal,
    security::letters,
    security::transmission_warning,
    security::header_letters,
    security::classification,
    security::page_frames,
    security::portions,
    security::overall,
    security::controls,
    number::serial,
    number::validation,
    number::originator,
    number::section_lines,
    number::page_lines,
    number::references,
    text::sections,
    text::section_serial,
    text::paragraphs,
    text::captions,
    text::group_count,
    text::distribution,
    tags::subject,
    tags::known,
    declassification::order_in_force,
    declassification::code_in_force,
    declassification::date,
    declassification::level,
    declassification::reasons,
    declassification::classified_by,
];

impl<'c> Check<'c> {
    fn report(&mut self, code: Code, span: Span, message: impl Into<Cow<'static, str>>) {
        self.found.push(Diagnostic::new(code, span, message));
    }

    /// The pieces of a role, without blanks and line ends around them.
    fn lines(&self, role: Role) -> impl Iterator<Item = (Span, &'c str)> {
        let text = self.text;
        self.pieces.iter().filter(move |piece| piece.role == role).map(move |piece| {
            let line = text.get(piece.span.range()).unwrap_or_default().trim();
            (Span::of(text, line).unwrap_or(piece.span), line)
        })
    }

    /// The page lines; one that was cut in two is one.
    fn pages(&self) -> Vec<Page> {
        let mut lines: Vec<(Span, String)> = Vec::new();
        for piece in self.pieces.iter().filter(|piece| piece.role == Role::PageLine) {
            let line = self.slice(piece.span).trim();
            let span = Span::of(self.text, line).unwrap_or(piece.span);
            match lines.last_mut() {
                Some((known, begun)) if piece.continues => {
                    *known = known.cover(span);
                    begun.push(' ');
                    begun.push_str(line);
                }
                _ => lines.push((span, String::from(line))),
            }
        }
        let read = |(span, text): &(Span, String)| {
            // The level that frames the page may stand before it.
            let (rest, line) = page_line(text.get(text.find("PAGE")?..)?).ok()?;
            let level = shape::level_word(rest, false).map(|word| level_of(&word));
            Some(Page { span: *span, line: line.into_owned(), level })
        };
        lines.iter().filter_map(read).collect()
    }

    /// The section lines, and what they say.
    fn sections(&self) -> impl Iterator<Item = (Span, SectionLine<'c>)> {
        self.lines(Role::SectionLine).filter_map(|(span, line)| Some((span, section_line(line)?)))
    }

    /// The text of a span; empty where the text is not given.
    fn slice(&self, span: Span) -> &'c str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Whether the text has the lines of the wire, `BT` among them: archives strip it, and fill lines anew.
    fn is_wire_copy(&self) -> bool {
        self.pieces.iter().any(|piece| piece.role == Role::Separation)
    }

    /// The day of the message.
    fn date(&self) -> Option<time::Date> {
        let group = self.cable.heading.date_time_group?;
        group.to_offset_date_time().map(time::OffsetDateTime::date)
    }
}

/// The pieces of that message of `text` in which the byte `at` lies.
fn pieces(text: &str, at: u32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for piece in Layout::new(text) {
        if pieces.last().is_some_and(|last| last.message != piece.message) {
            if pieces.last().is_some_and(|last| last.span.end > at) {
                break;
            }
            pieces.clear();
        }
        pieces.push(piece);
    }
    pieces
}

/// Runs all rules on a message and its pieces in `text`; both are empty where the text is not there. Line and column are not
/// filled in yet.
pub(crate) fn run(cable: &Cable<'_>, text: &str, pieces: &[Piece], profile: Option<Profile>) -> Vec<Diagnostic> {
    let mut check = Check { cable, text, pieces, profile, found: Vec::new() };
    for rule in RULES {
        rule(&mut check);
    }
    check.found
}

/// A byte of the message in its text, as far as its fields tell.
fn place(cable: &Cable<'_>) -> u32 {
    let (heading, body) = (&cable.heading, &cable.text);
    let anchors = [
        heading.date_time_group.map(|group| group.span),
        heading.from.as_ref().map(|from| from.span),
        body.classification.as_ref().map(|marking| marking.span),
        body.subject.as_ref().map(|subject| subject.span),
    ];
    anchors.into_iter().flatten().find(|span| !span.is_empty()).unwrap_or_default().start
}

impl Cable<'_> {
    /// Checks the telegram against the rules across its parts: serials, levels and dates that must agree, precedences,
    /// paragraphs, pages and sections that must follow one another, TAGS and executive orders of their time.
    ///
    /// Rules are applied only to the forms that know them, and nothing is changed. What reading itself has found odd is in
    /// [`Parsed::diagnostics`](crate::Parsed::diagnostics) and not told again.
    ///
    /// - `text` is the text from which the telegram was read. It places the diagnostics by line and column, and rules about
    ///   lines, pages and characters need it; without it they are silent, and all diagnostics stand in line 1, column 1.
    ///   Every call walks the text from its start: for one of many messages there is
    ///   [`Options::check`](crate::Options::check).
    /// - `profile` adds what a message of that profile must have: each line that is missing is a diagnostic of the code
    ///   [`line-missing`](Code::LineMissing).
    ///
    /// ```
    /// use cablegram::{Cable, Profile};
    ///
    /// let text = "R 250719Z JAN 08\nFM AMEMBASSY BERN\nUNCLAS BERN 000064\nE.O. 12958: N/A\nTAGS: PREL\n";
    /// let cable = Cable::parse(text)?;
    /// assert!(cable.check(Some(text), None).is_empty());
    ///
    /// let missing: Vec<_> = cable.check(Some(text), Some(Profile::State)).iter().map(ToString::to_string).collect();
    /// assert_eq!(missing.len(), 2);
    /// assert!(missing[0].contains("no action addressee"), "{}", missing[0]);
    /// assert!(missing[1].contains("no subject"), "{}", missing[1]);
    /// # Ok::<(), cablegram::Error>(())
    /// ```
    pub fn check(&self, text: Option<&str>, profile: Option<Profile>) -> Vec<Diagnostic> {
        let text = text.unwrap_or_default();
        let mut found = run(self, text, &pieces(text, place(self)), profile);
        diagnostic::place(text, (0, 1), &mut found);
        found
    }
}
