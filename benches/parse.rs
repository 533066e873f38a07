//! How fast the parts of this crate are, with criterion: bytes in a second, beside the floor and other readers.
//!
//! ```text
//! cargo bench --bench parse
//! cargo bench --bench parse -- 'full parse'
//! CABLEGRAM_CORPUS=/path/to/texts cargo bench --bench parse
//! ```
//!
//! What each measurement counts is asserted, so that a reader that stops reading does not look fast.

mod common;

use std::hint::black_box;
use std::path::Path;

use cablegram::{Cable, OwnedCable};
use common::all;
use criterion::{BenchmarkGroup, Criterion, Throughput, measurement::WallTime};

/// Measures one way to go over texts; what it counts must stay the same.
fn measure(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, run: impl Fn() -> usize) {
    let expected = run();
    assert!(expected > 0, "{name} finds nothing");
    group.bench_function(name, |bencher| {
        bencher.iter(|| assert_eq!(run(), expected));
    });
}

fn bytes<T: AsRef<str>>(texts: &[T]) -> Throughput {
    Throughput::Bytes(texts.iter().map(|text| text.as_ref().len() as u64).sum())
}

/// The floor, what this crate does, and what others do, over all texts.
fn readers(criterion: &mut Criterion) {
    let texts = common::texts();
    let mails: Vec<String> = texts.iter().map(|text| common::as_mail(text)).collect();
    let mut group = criterion.benchmark_group("all");
    group.throughput(bytes(&texts));
    measure(&mut group, "floor/newline scan", || all(&texts, common::count_lines));
    measure(&mut group, "floor/slice each line", || all(&texts, common::slice_lines));
    measure(&mut group, "floor/UTF-8 validation", || all(&texts, common::validate));
    measure(&mut group, "layout", || all(&texts, common::layout));
    measure(&mut group, "heading and labels", || all(&texts, common::preamble));
    measure(&mut group, "full parse", || all(&texts, common::full));
    measure(&mut group, "with diagnostics", || all(&texts, common::with_diagnostics));
    measure(&mut group, "with checks", || all(&texts, common::with_checks));
    measure(&mut group, "regular expressions", || all(&texts, common::regexes::read));
    group.throughput(bytes(&mails));
    measure(&mut group, "mail-parser", || all(&mails, common::mail));
    group.finish();
}

/// Into owned data, into a message, into JSON, and back.
fn conversions(criterion: &mut Criterion) {
    let texts = common::texts();
    let cables: Vec<Cable<'_>> = texts.iter().filter_map(|text| Cable::parse(text).ok()).collect();
    let jsons: Vec<String> =
        cables.iter().map(|cable| serde_json::to_string(cable).expect("every telegram has a JSON")).collect();
    let mut group = criterion.benchmark_group("conversions");
    group.throughput(bytes(&texts));
    let paragraphs = |cable: &Cable<'_>| black_box(cable).text.paragraphs.len();
    let sum = |count: &dyn Fn(&Cable<'_>) -> usize| cables.iter().map(count).sum();
    measure(&mut group, "parse and into_owned", || {
        all(&texts, |text| Cable::parse(text).map_or(0, |cable| paragraphs(&cable.into_owned())))
    });
    measure(&mut group, "write", || sum(&|cable| cable.write(cablegram::Profile::State).len()));
    measure(&mut group, "to JSON", || sum(&|cable| serde_json::to_string(cable).map_or(0, |json| json.len())));
    group.throughput(bytes(&jsons));
    measure(&mut group, "from JSON", || {
        all(&jsons, |json| serde_json::from_str::<OwnedCable>(json).map_or(0, |cable| paragraphs(&cable)))
    });
    group.finish();
}

/// A stream of a hundred megabytes, cut into its messages.
fn stream(criterion: &mut Criterion) {
    const LENGTH: usize = 100 << 20;
    let texts = common::texts();
    let mut stream = String::with_capacity(LENGTH + (1 << 17));
    for text in texts.iter().cycle() {
        if stream.len() >= LENGTH {
            break;
        }
        stream.push_str(text);
        stream.push_str("\nNNNN\n");
    }
    let mut group = criterion.benchmark_group("stream");
    group.throughput(bytes(&[&stream]));
    group.sample_size(10);
    measure(&mut group, "split", || cablegram::split(&stream).map(black_box).count());
    measure(&mut group, "messages of a reader", || {
        cablegram::Messages::new(stream.as_bytes()).filter(|message| black_box(message).is_ok()).count()
    });
    group.finish();
}

/// The full parse by size and by form.
fn classes(criterion: &mut Criterion) {
    let texts = common::texts();
    let mut group = criterion.benchmark_group("size");
    for (name, text) in common::size_classes(&texts) {
        group.throughput(bytes(&[text]));
        // The shortest may hold no paragraph.
        measure(&mut group, name, || 1 + common::full(text));
    }
    group.finish();
    let mut group = criterion.benchmark_group("form");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for form in ["state", "printout", "labelled", "military"] {
        let folder = fixtures.join(form);
        if folder.is_dir() {
            let texts = common::files(&folder);
            group.throughput(bytes(&texts));
            measure(&mut group, form, || all(&texts, common::full));
        }
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    readers(&mut criterion);
    conversions(&mut criterion);
    stream(&mut criterion);
    classes(&mut criterion);
    criterion.final_summary();
}
