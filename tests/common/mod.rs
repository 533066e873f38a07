//! What the integration tests and the fuzz targets share.
#![allow(dead_code, reason = "every test file uses a part of it")]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub mod families;
pub mod invent;
pub mod oracle;
pub mod written;

/// The made-up telegrams of tests/corpus, sorted by name.
///
/// # Panics
///
/// When there are none: a test that ran over nothing would pass.
pub fn fixtures() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let paths = texts(&folder);
    assert!(paths.len() > 20, "only {} fixtures were found below {}", paths.len(), folder.display());
    paths
        .into_iter()
        .map(|path| {
            let text = String::from_utf8(fs::read(&path).expect("fixtures can be read")).expect("fixtures are UTF-8");
            (path, text)
        })
        .collect()
}

/// A folder of real telegrams: below ../shared/corpus, or the corpus of the folder that `CABLEGRAM_SHARED` names. Without it
/// a test that asks says that it was skipped: nobody who has only the project needs it.
pub fn real(folder: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("CABLEGRAM_SHARED").map_or_else(beside, PathBuf::from);
    let folder = shared.join("corpus").join(folder);
    if folder.is_dir() {
        return Some(folder);
    }
    // Not by a macro, whose output is shown only where a test fails.
    let test = std::thread::current();
    let (name, folder) = (test.name().unwrap_or("a test"), folder.display());
    let told = writeln!(io::stderr(), "skipped: {name}: {folder} is not there; CABLEGRAM_SHARED names another place");
    told.expect("standard error can be written to");
    None
}

/// The texts of a folder and those below it, sorted by name.
pub fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    paths.sort();
    paths
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder of fixtures can be read") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            paths.push(path);
        }
    }
}
