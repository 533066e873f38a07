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
        assert_eq!(cable.write(profile), message);
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
