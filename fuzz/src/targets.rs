//! The functions that are fuzzed: whatever the bytes, no crash, no hang, no overflow, and what is read is judged,
//! told and drawn, and comes back the same when it is written.

use crate::card;
use arbitrary::Unstructured;
use thuoc_do::chart::{self, View, picture};
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::problem::Problem;
use thuoc_do::model::record::Field;
use thuoc_do::model::time::Date;
use thuoc_do::read::number::{self, Dots};
use thuoc_do::read::table::{Cell, Table};
use thuoc_do::read::{self, Document};
use thuoc_do::render::{chart as draw, csv as figures, picture as svg, string};
use thuoc_do::words::report::Report;
use thuoc_do::words::{Lang, analysis, build, problem};

/// Any bytes as JSON.
pub fn json(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        let read = read::json::document(text);
        if let Ok(document) = &read {
            comes_back(document);
        }
        told(&read);
    }
}

/// Any bytes as CSV.
pub fn csv(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        match read::csv::table(text) {
            Ok(table) => table_told(&table),
            Err(problem) => refused(&[problem]),
        }
    }
}

/// Any cells, with any spans, as a page's table.
pub fn cells(data: &[u8]) {
    let mut bytes = Unstructured::new(data);
    let table = cells_of(&mut bytes).unwrap_or(Table { caption: None, rows: Vec::new(), as_of: None, title: None });
    table_told(&table);
}

/// Any words and numbers where people write them: targets and results under headings that are understood.
pub fn wordings(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for part in text.split(['\n', '\t', ' ']) {
        number_read(part);
    }
    let row = |cells: [&str; 6]| cells.into_iter().map(|text| cell(text, 1, 1)).collect::<Vec<_>>();
    let mut rows = vec![row(["Chỉ tiêu", "Năm", "Đơn vị tính", "Mục tiêu", "Kết quả", "Nguồn"])];
    // So that a wording that is understood also reaches a verdict.
    rows.push(row(["SIPAS", "2023", "%", "≥ 80", "36,5", ""]));
    for line in text.split('\n') {
        let mut cells = line.splitn(4, '\t');
        let mut next = |otherwise| cells.next().unwrap_or(otherwise);
        let (target, result, name, year) = (next(""), next(""), next("PAR INDEX"), next("2023"));
        rows.push(row([name, year, "%", target, result, ""]));
    }
    table_told(&Table { caption: text.lines().next().map(str::to_owned), rows, as_of: None, title: None });
}

/// A scorecard made of the bytes is good, judged and told.
pub fn judge(data: &[u8]) {
    let text = card::text(data);
    let read = read::json::document(&text);
    assert!(read.is_ok(), "a made scorecard is refused: {:?}\n{text}", read.err());
    told(&read);
}

/// A scorecard made of the bytes is the same when written and read again.
pub fn round_trip(data: &[u8]) {
    let text = card::text(data);
    match read::json::document(&text) {
        Ok(document) => comes_back(&document),
        Err(problems) => panic!("a made scorecard is refused: {problems:?}\n{text}"),
    }
}

fn cell(text: &str, rows: u16, columns: u16) -> Cell {
    Cell { text: text.into(), header: false, rows, columns }
}

fn cells_of(bytes: &mut Unstructured<'_>) -> arbitrary::Result<Table> {
    const WORDS: [&str; 24] = [
        "Chỉ tiêu",
        "Năm",
        "Mục tiêu",
        "Kết quả",
        "Đơn vị tính",
        "Nguồn",
        "Thứ hạng",
        "Mục tiêu 2023",
        "Kết quả 2023",
        "Năm 2023\nMục tiêu",
        "TT",
        "1",
        "PAR INDEX",
        "SIPAS (%)",
        "2023",
        "Top 30",
        "36/63",
        "từ 89,64% trở lên",
        "≥ 80",
        "89,64",
        "Nhóm Khá",
        "tăng 2 bậc",
        "Ghi chú",
        "",
    ];
    let mut rows = Vec::new();
    let count = bytes.int_in_range(0..=8)?;
    for _ in 0..count {
        let mut row = Vec::new();
        let width = bytes.int_in_range(0..=7)?;
        for _ in 0..width {
            let text = if bytes.ratio(1_u8, 6)? { bytes.arbitrary::<&str>()? } else { bytes.choose(&WORDS)? };
            let spans: [u16; 2] = if bytes.ratio(1_u8, 4)? { bytes.arbitrary()? } else { [1, 1] };
            row.push(Cell { header: bytes.arbitrary()?, ..cell(text, spans[0], spans[1]) });
        }
        rows.push(row);
    }
    let caption = if bytes.arbitrary()? { Some(bytes.arbitrary::<&str>()?.to_owned()) } else { None };
    let as_of = if bytes.arbitrary()? { Date::parse("2024-05-10") } else { None };
    Ok(Table { caption, rows, as_of, title: None })
}

