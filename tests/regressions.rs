//! Every finding of the fuzz targets, by name: the smallest text that showed it.

mod common;

use cablegram::{Cable, Code, Parsed, join};
use common::oracle;

/// Columns of a message that begins behind the end of another one, in the same line, were counted from its first byte.
#[test]
fn a_message_that_begins_inside_a_line_has_its_columns() {
    let text = "R 090934Z FEB 09\nFM AMEMBASSY BERN\nUNCLAS BERN 000033\nNNNNVZCZCXYZ0034 ?\nwhat\nR 090950Z FEB 09\nFM AMEMBASSY ROME\nR 320950Z FEB 09\n";
    oracle::split_join(text);
    let second = Parsed::read_all(text).nth(1).expect("two messages").expect("both can be read");
    assert!(second.diagnostics.iter().all(|diagnostic| diagnostic.line >= 4), "{:?}", second.diagnostics);
}

/// CR LF counted as two lines where the lines above a heading are counted.
#[test]
fn how_lines_end_does_not_change_how_far_a_heading_reaches() {
    let lines = "INFO AMEMBASSY NUMBER 1\n".repeat(40);
    oracle::line_endings(&format!(
        "UNCLAS BERN 000033\nSUBJECT: X\n\n1. One.\nVZCZCXYZ0034\nRR RUEHC\nDE RUEHTL #0098 1821200\nR 301200Z JUN 08\n{lines}\
         FM AMEMBASSY TALLINN\nTO SECSTATE WASHDC\nR 301200Z JUN 08\nFM AMEMBASSY TALLINN\nUNCLAS TALLINN 000098\n"
    ));
}

/// CR CR LF counted as two lines where the gaps above and below a level that stands alone are compared.
#[test]
fn how_lines_end_does_not_change_to_which_page_a_level_belongs() {
    oracle::line_endings("R 100015\nFM S\nBT\nUNCLAS\nR 100015\nFM ");
}

/// Of attributes without their title only the first line was known where lines end in CR LF.
#[test]
fn attributes_without_their_title_are_read_with_any_line_end() {
    let text = "R 091234Z FEB 76\nFM AMEMBASSY BERN\nUNCLAS BERN 00064\n\n1. One.\nNNN\n\nDraft Date: 09 FEB 1976\n\
                Capture Date: 01 JAN 1994\nChannel Indicators: n/a\n";
    oracle::line_endings(text);
    for ending in ["\r\n", "\r\r\n"] {
        let text = text.replace('\n', ending);
        assert_eq!(Cable::parse(&text).expect("it is a telegram").release.attributes.len(), 3, "{ending:?}");
    }
}

/// Words in brackets that go over a line end were read as a portion mark with those words as its controls.
#[test]
fn words_in_brackets_over_a_line_end_are_no_portion_mark() {
    let text = "UNCLAS RIGA 000415\nSUBJECT: HERRING\n\n1. (SBU- Herring is praised.\n(U) Cod is not.\nMODEL\n";
    oracle::all(text);
    assert_eq!(Cable::parse(text).expect("it is a telegram").text.paragraphs[0].marking, None);
}

/// The first character of a paragraph that follows a gap may be a pilcrow, which has two bytes.
#[test]
fn a_gap_before_a_pilcrow_is_reported_at_the_whole_pilcrow() {
    oracle::all("UNCLAS RIGA 000415\nSUBJECT: HERRING\n\n¶1. (U) One.\n\n¶2. (U) Two.\n\n¶4. (U) Four.\nMODEL\n");
}

/// The number of a message whose post is struck out or lost takes it from the originator, but not with signs that no post has:
/// such a number could not be read again.
#[test]
fn a_post_from_a_damaged_originator_is_none() {
    for text in [
        "R 261055Z JAN 10\nFM A_CONSUL ZENDA\nTO RUEHC/SECSTATE WASHDC\nS E C R E T XXXXXXXXXXXX 000007\nSUBJECT: X\n",
        "DE RUEHXA #0412 0431655\nZNR UUUUU ZZH\nP 121655Z FEB 07\nFM AMEMBASSY LJUBLJ\0\0ANA\nTO RUEHC/SECSTATE WASHDC\nSUBJ\n",
    ] {
        oracle::all(text);
        assert_eq!(Cable::parse(text).expect("it is a telegram").id, None);
    }
}

/// The called stations of a pilot in several lines kept the line ends of the text.
#[test]
fn a_pilot_of_several_lines_reads_alike_with_any_line_end() {
    let text = "VZCZCXYZ0118\nPP RUEHXA\nRUEHXB\n\nVZCZCXYZ0118\nPP RUEHXC\nDE RUEHXD #0118 1671440\nR 161440Z JUN 06\nFM AMEMBASSY OSLO\n";
    oracle::line_endings(text);
    assert_eq!(Cable::parse(text).expect("it is a telegram").heading.pilots[0], "PP RUEHXA\nRUEHXB");
}

