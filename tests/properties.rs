//! Properties: what must hold for every text, tried with texts that nobody thought of.
//!
//! The texts are made of lines of the fixtures and of lines written here, damaged and shuffled, with any characters
//! between them. A text that breaks a property is made small and printed; add it to `what_was_found_once_stays_mended`.

mod common;

use std::fmt::{Debug, Display};
use std::str::FromStr;
use std::sync::LazyLock;

use cablegram::{
    Addressee, DateTimeGroup, Filed, HourMinute, Level, Marking, NotationError, OwnedCable, Parsed, Precedence,
    Precedences, Profile, Reason, ReferenceNumber, split,
};
use proptest::prelude::*;
use proptest::sample::select;

/// What is read of a text is printed in its own notation and read again; what is not, is told with the byte.
fn there_and_back<T>(text: &str)
where
    T: FromStr<Err = NotationError> + Display + PartialEq + Debug,
{
    match text.parse::<T>() {
        Ok(value) => {
            let printed = value.to_string();
            let back: T = printed.parse().unwrap_or_else(|error| panic!("{text:?} is printed {printed:?}: {error}"));
            assert_eq!(back.to_string(), printed);
            // The second time nothing is left of the noise, and so all fields are the same, places included.
            assert_eq!(printed.parse::<T>().as_ref(), Ok(&back));
        }
        Err(error) => {
            assert!(text.is_char_boundary(error.at()), "{error} is no place in {text:?}");
            assert_eq!(text[error.at()..].chars().next(), error.found(), "{text:?}");
        }
    }
}

/// A marking means the same when it is printed and read again, controls and all.
fn marking_comes_back(text: &str) {
    if let Ok(marking) = text.parse::<Marking<'static>>() {
        assert_eq!(marking.to_string().parse(), Ok(marking), "{text:?}");
    }
}

fn all_atoms(text: &str) {
    there_and_back::<Addressee<'static>>(text);
    marking_comes_back(text);
    there_and_back::<DateTimeGroup>(text);
    there_and_back::<Filed>(text);
    there_and_back::<HourMinute>(text);
    there_and_back::<Level>(text);
    there_and_back::<Marking<'static>>(text);
    there_and_back::<Precedence>(text);
    there_and_back::<Precedences>(text);
    there_and_back::<Profile>(text);
    there_and_back::<Reason>(text);
    there_and_back::<ReferenceNumber<'static>>(text);
}

/// Texts that look like atoms, of any kind.
fn atom() -> impl Strategy<Value = String> {
    prop_oneof![
        r"[0-9]{4,7} ?[A-Za-z]?( ?[A-Z][A-Za-z]{2,8}( ?[0-9]{2,4})?)?",
        r"[0-9]{2,3}/?[0-9]{4}Z?",
        r"[0-9]{1,2}:[0-9]{1,2}",
        r"\(?(C|S|U|TS|SBU|LOU|R|N|FOUO|NOFORN|SNF|TOP SECRET)?[/ ,-]{0,3}(NF|N|NOFORN|REL TO USA, FVEY|Rel China|FOUO|ORCON|EXDIS|FOR OFFICIAL USE ONLY)?([/]{1,2}(NF|OC|SF))?\)?",
        r"[ZOPRYWzopr]{1,2} ?[ZOPRYW]?|NIACT IMMEDIATE|routine|Flash",
        r"[0-9]?[.,]?[0-9]?[. ]?\(?[a-hA-H]?\)?",
        r"([0-9]{2}|[0-9]{4})? ?[A-Z][A-Z '.-]{1,18}(-A|A-)? ?[0-9]{0,9}",
        r"(S E C R E T|C O N F I D E N T I A L|UNCLAS( EFTO)?|TOP SECRET|SECRETARY|Limited Official Use)[A-Z ]?",
        any::<String>(),
    ]
}

