//! Documents that strain a drawing: nothing may leave its plot, meet its neighbour or divide by nought.

#![cfg(feature = "full")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::fmt::Write as _;
use thuoc_do::chart::full::arrange;
use thuoc_do::chart::full::parts::{self, Index};
use thuoc_do::chart::full::{Choices, Filter, Sort};
use thuoc_do::chart::picture::{Item, WIDTH, picture};
use thuoc_do::chart::scene::{Anchor, Body, Mark, Room, Scene};
use thuoc_do::chart::{self, View, label};
use thuoc_do::model::decimal::Decimal;
use thuoc_do::read::json;
use thuoc_do::words::analysis::{self, supposed};
use thuoc_do::words::build;
use thuoc_do::words::report::Report;
use thuoc_do::words::{Lang, number};

/// One indicator with a target on each of some years.
struct Shape {
    name: String,
    unit: &'static str,
    scale: &'static str,
    years: std::ops::Range<u16>,
    /// The score of a year, as JSON; none where `None`.
    score: fn(u16) -> Option<String>,
    target: &'static str,
}

impl Shape {
    fn plain() -> Self {
        Self {
            name: "Chỉ số thử".into(),
            unit: "điểm",
            scale: "[0, 100]",
            years: 2020..2024,
            score: |year| Some((year - 1950).to_string()),
            target: "75",
        }
    }

