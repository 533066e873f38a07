//! What a page shows: the lines of a text cut where parts begin and end, and the fields that were read from them.

use std::collections::{BTreeMap, HashMap};

use cablegram::{Cable, Decoded, Diagnostic, Layout, Parsed, Piece, Role, Severity, Span};
use serde_json::Value;

/// A text, its lines, and what was read from it.
pub struct Annotation<'a> {
    pub text: &'a str,
    pub lines: Vec<Line>,
    /// A text may hold several messages.
    pub messages: Vec<Message>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Roles that serve the same purpose share a colour: so many colours as there are roles nobody could tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    Transmission,
    Addresses,
    Protection,
    Labels,
    Text,
    Printing,
    Archive,
    Unknown,
}

impl Family {
    pub fn of(role: Role) -> Self {
        use Role as R;
        match role {
            R::TransmissionIdentifier
            | R::Pilot
            | R::Routing
            | R::JanapHeader
            | R::CallingStation
            | R::TransmissionInstructions
            | R::Accounting
            | R::Separation
            | R::Validation
            | R::Correction
            | R::EndOfMessage => Self::Transmission,
            R::DateLine
            | R::Originator
            | R::ActionAddressee
            | R::InformationAddressee
            | R::ExemptedAddressee
            | R::PrecedenceWord => Self::Addresses,
            R::Classification | R::Caption | R::ExecutiveOrder | R::ClassifiedBy => Self::Protection,
            R::MessageNumber | R::Passing | R::Tags | R::Subject | R::Reference | R::MessageSet => Self::Labels,
            R::Heading | R::Rule | R::Paragraph | R::Text | R::Signature | R::Blank => Self::Text,
            R::Distribution
            | R::Drafting
            | R::ShortNumber
            | R::RelayLine
            | R::PageLine
            | R::PageFrame
            | R::SectionLine
            | R::Notice => Self::Printing,
            R::LostText
            | R::Copy
            | R::RecordTitle
            | R::Attribute
            | R::PartialExtract
            | R::ReleaseMark
            | R::Catalogue
            | R::ByteOrderMark => Self::Archive,
            _ => Self::Unknown,
        }
    }

    /// Its name in the legend.
    pub fn name(self) -> &'static str {
        match self {
            Self::Transmission => "transmission",
            Self::Addresses => "date and addressees",
            Self::Protection => "classification",
            Self::Labels => "number, subject, references",
            Self::Text => "text",
            Self::Printing => "printing and distribution",
            Self::Archive => "archive and release",
            Self::Unknown => "not understood",
        }
    }
}

/// The name of a role in words.
pub fn role_name(role: Role) -> String {
    words(role.as_str())
}

/// The text cut into what can be shown as it is and what cannot be seen: control characters, and signs without width
/// or that turn the direction of a line. The line ends LF, CR LF and CR CR LF are shown as they are.
pub fn visible(text: &str, span: Span) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut plain = span.start as usize;
    for (at, character) in
        text[span.range()].char_indices().map(|(at, character)| (at + span.start as usize, character))
    {
        let next = at + character.len_utf8();
        let run = match character {
            '\n' | '\t' => continue,
            '\r' if ["\n", "\r\n"].iter().any(|end| text[next..].starts_with(end)) => Run::Return,
            _ if is_invisible(character) => Run::Invisible(character),
            _ => continue,
        };
        runs.extend((plain < at).then(|| Run::Plain(&text[plain..at])));
        runs.push(run);
        plain = next;
    }
    runs.extend((plain < span.range().end).then(|| Run::Plain(&text[plain..span.range().end])));
    runs
}

/// A run of text, or a sign that must be shown in another way.
pub enum Run<'a> {
    Plain(&'a str),
    /// The CR of a line end.
    Return,
    Invisible(char),
}

fn is_invisible(character: char) -> bool {
    let format = matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    character.is_control() || format
}

/// A part of a text in which every sign can be seen; a CR that belongs to a line end is left out.
pub fn readable(text: &str, span: Span) -> String {
    let runs = visible(text, span).into_iter();
    let shown = runs.map(|run| match run {
        Run::Plain(plain) => plain.into(),
        Run::Return => String::new(),
        Run::Invisible(character) => format!("\u{2039}{}\u{203a}", sign_name(character)),
    });
    shown.collect()
}

