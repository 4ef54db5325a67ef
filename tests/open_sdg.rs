//! Open SDG's measure by the command, on the two series of Open SDG's own test of its statuses.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{items, tree, word};
use std::process::Command;
use thuoc_do::command::open_sdg::{Direction, Figure, Status, together, with_target, without_target};

fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_thuoc-do")).args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_command_prints_a_measure_for_each_score_asked_for_by_a_year() {
    let file = std::env::temp_dir().join(format!("thuoc-do-open-sdg-{}.json", std::process::id()));
    let card = r#"{"version": 1, "as_of": "2017-05-01", "indicators": [
        {"id": "a", "name": "A", "results": [{"year": 2014, "score": 1}, {"year": 2015, "score": 10}, {"year": 2016, "score": 30}],
         "targets": [{"id": "a1", "year": 2030, "all": [{"score": {"at_most": 1}}, {"rank": {"at_most": 3}}]}]},
        {"id": "b", "name": "B", "results": [{"year": 2015, "score": 5}, {"year": 2016, "score": 6}],
         "targets": [{"id": "b1", "year": 2030, "all": [{"score": {"at_least": 9}}]},
                     {"id": "b2", "year": 2014, "all": [{"score": {"at_least": 9}}]}]}]}"#;
    std::fs::write(&file, card).unwrap();
    let (code, printed) = run(&["evaluate", file.to_str().unwrap(), "--trend", "open-sdg"]);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(code, Some(0));
    let printed = tree(&printed);
    let found: Vec<[&str; 4]> = items(printed.get("targets").unwrap())
        .iter()
        .map(|one| ["target", "status", "value", "score"].map(|field| word(one, field)))
        .collect();
    assert_eq!(
        found,
        [
            ["a1", "deterioration", "-14.0544", "-5.0000"],
            ["b1", "substantial_progress", "5.0045", "5.0000"],
            ["b2", "not_available", "", ""],
        ]
    );
    assert_eq!(run(&["evaluate", "-", "--trend", "dns"]).0, Some(2));
}

#[test]
fn several_series_are_as_their_mean() {
    let at = |year, value| Figure { year, value };
    let up = |to| with_target(at(2015, 5.0), at(2016, to), at(2030, 9.0), Direction::Positive);
    let achieved = up(9.0);
    let worse = up(4.0);
    assert_eq!((achieved.status, worse.status), (Status::TargetAchieved, Status::Deterioration));
    assert_eq!(together(&[achieved, achieved]), Some(Status::TargetAchieved));
    // (5 − 5) / 2 is nought: moderate.
    assert_eq!((worse.score, together(&[achieved, worse])), (Some(-5.0), Some(Status::ModerateProgress)));
    let open = without_target(at(2015, 5.0), at(2016, 6.0), Direction::Positive, None);
    assert_eq!((open.status, together(&[achieved, open]), together(&[])), (Status::SubstantialProgress, None, None));
    // Below nought growth leads down; no year, no growth.
    let below = without_target(at(2015, -4.0), at(2016, -2.0), Direction::Positive, None);
    assert_eq!((below.status, below.value), (Status::SubstantialProgress, Some(0.5)));
    assert!(!up(6.0).patched);
    assert_eq!(
        with_target(at(2016, 5.0), at(2016, 6.0), at(2030, 9.0), Direction::Positive).status,
        Status::NotAvailable
    );
}