    fn json(&self, id: usize) -> String {
        let list =
            |each: &dyn Fn(u16) -> Option<String>| self.years.clone().filter_map(each).collect::<Vec<_>>().join(",");
        let scale = if self.scale.is_empty() { String::new() } else { format!(r#""scale": {},"#, self.scale) };
        let editions = list(&|year| Some(format!(r#"{{"year": {year}, {scale} "units": 63}}"#)));
        let results = list(&|year| Some(format!(r#"{{"year": {year}, "score": {}}}"#, (self.score)(year)?)));
        let targets = list(&|year| {
            Some(format!(
                r#"{{"id": "t{id}-{year}", "year": {year}, "all": [{{"score": {{"at_least": {}}}}}], "explanation": "{}"}}"#,
                self.target,
                if self.name.len() > 200 { self.name.as_str() } else { "Do thiếu kinh phí." }
            ))
        });
        format!(
            r#"{{"id": "i{id}", "name": "{}", "unit": "{}", "editions": [{editions}], "results": [{results}], "targets": [{targets}]}}"#,
            self.name, self.unit
        )
    }
}

fn document(shapes: &[Shape]) -> Report {
    let mut text = String::from(r#"{"version": 1, "title": "Bảng thử", "as_of": "2070-01-01", "indicators": ["#);
    for (id, shape) in shapes.iter().enumerate() {
        let comma = if id > 0 { "," } else { "" };
        write!(text, "{comma}{}", shape.json(id)).unwrap();
    }
    text.push_str("]}");
    let read = json::document(&text).unwrap_or_else(|problems| panic!("{problems:?}"));
    build::report(&read, Lang::Vi)
}

/// Every shape by its name.
fn shapes() -> Vec<(&'static str, Vec<Shape>)> {
    let one = |change: fn(&mut Shape)| {
        let mut shape = Shape::plain();
        change(&mut shape);
        vec![shape]
    };
    let long = "Tỷ lệ hồ sơ giải quyết đúng hạn trên tổng số hồ sơ đã tiếp nhận ".repeat(5);
    let unbroken = "x".repeat(300);
    let named = |name: String| vec![Shape { name, ..Shape::plain() }];
    vec![
        ("plain", one(|_| {})),
        ("name of 300 letters", named(long)),
        ("name of one word of 300 letters", named(unbroken)),
        ("200 indicators", (0..200).map(|_| Shape { years: 2023..2024, ..Shape::plain() }).collect()),
        ("all missing", one(|shape| shape.score = |_| None)),
        ("all equal", one(|shape| shape.score = |_| Some("75".into()))),
        ("all nought", one(|shape| (shape.score, shape.target) = (|_| Some("0".into()), "0"))),
        ("a target far outside", one(|shape| (shape.scale, shape.target) = ("[0, 100000000]", "99999999"))),
        (
            "negative scores",
            one(|shape| {
                shape.scale = "[-100, 100]";
                shape.score = |year| Some(format!("-{}", year - 2000));
                shape.target = "-10";
            }),
        ),
        (
            "nought to one",
            one(|shape| {
                shape.scale = "[0, 1]";
                shape.score = |year| Some(format!("0.{}", year - 1000));
                shape.target = "0.5";
            }),
        ),
        (
            "nought to a thousand",
            one(|shape| {
                shape.scale = "[0, 1000]";
                shape.score = |year| Some((year - 1100).to_string());
                shape.target = "950.25";
            }),
        ),
        (
            "a scale of next to nothing",
            one(|shape| (shape.scale, shape.score) = ("[75, 75.00000001]", |_| Some("75".into()))),
        ),
        (
            "no known scale",
            one(|shape| (shape.scale, shape.score) = ("", |year| Some(format!("{}.5", u32::from(year) * 1_000)))),
        ),
        ("ranges", one(|shape| shape.score = |year| Some(format!(r#"{{"from": {}}}"#, year - 1960)))),
        ("a single year", one(|shape| shape.years = 2023..2024)),
        ("40 years", one(|shape| shape.years = 2000..2040)),
        (
            "a unit of 200 letters",
            vec![Shape { unit: Box::leak("hồ sơ ".repeat(33).into_boxed_str()), ..Shape::plain() }],
        ),
    ]
}

/// Where a text of a plot lies at the narrowest width, in pixels.
fn extent(at: u16, anchor: Anchor, text: &str, plot: i32) -> (i32, i32) {
    let wide = i32::from(label::width(text));
    let x = i32::from(at) * plot / 10_000;
    match anchor {
        Anchor::Start => (x, x + wide),
        Anchor::Middle => (x - wide / 2, x + wide / 2),
        Anchor::End => (x - wide, x),
    }
}

/// What is wrong with the marks of a plot.
fn wrong(marks: &[Mark], height: u16) -> Vec<String> {
    let mut wrong = Vec::new();
    let low = i32::from(height);
    let inside = |x: u16| x <= 10_000;
    for mark in marks {
        let fine = match mark {
            Mark::Bar { from, to, top, height: tall, .. } => {
                inside(*to) && from <= to && *top >= 0 && *tall >= 0 && i32::from(*top) + i32::from(*tall) <= low
            }
            Mark::Line { from, to, .. } => {
                inside(from.0) && inside(to.0) && [from.1, to.1].iter().all(|y| (0..=low).contains(&i32::from(*y)))
            }
            Mark::Dot { at, y } => inside(*at) && (0..=low).contains(&i32::from(*y)),
            Mark::Tick { at, .. } | Mark::Before { at } => inside(*at),
            Mark::Sign { at, top, .. } => inside(*at) && (0..=low).contains(&i32::from(*top)),
            Mark::Text { at, y, .. } => inside(*at) && (8..=low).contains(&i32::from(*y)),
        };
        if !fine {
            wrong.push(format!("outside: {mark:?}"));
        }
    }
    wrong
}

/// Texts that would meet in a plot of so many pixels, of those shown there.
fn meeting(marks: &[Mark], plot: i32, shown: &[Room]) -> Vec<String> {
    let mut texts = Vec::new();
    for mark in marks {
        if let Mark::Text { at, y, anchor, text, room, .. } = mark
            && shown.contains(room)
        {
            texts.push((extent(*at, *anchor, text, plot), *y, text));
        }
    }
    let mut found = Vec::new();
    for ((left, right), _, text) in &texts {
        if shown == [Room::Any] && (*left < 0 || *right > plot + 1) {
            found.push(format!("\"{text}\" leaves the plot: {left} to {right}"));
        }
    }
    for (index, ((left, right), y, text)) in texts.iter().enumerate() {
        for ((other_left, other_right), other_y, other) in texts.iter().skip(index + 1) {
            if (y - other_y).abs() < 14 && left < other_right && other_left < right {
                found.push(format!("\"{text}\" meets \"{other}\""));
            }
        }
    }
    found
}

fn each_view(mut look: impl FnMut(&str, &Scene<'_>)) {
    for (name, shapes) in shapes() {
        let report = document(&shapes);
        for view in [View::Scorecard, View::Timeline, View::Table] {
            look(name, &chart::scene(&report, view, None));
        }
    }
}

#[test]
fn nothing_leaves_its_plot() {
    let mut plots = 0;
    each_view(|name, scene| match &scene.body {
        Body::Scorecard(rows) => {
            for track in rows.iter().filter_map(|row| row.track.as_ref()) {
                plots += 1;
                assert_eq!(wrong(&track.marks, track.height), [""; 0], "{name}");
                let narrowest = i32::from(label::NARROWEST);
                assert_eq!(meeting(&track.marks, narrowest, &[Room::Any]), [""; 0], "{name}");
            }
        }
        Body::Timeline(panels) => {
            for panel in panels.iter().filter(|panel| panel.height > 0) {
                plots += 1;
                assert_eq!(wrong(&panel.marks, panel.height), [""; 0], "{name}");
                // Charts of 620 and of 900 pixels, less gutters and axis.
                assert_eq!(meeting(&panel.marks, 540, &[Room::Any, Room::Wide]), [""; 0], "{name}");
                assert_eq!(meeting(&panel.marks, 810, &[Room::Any, Room::Wide, Room::Wider]), [""; 0], "{name}");
                if let Some(small) = &panel.small {
                    assert_eq!(wrong(&small.marks, chart::full::small::HEIGHT as u16), [""; 0], "{name}, small");
                    assert_eq!(meeting(&small.marks, 160, &[Room::Any]), [""; 0], "{name}, small");
                }
                assert!(panel.axis.iter().all(|(y, _)| (0..=panel.height as i16).contains(y)), "{name}");
                assert!(!panel.axis.is_empty() && panel.axis.len() <= 9, "{name}: {} labels", panel.axis.len());
            }
        }
        Body::Table(table) => assert_eq!(table.cells.len() % table.header.len(), 0, "{name}"),
        Body::Standing(_) | Body::Parts(_) => {}
    });
    assert!(plots > 400, "only {plots} plots were looked at");
}

#[test]
fn a_stand_alone_picture_keeps_its_texts_inside_and_apart() {
    each_view(apart);
}

fn apart(name: &str, scene: &Scene<'_>) {
    {
        let picture = picture(scene);
        let mut lines: Vec<(i32, i32, i32, i32, &str)> = Vec::new();
        for item in &picture.items {
            let Item::Text { x, y, size, anchor, text, .. } = item else { continue };
            let wide = i32::from(label::width(text)) * size * 10 / 125;
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - wide / 2,
                Anchor::End => x - wide,
            };
            assert!(left >= 0 && left + wide <= WIDTH + 8, "{name}: \"{text}\" from {left} to {}", left + wide);
            assert!(*y > 0 && *y < picture.height, "{name}: \"{text}\" at {y} of {}", picture.height);
            lines.push((left, left + wide, y - size, *y, text));
        }
        lines.sort_by_key(|line| line.2);
        for (index, (left, right, _, bottom, text)) in lines.iter().enumerate() {
            for (other_left, other_right, other_top, _, other) in lines.iter().skip(index + 1) {
                if *other_top >= *bottom {
                    break;
                }
                assert!(left >= other_right || other_left >= right, "{name}: \"{text}\" meets \"{other}\"");
            }
        }
    }
}

#[test]
fn every_row_stands_once_however_it_is_sorted() {
    for (name, shapes) in shapes() {
        let report = document(&shapes);
        let scene = chart::scene(&report, View::Scorecard, None);
        let Body::Scorecard(rows) = &scene.body else { panic!() };
        for sort in [Sort::Plan, Sort::Gap, Sort::Verdict] {
            let choices = Choices { sort, ..Choices::default() };
            let arranged = arrange::arrange(rows, choices, Lang::Vi);
            let mut placed: Vec<usize> =
                arranged.sections.iter().flat_map(|section| section.places.iter().map(|place| place.row)).collect();
            placed.sort_unstable();
            assert_eq!(placed, (0..rows.len()).collect::<Vec<_>>(), "{name}, {sort:?}");
        }
        let all = rows.len();
        for filter in [Filter::All, Filter::NotMet, Filter::Unknown] {
            let choices = Choices { filter, ..Choices::default() };
            let arranged = arrange::arrange(rows, choices, Lang::Vi);
            let placed: usize = arranged.sections.iter().map(|section| section.places.len()).sum();
            assert!(arranged.shown.starts_with(&format!("Hiện {placed}/{all} ")), "{name}: {}", arranged.shown);
        }
    }
}

#[test]
fn a_years_column_tells_the_row_of_that_year() {
    each_view(|name, scene| {
        let Body::Timeline(panels) = &scene.body else { return };
        for panel in panels {
            for column in &panel.columns {
                let Some(row) = column.row else { continue };
                let cells = panel.table.rows().nth(row).unwrap_or_else(|| panic!("{name}: no row {row}"));
                assert_eq!(cells[0].text, column.year, "{name}");
            }
        }
    });
    // Looked at by its own formatter, so that a year can never be grouped.
    assert_eq!(number::decimal(2_023_u16.into(), Lang::Vi), "2.023");
}

/// An index of so many parts, as JSON: names, the ends of a part's scale, scores, and what all units have.
struct Whole {
    name: String,
    count: usize,
    /// `"min": …, "max": …` of a part.
    ends: fn(usize) -> &'static str,
    /// The score of a part, as JSON; `null` for one that is not known, empty for one that does not apply.
    score: fn(usize) -> String,
    /// A panel of so many units, each with the same scores.
    units: usize,
    /// Every part stands in one of two.
    two_levels: bool,
}

impl Whole {
    fn plain() -> Self {
        Self {
            name: "Thành phần".into(),
            count: 8,
            ends: |_| r#""min": 1, "max": 10"#,
            score: |at| format!("{}.25", 1 + at % 9),
            units: 5,
            two_levels: false,
        }
    }

    fn json(&self) -> String {
        let all = |each: &dyn Fn(usize) -> String| (0..self.count).map(each).collect::<Vec<_>>().join(",");
        let part = |at: usize| format!(r#"{{"id": "p{at}", "name": "{} {at}", {}}}"#, self.name, (self.ends)(at));
        let parts = if self.two_levels {
            let (one, two): (Vec<usize>, Vec<usize>) = (0..self.count).partition(|at| at % 2 == 0);
            let list = |of: Vec<usize>| of.into_iter().map(part).collect::<Vec<_>>().join(",");
            let each = |id: &str, of| format!(r#"{{"id": "{id}", "name": "{}", "parts": [{}]}}"#, self.name, list(of));
            [each("a", one), each("b", two)].join(",")
        } else {
            all(&part)
        };
        let score = |at: usize| match (self.score)(at) {
            empty if empty.is_empty() => format!(r#"{{"id": "p{at}", "not_applicable": true}}"#),
            score => format!(r#"{{"id": "p{at}", "score": {score}}}"#),
        };
        let cells = |at: usize| match (self.score)(at) {
            empty if empty.is_empty() => "null".to_owned(),
            score => score,
        };
        let rows: Vec<String> =
            (0..self.units).map(|unit| format!(r#"["Tỉnh {unit}", {}, {}]"#, 40 + unit, all(&cells))).collect();
        let columns = all(&|at| format!(r#""p{at}""#));
        let panel = format!(
            r#"{{"indicator": "i", "year": 2023, "columns": ["unit", "total", {columns}], "rows": [{}]}}"#,
            rows.join(",")
        );
        let panel = if self.units > 0 { panel } else { String::new() };
        let scores = all(&score);
        format!(
            r#"{{"version": 1, "unit": {{"id": "t", "name": "Tỉnh 0"}}, "as_of": "2024-05-10",
            "indicators": [{{"id": "i", "name": "{}", "editions": [{{"year": 2022}}, {{"year": 2023}}], "parts": [{parts}],
            "results": [{{"year": 2022, "parts": [{scores}]}}, {{"year": 2023, "parts": [{scores}]}}],
            "targets": [{{"id": "t", "year": 2023, "all": [{{"score": {{"at_least": 90}}}}]}}]}}], "panels": [{panel}]}}"#,
            self.name
        )
    }
}

fn wholes() -> Vec<(&'static str, Whole)> {
    let one = |name, change: fn(&mut Whole)| {
        let mut whole = Whole::plain();
        change(&mut whole);
        (name, whole)
    };
    vec![
        one("plain", |_| {}),
        one("one part", |whole| whole.count = 1),
        one("200 parts", |whole| whole.count = 200),
        one("names of 300 letters", |whole| whole.name = "Tỷ lệ hồ sơ giải quyết đúng hạn trên tổng số ".repeat(7)),
        one("names of one word of 300 letters", |whole| whole.name = "x".repeat(300)),
        one("nought to one", |whole| {
            whole.ends = |_| r#""min": 0, "max": 1"#;
            whole.score = |at| format!("0.{}", 1234 + at);
        }),
        one("nought to a thousand", |whole| {
            whole.ends = |_| r#""min": 0, "max": 1000"#;
            whole.score = |at| format!("{}.75", 900 + at);
        }),
        one("scales that differ", |whole| {
            whole.ends =
                |at| [r#""min": 0, "max": 1.5"#, r#""min": 0, "max": 10000000"#, r#""min": -5, "max": 2"#][at % 3];
            whole.score = |_| "1".into();
        }),
        one("no ends known", |whole| whole.ends = |_| r#""min": 0"#),
        one("below nought", |whole| {
            whole.ends = |_| r#""min": -10, "max": 1"#;
            whole.score = |at| format!("-{}.5", 1 + at % 8);
        }),
        one("some missing", |whole| whole.score = |at| if at % 3 == 0 { "null".into() } else { "5".into() }),
        one("all missing", |whole| whole.score = |_| "null".into()),
        one("at the ends", |whole| whole.score = |at| if at % 2 == 0 { "1".into() } else { "10".into() }),
        one("some not applicable", |whole| {
            whole.ends = |_| r#""max": 10"#;
            whole.score = |at| if at % 3 == 0 { String::new() } else { "5".into() };
        }),
        one("none applicable", |whole| whole.score = |_| String::new()),
        one("no panel", |whole| whole.units = 0),
        one("a panel of one", |whole| whole.units = 1),
        one("two levels", |whole| whole.two_levels = true),
    ]
}

/// Calls with each index as it is, and with a first part supposed at either end.
fn each_index(mut look: impl FnMut(&str, &Scene<'_>, &Index<'_>)) {
    for (name, whole) in wholes() {
        let read = json::document(&whole.json()).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let report = build::report(&read, Lang::Vi);
        let mut beyond = analysis::beyond(&read.scorecard, Lang::Vi);
        assert_eq!(beyond.indices.len(), 1, "{name}");
        let mut ends = Vec::new();
        {
            let scene = chart::full::scene(&report, &beyond, View::Parts, None);
            let Body::Parts(indices) = &scene.body else { panic!("{name}") };
            look(name, &scene, &indices[0]);
            let open = indices[0].rows.iter().find_map(|row| Some((row.part.part.clone(), row.control.as_ref()?.ends)));
            ends.extend(open.into_iter().flat_map(|(part, ends)| [(part.clone(), ends[0]), (part, ends[1])]));
        }
        for (part, to) in ends {
            beyond.supposed.clear();
            supposed::set(&mut beyond.supposed, &beyond.indices[0], &part, to);
            beyond.supposed[0].reckon(&read.scorecard, &beyond.indices[0], Lang::Vi);
            let scene = chart::full::scene(&report, &beyond, View::Parts, None);
            let Body::Parts(indices) = &scene.body else { panic!("{name}") };
            look(name, &scene, &indices[0]);
        }
    }
}

#[test]
fn parts_stay_in_their_plots_and_their_controls_on_their_scales() {
    let (mut plots, mut controls) = (0, 0);
    each_index(|name, _, index| {
        assert!(!index.told.sentence.is_empty(), "{name}");
        assert_eq!(index.table.cells.len() % index.table.header.len(), 0, "{name}");
        for row in &index.rows {
            plots += usize::from(!row.marks.is_empty());
            assert_eq!(wrong(&row.marks, parts::HEIGHT), [""; 0], "{name}");
            assert_eq!(meeting(&row.marks, i32::from(label::NARROWEST), &[Room::Any]), [""; 0], "{name}");
            let Some(control) = &row.control else { continue };
            controls += 1;
            let [least, most, step] = control.ends;
            assert!(least < most && step > Decimal::ZERO, "{name}: {least} to {most} by {step}");
            assert!(least <= control.at && control.at <= most, "{name}: {} of {least} to {most}", control.at);
            assert!(most.minus(least) <= step.tenths(100).tenths(250), "{name}: more than 250 steps of {step}");
            for up in [true, false] {
                let to = control.stepped(up);
                assert!(least <= to && to <= most, "{name}: a step to {to}");
                let moves = if up { control.at < most } else { control.at > least };
                assert_eq!(to != control.at, moves, "{name}: from {} a step to {to}", control.at);
            }
        }
    });
    assert!(plots > 900 && controls > 900, "only {plots} plots and {controls} controls were looked at");
}

#[test]
fn a_picture_of_parts_keeps_its_texts_inside_and_apart() {
    each_index(|name, scene, _| apart(name, scene));
}
