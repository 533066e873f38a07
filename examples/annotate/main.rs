//! A telegram in, one page out that shows what each part of it is, and what was read from it.
//!
//! ```text
//! cargo run --example annotate > page.html              # the sample of examples/sample.txt
//! cargo run --example annotate -- FILE > page.html
//! cat FILE | cargo run --example annotate -- - > page.html
//! cargo run --example annotate -- --format ansi FILE    # for the terminal
//! ```
//!
//! The page needs nothing else: no script, font or picture from elsewhere. Colours on the terminal follow `NO_COLOR`, and
//! there are none where the output is no terminal. Exit status: 0, or 1 where the file cannot be read or is no telegram
//! (the page still shows the text), or 2 for wrong usage.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

mod annotation;
mod page;
mod terminal;

use annotation::Annotation;

/// A made-up telegram with the quirks of real ones.
const SAMPLE: &[u8] = include_bytes!("../sample.txt");

/// Shows what each part of a telegram is, and what was read from it.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// How to show it.
    #[arg(long, value_enum, default_value_t = Format::Html)]
    format: Format,
    /// A file; `-` is standard input. Without it: the sample telegram.
    path: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A page for the browser, also fit for print.
    Html,
    /// Lines for the terminal.
    Ansi,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(code) => code,
        // Whoever read the output has gone: nothing is wrong with the telegram.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("annotate: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<ExitCode> {
    let (source, bytes) = input(arguments)?;
    let decoded = cablegram::decode(&bytes);
    let annotation = Annotation::new(&decoded);
    match arguments.format {
        Format::Html => io::stdout().lock().write_all(page::page(&source, &annotation).into_string().as_bytes())?,
        Format::Ansi => terminal::write(&mut anstream::stdout().lock(), &annotation)?,
    }
    let refused = annotation.messages.iter().filter_map(|message| message.error.as_ref());
    let mut code = ExitCode::SUCCESS;
    for error in refused {
        eprintln!("annotate: {source}: {error}");
        code = ExitCode::FAILURE;
    }
    Ok(code)
}

/// The name of the input and its bytes.
fn input(arguments: &Arguments) -> io::Result<(String, Vec<u8>)> {
    let Some(path) = &arguments.path else {
        return Ok(("sample.txt".into(), SAMPLE.to_vec()));
    };
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(("standard input".into(), bytes));
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match std::fs::read(path) {
        Ok(bytes) => Ok((name, bytes)),
        Err(error) => Err(io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display()))),
    }
}
