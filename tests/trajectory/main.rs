//! Is a target on its way? Small series worked out by hand from the German rule, and what must hold of all.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../common/mod.rs"]
mod common;
mod properties;

use common::document;
use std::cmp::Ordering;
use thuoc_do::evaluate::attainment::{Score, share_of_way};
use thuoc_do::evaluate::trajectory::rule::{Course, Kind, Rule};
use thuoc_do::evaluate::trajectory::{NoCourse, Outlook, Trajectory, trajectory};
use thuoc_do::evaluate::verdict::Reason;
use thuoc_do::model::decimal::ratio::Ratio;
use thuoc_do::model::resolve::{self, Subject};
use thuoc_do::model::time::Year;

/// The trajectory of one target as of mid-2024, by the product's rule.
fn look<T>(editions: &str, results: &str, target: &str, at: impl FnOnce(&Trajectory<'_>) -> T) -> T {
    look_at("\"as_of\": \"2024-06-30\"", editions, results, target, at)
}

fn look_at<T>(head: &str, editions: &str, results: &str, target: &str, at: impl FnOnce(&Trajectory<'_>) -> T) -> T {
    let text = format!(
        r#"{{"version": 1, {head}, "indicators": [{{"id": "x", "name": "X", "editions": [{editions}],
        "results": [{results}], "targets": [{{"id": "t", {target}}}]}}]}}"#
    );
    let document = document(&text);
    let plan = resolve::plan(&document.scorecard);
    at(&trajectory(&plan, &plan.targets[0], Rule::SHORT))
}

/// Results of consecutive years up to 2023.
fn scores(figures: &[&str]) -> String {
    of_kind("score", figures)
}