/// What is shown for a sign that cannot be seen: its name in ASCII, or its number. (Few fonts have pictures of them.)
pub fn sign_name(character: char) -> String {
    #[rustfmt::skip]
    const NAMES: [&str; 32] = [
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE", "DC1",
        "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
    ];
    match NAMES.get(character as usize) {
        Some(name) => (*name).into(),
        None if character == '\x7f' => "DEL".into(),
        None => format!("U+{:04X}", u32::from(character)),
    }
}

/// The sign of a severity, so that it is not told by colour alone.
pub fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "\u{25cb}",
        Severity::Warning => "\u{25b2}",
        _ => "\u{2716}",
    }
}

/// A line: mostly one part, several where copies ran things together.
pub struct Line {
    pub number: u32,
    pub parts: Vec<Part>,
    /// The diagnostics about what begins in it, as indexes.
    pub diagnostics: Vec<usize>,
}

/// A piece of the layout.
pub struct Part {
    pub role: Role,
    /// Whether its role is named beside it; not where it goes on with the part before it.
    pub named: bool,
    pub segments: Vec<Segment>,
}

/// A run of text that belongs to the same items and diagnostics.
pub struct Segment {
    pub span: Span,
    /// The smallest first.
    pub marks: Vec<Mark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The item with this number.
    Item(usize),
    /// The diagnostic with this index.
    Diagnostic(usize),
}

/// The fields of a message, or why it is none.
pub struct Message {
    pub title: Option<String>,
    pub subject: Option<String>,
    pub groups: Vec<Group>,
    pub error: Option<String>,
}

/// Fields that belong together: heading, text, paragraphs, ending, release.
pub struct Group {
    pub name: &'static str,
    pub fields: Vec<Field>,
}

/// A field of the model; a list has several items.
pub struct Field {
    pub name: String,
    pub items: Vec<Item>,
}

/// What one place of the text says.
pub struct Item {
    pub number: usize,
    /// The role of the line in which it stands; none where it stands nowhere.
    pub role: Option<Role>,
    pub value: Value,
    /// What it is called, and where it stands.
    path: String,
    places: Vec<Span>,
}

impl Item {
    /// Where it stands in the JSON: `heading/to/0`.
    #[allow(dead_code, reason = "the tests name what is missing")]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl<'a> Annotation<'a> {
    pub fn new(decoded: &'a Decoded<'_>) -> Self {
        let text: &str = &decoded.text;
        let pieces: Vec<Piece> = Layout::new(text).collect();
        let mut diagnostics = decoded.diagnostics();
        let mut items = 0;
        let messages: Vec<Message> = Parsed::read_all(text)
            .zip(0..)
            .map(|(read, message)| match read {
                Ok(parsed) => {
                    diagnostics.extend(parsed.diagnostics);
                    diagnostics.extend(parsed.cable.check(Some(text), None));
                    let own: Vec<_> = pieces.iter().copied().filter(|piece| piece.message == message).collect();
                    let groups = groups(text, &parsed.cable, &own, &mut items);
                    let title = parsed.cable.id.map(|id| id.to_string());
                    let subject = parsed.cable.text.subject.map(|subject| words(&subject));
                    Message { title, subject, groups, error: None }
                }
                Err(error) => {
                    Message { title: None, subject: None, groups: Vec::new(), error: Some(error.to_string()) }
                }
            })
            .collect();
        diagnostics.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
        let items = messages.iter().flat_map(Message::items);
        let items = items.flat_map(|item| item.places.iter().map(|&place| (place, Mark::Item(item.number))));
        let about = diagnostics.iter().enumerate().map(|(index, about)| (about.span, Mark::Diagnostic(index)));
        let lines = lines(&pieces, items.chain(about).collect(), &diagnostics);
        Self { text, lines, messages, diagnostics }
    }
}

impl Message {
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.groups.iter().flat_map(|group| &group.fields).flat_map(|field| &field.items)
    }
}

