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
use std::iter;
use std::path::PathBuf;
use std::process::ExitCode;

use cablegram::{Cable, Form, Layout, Options, Profile, decode};
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
    if bytes.is_empty() {
        let error = Cable::parse("").expect_err("an empty text is no telegram");
        return (Row::failed(source, &error).to_line(), false);
    }
    let decoded = decode(&bytes);
    let text = &decoded.text;
    let layout = || arguments.form.map_or_else(|| Layout::new(text), |form| Layout::of_form(text, form));
    let mut pieces = arguments.layout.then(layout).into_iter().flatten().peekable();
    let options = arguments.form.map_or(Options::new(), |form| Options::new().form(form));
    let options = arguments.strict.map_or(options.clone(), |profile| options.strict(profile));
    let (mut lines, mut all_good) = (Vec::new(), true);
    for (index, read) in decoded.read_all(&options).enumerate() {
        let name = common::name(source, index);
        let mut row = match &read {
            Ok(parsed) => Row::read(&name, &parsed.cable, &parsed.diagnostics),
            Err(error) => Row::failed(&name, error),
        };
        row.layout =
            iter::from_fn(|| pieces.next_if(|piece| piece.message as usize == index)).map(Into::into).collect();
        lines.extend(row.to_line());
        all_good &= read.is_ok();
    }
    (lines, all_good)
}
