//! What must hold whatever the figures are. The same cases each run; `PROPTEST_CASES` and
//! `PROPTEST_RNG_SEED` ask for more or for others.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/arbitrary.rs"]
mod arbitrary;
mod common;

use arbitrary::{card, figure};
use common::{document, fields, judged, tree, try_document, word};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::cmp::Ordering;
use thuoc_do::chart::{self, View, picture};
use thuoc_do::evaluate;
use thuoc_do::evaluate::verdict::{Outcome, Reason};
use thuoc_do::model::decimal::{Decimal, MAX_PLACES};
use thuoc_do::model::interval::{Fit, Interval, Requirement};
use thuoc_do::model::record::Field;
use thuoc_do::model::resolve;
use thuoc_do::model::value::{Data, Value};
use thuoc_do::read::json;
use thuoc_do::render::{picture as svg, string};
use thuoc_do::words::{Lang, build};

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(63);
    }
    config
}

fn verdict(results: &str, clause: &str) -> String {
    let text = format!(
        r#"{{"version": 1, "as_of": "2024-05-10", "indicators": [{{"id": "x", "name": "X", "results": [{results}],
        "targets": [{{"id": "t", "year": 2023, "all": [{clause}]}}]}}]}}"#
    );
    let found = judged(&document(&text).scorecard);
    word(found.get("targets").unwrap().get("t").unwrap(), "verdict").to_owned()
}

/// A figure of [`figure`] in hundredths, read without the core.
fn hundredths(figure: &str) -> i64 {
    let (whole, fraction) = figure.split_once('.').unwrap_or((figure, ""));
    whole.parse::<i64>().unwrap() * 100 + format!("{fraction:0<2}").parse::<i64>().unwrap()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_point_is_judged_as_it_is_compared(score in figure(), asked in figure()) {
        let order = hundredths(&score).cmp(&hundredths(&asked));
        for (word, holds) in [
            ("at_least", order != Ordering::Less),
            ("above", order == Ordering::Greater),
            ("at_most", order != Ordering::Greater),
            ("below", order == Ordering::Less),
        ] {
            let found = verdict(&format!("{{\"year\": 2023, \"score\": {score}}}"), &format!("{{\"score\": {{\"{word}\": {asked}}}}}"));
            prop_assert_eq!(found, if holds { "met" } else { "not_met" }, "{} {}", word, asked);
        }
    }

    /// The fit of an interval is the answer to a question about each of its points.
    #[test]
    fn an_interval_fits_as_its_points_do(low in 0_i32..30, length in 0_i32..12, asked in -2_i32..45, strict: bool, above: bool) {
        let known = Interval::new(Some(low), Some(low + length)).unwrap();
        let required = if above { Requirement::at_least(asked, strict) } else { Requirement::at_most(asked, strict) };
        let holds = |value: i32| match (above, strict) {
            (true, false) => value >= asked,
            (true, true) => value > asked,
            (false, false) => value <= asked,
            (false, true) => value < asked,
        };
        let points = || low..=low + length;
        // A strict edge between two whole numbers excludes nothing but its own value.
        let expected = if points().all(holds) { Fit::Inside } else if !points().any(holds) { Fit::Outside } else { Fit::Across };
        prop_assert_eq!(known.fits(&required), expected);
    }

    /// Knowing less never decides otherwise.
    #[test]
    fn widening_an_interval_only_opens_a_verdict(low in 0_i32..60, length in 0_i32..20, more in (0_i32..9, 0_i32..9), open in (any::<bool>(), any::<bool>()), asked in 0_i32..80) {
        let narrow = Interval::new(Some(low), Some(low + length)).unwrap();
        let low_end = (!open.0).then_some(low - more.0);
        let high_end = (!open.1).then_some(low + length + more.1);
        let wide = Interval::new(low_end, high_end).unwrap();
        for required in [Requirement::at_least(asked, false), Requirement::at_most(asked, true)] {
            let (before, after) = (narrow.fits(&required), wide.fits(&required));
            prop_assert!(after == before || after == Fit::Across, "{:?} became {:?}", before, after);
        }
    }

    #[test]
    fn places_won_are_judged_as_every_pair_of_ranks_is(base in (1_i32..40, 0_i32..6), current in (1_i32..40, 0_i32..6), asked in 1_i32..12) {
        let of = |year: u16, (from, more): (i32, i32)| format!("{{\"year\": {year}, \"rank\": {{\"from\": {from}, \"to\": {}}}}}", from + more);
        let results = format!("{}, {}", of(2022, base), of(2023, current));
        let pairs = || (base.0..=base.0 + base.1).flat_map(|before| (current.0..=current.0 + current.1).map(move |now| before - now));
        // First place twice is met by its own rule; here the base is never first for certain.
        prop_assume!(base.0 + base.1 > 1);
        let expected = if pairs().all(|won| won >= asked) { "met" } else if pairs().all(|won| won < asked) { "not_met" } else { "cannot_tell" };
        let found = verdict(&results, &format!("{{\"rank_gain\": {{\"at_least\": {asked}, \"from\": 2022}}}}"));
        prop_assert_eq!(found, expected);
    }

    /// Half a unit of the last digit below, by the digits as written.
    #[test]
    fn about_begins_half_a_unit_below(value in 100_i64..9_900, places in 0_u8..3, off in -12_i64..12) {
        let asked = Decimal::new(value, places).unwrap();
        let score = Decimal::new(value * 10 - 5 + off, places + 1).unwrap();
        let found = verdict(&format!("{{\"year\": 2023, \"score\": {score}}}"), &format!("{{\"score\": {{\"about\": {asked}}}}}"));
        prop_assert_eq!(found, if off >= 0 { "met" } else { "not_met" });
    }

    /// The share as a fraction, against the threshold by whole numbers.
    #[test]
    fn a_share_is_judged_before_it_is_rounded(count in 0_u64..20_000, more in 1_u64..20_000, asked in 0_u64..10_000) {
        let total = count + more;
        let found = verdict(
            &format!("{{\"year\": 2023, \"count\": {count}, \"total\": {total}}}"),
            &format!("{{\"score\": {{\"at_least\": {}.{:02}}}}}", asked / 100, asked % 100),
        );
        prop_assert_eq!(found, if count * 10_000 >= asked * total { "met" } else { "not_met" });
    }

    #[test]
    fn a_percentage_is_judged_without_dividing(base in 1_i64..5_000, current in 0_i64..9_000, asked in -10_000_i64..20_000) {
        let clause = format!("{{\"gain\": {{\"at_least\": {}, \"in\": \"percent\", \"from\": 2022}}}}", Decimal::new(asked, 2).unwrap());
        let found = verdict(&format!("{{\"year\": 2022, \"score\": {base}}}, {{\"year\": 2023, \"score\": {current}}}"), &clause);
        prop_assert_eq!(found, if current * 10_000 >= base * (10_000 + asked) { "met" } else { "not_met" });
    }
}

