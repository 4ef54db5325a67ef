//! What holds for every tree and every score.

use super::shapes::{Known, Shape, by, by_hand, card, fill, measured, shapes};
use super::{YEAR, composed, exact, id, total};
use proptest::collection::vec;
use proptest::prelude::*;
use thuoc_do::evaluate::composite::least::{self, Least};
use thuoc_do::evaluate::composite::whatif::{self, Change};
use thuoc_do::evaluate::composite::{Fault, contribution};
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::decimal::ratio::Ratio;
use thuoc_do::model::scorecard::Better;
use thuoc_do::model::time::Year;

proptest! {
    #[test]
    fn contributions_add_up_to_the_total_exactly(by in by(), shapes in shapes(Just(Known::Yes))) {
        composed(&card(by, &shapes, None), |_, made| {
            let made = made.unwrap();
            let sum = contribution::to_total(&made).unwrap().iter().fold(Ratio::ZERO, |sum, one| sum.plus(one.points).unwrap());
            prop_assert_eq!(sum, total(&made));
            let shares = made.items.iter().fold(Ratio::ZERO, |sum, item| sum.plus(item.worth.share).unwrap());
            prop_assert_eq!(shares, Ratio::ONE);
            Ok(())
        })?;
    }

    /// From the least to the most of every scale, whatever does not apply: always within the scale of the whole.
    #[test]
    fn what_does_not_apply_keeps_the_total_within_its_scale(
        by in measured(),
        shapes in shapes(prop_oneof![Just(Known::Yes), Just(Known::NotApplicable)]),
    ) {
        composed(&card(by, &shapes, None), |_, made| {
            match made {
                Ok(made) => {
                    let total = total(&made);
                    let (earned, of) = by_hand(by, &shapes).unwrap();
                    prop_assert_eq!(total, exact("100").times(earned).unwrap().divided_by(of).unwrap());
                    prop_assert!(Ratio::ZERO <= total && total <= exact("100"), "{:?}", total);
                    prop_assert_eq!(made.known(), Ok(Ratio::ONE));
                }
                Err(fault) => {
                    prop_assert_eq!(fault, Fault::NoDenominator);
                    prop_assert!(by_hand(by, &shapes).is_none());
                }
            }
            Ok(())
        })?;
    }

    /// A total with something not known encloses that of every value it may have.
    #[test]
    fn an_unknown_part_leaves_an_interval_that_holds_every_value(
        by in measured(),
        shapes in shapes(prop_oneof![3 => Just(Known::Yes), 1 => Just(Known::No)]),
        share in 0_u32..=100,
    ) {
        let bounds = composed(&card(by, &shapes, None), |_, made| made.unwrap().total().unwrap());
        let filled: Vec<Shape> = shapes.iter().map(|shape| fill(shape, share)).collect();
        let point = composed(&card(by, &filled, None), |_, made| total(&made.unwrap()));
        prop_assert!(bounds.low <= point && point <= bounds.high.unwrap());
    }

    /// Raising one score raises the total by factor × change, no more and no less, along two ways of reckoning.
    #[test]
    fn the_total_rises_with_each_part(by in by(), shapes in shapes(Just(Known::Yes)), pick in any::<prop::sample::Index>()) {
        composed(&card(by, &shapes, None), |tree, made| {
            let made = made.unwrap();
            let item = made.items[pick.index(made.items.len())];
            let (from, node) = (item.score.unwrap(), &tree.nodes[item.node]);
            let to = from.plus(Decimal::parse("0.01").unwrap());
            let change = [Change { part: id(tree, item.node), to }];
            match whatif::apply(&made, &change) {
                Ok(after) => {
                    prop_assert!(total(&after) > total(&made));
                    let moved = whatif::moved(&made, &change).unwrap().unwrap();
                    prop_assert_eq!(total(&made).plus(moved).unwrap(), total(&after));
                }
                Err(fault) => {
                    prop_assert!(node.most.is_some_and(|most| Ratio::from(to) > most));
                    prop_assert_eq!(fault, Fault::OutsideScale(id(tree, item.node)));
                }
            }
            Ok(())
        })?;
    }

    /// Without a change, and with a "change" to what is there, nothing moves.
    #[test]
    fn no_change_changes_nothing(
        by in measured(),
        shapes in shapes(prop_oneof![4 => Just(Known::Yes), 1 => Just(Known::No)]),
        printed in prop::option::of(0_u32..=10_000),
    ) {
        let card = card(by, &shapes, printed);
        let (changed, targets) = whatif::judge(&card, "x", Year::new(YEAR).unwrap(), &[]).unwrap();
        prop_assert_eq!(changed.before, changed.after);
        prop_assert_eq!(&changed.place_before, &changed.place);
        prop_assert!(changed.observation.is_none());
        prop_assert!(targets.iter().all(|one| one.before == one.after));
        let same = composed(&card, |tree, made| {
            let items = made.unwrap().items;
            let known = items.iter().filter_map(|item| Some(Change { part: id(tree, item.node), to: item.score? }));
            known.collect::<Vec<_>>()
        });
        let (changed, _) = whatif::judge(&card, "x", Year::new(YEAR).unwrap(), &same).unwrap();
        prop_assert_eq!(changed.before, changed.after);
    }

    /// The changes found reach the target; without the last, or with the last a hundredth smaller, they do not.
    #[test]
    fn the_least_change_is_enough_and_nothing_smaller_is(
        by in measured(),
        shapes in shapes(Just(Known::Yes)),
        target in 0_u32..=10_000,
        bound in 0_u32..=100,
    ) {
        let step = Decimal::parse("0.01").unwrap();
        let target = Ratio::new(i128::from(target), 100).unwrap();
        composed(&card(by, &shapes, None), |tree, made| {
            let made = made.unwrap();
            let share = |most: Ratio| most.times(Ratio::new(i128::from(bound), 100).unwrap()).unwrap().floor(2).unwrap();
            let bounds: Vec<Option<Decimal>> = tree.nodes.iter().map(|node| node.most.map(share)).collect();
            let reached = |steps: &[least::Step]| {
                let changes: Vec<Change> =
                    steps.iter().map(|step| Change { part: id(tree, step.node), to: step.to }).collect();
                total(&whatif::apply(&made, &changes).unwrap())
            };
            for better in [Better::Higher, Better::Lower] {
                // Not worse than, in the way that is better.
                let reaches = |one: Ratio, other: Ratio| if better == Better::Lower { one <= other } else { one >= other };
                let best = |score: Decimal, bound: Decimal, least: Ratio| match better {
                    Better::Higher => score.max(bound),
                    Better::Lower => score.min(bound.max(least.ceil(2).unwrap())),
                };
                match least::path(&made, total(&made), target, &bounds, step, better).unwrap() {
                    Least::Reached => prop_assert!(reaches(total(&made), target)),
                    Least::OutOfReach { most } => {
                        prop_assert!(!reaches(most, target));
                        let all: Vec<Change> = made.items.iter().map(|item| Change {
                            part: id(tree, item.node),
                            to: best(item.score.unwrap(), bounds[item.node].unwrap(), tree.nodes[item.node].least),
                        }).collect();
                        prop_assert_eq!(total(&whatif::apply(&made, &all).unwrap()), most);
                    }
                    Least::By { steps, total: said } => {
                        prop_assert_eq!(reached(&steps), said);
                        prop_assert!(reaches(said, target));
                        let (last, before) = steps.split_last().unwrap();
                        prop_assert!(!reaches(reached(before), target));
                        let back = if better == Better::Lower { last.to.plus(step) } else { last.to.minus(step) };
                        let mut smaller = before.to_vec();
                        smaller.push(least::Step { to: back, ..*last });
                        let beyond = if better == Better::Lower { back > last.from } else { back < last.from };
                        prop_assert!(beyond || !reaches(reached(&smaller), target));
                        let bound = |one: &least::Step| best(one.from, bounds[one.node].unwrap(), tree.nodes[one.node].least);
                        for one in &steps {
                            let (to, bound) = (Ratio::from(one.to), Ratio::from(bound(one)));
                            prop_assert!(one.from != one.to && reaches(to, one.from.into()) && reaches(bound, to));
                        }
                        // No part is touched while one worth more still has room.
                        for pair in steps.windows(2) {
                            let factor = |node: usize| made.worths[node].unwrap().factor;
                            prop_assert!(factor(pair[0].node) >= factor(pair[1].node));
                            prop_assert_eq!(pair[0].to, bound(&pair[0]));
                        }
                    }
                }
            }
            Ok(())
        })?;
    }

    /// Any tree at all, and any scores: refused with a sentence, or reckoned without a panic.
    #[test]
    fn a_wild_tree_is_refused_or_reckoned(parts in wild(), scores in vec((id_of(), wild_score()), 0..6)) {
        let scores: Vec<String> = scores.iter().map(|(id, score)| format!("{{\"id\": \"{id}\"{score}}}")).collect();
        let text = format!(
            r#"{{"version": 1, "as_of": "2025-01-01", "unit": {{"id": "a", "name": "A"}}, "indicators": [{{"id": "x", "name": "X",
            "parts": [{}], "editions": [{{"year": 2024, "scale": [0, 100], "complete": 0.5}}],
            "results": [{{"year": 2024, "score": 50, "parts": [{}]}}],
            "targets": [{{"id": "t", "year": 2024, "all": [{{"score": {{"at_least": 60}}}}]}}]}}]}}"#,
            parts.join(", "),
            scores.join(", ")
        );
        match super::common::try_document(&text) {
            Err(lines) => prop_assert!(!lines.is_empty()),
            Ok(document) => {
                let plan = thuoc_do::model::resolve::plan(&document.scorecard);
                let _ = thuoc_do::evaluate::consistency::findings(&plan);
                let change = [Change { part: "p1".into(), to: Decimal::ZERO }];
                let _ = whatif::judge(&document.scorecard, "x", Year::new(YEAR).unwrap(), &change);
                if let Ok(tree) = thuoc_do::evaluate::composite::tree(&plan.series[0], Year::new(YEAR).unwrap())
                    && let Ok(made) = thuoc_do::evaluate::composite::own(&tree, &plan.series[0])
                {
                    let _ = least::path(&made, exact("50"), exact("60"), &[], Decimal::parse("0.01").unwrap(), Better::Lower);
                }
            }
        }
    }
}

