//! The examples as a new user runs them, on made-up input.
//!
//! ```text
//! cargo test --test examples
//! ```

mod common;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

const FIRST: &str = "R 090934Z FEB 09\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC\nUNCLAS BERN 000033\n\nE.O. 12958: N/A\nTAGS: PREL, SZ\n\
                     SUBJECT: WATCH FAIR\n\n1. The fair ends by noon.\nMODEL\n";
const SECOND: &str =
    "R 090950Z FEB 09\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nUNCLAS ROME 000034\n\nSUBJECT: CLOCKS\n\n1. None.\n";

/// What a run gave.
struct Run {
    status: i32,
    output: String,
    errors: String,
}

impl Run {
    /// The lines of output as JSON.
    fn rows(&self) -> Vec<Value> {
        self.output.lines().map(|line| serde_json::from_str(line).expect("a line of output is JSON")).collect()
    }
}

/// The folder of the built examples; they are built first if they are not as their sources are.
fn examples() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--message-format=json", "--manifest-path"]);
        build.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
        build.args(
            ["quickstart", "cable2json", "csv_archive", "headers", "lint", "split_stream"]
                .map(|name| format!("--example={name}")),
        );
        // What the tests were built with, so that little is built anew.
        build.args(cfg!(feature = "schema").then_some("--features=schema"));
        build.args((!cfg!(debug_assertions)).then_some("--release"));
        let built = build.stderr(Stdio::inherit()).output().expect("cargo runs");
        assert!(built.status.success(), "the examples do not build");
        let messages = String::from_utf8(built.stdout).expect("cargo writes UTF-8");
        let message = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let example = |message: Value| Some(PathBuf::from(message["executable"].as_str()?));
        let program = message.into_iter().find_map(example).expect("cargo names what it built");
        program.parent().expect("a program stands in a folder").to_owned()
    })
}

/// Runs an example with something on its standard input, in the folder of this test.
fn run_with(example: &str, arguments: &[&str], input: &[u8]) -> Run {
    let mut command = Command::new(examples().join(example));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the example starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let input = input.to_vec();
    // A program that reads nothing closes the pipe.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the example ends");
    writer.join().expect("the writer does not fail");
    Run {
        status: output.status.code().expect("it ends by itself"),
        output: String::from_utf8(output.stdout).expect("its output is UTF-8"),
        errors: String::from_utf8(output.stderr).expect("its errors are UTF-8"),
    }
}

fn run(example: &str, arguments: &[&str]) -> Run {
    run_with(example, arguments, b"")
}

/// A new folder with files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).expect("the file can be written");
    }
    folder
}

#[test]
fn quickstart_prints_the_sample() {
    let sample = run("quickstart", &[]);
    assert_eq!((sample.status, &*sample.errors), (0, ""));
    let first = sample.output.lines().next().unwrap();
    let cable = cablegram::Cable::parse(include_str!("../examples/sample.txt")).unwrap();
    assert_eq!(first, format!("{}: {}", cable.id.unwrap(), cable.text.subject.unwrap()));
    let missing = run("quickstart", &["nothing.txt"]);
    assert_eq!(missing.status, 1);
    assert!(missing.errors.starts_with("Error: cannot read nothing.txt: "), "{}", missing.errors);
}

#[test]
fn cable2json_without_arguments_reads_the_sample() {
    let run = run("cable2json", &[]);
    let rows = run.rows();
    assert_eq!((run.status, rows.len()), (0, 1));
    assert_eq!((&rows[0]["schema"], &rows[0]["source"]), (&"cablegram/1".into(), &"sample.txt".into()));
    assert!(rows[0]["cable"]["id"].is_string());
    assert!(rows[0]["layout"].is_null());
}

/// The blocks of README.md in a language.
fn readme(language: &str) -> Vec<&'static str> {
    let open = format!("```{language}\n");
    let blocks = include_str!("../README.md").split(&*open).skip(1);
    let blocks: Vec<_> = blocks.map(|block| block.split("```").next().unwrap_or_default()).collect();
    assert!(!blocks.is_empty(), "README.md has nothing in {language}");
    blocks
}