/// The judgement with its targets in the order of their ids.
fn by_id(found: &Value) -> Value {
    let mut targets = fields(found.get("targets").unwrap()).to_vec();
    targets.sort_by(|one, two| one.0.cmp(&two.0));
    Value::map([("targets", Some(common::map(targets))), ("summary", found.get("summary").cloned())])
}

/// A result with a wider interval of its score; `None` where it has none.
fn widen(result: &str, by: u8) -> Option<String> {
    let mut fields = fields(&tree(result)).to_vec();
    let score = fields.iter_mut().find(|(name, _)| name == "score")?;
    let end = |value: &Value, by: i64| {
        let moved = Decimal::parse(&value.to_string()).unwrap().plus(Decimal::new(by, 0).unwrap());
        Value::number(moved)
    };
    let ends = |low: Option<&Value>, high: Option<&Value>| {
        let (low, high) = (low.map(|low| end(low, -i64::from(by))), high.map(|high| end(high, i64::from(by))));
        Value::map([("from", low), ("to", high)])
    };
    score.1 = match &score.1.data {
        Data::Map(_) => ends(score.1.get("from"), score.1.get("to")),
        _ => ends(Some(&score.1), Some(&score.1)),
    };
    Some(common::map(fields).to_string())
}

/// The outcome of every leaf clause in every year, by target.
fn leaves(card: &thuoc_do::model::scorecard::Scorecard) -> Vec<(String, Vec<Outcome>)> {
    fn add(judged: &[evaluate::ClauseJudgement<'_>], into: &mut Vec<Outcome>) {
        for one in judged {
            add(&one.parts, into);
            into.extend(one.years.iter().map(|year| year.outcome));
        }
    }
    let plan = resolve::plan(card);
    let judgement = evaluate::judge(&plan);
    let targets = judgement.targets.iter().map(|target| {
        let mut outcomes = Vec::new();
        add(&target.clauses, &mut outcomes);
        (plan.targets[target.target].written.id.clone(), outcomes)
    });
    targets.collect()
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let reasons: Vec<Outcome> =
        Reason::WORDS.iter().map(|word| Outcome::CannotTell(Reason::from_word(word).unwrap())).collect();
    prop_oneof![Just(Outcome::Met), Just(Outcome::NotMet), proptest::sample::select(reasons), Just(Outcome::NotDue)]
}

fn not(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Met => Outcome::NotMet,
        Outcome::NotMet => Outcome::Met,
        other => other,
    }
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn combinations_obey_the_laws_of_kleene(a in outcome(), b in outcome(), c in outcome()) {
        for combine in [|all: &[Outcome]| Outcome::all(all.iter().copied()), |all: &[Outcome]| Outcome::any(all.iter().copied())] {
            prop_assert_eq!(combine(&[a, b]), combine(&[b, a]), "commutative");
            prop_assert_eq!(combine(&[combine(&[a, b]), c]), combine(&[a, combine(&[b, c])]), "associative");
            prop_assert_eq!(combine(&[combine(&[a, b]), c]), combine(&[a, b, c]), "a list is combined pair by pair");
            prop_assert_eq!(combine(&[a, a]), a, "idempotent");
        }
        if a != Outcome::NotDue && b != Outcome::NotDue {
            prop_assert_eq!(not(Outcome::all([a, b])), Outcome::any([not(a), not(b)]), "De Morgan");
            prop_assert_eq!(not(Outcome::any([a, b])), Outcome::all([not(a), not(b)]), "De Morgan");
        }
        prop_assert_eq!(Outcome::all([a, Outcome::NotDue]), a, "what is not due is neutral");
        prop_assert_eq!(Outcome::readings(&[a, b, c]), Outcome::readings(&[c, a, b]), "the order of readings");
    }

    /// What was decided while something was open stays so when it is settled, whichever way.
    #[test]
    fn settling_what_is_open_never_turns_a_verdict(a in outcome(), b in outcome(), settled: bool) {
        let open = Outcome::CannotTell(Reason::NoFigure);
        let known = if settled { Outcome::Met } else { Outcome::NotMet };
        for combine in [|all: [Outcome; 3]| Outcome::all(all), |all: [Outcome; 3]| Outcome::any(all)] {
            let before = combine([a, open, b]);
            if matches!(before, Outcome::Met | Outcome::NotMet) {
                prop_assert_eq!(combine([a, known, b]), before);
            }
        }
    }

    #[test]
    fn a_decimal_is_printed_as_it_was_read(value in any_decimal()) {
        let again = Decimal::parse(&value.to_string()).unwrap();
        prop_assert_eq!(again, value);
        prop_assert_eq!((again.places(), again.to_string()), (value.places(), value.to_string()));
    }

    #[test]
    fn a_tree_is_read_as_it_was_printed(value in any_tree()) {
        let printed = value.to_string();
        prop_assert_eq!(plain(&tree(&printed)), value);
        prop_assert!(!printed.contains('<'), "may stand inside a script element");
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC*", noise in "[\\[\\]{}\",:\\\\u0-9eE+.\\-tfn \n]{0,40}") {
        let _ = (json::parse(&text), json::parse(&noise), try_document(&noise));
    }
}

/// Any figure within the bounds, whatever its number of digits.
fn any_decimal() -> impl Strategy<Value = Decimal> {
    let digits = any::<i64>().prop_flat_map(|units| (1_u32..19).prop_map(move |digits| units % 10_i64.pow(digits)));
    (digits, 0..=MAX_PLACES).prop_filter_map("beyond the bounds", |(units, places)| Decimal::new(units, places))
}

fn any_tree() -> impl Strategy<Value = Value> {
    let number =
        prop_oneof![any::<i64>().prop_map(|number| number.to_string()), Just("83.0".into()), Just("-1.50e-7".into())];
    let leaf = prop_oneof![
        Just(Data::Null),
        any::<bool>().prop_map(Data::Bool),
        number.prop_map(Data::Number),
        any::<String>().prop_map(Data::Text),
    ];
    leaf.prop_map(Value::new).prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(|items| Value::new(Data::List(items))),
            proptest::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|map| Value::new(Data::Map(map.into_iter().collect()))),
        ]
    })
}

