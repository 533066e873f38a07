//! In which years TAGS were in use.
//!
//! Sources: TAGS handbook of 1974; cablemap's code list of 2005-11; 5 FAH-3 H-011.1 (2022) and H-414 (2024). When a list gave way
//! to the next is not known, so years between them are open to both.

/// When a code was in use, as far as the lists tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Era {
    /// No list has it.
    Unknown,
    /// In the list of the year, or the year lies between two lists.
    Fits,
    /// Only in lists of later years.
    Later,
    /// Only in lists of earlier years.
    Earlier,
}

/// Subjects of the handbook of 1974 and its changes that later lists do not have.
const SUBJECTS_TO_1990: [&str; 72] = [
    "AART", "AAUD", "ACLM", "ACMM", "ACMS", "ACOM", "ACOU", "ADTO", "AFAC", "AFOP", "AFSP", "ALIB", "ALTR", "AORG",
    "APOU", "APUB", "AREC", "AREG", "ASAF", "AVCE", "AWRD", "BAGB", "BBAK", "BBCP", "BDIS", "BENC", "BFOL", "BGEN",
    "BLIB", "BPRO", "BPUB", "BTRA", "CARR", "CDES", "CGEN", "CPRS", "EALR", "ECEM", "ECRE", "ECRP", "EEWT", "EGEN",
    "ELEC", "EMAE", "EMES", "EPAP", "ESTC", "ETEL", "MILI", "MMOL", "MORG", "MPOL", "OCLR", "OCON", "OGEN", "PBOR",
    "PDEV", "PDIP", "PFOR", "PINT", "PLOS", "PORG", "PORS", "SEDU", "SGEN", "SHUM", "SOPN", "SPOP", "SREF", "SWEL",
    "TECH", "TGEN",
];

/// Subjects that the handbook of 1974 does not have.
const SUBJECTS_FROM_1980: [&str; 37] = [
    "AADP", "ACKM", "ACOA", "ADCO", "ADPM", "AFSN", "AINT", "ALEO", "AOMS", "AORC", "APCS", "BMGT", "CJAN", "CLOK",
    "CMGT", "ECPS", "EINT", "EPET", "ETTC", "MCAP", "ODIP", "OFDP", "OIIP", "OPDC", "OPRC", "PBTS", "PHSA", "PHUM",
    "PNAT", "PREF", "PREL", "PTER", "SMIG", "TINT", "TNGD", "TRGY", "TSPL",
];

/// Countries and regions of 1974.
const GEOGRAPHIC_1974: [&str; 255] = [
    "AC", "AF", "AG", "AL", "AN", "AO", "AQ", "AR", "AS", "AT", "AU", "AV", "BA", "BB", "BC", "BD", "BE", "BF", "BG",
    "BH", "BL", "BM", "BP", "BR", "BT", "BU", "BV", "BW", "BX", "BY", "CA", "CB", "CD", "CE", "CF", "CG", "CH", "CI",
    "CJ", "CK", "CL", "CM", "CN", "CO", "CR", "CS", "CT", "CU", "CV", "CW", "CY", "CZ", "DA", "DM", "DO", "DR", "EC",
    "EG", "EI", "EK", "EQ", "ES", "ET", "FA", "FG", "FI", "FJ", "FO", "FP", "FR", "FT", "FW", "GA", "GB", "GE", "GH",
    "GI", "GJ", "GL", "GN", "GP", "GQ", "GR", "GT", "GV", "GW", "GY", "GZ", "HA", "HK", "HM", "HO", "HU", "IC", "ID",
    "IN", "IO", "IR", "IS", "IT", "IV", "IY", "IZ", "JA", "JM", "JN", "JO", "JQ", "KE", "KN", "KS", "KT", "KU", "LA",
    "LE", "LI", "LS", "LT", "LU", "LY", "MA", "MB", "MC", "MG", "MH", "MI", "ML", "MN", "MO", "MP", "MQ", "MR", "MT",
    "MU", "MV", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NH", "NI", "NL", "NO", "NP", "NR", "NS", "NU", "NZ",
    "PA", "PC", "PE", "PF", "PG", "PK", "PL", "PN", "PO", "PP", "PQ", "PT", "PU", "QA", "RE", "RH", "RO", "RP", "RQ",
    "RW", "SA", "SB", "SC", "SE", "SF", "SG", "SH", "SK", "SL", "SM", "SN", "SO", "SP", "SQ", "SS", "ST", "SU", "SV",
    "SW", "SY", "SZ", "TC", "TD", "TH", "TK", "TL", "TN", "TO", "TP", "TQ", "TS", "TU", "TW", "TZ", "UG", "UK", "UR",
    "US", "UV", "UY", "VC", "VE", "VI", "VN", "VQ", "VS", "VT", "WA", "WB", "WQ", "WS", "WZ", "XA", "XB", "XC", "XD",
    "XE", "XF", "XG", "XH", "XI", "XJ", "XK", "XL", "XM", "XN", "XO", "XP", "XQ", "XR", "XS", "XT", "XU", "XV", "XW",
    "XX", "XY", "XZ", "YE", "YO", "YQ", "YS", "ZA",
];

