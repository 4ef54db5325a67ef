//! A table of figures.

use super::pen::Pen;
use super::sign;
use crate::chart::scene::Table;

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
    if !table.caption.is_empty() {
        pen.one("<caption $ >", table.caption);
    }
    pen.form("<thead <tr");
    for title in table.header {
        pen.one("<th scope=col $ >", title);
    }
    pen.form("> > <tbody");
    for row in table.rows() {
        pen.form("<tr");
        let mut first = true;
        for cell in row {
            pen.form(match (first, cell.figure) {
                (true, _) => "<th scope=row",
                (false, true) => "<td.number",
                (false, false) => "<td",
            });
            first = false;
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
