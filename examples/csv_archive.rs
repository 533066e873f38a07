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
//! It is read in portions, each by all processors at once, so that memory does not grow with the file. A record that cannot
//! be read is reported by its number on standard error and skipped; the exit status is 1 then. The JSON is described in
//! docs/JSON.md; `source` is the file and the number of the record.

mod common;

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use cablegram::Parsed;
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

/// The columns that hold the telegram, counted from 0.
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
        // A record with too few fields is one bad record, not the end.
        .flexible(true)
        .buffer_capacity(1 << 20)
        .from_reader(input);
    let source = arguments.path.to_string_lossy();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut all_good = true;
    loop {
        let records = portion(&mut reader)?;
        if records.is_empty() {
            break;
        }
        let lines: Vec<_> = records.par_iter().map(|record| line(&source, record)).collect();
        for (record, line) in records.iter().zip(lines) {
            match line {
                Ok(line) => output.write_all(&line)?,
                Err(message) => {
                    progress.suspend(|| eprintln!("csv_archive: record {}: {message}", number(record)));
                    all_good = false;
                }
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

/// The number of a record, counted from 1.
fn number(record: &ByteRecord) -> u64 {
    record.position().map_or(0, |position| position.record() + 1)
}

/// The line of output for one record, or why there is none.
fn line(source: &str, record: &ByteRecord) -> Result<Vec<u8>, String> {
    let (Some(header), Some(body)) = (record.get(HEADER), record.get(BODY)) else {
        return Err(format!("expected {} fields, found {}", BODY + 1, record.len()));
    };
    let text = [header, b"\n", body].concat();
    let parsed = Parsed::from_bytes(&text).map_err(|error| error.to_string())?;
    let name = format!("{source}#{}", number(record));
    Ok(Row::read(&name, &parsed.cable, &parsed.diagnostics).to_line())
}
