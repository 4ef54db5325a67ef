//! An index's parts as a list: a plot, a native range control over it and two buttons each; under them what the whole
//! comes to. What follows a supposition is drawn by functions of its own, so that a live page exchanges that alone and
//! never the control under a finger.

use crate::chart::captions;
use crate::chart::full::part_words as say;
use crate::chart::full::parts::{Control, HEIGHT, Index, Outcome, PartRow};
use crate::chart::scene::{Lang, Scene};
use crate::model::text::{chained, shown};
use crate::render::chart::Style;
use crate::render::pen::Pen;
use crate::render::{mark, sign, table};

/// Draws the view.
pub fn indices(pen: &mut Pen<'_>, indices: &[Index<'_>], scene: &Scene<'_>, style: &Style<'_>) {
    for index in indices {
        let id = chained(&[style.prefix, "-i-", &index.told.indicator]);
        pen.draw(
            "<section.panel.index data-index=$ <h3 $ > <p.say $ >",
            &[&index.told.indicator, &index.name, &index.told.sentence],
            &[],
        );
        if !index.rows.is_empty() {
            key(pen, index, style);
            pen.draw(
                if style.live { "<p.hint $ > <div.parts.live" } else { "<p.hint $ > <div.parts" },
                &[&index.axis],
                &[],
            );
            pen.draw(
                "<p.part aria-hidden=true <span.lane <span $ > <span $ > > > <ul",
                &[&index.ends[0], &index.ends[1]],
                &[],
            );
            for row in &index.rows {
                part(pen, row, scene.lang, style, &id);
            }
            pen.form("> >");
        }
        pen.form("<div.sum");
        outcome(pen, &index.outcome, scene.lang);
        let open = style.live && index.rows.iter().any(|row| row.control.is_some());
        if open {
            pen.draw(
                "<button.reset type=button data-reset id=$ $ >",
                &[&chained(&[&id, "-reset"]), scene.lang.of(say::RESET)],
                &[],
            );
        }
        pen.form(">");
        goals(pen, index, scene.lang, open, &id);
        let [.., figures] = &scene.captions.views;
        pen.one("<details.all <summary $ >", figures);
        table::region(pen, &index.table);
        pen.form("> >");
    }
}

fn key(pen: &mut Pen<'_>, index: &Index<'_>, style: &Style<'_>) {
    const DRAWN: [&str; 4] = [
        "<span ^svg width=16 height=16 ^circle.dot cx=8 cy=8 r=6 > > $ >",
        "<span ^svg width=12 height=12 ^path.before d=M6_2l4.500_7.500h-9z > > $ >",
        "<span ^svg width=4 height=18 ^path.median d=M2_0v18 > > $ >",
        "<span ^svg width=26 height=12 ^rect.scale width=26 height=12 rx=6 > ^rect.zone x=6 width=14 height=12 > > $ >",
    ];
    pen.form("<p.key aria-hidden=true");
    for (form, text) in DRAWN.into_iter().zip(&index.key) {
        pen.maybe(form, text.as_deref());
    }
    if let Some(text) = index.key[4].as_deref().filter(|_| style.live) {
        pen.form("<span <i.ring >");
        pen.one("$ >", text);
    }
    pen.form(">");
}

/// A part: what is fixed; in it its name and the control.
fn part(pen: &mut Pen<'_>, row: &PartRow<'_>, lang: Lang, style: &Style<'_>, id: &str) {
    pen.one(
        "<li class=$",
        if row.group {
            "part row group"
        } else if row.inner {
            "part row inner"
        } else {
            "part row"
        },
    );
    pen.draw("data-part=$ <p.title <b $ > >", &[&row.part.part, &row.part.name], &[]);
    follows(pen, row, style.prefix);
    if let Some(control) = row.control.as_ref().filter(|_| style.live) {
        try_it(pen, row, control, lang, id);
    }
    pen.form(">");
}

/// Of a part what follows its supposed score: the plot and the figures.
pub fn follows(pen: &mut Pen<'_>, row: &PartRow<'_>, prefix: &str) {
    pen.form("<div.follows <p.own");
    if !row.figure.is_empty() {
        pen.one(if row.part.score.is_some() { "<b $ >" } else { "<i $ >" }, &row.figure);
    }
    pen.form("> <p.shows");
    pen.maybe("<b $ >", row.tried.as_deref());
    for text in row.under.iter().filter(|text| !text.is_empty()) {
        pen.one("<small $ >", text);
    }
    pen.form(">");
    if !row.marks.is_empty() {
        pen.draw("<div.lane ^svg.plot width=100% role=img height=# aria-label=$", &[&row.label], &[i32::from(HEIGHT)]);
        mark::marks(pen, &row.marks, prefix);
        pen.form("> >");
    }
    pen.form(">");
}

