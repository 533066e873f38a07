//! docs/GRAMMAR.md: the rules that the doc comments of src/parse and src/layout/shape open with, below the chapters of
//! tests/grammar/template.md.
//!
//! ```text
//! /// `filed = (two-digits "/" 4DIGIT ["Z"]) / 7DIGIT`: day of the month, or of the year, and time.
//! ```
//!
//! `BLESS=1 cargo test --test grammar` writes the file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use abnf::types::{Node, Rule};
use cablegram::{Layout, Parsed, Role};

/// A function that reads by a rule, or should.
struct Function {
    name: String,
    file: String,
    /// Whether it is one of nom's.
    nom: bool,
    /// The rules that its doc comment opens with: its own, and those it needs.
    rules: Vec<String>,
    /// What else its doc comment says.
    prose: String,
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The functions of a source file with their doc comments, down to its tests.
fn functions(file: &str) -> Vec<Function> {
    let source = read(file);
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut functions = Vec::new();
    let mut doc = String::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        if let Some(comment) = line.trim_start().strip_prefix("///") {
            doc += if comment.is_empty() { "\n\n" } else { comment };
        } else if let Some(name) = function_name(line) {
            let mut signature = line.to_owned();
            while !signature.contains('{') {
                signature += lines.next().expect("a function has a body");
            }
            let (rules, prose) = opening_rules(&doc);
            let nom = signature.contains("PResult<");
            functions.push(Function { name: name.into(), file: file.into(), nom, rules, prose });
            doc.clear();
        } else if !line.trim_start().starts_with("#[") {
            doc.clear();
        }
    }
    functions
}

/// The name of the function that is declared in a line at the start of it.
fn function_name(line: &str) -> Option<&str> {
    let line = ["pub(crate) ", "pub(super) ", "pub "].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    let name = line.strip_prefix("fn ")?;
    name.split(['(', '<']).next()
}

/// The rules in backticks at the start of a doc comment, and what stands behind them.
fn opening_rules(doc: &str) -> (Vec<String>, String) {
    let mut rules = Vec::new();
    let mut rest = doc.trim_start();
    while let Some((code, behind)) = rest.strip_prefix('`').and_then(|rest| rest.split_once('`')) {
        if !code.contains(" = ") {
            break;
        }
        rules.push(code.to_owned());
        rest = behind.trim_start_matches([';', ',', ':', '.', ' ']);
        if rest.starts_with('\n') {
            break;
        }
    }
    (rules, rest.trim().to_owned())
}

/// The rules of a grammar; every one must be ABNF.
fn parsed(grammar: &str, whence: &str) -> Vec<Rule> {
    abnf::rulelist(&(grammar.trim_end().to_owned() + "\n"))
        .unwrap_or_else(|error| panic!("{whence} is no ABNF: {error}\n{grammar}"))
}

/// The names that a rule mentions.
fn mentioned(node: &Node, names: &mut BTreeSet<String>) {
    match node {
        Node::Alternatives(nodes) | Node::Concatenation(nodes) => nodes.iter().for_each(|node| mentioned(node, names)),
        Node::Repetition { node, .. } | Node::Group(node) | Node::Optional(node) => mentioned(node, names),
        Node::Rulename(name) => drop(names.insert(name.clone())),
        Node::String(_) | Node::TerminalValues(_) | Node::Prose(_) => {}
    }
}

/// Where a run of lines by a rule may end that begins at `at`. Rules that tell what a line of a role is are told by the
/// role.
fn ends(node: &Node, rules: &BTreeMap<String, (String, Rule)>, lines: &[String], at: usize) -> BTreeSet<usize> {
    match node {
        Node::Rulename(name) if name.ends_with("-line") && name != "body-line" => {
            lines.get(at).filter(|line| *line == name).map(|_| at + 1).into_iter().collect()
        }
        Node::Rulename(name) => ends(rules[name].1.node(), rules, lines, at),
        Node::Group(node) => ends(node, rules, lines, at),
        Node::Optional(node) => ends(node, rules, lines, at).into_iter().chain([at]).collect(),
        Node::Alternatives(nodes) => nodes.iter().flat_map(|node| ends(node, rules, lines, at)).collect(),
        Node::Concatenation(nodes) => nodes.iter().fold(BTreeSet::from([at]), |begins, node| {
            begins.into_iter().flat_map(|at| ends(node, rules, lines, at)).collect()
        }),
        Node::Repetition { node, .. } => {
            let (mut all, mut new) = (BTreeSet::from([at]), BTreeSet::from([at]));
            while !new.is_empty() {
                let next = new.into_iter().flat_map(|at| ends(node, rules, lines, at));
                new = next.filter(|end| !all.contains(end)).collect();
                all.extend(&new);
            }
            all
        }
        Node::String(_) | Node::TerminalValues(_) | Node::Prose(_) => panic!("{node} is no line"),
    }
}

