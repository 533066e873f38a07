//! Families of texts that grow: each a beginning and a unit that is repeated, in one line or line by line.
//!
//! ```text
//! TAGS: PREL, PREL, PREL, PREL, ...
//! ```
//!
//! Every unit stands behind every beginning, so that no rule can hide a search that looks back or ahead too far.

/// Where a unit is repeated.
const BEGINNINGS: &[&str] = &[
    "",
    "VZCZCXYZ0011\nRR RUEHWEB\n",
    "VZCZCXYZ0011\nRR RUEHWEB\n\nDE RUEHKB #0064/01 0250719\nZNY SSSSS ZZH\n",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\n",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC 4631\nINFO ",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nS E C R E T BAKU 000064\n",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nS E C R E T BAKU 000064\nE.O. 12958: ",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nS E C R E T BAKU 000064\nE.O. 12958: DECL: 01/25/2018\nTAGS: ",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nS E C R E T BAKU 000064\nTAGS: PREL\nSUBJECT: ",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nS E C R E T BAKU 000064\nTAGS: PREL\nSUBJECT: X\nREF: ",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nS E C R E T BAKU 000064\nTAGS: PREL\nSUBJECT: X\n\nClassified By: ",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nS E C R E T SECTION 01 OF 09 BAKU 000064\nTAGS: PREL\nSUBJECT: X\n\n1. (S) ",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nS E C R E T BAKU 000064\nTAGS: PREL\nSUBJECT: X\n\n1. (S) SUMMARY: Y.\nDERSE\n",
    "R 250719Z JAN 08\nFM AMEMBASSY BAKU\nBT\nS E C R E T BAKU 000064\nTAGS: PREL\n\n1. (S) Y.\nBT\n#0064\n\nNNNN\n",
    "PAGE 01        BERN  00064  01 OF 02  091400Z\n47\nACTION EUR-12\n\nINFO OCT-01  ISO-00  /013 W\n",
    "PAGE 01        BERN  00064  091400Z\n\nACTION EUR-12\n\nDRAFTED BY ",
    "                     ---------------------     012345\nR 091234Z FEB 76\nFM AMEMBASSY BERN\nTO ",
    "Message Text\n\n\nUNCLAS BERN 00064\n\nE.O. 11652: N/A\nTAGS: PFOR\nSUBJECT: X\n\n1. Y.\n\nMessage Attributes\n\nAutomatic Decaptioning: X\nCapture Date: ",
    "MRN: 11 BERN 999\nDate/DTG: Feb 09, 2011 / 091234Z FEB 11\nFrom: AMEMBASSY BERN\nAction: ",
    "RTTUZYUW RUEWMFU0001 2781234-UUUU--RUCRNAD.\nZNR UUUUU ZUI RUEWMCE0001 2781234\nR 051234Z OCT 05\nFM CNO WASHINGTON DC//N1//\nTO NAVADMIN\nBT\nUNCLAS//N01000//\nNAVADMIN 279/05\nMSGID/GENADMIN/CNO WASHINGTON DC/N1/OCT//\n",
    "This record is a partial extract of the original cable. The full text of the original cable is not available.\n",
];

