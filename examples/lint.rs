//! Telegrams in, what is odd or wrong about them out, as a compiler would say it.
//!
//! ```text
//! cargo run --release --example lint -- FOLDER...                    # what is warned of, in every file below a folder
//! cargo run --release --example lint -- --profile state FILE         # and what a State telegram must have
//! cargo run --release --example lint -- --min note --allow line-long FILE
//! cargo run --release --example lint -- --format sarif FOLDER        # SARIF 2.1.0 for code scanning
//! cargo run --release --example lint -- --explain serial-differs
//! ```
//!
//! Exit status: 0 when nothing at or above the level of `--deny` was found, 1 when something was, 2 for wrong usage.
#![allow(clippy::format_push_string, clippy::format_collect, reason = "plain to read, and not where the time goes")]

mod common;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use cablegram::{Code, Diagnostic, Options, Parsed, Profile, Repair, Severity, decode};
use clap::{Parser, ValueEnum};
use rayon::prelude::*;
use serde_json::{Value, json};

use common::{bytes, exit_code, files};

/// Reads telegrams and tells what is odd or wrong about them.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// How to write what was found.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Tells what a code means, and ends.
    #[arg(long, value_name = "CODE")]
    explain: Option<Code>,
    /// Also what a message of a profile (state, acp127, janap128) must have.
    #[arg(long)]
    profile: Option<Profile>,
    /// Codes that are not told.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<Code>,
    /// What is told: this and worse.
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "warning")]
    min: Bar,
    /// What makes the exit status 1: this and worse.
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "warning")]
    deny: Bar,
    /// Files and folders (their files, sorted by name); `-` is standard input.
    #[arg(required_unless_present = "explain")]
    paths: Vec<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    /// One JSON object a line.
    Json,
    /// One SARIF 2.1.0 log.
    Sarif,
}

#[derive(Clone, Copy, ValueEnum)]
enum Bar {
    Note,
    Warning,
    Error,
}

impl Bar {
    fn severity(self) -> Severity {
        match self {
            Self::Note => Severity::Note,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

/// What was found in one file.
struct File {
    path: String,
    text: String,
    /// Where bytes of the file were no UTF-8, and how many bytes more the text has from there on.
    repairs: Vec<(usize, usize)>,
    diagnostics: Vec<Diagnostic>,
    /// The file could not be read, or a message of it is none.
    failures: Vec<String>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(code) = arguments.explain {
        print!("{}", explain(code));
        return ExitCode::SUCCESS;
    }
    exit_code("lint", run(&arguments))
}

fn explain(code: Code) -> String {
    let mut text = format!("{code} ({})\n\n{}\n", code.severity(), code.explanation());
    if let Some(rule) = code.rule() {
        text += &format!("\nRule: {rule}\n");
    }
    let lines: String = code.example().lines().map(|line| format!("    {line}\n")).collect();
    text + &format!("\nThe smallest text that shows it:\n\n{lines}")
}

/// Lints all inputs; whether nothing was found that is denied.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    let inputs: Vec<PathBuf> = arguments.paths.iter().flat_map(|path| files(path)).collect();
    let renderer = if io::stdout().is_terminal() { Renderer::styled() } else { Renderer::plain() };
    let mut results = Vec::new();
    let mut good = true;
    // In portions, so that the output keeps the order of the input and memory stays small.
    for portion in inputs.chunks(256) {
        let linted: Vec<(File, String)> = portion
            .par_iter()
            .map(|path| {
                let file = lint(path, arguments);
                let shown = match arguments.format {
                    Format::Text => text(&file, &renderer),
                    Format::Json => lines(&file),
                    Format::Sarif => String::new(),
                };
                (file, shown)
            })
            .collect();
        for (file, shown) in linted {
            let denied = |diagnostic: &Diagnostic| diagnostic.severity >= arguments.deny.severity();
            good &= file.failures.is_empty() && !file.diagnostics.iter().any(denied);
            output.write_all(shown.as_bytes())?;
            if arguments.format == Format::Sarif {
                results.extend(sarif_results(&file));
            }
        }
    }
    if arguments.format == Format::Sarif {
        serde_json::to_writer_pretty(&mut output, &sarif(&results))?;
        writeln!(output)?;
    }
    output.flush().map(|()| good)
}

/// Reads and checks the messages of a file.
fn lint(path: &Path, arguments: &Arguments) -> File {
    let name = path.to_string_lossy().into_owned();
    let bytes = match bytes(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let failures = vec![format!("cannot read {name}: {error}")];
            return File { path: name, text: String::new(), repairs: Vec::new(), diagnostics: Vec::new(), failures };
        }
    };
    let decoded = decode(&bytes);
    let (mut diagnostics, mut failures) = (Vec::new(), Vec::new());
    for read in decoded.read_all(&Options::new().check(arguments.profile)) {
        match read {
            Ok(parsed) => diagnostics.extend(parsed.diagnostics),
            Err(error) => failures.push(error.to_string()),
        }
    }
    // An input without a message is none that was good.
    if decoded.text.is_empty() {
        failures.extend(Parsed::read("").err().map(|error| error.to_string()));
    }
    let told =
        |found: &Diagnostic| found.severity >= arguments.min.severity() && !arguments.allow.contains(&found.code);
    diagnostics.retain(told);
    let more = |more: &mut usize, repair: &Repair| {
        *more += repair.character().len_utf8() - 1;
        Some((repair.at as usize, *more))
    };
    let repairs = decoded.repairs.iter().scan(0, more).collect();
    File { path: name, text: decoded.text.into_owned(), repairs, diagnostics, failures }
}

/// As a compiler writes it.
fn text(file: &File, renderer: &Renderer) -> String {
    let mut shown = String::new();
    for failure in &file.failures {
        let title = Level::ERROR.primary_title(failure.as_str()).element(annotate_snippets::Origin::path(&*file.path));
        shown += &format!("{}\n\n", renderer.render(&[title]));
    }
    for diagnostic in &file.diagnostics {
        shown += &format!("{}\n\n", renderer.render(&[group(file, diagnostic)]));
    }
    shown
}

fn group<'a>(file: &'a File, diagnostic: &'a Diagnostic) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        _ => Level::NOTE,
    };
    // Only the lines of the place are given, so that a file of many messages costs no more a message than one of few.
    let range = diagnostic.span.range();
    let line_end = ['\n', '\r', '\x0c'];
    let before = file.text.get(..range.start).unwrap_or_default();
    let start = before.rfind(line_end).map_or(0, |end| end + 1);
    let rest = file.text.get(range.end..).unwrap_or_default();
    let end = range.end + rest.find(line_end).unwrap_or(rest.len());
    let place = range.start - start..range.end - start;
    let source = Snippet::source(file.text.get(start..end).unwrap_or_default())
        .path(file.path.as_str())
        .line_start(diagnostic.line as usize)
        .annotation(AnnotationKind::Primary.span(place));
    let title = level.clone().primary_title(&*diagnostic.message).id(diagnostic.code.as_str());
    match diagnostic.code.rule() {
        Some(rule) => title.element(source).element(Level::NOTE.with_name("rule").message(rule)),
        None => title.element(source),
    }
}

