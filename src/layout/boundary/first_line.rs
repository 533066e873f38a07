//! Where the heading begins that an anchor shows: the lines above it.
//!
//! ```text
//! CONFIDENTIAL                       <- here, with the anchor below
//! PAGE 01  BERN  00881  250719Z
//! ACTION EUR-12
//! ------------------091422 250753Z /13
//! R 250719Z JAN 08
//! ```

use core::cmp::Ordering;

use super::super::scan::tail_mark;
use super::super::shape;
use super::ABOVE;
use super::anchor::{Anchor, Kind};
use super::line::{line, line_above, lines_from, next_line};
use super::of_heading::{OfHeading, is_format_line, is_record_title, is_relayed, is_title, of_heading};

/// The first line of the heading or the record to which the anchor belongs. What stands above the anchor that was `judged` before
/// is known: each of a thousand date lines would look at sixty lines otherwise.
pub(super) fn first_line(text: &[u8], anchor: Anchor, judged: Option<(Anchor, usize)>) -> usize {
    let start = anchor.at;
    if anchor.kind == Kind::Extract {
        return start;
    }
    if anchor.kind == Kind::Record {
        // Both titles may stand above each other.
        return line_above(text, start).filter(|&above| is_record_title(line(text, above))).unwrap_or(start);
    }
    let (mut start, mut at) = (start, anchor.at);
    // A level that stands alone above the heading.
    let mut level = None;
    // Other lines in capitals right above it.
    let mut others = anchor.at;
    // Whether a page line that is not the first stands below: the levels above it are those of its page and the last one.
    let mut paged = false;
    for _ in 0..ABOVE {
        let Some(above) = line_above(text, at) else {
            return level.unwrap_or(start).min(start);
        };
        let content = line(text, above);
        match of_heading(content) {
            // `S E C R E T STATE 00119085` above the first format line names the message once more.
            OfHeading::Perhaps
                if anchor.kind == Kind::TransmissionIdentifier
                    && at == anchor.at
                    && shape::classification(content).is_some_and(|parts| !parts.number.is_empty()) =>
            {
                start = above;
            }
            // Above the first format line stand a title, and the heading with which another station passed it on.
            OfHeading::Yes if anchor.kind == Kind::TransmissionIdentifier => {
                if is_title(content) || shape::is_transmission_identifier(content) {
                    start = above;
                } else if !is_relayed(content) {
                    break;
                }
            }
            OfHeading::Yes => (start, paged) = (above, false),
            OfHeading::Level if paged => {}
            // Of two levels one belongs to the head of this page and the other to the foot of the last one.
            OfHeading::Level if level.is_some() => {
                start = level.filter(|&level| level == at).unwrap_or(start).min(start);
                break;
            }
            OfHeading::Level => {
                level = Some(above);
                if anchor.kind == Kind::Labelled || heads_page(text, above, at) {
                    start = above;
                }
            }
            // Stamps stand above a page and below it.
            OfHeading::Stamp if start == at && !is_format_line(line(text, at)) => start = above,
            // Nothing else stands among the first format lines.
            OfHeading::Perhaps
                if matches!(anchor.kind, Kind::TransmissionIdentifier | Kind::CallingStation)
                    && !shape::is_routing_continued(content) =>
            {
                break;
            }
            // Names of those who cleared the message: only below the line that says so.
            OfHeading::Perhaps if others.min(start) == at && next_line(text, above) == at => others = above,
            // A heading may go over a page, and the last page of the message before may have been cut off.
            OfHeading::Page => paged = true,
            OfHeading::Stamp | OfHeading::Perhaps => {}
            // What stands between the end of a message and a heading, and right above that, belongs to it.
            OfHeading::No => {
                start = if tail_mark(content) { others.min(start) } else { start };
                break;
            }
        }
        match judged {
            Some((judged, first)) if judged.at == above && start == above => return first,
            _ => at = above,
        }
    }
    start
}

/// Whether a level alone at `at` is the head of the page whose first other line begins at `below`, and not the foot of the
/// page before: what stands nearer to it tells, else whether such a line has a head.
fn heads_page(text: &[u8], at: usize, below: usize) -> bool {
    let lines = |from: usize, to: usize| lines_from(text, from).take_while(|&at| at < to).count();
    let gap_above = line_above(text, at).map_or(usize::MAX, |above| lines(above, at));
    let gap_below = lines(at, below);
    let content = line(text, below);
    match gap_below.cmp(&gap_above) {
        Ordering::Less => true,
        Ordering::Greater => false,
        // A foot stands right below the end of its message.
        Ordering::Equal => gap_above > 1 || matches!(of_heading(content), OfHeading::Yes) && !is_format_line(content),
    }
}
