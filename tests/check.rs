//! The rules of [`Cable::check`] and strict reading by profile.
//!
//! The smallest text that breaks each rule stands in the table of codes, and is read and checked here.
#![allow(clippy::format_push_string, clippy::format_collect, reason = "plain to read, and not where the time goes")]

mod common;

use cablegram::{Cable, Code, Diagnostic, Parsed, Profile, Severity};

/// What reading and checks say of a text, with no profile and with each.
fn said(text: &str) -> Vec<Diagnostic> {
    let parsed = Parsed::read(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let profiles = [None].into_iter().chain(Profile::ALL.iter().copied().map(Some));
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

/// A State telegram with nothing left out.
const STATE: &str = "VZCZCXYZ0032
PP RUEHC RUEHRO
DE RUEHSW #0412/01 0431655
ZNY CCCCC ZZH
P 121655Z FEB 07
FM AMEMBASSY BERN
TO RUEHC/SECSTATE WASHDC PRIORITY 2210
INFO RUEHRO/AMEMBASSY ROME 0117
C O N F I D E N T I A L SECTION 01 OF 02 BERN 000412

SIPDIS
NOFORN

STATE FOR EUR/CE

E.O. 12958: DECL: 02/12/2017
TAGS: ECON, ETRD, SZ
SUBJECT: WATCH FAIR OPENS

REF: A. ROME 55 B. 06 BERN 3120 (NOTAL)

Classified By: Ambassador Pat Model for reasons 1.4 (b) and (d).

1. (C/NF) The fair opened at noon.

BERN 00000412  002 OF 002

2. (U) It closes at six.
MODEL
";

/// A teleprinter message with all format lines.
const ACP127: &str = "VZCZCXYA017
RR RUXYAB
DE RUXYCD 412 12/1655Z
ZNR UUUUU
R 121655Z FEB 07
FM UNIT ONE
TO UNIT TWO
INFO UNIT THREE
GR 5
BT
UNCLAS
THE FAIR ENDS BY
BT
NNNN
";

/// A message with the header line of JANAP 128.
const JANAP128: &str = "RTTUZYUW RUXYABC0417 0431655-UUUU--RUXYDEF RUXYGHI.
ZNR UUUUU
R 121655Z FEB 07
FM UNIT ONE
TO UNIT TWO
INFO UNIT THREE
BT
UNCLAS//N01300//
SUBJ/WATCH FAIR//
RMKS/1. THE FAIR ENDS BY NOON.//
BT
#0417
NNNN
";

const GOOD: [(Profile, &str); 3] = [(Profile::State, STATE), (Profile::Acp127, ACP127), (Profile::Janap128, JANAP128)];

#[test]
fn good_messages_break_no_rule() {
    for (profile, text) in GOOD {
        let found: Vec<_> = Parsed::read(text).unwrap().diagnostics;
        let found: Vec<_> = found.iter().filter(|found| found.severity > Severity::Note).collect();
        assert!(found.is_empty(), "{profile}: {found:#?}");
        let cable = Cable::parse_strict(text, profile).unwrap_or_else(|error| panic!("{profile}: {error}"));
        let found = cable.check(Some(text), Some(profile));
        assert!(found.is_empty(), "{profile}: {found:#?}");
        common::oracle::strict_implies_forgiving(text, &Parsed::read(text).unwrap());
    }
}

#[test]
fn every_line_that_a_profile_asks_for_is_missed() {
    // One line taken out of a good message: the same line is named, and strict reading refuses the rest.
    let lines = [
        (Profile::State, "P 121655Z", "date line"),
        (Profile::State, "FM ", "originator"),
        (Profile::State, "E.O.", "executive order"),
        (Profile::State, "TAGS", "TAGS"),
        (Profile::State, "SUBJECT", "subject"),
        (Profile::State, "C O N F", "classification line"),
        (Profile::Acp127, "VZCZC", "transmission identification"),
        (Profile::Acp127, "RR ", "called stations"),
        (Profile::Acp127, "DE ", "calling station"),
        (Profile::Acp127, "R 12", "date line"),
        (Profile::Acp127, "FM ", "originator"),
        (Profile::Acp127, "BT", "two BT"),
        (Profile::Acp127, "NNNN", "end of message"),
        (Profile::Janap128, "RTTUZYUW", "header line"),
        (Profile::Janap128, "ZNR", "security warning"),
    ];
    for (profile, start, name) in lines {
        let good = GOOD.into_iter().find(|(known, _)| *known == profile).unwrap().1;
        let text: String = good.split_inclusive('\n').filter(|line| !line.starts_with(start)).collect();
        let found = Cable::parse(&text).unwrap().check(Some(&text), Some(profile));
        let missing: Vec<_> = found.iter().filter(|found| found.code == Code::LineMissing).collect();
        assert!(missing.iter().any(|found| found.message.contains(name)), "{profile} without {start}: {found:#?}");
        assert!(Cable::parse_strict(&text, profile).is_err(), "{profile} without {start}");
    }
}

#[test]
fn a_filing_time_over_the_turn_of_the_year_is_near() {
    let text = |filed: &str, dated: &str| format!("DE RUEHSW #0412 {filed}\nR {dated}\nFM AMEMBASSY BERN\n");
    for (filed, dated, expected) in [
        ("0010010", "312350Z DEC 06", None),
        ("3652350", "010005Z JAN 07", Some(Code::FilingBeforeDate)),
        ("3662350", "312340Z DEC 08", None),
        ("0040010", "312350Z DEC 06", Some(Code::FilingFarFromDate)),
        ("3600010", "020005Z JAN 07", Some(Code::FilingFarFromDate)),
    ] {
        let text = text(filed, dated);
        let found = Cable::parse(&text).unwrap().check(Some(&text), None);
        assert_eq!(found.first().map(|found| found.code), expected, "{text}{found:#?}");
    }
}

#[test]
fn without_the_text_the_rest_is_checked() {
    let text = STATE.replace("#0412", "#0413");
    let cable = Cable::parse(&text).unwrap();
    let found = cable.check(None, None);
    assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::SerialDiffers]);
    assert_eq!((found[0].line, found[0].column), (1, 1));
    // Read back from JSON it has no spans, and the same is found.
    let bare: Cable<'_> = serde_json::from_value(serde_json::to_value(&cable).unwrap()).unwrap();
    assert_eq!(bare.text.subject.as_ref().unwrap().span, cablegram::Span::default());
    assert_eq!(bare.check(None, None).len(), 1);
}

