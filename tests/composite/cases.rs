//! Cases worked out by hand: what-if, the cheapest path, items that do not apply, thresholds, eras.

use super::common::document;
use super::{YEAR, composed, exact, id, total};
use thuoc_do::evaluate::composite::derived;
use thuoc_do::evaluate::composite::least::{self, Least};
use thuoc_do::evaluate::composite::whatif::{self, Change};
use thuoc_do::evaluate::composite::{self, Fault, contribution};
use thuoc_do::evaluate::verdict::Outcome;
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::decimal::ratio::Ratio;
use thuoc_do::model::interval::Interval;
use thuoc_do::model::panel;
use thuoc_do::model::resolve;
use thuoc_do::model::scorecard::{Better, Scorecard};
use thuoc_do::model::time::Year;
use thuoc_do::words::Lang;
use thuoc_do::words::analysis::what_if::least_change;

/// A document of PCI's form, as small as it can be: two sub-indices of 1 to 10, a total of 100.
/// `score` is printed as the total, in the result and in the panel; nothing where empty.
fn pci(score: &str, parts: &str) -> Scorecard {
    let (printed, cell) =
        if score.is_empty() { (String::new(), "null") } else { (format!("\"score\": {score}, "), score) };
    let text = format!(
        r#"{{"version": 1, "as_of": "2025-01-01", "unit": {{"id": "a", "name": "Tỉnh A"}},
        "indicators": [{{"id": "x", "name": "X", "parts": [
          {{"id": "e", "name": "Gia nhập", "weight": 0.25, "min": 1, "max": 10}},
          {{"id": "s", "name": "Hỗ trợ", "weight": 0.75, "min": 1, "max": 10}}],
        "editions": [{{"year": 2024, "scale": [0, 100], "units": 5, "bands": [{{"name": "Tốt", "from": 65}}, {{"name": "Khá", "from": 55}}]}}],
        "results": [{{"year": 2023, "score": 60.5}}, {{"year": 2024, {printed}"rank": 3, "band": "Khá", "parts": [{parts}]}}],
        "targets": [
          {{"id": "score", "year": 2024, "all": [{{"score": {{"at_least": 63.5}}}}]}},
          {{"id": "rank", "year": 2024, "all": [{{"rank": {{"at_most": 2}}}}]}},
          {{"id": "band", "year": 2024, "all": [{{"band": {{"at_least": "Tốt"}}}}]}},
          {{"id": "gain", "year": 2024, "all": [{{"gain": {{"at_least": 3, "from": 2023}}}}]}}]}}],
        "panels": [{{"indicator": "x", "year": 2024, "columns": ["unit", "e", "s", "total", "rank"], "rows": [
          ["Tỉnh B", 9.00, 6.80, 73.50, 1], ["Tỉnh C", 6.00, 6.50, 63.75, 2], ["Tỉnh A", 7.00, 6.00, {cell}, 3],
          ["Tỉnh D", 6.00, 6.00, 60.00, 4]]}}]}}"#
    );
    document(&text).scorecard
}

const PARTS: &str = r#"{"id": "e", "score": 7.00}, {"id": "s", "score": 6.00}"#;

fn changed(part: &str, to: &str) -> Change {
    Change { part: part.into(), to: Decimal::parse(to).unwrap() }
}

