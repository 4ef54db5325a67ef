//! Documents of a hundred thousand of everything. What took a walk through a list for each element of it would not come
//! to an end here; nothing is timed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fmt::Write;
use thuoc_do::evaluate::verdict::{Reason, Verdict};
use thuoc_do::read::json;
use thuoc_do::words::{Lang, build};

const MANY: usize = 100_000;

/// A list of JSON objects, each made for its number.
fn list(count: usize, one: impl Fn(usize) -> String) -> String {
    let mut text = String::from("[");
    for at in 0..count {
        let comma = if at == 0 { "" } else { "," };
        write!(text, "{comma}{}", one(at)).unwrap();
    }
    text.push(']');
    text
}

fn report(text: &str) -> thuoc_do::words::report::Report {
    build::report(&json::document(text).unwrap(), Lang::Vi)
}

#[test]
fn each_target_with_a_source_of_its_own() {
    let sources = list(MANY, |at| format!(r#"{{"id": "s{at}", "title": "Nguồn {at}"}}"#));
    let targets = list(MANY, |at| {
        format!(r#"{{"id": "t{at}", "year": 2023, "source": "s{at}", "all": [{{"score": {{"at_least": {at}}}}}]}}"#)
    });
    let told = report(&format!(
        r#"{{"version": 1, "as_of": "2024-05-10", "sources": {sources}, "indicators": [{{"id": "i", "name": "I",
            "results": [{{"year": 2023, "score": 50000}}], "targets": {targets}}}]}}"#
    ));
    assert_eq!((told.summary.met, told.summary.not_met), (50_001, 49_999));
    assert!(told.targets.iter().all(|target| target.sources.len() == 1));
}

/// One target of many clauses: each of another indicator, with a source and a badge of its own, every second without
/// a figure.
#[test]
fn one_target_with_all_sources() {
    let sources = list(MANY, |at| format!(r#"{{"id": "s{at}", "title": "Nguồn {at}"}}"#));
    let indicators = list(MANY, |at| {
        let results =
            if at % 2 == 0 { format!(r#"[{{"year": 2023, "score": 5, "source": "s{at}"}}]"#) } else { "[]".to_owned() };
        format!(
            r#"{{"id": "i{at}", "name": "Chỉ số {at}", "results": {results},
                "editions": [{{"year": 2023, "change": "caveat", "change_note": "Lưu ý {at}."}}]}}"#
        )
    });
    let clauses = list(MANY, |at| format!(r#"{{"indicator": "i{at}", "score": {{"at_least": 5}}}}"#));
    let targets = format!(r#"[{{"id": "t", "year": 2023, "set_on": "2020-01-01", "all": {clauses}}}]"#);
    let text = format!(
        r#"{{"version": 1, "as_of": "2024-05-10", "sources": {sources}, "indicators":
            [{{"id": "whole", "name": "Cả", "targets": {targets}}}, {}}}"#,
        indicators.strip_prefix('[').unwrap()
    );
    let told = report(&text);
    let target = &told.targets[0];
    assert_eq!(target.reason.0, Some(Reason::NoFigure));
    assert_eq!((target.sources.len(), target.figures.len(), target.clauses.len()), (MANY / 2, MANY / 2, MANY));
    assert_eq!(target.badges.len(), MANY);
}

/// All that one panel lists, with the document's unit in its middle.
#[test]
fn one_panel_of_all_units() {
    let rows = list(MANY / 2, |at| format!(r#"["Đơn vị {at}", {}]"#, MANY - at));
    let told = report(&format!(
        r#"{{"version": 1, "as_of": "2024-05-10", "unit": {{"id": "u", "name": "đơn vị 30000"}},
            "indicators": [{{"id": "i", "name": "I", "targets": [
                {{"id": "t", "year": 2023, "all": [{{"rank": {{"at_most": 30001}}}}, {{"score": {{"at_least": 70000}}}}]}}]}}],
            "panels": [{{"indicator": "i", "year": 2023, "columns": ["unit", "total"], "rows": {rows}}}]}}"#
    ));
    let verdicts: Vec<_> = told.targets[0].clauses.iter().map(|clause| clause.verdict).collect();
    // No number of units is given: those the panel leaves out may all be better.
    assert_eq!(verdicts, [Verdict::CannotTell, Verdict::Met]);
}

/// What no publisher prints is refused with its place before anything weighs each saying against each.
#[test]
fn too_many_sayings_of_one_year() {
    let results = list(MANY, |at| format!(r#"{{"year": 2023, "score": {at}}}"#));
    let text = format!(
        r#"{{"version": 1, "as_of": "2024-05-10", "indicators": [{{"id": "i", "name": "I", "results": {results},
            "targets": [{{"id": "t", "year": 2023, "all": [{{"score": {{"at_least": 5}}}}]}}]}}]}}"#
    );
    let problems = json::document(&text).err().unwrap();
    assert_eq!(problems.len(), 1);
    assert_eq!(thuoc_do::words::problem::path(&problems[0].path), "indicators[0].results[100]");
}

/// Every result would be looked for in all bands.
#[test]
fn too_many_bands_and_parts() {
    let bands = list(MANY, |at| format!(r#"{{"name": "Nhóm {at}", "from": {}}}"#, MANY - at));
    let parts = list(MANY, |at| format!(r#"{{"id": "p{at}", "name": "P", "max": 1}}"#));
    let text = format!(
        r#"{{"version": 1, "as_of": "2024-05-10", "indicators": [{{"id": "i", "name": "I", "parts": {parts},
            "editions": [{{"year": 2023, "bands": {bands}}}],
            "targets": [{{"id": "t", "year": 2023, "all": [{{"score": {{"at_least": 5}}}}]}}]}}]}}"#
    );
    let problems = json::document(&text).err().unwrap();
    let places: Vec<String> = problems.iter().map(|one| thuoc_do::words::problem::path(&one.path)).collect();
    assert_eq!(places, ["indicators[0].editions[0].bands", "indicators[0].parts"]);
}
