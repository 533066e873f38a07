//! Captions: words on lines of their own that say how a message is to be handled. Source: FORMAT 4.4.

/// Captions as they stand in messages, longer ones before those they begin with.
const CAPTIONS: [&str; 45] = [
    "AGREMENT CHANNEL",
    "AIDAC",
    "BU",
    "CHEROKEE",
    "CONDIS",
    "DEA SENSITIVE",
    "DIRGEN CHANNEL",
    "DISSENT CHANNEL",
    "DISTO",
    "EXDIS",
    "EYES ONLY",
    "FODAG",
    "FOUO",
    "INFORM ALL STATE EMPLOYEES",
    "INFORM CONSULS",
    "JOINT STATE/AID MESSAGE",
    "JOINT STATE/ AID MESSAGE",
    "LIMDIS",
    "LOU",
    "MED CHANNEL",
    "MINIMIZE CONSIDERED",
    "NESCO",
    "NODIS",
    "NOFORN",
    "NOT FOR INTERNET DISTRIBUTION",
    "OFFICIAL INFORMAL",
    "ORCON",
    "PERISHABLE INFORMATION -- DO NOT SERVICE",
    "ROGER CHANNEL",
    "SBU",
    "SECRET//NOFORN",
    "CONFIDENTIAL//NOFORN",
    "SECRET NOFORN",
    "SENSITIVE BUT UNCLASSIFIED",
    "SENSITIVE",
    "SIPDIS",
    "SPECAT EXCLUSIVE",
    "SPECAT",
    "STADIS",
    "TERREP",
    "TM CHANNEL",
    "TOPEC",
    "USIAC",
    "USSALTTWO",
    "WEBGRAM EXCLUDED ONLY",
];

/// The length of the caption at the start of the text, case disregarded: `SIPDIS`, `NODIS/CHEROKEE` (the first of two),
/// `C O R R E C T E D   C O P Y - CAPTION ADDED`, `STADIS/////`; and the
/// caption in capitals.
pub(crate) fn caption(text: &str) -> Option<(usize, Option<&'static str>)> {
    if let Some(length) = corrected_copy(text) {
        return Some((length, None));
    }
    let first = text.as_bytes().first()?.to_ascii_uppercase();
    let known = CAPTIONS.iter().filter(|caption| caption.as_bytes().first() == Some(&first)).find(|caption| {
        let head = text.as_bytes().get(..caption.len());
        let behind = text.as_bytes().get(caption.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(caption.as_bytes()))
            && behind.is_none_or(|byte| matches!(byte, b' ' | b',' | b'/' | b';' | b'.' | b'\t'))
    })?;
    Some((known.len(), Some(known)))
}

/// `CORRECTED COPY`, its letters spaced or not, with what was corrected behind it: the length to the end of the text.
fn corrected_copy(text: &str) -> Option<usize> {
    let mut wanted = b"CORRECTEDCOPY".iter();
    for byte in text.trim_start_matches(['-', ' ', '*']).bytes() {
        if byte == b' ' {
            continue;
        }
        match wanted.next() {
            Some(letter) if byte.eq_ignore_ascii_case(letter) => {}
            Some(_) => return None,
            None => break,
        }
    }
    wanted.next().is_none().then_some(text.len())
}
