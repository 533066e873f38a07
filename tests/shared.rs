//! The real telegrams beside the project, in ../shared/corpus or `CABLEGRAM_SHARED`: how many are read, what their lines
//! are and what is odd about them, against the figures of tests/figures.json. No text of them is in the project.
//!
//! ```text
//! "navadmin": { "files": 300, "read": 300, "unknown_lines": 12, "forms": { "military": 300 }, "diagnostics": { ... },
//!   "checks": { ... }, "strict": { "janap128": 77 } }
//! ```
//!
//! `BLESS=1 cargo test --test shared` writes the figures that are found now; look at the difference before you commit it.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cablegram::{Cable, Code, Layout, Parsed, Profile, Role, decode};
use serde::{Deserialize, Serialize};

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
        for profile in Profile::ALL.into_iter().filter(|&profile| Cable::parse_strict(text, profile).is_ok()) {
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
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures.json");
    if std::env::var_os("BLESS").is_some() {
        let json = serde_json::to_string_pretty(&found).expect("figures have a JSON") + "\n";
        fs::write(path, json).expect("the figures can be written");
        return;
    }
    let known: BTreeMap<String, Figures> =
        serde_json::from_str(&fs::read_to_string(path).expect("tests/figures.json can be read")).expect("figures");
    assert_eq!(found, known, "if the new figures are better: BLESS=1 cargo test --test shared");
}
