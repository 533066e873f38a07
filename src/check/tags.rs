//! TAGS: at least one subject, and codes that are known in the year of the message.

use alloc::format;

use super::Check;
use crate::diagnostic::Code;
use crate::model::TagKind;
use crate::tables::{Era, geographic_era, is_subject, subject_era};

/// A message has a subject among its TAGS.
pub(super) fn subject(check: &mut Check<'_>) {
    let tags = &check.cable.text.tags;
    let Some(first) = tags.first() else { return };
    if !tags.iter().any(|tag| TagKind::of(tag) == TagKind::Subject) {
        check.report(Code::TagsWithoutSubject, first.span, "the TAGS have no subject, a code of four letters");
    }
}

/// Codes are those of the lists, and of the list of the year.
pub(super) fn known(check: &mut Check<'_>) {
    let cable = check.cable;
    // There were no TAGS before 1973: older telegrams have theirs from an archive, of whatever year.
    let year = cable.heading.date_time_group.and_then(|group| group.year).filter(|&year| year >= 1973);
    for tag in &cable.text.tags {
        let era = match TagKind::of(tag) {
            // The list of programmes is not public.
            TagKind::Subject if is_subject(tag) => year.map_or(Era::Fits, |year| subject_era(tag, year)),
            TagKind::Subject => Era::Unknown,
            TagKind::Geographic => match (geographic_era(tag, year.unwrap_or_default()), year) {
                (Era::Later | Era::Earlier, None) => Era::Fits,
                (era, _) => era,
            },
            TagKind::Program | TagKind::Organization | TagKind::Person | TagKind::Other => Era::Fits,
        };
        let lists = match era {
            Era::Fits => continue,
            Era::Unknown => {
                check.report(Code::TagUnknown, tag.span, format!("{tag} is in no list of TAGS"));
                continue;
            }
            Era::Later => "later",
            Era::Earlier => "earlier",
        };
        let message = format!("{tag} is only in lists of TAGS of {lists} years than {}", year.unwrap_or_default());
        check.report(Code::TagEra, tag.span, message);
    }
}
