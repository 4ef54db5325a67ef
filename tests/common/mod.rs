//! What the test crates share: files of the checkout, documents, and judgements as trees to compare.

// Each test crate uses a part of this, and a test may stop at the first thing that is not as it must be.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use thuoc_do::evaluate::clause::Badge;
use thuoc_do::evaluate::verdict::Outcome;
use thuoc_do::evaluate::{self, ClauseJudgement, Tally, points};
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::record::Field;
use thuoc_do::model::resolve;
use thuoc_do::model::scorecard::Scorecard;
use thuoc_do::model::value::{Data, Value};
use thuoc_do::read::{Document, json};
use thuoc_do::words::{Lang, problem};

/// A path inside the checkout.
pub fn path(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)
}

/// The text of a file.
pub fn text(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Says something that is seen even where the test passes (the test runner keeps back what is printed).
pub fn say(text: &str) {
    let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
}

/// The folders (or files) in a folder, by name.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let listing = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<PathBuf> = listing.map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// The last part of a path.
pub fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// A tree from JSON text.
pub fn tree(text: &str) -> Value {
    json::parse(text).unwrap_or_else(|problem| panic!("{}", problem::sentence(&problem, Lang::En)))
}

/// A document from JSON text, which must be good.
pub fn document(text: &str) -> Document {
    try_document(text).unwrap_or_else(|lines| panic!("{}", lines.join("\n")))
}

/// A document from JSON text, or what is wrong with it.
pub fn try_document(text: &str) -> Result<Document, Vec<String>> {
    let told = |problems: Vec<_>| problems.iter().map(|one| problem::sentence(one, Lang::En)).collect();
    json::document(text).map_err(told)
}

/// The fields of an object.
pub fn fields(value: &Value) -> &[(String, Value)] {
    match &value.data {
        Data::Map(fields) => fields,
        other => panic!("an object, not {other:?}"),
    }
}

/// The elements of a list.
pub fn items(value: &Value) -> &[Value] {
    match &value.data {
        Data::List(items) => items,
        other => panic!("a list, not {other:?}"),
    }
}

/// The text of a field; empty where there is none.
pub fn word<'a>(value: &'a Value, field: &str) -> &'a str {
    match value.get(field).map(|found| &found.data) {
        Some(Data::Text(text) | Data::Number(text)) => text,
        _ => "",
    }
}

/// An object of fields whose names are known only at run time.
pub fn map(fields: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::new(Data::Map(fields.into_iter().collect()))
}

/// A list.
pub fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Value::new(Data::List(items.into_iter().collect()))
}

/// Judges a document: `{targets: {id: {verdict, reason, badges, points, clauses}}, summary}`.
pub fn judged(card: &Scorecard) -> Value {
    let plan = resolve::plan(card);
    let judgement = evaluate::judge(&plan);
    let mut tally = Tally::default();
    let mut total = points::Total::default();
    let mut targets = Vec::new();
    for one in &judgement.targets {
        let target = &plan.targets[one.target];
        if target.replaced_by.is_none() {
            tally.add(one.outcome.verdict());
            if let Some(scored) = points::points(&plan, target, one) {
                total.add(&scored);
            }
        }
        let mut badges = BTreeSet::new();
        one.clauses.iter().for_each(|clause| collect_badges(clause, &mut badges));
        let mut told = outcome(one.outcome);
        told.push(("badges".into(), list(badges.into_iter().map(Value::text))));
        let scored = points::points(&plan, target, one).and_then(|scored| scored.hundredths()?.write());
        told.push(("points".into(), scored.unwrap_or(Value::new(Data::Null))));
        told.push(("clauses".into(), list(one.clauses.iter().map(clause))));
        targets.push((target.written.id.clone(), map(told)));
    }
    let summary = Value::map([
        ("met", Some(Value::number(tally.met))),
        ("not_met", Some(Value::number(tally.not_met))),
        ("cannot_tell", Some(Value::number(tally.cannot_tell))),
        ("not_due", Some(Value::number(tally.not_due))),
        ("points", Some(total.hundredths().and_then(|points| points.write()).unwrap_or(Value::new(Data::Null)))),
    ]);
    Value::map([("targets", Some(map(targets))), ("summary", Some(summary))])
}

fn outcome(outcome: Outcome) -> Vec<(String, Value)> {
    let reason = outcome.reason().map_or(Value::new(Data::Null), |reason| Value::text(reason.word()));
    vec![("verdict".into(), Value::text(outcome.verdict().word())), ("reason".into(), reason)]
}

fn clause(judged: &ClauseJudgement<'_>) -> Value {
    let years = judged.years.iter().map(|year| (year.year.to_string(), Value::text(year.outcome.verdict().word())));
    let mut told = outcome(judged.outcome);
    told.push(("years".into(), map(years)));
    let weakest = judged.years.iter().flat_map(|year| &year.figures).map(|used| used.provenance).max();
    told.push(("provenance".into(), weakest.map_or(Value::new(Data::Null), |weakest| Value::text(weakest.word()))));
    told.push(("clauses".into(), list(judged.parts.iter().map(clause))));
    map(told)
}

fn collect_badges(judged: &ClauseJudgement<'_>, into: &mut BTreeSet<&'static str>) {
    judged.parts.iter().for_each(|part| collect_badges(part, into));
    for badge in judged.years.iter().flat_map(|year| &year.badges) {
        into.insert(match badge {
            Badge::OldMethod(_) => "old_method",
            Badge::Caveat(_) => "caveat",
            Badge::UnitsRanked(_) => "units_ranked",
            Badge::Provisional => "provisional",
            Badge::SourcesDisagree => "sources_disagree",
            Badge::Waived(_) => "waived",
            Badge::AtTheTop => "at_the_top",
        });
    }
}

/// Where two trees differ: every field of `expected` must stand in `found` with the same value; fields of
/// `found` that are not expected are left alone. Numbers are the same by value (83.0 is 83).
pub fn differences(expected: &Value, found: &Value, at: &str) -> Vec<String> {
    match (&expected.data, &found.data) {
        (Data::Map(wanted), Data::Map(_)) => {
            let mut all = Vec::new();
            for (field, wanted) in wanted {
                match found.get(field) {
                    Some(found) => all.extend(differences(wanted, found, &format!("{at}/{field}"))),
                    None => all.push(format!("{at}/{field}: expected {wanted}, found nothing")),
                }
            }
            all
        }
        (Data::List(wanted), Data::List(items)) if wanted.len() == items.len() => {
            let pairs = wanted.iter().zip(items).enumerate();
            pairs.flat_map(|(index, (wanted, found))| differences(wanted, found, &format!("{at}/{index}"))).collect()
        }
        (Data::Number(one), Data::Number(two)) if Decimal::parse(one) == Decimal::parse(two) => Vec::new(),
        _ if expected.to_string() == found.to_string() => Vec::new(),
        _ => vec![format!("{at}: expected {expected}, found {found}")],
    }
}