/// The lines, with each piece cut where a mark begins or ends.
fn lines(pieces: &[Piece], mut marks: Vec<(Span, Mark)>, diagnostics: &[Diagnostic]) -> Vec<Line> {
    marks.sort_by_key(|(span, _)| span.start);
    let mut marks = marks.into_iter().peekable();
    // With the role of the piece in which each begins.
    let mut active: Vec<(Span, Mark, Role)> = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut last = None;
    for piece in pieces {
        let mut segments = Vec::new();
        let mut at = piece.span.start;
        while at < piece.span.end {
            while let Some((span, mark)) = marks.next_if(|(span, _)| span.start <= at) {
                active.push((span, mark, piece.role));
            }
            active.retain(|(span, ..)| span.end > at);
            active.sort_by_key(|(span, ..)| span.len());
            let next = active.iter().map(|(span, ..)| span.end).chain(marks.peek().map(|(span, _)| span.start));
            let end = next.chain([piece.span.end]).min().unwrap_or(piece.span.end);
            // What interrupts a part is not of it.
            let within = active.iter().filter(|(_, _, role)| !piece.role.is_interruption() || *role == piece.role);
            let marks = within.map(|&(_, mark, _)| mark).collect();
            segments.push(Segment { span: Span { start: at, end }, marks });
            at = end;
        }
        // Each line of a text would only repeat what the first one says.
        let goes_on = piece.continues || piece.role == Role::Text;
        let named = piece.role != Role::Blank && !(goes_on && last == Some(piece.role));
        if piece.role != Role::Blank {
            last = Some(piece.role);
        }
        let part = Part { role: piece.role, named, segments };
        match lines.last_mut().filter(|line| line.number == piece.line) {
            Some(line) => line.parts.push(part),
            None => lines.push(Line { number: piece.line, parts: vec![part], diagnostics: Vec::new() }),
        }
    }
    for (index, diagnostic) in diagnostics.iter().enumerate() {
        let at = lines.partition_point(|line| line.number < diagnostic.line).min(lines.len().saturating_sub(1));
        if let Some(line) = lines.get_mut(at) {
            line.diagnostics.push(index);
        }
    }
    lines
}

/// What of a value is meant by it, where one of its fields says that: the text of a reference, the name of an addressee.
const MAIN: [&str; 2] = ["text", "name"];

/// The value itself, in one line; none where it has nothing but details.
pub fn main_words(value: &Value) -> Option<String> {
    match value {
        Value::Object(fields) => MAIN.iter().find_map(|name| fields.get(*name)).map(in_words),
        other => Some(in_words(other)),
    }
}

/// What else it says, by name.
pub fn details(value: &Value) -> Vec<(String, String)> {
    let Value::Object(fields) = value else { return Vec::new() };
    let main = MAIN.iter().find(|name| fields.contains_key(**name));
    let rest = fields.iter().filter(|(key, _)| Some(&key.as_str()) != main);
    rest.map(|(key, value)| (words(key), if *value == Value::Bool(true) { String::new() } else { in_words(value) }))
        .collect()
}

/// A value in one line.
fn in_words(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => words(text),
        Value::Array(list) => list.iter().map(in_words).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let get = |name: &str| fields.get(name).map(in_words);
            if let (Some(office), Some(copies)) = (get("office"), get("copies")) {
                return format!("{office}-{copies:0>2}");
            }
            if let Some(kind) = get("type") {
                return get("value").map_or(kind.clone(), |value| format!("{kind} {value}"));
            }
            // Of a date-time group what was written.
            get("text").unwrap_or_else(|| {
                let parts = fields.iter().map(|(key, value)| match value {
                    Value::Bool(true) => words(key),
                    value => format!("{} {}", words(key), in_words(value)),
                });
                parts.collect::<Vec<_>>().join(" \u{b7} ")
            })
        }
    }
}

/// A name of the model as words: `top_secret` is `top secret`. Other text stays as it is.
fn words(name: &str) -> String {
    let is_name = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_name { name.replace('_', " ") } else { readable(name, Span::new(0, name.len())) }
}

