//! The values of the labelled form.
//!
//! ```text
//! Date/DTG: Sep 16, 2023 / 160150Z SEP 23
//! Action:   WASHDC, SECSTATE Routine; BERN, AMEMBASSY Routine
//! ```

use nom::{
    Parser,
    bytes::complete::tag,
    combinator::{all_consuming, opt},
    sequence::terminated,
};

use super::date_time::{calendar_day, date_time_group};
use super::token::{PResult, blanks};
use crate::layout::shape;
use crate::model::{DateTimeGroup, Precedence};
use crate::words;

/// What the value of `Date/DTG` says.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Moment {
    /// The year of the calendar day.
    pub(crate) year: Option<u16>,
    /// The date-time group; `None` where it cannot be read.
    pub(crate) group: Option<DateTimeGroup>,
    /// Whether a scan has read its `Z` as the figure 2, or another sign amiss.
    pub(crate) mended: bool,
}

/// `moment = [calendar-day blanks "/" blanks] date-time-group`
///
/// Source: telegrams released in February 2026. A group that has to be mended, its `Z` a 2, is believed where
/// the day agrees.
pub(crate) fn moment(text: &str) -> PResult<'_, Moment> {
    let (rest, day) = opt(terminated(calendar_day, (blanks, opt(tag("/")), blanks))).parse(text)?;
    let year = day.map(|(year, _, _)| year);
    let mended = shape::clock(rest).is_some_and(|clock| clock.mended != shape::Mended::Nothing);
    let agrees = |group: &DateTimeGroup| {
        day.is_some_and(|(year, month, day)| (group.year, group.month, group.day) == (Some(year), Some(month), day))
    };
    let group = all_consuming(date_time_group).parse(rest).ok().map(|(_, group)| group);
    let group = group.filter(|group| !mended || agrees(group));
    Ok(("", Moment { year, group, mended: mended && group.is_some() }))
}

/// An addressee of a label.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) addressee: &'a str,
    /// Whether it is complete; it may go on in the next line otherwise.
    pub(crate) closed: bool,
}

/// `address-entry = addressee [";" / ","] blanks`: up to a semicolon, or to a precedence and its number; a comma belongs to
/// the name elsewhere.
///
/// Source: telegrams released in February 2026.
pub(crate) fn address_entry(text: &str) -> (&str, Entry<'_>) {
    let mut rest = text;
    while !rest.is_empty() {
        let (word, behind) = words::first(rest);
        let semicolon = word.find(';');
        let bare = word.get(..semicolon.unwrap_or(word.len())).unwrap_or_default().trim_end_matches(',');
        let at = words::offset(text, rest) + bare.len();
        // `P` and `R` alone are initials, and `NIACT` goes on.
        if bare.len() > 1 && bare != "NIACT" && bare.parse::<Precedence>().is_ok() {
            let (next, _) = words::first(text.get(at..).unwrap_or_default().trim_start_matches(words::is_blank_char));
            let figures = next.trim_end_matches([',', ';']);
            let numbered = !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            let end = if numbered { words::offset(text, next) + figures.len() } else { at };
            return closed_at(text, end);
        }
        if semicolon.is_some() {
            return closed_at(text, at);
        }
        rest = behind;
    }
    ("", Entry { addressee: text, closed: false })
}

/// An addressee that ends at `end`, and what stands behind the sign that parts it from the next.
fn closed_at(text: &str, end: usize) -> (&str, Entry<'_>) {
    let (addressee, rest) = text.split_at(end);
    let rest = rest.trim_start_matches(|c| words::is_blank_char(c) || matches!(c, ',' | ';'));
    (rest, Entry { addressee: words::trim(addressee), closed: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    #[test]
    fn moments_with_their_damage() {
        let read = |text| {
            let (_, moment) = moment(text).unwrap();
            (moment.year, moment.group.map(|group| group.to_string()), moment.mended)
        };
        let some = |text: &str| Some(text.to_string());
        assert_eq!(read("Sep 16, 2023 / 160150Z SEP 23"), (Some(2023), some("160150Z SEP 23"), false));
        assert_eq!(read("Jan 31 , 1994 / 310000Z Jan 94"), (Some(1994), some("310000Z JAN 94"), false));
        assert_eq!(read("171900Z AUG 17"), (None, some("171900Z AUG 17"), false));
        assert_eq!(read("Nov 12, 2004 / 1208512 NOV 04"), (Some(2004), some("120851Z NOV 04"), true));
        assert_eq!(read("Nov 13, 2004 / 1208512 NOV 04"), (Some(2004), None, false));
        assert_eq!(read("yesterday"), (None, None, false));
    }

    #[test]
    fn lists_of_addressees() {
        let read = |text: &'static str| {
            let mut rest = text;
            let mut list = Vec::new();
            while !rest.is_empty() {
                let (behind, entry) = address_entry(rest);
                list.push((entry.addressee, entry.closed));
                rest = behind;
            }
            list
        };
        assert_eq!(
            read("WASHDC, SECSTATE ROUTINE; BERN, AMEMBASSY"),
            [("WASHDC, SECSTATE ROUTINE", true), ("BERN, AMEMBASSY", false)]
        );
        assert_eq!(
            read("SECSTATE WASHDC PRIORITY 9812, AMEMBASSY OSLO Routine"),
            [("SECSTATE WASHDC PRIORITY 9812", true), ("AMEMBASSY OSLO Routine", true)]
        );
        assert_eq!(read("CARACAS,AMEMBASSY;"), [("CARACAS,AMEMBASSY", true)]);
        assert_eq!(
            read("SECSTATE WASHDC PRIORITY; USDOC;OSLO"),
            [("SECSTATE WASHDC PRIORITY", true), ("USDOC", true), ("OSLO", false)]
        );
    }
}
