//! Where one message ends and the next begins, when both stand in one text.

use std::io::{self, Cursor, Read};

use cablegram::{Cable, Code, Messages, Options, Parsed, Profile, split};

const NAVY: &str = "R 061507Z MAR 07\nFM CNO SAMPLETOWN DC//N1//\nTO NAVADMIN\nBT\nUNCLAS //N01000//\nNAVADMIN 901/07\n\
                    SUBJ/BOOTS//\nRMKS/1. BOOTS ARE BROWN.//\nBT\n#0001\nNNNN\n";
const STATE: &str = "VZCZCXYZ0033\nRR RUEHWEB\n\nDE RUEHXY #0033 0400934\nZNR UUUUU ZZH\nR 090934Z FEB 09\nFM AMEMBASSY BERN\n\
                     TO RUEHC/SECSTATE WASHDC 0012\nUNCLAS BERN 000033\n\nSUBJECT: BOOTS\n\n1. Boots are brown.\nMODEL\n";
const LABELLED: &str = "UNCLASSIFIED\n\nMRN: 23 BERN 901\nDate/DTG: Jan 04, 2023 / 041310Z JAN 23\nFrom: AMEMBASSY BERN\n\
                        Action: WASHDC, SECSTATE ROUTINE\nSubject: Boots\n\nBoots are brown.\n\nDrafted By: BERN:Model, Pat\n\n";
const STUB: &str = "ADMINISTRATIVE MESSAGE\nROUTINE\nDTG R 231545Z SEP 11\nNAVADMIN 284/11\n\
                    SUBJ/Not Available - Personal For Message//\nNNNN\n\n";

/// The texts one after the other are cut again where they meet, in memory and in a stream.
#[track_caller]
fn are_cut(texts: &[&str]) {
    let row = texts.concat();
    assert_eq!(split(&row).collect::<Vec<_>>(), texts);
    let mut streamed = Vec::new();
    for message in Messages::new(Cursor::new(&row)) {
        streamed.push(String::from_utf8(message.expect("it can be read").bytes).expect("it is UTF-8"));
    }
    assert_eq!(streamed, texts);
}

#[test]
fn messages_of_all_forms_in_a_row() {
    are_cut(&[STATE, NAVY, LABELLED, STATE]);
    are_cut(&[LABELLED, STATE, STATE.replace("0033", "0034").as_str(), NAVY]);
    are_cut(&[LABELLED, NAVY]);
    are_cut(&[NAVY, STUB, NAVY.replace("061507Z", "071507Z").as_str()]);
}

#[test]
fn a_level_between_two_messages_belongs_to_the_nearer_one() {
    let level = |before: &str, after: &str| format!("{before}UNCLASSIFIED//\n{after}");
    // The foot of the first, right below its end.
    are_cut(&[&level(NAVY, "\n\n"), &NAVY.replace("061507Z", "071507Z")]);
    // The head of the second: apart from the end of the first, or right above the heading.
    are_cut(&[&format!("{NAVY}\n"), &level("", &NAVY.replace("061507Z", "071507Z"))]);
    are_cut(&[&format!("{NAVY}\n"), &level("", &format!("\n{}", NAVY.replace("061507Z", "071507Z")))]);
    // One for each.
    are_cut(&[&level(NAVY, ""), &level("", &NAVY.replace("061507Z", "071507Z"))]);
}

#[test]
fn lines_right_above_a_heading_belong_to_it() {
    let second = NAVY.replace("061507Z", "071507Z");
    are_cut(&[NAVY, &format!("PASS TO ALL OFFICE CODES:\n{second}")]);
    // What stands apart from it belongs to the end of the first.
    are_cut(&[&format!("{NAVY}RTD:000-000/COPIES:\n\n"), &second]);
    // The number once more above the first format line.
    are_cut(&[&STATE.replace("0033", "0032"), &format!("UNCLAS   BERN   00000033\n{STATE}")]);
    // A title, and above a date line the precedence in words.
    are_cut(&[&STATE.replace("0033", "0032"), &format!("ATTENTION INVITED TO\n{STATE}")]);
    are_cut(&[&without_marks(NAVY), &format!("ROUTINE\n{second}")]);
    // Level and `BT` between the date line and the originator.
    are_cut(&[&without_marks(NAVY), &second.replace("FM", "BT\nUNCLAS\nFM")]);
}

#[test]
fn a_date_line_may_stand_below_the_addressees() {
    let second = "FM CNO SAMPLETOWN DC//N1//\nTO NAVADMIN\nINFO CNO SAMPLETOWN DC//N1//\nR 041225Z SEP 07\n\
                  UNCLAS //N01300//\nNAVADMIN 902/07\nSUBJ/GLOVES//\nRMKS/1. GLOVES ARE BLACK.//\nBT\nNNNN\n";
    are_cut(&[NAVY, second, NAVY]);
}

