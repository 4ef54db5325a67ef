//! Every sentence of a report. `tests/cases/words` holds documents and their sentences, written out by hand from
//! the rules of docs/method.md; what must hold of any sentence is held over all cases, examples and arbitrary cards.

// The audit sentence, and the normalisation to compare with, are of the command.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "common/arbitrary.rs"]
mod arbitrary;
mod common;

use common::{document, entries, fields, items, name, path, text, tree, word};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use thuoc_do::model::record::Field;
use thuoc_do::model::value::{Data, Value};
use thuoc_do::words::{Lang, build};

const LANGS: [Lang; 2] = [Lang::Vi, Lang::En];

fn report(card: &str, lang: Lang) -> Value {
    build::report(&document(card), lang).write().unwrap()
}

/// Where a report differs from what is expected of it, by the fields that the expectation has.
fn differences(expected: &Value, report: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let told = |value: Option<&Value>| value.map_or("null".to_owned(), ToString::to_string);
    for (field, wanted) in fields(expected) {
        let mut compare = |at: &str, wanted: &Value, found: Option<&Value>| {
            if told(found) != wanted.to_string() {
                wrong.push(format!("{at}\n      wanted {wanted}\n      found  {}", told(found)));
            }
        };
        if let Data::Map(parts) = &wanted.data {
            let targets = items(report.get("targets").unwrap());
            let target = targets.iter().find(|target| word(target, "target") == field);
            let target = target.unwrap_or_else(|| panic!("no target {field}"));
            for (part, wanted) in parts {
                compare(&format!("{field}.{part}"), wanted, target.get(part));
            }
        } else {
            compare(field, wanted, report.get(field));
        }
    }
    wrong
}

fn cases() -> Vec<(String, Value)> {
    let read = |folder: &PathBuf| (text(&folder.join("input.json")), tree(&text(&folder.join("expected.json"))));
    entries(&path("tests/cases/words")).iter().map(read).collect()
}