/// 10 × (0.25 × 7 + 0.75 × 6) = 62.5; one more of the second gives 7.5.
#[test]
fn a_changed_part_changes_total_place_and_verdicts() {
    let card = pci("62.50", PARTS);
    let year = Year::new(YEAR).unwrap();
    let (changed_to, targets) = whatif::judge(&card, "x", year, &[changed("s", "6.20")]).unwrap();
    assert_eq!(changed_to.after.as_point(), Decimal::parse("64"));
    let ends = |place: &thuoc_do::model::interval::Interval<std::num::NonZeroU16>| {
        (place.low().unwrap().get(), place.high().unwrap().get())
    };
    // Of five units ranked the panel shows four: the fifth may stand anywhere.
    assert_eq!(ends(&changed_to.place_before.unwrap()), (3, 4));
    assert_eq!(ends(&changed_to.place.unwrap()), (2, 3));
    let after: Vec<Outcome> = targets.iter().map(|one| one.after).collect();
    let before: Vec<Outcome> = targets.iter().map(|one| one.before).collect();
    assert_eq!(before, [Outcome::NotMet, Outcome::NotMet, Outcome::NotMet, Outcome::NotMet]);
    assert!(matches!(after[..], [Outcome::Met, Outcome::CannotTell(_), Outcome::NotMet, Outcome::Met]), "{after:?}");
    let (_, targets) = whatif::judge(&card, "x", year, &[changed("s", "6.40")]).unwrap();
    assert_eq!(targets[2].after, Outcome::Met, "65.5 is Tốt by the edition's cut");
    let (_, targets) = whatif::judge(&card, "x", year, &[changed("s", "7.90")]).unwrap();
    assert_eq!(targets[1].after, Outcome::Met, "76.75 is above all that are printed: first, or second to the fifth");
}

/// The published total need not be what the parts give: its difference from that stays.
#[test]
fn a_change_starts_from_the_published_total() {
    let card = pci("62.80", PARTS);
    let (changed_to, _) = whatif::judge(&card, "x", Year::new(YEAR).unwrap(), &[changed("e", "8.00")]).unwrap();
    assert_eq!(changed_to.after.as_point(), Decimal::parse("65.3"));
}

/// Between its neighbours' 63.75 and 60 a third place has no exact total; its parts give one.
#[test]
fn where_no_total_is_published_a_change_starts_from_the_parts() {
    let card = pci("", PARTS);
    let (changed_to, _) = whatif::judge(&card, "x", Year::new(YEAR).unwrap(), &[changed("s", "6.20")]).unwrap();
    assert_eq!(changed_to.before.as_point(), Decimal::parse("62.5"));
    assert_eq!(changed_to.after.as_point(), Decimal::parse("64"));
}