/// A print-out of 1974, its number put in.
fn printout(number: &str) -> String {
    format!(
        "UNCLASSIFIED\nPAGE 01 OSLO 0{number} 141022Z\n47\nACTION COME-00\nINFO OCT-01 EUR-25 /060 W\n\
         --------------------- 099112\nR 140955Z MAY 74\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC 9914\nUNCLAS OSLO {number}\n\
         E.O. 11652: N/A\nTAGS: BEXP, NO\nSUBJECT: CRANES\n1. THE CRANES FLOAT.\nMODEL\nUNCLASSIFIED\nNNN\n"
    )
}

/// A section of a print-out.
fn section(number: u8) -> String {
    let page = format!("PAGE 01 OSLO 09911 0{number} OF 03 141022Z");
    let text = printout("9911").replace("PAGE 01 OSLO 09911 141022Z", &page);
    text.replace("UNCLAS OSLO", &format!("UNCLAS SECTION 0{number} OF 03 OSLO"))
}

fn without_marks(text: &str) -> String {
    text.lines()
        .filter(|line| !line.starts_with("NNN") && !line.starts_with("VZCZC"))
        .fold(String::new(), |text, line| text + line + "\n")
}

#[test]
fn numbers_tell_messages_of_one_minute_apart() {
    let (first, second) = (printout("9911"), printout("9912"));
    are_cut(&[&first, &second]);
    are_cut(&[&without_marks(&first), &without_marks(&second)]);
    are_cut(&[&first.replace("NNN", "NNNNMAFVVZCZ"), &second]);
    // By the page line, where the classification line has no number.
    are_cut(&[&without_marks(&first.replace("UNCLAS OSLO 9911\n", "")), &without_marks(&second)]);
    // By the serial of the station.
    let wire = |serial: &str| without_marks(&STATE.replace("#0033", serial).replace("BERN 000033", "\n"));
    are_cut(&[&wire("#9901"), &wire("#9902"), &wire("#9903")]);
    let janap = |serial| without_marks(&format!("RAAUZYUW RUXYABC{serial} 0661507-UUUU--RUXYDEF.\nZNR UUUUU\n{NAVY}"));
    are_cut(&[&janap("0001"), &janap("0002"), &janap("0003")]);
}

#[test]
fn a_heading_behind_an_end_mark_is_that_of_another_message() {
    are_cut(&[NAVY, NAVY]);
    are_cut(&[&section(3), &section(1), &section(1), &section(2)]);
    // Sections of one station have serials of their own, and of a military message the section may stand below the level.
    let janap = |serial, section| {
        let text = without_marks(NAVY).replace("//N01000//\n", &format!("//N01000//\nSECTION {section} OF 2\n"));
        format!("RAAUZYUW RUXYABC{serial} 0661507-UUUU--RUXYDEF.\nZNR UUUUU\n{text}")
    };
    are_cut(&[&(janap("0001", 1) + &janap("0002", 2)), LABELLED]);
    // Without the marks the sections stand in one text, as archives store them.
    are_cut(&[&(without_marks(&section(1)) + &without_marks(&section(2))), NAVY]);
}

#[test]
fn records_of_an_archive() {
    let record = |text: &str| format!("Message Text\n\n{text}\nMessage Attributes\n\nCapture Date: 01 JAN 1994\n\n");
    let lost = record("ERROR READING TEXT INDEX\n");
    let copied = format!("Show Headers\n1. THE CRANES FLOAT.\nMODEL\nNNN\n{}", printout("9912"));
    are_cut(&[&record(&printout("9911")), &record(&printout("9912")), &lost, &record(&printout("9913")), &lost, &lost]);
    are_cut(&[&lost, &copied, &lost, &printout("9911")]);
    // The title stands above the attributes, or not.
    are_cut(&[&record(&printout("9911")).replace("Message Attributes\n\n", ""), &record(&printout("9911"))]);
}

#[test]
fn the_text_above_a_heading_of_the_same_number_is_a_copy() {
    let copy =
        "1. THE CRANES FLOAT.\nUNCLASSIFIED\nUNCLASSIFIED\nPAGE 02 OSLO 09911 141022Z\nMODEL\nUNCLASSIFIED\nNNN\n";
    are_cut(&[&format!("{copy}{}", printout("9911"))]);
    are_cut(&[copy, &printout("9912")]);
}

#[test]
fn a_heading_ends_a_labelled_message() {
    are_cut(&[LABELLED, &printout("9911"), LABELLED, NAVY, LABELLED, LABELLED]);
    are_cut(&[LABELLED, &without_marks(STATE), LABELLED, "Message Text\n\nERROR READING TEXT INDEX\n"]);
    // An older telegram may stand in the form with its heading.
    let older =
        LABELLED.replace("Boots are brown.\n", "R 041310Z JAN 23\nFM AMEMBASSY BERN\nTO RUEHC/SECSTATE WASHDC\nBT\n");
    are_cut(&[&older, LABELLED]);
}

#[test]
fn the_byte_order_mark_of_a_file_begins_its_message() {
    are_cut(&[&format!("\u{feff}{STATE}"), &format!("\u{feff}{}", printout("9911")), &format!("\u{feff}{LABELLED}")]);
}

