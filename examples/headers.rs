//! Who sent what to whom: the headings and labels of many telegrams as a table, one line a telegram.
//!
//! ```text
//! cargo run --release --example headers -- FOLDER FILE...
//! cat FILE | cargo run --release --example headers -- -
//! cargo run --release --example headers -- --width 160 FOLDER | sort
//! ```
//!
//! Reading stops before the first paragraph. A telegram without a number of its own is called by its file. What cannot be read
//! is reported on standard error; the exit status is 1 then.

mod common;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cablegram::{Cable, Located, Options, decode};
use clap::Parser;
use comfy_table::{ColumnConstraint, ContentArrangement, Row, Table, Width, presets};
use rayon::prelude::*;

/// Shows the headings and labels of telegrams as a table.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// Width of the table; without it that of the terminal, or 132.
    #[arg(long)]
    width: Option<u16>,
    /// Files and folders (their files, sorted by name); `-` is standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

const COLUMNS: [&str; 7] = ["ID", "DATE", "LEVEL", "FROM", "TO", "TAGS", "SUBJECT"];

/// How wide the columns may be at most.
const WIDTHS: [u16; 6] = [18, 10, 12, 20, 3, 20];

fn main() -> ExitCode {
    common::exit_code("headers", run(&Arguments::parse()))
}

/// Reads all inputs and prints the table; whether all of them were telegrams.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let inputs: Vec<PathBuf> = arguments.paths.iter().flat_map(|path| common::files(path)).collect();
    let progress = common::progress_of_files(inputs.len());
    let read: Vec<_> = inputs
        .par_iter()
        .map(|path| {
            progress.inc(1);
            rows(path)
        })
        .collect();
    progress.finish_and_clear();

    let mut table = Table::new();
    let terminal = || console::Term::stdout().size_checked().map_or(132, |(_, columns)| columns);
    table
        .load_preset(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(arguments.width.unwrap_or_else(terminal))
        .set_truncation_indicator("…")
        .set_header(COLUMNS);
    let mut all_good = true;
    for row in read.into_iter().flatten() {
        match row {
            Ok(fields) => {
                let mut row = Row::from(fields);
                row.max_height(1);
                table.add_row(row);
            }
            Err(message) => {
                eprintln!("headers: {message}");
                all_good = false;
            }
        }
    }
    // The subject has no limit: it gets the room that is left.
    for (column, width) in table.column_iter_mut().zip(WIDTHS) {
        column.set_padding((0, 2)).set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(width + 2)));
    }
    let mut output = io::stdout().lock();
    table.lines().try_for_each(|line| writeln!(output, "{}", line.trim_end()))?;
    Ok(all_good)
}

/// A row for each message of a file, or why there is none.
fn rows(path: &Path) -> Vec<Result<[String; 7], String>> {
    let bytes = match common::bytes(path) {
        Ok(bytes) => bytes,
        Err(error) => return vec![Err(format!("cannot read {}: {error}", path.display()))],
    };
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let text = decode(&bytes).text;
    let messages = Options::new().preamble_only(true).read_all(&text).enumerate();
    messages
        .map(|(index, read)| match read {
            Ok(parsed) => Ok(fields(&parsed.cable, &common::name(&file, index)).map(|field| printable(&field))),
            Err(error) => Err(format!("{}: {error}", path.display())),
        })
        .collect()
}

/// What stands in a cell: neither tabs nor what commands a terminal.
fn printable(field: &str) -> String {
    let sign = |c: char| match c {
        '\t' => ' ',
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    field.chars().map(sign).collect()
}

/// The fields of a row; what a telegram does not say is left open, but for its number: `name` stands there.
fn fields(cable: &Cable<'_>, name: &str) -> [String; 7] {
    let (heading, text) = (&cable.heading, &cable.text);
    let day = heading.date_time_group.map(|group| match group.to_offset_date_time() {
        Some(time) => time.date().to_string(),
        None => group.to_string(),
    });
    let level = text.classification.as_ref().and_then(|marking| marking.level);
    let tags: Vec<&str> = text.tags.iter().map(Located::as_str).collect();
    [
        cable.id.as_ref().map_or_else(|| name.to_owned(), ToString::to_string),
        day.unwrap_or_default(),
        level.map(|level| level.to_string()).unwrap_or_default(),
        heading.from.as_ref().map(|from| from.name.to_string()).unwrap_or_default(),
        heading.addressees().count().to_string(),
        tags.join(" "),
        text.subject.as_ref().map(ToString::to_string).unwrap_or_default(),
    ]
}