/// The source files whose functions are rules.
fn files() -> Vec<String> {
    let mut files = Vec::new();
    for folder in ["src/parse", "src/layout/shape"] {
        let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the folder can be read");
        let paths = entries.map(|entry| entry.expect("its entries can be read").path()).filter(|path| path.is_file());
        files.extend(paths.map(|path| format!("{folder}/{}", path.file_name().unwrap_or_default().to_string_lossy())));
    }
    files.sort();
    files
}

/// The grammars in the fenced blocks of the template.
fn blocks(template: &str) -> Vec<&str> {
    template.split("```abnf\n").skip(1).filter_map(|block| block.split("```").next()).collect()
}

/// All rules by name, with where each stands.
fn all_rules() -> BTreeMap<String, (String, Rule)> {
    let mut all: BTreeMap<String, (String, Rule)> = BTreeMap::new();
    let mut add = |grammar: &str, whence: String| {
        for rule in parsed(grammar, &whence) {
            let name = rule.name().to_owned();
            if let Some((known, _)) = all.insert(name.clone(), (whence.clone(), rule)) {
                panic!("{name} is a rule of {known} and of {whence}");
            }
        }
    };
    for function in files().iter().flat_map(|file| functions(file)) {
        add(&function.rules.join("\n"), format!("{} in {}", function.name, function.file));
    }
    let template = read("tests/grammar/template.md");
    for block in blocks(&template) {
        add(block, "the template".into());
    }
    all
}

/// The chapter of one source file.
fn chapter(file: &str) -> String {
    let mut chapter = String::new();
    for function in functions(file).iter().filter(|function| !function.rules.is_empty()) {
        let grammar: Vec<String> = function.rules.iter().map(|rule| wrapped(rule)).collect();
        let path = file.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "::");
        let prose = function.prose.replace("[`", "`").replace("`]", "`").replace("\n\n ", "\n\n");
        let mut letters = prose.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        let prose = if prose.starts_with('`') { prose } else { first + letters.as_str() };
        let about = format!("`{path}::{}`. {prose}", function.name);
        writeln!(chapter, "```abnf\n{}\n```\n{}\n", grammar.join("\n"), about.trim_end()).unwrap();
    }
    chapter.trim_end().to_owned()
}

/// A rule in lines of at most 110 characters; a line never ends within quotation marks or angle brackets.
fn wrapped(rule: &str) -> String {
    let (mut lines, mut length, mut quoted) = (String::new(), 0, false);
    for word in rule.split(' ') {
        if length > 0 && !quoted && length + word.len() > 110 {
            lines += "\n   ";
            length = 4;
        }
        if !lines.is_empty() {
            lines.push(' ');
        }
        lines += word;
        length += word.len() + 1;
        let marks = word.bytes().filter(|byte| matches!(byte, b'"' | b'<' | b'>')).count();
        quoted ^= marks % 2 == 1;
    }
    lines
}

/// A text with the role of each line beside it.
fn sample(path: &str, form: &str) -> String {
    let text = read(path);
    let parsed = Parsed::read(&text).expect("a sample is a message");
    assert_eq!(parsed.cable.form.as_str(), form, "{path}");
    let mut sample = String::from("```text\n");
    for piece in Layout::new(&text) {
        assert_ne!(piece.role, Role::Unknown, "{path}: {}", piece.text(&text));
        let role = if piece.role == Role::Blank { String::new() } else { piece.role.as_str().replace('_', "-") };
        writeln!(sample, "{}", format!("{role:<27} {}", piece.text(&text).trim_end()).trim_end()).unwrap();
    }
    sample + "```"
}

/// The template with its places filled: `{{rules FILE}}` and `{{sample FILE FORM}}`.
fn grammar() -> String {
    let template = read("tests/grammar/template.md");
    let note = "<!-- Written by tests/grammar.rs: edit the doc comments or tests/grammar/template.md. -->\n\n";
    let mut grammar = String::from(note);
    for line in template.lines() {
        let place = line.strip_prefix("{{").and_then(|line| line.strip_suffix("}}"));
        match place.map(|place| place.split(' ').collect::<Vec<_>>()).as_deref() {
            Some(["rules", file]) => grammar += &chapter(file),
            Some(["sample", path, form]) => grammar += &sample(path, form),
            Some(other) => panic!("the template has a place for {other:?}"),
            None => grammar += line,
        }
        grammar.push('\n');
    }
    grammar
}