fn try_it(pen: &mut Pen<'_>, row: &PartRow<'_>, control: &Control, lang: Lang, id: &str) {
    let name = &row.part.name;
    let id = chained(&[id, "-", &row.part.part]);
    let step = |pen: &mut Pen<'_>, by: &str, phrase, path: &'static str| {
        pen.draw(
            "<button.step type=button data-by=$ id=$ aria-label=$ \
             ^svg width=20 height=20 viewBox=0,0,20,20 aria-hidden=true",
            &[by, &chained(&[&id, by]), &lang.tell(phrase, &[name])],
            &[],
        );
        pen.form(path);
        pen.form("> > >");
    };
    pen.form("<div.try");
    step(pen, "-", say::LESS, "^path.line d=M4_10h12");
    let [least, most, by] = control.ends.each_ref().map(|end| shown(end));
    pen.draw(
        "<input type=range id=$ min=$ max=$ step=$ value=$ aria-label=$ aria-valuetext=$",
        &[&id, &least, &most, &by, &shown(&control.at), &lang.tell(say::CONTROL, &[name]), &control.text],
        &[],
    );
    if control.tried {
        pen.form("class=tried");
    }
    pen.form(">");
    step(pen, "+", say::MORE, "^path.line d=M4_10h12M10_4v12");
    pen.form(">");
}

/// Between what is and what would be.
const TO: &str = " → ";

/// What the whole comes to: as it is, and under a supposition as it would be.
pub fn outcome(pen: &mut Pen<'_>, outcome: &Outcome<'_>, lang: Lang) {
    pen.form(if outcome.assumes.is_some() { "<div.outcome.supposed" } else { "<div.outcome" });
    if let Some(assumes) = outcome.assumes {
        pen.draw(
            "<p.badge <i.ring > <b $ > > <p.assumes $ > <p.settled.sr $ >",
            &[lang.of(say::SUPPOSED), assumes, outcome.follows],
            &[],
        );
    }
    pen.form("<dl");
    for (name, now, then) in &outcome.facts {
        pen.draw("<div <dt $ > <dd <span $ >", &[name, now], &[]);
        if let Some(then) = then {
            pen.draw("<i.to $ > <b $ >", &[TO, then], &[]);
        }
        pen.form("> >");
    }
    for (name, now, then) in &outcome.verdicts {
        pen.one("<div <dt $ > <dd", name);
        verdict(pen, *now, lang);
        if let Some(then) = then {
            pen.draw("<i.to aria-hidden=true $ > <span.sr $ > <span.if", &[TO, lang.of(say::WOULD_BE)], &[]);
            verdict(pen, *then, lang);
            pen.form(">");
        }
        pen.form("> >");
    }
    pen.form("> >");
}

fn verdict(pen: &mut Pen<'_>, verdict: crate::chart::scene::Verdict, lang: Lang) {
    pen.one("<span class=$", &chained(&["judged ", sign::class(verdict)]));
    sign::sign(pen, verdict, 18);
    pen.draw("$ $ >", &[" ", captions::verdict(verdict, lang)], &[]);
}

fn goals(pen: &mut Pen<'_>, index: &Index<'_>, lang: Lang, open: bool, id: &str) {
    if index.told.goals.is_empty() {
        return;
    }
    pen.draw("<details.take <summary id=$ $ > <ul", &[&chained(&[id, "-take"]), lang.of(say::WHAT_WOULD_IT_TAKE)], &[]);
    for (at, goal) in index.told.goals.iter().enumerate() {
        pen.draw("<li <b $ > <span $ >", &[&goal.name, &goal.least.sentence], &[]);
        if open && !goal.least.steps.is_empty() {
            let at = shown(&at);
            pen.draw(
                "<button type=button data-take=$ id=$ $ >",
                &[&at, &chained(&[id, "-take-", &at]), lang.of(say::TRY_IT)],
                &[],
            );
        }
        pen.form(">");
    }
    pen.form("> >");
}
