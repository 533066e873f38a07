//! The values of the labelled form.
//!
//! ```text
//! Date/DTG: Sep 16, 2023 / 160150Z SEP 23
//! Action:   WASHDC, SECSTATE Routine; BERN, AMEMBASSY Routine
//! ```

use alloc::format;

use nom::{
    Parser,
    bytes::complete::tag,
    combinator::{all_consuming, opt},
    sequence::terminated,
};

use super::date_time::{calendar_day, date_time_group};
use super::token::{PResult, blanks};
use crate::model::{DateTimeGroup, Precedence};
use crate::words;

/// What the value of `Date/DTG` says.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Moment {
    /// The year of the calendar day.
    pub(crate) year: Option<u16>,
    /// The date-time group; `None` where it cannot be read.
    pub(crate) group: Option<DateTimeGroup>,
    /// Whether its `Z` was read as the figure 2.
    pub(crate) mended: bool,
}

/// `moment = [calendar-day blanks "/" blanks] date-time-group`
///
/// Source: telegrams released in February 2026. A scan may read the `Z` of the group as a 2: it is believed where the day
/// agrees.
pub(crate) fn moment(text: &str) -> PResult<'_, Moment> {
    let (rest, day) = opt(terminated(calendar_day, (blanks, opt(tag("/")), blanks))).parse(text)?;
    let year = day.map(|(year, _, _)| year);
    let read = |text: &str| all_consuming(date_time_group).parse(text).ok().map(|(_, group)| group);
    let scanned = || {
        let (figures, behind) = words::digits(rest);
        let figures = figures.strip_suffix('2').filter(|figures| figures.len() == 6)?;
        let group = read(&format!("{figures}Z{behind}"))?;
        day.filter(|&(year, month, day)| (group.year, group.month, group.day) == (Some(year), Some(month), day))
            .map(|_| group)
    };
    let group = read(rest);
    let mended = if group.is_none() { scanned() } else { None };
    Ok(("", Moment { year, group: group.or(mended), mended: mended.is_some() }))
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
