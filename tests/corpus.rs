//! Every made-up telegram of tests/corpus, as stored, with LF and with CR LF, against its expected JSON and diagnostics.
//!
//! `BLESS=1 cargo test --test corpus` writes what is read now; look at the difference before you commit it. Without it a
//! reading that differs is left beside the expected one as `NAME.json.new`.

mod common;

use std::fs;
use std::path::Path;

use cablegram::{Cable, Code, Form, Layout, Parsed, Role};

/// The JSON of a telegram and its diagnostics, a line each.
fn read(text: &str) -> (String, String) {
    match Parsed::read(text) {
        Ok(parsed) => {
            let json = serde_json::to_string_pretty(&parsed.cable).expect("every telegram has a JSON") + "\n";
            let lines = parsed.diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n"));
            (json, lines.collect())
        }
        Err(error) => (String::new(), format!("{error}\n")),
    }
}

/// Compares with the expected file, or writes it.
fn compare(expected: &Path, found: &str, differences: &mut Vec<String>) {
    if std::env::var_os("BLESS").is_some() {
        if found.is_empty() {
            drop(fs::remove_file(expected));
        } else {
            fs::write(expected, found).expect("the expected file can be written");
        }
        return;
    }
    let known = fs::read_to_string(expected).unwrap_or_default();
    if known != found {
        let new =
            expected.with_extension(format!("{}.new", expected.extension().unwrap_or_default().to_string_lossy()));
        fs::write(&new, found).expect("the new file can be written");
        differences.push(format!("{} differs: see {}", expected.display(), new.display()));
    }
}

#[test]
fn fixtures_read_as_expected() {
    let mut differences = Vec::new();
    for (path, text) in common::fixtures() {
        let (json, diagnostics) = read(&text);
        compare(&path.with_extension("json"), &json, &mut differences);
        compare(&path.with_extension("diag"), &diagnostics, &mut differences);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn line_ends_make_no_difference() {
    for (path, text) in common::fixtures() {
        let lf = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace('\r', "\n");
        for ending in ["\n", "\r\n", "\r\r\n", "\r"] {
            let ended = lf.replace('\n', ending);
            let read = |text: &str| Cable::parse(text).map(Cable::into_owned).map_err(|_| ());
            assert_eq!(read(&ended), read(&lf), "{} with {ending:?}", path.display());
        }
    }
}

/// A byte order mark, blank lines and blanks before the first line are no part of it: the messages are the same.
#[test]
fn what_stands_before_the_first_line_makes_no_difference() {
    for (path, text) in common::fixtures() {
        let read = |text: &str| -> Vec<_> {
            let read = Parsed::read_all(text);
            read.map(|parsed| parsed.map(|parsed| parsed.cable.into_owned()).map_err(|_| ())).collect()
        };
        for lead in ["\u{feff}", "\n", "  ", "\u{feff}\r\n \r\n"] {
            assert_eq!(read(&format!("{lead}{text}")), read(&text), "{} behind {lead:?}", path.display());
        }
    }
}

#[test]
fn what_must_hold_for_every_text_holds() {
    for (_, text) in common::fixtures() {
        common::oracle::all(&text);
        common::oracle::all(&text.replace('\n', "\r\n"));
        common::oracle::all(&format!("\u{feff}{text}"));
        common::oracle::all(text.trim_end());
    }
}

#[test]
fn a_telegram_cut_off_anywhere_is_read_or_refused() {
    for (_, text) in common::fixtures() {
        for (at, _) in text.char_indices() {
            let cut = &text[..at];
            common::oracle::layout_joins(cut);
            if let Ok(parsed) = Parsed::read(cut) {
                common::oracle::spans(cut, &parsed.cable);
            }
        }
    }
}

/// Lines that only one form has.
fn only(form: Form) -> &'static [Role] {
    match form {
        Form::Printout => &[
            Role::Distribution,
            Role::RelayLine,
            Role::ShortNumber,
            Role::RecordTitle,
            Role::Attribute,
            Role::Copy,
            Role::LostText,
        ],
        Form::Military => &[Role::JanapHeader, Role::PrecedenceWord, Role::MessageSet],
        _ => &[],
    }
}

#[test]
fn where_a_form_is_named_no_line_of_another_is_looked_for() {
    for (path, text) in common::fixtures() {
        for &asked in Form::ALL {
            let mut layout = Layout::of_form(&text, asked);
            let mut labelled = false;
            while let Some(piece) = layout.next() {
                labelled |= layout.form() == Form::Labelled;
                let foreign =
                    Form::ALL.iter().filter(|form| **form != asked).find(|form| only(**form).contains(&piece.role));
                // An older telegram below its labels may be a print-out.
                let below_labels = asked == Form::Labelled && labelled;
                assert!(
                    foreign.is_none() || below_labels,
                    "{}:{} is {} where {asked} is named",
                    path.display(),
                    piece.line,
                    piece.role
                );
            }
            assert!(!labelled || asked == Form::Labelled, "{} is labelled where {asked} is named", path.display());
        }
    }
}

#[test]
fn every_code_occurs_in_a_fixture() {
    let said: String = common::fixtures()
        .iter()
        .filter_map(|(path, _)| fs::read_to_string(path.with_extension("diag")).ok())
        .collect();
    let silent: Vec<_> = Code::ALL
        .iter()
        // Reported while bytes are decoded, and while sections are joined: see tests/bytes.rs and tests/split.rs.
        .filter(|code| {
            !matches!(code, Code::ByteRepaired | Code::SectionMissing | Code::SectionRepeated | Code::ReadOtherwise)
        })
        // What the checks report: see tests/check.rs.
        .filter(|code| **code < Code::LineMissing)
        .filter(|code| !said.contains(&format!(": {code}: ")))
        .collect();
    assert!(silent.is_empty(), "no fixture shows {silent:?}");
}
