//! `evaluate --ndjson`: as many lines out as in, in their order, whatever stands in them and however many there are.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{items, say, tree, word};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::time::{Duration, Instant};

fn start(arguments: &[&str]) -> (Child, ChildStdin, BufReader<ChildStdout>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thuoc-do"));
    command.args(["evaluate", "--ndjson"]).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    (child, input, BufReader::new(output))
}

/// Everything that is answered to an input.
fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let (mut child, mut pipe, mut answers) = start(arguments);
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || pipe.write_all(&input));
    let mut stdout = Vec::new();
    answers.read_to_end(&mut stdout).unwrap();
    feeder.join().unwrap().unwrap();
    let mut stderr = Vec::new();
    child.stderr.take().unwrap().read_to_end(&mut stderr).unwrap();
    Output { status: child.wait().unwrap(), stdout, stderr }
}

/// A scorecard on one line; `more` is a note that makes it as long as wanted.
fn card(title: &str, more: &str) -> String {
    format!(
        r#"{{"version": 1, "title": "{title}", "as_of": "2024-05-10", "notes": ["n{more}"], "indicators": [{{"id": "x", "name": "X", "results": [{{"year": 2023, "score": 70}}], "targets": [{{"id": "t", "year": 2023, "all": [{{"score": {{"at_least": 60}}}}]}}]}}]}}"#
    )
}

fn titles(output: &Output) -> Vec<String> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| word(&tree(line), "title").to_owned()).collect()
}

#[test]
fn the_order_is_kept_and_the_bytes_are_the_same_with_any_number_of_threads() {
    // Lines of very different lengths, so that no two judges take as long; some are not scorecards.
    let line = |index: usize| match index % 7 {
        3 => "{\"version\": 2}".to_owned(),
        5 => String::new(),
        other => card(&format!("số {index}"), &"ghi chú ".repeat(other * other * (index % 50))),
    };
    let lines: Vec<String> = (0..600).map(line).collect();
    let input = lines.join("\n");
    let alone = fed(&["--jobs", "1"], input.as_bytes());
    assert_eq!(alone.status.code(), Some(1), "some lines are not scorecards");
    let expected: Vec<String> = (0..600)
        .map(|index| if index % 7 == 3 || index % 7 == 5 { String::new() } else { format!("số {index}") })
        .collect();
    assert_eq!(titles(&alone), expected);
    for jobs in ["2", "4", "16"] {
        assert!(fed(&["--jobs", jobs], input.as_bytes()).stdout == alone.stdout, "other bytes with {jobs} threads");
    }
    assert!(fed(&[], input.as_bytes()).stdout == alone.stdout, "other bytes with as many threads as cores");
}

#[test]
fn nothing_in_is_nothing_out() {
    for jobs in ["1", "4"] {
        let output = fed(&["--jobs", jobs], b"");
        assert_eq!((output.status.code(), output.stdout.len(), output.stderr.len()), (Some(0), 0, 0));
    }
    let empty = fed(&[], b"\n");
    assert_eq!(empty.status.code(), Some(1), "an empty line is a line");
    assert_eq!(titles(&empty), [""]);
}

#[test]
fn a_line_that_is_too_long_is_refused_with_its_size() {
    let size = (16 << 20) + 12_345;
    let long = card("dài", &"x".repeat(size - card("dài", "").len()));
    assert_eq!(long.len(), size);
    let longest = card("vừa", &"x".repeat((16 << 20) - card("vừa", "").len()));
    let lines = [card("Một", ""), long.clone(), card("Ba", ""), longest, long].join("\n");
    let output = fed(&["--jobs", "2"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(titles(&output), ["Một", "", "Ba", "vừa", ""]);
    let text = String::from_utf8(output.stdout).unwrap();
    for answer in [text.lines().nth(1).unwrap(), text.lines().last().unwrap()] {
        let answer = tree(answer);
        let error = items(answer.get("error").unwrap());
        assert_eq!(error.len(), 1);
        let error = error[0].to_string();
        assert!(error.contains("16789561") && error.contains("16,777,216"), "{error}");
    }
}

#[test]
fn a_line_is_answered_before_the_next_is_written() {
    let (mut child, mut input, mut answers) = start(&["--jobs", "4"]);
    for index in 0..20 {
        let title = format!("số {index}");
        writeln!(input, "{}", card(&title, "")).unwrap();
        input.flush().unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert_eq!(word(&tree(&answer), "title"), title);
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// Waits for a command that must end by itself.
fn ended(child: &mut Child, within: Duration) -> Option<i32> {
    let start = Instant::now();
    while start.elapsed() < within {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    panic!("still running after {within:?}");
}

#[test]
fn whoever_stops_reading_ends_it_quietly() {
    let (mut child, mut input, mut answers) = start(&["--jobs", "2"]);
    let mut first = String::new();
    let line = card("không hết", &"x".repeat(5000));
    let feeder = std::thread::spawn(move || {
        let mut written = 0_usize;
        while writeln!(input, "{line}").is_ok() {
            written += 1;
        }
        written
    });
    answers.read_line(&mut first).unwrap();
    assert_eq!(word(&tree(&first), "title"), "không hết");
    drop(answers);
    assert_eq!(ended(&mut child, Duration::from_secs(60)), Some(0));
    assert!(feeder.join().unwrap() > 0);
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!(told, "");
}

#[test]
fn the_number_of_threads_is_a_number() {
    for jobs in ["0", "-1", "two", "1025", ""] {
        assert_eq!(fed(&["--jobs", jobs], b"").status.code(), Some(2), "{jobs}");
    }
}

/// The most memory a process has held so far, in kilobytes, where the system says it.
fn peak(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Peak memory after so many lines, with a reader of the answers who is slow to begin.
fn peak_after(count: usize) -> Option<u64> {
    let (mut child, mut input, mut answers) = start(&["--jobs", "4"]);
    // One line in a hundred is judged, the others are refused: a debug build would take minutes for all.
    let (good, bad) =
        (card("tốt", &"x".repeat(2000)), format!("{{\"version\": 2, \"notes\": [\"{}\"]}}", "x".repeat(600)));
    let feeder = std::thread::spawn(move || {
        for index in 0..count {
            writeln!(input, "{}", if index % 100 == 0 { &good } else { &bad }).unwrap();
        }
        input.flush().unwrap();
        input
    });
    std::thread::sleep(Duration::from_millis(500));
    let mut answer = Vec::new();
    for index in 0..count {
        answer.clear();
        assert!(answers.read_until(b'\n', &mut answer).unwrap() > 0, "{index} answers to {count} lines");
    }
    let held = peak(&child);
    drop(feeder.join().unwrap());
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(answers.read_until(b'\n', &mut answer).unwrap(), 0, "more answers than lines");
    held
}

/// Seventy megabytes of lines go through, and the command holds no more than for a tenth of them.
#[test]
fn memory_does_not_grow_with_the_number_of_lines() {
    let (Some(tenth), Some(whole)) = (peak_after(10_000), peak_after(100_000)) else {
        say("NOT MEASURED: this system does not tell how much memory a process holds\n");
        return;
    };
    println!("peak memory: {tenth} kB after 10,000 lines, {whole} kB after 100,000");
    assert!(whole < 40_000 && whole < tenth + 8_000, "{tenth} kB after 10,000 lines, {whole} kB after 100,000");
}