fn id_of() -> impl Strategy<Value = String> {
    (0_u8..6).prop_map(|id| format!("p{id}"))
}

fn wild_number() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["0", "-1", "0.5", "1", "0.33333333", "7.25", "10", "100", "9999999999", "0.00000001"])
}

fn wild_score() -> impl Strategy<Value = String> {
    prop_oneof![
        wild_number().prop_map(|number| format!(", \"score\": {number}")),
        Just(String::new()),
        Just(", \"not_applicable\": true".to_owned()),
    ]
}

fn wild() -> impl Strategy<Value = Vec<String>> {
    let field = |name: &'static str| {
        prop::option::weighted(0.4, wild_number())
            .prop_map(move |number| number.map_or(String::new(), |number| format!(", \"{name}\": {number}")))
    };
    let aside = prop::sample::select(vec![
        "",
        "",
        "",
        ", \"each\": [2020, 2023]",
        ", \"each\": [2024, null]",
        ", \"rule\": [{\"from\": 0, \"to\": 80, \"formula\": \"zero\"}, {\"from\": 80, \"to\": 100, \"formula\": \"full\"}]",
    ]);
    let leaf =
        (id_of(), field("weight"), field("max"), field("min"), aside).prop_map(|(id, weight, max, min, aside)| {
            format!("\"id\": \"{id}\", \"name\": \"P\"{weight}{max}{min}{aside}")
        });
    let part = leaf.prop_map(|fields| format!("{{{fields}}}")).prop_recursive(7, 12, 3, |inner| {
        (id_of(), vec(inner, 1..3))
            .prop_map(|(id, parts)| format!("{{\"id\": \"{id}\", \"name\": \"P\", \"parts\": [{}]}}", parts.join(", ")))
    });
    vec(part, 1..4)
}