fn number_read(text: &str) {
    let run = text.get(..number::run(text)).expect("a run of digits ends between letters");
    for dots in [Dots::Thousands, Dots::Decimals, Dots::Unclear] {
        if let Some(figure) = number::read(run, dots) {
            same_figure(figure);
        }
    }
    if let Some(figure) = Decimal::parse(text) {
        same_figure(figure);
    }
    if let Some(date) = Date::parse(text) {
        assert_eq!(Date::parse(&plain(&date)), Some(date));
    }
}

/// A figure written is the figure, digit for digit.
fn same_figure(figure: Decimal) {
    let again = Decimal::parse(&plain(&figure)).expect("a written figure is a figure");
    assert_eq!((again, again.places()), (figure, figure.places()));
}

/// The words or digits of a simple field, without quotes.
fn plain(field: &impl Field) -> String {
    text_of(field).trim_matches('"').to_owned()
}

fn table_told(table: &Table) {
    let read = read::table::document(table);
    if let Ok(document) = &read {
        let again = read::json::document(&text_of(&document.scorecard));
        let again = again.unwrap_or_else(|problems| panic!("a table's scorecard is refused: {problems:?}"));
        assert_eq!(again.scorecard, document.scorecard, "a table's scorecard written and read again is another");
    }
    told(&read);
}

fn text_of(field: &impl Field) -> String {
    field.write().map(|value| value.to_string()).unwrap_or_default()
}

fn comes_back(document: &Document) {
    let text = text_of(&document.scorecard);
    let again = read::json::document(&text).unwrap_or_else(|problems| panic!("refused: {problems:?}\n{text}"));
    assert_eq!(again.scorecard, document.scorecard, "written and read again, it is another");
    assert_eq!(text_of(&again.scorecard), text, "written twice, the text differs");
    let report = |document: &Document| text_of(&build::report(document, Lang::Vi));
    assert_eq!(report(&again), report(document), "written and read again, it is told otherwise");
}

/// A document that was read is judged, told in both languages alike, and drawn; one that was refused says why.
fn told(read: &Result<Document, Vec<Problem>>) {
    let document = match read {
        Ok(document) => document,
        Err(problems) => return refused(problems),
    };
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| build::report(document, lang));
    let targets: usize = document.scorecard.indicators.iter().map(|one| one.targets.len()).sum();
    assert_eq!(vi.targets.len(), targets, "every target is told");
    for (one, two) in vi.targets.iter().zip(&en.targets) {
        assert_eq!((&one.target, one.verdict, &one.reason), (&two.target, two.verdict, &two.reason));
    }
    assert_eq!(vi.summary, en.summary);
    for report in [&vi, &en] {
        let text = analysis::whole(report, &document.scorecard).to_string();
        assert!(read::json::parse(&text).is_ok(), "an analysis is JSON");
        drawn(report);
    }
}

fn drawn(report: &Report) {
    let text = text_of(report);
    let tree = read::json::parse(&text).expect("a report is JSON");
    assert_eq!(tree.to_string(), text);
    // Drawing takes longest: one view of each report, another for the next.
    let view = View::WORDS[text.len() % View::WORDS.len()];
    let scene = chart::scene(report, View::from_word(view).expect("a view"), None);
    let style = draw::Style { prefix: "t", theme: None, live: false, open: &[] };
    let page = string::text(|pen| draw::chart(pen, &scene, &style));
    let file = string::text(|pen| svg::picture(pen, &picture::picture(&scene), report.lang.word()));
    assert!(!page.is_empty() && !file.is_empty());
    assert!(!figures::table(&chart::table::targets(report, None)).is_empty());
}

fn refused(problems: &[Problem]) {
    assert!(!problems.is_empty(), "refused without a reason");
    for one in problems {
        for lang in [Lang::Vi, Lang::En] {
            let sentence = problem::sentence(one, lang);
            assert!(!sentence.is_empty() && sentence.len() < 2000, "{sentence}");
        }
    }
}
