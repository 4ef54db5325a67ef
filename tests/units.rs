//! Units that were merged and groups that were abolished: what the report draws of them, and what the check
//! tells an author. Their verdicts are cases of `tests/cases/judge`.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{document, path, text};
use thuoc_do::model::check;
use thuoc_do::model::problem::Expected;
use thuoc_do::words::report::Report;
use thuoc_do::words::{Lang, build, problem};

fn merged() -> Report {
    let card = text(&path("tests/cases/judge/merged-unit-and-its-predecessors/scorecard.json"));
    build::report(&document(&card), Lang::Vi)
}

/// Each figure of a series by its year, as text.
fn figures(report: &Report, name: &str, kind: &str) -> Vec<(u16, String)> {
    let series = report.series.iter().find(|series| series.name == name && series.kind.word() == kind);
    let series = series.unwrap_or_else(|| panic!("no series {name} ({kind})"));
    let figures = series.points.iter().filter_map(|point| Some((point.year.number(), point.text.clone()?)));
    figures.collect()
}

#[test]
fn predecessors_stand_beside_the_merged_unit_and_are_never_averaged() {
    let report = merged();
    let of = |year: u16, text: &str| vec![(year, text.to_owned())];
    assert_eq!(figures(&report, "Chỉ số par", "score"), of(2025, "90"));
    assert_eq!(figures(&report, "Chỉ số par (Ninh Thuận)", "score"), of(2024, "85,98"));
    assert_eq!(figures(&report, "Chỉ số par (Khánh Hòa)", "score"), of(2024, "88"));
    assert_eq!(figures(&report, "Chỉ số par", "rank"), of(2025, "10/34"));
    assert_eq!(figures(&report, "Chỉ số par (Ninh Thuận)", "rank"), of(2024, "55/63"));
    let names: Vec<&str> = report.series.iter().map(|series| series.name.as_str()).collect();
    let mut once = names.clone();
    once.dedup();
    assert_eq!(names, once, "one after the other");
    let told = format!("{:?}", report.series);
    for mean in ["86,99", "86.99", "42,5"] {
        assert!(!told.contains(mean), "{mean} is a mean of the predecessors");
    }
}

#[test]
fn results_after_an_end_or_before_a_beginning_are_told_to_their_author() {
    let card = |unit: &str, results: &str| {
        format!(
            r#"{{"version": 1, "as_of": "2026-03-01", "unit": {unit},
            "groups": [{{"id": "huyen", "name": "Huyện", "members": ["c"], "until": "2025-06-30"}}],
            "indicators": [{{"id": "x", "name": "X", "results": [{results}],
            "targets": [{{"id": "t", "year": 2025, "all": [{{"score": {{"at_least": 80}}}}]}}]}}]}}"#
        )
    };
    let whole = r#"{"id": "u", "name": "U"}"#;
    let ended = r#"{"id": "u", "name": "U", "until": "2025-06-30"}"#;
    let formed = r#"{"id": "u", "name": "U", "predecessors": [{"id": "a", "name": "A", "until": "2025-06-30"}]}"#;
    let last = "một năm không sau 2024";
    for (unit, result, told) in [
        (whole, r#"{"year": 2025, "score": 80, "over": {"median": "huyen"}}"#, last),
        (whole, r#"{"year": 2025, "score": 80, "over": {"unit": "c"}}"#, last),
        (whole, r#"{"year": 2025, "score": 80, "over": {"median": "huyen"}, "on": "2025-06-30"}"#, ""),
        (whole, r#"{"year": 2024, "score": 80, "over": {"median": "huyen"}}"#, ""),
        (ended, r#"{"year": 2025, "score": 80}"#, last),
        (ended, r#"{"year": 2024, "score": 80}"#, ""),
        (formed, r#"{"year": 2024, "score": 80}"#, "một năm không trước 2025"),
        (formed, r#"{"year": 2025, "score": 80}"#, ""),
        (formed, r#"{"year": 2025, "score": 80, "over": {"unit": "a"}}"#, last),
        (formed, r#"{"year": 2024, "score": 80, "over": {"unit": "a"}}"#, ""),
    ] {
        let found = check::scorecard(&document(&card(unit, result)).scorecard);
        assert!(found.problems.is_empty(), "{result} is no error");
        let warnings: Vec<String> = found.warnings.iter().map(|one| problem::sentence(one, Lang::Vi)).collect();
        match (told, warnings.as_slice()) {
            ("", []) => {}
            (told, [warning]) if !told.is_empty() => {
                assert!(warning.starts_with("indicators[0].results[0].year: ") && warning.ends_with(told), "{warning}");
            }
            (told, warnings) => panic!("{unit}, {result}: expected {told:?}, told {warnings:?}"),
        }
        let ordered =
            found.warnings.iter().all(|one| matches!(one.expected, Expected::NoLater(_) | Expected::NoEarlier(_)));
        assert!(ordered);
    }
}