/// The tree without the places it was read from.
fn plain(value: &Value) -> Value {
    Value::new(match &value.data {
        Data::List(items) => Data::List(items.iter().map(plain).collect()),
        Data::Map(fields) => Data::Map(fields.iter().map(|(name, value)| (name.clone(), plain(value))).collect()),
        other => other.clone(),
    })
}

proptest! {
    #![proptest_config(config(200))]

    /// Whatever the document, it is judged and told in both languages, and the same with every list of it in
    /// another order.
    #[test]
    fn every_document_is_judged_and_its_order_does_not_matter(card in card()) {
        let text = card.text();
        let read = try_document(&text);
        prop_assert!(read.is_ok(), "{:?}\n{}", read.err(), text);
        let document = read.unwrap();
        let found = by_id(&judged(&document.scorecard));
        prop_assert_eq!(fields(found.get("targets").unwrap()).len(), 4);
        for lang in [Lang::Vi, Lang::En] {
            let report = build::report(&document, lang).write().unwrap().to_string();
            prop_assert!(json::parse(&report).is_ok());
        }
        let turned = by_id(&judged(&common::document(&card.turned().text()).scorecard));
        prop_assert_eq!(turned, found, "{}\nand\n{}", text, card.turned().text());
    }

    /// Writing and reading again changes nothing: not a value, not a printed digit.
    #[test]
    fn every_document_is_read_as_it_was_written(card in card()) {
        let document = document(&card.text());
        let written = document.scorecard.write().unwrap().to_string();
        let again = common::document(&written);
        prop_assert_eq!(again.scorecard.write().unwrap().to_string(), written);
        prop_assert_eq!(judged(&again.scorecard), judged(&document.scorecard));
        prop_assert_eq!(again.scorecard, document.scorecard);
    }

    /// Dropping a source that is contradicted, or that says more than others, never makes met of not met.
    #[test]
    fn knowing_less_only_opens_a_verdict(card in card(), dropped in any::<proptest::sample::Index>(), widened in 1_u8..40) {
        for indicator in 0..2 {
            let results = &card.indicators[indicator].1[1];
            if results.is_empty() {
                continue;
            }
            let at = dropped.index(results.len());
            let Some(wide) = widen(&results[at], widened) else { continue };
            // A rank is a single figure or a range of the whole ranking; which is kept apart from other results.
            let (mut known, mut less) = (card.clone(), card.clone());
            known.indicators[indicator].1[1] = vec![results[at].clone()];
            less.indicators[indicator].1[1] = vec![wide];
            let (known, less) = (document(&known.text()), document(&less.text()));
            for (id, before) in leaves(&known.scorecard) {
                let after = leaves(&less.scorecard).into_iter().find(|(other, _)| *other == id).unwrap().1;
                for (before, after) in before.iter().zip(after) {
                    let turned = matches!((before, after), (Outcome::Met, Outcome::NotMet) | (Outcome::NotMet, Outcome::Met));
                    prop_assert!(!turned, "{} of {}: {:?} became {:?}\n{}", id, results[at], before, after, card.text());
                }
            }
        }
    }

    /// Whatever the document, every view of it is drawn, as a page and as a picture, and nothing in it is markup.
    #[test]
    fn every_document_is_drawn(card in card()) {
        let document = document(&card.text());
        for (lang, view) in [(Lang::Vi, View::Scorecard), (Lang::En, View::Timeline), (Lang::Vi, View::Table)] {
            let report = build::report(&document, lang);
            for indicator in [None, Some("y")] {
                let drawn = string::text(|pen| svg::picture(pen, &picture::picture(&chart::scene(&report, view, indicator)), lang.word()));
                prop_assert_eq!(drawn.matches('<').count(), drawn.matches('>').count());
            }
        }
    }

    /// A document with a letter lost or doubled is read or refused, and never more.
    #[test]
    fn a_damaged_document_never_makes_the_reader_panic(card in card(), at in any::<proptest::sample::Index>(), lost: bool) {
        let text = card.text();
        let letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len());
        let kept = if lost { at + 1 } else { at };
        let damaged: String = letters[..at].iter().chain(&letters[kept..]).chain(if lost { &[] } else { &letters[at..] }).collect();
        if let Ok(document) = try_document(&damaged) {
            let _ = build::report(&document, Lang::Vi);
        }
    }
}
