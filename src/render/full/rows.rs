//! The scorecard in sections: a row group for each indicator with several targets, one for those without a figure.

use crate::chart::full::arrange::{self, Kind, Place, Section};
use crate::chart::full::words;
use crate::chart::scene::{Row, Scene};
use crate::model::text::{chained, shown};
use crate::render::chart::Style;
use crate::render::pen::Pen;
use crate::render::rows;

/// Draws the rows.
pub fn scorecard(pen: &mut Pen<'_>, scene: &Scene<'_>, all: &[Row<'_>], style: &Style<'_>) {
    rows::head(pen, scene);
    for section in &scene.arranged.sections {
        begin(pen, scene, section, style);
        for place in &section.places {
            if let Some(one) = all.get(place.row) {
                let open = style.open.contains(&one.target.target);
                let id = chained(&[style.prefix, "-d", &shown(&place.row)]);
                row(pen, scene, (one, place), style, &id, open);
                rows::opened(pen, scene, one, style.live, &id, open);
            }
        }
        pen.form(">");
    }
    pen.form(">");
}

/// Begins a section's row group, with its name.
fn begin(pen: &mut Pen<'_>, scene: &Scene<'_>, section: &Section, style: &Style<'_>) {
    match &section.kind {
        Kind::Plain => pen.form("<tbody role=rowgroup"),
        Kind::Group(name, about) => {
            pen.one(
                "<tbody.group role=rowgroup <tr.heading role=row <th role=rowheader scope=rowgroup colspan=5 <b $ >",
                name,
            );
            pen.maybe("<small $ >", about.as_deref());
            pen.form("> >");
        }
        Kind::Folded(name) => {
            pen.form("<tbody role=rowgroup <tr.heading role=row <th role=rowheader scope=rowgroup colspan=5");
            let open = scene.arranged.choices.unfolded;
            let id = chained(&[style.prefix, "-fold"]);
            if style.live {
                let expanded = if open { "true" } else { "false" };
                pen.draw(
                    "<button.fold type=button data-fold aria-expanded=$ aria-controls=$ \
                     ^svg width=20 height=20 viewBox=0,0,20,20 aria-hidden=true ^path.line d=M5_7.5l5_5_5-5 > > $ >",
                    &[expanded, &id, name],
                    &[],
                );
            } else {
                pen.one("<b $ >", name);
            }
            pen.one("> > > <tbody.folded role=rowgroup id=$", &id);
            if style.live && !open {
                pen.form("hidden");
            }
        }
    }
}

fn row(
    pen: &mut Pen<'_>,
    scene: &Scene<'_>,
    (row, place): (&Row<'_>, &Place),
    style: &Style<'_>,
    id: &str,
    open: bool,
) {
    let target = row.target;
    rows::begin(pen, row);
    pen.one("<span <b $ >", place.name.as_deref().unwrap_or(&target.name));
    // A group's name has it already.
    pen.maybe("<small $ >", row.about.as_deref().filter(|_| place.name.is_none()));
    pen.form("> >");
    rows::drawing(pen, row, style.prefix);
    rows::result(pen, scene, row);
    // Where there is no room for the drawing, its words stand here.
    pen.maybe("<small.slim $ >", target.gap.as_deref());
    pen.form(">");
    rows::clauses(pen, scene, row);
    if let Some(explanation) = &target.explanation {
        pen.draw(
            "<p.said <b $ > $ <q lang=vi $ > >",
            &[scene.lang.of(words::SAID), " ", &arrange::said(explanation)],
            &[],
        );
    }
    pen.form("> <td.act role=cell");
    if style.live {
        // Rows of a group may share the name: the button's has both.
        let own = place.name.as_deref().filter(|_| !target.name.ends_with(')'));
        let name = own.map_or(target.name.clone(), |own| chained(&[&target.name, ", ", own]));
        rows::button(pen, scene, (&target.target, &name), id, open);
    }
    pen.form("> >");
}
