//! One to a million clauses in one document: time for each clause, and the most memory held. Each size runs in a
//! process of its own, whose memory Linux tells; elsewhere the column stays empty.

use std::process::Command;
use std::time::{Duration, Instant};
use thuoc_do::evaluate;
use thuoc_do::model::resolve;
use thuoc_do::words::{Lang, build};
use thuoc_do_benches::{clauses, read, unit, verdicts, written};

const SIZES: [usize; 7] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, kind, file, count] = arguments.as_slice()
        && kind == "--one"
    {
        return one(file, count.parse().unwrap());
    }
    // For the browser's part of `npm run bench`: the same scorecard.
    if arguments.iter().any(|argument| argument == "--print-unit") {
        return println!("{}", unit(0));
    }
    let most =
        arguments.iter().find_map(|argument| argument.strip_prefix("--most=")?.parse().ok()).unwrap_or(1_000_000);
    println!(
        "{:>9}  {:>10}  {:>9} {:>9} {:>9} {:>9}  {:>11}",
        "clauses", "text bytes", "read", "judge", "tell", "write", "peak memory"
    );
    println!("{:>9}  {:>10}  {:>39}  {:>11}", "", "", "microseconds for each clause", "kB");
    for count in SIZES.into_iter().filter(|count| *count <= most) {
        let file = std::env::temp_dir().join(format!("thuoc-do-linear-{}-{count}.json", std::process::id()));
        std::fs::write(&file, clauses(count)).unwrap();
        let ran =
            Command::new(std::env::current_exe().unwrap()).arg("--one").arg(&file).arg(count.to_string()).status();
        std::fs::remove_file(&file).unwrap();
        assert!(ran.unwrap().success(), "{count} clauses broke off");
    }
}

/// The time this process has had of a processor, where Linux tells it: what others do meanwhile does not count.
/// Elsewhere the time since it began.
fn now(began: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let spent = told.and_then(|text| text.split_whitespace().next()?.parse().ok());
    spent.map_or_else(|| began.elapsed(), Duration::from_nanos)
}

/// Runs a phase until it has taken a tenth of a second; gives what it makes and the time of one run.
fn timed<T>(mut work: impl FnMut() -> T) -> (T, Duration) {
    let began = Instant::now();
    let start = now(began);
    let mut made = work();
    let mut runs = 1;
    while began.elapsed() < Duration::from_millis(100) {
        made = work();
        runs += 1;
    }
    (made, (now(began) - start) / runs)
}

fn one(file: &str, count: usize) {
    let text = std::fs::read_to_string(file).unwrap();
    let (document, reading) = timed(|| read(&text));
    let (judged, judging) = timed(|| verdicts(&evaluate::judge(&resolve::plan(&document.scorecard))));
    assert_eq!(judged, count);
    let (report, telling) = timed(|| build::report(&document, Lang::Vi));
    let telling = telling.saturating_sub(judging);
    let (length, writing) = timed(|| written(&report).len());
    assert!(length > 0);
    let each = |time: Duration| format!("{:9.3}", time.as_secs_f64() * 1e6 / count as f64);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("").replace("kB", "");
    println!(
        "{count:>9}  {:>10}  {} {} {} {}  {:>11}",
        text.len(),
        each(reading),
        each(judging),
        each(telling),
        each(writing),
        peak.trim()
    );
}
