//! The contract of the JSON: schema/cablegram-1.schema.json and docs/JSON.md are those of the types, what is read of every
//! fixture follows them, and nothing that was published is gone.
//!
//! `BLESS=1 cargo test --features schema --test schema` writes both files.

mod common;
#[path = "../examples/common/row.rs"]
mod row;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use cablegram::{Cable, Layout, Options, Parsed, Profile, Reason, decode};
use regex::Regex;
use row::Row;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// The schema as generated, without what says nothing: an absent value is left out, it is never `null`.
fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Row>().to_value();
    tidy(&mut schema);
    schema
}

fn tidy(schema: &mut Value) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = plain(text);
    }
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(|properties| properties.values_mut()) {
        let members = property.as_object_mut().expect("the schema of a field is an object");
        members.remove("default");
        let not_null = |choice: &Value| *choice != "null" && choice["type"] != "null";
        for key in ["type", "anyOf"] {
            let Some(Value::Array(choices)) = members.get_mut(key) else { continue };
            choices.retain(not_null);
            if choices.len() == 1 {
                match choices.remove(0) {
                    Value::Object(only) => {
                        members.remove(key);
                        members.extend(only);
                    }
                    only => members[key] = only,
                }
            }
        }
    }
    match schema {
        Value::Object(members) => members.values_mut().for_each(tidy),
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// A description up to its first example, without what only users of the crate need; with the names of items in place of
/// links to them.
fn plain(text: &str) -> String {
    let of_the_crate = |part: &&str| {
        !["`Display`", "`FromStr`", "Equality", "`Options", "Option`", "_offset", "u32", "slices of"]
            .iter()
            .any(|word| part.contains(word))
    };
    let text = text.split("```").next().unwrap_or_default().trim();
    let parts: Vec<&str> = text.split("\n\n").filter(of_the_crate).collect();
    let text = parts.join("\n\n");
    let mut rest = text.as_str();
    let mut plain = String::new();
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((item, behind)) = link.split_once("`]") else { break };
        let target = behind.strip_prefix('(').and_then(|target| target.split_once(')'));
        plain.extend([before, "`", item, "`"]);
        // The target may be a function: `(crate::join())`.
        rest = target.map_or(behind, |(_, behind)| behind.trim_start_matches(')'));
    }
    plain + rest
}

/// The same schema, closed: a field that it does not know is an error.
fn closed(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let mut members: serde_json::Map<_, _> =
                members.iter().map(|(name, member)| (name.clone(), closed(member))).collect();
            if members.contains_key("properties") && members.get("type") == Some(&json!("object")) {
                members.entry("additionalProperties").or_insert(json!(false));
            }
            Value::Object(members)
        }
        Value::Array(items) => items.iter().map(closed).collect(),
        other => other.clone(),
    }
}

/// docs/JSON.md: a table for each type.
fn document(schema: &Value) -> String {
    let mut page = String::from(INTRODUCTION);
    section(&mut page, "Row", schema);
    for (name, definition) in schema["$defs"].as_object().expect("the schema has definitions") {
        section(&mut page, name, definition);
    }
    page
}

const INTRODUCTION: &str = "\
# The JSON, version 1 (`cablegram/1`)

Generated from schema/cablegram-1.schema.json by `BLESS=1 cargo test --features schema --test schema`: change the types, not
this page.

