//! Bytes that are no UTF-8, and other bad input.

mod common;

use cablegram::{Cable, Code, Parsed, decode};

#[test]
fn windows_1252_is_read_and_each_repair_reported() {
    let parsed = Parsed::from_bytes(b"TAGS: PREL\nSUBJECT: THE CAF\xc9 \x92TALK\n").unwrap();
    assert_eq!(parsed.cable.text.subject.unwrap(), "THE CAF\u{c9} \u{2019}TALK");
    let repairs: Vec<_> =
        parsed.diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::ByteRepaired).collect();
    assert_eq!(repairs.len(), 2);
    assert_eq!(
        repairs[0].to_string(),
        "2:17: warning: byte-repaired: byte 0xC9 is no UTF-8; read as \u{c9} of Windows-1252"
    );
    assert_eq!((repairs[1].line, repairs[1].column), (2, 19));
    assert_eq!([repairs[0].span.range(), repairs[1].span.range()], [27..29, 30..33]);
}

#[test]
fn utf_8_stays_borrowed() {
    assert!(matches!(decode("é".as_bytes()).text, std::borrow::Cow::Borrowed("é")));
}

#[test]
fn binary_data_is_refused_or_read_without_panic() {
    let noise: Vec<u8> = (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    common::oracle::all(&decode(&noise).text);
    assert!(Cable::from_bytes(&noise[..5000]).is_err());
}

#[test]
fn giants_are_read() {
    let long_line = "A ".repeat(5 << 20);
    let blank = "\n".repeat(1 << 20);
    for text in
        [&long_line, &blank, &format!("TAGS: {long_line}"), &format!("SUBJECT: X\n\n1. (C) {long_line}\n{blank}")]
    {
        common::oracle::layout_joins(text);
        drop(Parsed::read(text));
    }
}