#[test]
fn end_marks_in_a_quotation_that_is_closed_end_nothing() {
    let quoting = |text: &str| printout("9911").replace("MODEL\nUNCLASSIFIED\nNNN\n", text);
    let quoted =
        quoting("QUOTE\nR 010934Z MAY 74\nFM AMEMBASSY BERN\nTO AMEMBASSY OSLO\nA. YES.\nNNNN\nUNQUOTE\nMODEL\n");
    are_cut(&[&(quoted.clone() + &without_marks(&section(2)).replace(" 02 OF 03", "")), NAVY]);
    let open = quoting("THEY SAID: QUOTE\nR 010934Z MAY 74\nFM AMEMBASSY BERN\nTO AMEMBASSY OSLO\nA. YES.\nNNNN\n");
    are_cut(&[&open, &printout("9911"), NAVY]);
}

#[test]
fn later_sections_and_quoted_telegrams_stay_with_their_message() {
    let sections = STATE.replace("UNCLAS BERN", "UNCLAS SECTION 01 OF 02 BERN")
        + &STATE.replace("UNCLAS BERN", "UNCLAS SECTION 02 OF 02 BERN");
    are_cut(&[&sections, NAVY]);
    let quoted =
        STATE.replace("MODEL\n", "QUOTE\nR 010934Z FEB 09\nFM AMEMBASSY OSLO\nTO AMEMBASSY BERN\nBT\nUNQUOTE\nMODEL\n");
    are_cut(&[&quoted, NAVY]);
    // What opens the quotation stands at most three lines above it.
    let opening = STATE.replace("MODEL\n", "2. FOLLOWING IS REPEATED.\nFOLLOWING REPEAT OSLO 9944 SENT ACTION ROME.\n");
    let other = "R 010934Z FEB 09\nFM AMEMBASSY OSLO\nTO AMEMBASSY ROME\nUNCLAS OSLO 009944\n\n1. Yes.\n";
    are_cut(&[&format!("{opening}It went to Berlin.\nIt begins here.\n{other}"), NAVY]);
    are_cut(&[&format!("{opening}It went to Berlin,\nand to Oslo.\nIt begins here.\n"), other, NAVY]);
}

#[test]
fn checks_of_one_message_of_many_stand_where_it_does() {
    // The second is glued to the end of the first: its line and column are those of the whole text.
    let text = format!("{NAVY}UNCLASSIFIED//\n{}", STATE.replace("MODEL\n", "MODEL\n\nNNNN"))
        + &STATE.replace("0033", "0034").replace("RR RUEHWEB", "OO RUEHWEB");
    for (ending, text) in
        [("LF", text.clone()), ("CR", text.replace('\n', "\r")), ("CR LF", text.replace('\n', "\r\n"))]
    {
        let read: Vec<_> = Options::new().check(Some(Profile::State)).read_all(&text).map(Result::unwrap).collect();
        assert_eq!(read.len(), 3);
        let found = |code: Code| -> Vec<_> {
            let all = read.iter().flat_map(|parsed| &parsed.diagnostics);
            all.filter(|found| found.code == code).map(|found| (found.line, found.column)).collect()
        };
        assert_eq!(found(Code::PrecedenceDiffers), [(29, 1)], "{ending}");
        // What is missing is told where the message begins.
        let missing = found(Code::LineMissing);
        assert!(
            missing.contains(&(28, 5)) && missing.contains(&(13, 1)) && !missing.contains(&(28, 1)),
            "{missing:?}, {ending}"
        );
        // The same as the checks of one cable.
        let last = &read[2].cable;
        for told in last.check(Some(&text), Some(Profile::State)) {
            assert!(read[2].diagnostics.contains(&told), "{told}, {ending}");
        }
    }
}

#[test]
fn who_reads_no_body_reads_all_messages() {
    let text = format!("{STATE}{NAVY}{LABELLED}");
    let read: Vec<_> = Options::new().preamble_only(true).read_all(&text).map(|read| read.unwrap().cable).collect();
    assert_eq!(
        read.iter().filter_map(|cable| cable.text.subject.as_deref()).collect::<Vec<_>>(),
        ["BOOTS", "BOOTS", "Boots"]
    );
}

#[test]
fn an_empty_text_has_no_message() {
    assert_eq!(split("").count(), 0);
    assert_eq!(Parsed::read_all("").count(), 0);
    assert_eq!(Messages::new(io::empty()).count(), 0);
    assert!(Cable::parse("").is_err());
    assert_eq!((split("\n").count(), Parsed::read_all("\n").count()), (1, 1));
}

/// A stream that fails behind its text.
struct Failing<'a>(&'a [u8]);

impl Read for Failing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("the line is dead")),
            read => Ok(read),
        }
    }
}

#[test]
fn what_a_stream_gave_before_it_failed_is_not_whole() {
    let text = format!("{}{STATE}", NAVY.replace("BROWN", &"BROWN AND ".repeat(1000)));
    let mut messages = Messages::new(Failing(text.as_bytes()));
    assert_eq!(messages.next().unwrap().unwrap_err().to_string(), "the line is dead");
    let rest: Vec<_> = messages.map(|message| message.unwrap()).collect();
    assert_eq!(rest.iter().map(|message| message.bytes.len()).sum::<usize>(), text.len());
    assert!(!rest.last().unwrap().whole);
}
