//! The archive that people have as one file, `cables.csv`: a record a telegram in, one JSON object a telegram out.
//!
//! ```text
//! cargo run --release --example csv_archive -- cables.csv > cables.jsonl
//! xz -dc cables.csv.xz | cargo run --release --example csv_archive -- - > cables.jsonl
//! ```
//!
//! The file has no heading row and eight columns: running number, date, reference number, origin, classification,
//! references, header, body. Every field stands in double quotes; `"` and `\` in it have a backslash before them.
//!
//! It is read in portions, each by all processors at once, so that memory does not grow with the file. A record that is no
//! telegram, or has not eight fields (where a quotation mark is lost, two records become one of fifteen), is reported by its
//! number and line on standard error and skipped; the exit status is 1 then. The JSON is described in docs/JSON.md; `source` is
//! the file and the number of the record, and a number more for each further message in the same body.

mod common;

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use cablegram::{Options, decode};
use clap::Parser;
use common::row::Row;
use csv::ByteRecord;
use rayon::prelude::*;

/// Reads an archive of telegrams in one CSV file and writes one JSON object a telegram.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// The CSV file; `-` is standard input.
    path: PathBuf,
}

/// How many columns there are, and which hold the telegram, counted from 0.
const COLUMNS: usize = 8;
const HEADER: usize = 6;
const BODY: usize = 7;

/// How many bytes of records are read at a time.
const PORTION: usize = 8 << 20;

fn main() -> ExitCode {
    common::exit_code("csv_archive", run(&Arguments::parse()))
}

/// Reads all records; whether all of them were telegrams.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let (input, progress) = common::open(&arguments.path)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .double_quote(false)
        .escape(Some(b'\\'))
        // A record with another number of fields is one bad record, not the end.
        .flexible(true)
        .buffer_capacity(1 << 20)
        .from_reader(input);
    let source = arguments.path.to_string_lossy();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut all_good = true;
    loop {
        let records = portion(&mut reader).map_err(|error| {
            let message = format!("{source}: line {}: {error}", reader.position().line());
            io::Error::new(error.kind(), message)
        })?;
        if records.is_empty() {
            break;
        }
        let rows: Vec<_> = records.par_iter().map(|record| rows(&source, record)).collect();
        for (lines, errors) in rows {
            output.write_all(&lines)?;
            for error in errors {
                progress.suspend(|| eprintln!("csv_archive: {error}"));
                all_good = false;
            }
        }
    }
    progress.finish_and_clear();
    output.flush().map(|()| all_good)
}

/// The next records; none at the end of the file.
fn portion(reader: &mut csv::Reader<impl Read>) -> io::Result<Vec<ByteRecord>> {
    let (mut records, mut bytes) = (Vec::new(), 0);
    let mut record = ByteRecord::new();
    while bytes < PORTION && reader.read_byte_record(&mut record)? {
        bytes += record.as_slice().len();
        records.push(record.clone());
    }
    Ok(records)
}

/// The lines of output for one record, one a message, and what could not be read.
fn rows(source: &str, record: &ByteRecord) -> (Vec<u8>, Vec<String>) {
    let (number, line) = record.position().map_or((0, 0), |position| (position.record() + 1, position.line()));
    let report = |error: &dyn std::fmt::Display| format!("record {number} (line {line}): {error}");
    if record.len() != COLUMNS {
        let error = format!("expected {COLUMNS} fields, found {}", record.len());
        return (Vec::new(), vec![report(&error)]);
    }
    let text = [&record[HEADER], b"\n", &record[BODY]].concat();
    let decoded = decode(&text);
    let (mut lines, mut errors) = (Vec::new(), Vec::new());
    for (index, read) in decoded.read_all(&Options::new()).enumerate() {
        let record = format!("{source}#{number}");
        let name = common::name(&record, index);
        match read {
            Ok(parsed) => lines.extend(Row::read(&name, &parsed.cable, &parsed.diagnostics).to_line()),
            Err(error) => errors.push(report(&error)),
        }
    }
    (lines, errors)
}
