//! The smallest program: one telegram in, what it says out.
//!
//! ```text
//! cargo run --example quickstart              # the sample
//! cargo run --example quickstart -- FILE
//! ```
//!
//! To begin a program of your own: `cargo add cablegram`, and copy the body of `main`.

use cablegram::{Cable, Located};

fn main() -> Result<(), cablegram::Error> {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/sample.txt");
    let path = std::env::args().nth(1).unwrap_or_else(|| sample.to_owned());

    // From a path to a telegram that owns its text; `Cable::parse` reads a `&str` and borrows from it.
    let cable = Cable::from_file(path)?;

    // Every part may be missing: archives hold extracts, and copies are damaged.
    let id = cable.id.map_or_else(|| "no number".to_owned(), |id| id.to_string());
    let subject = cable.text.subject.as_deref().unwrap_or("no subject");
    let tags: Vec<&str> = cable.text.tags.iter().map(Located::as_str).collect();
    println!("{id}: {subject}\nTAGS: {}", tags.join(", "));
    for paragraph in &cable.text.paragraphs {
        let number = paragraph.number.map_or_else(String::new, |number| format!("{number}. "));
        println!("\n{number}{}", paragraph.text);
    }
    Ok(())
}
