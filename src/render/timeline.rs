//! The timeline's HTML: a plot and its table for each indicator.

use super::pen::Pen;
use super::{mark, table};
use crate::chart::scene::{Panel, Scene};

/// Draws the panels.
#[inline(never)]
pub fn panels(pen: &mut Pen<'_>, panels: &[Panel<'_>], scene: &Scene<'_>, prefix: &str) {
    for one in panels {
        panel(pen, one, scene, prefix);
    }
}

fn panel(pen: &mut Pen<'_>, panel: &Panel<'_>, scene: &Scene<'_>, prefix: &str) {
    pen.form("<section.panel");
    begin(pen, panel, scene, prefix);
    if panel.height > 0 {
        pen.form(">");
    }
    end(pen, panel);
}

/// What a panel, just begun, holds up to its plot; where there is one, the field it stands in is left open.
#[inline(always)]
pub fn begin(pen: &mut Pen<'_>, panel: &Panel<'_>, scene: &Scene<'_>, prefix: &str) {
    let height = i32::from(panel.height);
    let hint = if height == 0 { scene.captions.nothing_to_draw } else { scene.captions.up_is_better };
    pen.draw("<h3 $ > <p.hint $ >", &[panel.name, hint], &[]);
    if height > 0 {
        let beside = i32::from(panel.beside);
        pen.draw("<div.field ^svg.axis aria-hidden=true width=# height=#", &[], &[beside, height]);
        for (y, text) in &panel.axis {
            pen.draw("^text.quiet text-anchor=end x=# y=# $ >", &[text], &[beside - 6, i32::from(*y) + 4]);
        }
        pen.draw("> ^svg.plot width=100% role=img height=# aria-label=$", &[&panel.label], &[height]);
        mark::marks(pen, &panel.marks, prefix);
        pen.form(">");
    }
}

/// A panel after its plot.
#[inline(always)]
pub fn end(pen: &mut Pen<'_>, panel: &Panel<'_>) {
    if !panel.changes.is_empty() {
        pen.form("<ul.changes");
        for change in &panel.changes {
            pen.one("<li $ >", change);
        }
        pen.form(">");
    }
    table::region(pen, &panel.table);
    pen.form(">");
}
