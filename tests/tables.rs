//! The tables of facts: src/tables/*.rs are made from tables/*.tsv.
//!
//! ```text
//! code    meaning    source
//! PHUM    human rights    5 FAH-3 H-111; cablemap code list 2005-11
//! ```
//!
//! `BLESS=1 cargo test --test tables` writes the Rust after a change of the data.

use std::fs;
use std::path::{Path, PathBuf};

use cablegram::{Cable, ReferenceKind, ReferenceNumber};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rows of tables/NAME.tsv: three columns, of which the last names the source. Checks that they are sorted and whole.
fn rows(name: &str) -> Vec<[String; 3]> {
    let path = root().join("tables").join(name).with_extension("tsv");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    let rows: Vec<[String; 3]> = lines
        .map(|line| {
            let columns: Vec<String> = line.split('\t').map(String::from).collect();
            columns.try_into().unwrap_or_else(|_| panic!("{name}.tsv: not three columns: {line:?}"))
        })
        .collect();
    for pair in rows.windows(2) {
        assert!(pair[0][0] < pair[1][0], "{name}.tsv: {} is not sorted before {}", pair[0][0], pair[1][0]);
    }
    let unsourced: Vec<_> = rows.iter().filter(|row| row[0].is_empty() || row[2].is_empty()).collect();
    assert!(unsourced.is_empty(), "{name}.tsv: no value or no source: {unsourced:?}");
    rows
}

/// `static NAME: [KIND; N]` with an item a line.
fn list(attributes: &str, name: &str, kind: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.map(|item| format!("    {item},\n")).collect();
    format!("\n{attributes}pub(super) static {name}: [{kind}; {}] = [\n{}];\n", items.len(), items.concat())
}

/// The names of a table, and what they mean.
fn names_and_meanings(rows: &[[String; 3]]) -> String {
    let names = list("", "NAMES", "&str", rows.iter().map(|row| format!("{:?}", row[0])));
    let feature = "#[cfg(feature = \"tables\")]\n";
    names + &list(feature, "MEANINGS", "&str", rows.iter().map(|row| format!("{:?}", row[1])))
}

/// Compares a file of src/tables with what the data give, or writes it.
fn check(name: &str, rust: &str) {
    let path: PathBuf = root().join("src/tables").join(name).with_extension("rs");
    let rust =
        format!("//! Made by tests/tables.rs from `tables/{name}.tsv`, which names the source of every row.\n{rust}");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, rust).expect("the table can be written");
    } else {
        let known = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(known == rust, "{name}.rs is not what tables/{name}.tsv gives: BLESS=1 cargo test --test tables");
    }
}

#[test]
fn names_and_meanings_are_those_of_the_data() {
    for name in ["captions", "operating_signals", "organizations", "subjects"] {
        check(name, &names_and_meanings(&rows(name)));
    }
}

#[test]
fn names_are_those_of_the_data() {
    for name in ["given_names", "tag_phrases", "titles"] {
        check(name, &list("", "NAMES", "&str", rows(name).iter().map(|row| format!("{:?}", row[0]))));
    }
}

#[test]
fn attributes_are_those_of_the_data() {
    let kind = |kind: &str| match kind {
        "text" => "Text",
        "date" => "Date",
        "number" => "Number",
        "list" => "List",
        other => panic!("attributes.tsv: {other:?} is no kind of value"),
    };
    let keys = rows("attributes").into_iter().map(|[key, value, _]| format!("({key:?}, {})", kind(&value)));
    let keys = list("", "KEYS", "(&str, AttributeKind)", keys);
    check("attributes", &format!("\nuse super::AttributeKind::{{self, Date, List, Number, Text}};\n{keys}"));
}

#[test]
fn reference_words_are_those_of_the_data() {
    let kind = |kind: &str| match kind {
        "cable" => "Cable",
        "conversation" => "Conversation",
        "document" => "Document",
        "email" => "Email",
        other => panic!("reference_words.tsv: {other:?} is no kind of reference"),
    };
    let words = rows("reference_words").into_iter().map(|[word, value, _]| format!("({word:?}, {})", kind(&value)));
    let words = list("", "WORDS", "(&str, ReferenceKind)", words);
    let head = "\nuse crate::model::ReferenceKind::{self, Cable, Conversation, Document, Email};\n";
    check("reference_words", &format!("{head}{words}"));
}

#[test]
fn posts_are_those_of_the_data() {
    let (names, others): (Vec<_>, Vec<_>) =
        rows("posts").into_iter().partition(|[name, canonical, _]| name == canonical);
    for [name, canonical, _] in &others {
        assert!(
            names.iter().any(|row| row[0] == *canonical),
            "posts.tsv: {name} stands for {canonical}, which is no row"
        );
    }
    let names = list("", "NAMES", "&str", names.iter().map(|row| format!("{:?}", row[0])));
    let others = others.iter().map(|[name, canonical, _]| format!("({name:?}, {canonical:?})"));
    check("posts", &(names + &list("", "ALIASES", "(&str, &str)", others)));
}

/// Every spelling of a post in 251,287 real reference numbers, the misspelt ones too.
fn spellings() -> Vec<String> {
    let path = root().join("tables/posts_in_reference_numbers.tsv");
    let text = fs::read_to_string(path).expect("the spellings can be read");
    let spellings: Vec<String> =
        text.lines().skip(1).filter_map(|line| Some(line.split('\t').next()?.to_owned())).collect();
    assert_eq!(spellings.len(), 363);
    spellings
}

const YEARS: [u16; 8] = [1966, 1973, 1979, 1985, 1999, 2000, 2009, 2010];
const SERIALS: [(&str, u32); 5] = [("", 1), ("", 64), ("", 99_999), ("", 123_456), ("A-", 374)];

#[test]
fn reference_numbers_of_every_spelling_are_read_and_printed_unchanged() {
    for post in spellings() {
        for year in YEARS {
            for (airgram, serial) in SERIALS {
                let dash = if airgram.is_empty() { "" } else { "-A" };
                let text = format!("{:02}{post}{dash}{serial}", year % 100);
                let number: ReferenceNumber<'_> = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
                assert_eq!(number.to_string(), text);
                assert_eq!((number.year, &*number.post, number.serial), (Some(year), &*post, serial));
                assert_eq!(number.airgram, !airgram.is_empty());
                // As the National Archives write it.
                assert_eq!(format!("{year}{post}{dash}{serial}").parse(), Ok(number));
            }
        }
    }
}

#[test]
fn reference_numbers_of_every_spelling_are_found_in_ref_lines() {
    for post in spellings() {
        for year in YEARS {
            for (airgram, serial) in SERIALS {
                let written = format!("{:02} {post} {airgram}{serial}", year % 100);
                let text = format!("E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\nREF: {written}\n");
                let cable = Cable::parse(&text).unwrap();
                let [reference] = &cable.text.references[..] else { panic!("{written}: {:?}", cable.text.references) };
                let airgram = !airgram.is_empty();
                assert_eq!(
                    reference.kind,
                    if airgram { ReferenceKind::Airgram } else { ReferenceKind::Cable },
                    "{text}"
                );
                let id = reference.id.as_ref().unwrap_or_else(|| panic!("{text}: no id"));
                assert_eq!((id.year, id.serial, id.airgram), (Some(year), serial, airgram), "{text}");
            }
        }
    }
}
