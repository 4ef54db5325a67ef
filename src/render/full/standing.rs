//! A whole ranking: its sentences, a plot to move about in, a unit to be found by its name, and its figures.
//!
//! The units of the plot are buttons, one of them in the tab order: a screen reader that reads on finds each of
//! them, and the table after them has the same.

use crate::chart::full::standing::{Dot, Near, Plot, Ranking};
use crate::chart::full::words;
use crate::chart::scene::{Scene, Tone};
use crate::model::text::{chained, joined, shown};
use crate::render::chart::Style;
use crate::render::mark;
use crate::render::pen::Pen;

/// Draws the rankings; an earlier one of an indicator is folded under its name.
pub fn rankings(pen: &mut Pen<'_>, rankings: &[Ranking<'_>], scene: &Scene<'_>, style: &Style<'_>) {
    for one in rankings {
        if one.earlier {
            pen.one("<details.earlier <summary $ >", &one.heading);
        }
        ranking(pen, one, scene, style);
        if one.earlier {
            pen.form(">");
        }
    }
}

fn ranking(pen: &mut Pen<'_>, one: &Ranking<'_>, scene: &Scene<'_>, style: &Style<'_>) {
    pen.draw("<section.panel.ranking data-ranking=$ <h3 $ >", &[&one.key, &one.heading], &[]);
    for sentence in &one.told.sentences {
        pen.one("<p.tells $ >", sentence);
    }
    if let Some(plot) = &one.plot {
        if style.live {
            find(pen, one, scene, style);
        }
        pen.one("<p.hint $ >", &one.hint);
        field(pen, one, plot, scene, style);
        if style.live {
            told(pen, one, scene);
        }
    }
    pen.maybe("<p.hint $ >", one.unplaced.as_deref());
    if !one.near.is_empty() {
        table(pen, one, scene, &one.near);
        pen.one("<details.all <summary $ >", &scene.lang.tell(words::ALL, &[&one.lines.len()]));
    }
    let all: Vec<Near> = (0..one.lines.len()).map(Near::Unit).collect();
    table(pen, one, scene, &all);
    if !one.near.is_empty() {
        pen.form(">");
    }
    pen.form(">");
}

/// A field to type a name into, and where the names that fit are listed.
fn find(pen: &mut Pen<'_>, one: &Ranking<'_>, scene: &Scene<'_>, style: &Style<'_>) {
    let id = chained(&[style.prefix, "-find-", &one.key]);
    let label = scene.lang.of(words::FIND);
    pen.draw(
        "<div.find <label <span $ > <input type=search data-find autocomplete=off spellcheck=false id=$ > > <ul.found data-none=$ data-many=$ > >",
        &[label, &id, scene.lang.of(words::NONE_FOUND), scene.lang.of(words::FOUND)],
        &[],
    );
}

/// The axis of ranks and the plot.
fn field(pen: &mut Pen<'_>, one: &Ranking<'_>, plot: &Plot, scene: &Scene<'_>, style: &Style<'_>) {
    let (beside, height) = (i32::from(plot.beside), i32::from(plot.height));
    pen.draw("<div.field ^svg.axis aria-hidden=true width=# height=#", &[], &[beside, height]);
    for (y, text) in &plot.axis {
        pen.draw("^text.quiet text-anchor=end x=# y=# $ >", &[text], &[beside - 6, i32::from(*y) + 4]);
    }
    pen.form("> ^svg.plot.units width=100%");
    if style.live {
        pen.draw("height=# ^g aria-hidden=true", &[], &[height]);
        ground(pen, plot, style.prefix);
        let name = scene.lang.tell(words::UNITS, &[&one.heading]);
        pen.one("> ^g role=toolbar aria-orientation=vertical aria-label=$", &name);
        for dot in &plot.dots {
            let chosen = dot.row == one.chosen;
            pen.form(class(dot));
            let row = shown(&dot.row);
            let texts = [
                row.as_str(),
                if chosen { "true" } else { "false" },
                if chosen { "0" } else { "-1" },
                one.units.get(dot.row).map_or("", String::as_str),
            ];
            pen.draw("role=button data-unit=$ aria-pressed=$ tabindex=$ aria-label=$", &texts, &[]);
            unit(pen, dot, plot);
        }
        pen.form("> ^g aria-hidden=true");
        labels(pen, plot);
        pen.form("> > >");
    } else {
        pen.draw("role=img height=# aria-label=$", &[&joined(&one.told.sentences, " ")], &[height]);
        still(pen, plot, style.prefix);
        pen.form("> >");
    }
}

