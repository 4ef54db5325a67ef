//! The real scorecards of `www/examples`: judged as `tests/cases/examples` says by hand, the same in both
//! languages, unchanged by writing and reading, and holding every clause of the five plans.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{
    differences, document, entries, fields, items, judged, list, map, name, path, text, tree, try_document, word,
};
use std::collections::BTreeMap;
use std::path::PathBuf;
use thuoc_do::model::record::Field;
use thuoc_do::model::value::Value;
use thuoc_do::read::Document;
use thuoc_do::words::{Lang, build};

fn examples() -> Vec<PathBuf> {
    let all = entries(&path("www/examples"));
    all.into_iter().filter(|file| file.extension().is_some_and(|end| end == "json")).collect()
}

/// The report's verdicts in the form of an expectation: `{targets: {id: {verdict, reason, clauses}}}`.
fn told(document: &Document, lang: Lang) -> Value {
    let report = build::report(document, lang).write().unwrap();
    let short = |told: &Value| {
        let field = |name: &str| (name.to_owned(), told.get(name).cloned().unwrap_or_else(|| panic!("no {name}")));
        vec![field("verdict"), field("reason")]
    };
    let targets = items(report.get("targets").unwrap()).iter().map(|target| {
        let clauses = items(target.get("clauses").unwrap()).iter().map(|clause| map(short(clause)));
        let mut all = short(target);
        all.push(("clauses".into(), list(clauses)));
        (word(target, "target").to_owned(), map(all))
    });
    Value::map([("targets", Some(map(targets)))])
}

#[test]
fn every_example_comes_out_as_worked_out_by_hand() {
    let mut wrong = Vec::new();
    assert_eq!(examples().len(), 5);
    for file in examples() {
        let document = document(&text(&file));
        let expected = tree(&text(&path("tests/cases/examples").join(name(&file)).join("expected.json")));
        for lang in [Lang::Vi, Lang::En] {
            let told = told(&document, lang);
            // Both ways, so that neither side may have a target, a clause or a reason that the other has not.
            let at = format!("{} {}", name(&file), lang.word());
            wrong.extend(differences(&expected, &told, &at));
            wrong.extend(differences(&told, &expected, &format!("{at}, the other way")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_example_has_anything_passed_over() {
    for file in examples() {
        let document = document(&text(&file));
        assert!(document.warnings.is_empty() && document.unread.is_empty(), "{}: {:?}", name(&file), document.warnings);
    }
}

#[test]
fn writing_and_reading_an_example_changes_nothing() {
    for file in examples() {
        let read = document(&text(&file)).scorecard;
        let once = read.write().unwrap().to_string();
        let again =
            try_document(&once).unwrap_or_else(|lines| panic!("{}: {}", name(&file), lines.join("\n"))).scorecard;
        assert_eq!(read, again, "{}", name(&file));
        assert_eq!(once, again.write().unwrap().to_string(), "{}", name(&file));
        assert_eq!(judged(&read), judged(&again), "{}", name(&file));
    }
}

/// The targets of all examples: id → (its indicator, the fields that say what is promised).
fn promised() -> BTreeMap<String, Vec<Value>> {
    let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for file in examples() {
        let card = tree(&text(&file));
        for indicator in items(card.get("indicators").unwrap()) {
            for target in indicator.get("targets").map(items).unwrap_or_default() {
                let of_the_promise = ["year", "each", "since", "over", "promise", "all", "any"];
                let mut kept = vec![("indicator".to_owned(), Value::text(word(indicator, "id")))];
                kept.extend(fields(target).iter().filter(|(name, _)| of_the_promise.contains(&name.as_str())).cloned());
                found.entry(word(target, "id").to_owned()).or_default().push(map(kept));
            }
        }
    }
    found
}

/// Leaf conditions; what the two readings of one sentence have in common is one.
fn leaves(clauses: &[Value]) -> usize {
    let parts = |clause: &Value| ["all", "any"].iter().find_map(|name| clause.get(name)).map(items).map(leaves);
    clauses.iter().map(|clause| parts(clause).unwrap_or(1)).sum()
}

#[test]
fn every_clause_of_the_plans_stands_in_exactly_one_example() {
    let found = promised();
    let twice: Vec<&String> = found.iter().filter(|(_, all)| all.len() != 1).map(|(id, _)| id).collect();
    assert!(twice.is_empty(), "more than once: {twice:?}");
    let count: usize = found.values().flatten().map(|target| leaves(items(target.get("all").unwrap()))).sum();
    assert_eq!(count, 47, "leaf conditions over the five examples");

    let given = path("../shared/format/targets.json");
    let Ok(given) = std::fs::read_to_string(&given) else {
        common::say(&format!("NOT COMPARED with the list of clauses: {} is not there\n", given.display()));
        return;
    };
    let given = tree(&given);
    let mut wrong = Vec::new();
    for (id, wanted) in fields(&given) {
        match found.get(id).map(Vec::as_slice) {
            Some([target]) => {
                wrong.extend(differences(wanted, target, id));
                wrong.extend(differences(target, wanted, &format!("{id}, the other way")));
            }
            _ => wrong.push(format!("{id} stands in no example")),
        }
    }
    wrong.extend(found.keys().filter(|id| given.get(id).is_none()).map(|id| format!("{id} is in no plan")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{} targets with {count} conditions compared with the list of clauses", found.len());
}