#[test]
fn an_unknown_part_leaves_the_total_between_the_ends_of_its_scale() {
    let card = pci("", r#"{"id": "e", "score": 7.00}"#);
    let found = composed(&card, |_, made| made.unwrap().total().unwrap());
    // 17.5 + 7.5 × 1 and 17.5 + 7.5 × 10.
    assert_eq!((found.low, found.high), (exact("25"), Some(exact("92.5"))));
    let (changed_to, _) = whatif::judge(&card, "x", Year::new(YEAR).unwrap(), &[changed("s", "6.00")]).unwrap();
    assert_eq!(changed_to.after.as_point(), Decimal::parse("62.5"));
}

#[test]
fn what_cannot_be_changed_says_why() {
    let card = pci("", PARTS);
    let judge = |changes: &[Change]| whatif::judge(&card, "x", Year::new(YEAR).unwrap(), changes).err();
    assert_eq!(judge(&[changed("q", "5")]), Some(Fault::NoSuchPart("q".into())));
    assert_eq!(judge(&[changed("e", "10.01")]), Some(Fault::OutsideScale("e".into())));
    assert_eq!(judge(&[changed("e", "0.99")]), Some(Fault::OutsideScale("e".into())));
    assert_eq!(judge(&[changed("e", "5"), changed("e", "6")]), Some(Fault::Twice("e".into())));
    let year = Year::new(2023).unwrap();
    assert_eq!(whatif::judge(&card, "x", year, &[]).err(), Some(Fault::NoScore));
    assert_eq!(whatif::judge(&card, "y", year, &[]).err(), Some(Fault::NoSuchIndicator("y".into())));
}

/// From 62.5 to 70: the second part first (7.5 a point), up to the best unit's 6.80 (+6); the rest, 1.5, of the first
/// (2.5 a point): 0.6. Alone the second would need 7.00, the first 10.
#[test]
fn the_cheapest_path_goes_by_weight_to_the_best_units_score() {
    let card = pci("", PARTS);
    let step = Decimal::parse("0.01").unwrap();
    composed(&card, |tree, made| {
        let made = made.unwrap();
        let (table, _) = panel::table(&card.panels[0], &card.indicators[0].parts);
        let best = least::best(tree, &table, Better::Higher);
        assert_eq!(best, [Decimal::parse("9"), Decimal::parse("6.8")]);
        let base = total(&made);
        let Least::By { steps, total } = least::path(&made, base, exact("70"), &best, step, Better::Higher).unwrap()
        else {
            panic!()
        };
        let told: Vec<(String, Decimal)> = steps.iter().map(|one| (id(tree, one.node), one.to)).collect();
        let expected = [("s", "6.8"), ("e", "7.6")].map(|(id, to)| (id.to_owned(), Decimal::parse(to).unwrap()));
        assert_eq!(told, expected);
        assert_eq!(total, exact("70"));
        assert_eq!(
            least::path(&made, base, exact("73.6"), &best, step, Better::Higher),
            Ok(Least::OutOfReach { most: exact("73.5") })
        );
        let alone =
            |node, bounds: &[_]| least::alone(&made, node, base, exact("70"), bounds, step, Better::Higher).unwrap();
        assert!(matches!(alone(1, &[]), Least::By { steps, .. } if steps[0].to == Decimal::parse("7").unwrap()));
        assert_eq!(alone(1, &best), Least::OutOfReach { most: exact("68.5") });
        assert!(matches!(alone(0, &[]), Least::By { steps, .. } if steps[0].to == Decimal::parse("10").unwrap()));
    });
}

/// PAR's way: a field of 20 with an item of 8 that does not apply, 9 of 12 points; another with 60 of 80.
/// 100 × 69 / 92 = 75.
#[test]
fn an_item_that_does_not_apply_leaves_the_denominator_at_any_depth() {
    let text = r#"{"version": 1, "as_of": "2025-01-01", "indicators": [{"id": "x", "name": "X", "parts": [
        {"id": "a", "name": "A", "max": 20, "parts": [{"id": "a1", "name": "A1", "max": 12}, {"id": "a2", "name": "A2", "max": 8}]},
        {"id": "b", "name": "B", "max": 80}],
        "results": [{"year": 2024, "parts": [{"id": "a1", "score": 9}, {"id": "a2", "not_applicable": true}, {"id": "b", "score": 60}]}],
        "targets": [{"id": "t", "year": 2024, "all": [{"score": {"at_least": 75}}]}]}]}"#;
    let card = document(text).scorecard;
    composed(&card, |_, made| assert_eq!(total(&made.unwrap()), exact("75")));
}

/// COINr's threshold: below the share asked for there is no total, above it the mean of what is known.
#[test]
fn less_than_enough_known_gives_no_total() {
    let with = |complete: &str| {
        let text = format!(
            r#"{{"version": 1, "as_of": "2025-01-01", "indicators": [{{"id": "x", "name": "X", "parts": [
            {{"id": "a", "name": "A", "weight": 0.5, "max": 100}}, {{"id": "b", "name": "B", "weight": 0.3, "max": 100}},
            {{"id": "c", "name": "C", "weight": 0.2, "max": 100}}],
            "editions": [{{"year": 2024, "scale": [0, 100], "complete": {complete}}}],
            "results": [{{"year": 2024, "parts": [{{"id": "a", "score": 40}}, {{"id": "b", "score": 80}}]}}],
            "targets": [{{"id": "t", "year": 2024, "all": [{{"score": {{"at_least": 75}}}}]}}]}}]}}"#
        );
        composed(&document(&text).scorecard, |_, made| made.map(|made| total(&made)))
    };
    // (0.5 × 40 + 0.3 × 80) / 0.8
    assert_eq!(with("0.8"), Ok(exact("55")));
    assert_eq!(with("0.81"), Err(Fault::Incomplete { known: exact("0.8"), needed: exact("0.81") }));
}

