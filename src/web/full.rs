//! What the full edition's border has besides: a reader's choices of order and rows, pictures and figures to keep.

use super::Chart;
use crate::chart::full::figures::{self, Form};
use crate::chart::full::{Choices, Filter, Sort, arrange, part_table, standing};
use crate::chart::scene::{Body, Scene};
use crate::chart::{self, View, picture, scorecard};
use crate::model::text::{cut, pieces};
use crate::render::{csv, picture as svg, string};
use crate::words::Lang;
use wasm_bindgen::prelude::*;

fn put(text: &mut String, name: &str, value: &str) {
    for part in [name, "=", value, "\n"] {
        text.push_str(part);
    }
}

/// What a reader has chosen with the event; `None` where it is not about that.
pub fn chosen(event: &web_sys::Event, now: Choices) -> Option<Choices> {
    // What is not an element has no `closest`; calling it is an error then, and no choice.
    let target: web_sys::Element = event.target()?.unchecked_into();
    if event.type_() == "click" {
        target.closest("[data-fold]").ok()??;
        return Some(Choices { unfolded: !now.unfolded, ..now });
    }
    if event.type_() != "change" {
        return None;
    }
    let word = js_sys::Reflect::get(&target, &"value".into()).ok()?.as_string()?;
    if target.has_attribute("data-sort") {
        return Some(Choices { sort: Sort::from_word(&word)?, ..now });
    }
    target.has_attribute("data-filter").then_some(Choices { filter: Filter::from_word(&word)?, ..now })
}

impl Chart {
    /// The scene as the reader has arranged it.
    pub(super) fn scene(&self) -> Scene<'_> {
        let wanted = self.options.indicator.as_deref();
        let mut scene = chart::full::scene(&self.report, &self.beyond, self.options.view, wanted);
        scene.arranged = arrange::of(&scene.body, self.choices, scene.lang);
        scene
    }
}

#[wasm_bindgen]
impl Chart {
    /// How the reader has the chart: a `name=value` on each line, first the view and the language, then what differs
    /// from a chart just drawn. An id with a line break in it is not kept.
    pub fn state(&self) -> String {
        let Choices { sort, filter, unfolded } = self.choices;
        let mut text = String::new();
        put(&mut text, "view", self.options.view.word());
        put(&mut text, "lang", self.options.lang.word());
        if sort != Sort::Plan {
            put(&mut text, "sort", sort.word());
        }
        if filter != Filter::All {
            put(&mut text, "filter", filter.word());
        }
        if unfolded {
            put(&mut text, "fold", "open");
        }
        for id in &self.open {
            put(&mut text, "open", id);
        }
        let supposed = self.what_if_text();
        if !supposed.is_empty() {
            put(&mut text, "if", &supposed);
        }
        text
    }

    /// Brings the chart to what [`Self::state`] gave, perhaps of an earlier document, perhaps written by a stranger: what
    /// is not understood is passed over, an id that is not there opens nothing.
    pub fn restore(&mut self, state: &str) {
        let lang = self.options.lang;
        let mut supposed = "";
        for entry in pieces(state, b'\n') {
            let (name, value) = cut(entry, b'=');
            match name {
                "view" => self.options.view = View::from_word(value).unwrap_or(self.options.view),
                "lang" => self.options.lang = Lang::from_word(value).unwrap_or(self.options.lang),
                "sort" => self.choices.sort = Sort::from_word(value).unwrap_or(self.choices.sort),
                "filter" => self.choices.filter = Filter::from_word(value).unwrap_or(self.choices.filter),
                "if" => supposed = value,
                "fold" => self.choices.unfolded = value == "open",
                "open" if !self.open.iter().any(|id| id == value) => self.open.push(value.to_owned()),
                _ => {}
            }
        }
        if self.options.lang != lang {
            self.tell();
        }
        self.set_what_if(supposed);
    }

    /// The view now shown, as a stand-alone SVG: what the command draws, arranged as the reader has it.
    #[wasm_bindgen(js_name = toSVG)]
    pub fn to_svg(&self) -> String {
        let picture = picture::picture(&self.scene());
        string::text(|pen| svg::picture(pen, &picture, self.options.lang.word()))
    }

    /// The figures for another program: `machine` or `excel` (semicolons, a decimal comma in Vietnamese).
    #[wasm_bindgen(js_name = toCSVFor)]
    pub fn to_csv_for(&self, form: &str) -> String {
        let form = Form::from_word(form).unwrap_or(Form::Machine);
        let lang = if form == Form::Machine { Lang::En } else { self.options.lang };
        let write = if form == Form::Machine { csv::table } else { csv::excel };
        match &self.scene().body {
            Body::Standing(rankings) => return write(&standing::figures(rankings, form, lang)),
            Body::Parts(indices) => return write(&part_table::tables(indices, form, lang)),
            _ => {}
        }
        let rows = scorecard::rows(&self.report, self.options.indicator.as_deref());
        write(&figures::table(&rows, form, lang))
    }
}
