//! What a reader may choose: the order, which rows, the files. Native controls, each with its name.

use crate::chart::full::{Choices, Filter, Sort, words};
use crate::chart::scene::Scene;
use crate::model::text::{chained, shown};
use crate::render::pen::Pen;

/// Draws the controls over a scorecard of many rows.
pub fn choices(pen: &mut Pen<'_>, scene: &Scene<'_>, prefix: &str) {
    if !scene.arranged.many {
        return;
    }
    let Choices { sort: order, filter: only, .. } = scene.arranged.choices;
    pen.form("<div.tools");
    sort(pen, scene, prefix);
    filter(pen, scene, prefix);
    // All as in the plan needs no telling; the words are there to be compared with what comes after.
    let plain = order == Sort::Plan && only == Filter::All;
    pen.one(if plain { "<p.shown.sr $ > >" } else { "<p.shown $ > >" }, &scene.arranged.shown);
}

fn sort(pen: &mut Pen<'_>, scene: &Scene<'_>, prefix: &str) {
    let id = chained(&[prefix, "-sort"]);
    pen.draw("<label.sort <span $ > <select data-sort id=$", &[scene.lang.of(words::SORT), &id], &[]);
    for sort in [Sort::Plan, Sort::Gap, Sort::Verdict] {
        pen.one("<option value=$", sort.word());
        if scene.arranged.choices.sort == sort {
            pen.form("selected");
        }
        pen.one("$ >", words::sort(sort, scene.lang));
    }
    pen.form("> >");
}

fn filter(pen: &mut Pen<'_>, scene: &Scene<'_>, prefix: &str) {
    let arranged = &scene.arranged;
    // All alone is no choice.
    if arranged.filters.len() < 2 {
        return;
    }
    let name = chained(&[prefix, "-filter"]);
    pen.one("<fieldset.filter <legend $ >", scene.lang.of(words::FILTER));
    for (filter, count) in &arranged.filters {
        let id = chained(&[&name, "-", filter.word()]);
        pen.draw("<label <input data-filter type=radio name=$ id=$ value=$", &[&name, &id, filter.word()], &[]);
        if arranged.choices.filter == *filter {
            pen.form("checked");
        }
        let text = chained(&[words::filter(*filter, scene.lang), " (", &shown(count), ")"]);
        pen.one("> <span $ > >", &text);
    }
    pen.form(">");
}

/// Draws the menu of files, under a view.
pub fn save(pen: &mut Pen<'_>, scene: &Scene<'_>, prefix: &str) {
    let id = chained(&[prefix, "-save"]);
    pen.draw("<details.save <summary id=$ $ > <ul", &[&id, scene.lang.of(words::SAVE)], &[]);
    for (kind, name) in words::FILES {
        let id = chained(&[&id, "-", kind]);
        pen.draw("<li <button type=button data-save=$ id=$ $ > >", &[kind, &id, scene.lang.of(name)], &[]);
    }
    pen.form("> <p.refused hidden > >");
}
