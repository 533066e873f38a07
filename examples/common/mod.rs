//! What the examples share: inputs from the command line, the progress bar, the exit status, the line of output.
#![allow(dead_code, reason = "every example uses a part of it")]

pub mod row;

use std::borrow::Cow;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};

/// The files that a path stands for: itself, or all below it, sorted by name.
pub fn files(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = walkdir::WalkDir::new(path).sort_by_file_name().into_iter();
    entries
        .map(|entry| match entry {
            Ok(entry) => (entry.file_type().is_dir(), entry.into_path()),
            // What cannot be looked into becomes an input that cannot be read, and so an error.
            Err(error) => (false, error.path().unwrap_or(path).to_owned()),
        })
        .filter_map(|(folder, path)| (!folder).then_some(path))
        .collect()
}

/// The bytes of a file, or of standard input for `-`.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(path)
}

/// How the message `index` of an input is called: the first like the input, the next `input#2`.
pub fn name(source: &str, index: usize) -> Cow<'_, str> {
    if index == 0 { source.into() } else { format!("{source}#{}", index + 1).into() }
}

/// The exit status of a run: 0 when all inputs were good, 1 when some was not.
pub fn exit_code(program: &str, all_good: io::Result<bool>) -> ExitCode {
    match all_good {
        Ok(good) => ExitCode::from(u8::from(!good)),
        // Whoever read the output has gone: nothing is wrong with the telegrams.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{program}: {error}");
            ExitCode::from(1)
        }
    }
}

/// A progress bar on standard error over a number of files, for people who wait for more than one.
pub fn progress_of_files(files: usize) -> ProgressBar {
    if files < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} files, {per_sec}, {eta} left");
    ProgressBar::new(files as u64).with_style(style.expect("the template is well formed"))
}

/// A progress bar on standard error over the bytes of an input; without a length, how far it is and how fast.
pub fn progress_of_bytes(length: Option<u64>) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match length {
        Some(length) => (ProgressBar::new(length), "{bar:40} {bytes}/{total_bytes}, {bytes_per_sec}, {eta} left"),
        None => (ProgressBar::no_length(), "{spinner} {bytes}, {bytes_per_sec}"),
    };
    bar.with_style(ProgressStyle::with_template(template).expect("the template is well formed"))
}

/// A file as a stream, or standard input for `-`, with its progress bar.
pub fn open(path: &Path) -> io::Result<(Box<dyn Read + Send>, ProgressBar)> {
    if path.as_os_str() == "-" {
        let bar = progress_of_bytes(None);
        return Ok((Box::new(bar.wrap_read(io::stdin())), bar));
    }
    let named = |error: io::Error| io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display()));
    let file = std::fs::File::open(path).map_err(named)?;
    let metadata = file.metadata().map_err(named)?;
    if metadata.is_dir() {
        return Err(named(io::ErrorKind::IsADirectory.into()));
    }
    // A pipe has no length.
    let bar = progress_of_bytes(metadata.is_file().then_some(metadata.len()));
    Ok((Box::new(bar.wrap_read(file)), bar))
}
