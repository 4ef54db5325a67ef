//! Whole rankings as they are drawn: real shapes and hostile ones. Nothing may leave its plot, lie on its neighbour
//! or divide by nought, and what is told of a unit is what the panel says.

#![cfg(feature = "full")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use thuoc_do::chart::full::figures::Form;
use thuoc_do::chart::full::standing::{self, Near, Plot, Ranking};
use thuoc_do::chart::picture::{Item, WIDTH, picture};
use thuoc_do::chart::scene::{Anchor, Body, Mark};
use thuoc_do::chart::{self, View, label};
use thuoc_do::read::json;
use thuoc_do::render::csv;
use thuoc_do::words::analysis::{self, Beyond};
use thuoc_do::words::report::Report;
use thuoc_do::words::{Lang, build};

/// A document of one indicator with a panel for 2024, one for 2023 where `before` is not empty, and targets.
struct Card {
    units: usize,
    columns: &'static str,
    /// The cells after the name, of the unit so far down.
    cells: fn(usize) -> String,
    before: Option<fn(usize) -> String>,
    better: &'static str,
    tops: &'static [u16],
    name: fn(usize) -> String,
    edition: &'static str,
}

impl Card {
    /// 63 units with scores to two places, the tenth the document's own; top 20 asked for.
    fn plain() -> Self {
        Self {
            units: 63,
            columns: r#""total""#,
            cells: |at| format!("{}.{:02}", 80 - at / 3, 99 - at),
            before: None,
            better: "higher",
            tops: &[20],
            name: |at| if at == 9 { "Ninh Thuận".into() } else { format!("Đơn vị {at}") },
            edition: "",
        }
    }

