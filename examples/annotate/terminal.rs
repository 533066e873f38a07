//! The annotated text for the terminal: line number, role and text, diagnostics below their line, then the fields.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use cablegram::{Severity, Span};

use super::annotation::{Annotation, Family, details, main_words, readable, role_name, sign};

const QUIET: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();

/// Writes it with colours; the writer takes them out where they are not wanted.
pub fn write(output: &mut impl Write, annotation: &Annotation<'_>) -> io::Result<()> {
    for line in &annotation.lines {
        let mut number = line.number.to_string();
        for part in &line.parts {
            let style = style(Family::of(part.role));
            let role = if part.named { role_name(part.role) } else { String::new() };
            let text: String = part.segments.iter().map(|segment| readable(annotation.text, segment.span)).collect();
            let text = text.trim_end();
            writeln!(
                output,
                "{QUIET}{number:>5}{QUIET:#} {style}{role:>25}{style:#} {QUIET}|{QUIET:#} {style}{text}{style:#}"
            )?;
            number.clear();
        }
        for &index in &line.diagnostics {
            let about = &annotation.diagnostics[index];
            let style = severity(about.severity);
            let (sign, severity) = (sign(about.severity), about.severity);
            writeln!(
                output,
                "{:>31} {QUIET}|{QUIET:#} {style}{sign} {severity}{style:#}: {}: {}",
                "",
                about.code,
                readable(&about.message, Span::new(0, about.message.len()))
            )?;
        }
    }
    for message in &annotation.messages {
        for group in &message.groups {
            writeln!(output, "\n{BOLD}{}{BOLD:#}", group.name)?;
            for field in &group.fields {
                let mut name = field.name.as_str();
                for item in &field.items {
                    let style = item.role.map_or(QUIET, |role| style(Family::of(role)));
                    let main = main_words(&item.value).unwrap_or_default();
                    let main = excerpt(&main);
                    let details = details(&item.value)
                        .into_iter()
                        .map(|(key, value)| if value.is_empty() { key } else { format!("{key} {}", excerpt(&value)) });
                    let parts: Vec<_> = (!main.is_empty()).then_some(main).into_iter().chain(details).collect();
                    writeln!(output, "{name:>31} {QUIET}|{QUIET:#} {style}{}{style:#}", parts.join(", "))?;
                    name = "";
                }
            }
        }
    }
    Ok(())
}

/// A value in one line; the end of a long one is left out.
fn excerpt(value: &str) -> String {
    const LONGEST: usize = 160;
    let value = value.replace('\n', " ");
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}\u{2026}", &value[..end]),
        None => value,
    }
}

fn style(family: Family) -> Style {
    let colour = match family {
        Family::Transmission => AnsiColor::Blue,
        Family::Addresses => AnsiColor::Cyan,
        Family::Protection => AnsiColor::Red,
        Family::Labels => AnsiColor::Magenta,
        Family::Text => return Style::new(),
        Family::Printing => AnsiColor::Yellow,
        Family::Archive => AnsiColor::Green,
        Family::Unknown => return AnsiColor::Red.on_default().invert(),
    };
    colour.on_default()
}

fn severity(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Note => AnsiColor::Cyan,
        Severity::Warning => AnsiColor::Yellow,
        _ => AnsiColor::Red,
    };
    colour.on_default().bold()
}