#[test]
fn of_several_messages_that_of_the_cable_is_looked_at() {
    let next = ACP127.replace("A017", "A018").replace("412", "413").replace("1655Z", "1735Z");
    let text = format!("{ACP127}\n{next}");
    assert_eq!(cablegram::split(&text).count(), 2);
    for read in Parsed::read_all(&text) {
        let found = read.unwrap().cable.check(Some(&text), Some(Profile::Acp127));
        let found: Vec<_> = found.iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

#[test]
fn pictures_stay_in_their_columns() {
    let find = |text: &str, code: Code| {
        let found = said(text).into_iter().find(|found| found.code == code);
        found.unwrap_or_else(|| panic!("{code} is not in {text}")).render(text).to_string()
    };
    // Tabs are four blanks, East Asian characters two columns.
    let picture = find("E.O. 12958: N/A\nTAGS:\tPREL PXYZ\n", Code::TagUnknown);
    assert!(picture.contains("\n2 | TAGS:    PREL PXYZ\n  |               ^^^^\n"), "{picture}");
    let picture = find("E.O. 12958: N/A\nTAGS:\t\u{65e5}\u{672c} PREL PXYZ\n", Code::TagUnknown);
    assert!(picture.contains("PREL PXYZ\n  |                    ^^^^\n"), "{picture}");
    // A long line is cut around the place.
    let text = format!("SUBJECT: X\n\n1. (U) {}\n\n1. (U) {} PARA\n", "One. ".repeat(50), "Two. ".repeat(50));
    let picture = find(&text, Code::ParagraphOrder);
    assert!(picture.lines().all(|line| line.chars().count() < 115), "{picture}");
    assert!(picture.contains("..."), "{picture}");
    // Of several lines the first is shown.
    let text = "R 090934Z FEB 09\nFM AMEMBASSY BERN\nNNNN\nR 090950Z FEB 09\nFM AMEMBASSY ROME\nNNNN\n";
    let picture = find(text, Code::FurtherMessage);
    assert!(picture.contains("^ and 3 lines more\n"), "{picture}");
    // A text that is another one, or none, is no reason to fail.
    for other in ["", "\n", "\u{e9}\u{e9}\u{e9}"] {
        for found in said(STATE) {
            assert!(found.render(other).to_string().contains(found.code.as_str()));
        }
    }
}

#[test]
fn carets_stand_under_the_place_in_a_cut_line() {
    let text =
        format!("SUBJECT: {} \u{2014}\nTAGS: {}PXYZ {}\n", "X ".repeat(80), "PREL ".repeat(40), "ECON ".repeat(40));
    let found = said(&text).into_iter().find(|found| found.code == Code::TagUnknown).unwrap();
    let picture = found.render(&text).to_string();
    let lines: Vec<_> = picture.lines().collect();
    let at = lines[4].find('^').unwrap();
    assert_eq!(lines[3].get(at..at + 4), Some("PXYZ"), "{picture}");
    assert_eq!(lines[4].matches('^').count(), 4, "{picture}");
}

/// docs/DIAGNOSTICS.md: an entry a code.
fn documentation() -> String {
    let mut text = String::from(
        "# Diagnostics\n\nWhat reading and checks report, one entry a code. Made by tests/check.rs from the table in\n\
         src/diagnostic/code.rs: `BLESS=1 cargo test --test check` writes it.\n\nReading reports the codes up to \
         `reference-mended`; the others come from `Cable::check`, when it is\nasked for. Errors make strict reading fail.\n\n\
         | code | severity | rule |\n|---|---|---|\n",
    );
    for code in Code::ALL {
        text += &format!("| [`{code}`](#{code}) | {} | {} |\n", code.severity(), code.rule().unwrap_or("-"));
    }
    for code in Code::ALL {
        let explanation: Vec<&str> = code.explanation().lines().map(str::trim).collect();
        // Links of the documentation of the crate lead nowhere here.
        let explanation =
            explanation.join("\n").replace("(crate::Cable::check)", "").replace("(crate::Cable::unread)", "");
        let explanation = explanation.replace("(crate::join())", "").replace("[`", "`").replace("`]", "`");
        text += &format!("\n## {code}\n\n{}", code.severity());
        text += &code.rule().map_or(String::new(), |rule| format!(". Rule: {rule}."));
        text += &format!("\n\n{}\n", explanation.trim());
        text += &code.example().map_or(String::new(), |example| format!("\n```text\n{example}```\n"));
    }
    text
}

#[test]
fn the_documentation_is_that_of_the_table() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/DIAGNOSTICS.md");
    let text = documentation();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).expect("the documentation can be written");
    } else {
        let known = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(known == text, "docs/DIAGNOSTICS.md is old: BLESS=1 cargo test --test check");
    }
}