/// A control with figures, and a year with a blank in it, made atoms that could not be read again.
#[test]
fn controls_with_figures_and_years_with_blanks_come_back() {
    oracle::all(
        "R 021200Z MAY 07\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC\nSECRET//SAR-12 BERN 000050\nSUBJECT: GLOVES\n",
    );
    oracle::all(
        "R 021200Z MAY 07\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC\nS E C R E T //N0300\u{1}\u{1d}UW BERN\nSUBJECT: GLOVES\n",
    );
    oracle::all(
        "O 031548Z NOV 09\nFM SECSTATE WASHDC\nTO AMEMBASSY TRIPOLI\nUNCLAS SECTION 01 OF 02 STATE \0\0\0UNESCO0\n\nSUBJECT: GLOVES\n",
    );
    let text = "R 021200Z MAY 07\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC\nS E C R E T //(N03000) BERN 000050\nSUBJECT: GLOVES\n";
    oracle::all(text);
    let marking = Cable::parse(text).expect("it is a telegram").text.classification.expect("it is classified");
    assert_eq!(marking.to_string(), "(S//N03000)");
    let text = "UNCLASSIFIED\n\nMRN:2 3 BERN 9801\nFrom: AMEMBASSY BERN\nSubject: Bells\n";
    oracle::all(text);
    let number = Cable::parse(text).expect("it is a telegram").text.reference_number.expect("it has a number");
    assert_eq!((number.year, &*number.post, number.serial), (Some(2023), "BERN", 9801));
}

/// A line that names an order below `Classified By` was a label to the body and none to the preamble, which handed it to one
/// another without end.
#[test]
fn an_order_that_is_no_label_below_the_classifier_begins_the_text() {
    let text = "R 021200Z MAY 07\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC\nUNCLAS BERN 000050\n\nTAGS: PREL, SZ\n\
                SUBJECT: GLOVES\n\nClassified By: Pat Model for reasons 1.4 (b).\n\n\
                E.O. 12958 reasons are these. The gloves went away.\n";
    oracle::all(text);
    let cable = Cable::parse(text).expect("it is a telegram");
    assert_eq!(cable.text.paragraphs.len(), 1);
    assert_eq!(cable.text.executive_order, None);
}

/// A pilcrow alone in its line, with a blank behind it, ended before it began.
#[test]
fn a_pilcrow_with_nothing_behind_it_is_no_text() {
    for text in ["¶ \n¶", "¶\u{a0}\n¶", "1. (U) X.\n¶ \n¶ "] {
        oracle::all(text);
        oracle::all(&format!("R 021200Z MAY 79\nFM AMEMBASSY BERN\nUNCLAS BERN 00050\nSUBJECT: X\n\n{text}"));
    }
}

/// What is kept as it stands kept its line ends too, so that a text was another one where its lines end otherwise.
#[test]
fn what_is_kept_over_lines_has_one_line_end() {
    oracle::line_endings("Classified By: DM Alex Sample for tea.\nClassified By: DM Alex Sample for tea.\nSAMPLE");
}

/// How far above it small letters were looked for was counted with the line ends, so that a line in capitals was a heading or
/// not by how its text's lines end.
#[test]
fn a_heading_is_one_whatever_ends_the_lines_above_it() {
    oracle::line_endings(
        "2. (U) They came down again.\nMODE1655Z FEB 08\nFM AMEMBASSY BERN\nTO RUEHC/SECSTATE WASHDC PRIORITY 2210\n\
         INFO RUEHNY/AMEMBASSY OSLO 0417\nEUR, PM, H\nCODEL SAMPLE\nFROM THE CHARGE\n\nKITES\n2. (U) They came down again.",
    );
}

/// Of lines that end in CR alone a blank one was passed over where the line above was looked for.
#[test]
fn a_blank_line_is_one_where_lines_end_in_cr() {
    oracle::line_endings(
        "¶2. (C) The board met on February 11 [u Sample for reasons 1.4 (b) and (d).\n\n\
         ¶1. (C) SUMMARY: The board wants two cranes. END SUMMARY\n\nThe Board Decides",
    );
}

/// A heading above nothing but a pilcrow went with the paragraph that it seemed to head, and so did a mark alone.
#[test]
fn a_heading_or_mark_without_text_is_kept() {
    let text = "UNCLAS BERN 00050\nSUBJECT: X\n\n1. (U) Present were:\nFerry Office\n------------\n¶";
    oracle::all(text);
    let cable = Cable::parse(text).expect("it is a telegram");
    assert_eq!(cable.text.paragraphs[1].heading.as_deref(), Some("Ferry Office"));
    let cable = Cable::parse("UNCLAS BERN 00050\nSUBJECT: X\n\nPost knows.\n\n(SBU)").expect("it is a telegram");
    assert_eq!(cable.text.paragraphs[1].marking.as_ref().map(ToString::to_string).as_deref(), Some("(SBU)"));
}

