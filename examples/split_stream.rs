//! A stream of many messages in, one JSON object a message out.
//!
//! ```text
//! cargo run --release --example split_stream -- messages.txt > messages.jsonl
//! cat *.txt | cargo run --release --example split_stream -- -
//! cargo run --release --example split_stream -- --join messages.txt    # sections of a message put together
//! ```
//!
//! The stream is read in portions, so that memory does not grow with it. The JSON is described in docs/JSON.md; `offset`
//! tells where in the stream a message begins, and the spans of its diagnostics count from there. Exit status: 0 when
//! all messages were read, 1 when some was not (its line has `error`), 2 for wrong usage.

mod common;

use std::io::{self, Read, Write};
use std::mem;
use std::path::PathBuf;
use std::process::ExitCode;

use cablegram::{Error, Joiner, Message, Messages, Parsed};
use clap::Parser;
use common::row::Row;
use rayon::prelude::*;

/// Cuts a stream into its messages and writes one JSON object a message.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// Puts the sections of a message together, in whatever order they come.
    #[arg(long)]
    join: bool,
    /// How many sections wait for the others of their message before they are written without them.
    #[arg(long, default_value_t = 1000, value_name = "SECTIONS", requires = "join")]
    window: usize,
    /// The stream; `-` is standard input.
    path: PathBuf,
}

/// How many bytes of messages are read at a time.
const PORTION: usize = 8 << 20;

/// Where a message stands in the stream: its number, and its first byte.
type Place = (usize, u64);

/// A message of the stream, read.
type Reading = (Place, Result<Parsed<'static>, Error>);

fn main() -> ExitCode {
    common::exit_code("split_stream", run(&Arguments::parse()))
}

/// Reads the whole stream; whether all of it were telegrams.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let (input, progress) = common::open(&arguments.path)?;
    let mut messages = Messages::new(input).enumerate();
    let source = arguments.path.to_string_lossy();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut joiner = Joiner::new().with_window(arguments.window);
    let mut all_good = true;
    loop {
        let portion = portion(&mut messages)?;
        let ended = portion.is_empty();
        let mut reads: Vec<Reading> = portion.into_par_iter().map(read).collect();
        if arguments.join {
            reads = reads.into_iter().filter_map(|reading| push(&mut joiner, reading)).collect();
            if ended {
                let waiting = mem::take(&mut joiner).finish();
                reads.extend(waiting.map(|(place, parsed)| (place, Ok(parsed))));
            }
        }
        let lines: Vec<_> = reads.par_iter().map(|read| line(&source, read)).collect();
        lines.iter().try_for_each(|line| output.write_all(line))?;
        all_good &= reads.iter().all(|(_, read)| read.is_ok());
        if ended {
            progress.finish_and_clear();
            return output.flush().map(|()| all_good);
        }
    }
}

/// The next messages and their numbers; none at the end of the stream.
fn portion(messages: &mut std::iter::Enumerate<Messages<impl Read>>) -> io::Result<Vec<(usize, Message)>> {
    let (mut portion, mut bytes) = (Vec::new(), 0);
    while bytes < PORTION {
        let Some((index, message)) = messages.next() else { break };
        let message = message?;
        bytes += message.bytes.len();
        portion.push((index, message));
    }
    Ok(portion)
}

fn read((index, message): (usize, Message)) -> Reading {
    ((index, message.offset), Parsed::from_bytes(&message.bytes))
}

/// Gives the joiner a message, and takes one out that is ready.
fn push(joiner: &mut Joiner<'static, Place>, (place, read): Reading) -> Option<Reading> {
    match read {
        Ok(parsed) => joiner.push(place, parsed).map(|(place, parsed)| (place, Ok(parsed))),
        Err(error) => Some((place, Err(error))),
    }
}

/// The line of output for one message.
fn line(source: &str, ((index, offset), read): &Reading) -> Vec<u8> {
    let name = common::name(source, *index);
    let mut row = match read {
        Ok(parsed) => Row::read(&name, &parsed.cable, &parsed.diagnostics),
        Err(error) => Row::failed(&name, error),
    };
    row.offset = Some(*offset);
    row.to_line()
}
