//! What is written is read back as it was: of the fixtures, of invented messages, and of the corpora where they are there.
//!
//! `cargo test --release --test write corpora -- --nocapture` shows how many cables of the corpora come back equal, by
//! profile, and where the others differ.

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use cablegram::{Builder, Cable, Layout, Parsed, Profile};
use proptest::prelude::*;
use rayon::prelude::*;

/// The law: what was built keeps the rules of its profile, and comes back whole.
fn comes_back(cable: &Cable<'_>, profile: Profile) {
    let text = cable.write(profile);
    let again = Cable::parse_strict(&text, profile).unwrap_or_else(|error| panic!("by {profile}: {error} in\n{text}"));
    assert_eq!(again, *cable, "by {profile}:\n{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn messages_of_plain_words_are_built_and_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..512)) {
        for &profile in Profile::ALL {
            let built = common::invent::tame(&bytes).build(profile);
            let cable = built.unwrap_or_else(|error| panic!("{error}\n{}", error.text()));
            comes_back(&cable, profile);
        }
    }

    #[test]
    fn what_is_built_of_any_text_comes_back(bytes in proptest::collection::vec(any::<u8>(), 0..256)) {
        for &profile in Profile::ALL {
            if let Some(cable) = common::invent::cable_from(&bytes, profile) {
                comes_back(&cable, profile);
            }
        }
    }

    #[test]
    fn what_is_built_of_lines_of_messages_comes_back(
        text in "(\n|[0-9]{1,2}[.)] |¶|\\(S/NF\\) |REF: |TAGS: |SUBJECT: |E.O. 12958|SIPDIS|BT|NNNN|-----|Word |SECRET |BERN 00000881  002 OF 003|[ -~]){0,24}"
    ) {
        let mut bytes = vec![7, 63];
        bytes.extend(text.bytes().chain(std::iter::repeat_n(b'\n', 64)).take(63));
        for &profile in Profile::ALL {
            if let Some(cable) = common::invent::cable_from(&bytes, profile) {
                comes_back(&cable, profile);
            }
        }
    }
}

/// Four hundred inputs that look random and are the same each time.
fn seeds() -> impl Iterator<Item = Vec<u8>> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..400).map(move |_| (0..2048).map(|_| next()).collect())
}

/// What keeps the rules of a profile comes back whole, whoever filled its fields.
#[test]
fn cables_whose_fields_were_filled_come_back() {
    let mut broken = Vec::new();
    for &profile in Profile::ALL {
        for (seed, bytes) in seeds().enumerate() {
            let cable = common::invent::cable(&bytes);
            if !common::invent::is_proper(&cable, profile) {
                continue;
            }
            for (field, places) in common::written::differences(&cable, profile) {
                broken.push(format!("seed {seed} by {profile}: {field}: {places}"));
            }
        }
    }
    assert!(broken.is_empty(), "{} differences:\n{}", broken.len(), broken.join("\n"));
}

/// Otherwise that would assert little.
#[test]
fn most_cables_whose_fields_were_filled_keep_the_rules() {
    for &profile in Profile::ALL {
        let proper = seeds().filter(|bytes| common::invent::is_proper(&common::invent::cable(bytes), profile)).count();
        assert!(proper * 10 >= 400 * 6, "only {proper} of 400 keep the rules of {profile}");
    }
}

#[test]
fn joining_the_pieces_gives_the_text() {
    for (_, text) in common::fixtures() {
        assert_eq!(Layout::new(&text).map(|piece| piece.text(&text)).collect::<String>(), text);
    }
}

#[test]
fn no_line_of_a_wired_message_is_longer_than_69_columns() {
    let bytes: Vec<u8> = (0..=255).cycle().take(2000).collect();
    let cable = common::invent::tame(&bytes).build(Profile::Acp127).unwrap();
    let text = cable.write(Profile::Acp127);
    let long: Vec<_> = text.lines().filter(|line| line.chars().count() > 69).collect();
    assert!(long.is_empty(), "{long:?}");
    let lines: Vec<_> = text.lines().collect();
    assert!(lines[1].starts_with("RR ") || lines[1].starts_with("OO ") || lines[1].starts_with("PP "), "{text}");
    assert_eq!(lines.iter().filter(|line| **line == "BT").count(), 2, "{text}");
    assert_eq!(lines.last(), Some(&"NNNN"));
}