/// Two eras of weights: a change of the total is not told apart into parts across them.
#[test]
fn contributions_to_a_change_end_with_an_era() {
    let text = r#"{"version": 1, "as_of": "2025-01-01", "indicators": [{"id": "x", "name": "X", "parts": [
        {"id": "a", "name": "A", "weight": 0.5, "each": [2020, 2022]}, {"id": "a", "name": "A", "weight": 0.4, "each": [2023, null]},
        {"id": "b", "name": "B", "weight": 0.5, "each": [2020, 2022]}, {"id": "b", "name": "B", "weight": 0.6, "each": [2023, null]}],
        "results": [{"year": 2021, "parts": [{"id": "a", "score": 5}, {"id": "b", "score": 5}]},
            {"year": 2022, "parts": [{"id": "a", "score": 6}, {"id": "b", "score": 4.5}]},
            {"year": 2023, "parts": [{"id": "a", "score": 6}, {"id": "b", "score": 4.5}]}],
        "targets": [{"id": "t", "year": 2024, "all": [{"score": {"at_least": 75}}]}]}]}"#;
    let card = document(text).scorecard;
    let plan = resolve::plan(&card);
    let series = &plan.series[0];
    let trees = [2021, 2022, 2023].map(|year| composite::tree(series, Year::new(year).unwrap()).unwrap());
    let [old, new, other] = [0, 1, 2].map(|at: usize| composite::own(&trees[at], series).unwrap());
    let points: Vec<Ratio> = contribution::to_change(&old, &new).unwrap().iter().map(|one| one.points).collect();
    assert_eq!(points, [exact("0.5"), exact("-0.25")]);
    assert_eq!(contribution::to_change(&new, &other), Err(Fault::OtherEra));
    assert_eq!((total(&new), total(&other)), (exact("5.25"), exact("5.1")));
}

/// Quảng Nam's PCI 2023 is not printed, its ten sub-indices are: 66.66, give or take 0.05 (METHOD D3.4).
#[test]
fn a_total_is_rebuilt_from_printed_parts() {
    let scores = ["7.27", "6.83", "5.45", "8.10", "7.60", "5.95", "6.76", "5.70", "5.98", "7.40"];
    let weights = ["0.05", "0.1", "0.05", "0.05", "0.15", "0.1", "0.15", "0.15", "0.1", "0.1"];
    let rows = scores.iter().zip(weights).enumerate();
    let (parts, own): (Vec<_>, Vec<_>) = rows
        .map(|(at, (score, weight))| {
            let part = format!("{{\"id\": \"p{at}\", \"name\": \"P\", \"weight\": {weight}, \"min\": 1, \"max\": 10}}");
            (part, format!("{{\"id\": \"p{at}\", \"score\": {score}}}"))
        })
        .unzip();
    let text = format!(
        r#"{{"version": 1, "as_of": "2025-01-01", "indicators": [{{"id": "x", "name": "X", "parts": [{}],
        "editions": [{{"year": 2023, "scale": [0, 100]}}], "results": [{{"year": 2023, "outside_top": 30, "parts": [{}]}}],
        "targets": [{{"id": "t", "year": 2023, "all": [{{"score": {{"at_least": 66}}}}]}}]}}]}}"#,
        parts.join(", "),
        own.join(", ")
    );
    let card = document(&text).scorecard;
    let plan = resolve::plan(&card);
    let [derived] = &derived::totals(&plan)[..] else { panic!("one total") };
    assert_eq!((derived.indicator, derived.missing, derived.stands), (0, 0, None));
    assert_eq!(derived.result.score, Interval::new(Decimal::parse("66.61"), Decimal::parse("66.71")));
}

