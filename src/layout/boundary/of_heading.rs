//! What a line alone tells of the heading in which it may stand.
//!
//! ```text
//! R 250719Z JAN 08        <- of one
//! CONFIDENTIAL            <- a level
//! RUEHC RUEHSW            <- perhaps
//! Post will report.       <- of none
//! ```

use super::super::scan::tail_mark;
use super::super::{attribute_key, heading, label, shape};
use crate::tables;
use crate::words;

pub(super) const ADMINISTRATIVE: &str = "ADMINISTRATIVE MESSAGE";

/// What a line is to the heading below it.
pub(super) enum OfHeading {
    Yes,
    Page,
    Level,
    Stamp,
    Perhaps,
    No,
}

/// Whether a line can stand above a date line.
pub(super) fn of_heading(content: &str) -> OfHeading {
    // At the head of a sheet that an archive printed.
    if ["Current Class:", "Current Handling:", "Document Number:", "Case Number:"]
        .iter()
        .any(|key| content.starts_with(key))
    {
        return OfHeading::Stamp;
    }
    if tail_mark(content)
        || content == "BT"
        || content.starts_with("***")
        || content.starts_with("UNQ")
        || attribute_key(content).is_some_and(|(key, _)| tables::attribute(key).is_some())
        || label::at_start(content, None).is_some()
        || shape::paragraph_number(content).is_some_and(|n| n.marking > 0)
    {
        return OfHeading::No;
    }
    if shape::is_level_alone(content) || shape::is_level_banner(content) {
        return OfHeading::Level;
    }
    if shape::page_line(content).is_some() {
        return if is_first_page(content) { OfHeading::Yes } else { OfHeading::Page };
    }
    let shaped = shape::is_transmission_identifier(content)
        || shape::is_bare_identifier(content)
        || is_relayed(content)
        || shape::is_janap_header(content)
        || shape::is_relay_line(content)
        || shape::is_distribution(content)
        || shape::is_date_line(content)
        || shape::is_drafting_label(content)
        || shape::is_short_number(content)
        || shape::is_precedence_words(content)
        || is_title(content);
    if shaped {
        return OfHeading::Yes;
    }
    // Routing lines that go on are as short as signatures, and stamps stand below a page as well. With its offices the line of
    // an addressee may be longer.
    let plain = (content.len() < 80 || content.contains("//"))
        && !content.bytes().any(|byte| byte.is_ascii_lowercase())
        && !content.ends_with('.');
    match shape::is_stamp(content) || shape::is_exemptions(content) {
        true => OfHeading::Stamp,
        false if plain => OfHeading::Perhaps,
        false => OfHeading::No,
    }
}

/// Format line 6; copies may have a colon or a tab behind `FM`.
pub(super) fn is_originator(content: &str) -> bool {
    content.strip_prefix("FM").is_some_and(|rest| rest.starts_with([' ', ':', '\t']))
}

/// Whether a line is the first of a message as it was sent, with nothing of an archive's above it.
pub(super) fn is_format_line(content: &str) -> bool {
    shape::is_transmission_identifier(content) || shape::is_janap_header(content) || shape::is_date_line(content)
}

/// The lines that a station puts above the heading of a message that it passes on.
pub(super) fn is_relayed(content: &str) -> bool {
    shape::is_routing(content)
        || shape::is_calling_station(content)
        || shape::is_pilot(content)
        || content.starts_with("ZNR ")
        || content.starts_with("ZNY ")
}

/// Titles that archives and terminals put above a message.
pub(super) fn is_title(content: &str) -> bool {
    heading::is_catalogue(content)
        || heading::is_record(content)
        || is_record_title(content)
        || matches!(content, ADMINISTRATIVE | "ATTENTION INVITED TO")
}

/// The title above the text in an archive's record or on the page of a mirror.
pub(crate) fn is_record_title(content: &str) -> bool {
    matches!(content, "Message Text" | "Show Headers")
}

/// A date line, also behind its label: `DTG R 231545Z SEP 11`.
pub(super) fn is_date_line(content: &str) -> bool {
    shape::is_date_line(content.strip_prefix("DTG ").unwrap_or(content))
}

/// Whether a line may stand between the date line and the originator.
pub(super) fn parts_date_and_originator(content: &str) -> bool {
    content == "BT"
        || matches!(of_heading(content), OfHeading::Level)
        || content.starts_with("PASS TO ")
        || content.starts_with("CORRECTED COPY")
}

/// Whether a page line is that of the first page.
pub(super) fn is_first_page(content: &str) -> bool {
    let number = content.get("PAGE ".len()..).map_or("", |page| words::digits(words::trim(page)).0);
    number.trim_start_matches('0') == "1"
}
