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

use std::collections::{BTreeSet, VecDeque};
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use cablegram::{Cable, Error, Message, Messages, Parsed, join};
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

/// A message of the stream, read.
struct Read {
    index: usize,
    offset: u64,
    parsed: Result<Parsed<'static>, Error>,
}

fn main() -> ExitCode {
    common::exit_code("split_stream", run(&Arguments::parse()))
}

/// Reads the whole stream; whether all of it were telegrams.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let (input, progress) = common::open(&arguments.path)?;
    let mut messages = Messages::new(BufReader::with_capacity(1 << 20, input)).enumerate();
    let source = arguments.path.to_string_lossy();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut waiting = Waiting::default();
    let mut all_good = true;
    loop {
        let portion = portion(&mut messages)?;
        let ended = portion.is_empty();
        let mut reads: Vec<Read> = portion.into_par_iter().map(read).collect();
        if arguments.join {
            reads = reads.into_iter().flat_map(|read| waiting.add(read, arguments.window)).collect();
            if ended {
                reads.extend(waiting.rest());
            }
        }
        let lines: Vec<_> = reads.par_iter().map(|read| line(&source, read)).collect();
        lines.iter().try_for_each(|line| output.write_all(line))?;
        all_good &= reads.iter().all(|read| read.parsed.is_ok());
        if ended {
            progress.finish_and_clear();
            return output.flush().map(|()| all_good);
        }
    }
}

/// The next messages and their numbers; none at the end of the stream.
fn portion(messages: &mut std::iter::Enumerate<Messages<impl BufRead>>) -> io::Result<Vec<(usize, Message)>> {
    let (mut portion, mut bytes) = (Vec::new(), 0);
    while bytes < PORTION {
        let Some((index, message)) = messages.next() else { break };
        let message = message?;
        bytes += message.bytes.len();
        portion.push((index, message));
    }
    Ok(portion)
}

fn read((index, message): (usize, Message)) -> Read {
    Read { index, offset: message.offset, parsed: Parsed::from_bytes(&message.bytes) }
}

/// The line of output for one message.
fn line(source: &str, read: &Read) -> Vec<u8> {
    let name = common::name(source, read.index);
    let mut row = match &read.parsed {
        Ok(parsed) => Row::read(&name, &parsed.cable, &parsed.diagnostics),
        Err(error) => Row::failed(&name, error),
    };
    row.offset = Some(read.offset);
    row.to_line()
}

/// Sections that wait for the others of their message, the oldest message first.
#[derive(Default)]
struct Waiting {
    messages: VecDeque<(String, Vec<Read>)>,
    sections: usize,
}

impl Waiting {
    /// Takes a message in; gives out what is whole, or has waited for too long.
    fn add(&mut self, read: Read, window: usize) -> Vec<Read> {
        let Some(key) = read.parsed.as_ref().ok().and_then(|parsed| key(&parsed.cable)) else {
            return vec![read];
        };
        let place = self.messages.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            self.messages.push_back((key, Vec::new()));
            self.messages.len() - 1
        });
        self.messages[place].1.push(read);
        self.sections += 1;
        let whole = is_whole(&self.messages[place].1).then_some(place);
        let ready = whole.or((self.sections > window).then_some(0));
        ready
            .and_then(|place| self.messages.remove(place))
            .and_then(|(_, sections)| self.joined(sections))
            .into_iter()
            .collect()
    }

    /// Gives out what still waits.
    fn rest(&mut self) -> Vec<Read> {
        let messages = std::mem::take(&mut self.messages);
        messages.into_iter().filter_map(|(_, sections)| self.joined(sections)).collect()
    }

    /// The sections of a message as one; it stands in the output as the first of them.
    fn joined(&mut self, sections: Vec<Read>) -> Option<Read> {
        self.sections -= sections.len();
        let (mut diagnostics, mut cables) = (Vec::new(), Vec::new());
        let mut first = None;
        for Read { index, offset, parsed } in sections {
            let mut parsed = parsed.ok()?;
            diagnostics.append(&mut parsed.diagnostics);
            cables.push(std::mem::take(&mut parsed.cable));
            first.get_or_insert((index, offset, parsed));
        }
        let (index, offset, mut parsed) = first?;
        let mut joined = join(cables);
        diagnostics.append(&mut joined.diagnostics);
        parsed.cable = joined.cables.pop()?;
        parsed.diagnostics = diagnostics;
        Some(Read { index, offset, parsed: Ok(parsed) })
    }
}

/// What the sections of a message have in common; `None` for a message without sections.
fn key(cable: &Cable<'_>) -> Option<String> {
    cable.text.section?;
    let from = cable.heading.from.as_ref().map_or("", |from| &from.name);
    let group = cable.heading.date_time_group?;
    let number = cable.text.reference_number.as_ref().map(ToString::to_string).unwrap_or_default();
    let series = cable.text.series_number.as_deref().unwrap_or_default();
    Some(format!("{from} {group} {number} {series}"))
}

/// Whether all sections of a message are there.
fn is_whole(sections: &[Read]) -> bool {
    let sections = || sections.iter().filter_map(|read| read.parsed.as_ref().ok()?.cable.text.section);
    let numbers: BTreeSet<u16> = sections().map(|section| section.number).collect();
    sections().filter_map(|section| section.of).max().is_some_and(|of| numbers.len() >= usize::from(of))
}
