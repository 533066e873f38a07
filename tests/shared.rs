//! The real telegrams beside the project, in ../shared/corpus or `CABLEGRAM_SHARED`: how many are read, what their lines
//! are and what is odd about them, against the figures of tests/figures.json. No text of them is in the project.
//!
//! ```text
//! "navadmin": { "files": 300, "read": 300, "unknown_lines": 12, "forms": { "military": 300 }, "diagnostics": { ... },
//!   "checks": { ... }, "strict": { "janap128": 77 } }
//! ```
//!
//! How many of them are read right is in tests/right.json: number, date and level by the publisher's catalogue, subjects, TAGS,
//! references and the like by the answers that the cases expect, of how many that were asked. Catalogue and cases err too, so
//! that not all can be right; which are, and why, is told where ../shared is.
//!
//! `BLESS=1 cargo test --test shared` writes the figures that are found now; look at the difference before you commit it.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::Path;

use cablegram::{
    Addressee, Cable, Code, Declassify, Layout, Level, Parsed, Profile, ReferenceKind, ReferenceNumber, Role, decode,
};
use regex::Regex;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// What is counted in a folder.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Figures {
    files: usize,
    /// How many are telegrams.
    read: usize,
    lines: usize,
    /// Pieces of which the layout does not know what they are.
    unknown_lines: usize,
    /// Telegrams by the form in which they came.
    forms: BTreeMap<String, usize>,
    /// What reading tells, by code.
    diagnostics: BTreeMap<String, usize>,
    /// What the checks tell, by code.
    checks: BTreeMap<String, usize>,
    /// How many strict reading takes, by profile.
    strict: BTreeMap<String, usize>,
}

impl Figures {
    fn of(folder: &Path) -> Self {
        let mut figures = Self::default();
        for path in common::texts(folder) {
            figures.add(&decode(&fs::read(&path).expect("a text that can be read")).text);
        }
        figures
    }

    fn add(&mut self, text: &str) {
        self.files += 1;
        common::oracle::layout_joins(text);
        self.lines += text.lines().count();
        self.unknown_lines += Layout::new(text).filter(|piece| piece.role == Role::Unknown).count();
        let Ok(parsed) = Parsed::read(text) else { return };
        self.read += 1;
        *self.forms.entry(parsed.cable.form.to_string()).or_default() += 1;
        for diagnostic in parsed.diagnostics {
            *self.diagnostics.entry(diagnostic.code.to_string()).or_default() += 1;
        }
        for diagnostic in parsed.cable.check(Some(text), None) {
            *self.checks.entry(diagnostic.code.to_string()).or_default() += 1;
        }
        for profile in Profile::ALL.iter().copied().filter(|&profile| Cable::parse_strict(text, profile).is_ok()) {
            *self.strict.entry(profile.to_string()).or_default() += 1;
        }
    }
}

/// Pages that hold the text of another telegram below their own heading: SURVEY 0.1.
const SWAPPED: [&str; 6] =
    ["07PARIS2725", "10MEXICO614", "09MOSCOW1108", "09CHISINAU694", "88BAGHDAD28", "09HAVANA132"];

#[test]
fn the_checks_notice_swapped_pages() {
    let Some(folder) = common::real("cablegate/txt") else { return };
    let noticed = SWAPPED.into_iter().filter(|name| {
        let text = fs::read_to_string(folder.join(name).with_extension("txt")).expect("the six pages are there");
        let found = Cable::parse(&text).expect("they are telegrams").check(Some(&text), None);
        let another = [Code::OriginatorDiffers, Code::SerialDiffers, Code::SecurityWarningDiffers];
        found.iter().any(|found| another.contains(&found.code))
    });
    let noticed: Vec<_> = noticed.collect();
    assert!(noticed.len() >= 5, "only {noticed:?} are noticed");
}

#[test]
fn real_telegrams_give_the_figures_known() {
    let folders = ["cablegate/txt", "navadmin", "acp127", "specimens", "seed"];
    let Some(folders) =
        folders.map(|folder| Some((folder, common::real(folder)?))).into_iter().collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let found: BTreeMap<String, Figures> =
        folders.into_iter().map(|(name, folder)| (name.to_owned(), Figures::of(&folder))).collect();
    compare("tests/figures.json", &found);
}

/// Compares with the figures of a file, or writes them.
fn compare<T: Debug + PartialEq + Serialize + DeserializeOwned>(file: &str, found: &T) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("BLESS").is_some() {
        let json = serde_json::to_string_pretty(found).expect("figures have a JSON") + "\n";
        fs::write(path, json).expect("the figures can be written");
        return;
    }
    let known = fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"));
    let known: T = serde_json::from_str(&known).expect("figures");
    assert_eq!(*found, known, "if the new figures are better: BLESS=1 cargo test --test shared");
}

/// How many were read right, of how many.
type Shares = BTreeMap<String, (usize, usize)>;

/// Counts an answer; what is not right is shown by `-- --nocapture`.
fn count(shares: &mut Shares, kind: &str, key: &Value, right: bool) {
    if !right {
        println!("{kind}: {key}");
    }
    let (rights, asked) = shares.entry(kind.to_owned()).or_default();
    *rights += usize::from(right);
    *asked += 1;
}