/// All of a plot, as a picture.
pub fn still(pen: &mut Pen<'_>, plot: &Plot, prefix: &str) {
    ground(pen, plot, prefix);
    for dot in &plot.dots {
        pen.form(class(dot));
        unit(pen, dot, plot);
    }
    labels(pen, plot);
}

fn ground(pen: &mut Pen<'_>, plot: &Plot, prefix: &str) {
    mark::marks(pen, &plot.marks, prefix);
}

fn class(dot: &Dot) -> &'static str {
    match (dot.own, dot.bare) {
        (true, false) => "^g.unit.own",
        (true, true) => "^g.unit.own.bare",
        (false, true) => "^g.unit.bare",
        (false, false) => "^g.unit",
    }
}

/// The line from the edition before, the places it may have, its dot.
fn unit(pen: &mut Pen<'_>, dot: &Dot, plot: &Plot) {
    let (at, y) = (i32::from(dot.at), i32::from(dot.y));
    if let Some(before) = dot.before {
        let slope = i32::from(plot.slope);
        pen.draw("^line.from x2=% y1=# y2=# >", &[], &[slope, i32::from(before), y]);
        pen.draw("^line.row x1=% x2=% y1=# y2=# >", &[], &[slope, at, y, y]);
    }
    if let Some((best, worst)) = dot.span {
        pen.draw("^line.span x1=% x2=% y1=# y2=# >", &[], &[at, at, i32::from(best), i32::from(worst)]);
    }
    let radius = i32::from(plot.radius) + if dot.own { 2 } else { 0 };
    pen.draw("^circle cx=% cy=# r=# > >", &[], &[at, y, radius]);
}

fn labels(pen: &mut Pen<'_>, plot: &Plot) {
    for label in &plot.labels {
        let tone = if label.tone == Tone::Quiet { "quiet" } else { "strong" };
        let class = chained(&[tone, ["", " mid", " wide"].get(label.room).unwrap_or(&"")]);
        pen.draw(
            "^text class=$ x=% dx=# y=# text-anchor=$ $ >",
            &[&class, mark::anchor_word(label.anchor), &label.text],
            &[i32::from(label.at), i32::from(label.aside), i32::from(label.y)],
        );
    }
}

/// The chosen unit in words, and a step either way for fingers.
fn told(pen: &mut Pen<'_>, one: &Ranking<'_>, scene: &Scene<'_>) {
    let step = |pen: &mut Pen<'_>, by: &str, name: &str, path: &'static str| {
        pen.draw("<button.step type=button tabindex=-1 data-step=$ aria-label=$", &[by, name], &[]);
        pen.form("^svg width=20 height=20 viewBox=0,0,20,20 aria-hidden=true");
        pen.form(path);
        pen.form("> > >");
    };
    pen.form("<div.told");
    step(pen, "-1", scene.lang.of(words::ABOVE), "^path.line d=M5_12.500l5-5_5_5");
    pen.one("<p.tell $ >", one.units.get(one.chosen).map_or("", String::as_str));
    step(pen, "1", scene.lang.of(words::BELOW), "^path.line d=M5_7.500l5_5_5-5");
    pen.form(">");
}

fn table(pen: &mut Pen<'_>, one: &Ranking<'_>, scene: &Scene<'_>, shown: &[Near]) {
    pen.one("<table.figures <caption $ > <thead <tr", &one.heading);
    for name in &one.header {
        pen.one("<th scope=col $ >", name);
    }
    pen.form("> > <tbody");
    for near in shown {
        match near {
            Near::Unit(at) => {
                let Some(line) = one.lines.get(*at) else { continue };
                pen.one(if line.own { "<tr.own <th scope=row $ >" } else { "<tr <th scope=row $ >" }, line.name);
                for cell in &line.cells {
                    pen.one("<td.number $ >", cell);
                }
            }
            Near::Others(count) => {
                let text = scene.lang.tell(words::OTHERS, &[count]);
                pen.draw("<tr.others <td colspan=$ $ >", &[&crate::model::text::shown(&one.header.len()), &text], &[]);
            }
            Near::CutOff(place) => {
                let text = scene.lang.tell(words::CUT_OFF, &[place]);
                pen.draw("<tr.cut <td colspan=$ $ >", &[&crate::model::text::shown(&one.header.len()), &text], &[]);
            }
        }
        pen.form(">");
    }
    pen.form("> >");
}