`examples/cable2json.rs` writes a [Row](#row) for each message, one a line; the serde representation of `cablegram::Cable` is
its field `cable`, a [Cable](#cable).

Absent and empty fields are left out, so that a field that is there says something; those in **bold** are always there.
Adding a field or a word keeps the number of the contract: a reader passes over those that it does not know. Renaming,
removing or re-meaning one raises it.
";

fn section(page: &mut String, name: &str, schema: &Value) {
    write!(page, "\n## {name}\n\n{}\n", described(schema)).unwrap();
    let rows: Vec<[String; 3]> = entries(schema)
        .into_iter()
        .map(|(key, entry)| {
            let required = schema["required"].as_array().is_some_and(|required| required.contains(&json!(key)));
            let kind = if schema["properties"].is_object() { kind(entry) } else { value_kind(entry) };
            let shown = if required { format!("**`{key}`**") } else { format!("`{key}`") };
            let meaning = described(entry).replace('\n', " ").replace('|', "\\|");
            [shown, kind, meaning]
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    let typed = rows.iter().any(|[_, kind, _]| !kind.is_empty());
    let head = match (schema["properties"].is_object(), typed) {
        (true, _) => "| field | is | meaning |\n|---|---|---|",
        (false, true) => "| `type` | `value` | meaning |\n|---|---|---|",
        (false, false) => "| word | meaning |\n|---|---|",
    };
    write!(page, "\n{head}\n").unwrap();
    for [key, kind, meaning] in rows {
        let kind = if typed { format!("{kind} | ") } else { kind };
        writeln!(page, "| {key} | {kind}{meaning} |").unwrap();
    }
}

/// The fields of an object, or the words of an enumeration; a choice of values has none.
fn entries(schema: &Value) -> Vec<(&str, &Value)> {
    if let Some(properties) = schema["properties"].as_object() {
        return properties.iter().map(|(name, property)| (name.as_str(), property)).collect();
    }
    let mut entries = Vec::new();
    for choice in schema["oneOf"].as_array().into_iter().flatten() {
        let words = choice["const"].as_str().or(choice["properties"]["type"]["const"].as_str());
        let words = words.into_iter().chain(choice["enum"].as_array().into_iter().flatten().filter_map(Value::as_str));
        entries.extend(words.map(|word| (word, choice)));
    }
    entries.extend(schema["enum"].as_array().into_iter().flatten().filter_map(|word| Some((word.as_str()?, schema))));
    entries
}

fn described(schema: &Value) -> &str {
    schema["description"].as_str().unwrap_or_default()
}

/// What stands beside a word that comes with a value.
fn value_kind(choice: &Value) -> String {
    let value = &choice["properties"]["value"];
    if value.is_null() { String::new() } else { kind(value) }
}

/// What a value is, in words.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(word) = schema["const"].as_str() {
        return format!("`{word}`");
    }
    match schema["type"].as_str() {
        Some("array") => format!("list: {}", kind(&schema["items"])),
        Some("object") => format!("by name: {}", kind(&schema["additionalProperties"])),
        Some("string") => schema["format"].as_str().unwrap_or("text").to_owned(),
        Some("integer") => "number".to_owned(),
        Some(other) => other.to_owned(),
        None => panic!("no words for {schema}"),
    }
}

/// What docs/JSON.md has published: each field and word as `Type.name`.
fn published(page: &str) -> BTreeSet<String> {
    let mut published = BTreeSet::new();
    let mut section = "";
    for line in page.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            section = name;
        }
        let key = line.strip_prefix("| ").and_then(|row| row.split(" | ").next());
        if let Some(key) = key.map(|key| key.trim_matches('*')).filter(|key| key.starts_with('`')) {
            published.insert(format!("{section}.{}", key.trim_matches('`')));
        }
    }
    published
}

fn file(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares with the committed file, or writes it.
fn compare(name: &str, found: &str) {
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(file(name).parent().expect("files stand in folders")).expect("the folder can be made");
        fs::write(file(name), found).expect("the file can be written");
    }
    let known = fs::read_to_string(file(name)).unwrap_or_default();
    assert!(known == found, "{name} is not that of the types: BLESS=1 cargo test --features schema --test schema");
}

