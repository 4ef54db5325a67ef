//! The fuzzer's own functions without a fuzzer: every input that once broke something, and a fixed number of
//! inputs made from the project's cases by a generator that always makes the same ones. `npm run fuzz` looks longer.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../fuzz/src/card.rs"]
mod card;
mod common;
#[path = "../fuzz/src/targets.rs"]
mod targets;

use common::{entries, name, path};
use std::panic::{AssertUnwindSafe, catch_unwind};

type Target = fn(&[u8]);

const TARGETS: [(&str, Target); 6] = [
    ("json", targets::json),
    ("csv", targets::csv),
    ("cells", targets::cells),
    ("wordings", targets::wordings),
    ("judge", targets::judge),
    ("round_trip", targets::round_trip),
];

#[test]
fn what_once_broke_something_no_longer_does() {
    let kept = entries(&path("tests/cases/crash"));
    assert!(!kept.is_empty());
    for file in kept {
        let data = std::fs::read(&file).unwrap();
        for (target, run) in TARGETS {
            let fine = catch_unwind(AssertUnwindSafe(|| run(&data))).is_ok();
            assert!(fine, "{} breaks {target} again", name(&file));
        }
    }
}

/// Numbers that look random and are always the same (Marsaglia 2003, xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() >> 8).unwrap() % most.max(1)
    }

    /// A part of some bytes, short more often than long.
    fn part<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let from = self.below(bytes.len() + 1);
        let most = 1 << self.below(8);
        let length = self.below(most.min(bytes.len() - from) + 1);
        &bytes[from..from + length]
    }
}

const WORDS: [&str; 24] = [
    "null",
    "true",
    "-1",
    "0",
    "1e9",
    "9999999999.99999999",
    "-0.00000001",
    "65536",
    "\"each\":[1900,2199]",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\u{301}",
    "\u{FEFF}",
    "\\u0000",
    "\"year\":1900,",
    "từ 89,64% trở lên",
    "Top 30",
    "36/63",
    "\n",
];

/// An input somewhere near one that is good.
fn near(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut data = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(6) {
        let at = random.below(data.len() + 1);
        let other = &seeds[random.below(seeds.len())];
        let more = match random.below(4) {
            0 => random.part(other).to_vec(),
            1 => random.part(&data).to_vec(),
            2 => WORDS[random.below(WORDS.len())].into(),
            _ => Vec::new(),
        };
        let gone = random.part(&data[at..]).len() * random.below(2);
        data.splice(at..at + gone, more);
        if !data.is_empty() && random.below(3) == 0 {
            let at = random.below(data.len());
            data[at] ^= 1 << random.below(8);
        }
    }
    data
}

/// Runs a target on so many inputs; one that breaks it is kept in a file.
fn run(target: &str, count: usize, mut input: impl FnMut(&mut Random) -> Vec<u8>) {
    let (_, function) = TARGETS.into_iter().find(|(name, _)| *name == target).unwrap();
    let mut random = Random(0x5bd1_e995_2024_0510);
    for index in 0..count {
        let data = input(&mut random);
        if catch_unwind(AssertUnwindSafe(|| function(&data))).is_err() {
            let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{target}-{index}"));
            std::fs::write(&file, &data).unwrap();
            panic!("{target} breaks at input {index}, kept in {}", file.display());
        }
    }
}

/// The files of the project's cases whose names end so; the shorter ones, which a change reaches sooner.
fn seeds(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for entry in entries(&path(folder)) {
        let files = if entry.is_dir() { entries(&entry) } else { vec![entry] };
        let files = files.iter().filter(|file| file.to_string_lossy().ends_with(ending));
        found.extend(files.map(|file| std::fs::read(file).unwrap()).filter(|data| data.len() < 4000));
    }
    assert!(found.len() >= 5, "{folder} has {} files", found.len());
    found
}

#[test]
fn any_text_is_a_scorecard_or_refused() {
    let seeds = [seeds("tests/cases/judge", "scorecard.json"), seeds("tests/cases/bad", "input.json")].concat();
    run("json", 1500, |random| near(&seeds, random));
}

#[test]
fn any_text_is_a_table_or_refused() {
    let seeds = seeds("tests/cases/tables", "input.csv");
    run("csv", 400, |random| near(&seeds, random));
}

#[test]
fn any_cells_are_a_table_or_refused() {
    run("cells", 200, |random| (0..random.below(600)).map(|_| random.next().to_le_bytes()[0]).collect());
}

#[test]
fn any_wording_is_read_or_left() {
    let lines: Vec<Vec<u8>> = ["targets.tsv", "results.tsv"]
        .iter()
        .flat_map(|file| {
            let text = common::text(&path("tests/cases/tables/wordings").join(file));
            text.lines()
                .skip(1)
                .map(|line| line.split('\t').skip(2).take(2).collect::<Vec<_>>().join("\t").into())
                .collect::<Vec<_>>()
        })
        .collect();
    run("wordings", 400, |random| near(&lines, random));
}

#[test]
fn any_made_scorecard_is_judged_told_and_comes_back() {
    let bytes = |random: &mut Random| (0..random.below(1200)).map(|_| random.next().to_le_bytes()[0]).collect();
    run("judge", 120, bytes);
    run("round_trip", 120, bytes);
}
