//! Several indicators small, each opening to its large plot. A timeline whose years can be chosen: a toolbar of one button a year over its column, one of them in the tab
//! order, and what the chosen one tells. Buttons and no role of an application: a screen reader that reads on
//! finds each of them, and the table after them has the same.

use crate::chart::captions;
use crate::chart::full::columns::{self, Column};
use crate::chart::full::small::{self, Small};
use crate::chart::full::words;
use crate::chart::scene::{Panel, Scene};
use crate::model::text::{chained, shown};
use crate::render::chart::Style;
use crate::render::pen::Pen;
use crate::render::{mark, sign, timeline};

/// Before the key of a panel, among the ids of targets that are open.
const OPENS: &str = "~";

/// Draws the panels.
pub fn panels(pen: &mut Pen<'_>, panels: &[Panel<'_>], scene: &Scene<'_>, style: &Style<'_>) {
    let several = style.live && panels.iter().any(|panel| panel.small.is_some());
    if several {
        pen.one("<div.many role=group aria-label=$", scene.lang.of(words::SEVERAL));
    }
    for (index, panel) in panels.iter().enumerate() {
        let opener = chained(&[OPENS, &panel.key]);
        let open = style.open.contains(&opener);
        let id = chained(&[style.prefix, "-t", &shown(&index)]);
        let small = panel.small.as_ref().filter(|_| several);
        if let Some(small) = small {
            thumb(pen, (panel, small), scene, style, (&opener, &id, open));
        }
        pen.draw("<section.panel data-panel=$ id=$", &[&panel.key, &id], &[]);
        if small.is_some() && !open {
            pen.form("hidden");
        }
        timeline::begin(pen, panel, scene, style.prefix);
        if style.live && panel.height > 0 {
            toolbar(pen, panel, scene);
            pen.form(">");
            told(pen, panel, scene);
        } else if panel.height > 0 {
            pen.form(">");
        }
        timeline::end(pen, panel);
    }
    if several {
        pen.form(">");
    }
}

/// An indicator's small plot: a button that opens the large one.
fn thumb(
    pen: &mut Pen<'_>,
    (panel, small): (&Panel<'_>, &Small<'_>),
    scene: &Scene<'_>,
    style: &Style<'_>,
    (opener, id, open): (&str, &str, bool),
) {
    let expanded = if open { "true" } else { "false" };
    pen.draw(
        "<button.thumb type=button data-row=$ aria-expanded=$ aria-controls=$ <b $ > <span.last $ $ $",
        &[opener, expanded, id, panel.name, &small.year, ": ", small.figure.unwrap_or(scene.captions.no_figure)],
        &[],
    );
    if let Some(verdict) = small.verdict {
        pen.draw("$ <span class=$", &[" · ", &chained(&["judged ", sign::class(verdict)])], &[]);
        sign::sign(pen, verdict, 16);
        pen.draw("$ $ >", &[" ", captions::verdict(verdict, scene.lang)], &[]);
    }
    pen.form(">");
    if small.marks.is_empty() {
        pen.one("<small $ >", scene.captions.nothing_to_draw);
    } else {
        pen.draw("^svg.plot width=100% aria-hidden=true height=#", &[], &[i32::from(small::HEIGHT)]);
        mark::marks(pen, &small.marks, style.prefix);
        pen.form(">");
    }
    pen.form(">");
}

fn toolbar(pen: &mut Pen<'_>, panel: &Panel<'_>, scene: &Scene<'_>) {
    let latest = columns::latest(&panel.columns);
    pen.one("<div.years role=toolbar aria-label=$", &scene.lang.tell(words::YEARS, &[&panel.name]));
    for (index, column) in panel.columns.iter().enumerate() {
        if column.row.is_none() {
            pen.form("<span >");
            continue;
        }
        let (pressed, order) = if latest == Some(index) { ("true", "0") } else { ("false", "-1") };
        pen.draw(
            "<button.year type=button data-year=$ aria-pressed=$ tabindex=$ <span.sr",
            &[&column.year, pressed, order],
            &[],
        );
        words(pen, panel, column);
        pen.form("> >");
    }
    pen.form(">");
}

/// The chosen year in words, and a step either way for fingers that columns are too narrow for.
fn told(pen: &mut Pen<'_>, panel: &Panel<'_>, scene: &Scene<'_>) {
    let step = |pen: &mut Pen<'_>, by: &str, name: &str, path: &'static str| {
        pen.draw("<button.step type=button tabindex=-1 data-step=$ aria-label=$", &[by, name], &[]);
        pen.form("^svg width=20 height=20 viewBox=0,0,20,20 aria-hidden=true");
        pen.form(path);
        pen.form("> > >");
    };
    pen.form("<div.told");
    step(pen, "-1", scene.lang.of(words::EARLIER), "^path.line d=M12.500_5l-5_5_5_5");
    pen.form("<p.tell");
    if let Some(column) = columns::latest(&panel.columns).and_then(|at| panel.columns.get(at)) {
        words(pen, panel, column);
    }
    pen.form(">");
    step(pen, "1", scene.lang.of(words::LATER), "^path.line d=M7.500_5l5_5-5_5");
    pen.form(">");
}

/// A year in words: the cells of its row with their headings, the gap, what changed with its edition.
fn words(pen: &mut Pen<'_>, panel: &Panel<'_>, column: &Column<'_>) {
    pen.one("<b $ >", &column.year);
    let cells = column.row.and_then(|row| panel.table.rows().nth(row)).unwrap_or(&[]);
    for (title, cell) in panel.table.header.iter().zip(cells).skip(1) {
        match cell.verdict {
            Some(verdict) => {
                pen.draw("$ <span class=$", &[" · ", &chained(&["judged ", sign::class(verdict)])], &[]);
                sign::sign(pen, verdict, 16);
                pen.draw("$ $ >", &[" ", &cell.text], &[]);
                if let Some(gap) = column.gap {
                    pen.one("$", &chained(&[" (", gap, ")"]));
                }
            }
            None if cell.text == "–" => {}
            None => pen.one("$", &chained(&[" · ", title, " ", &cell.text])),
        }
    }
    if let Some(note) = column.note {
        pen.one("$", &chained(&[" · ", note]));
    }
}
