//! Real messages of the armed forces against an expectation taken straight from their lines, by code that knows nothing of
//! the crate: the line with the date, the line `FM`, the lines from `TO` on, the set `SUBJ`.
//!
//! The messages lie beside the project, in ../shared/corpus/navadmin or below the folder that the environment variable
//! `CABLEGRAM_SHARED` names; without them the test says that it was skipped. `cargo test --test navadmin -- --nocapture`
//! prints the misses.

mod common;

use std::collections::BTreeMap;
use std::fs;

use cablegram::{Layout, Parsed, Role, decode};

/// What the lines of a message say at first sight.
#[derive(Debug, Default)]
struct Expected {
    date_time_group: Option<String>,
    originator: Option<String>,
    addressees: Vec<String>,
    subject: Option<String>,
}

/// `R 211904Z JAN 11`, `P R 171425ZJAN2006 PSN 1`: `211904Z JAN 11`.
fn date_time_group(line: &str) -> Option<String> {
    let mut rest = line.trim();
    let is_prosign = |text: &str| {
        text.len() > 2 && "ROPZ".contains(text.chars().next().unwrap_or(' ')) && text.as_bytes()[1] == b' '
    };
    let had_prosign = is_prosign(rest);
    while is_prosign(rest) {
        rest = rest[2..].trim_start();
    }
    let group = rest.get(..7)?;
    let timed = group[..6].bytes().all(|byte| byte.is_ascii_digit()) && group.ends_with(['Z', 'z']);
    let behind = rest[7..].trim_start();
    let month = behind.get(..3)?.to_ascii_uppercase();
    let named = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(' ').any(|known| known == month);
    let year: String = behind[3..].trim_start().chars().take_while(char::is_ascii_digit).collect();
    (had_prosign && timed && named).then(|| format!("{} {month} {year}", group.to_ascii_uppercase()).trim().to_string())
}

/// The name in a line of the heading: no routing indicator, no `ZEN/`, no offices, nothing of the next prosign.
fn name(text: &str) -> String {
    let text = [" TO ", " INFO ", " BT"].iter().fold(text, |text, next| text.split(next).next().unwrap_or(text));
    let text = text.trim();
    let station = text.split('/').next().unwrap_or_default();
    let is_station = station == "ZEN"
        || station.starts_with('R')
            && (5..=8).contains(&station.len())
            && station.bytes().all(|b| b.is_ascii_uppercase());
    let text = if is_station && text.contains('/') && !text.starts_with(&format!("{station}//")) {
        &text[station.len() + 1..]
    } else {
        text
    };
    text.split("//").next().unwrap_or_default().trim().to_string()
}

fn expected(text: &str) -> Expected {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut read = Expected {
        date_time_group: lines.iter().take(40).find_map(|line| date_time_group(line)),
        // A name of a directory goes over several lines; such names are left to the eye.
        originator: lines.iter().find_map(|line| line.strip_prefix("FM ")).filter(|line| !line.contains('=')).map(name),
        ..Expected::default()
    };
    if let Some(first) = lines.iter().position(|line| line.starts_with("TO ")) {
        let ends = |line: &str| {
            line.is_empty()
                || ["INFO", "BT", "UNCLAS", "XMT", "FM ", "SUBJ", "MSGID", "NAVADMIN"]
                    .iter()
                    .any(|word| line.starts_with(word))
        };
        let further = lines[first + 1..].iter().take_while(|line| !ends(line));
        let list: Vec<&str> = std::iter::once(&lines[first][3..]).chain(further.copied()).collect();
        if !list.iter().any(|line| line.contains('=')) {
            read.addressees = list.into_iter().map(name).collect();
        }
    }
    if let Some(first) = lines.iter().position(|line| line.starts_with("SUBJ/")) {
        let mut subject = String::new();
        for (number, line) in lines[first..].iter().enumerate() {
            let ends = |word: &str| line.starts_with(word);
            let over =
                ["MSGID/", "REF/", "NARR/", "AMPN/", "POC/", "RMKS/", "GENTEXT/", "NAVADMIN "].into_iter().any(ends);
            if number > 0 && (line.is_empty() || over) {
                break;
            }
            subject.push_str(line);
            subject.push(' ');
            if line.trim_end().ends_with("//") {
                break;
            }
        }
        let value = subject["SUBJ/".len()..].split("// ").next().unwrap_or_default().replace(" /", " ");
        read.subject = Some(value);
    }
    read
}

/// Letters and figures alone: how lines are joined is not asked here.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '/').collect()
}

#[test]
fn messages_read_as_their_lines_say() {
    let Some(folder) = common::real("navadmin") else { return };
    let paths = common::texts(&folder);
    let mut asked: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let (mut lines, mut unknown) = (0_u32, 0_u32);
    for path in &paths {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(path).expect("messages can be read");
        let text = decode(&bytes).text;
        let pieces: Vec<_> = Layout::new(&text).collect();
        let joined: String = pieces.iter().map(|piece| piece.text(&text)).collect();
        assert_eq!(joined, text, "{file}: the pieces of the layout do not make the text");
        for piece in &pieces {
            lines += u32::from(!matches!(piece.role, Role::Text | Role::Paragraph | Role::Blank));
            unknown += u32::from(piece.role == Role::Unknown);
            if piece.role == Role::Unknown {
                println!("{file}: unknown: {}", piece.text(&text).trim());
            }
        }
        let cable = match Parsed::read(&text) {
            Ok(parsed) => parsed.cable,
            Err(error) => panic!("{file} was not read: {error}"),
        };
        let wanted = expected(&text);
        let mut ask = |field: &'static str, wanted: String, found: String| {
            let (right, all) = asked.entry(field).or_default();
            *all += 1;
            *right += u32::from(wanted == found);
            if wanted != found {
                println!("{file}: {field}: the line says {wanted:?}, read was {found:?}");
            }
        };
        let heading = &cable.heading;
        if let Some(group) = wanted.date_time_group {
            ask("date_time_group", group, heading.date_time_group.map(|group| group.to_string()).unwrap_or_default());
        }
        if let Some(name) = wanted.originator {
            ask("from", name, heading.from.as_ref().map(|from| from.name.to_string()).unwrap_or_default());
        }
        if !wanted.addressees.is_empty() {
            let found = heading.to.iter().take(wanted.addressees.len()).map(|to| to.name.to_string());
            ask("to", wanted.addressees.join("; "), found.collect::<Vec<_>>().join("; "));
        }
        if let Some(subject) = wanted.subject {
            ask("subject", bare(&subject), bare(cable.text.subject.as_deref().unwrap_or_default()));
        }
    }
    println!("{} messages, {unknown} of {lines} lines outside the text unknown, {asked:?}", paths.len());
    assert!(paths.len() >= 100, "only {} messages were found", paths.len());
    assert!(unknown * 100 < lines, "{unknown} of {lines} lines outside the text are unknown");
    for (field, (right, all)) in asked {
        assert!(right * 100 >= all * 99, "{field}: {right} of {all} are right");
        assert!(all * 2 > u32::try_from(paths.len()).unwrap_or(u32::MAX), "{field}: asked of {all} messages only");
    }
}
