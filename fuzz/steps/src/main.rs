//! Counts the steps that reading takes while texts grow, and fails where a family grows faster than its length.
//!
//! A step is a branch of the program: the compiler puts a call of [`__sanitizer_cov_trace_pc_guard`] on each
//! (`fuzz/run steps` sets its flags). No clock, so the counts are the same on every machine.

#[path = "../../../tests/common/families.rs"]
mod families;

use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

use cablegram::{Cable, Options, OwnedCable, Parsed, Profile};
use families::Family;

static STEPS: AtomicU64 = AtomicU64::new(0);

/// Called by the program on each of its branches.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc_guard(_: *mut u32) {
    STEPS.store(STEPS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
}

/// Called once at the start.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc_guard_init(_: *mut u32, _: *mut u32) {}

/// Texts of these lengths and four times as long are compared. Rules that look a fixed way ahead reach the first of them long
/// before. Where the longer text has something that the shorter one lacks (the changed byte that opens a list, a paragraph that
/// must be written in another way) it takes more for that, once; what grows faster than the text does so from length to length.
const LENGTHS: [usize; 3] = [16 << 10, 64 << 10, 256 << 10];

/// Four times the text may take this many times the steps.
const FACTOR: f64 = 5.0;

/// How many steps a byte may take.
const STEPS_A_BYTE: f64 = 4000.0;

fn steps(text: &str, work: fn(&str)) -> f64 {
    let before = STEPS.load(Ordering::Relaxed);
    work(text);
    (STEPS.load(Ordering::Relaxed) - before) as f64
}

fn write(text: &str, profile: Profile) {
    if let Ok(cable) = Cable::parse(text) {
        drop(cable.write(profile));
    }
}

fn each(text: &str, work: fn(Parsed<'_>)) {
    Parsed::read_all(text).flatten().for_each(work);
}

const WORK: &[(&str, fn(&str))] = &[
    ("layout", |text| cablegram::Layout::new(text).for_each(drop)),
    ("decode", |text| drop(cablegram::decode(text.as_bytes()))),
    ("decode Windows-1252", |text| drop(cablegram::decode(&[b"\xe9", text.as_bytes()].concat()))),
    ("read", |text| drop(Parsed::read(text))),
    ("read_all", |text| Parsed::read_all(text).for_each(drop)),
    ("check", |text| drop(Parsed::read(text).map(|read| read.cable.check(Some(text), None)))),
    ("strict", |text| Options::new().strict(Profile::State).read_all(text).for_each(drop)),
    ("write state", |text| write(text, Profile::State)),
    ("write acp127", |text| write(text, Profile::Acp127)),
    ("split", |text| cablegram::split(text).for_each(|_| ())),
    ("stream", |text| cablegram::Messages::new(text.as_bytes()).for_each(drop)),
    ("join", |text| drop(cablegram::join(Parsed::read_all(text).flatten().map(|read| read.cable)))),
    ("own", |text| each(text, |read| drop(read.into_owned()))),
    ("JSON", |text| {
        each(text, |read| {
            let json = serde_json::to_string(&read.cable).expect("every telegram has a JSON");
            drop(serde_json::from_str::<OwnedCable>(&json).expect("every JSON is read"));
        });
    }),
];

/// What is wrong with the growth of a family, if anything.
fn judge(family: Family, change: fn(String) -> String, work: fn(&str), most: &mut f64) -> Option<String> {
    let mut fault = None;
    for length in LENGTHS {
        let small = steps(&change(family.text(length)), work);
        let large = steps(&change(family.text(4 * length)), work);
        let a_byte = large / (4 * length) as f64;
        *most = most.max(a_byte);
        fault = Some(format!("{:.1} times, {a_byte:.0} steps a byte", large / small));
        if a_byte > STEPS_A_BYTE {
            break;
        }
        if large <= FACTOR * small {
            return None;
        }
    }
    fault
}

fn main() -> ExitCode {
    let wanted: Option<usize> = std::env::args().nth(1).and_then(|nth| nth.parse().ok());
    let (mut judged, mut failed, mut most) = (0, 0, 0.0);
    for (nth, family) in families::all().enumerate() {
        if wanted.is_some_and(|wanted| nth % wanted != 0) {
            continue;
        }
        for (name, work) in WORK {
            let changes: [(&str, fn(String) -> String); 2] =
                [("", |text| text), (", mutated", |text| families::mutated(&text, 200))];
            for (changed, change) in changes {
                judged += 1;
                if let Some(fault) = judge(family, change, *work, &mut most) {
                    failed += 1;
                    println!("{name}{changed}: {family}: {fault}");
                }
            }
        }
    }
    if STEPS.load(Ordering::Relaxed) == 0 {
        println!("nothing was counted: run this with fuzz/run steps");
        return ExitCode::FAILURE;
    }
    println!("{judged} growths judged, {failed} too fast; at most {most:.0} steps a byte");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
