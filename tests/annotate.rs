//! The page of examples/annotate, read by a real HTML parser: the whole text is on it, and every field finds its place.
//! What a browser makes of it is tried by tests/browser/annotate.sh.
#![cfg(all(feature = "std", feature = "serde"))]

mod common;

#[path = "../examples/annotate/annotation.rs"]
mod annotation;
#[path = "../examples/annotate/page.rs"]
mod page;
#[path = "../examples/annotate/terminal.rs"]
mod terminal;

use std::collections::HashSet;

use annotation::{Annotation, Message};
use cablegram::Code;
use scraper::{ElementRef, Html, Node, Selector};

const SAMPLE: &str = include_str!("../examples/sample.txt");

/// Texts with what HTML, terminals and people may take for something else.
fn odd_texts() -> Vec<String> {
    let odd = [
        "SUBJECT: <b>A & B</b> &amp; \"C\" 'D' &#13; &nbsp",
        "SUBJECT: </code></script><!-- <![CDATA[ --> <script>alert(1)</script>",
        "SUBJECT: \0 NUL, \x07 BEL, \x1b[31m ESC, \x7f DEL, \u{85} NEL, \u{9b}31m CSI",
        "SUBJECT: TAB\tTAB \t  BLANKS   \u{a0}NBSP",
        "SUBJECT: \u{202e}TURNED\u{202c} \u{200b}\u{feff}\u{ad}\u{2028} \u{fffd}\u{fffe}\u{10ffff}",
        "SUBJECT: \u{e9}\u{301} \u{1f4dc} \u{5916}\u{4ea4}",
        "SUBJECT: PAGE ENDS HERE\x0c\x0cAND GOES ON\rLONE\r\rTWO\r\r\r\nFOUR\n\r",
        "",
    ];
    let texts = odd.iter().map(|odd| format!("R 250719Z JAN 08\nFM AMEMBASSY BAKU\n{odd}\n\n1. (U) {odd}"));
    let whole: Vec<String> = texts.collect();
    let ended = ["\r\n", "\r\r\n", "\r", "\x0c"].map(|end| SAMPLE.replace('\n', end));
    let others = ["", "\n", "\r", "\u{feff}", "no telegram < at & all", "\u{feff}R 250719Z JAN 08\n"].map(String::from);
    whole.into_iter().chain(ended).chain(others).collect()
}

fn page(text: &str) -> String {
    let decoded = cablegram::decode(text.as_bytes());
    // The byte order mark of a file is a part of the text.
    assert_eq!(decoded.text, text);
    page::page("made up", &Annotation::new(&decoded)).into_string()
}

/// The text below an element; for a sign that cannot be seen, the sign and not its name.
fn shown(element: ElementRef<'_>, to: &mut String) {
    for child in element.children() {
        match (child.value(), ElementRef::wrap(child)) {
            (Node::Text(text), _) => to.push_str(text),
            (_, Some(child)) => match child.attr("data-character") {
                Some(code) => to.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32)),
                None => shown(child, to),
            },
            _ => {}
        }
    }
}

fn select<'a>(page: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("the selector is well formed");
    page.select(&selector).collect::<Vec<_>>().into_iter()
}

/// The text that the page shows.
fn shown_text(page: &Html) -> String {
    let mut text = String::new();
    select(page, "code").for_each(|line| shown(line, &mut text));
    text
}

#[test]
fn the_whole_text_is_on_the_page() {
    for text in odd_texts() {
        let page = page(&text);
        assert_eq!(shown_text(&Html::parse_document(&page)), text);
        // What a browser would not show, or obey, stands on it nowhere.
        let hidden = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\t') || sign == '\u{202e}';
        assert!(!page.contains(hidden), "{text:?}");
    }
}

#[test]
fn what_cannot_be_seen_is_shown() {
    let page = Html::parse_document(&page("R 250719Z JAN 08\r\nFM A\0B\u{202e}C\x0c"));
    let signs: Vec<String> = select(&page, "code .invisible").map(|sign| sign.text().collect()).collect();
    assert_eq!(signs, ["NUL", "U+202E", "FF"]);
}