fn of_kind(kind: &str, figures: &[&str]) -> String {
    let first = 2024 - figures.len();
    let results =
        figures.iter().enumerate().map(|(at, figure)| format!(r#"{{"year": {}, "{kind}": {figure}}}"#, first + at));
    results.collect::<Vec<_>>().join(", ")
}

fn ratio(over: i128, under: i128) -> Ratio {
    Ratio::new(over, under).unwrap()
}

fn without(trajectory: &Trajectory<'_>) -> NoCourse {
    match &trajectory.clauses[0].outlook {
        Outlook::Without(why) => *why,
        other => panic!("{other:?}"),
    }
}

const BY_2027: &str = r#""year": 2027, "all": [{"score": {"at_least": 72}}]"#;

#[test]
fn the_pace_that_is_needed_is_exact() {
    // 60, 61, 63, 64, 65: five in four years, 1.25 a year; 7 in the four years to 2027 is 1.75 a year.
    look("", &scores(&["60", "61", "63", "64", "65"]), BY_2027, |found| {
        let Outlook::Towards(path) = &found.clauses[0].outlook else { panic!("{:?}", found.clauses[0].outlook) };
        let reading = &path.reading;
        assert_eq!((reading.kind, reading.points, path.by.map(Year::number)), (Kind::Numeric, 5, Some(2027)));
        assert_eq!(reading.mean_change, ratio(5, 4));
        assert_eq!(reading.projected, Some(ratio(70, 1)));
        // Two missed of seven: more than a fifth.
        assert_eq!((reading.course, found.course), (Course::Off, Some(Course::Off)));
        let pace = reading.pace.unwrap();
        assert_eq!((pace.required, pace.years_left, pace.so_far), (ratio(7, 4), 4, Ordering::Less));
        assert_eq!(pace.multiple, ratio(5, 7));
    });
    // Thirds are exact too: 2 in three years, then ten years: 60 + 20/3 against 66.9, missed by 7/30 of 6.9.
    let target = r#""year": 2033, "all": [{"score": {"at_least": 66.9}}]"#;
    look("", &scores(&["58", "59", "59", "60"]), target, |found| {
        let Outlook::Towards(path) = &found.clauses[0].outlook else { panic!() };
        assert_eq!(path.reading.projected, Some(ratio(200, 3)));
        assert_eq!(found.course, Some(Course::OnTrack));
    });
}

#[test]
fn without_enough_figures_there_is_no_course() {
    look("", &scores(&["60", "61", "63"]), BY_2027, |found| {
        assert!(matches!(without(found), NoCourse::TooFew { have: 3, need: 4, cut: Some(_) }));
        assert_eq!(found.course, None);
    });
    look("", "", BY_2027, |found| assert_eq!(without(found), NoCourse::CannotTell(Reason::NoFigure)));
    // A year without a figure ends the run.
    let gap =
        format!(r#"{{"year": 2018, "score": 50}}, {{"year": 2019, "score": 51}}, {}"#, scores(&["60", "61", "63"]));
    look("", &gap, BY_2027, |found| {
        let NoCourse::TooFew { have: 3, cut: Some(cut), .. } = without(found) else { panic!() };
        assert_eq!((cut.year.number(), cut.reason), (2020, Reason::NoFigure));
    });
}

#[test]
fn a_figure_that_is_an_interval_is_no_point_of_a_line() {
    let latest = scores(&["60", "61", "63", "64", r#"{"from": 64, "to": 66}"#]);
    look("", &latest, BY_2027, |found| assert_eq!(without(found), NoCourse::CannotTell(Reason::PartialInterval)));
    let inside = scores(&["60", "61", r#"{"from": 61}"#, "63", "64", "65"]);
    look("", &inside, BY_2027, |found| {
        let NoCourse::TooFew { have: 3, cut: Some(cut), .. } = without(found) else { panic!() };
        assert_eq!((cut.year.number(), cut.reason), (2020, Reason::PartialInterval));
    });
    let disputed = format!("{}, {}", scores(&["60", "61", "63", "64", "65"]), r#"{"year": 2023, "score": 66}"#);
    look("", &disputed, BY_2027, |found| assert_eq!(without(found), NoCourse::CannotTell(Reason::Conflict)));
}

#[test]
fn a_break_cuts_and_a_waiver_joins() {
    let results = scores(&["10", "20", "60", "61", "63", "64", "65"]);
    let broken = r#"{"year": 2019, "change": "method"}"#;
    // 60 … 65 are five points from 2019 on.
    look(broken, &results, BY_2027, |found| {
        let Outlook::Towards(path) = &found.clauses[0].outlook else { panic!() };
        assert_eq!((path.reading.points, path.run.first().number()), (5, 2019));
        assert_eq!(path.run.cut.map(|cut| (cut.year.number(), cut.reason)), Some((2018, Reason::BreakMethod)));
        assert_eq!(found.course, Some(Course::Off));
    });
    let waived = format!(r#"{BY_2027}, "waive": {{"change": "method", "note": "Chỉ đổi tên"}}"#);
    // Six points from 2018 on: (65 − 20) / 5 = 9 a year passes 72.
    look(broken, &results, &waived, |found| assert_eq!(found.course, Some(Course::OnTrack)));
    let late = r#"{"year": 2021, "change": "method"}"#;
    look(late, &results, BY_2027, |found| assert!(matches!(without(found), NoCourse::TooFew { have: 3, .. })));
    let caveat = r#"{"year": 2021, "change": "caveat"}"#;
    look(caveat, &results, BY_2027, |found| assert!(found.course.is_some()));
    let moved = r#"{"year": 2020, "geography": "vn-63"}, {"year": 2022, "geography": "vn-34x"}"#;
    look(moved, &results, BY_2027, |found| {
        let NoCourse::TooFew { have: 2, cut: Some(cut), .. } = without(found) else { panic!() };
        assert_eq!(cut.reason, Reason::BreakGeo);
    });
}

#[test]
fn ranks_go_down_and_only_among_the_same_units() {
    let target = r#""year": 2026, "set_on": "2020-01-01", "all": [{"rank": {"at_most": 20}}]"#;
    let places = of_kind("rank", &["40", "36", "34", "31", "28"]);
    // Three places a year: 28 − 9 = 19 by 2026.
    look("", &places, target, |found| {
        assert_eq!(found.course, Some(Course::OnTrack));
        let Outlook::Towards(path) = &found.clauses[0].outlook else { panic!() };
        assert_eq!(path.reading.mean_change, ratio(-3, 1));
        assert_eq!(path.reading.pace.unwrap().so_far, Ordering::Greater);
    });
    let editions = r#"{"year": 2018, "geography": "vn-63"}, {"year": 2019, "geography": "vn-63"}, {"year": 2023, "geography": "vn-34x"}"#;
    look(editions, &places, target, |found| assert_eq!(without(found), NoCourse::CannotTell(Reason::BreakGeo)));
    // Gained against a stated year: five places from 40 is 35, reached already and not getting worse.
    let gain = r#""year": 2026, "all": [{"rank_gain": {"at_least": 5, "from": 2019}}]"#;
    look("", &places, gain, |found| {
        assert!(matches!(&found.clauses[0].outlook, Outlook::Reached(path) if path.reading.kind == Kind::Constant));
        assert_eq!(found.course, Some(Course::OnTrack));
    });
    // Each year better than the year before: only the direction counts.
    let better = r#""each": [2022, 2026], "all": [{"rank_gain": {"at_least": 1, "from": "previous"}}]"#;
    let stalled = of_kind("rank", &["40", "36", "34", "31", "31"]);
    look("", &stalled, better, |found| {
        let Outlook::Towards(path) = &found.clauses[0].outlook else { panic!() };
        assert_eq!((path.reading.kind, path.reading.course), (Kind::Directional, Course::SlightlyOff));
    });
}

#[test]
fn what_is_to_be_kept_is_read_by_the_constant_rule() {
    let keep = r#""each": [2022, null], "all": [{"score": {"at_least": 64}}]"#;
    look("", &scores(&["60", "61", "63", "64", "65"]), keep, |found| {
        let Outlook::Reached(path) = &found.clauses[0].outlook else { panic!() };
        assert_eq!((path.reading.kind, path.reading.course, path.by), (Kind::Constant, Course::OnTrack, None));
    });
    look("", &scores(&["68", "67", "66", "65"]), keep, |found| assert_eq!(found.course, Some(Course::SlightlyOff)));
    look("", &scores(&["60", "61", "62", "63"]), keep, |found| assert_eq!(found.course, Some(Course::Off)));
    // Its first year is to come: by then it must be reached.
    let later = r#""each": [2026, null], "all": [{"score": {"at_least": 66}}]"#;
    look("", &scores(&["60", "61", "62", "63"]), later, |found| {
        let Outlook::Towards(path) = &found.clauses[0].outlook else { panic!() };
        assert_eq!((path.reading.kind, path.reading.course), (Kind::Numeric, Course::OnTrack));
    });
}

#[test]
fn an_interval_is_read_by_the_end_that_asks_least() {
    let between = r#""year": 2025, "all": [{"score": {"between": [62, 70]}}]"#;
    let aim = |figures: &[&str]| {
        look("", &scores(figures), between, |found| match &found.clauses[0].outlook {
            Outlook::Towards(path) | Outlook::Reached(path) => (path.reading.aim, path.reading.course),
            other => panic!("{other:?}"),
        })
    };
    assert_eq!(aim(&["57", "58", "59", "60"]), (Some(ratio(62, 1)), Course::OnTrack));
    // Above the interval, and coming down.
    assert_eq!(aim(&["75", "74", "73", "72"]), (Some(ratio(70, 1)), Course::OnTrack));
    assert_eq!(aim(&["75", "74", "74", "76"]), (Some(ratio(70, 1)), Course::WrongWay));
    // Inside: more is better.
    assert_eq!(aim(&["66", "66", "65", "65"]), (Some(ratio(62, 1)), Course::SlightlyOff));
}

#[test]
fn several_at_once_are_as_the_worst() {
    let results = scores(&["60", "61", "62", "63"]);
    let two = r#""year": 2025, "all": [{"score": {"at_least": 65}}, {"score": {"at_most": 61}}]"#;
    look("", &results, two, |found| assert_eq!(found.course, Some(Course::WrongWay)));
    // A band has no course: it could be worse than "on track", but nothing is worse than the wrong way.
    let band =
        |level: &str| format!(r#""year": 2025, "all": [{{"score": {{{level}}}}}, {{"band": {{"at_least": "Khá"}}}}]"#);
    look("", &results, &band("\"at_least\": 65"), |found| {
        assert_eq!((found.clauses[0].outlook.course(), found.course), (Some(Course::OnTrack), None));
    });
    look("", &results, &band("\"at_most\": 61"), |found| assert_eq!(found.course, Some(Course::WrongWay)));
    let either = r#""year": 2025, "any": [{"score": {"at_least": 65}}, {"score": {"at_most": 61}}]"#;
    look("", &results, either, |found| assert_eq!(found.course, Some(Course::OnTrack)));
    let readings = r#""year": 2025, "all": [{"readings": [{"score": {"at_least": 65}}, {"score": {"at_most": 61}}]}]"#;
    look("", &results, readings, |found| assert_eq!(found.course, None));
}

#[test]
fn of_several_years_the_next_counts_and_years_that_are_over_do_not() {
    let results = scores(&["60", "61", "62", "63"]);
    let steps = r#""all": [{"year": 2023, "score": {"at_least": 90}}, {"year": 2030, "score": {"at_least": 90}}, {"year": 2025, "score": {"at_least": 65}}]"#;
    look("", &results, steps, |found| {
        let of = |at: usize| match &found.clauses[at].outlook {
            Outlook::Without(why) => Err(*why),
            outlook => Ok(outlook.course().unwrap()),
        };
        assert_eq!([of(0), of(1), of(2)], [Err(NoCourse::Due), Err(NoCourse::Later), Ok(Course::OnTrack)]);
        assert_eq!(found.course, Some(Course::OnTrack));
    });
    look("", &results, r#""year": 2023, "all": [{"score": {"at_least": 65}}]"#, |found| {
        assert_eq!((without(found), found.course), (NoCourse::Due, None));
    });
}

#[test]
fn changes_are_aimed_at_their_base() {
    let results = scores(&["60", "61", "62", "63"]);
    let aim = |clause: &str| {
        look("", &results, &format!(r#""year": 2025, "all": [{clause}]"#), |found| match &found.clauses[0].outlook {
            Outlook::Towards(path) | Outlook::Reached(path) => Ok(path.reading.aim.unwrap()),
            Outlook::Without(why) => Err(*why),
            Outlook::Together(_) => panic!(),
        })
    };
    assert_eq!(aim(r#"{"gain": {"at_least": 5.5, "from": 2021}}"#), Ok(ratio(665, 10)));
    assert_eq!(aim(r#"{"gain": {"at_least": 10, "in": "percent", "from": 2021}}"#), Ok(ratio(671, 10)));
    assert_eq!(aim(r#"{"gain": {"at_least": 5, "from": {"stated": 59.5}}}"#), Ok(ratio(645, 10)));
    assert_eq!(
        aim(r#"{"gain": {"at_least": 5, "in": "percent", "from": {"stated": 0}}}"#),
        Err(NoCourse::CannotTell(Reason::NoBase))
    );
    assert_eq!(aim(r#"{"gain": {"at_least": 5, "from": 2015}}"#), Err(NoCourse::CannotTell(Reason::NoBase)));
    assert_eq!(aim(r#"{"gain": {"at_least": 0, "from": "previous"}}"#), Err(NoCourse::NoRule));
    assert_eq!(aim(r#"{"score": {"about": 66}}"#), Ok(ratio(655, 10)));
}

#[test]
fn a_unit_that_ended_has_no_course_beyond_its_end() {
    let head = r#""as_of": "2025-10-01", "unit": {"id": "u", "name": "U", "until": "2025-06-30"}"#;
    let results = scores(&["60", "61", "62", "63"]);
    look_at(head, "", &results, BY_2027, |found| assert_eq!(without(found), NoCourse::CannotTell(Reason::BreakGeo)));
    let open = r#""each": [2022, null], "all": [{"score": {"at_least": 62}}]"#;
    look_at(head, "", &results, open, |found| assert_eq!(without(found), NoCourse::Due));
}

#[test]
fn the_share_of_the_way_begins_at_the_base() {
    let results = scores(&["60", "55", "63", "70"]);
    let text = format!(
        r#"{{"version": 1, "as_of": "2024-06-30", "indicators": [{{"id": "x", "name": "X", "results": [{results}],
        "targets": [{{"id": "t", {BY_2027}}}]}}]}}"#
    );
    let document = document(&text);
    let plan = resolve::plan(&document.scorecard);
    let score = |year| Score::of_year(&plan.series[0], Subject { indicator: 0, over: None }, Year::new(year).unwrap());
    let way = |base, actual, target| share_of_way(score(base).unwrap(), score(actual).unwrap(), score(target).unwrap());
    assert_eq!(way(2020, 2022, 2023), Some(ratio(3, 10)));
    assert_eq!(way(2020, 2021, 2023), Some(ratio(-1, 2)));
    assert_eq!(way(2020, 2023, 2020), None);
    assert_eq!(score(2019), None);
}