#[test]
fn every_case_is_told_as_written_by_hand() {
    let mut failed = Vec::new();
    for (card, expected) in cases() {
        for lang in LANGS {
            let report = report(&card, lang);
            let mut wrong = differences(expected.get(lang.word()).unwrap(), &report);
            for never in expected.get("never").map(items).unwrap_or_default() {
                let Data::Text(never) = &never.data else { panic!("a text") };
                let said = sentences(&report).into_iter().chain(labels(&report));
                wrong.extend(
                    said.filter(|said| said.contains(never.as_str())).map(|said| format!("says {never:?}: {said}")),
                );
            }
            if !wrong.is_empty() {
                failed.push(format!("{} ({})\n    {}", word(&expected, "case"), lang.word(), wrong.join("\n    ")));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_wrong_sentence_is_caught() {
    let report = tree(r#"{"message": "a", "targets": [{"target": "t", "sentence": "b"}]}"#);
    for (expected, caught) in [
        (r#"{"message": "a", "t": {"sentence": "b", "gap": null}}"#, 0),
        (r#"{"message": "x", "t": {"sentence": "y", "gap": "z"}}"#, 3),
    ] {
        assert_eq!(differences(&tree(expected), &report).len(), caught, "{expected}");
    }
}

/// Every verdict, every reason and every kind of clause stands in some case.
#[test]
fn the_cases_cover_verdicts_reasons_and_clauses() {
    let (mut told, mut asked) = (BTreeSet::new(), String::new());
    for (card, _) in cases() {
        for target in items(report(&card, Lang::En).get("targets").unwrap()) {
            told.insert(word(target, "verdict").to_owned());
            told.insert(word(target, "reason").to_owned());
        }
        asked.push_str(&card);
    }
    let outcomes = "met not_met cannot_tell not_due break_geo break_method undefined_band conflict ambiguous suppressed \
        not_published no_base no_figure partial_interval";
    let missing: Vec<&str> = outcomes.split_whitespace().filter(|word| !told.contains(*word)).collect();
    assert!(missing.is_empty(), "no target comes out as {missing:?}");
    let kinds =
        "score rank band gain rank_gain all any readings each since every between about percent stated lag previous";
    let missing: Vec<&str> = kinds.split_whitespace().filter(|word| !asked.contains(&format!("\"{word}\""))).collect();
    assert!(missing.is_empty(), "no case has {missing:?}");
}

/// The whole sentences of a report.
fn sentences(report: &Value) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut push = |value: Option<&Value>| match value.map(|value| &value.data) {
        Some(Data::Text(text)) => all.push(text.clone()),
        Some(Data::List(list)) => all.extend(list.iter().map(|item| match &item.data {
            Data::Text(text) => text.clone(),
            other => panic!("a text, not {other:?}"),
        })),
        _ => {}
    };
    push(report.get("lead"));
    for target in items(report.get("targets").unwrap()) {
        ["sentence", "audit", "rule", "why"].iter().for_each(|field| push(target.get(field)));
    }
    all
}

/// What stands in cells, beside figures and on the marks of charts.
fn labels(report: &Value) -> Vec<String> {
    fn gather(value: &Value, found: &mut Vec<String>) {
        match &value.data {
            Data::Map(all) => {
                for (field, value) in all {
                    let label =
                        ["message", "gap", "previous", "text", "value", "target_text", "settle", "label", "badges"];
                    match &value.data {
                        // A combination has no value of its own.
                        Data::Text(text) if field == "value" && text.is_empty() => {}
                        Data::Text(text) if label.contains(&field.as_str()) => found.push(text.clone()),
                        Data::List(list) if label.contains(&field.as_str()) => {
                            found.extend(list.iter().filter_map(|item| match &item.data {
                                Data::Text(text) => Some(text.clone()),
                                _ => None,
                            }));
                        }
                        _ => gather(value, found),
                    }
                }
            }
            Data::List(list) => list.iter().for_each(|value| gather(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    gather(report, &mut found);
    found
}

/// The texts of a document, longest first, each as it stands and as it may stand within a sentence.
fn own_texts(value: &Value, found: &mut Vec<String>) {
    match &value.data {
        Data::Text(text) => {
            let lowered: String =
                text.chars().take(1).flat_map(char::to_lowercase).chain(text.chars().skip(1)).collect();
            for one in [text.as_str(), lowered.as_str()] {
                found.push(one.to_owned());
                found.push(one.trim_end_matches('.').to_owned());
            }
        }
        Data::List(list) => list.iter().for_each(|one| own_texts(one, found)),
        Data::Map(all) => all.iter().for_each(|(_, one)| own_texts(one, found)),
        _ => {}
    }
}

fn is_vietnamese(letter: char) -> bool {
    "ăâđêôơưĂÂĐÊÔƠƯàáãèéìíĩòóõùúũýÀÁÈÉÌÍÒÓÙÚÝ".contains(letter) || ('\u{1EA0}'..='\u{1EF9}').contains(&letter)
}

/// What is wrong with the sentences of a card's report.
fn wrong(card: &str, lang: Lang) -> Vec<String> {
    let report = report(card, lang);
    let mut wrong = Vec::new();
    let mut own = Vec::new();
    own_texts(&tree(card), &mut own);
    own.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let whole = sentences(&report);
    for said in whole.iter().chain(&labels(&report)) {
        let mut bare = said.clone();
        own.iter().filter(|text| text.len() > 1).for_each(|text| bare = bare.replace(text.as_str(), "§"));
        for never in ["{", "}", "  ", " ,", " .", " ;", "NaN", "None", "null", "()", "( ", " )", "−−"] {
            if bare.contains(never) {
                wrong.push(format!("has {never:?}: {said}"));
            }
        }
        // The minus of a figure is U+2212.
        if (0..10).any(|digit| bare.contains(&format!("-{digit}"))) {
            wrong.push(format!("a hyphen for a minus: {said}"));
        }
        if bare.contains("..") || said.trim() != said || said.is_empty() {
            wrong.push(format!("badly begun or ended: {said:?}"));
        }
        let composed = unicode_normalization::UnicodeNormalization::nfc(said.as_str()).collect::<String>();
        if composed != *said {
            wrong.push(format!("not in NFC: {said}"));
        }
        if lang == Lang::En && bare.chars().any(is_vietnamese) {
            wrong.push(format!("Vietnamese words in English: {bare}"));
        }
    }
    for said in &whole {
        if !said.ends_with('.') && !said.ends_with('…') {
            wrong.push(format!("no full stop: {said}"));
        }
    }
    for target in items(report.get("targets").unwrap()) {
        let open = word(target, "verdict") == "cannot_tell";
        let why = target.get("why").map(items).unwrap_or_default();
        if open && (why.is_empty() || word(target, "settle").is_empty()) {
            wrong.push(format!("{}: open, and not told why or what would settle it", word(target, "target")));
        }
        if !open && target.get("settle").is_some() {
            wrong.push(format!("{}: settled, and told what would settle it", word(target, "target")));
        }
        let audit = word(target, "audit");
        for figure in target.get("figures").map(items).unwrap_or_default() {
            for number in numbers(word(figure, "value")) {
                // A share is shown rounded, and told as it was judged.
                if !audit.contains(&number) && !card.contains("\"count\"") {
                    wrong.push(format!("{}: the audit leaves out {number}: {audit}", word(target, "target")));
                }
            }
        }
    }
    wrong
}

/// The numbers of a figure as shown, without last noughts behind the mark: `68,06–69,66 điểm` → 68,06 and 69,66.
fn numbers(shown: &str) -> Vec<String> {
    let apart = shown.split(|letter: char| !(letter.is_ascii_digit() || ",.−".contains(letter)));
    let trimmed = apart.filter(|number| number.chars().any(|letter| letter.is_ascii_digit()));
    trimmed
        .map(|number| match number.contains([',', '.']) {
            true => number.trim_end_matches('0').trim_end_matches([',', '.']).to_owned(),
            false => number.to_owned(),
        })
        .collect()
}

/// All documents of the checkout: the cases of judging and of sentences, and the real examples.
fn documents() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (folder, file) in [("tests/cases/judge", "scorecard.json"), ("tests/cases/words", "input.json")] {
        for case in entries(&path(folder)) {
            all.insert(name(&case), text(&case.join(file)));
        }
    }
    for file in
        entries(&path("www/examples")).into_iter().filter(|file| file.extension().is_some_and(|end| end == "json"))
    {
        all.insert(name(&file), text(&file));
    }
    all
}

#[test]
fn every_sentence_of_every_document_is_well_formed() {
    let mut failed = Vec::new();
    for (name, card) in documents() {
        for lang in LANGS {
            failed.extend(wrong(&card, lang).into_iter().map(|wrong| format!("{name} ({}): {wrong}", lang.word())));
        }
    }
    assert!(failed.is_empty(), "{} are wrong:\n{}", failed.len(), failed.join("\n"));
}

/// The same cases each run, as in tests/properties.rs.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 96;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = proptest::test_runner::RngSeed::Fixed(63);
    }
    config
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_sentence_of_an_arbitrary_card_is_well_formed(card in arbitrary::card()) {
        for lang in LANGS {
            let wrong = wrong(&card.text(), lang);
            prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        }
    }
}

/// The numbers of the rules that a sentence cites.
fn cited(audit: &str) -> Vec<String> {
    let mut found = Vec::new();
    for lead in ["(quy tắc ", "(rule ", "(rules "] {
        for rest in audit.split(lead).skip(1) {
            let list = rest.split(')').next().unwrap();
            found.extend(list.split(", ").map(str::to_owned));
        }
    }
    found
}

#[test]
fn every_rule_that_is_cited_stands_in_the_method() {
    let method = text(&path("docs/method.md"));
    let mut all = BTreeSet::new();
    for card in documents().values() {
        for lang in LANGS {
            for target in items(report(card, lang).get("targets").unwrap()) {
                let rules = cited(word(target, "audit"));
                assert!(!rules.is_empty(), "no rule: {}", word(target, "audit"));
                all.extend(rules);
            }
        }
    }
    assert!(all.len() >= 30, "only {all:?}");
    for rule in &all {
        let heading = format!("<a id=\"r{}\"></a>**{rule} ", rule.replace('.', "-"));
        assert_eq!(method.matches(&heading).count(), 1, "rule {rule} stands in docs/method.md once, as {heading}");
    }
}

/// Rules are numbered without a gap, and each number is the anchor's.
#[test]
fn the_method_is_numbered_in_order() {
    let method = text(&path("docs/method.md"));
    let mut last = (0, 0);
    for rest in method.split("<a id=\"r").skip(1) {
        let (anchor, after) = rest.split_once("\"></a>**").unwrap();
        let (section, rule) = anchor.split_once('-').unwrap();
        let number: (u32, u32) = (section.parse().unwrap(), rule.parse().unwrap());
        assert!(after.starts_with(&format!("{section}.{rule} ")), "the anchor r{anchor} stands before another number");
        assert!(number == (last.0, last.1 + 1) || number.1 == 1 && number.0 > last.0, "{number:?} after {last:?}");
        last = number;
    }
    assert!(last.0 >= 14);
}
