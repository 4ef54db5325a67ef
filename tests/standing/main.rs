//! Places in whole rankings: small panels worked out by hand, published tables, and what must hold of all.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../common/mod.rs"]
mod common;
mod golden;
mod properties;
mod refused;

use common::document;
use thuoc_do::evaluate::standing::parts::by_strength;
use thuoc_do::evaluate::standing::{Margin, Movement, Panels, Standing};
use thuoc_do::evaluate::verdict::Reason;
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::figure::Rank;
use thuoc_do::model::interval::Interval;
use thuoc_do::model::resolve;
use thuoc_do::model::time::Year;

/// A scorecard of one indicator "x" of the unit "Tỉnh A"; editions, results, targets' clauses, parts and panels as given.
struct Card<'t> {
    better: &'t str,
    editions: &'t str,
    results: &'t str,
    clauses: &'t str,
    parts: &'t str,
    panels: &'t str,
}

const PLAIN: Card<'static> =
    Card { better: "higher", editions: "", results: "", clauses: r#"{"rank": {"at_most": 2}}"#, parts: "", panels: "" };

impl Card<'_> {
    fn text(&self) -> String {
        format!(
            r#"{{"version": 1, "as_of": "2024-06-30",
            "unit": {{"id": "a", "name": "Tỉnh A", "aliases": ["T. A"]}},
            "groups": [{{"id": "north", "name": "Vùng bắc"}}, {{"id": "south", "name": "Vùng nam", "units": 3}}],
            "indicators": [{{"id": "x", "name": "X", "better": "{}", "editions": [{}], "results": [{}], "parts": [{}],
              "targets": [{{"id": "t", "year": 2023, "all": [{}]}}]}}],
            "panels": [{}]}}"#,
            self.better, self.editions, self.results, self.parts, self.clauses, self.panels
        )
    }

    /// The standing in the panel of 2023.
    fn look<T>(&self, at: impl FnOnce(&Standing<'_>) -> T) -> T {
        let document = document(&self.text());
        let plan = resolve::plan(&document.scorecard);
        at(&Panels::of(&plan).standing(0, Year::new(2023).unwrap(), None).unwrap())
    }
}

