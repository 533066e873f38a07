//! What must hold for every text whatever: the tests assert it of fixtures, the fuzz targets of what they invent.

#![allow(dead_code, reason = "every test file and every fuzz target uses a part of it")]

use core::fmt::Display;
use core::str::FromStr;
use std::io::BufReader;

use cablegram::{
    Cable, Code, Diagnostic, Form, Layout, Level, Located, Messages, Options, OwnedCable, Paragraph, Parsed, Piece,
    Profile, Role, Severity, Span, decode, join, split,
};

/// The pieces of the layout follow one another, end on character boundaries, and joined give the text.
pub fn layout_joins(text: &str) {
    pieces_join(text, Layout::new(text));
}

/// The same for a caller who names the form.
pub fn layout(text: &str) {
    layout_joins(text);
    for &form in Form::ALL {
        pieces_join(text, Layout::of_form(text, form));
    }
}

fn pieces_join(text: &str, pieces: Layout<'_>) {
    let mut at = 0;
    let mut line = 1;
    let mut message = 0;
    for piece in pieces {
        let range = piece.span.range();
        assert!(piece.message == message || piece.message == message + 1, "{piece:?} behind message {message}");
        message = piece.message;
        assert_eq!(range.start, at, "a gap or an overlap before {piece:?}");
        assert!(range.end > at, "{piece:?} is empty");
        assert!(text.is_char_boundary(range.end), "{piece:?} ends inside a character");
        assert!(piece.line == line || piece.line == line + 1, "{piece:?} behind line {line}");
        line = piece.line;
        at = range.end;
    }
    assert_eq!(at, text.len(), "the end of the text belongs to no piece");
}

/// Everything that holds for a text that may or may not be a telegram.
pub fn all(text: &str) {
    layout_joins(text);
    let parsed = match Parsed::read(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert_eq!(Cable::parse(text).expect_err("diagnostics make no difference"), error);
            return;
        }
    };
    assert_eq!(Cable::parse(text).as_ref(), Ok(&parsed.cable), "the sink makes a difference");
    diagnostics(text, &parsed.diagnostics);
    spans(text, &parsed.cable);
    strict_implies_forgiving(text, &parsed);
    into_owned_and_json(&parsed.cable);
    preamble_is_a_part(text, &parsed.cable);
    nothing_is_dropped(text, &parsed.cable);
}

/// Bytes that may or may not be UTF-8: every one of them is in the text or among the repairs.
pub fn bytes(bytes: &[u8]) {
    let decoded = decode(bytes);
    let mut back = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for repair in &decoded.repairs {
        let start = repair.at as usize;
        assert!(decoded.text[start..].starts_with(repair.character()), "{repair:?} stands elsewhere");
        back.extend(decoded.text[at..start].bytes());
        back.push(repair.byte);
        at = start + repair.character().len_utf8();
    }
    back.extend(decoded.text[at..].bytes());
    assert!(back == bytes, "other bytes came back than went in");
    match (Parsed::from_bytes(bytes), Parsed::read(&decoded.text)) {
        (Ok(parsed), Ok(read)) => {
            assert_eq!(parsed.cable, read.cable);
            assert_eq!(parsed.diagnostics.len(), read.diagnostics.len() + decoded.repairs.len());
            diagnostics(&decoded.text, &parsed.diagnostics);
        }
        (Err(parsed), Err(read)) => assert_eq!(parsed, read),
        (parsed, read) => panic!("from bytes: {parsed:?}, but from their text: {read:?}"),
    }
}

/// The messages of a text are the same however it comes, and joining their sections loses none.
pub fn split_join(text: &str) {
    let messages: Vec<&str> = split(text).collect();
    assert_eq!(messages.concat(), text);
    assert!(messages.iter().all(|message| !message.is_empty()), "a message is empty");
    let mut at = 0;
    let mut streamed = Messages::new(BufReader::with_capacity(37, text.as_bytes()));
    for message in &messages {
        let found = streamed.next().expect("the stream has as many messages").expect("a text in memory can be read");
        assert_eq!((found.offset, found.whole), (at, true), "the stream is cut elsewhere");
        assert!(found.bytes == message.as_bytes(), "the message at {at} is another one in the stream");
        at += message.len() as u64;
    }
    assert!(streamed.next().is_none(), "the stream has more messages");
    let read: Vec<_> = Parsed::read_all(text).collect();
    for parsed in read.iter().flatten() {
        diagnostics(text, &parsed.diagnostics);
        spans(text, &parsed.cable);
    }
    let cables: Vec<Cable<'_>> = read.into_iter().flatten().map(|parsed| parsed.cable).collect();
    let joined = join(cables.iter().cloned());
    let reversed = join(cables.iter().rev().cloned());
    assert!(joined.cables.len() <= cables.len());
    assert_eq!(joined.cables.len(), reversed.cables.len(), "the order of the sections makes a difference");
    assert_eq!(joined.diagnostics.len(), reversed.diagnostics.len(), "the order of the sections makes a difference");
    for cable in cables.iter().filter(|cable| cable.text.section.is_none()) {
        assert!(joined.cables.contains(cable), "a message without sections is another one");
    }
}