    fn json(&self) -> String {
        let panel = |year: u16, cells: fn(usize) -> String| {
            let rows: Vec<String> =
                (0..self.units).map(|at| format!(r#"["{}", {}]"#, (self.name)(at), cells(at))).collect();
            let (columns, rows) = (self.columns, rows.join(","));
            format!(r#"{{"indicator": "i", "year": {year}, "columns": ["unit", {columns}], "rows": [{rows}]}}"#)
        };
        let mut panels = vec![panel(2024, self.cells)];
        panels.extend(self.before.map(|cells| panel(2023, cells)));
        let target =
            |top: &u16| format!(r#"{{"id": "t{top}", "year": 2024, "all": [{{"rank": {{"at_most": {top}}}}}]}}"#);
        let targets: Vec<String> = self.tops.iter().map(target).collect();
        format!(
            r#"{{"version": 1, "as_of": "2025-06-01", "unit": {{"id": "nt", "name": "Ninh Thuận"}},
                "indicators": [{{"id": "i", "name": "Chỉ số thử", "unit": "điểm", "better": "{}",
                  "editions": [{{"year": 2023}}, {{"year": 2024{}}}], "targets": [{}]}}],
                "panels": [{}]}}"#,
            self.better,
            self.edition,
            targets.join(","),
            panels.join(",")
        )
    }

    fn beyond(&self) -> (Report, Beyond) {
        let read = json::document(&self.json()).unwrap_or_else(|problems| panic!("{problems:?}"));
        (build::report(&read, Lang::Vi), analysis::beyond(&read.scorecard, Lang::Vi))
    }
}

fn long(at: usize) -> String {
    if at == 9 {
        "Ninh Thuận".into()
    } else {
        format!("Ban quản lý các khu kinh tế và khu công nghiệp số {at} ").repeat(6)
    }
}

fn cards() -> Vec<(&'static str, Card)> {
    let backwards: fn(usize) -> String = |at| format!("{}.5", at % 63);
    let rank_and_score: fn(usize) -> String = |at| format!("{}, {}", at + 1, 90 - at);
    vec![
        ("63 units", Card::plain()),
        ("63 units after others", Card { before: Some(backwards), ..Card::plain() }),
        ("34 units, less is better", Card { units: 34, better: "lower", before: Some(backwards), ..Card::plain() }),
        ("27 departments of long names", Card { units: 27, name: long, tops: &[3, 9], ..Card::plain() }),
        ("one unit", Card { units: 1, name: |_| "Ninh Thuận".into(), ..Card::plain() }),
        ("two units", Card { units: 2, name: |at| ["Ninh Thuận", "Khác"][at].into(), tops: &[1], ..Card::plain() }),
        ("all equal", Card { cells: |_| "75.0".into(), ..Card::plain() }),
        ("all nought", Card { cells: |_| "0".into(), ..Card::plain() }),
        ("many ties", Card { cells: |at| format!("{}", 80 - at / 9), before: Some(backwards), ..Card::plain() }),
        ("below nought", Card { cells: |at| format!("-{at}.25"), ..Card::plain() }),
        ("nought to one", Card { cells: |at| format!("0.{:04}", 9999 - at * 7), ..Card::plain() }),
        ("to a thousand millions", Card { cells: |at| format!("{}", 9_000_000_000_u64 >> (at / 2)), ..Card::plain() }),
        ("ranks alone", Card { columns: r#""rank""#, cells: |at| format!("{}", at + 1), ..Card::plain() }),
        (
            "ranks with ties, after others",
            Card {
                columns: r#""rank""#,
                cells: |at| format!("{}", at / 2 * 2 + 1),
                before: Some(|at| format!("{}", 63 - at)),
                ..Card::plain()
            },
        ),
        (
            "bands alone",
            Card {
                columns: r#""band""#,
                cells: |at| format!(r#""{}""#, ["Cao nhất", "Trung bình", "Thấp"][at / 21]),
                edition: r#", "units": 63, "bands": [{"name": "Cao nhất", "units": 21}, {"name": "Trung bình", "units": 21}, {"name": "Thấp", "units": 21}]"#,
                ..Card::plain()
            },
        ),
        (
            "the first 30 alone printed",
            Card {
                columns: r#""rank", "total""#,
                cells: |at| if at < 30 { format!("{}, {}.1", at + 1, 90 - at) } else { "null, null".into() },
                edition: r#", "units": 63"#,
                ..Card::plain()
            },
        ),
        (
            "ranks against scores",
            Card { columns: r#""rank", "total""#, cells: |at| format!("{}, {}", at + 1, 40 + at), ..Card::plain() },
        ),
        (
            "five cut-offs",
            Card { columns: r#""rank", "total""#, cells: rank_and_score, tops: &[1, 2, 9, 10, 62], ..Card::plain() },
        ),
        ("without the own unit", Card { name: |at| format!("Đơn vị {at}"), ..Card::plain() }),
        ("2000 units", Card { units: 2000, cells: |at| format!("{}", 9000 - at * 3), ..Card::plain() }),
        ("nothing printed", Card { cells: |_| "null".into(), ..Card::plain() }),
    ]
}

fn each(mut look: impl FnMut(&str, &Card, &Ranking<'_>)) {
    for (name, card) in cards() {
        let (report, beyond) = card.beyond();
        let scene = chart::full::scene(&report, &beyond, View::Standing, None);
        let Body::Standing(rankings) = &scene.body else { panic!("{name}: no ranking") };
        assert_eq!(rankings.len(), 1 + usize::from(card.before.is_some()), "{name}");
        for one in rankings {
            look(name, &card, one);
        }
    }
}

fn extent(label: &standing::Label, plot: i32) -> (i32, i32) {
    let wide = i32::from(label::width(&label.text));
    let x = i32::from(label.at) * plot / 10_000 + i32::from(label.aside);
    match label.anchor {
        Anchor::Start => (x, x + wide),
        Anchor::Middle => (x - wide / 2, x + wide / 2),
        Anchor::End => (x - wide, x),
    }
}

/// The plots of hosts of 240, 340, 620 and 1400 px, each with the rooms it shows.
const PLOTS: [(i32, usize); 4] = [(180, 0), (264, 1), (520, 2), (1300, 2)];

#[test]
fn every_ranked_unit_has_a_dot_of_its_own_inside_the_plot() {
    let mut plots = 0;
    each(|name, card, one| {
        let ranked = one.told.rows.iter().filter(|row| row.rank.is_some()).count();
        let Some(plot) = &one.plot else {
            assert_eq!(ranked, 0, "{name}");
            return;
        };
        plots += 1;
        let low = plot.height as i16;
        assert_eq!(plot.dots.len(), ranked, "{name}");
        let mut before: Option<i16> = None;
        for dot in &plot.dots {
            assert!(dot.at <= 10_000 && dot.y > 0 && dot.y < low, "{name}: {} {}", dot.at, dot.y);
            for y in [dot.span.map(|span| span.0), dot.span.map(|span| span.1), dot.before].into_iter().flatten() {
                assert!(y > 0 && y < low, "{name}: {y} of {low}");
            }
            // So many lines that they are nearer than a dot is high share their room.
            if card.units <= 100
                && let Some(before) = before
            {
                assert!(dot.y - before >= 2 * plot.radius as i16, "{name}: {} after {before}", dot.y);
            }
            before = Some(dot.y);
        }
        for mark in &plot.marks {
            let fine = match mark {
                Mark::Bar { from, to, top, height, .. } => {
                    from <= to && *to <= 10_000 && *top > 0 && top + height <= low
                }
                Mark::Line { from, to, .. } => {
                    from.0 <= 10_000 && to.0 <= 10_000 && (0..=low).contains(&from.1) && (0..=low).contains(&to.1)
                }
                _ => false,
            };
            assert!(fine, "{name}: {mark:?}");
        }
        assert!(plot.height < 1000, "{name}");
    });
    assert!(plots > 20, "only {plots}");
}

#[test]
fn no_words_meet_others_or_leave_the_plot_at_any_width() {
    let mut words = 0;
    each(|name, _, one| {
        let Some(plot) = &one.plot else { return };
        for (wide, room) in PLOTS {
            let shown: Vec<_> = plot.labels.iter().filter(|label| label.room <= room).collect();
            words += shown.len();
            for (at, label) in shown.iter().enumerate() {
                let (left, right) = extent(label, wide);
                assert!(left >= -16 && right <= wide + 16, "{name} at {wide}: \"{}\" {left} to {right}", label.text);
                assert!(label.y > 8 && label.y <= plot.height as i16, "{name}: {}", label.y);
                for other in &shown[at + 1..] {
                    let (from, to) = extent(other, wide);
                    let apart = (label.y - other.y).abs() >= 14 || right <= from || to <= left;
                    assert!(apart, "{name} at {wide}: \"{}\" meets \"{}\"", label.text, other.text);
                }
            }
        }
        for (at, (y, text)) in plot.axis.iter().enumerate() {
            assert!(plot.axis[at + 1..].iter().all(|(other, _)| (y - other).abs() >= 14), "{name}: {text}");
        }
    });
    assert!(words > 300, "only {words}");
}

/// Where ranks follow scores, the words beside a dot cover no dot.
#[test]
fn no_words_lie_on_a_dot_where_ranks_follow_scores() {
    each(|name, _, one| {
        let Some(plot) = one.plot.as_ref().filter(|plot| plot.scored) else { return };
        if ["ranks against scores", "2000 units"].contains(&name) {
            return;
        }
        for (wide, room) in PLOTS {
            for label in plot.labels.iter().filter(|label| label.room <= room && label.aside != 0) {
                let (left, right) = extent(label, wide);
                for dot in &plot.dots {
                    let (x, r) = (i32::from(dot.at) * wide / 10_000, plot.radius as i16);
                    let beside = x + i32::from(r) <= left || x - i32::from(r) >= right;
                    assert!(
                        beside || dot.y + r <= label.y - 9 || dot.y - r >= label.y + 3,
                        "{name} at {wide}: \"{}\" on the dot of {}",
                        label.text,
                        one.told.rows[dot.row].name
                    );
                }
            }
        }
    });
}

#[test]
fn better_is_above_and_to_the_right() {
    each(|name, _, one| {
        let Some(plot) = one.plot.as_ref().filter(|plot| plot.scored) else { return };
        if name == "ranks against scores" {
            return;
        }
        let scored: Vec<_> = plot.dots.iter().filter(|dot| !dot.bare).collect();
        for pair in scored.windows(2) {
            assert!(pair[0].y <= pair[1].y && pair[0].at >= pair[1].at, "{name}");
        }
    });
}

#[test]
fn the_short_table_leaves_out_only_what_it_counts() {
    each(|name, card, one| {
        if card.units <= 12 {
            assert!(one.near.is_empty(), "{name}");
            return;
        }
        let mut next = 0;
        for near in &one.near {
            match near {
                Near::Unit(at) => {
                    assert_eq!(*at, next, "{name}");
                    next += 1;
                }
                Near::Others(count) => next += count,
                Near::CutOff(place) => assert!(card.tops.contains(place), "{name}"),
            }
        }
        assert_eq!(next, one.lines.len(), "{name}");
        assert!(one.near.len() <= 10 + 4 * card.tops.len(), "{name}: {}", one.near.len());
    });
}

fn told(card: &Card, unit: usize) -> String {
    let (_, beyond) = card.beyond();
    standing::rankings(&beyond, None, Lang::Vi)[0].units[unit].clone()
}

/// By hand, from the figures of the cards.
#[test]
fn a_unit_is_told_beside_the_own_one_and_its_own_past() {
    let own = |at: usize| if at == 1 { "Ninh Thuận".to_owned() } else { ["Đà Nẵng", "", "Huế"][at].to_owned() };
    let card = Card {
        units: 3,
        name: own,
        cells: |at| ["74.32", "69.22", "69.22"][at].into(),
        before: Some(|at| ["60", "70", "65"][at].into()),
        ..Card::plain()
    };
    assert_eq!(told(&card, 0), "Đà Nẵng: hạng 1/3, 74,32 điểm, hơn Ninh Thuận 5,10 điểm; năm 2023: hạng 3");
    assert_eq!(told(&card, 1), "Ninh Thuận: hạng 2–3/3, 69,22 điểm; năm 2023: hạng 1");
    assert_eq!(told(&card, 2), "Huế: hạng 2–3/3, 69,22 điểm, bằng Ninh Thuận; năm 2023: hạng 2");
    // Less is better: who has more stands lower, and the words say more and not better.
    let lower = Card { better: "lower", before: None, ..card };
    assert_eq!(told(&lower, 2), "Đà Nẵng: hạng 3/3, 74,32 điểm, cao hơn Ninh Thuận 5,10 điểm");
}

#[test]
fn where_only_the_first_are_printed_the_rest_are_not_guessed() {
    let (name, card) = cards().into_iter().find(|(name, _)| name.starts_with("the first 30")).unwrap();
    let (_, beyond) = card.beyond();
    let rankings = standing::rankings(&beyond, None, Lang::Vi);
    let last = &rankings[0].units[62];
    // Whoever is not among the first thirty of 63 stands somewhere behind them.
    assert_eq!(last, "Đơn vị 62: hạng 31–63/63", "{name}");
    let plot = rankings[0].plot.as_ref().unwrap();
    let bare: Vec<_> = plot.dots.iter().filter(|dot| dot.bare).collect();
    assert_eq!(bare.len(), 33);
    assert!(bare.iter().all(|dot| dot.span.is_some()), "each with the places it may have");
}

#[test]
fn figures_for_programs_and_for_excel() {
    let card = Card {
        units: 2,
        name: |at| ["Ninh Thuận", "Khác"][at].into(),
        cells: |at| ["70.5", "7.25"][at].into(),
        ..Card::plain()
    };
    let (_, beyond) = card.beyond();
    let rankings = standing::rankings(&beyond, None, Lang::Vi);
    let machine = csv::table(&standing::figures(&rankings, Form::Machine, Lang::En));
    assert_eq!(machine.lines().nth(1), Some("i,2024,Ninh Thuận,x,1,1,2,70.5,,,"));
    let excel = csv::excel(&standing::figures(&rankings, Form::Excel, Lang::Vi));
    assert_eq!(
        excel.lines().nth(2).map(|line| line.replace('"', "")),
        Some("Chỉ số thử;2024;Khác;;2;2;2;7,25;;;".into())
    );
}

#[test]
fn the_stand_alone_picture_holds_the_plot() {
    for (name, card) in cards() {
        let (report, beyond) = card.beyond();
        let picture = picture(&chart::full::scene(&report, &beyond, View::Standing, None));
        for item in &picture.items {
            match item {
                Item::Text { x, y, size, anchor, text, .. } => {
                    let wide = i32::from(label::width(text)) * size * 10 / 125;
                    let left = if *anchor == Anchor::End { x - wide } else { *x };
                    assert!(left >= 0 && left + wide <= WIDTH + 8 && *y <= picture.height, "{name}: {text}");
                }
                Item::Plot { x, y, width, plot } => {
                    let Plot { height, .. } = plot;
                    assert!(x + width <= WIDTH && y + i32::from(*height) <= picture.height, "{name}");
                }
                _ => {}
            }
        }
        let plots = picture.items.iter().filter(|item| matches!(item, Item::Plot { .. })).count();
        assert_eq!(plots, if name == "nothing printed" { 0 } else { 1 + usize::from(card.before.is_some()) }, "{name}");
    }
}
