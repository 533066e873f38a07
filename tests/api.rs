//! What users rely on at compile time, and the entry points.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::error::Error as _;
use std::fmt::{Debug, Display};
use std::io;
use std::str::FromStr;

use cablegram::{
    Addressee, Cable, Code, DateTimeGroup, Declassify, Diagnostic, Error, ErrorKind, Few, Filed, FilingDay, Form,
    HourMinute, Layout, Level, Located, Marking, NotationError, Options, OwnedCable, ParagraphRole, Parsed, Precedence,
    Precedences, Profile, ReferenceKind, ReferenceNumber, ReferenceRole, Role, Severity, TagKind,
};
use serde::{Serialize, de::DeserializeOwned};

const TEXT: &str =
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC\nS E C R E T BAKU 000064\nSUBJECT: X\n\n1. (S) Y.\n";

#[test]
fn types_cross_threads_and_outlive_their_text() {
    fn shared<T: Send + Sync + Unpin + 'static>() {}
    fn read_back<T: DeserializeOwned>() {}
    shared::<OwnedCable>();
    shared::<Parsed<'static>>();
    shared::<Error>();
    shared::<Diagnostic>();
    read_back::<OwnedCable>();
    read_back::<Diagnostic>();
}

/// The lines that only the other forms have are not read where a form is named.
#[test]
fn a_named_form_excludes_the_others() {
    let read = |text, form| Options::new().form(form).parse(text).map(Cable::into_owned);

    let printout = "PAGE 01 BERN 00064 250719Z\nACTION EUR-12\nINFO OCT-01 /013 W\n--------------------- 099112\n\
                    R 250719Z JAN 76\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC\nUNCLAS BERN 00064\nSUBJECT: X\n\n\
                    1. ONE.\nNNN\n\nMessage Attributes\n\nDraft Date: 25 JAN 1976\n";
    let whole = read(printout, Form::Printout).unwrap();
    assert!(whole.heading.distribution.is_some() && whole.release.attributes.len() == 1);
    let telegram = read(printout, Form::Telegram).unwrap();
    assert_eq!((telegram.form, telegram.heading.distribution), (Form::Telegram, None));
    assert!(telegram.release.attributes.is_empty() && telegram.heading.print.is_none_or(|print| print.relay.is_none()));
    assert_eq!(telegram.text.reference_number.map(|number| number.serial), Some(64));

    let labelled =
        "MRN: 23 BERN 64\nDate/DTG: Sep 16, 2023 / 160150Z SEP 23\nFrom: AMEMBASSY BERN\nSUBJECT: X\n\n1. (U) Y.\n";
    assert_eq!(read(labelled, Form::Labelled).unwrap().id.unwrap().to_string(), "23BERN64");
    let printout = read(labelled, Form::Printout).unwrap();
    assert_eq!((printout.form, printout.id, printout.heading.from), (Form::Printout, None, None));

    let military = "ROUTINE\nR 211904Z JAN 11\nFM CNO ZENDA\nTO NAVADMIN\nBT\nUNCLAS //N01300//\n\
                    MSGID/GENADMIN/CNO ZENDA/N1//\nSUBJ/X//\nRMKS/1. ONE.//\nBT\nNNNN\n";
    assert_eq!(read(military, Form::Military).unwrap().text.sets.len(), 3);
    let telegram = read(military, Form::Telegram).unwrap();
    assert_eq!((telegram.form, telegram.text.sets.len()), (Form::Telegram, 0));

    let named = read(TEXT, Form::Labelled).map(|cable| (cable.heading.date_time_group, cable.heading.from));
    assert_eq!(named.ok(), Some((None, None)));
}

#[test]
fn lifetimes_can_be_shortened() {
    fn shorter<'a>(cable: Cable<'static>, _: &'a str) -> Cable<'a> {
        cable
    }
    let cable = Cable::from_string(TEXT).unwrap();
    let name = String::from("x");
    assert_eq!(shorter(cable, &name).text.paragraphs.len(), 1);
}

#[test]
fn a_million_paths_need_no_fight_with_lifetimes() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let subjects: Vec<String> = [folder.join("sample.txt"), folder.join("nothing.txt")]
        .iter()
        .flat_map(Cable::from_file)
        .filter_map(|cable| Some(cable.text.subject?.to_string()))
        .collect();
    assert_eq!(subjects.len(), 1);
    let error = Cable::from_file(folder.join("nothing.txt")).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unreadable { .. }));
    assert!(error.to_string().contains("nothing.txt"));
}