/// One JSON object a diagnostic.
fn lines(file: &File) -> String {
    let failures = file.failures.iter().map(|failure| json!({ "source": file.path, "error": failure }));
    let diagnostics = file.diagnostics.iter().map(|diagnostic| {
        let mut row = json!(diagnostic);
        row["source"] = json!(file.path);
        row["rule"] = json!(diagnostic.code.rule());
        row
    });
    failures.chain(diagnostics).map(|row| format!("{row}\n")).collect()
}

/// The rule of what is no message, or cannot be read.
const UNREADABLE: &str = "unreadable";

/// The results of a file for a SARIF log.
fn sarif_results(file: &File) -> Vec<Value> {
    let artifact = json!({ "uri": uri(&file.path) });
    let failures = file.failures.iter().map(|failure| {
        json!({
            "ruleId": UNREADABLE,
            "ruleIndex": Code::ALL.len(),
            "level": "error",
            "message": { "text": failure },
            "locations": [{ "physicalLocation": { "artifactLocation": artifact, "region": { "startLine": 1 } } }],
        })
    });
    let diagnostics = file.diagnostics.iter().map(|diagnostic| {
        let range = diagnostic.span.range();
        let (end_line, end_column) = end(file.text.get(range.clone()).unwrap_or_default(), diagnostic);
        let (start, end) = (offset(file, range.start), offset(file, range.end));
        json!({
            "ruleId": diagnostic.code.as_str(),
            "ruleIndex": Code::ALL.iter().position(|code| *code == diagnostic.code),
            "level": diagnostic.severity.as_str(),
            "message": { "text": diagnostic.message },
            "locations": [{ "physicalLocation": {
                "artifactLocation": artifact,
                "region": {
                    "startLine": diagnostic.line,
                    "startColumn": diagnostic.column,
                    "endLine": end_line,
                    "endColumn": end_column,
                    "byteOffset": start,
                    "byteLength": end - start,
                },
            } }],
        })
    });
    failures.chain(diagnostics).collect()
}

/// A path as a relative reference: what is no unreserved character stands by its bytes (RFC 3986, 2.1).
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let path = path.replace(std::path::MAIN_SEPARATOR, "/");
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// Where a byte of the text stands in the file: each that was repaired was one byte there.
fn offset(file: &File, at: usize) -> usize {
    let before = file.repairs.partition_point(|(place, _)| *place < at);
    at - before.checked_sub(1).map_or(0, |last| file.repairs[last].1)
}

/// The line and the column behind the last character of `text`, about which a diagnostic is.
fn end(text: &str, diagnostic: &Diagnostic) -> (usize, usize) {
    let text = text.replace("\r\r\n", "\n").replace("\r\n", "\n");
    let text = text.trim_end_matches(['\n', '\r', '\x0c']);
    let mut lines = text.split(['\n', '\r', '\x0c']);
    let last = lines.next_back().unwrap_or_default().chars().count() + 1;
    match lines.count() {
        0 => (diagnostic.line as usize, diagnostic.column as usize + last - 1),
        more => (diagnostic.line as usize + more, last),
    }
}

/// A log of the Static Analysis Results Interchange Format 2.1.0 (OASIS).
fn sarif(results: &[Value]) -> Value {
    let rules = Code::ALL.iter().map(|code| {
        json!({
            "id": code.as_str(),
            "shortDescription": { "text": code.explanation().split(". ").next() },
            "fullDescription": { "text": code.explanation() },
            "help": { "text": explain(*code) },
            "defaultConfiguration": { "level": code.severity().as_str() },
        })
    });
    let unreadable = json!({
        "id": UNREADABLE,
        "shortDescription": { "text": "The file cannot be read, or holds no message" },
        "defaultConfiguration": { "level": "error" },
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cablegram-lint",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.chain([unreadable]).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}
