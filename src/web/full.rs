//! What the full edition's border has besides: a reader's choices of order and rows, pictures and figures to keep.

use super::Chart;
use crate::chart::full::figures::{self, Form};
use crate::chart::full::{Choices, Filter, Sort, arrange, part_table};
use crate::chart::scene::{Body, Scene};
use crate::chart::{self, picture, scorecard};
use crate::render::{csv, picture as svg, string};
use crate::words::Lang;
use wasm_bindgen::prelude::*;

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
        if let Body::Parts(indices) = &self.scene().body {
            return write(&part_table::tables(indices, form, lang));
        }
        let rows = scorecard::rows(&self.report, self.options.indicator.as_deref());
        write(&figures::table(&rows, form, lang))
    }
}
