//! Verdicts a second on one core, and a national scorecard: 63 units, 15 editions, 100 criteria.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use thuoc_do::evaluate;
use thuoc_do::model::resolve;
use thuoc_do::words::{Lang, build};
use thuoc_do_benches::{UNITS, clauses, nation, read, unit, verdicts, written};

/// Judging alone: the plan is there, the judgement is the result.
fn judging(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("judge");
    for (name, text) in [("all kinds of clauses", clauses(10_000)), ("a unit", unit(0)), ("the nation", nation())] {
        let document = read(&text);
        let plan = resolve::plan(&document.scorecard);
        group.throughput(Throughput::Elements(verdicts(&evaluate::judge(&plan)) as u64));
        group.bench_function(name, |bencher| bencher.iter(|| evaluate::judge(black_box(&plan))));
    }
    group.finish();
}

/// Every phase of a unit's scorecard, from text to text, one by one; each with the one before it done.
fn phases(criterion: &mut Criterion) {
    let text = unit(0);
    let document = read(&text);
    let report = build::report(&document, Lang::Vi);
    let mut group = criterion.benchmark_group("phases of a unit");
    let plan = resolve::plan(&document.scorecard);
    group.throughput(Throughput::Elements(verdicts(&evaluate::judge(&plan)) as u64));
    group.bench_function("read", |bencher| bencher.iter(|| read(black_box(&text))));
    group.bench_function("resolve", |bencher| bencher.iter(|| drop(resolve::plan(black_box(&document.scorecard)))));
    group.bench_function("judge and tell", |bencher| bencher.iter(|| build::report(black_box(&document), Lang::Vi)));
    group.bench_function("write", |bencher| bencher.iter(|| written(black_box(&report))));
    group.finish();
}

/// The nation as 63 documents, as it stands in a file of lines, and as one.
fn national(criterion: &mut Criterion) {
    let units: Vec<String> = (0..UNITS).map(unit).collect();
    let documents: Vec<_> = units.iter().map(|text| read(text)).collect();
    let whole = nation();
    let document = read(&whole);
    let mut group = criterion.benchmark_group("national scorecard");
    group.sample_size(10);
    group.throughput(Throughput::Elements(94_500));
    group.bench_function("63 documents, resolved and judged", |bencher| {
        bencher.iter(|| {
            for document in &documents {
                black_box(evaluate::judge(&resolve::plan(&document.scorecard)));
            }
        });
    });
    group.bench_function("63 documents, from text to report", |bencher| {
        bencher.iter(|| {
            for text in &units {
                black_box(written(&build::report(&read(text), Lang::Vi)));
            }
        });
    });
    group.bench_function("one document, resolved and judged", |bencher| {
        bencher.iter(|| {
            black_box(evaluate::judge(&resolve::plan(&document.scorecard)));
        });
    });
    group.bench_function("one document, from text to report", |bencher| {
        bencher.iter_batched(
            || whole.as_str(),
            |text| written(&build::report(&read(text), Lang::Vi)),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, judging, phases, national);
criterion_main!(benches);