#[test]
fn fixtures_are_whole_and_all_that_was_read_leads_to_its_place() {
    for (path, text) in common::fixtures() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let decoded = cablegram::decode(text.as_bytes());
        let annotation = Annotation::new(&decoded);
        let inferred = annotation.diagnostics.iter().any(|about| about.code == Code::ClassificationMissing);
        for item in annotation.messages.iter().flat_map(Message::items) {
            // No place of the text says in which form it comes, nor what was concluded where the line is missing.
            let nowhere = item.path() == "form" || (inferred && item.path() == "text/classification");
            assert!(item.role.is_some() || nowhere, "{name}: {} = {:?} stands nowhere", item.path(), item.value);
        }
        let page = Html::parse_document(&page::page("made up", &annotation).into_string());
        assert_eq!(shown_text(&page), text, "{name}");
        let ids: Vec<_> = select(&page, "[id]").filter_map(|element| element.attr("id")).collect();
        let known: HashSet<_> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "{name}: two elements have the same id");
        let links = select(&page, "a").filter_map(|link| link.attr("href")?.strip_prefix('#'));
        links.for_each(|link| assert!(known.contains(link), "{name}: #{link} leads nowhere"));
        // What is linked is on both sides.
        let side = |selector| -> HashSet<String> {
            let names = select(&page, selector).filter_map(|element| element.attr("data-is"));
            names.flat_map(|names| names.split(' ').map(String::from)).collect()
        };
        assert_eq!(side("#fields [data-is]"), side(".lines span[data-is], .lines p[data-is]"), "{name}");
    }
}

#[test]
fn the_sample_is_named_and_read() {
    let page = Html::parse_document(&page(SAMPLE));
    let words = |selector| -> Vec<String> {
        let words = select(&page, selector).map(|element| element.text().collect::<String>());
        words.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    assert_eq!(words("h1"), ["08ZENDA55"]);
    assert_eq!(words("#line-21 .role, #line-22 .role, #line-23 .role"), ["tags", "subject"]);
    // What reading finds odd, and what the checks find.
    let notes = words("p.note");
    let codes: Vec<&str> = notes.iter().filter_map(|note| note.rsplit(' ').next()).collect();
    assert_eq!(codes, ["caption-repeated", "tag-unknown", "page-line-cut", "control-not-carried"]);
    assert_eq!(notes[0], "\u{25cb} note the caption SIPDIS stands twice caption-repeated");
    let subject = "HARBOR BOARD ASKS FOR FLOATING CRANES BEFORE THE AUTUMN STORMS";
    assert_eq!(words("p.subject"), [subject]);
    let field = select(&page, "dd").find(|field| field.text().collect::<String>() == subject).unwrap();
    let name = field.attr("id").unwrap();
    assert_eq!(words(&format!("code [data-is~={name}]")).join(" "), subject);
}

#[test]
fn nothing_comes_from_elsewhere() {
    let html = page(SAMPLE);
    let parsed = Html::parse_document(&html);
    for element in select(&parsed, "[src], [href]") {
        let address = element.attr("src").or(element.attr("href")).unwrap_or_default();
        assert!(address.starts_with('#') || address == "data:,", "{address}");
    }
    for word in ["http:", "https:", "url(", "@import", "fetch("] {
        assert!(!html.contains(word), "{word}");
    }
}

#[test]
fn a_text_that_is_no_telegram_is_shown_with_the_reason() {
    let page = Html::parse_document(&page("Call me Ishmael.\n"));
    let reason: String = select(&page, "p.error").flat_map(|element| element.text()).collect();
    assert!(reason.contains("not a cable"), "{reason}");
    assert_eq!(select(&page, "code").next().unwrap().text().collect::<String>(), "Call me Ishmael.\n");
}

#[test]
fn the_terminal_gets_the_text_and_none_of_its_control_characters() {
    for text in common::fixtures().into_iter().map(|(_, text)| text).chain(odd_texts()) {
        let decoded = cablegram::decode(text.as_bytes());
        let mut written = Vec::new();
        terminal::write(&mut written, &Annotation::new(&decoded)).unwrap();
        let coloured = String::from_utf8(written).unwrap();
        let plain = anstream::adapter::strip_str(&coloured).to_string();
        let forbidden = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\t');
        assert!(!plain.contains(forbidden), "{plain:?}");
        // The colours are all that was taken out.
        let colours = |sign: &str| sign.bytes().all(|byte| byte.is_ascii_digit() || byte == b';');
        assert!(
            coloured.split("\x1b[").skip(1).all(|code| code.split_once('m').is_some_and(|(code, _)| colours(code)))
        );
        let all = text.chars().filter(|sign| sign.is_alphanumeric()).count();
        let told = plain.split("\n\n").next().unwrap().chars().filter(|sign| sign.is_alphanumeric()).count();
        assert!(told >= all, "{text}");
    }
}