#[test]
fn the_grammar_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/GRAMMAR.md");
    let grammar = grammar();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &grammar).expect("docs/GRAMMAR.md can be written");
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    assert!(known == grammar, "docs/GRAMMAR.md is out of date: BLESS=1 cargo test --test grammar");
}

#[test]
fn every_function_of_the_grammar_opens_with_its_rule() {
    for function in files().iter().flat_map(|file| functions(file)) {
        let name = function.name.strip_prefix("is_").unwrap_or(&function.name).replace('_', "-");
        match function.rules.first() {
            Some(rule) => {
                let own = rule.split(" = ").next().unwrap_or_default();
                // The plural reads several of one: `decl_labels`.
                assert!(own == name || format!("{own}s") == name || own == "controls", "{}: {rule}", function.name);
            }
            None => assert!(!function.nom, "{} in {} has no rule", function.name, function.file),
        }
    }
}

/// Notes that lie beside the project are no source: a reader has only the project.
#[test]
fn sources_are_those_that_a_reader_can_find() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("its entries can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("sources are text");
            for note in ["FORMAT ", "SURVEY ", "SURVEY-", "SCHEMA "] {
                let cited = text.split(note).skip(1).find(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
                assert!(cited.is_none(), "{} cites {note}{}", path.display(), cited.map_or("", |rest| &rest[..3]));
            }
        }
    }
}

#[test]
fn every_rule_is_known_and_used() {
    const CORE: [&str; 5] = ["ALPHA", "DIGIT", "HEXDIG", "HTAB", "SP"];
    // What stands for itself: a whole text, what may stand anywhere, and what is read for fields of other rules.
    const ALONE: [&str; 4] = ["file", "interruption", "late-marking", "end-mark"];
    let all = all_rules();
    let mut used = BTreeSet::new();
    for (name, (whence, rule)) in &all {
        let mut names = BTreeSet::new();
        mentioned(rule.node(), &mut names);
        names.remove(name);
        for mentioned in &names {
            let known = all.contains_key(mentioned) || CORE.contains(&mentioned.as_str());
            assert!(known, "{name}, a rule of {whence}, names {mentioned}, which is no rule");
        }
        used.append(&mut names);
    }
    let unused: Vec<_> = all.keys().filter(|name| !used.contains(*name) && !ALONE.contains(&name.as_str())).collect();
    assert!(unused.is_empty(), "rules that no other names: {unused:?}");
}

#[test]
fn samples_follow_the_order_of_their_form() {
    let all = all_rules();
    let template = read("tests/grammar/template.md");
    let samples: Vec<_> = template.lines().filter_map(|line| line.strip_prefix("{{sample ")).collect();
    assert_eq!(samples.len(), cablegram::Form::ALL.len());
    for (path, form) in samples.iter().filter_map(|place| place.strip_suffix("}}")?.split_once(' ')) {
        let text = read(path);
        let pieces = Layout::new(&text).filter(|piece| !piece.role.is_interruption());
        let mut lines: Vec<String> = pieces.map(|piece| line_rule(piece.role.as_str())).collect();
        lines.dedup();
        let ends = ends(all[form].1.node(), &all, &lines, 0);
        let last = ends.last().copied().unwrap_or_default();
        assert!(
            ends.contains(&lines.len()),
            "{path}: {:?} is out of order behind {:?}",
            lines.get(last),
            &lines[..last]
        );
    }
}

/// The rule that tells what a line of a role is.
fn line_rule(role: &str) -> String {
    let role = role.replace('_', "-");
    if role.ends_with("-line") { role } else { role + "-line" }
}

#[test]
fn every_role_has_a_line_and_every_chapter_a_place() {
    let all = all_rules();
    for line in Role::ALL.iter().map(|role| line_rule(role.as_str())) {
        assert!(all.contains_key(&line), "no rule says what a {line} is");
    }
    let template = read("tests/grammar/template.md");
    for file in files().iter().filter(|file| functions(file).iter().any(|function| !function.rules.is_empty())) {
        assert!(template.contains(&format!("{{{{rules {file}}}}}")), "the template has no place for {file}");
    }
}