/// Countries of about 2000 to 2010: those of FIPS PUB 10-4 as of 2008, without reefs and islands where nobody lives, and `SR`, which
/// telegrams have for Serbia.
const GEOGRAPHIC_2005: [&str; 247] = [
    "AA", "AC", "AE", "AF", "AG", "AJ", "AL", "AM", "AN", "AO", "AQ", "AR", "AS", "AT", "AU", "AV", "AX", "AY", "BA",
    "BB", "BC", "BD", "BE", "BF", "BG", "BH", "BK", "BL", "BM", "BN", "BO", "BP", "BR", "BT", "BU", "BX", "BY", "CA",
    "CB", "CD", "CE", "CF", "CG", "CH", "CI", "CJ", "CK", "CM", "CN", "CO", "CQ", "CS", "CT", "CU", "CV", "CW", "CY",
    "DA", "DJ", "DO", "DR", "DX", "EC", "EG", "EI", "EK", "EN", "ER", "ES", "ET", "EZ", "FG", "FI", "FJ", "FK", "FM",
    "FO", "FP", "FR", "FS", "GA", "GB", "GG", "GH", "GI", "GJ", "GK", "GL", "GM", "GP", "GQ", "GR", "GT", "GV", "GY",
    "GZ", "HA", "HK", "HO", "HR", "HU", "IC", "ID", "IM", "IN", "IO", "IR", "IS", "IT", "IV", "IZ", "JA", "JE", "JM",
    "JO", "KE", "KG", "KN", "KR", "KS", "KT", "KU", "KV", "KZ", "LA", "LE", "LG", "LH", "LI", "LO", "LS", "LT", "LU",
    "LY", "MA", "MB", "MC", "MD", "MF", "MG", "MH", "MI", "MJ", "MK", "ML", "MN", "MO", "MP", "MR", "MT", "MU", "MV",
    "MX", "MY", "MZ", "NC", "NE", "NF", "NG", "NH", "NI", "NL", "NO", "NP", "NR", "NS", "NT", "NU", "NZ", "PA", "PC",
    "PE", "PK", "PL", "PM", "PO", "PP", "PS", "PU", "QA", "RE", "RI", "RM", "RO", "RP", "RQ", "RS", "RW", "SA", "SB",
    "SC", "SE", "SF", "SG", "SH", "SI", "SL", "SM", "SN", "SO", "SP", "SR", "ST", "SU", "SV", "SW", "SX", "SY", "SZ",
    "TD", "TH", "TI", "TK", "TL", "TN", "TO", "TP", "TS", "TT", "TU", "TV", "TW", "TX", "TZ", "UG", "UK", "UP", "US",
    "UV", "UY", "UZ", "VC", "VE", "VI", "VM", "VQ", "VT", "WA", "WE", "WF", "WI", "WS", "WZ", "YI", "YM", "ZA", "ZI",
];

/// Countries and regions of 2024.
const GEOGRAPHIC_2024: [&str; 308] = [
    "1A", "1C", "1E", "1N", "1S", "1W", "2A", "2C", "2E", "2H", "2M", "2N", "2P", "2S", "3A", "3B", "3D", "3E", "3L",
    "3S", "3T", "3W", "4C", "4L", "4N", "4R", "4S", "5A", "6A", "6D", "6E", "6G", "6H", "6I", "6M", "6P", "7A", "8A",
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AZ", "BA", "BB", "BD", "BE",
    "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV", "BW", "BY", "BZ", "CA", "CC",
    "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CP", "CR", "CU", "CV", "CW", "CX", "CY", "CZ", "DE",
    "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA",
    "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK",
    "HM", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP",
    "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT",
    "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS",
    "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ",
    "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PT", "PW", "PY", "QA", "QM", "QS", "QU", "QW",
    "QX", "QZ", "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SK", "SL", "SM", "SN",
    "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO",
    "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "US", "UY", "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS",
    "XA", "XB", "XC", "XD", "XE", "XG", "XH", "XJ", "XK", "XL", "XP", "XQ", "XR", "XS", "XT", "XU", "XV", "XW", "YE",
    "YT", "ZA", "ZM", "ZW",
];

/// The era of the subject `code`, one of the known ones, in `year`.
pub(crate) fn subject_era(code: &str, year: u16) -> Era {
    if year < 1980 && SUBJECTS_FROM_1980.binary_search(&code).is_ok() {
        Era::Later
    } else if year > 1990 && SUBJECTS_TO_1990.binary_search(&code).is_ok() {
        Era::Earlier
    } else {
        Era::Fits
    }
}

/// The era of the country or region `code` in `year`.
///
/// When the list of 1974 gave way is not known, so that what it has passes to 2011; codes that only the list of 2024 has begin in
/// 2010.
pub(crate) fn geographic_era(code: &str, year: u16) -> Era {
    let in_list = |list: &[&str]| list.binary_search(&code).is_ok();
    let (early, middle, late) = (in_list(&GEOGRAPHIC_1974), in_list(&GEOGRAPHIC_2005), in_list(&GEOGRAPHIC_2024));
    match year {
        _ if !early && !middle && !late => Era::Unknown,
        ..1980 if !early => Era::Later,
        ..2010 if !early && !middle => Era::Later,
        2012.. if !late && !middle => Era::Earlier,
        _ => Era::Fits,
    }
}
