//! Where one message ends and the next begins, when both stand in one text.

use std::io::Cursor;

use cablegram::{Messages, split};

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
    are_cut(&[&STATE.replace("0033", "0032"), &format!("S E C R E T   STATE   00119985\n{STATE}")]);
}

#[test]
fn a_date_line_may_stand_below_the_addressees() {
    let second = "FM CNO SAMPLETOWN DC//N1//\nTO NAVADMIN\nINFO CNO SAMPLETOWN DC//N1//\nR 041225Z SEP 07\n\
                  UNCLAS //N01300//\nNAVADMIN 902/07\nSUBJ/GLOVES//\nRMKS/1. GLOVES ARE BLACK.//\nBT\nNNNN\n";
    are_cut(&[NAVY, second, NAVY]);
}

#[test]
fn later_sections_and_quoted_telegrams_stay_with_their_message() {
    let sections = STATE.replace("UNCLAS BERN", "UNCLAS SECTION 01 OF 02 BERN")
        + &STATE.replace("UNCLAS BERN", "UNCLAS SECTION 02 OF 02 BERN");
    are_cut(&[&sections, NAVY]);
    let quoted =
        STATE.replace("MODEL\n", "QUOTE\nR 010934Z FEB 09\nFM AMEMBASSY OSLO\nTO AMEMBASSY BERN\nBT\nUNQUOTE\nMODEL\n");
    are_cut(&[&quoted, NAVY]);
}
