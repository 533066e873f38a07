//! The annotated text as a page: the text with line numbers and roles, notes in place, and the fields beside it.
//!
//! An item of the fields and its places in the text have the same name in `data-is`; the script finds one by the other.
//! Without the script the links between them still lead there and back.

use std::collections::HashMap;

use cablegram::{Diagnostic, Role, Span};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::annotation::{
    Annotation, Family, Field, Item, Line, Mark, Message, Part, Run, Segment, details, main_words, readable, role_name,
    sign, sign_name, visible,
};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// Nothing is fetched from anywhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/// The whole page.
pub fn page(source: &str, annotation: &Annotation<'_>) -> Markup {
    let only = if let [message] = &annotation.messages[..] { Some(message) } else { None };
    let title = only.and_then(|message| message.title.clone()).unwrap_or_else(|| source.to_owned());
    let firsts = firsts(annotation);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                link rel="icon" href="data:,";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a .skip href="#text" { "Skip to the text" }
                a .skip href="#fields" { "Skip to the fields" }
                header {
                    h1 { (title) }
                    @if let Some(subject) = only.and_then(|message| message.subject.as_ref()) { p .subject { (subject) } }
                    p .source { (source) " \u{b7} " (facts(annotation)) }
                    (legend(annotation))
                }
                main {
                    section #text tabindex="-1" aria-labelledby="text-title" {
                        h2 #text-title { "The text" }
                        .lines { @for line in &annotation.lines { (self::line(annotation, line, &firsts)) } }
                    }
                    section #fields tabindex="-1" aria-labelledby="fields-title" {
                        h2 #fields-title { "What was read" }
                        (summary(annotation))
                        @for message in &annotation.messages { (self::message(message, only.is_none(), &firsts)) }
                    }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// Size and line ends.
fn facts(annotation: &Annotation<'_>) -> String {
    let text = annotation.text;
    let three = text.matches("\r\r\n").count();
    let two = text.matches("\r\n").count() - three;
    let one = text.matches('\n').count() - two - three;
    let ends: Vec<_> = [(one, "LF"), (two, "CR LF"), (three, "CR CR LF")]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|end| end.1)
        .collect();
    let ends = if ends.is_empty() { String::new() } else { format!(" ending in {}", ends.join(" and ")) };
    let messages = match annotation.messages.len() {
        1 => String::new(),
        count => format!("{count} messages, "),
    };
    format!("{messages}{}{ends}, {}", count(annotation.lines.len(), "line"), count(text.len(), "byte"))
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// The families of roles that occur.
fn legend(annotation: &Annotation<'_>) -> Markup {
    let parts = annotation.lines.iter().flat_map(|line| &line.parts);
    let mut families: Vec<_> =
        parts.filter(|part| part.role != Role::Blank).map(|part| Family::of(part.role)).collect();
    families.sort_unstable();
    families.dedup();
    html! {
        ul .legend aria-label="Colours" { @for family in families { li class=(class(family)) { (family.name()) } } }
    }
}

fn class(family: Family) -> &'static str {
    match family {
        Family::Transmission => "transmission",
        Family::Addresses => "addresses",
        Family::Protection => "protection",
        Family::Labels => "labels",
        Family::Text => "prose",
        Family::Printing => "printing",
        Family::Archive => "archive",
        Family::Unknown => "unknown",
    }
}

/// Where the first segment of each item begins: there its link leads.
type Firsts = HashMap<Mark, u32>;

fn firsts(annotation: &Annotation<'_>) -> Firsts {
    let mut firsts = Firsts::new();
    let parts = annotation.lines.iter().flat_map(|line| &line.parts);
    for segment in parts.flat_map(|part| &part.segments) {
        for mark in &segment.marks {
            firsts.entry(*mark).or_insert(segment.span.start);
        }
    }
    firsts
}

/// The names of marks in `data-is`.
fn names<'a>(marks: impl IntoIterator<Item = &'a Mark>) -> String {
    let names = marks.into_iter().map(|mark| match mark {
        Mark::Item(number) => format!("f{number}"),
        Mark::Diagnostic(index) => format!("d{index}"),
    });
    names.collect::<Vec<_>>().join(" ")
}

/// A line with its number, the names of its roles, and the notes about it.
fn line(annotation: &Annotation<'_>, line: &Line, firsts: &Firsts) -> Markup {
    let family = line.parts.first().map_or(Family::Text, |part| Family::of(part.role));
    html! {
        .line .(class(family)) #{ "line-" (line.number) } {
            span .number { (line.number) }
            span .roles { @for part in &line.parts { @if part.named { (role(part)) } } }
            code {
                @for part in &line.parts {
                    span .part .(class(Family::of(part.role))) title=[title(part)] {
                        @for segment in &part.segments { (self::segment(annotation, segment, firsts)) }
                    }
                }
            }
        }
        @for &index in &line.diagnostics { (note(&annotation.diagnostics[index], index)) }
    }
}

fn title(part: &Part) -> Option<String> {
    (part.role != Role::Blank).then(|| role_name(part.role))
}

