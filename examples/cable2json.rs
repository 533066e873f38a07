//! Telegrams in, one JSON object a message out.
//!
//! ```text
//! cargo run --release --example cable2json                  # the sample that this example includes
//! cargo run --release --example cable2json -- FOLDER...      # every file below a folder
//! cargo run --release --example cable2json -- --layout FILE  # with a row for every line
//! cat FILE | cargo run --release --example cable2json -- -
//! ```
//!
//! The JSON is described by schema/cablegram-1.schema.json. Exit status: 0 when every input was read and recognised,
//! 1 when some was not (its line has `error`), 2 for wrong usage.

use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cablegram::{Cable, Decoded, Diagnostic, Error, ErrorKind, Layout, Options, Parsed, Role, decode};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::Serialize;

/// A made-up telegram with the quirks of real ones.
const SAMPLE: &str = include_str!("sample.txt");

/// Reads telegrams and writes one JSON object a message.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// Adds what each line of the text is.
    #[arg(long)]
    layout: bool,
    /// Fails where a rule of the format is broken instead of forgiving it.
    #[arg(long)]
    strict: bool,
    /// Files and folders (their files, sorted by name); `-` is standard input. Without any: the sample telegram.
    paths: Vec<PathBuf>,
}

/// What stands in one line of the output.
#[derive(Serialize)]
struct Row<'a> {
    schema: &'static str,
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cable: Option<&'a Cable<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Failure>,
    #[serde(skip_serializing_if = "<[Diagnostic]>::is_empty")]
    diagnostics: &'a [Diagnostic],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    layout: Vec<LayoutRow>,
}

#[derive(Serialize)]
struct Failure {
    kind: &'static str,
    message: String,
}

#[derive(Serialize)]
struct LayoutRow {
    line: u32,
    role: Role,
    start: u32,
    end: u32,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // Whoever read the output has gone: nothing is wrong with the telegrams.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cable2json: {error}");
            ExitCode::from(1)
        }
    }
}

/// Reads all inputs; whether all of them were telegrams.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    if arguments.paths.is_empty() {
        let (rows, good) = rows("sample.txt", Ok(SAMPLE.as_bytes().to_vec()), arguments);
        output.write_all(&rows)?;
        return output.flush().map(|()| good);
    }
    let inputs: Vec<PathBuf> = arguments.paths.iter().flat_map(|path| files(path)).collect();
    let progress = progress(inputs.len());
    let mut all_good = true;
    // In portions, so that the output keeps the order of the input and memory stays small.
    for portion in inputs.chunks(256) {
        let read: Vec<_> =
            portion.par_iter().map(|path| rows(&path.to_string_lossy(), bytes(path), arguments)).collect();
        for (rows, good) in read {
            output.write_all(&rows)?;
            all_good &= good;
        }
        progress.inc(portion.len() as u64);
    }
    progress.finish_and_clear();
    output.flush().map(|()| all_good)
}

/// The files that a path stands for: itself, or all below it, sorted by name.
fn files(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = walkdir::WalkDir::new(path).sort_by_file_name().into_iter();
    entries
        .map(|entry| match entry {
            Ok(entry) => (entry.file_type().is_dir(), entry.into_path()),
            // What cannot be looked into becomes an input that cannot be read, and so a line of the output.
            Err(error) => (false, error.path().unwrap_or(path).to_owned()),
        })
        .filter_map(|(folder, path)| (!folder).then_some(path))
        .collect()
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(path)
}

/// The lines of output for one input, and whether it was a telegram.
fn rows(source: &str, bytes: io::Result<Vec<u8>>, arguments: &Arguments) -> (Vec<u8>, bool) {
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            return (failure(source, "unreadable", format!("cannot read {source}: {error}")), false);
        }
    };
    let decoded = decode(&bytes);
    match Options::new().strict(arguments.strict).read(&decoded.text) {
        Ok(parsed) => (row(source, &decoded, &parsed, arguments), true),
        Err(error) => (failure(source, kind(&error), error.to_string()), false),
    }
}

fn row(source: &str, decoded: &Decoded<'_>, parsed: &Parsed<'_>, arguments: &Arguments) -> Vec<u8> {
    let mut diagnostics = decoded.diagnostics();
    diagnostics.extend_from_slice(&parsed.diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    let pieces = arguments.layout.then(|| Layout::new(&decoded.text)).into_iter().flatten();
    let layout = pieces.map(|piece| LayoutRow {
        line: piece.line,
        role: piece.role,
        start: piece.span.start,
        end: piece.span.end,
    });
    line(&Row {
        schema: "cablegram/1",
        source,
        cable: Some(&parsed.cable),
        error: None,
        diagnostics: &diagnostics,
        layout: layout.collect(),
    })
}

fn failure(source: &str, kind: &'static str, message: String) -> Vec<u8> {
    let error = Some(Failure { kind, message });
    line(&Row { schema: "cablegram/1", source, cable: None, error, diagnostics: &[], layout: Vec::new() })
}

fn kind(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotACable { .. } => "not_a_cable",
        ErrorKind::TooLong { .. } => "too_long",
        ErrorKind::Broken(_) => "broken_rule",
        _ => "unreadable",
    }
}

fn line(row: &Row<'_>) -> Vec<u8> {
    let mut line = serde_json::to_vec(row).expect("the model has no maps with keys that are no strings");
    line.push(b'\n');
    line
}

/// A progress bar on standard error, for people who wait for more than one file.
fn progress(inputs: usize) -> ProgressBar {
    if inputs < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} telegrams, {per_sec}, {eta} left");
    ProgressBar::new(inputs as u64).with_style(style.expect("the template is well formed"))
}
