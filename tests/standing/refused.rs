//! Panels that cannot be right are refused at the cell that is wrong.

use super::common::try_document;
use super::{Card, PLAIN, panel};

#[test]
fn a_panel_that_cannot_be_right_is_refused_where_it_is_wrong() {
    let lines = |columns: &str, rows: &str, part: &str| {
        let editions = r#"{"year": 2023, "units": 2}"#;
        let panels = panel(2023, columns, rows);
        match try_document(&Card { editions, parts: part, panels: &panels, ..PLAIN }.text()) {
            Ok(_) => Vec::new(),
            Err(lines) => lines.iter().map(|line| line.split_once("panels[0]").unwrap().1.to_owned()).collect(),
        }
    };
    let good =
        lines(r#"["unit", "total", "rank", "p"]"#, r#"[["Tỉnh A", "69,5", 1, null]]"#, r#"{"id": "p", "name": "P"}"#);
    assert_eq!(good, Vec::<String>::new());
    for (columns, rows, expected) in [
        (r#"["total"]"#, "[[1]]", ".columns: found nothing, expected one of unit"),
        (r#"["unit", "điểm"]"#, r#"[["A", 1]]"#, ".columns[1]: found điểm, expected one of unit"),
        (r#"["unit", "unit"]"#, r#"[["A", "B"]]"#, ".columns[1]: found unit, expected a name not used"),
        (r#"["unit", "total"]"#, r#"[["A"]]"#, ".rows[0]: found 1, expected 2 cells"),
        (r#"["unit", "total"]"#, r#"[["A", "cao"]]"#, ".rows[0][1]: found cao, expected a number"),
        (r#"["unit", "total"]"#, r#"[["A", "1.234"]]"#, ".rows[0][1]: found 1.234, expected a number"),
        (r#"["unit", "rank"]"#, r#"[["A", 1], ["B", 1.5]]"#, ".rows[1][1]: found 1.5, expected a rank"),
        (r#"["unit", "rank"]"#, r#"[["A", 3]]"#, ".rows[0][1]: found 3, expected a rank from 1 to"),
        (
            r#"["unit", "group"]"#,
            r#"[["A", "west"]]"#,
            ".rows[0][1]: found west, expected an id from the list “groups”",
        ),
        (
            r#"["unit", "rank"]"#,
            r#"[["Tỉnh A", 1], ["TỈNH A", 2]]"#,
            ".rows[1][0]: found TỈNH A, expected a name not used",
        ),
        (r#"["unit", "rank"]"#, r#"[[null, 1]]"#, ".rows[0][0]: found nothing, expected text"),
    ] {
        let found = lines(columns, rows, "");
        assert!(matches!(found.as_slice(), [one] if one.starts_with(expected)), "{expected}\n{found:?}");
    }
    let twice = format!("{0}, {0}", panel(2023, r#"["unit"]"#, r#"[["A"]]"#));
    assert!(try_document(&Card { panels: &twice, ..PLAIN }.text()).is_err());
}
