//! The parts of a scorecard's rows: a real table, a row for each target, a button that opens its details.

use super::pen::Pen;
use super::{detail, mark, sign};
use crate::chart::captions;
use crate::chart::scene::{Reason, Row, Scene, Verdict};
use crate::model::text::chained;

/// Begins the table, with its header.
#[inline(always)]
pub fn head(pen: &mut Pen<'_>, scene: &Scene<'_>) {
    let title = scene.title.unwrap_or(scene.message);
    pen.one("<table.rows role=table aria-label=$ <thead.sr role=rowgroup <tr role=row", title);
    for heading in &scene.captions.headings {
        pen.one("<th role=columnheader scope=col $ >", heading);
    }
    pen.form("> >");
}

/// Begins a row and its name's cell, with the sign in it.
#[inline(always)]
pub fn begin(pen: &mut Pen<'_>, row: &Row<'_>) {
    let target = row.target;
    let verdict = target.verdict;
    pen.draw(
        "<tr role=row class=$ data-target=$ data-verdict=$ data-reason=$ <th.name role=rowheader scope=row",
        &[sign::class(verdict), &target.target, verdict.word(), reason(target.reason.0)],
        &[],
    );
    sign::sign(pen, verdict, 28);
}

/// The cell of the drawing.
#[inline(always)]
pub fn drawing(pen: &mut Pen<'_>, row: &Row<'_>, prefix: &str) {
    pen.form("<td.drawing role=cell");
    if let Some(track) = &row.track {
        pen.draw("^svg.track width=100% role=img height=# aria-label=$", &[track.label], &[i32::from(track.height)]);
        mark::marks(pen, &track.marks, prefix);
        pen.form(">");
    }
    pen.form(">");
}

/// Begins the cell of figure and verdict.
#[inline(always)]
pub fn result(pen: &mut Pen<'_>, scene: &Scene<'_>, row: &Row<'_>) {
    let target = row.target;
    pen.form("<td.result role=cell");
    match &target.figure {
        Some(figure) => {
            pen.one(if figure.len() > 9 { "<span.figure.long $" } else { "<span.figure $" }, figure);
            pen.maybe("<i $ >", target.figure_of.as_deref());
            pen.form(">");
        }
        None => pen.one("<span.figure.none $ >", scene.captions.no_figure),
    }
    pen.one("<span.verdict $ >", captions::verdict(target.verdict, scene.lang));
    pen.maybe("<small $ >", row.under.as_deref());
}

/// Begins the cell of the clauses.
#[inline(always)]
pub fn clauses(pen: &mut Pen<'_>, scene: &Scene<'_>, row: &Row<'_>) {
    pen.form("<td.clauses role=cell <ul");
    for clause in &row.target.clauses {
        line(pen, scene, (clause.verdict, clause.reason.0), &clause.text, &clause.value);
    }
    pen.form(">");
}

/// The button that opens the details of a target with a name.
#[inline(always)]
pub fn button(pen: &mut Pen<'_>, scene: &Scene<'_>, (target, name): (&str, &str), id: &str, open: bool) {
    let label = chained(&[scene.captions.details, ": ", name]);
    pen.draw(
        "<button.more type=button data-row=$ aria-expanded=$ aria-controls=$ aria-label=$ \
         ^svg width=20 height=20 viewBox=0,0,20,20 aria-hidden=true ^path.line d=M5_7.5l5_5_5-5 > > >",
        &[target, if open { "true" } else { "false" }, id, &label],
        &[],
    );
}

fn reason(reason: Option<Reason>) -> &'static str {
    reason.map_or("", Reason::word)
}

/// A clause, or a year of one, with its sign; the sign's word is there for those who do not see it.
#[inline(never)]
pub fn line(pen: &mut Pen<'_>, scene: &Scene<'_>, judged: (Verdict, Option<Reason>), text: &str, value: &str) {
    let (verdict, why) = judged;
    pen.draw(
        "<li data-clause class=$ data-verdict=$ data-reason=$",
        &[sign::class(verdict), verdict.word(), reason(why)],
        &[],
    );
    sign::sign(pen, verdict, 18);
    let texts = [captions::verdict(verdict, scene.lang), text, value];
    pen.draw("<span.sr $ > <span.asks $ > <span.finds $ > >", &texts, &[]);
}

/// What opens under a row.
pub fn opened(pen: &mut Pen<'_>, scene: &Scene<'_>, row: &Row<'_>, live: bool, id: &str, open: bool) {
    pen.one("<tr.detail role=row id=$", id);
    if live && !open {
        pen.form("hidden");
    }
    pen.form("<td role=cell colspan=5");
    if live {
        detail::detail(pen, scene, row);
    } else {
        // Without a script the browser's own disclosure does the same.
        pen.one("<details <summary $ >", scene.captions.details);
        detail::detail(pen, scene, row);
        pen.form(">");
    }
    pen.form("> >");
}
