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
    sources: Vec<String>,
    groups: Vec<String>,
    /// Of each indicator: its facts, and its editions, results and targets.
    pub indicators: [(String, [Vec<String>; 3]); 2],
    /// Of each panel: its facts and its rows.
    panels: Vec<(String, Vec<String>)>,
    backwards: bool,
}

impl Card {
    /// The document with every list in another order, but for the clauses of a target and the bands of an edition.
    pub fn turned(&self) -> Self {
        let mut turned = self.clone();
        turned.backwards = !self.backwards;
        turned.sources.reverse();
        turned.groups.reverse();
        turned.panels.iter_mut().for_each(|(_, rows)| rows.reverse());
        for (_, [editions, results, targets]) in &mut turned.indicators {
            editions.reverse();
            targets.reverse();
            let middle = results.len() / 2;
            results.rotate_left(middle);
            results.reverse();
        }
        turned
    }

    /// The document as JSON text.
    pub fn text(&self) -> String {
        let indicators = ["x", "y"].iter().zip(&self.indicators).map(|(id, (facts, [editions, results, targets]))| {
            let (editions, results, targets) = (editions.join(", "), results.join(", "), targets.join(", "));
            format!(r#"{{"id": "{id}", "name": "Chỉ số {id}",{facts} "editions": [{editions}], "results": [{results}], "targets": [{targets}]}}"#)
        });
        let mut indicators: Vec<String> = indicators.collect();
        let panels = self.panels.iter().map(|(facts, rows)| format!("{{{facts}, \"rows\": [{}]}}", rows.join(", ")));
        let mut panels: Vec<String> = panels.collect();
        if self.backwards {
            indicators.reverse();
            panels.reverse();
        }
        let lists =
            [("sources", &self.sources), ("groups", &self.groups), ("panels", &panels), ("indicators", &indicators)];
        let lists: Vec<String> =
            lists.iter().map(|(name, list)| format!("\"{name}\": [{}]", list.join(", "))).collect();
        format!(r#"{{"version": 1, {} {}}}"#, self.head, lists.join(", "))
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

/// The bands of an edition, best first; and those of one where less is better.
const BANDS: &str = r#"{"name": "A", "from": 90}, {"name": "B", "from": 80, "to": 89.9}, {"name": "C", "to": 79}"#;
const LOWER_BANDS: &str =
    r#"{"name": "A", "to": 10}, {"name": "B", "from": 10.1, "to": 20}, {"name": "C", "from": 21}"#;

fn edition(year: u16) -> impl Strategy<Value = String> {
    let facts = one_of(&[
        "",
        r#""units": 63, "geography": "vn-63""#,
        r#""units": 61, "geography": "vn-63", "scale": [-10, 100]"#,
        r#""units": 63, "geography": "vn-34""#,
        r#""units": 63, "bands": [{"name": "A", "from": 90}, {"name": "B", "from": 80, "to": 89.9}, {"name": "C", "to": 79}]"#,
        r#""change_note": "Đã đổi", "change_note_en": "Changed", "source": "s1", "scale": [-10, 100]"#,
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
        r#""provenance": "province""#,
        r#""provenance": "derived""#,
        r#""provenance": "published""#,
        r#""over": {"mean": "h"}"#,
        r#""on": "2022-06-30""#,
    ]);
    let beside = one_of(&[
        "",
        "",
        r#""source": "s1""#,
        r#""source": "s2", "note": "Ghi chú", "note_en": "A note""#,
        r#""parts": [{"id": "p", "score": 7.50}, {"id": "q", "not_applicable": true}]"#,
    ]);
    (year(), known, aside, beside)
        .prop_map(|(year, known, aside, beside)| fields(vec![format!("\"year\": {year}"), known, aside, beside]))
}

fn level() -> impl Strategy<Value = String> {
    let word = select(vec!["at_least", "above", "at_most", "below", "about"]);
    let between = (0_u8..50, 50_u8..=100).prop_map(|(low, high)| format!("\"between\": [{low}, {high}]"));
    prop_oneof![
        8 => (word, figure()).prop_map(|(word, value)| format!("\"{word}\": {value}")),
        1 => between,
        1 => figure().prop_map(|value| format!("\"about\": {value}, \"within\": 0.30")),
        1 => figure().prop_map(|value| format!("\"above\": {value}, \"below\": 100.5")),
    ]
}

/// A year before all that clauses speak of: a change is never measured from a later one.
fn base_year() -> impl Strategy<Value = u16> {
    2017_u16..=2019
}

fn base() -> impl Strategy<Value = String> {
    prop_oneof![
        base_year().prop_map(|year| year.to_string()),
        one_of(&[r#"{"over": {"median": "g"}, "lag": 2}"#, r#"{"over": {"unit": "a"}}"#]),
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
        (one_of(&["at_least", "above"]), 0_u8..=9, base())
            .prop_map(|(word, steps, base)| format!("\"rank_gain\": {{\"{word}\": {steps}, \"from\": {base}}}")),
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

fn target(id: String, replaces: &'static str) -> impl Strategy<Value = String> {
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
        r#""over": {"unit": "a"}"#,
    ]);
    let beside = one_of(&[
        "",
        r#""source": "s1", "promise": "Lời hứa""#,
        r#""explanation": "Lời của tỉnh", "note": "Ghi chú", "note_en": "A note""#,
        r#""points": {"max": 2.5, "rule": [{"from": 90, "to": 100, "formula": "full"}, {"from": 70, "to": 90, "formula": "proportional"}, {"from": 0, "to": 70, "formula": "zero"}]}"#,
        r#""points": {"max": 3, "rule": [{"from": 0, "to": 10.5, "formula": {"fixed": 1.50}}, {"from": 20, "to": 50, "formula": "full"}]}"#,
    ]);
    let replaces = one_of(&["", ""]).prop_flat_map(move |none| select(vec![none, replaces.to_owned()]));
    (time, aside, beside, replaces, one_of(&["all", "any"]), vec(clause(), 1..4)).prop_map(
        move |(time, aside, beside, replaces, word, clauses)| {
            let id = format!("\"id\": \"{id}\"");
            fields(vec![id, time, aside, beside, replaces, format!("\"{word}\": [{}]", clauses.join(", "))])
        },
    )
}

/// A whole ranking of an indicator in one year; the unit itself may stand in it.
fn panel(id: &'static str) -> impl Strategy<Value = (String, Vec<String>)> {
    let cells = (figure(), 1_u8..=60, 0_u8..4).prop_map(|(score, rank, kind)| match kind {
        0 => format!("{score}, null"),
        1 => format!("null, {rank}"),
        2 => format!("\"{}\", {rank}", score.replace('.', ",")),
        _ => format!("{score}, {rank}"),
    });
    let rows = vec(cells, 4).prop_flat_map(|cells| {
        let names = ["TỈNH", "Đơn vị a", "Nơi khác", "b"];
        let rows: Vec<String> = names.iter().zip(cells).map(|(name, cells)| format!("[\"{name}\", {cells}]")).collect();
        (0..=rows.len()).prop_map(move |from| rows.iter().skip(from).cloned().collect::<Vec<_>>())
    });
    (year(), rows, one_of(&["", r#", "source": "s2""#])).prop_map(move |(year, rows, source)| {
        (format!(r#""indicator": "{id}", "year": {year}, "columns": ["unit", "total", "rank"]{source}"#), rows)
    })
}

/// A whole document.
pub fn card() -> impl Strategy<Value = Card> {
    let head = one_of(&[
        "",
        r#""as_of": "2024-05-10","#,
        r#""as_of": "2024-12-31", "title": "Bảng", "title_en": "A card", "notes": ["Một", "Hai"],"#,
        r#""updated": "2026-02-01","#,
        r#""as_of": "2024-05-10", "unit": {"id": "t", "name": "Tỉnh", "until": "2023-06-30", "into": "u"},"#,
        r#""as_of": "2024-05-10", "unit": {"id": "t", "name": "Tỉnh"},"#,
        r#""as_of": "2025-05-10", "unit": {"id": "t", "name": "Tỉnh", "predecessors": [{"id": "a", "name": "Đơn vị a", "until": "2021-06-30"}]},"#,
    ]);
    let sources = vec![
        r#"{"id": "s1", "title": "Kế hoạch"}"#.to_owned(),
        r#"{"id": "s2", "title": "Báo cáo", "url": "https://example.org/2"}"#.to_owned(),
    ];
    let group = one_of(&[
        r#"{"id": "g", "name": "Nhóm đơn vị", "units": 2}"#,
        r#"{"id": "g", "name": "Nhóm đơn vị", "name_en": "Units", "members": ["a", "b"]}"#,
        r#"{"id": "g", "name": "Nhóm đơn vị", "units": 3, "members": ["b", "a"], "until": "2023-06-30"}"#,
    ]);
    let groups = group.prop_map(|group| vec![group, r#"{"id": "h", "name": "Vùng"}"#.to_owned()]);
    let editions = (any::<u8>(), vec(Just(()), 8)).prop_flat_map(|(present, _)| {
        let years: Vec<u16> = (0..8).filter(|bit| present >> bit & 1 == 1).map(|bit| 2018 + bit).collect();
        years.into_iter().map(edition).collect::<Vec<_>>()
    });
    let indicator = |id: &'static str, replaces: &'static str| {
        let facts = one_of(&[
            "",
            "",
            r#" "short": "CS", "name_en": "An index", "about": "Một dòng", "about_en": "One line", "unit": "%","#,
            r#" "better": "lower","#,
            r#" "unit": "điểm","#,
        ]);
        let targets =
            (target(format!("{id}1"), ""), target(format!("{id}2"), replaces)).prop_map(|(one, two)| vec![one, two]);
        // A part whose weight was set anew stands twice.
        let parts = r#" "parts": [{"id": "p", "name": "P", "weight": 0.5},
            {"id": "q", "name": "Q", "name_en": "Q", "weight": 0.5, "each": [2000, 2020]},
            {"id": "q", "name": "Q", "weight": 0.50, "each": [2021, null]}],"#;
        let facts = facts.prop_map(move |facts| format!("{facts}{parts}"));
        (facts, editions.clone(), vec(result(), 0..12), targets).prop_map(|(facts, editions, results, targets)| {
            let lower = facts.contains("lower");
            let editions = editions
                .iter()
                .map(|edition| if lower { edition.replace(BANDS, LOWER_BANDS) } else { edition.clone() });
            let editions = editions.collect();
            (facts, [editions, results, targets])
        })
    };
    let panels = (vec(panel("x"), 0..2), vec(panel("y"), 0..2)).prop_map(|(one, two)| [one, two].concat());
    (head, groups, indicator("x", ""), indicator("y", r#""replaces": "x1""#), panels, any::<bool>()).prop_map(
        move |(head, groups, x, y, panels, backwards)| {
            let sources = sources.clone();
            Card { head, sources, groups, indicators: [x, y], panels, backwards }
        },
    )
}
