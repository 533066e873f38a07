//! How many instructions the parts of this crate take, counted by callgrind: the same on every run, whatever else the
//! machine does. It fails when a count is more than 2 % above the one in benches/instructions.tsv.
//!
//! ```text
//! cargo bench --bench instructions
//! BLESS=1 cargo bench --bench instructions    # writes the counts of now; the commit says why they changed
//! ```
//!
//! Counts hold for one compiler, one C library and one kind of processor (which string instructions it has); the first
//! line of the file names them. Elsewhere the counts are shown beside the known ones, and nothing fails. Without valgrind
//! nothing is counted. With `CABLEGRAM_CORPUS` the first hundred files of that folder are the set, and nothing is judged.

#![allow(clippy::cast_precision_loss, reason = "counts of instructions are far below what a float holds exactly")]

mod common;

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

/// How much worse than the known count is too much, in parts of a hundred.
const TOLERANCE: f64 = 2.0;

/// The fixed set: as many made-up telegrams for each case.
const TEXTS: usize = 100;

/// A name, and what is counted.
type Case = (&'static str, fn(&str) -> usize);

const CASES: [Case; 8] = [
    ("slice-lines", common::slice_lines),
    ("layout", common::layout),
    ("heading-and-labels", common::preamble),
    ("full-parse", common::full),
    ("with-diagnostics", common::with_diagnostics),
    ("with-checks", common::with_checks),
    ("split", |text| cablegram::split(text).count()),
    ("mail-parser", common::mail),
];

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    if let (Some("--case"), Some(name)) = (arguments.next().as_deref(), arguments.next()) {
        run(&name);
        return ExitCode::SUCCESS;
    }
    let Some(valgrind) = first_line("valgrind", "--version") else {
        println!("valgrind is not there: no instructions were counted");
        return ExitCode::SUCCESS;
    };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/instructions.tsv");
    let known = fs::read_to_string(&file).unwrap_or_default();
    let machine = machine(&valgrind);
    let same = known.lines().next().is_some_and(|line| line.trim_start_matches("# ") == machine);
    let mut counted = format!("# {machine}\n");
    let mut worse = false;
    for (name, _) in CASES {
        let count = count(name);
        let before = known.lines().filter_map(|line| line.split_once('\t')).find(|(known, _)| *known == name);
        let before = before.and_then(|(_, count)| count.parse::<u64>().ok());
        let change = before.map(|before| (count as f64 / before as f64 - 1.0) * 100.0);
        // The readers of others are there for scale.
        let own = !matches!(name, "slice-lines" | "mail-parser");
        worse |= own && change.is_some_and(|change| change > TOLERANCE);
        let change = change.map_or(String::from("new"), |change| format!("{change:+.2} %"));
        println!("{name:20} {count:>12}  {change}");
        writeln!(counted, "{name}\t{count}").expect("a string can be written to");
    }
    if env::var_os("BLESS").is_some() {
        fs::write(&file, counted).expect("the file of counts can be written");
    } else if !same {
        println!("the known counts are not of this machine ({machine}): nothing is judged");
    } else if worse {
        println!("worse by more than {TOLERANCE} %: mend it, or accept it with BLESS=1 in a commit that says why");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Runs one case in the function that callgrind watches.
fn run(name: &str) {
    let mut texts =
        if env::var_os(common::CORPUS).is_some() { common::texts() } else { common::made::telegrams(TEXTS) };
    texts.truncate(TEXTS);
    if name == "mail-parser" {
        texts = texts.iter().map(|text| common::as_mail(text)).collect();
    }
    let (_, case) = CASES.into_iter().find(|(known, _)| *known == name).expect("the case is known");
    assert!(watched(case, &texts) > 0, "{name} finds nothing");
}

#[inline(never)]
fn watched(case: fn(&str) -> usize, texts: &[String]) -> usize {
    common::all(texts, case)
}

/// Instructions of one case.
fn count(name: &str) -> u64 {
    let program = env::current_exe().expect("this program has a path");
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=*instructions::watched*"])
        .arg(program)
        .args(["--case", name])
        .output()
        .expect("valgrind starts");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "valgrind failed:\n{told}");
    let collected = told.lines().find_map(|line| line.split_once("Collected : "));
    collected.and_then(|(_, count)| count.trim().parse().ok()).expect("callgrind tells how many it collected")
}

/// What the counts depend on.
fn machine(valgrind: &str) -> String {
    let compiler = first_line("rustc", "--version").unwrap_or_default();
    let library = first_line("getconf", "GNU_LIBC_VERSION").unwrap_or_default();
    let wide = if cfg!(target_arch = "x86_64") && has_wide_instructions() { "avx2" } else { "no avx2" };
    let texts = env::var(common::CORPUS).map(|folder| format!("{folder}, ")).unwrap_or_default();
    format!("{texts}{compiler}, {valgrind}, {library}, {} with {wide}", env::consts::ARCH)
}

#[cfg(target_arch = "x86_64")]
fn has_wide_instructions() -> bool {
    std::arch::is_x86_feature_detected!("avx2")
}

#[cfg(not(target_arch = "x86_64"))]
fn has_wide_instructions() -> bool {
    false
}

fn first_line(program: &str, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).output().ok()?;
    String::from_utf8_lossy(&output.stdout).lines().next().map(String::from)
}