/// The groups of a telegram with what is in them, in the order of the model.
fn groups(text: &str, cable: &Cable<'_>, pieces: &[Piece], items: &mut usize) -> Vec<Group> {
    let places = places(text, cable);
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    let mut add = |path: &str, value: Value| {
        let (order, name) = match path {
            "id" | "form" => (0, "Message"),
            "text/paragraphs" | "text/summary" | "text/comment" => (3, "Paragraphs"),
            "unread" => (6, "Not understood"),
            _ if path.starts_with("heading/") => (1, "Heading"),
            _ if path.starts_with("text/") => (2, "Text"),
            _ if path.starts_with("ending/") => (4, "Ending"),
            _ => (5, "Release"),
        };
        let values: Vec<(String, Value)> = match value {
            Value::Array(list) if !path.starts_with("release/attributes/") => {
                list.into_iter().enumerate().map(|(at, value)| (format!("{path}/{at}"), value)).collect()
            }
            value => vec![(path.to_owned(), value)],
        };
        let fields = &mut groups.entry(order).or_insert(Group { name, fields: Vec::new() }).fields;
        let mut made = Vec::new();
        for (item, value) in values {
            let places = match places.get(&item).map(Vec::as_slice) {
                None | Some([]) => by_role(path, pieces),
                Some(places) => places.to_vec(),
            };
            let role = places.first().and_then(|place| role_at(pieces, *place));
            made.push(Item { number: *items, role, value, path: item, places });
            *items += 1;
        }
        if path == "text/paragraphs" {
            // Each paragraph has a name of its own.
            fields
                .extend(made.into_iter().map(|mut item| Field { name: paragraph(&mut item.value), items: vec![item] }));
        } else {
            fields.push(Field { name: name_of(path), items: made });
        }
    };
    let json = serde_json::to_value(cable).expect("the model has no maps with keys that are no strings");
    let Value::Object(parts) = json else { return Vec::new() };
    for (part, value) in parts {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match (name.as_str(), value) {
                        // What has no place of its own, but parts that have one.
                        ("print" | "original" | "attributes", Value::Object(inner)) => {
                            for (key, value) in inner {
                                add(&format!("{part}/{name}/{key}"), value);
                            }
                        }
                        (_, value) => add(&format!("{part}/{name}"), value),
                    }
                }
            }
            value => add(&part, value),
        }
    }
    groups.into_values().collect()
}

/// What a field is called on the page.
fn name_of(path: &str) -> String {
    match path {
        "id" => "reference number".into(),
        "heading/from" => "originator".into(),
        "heading/to" => "action addressees".into(),
        "heading/info" => "information addressees".into(),
        "heading/exempt" => "exempted addressees".into(),
        "unread" => "lines".into(),
        _ => {
            let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
            let original = if parent == "heading/original" { "original " } else { "" };
            if parent == "release/attributes" { name.into() } else { format!("{original}{}", words(name)) }
        }
    }
}

/// The name of a paragraph: its number, taken out of its fields.
fn paragraph(value: &mut Value) -> String {
    let Value::Object(fields) = value else { return String::new() };
    match fields.shift_remove("number") {
        Some(number) => format!("paragraph {}", in_words(&number)),
        None => "unnumbered".into(),
    }
}

/// The role of the piece in which `place` begins.
fn role_at(pieces: &[Piece], place: Span) -> Option<Role> {
    let at = pieces.partition_point(|piece| piece.span.end <= place.start);
    pieces.get(at).filter(|piece| piece.span.start <= place.start).map(|piece| piece.role)
}

/// Where fields stand that have no span: the lines of their role.
fn by_role(path: &str, pieces: &[Piece]) -> Vec<Span> {
    let roles: &[Role] = match path {
        "heading/precedence" | "heading/signals" => &[Role::DateLine, Role::JanapHeader],
        "heading/original/precedence" => &[Role::DateLine],
        "ending/validation_serial" => &[Role::Validation],
        "ending/end_of_message" => &[Role::EndOfMessage],
        "release/partial" => &[Role::PartialExtract],
        _ => &[],
    };
    let found = roles.iter().find_map(|role| pieces.iter().find(|piece| piece.role == *role));
    found.map(|piece| piece.span).into_iter().collect()
}

/// Where the fields of a telegram stand, by their path in the JSON.
struct Places(HashMap<String, Vec<Span>>);

impl Places {
    /// A field with one or more places.
    fn one(&mut self, path: &str, spans: impl IntoIterator<Item = Span>) {
        let spans = spans.into_iter().filter(|span| !span.is_empty()).collect();
        self.0.insert(path.into(), spans);
    }

    /// A list; each of its items has one place.
    fn each(&mut self, path: &str, spans: impl IntoIterator<Item = Span>) {
        for (at, span) in spans.into_iter().enumerate() {
            self.one(&format!("{path}/{at}"), [span]);
        }
    }
}