#[test]
fn paths_are_read_in_parallel() {
    use rayon::prelude::*;
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample.txt");
    let paths = vec![sample; 8];
    let cables: Result<Vec<OwnedCable>, Error> = paths.par_iter().map(Cable::from_file).collect();
    assert_eq!(cables.unwrap().len(), 8);
    let numbers: Vec<Option<u32>> = vec![String::from(TEXT); 8]
        .into_par_iter()
        .map(|text| Cable::from_string(text).ok()?.text.reference_number.map(|number| number.serial))
        .collect();
    assert_eq!(numbers, [Some(64); 8]);
}

#[test]
fn moments_are_told_in_their_zone() {
    let group: DateTimeGroup = "250719R JAN 08".parse().unwrap();
    assert_eq!(group.to_offset_date_time().unwrap().unix_timestamp(), 1_201_245_540 + 5 * 3600);
    for text in ["250719Z", "250719J JAN 08", "300719Z FEB 08", "252519Z JAN 08", "250719Z JAN"] {
        assert_eq!(text.parse::<DateTimeGroup>().unwrap().to_offset_date_time(), None, "{text}");
    }
    let midnight: DateTimeGroup = "312400Z DEC 99".parse().unwrap();
    assert_eq!(midnight.to_offset_date_time().unwrap().date().to_string(), "2000-01-01");
}

