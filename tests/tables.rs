//! Tables and CSV: a folder of `tests/cases/tables` is a case, a line of `wordings/` a wording.

#![cfg(feature = "cli")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use thuoc_do::model::check;
use thuoc_do::model::problem::{Expected, Place, Problem};
use thuoc_do::model::record::Field;
use thuoc_do::model::time::Date;
use thuoc_do::model::value::{Data, Value};
use thuoc_do::read::table::{self, Cell, Table};
use thuoc_do::read::{Document, csv, json};

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/tables")
}

fn cell(text: &str, header: bool) -> Cell {
    Cell { text: text.into(), header, rows: 1, columns: 1 }
}

fn written(value: &impl Field) -> String {
    value.write().map(|value| value.to_string()).unwrap_or_default()
}

fn place(place: Place) -> String {
    match place {
        Place::Cell(row, column) => format!("{row}:{column}"),
        other => format!("{other:?}"),
    }
}

fn listed(problems: &[Problem]) -> Vec<String> {
    let one = |problem: &Problem| {
        let found = problem.found.as_deref().unwrap_or("");
        format!("{} {:?} {found}", place(problem.place), problem.expected).trim().to_owned()
    };
    problems.iter().map(one).collect()
}

/// A page's table as JSON: `{"caption", "title", "as_of", "rows": [[cell]]}`; a cell is its text, a list
/// of one text a header cell, an object one with spans.
fn page(text: &str) -> Table {
    let tree = json::parse(text).expect("a table as JSON");
    let text_of = |value: Option<&Value>| match value.map(|value| &value.data) {
        Some(Data::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let span = |value: Option<&Value>| match value.map(|value| &value.data) {
        Some(Data::Number(number)) => number.parse().expect("a span"),
        _ => 1,
    };
    let read = |value: &Value| match &value.data {
        Data::Text(text) => cell(text, false),
        Data::List(_) => cell(&text_of(value.item(0)).expect("a header"), true),
        _ => Cell {
            text: text_of(value.get("text").or(value.get("th"))).expect("a text"),
            header: value.get("th").is_some(),
            rows: span(value.get("rows")),
            columns: span(value.get("columns")),
        },
    };
    let items = |value: &Value| match &value.data {
        Data::List(items) => items.clone(),
        _ => Vec::new(),
    };
    let rows = tree.get("rows").map(items).unwrap_or_default();
    Table {
        caption: text_of(tree.get("caption")),
        title: text_of(tree.get("title")),
        as_of: text_of(tree.get("as_of")).and_then(|day| Date::parse(&day)),
        rows: rows.iter().map(|row| items(row).iter().map(read).collect()).collect(),
    }
}

fn of_case(folder: &Path) -> Result<Document, Vec<Problem>> {
    match fs::read_to_string(folder.join("input.csv")) {
        Ok(text) => csv::table(&text).map_err(|problem| vec![problem]).and_then(|table| table::document(&table)),
        Err(_) => {
            table::document(&page(&fs::read_to_string(folder.join("input.json")).expect("input.csv or input.json")))
        }
    }
}

/// `{"scorecard", "warnings", "unread"}` or `{"problems"}`.
fn summary(read: &Result<Document, Vec<Problem>>) -> String {
    let texts = |items: Vec<String>| {
        let list = items.into_iter().map(Value::text).collect::<Vec<_>>();
        (!list.is_empty()).then(|| Value::new(Data::List(list)))
    };
    match read {
        Ok(document) => {
            let unread: Vec<Problem> = document.unread.iter().map(|row| row.problem.clone()).collect();
            Value::map([
                ("scorecard", document.scorecard.write()),
                ("warnings", texts(listed(&document.warnings))),
                ("unread", texts(listed(&unread))),
            ])
            .to_string()
        }
        Err(problems) => Value::map([("problems", texts(listed(problems)))]).to_string(),
    }
}

#[test]
fn every_case_is_read_as_expected() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for folder in fs::read_dir(cases()).expect("cases").map(|entry| entry.expect("a case").path()) {
        let Ok(expected) = fs::read_to_string(folder.join("expected.json")) else { continue };
        count += 1;
        let expected = json::parse(&expected).expect("expected.json").to_string();
        let found = summary(&of_case(&folder));
        if found != expected {
            wrong.push(format!("{}\n  expected {expected}\n  found    {found}", folder.display()));
        }
    }
    assert!(count >= 10, "only {count} cases");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The other row keeps the table readable when the one that is looked at is not.
fn one_row(header: &[&str], row: &[&str]) -> Document {
    let other: Vec<Cell> =
        header.iter().map(|name| cell(if *name == "Mục tiêu" { "≥ 1" } else { "khác" }, false)).collect();
    let mut rows = vec![header.iter().map(|name| cell(name, true)).collect(), other];
    rows.push(row.iter().map(|text| cell(text, false)).collect());
    let table = Table { caption: Some("Năm 2023".into()), rows, as_of: None, title: None };
    table::document(&table).expect("a table that can be read")
}

fn lines(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(cases().join("wordings").join(file)).expect("wordings");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn every_wording_of_a_target_is_understood_or_left() {
    let mut wrong = Vec::new();
    for line in lines("targets.tsv") {
        let [name, unit, target, expected] = line.as_slice() else { panic!("{line:?}") };
        let document = one_row(&["Chỉ tiêu", "Đơn vị tính", "Mục tiêu"], &[name, unit, target]);
        let read = document.scorecard.indicators.iter().find(|indicator| indicator.name == *name);
        let found = match (read, document.unread.first()) {
            (Some(indicator), None) => indicator.targets.first().map(|target| written(&target.all)).unwrap_or_default(),
            (None, Some(row)) if row.problem.place == Place::Cell(3, 3) && row.problem.expected == Expected::Target => {
                "unread".into()
            }
            other => format!("{other:?}"),
        };
        if found != *expected {
            wrong.push(format!("{name} [{unit}] {target}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_cell_of_results_is_understood_or_left() {
    let mut wrong = Vec::new();
    for line in lines("results.tsv") {
        let [name, unit, target, result, expected, units] = line.as_slice() else { panic!("{line:?}") };
        let document = one_row(&["Chỉ tiêu", "Đơn vị tính", "Mục tiêu", "Kết quả"], &[name, unit, target, result]);
        let indicator = document.scorecard.indicators.iter().find(|indicator| indicator.name == *name);
        let read = indicator.and_then(|indicator| indicator.results.first());
        let warned = document
            .warnings
            .iter()
            .any(|warning| warning.place == Place::Cell(3, 4) && warning.expected == Expected::Result);
        let found = match read {
            Some(read) => written(read).replacen("{\"year\":2023,", "", 1).trim_end_matches('}').to_owned(),
            None if warned => "unread".into(),
            None => "nothing".into(),
        };
        let ranked = indicator.and_then(|indicator| indicator.editions.first()).and_then(|edition| edition.units);
        let ranked = ranked.map(|units| units.to_string()).unwrap_or_default();
        if found.trim_end_matches('}') != expected.trim_end_matches('}') || ranked != *units {
            wrong.push(format!(
                "{name} [{unit}] {target} → {result}\n  expected {expected} {units}\n  found    {found} {ranked}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let words = prop::sample::select(vec![
        "Chỉ tiêu",
        "Năm",
        "Mục tiêu 2024",
        "Kết quả",
        "TH 2023",
        "2024",
        "ĐVT",
        "Đơn vị",
        "%",
        "hạng",
        "Top 20",
        "36/63",
        "70/63",
        "36/61",
        "từ 89,64% trở lên",
        "tăng 5 bậc; giữ vững",
        "nhóm khá",
        "11.830/12.044",
        "1.234",
        "45.50",
        "ngoài top 30",
        "chưa công bố",
        "",
        "-",
        "PAR INDEX",
        "Tỷ lệ hồ sơ trễ hạn",
        "I. Cải cách",
        "2021-2025",
        "https://a.vn/b",
        "999999999999999999",
        "ước 95%",
        "–5",
        "/",
        "top",
    ]);
    let text = prop_oneof![4 => words.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => "[0-9.,/%≥ -]{0,12}"];
    let span = || prop_oneof![8 => Just(1_u16), 1 => 0_u16..4, 1 => Just(u16::MAX)];
    (text, any::<bool>(), span(), span()).prop_map(|(text, header, rows, columns)| Cell { text, header, rows, columns })
}

fn any_table() -> impl Strategy<Value = Table> {
    let rows = prop::collection::vec(prop::collection::vec(any_cell(), 0..7), 0..8);
    let caption =
        prop::option::of(prop_oneof![Just("Kết quả năm 2024 (cập nhật 15/01/2025)".to_owned()), "\\PC{0,20}"]);
    (caption, rows).prop_map(|(caption, rows)| Table { caption, rows, as_of: None, title: None })
}

/// A header that can be read, so that the rows below it are reached.
fn good_table() -> impl Strategy<Value = Table> {
    any_table().prop_map(|mut table| {
        let header = ["Chỉ tiêu", "Năm", "ĐVT", "Mục tiêu 2024", "Kết quả", "Kỳ trước", "Nguồn"];
        table.rows.insert(0, header.iter().map(|name| cell(name, true)).collect());
        table
    })
}

fn holds(table: &Table) -> Result<(), TestCaseError> {
    match table::document(table) {
        Ok(document) => {
            prop_assert!(check::scorecard(&document.scorecard).problems.is_empty());
            // What was read can be written and read again, the same.
            let text = written(&document.scorecard);
            let again = json::document(&text).map(|document| written(&document.scorecard));
            prop_assert_eq!(again.ok(), Some(text));
        }
        Err(problems) => {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.iter().all(|problem| matches!(problem.place, Place::Cell(..))), "{problems:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn any_table_is_read_or_refused(table in any_table()) {
        holds(&table)?;
    }

    #[test]
    fn any_row_below_a_good_header_is_read_or_refused(table in good_table()) {
        holds(&table)?;
    }
}