/// How lines end makes no difference: the messages of a text are as many and the same.
pub fn line_endings(text: &str) {
    let lf = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace('\r', "\n");
    let read = |text: &str| -> Vec<Result<OwnedCable, ()>> {
        Parsed::read_all(text).map(|read| read.map(|parsed| parsed.cable.into_owned()).map_err(|_| ())).collect()
    };
    let expected = read(&lf);
    for ending in ["\r\n", "\r\r\n", "\r"] {
        assert_eq!(read(&lf.replace('\n', ending)), expected, "with {ending:?}");
    }
}

/// One line of a good telegram is damaged: a character is lost, another one, or one too many, or its end is lost. What
/// stands in other lines is read as before, or a diagnostic at or before it says why not.
pub fn damage(text: &str, line: usize, column: usize, how: u8) {
    if let Some(lost) = lost(text, line, column, how) {
        panic!("{lost}");
    }
}

/// What such damage loses without a word.
pub fn lost(text: &str, line: usize, column: usize, how: u8) -> Option<String> {
    let (damaged, before, after) = damaged(text, line, column, how)?;
    let good = Parsed::read(text).ok().filter(|good| good.diagnostics.is_empty())?;
    let read = Parsed::read(&damaged).ok()?;
    let found = fields_and_headings(&damaged, read.cable);
    for (name, value, span) in fields_and_headings(text, good.cable) {
        let (start, end) = (span.range().start, span.range().end);
        if start < before.1 && end > before.0 {
            continue;
        }
        let moved = |at: usize| if start >= before.1 { at - before.1 + after.1 } else { at };
        let same = |(other, again, place): &(&str, String, Span)| {
            // The damaged line may now belong to the field above it.
            let grown = end <= before.0 && text[end..before.0].trim().is_empty() && place.range().end > end;
            *other == name && place.range().start == moved(start) && (*again == value || grown)
        };
        let told = || {
            let place = moved(end).max(after.1);
            read.diagnostics.iter().any(|diagnostic| diagnostic.span.range().start <= place)
        };
        if !found.iter().any(same) && !told() {
            let (line, damaged) = (&text[before.0..before.1], &damaged[after.0..after.1]);
            return Some(format!("{name} {value} is lost without a word where {line:?} is {damaged:?}"));
        }
    }
    None
}

/// Where a line begins and ends.
type Place = (usize, usize);

/// The text with a line damaged, and where that line stood and stands; `None` where nothing would be left of it.
fn damaged(text: &str, line: usize, column: usize, how: u8) -> Option<(String, Place, Place)> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let nth = line % lines.len().max(1);
    let content = lines.get(nth)?.trim_end();
    let start: usize = lines[..nth].iter().map(|line| line.len()).sum();
    let end = start + lines[nth].len();
    let (at, character) = content.char_indices().nth(column % content.chars().count().max(1))?;
    let (front, behind) = (&content[..at], &content[at + character.len_utf8()..]);
    let other = char::from(b"AZ09.:(/- "[usize::from(how / 4) % 10]);
    let new = match how % 4 {
        0 => format!("{front}{behind}"),
        1 => format!("{front}{other}{behind}"),
        2 => format!("{front}{other}{character}{behind}"),
        _ => front.to_owned(),
    };
    let line_end = &lines[nth][content.len()..];
    let damaged = format!("{}{new}{line_end}{}", &text[..start], &text[end..]);
    (!new.trim().is_empty()).then_some((damaged, (start, end), (start, start + new.len() + line_end.len())))
}

