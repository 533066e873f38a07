//! `examples/compose.rs` as its user meets it.

use std::io::Write;
use std::process::{Command, Stdio};

use cablegram::{Cable, Profile};

/// What the example prints on standard output and standard error, and whether it succeeded.
fn compose(arguments: &[&str], draft: &str) -> (String, String, bool) {
    let example = std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join("examples/compose");
    let mut command = Command::new(example)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example is built with the tests");
    // It may end before it has read all.
    let _ = command.stdin.take().unwrap().write_all(draft.as_bytes());
    let output = command.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.success())
}

#[test]
fn the_draft_to_start_from_becomes_a_message_of_every_profile() {
    let (draft, _, _) = compose(&["--example"], "");
    for &profile in Profile::ALL {
        let (message, told, good) = compose(&["--profile", profile.as_str()], &draft);
        assert!(good, "{profile}: {told}");
        let cable = Cable::parse(&message).unwrap();
        assert_eq!(cable.id.as_ref().unwrap().to_string(), "09BERN33", "{message}");
        assert_eq!(cable.text.paragraphs[1].heading.as_deref(), Some("Talks"), "{message}");
        let officer = cable.text.classified_by.as_ref().unwrap();
        assert_eq!((officer.name.as_deref(), officer.title.as_deref()), (Some("PAT Q. MODEL"), Some("AMBASSADOR")));
        assert_eq!(cable.write(profile), message);
        Cable::parse_strict(&message, profile).unwrap_or_else(|error| panic!("{profile}: {error}"));
    }
}

#[test]
fn what_is_odd_is_told_beside_the_message() {
    let (draft, ..) = compose(&["--example"], "");
    let odd = [
        ("(C) Summary", "(S) Summary", "portion-above"),
        ("12958", "12356", "executive-order-era"),
        ("From: AMEMBASSY BERN", "From: AMEMBASSY ROME", "originator"),
    ];
    for (old, new, code) in odd {
        let (message, told, good) = compose(&[], &draft.replace(old, new));
        assert!(good && !message.is_empty(), "{told}");
        assert!(told.contains(code), "{code} is not in\n{told}");
    }
    assert_eq!(compose(&[], &draft).1, "");
}

#[test]
fn a_draft_may_have_two_precedences_a_code_or_an_event_and_line_ends_of_any_system() {
    let (draft, ..) = compose(&["--example"], "");
    let draft = draft.replace("Precedence: PRIORITY", "Precedence: PRIORITY ROUTINE");
    for (when, line) in [
        ("25X1, 25X6", "E.O. 12958: DECL: 25X1, 25X6\n"),
        ("TEN YEARS AFTER THE FAIR", "E.O. 12958: DECL: TEN YEARS AFTER THE FAIR\n"),
        ("2019-02-09", "E.O. 12958: DECL: 02/09/2019\n"),
    ] {
        let draft = draft.replace("2019-02-09", when).replace('\n', "\r\n");
        let (message, told, good) = compose(&[], &draft);
        assert!(good, "{told}");
        assert!(message.contains("\nP R 090934Z FEB 09\n") && message.contains(line), "{message}");
    }
}

#[test]
fn all_that_is_missing_is_told_at_once() {
    let (message, told, good) = compose(&[], "Subject: WATCH FAIR\n");
    assert!(!good && message.is_empty());
    for missing in ["no date line", "no originator", "no classification", "no TAGS", "no paragraph", "no signature"] {
        assert!(told.contains(missing), "{missing} is not in\n{told}");
    }
}

#[test]
fn a_line_of_the_draft_that_cannot_be_read_is_named() {
    let (_, told, _) = compose(&[], "Date: 32x\n");
    assert!(told.contains("Date: 32x: expected"), "{told}");
    let (_, told, _) = compose(&[], "Sender: AMEMBASSY BERN\n");
    assert!(told.contains("Sender: AMEMBASSY BERN: there is no such part"), "{told}");
}
