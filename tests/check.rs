//! The rules of [`Cable::check`] and strict reading by profile.
//!
//! The smallest text that breaks each rule stands in the table of codes, and is read and checked here.
#![allow(clippy::format_push_string, clippy::format_collect, reason = "plain to read, and not where the time goes")]

mod common;

use cablegram::{Cable, Code, Diagnostic, Parsed, Profile, Severity, decode, join};

/// What reading and checks say of a text, with no profile and with each.
fn said(text: &str) -> Vec<Diagnostic> {
    let Ok(parsed) = Parsed::read(text) else { return Vec::new() };
    let profiles = [None].into_iter().chain(Profile::ALL.iter().copied().map(Some));
    let checks = profiles.flat_map(|profile| parsed.cable.check(Some(text), profile));
    checks.chain(parsed.diagnostics.clone()).collect()
}

/// Whether a text shows what a code means, by the function that reports it: a text with the sections of a message, one whose
/// byte `\xE9` is no UTF-8, or a paragraph of a new message.
fn shows(code: Code, text: &str) -> bool {
    let found = match code.reported_by() {
        "join" => join(text.split_inclusive("NNNN\n").flat_map(Cable::parse)).diagnostics,
        "decode" => {
            let (before, behind) = text.split_once("\\xE9").unwrap_or((text, ""));
            let bytes =
                [before.as_bytes(), if text.contains("\\xE9") { b"\xE9" } else { b"" }, behind.as_bytes()].concat();
            decode(&bytes).diagnostics()
        }
        "Builder::build" => {
            let built = common::invent::tame(&[0; 64]).paragraph(None, text.to_owned()).build(Profile::State);
            built.err().map(|error| error.diagnostics().to_vec()).unwrap_or_default()
        }
        _ => said(text),
    };
    found.iter().any(|diagnostic| diagnostic.code == code)
}

/// The text without one of its lines.
fn without_line(text: &str, line: usize) -> String {
    text.split_inclusive('\n').enumerate().filter(|(at, _)| *at != line).map(|(_, line)| line).collect()
}

/// The text without the lines that it does not need to show what a code means.
fn smallest(code: Code, text: &str) -> String {
    let mut less = (0..text.lines().count()).map(|line| without_line(text, line)).filter(|less| !less.is_empty());
    let less = less.find(|less| shows(code, less));
    less.map_or(text.to_owned(), |less| smallest(code, &less))
}