/// The located fields of a telegram: name, value, place. What a reference means depends on the date of the message, so
/// that only its place counts.
fn fields(cable: &Cable<'_>) -> Vec<(&'static str, String, Span)> {
    let mut fields = Vec::new();
    macro_rules! add {
        ($($name:literal, $parts:expr;)*) => {$(
            for part in $parts.iter() {
                let value = serde_json::to_string(part).expect("every part has a JSON");
                fields.push(($name, value, part.span));
            }
        )*};
    }
    let (heading, text) = (&cable.heading, &cable.text);
    add! {
        "routing", heading.routing;
        "calling station", heading.calling_station;
        "transmission instructions", heading.transmission_instructions;
        "date-time group", heading.date_time_group;
        "from", heading.from;
        "to", heading.to;
        "info", heading.info;
        "exempt", heading.exempt;
        "classification", text.classification;
        "caption", text.captions;
        "passing", text.passing;
        "executive order", text.executive_order;
        "tag", text.tags;
        "subject", text.subject;
        "classified by", text.classified_by;
        "paragraph", text.paragraphs;
        "signature", text.signature;
    }
    fields.extend(text.references.iter().map(|reference| ("reference", String::new(), reference.span)));
    fields
}

/// The same, the headings apart from their paragraphs: they stand in other lines, and tell their role.
fn fields_and_headings(text: &str, mut cable: Cable<'_>) -> Vec<(&'static str, String, Span)> {
    let mut headings = Vec::new();
    for paragraph in &mut cable.text.paragraphs {
        let Some(heading) = paragraph.heading.take() else { continue };
        paragraph.role = None;
        let above = text.get(..paragraph.span.range().start).unwrap_or_default();
        let first = heading.split(' ').next().unwrap_or_default();
        let place = above.rfind(first).and_then(|at| Span::of(text, text.get(at..at + first.len())?));
        headings.extend(place.map(|place| ("heading", heading.to_string(), place)));
    }
    let mut fields = fields(&cable);
    fields.extend(headings);
    fields
}

/// Diagnostics are in order, lie in the text, and say where they are.
fn diagnostics(text: &str, diagnostics: &[Diagnostic]) {
    let mut last = Span::default();
    for diagnostic in diagnostics {
        let span = diagnostic.span;
        assert!(span.start >= last.start, "{diagnostic} is out of order");
        last = span;
        assert!(text.get(span.range()).is_some(), "{diagnostic}: {span:?} is no part of the text");
        let before = &text[..span.range().start];
        let line_start = before.rfind(['\n', '\r', '\x0c']).map_or(0, |at| at + 1);
        assert_eq!(diagnostic.column as usize, before[line_start..].chars().count() + 1, "{diagnostic}");
        assert!(diagnostic.line >= 1 && !diagnostic.message.is_empty());
        let hidden = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!diagnostic.to_string().contains(hidden), "{diagnostic:?} is not one line that can be printed");
    }
}

/// Every span of the model is a part of the text; a borrowed piece of text stands where its span says.
pub fn spans(text: &str, cable: &Cable<'_>) {
    let check = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} is no part of the text");
    let located = |part: &Located<'_>| {
        check(part.span);
        if matches!(part.text, std::borrow::Cow::Borrowed(_)) && Span::of(text, &part.text).is_some() {
            assert_eq!(&text[part.span.range()], &*part.text);
        }
    };
    let heading = &cable.heading;
    heading.transmission_identifier.iter().for_each(|part| check(part.span));
    heading.routing.iter().for_each(|part| check(part.span));
    heading.calling_station.iter().for_each(|part| check(part.span));
    heading.transmission_instructions.iter().for_each(|part| check(part.span));
    heading.date_time_group.iter().for_each(|part| check(part.span));
    heading.from.iter().chain(heading.addressees()).chain(&heading.exempt).for_each(|part| check(part.span));
    heading.distribution.iter().for_each(|part| check(part.span));
    let body = &cable.text;
    body.classification.iter().for_each(|part| check(part.span));
    body.reference_number.iter().for_each(|part| check(part.span));
    body.executive_order.iter().for_each(|part| check(part.span));
    body.references.iter().for_each(|part| check(part.span));
    body.classified_by.iter().for_each(|part| check(part.span));
    for paragraph in &body.paragraphs {
        check(paragraph.span);
        paragraph.marking.iter().for_each(|part| check(part.span));
    }
    body.captions.iter().chain(&body.passing).chain(&body.tags).chain(&body.notices).for_each(located);
    [&body.subject, &body.signature].into_iter().flatten().for_each(located);
    [&body.summary, &body.comment].into_iter().flatten().for_each(|part| check(part.span));
    cable.unread.iter().chain(&cable.release.marks).for_each(located);
}