/// The JSON that the README shows is that of the sample, shortened: fields and ends of lists are left out, and texts end in
/// three points.
#[test]
fn the_json_of_the_readme_is_that_of_the_sample() {
    fn is_part(shown: &Value, whole: &Value) -> bool {
        match (shown, whole) {
            (Value::Object(shown), Value::Object(whole)) => {
                shown.iter().all(|(name, value)| whole.get(name).is_some_and(|whole| is_part(value, whole)))
            }
            (Value::Array(shown), Value::Array(whole)) => {
                shown.len() <= whole.len() && shown.iter().zip(whole).all(|(shown, whole)| is_part(shown, whole))
            }
            (Value::String(shown), Value::String(whole)) if shown.ends_with("...") => {
                whole.starts_with(shown.trim_end_matches("...").trim_end())
            }
            _ => shown == whole,
        }
    }
    let sample = &run("cable2json", &[]).rows()[0];
    for block in readme("json") {
        let shown: Value = serde_json::from_str(block).expect("the JSON of the README is JSON");
        assert!(is_part(&shown, sample), "{shown:#}\nis no part of\n{sample:#}");
    }
}

/// Rustdoc compiles and runs a block with a `main` as it stands: nothing is put around it, and nothing may be hidden in it.
#[test]
fn the_program_of_the_readme_is_whole() {
    for block in readme("rust") {
        assert!(block.starts_with("fn main() ") && !block.lines().any(|line| line.starts_with('#')), "{block}");
    }
}

#[test]
fn cable2json_goes_on_after_what_it_cannot_read() {
    let folder = folder(
        "goes-on",
        &[("a.txt", FIRST.as_bytes()), ("b.txt", b"Call me Ishmael.\n"), ("c.txt", SECOND.as_bytes())],
    );
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let arguments = [path("missing.txt"), path("a.txt"), path("b.txt"), path("c.txt")];
    let run = run("cable2json", &arguments.each_ref().map(String::as_str));
    assert_eq!(run.status, 1);
    let rows = run.rows();
    let sources: Vec<_> = rows.iter().map(|row| row["source"].as_str().unwrap()).collect();
    assert_eq!(sources, arguments, "the order of the arguments");
    assert_eq!(rows[0]["error"]["kind"], "unreadable");
    assert!(rows[0]["error"]["message"].as_str().unwrap().contains("missing.txt"));
    assert_eq!(rows[2]["error"]["kind"], "not_a_cable");
    assert_eq!((&rows[1]["cable"]["id"], &rows[3]["cable"]["id"]), (&"09BERN33".into(), &"09ROME34".into()));
}