/// A mark whose bracket was never closed took the labels below it for controls.
#[test]
fn an_open_bracket_is_no_mark_over_labels() {
    let text = "R 021200Z MAY 79\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC\nC O N F I D E N T I A L BERN 00050\n\
                TAGS: OGAM\nSUBJECT: GLOVES\n1. (C - ENTIRE TEXM\nTAGS: OGAM, SZ\nSUBJECT: (U) GLOVES\n2. THEY FIT.\n";
    oracle::all(text);
    let cable = Cable::parse(text).expect("it is a telegram");
    assert!(
        cable
            .text
            .paragraphs
            .iter()
            .filter_map(|paragraph| paragraph.marking.as_ref())
            .all(|mark| mark.controls.is_empty())
    );
}

/// Right behind `BT` and a page frame the body handed a relay line to the heading, and that handed it back, without end.
#[test]
fn a_relay_line_behind_the_separation_is_text() {
    oracle::all("EO1220.\nBT\nUNCLASSIFIED\n----------0015");
    oracle::all("EO1220.\nBT\nUNCLASSIFIED\nR 250719Z JAN 08\nFM AMEMBASSY BERN\n");
}

/// A word of a stamp with something behind it made a stamp of no length, which was taken out of its line without end.
#[test]
fn a_word_of_a_stamp_alone_is_text() {
    let text = "R 090934Z FEB 09\nFM AMEMBASSY BERN\nUNCLAS BERN 000033\nSUBJECT: X\n\n1. One.\nDeclassified/Released, it says.\n";
    oracle::all(text);
    let cable = Cable::parse(text).expect("it is a telegram");
    assert_eq!(cable.text.paragraphs[0].text, "One.\nDeclassified/Released, it says.");
}

/// Each further line of those who drafted a message copied all before it.
#[test]
fn names_of_a_label_that_stands_often_are_joined_in_linear_memory() {
    let bytes = |lines: usize| {
        let labels = "Approved By: Pat Model, ZENDA:\n".repeat(lines);
        let text = format!("MRN: 11 BERN 999\nFrom: AMEMBASSY BERN\n{labels}");
        allocation_counter::measure(|| drop(Parsed::read(&text))).bytes_total
    };
    assert!(bytes(4000) <= 6 * bytes(1000));
}

/// A text of both sections, and its first section once more: which came first made a difference.
#[test]
fn a_section_that_came_twice_is_the_longer_one() {
    let head = "R 021200Z MAY 77\nFM AMEMBASSY BERN\nCONFIDENTIAL SECTION 1 OF 2 BERN 50\nSUBJECT: GLOVES\n\n1. ONE.\n";
    let whole = format!("{head}CONFIDENTIAL SECTION 2 OF 2 BERN 50\n2. TWO.\n");
    for texts in [[head, &whole], [&whole, head]] {
        oracle::split_join(&texts.concat());
        let joined = join(texts.map(|text| Cable::parse(text).expect("it is a telegram")));
        assert_eq!(joined.cables[0].text.paragraphs.len(), 2);
        assert!(joined.diagnostics.iter().all(|found| found.code == Code::SectionRepeated), "{:?}", joined.diagnostics);
    }
}

/// How far below it the other numbers of a text were looked for was counted with the line ends.
#[test]
fn a_number_is_one_whatever_ends_the_lines_below_it() {
    let text = "UNCLAS\nSUBJ/KITES//\nRMKS/1. KITES FLY.\n2. LAMPS BURN.\n\n4. GLOVES\n";
    for below in ["GLOVES ARE\n".repeat(60), "GLOVES ARE KNITTED IN THE TOWN OF ZENDA AND IN TWO OTHERS\n".repeat(135)]
    {
        let text = format!("{text}{below}3. BELLS.");
        oracle::line_endings(&text);
        assert_eq!(Cable::parse(&text).expect("it is a telegram").text.paragraphs.len(), 3);
    }
}

/// An opening in two words that stands alone in its line was one only where LF ends it.
#[test]
fn a_comment_and_more_opens_a_paragraph_with_any_line_end() {
    oracle::line_endings("7. (C)\n\nCOMMENT AND GLOVES\n");
}

/// How far below its first line a heading was looked at was counted with the line ends, and the last line was cut there.
#[test]
fn a_heading_is_another_one_whatever_ends_its_lines() {
    for length in 4000..4120 {
        let text = "X".repeat(length);
        oracle::line_endings(&format!(
            "RUEHXA RUEHXB\nDE RUEHSW #0034/01 0091635\n2. (C) {text}\nR 091635Z JAN 09\nFM AMEMBASSY BERN\n"
        ));
    }
}

/// A paragraph that says who classified the message, and until when, adds to the order above it: not so without the body.
#[test]
fn who_classified_a_message_may_stand_in_its_text() {
    let text = "EO 13526\nKites fly.\n\nCassified By: Pat Model. Declassify On: 2030/01/02";
    oracle::all(text);
    let order = Cable::parse(text).expect("it is a telegram").text.executive_order.expect("it names one");
    assert!(order.declassify.is_some());
}