/// Checks are in order and lie in the text. Where strict reading succeeds, forgiving reading gives the same telegram, and
/// neither it nor the checks of the profile have an error; where not, the first of those errors is the reason.
pub fn strict_implies_forgiving(text: &str, parsed: &Parsed<'_>) {
    diagnostics(text, &parsed.cable.check(Some(text), None));
    for &profile in Profile::ALL {
        let mut errors = parsed.cable.check(Some(text), Some(profile));
        diagnostics(text, &errors);
        let read = parsed.diagnostics.iter().filter(|diagnostic| diagnostic.code != Code::FurtherMessage);
        errors.extend(read.cloned());
        errors.retain(|diagnostic| diagnostic.severity == Severity::Error);
        errors.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end, diagnostic.code));
        match (Options::new().strict(profile).parse(text), errors.first()) {
            (Ok(strict), None) => assert_eq!(strict, parsed.cable),
            (Err(error), Some(broken)) => assert_eq!(error.to_string(), broken.to_string()),
            (strict, broken) => panic!("strict: {strict:?}, but forgiving: {broken:?}"),
        }
    }
}

/// A telegram that owns its text is the same, and so are its atoms when they are printed and read.
pub fn into_owned_and_json(cable: &Cable<'_>) {
    /// A post's blanks are not printed, so the notation is compared.
    fn same<T: Display + FromStr<Err: Display>>(atom: &T) {
        let notation = atom.to_string();
        match notation.parse::<T>() {
            Ok(again) => assert_eq!(again.to_string(), notation),
            Err(error) => panic!("{notation}: {error}"),
        }
    }
    let owned = cable.clone().into_owned();
    assert_eq!(&owned, cable, "the owned telegram is another one");
    json_there_and_back(cable);
    let (heading, text) = (&owned.heading, &owned.text);
    owned.id.iter().chain(&text.reference_number).for_each(same);
    heading.date_time_group.iter().for_each(same);
    text.classification.iter().chain(text.paragraphs.iter().filter_map(|part| part.marking.as_ref())).for_each(same);
}

/// A telegram written as JSON and read back is the same but for its spans.
pub fn json_there_and_back(cable: &Cable<'_>) {
    let json = serde_json::to_string(cable).expect("every telegram has a JSON");
    let back: OwnedCable = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error} in {json}"));
    assert_eq!(&back, cable, "another telegram came back from {json}");
}

/// Reading the preamble only gives what stands before the body, and as the whole reading gives it, where the body has no line of
/// a preamble that adds to it.
fn preamble_is_a_part(text: &str, cable: &Cable<'_>) {
    let Ok(preamble) = Options::new().preamble_only(true).parse(text) else { return };
    let body = |piece: &Piece| matches!(piece.role, Role::Paragraph | Role::Text | Role::Heading);
    let pieces = || Layout::new(text).take_while(|piece| piece.message == 0);
    let mut rest = pieces().skip_while(|piece| !body(piece)).peekable();
    let stop = rest.peek().map_or(u32::MAX, |piece| piece.span.start);
    let of_body = |piece: Piece| {
        let ending = matches!(piece.role, Role::Signature | Role::Notice | Role::Separation | Role::EndOfMessage);
        let frame = matches!(piece.role, Role::Blank | Role::Rule | Role::PageFrame | Role::ReleaseMark);
        body(&piece) || ending || frame
    };
    // A paragraph may say who classified the message, and until when.
    let classified_below = cable.text.classified_by.as_ref().is_some_and(|by| by.span.start >= stop);
    if classified_below || !rest.all(of_body) {
        return;
    }
    let framed = |span: &Span| {
        pieces().any(|piece| piece.role == Role::PageFrame && piece.span.range().contains(&(span.start as usize)))
    };
    let before = |(name, _, span): &(&str, String, Span)| {
        // A level that no classification line says is inferred from other lines, also of the body.
        let inferred = *name == "classification" && (span.is_empty() || framed(span));
        !inferred && span.start < stop && !matches!(*name, "paragraph" | "signature")
    };
    let parts = |cable| fields(cable).into_iter().filter(before).collect::<Vec<_>>();
    assert_eq!(parts(&preamble), parts(cable), "the preamble is read otherwise without the body");
    assert_eq!(preamble.heading.precedence, cable.heading.precedence);
}