#[test]
fn the_example_of_each_code_shows_it_and_every_line_is_needed() {
    let mut wrong = String::new();
    for &code in Code::ALL {
        let example = code.example();
        if !shows(code, example) {
            let found: Vec<_> = said(example).iter().map(ToString::to_string).collect();
            wrong += &format!("{code} is silent:\n{example}{}\n\n", found.join("\n"));
            continue;
        }
        let smallest = smallest(code, example);
        if smallest != example {
            wrong += &format!("{code} has a smaller example:\n{smallest}\n\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_example_of_a_rule_breaks_no_other() {
    for code in Code::ALL.iter().filter(|code| code.reported_by() == "Cable::check") {
        let example = code.example();
        assert!(code.rule().is_some(), "{code} has no source");
        let cable = Cable::parse(example).unwrap();
        let others = cable.check(Some(example), None).into_iter();
        // The smallest text has no ending.
        let counts = |other: &Diagnostic| other.severity > Severity::Note && other.code != Code::EndOfMessageMissing;
        let others: Vec<_> = others.filter(|other| other.code != *code && counts(other)).collect();
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

/// For each rule the smallest text that breaks it, put right in one place.
const KEPT: &[(Code, &str, &str)] = &[
    (Code::LineMissing, "", ""),
    (Code::LineOrder, "R 250719Z JAN 08\nDE RUEHSW #0064 0250719\n", "DE RUEHSW #0064 0250719\nR 250719Z JAN 08\n"),
    (Code::SeparationCount, "NNNN", "BT\nNNNN"),
    (Code::EndOfMessageMissing, "#0064\n", "#0064\nNNNN\n"),
    (Code::LineLong, " THAT IT MAY HAVE", ""),
    (Code::CharacterOutsideCode, "\u{c9}", "E"),
    (Code::PageOrder, "04", "02"),
    (Code::PageLong, "17. Y.\n", ""),
    (Code::RoutingRepeated, "RUEHXB RUEHXA", "RUEHXB RUEHXC"),
    (Code::ExemptionWithoutCollective, "XMT", "TO CIS COLLECTIVE\nXMT"),
    (Code::HeaderPositions, "-RUXYDEF", "--RUXYDEF."),
    (Code::HeaderLetters, "CCCC", "UUUU"),
    (Code::PrecedenceDiffers, "OO", "RR"),
    (Code::PrecedenceOrder, "R O", "O R"),
    (Code::PrecedenceWithoutInformation, "WASHDC", "WASHDC\nINFO AMEMBASSY BERN"),
    (Code::AddresseePrecedence, "R 25", "O 25"),
    (Code::FilingImpossible, "399", "365"),
    (Code::FilingFarFromDate, "035", "027"),
    (Code::FilingBeforeDate, "0700", "0719"),
    (Code::SecuritySignal, "ZNR", "ZNY"),
    (Code::SecurityLetters, "SSSS", "SSSSS"),
    (Code::TransmissionWarningDiffers, "HH", "UU"),
    (Code::SecurityWarningDiffers, "CCCCC", "SSSSS"),
    (Code::PageFrameDiffers, "SECRET\n", "CONFIDENTIAL\n"),
    (Code::PortionAboveClassification, "(S)", "(C)"),
    (Code::ClassificationAbovePortions, "(U)", "(S)"),
    (Code::ControlNotCarried, "1.", "NOFORN\n1."),
    (Code::SerialDiffers, "65", "64"),
    (Code::ValidationDiffers, "0418", "0417"),
    (Code::OriginatorDiffers, "LISBON", "BERN"),
    (Code::PageLineDiffers, "65", "64"),
    (Code::ReferenceLater, "09", "08"),
    (Code::SectionLineMissing, "003", "002"),
    (Code::SectionBeyond, "03 OF 02", "02 OF 02"),
    (Code::SectionUnannounced, "#0064", "#0064/01"),
    (Code::ParagraphMissing, "3. (U) Three.", "1. (U) One."),
    (Code::CaptionConflict, "EXDIS", "STADIS"),
    (Code::GroupCountDiffers, "BT\nBT", "BT\nABCDE FGHIJ KLMNO PQRST\nBT"),
    (Code::DistributionTotal, "089", "001"),
    (Code::TagsWithoutSubject, "NATO", "PREL"),
    (Code::TagUnknown, "PXYZ", "ECON"),
    (Code::TagEra, "PREL", "PFOR"),
    (Code::ExecutiveOrderEra, "12065", "12958"),
    (Code::ExemptionEra, "X1", "25X1"),
    (Code::DeclassificationPast, "2007", "2018"),
    (Code::DeclassificationLate, "2048", "2033"),
    (Code::DeclassificationLevel, "N/A", "DECL: 01/25/2018"),
    (Code::ReasonEra, "1.5", "1.4"),
    (Code::ReasonUnknown, "(h)", "(g)"),
    (Code::ClassifiedByMissing, "2018\n", "2018\nClassified By: Ambassador Pat Model for reasons 1.4 (b).\n"),
];

#[test]
fn a_text_that_keeps_a_rule_is_silent() {
    for code in Code::ALL.iter().filter(|code| code.reported_by() == "Cable::check") {
        let kept = KEPT.iter().find(|(kept, ..)| kept == code);
        let (_, wrong, right) = kept.unwrap_or_else(|| panic!("no text keeps {code}"));
        if *code == Code::LineMissing {
            continue; // Each line for itself: every_line_that_a_profile_asks_for_is_missed.
        }
        let text = code.example().replace(wrong, right);
        assert_ne!(text, code.example(), "{code}");
        let found: Vec<_> = said(&text).into_iter().filter(|found| found.code == *code).collect();
        assert!(found.is_empty(), "{code}:\n{text}{found:#?}");
    }
}

/// A good message with changes, each of one place.
fn changed(good: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(good.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old} is not in\n{text}");
        text.replacen(old, new, 1)
    })
}

fn is_told(text: &str, code: Code) {
    let found = said(text);
    let told: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert!(found.iter().any(|found| found.code == code), "{code} is not told of\n{text}{}", told.join("\n"));
}

#[test]
fn what_breaks_a_rule_is_told() {
    let pages = |lines: &[&str]| {
        let text: String =
            lines.iter().enumerate().map(|(at, line)| format!("\n{line}\n{}. AND SO ON.", at + 2)).collect();
        changed(JANAP128, &[("NOON.//", &format!("NOON.{text}//"))])
    };
    let page = |number: u8| format!("PAGE {number:02} RUXYABC0417 UNCLAS");
    let numbered = |numbers: &[u8]| {
        pages(
            &numbers
                .iter()
                .map(|&number| page(number))
                .collect::<Vec<_>>()
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>(),
        )
    };
    let printout = |first: &str, second: &str| {
        format!(
            "CONFIDENTIAL\n\nPAGE 01        {first}  121655Z\n\nR 121655Z FEB 75\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 12\n\
             C O N F I D E N T I A L BERN 00412\nSUBJECT: X\n\n1. ONE.\n\nCONFIDENTIAL\n\nCONFIDENTIAL\n\n\
             PAGE 02        {second}  121655Z\n\n2. TWO.\n"
        )
    };
    assert!(!said(&printout("BERN  00412", "BERN  00412")).iter().any(|found| found.code == Code::PageLineDiffers));
    let section = "\nBERN 00000412  002 OF 002\n\n2. (U) It closes at six.\n";
    let old = [("FEB 07", "FEB 79"), ("DECL: 02/12/2017", "GDS 10/2/95"), ("12958", "12065")];
    for (text, code) in [
        // Filing time.
        (changed(ACP127, &[("12/1655Z", "25/1655Z")]), Code::FilingFarFromDate),
        (changed(STATE, &[("0431655", "3661655"), ("121655Z FEB 07", "311655Z DEC 07")]), Code::FilingImpossible),
        // Pages and sections.
        (numbered(&[3, 4]), Code::PageOrder),
        (numbered(&[2, 2]), Code::PageOrder),
        (numbered(&[3, 2]), Code::PageOrder),
        (numbered(&[2, 3, 4, 5, 6, 7, 8]), Code::PageLong),
        (pages(&["PAGE 2 RUXYABC 499 UNCLAS"]), Code::PageLineDiffers),
        (pages(&["PAGE 02 RUXYABD0417 UNCLAS"]), Code::PageLineDiffers),
        (pages(&["PAGE 02 RUXYABC0417 S E C R E T"]), Code::PageFrameDiffers),
        (changed(STATE, &[("BERN 00000412", "ROME 00000412")]), Code::PageLineDiffers),
        (printout("BERN  00413", "BERN  00412"), Code::PageLineDiffers),
        (printout("BERN  00412", "BERN  00413"), Code::PageLineDiffers),
        (printout("ROME  00412", "BERN  00412"), Code::PageLineDiffers),
        (
            changed(
                STATE,
                &[
                    ("OF 02 BERN", "OF 04 BERN"),
                    (
                        section,
                        "\nBERN 00000412  003 OF 004\n\n2. (U) Two.\n\nBERN 00000412  002 OF 004\n\n3. (U) Three.\n\nBERN 00000412  004 OF 004\n\n4. (U) Four.\n",
                    ),
                ],
            ),
            Code::PageOrder,
        ),
        (changed(STATE, &[("#0412/01", "#0412/02")]), Code::SectionUnannounced),
        (changed(STATE, &[("SECTION 01", "SECTION 02"), (section, "")]), Code::SectionUnannounced),
        // Protection.
        (changed(STATE, &old), Code::DeclassificationLate),
        (changed(STATE, &[("FEB 07", "FEB 90"), ("12958", "12356"), ("DECL: 02/12/2017", "GDS")]), Code::ExemptionEra),
        (changed(STATE, &[("02/12/2017", "X9")]), Code::ExemptionEra),
        (changed(STATE, &[("02/12/2017", "25X10")]), Code::ExemptionEra),
        (changed(STATE, &[("and (d)", "and (i)")]), Code::ReasonUnknown),
        (changed(STATE, &[("(C/NF)", "(C/ORCON)")]), Code::ControlNotCarried),
        (changed(STATE, &[("C O N F I D E N T I A L", "UNCLAS"), ("(C/NF)", "(SBU)")]), Code::ControlNotCarried),
        (changed(STATE, &[("SUBJECT: ", "SUBJECT: (S) ")]), Code::PortionAboveClassification),
        (changed(JANAP128, &[("RTTU", "RTTQ"), ("UUUU", "QQQQ")]), Code::HeaderPositions),
        (changed(STATE, &[("CCCCC", "XXXXX")]), Code::SecurityLetters),
        // Precedence, captions, post.
        (changed(STATE, &[("P 12", "P R 12"), ("ROME 0117", "ROME PRIORITY 0117")]), Code::AddresseePrecedence),
        (changed(STATE, &[("SIPDIS", "DIRGEN CHANNEL\nNODIS")]), Code::CaptionConflict),
        (
            changed(STATE, &[("AMEMBASSY BERN", "AMCONSUL MONTREAL"), ("02 BERN", "02 MONTEVIDEO")]),
            Code::OriginatorDiffers,
        ),
        (
            changed(STATE, &[("AMEMBASSY BERN", "AMEMBASSY PORT LOUIS"), ("02 BERN", "02 PORT AU PRINCE")]),
            Code::OriginatorDiffers,
        ),
        (
            changed(STATE, &[("AMEMBASSY BERN", "AMEMBASSY SANTIAGO"), ("02 BERN", "02 SANTO DOMINGO")]),
            Code::OriginatorDiffers,
        ),
        (changed(STATE, &[("ECON, ETRD, SZ", "KDEM, SZ")]), Code::TagsWithoutSubject),
    ] {
        is_told(&text, code);
    }
}

#[test]
fn format_lines_twice_or_out_of_order_are_told() {
    let cipher = [("TO UNIT TWO\nINFO UNIT THREE\n", ""), ("FM UNIT ONE\n", "")];
    for (text, code) in [
        (changed(JANAP128, &[("NNNN", "NNNN\nNNNN")]), Code::SeparationCount),
        (changed(ACP127, &[("FM UNIT ONE", "FM UNIT ONE\nFM UNIT SIX")]), Code::LineOrder),
        (changed(ACP127, &[("R 121655Z FEB 07", "R 121655Z FEB 07\nR 131655Z FEB 07")]), Code::LineOrder),
        (
            changed(ACP127, &[("DE RUXYCD 412 12/1655Z", "DE RUXYCD 412 12/1655Z\nDE RUXYCD 413 12/1655Z")]),
            Code::LineOrder,
        ),
        (changed(ACP127, &[("VZCZCXYA017", "VZCZCXYA017\nVZCZCXYA018")]), Code::LineOrder),
        (changed(ACP127, &[("ZNR UUUUU", "ZNR UUUUU\nZNR UUUUU")]), Code::LineOrder),
        (changed(ACP127, &[("TO UNIT TWO", "XMT UNIT SIX\nTO AIG 205")]), Code::LineOrder),
        (changed(ACP127, &[("GR 5\nBT", "BT\nGR 5")]), Code::LineOrder),
        (changed(ACP127, &[("GR 5\n", "FM UNIT ONE\nGR 5\n")]), Code::LineOrder),
        (changed(ACP127, &cipher).replace("GR 5", "GR 6"), Code::GroupCountDiffers),
    ] {
        is_told(&text, code);
    }
}

#[test]
fn what_keeps_the_rules_is_taken() {
    let plaindress = "FM UNIT ONE\nTO UNIT TWO\nINFO UNIT THREE\nGR 5\n";
    for text in [
        // CODRESS: the addresses are in the cipher.
        changed(
            ACP127,
            &[
                (plaindress, "GR 5\n"),
                ("UNCLAS\nTHE FAIR ENDS BY", "ABCDE FGHIJ KLMNO PQRST UVWXY"),
                ("ZNR UUUUU\n", ""),
            ],
        ),
        // Abbreviated PLAINDRESS: format lines 2 and 3 name both ends.
        changed(ACP127, &[(plaindress, "")]),
        changed(ACP127, &[(plaindress, ""), ("R 121655Z FEB 07\n", "")]),
        // A service message between two stations.
        String::from("VZCZCXYA017\nRR RUXYAB\nDE RUXYCD 12/1655Z\nINT ZDK XYB116\nNNNN\n"),
        // An address indicating group that covers the originator.
        changed(ACP127, &[("FM UNIT ONE\nTO UNIT TWO\nINFO UNIT THREE\n", "TO AIG 205\n")]),
        // Instructions in a line of their own, exempted addressees between lists.
        changed(ACP127, &[("ZNR UUUUU", "ZNR UUUUU\nRUXYAB T RUXYEF"), ("TO UNIT TWO", "TO AIG 205\nXMT UNIT SIX")]),
        // The words of the section are no groups of the text.
        changed(ACP127, &[("UNCLAS\nTHE FAIR", "UNCLAS SECTION 1 OF 2\nTHE FAIR")]),
        // What is only told of cannot be counted.
        changed(ACP127, &[("GR 5", "GR 37"), ("ENDS BY", "ENDS etc")]),
    ] {
        let strict = Cable::parse_strict(&text, Profile::Acp127);
        strict.unwrap_or_else(|error| panic!("{error} in\n{text}"));
        let found: Vec<_> = said(&text).into_iter().filter(|found| found.severity == Severity::Warning).collect();
        assert!(found.is_empty(), "{text}{found:#?}");
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
        ("3662350", "010005Z JAN 09", Some(Code::FilingBeforeDate)),
        ("28/2350Z", "010005Z MAR 07", Some(Code::FilingBeforeDate)),
        ("01/0010Z", "282350Z FEB 07", None),
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
fn a_diagnostic_is_one_line_that_can_be_printed() {
    let text = "R 250719Z JAN 08\nFM AMEMBASSY BERN\nUNCLAS \u{202e}BERN\u{85} 000064\nTO RUEHC/\u{2028}\u{1b}\u{b}\n";
    let found: Vec<_> = said(text).iter().map(ToString::to_string).collect();
    for told in &found {
        assert!(!told.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{202e}')), "{told:?}");
    }
    let text = "UNCLAS BERN 000064\nREF: BERN 1190 \u{202e}MODEL\n";
    let found: Vec<_> = said(text).iter().map(ToString::to_string).collect();
    assert!(found.iter().any(|told| told.contains("BERN 1190 <U+202E>MODEL")), "{found:?}");
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
         src/diagnostic/code.rs: `BLESS=1 cargo test --test check` writes it.\n\nErrors make strict reading fail. Each text \
         is the smallest that shows its code: without any one of its lines it\ndoes not.\n\n\
         | code | severity | reported by | rule |\n|---|---|---|---|\n",
    );
    for code in Code::ALL {
        let (severity, reporter) = (code.severity(), code.reported_by());
        text += &format!("| [`{code}`](#{code}) | {severity} | `{reporter}` | {} |\n", code.rule().unwrap_or("-"));
    }
    for code in Code::ALL {
        text += &format!("\n## {code}\n\n{}", code.severity());
        text += &code.rule().map_or(String::new(), |rule| format!(". Rule: {rule}."));
        text += &format!("\n\n{}\n\n```text\n{}```\n", code.explanation(), code.example());
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
