//! The targets of this crate's speed and memory, measured against the floor and against other readers.
//!
//! ```text
//! cargo bench --bench targets
//! CABLEGRAM_CORPUS=/path/to/texts cargo bench --bench targets
//! ```
//!
//! All contenders take turns, one pass over all texts each, so that what slows the machine slows them all. Times are those
//! of this thread on the processor; of the ratios, each within one turn, the median is shown. `--json` prints what
//! benches/chart.py draws.

#![allow(clippy::cast_precision_loss, reason = "counts of bytes and times are far below what a float holds exactly")]

mod common;

use std::time::{Duration, Instant};

use common::all;
use cpu_time::ThreadTime;

/// How often all contenders take their turn.
const TURNS: usize = 41;

type Contender<'c> = (&'static str, Box<dyn Fn() -> usize + 'c>);

fn main() {
    let json = std::env::args().any(|argument| argument == "--json");
    let texts = common::texts();
    let mails: Vec<String> = texts.iter().map(|text| common::as_mail(text)).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let contenders: Vec<Contender<'_>> = vec![
        ("newline scan", Box::new(|| all(&texts, common::count_lines))),
        ("slice each line, look at one byte", Box::new(|| all(&texts, common::slice_lines))),
        ("the same with str::lines", Box::new(|| all(&texts, common::slice_lines_plainly))),
        ("UTF-8 validation", Box::new(|| all(&texts, common::validate))),
        ("layout", Box::new(|| all(&texts, common::layout))),
        ("heading and labels", Box::new(|| all(&texts, common::preamble))),
        ("full parse", Box::new(|| all(&texts, common::full))),
        ("with diagnostics", Box::new(|| all(&texts, common::with_diagnostics))),
        ("with checks", Box::new(|| all(&texts, common::with_checks))),
        ("mail-parser", Box::new(|| all(&mails, common::mail))),
        ("regular expressions", Box::new(|| all(&texts, common::regexes::read))),
    ];
    let times = measure(&contenders);
    let at = |name: &str| contenders.iter().position(|contender| contender.0 == name).expect("the contender is known");
    let ratio = |above: &str, below: &str| {
        let (above, below) = (at(above), at(below));
        median(times.iter().map(|turn| turn[above].as_secs_f64() / turn[below].as_secs_f64()).collect())
    };
    let rate = |index: usize| {
        let time = median(times.iter().map(|turn| turn[index].as_secs_f64()).collect());
        (bytes as f64 / time / 1e6, time / texts.len() as f64 * 1e6)
    };
    let floor = "slice each line, look at one byte";
    let [_, (_, typical), _] = common::size_classes(&texts);
    let memory = Memory::of(&texts, typical);
    let (wall, processor) = two_threads(&texts);
    let targets = [
        ("full parse / slicing", ratio(floor, "full parse"), 1.0 / 3.0, true),
        ("full parse / mail-parser", ratio("mail-parser", "full parse"), 2.0, true),
        ("heading and labels / full parse", ratio("full parse", "heading and labels"), 5.0, true),
        ("layout / slicing", ratio(floor, "layout"), 0.6, true),
        ("allocations of a full parse, median telegram", memory.typical as f64, 4.0, false),
        ("allocations of a layout walk", memory.layout as f64, 0.0, false),
        ("largest extra memory of a full parse / input", memory.extra, 1.5, false),
        ("two threads / one, by the clock", wall, 1.8, true),
        ("two threads / one, by processor time", processor, 1.8, true),
    ];
    if json {
        let list: Vec<_> = contenders.iter().enumerate().map(|(index, (name, _))| (*name, rate(index).0)).collect();
        println!("{}", serde_json::json!({ "telegrams": texts.len(), "bytes": bytes, "megabytes_per_second": list }));
        return;
    }
    println!("{} telegrams, {bytes} bytes, median of {TURNS} turns\n", texts.len());
    println!("| what | MB/s | µs a telegram | of the slicing floor |\n|---|--:|--:|--:|");
    for (index, (name, _)) in contenders.iter().enumerate() {
        let (rate, time) = rate(index);
        println!("| {name} | {rate:.0} | {time:.2} | {:.3} |", ratio(floor, name));
    }
    println!("\n| target | wanted | measured | |\n|---|--:|--:|---|");
    for (name, measured, wanted, least) in targets {
        let met = if least { measured >= wanted } else { measured <= wanted };
        let wanted = format!("{} {wanted:.2}", if least { "≥" } else { "≤" });
        println!("| {name} | {wanted} | {measured:.3} | {} |", if met { "met" } else { "missed" });
    }
    println!("\nallocations of a full parse: median of all telegrams {}, most {}", memory.median, memory.most);
    println!(
        "extra memory of a full parse: median of all telegrams {:.3} of the input, {} of {} above 1.5",
        memory.median_extra,
        memory.above,
        texts.len()
    );
}