/// Messages of more than a hundred lines: of many paragraphs, of one, and of paragraphs under headings.
fn long_messages() -> Vec<Builder<'static>> {
    let words = |lines: usize| "of more words than one line has, and these are the ".repeat(lines * 69 / 51);
    let of = |paragraphs: usize, lines: usize, headed: bool| {
        (1..=paragraphs).fold(common::invent::tame(&[0; 64]), |builder, number| {
            let builder = if headed { builder.heading(format!("Part {number}")) } else { builder };
            builder.paragraph(None, format!("Paragraph {number} {}", words(lines)))
        })
    };
    vec![of(40, 5, false), of(1, 250, false), of(2, 250, false), of(30, 5, true), of(30, 15, true), of(20, 40, true)]
}

#[test]
fn a_long_telegram_has_the_sections_that_it_announces() {
    for builder in long_messages() {
        let cable = builder.build(Profile::State).unwrap_or_else(|error| panic!("{error}\n{}", error.text()));
        let text = cable.write(Profile::State);
        let begins = |line: &str| line.starts_with("BERN 00000001  ");
        let sections = text.lines().filter(|line| begins(line)).count() + 1;
        assert!(sections > 1 && text.contains(&format!("UNCLAS SECTION 01 OF {sections:02} BERN 000001")), "{text}");
        for (number, line) in (2..).zip(text.lines().filter(|line| begins(line))) {
            assert_eq!(line, format!("BERN 00000001  {number:03} OF {sections:03}"));
        }
        let (_, body) = text.split_once("\nUNCLAS ").unwrap();
        let lines: Vec<&str> = body.lines().collect();
        let longest = lines.split(|line| begins(line)).map(<[_]>::len).max();
        assert!(longest <= Some(102), "{longest:?} lines in\n{text}");
        assert_eq!(cable.text.section.and_then(|section| section.of), u16::try_from(sections).ok());
        comes_back(&cable, Profile::State);
    }
}

#[test]
fn a_long_message_of_the_wire_has_pages() {
    for builder in long_messages() {
        for (profile, begins) in
            [(Profile::Acp127, "PAGE 2 RUEHSWA 001 UNCLAS"), (Profile::Janap128, "PAGE 02 RUEHSWA0001 UNCLAS")]
        {
            let cable = builder.clone().build(profile).unwrap_or_else(|error| panic!("{error}\n{}", error.text()));
            let text = cable.write(profile);
            assert!(text.contains(&format!("\n{begins}\n")), "{text}");
            let lines: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("R ")).collect();
            let longest = lines.split(|line| line.starts_with("PAGE ")).map(<[_]>::len).max();
            assert!(longest <= Some(24), "{longest:?} lines in\n{text}");
            comes_back(&cable, profile);
        }
    }
}

#[test]
fn what_follows_from_a_copy_is_written() {
    let copy = "VZCZCXYZ0032\nPP RUEHC\nDE RUEHSWA #0412 0431655\nZNR UUUUU ZZH\nP 121655Z FEB 07\nFM AMEMBASSY BERN\n\
        TO RUEHC/SECSTATE WASHDC\nUNCLAS BERN 000412\n\nE.O. 12958: N/A\nTAGS: ECON\nSUBJECT: FAIR\n\n1. (U) It opens.\nMODEL\n";
    let cable = Cable::parse(copy).unwrap();
    for profile in [Profile::Acp127, Profile::Janap128] {
        let text = cable.write(profile);
        assert!(text.ends_with("\nMODEL\nBT\n#0412\nNNNN\n"), "{text}");
        Cable::parse_strict(&text, profile).unwrap_or_else(|error| panic!("by {profile}: {error} in\n{text}"));
    }
    assert!(cable.write(Profile::State).ends_with("\nMODEL\n"));
    let words = "It opens and ".repeat(60);
    let long = copy.replace("It opens.", &words);
    let cable = Cable::parse(&long).unwrap();
    for &profile in Profile::ALL {
        let text = cable.write(profile);
        assert!(text.lines().all(|line| line.len() <= 69), "{text}");
        let again = Cable::parse(&text).unwrap();
        assert_eq!(again.text.paragraphs[0].text.replace('\n', " "), words.trim(), "{text}");
    }
}

