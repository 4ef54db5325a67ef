//! The worked examples of the method, through the core's real code: each becomes a small scorecard, which
//! is judged. `THUOC_DO_EXAMPLES` names another file of the same form; a file that is not there is said and
//! passed over. `tests/cases/method/examples.json` is the project's own.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../common/mod.rs"]
mod common;
mod composite;
#[cfg(feature = "cli")]
mod open_sdg;
mod trend;

use common::{differences, document, fields, items, judged, list, map, path, text, tree, word};
use std::collections::BTreeMap;
use std::path::PathBuf;
use thuoc_do::evaluate::figures;
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::resolve::{self, Subject};
use thuoc_do::model::time::Year;
use thuoc_do::model::value::{Data, Value};

/// What became of one example.
enum Outcome {
    Passed,
    Failed(String),
    OutOfScope(&'static str),
}

fn input<'a>(example: &'a Value, name: &str) -> Option<&'a Value> {
    example.get("inputs")?.get(name).filter(|value| value.data != Data::Null)
}

/// `[low, high]` as an interval of the document; an end that is `null` is left out.
fn interval(ends: &Value) -> String {
    let [low, high] = items(ends) else { panic!("two ends, not {ends}") };
    let end = |name: &str, value: &Value| (value.data != Data::Null).then(|| format!("\"{name}\": {value}"));
    let ends: Vec<String> = [end("from", low), end("to", high)].into_iter().flatten().collect();
    format!("{{{}}}", ends.join(", "))
}

/// A scorecard of one indicator and one target of 2023.
fn card(editions: &str, results: &str, clauses: &str) -> String {
    format!(
        r#"{{"version": 1, "as_of": "2024-06-30", "indicators": [{{"id": "x", "name": "X", "editions": [{editions}],
        "results": [{results}], "targets": [{{"id": "t", "year": 2023, "set_on": "2022-01-01", {clauses}}}]}}]}}"#
    )
}

fn verdict(card: &str) -> String {
    let found = judged(&document(card).scorecard);
    word(found.get("targets").unwrap().get("t").unwrap(), "verdict").to_owned()
}

fn same(example: &Value, found: &str) -> Outcome {
    let expected = match &example.get("expected").unwrap().data {
        Data::Text(expected) => expected.clone(),
        other => format!("{other:?}"),
    };
    if expected == found { Outcome::Passed } else { Outcome::Failed(format!("expected {expected}, found {found}")) }
}

/// A rank where every end is a whole number and the requirement begins at 1, else a score.
fn level(example: &Value) -> Outcome {
    let (observed, required) = (input(example, "observed").unwrap(), input(example, "required").unwrap());
    let [low, high] = items(required) else { panic!("two ends, not {required}") };
    let units =
        |name: &str| input(example, name).map(|units| format!("\"geography\": \"vn-{units}\", \"units\": {units}"));
    let rank = low.to_string() == "1" && high.data != Data::Null;
    let set = units("n_base").unwrap_or("\"geography\": \"vn-63\"".into());
    let judged = units("n_obs").unwrap_or("\"geography\": \"vn-63\"".into());
    let editions = format!("{{\"year\": 2022, {set}}}, {{\"year\": 2023, {judged}}}");
    let kind = if rank { "rank" } else { "score" };
    let results = format!("{{\"year\": 2023, \"{kind}\": {}}}", interval(observed));
    let edge = |name: &str, value: &Value| (value.data != Data::Null).then(|| format!("\"{name}\": {value}"));
    let edges = if rank {
        vec![format!("\"at_most\": {high}")]
    } else {
        [edge("at_least", low), edge("at_most", high)].into_iter().flatten().collect()
    };
    same(example, &verdict(&card(&editions, &results, &format!("\"all\": [{{\"{kind}\": {{{}}}}}]", edges.join(", ")))))
}