/// The lines of a file of JSON Lines.
fn rows(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn real_telegrams_are_read_right() {
    let Some(folder) = common::real("cablegate") else { return };
    let mut shares = Shares::new();
    for row in rows(&folder.join("meta.jsonl")) {
        let text = |key: &str| row[key].as_str().expect("the catalogue has it");
        let path = folder.join("txt").join(text("ref_id")).with_extension("txt");
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let decoded = decode(&bytes);
        let cable = Cable::parse(&decoded.text).expect("it is a telegram");
        let number: ReferenceNumber<'_> = text("ref_id").parse().expect("the catalogue goes by numbers");
        let serial = cable.text.reference_number.as_ref().map(|number| number.serial);
        count(&mut shares, "serial", &row["ref_id"], serial == Some(number.serial));
        let level = cable.text.classification.as_ref().and_then(|marking| marking.level);
        let written = text("classification").split("//").next().unwrap_or_default();
        count(&mut shares, "level", &row["ref_id"], level == written.parse::<Level>().ok());
        if row["has_header"] == true {
            count(&mut shares, "id", &row["ref_id"], cable.id == Some(number));
            // The minutes of the catalogue are wrong.
            let moment = cable.heading.date_time_group.and_then(|group| group.to_offset_date_time());
            let hour = moment.map(|moment| format!("{} {:02}", moment.date(), moment.hour()));
            count(&mut shares, "date", &row["ref_id"], hour.as_deref() == text("created").get(..13));
        }
    }
    for case in rows(&folder.join("../cases.jsonl")) {
        let text = input(&case);
        let cable = Cable::parse(&text).unwrap_or_default();
        let kind = case["kind"].as_str().expect("a case has a kind");
        count(&mut shares, &format!("case: {kind}"), &case["id"], answers(&cable, kind, &case["expected"]));
    }
    compare("tests/right.json", &shares);
}

/// The text of a case. A part without a heading gets one with the number of its telegram, which tells the year.
fn input(case: &Value) -> String {
    let text = case["input"].as_str().expect("a case has a text");
    let number = Regex::new(r"^(\d\d)(\D+)(\d+)$").unwrap();
    let dated = Regex::new(r"(?m)^[RPO] \d{6}Z").unwrap();
    match number.captures(case["ref_id"].as_str().unwrap_or_default()) {
        Some(parts) if case["part"] == "content" && !dated.is_match(text) => {
            let (year, post, serial) = (&parts[1], &parts[2], &parts[3]);
            let start: String = text.chars().take(300).collect();
            let numbered = Regex::new(&format!(r"(?m)\b0*{serial}\s*$")).unwrap().is_match(&start);
            let line = if numbered { String::new() } else { format!("UNCLAS {post} {serial:0>6}\n\n") };
            format!("R 150000Z JUN {year}\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC 0001\n{line}{text}")
        }
        _ => text.to_owned(),
    }
}

/// Whether a telegram says what a case expects, blanks and signs disregarded.
fn answers(cable: &Cable<'_>, kind: &str, expected: &Value) -> bool {
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let same = |text: Option<&str>| letters(text.unwrap_or_default()) == letters(expected.as_str().unwrap_or_default());
    let list = || expected.as_array().into_iter().flatten();
    let words = || list().filter_map(Value::as_str).map(letters);
    let sorted = |words: &mut dyn Iterator<Item = String>| {
        let mut words: Vec<_> = words.collect();
        words.sort();
        words
    };
    let text = &cable.text;
    match kind {
        "subject" => same(text.subject.as_deref()),
        "summary" => same(text.summary.as_deref()),
        "tags" => sorted(&mut text.tags.iter().map(|tag| letters(tag))) == sorted(&mut words()),
        "references" => {
            let telegram = |kind| matches!(kind, ReferenceKind::Cable | ReferenceKind::Airgram);
            let read = text.references.iter().filter(|reference| telegram(reference.kind));
            let read: BTreeSet<_> = read.filter_map(|reference| Some(reference.id.as_ref()?.to_string())).collect();
            let wanted = list().filter(|entry| entry.is_string() || entry["kind"] == "cable");
            let wanted = wanted.filter_map(|entry| entry.as_str().or(entry["value"].as_str()));
            read == wanted.map(String::from).collect()
        }
        "recipients" | "info_recipients" => {
            let read = if kind == "recipients" { &cable.heading.to } else { &cable.heading.info };
            read.len() == list().count() && read.iter().zip(list()).all(|(read, wanted)| is_addressee(read, wanted))
        }
        "classified_by" => {
            let name = text.classified_by.as_ref().and_then(|officer| officer.name.as_deref());
            words().eq(name.map(letters))
        }
        "signers" => {
            let name = text.signature.as_deref().map(letters);
            name.is_some() != list().next().is_none()
                && words().all(|word| name.as_ref().is_some_and(|name| name.contains(&word)))
        }
        "nondisclosure_deadline" => {
            let read = text.executive_order.as_ref().and_then(|order| order.declassify.as_ref());
            let date = if let Some(Declassify::Date(date)) = read { Some(date.to_string()) } else { None };
            date.as_deref() == expected.as_str()
        }
        other => panic!("no answer for {other}"),
    }
}

fn is_addressee(read: &Addressee<'_>, wanted: &Value) -> bool {
    let name: Vec<_> = wanted["name"].as_str().unwrap_or_default().split_whitespace().collect();
    let precedence = read.precedence.map(|precedence| precedence.to_string());
    let number = wanted["mcn"].as_str().and_then(|number| number.parse().ok());
    read.name == name.join(" ")
        && read.routing_indicator.as_deref() == wanted["route"].as_str()
        && precedence.as_deref() == wanted["precedence"].as_str()
        && read.continuity_number == number
}
