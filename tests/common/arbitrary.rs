//! Arbitrary small scorecards as JSON text: every kind of clause, result and edition, all of it valid.

// A test may stop at the first thing that is not as it must be.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A document in pieces, so that the same one can be put together in another order.
#[derive(Clone, Debug)]
pub struct Card {
    head: String,
    /// Of each indicator: its editions, results and targets.
    pub indicators: [[Vec<String>; 3]; 2],
}

impl Card {
    /// The document with its editions and results in another order.
    pub fn turned(&self) -> Self {
        let mut turned = self.clone();
        for [editions, results, _] in &mut turned.indicators {
            editions.reverse();
            let middle = results.len() / 2;
            results.rotate_left(middle);
            results.reverse();
        }
        turned
    }

    /// The document as JSON text.
    pub fn text(&self) -> String {
        let indicators = ["x", "y"].iter().zip(&self.indicators).map(|(id, [editions, results, targets])| {
            let (editions, results, targets) = (editions.join(", "), results.join(", "), targets.join(", "));
            format!(r#"{{"id": "{id}", "name": "Chỉ số {id}", "editions": [{editions}], "results": [{results}], "targets": [{targets}]}}"#)
        });
        let indicators: Vec<String> = indicators.collect();
        let groups = r#"[{"id": "g", "name": "Nhóm đơn vị", "units": 2}, {"id": "h", "name": "Vùng"}]"#;
        format!(r#"{{"version": 1, {} "groups": {groups}, "indicators": [{}]}}"#, self.head, indicators.join(", "))
    }
}

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(texts).prop_map(str::to_owned)
}

/// The fields that were drawn, with commas between.
fn fields(fields: Vec<String>) -> String {
    let present: Vec<String> = fields.into_iter().filter(|field| !field.is_empty()).collect();
    format!("{{{}}}", present.join(", "))
}

fn year() -> impl Strategy<Value = u16> {
    2018_u16..2026
}

/// A figure from 0 to 100 with up to two digits after the point.
pub fn figure() -> impl Strategy<Value = String> {
    (0_u32..=10_000, 0_u8..3).prop_map(|(hundredths, places)| match places {
        0 => (hundredths / 100).to_string(),
        1 => format!("{}.{}", hundredths / 100, hundredths / 10 % 10),
        _ => format!("{}.{:02}", hundredths / 100, hundredths % 100),
    })
}

fn edition(year: u16) -> impl Strategy<Value = String> {
    let facts = one_of(&[
        "",
        r#""units": 63, "geography": "vn-63""#,
        r#""units": 61, "geography": "vn-63", "scale": [-10, 100]"#,
        r#""units": 63, "geography": "vn-34""#,
        r#""units": 63, "bands": [{"name": "A", "from": 90}, {"name": "B", "from": 80, "to": 89.9}, {"name": "C", "to": 79}]"#,
        r#""units": 63, "bands": [{"name": "A", "units": 16}, {"name": "B", "units": 16}, {"name": "C"}]"#,
    ]);
    let change = one_of(&["", "", "", r#""change": "method""#, r#""change": "geography""#, r#""change": "caveat""#]);
    (facts, change).prop_map(move |(facts, change)| fields(vec![format!("\"year\": {year}"), facts, change]))
}

fn result() -> impl Strategy<Value = String> {
    let interval = (figure(), figure()).prop_map(|(one, two)| {
        let (low, high) =
            if one.parse::<f64>().unwrap() <= two.parse::<f64>().unwrap() { (one, two) } else { (two, one) };
        format!("\"score\": {{\"from\": {low}, \"to\": {high}}}")
    });
    let known = prop_oneof![
        4 => figure().prop_map(|figure| format!("\"score\": {figure}")),
        1 => interval,
        1 => figure().prop_map(|figure| format!("\"score\": {{\"to\": {figure}}}")),
        3 => (1_u8..=61).prop_map(|rank| format!("\"rank\": {rank}")),
        1 => (1_u8..=30, 31_u8..=61).prop_map(|(from, to)| format!("\"rank\": {{\"from\": {from}, \"to\": {to}}}")),
        1 => (1_u8..=60).prop_map(|top| format!("\"outside_top\": {top}")),
        1 => one_of(&[r#""band": "A""#, r#""band": "b""#, r#""band": "Khá""#]),
        1 => (0_u8..=9, 9_u8..=12).prop_map(|(count, total)| format!("\"count\": {count}, \"total\": {total}")),
        1 => one_of(&["\"count\": 0, \"total\": 0", "\"score\": -3", ""]),
        1 => one_of(&[r#""status": "not_published""#, r#""status": "pending""#, r#""status": "suppressed""#]),
    ];
    let aside = one_of(&[
        "",
        "",
        "",
        "",
        "",
        r#""provisional": true"#,
        r#""over": {"median": "g"}"#,
        r#""over": {"unit": "a"}"#,
        r#""over": {"unit": "b"}"#,
        r#""among": "h""#,
        r#""provenance": "press""#,
        r#""on": "2022-06-30""#,
    ]);
    (year(), known, aside).prop_map(|(year, known, aside)| fields(vec![format!("\"year\": {year}"), known, aside]))
}

fn level() -> impl Strategy<Value = String> {
    let word = select(vec!["at_least", "above", "at_most", "below", "about"]);
    (word, figure()).prop_map(|(word, value)| format!("\"{word}\": {value}"))
}

fn base() -> impl Strategy<Value = String> {
    prop_oneof![
        year().prop_map(|year| year.to_string()),
        one_of(&["\"previous\"", r#"{"stated": 70.5}"#, r#"{"indicator": "y", "lag": 1}"#, r#"{"indicator": "x"}"#]),
    ]
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        level().prop_map(|level| format!("\"score\": {{{level}}}")),
        (1_u8..=63).prop_map(|rank| format!("\"rank\": {{\"at_most\": {rank}, \"of\": 63}}")),
        one_of(&[
            r#""rank": {"at_most": 3, "among": "h"}"#,
            r#""band": {"at_least": "B"}"#,
            r#""band": {"at_least": "Khá"}"#
        ]),
        (level(), one_of(&["points", "percent"]), base())
            .prop_map(|(level, unit, base)| format!("\"gain\": {{{level}, \"in\": \"{unit}\", \"from\": {base}}}")),
        (one_of(&["at_least", "above"]), 0_u8..=9, year())
            .prop_map(|(word, steps, year)| format!("\"rank_gain\": {{\"{word}\": {steps}, \"from\": {year}}}")),
    ]
}

/// A clause, perhaps of clauses, with a time and a subject of its own or without.
fn clause() -> impl Strategy<Value = String> {
    let condition = leaf().prop_recursive(2, 8, 3, |inner| {
        let combination = one_of(&["all", "any", "readings"]);
        (combination, vec(inner.prop_map(|one| format!("{{{one}}}")), 1..4))
            .prop_map(|(word, parts)| format!("\"{word}\": [{}]", parts.join(", ")))
    });
    let time = one_of(&[
        "",
        "",
        "",
        r#""year": 2021"#,
        r#""each": [2020, 2023]"#,
        r#""each": [2021, null]"#,
        r#""since": 2020"#,
    ]);
    let subject =
        one_of(&["", "", "", r#""indicator": "y""#, r#""over": {"every": "g"}"#, r#""over": {"median": "g"}"#]);
    (time, subject, condition).prop_map(|(time, subject, condition)| fields(vec![time, subject, condition]))
}

fn target(id: String) -> impl Strategy<Value = String> {
    let time = one_of(&[
        r#""year": 2022"#,
        r#""year": 2024"#,
        r#""each": [2019, 2026]"#,
        r#""each": [2020, null]"#,
        r#""since": 2019"#,
    ]);
    let aside = one_of(&[
        "",
        "",
        r#""set_on": "2019-05-01""#,
        r#""waive": {"change": "method", "note": "ghi chú"}"#,
        r#""over": {"median": "g"}"#,
    ]);
    (time, aside, one_of(&["all", "any"]), vec(clause(), 1..4)).prop_map(move |(time, aside, word, clauses)| {
        fields(vec![format!("\"id\": \"{id}\""), time, aside, format!("\"{word}\": [{}]", clauses.join(", "))])
    })
}

/// A whole document.
pub fn card() -> impl Strategy<Value = Card> {
    let head = one_of(&[
        "",
        r#""as_of": "2024-05-10","#,
        r#""as_of": "2024-12-31","#,
        r#""updated": "2026-02-01","#,
        r#""as_of": "2024-05-10", "unit": {"id": "t", "name": "Tỉnh", "until": "2023-06-30", "into": "u"},"#,
    ]);
    let editions = (any::<u8>(), vec(Just(()), 8)).prop_flat_map(|(present, _)| {
        let years: Vec<u16> = (0..8).filter(|bit| present >> bit & 1 == 1).map(|bit| 2018 + bit).collect();
        years.into_iter().map(edition).collect::<Vec<_>>()
    });
    let indicator = |id: &'static str| {
        let targets = (target(format!("{id}1")), target(format!("{id}2"))).prop_map(|(one, two)| vec![one, two]);
        (editions.clone(), vec(result(), 0..12), targets)
            .prop_map(|(editions, results, targets)| [editions, results, targets])
    };
    (head, indicator("x"), indicator("y")).prop_map(|(head, x, y)| Card { head, indicators: [x, y] })
}