fn change(example: &Value) -> Outcome {
    let down = word(example.get("inputs").unwrap(), "direction") == "down";
    let broken = input(example, "break").is_some_and(|value| value.data == Data::Bool(true));
    let (kind, clause) = if down { ("rank", "rank_gain") } else { ("score", "gain") };
    let editions = if broken { r#"{"year": 2023, "change": "method"}"# } else { "" };
    let of = |year: u16, name: &str| {
        format!("{{\"year\": {year}, \"{kind}\": {}}}", interval(input(example, name).unwrap()))
    };
    let results = format!("{}, {}", of(2022, "base"), of(2023, "current"));
    let at_least = input(example, "at_least").unwrap();
    same(
        example,
        &verdict(&card(
            editions,
            &results,
            &format!("\"all\": [{{\"{clause}\": {{\"at_least\": {at_least}, \"from\": 2022}}}}]"),
        )),
    )
}

/// Parts that come out as named: a score above, below, or not there.
fn combined(example: &Value, combination: &str) -> Outcome {
    let parts = items(input(example, "parts").unwrap()).iter().map(|part| match &part.data {
        Data::Text(word) if word == "met" => r#"{"score": {"at_least": 50}}"#,
        Data::Text(word) if word == "not_met" => r#"{"score": {"at_least": 60}}"#,
        _ => r#"{"rank": {"at_most": 20}}"#,
    });
    let parts: Vec<&str> = parts.collect();
    same(
        example,
        &verdict(&card("", r#"{"year": 2023, "score": 55}"#, &format!("\"{combination}\": [{}]", parts.join(", ")))),
    )
}

/// What an indicator with two results, of 2022 and 2023, makes of a clause.
fn between(kind: &str, base: &Value, current: &Value, clause: &str) -> String {
    let results = format!("{{\"year\": 2022, \"{kind}\": {base}}}, {{\"year\": 2023, \"{kind}\": {current}}}");
    verdict(&card("", &results, &format!("\"all\": [{{{clause}}}]")))
}

/// A change is what it is expected to be where "at least" that much is met and "more than" that is not.
fn exact(least: &str, more: &str) -> Outcome {
    match (least, more) {
        ("met", "not_met") => Outcome::Passed,
        _ => Outcome::Failed(format!("at least as expected: {least}; more than expected: {more}")),
    }
}

fn exact_change(example: &Value, unit: &str, within: Decimal) -> Outcome {
    let expected = Decimal::parse(&example.get("expected").unwrap().to_string()).unwrap();
    let (base, current) = (input(example, "base").unwrap(), input(example, "current").unwrap());
    let judge = |edge: &str, by: Decimal| {
        let clause = format!("\"gain\": {{\"{edge}\": {by}, \"in\": \"{unit}\", \"from\": 2022}}");
        between("score", base, current, &clause)
    };
    exact(&judge("at_least", expected.minus(within)), &judge("above", expected.plus(within)))
}

/// No target asks for places lost: a loss is judged as the gain the other way round.
fn exact_places(example: &Value) -> Outcome {
    let expected = Decimal::parse(&example.get("expected").unwrap().to_string()).unwrap();
    let (base, current) = (input(example, "base_rank").unwrap(), input(example, "current_rank").unwrap());
    let (from, to) = if expected.is_negative() { (current, base) } else { (base, current) };
    let judge = |edge: &str| {
        let clause = format!("\"rank_gain\": {{\"{edge}\": {}, \"from\": 2022}}", expected.absolute());
        between("rank", from, to, &clause)
    };
    exact(&judge("at_least"), &judge("above"))
}

/// The band of a score is the best one that is reached.
fn band(example: &Value) -> Outcome {
    let bands = items(input(example, "bands").unwrap());
    let all: Vec<String> = bands
        .iter()
        .map(|band| format!("{{\"name\": {}, \"from\": {}}}", band.get("name").unwrap(), band.get("ge").unwrap()))
        .collect();
    let editions = format!("{{\"year\": 2023, \"bands\": [{}]}}", all.join(", "));
    let results = format!("{{\"year\": 2023, \"score\": {}}}", input(example, "value").unwrap());
    let reached = bands.iter().find(|band| {
        let clauses = format!("\"all\": [{{\"band\": {{\"at_least\": {}}}}}]", band.get("name").unwrap());
        verdict(&card(&editions, &results, &clauses)) == "met"
    });
    same(example, reached.map_or("", |band| word(band, "name")))
}

/// The ranks of a printed group, as the core looks them up.
fn group_ranks(example: &Value) -> Outcome {
    let sizes = items(input(example, "sizes").unwrap()).iter().enumerate();
    let bands: Vec<String> =
        sizes.map(|(index, size)| format!("{{\"name\": \"{}\", \"units\": {size}}}", index + 1)).collect();
    let editions = format!("{{\"year\": 2023, \"bands\": [{}]}}", bands.join(", "));
    let results = format!("{{\"year\": 2023, \"band\": \"{}\"}}", input(example, "group").unwrap());
    let document = document(&card(&editions, &results, "\"all\": [{\"rank\": {\"at_most\": 1}}]"));
    let plan = resolve::plan(&document.scorecard);
    let found = figures::rank(
        plan.series.first().unwrap(),
        Subject { indicator: 0, over: None },
        Year::new(2023).unwrap(),
        None,
    );
    let found = found.readings().first().map(|known| known.interval);
    let ends = found.map(|interval| list([interval.low(), interval.high()].map(|end| Value::number(end.unwrap()))));
    match ends {
        Some(ends) if differences(example.get("expected").unwrap(), &ends, "").is_empty() => Outcome::Passed,
        other => Outcome::Failed(format!("found {}", other.map_or("nothing".into(), |ends| ends.to_string()))),
    }
}

/// Two eras of a method: the later edition says that the method changed where the eras differ.
fn delta_allowed(example: &Value) -> Outcome {
    let eras = example.get("inputs").unwrap();
    let change = if word(eras, "base_era") == word(eras, "current_era") { "null" } else { "\"method\"" };
    let editions = format!("{{\"year\": 2022}}, {{\"year\": 2023, \"change\": {change}}}");
    let results = r#"{"year": 2022, "score": 60}, {"year": 2023, "score": 70}"#;
    let found = verdict(&card(&editions, results, r#""all": [{"gain": {"at_least": 1, "from": 2022}}]"#));
    let expected = example.get("expected").unwrap().data == Data::Bool(true);
    if (found == "met") == expected {
        Outcome::Passed
    } else {
        Outcome::Failed(format!("a change across the eras is {found}"))
    }
}

fn run(example: &Value) -> Outcome {
    match word(example, "method") {
        "verdict" => level(example),
        "verdict_delta" => change(example),
        "kleene_and" => combined(example, "all"),
        "kleene_or" => combined(example, "any"),
        "delta" => exact_change(example, "points", Decimal::ZERO),
        "rank_gain" => exact_places(example),
        "pct_change" => exact_change(example, "percent", Decimal::parse(word(example, "tolerance")).unwrap()),
        "band" => band(example),
        "group_ranks" => group_ranks(example),
        "delta_allowed" => delta_allowed(example),
        method => composite::run(method, example)
            .or_else(|| trend::run(method, example))
            .unwrap_or(Outcome::OutOfScope("a method this runner does not know")),
    }
}

/// Runs every example of a file and lists by id what became of each; the number passed, and what failed.
fn run_all(name: &str, examples: &str) -> (usize, Vec<String>) {
    let file = tree(examples);
    let (mut passed, mut failed) = (Vec::new(), Vec::new());
    let mut left: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for example in items(file.get("examples").unwrap()) {
        let id = word(example, "id");
        match run(example) {
            Outcome::Passed => passed.push(id),
            Outcome::Failed(how) => failed.push(format!("{id}: {how}")),
            Outcome::OutOfScope(reason) => left.entry(reason).or_default().push(id),
        }
    }
    let count: usize = left.values().map(Vec::len).sum();
    let mut told = format!("{name}: {} passed, {} failed, {count} out of scope\n", passed.len(), failed.len());
    told += &format!("  passed: {}\n", passed.join(", "));
    failed.iter().for_each(|one| told += &format!("  FAILED: {one}\n"));
    left.iter().for_each(|(reason, ids)| told += &format!("  out of scope, {reason}: {}\n", ids.join(", ")));
    common::say(&told);
    (passed.len(), failed)
}

#[test]
fn worked_examples_of_the_method() {
    let given = std::env::var_os("THUOC_DO_EXAMPLES").map(PathBuf::from);
    let file = given.clone().unwrap_or_else(|| path("../shared/method/examples.json"));
    let Ok(examples) = std::fs::read_to_string(&file) else {
        assert!(given.is_none(), "THUOC_DO_EXAMPLES names {}, which cannot be read", file.display());
        common::say(&format!("NOT RUN: the worked examples; {} is not there\n", file.display()));
        return;
    };
    let (_, failed) = run_all("the method's worked examples", &examples);
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_projects_own_worked_examples() {
    let (passed, failed) =
        run_all("the project's own worked examples", &text(&path("tests/cases/method/examples.json")));
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(passed >= 30, "only {passed} were in scope");
}

/// An example whose expectation is turned into something else must fail: the runner does look.
#[test]
fn a_wrong_expectation_fails() {
    let file = tree(&text(&path("tests/cases/method/examples.json")));
    for example in items(file.get("examples").unwrap()) {
        let expected = example.get("expected").unwrap();
        let others = otherwise(expected);
        assert!(!others.is_empty(), "{}: nothing else than {expected} is tried", word(example, "id"));
        for other in others {
            let turned = map(fields(example)
                .iter()
                .map(|(name, value)| (name.clone(), if name == "expected" { other.clone() } else { value.clone() })));
            assert!(matches!(run(&turned), Outcome::Failed(_)), "{} passes with {other}", word(example, "id"));
        }
    }
}

/// An expectation with one figure or truth in it turned into another: once for each.
fn otherwise(expected: &Value) -> Vec<Value> {
    match &expected.data {
        Data::Number(_) => vec![Value::number("7.5e2")],
        Data::Bool(truth) => vec![Value::new(Data::Bool(!truth))],
        Data::List(items) => (0..items.len())
            .map(|at| {
                list(items.iter().enumerate().map(
                    |(place, item)| {
                        if place == at { otherwise(item).remove(0) } else { item.clone() }
                    },
                ))
            })
            .collect(),
        Data::Map(fields) => (0..fields.len())
            .map(|at| {
                map(fields.iter().enumerate().map(|(place, (name, value))| {
                    (name.clone(), if place == at { otherwise(value).remove(0) } else { value.clone() })
                }))
            })
            .collect(),
        Data::Text(_) | Data::Null => vec![Value::text("otherwise")],
    }
}