#[test]
fn two_digit_years_are_those_of_1950_to_2049() {
    for (text, year) in
        [("010000Z JAN 50", 1950), ("010000Z JAN 99", 1999), ("010000Z JAN 00", 2000), ("010000Z JAN 49", 2049)]
    {
        assert_eq!(text.parse::<DateTimeGroup>().unwrap().year, Some(year));
    }
    assert_eq!("50BAKU1".parse::<ReferenceNumber<'_>>().unwrap().year, Some(1950));
    assert_eq!("1949BAKU1".parse::<ReferenceNumber<'_>>().unwrap().to_string(), "1949BAKU1");
}

#[test]
fn errors_name_the_byte() {
    assert_eq!("08BAKU".parse::<ReferenceNumber<'_>>().unwrap_err().at(), 6);
    assert_eq!("O URGENT".parse::<Precedences>().unwrap_err().at(), 2);
    assert_eq!("O R P".parse::<Precedences>().unwrap_err().at(), 4);
    assert_eq!("025 0719".parse::<Filed>().unwrap_err().at(), 4);
    for (text, at, found) in [
        ("", 0, None),
        (" \n", 2, None),
        ("RUEHC/", 6, None),
        ("AMEMBASSY BERN\nAMEMBASSY ROME", 14, Some('\n')),
        ("CIS COLLECTIVE, XMT AMEMBASSY BERN", 20, Some('A')),
    ] {
        let error = text.parse::<Addressee<'_>>().unwrap_err();
        assert_eq!((error.at(), error.found()), (at, found), "{text}");
    }
}

#[test]
fn equal_is_what_says_the_same_wherever_it_stood() {
    let text = format!("{TEXT}\n2. (S) Z.\n");
    let (first, second) = (Cable::parse(TEXT).unwrap(), Cable::parse(&text).unwrap());
    assert_ne!(first, second);
    let moved = format!("\n\n{TEXT}");
    let moved = Cable::parse(&moved).unwrap();
    assert_eq!(first, moved);
    assert_ne!(first.heading.to[0].span, moved.heading.to[0].span);

    let cable = Cable::parse(
        "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nS E C R E T BAKU 000064\nTAGS: PREL, ECON\nREF: A. BERN 1 B. BERN 1\n",
    )
    .unwrap();
    let text = &cable.text;
    assert_eq!(text.references[0].id, text.references[1].id);
    assert_eq!(text.references[0].id, "08BERN1".parse().ok());
    assert!(text.tags.contains(&"PREL".into()));
    assert_eq!(cable.heading.date_time_group, "250719Z JAN 08".parse().ok());
    assert_eq!(text.classification, Some(Marking::of(Level::Secret)));
    assert_eq!(cable.heading.from, "AMEMBASSY BAKU".parse().ok());

    let hashed: HashSet<_> = text.references.iter().filter_map(|reference| reference.id.clone()).collect();
    assert_eq!(hashed.len(), 1);
    assert!(hashed.contains(&"08BERN1".parse().unwrap()));
    let sorted: BTreeSet<ReferenceNumber<'_>> =
        ["09BERN1", "08ROME1", "08BERN2", "08BERN1"].map(|number| number.parse().unwrap()).into();
    let sorted: Vec<String> = sorted.iter().map(ToString::to_string).collect();
    assert_eq!(sorted, ["08BERN1", "08BERN2", "08ROME1", "09BERN1"]);
}

#[test]
fn located_text_and_short_lists_compare_with_what_they_hold() {
    let located = Located::from("PREL");
    let (owned, borrowed): (String, &str) = ("PREL".into(), "PREL");
    assert!(located == owned && located == borrowed && located == *borrowed && located == Cow::Borrowed(borrowed));
    assert!(owned == located && borrowed == located && *borrowed == located && Cow::Borrowed(borrowed) == located);
    let other = Located::from("ECON");
    assert!(other < located && other != located);

    for count in 0..5_usize {
        let numbers: Vec<usize> = (0..count).collect();
        let mut few: Few<usize> = numbers.iter().copied().collect();
        assert!(few == numbers && few == numbers[..]);
        assert_eq!(few, numbers.as_slice());
        let same = Few::from(numbers.clone());
        assert_eq!(few, same);
        assert_eq!(few.len(), count);
        let mut items = few.clone().into_iter();
        assert_eq!(items.len(), count);
        assert_eq!(items.next_back(), count.checked_sub(1));
        assert_eq!(items.collect::<Vec<_>>(), &numbers[..count.saturating_sub(1)]);
        (&mut few).into_iter().for_each(|number| *number += 1);
        assert_eq!(Vec::from(few), (1..=count).collect::<Vec<_>>());
    }
}

#[test]
fn words_of_the_json_are_names_and_come_back() {
    fn names<T>(all: &[T], as_str: fn(T) -> &'static str)
    where
        T: Copy + Debug + Display + PartialEq + FromStr<Err = NotationError>,
    {
        for &one in all {
            assert_eq!(one.to_string(), as_str(one));
            assert_eq!(as_str(one).parse(), Ok(one));
        }
        let error = "no such name".parse::<T>().unwrap_err();
        assert_eq!((error.at(), error.found()), (0, Some('n')));
    }
    fn words<T: Copy + Serialize>(all: &[T], as_str: fn(T) -> &'static str) {
        for &one in all {
            assert_eq!(serde_json::to_value(one).unwrap(), as_str(one));
        }
    }
    macro_rules! named {
        ($($type:ident)*) => {$( names($type::ALL, $type::as_str); words($type::ALL, $type::as_str); )*};
    }
    named!(Code Form ParagraphRole ReferenceKind ReferenceRole Role Severity);
    names(Profile::ALL, Profile::as_str);
    names(TagKind::ALL, TagKind::as_str);
}

#[test]
fn errors_print_what_is_wrong_also_from_main() {
    let error = Cable::parse("Call me Ishmael.\n").unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());
    let notation = "08".parse::<ReferenceNumber<'_>>().unwrap_err();
    assert_eq!(format!("{notation:?}"), notation.to_string());

    let error = Cable::from_file("nowhere.txt").unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unreadable { kind: io::ErrorKind::NotFound, .. }));
    let source = error.source().and_then(|source| source.downcast_ref::<io::Error>()).unwrap();
    assert_eq!(source.kind(), io::ErrorKind::NotFound);
    assert_eq!(error.to_string(), format!("cannot read nowhere.txt: {source}"));
    assert_eq!(error, error.clone());
}

#[test]
fn every_type_of_the_model_can_be_made() {
    let group = DateTimeGroup::new(time::OffsetDateTime::from_unix_timestamp(1_201_245_540).unwrap());
    assert_eq!(group.to_string(), "250719Z JAN 08");
    for (unix, printed) in [(-1_000_000_000, "240913Z APR 1938"), (2_500_000_000, "220426Z MAR 2049")] {
        let group = DateTimeGroup::new(time::OffsetDateTime::from_unix_timestamp(unix).unwrap());
        assert_eq!(group.to_offset_date_time().unwrap().unix_timestamp(), unix - unix.rem_euclid(60));
        assert_eq!(group.to_string().parse(), Ok(group), "{printed}");
    }
    let filed = Filed::on_day_of_year(25, HourMinute::new(7, 19));
    assert_eq!((filed.day, filed.to_string()), (FilingDay::OfYear(25), "0250719".to_owned()));
    assert_eq!(serde_json::to_string(&filed).unwrap(), r#"{"day_of_year":25,"time":"07:19"}"#);
    let filed = Filed::on_day_of_month(25, HourMinute::new(7, 19));
    assert_eq!(serde_json::to_string(&filed).unwrap(), r#"{"day":25,"time":"07:19"}"#);
    for wrong in [r#"{"time":"07:19"}"#, r#"{"day":25,"day_of_year":25,"time":"07:19"}"#] {
        assert!(serde_json::from_str::<Filed>(wrong).is_err(), "{wrong}");
    }
    let routing = cablegram::Routing::new(Precedence::Immediate, ["RUEHC"]);
    assert_eq!(routing, Cable::parse("OO RUEHC\nDE RUEHKB #0064 0250719\n").unwrap().heading.routing.unwrap());
}

#[test]
fn a_prosign_and_its_first_addressee_are_one_piece() {
    let text =
        "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nTO ZEN/SECSTATE WASHDC ZEN/AMEMBASSY BERN\nS E C R E T BAKU 000064\n";
    let pieces = Layout::new(text).filter(|piece| piece.role == Role::ActionAddressee);
    let addressees: Vec<&str> = pieces.map(|piece| piece.text(text).trim_end()).collect();
    assert_eq!(addressees, ["TO ZEN/SECSTATE WASHDC", "ZEN/AMEMBASSY BERN"]);
}

#[test]
fn text_is_borrowed_where_lines_need_not_be_joined() {
    let cable = Cable::parse(TEXT).unwrap();
    assert!(matches!(cable.text.subject, Some(Located { text: Cow::Borrowed("X"), .. })));
    assert!(matches!(cable.text.paragraphs[0].text, Cow::Borrowed("Y.")));
    assert!(matches!(cable.heading.to[0].name, Cow::Borrowed("SECSTATE WASHDC")));
}

#[test]
fn atoms_are_read_and_printed_in_their_own_notation() {
    for text in ["250719Z JAN 08", "172133Z MAR 1971", "211303Z"] {
        assert_eq!(text.parse::<DateTimeGroup>().unwrap().to_string(), text);
    }
    for text in ["08BAKU64", "73STATE-A374", "66BUENOSAIRES2481"] {
        assert_eq!(text.parse::<ReferenceNumber<'_>>().unwrap().to_string(), text);
    }
    for text in ["RUEHC/SECSTATE WASHDC IMMEDIATE 4631", "ZEN/SECDEF WASHDC//USDP/ISA:EUR// 2276-2279", "AIG 205"] {
        assert_eq!(text.parse::<Addressee<'_>>().unwrap().to_string(), text);
    }
    for text in ["(C)", "(S/NF)", "(SBU)", "(U//FOUO)", "(S//REL TO USA, FVEY)", "(TS)", "(LOU)"] {
        assert_eq!(text.parse::<Marking<'_>>().unwrap().to_string(), text);
    }
    for &precedence in Precedence::ALL {
        assert_eq!(precedence.as_str().parse(), Ok(precedence));
    }
    for &level in Level::ALL {
        assert_eq!(level.as_str().parse(), Ok(level));
    }
    let heading = "VZCZCXYZ0011\nRR RUEHC\n\nDE RUEHKB #0064/01 0250719\nS E C R E T SECTION 01 OF 03 BAKU 000064\n";
    let cable = Cable::parse(heading).unwrap();
    assert_eq!(cable.heading.transmission_identifier.unwrap().to_string(), "VZCZCXYZ0011");
    assert_eq!(cable.heading.calling_station.unwrap().to_string(), "RUEHKB #0064/01 0250719");
    assert_eq!(cable.text.section.unwrap().to_string(), "SECTION 01 OF 03");
    assert!("08".parse::<ReferenceNumber<'_>>().is_err());
    assert!("(Iran)".parse::<Marking<'_>>().is_err());
    assert!("URGENT".parse::<Precedence>().is_err());
    let error = "250719Z JAM 08".parse::<DateTimeGroup>().unwrap_err();
    assert_eq!(error.to_string(), "expected a date-time group such as 250719Z JAN 08, found 'J' at byte 8");
}

#[test]
fn what_is_no_telegram_is_refused_with_a_reason() {
    let mail = "From: Pat <pat@example.org>\nTo: Q\nSubject: lunch\nDate: Mon, 5 Jan 2009 12:00:00 +0000\n\nHi Q,\n1. soup\n2. bread\n";
    let novel =
        "CHAPTER I\n\nCall me Ishmael. Some years ago - never mind how long precisely - I went to sea.\n".repeat(50);
    for text in
        ["", "\n\n\n", "\0\0\0", "\u{feff}", mail, &novel, "1234567", "{\"a\": 1}\n", "Secretary\nConfidential\n"]
    {
        let error = Cable::parse(text).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::NotACable { .. }), "{text:?}");
        assert!(error.to_string().starts_with("not a cable: "), "{error}");
    }
}

#[test]
fn strict_reading_names_what_is_broken() {
    let text = TEXT.replace("250719Z", "322519Z");
    let error = Options::new().strict(Profile::State).parse(&text).unwrap_err();
    let ErrorKind::Broken(broken) = error.kind() else { panic!("{error:?}") };
    assert_eq!((broken.line, broken.column), (1, 1));
    assert!(Cable::parse(&text).is_ok());
    let good = TEXT.replace("SUBJECT", "E.O. 12958: DECL: 01/25/2018\nTAGS: PREL\nSUBJECT");
    assert!(Cable::parse_strict(&good, Profile::State).is_ok());
}

#[test]
fn declassification_dates_are_dates() {
    let cable = Cable::parse("E.O. 12958: DECL: 01/25/2018\n").unwrap();
    let Some(Declassify::Date(date)) = cable.text.executive_order.unwrap().declassify else { panic!() };
    assert_eq!(date.to_string(), "2018-01-25");
}