/// What is repeated.
const UNITS: &[&str] = &[
    "A",
    "a ",
    "R ",
    "E ",
    "S ",
    "-",
    "- ",
    "(",
    "[",
    "[ ] ",
    "(C",
    ">",
    "\"",
    "'",
    "¶",
    "¶1. ",
    "é ",
    "\u{a0}",
    " ",
    "\t",
    ".",
    ". ",
    ", ",
    "/",
    "//",
    ":",
    ";",
    "#",
    "1",
    "0 ",
    "1. ",
    "14. ",
    "(A) ",
    "A. ",
    "(C) ",
    "1. (C) X. ",
    "PREL, ",
    "PREL ",
    "OREP (SMITH, JOHN) ",
    "PRELPGOVKDEM",
    "[PREL](#)",
    "STATE 4865, ",
    "A. STATE 4865 B. BAKU 12 ",
    "08BAKU64; ",
    "NOTAL ",
    "01/25/2018 ",
    "1.4 (B) ",
    "AND ",
    "REASONS ",
    "DECL: ",
    "SMITH, ",
    "RUEHC/",
    "RUEHGB/AMEMBASSY BAGHDAD 0038 ",
    "RUEHC RUEHGB ",
    "SECSTATE WASHDC ",
    "PRIORITY ",
    "ZEN ",
    "EUR-12 ",
    "INFO OCT-01 ",
    "OCT-01\nISO-00  /013 W ",
    "PAGE 02 ",
    "PAGE 02 BAKU 00064 02 OF 09 ",
    "PAGE 02        BERN  00064  01 OF 02  091400Z ",
    "BAKU 00000064  002 OF 009 ",
    " 00",
    " 002 OF 009 ",
    "SECTION 02 OF 09 ",
    "SIPDIS ",
    "SIPDIS",
    "E.O. 12958: ",
    "TAGS: ",
    "TAGS: PREL SUBJECT: X ",
    "SUBJECT: ",
    "REF: ",
    "REF: A. STATE 1 ",
    "Classified By: ",
    "CLASSIFIED BY: X, REASON: 1.4 (B) ",
    "SUMMARY: ",
    "END SUMMARY. ",
    "COMMENT: ",
    "BEGIN TEXT: ",
    "QUOTE ",
    "UNQUOTE ",
    "¶2008. ",
    "S E C R E T ",
    "S E C R E T BAKU 000064 ",
    "SECRET ",
    "CONFIDENTIAL\nPAGE 02 ",
    "UNCLASSIFIED ",
    "FM ",
    "FM AMEMBASSY BERN ",
    "TO ",
    "INFO ",
    "XMT ",
    "R 250719Z JAN 08 ",
    "R 250719Z JAN 08\nFM BERN ",
    "250719Z ",
    "DE RUEHKB #0064/01 0250719 ",
    "RR RUEHWEB\nDE RUEHKB #0064/01 0250719\n",
    "VZCZC",
    "VZCZCXYZ0011 ",
    "NNNNVZCZCXYZ0011\n",
    "ZNY SSSSS ZZH ",
    "BT ",
    "NNN ",
    "NNNN ",
    "#0064 ",
    "---- ",
    "---------------------     012345 ",
    "RTTUZYUW RUEWMFU0001 2781234-UUUU--RUCRNAD.",
    "--R",
    "MSGID/GENADMIN/CNO// ",
    "NARR/X/",
    "SUBJ/X// ",
    "REF/A/DOC/X// ",
    "REF/A/DOC/X//",
    "//N01000// ",
    "Message Text\n",
    "Message Attributes\n",
    "Draft Date: 04 OCT 1976 ",
    "Show Headers\n",
    "ERROR READING TEXT INDEX ",
    "RELEASED IN PART B1 ",
    "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005 ",
    "MRN: ",
    "From: ",
    "Action: ",
    "UNCLASSIFIED\n\n",
    "Drafted By: X ",
    "STATE FOR EUR/RPM ",
    "GP-3 ",
    "http://a.b/ ",
    "DERSE ",
    "<<1>>",
    "_",
    "=====",
    "*",
    "word ",
    "word. Word ",
    "1. a\n2. b\n",
    "1) a\n\n",
    "A. b\n\n",
    "ACTION ",
    "DRAFTED BY ",
    "APPROVED BY X\nY\n",
    "C WA 1500Z POSITION ",
    "This record is a partial extract of the original cable. ",
    "MINIMIZE CONSIDERED ",
];

/// A family of texts that grow.
#[derive(Clone, Copy)]
pub struct Family {
    beginning: &'static str,
    unit: &'static str,
    between: &'static str,
}

impl core::fmt::Display for Family {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let Self { beginning, unit, between } = self;
        write!(f, "{beginning:?} then {unit:?} between {between:?}")
    }
}

impl Family {
    /// Its member of about `length` bytes; every `n`th byte or so is a line end.
    pub fn text(self, length: usize) -> String {
        let mut text = String::with_capacity(length + 400);
        text.push_str(self.beginning);
        while text.len() < length {
            text.push_str(self.unit);
            text.push_str(self.between);
        }
        text
    }
}

/// All families.
pub fn all() -> impl Iterator<Item = Family> {
    BEGINNINGS.iter().flat_map(|&beginning| {
        UNITS
            .iter()
            .flat_map(move |&unit| ["", "\n", "\n\n", "\r\n"].map(|between| Family { beginning, unit, between }))
    })
}

/// A sample of them that takes a moment; all where `FAMILIES=all`.
pub fn some() -> impl Iterator<Item = Family> {
    let every = if std::env::var_os("FAMILIES").is_some_and(|wish| wish == "all") { 1 } else { 83 };
    all().step_by(every)
}

/// A text with a byte in every `every` or so put in the place of another one: the same each time.
pub fn mutated(text: &str, every: usize) -> String {
    let mut state = 0x9e37_79b9_u32;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as usize % below.max(1)
    };
    let mut mutated = String::with_capacity(text.len());
    for character in text.chars() {
        mutated.push(match random(every) {
            0 => char::from(b"\n (.:/-1AZ"[random(10)]),
            _ => character,
        });
    }
    mutated
}
