//! What opens under a row: the rule, why it cannot be told, the figures used, the sources.

use super::pen::Pen;
use super::{rows, sign, table};
use crate::chart::captions;
use crate::chart::scene::{Row, Scene};
use crate::model::text::shown;

/// The title of a section.
const SECTION: &str = "<section <h3 $ >";

/// Draws the details.
#[inline(never)]
pub fn detail(pen: &mut Pen<'_>, scene: &Scene<'_>, row: &Row<'_>) {
    let captions = scene.captions;
    let target = row.target;
    pen.one("<div class=$", sign::class(target.verdict));
    paragraph(pen, captions.rule, Some(&target.rule));
    if !target.why.is_empty() {
        pen.one(SECTION, captions.why);
        for why in &target.why {
            pen.one("<p $ >", why);
        }
        if let Some(settle) = &target.settle {
            pen.draw("<p <b $ > $ >", &[captions.settle, settle], &[]);
        }
        pen.form(">");
    }
    years(pen, scene, row);
    if !row.figures.cells.is_empty() {
        pen.one(SECTION, captions.figures);
        table::table(pen, &row.figures, "<table");
        pen.form(">");
    }
    if !target.badges.is_empty() || target.replaced_by.is_some() {
        pen.one(SECTION, captions.to_know);
        for badge in &target.badges {
            pen.one("<p $ >", badge);
        }
        if let Some(by) = &target.replaced_by {
            pen.draw("<p $ > <p $ >", &[captions.adjusted, by], &[]);
        }
        pen.form(">");
    }
    if let Some(text) = &target.explanation {
        // The province's words stay in its language.
        pen.draw("<section <h3 $ > <p lang=vi $ > >", &[captions.explanation, text], &[]);
    }
    paragraph(pen, captions.reading, target.note.as_deref());
    sources(pen, scene, row);
    pen.form(">");
}

#[inline(never)]
fn paragraph(pen: &mut Pen<'_>, title: &str, text: Option<&str>) {
    if let Some(text) = text {
        pen.draw("<section <h3 $ > <p $ > >", &[title, text], &[]);
    }
}

/// The years of a clause that speaks of several.
fn years(pen: &mut Pen<'_>, scene: &Scene<'_>, row: &Row<'_>) {
    let mut begun = false;
    for clause in &row.target.clauses {
        for year in &clause.years {
            if !begun {
                pen.one("<section <h3 $ > <ul", scene.captions.years);
                begun = true;
            }
            let value = match year.reason.0 {
                Some(reason) => captions::reason(reason, scene.lang),
                None => captions::verdict(year.verdict, scene.lang),
            };
            rows::line(pen, scene, (year.verdict, year.reason.0), &shown(&year.year), value);
        }
    }
    if begun {
        pen.form("> >");
    }
}

fn sources(pen: &mut Pen<'_>, scene: &Scene<'_>, row: &Row<'_>) {
    if row.target.sources.is_empty() {
        return;
    }
    pen.one("<section <h3 $ > <ul", scene.captions.sources);
    for source in &row.target.sources {
        pen.form("<li");
        if source.plan {
            pen.one("$", scene.captions.plan);
        }
        match &source.url {
            Some(url) => pen.draw("<a rel=noopener lang=vi href=$ $ >", &[url, &source.title], &[]),
            None => pen.one("<span lang=vi $ >", &source.title),
        }
        pen.form(">");
    }
    pen.form("> >");
}
