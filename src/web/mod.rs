//! The border to JavaScript: an opaque chart, every value typed once, real errors with a name.
//!
//! The loader listens, once for each kind of event on a shadow root, and hands the events in: whatever
//! traps is then caught where the instance can be thrown away (docs/decisions.md, 5). It also makes the nodes.

#[cfg(target_arch = "wasm32")]
mod allocator;
mod convert;
#[cfg(feature = "page")]
mod desk;
mod error;
#[cfg(feature = "full")]
mod full;
mod listen;
#[cfg(feature = "full")]
mod parts;
mod table;
#[cfg(feature = "analysis")]
mod what_if;

use crate::chart;
use crate::model::problem::Problem;
#[cfg(not(feature = "analysis"))]
use crate::model::record::Field;
use crate::read::{self, Document};
use crate::render::{chart as draw, dom};
#[cfg(feature = "full")]
use crate::words::analysis;
use crate::words::build;
use crate::words::report::Report;
use convert::Options;
use listen::Action;
use wasm_bindgen::prelude::*;

/// The longest JSON text taken from a page, in bytes: a scorecard of a thousand targets is a tenth of it.
const MOST_BYTES: usize = 2_000_000;

/// A chart: a document and how it is shown.
#[wasm_bindgen]
pub struct Chart {
    document: Document,
    options: Options,
    report: Report,
    open: Vec<String>,
    #[cfg(feature = "full")]
    choices: chart::full::Choices,
    #[cfg(feature = "full")]
    beyond: analysis::Beyond,
}

#[wasm_bindgen]
impl Chart {
    /// Reads a scorecard from JSON text.
    ///
    /// # Errors
    /// A `ThuocDoError` with the code `bad-json`, `bad-data` or `too-large`.
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(text: &str, options: &JsValue) -> Result<Self, JsValue> {
        let options = Options::from_js(options);
        if text.len() > MOST_BYTES {
            return Err(error::too_large(MOST_BYTES, options.lang));
        }
        Self::new(read::json::document(text), options)
    }

    /// Reads a scorecard from a table of the page.
    ///
    /// # Errors
    /// A `ThuocDoError` with the code `bad-data` or `too-large`.
    #[wasm_bindgen(js_name = fromTable)]
    pub fn from_table(element: &web_sys::HtmlTableElement, options: &JsValue) -> Result<Self, JsValue> {
        let options = Options::from_js(options);
        let table = table::read(element, &options)?;
        Self::new(read::table::document(&table), options)
    }

    /// The drawing as it is now, in steps (`render/dom.rs`).
    pub fn draw(&self) -> String {
        let scene = self.scene();
        let style = draw::Style { prefix: &self.options.id, theme: self.options.theme, live: true, open: &self.open };
        dom::steps(&mut |pen| draw::chart(pen, &scene, &style))
    }

    /// Takes an event of the root it was drawn in; true where it is to be drawn again.
    pub fn event(&mut self, event: &web_sys::Event) -> bool {
        #[cfg(feature = "full")]
        if let Some(choices) = full::chosen(event, self.choices) {
            self.choices = choices;
            return true;
        }
        #[cfg(feature = "full")]
        if self.supposes(event) {
            return true;
        }
        let Some(action) = listen::action(event) else {
            return false;
        };
        match action {
            Action::View(view) => self.options.view = view,
            Action::Lang(lang) => {
                self.options.lang = lang;
                self.tell();
            }
            Action::Row(target) => match self.open.iter().position(|open| *open == target) {
                Some(index) => drop(self.open.swap_remove(index)),
                None => self.open.push(target),
            },
        }
        true
    }

    /// Changes how it is shown.
    #[wasm_bindgen(js_name = setOptions)]
    pub fn set_options(&mut self, options: &JsValue) {
        self.options = Options::from_js(options);
        self.tell();
    }

    /// The report as a plain object.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        #[cfg(feature = "analysis")]
        let written = crate::words::analysis::whole(&self.report, &self.document.scorecard);
        #[cfg(not(feature = "analysis"))]
        let written = self.report.write().unwrap_or(crate::model::value::Value::text(""));
        convert::to_js(&written)
    }

    /// What was passed over in the input, a sentence on each line.
    pub fn warnings(&self) -> String {
        let mut text = String::new();
        for problem in &self.document.warnings {
            error::add(&mut text, problem, self.options.lang);
        }
        for row in &self.document.unread {
            error::add(&mut text, &row.problem, self.options.lang);
        }
        text
    }

    /// The figures as CSV for a machine: commas, quotes where needed.
    #[wasm_bindgen(js_name = toCSV)]
    pub fn to_csv(&self) -> String {
        crate::render::csv::table(&chart::table::targets(&self.report, self.options.indicator.as_deref()))
    }

    #[inline(never)]
    fn new(read: Result<Document, Vec<Problem>>, options: Options) -> Result<Self, JsValue> {
        match read {
            Ok(document) => {
                let report = build::report(&document, options.lang);
                Ok(Self {
                    #[cfg(feature = "full")]
                    beyond: analysis::beyond(&document.scorecard, options.lang),
                    document,
                    options,
                    report,
                    open: Vec::new(),
                    #[cfg(feature = "full")]
                    choices: chart::full::Choices::default(),
                })
            }
            Err(problems) => Err(error::refused(&problems, options.lang)),
        }
    }

    /// Tells the document in the language asked for.
    #[inline(never)]
    fn tell(&mut self) {
        self.report = build::report(&self.document, self.options.lang);
        #[cfg(feature = "full")]
        {
            let supposed = std::mem::take(&mut self.beyond.supposed);
            self.beyond = analysis::beyond(&self.document.scorecard, self.options.lang);
            self.beyond.supposed = supposed;
            self.reckon();
        }
    }

    #[cfg(not(feature = "full"))]
    fn scene(&self) -> chart::scene::Scene<'_> {
        chart::scene(&self.report, self.options.view, self.options.indicator.as_deref())
    }
}

/// The version of this build.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
