//! What is written is read back as it was: what is compared, and how differences are told.

use cablegram::{Cable, DateTimeGroup, Filed, FilingDay, Form, Paragraph, Profile, Release};
use serde_json::Value;

/// The fields of a cable that come back different when it is written by `profile` and read again, each with the place where
/// the two part. What no profile carries is left out: see `Cable::write`.
pub fn differences(cable: &Cable<'_>, profile: Profile) -> Vec<(String, String)> {
    let text = cable.write(profile);
    let again = Cable::parse(&text).unwrap_or_default();
    let mut found = Vec::new();
    compare("", &carried(cable, cable, profile), &carried(&again, cable, profile), &mut found);
    found
}

/// What of a cable the profile carries; `original` is the one that was written. What follows from it and was added is left out.
fn carried(cable: &Cable<'_>, original: &Cable<'_>, profile: Profile) -> Value {
    let mut cable = cable.clone().into_owned();
    cable.form = Form::default();
    cable.release = Release::default();
    cable.unread.clear();
    cable.heading.print = None;
    cable.heading.distribution = None;
    cable.heading.drafted_by = None;
    cable.heading.approved_by = None;
    cable.heading.cleared_by.clear();
    cable.heading.released_by = None;
    cable.heading.desired_distribution = None;
    cable.text.lost = None;
    cable.text.notices.clear();
    // Sections that a copy has put together are one transmission.
    let section = original.text.section.filter(|_| profile != Profile::State);
    if section.is_some_and(|section| section.number == 1 && section.last.is_some() && section.last == section.of) {
        cable.text.section = None;
        if let Some(station) = cable.heading.calling_station.as_mut() {
            station.section = None;
        }
    }
    // Where the sections of one text begin is told by its lines, and those are counted anew.
    if let Some(section) = &mut cable.text.section {
        section.last = None;
    }
    // A header line of JANAP 128 has neither section nor position, and says more than the cable may have.
    if profile != Profile::Janap128 || original.heading.janap.is_none() {
        cable.heading.janap = None;
    }
    if let Some(station) = cable.heading.calling_station.as_mut() {
        if profile == Profile::Janap128 {
            station.section = None;
            station.position = None;
            // Its filing time names the day of the year.
            station.filed = station.filed.map(|filed| in_year(filed, original.heading.date_time_group));
        } else if profile == Profile::State && original.text.section.is_none() {
            // The text may have been cut into sections.
            station.section = original.heading.calling_station.as_ref().and_then(|station| station.section);
        }
    }
    if profile == Profile::State && original.text.section.is_none() {
        cable.text.section = None;
    }
    // The ending that the copy has lost.
    if profile != Profile::State && !original.ending.end_of_message {
        cable.ending.end_of_message = false;
        cable.ending.validation_serial = original.ending.validation_serial;
    }
    // The set that leads in the text stands in the line of its first paragraph.
    let leads = |name: &str| matches!(name, "RMKS" | "REMARKS" | "RMK" | "GENTEXT" | "GENTXT");
    let led = original.text.sets.iter().rfind(|set| leads(&set.name));
    let led = led.map_or(String::new(), |set| format!("{}/{}/", set.name, set.fields.join("/")));
    for (at, paragraph) in cable.text.paragraphs.iter_mut().enumerate() {
        let before = if at == 0 { &*led } else { "" };
        if original.text.paragraphs.get(at).is_some_and(|paragraph| has_long_line(before, paragraph)) {
            paragraph.text = paragraph.text.split_whitespace().collect::<Vec<_>>().join(" ").into();
        }
    }
    serde_json::to_value(&cable).expect("every telegram has a JSON")
}

/// The filing time by the day of the year; a day of the month is that of the month of the date-time group.
fn in_year(filed: Filed, group: Option<DateTimeGroup>) -> Filed {
    let (FilingDay::OfMonth(day), Some(mut group)) = (filed.day, group) else { return filed };
    group.day = day;
    group.to_offset_date_time().map_or(filed, |moment| Filed::on_day_of_year(moment.ordinal(), filed.time))
}

/// Whether a line of a paragraph is longer than 69 columns, its number and mark and what stands `before` them counted.
fn has_long_line(before: &str, paragraph: &Paragraph<'_>) -> bool {
    let number = paragraph.number.map_or(String::new(), |number| format!("{number}. "));
    let mark = paragraph.marking.as_ref().map_or(String::new(), |marking| format!("{marking} "));
    let text = format!("{before}{number}{mark}{}", paragraph.text);
    text.lines().any(|line| line.trim_end().chars().count() > 69)
}

fn compare(path: &str, a: &Value, b: &Value, found: &mut Vec<(String, String)>) {
    match (a, b) {
        _ if a == b => {}
        (Value::Object(x), Value::Object(y)) => {
            for key in x.keys().chain(y.keys().filter(|key| !x.contains_key(*key))) {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                compare(&path, &a[key], &b[key], found);
            }
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            for (a, b) in x.iter().zip(y) {
                compare(&format!("{path}[]"), a, b, found);
            }
        }
        (Value::Array(x), Value::Array(y)) => {
            let at = x.iter().zip(y).position(|(a, b)| a != b).unwrap_or(x.len().min(y.len()));
            let entry = |list: &[Value]| list.get(at).map_or_else(String::new, ToString::to_string);
            found.push((path.to_string(), format!("entry {at}: {}", parting(&entry(x), &entry(y)))));
        }
        _ => found.push((path.to_string(), parting(&a.to_string(), &b.to_string()))),
    }
}

/// Two texts from a little before the place where they part.
fn parting(a: &str, b: &str) -> String {
    let at = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count().saturating_sub(60);
    let shown = |text: &str| text.chars().skip(at).take(160).collect::<String>();
    format!("{}\n        {}", shown(a), shown(b))
}
