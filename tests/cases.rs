//! Every folder of `tests/cases/judge` is a case: `scorecard.json` judged must come out as `expected.json`
//! says, which was written by hand from the specification.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{differences, document, entries, fields, judged, name, path, text, tree, word};
use std::collections::BTreeSet;
use thuoc_do::model::record::{Field, Reader};
use thuoc_do::model::scorecard::Scorecard;
use thuoc_do::model::value::{Data, Value};
use thuoc_do::words::{Lang, build};

/// What is wrong with a case; nothing where it comes out as expected.
fn wrong(scorecard: &str, expected: &Value) -> Vec<String> {
    let document = document(scorecard);
    let found = judged(&document.scorecard);
    let mut all = differences(expected, &found, "");
    let ids = |tree: &Value| -> BTreeSet<String> {
        fields(tree.get("targets").unwrap()).iter().map(|(id, _)| id.clone()).collect()
    };
    if ids(expected) != ids(&found) {
        all.push(format!("targets: expected {:?}, found {:?}", ids(expected), ids(&found)));
    }
    for (id, target) in fields(expected.get("targets").unwrap()) {
        if target.get("verdict").is_none() || target.get("reason").is_none() {
            all.push(format!("{id}: the case expects no verdict and reason"));
        }
    }
    for lang in [Lang::Vi, Lang::En] {
        let report = build::report(&document, lang);
        for told in &report.targets {
            let judged = found.get("targets").and_then(|targets| targets.get(&told.target)).unwrap();
            let reason = told.reason.0.map_or("", |reason| reason.word());
            let points = told.points.and_then(|points| points.write()).unwrap_or(Value::new(Data::Null));
            all.extend(differences(judged.get("points").unwrap(), &points, &format!("/{}/points", told.target)));
            if (told.verdict.word(), reason) != (word(judged, "verdict"), word(judged, "reason")) {
                all.push(format!(
                    "{}: the report in {} tells another verdict than was judged",
                    told.target,
                    lang.word()
                ));
            }
        }
    }
    let written = document.scorecard.write().unwrap();
    let mut reader = Reader::default();
    let again = Scorecard::read(&tree(&written.to_string()), &mut reader);
    match again.as_ref().map(judged) {
        Some(again) if again == found => {}
        _ => all.push("written and read again, it is judged otherwise".into()),
    }
    all
}

#[test]
fn every_case_comes_out_as_expected() {
    let folders = entries(&path("tests/cases/judge"));
    assert!(folders.len() >= 100, "only {} cases were found", folders.len());
    let mut failed = Vec::new();
    for folder in &folders {
        let scorecard = text(&folder.join("scorecard.json"));
        let expected = tree(&text(&folder.join("expected.json")));
        let told =
            Value::map([("targets", expected.get("targets").cloned()), ("summary", expected.get("summary").cloned())]);
        let wrong = wrong(&scorecard, &told);
        if !wrong.is_empty() {
            failed.push(format!("{}: {}\n    {}", name(folder), word(&expected, "case"), wrong.join("\n    ")));
        }
    }
    println!("{} cases, {} failed", folders.len(), failed.len());
    assert!(failed.is_empty(), "{} of {} cases failed:\n{}", failed.len(), folders.len(), failed.join("\n"));
}

#[test]
fn a_wrong_expectation_is_caught() {
    let card = r#"{"version": 1, "as_of": "2024-01-01", "indicators": [{"id": "x", "name": "X",
        "results": [{"year": 2023, "score": 80}], "targets": [{"id": "t", "year": 2023, "all": [{"score": {"at_least": 80}}]}]}]}"#;
    let right =
        r#"{"targets": {"t": {"verdict": "met", "reason": null, "badges": [], "clauses": [{"verdict": "met"}]}}}"#;
    assert_eq!(wrong(card, &tree(right)), Vec::<String>::new());
    for (from, to) in [
        ("\"met\", \"reason\": null", "\"not_met\", \"reason\": null"),
        ("\"reason\": null", "\"reason\": \"no_figure\""),
        ("{\"verdict\": \"met\"}", "{\"verdict\": \"not_met\"}"),
        ("[{\"verdict\": \"met\"}]", "[]"),
        ("\"badges\": []", "\"badges\": [\"caveat\"]"),
        ("\"t\":", "\"u\":"),
        ("\"verdict\": \"met\", ", ""),
    ] {
        let other = right.replacen(from, to, 1);
        assert_ne!(other, right, "{from} does not stand in the expectation");
        assert_ne!(wrong(card, &tree(&other)), Vec::<String>::new(), "not caught: {other}");
    }
}

/// Nothing of the format may be without a case: a word that occurs nowhere below is untested.
#[test]
fn the_cases_cover_the_format() {
    let mut asked = String::new();
    let mut told = String::new();
    for folder in entries(&path("tests/cases/judge")) {
        asked += &text(&folder.join("scorecard.json"));
        told += &text(&folder.join("expected.json"));
    }
    let quoted = |word: &&str| format!("\"{word}\"");
    let words = "score gain rank rank_gain band all any readings at_least above at_most below about within between \
        points percent previous stated lag year each since indicator over unit median mean every of among count total \
        provisional on outside_top status not_published pending suppressed conflict replaces waive set_on promise until \
        as_of updated method geography caveat bands groups members predecessors panels columns rows points max rule formula \
        full proportional fixed zero";
    let missing: Vec<&str> =
        words.split_whitespace().filter(|word| *word != "conflict" && !asked.contains(&quoted(word))).collect();
    assert!(missing.is_empty(), "no scorecard has {missing:?}");
    let outcomes = "met not_met cannot_tell not_due break_geo break_method undefined_band conflict ambiguous suppressed \
        not_published no_base no_figure partial_interval old_method caveat units_ranked provisional sources_disagree waived at_the_top";
    let missing: Vec<&str> = outcomes.split_whitespace().filter(|word| !told.contains(&quoted(word))).collect();
    assert!(missing.is_empty(), "no case comes out as {missing:?}");
}
