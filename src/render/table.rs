//! A table of figures.

use super::pen::Pen;
use super::sign;
use crate::chart::scene::Table;

/// The full edition lays a table out as lines where its column is narrow. A browser then drops the meaning of
/// its elements, hence the roles (docs/decisions.md, 15).
#[cfg(feature = "full")]
const FORMS: Forms = Forms {
    table: "role=table",
    head: "<thead role=rowgroup <tr role=row",
    title: "<th role=columnheader scope=col $ >",
    body: "> > <tbody role=rowgroup",
    row: "<tr role=row",
    cells: ["<th role=rowheader scope=row", "<td.number role=cell", "<td role=cell"],
};
#[cfg(not(feature = "full"))]
const FORMS: Forms = Forms {
    table: "",
    head: "<thead <tr",
    title: "<th scope=col $ >",
    body: "> > <tbody",
    row: "<tr",
    cells: ["<th scope=row", "<td.number", "<td"],
};

/// How the parts of a table are drawn.
struct Forms {
    /// What the table itself has besides.
    table: &'static str,
    /// Its header.
    head: &'static str,
    /// A column's title.
    title: &'static str,
    /// From the header to the body.
    body: &'static str,
    /// A row.
    row: &'static str,
    /// A row's name, a figure, words.
    cells: [&'static str; 3],
}

/// A table in a field that scrolls where it is wider than the chart.
#[inline(never)]
pub fn region(pen: &mut Pen<'_>, figures: &Table<'_>) {
    pen.one("<div.scroll tabindex=0 role=region aria-label=$", figures.caption);
    table(pen, figures, "<table.figures");
    pen.form(">");
}

/// The table itself.
#[inline(never)]
pub fn table(pen: &mut Pen<'_>, table: &Table<'_>, form: &'static str) {
    pen.form(form);
    pen.form(FORMS.table);
    if !table.caption.is_empty() {
        pen.one("<caption $ >", table.caption);
    }
    pen.form(FORMS.head);
    for title in table.header {
        pen.one(FORMS.title, title);
    }
    pen.form(FORMS.body);
    let [name, figure, words] = FORMS.cells;
    for row in table.rows() {
        pen.form(FORMS.row);
        let mut first = true;
        for (cell, title) in row.iter().zip(table.header) {
            pen.form(match (first, cell.figure) {
                (true, _) => name,
                (false, true) => figure,
                (false, false) => words,
            });
            first = false;
            // Shown before the cell where the header is not.
            if cfg!(feature = "full") {
                pen.one("data-title=$", title);
            }
            if let Some(verdict) = cell.verdict {
                pen.one("<span class=$", sign::class(verdict));
                sign::sign(pen, verdict, 18);
                pen.draw("$ $ >", &[" ", &cell.text], &[]);
            } else {
                pen.one("$", &cell.text);
            }
            pen.form(">");
        }
        pen.form(">");
    }
    pen.form("> >");
}
