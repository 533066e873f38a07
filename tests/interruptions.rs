//! What may stand anywhere changes nothing that is read: each page break and each stamp is put behind every line of a
//! print-out, and at the end of every line.

use cablegram::{Cable, Release};

/// Two print-outs, of 1979 and of the 1990s, from their distribution on: what stands above it names the first page.
const PRINTED: [(&str, &str, &str); 2] = [
    (
        "CONFIDENTIAL\nPAGE 01\nOSLO 09911 141022Z\n",
        "ACTION COME-00\n\
         INFO OCT-01 EUR-25 ISO-00 EB-11 CIAE-00 INR-10 NSAE-00\n\
         LAB-06 SIL-01 DRC-01 /055 W\n\
         ------------------099112 141035Z /12\n\
         R 140955Z MAY 79\n\
         FM AMEMBASSY OSLO\n\
         TO SECSTATE WASHDC 9914\n\
         INFO AMEMBASSY COPENHAGEN\n\
         AMEMBASSY ROME\n\
         C O N F I D E N T I A L OSLO 09911\n\
         EXDIS\n\
         DEPT PASS COMMERCE\n\
         E.O. 12065: GDS 5/14/85 (MODEL, PAT Q.) OR-E\n\
         TAGS: BEXP, NO\n\
         SUBJECT: ENQUIRY ABOUT CRANES FOR THE\n\
         HARBOR\n\
         REF: (A) STATE 999101, (B) STATE 999102\n\
         1. A HARBOR BOARD ASKS FOR CATALOGS OF FLOATING CRANES AND\n\
         WOULD LIKE THEM BEFORE ITS JUNE MEETING.\n\
         2. POST SUGGESTS THE CATALOGS GO BY AIR POUCH, SINCE THE SEA\n\
         MAIL TAKES SIX WEEKS.\n\
         (A) THE FIRST ONE IS LATE.\n\
         3. NO MORE IS KNOWN.\n\
         HOLM\n\
         CONFIDENTIAL\n\
         NNN\n",
        "OSLO  09911  141022Z",
    ),
    (
        "CONFIDENTIAL\nPAGE 01 ROME 03067 01 OF 01 211833Z\n",
        "ACTION EUR-00\n\
         INFO LOG-00 AID-01 CIAE-00 C-01 OASY-00 DODE-00 EB-01\n\
         EUR-01 H-01 TEDE-00 INR-00 IO-16 L-01 ADS-00 /022W\n\
         9AB6A0 211845Z /38\n\
         P R 211830Z JUL 94\n\
         FM AMEMBASSY ROME\n\
         TO SECSTATE WASHDC PRIORITY 9991\n\
         INFO USMISSION GENEVA\n\
         AMEMBASSY BERN PRIORITY\n\
         C O N F I D E N T I A L ROME 003067\n\
         GENEVA FOR EXAMPLE\n\
         E.O. 12356: DECL: OADR\n\
         TAGS: PREL, ETRD, IT\n\
         SUBJECT: COFFEE AUCTION POSTPONED\n\
         REF: (A) STATE 999910 (B) ROME 9900\n\
         1. SUMMARY. THE AUCTION MOVES TO JUNE. END SUMMARY.\n\
         2. THE HALL IS NOT READY AND THE OWNER\n\
         HAS GONE HOME.\n\
         EXAMPLE\n\
         CONFIDENTIAL\n\
         NNNN\n",
        "ROME  03067  01 OF 01  211833Z",
    ),
];

const STAMP: &str = "Pat Q. Model Declassified/Released US Department of State EO Systematic Review 20 Mar 2014";
const BANNER: &str = "UNCLASSIFIED U.S. Department of State Case No. F-0000-00000 Doc No. C00000000 Date: 01/02/2003";

/// What a message says, without what archives put around it.
fn said(text: &str) -> Cable<'static> {
    let mut cable = Cable::parse(text).unwrap_or_else(|error| panic!("{error}: {text}")).into_owned();
    cable.release = Release::default();
    let whole = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").into();
    for paragraph in &mut cable.text.paragraphs {
        paragraph.text = whole(&paragraph.text);
    }
    cable
}

/// The text with `what` behind each of its lines, by `join`, one after the other.
fn everywhere(interruptions: impl Fn(&str) -> Vec<String>, join: &str) {
    for (head, lines, station) in PRINTED {
        let expected = said(&format!("{head}{lines}"));
        for what in interruptions(station) {
            for (at, _) in lines.match_indices('\n') {
                let (before, behind) = lines.split_at(at);
                let text = format!("{head}{before}{join}{what}{behind}");
                assert_eq!(said(&text), expected, "{text}");
            }
        }
    }
}

fn stamps() -> Vec<String> {
    let dated = STAMP.strip_prefix("Pat Q. Model ").unwrap_or_default();
    [STAMP, dated, BANNER]
        .iter()
        .flat_map(|stamp| {
            [
                (*stamp).to_owned(),
                format!("{stamp} {stamp}"),
                stamp.replace(' ', "  ").replace("U.S.  Department  of  State", "U.S. Department of State"),
            ]
        })
        .collect()
}

#[test]
fn stamps_behind_a_line() {
    everywhere(|_| stamps(), "\n");
    everywhere(|_| vec![format!("{STAMP}\n{STAMP}")], "\n");
}

#[test]
fn stamps_at_the_end_of_a_line() {
    everywhere(|_| stamps(), " ");
}

#[test]
fn stamps_over_several_lines() {
    // Not before the name of the Department, nor before the year alone: behind a signature it is a number like any other.
    let wrapped = |stamp: &str| {
        let blanks = stamp.match_indices(' ').map(|(at, _)| stamp.split_at(at));
        let cut = |(first, second): (&str, &str)| format!("{first}\n{}", second.trim_start());
        blanks.filter(|(first, second)| first.contains("State") && *second != " 2014").map(cut).collect::<Vec<_>>()
    };
    everywhere(|_| [STAMP, BANNER].into_iter().flat_map(wrapped).collect(), "\n");
}

#[test]
fn page_breaks_behind_a_line() {
    everywhere(
        |station| {
            let solid = station.split_whitespace().collect::<Vec<_>>().join(" ");
            [
                format!("PAGE 02 {solid}"),
                format!("CONFIDENTIAL\nCONFIDENTIAL\nPAGE 02 {station}"),
                format!("CONFIDENTIAL\nCONFIDENTIAL\nPAGE 02\n{solid}"),
                format!("CONFIDENTIAL\n{STAMP}\n{STAMP}\nCONFIDENTIAL\nPAGE 02\n{solid}"),
                format!("CONFIDENTIAL\nCONFIDENTIAL\nPAGE 02 {station}\n{STAMP}\n{STAMP}"),
                format!("CONFIDENTIAL POSS DUPE\nCONFIDENTIAL POSS DUPE\nPAGE 02 {station} POSS DUPE"),
                format!("CONFIDENTIAL\nCONFIDENTIAL\n{solid}\nPAGE 02"),
                format!("CONFIDENTIAL\nCONFIDENTIAL\nPAGE O2 {solid}"),
                format!("CONFIDENTIAL   PAGE 02        {station}"),
            ]
            .into()
        },
        "\n",
    );
}

#[test]
fn page_breaks_at_the_end_of_a_line() {
    everywhere(
        |station| {
            [
                format!("       CONFIDENTIAL       PAGE 02        {station}"),
                format!("       CONFIDENTIAL       CONFIDENTIAL       PAGE 02        {station}"),
                format!("CONFIDENTIAL PAGE 02 {station}"),
                format!("       PAGE 02        {station}"),
            ]
            .into()
        },
        " ",
    );
}
