//! What the core draws of a small document, word for word. The files beside it were read by a person: a change of
//! the drawing shows as their difference. `THUOC_DO_VIEWS=write cargo test --test views` writes them anew.

#![cfg(feature = "full")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{path, text};
use thuoc_do::chart::full::figures::{self, Form};
use thuoc_do::chart::full::{Choices, Filter, Sort, arrange};
use thuoc_do::chart::{self, View, picture, scorecard};
use thuoc_do::read::{Document, json};
use thuoc_do::render::chart::Style;
use thuoc_do::render::{csv, picture as svg, string};
use thuoc_do::words::report::Report;
use thuoc_do::words::{Lang, analysis, build};

const FOLDER: &str = "tests/cases/views/groups";
const RANKING: &str = "tests/cases/views/ranking";

fn read(folder: &str) -> Document {
    let read = json::document(&text(&path(folder).join("scorecard.json")));
    read.unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn report(lang: Lang) -> Report {
    build::report(&read(FOLDER), lang)
}

/// A drawing as HTML, an element a line.
fn html(report: &Report, view: View, choices: Choices, live: bool) -> String {
    let mut scene = chart::scene(report, view, None);
    scene.arranged = arrange::of(&scene.body, choices, scene.lang);
    let style = Style { prefix: "td", theme: None, live, open: &["tl".to_owned()] };
    string::text(|pen| thuoc_do::render::chart::chart(pen, &scene, &style)).replace("><", ">\n<")
}

fn expect(name: &str, found: &str) {
    expect_in(FOLDER, name, found);
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
    let document = read(RANKING);
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