/// The times of all contenders, turn by turn. What they count must be the same each time.
fn measure(contenders: &[Contender<'_>]) -> Vec<Vec<Duration>> {
    let expected: Vec<usize> = contenders.iter().map(|(_, run)| run()).collect();
    assert!(expected.iter().all(|&count| count > 0), "a contender found nothing: {expected:?}");
    let turn = |_| {
        let timed = |((_, run), &expected): (&Contender<'_>, &usize)| {
            let start = ThreadTime::now();
            let count = run();
            let time = start.elapsed();
            assert_eq!(count, expected);
            time
        };
        contenders.iter().zip(&expected).map(timed).collect()
    };
    (0..TURNS).map(turn).collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// What a full parse asks of the allocator.
struct Memory {
    /// Allocations for the telegram of median length, for the median of all, and for the one with most.
    typical: u64,
    median: u64,
    most: u64,
    layout: u64,
    /// The most bytes held at one time, as a part of the input: the worst telegram, the median of all, and how many take
    /// more than one and a half times their input.
    extra: f64,
    median_extra: f64,
    above: usize,
}

impl Memory {
    fn of(texts: &[String], typical: &str) -> Self {
        let full = |text: &str| {
            allocation_counter::measure(|| {
                common::full(text);
            })
        };
        let read: Vec<_> = texts.iter().map(|text| (full(text), text.len())).collect();
        let mut counts: Vec<u64> = read.iter().map(|(info, _)| info.count_total).collect();
        counts.sort_unstable();
        let extra: Vec<f64> = read.iter().map(|(info, length)| info.bytes_max as f64 / *length as f64).collect();
        Self {
            typical: full(typical).count_total,
            median: counts[counts.len() / 2],
            most: counts[counts.len() - 1],
            layout: texts
                .iter()
                .map(|text| {
                    allocation_counter::measure(|| {
                        common::layout(text);
                    })
                    .count_total
                })
                .sum(),
            extra: extra.iter().copied().fold(0.0, f64::max),
            above: extra.iter().filter(|&&extra| extra > 1.5).count(),
            median_extra: median(extra),
        }
    }
}

/// How much faster two threads read all texts than one: by the clock, and by processor time, which tells what they cost
/// each other even where other programs hold the processors.
fn two_threads(texts: &[String]) -> (f64, f64) {
    const PASSES: usize = 3;
    let halves = [texts.iter().step_by(2).collect::<Vec<_>>(), texts.iter().skip(1).step_by(2).collect()];
    let read = |texts: &[&String]| {
        let start = ThreadTime::now();
        for _ in 0..PASSES {
            std::hint::black_box(all(texts, common::full));
        }
        start.elapsed().as_secs_f64()
    };
    let turn = || {
        let start = Instant::now();
        let alone: f64 = halves.iter().map(|half| read(half)).sum();
        let one = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let together: f64 = std::thread::scope(|scope| {
            let threads: Vec<_> = halves.iter().map(|half| scope.spawn(|| read(half))).collect();
            threads.into_iter().map(|thread| thread.join().expect("the thread ends")).sum()
        });
        (one / start.elapsed().as_secs_f64(), 2.0 * alone / together)
    };
    let turns: Vec<_> = (0..TURNS / 2).map(|_| turn()).collect();
    (median(turns.iter().map(|turn| turn.0).collect()), median(turns.iter().map(|turn| turn.1).collect()))
}
