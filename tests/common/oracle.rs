//! What must hold for every text whatever: the tests assert it of fixtures, the fuzz targets of what they invent.

use cablegram::{Cable, Code, Diagnostic, Layout, Located, Options, OwnedCable, Parsed, Profile, Severity, Span};

/// The pieces of the layout follow one another, end on character boundaries, and joined give the text.
pub fn layout_joins(text: &str) {
    let mut at = 0;
    let mut line = 1;
    for piece in Layout::new(text) {
        let range = piece.span.range();
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
    assert_eq!(parsed.cable.clone().into_owned(), parsed.cable, "the owned telegram is another one");
    json_there_and_back(&parsed.cable);
    preamble_is_a_part(text, &parsed.cable);
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
    for profile in Profile::ALL {
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

/// A telegram written as JSON and read back is the same but for its spans.
pub fn json_there_and_back(cable: &Cable<'_>) {
    let json = serde_json::to_string(cable).expect("every telegram has a JSON");
    let back: OwnedCable = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error} in {json}"));
    assert_eq!(back, cable.clone().without_spans(), "another telegram came back from {json}");
}

/// Reading the preamble only gives the same heading and labels.
fn preamble_is_a_part(text: &str, cable: &Cable<'_>) {
    let Ok(preamble) = Options::new().preamble_only(true).parse(text) else { return };
    assert!(preamble.text.paragraphs.is_empty());
    assert_eq!(preamble.heading.from, cable.heading.from);
    assert_eq!(preamble.text.tags.len().min(1), cable.text.tags.len().min(preamble.text.tags.len()).min(1));
}