#[allow(clippy::too_many_lines, reason = "a table: a line a field")]
fn places(text: &str, cable: &Cable<'_>) -> HashMap<String, Vec<Span>> {
    // A word that was not copied is a slice of the text.
    let slice = |word: &str| Span::of(text, word).unwrap_or_default();
    let mut places = Places(HashMap::new());
    let Cable { heading, text: body, ending, release, .. } = cable;

    places.one("id", body.reference_number.iter().map(|number| number.span));
    places.one("heading/transmission_identifier", heading.transmission_identifier.iter().map(|part| part.span));
    places.each("heading/pilots", heading.pilots.iter().map(|part| part.span));
    places.one("heading/routing", heading.routing.iter().map(|part| part.span));
    places.one("heading/calling_station", heading.calling_station.iter().map(|part| part.span));
    places.one("heading/janap", heading.janap.iter().map(|part| part.span));
    places.one("heading/transmission_instructions", heading.transmission_instructions.iter().map(|part| part.span));
    places.one("heading/date_time_group", heading.date_time_group.iter().map(|part| part.span));
    places.each("heading/signals", heading.signals.iter().map(|signal| slice(signal)));
    places.each("heading/processing_numbers", heading.processing_numbers.iter().map(|number| slice(number)));
    places.one("heading/remainder", heading.remainder.iter().map(|part| part.span));
    places.one("heading/from", heading.from.iter().map(|part| part.span));
    places.each("heading/to", heading.to.iter().map(|part| part.span));
    places.each("heading/info", heading.info.iter().map(|part| part.span));
    places.each("heading/exempt", heading.exempt.iter().map(|part| part.span));
    places.one("heading/accounting", heading.accounting.iter().map(|part| part.span));
    if let Some(original) = &heading.original {
        places.one("heading/original/date_time_group", original.date_time_group.iter().map(|part| part.span));
        places.one("heading/original/precedence", original.date_time_group.iter().map(|part| part.span));
        places.one("heading/original/from", original.from.iter().map(|part| part.span));
        places.each("heading/original/to", original.to.iter().map(|part| part.span));
        places.each("heading/original/info", original.info.iter().map(|part| part.span));
        places.each("heading/original/exempt", original.exempt.iter().map(|part| part.span));
    }
    if let Some(print) = &heading.print {
        places.one("heading/print/page", print.page.iter().map(|part| part.span));
        places.each("heading/print/short_numbers", print.short_numbers.iter().map(|part| part.span));
        places.one("heading/print/relay", print.relay.iter().map(|part| part.span));
    }
    places.one("heading/distribution", heading.distribution.iter().map(|part| part.span));
    places.one("heading/drafted_by", heading.drafted_by.iter().map(|part| part.span));
    places.one("heading/approved_by", heading.approved_by.iter().map(|part| part.span));
    places.each("heading/cleared_by", heading.cleared_by.iter().map(|part| part.span));
    places.one("heading/released_by", heading.released_by.iter().map(|part| part.span));
    places.one("heading/desired_distribution", heading.desired_distribution.iter().map(|part| part.span));

    places.one("text/classification", body.classification.iter().map(|part| part.span));
    places.one("text/section", body.section.iter().map(|part| part.span));
    places.one("text/reference_number", body.reference_number.iter().map(|part| part.span));
    places.one("text/party_number", body.party_number.iter().map(|part| part.span));
    places.one("text/series_number", body.series_number.iter().map(|part| part.span));
    places.one("text/subject_code", body.subject_code.iter().map(|part| part.span));
    places.each("text/sets", body.sets.iter().map(|part| part.span));
    places.each("text/captions", body.captions.iter().map(|part| part.span));
    places.each("text/passing", body.passing.iter().map(|part| part.span));
    places.one("text/executive_order", body.executive_order.iter().map(|part| part.span));
    places.each("text/tags", body.tags.iter().map(|part| part.span));
    places.one("text/subject", body.subject.iter().map(|part| part.span));
    places.each("text/references", body.references.iter().map(|part| part.span));
    places.one("text/classified_by", body.classified_by.iter().map(|part| part.span));
    places.each("text/paragraphs", body.paragraphs.iter().map(|part| part.span));
    places.one("text/summary", body.summary.iter().map(|part| part.span));
    places.one("text/comment", body.comment.iter().map(|part| part.span));
    places.one("text/lost", body.lost.iter().map(|part| part.span));
    places.each("text/notices", body.notices.iter().map(|part| part.span));
    places.one("text/signature", body.signature.iter().map(|part| part.span));

    places.each("ending/corrections", ending.corrections.iter().map(|part| part.span));
    places.one("ending/cancellation", ending.cancellation.iter().map(|part| part.span));
    places.each("release/marks", release.marks.iter().map(|part| part.span));
    places.each("release/excisions", release.excisions.iter().map(|part| part.span));
    places.one("release/copy", release.copy.iter().map(|part| part.span));
    for key in release.attributes.keys() {
        places.one(&format!("release/attributes/{key}"), [slice(key)]);
    }
    places.each("unread", cable.unread.iter().map(|part| part.span));
    places.0
}