/// What is not understood is kept: a line of no known role is among those that were not read, and every word of a line that is
/// kept as text is somewhere in the cable, but for the words that frame it. (What other lines say is in typed fields, which may
/// spell it otherwise.)
pub fn nothing_is_dropped(text: &str, cable: &Cable<'_>) {
    const FRAMES: [&str; 3] = ["UNQUOTE", "ENTIRE", "TEXT"];
    /// Line ends of web pages, and the machine functions of printed examples.
    const SIGNS: [&str; 6] = ["<br>", "(2CR)", "(1LF)", "(8LF)", "(12LTRS)", "(5 SPACES)"];
    let bare = |text: &str| SIGNS.iter().fold(text.to_owned(), |text, sign| text.replace(sign, " "));
    let letters = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_uppercase).collect::<String>()
    };
    let mut kept = String::new();
    strings(&serde_json::to_value(cable).expect("every telegram has a JSON"), &mut |text| {
        kept += &letters(&bare(text));
    });
    for piece in Layout::new(text).take_while(|piece| piece.message == 0) {
        let (line, mut from) = (piece.text(text), piece.span.range().start);
        match piece.role {
            Role::Unknown => {
                let same = |unread: &Located<'_>| letters(&bare(unread)).contains(&letters(&bare(line)));
                let unread = cable.unread.iter().any(same);
                assert!(unread, "{line:?} in line {} is neither known nor kept", piece.line);
            }
            Role::Paragraph | Role::Text => {
                // Behind number and portion mark, and what stands with it: `1. (C - ENTIRE TEXT)`. A mark may go over a line end.
                const OPENING: usize = 40;
                let range = piece.span.range();
                let opening = |paragraph: &Paragraph<'_>| match paragraph.text.lines().next().map(str::trim) {
                    None | Some("") => line.len(),
                    Some(first) => line.find(first).or_else(|| line.find(char::is_alphabetic)).unwrap_or(line.len()),
                };
                let paragraphs = cable.text.paragraphs.iter();
                let begun = paragraphs.clone().filter(|paragraph| range.contains(&paragraph.span.range().start));
                let shown = |length: &usize| line.get(..*length).map_or(0, |opening| opening.replace('\0', "").len());
                let openings = begun.map(opening).filter(|length| shown(length) < OPENING).min();
                let marks = paragraphs.filter_map(|paragraph| Some(paragraph.marking.as_ref()?.span.range()));
                let marks = marks.filter(|mark| mark.start < range.end && mark.end > range.start);
                let mark = marks.map(|mark| mark.end.min(range.end)).min().unwrap_or_default();
                from = mark.max(from + openings.unwrap_or_default());
            }
            // Behind a label: `Signature: MODEL`, `Pass Line: EUR FOR MODEL`.
            Role::Signature => from += line.rfind(':').map_or(0, |at| at + 1),
            Role::Passing | Role::Notice => from += line.find(':').map_or(0, |at| at + 1),
            // A line that stands twice, a Q before the second.
            Role::Copy if line.starts_with('Q') => from += 1,
            Role::Heading
            | Role::LostText
            | Role::Copy
            | Role::Catalogue
            | Role::ReleaseMark
            | Role::Correction
            | Role::Pilot
            | Role::ShortNumber => {}
            _ => continue,
        }
        let said = bare(text.get(from..piece.span.range().end).unwrap_or_default());
        // The level of a page frame, and what stands behind it (`CONFIDENTIAL - ENTIRE TEXT`); the date behind a signature, which a
        // diagnostic names.
        let frame = |word: &str| {
            let date = piece.role == Role::Signature && !word.contains(char::is_alphabetic);
            date || FRAMES.iter().any(|frame| word.ends_with(frame)) || word.parse::<Level>().is_ok()
        };
        for written in said.split_whitespace() {
            let (word, Piece { line: number, role, .. }) = (letters(written), piece);
            // A mark that goes over a line end may end in a word: `(S/NF` / `A)08`.
            let is_kept = kept.contains(&word) || written.split(')').all(|part| kept.contains(&letters(part)));
            assert!(is_kept || frame(&word), "{word} of {line:?} in line {number}, {role}, is nowhere in the cable");
        }
    }
}

/// All texts of a JSON value.
fn strings(value: &serde_json::Value, see: &mut dyn FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => see(text),
        serde_json::Value::Array(values) => values.iter().for_each(|value| strings(value, see)),
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                see(name);
                strings(value, see);
            }
        }
        _ => {}
    }
}