/// A criterion of 1.5 points by the rate done: below 80 % nothing, then in proportion; beside it one of 8.5 points.
#[test]
fn a_rule_of_steps_makes_points_of_a_rate() {
    let with = |rate: &str| {
        let text = format!(
            r#"{{"version": 1, "as_of": "2025-01-01", "unit": {{"id": "a", "name": "A"}}, "indicators": [{{"id": "x", "name": "X", "parts": [
            {{"id": "a", "name": "A", "max": 1.5, "rule": [{{"from": 0, "to": 80, "formula": "zero"}}, {{"from": 80, "to": 100, "formula": "proportional"}}]}},
            {{"id": "b", "name": "B", "max": 8.5}}],
            "results": [{{"year": 2024, "parts": [{{"id": "a", "score": {rate}}}, {{"id": "b", "score": 4}}]}}],
            "targets": [{{"id": "t", "year": 2024, "all": [{{"score": {{"at_least": 5}}}}]}}]}}]}}"#
        );
        document(&text).scorecard
    };
    let reckoned = |rate: &str| composed(&with(rate), |_, made| total(&made.unwrap()));
    assert_eq!(reckoned("79.99"), exact("4"));
    assert_eq!(reckoned("80"), exact("5.2"));
    assert_eq!(reckoned("100"), exact("5.5"));
    let card = with("70");
    let judge = |to: &str| whatif::judge(&card, "x", Year::new(YEAR).unwrap(), &[changed("a", to)]);
    let (changed_to, targets) = judge("80").unwrap();
    assert_eq!((changed_to.after.as_point(), targets[0].after), (Decimal::parse("5.2"), Outcome::Met));
    assert_eq!(judge("100.5").err(), Some(Fault::OutsideScale("a".into())));
    composed(&card, |_, made| {
        let step = Decimal::parse("0.01").unwrap();
        let Least::By { steps, .. } =
            least::path(&made.unwrap(), exact("4"), exact("5"), &[], step, Better::Higher).unwrap()
        else {
            panic!()
        };
        let told: Vec<_> = steps.iter().map(|one| (one.node, one.to)).collect();
        assert_eq!(told, [(1, Decimal::parse("5").unwrap())], "only parts whose points follow their score are raised");
    });
}

/// A target's points follow the changed total: from 62.5, in proportion of 4, to 70.
#[test]
fn points_follow_a_changed_total() {
    let text = r#"{"version": 1, "as_of": "2025-01-01", "unit": {"id": "a", "name": "A"}, "indicators": [{"id": "x", "name": "X",
        "parts": [{"id": "a", "name": "A", "weight": 1, "max": 100}], "editions": [{"year": 2024, "scale": [0, 100]}],
        "results": [{"year": 2024, "parts": [{"id": "a", "score": 62.5}], "score": 62.5}],
        "targets": [{"id": "t", "year": 2024, "all": [{"score": {"at_least": 65}}],
            "points": {"max": 4, "rule": [{"from": 0, "to": 100, "formula": "proportional"}]}}]}]}"#;
    let card = document(text).scorecard;
    let (_, targets) = whatif::judge(&card, "x", Year::new(YEAR).unwrap(), &[changed("a", "70")]).unwrap();
    let points = |scored: &Option<thuoc_do::evaluate::points::Scored>| scored.unwrap().hundredths().unwrap().as_point();
    assert_eq!(points(&targets[0].points_before), Decimal::parse("2.5"));
    assert_eq!(points(&targets[0].points_after), Decimal::parse("2.8"));
}

/// Shares of complaints, less is better: 0.5 × 30 + 0.5 × 20 = 25; down to 20 it takes 10 of the part with more room,
/// and 0 is out of reach where nobody is below 12 and 8: 0.5 × 12 + 0.5 × 8 = 10.
#[test]
fn where_less_is_better_the_least_change_goes_down() {
    let text = r#"{"version": 1, "as_of": "2024-05-10", "unit": {"id": "u", "name": "U"}, "indicators": [{"id": "x", "name": "X",
        "better": "lower", "editions": [{"year": 2023, "scale": [0, 100]}],
        "parts": [{"id": "a", "name": "A", "weight": 0.5}, {"id": "b", "name": "B", "weight": 0.5}],
        "results": [{"year": 2023, "parts": [{"id": "a", "score": 30}, {"id": "b", "score": 20}]}],
        "targets": [{"id": "t", "year": 2023, "all": [{"score": {"at_most": 20}}]}]}],
        "panels": [{"indicator": "x", "year": 2023, "columns": ["unit", "a", "b"], "rows": [["V", 12, 40], ["W", 50, 8]]}]}"#;
    let card = document(text).scorecard;
    let told = |target: &str| {
        let year = Year::new(2023).unwrap();
        least_change(&card, "x", year, Decimal::parse(target).unwrap(), Lang::En).unwrap()
    };
    assert_eq!(told("20").sentence, "To reach 20 it takes at least: A 30 → 20.");
    assert!(told("25").reached && told("25").steps.is_empty());
    let out = told("0");
    assert!(!out.reached);
    assert_eq!(out.total, Decimal::parse("10"));
}
