//! The rules of [`Cable::check`] and strict reading by profile.
//!
//! The smallest text that breaks each rule stands in the table of codes, and is read and checked here.

use cablegram::{Cable, Code, Diagnostic, Parsed, Profile, Severity};

/// What reading and checks say of a text, with no profile and with each.
fn said(text: &str) -> Vec<Diagnostic> {
    let parsed = Parsed::read(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let profiles = [None].into_iter().chain(Profile::ALL.map(Some));
    let checks = profiles.flat_map(|profile| parsed.cable.check(Some(text), profile));
    checks.chain(parsed.diagnostics.clone()).collect()
}

#[test]
fn the_example_of_each_code_shows_it() {
    let mut silent = String::new();
    for code in Code::ALL {
        let Some(example) = code.example() else { continue };
        let found = said(example);
        if !found.iter().any(|diagnostic| diagnostic.code == *code) {
            let found = found.iter().filter(|diagnostic| diagnostic.code != Code::LineMissing);
            let found: Vec<_> = found.map(ToString::to_string).collect();
            silent += &format!("{code}:\n{example}{}\n\n", found.join("\n"));
        }
    }
    assert!(silent.is_empty(), "{silent}");
}

#[test]
fn the_example_of_a_rule_breaks_no_other() {
    for code in Code::ALL.iter().filter(|code| **code > Code::LineMissing) {
        let example = code.example().unwrap_or_else(|| panic!("{code} has no example"));
        assert!(code.rule().is_some(), "{code} has no source");
        let cable = Cable::parse(example).unwrap();
        let others = cable.check(Some(example), None).into_iter();
        let others: Vec<_> = others.filter(|other| other.code != *code && other.severity > Severity::Note).collect();
        assert!(others.is_empty(), "{code}:\n{example}{others:#?}");
    }
}