fn panel(year: u16, columns: &str, rows: &str) -> String {
    format!(r#"{{"indicator": "x", "year": {year}, "columns": {columns}, "rows": {rows}}}"#)
}

fn ends(interval: &Interval<Rank>) -> (u16, u16) {
    (interval.low().unwrap().get(), interval.high().unwrap().get())
}

fn place(standing: &Standing<'_>, name: &str) -> Option<(u16, u16)> {
    let row = standing.rows.iter().find(|row| row.name == name).unwrap();
    row.place.map(|place| ends(&place.rank))
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn between(low: &str, high: &str) -> Interval<Decimal> {
    Interval::new(Decimal::parse(low), Decimal::parse(high)).unwrap()
}

fn point(text: &str) -> Interval<Decimal> {
    Interval::point(decimal(text))
}

#[test]
fn printed_ranks_win_and_ties_stay_as_printed() {
    let rows = r#"[["B", 70, 1], ["C", 66, 2], ["tỉnh  a", 66, 3], ["D", 66, 3], ["E", 67, 5]]"#;
    let panels = panel(2023, r#"["unit", "total", "rank"]"#, rows);
    Card { panels: &panels, ..PLAIN }.look(|standing| {
        let own = &standing.rows[standing.own.unwrap()];
        assert_eq!(own.name, "tỉnh  a");
        assert!(own.place.unwrap().printed);
        for (name, expected) in [("B", 1), ("C", 2), ("tỉnh  a", 3), ("D", 3), ("E", 5)] {
            assert_eq!(place(standing, name), Some((expected, expected)), "{name}");
        }
        // The last of the first two is C with 66; the first outside stands level with it.
        let cut = &standing.cut_offs[0];
        assert_eq!((cut.last_in, cut.first_out), (Some(point("66")), Some(point("66"))));
        assert_eq!(cut.margin, Some(Margin::Short(point("0"))));
    });
}

#[test]
fn equal_printed_totals_give_an_interval() {
    let rows = r#"[["B", 70.1], ["T. A", 66.04], ["C", "66,04"], ["D", 66.040], ["E", 65.99]]"#;
    let panels = panel(2023, r#"["unit", "total"]"#, rows);
    Card { panels: &panels, ..PLAIN }.look(|standing| {
        assert_eq!(place(standing, "T. A"), Some((2, 4)));
        assert_eq!(place(standing, "B"), Some((1, 1)));
        assert_eq!(place(standing, "E"), Some((5, 5)));
        let cut = &standing.cut_offs[0];
        assert_eq!((cut.last_in, cut.first_out), (Some(point("66.04")), Some(point("66.04"))));
        // Perhaps inside, perhaps outside: there is no margin.
        assert_eq!(cut.margin, None);
        assert_eq!(standing.total.unwrap().median.rounded(2).ok(), Some(decimal("66.04")));
    });
}

#[test]
fn fewer_is_better_where_the_indicator_says_so() {
    let panels = panel(2023, r#"["unit", "total"]"#, r#"[["Tỉnh A", 3], ["B", 9], ["C", 1], ["D", 4.5]]"#);
    Card { better: "lower", panels: &panels, ..PLAIN }.look(|standing| {
        assert_eq!(place(standing, "Tỉnh A"), Some((2, 2)));
        assert_eq!(standing.cut_offs[0].margin, Some(Margin::Safe(point("1.5"))));
        // Median of 1, 3, 4.5, 9 is 3.75; 3 is better by 0.75.
        let total = standing.total.unwrap();
        assert_eq!(
            (total.median.rounded(2).ok(), total.gap.rounded(2).ok()),
            (Some(decimal("3.75")), Some(decimal("0.75")))
        );
        let names: Vec<&str> = standing.rows.iter().map(|row| row.name).collect();
        assert_eq!(names, ["C", "Tỉnh A", "D", "B"]);
    });
}

/// As PCI prints from 2023 on: the first three of six, nothing of the others but a total of one's own.
#[test]
fn beside_a_printed_top_the_others_stand_behind_it() {
    let editions = r#"{"year": 2023, "units": 6}"#;
    let columns = r#"["unit", "total", "rank"]"#;
    let rows =
        r#"[["B", 70, 1], ["C", 69, 2], ["D", 68, 3], ["Tỉnh A", 66, null], ["E", null, null], ["F", null, null]]"#;
    let panels = panel(2023, columns, rows);
    let clauses = r#"{"rank": {"at_most": 3}}, {"rank": {"at_most": 5}}"#;
    Card { editions, clauses, panels: &panels, ..PLAIN }.look(|standing| {
        assert_eq!(place(standing, "Tỉnh A"), Some((4, 6)));
        assert_eq!(place(standing, "E"), Some((4, 6)));
        let [three, five] = standing.cut_offs.as_slice() else { panic!("two cut-offs") };
        assert_eq!(three.last_in, Some(point("68")));
        assert_eq!(three.first_out, Some(between("66", "68")));
        assert_eq!(three.margin, Some(Margin::Short(point("2"))));
        assert_eq!(five.last_in, Some(between("", "68")));
        assert_eq!(five.margin, None);
    });
}

#[test]
fn silence_is_no_place() {
    // Two rows without a figure, and nobody says how many were ranked.
    let panels = panel(2023, r#"["unit", "total"]"#, r#"[["Tỉnh A", null], ["B", 9], ["C", null], ["D", 4.5]]"#);
    Card { panels: &panels, ..PLAIN }.look(|standing| {
        assert_eq!(standing.units, None);
        assert_eq!(place(standing, "Tỉnh A"), None);
        assert_eq!(place(standing, "B"), Some((1, 3)));
        assert_eq!(standing.movement, Movement::Unknown(Reason::NoFigure));
    });
    // Two of four were rated: the others were not.
    let editions = r#"{"year": 2023, "units": 2}"#;
    Card { editions, panels: &panels, ..PLAIN }.look(|standing| {
        assert_eq!(place(standing, "Tỉnh A"), None);
        assert_eq!(place(standing, "B"), Some((1, 1)));
        assert_eq!(standing.units.map(Rank::get), Some(2));
    });
}

#[test]
fn groups_alone_give_the_block_of_the_group() {
    let editions = r#"{"year": 2023, "units": 6, "bands": [{"name": "Cao", "units": 2}, {"name": "Vừa", "units": 3}, {"name": "Thấp", "units": 1}]}"#;
    let rows = r#"[["B", "cao", null], ["Tỉnh A", "Vừa", 41.5], ["C", "Vừa", 42], ["D", "Thấp", null]]"#;
    let panels = panel(2023, r#"["unit", "band", "total"]"#, rows);
    Card { editions, panels: &panels, ..PLAIN }.look(|standing| {
        assert_eq!(place(standing, "B"), Some((1, 2)));
        // Third to fifth by its group; C of the same group is surely better.
        assert_eq!(place(standing, "Tỉnh A"), Some((4, 5)));
        assert_eq!(place(standing, "C"), Some((3, 4)));
        assert_eq!(place(standing, "D"), Some((6, 6)));
        let counts: Vec<_> =
            standing.bands.iter().map(|band| (band.name, band.said.unwrap().get(), band.listed)).collect();
        assert_eq!(counts, [("Cao", 2, 1), ("Vừa", 3, 2), ("Thấp", 1, 1)]);
    });
}

#[test]
fn a_score_and_a_place_that_contradict_each_other_are_said() {
    // 67.04 is outside the first two, whose second has 66.79.
    let editions = r#"{"year": 2023, "units": 4}"#;
    let rows = r#"[["B", 70, 1], ["C", 66.79, 2], ["Tỉnh A", 67.04, null], ["D", null, null]]"#;
    let panels = panel(2023, r#"["unit", "total", "rank"]"#, rows);
    Card { editions, panels: &panels, ..PLAIN }.look(|standing| {
        let place = standing.rows[standing.own.unwrap()].place.unwrap();
        assert_eq!((ends(&place.rank), place.conflict, place.printed), ((3, 4), true, false));
        assert_eq!(standing.cut_offs[0].last_in, Some(point("66.79")));
    });
}

#[test]
fn a_printed_result_settles_a_place_that_the_totals_leave_open() {
    let panels = panel(2023, r#"["unit", "total"]"#, r#"[["Tỉnh A", 64.39], ["B", 64.39], ["C", 70]]"#);
    let results = r#"{"year": 2023, "rank": 3}"#;
    Card { results, panels: &panels, ..PLAIN }.look(|standing| {
        let place = standing.rows[standing.own.unwrap()].place.unwrap();
        assert_eq!((ends(&place.rank), place.printed, place.conflict), ((3, 3), true, false));
    });
    // What the press derived does not overrule the totals; that they disagree is said.
    let results = r#"{"year": 2023, "rank": 1, "provenance": "press"}"#;
    Card { results, panels: &panels, ..PLAIN }.look(|standing| {
        let place = standing.rows[standing.own.unwrap()].place.unwrap();
        assert_eq!((ends(&place.rank), place.printed, place.conflict), ((2, 3), false, true));
    });
}

#[test]
fn a_region_is_ranked_by_the_places_in_the_whole() {
    let columns = r#"["unit", "group", "rank"]"#;
    let rows =
        r#"[["B", "north", 1], ["C", "south", 2], ["Tỉnh A", "south", 4], ["D", "north", 3], ["E", "south", 4]]"#;
    let panels = panel(2023, columns, rows);
    let clauses = r#"{"rank": {"at_most": 1, "among": "south"}}"#;
    Card { clauses, panels: &panels, ..PLAIN }.look(|standing| {
        let region = standing.region.unwrap();
        assert_eq!((region.group, ends(&region.place.rank), region.units.unwrap().get()), ("south", (2, 2), 3));
        // No totals: the cut-off is known, its scores are not.
        let cut = &standing.cut_offs[0];
        assert_eq!((cut.among, cut.at_most.get(), cut.last_in, cut.margin), (Some("south"), 1, None, None));
    });
}

#[test]
fn movement_is_between_two_editions_of_the_same_units() {
    let columns = r#"["unit", "total"]"#;
    let now = panel(2023, columns, r#"[["Tỉnh A", 70], ["B", 69], ["C", 68], ["D", 67]]"#);
    let before = panel(2022, columns, r#"[["B", 69], ["C", 68], ["T. A", 68], ["D", 67]]"#);
    let both = format!("{now}, {before}");
    let year = |year| Year::new(year).unwrap();
    let gained =
        |low, high| Movement::Places { from: year(2022), gained: Interval::new(Some(low), Some(high)).unwrap() };
    // From second or third to first.
    Card { panels: &both, ..PLAIN }.look(|standing| assert_eq!(standing.movement, gained(1, 2)));
    for (change, reason) in [("geography", Reason::BreakGeo), ("method", Reason::BreakMethod)] {
        let editions = format!(r#"{{"year": 2022}}, {{"year": 2023, "change": "{change}"}}"#);
        Card { editions: &editions, panels: &both, ..PLAIN }
            .look(|standing| assert_eq!(standing.movement, Movement::Unknown(reason)));
    }
    let editions = r#"{"year": 2022, "geography": "vn-63"}, {"year": 2023, "geography": "vn-34"}"#;
    Card { editions, panels: &both, ..PLAIN }
        .look(|standing| assert_eq!(standing.movement, Movement::Unknown(Reason::BreakGeo)));
    // Without an earlier panel the document's own result serves; without either there is no base.
    let results = r#"{"year": 2022, "rank": 4}"#;
    Card { results, panels: &now, ..PLAIN }.look(|standing| assert_eq!(standing.movement, gained(3, 3)));
    Card { panels: &now, ..PLAIN }.look(|standing| assert_eq!(standing.movement, Movement::Unknown(Reason::NoBase)));
    // A gap of two years is no edition before, where the list of editions says there was one.
    let editions = r#"{"year": 2021}, {"year": 2022}, {"year": 2023}"#;
    let far = format!("{now}, {}", panel(2021, columns, r#"[["Tỉnh A", 1], ["B", 2]]"#));
    Card { editions, panels: &far, ..PLAIN }
        .look(|standing| assert_eq!(standing.movement, Movement::Unknown(Reason::NoBase)));
}

#[test]
fn parts_beside_the_median_and_the_peers() {
    let columns = r#"["unit", "group", "p", "q"]"#;
    let parts = r#"{"id": "p", "name": "P"}, {"id": "whole", "name": "W", "parts": [{"id": "q", "name": "Q"}]}"#;
    let rows = r#"[["B", "north", 6, 5], ["Tỉnh A", "south", 7, 4], ["C", "south", 9, 4], ["D", "north", 5, null], ["E", "south", 8, 3]]"#;
    let panels = panel(2023, columns, rows);
    Card { parts, panels: &panels, ..PLAIN }.look(|standing| {
        let [p, q] = standing.parts.as_slice() else { panic!("two parts") };
        // p: 5 6 7 8 9, the own 7 is the median; in the south 7 8 9 it is the last, one below the median.
        assert_eq!((p.id, p.all.gap.sign(), ends(&p.all.place)), ("p", std::cmp::Ordering::Equal, (3, 3)));
        let peers = p.peers.unwrap();
        assert_eq!((peers.gap.rounded(1).ok(), ends(&peers.place), peers.units), (Some(decimal("-1.0")), (3, 3), 3));
        // q: 3 4 4 5 and one missing: the median of those printed is 4; second to fourth of five.
        assert_eq!((q.all.printed, q.all.units, q.all.median.rounded(1).ok()), (4, 5, Some(decimal("4.0"))));
        assert_eq!((ends(&q.all.place), ends(&q.peers.unwrap().place)), ((2, 4), (1, 2)));
        assert_eq!(by_strength(&standing.parts), [0, 1]);
    });
}

#[test]
fn cut_offs_are_those_of_the_year_and_of_years_to_come() {
    let document = document(
        &Card {
            panels: &[2021, 2022]
                .map(|year| panel(year, r#"["unit", "total"]"#, r#"[["Tỉnh A", 3], ["B", 2], ["C", 1]]"#))
                .join(", "),
            ..PLAIN
        }
        .text(),
    );
    let plan = resolve::plan(&document.scorecard);
    let asked: Vec<_> =
        Panels::of(&plan).standings().iter().map(|one| (one.year.number(), one.cut_offs.len())).collect();
    // The target is of 2023: it is held against the latest ranking only.
    assert_eq!(asked, [(2021, 0), (2022, 1)]);
}