#[test]
fn the_files_are_those_of_the_types() {
    let schema = schema();
    let page = fs::read_to_string(file("docs/JSON.md")).unwrap_or_default();
    let new = document(&schema);
    let (known, there) = (published(&page), published(&new));
    assert!(known.is_empty() || known.len() > 200, "only {} fields and words were found", known.len());
    // Also when it is to be written anew: what goes from the contract is first taken from the page by hand.
    let gone: Vec<_> = known.difference(&there).collect();
    assert!(gone.is_empty(), "gone from the contract, which raises its number: {gone:?}");
    compare("docs/JSON.md", &new);
    compare("schema/cablegram-1.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

/// The rows of a text, as examples/cable2json.rs writes them with `--layout`.
fn rows(source: &str, text: &str) -> Vec<Value> {
    let layout: Vec<_> = Layout::new(text).collect();
    let rows = Options::new().read_all(text).enumerate().map(|(index, read)| {
        let own = layout.iter().filter(|piece| piece.message as usize == index);
        let mut row = match &read {
            Ok(Parsed { cable, diagnostics, .. }) => Row::read(source, cable, diagnostics),
            Err(error) => Row::failed(source, error),
        };
        row.offset = (index > 0).then_some(index as u64);
        row.layout = own.map(|&piece| piece.into()).collect();
        serde_json::from_slice(&row.to_line()).expect("a row is JSON")
    });
    rows.collect()
}

/// A header line in fixed positions and a text in sets; then a readdressed message, counted, corrected, with an exempted
/// addressee.
const MILITARY: &str = "\
RAAUZYUW RUENAAA0001 2921200-UUUU--RUCRNAD.
ZNR UUUUU
R 191200Z OCT 05
FM CNO WASHINGTON DC
TO NAVADMIN
BT
UNCLAS //N01300//
NAVADMIN 999/05
MSGID/GENADMIN/CNO/-//
SUBJ/WATCH FAIR//
RMKS/1. THE FAIR ENDS BY NOON.//
BT
#0001
NNNN
RR RUHPB
DE RUWSPH 174 1360920
ZNR UUUUU
R 150910Z MAR 71
FM DIR LANT DIV
TO DIR PAC DIV
R 142200Z MAR 71
FM ASPPA WASHDC
TO AIG 9999
XMT FLAGPAC ESQUIMALT BC
GR 5
BT
UNCLAS
THE FAIR ENDS BY NOON
BT
C WA 1500Z POSITION
NNNN
";

/// The rows of all fixtures, of bytes that are no UTF-8, and of what cannot be read.
fn all_rows() -> Vec<Value> {
    let mut all: Vec<_> =
        common::fixtures().iter().flat_map(|(path, text)| rows(&path.to_string_lossy(), text)).collect();
    let broken = "R 322519Z JAN 08\nFM AMEMBASSY BERN\n";
    let error = Options::new().strict(Profile::State).read(broken).expect_err("there is no day 32");
    let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
    let decoded = decode(b"TAGS: PREL\nSUBJECT: CAF\xc9\n");
    // No classification line names an airgram, but a program may.
    let mut airgram = Cable::default();
    airgram.text.reference_number = "73STATE-A374".parse().ok();
    let failed = [
        Row::failed("broken.txt", &error),
        Row::unreadable("missing.txt", &missing),
        Row::read("bytes.txt", &airgram, &decoded.diagnostics()),
    ]
    .map(|row| serde_json::from_slice(&row.to_line()).expect("a row is JSON"));
    all.extend(failed);
    all.extend(rows("novel.txt", "Call me Ishmael.\n"));
    all.extend(rows("military.txt", MILITARY));
    all.extend(rows("two.txt", &"R 090934Z FEB 09\nFM AMEMBASSY BERN\nNNNN\n".repeat(2)));
    all
}

/// The schema compiled, with its formats (dates) asserted.
struct Validator(Schemas, SchemaIndex);

impl Validator {
    fn new(schema: Value) -> Self {
        const NAME: &str = "memory:row.schema.json";
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource(NAME, schema).expect("it is JSON");
        let mut schemas = Schemas::new();
        let index = compiler.compile(NAME, &mut schemas).expect("it is a schema");
        Self(schemas, index)
    }

    /// What is wrong with `row`.
    fn wrong(&self, row: &Value) -> Option<String> {
        self.0.validate(row, self.1).err().map(|error| format!("{error:#}"))
    }
}

#[test]
fn what_is_read_follows_the_schema() {
    let schema = schema();
    let open = Validator::new(schema.clone());
    // Against the open schema a misspelt field would pass.
    let closed = Validator::new(closed(&schema));
    for row in all_rows() {
        for validator in [&open, &closed] {
            assert_eq!(validator.wrong(&row), None, "{}", row["source"]);
        }
    }
    assert!(open.wrong(&json!({"schema": "cablegram/1"})).is_some(), "a row without a source");
    assert!(open.wrong(&json!({"schema": "cablegram/2", "source": "a.txt"})).is_some(), "another contract");
    let misspelt =
        json!({"schema": "cablegram/1", "source": "a.txt", "cable": {"heading": {"form": {"name": "BERN"}}}});
    assert!(open.wrong(&misspelt).is_none() && closed.wrong(&misspelt).is_some(), "a field of a later version");
}

#[test]
fn reasons_are_written_in_one_pattern() {
    let pattern = schema()["$defs"]["Reason"]["pattern"].as_str().map(Regex::new).expect("reasons have one").unwrap();
    let letters = [String::new()].into_iter().chain(('A'..='z').map(|letter| format!("({letter})")));
    for letter in letters {
        let sections = (0..12).flat_map(|part| (0..12).map(move |section| format!("{part}.{section}")));
        for text in sections.chain([String::new(), "1".into(), "1.".into()]).map(|section| section + &letter) {
            let printed = text.parse::<Reason>().map(|reason| reason.to_string());
            assert_eq!(printed.is_ok_and(|printed| printed == text), pattern.is_match(&text), "{text}");
        }
    }
}

#[test]
fn every_field_is_shown_by_a_fixture() {
    let schema = schema();
    let mut seen = BTreeSet::new();
    for row in all_rows() {
        visit(&schema, ("Row", &schema), &row, &mut seen);
    }
    let definitions = schema["$defs"].as_object().expect("the schema has definitions");
    let fields = definitions.iter().filter(|(_, definition)| definition["properties"].is_object()).flat_map(
        |(name, definition)| entries(definition).into_iter().map(move |(field, _)| format!("{name}.{field}")),
    );
    let never: Vec<_> = fields.filter(|field| !seen.contains(field)).collect();
    assert!(never.is_empty(), "no fixture shows {never:?}");
}

/// Collects the fields that a value has, by the names of their types.
fn visit<'s>(root: &'s Value, (name, schema): (&'s str, &'s Value), value: &Value, seen: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        return visit(root, (name, &root["$defs"][name]), value, seen);
    }
    for item in value.as_array().into_iter().flatten() {
        visit(root, (name, &schema["items"]), item, seen);
    }
    for (field, value) in value.as_object().into_iter().flatten() {
        if let Some(property) = schema["properties"].get(field) {
            seen.insert(format!("{name}.{field}"));
            visit(root, (name, property), value, seen);
        }
        let choices = schema["oneOf"].as_array().into_iter().flatten();
        for choice in
            choices.filter(|choice| choice["properties"]["type"]["const"] == value["type"] || field == "value")
        {
            visit(root, (name, &choice["properties"][field]), value, seen);
        }
    }
}