/// Lines that the layout looks at closely, beside those of the fixtures.
const LINES: [&str; 43] = [
    "",
    " ",
    "\u{c}",
    "-",
    "1.",
    "14. (C) ",
    "¶2. (S/NF) COMMENT: ",
    "A.",
    "REF: ",
    "REF: A. ",
    "A) 08 STATE 124399 AND 125001; 07 QUITO 1607 (NOTAL)",
    "TAGS: ",
    "TAGS PREL, OVIP (MODEL, PAT), ",
    "E.O. 12958: DECL: ",
    "E.O. 11652: XGDS-2 ",
    "SUBJECT: ",
    "SUBJ: ",
    "Classified By: ",
    "Reason: 1.4 (b), (d)",
    "PAGE 02 STATE 000123 250719Z",
    "PAGE 02",
    "BAKU 00000064  002 OF 003",
    "S E C R E T SECTION 02 OF 03 BAKU 000064",
    "SECRET",
    "UNCLASSIFIED",
    "SIPDIS",
    "R 250719Z JAN 08",
    "O R 320719Z XXX 08 ZFF4",
    "FM AMEMBASSY ZENDA",
    "TO SECSTATE WASHDC ",
    "INFO RUEHXX/AMCONSUL ZENDA",
    "XMT ",
    "VZCZCXYZ0001",
    "NNNN",
    "BT",
    "#0064",
    "DE RUEHKB #0064/01 0250719",
    "ZNY SSSSS ZZH",
    "------------------141907Z 099404 /40",
    "MRN: 10 ZENDA 64",
    "Message Attributes",
    "Concepts: A, B",
    "<< END OF DOCUMENT >>",
];

/// All fixtures, each with a line end behind it.
static FIXTURES: LazyLock<Vec<String>> =
    LazyLock::new(|| common::fixtures().into_iter().map(|(_, text)| format!("{}\n", text.trim_end())).collect());

/// All lines of all fixtures.
static FIXTURE_LINES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = common::fixtures().into_iter().flat_map(|(_, text)| text.lines().map(String::from).collect::<Vec<_>>());
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines.dedup();
    lines
});

fn line() -> impl Strategy<Value = String> {
    let whole = prop_oneof![
        4 => select(&FIXTURE_LINES[..]),
        3 => select(&LINES[..]).prop_map(String::from),
        2 => (select(&LINES[..]), select(&FIXTURE_LINES[..])).prop_map(|(front, line)| format!("{front}{line}")),
        1 => r"[A-Z0-9 .,:;()/-]{0,80}",
        1 => any::<String>(),
    ];
    let damage = (0..8_u8, any::<prop::sample::Index>(), any::<char>());
    (whole, damage).prop_map(|(line, (damage, place, sign))| damaged(line, damage, place, sign))
}

/// One slip of a machine: a character lost, another in its place, one too many, the rest lost, the line doubled, in small
/// letters; or none.
fn damaged(line: String, damage: u8, place: prop::sample::Index, sign: char) -> String {
    let mut signs: Vec<char> = line.chars().collect();
    if signs.is_empty() {
        return line;
    }
    let at = place.index(signs.len());
    match damage {
        0 => drop(signs.remove(at)),
        1 => signs[at] = sign,
        2 => signs.insert(at, sign),
        3 => signs.truncate(at),
        4 => return format!("{line}{line}"),
        5 => return line.to_lowercase(),
        _ => return line,
    }
    signs.into_iter().collect()
}

/// Texts of such lines, with line ends of every kind.
fn text() -> impl Strategy<Value = String> {
    let end = prop_oneof![8 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\r\r\n"), 1 => Just(" "), 1 => Just("\n\n")];
    prop::collection::vec((line(), end), 0..40)
        .prop_map(|lines| lines.iter().flat_map(|(line, end)| [line.as_str(), end]).collect())
}

/// The messages that `read_all` reads are those that `split` gives.
fn read_all_agrees_with_split(text: &str) {
    let bare = |read: Result<Parsed<'_>, cablegram::Error>| {
        read.map(|parsed| parsed.cable.into_owned()).map_err(|_| "no telegram")
    };
    let parts: Vec<Result<OwnedCable, _>> = split(text).map(|part| bare(Parsed::read(part))).collect();
    let all: Vec<_> = Parsed::read_all(text).map(bare).collect();
    assert_eq!(all.len(), parts.len(), "{:?}", split(text).collect::<Vec<_>>());
    for (all, part) in all.iter().zip(&parts) {
        assert_eq!(serde_json::to_string(all).unwrap(), serde_json::to_string(part).unwrap());
    }
}