/// The name of a role, a link to the first field that was read from its part.
fn role(part: &Part) -> Markup {
    let mut items = Vec::new();
    for mark in part.segments.iter().flat_map(|segment| &segment.marks) {
        if matches!(mark, Mark::Item(_)) && !items.contains(mark) {
            items.push(*mark);
        }
    }
    let (family, name) = (class(Family::of(part.role)), role_name(part.role));
    html! {
        @if items.is_empty() { span .role .(family) { (name) } }
        @else { a .role .(family) href={ "#" (names(&items[..1])) } data-is=(names(&items)) { (name) } }
    }
}

fn segment(annotation: &Annotation<'_>, segment: &Segment, firsts: &Firsts) -> Markup {
    let runs = html! {
        @for run in visible(annotation.text, segment.span) {
            @match run {
                Run::Plain(text) => (text),
                // A CR of its own would come out of the parser as LF.
                Run::Return => (PreEscaped("&#13;")),
                Run::Invisible(character) => {
                    span .invisible data-character=(format!("{:X}", u32::from(character))) { (sign_name(character)) }
                },
            }
        }
    };
    if segment.marks.is_empty() {
        return runs;
    }
    let first = segment.marks.iter().any(|mark| firsts.get(mark) == Some(&segment.span.start));
    let id = first.then(|| format!("byte-{}", segment.span.start));
    let worst = segment.marks.iter().filter_map(|mark| match mark {
        Mark::Diagnostic(index) => annotation.diagnostics.get(*index).map(|about| about.severity),
        Mark::Item(_) => None,
    });
    let worst = worst.max().map(cablegram::Severity::as_str);
    html! { span id=[id] class=[worst] data-is=(names(&segment.marks)) { (runs) } }
}

/// A diagnostic beside the line in which it begins.
fn note(about: &Diagnostic, index: usize) -> Markup {
    html! {
        p .note .(about.severity.as_str()) #{ "d" (index) } data-is={ "d" (index) } {
            span .sign aria-hidden="true" { (sign(about.severity)) }
            " "
            strong { (about.severity) }
            " " (readable(&about.message, Span::new(0, about.message.len()))) " "
            span .code { (about.code) }
        }
    }
}

/// The diagnostics, as links to their notes.
fn summary(annotation: &Annotation<'_>) -> Markup {
    html! {
        section .group aria-labelledby="diagnostics" {
            h3 #diagnostics { "Diagnostics" }
            @if annotation.diagnostics.is_empty() { p { "Nothing was odd." } }
            ol .diagnostics {
                @for (index, about) in annotation.diagnostics.iter().enumerate() {
                    li .(about.severity.as_str()) data-is={ "d" (index) } {
                        span .sign aria-hidden="true" { (sign(about.severity)) }
                        " "
                        a href={ "#d" (index) } { (about.severity) " in line " (about.line) }
                        " " span .code { (about.code) }
                    }
                }
            }
        }
    }
}

/// The fields of a message.
fn message(message: &Message, titled: bool, firsts: &Firsts) -> Markup {
    html! {
        @if titled { h3 .message { (message.title.as_deref().unwrap_or("A message without a number")) } }
        @if let Some(error) = &message.error { p .error { (sign(cablegram::Severity::Error)) " " (error) } }
        @for group in &message.groups {
            section .group {
                h3 { (group.name) }
                dl { @for field in &group.fields { (self::field(field, firsts)) } }
            }
        }
    }
}

fn field(field: &Field, firsts: &Firsts) -> Markup {
    let short = field.items.len() > 1
        && field.items.iter().all(|item| matches!(&item.value, serde_json::Value::String(text) if text.len() < 12));
    html! {
        .field .short[short] {
            dt { (field.name) }
            @for item in &field.items { (self::item(field, item, firsts)) }
        }
    }
}

/// A value, a link to its place in the text.
fn item(field: &Field, item: &Item, firsts: &Firsts) -> Markup {
    let mark = Mark::Item(item.number);
    let (main, details) = (main_words(&item.value), details(&item.value));
    // Without a text of its own the first detail stands for it.
    let (key, main, details) = match (main, details.split_first()) {
        (Some(main), _) => ("", main, &details[..]),
        (None, Some(((key, value), rest))) => (key.as_str(), value.clone(), rest),
        (None, None) => ("", field.name.clone(), &details[..]),
    };
    let value = html! { @if !key.is_empty() { span .key { (key) } " " } (main) };
    let link = firsts.get(&mark).map(|byte| format!("#byte-{byte}"));
    let family = item.role.map_or("", |role| class(Family::of(role)));
    html! {
        dd #(names([&mark])) .(family) data-is=[link.is_some().then(|| names([&mark]))] {
            @if let Some(link) = link { a .value href=(link) { (value) } } @else { span .value { (value) } }
            @for (key, value) in details {
                " " span .detail { span .key { (key) } @if !value.is_empty() { " " (value) } }
            }
        }
    }
}
