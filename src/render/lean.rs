//! The body of a chart in the small edition: the rows as the plan has them.

use super::chart::{Style, key};
use super::pen::Pen;
use super::{rows, table, timeline};
use crate::chart::scene::{Body, Row, Scene};
use crate::model::text::{chained, shown};

/// Draws the view.
pub fn body(pen: &mut Pen<'_>, scene: &Scene<'_>, style: &Style<'_>) {
    match &scene.body {
        Body::Scorecard(targets) => {
            key(pen, scene, style.prefix);
            scorecard(pen, scene, targets, style);
        }
        Body::Timeline(panels) => timeline::panels(pen, panels, scene, style.prefix),
        Body::Table(figures) => table::region(pen, figures),
    }
}

#[inline(never)]
fn scorecard(pen: &mut Pen<'_>, scene: &Scene<'_>, all: &[Row<'_>], style: &Style<'_>) {
    rows::head(pen, scene);
    pen.form("<tbody role=rowgroup");
    for (index, one) in all.iter().enumerate() {
        let open = style.open.contains(&one.target.target);
        let id = chained(&[style.prefix, "-d", &shown(&index)]);
        row(pen, scene, one, style, &id, open);
        rows::opened(pen, scene, one, style.live, &id, open);
    }
    pen.form("> >");
}

fn row(pen: &mut Pen<'_>, scene: &Scene<'_>, row: &Row<'_>, style: &Style<'_>, id: &str, open: bool) {
    rows::begin(pen, row);
    pen.one("<span <b $ >", &row.target.name);
    pen.maybe("<small $ >", row.about.as_deref());
    pen.form("> >");
    rows::drawing(pen, row, style.prefix);
    rows::result(pen, scene, row);
    pen.form(">");
    rows::clauses(pen, scene, row);
    pen.form("> <td.act role=cell");
    if style.live {
        rows::button(pen, scene, (&row.target.target, &row.target.name), id, open);
    }
    pen.form("> >");
}