fn holds(text: &str) {
    common::oracle::all(text);
    assert_eq!(split(text).collect::<String>(), text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn atoms_are_printed_as_they_are_read(text in atom()) {
        all_atoms(&text);
    }

    #[test]
    fn reference_numbers_come_back(
        year in prop::option::of(0_u16..=9999), post in "[A-Z]{2,24}", serial in 0_u32..=99_999_999, airgram: bool,
    ) {
        let mut number = ReferenceNumber::new(year, post, serial);
        number.airgram = airgram;
        prop_assert_eq!(number.to_string().parse(), Ok(number));
    }

    #[test]
    fn markings_come_back(
        // EFTO has no portion mark of its own.
        level in prop::option::of(select(Level::ALL).prop_filter("a mark", |level| *level != Level::Efto)),
        controls in prop::sample::subsequence(vec!["NOFORN", "ORCON", "FGI", "REL TO USA, FVEY"], 0..=3).prop_shuffle(),
    ) {
        // A marking of nothing is none.
        let controls = if level.is_none() { vec!["NOFORN"] } else { controls };
        let mut marking = Marking::default();
        marking.level = level;
        marking.controls = controls.into_iter().map(Into::into).collect();
        prop_assert_eq!(marking.to_string().parse(), Ok(marking));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_telegram_lines_keep_the_law(text in text()) {
        holds(&text);
    }

    #[test]
    fn any_text_keeps_the_law(text: String) {
        holds(&text);
    }

    #[test]
    fn fixtures_in_a_row_are_read_one_by_one(texts in prop::collection::vec(select(&FIXTURES[..]), 1..4)) {
        read_all_agrees_with_split(&texts.concat());
    }

    #[test]
    fn scraps_are_read_one_by_one(text in text()) {
        read_all_agrees_with_split(&text);
    }
}

#[test]
fn a_text_of_one_message_is_read_alike_by_split_and_read_all() {
    let single: Vec<_> = FIXTURES.iter().filter(|text| split(text).count() == 1).collect();
    assert!(single.len() > 200, "only {} fixtures are one message", single.len());
    for text in single {
        read_all_agrees_with_split(text);
    }
}

#[test]
fn what_was_found_once_stays_mended() {
    let found_once = [
        // The year of the date line is not one that two digits can name.
        "C O N F I D E N T I A L        ZENDA 02699\nR 250719Z JAN0810\n",
    ];
    found_once.into_iter().for_each(holds);
    // The page line of the labelled message below made a copy of the first two lines.
    read_all_agrees_with_split(
        "PAGE 02 STATE 00123 250719Z\nR0112005Z May 12\nVZCZC\nFM AMEMBASSY ZENDARUXYJKL RUXYMNO.\nMRN:10 ZENDA 64\nPAGE 02 STATE 000123 250719Z\n",
    );
    // A mark that goes over a line end may end in a word.
    holds("¶2. (S/NF\nA)08 STATE 124399\n");
    ["N", "(N)", "0.0", "(NOFORN)"].into_iter().for_each(all_atoms);
    // A control behind a list of countries was read as a part of it.
    ["(S//REL TO USA, FVEY//NF)", "(S/rel China)", "UNCLASSIFIED//FOR OFFICIAL USE ONLY"]
        .into_iter()
        .for_each(all_atoms);
}

#[test]
fn atoms_are_read_as_people_write_them() {
    let marking = |text: &str| text.parse::<Marking<'_>>().unwrap().to_string();
    assert_eq!(marking("(S//REL TO USA, FVEY//NF)"), "(S//REL TO USA, FVEY//NF)");
    assert_eq!(marking("(S/Rel China)"), "(S//REL CHINA)");
    assert_eq!(marking("UNCLASSIFIED//FOR OFFICIAL USE ONLY"), "(U//FOUO)");
    assert_eq!("1.4 (B)".parse::<Reason>().unwrap().to_string(), "1.4(b)");
    for (text, precedence) in [
        ("o", Precedence::Immediate),
        ("NIACT", Precedence::NiactImmediate),
        ("Emergency Override", Precedence::EmergencyOverride),
    ] {
        assert_eq!(text.parse(), Ok(precedence), "{text}");
    }
    for (text, printed) in [
        ("08N'DJAMENA4", "08NDJAMENA4"),
        ("08ST. PETERSBURG4", "08STPETERSBURG4"),
        ("08BAKU-64", "08BAKU64"),
        ("73STATE-A374", "73STATE-A374"),
    ] {
        assert_eq!(text.parse::<ReferenceNumber<'_>>().unwrap().to_string(), printed);
    }
    assert!("08 1".parse::<ReferenceNumber<'_>>().is_err());
}
