//! The text an editor pastes, form by form.

#![allow(clippy::unwrap_used, clippy::panic)]

use thuoc_do::output::forms::{Form, Parts, figures, says_the_same, script};
use thuoc_do::read::table::{Cell, Table};
use thuoc_do::read::{csv, json};
use thuoc_do::words::{Lang, build};

fn table() -> Table {
    csv::table("Kết quả <2023>\nChỉ tiêu;Năm;Mục tiêu;Kết quả;Đơn vị tính\nHồ sơ \"đúng\" & đủ;2023;từ 89,64% trở lên;95,2;%\n").unwrap()
}

fn parts(table: &Table) -> Parts<'_> {
    Parts {
        table,
        document: None,
        title: "Kết quả \"2023\"",
        message: "Một đạt\nmột chưa",
        height: 400,
        script: "",
        attributes: "view=timeline\nindicator=a\"b",
        classes: "thuoc-do-timeline",
        page: "https://x.gov.vn/a.thuoc-do.html",
        picture: "https://x.gov.vn/a.png",
    }
}

const ROWS: &str = "<tr><td>Kết quả &lt;2023&gt;</td></tr><tr><th>Chỉ tiêu</th><th>Năm</th><th>Mục tiêu</th><th>Kết quả</th><th>Đơn vị tính</th></tr>\
<tr><td>Hồ sơ &quot;đúng&quot; &amp; đủ</td><td>2023</td><td>từ 89,64% trở lên</td><td>95,2</td><td>%</td></tr>";
const LINK: &str = "<p><a href=\"https://x.gov.vn/a.thuoc-do.html\">Kết quả &quot;2023&quot;</a></p>";

#[test]
fn each_form_is_one_line_of_plain_markup() {
    let table = table();
    let parts = parts(&table);
    assert_eq!(
        parts.text(Form::Element),
        format!("<thuoc-do view=\"timeline\" indicator=\"a&quot;b\"><table>{ROWS}</table></thuoc-do>")
    );
    assert_eq!(parts.text(Form::Table), format!("<table class=\"thuoc-do thuoc-do-timeline\">{ROWS}</table>"));
    assert_eq!(parts.text(Form::Link), LINK);
    assert_eq!(
        parts.text(Form::Frame),
        format!(
            "<iframe src=\"https://x.gov.vn/a.thuoc-do.html\" title=\"Kết quả &quot;2023&quot;\" width=\"100%\" height=\"600\"></iframe>{LINK}"
        )
    );
    assert_eq!(
        parts.text(Form::Still),
        format!(
            "<p><img src=\"https://x.gov.vn/a.png\" alt=\"Một đạt một chưa\" width=\"760\" height=\"400\"></p><table>{ROWS}</table>{LINK}"
        )
    );
    assert!(!Form::WORDS.iter().any(|word| parts.text(Form::from_word(word).unwrap_or(Form::Link)).contains('\n')));
}

#[test]
fn line_breaks_and_merged_cells_stay() {
    let cell = |text: &str, rows, columns| Cell { text: text.into(), header: false, rows, columns };
    let rows = vec![
        vec![cell("Chỉ\ntiêu", 2, 1), cell("Năm 2023", 1, 2)],
        vec![cell("Mục tiêu", 1, 1), cell("Kết quả", 1, 1)],
        vec![cell("A", 1, 1), cell("Top 5", 1, 1), cell("4", 1, 1)],
    ];
    let table = Table { caption: Some("Bảng 1".into()), rows, as_of: None, title: None };
    let expected = "<table class=\"thuoc-do\"><caption>Bảng 1</caption><tr><th rowspan=\"2\">Chỉ<br>tiêu</th><th colspan=\"2\">Năm 2023</th></tr>\
<tr><th>Mục tiêu</th><th>Kết quả</th></tr><tr><td>A</td><td>Top 5</td><td>4</td></tr></table>";
    assert_eq!(Parts { classes: "", ..parts(&table) }.text(Form::Table), expected);
}

#[test]
fn the_line_of_the_script() {
    assert_eq!(script("thuoc-do.js", ""), "<script src=\"thuoc-do.js\" defer></script>");
    assert_eq!(
        script("https://x.gov.vn/thuoc-do.js", "sha384-abc"),
        "<script src=\"https://x.gov.vn/thuoc-do.js\" integrity=\"sha384-abc\" crossorigin=\"anonymous\" defer></script>"
    );
}

#[test]
fn figures_as_a_table_are_offered_only_where_they_are_judged_alike() {
    let read = |text: &str| json::document(text).unwrap();
    let card = |clause: &str| {
        format!(
            "{{\"version\":1,\"as_of\":\"2024-05-10\",\"indicators\":[{{\"id\":\"a\",\"name\":\"Hồ sơ đúng hạn\",\"unit\":\"%\",\
\"results\":[{{\"year\":2021,\"score\":90}},{{\"year\":2023,\"score\":95.2}}],\"targets\":[{{\"id\":\"t\",\"year\":2023,\"all\":[{clause}]}}]}}]}}"
        )
    };
    let same = |clause: &str| {
        let report = build::report(&read(&card(clause)), Lang::Vi);
        says_the_same(&figures(&report, None), &report, None)
    };
    assert!(same("{\"score\":{\"at_least\":90}}"));
    // What it asks of its base cannot be told by one cell.
    assert!(!same("{\"gain\":{\"at_least\":2,\"from\":2021}}"));
}