#[test]
fn cable2json_keeps_the_order_of_a_thousand_files() {
    let folder = folder("order", &[]);
    for serial in 0..1000 {
        fs::write(folder.join(format!("{serial:04}.txt")), FIRST.replace("000033", &format!("{serial:06}"))).unwrap();
    }
    let run = run("cable2json", &[folder.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.errors);
    let serials: Vec<_> =
        run.rows().iter().map(|row| row["cable"]["text"]["reference_number"]["serial"].as_u64().unwrap()).collect();
    assert_eq!(serials, (0..1000).collect::<Vec<_>>());
}

#[test]
fn cable2json_gives_a_row_for_each_message() {
    // A byte that is no UTF-8 in the second message, which ends in a NNNN that the third one follows in the same line.
    let second = SECOND.replace("CLOCKS", "CAF\u{c9}").replace("None.\n", "None.\nNNNN");
    let third = FIRST.replace("R 090934Z", "VZCZCXYZ0033\nRR RUEHC\n\nDE RUEHSW #0033 0400934\nR 091034Z");
    let text = format!("{FIRST}NNNN\n{second}{third}");
    let bytes: Vec<u8> = text.chars().map(|character| u8::try_from(character).unwrap()).collect();
    let run = run_with("cable2json", &["--layout", "-"], &bytes);
    assert_eq!(run.status, 0, "{}", run.output);
    let rows = run.rows();
    let sources: Vec<_> = rows.iter().map(|row| row["source"].as_str().unwrap()).collect();
    assert_eq!(sources, ["-", "-#2", "-#3"]);
    let names: Vec<_> = rows.iter().map(|row| row["cable"]["heading"]["from"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["AMEMBASSY BERN", "AMEMBASSY ROME", "AMEMBASSY BERN"]);
    // The decoded text is covered once, each part by the message that it belongs to.
    let mut at = 0;
    for piece in rows.iter().flat_map(|row| row["layout"].as_array().unwrap()) {
        assert_eq!(piece["start"].as_u64().unwrap(), at);
        at = piece["end"].as_u64().unwrap();
    }
    assert_eq!(usize::try_from(at).unwrap(), text.len());
    let starts: Vec<_> = rows.iter().map(|row| row["layout"][0]["start"].as_u64().unwrap()).collect();
    assert_eq!(starts, [0, FIRST.len() as u64 + 5, (FIRST.len() + 5 + second.len()) as u64]);
    let repaired =
        |row: &Value| row["diagnostics"].as_array().into_iter().flatten().any(|one| one["code"] == "byte-repaired");
    assert_eq!(rows.iter().map(repaired).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn wrong_usage_is_status_2() {
    for (example, arguments) in [
        ("cable2json", &["--no-such-option"] as &[_]),
        ("csv_archive", &[]),
        ("headers", &[]),
        ("split_stream", &["--window", "3", "-"]),
    ] {
        let run = run(example, arguments);
        assert_eq!((run.status, &*run.output), (2, ""), "{example}");
        assert!(run.errors.contains("Usage: "), "{}", run.errors);
    }
}

#[test]
fn csv_archive_reads_good_records_and_reports_bad_ones() {
    let (header, body) = FIRST.split_at(FIRST.find("UNCLAS").unwrap());
    let quoted = body.replace("WATCH FAIR", r#"\"WATCH\" \\ FAIR, "#);
    let record = |body: &str| {
        format!("\"1\",\"2/9/2009 9:34\",\"09BERN33\",\"Embassy Bern\",\"UNCLASSIFIED\",\"\",\"{header}\",\"{body}\"\n")
    };
    let csv = [
        record(body),
        "\"2\",\"too\",\"short\"\n".into(),
        record(&quoted),
        record("x").replace(header, "y"),
        record(body),
    ];
    let run = run_with("csv_archive", &["-"], csv.concat().as_bytes());
    assert_eq!(run.status, 1);
    let reports: Vec<_> = run.errors.lines().collect();
    assert_eq!(reports.len(), 2, "{}", run.errors);
    let line = |records: usize| 1 + csv[..records].concat().matches('\n').count();
    assert_eq!(reports[0], format!("csv_archive: record 2 (line {}): expected 8 fields, found 3", line(1)));
    let expected = format!("csv_archive: record 4 (line {}): not a cable: ", line(3));
    assert!(reports[1].starts_with(&expected), "{}", reports[1]);
    let rows = run.rows();
    let sources: Vec<_> = rows.iter().map(|row| row["source"].as_str().unwrap()).collect();
    assert_eq!(sources, ["-#1", "-#3", "-#5"]);
    assert_eq!(rows[1]["cable"]["text"]["subject"], r#""WATCH" \ FAIR,"#);
    // The same telegram as from its text.
    let direct = run_with("cable2json", &["-"], format!("{header}\n{body}").as_bytes());
    assert_eq!(rows[0]["cable"], direct.rows()[0]["cable"]);
    assert_eq!(run_with("csv_archive", &["-"], record(body).as_bytes()).status, 0);

    // A quotation mark that is lost joins two records: both are missed, the others are not.
    let unclosed = record(body).replace("\"\n", "\n");
    let csv = [record(body), unclosed, record(body), record(body)].concat();
    let run = run_with("csv_archive", &["-"], csv.as_bytes());
    assert_eq!((run.status, run.rows().len()), (1, 2), "{}", run.output);
    assert!(run.errors.contains("record 2 (line") && run.errors.contains("found 15"), "{}", run.errors);
    let nine = record(body).replace("\"\n", "\",\"9\"\n");
    let run = run_with("csv_archive", &["-"], nine.as_bytes());
    assert_eq!((run.status, &*run.output), (1, ""), "{}", run.errors);

    // A body may hold another telegram.
    let two = record(&format!("{body}NNNN\n{SECOND}"));
    let run = run_with("csv_archive", &["-"], [record(body), two].concat().as_bytes());
    let rows = run.rows();
    let sources: Vec<_> = rows.iter().map(|row| row["source"].as_str().unwrap()).collect();
    assert_eq!(sources, ["-#1", "-#2", "-#2#2"], "{}", run.errors);
    assert_eq!(rows[2]["cable"]["id"], "09ROME34");
}

#[test]
fn what_is_no_file_is_named() {
    let folder = folder("no-file", &[]);
    for (example, path) in [("csv_archive", &folder), ("split_stream", &folder), ("csv_archive", &folder.join("x.csv"))]
    {
        let run = run(example, &[path.to_str().unwrap()]);
        assert_eq!((run.status, &*run.output), (1, ""), "{example}");
        assert!(run.errors.contains(&format!("cannot read {}: ", path.display())), "{}", run.errors);
    }
}

#[test]
fn headers_are_a_table_of_one_line_a_telegram() {
    let long = SECOND.replace("CLOCKS", &"CLOCKS AND WATCHES ".repeat(20));
    let folder = folder("headers", &[("a.txt", FIRST.as_bytes()), ("b.txt", long.as_bytes()), ("c.txt", b"no\n")]);
    let run = run("headers", &["--width", "100", folder.to_str().unwrap()]);
    assert_eq!(run.status, 1);
    assert!(run.errors.contains("c.txt: not a cable: "), "{}", run.errors);
    let lines: Vec<_> = run.output.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.output);
    assert!(lines.iter().all(|line| line.chars().count() <= 100), "{}", run.output);
    let words: Vec<_> = lines[1].split_whitespace().collect();
    assert_eq!(words, ["09BERN33", "2009-02-09", "UNCLAS", "AMEMBASSY", "BERN", "1", "PREL", "SZ", "WATCH", "FAIR"]);
    assert!(lines[2].contains("09ROME34") && lines[2].ends_with('…'), "{}", lines[2]);
}

#[test]
fn headers_call_extracts_by_their_file_and_command_no_terminal() {
    let extract = "SUBJECT: \u{1b}[2J\u{7}CLOCKS\tAND WATCHES\nTAGS: PREL\n";
    let folder = folder("extracts", &[("d.txt", extract.as_bytes())]);
    let run = run("headers", &["--width", "100", folder.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.errors);
    let row = run.output.lines().nth(1).unwrap();
    assert!(row.starts_with("d.txt ") && row.contains("CLOCKS AND WATCHES"), "{row}");
    assert!(!row.contains(char::is_control), "{row:?}");
}

#[test]
fn split_stream_gives_a_row_for_each_message() {
    let stream = format!("{FIRST}NNNN\n{SECOND}NNNN\n");
    let run = run_with("split_stream", &["-"], stream.as_bytes());
    assert_eq!(run.status, 0, "{}", run.errors);
    let rows = run.rows();
    let places: Vec<_> =
        rows.iter().map(|row| (row["source"].as_str().unwrap(), row["offset"].as_u64().unwrap())).collect();
    assert_eq!(places, [("-", 0), ("-#2", FIRST.len() as u64 + 5)]);
    assert_eq!(rows[1]["cable"]["id"], "09ROME34");
    let bad = run_with("split_stream", &["-"], b"Call me Ishmael.\n");
    assert_eq!((bad.status, &bad.rows()[0]["error"]["kind"]), (1, &"not_a_cable".into()));
}

/// Section `number` of a message in three.
fn section(number: u8) -> String {
    FIRST
        .replace("UNCLAS BERN", &format!("UNCLAS SECTION 0{number} OF 03 BERN"))
        .replace("1. The", &format!("{number}. The"))
        + "NNNN\n"
}

#[test]
fn split_stream_joins_sections_in_any_order() {
    let other = format!("{SECOND}NNNN\n");
    let stream =
        [&section(3), &other, &section(1), &other.replace("34", "35"), &section(2)].map(String::as_str).concat();
    let run = run_with("split_stream", &["--join", "-"], stream.as_bytes());
    assert_eq!(run.status, 0, "{}", run.errors);
    let rows = run.rows();
    let ids: Vec<_> = rows.iter().map(|row| row["cable"]["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["09ROME34", "09ROME35", "09BERN33"]);
    let numbers = |row: &Value| -> Vec<u64> {
        let paragraphs = row["cable"]["text"]["paragraphs"].as_array().unwrap();
        paragraphs.iter().map(|paragraph| paragraph["number"].as_u64().unwrap()).collect()
    };
    assert_eq!(numbers(&rows[2]), [1, 2, 3]);
    assert_eq!(rows[2]["offset"], 0);

    // Only two of the three: what is missing is told, at the end or when the window is full.
    for window in ["1000", "1"] {
        let stream = [section(3), other.clone(), section(1)].concat();
        let run = run_with("split_stream", &["--join", "--window", window, "-"], stream.as_bytes());
        let rows = run.rows();
        let joined = &rows[1];
        assert_eq!((rows.len(), numbers(joined)), (2, vec![1, 3]), "{}", run.output);
        let missing = joined["diagnostics"].as_array().unwrap().iter().any(|one| one["code"] == "section-missing");
        assert!(missing, "{joined}");
    }
}

#[test]
fn lint_tells_what_is_wrong_and_by_its_exit_status() {
    let wrong = FIRST.replace("R 090934Z", "R O 090934Z").replace("BERN 000033", "LISBON 000033");
    let two = format!("{FIRST}NNNN\n{}", SECOND.replace("ROME 000034", "OSLO 000034"));
    let files = [("a.txt", FIRST.as_bytes()), ("b.txt", wrong.as_bytes()), ("c.txt", two.as_bytes())];
    let folder = folder("lint", &files);
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();

    let good = run("lint", &[&path("a.txt")]);
    assert_eq!((good.status, &*good.output), (0, ""), "{}", good.errors);
    let text = run("lint", &[&path("")]);
    assert_eq!(text.status, 1);
    assert!(text.output.starts_with("error[precedence-order]: "), "{}", text.output);
    assert!(text.output.contains("b.txt:1:1\n"), "{}", text.output);
    assert!(text.output.contains("rule: ACP 127(G) 152"), "{}", text.output);

    let codes = |arguments: &[&str]| {
        let rows = run("lint", arguments).rows();
        rows.iter().map(|row| format!("{}:{}", row["line"], row["code"].as_str().unwrap_or("?"))).collect::<Vec<_>>()
    };
    // The second message of c.txt begins in line 13.
    assert_eq!(codes(&["--format=json", &path("c.txt")]), ["16:originator-differs"]);
    let found = codes(&["--format=json", "--allow=originator-differs", "--profile=state", &path("c.txt")]);
    assert_eq!(found, ["13:line-missing", "13:line-missing"]);
    assert_eq!(codes(&["--format=json", "--min=error", &path("b.txt")]), ["1:precedence-order"]);
    // Whatever ends the lines, and where the second message is glued to the end of the first.
    let glued = two.replace("NNNN\n", "NNNNVZCZCXYZ0034\n");
    let files = [("cr.txt", two.replace('\n', "\r")), ("crlf.txt", two.replace('\n', "\r\n")), ("glued.txt", glued)];
    let ends = self::folder("lint-line-ends", &files.each_ref().map(|(name, text)| (*name, text.as_bytes())));
    let found = codes(&["--format=json", ends.to_str().unwrap()]);
    assert_eq!(found, ["16:originator-differs"; 3]);
    assert_eq!(run("lint", &["--deny=error", &path("c.txt")]).status, 0);
    assert_eq!(run("lint", &["--allow=no-such-code", &path("c.txt")]).status, 2);
    assert_eq!(run("lint", &[]).status, 2);
    assert_eq!(run("lint", &[&path("missing.txt")]).status, 1);

    let sarif: Value = serde_json::from_str(&run("lint", &["--format=sarif", &path("")]).output).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let (rules, results) =
        (&sarif["runs"][0]["tool"]["driver"]["rules"], sarif["runs"][0]["results"].as_array().unwrap());
    assert_eq!(results.len(), 3);
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[rule]["id"], result["ruleId"]);
        assert!(result["message"]["text"].is_string());
        assert!(result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64() > Some(0));
    }

    // Places are those of the file, names are those of a URI, and what holds no message is told.
    let odd = folder.join("odd");
    fs::create_dir_all(&odd).unwrap();
    let repaired =
        [b"R O 090934Z FEB 09\nFM AMEMBASSY CAF\xc9\nUNCLAS BERN 000033\n".as_slice(), b"TAGS: NATO\n"].concat();
    fs::write(odd.join("a #1%.txt"), repaired).unwrap();
    fs::write(odd.join("empty.txt"), "").unwrap();
    let sarif = run("lint", &["--format=sarif", &path("odd")]);
    assert_eq!(sarif.status, 1);
    let sarif: Value = serde_json::from_str(&sarif.output).unwrap();
    let (rules, results) = (&sarif["runs"][0]["tool"]["driver"]["rules"], &sarif["runs"][0]["results"]);
    let result = |id: &str| results.as_array().unwrap().iter().find(|result| result["ruleId"] == id).unwrap();
    let place = &result("tags-without-subject")["locations"][0]["physicalLocation"];
    assert!(place["artifactLocation"]["uri"].as_str().unwrap().ends_with("/odd/a%20%231%25.txt"), "{place}");
    let region = ["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"]
        .map(|key| &place["region"][key]);
    assert_eq!(region, [4, 7, 4, 11, 62, 4]);
    let place = &result("precedence-order")["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&place["startLine"], &place["endLine"]), (&Value::from(1), &Value::from(1)), "{place}");
    let empty = result("unreadable");
    assert_eq!(rules[usize::try_from(empty["ruleIndex"].as_u64().unwrap()).unwrap()]["id"], "unreadable");
    assert_eq!(empty["locations"][0]["physicalLocation"]["region"]["startLine"], 1);
    assert!(run("lint", &[&path("odd/empty.txt")]).output.contains("the text is empty"));

    let told = run("lint", &["--explain", "serial-differs"]);
    assert_eq!(told.status, 0);
    assert!(
        told.output.contains("Rule: 5 FAH-2 H-321") && told.output.contains("    DE RUEHSW #0064"),
        "{}",
        told.output
    );
}
