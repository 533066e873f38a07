//! What is written is read back as it was: what is compared, and how differences are told.

use cablegram::{Cable, Form, Profile, Release};
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

/// What of a cable the profile carries; `original` is the one that was written.
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
    // Where the sections of one text begin is told by its lines, and those are counted anew.
    if let Some(section) = &mut cable.text.section {
        section.last = None;
    }
    // A header line of JANAP 128 has neither section nor position, and says more than the cable may have.
    if profile != Profile::Janap128 || original.heading.janap.is_none() {
        cable.heading.janap = None;
    }
    if let Some(station) = cable.heading.calling_station.as_mut().filter(|_| profile == Profile::Janap128) {
        station.section = None;
        station.position = None;
    }
    let mut value = serde_json::to_value(&cable).expect("every telegram has a JSON");
    if profile != Profile::State {
        // Line ends of paragraphs, where lines were too long.
        for paragraph in value["text"]["paragraphs"].as_array_mut().into_iter().flatten() {
            let text = paragraph["text"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
            paragraph["text"] = Value::String(text);
        }
    }
    value
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
