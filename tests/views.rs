//! What the core draws of a small document, word for word. The files beside it were read by a person: a change of
//! the drawing shows as their difference. `THUOC_DO_VIEWS=write cargo test --test views` writes them anew.

#![cfg(feature = "full")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{path, text};
use thuoc_do::chart::full::figures::{self, Form};
use thuoc_do::chart::full::part_table;
use thuoc_do::chart::full::{Choices, Filter, Sort, arrange};
use thuoc_do::chart::scene::{Body, Scene};
use thuoc_do::chart::{self, View, picture, scorecard};
use thuoc_do::evaluate::verdict::Verdict;
use thuoc_do::model::decimal::Decimal;
use thuoc_do::read::{Document, json};
use thuoc_do::render::chart::Style;
use thuoc_do::render::{csv, picture as svg, string};
use thuoc_do::words::analysis::{self, Beyond, supposed};
use thuoc_do::words::report::Report;
use thuoc_do::words::{Lang, build};

const GROUPS: &str = "tests/cases/views/groups";
const PARTS: &str = "tests/cases/views/parts";
const RANKING: &str = "tests/cases/views/ranking";

fn document(folder: &str) -> Document {
    let read = json::document(&text(&path(folder).join("scorecard.json")));
    read.unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn report(lang: Lang) -> Report {
    build::report(&document(GROUPS), lang)
}

/// A drawing as HTML, an element a line.
fn html(report: &Report, view: View, choices: Choices, live: bool) -> String {
    let mut scene = chart::scene(report, view, None);
    scene.arranged = arrange::of(&scene.body, choices, scene.lang);
    let style = Style { prefix: "td", theme: None, live, open: &["tl".to_owned()] };
    string::text(|pen| thuoc_do::render::chart::chart(pen, &scene, &style)).replace("><", ">\n<")
}

fn expect(name: &str, found: &str) {
    expect_in(GROUPS, name, found);
}

fn expect_in(folder: &str, name: &str, found: &str) {
    let file = path(folder).join(name);
    if std::env::var_os("THUOC_DO_VIEWS").is_some() {
        std::fs::write(&file, found).unwrap();
    }
    let expected = text(&file);
    if let Some((line, (old, new))) = expected.lines().zip(found.lines()).enumerate().find(|(_, (old, new))| old != new)
    {
        panic!("{name}, line {}: expected\n{old}\nfound\n{new}", line + 1);
    }
    assert_eq!(expected.len(), found.len(), "{name}");
}

#[test]
fn the_scorecard_of_a_page_without_a_script() {
    expect("still.html", &html(&report(Lang::Vi), View::Scorecard, Choices::default(), false));
}

#[test]
fn the_scorecard_of_a_live_page_filtered_and_sorted_in_english() {
    let choices = Choices { sort: Sort::Gap, filter: Filter::NotMet, unfolded: false };
    expect("filtered.html", &html(&report(Lang::En), View::Scorecard, choices, true));
}

#[test]
fn the_timeline_of_a_live_page() {
    expect("years.html", &html(&report(Lang::Vi), View::Timeline, Choices::default(), true));
}

#[test]
fn the_stand_alone_picture() {
    let report = report(Lang::Vi);
    let picture = picture::picture(&chart::scene(&report, View::Scorecard, None));
    let drawn = string::text(|pen| svg::picture(pen, &picture, "vi")).replace("><", ">\n<");
    expect("drawing.svg", &drawn);
}

#[test]
fn the_ranking_of_a_live_page_and_its_picture() {
    let document = document(RANKING);
    let report = build::report(&document, Lang::Vi);
    let beyond = analysis::beyond(&document.scorecard, Lang::Vi);
    let scene = chart::full::scene(&report, &beyond, View::Standing, None);
    let style = Style { prefix: "td", theme: None, live: true, open: &[] };
    let drawn = string::text(|pen| thuoc_do::render::chart::chart(pen, &scene, &style)).replace("><", ">\n<");
    expect_in(RANKING, "live.html", &drawn);
    let drawn = string::text(|pen| svg::picture(pen, &picture::picture(&scene), "vi")).replace("><", ">\n<");
    expect_in(RANKING, "drawing.svg", &drawn);
}

#[test]
fn figures_for_programs_and_for_excel() {
    let report = report(Lang::Vi);
    let rows = scorecard::rows(&report, None);
    let machine = csv::table(&figures::table(&rows, Form::Machine, Lang::Vi));
    // By hand: numbers with a point, ranks apart from the number ranked, the report's own words.
    let first = "hang,t22,Xếp hạng thử,2022,Trong top 15,rank,20,20,,63,,15,not_met,,kém 5 bậc,published,Kế hoạch thử; Báo cáo; số liệu,";
    assert_eq!(machine.lines().nth(1).map(|line| line.replace('"', "")), Some(first.to_owned()));
    let excel = csv::excel(&figures::table(&rows, Form::Excel, Lang::Vi));
    let third = "\"Tỷ lệ \"\"thử\"\"\";2023;Từ 2,0% trở lên;1,5;1,5;%;;2,0;;Chưa đạt;;";
    let line = excel.lines().nth(3).unwrap().replace("\"Từ 2,0% trở lên\"", "Từ 2,0% trở lên");
    let line = line.replace("\"1,5\"", "1,5").replace("\"2,0\"", "2,0");
    assert!(line.starts_with(third), "{line}");
    assert!(excel.starts_with('\u{FEFF}') && excel.ends_with("\r\n"));
}

/// Calls with the scene of the parts under a supposition.
fn on_parts(lang: Lang, what_if: &str, look: impl FnOnce(&Scene<'_>)) {
    let document = document(PARTS);
    let report = build::report(&document, lang);
    let Beyond { indices, standings, .. } = analysis::beyond(&document.scorecard, lang);
    let mut supposed = supposed::read(what_if, &indices);
    for one in &mut supposed {
        one.reckon(&document.scorecard, &indices[0], lang);
    }
    look(&chart::full::scene(&report, &Beyond { indices, supposed, standings }, View::Parts, None));
}

fn parts_html(lang: Lang, what_if: &str, live: bool) -> String {
    let mut drawn = String::new();
    on_parts(lang, what_if, |scene| {
        let style = Style { prefix: "td", theme: None, live, open: &[] };
        drawn = string::text(|pen| thuoc_do::render::chart::chart(pen, scene, &style)).replace("><", ">\n<");
    });
    drawn
}

#[test]
fn the_parts_of_a_page_without_a_script() {
    expect_in(PARTS, "still.html", &parts_html(Lang::Vi, "", false));
}

#[test]
fn the_parts_of_a_live_page_with_two_of_them_supposed() {
    expect_in(PARTS, "supposed.html", &parts_html(Lang::En, "t11=8,l2=66.7", true));
}

#[test]
fn the_stand_alone_picture_says_what_is_supposed() {
    on_parts(Lang::Vi, "t11=8,l2=66.7", |scene| {
        let picture = picture::picture(scene);
        let drawn = string::text(|pen| svg::picture(pen, &picture, "vi")).replace("><", ">\n<");
        expect_in(PARTS, "supposed.svg", &drawn);
    });
}

#[test]
fn what_is_supposed_goes_through_its_text_and_stands_in_the_figures() {
    on_parts(Lang::Vi, "t11=8,l2=66.7", |scene| {
        let Body::Parts(indices) = &scene.body else { panic!() };
        // By hand: 62 + 3 × 1 + 0,3 × 16,7 = 70,01, past the 70 of the only better unit.
        assert_eq!(indices[0].outcome.facts[0].2.as_deref(), Some("70,01 điểm"));
        assert_eq!(indices[0].outcome.facts[1].2.as_deref(), Some("1/5"));
        let machine = csv::table(&part_table::tables(indices, Form::Machine, Lang::En));
        let lines: Vec<&str> = machine.lines().collect();
        assert_eq!(lines[2], "t11,7,0,10,6.5,6,4,8,2,2,0.3,21,8");
        assert_eq!(lines[4], "l2,50,0,100,60,55,40,62,4,4,0.3,15,66.7");
        let excel = csv::excel(&part_table::tables(indices, Form::Excel, Lang::Vi));
        assert!(excel.contains("\r\nLĩnh vực hai;50;0;100;60;55;40;62;4;4;30;15;\"66,7\"\r\n"), "{excel}");
    });
    let document = document(PARTS);
    let beyond = analysis::beyond(&document.scorecard, Lang::Vi);
    let through = |text: &str| supposed::written(&supposed::read(text, &beyond.indices), &beyond.indices);
    assert_eq!(through("t11=8,l2=66.7"), "t11=8,l2=66.7");
    assert_eq!(through("thu:l3=9.5"), "l3=9.5");
    // No such part or index, beyond its scale, what has parts of its own that are known, the score it has, no number.
    assert_eq!(through("t13=8,x:t11=8,t11=11,t12=-1,l1=7,l3=8,l2=,l2=a,l2=70=,,"), "");
    assert_eq!(through("l2=60,l2=61"), "l2=61");
}

#[test]
fn every_goal_is_reached_by_its_own_steps_and_not_by_less() {
    let document = document(PARTS);
    let beyond = analysis::beyond(&document.scorecard, Lang::Vi);
    let index = &beyond.indices[0];
    let names: Vec<&str> = index.goals.iter().map(|goal| goal.name.as_str()).collect();
    assert_eq!(names, ["Từ 65 điểm trở lên", "Trong top 1"]);
    for (goal, target) in index.goals.iter().zip(["diem", "hang"]) {
        let verdict = |less: bool| {
            let mut all = Vec::new();
            for (at, step) in goal.least.steps.iter().enumerate() {
                let last = at + 1 == goal.least.steps.len();
                // A tenth is more than the step that rounding up may have added.
                let short = Decimal::new(i64::from(less && last), 1).unwrap();
                supposed::set(&mut all, index, &step.part, step.to.minus(short));
            }
            all[0].reckon(&document.scorecard, index, Lang::Vi);
            let (at, _) = index.targets.iter().find(|(_, id)| id == target).unwrap();
            all[0].what.as_ref().unwrap().verdicts[*at]
        };
        assert_eq!(verdict(false), Verdict::Met, "{}", goal.name);
        assert_eq!(verdict(true), Verdict::NotMet, "{}", goal.name);
    }
}

#[test]
fn the_parts_of_papi_2024_come_out_as_worked_out_beforehand() {
    let read = json::document(&text(&path("www/examples/ninh-thuan-papi.json"))).unwrap();
    let beyond = analysis::beyond(&read.scorecard, Lang::Vi);
    let [index] = beyond.indices.as_slice() else { panic!() };
    // From the two score tables, by a program of its own: place among 61, from the median, since 2023.
    let expected = [
        (29, "0.13", "-0.27"),
        (15, "0.22", "-0.03"),
        (8, "0.17", "0.05"),
        (10, "0.54", "0.19"),
        (7, "0.29", "-0.05"),
        (6, "0.64", "-0.07"),
        (11, "0.25", "0.03"),
        (22, "0.08", "0.38"),
    ];
    for ((part, beside), (place, gap, change)) in index.parts.iter().zip(&index.beside).zip(expected) {
        assert_eq!(beside.place.unwrap().as_point().unwrap().get(), place, "{}", part.name);
        assert_eq!(beside.units, 61);
        assert_eq!(beside.gap.unwrap().rounded(2).to_string(), gap, "{}", part.name);
        let moved = part.score.unwrap().minus(beside.before.unwrap());
        assert_eq!(moved.rounded(2).to_string(), change, "{}", part.name);
    }
    // Past Thái Nguyên's 46,3487 by the last digit: 45,7323 + 0,6165.
    let goal = &index.goals[0];
    assert_eq!(goal.name, "Lên hạng 4");
    assert_eq!(
        goal.least.sentence,
        "Để đạt 46,3488 điểm, ít nhất cần: Tham gia của người dân ở cấp cơ sở 5,0617 → 5,6782."
    );
    assert_eq!(
        index.sentence,
        "Cả 8 thành phần đều trên trung vị; thấp nhất là Tham gia của người dân ở cấp cơ sở, hạng 29/61."
    );
}

/// Every view of every real example, as the core draws it alone.
#[test]
fn each_view_of_each_example_is_the_drawing_that_was_looked_at() {
    let mut drawn = 0;
    for file in std::fs::read_dir(path("www/examples")).unwrap() {
        let file = file.unwrap().path();
        let Some(name) = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".json")) else { continue };
        let read = json::document(&text(&file)).unwrap_or_else(|problems| panic!("{problems:?}"));
        let report = build::report(&read, Lang::Vi);
        let beyond = analysis::beyond(&read.scorecard, Lang::Vi);
        for view in [View::Scorecard, View::Timeline, View::Standing, View::Parts, View::Table] {
            let scene = chart::full::scene(&report, &beyond, view, None);
            // A document without panels or parts has no such view.
            if scene.view != view {
                continue;
            }
            let svg = string::text(|pen| svg::picture(pen, &picture::picture(&scene), "vi")).replace("><", ">\n<");
            expect_in("tests/cases/views/examples", &format!("{name}.{}.svg", view.word()), &svg);
            drawn += 1;
        }
    }
    assert_eq!(drawn, 5 * 3 + 2);
}
