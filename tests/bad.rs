//! Every folder of `tests/cases/bad` is an input that cannot be judged: the command must say so in the words
//! of `expected.txt` (place, what was found, what was expected), exit with 1 and print nothing else.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{entries, name, path, text, try_document};
use std::path::PathBuf;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_thuoc-do")).args(arguments).output().unwrap()
}

fn input(folder: &std::path::Path) -> PathBuf {
    let inputs: Vec<PathBuf> = entries(folder).into_iter().filter(|file| name(file) == "input").collect();
    let [input] = inputs.as_slice() else { panic!("{}: one input, not {}", folder.display(), inputs.len()) };
    input.clone()
}

/// What the command said, with `FILE` for the file's name.
fn said(bytes: &[u8], file: &str) -> String {
    String::from_utf8(bytes.to_vec()).unwrap().replace(file, "FILE")
}

#[test]
fn every_bad_input_is_refused_in_the_expected_words() {
    let folders = entries(&path("tests/cases/bad"));
    assert!(folders.len() >= 30, "only {} cases were found", folders.len());
    let mut wrong = Vec::new();
    for folder in &folders {
        let file = input(folder).to_string_lossy().into_owned();
        let expected = text(&folder.join("expected.txt"));
        assert!(!expected.trim().is_empty(), "{}: nothing is expected", folder.display());
        for verb in ["check", "evaluate"] {
            let output = run(&[verb, &file]);
            let found = said(&output.stderr, &file);
            if found != expected {
                wrong.push(format!(
                    "{} {verb}\n  expected: {}\n  found:    {}",
                    name(folder),
                    expected.trim(),
                    found.trim()
                ));
            }
            if output.status.code() != Some(1) || !output.stdout.is_empty() {
                let stdout = said(&output.stdout, &file);
                wrong.push(format!(
                    "{} {verb}: exit code {:?}, on standard output: {stdout}",
                    name(folder),
                    output.status.code()
                ));
            }
        }
    }
    println!("{} bad inputs", folders.len());
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// The same in Vietnamese, as a page says it: every sentence has its place and both of its halves.
#[test]
fn every_bad_input_is_told_in_vietnamese_too() {
    for folder in entries(&path("tests/cases/bad")) {
        let file = input(&folder);
        if file.extension().is_some_and(|end| end == "json") {
            let problems = thuoc_do::read::json::document(&text(&file)).err().unwrap();
            for problem in problems {
                let told = thuoc_do::words::problem::sentence(&problem, thuoc_do::words::Lang::Vi);
                assert!(
                    told.starts_with("dòng ") && told.contains("thấy ") && told.contains(", cần "),
                    "{}: {told}",
                    name(&folder)
                );
                let english = ["expected", "found", "line ", "column "].iter().find(|word| told.contains(*word));
                assert!(english.is_none(), "{}: {told}", name(&folder));
            }
        }
    }
}

/// One repair makes each of these good: it is the one thing told that was wrong with it.
#[test]
fn repaired_inputs_are_accepted() {
    for (case, from, to) in [
        (
            "broken-json",
            "\"x\" \"name\": \"X\"",
            "\"x\", \"name\": \"X\", \"targets\": [{\"id\": \"t\", \"year\": 2023, \"all\": [{\"rank\": {\"at_most\": 1}}]}]",
        ),
        ("rank-nought", "\"rank\": 0", "\"rank\": 1"),
        ("rank-fraction", "3.5", "3"),
        ("rank-above-units", "64", "63"),
        ("number-too-large", "1e999", "1e9"),
        ("unknown-clause", "scor", "score"),
        ("two-conditions", ", \"rank\": {\"at_most\": 20}", ""),
        ("target-without-a-year", "{\"id\": \"t\", ", "{\"id\": \"t\", \"year\": 2023, "),
        ("address-that-is-none", "javascript:alert(1)", "https://example.org/"),
        ("years-upside-down", "[2025, 2021]", "[2021, 2025]"),
        ("parts-of-one-id", "[2020, 2023]", "[2020, 2022]"),
        ("parts-whose-weights-miss-one", "0.3", "0.4"),
        ("parts-whose-weights-miss-their-whole", "0.3", "0.4"),
        ("parts-whose-points-miss-their-whole", "5.5", "6"),
        ("parts-some-with-weights", ",\n        {\"id\": \"c\", \"name\": \"C\"}", ""),
        ("part-with-a-scale-upside-down", "\"min\": 10", "\"min\": 1"),
        ("score-of-a-part-of-other-years", "\"id\": \"c\", \"score\"", "\"id\": \"b\", \"score\""),
    ] {
        let bad = text(&path("tests/cases/bad").join(case).join("input.json"));
        let good = bad.replacen(from, to, 1);
        assert_ne!(good, bad, "{case}: {from} does not stand in it");
        assert!(try_document(&bad).is_err(), "{case} is accepted as it is");
        try_document(&good).unwrap_or_else(|lines| panic!("{case}, repaired: {}", lines.join("\n")));
    }
}