#[test]
fn what_would_be_read_otherwise_is_refused() {
    let refused = |text: &'static str| {
        let error = common::invent::tame(&[0; 64]).paragraph(None, text).build(Profile::State).unwrap_err();
        error.to_string()
    };
    let told = refused("He said:\n\n3. (C) This is no paragraph of its own.");
    assert!(told.contains("paragraph 2: written down, it would be read as something else"), "{told}");
}

/// Every fixture by every profile: what comes back different stands in tests/write.tsv, with the reason.
#[test]
fn fixtures_come_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = root.join("tests/write.tsv");
    let known = fs::read_to_string(&table).unwrap_or_default();
    let reasons: BTreeMap<&str, &str> = known.lines().filter_map(|line| line.rsplit_once('\t')).collect();
    let mut found = String::new();
    let mut told = String::new();
    for (path, text) in common::fixtures() {
        let Ok(cable) = Cable::parse(&text) else { continue };
        for &profile in Profile::ALL {
            let mut differences = common::written::differences(&cable, profile);
            differences.dedup_by(|a, b| a.0 == b.0);
            for (field, places) in differences {
                let row = format!("{}\t{profile}\t{field}", path.strip_prefix(root).unwrap().display());
                if !reasons.contains_key(&*row) {
                    let _ = writeln!(told, "{row}: {places}");
                }
                let _ = writeln!(found, "{row}\t{}", reasons.get(&*row).unwrap_or(&"?"));
            }
        }
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(&table, &found).unwrap();
    }
    assert!(told.is_empty(), "not in tests/write.tsv:\n{told}");
    assert_eq!(found, known, "tests/write.tsv has rows that no longer differ");
}

/// How many cables of each corpus come back equal, by state, acp127 and janap128.
const FIGURES: [(&str, [usize; 3]); 5] = [
    ("cablegate/txt", [645; 3]),
    ("navadmin", [299; 3]),
    ("acp127", [19, 19, 14]),
    ("specimens", [14; 3]),
    ("seed", [1; 3]),
];

/// Cables that strict reading takes and that do not come back: the reader takes the same lines otherwise where other lines stand
/// around them, or what no profile carries is lost.
const BROKEN: &[&str] = &["07PARIS743", "09STATE127892"];

#[test]
fn corpora_come_back() {
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut worse = Vec::new();
    for (corpus, expected) in FIGURES {
        let Some(folder) = common::real(corpus) else { return };
        let mut paths = common::texts(&folder);
        paths.retain(|path| path.to_string_lossy().contains(&only));
        for (profile, expected) in Profile::ALL.iter().copied().zip(expected) {
            let found: Vec<_> = paths
                .par_iter()
                .map(|path| {
                    let bytes = fs::read(path).unwrap();
                    let decoded = cablegram::decode(&bytes);
                    let parsed = Parsed::read(&decoded.text).unwrap();
                    let clean = Cable::parse_strict(&decoded.text, profile).is_ok();
                    (path, clean, common::written::differences(&parsed.cable, profile))
                })
                .collect();
            let equal = found.iter().filter(|(.., differences)| differences.is_empty()).count();
            println!("== {corpus} by {profile}: {equal} of {} come back equal", paths.len());
            for (path, clean, differences) in found {
                let name = path.file_stem().unwrap().to_string_lossy();
                for (field, places) in &differences {
                    println!("  {name} {field}: {places}");
                }
                if clean && !differences.is_empty() && !BROKEN.contains(&&*name) {
                    worse.push(format!("{name} keeps the rules of {profile}, but does not come back"));
                }
            }
            if equal < expected && only.is_empty() {
                worse.push(format!("{corpus} by {profile}: {equal}, but {expected} did before"));
            }
        }
    }
    assert!(worse.is_empty(), "{}", worse.join("\n"));
}
