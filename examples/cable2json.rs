//! Telegrams in, one JSON object a message out.
//!
//! ```text
//! cargo run --release --example cable2json                  # the sample that this example includes
//! cargo run --release --example cable2json -- FOLDER...      # every file below a folder
//! cargo run --release --example cable2json -- --layout FILE  # with a row for every line
//! cargo run --release --example cable2json -- --strict FILE  # rules are not forgiven; --strict=acp127 those of another profile
//! cat FILE | cargo run --release --example cable2json -- -
//! ```
//!
//! A file that holds several messages gives a line for each: `FILE`, `FILE#2`, ... The JSON is described in docs/JSON.md and
//! by schema/cablegram-1.schema.json. Exit status: 0 when every input was read and recognised,
//! 1 when some was not (its line has `error`), 2 for wrong usage.

mod common;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::{iter, mem};

use cablegram::{Form, Layout, Options, Profile, decode};
use clap::Parser;
use common::row::Row;
use rayon::prelude::*;

/// A made-up telegram with the quirks of real ones.
const SAMPLE: &str = include_str!("sample.txt");

/// Reads telegrams and writes one JSON object a message.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// Adds what each line of the text is.
    #[arg(long)]
    layout: bool,
    /// Fails where a rule of the profile (state, acp127, janap128) is broken instead of forgiving it; without a value: state.
    #[arg(long, value_name = "PROFILE", num_args = 0..=1, require_equals = true, default_missing_value = "state")]
    strict: Option<Profile>,
    /// Looks for no lines of other forms than this (telegram, printout, labelled, military).
    #[arg(long, value_name = "FORM")]
    form: Option<Form>,
    /// Files and folders (their files, sorted by name); `-` is standard input. Without any: the sample telegram.
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    common::exit_code("cable2json", run(&Arguments::parse()))
}

/// Reads all inputs; whether all of them were telegrams.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    if arguments.paths.is_empty() {
        let (rows, good) = rows("sample.txt", Ok(SAMPLE.as_bytes().to_vec()), arguments);
        output.write_all(&rows)?;
        return output.flush().map(|()| good);
    }
    let inputs: Vec<PathBuf> = arguments.paths.iter().flat_map(|path| common::files(path)).collect();
    let progress = common::progress_of_files(inputs.len());
    let mut all_good = true;
    // In portions, so that the output keeps the order of the input and memory stays small.
    for portion in inputs.chunks(256) {
        let read: Vec<_> =
            portion.par_iter().map(|path| rows(&path.to_string_lossy(), common::bytes(path), arguments)).collect();
        for (rows, good) in read {
            output.write_all(&rows)?;
            all_good &= good;
        }
        progress.inc(portion.len() as u64);
    }
    progress.finish_and_clear();
    output.flush().map(|()| all_good)
}

/// The lines of output for one input, one a message, and whether all of it were telegrams.
fn rows(source: &str, bytes: io::Result<Vec<u8>>, arguments: &Arguments) -> (Vec<u8>, bool) {
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return (Row::unreadable(source, &error).to_line(), false),
    };
    let decoded = decode(&bytes);
    let mut repairs = decoded.diagnostics();
    // Walked only where it is asked for, or tells to which message the repairs belong.
    let text = &decoded.text;
    let layout = || arguments.form.map_or_else(|| Layout::new(text), |form| Layout::of_form(text, form));
    let walk = (arguments.layout || !repairs.is_empty()).then(layout);
    let mut pieces = walk.into_iter().flatten().peekable();
    let (mut lines, mut all_good) = (Vec::new(), true);
    let options = arguments.form.map_or(Options::new(), |form| Options::new().form(form));
    let options = arguments.strict.map_or(options, |profile| options.strict(profile));
    for (index, read) in options.read_all(text).enumerate() {
        let layout: Vec<_> = iter::from_fn(|| pieces.next_if(|piece| piece.message as usize == index)).collect();
        let end = layout.last().map_or(0, |piece| piece.span.end);
        let further = repairs.split_off(repairs.partition_point(|repair| repair.span.start < end));
        let mut diagnostics = mem::replace(&mut repairs, further);
        let name = common::name(source, index);
        let mut row = match &read {
            Ok(parsed) => {
                diagnostics.extend_from_slice(&parsed.diagnostics);
                diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
                Row::read(&name, &parsed.cable, &diagnostics)
            }
            Err(error) => Row::failed(&name, error),
        };
        if arguments.layout {
            row.layout = layout.into_iter().map(Into::into).collect();
        }
        lines.extend(row.to_line());
        all_good &= read.is_ok();
    }
    (lines, all_good)
}
