//! What the editor's page asks for besides a chart: remarks one by one, files whole, text to paste.

use super::convert::{self, Options};
use super::{Chart, table};
use crate::chart::picture;
use crate::model::pretty::pretty;
use crate::model::problem::{Place, Problem};
use crate::model::record::Field;
use crate::model::value::{Data, Value};
use crate::output::Drawing;
use crate::output::forms::{self, Form, Parts};
use crate::read::{Document, csv, json, table as cells};
use crate::words::{Lang, advice, problem};
use wasm_bindgen::prelude::*;
use web_sys::HtmlTableElement;

/// What is to be said of a table: `{row, column, place, found, expected, advice, refused}` each.
///
/// # Errors
/// A `ThuocDoError` with the code `too-large`.
#[wasm_bindgen(js_name = remarksOfTable)]
pub fn remarks_of_table(element: &HtmlTableElement, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = Options::from_js(options);
    let table = table::read(element, &options)?;
    convert::to_js(&remarks(cells::document(&table), options.lang))
}

/// The same of a document's text.
///
/// # Errors
/// Where the list cannot be made.
#[wasm_bindgen(js_name = remarksOfJson)]
pub fn remarks_of_json(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    convert::to_js(&remarks(json::document(text), Options::from_js(options).lang))
}

/// Separated text, by commas, semicolons or tabs: `{rows: [[text]], remarks}`.
///
/// # Errors
/// Where the list cannot be made.
#[wasm_bindgen(js_name = cellsOf)]
pub fn cells_of(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let (mut rows, mut said) = (Vec::new(), Vec::new());
    match csv::table(text) {
        Ok(table) => {
            for row in table.rows {
                rows.push(list(row.into_iter().map(|cell| Value::text(cell.text)).collect()));
            }
        }
        Err(problem) => said.push(remark(&problem, true, Options::from_js(options).lang)),
    }
    convert::to_js(&Value::map([("rows", Some(list(rows))), ("remarks", Some(list(said)))]))
}

/// The line that loads the script of a page.
#[wasm_bindgen(js_name = scriptLine)]
pub fn script_line(address: &str, sum: &str) -> String {
    forms::script(address, sum)
}

#[wasm_bindgen]
impl Chart {
    /// The page that is whole in one file, as `render -o x.thuoc-do.html --script` writes it.
    #[wasm_bindgen(js_name = toPage)]
    pub fn to_page(&self, script: &str) -> String {
        self.drawing().page(Some(script))
    }

    /// The picture, as `render -o x.svg` writes it.
    #[wasm_bindgen(js_name = toSVGFile)]
    pub fn to_svg_file(&self) -> String {
        self.drawing().svg()
    }

    /// The document as JSON that people read and change.
    #[wasm_bindgen(js_name = toJSON)]
    pub fn to_json(&self) -> String {
        self.document.scorecard.write().map(|value| pretty(&value)).unwrap_or_default()
    }

    /// The text to paste in a form, A to E. `table` is the author's, if that is where the document came from; `parts`
    /// has `title`, `script`, `attributes`, `classes`, `page` and `picture`. Empty where the form cannot say what the
    /// document says.
    ///
    /// # Errors
    /// A `ThuocDoError` with the code `too-large`.
    pub fn form(&self, form: &str, table: Option<HtmlTableElement>, parts: &JsValue) -> Result<String, JsValue> {
        let indicator = self.options.indicator.as_deref();
        let (author, document) = match table {
            Some(element) => (table::read(&element, &self.options)?, None),
            None => (
                forms::figures(&self.report, indicator),
                self.document.scorecard.write().map(|value| value.to_string()),
            ),
        };
        let form = Form::from_word(form).unwrap_or(Form::Link);
        if form == Form::Table && document.is_some() && !forms::says_the_same(&author, &self.report, indicator) {
            return Ok(String::new());
        }
        let word = |name| convert::word(parts, name);
        Ok(Parts {
            table: &author,
            document: document.as_deref(),
            title: &word("title"),
            message: &self.report.message,
            height: picture::picture(&self.scene()).height,
            script: &word("script"),
            attributes: &word("attributes"),
            classes: &word("classes"),
            page: &word("page"),
            picture: &word("picture"),
        }
        .text(form))
    }

    /// A name for the chart: its title, else its message.
    pub fn name(&self) -> String {
        self.report.title.as_ref().unwrap_or(&self.report.message).clone()
    }
}

impl Chart {
    /// As the command would draw it: what a reader has opened or sorted does not count.
    fn drawing(&self) -> Drawing<'_> {
        Drawing {
            document: &self.document,
            report: &self.report,
            view: self.options.view,
            indicator: self.options.indicator.as_deref(),
        }
    }
}

fn list(items: Vec<Value>) -> Value {
    Value::new(Data::List(items))
}

fn remarks(read: Result<Document, Vec<Problem>>, lang: Lang) -> Value {
    let mut all = Vec::new();
    match read {
        Ok(document) => {
            // Rows that cannot be read weigh more than columns that are not needed.
            all.extend(document.unread.iter().map(|row| remark(&row.problem, false, lang)));
            all.extend(document.warnings.iter().map(|one| remark(one, false, lang)));
        }
        Err(problems) => all.extend(problems.iter().map(|one| remark(one, true, lang))),
    }
    list(all)
}

fn remark(one: &Problem, refused: bool, lang: Lang) -> Value {
    let cell = |pick: fn(u32, u32) -> u32| match one.place {
        Place::Cell(row, column) => Some(Value::number(pick(row, column) as usize)),
        _ => None,
    };
    let path = problem::path(&one.path);
    let place = problem::place(one.place, lang);
    let place = if path.is_empty() || place.is_empty() { place + &path } else { place + ", " + &path };
    Value::map([
        ("row", cell(|row, _| row)),
        ("column", cell(|_, column| column)),
        ("place", Some(Value::text(place))),
        ("found", Some(Value::text(one.found.clone().unwrap_or_default()))),
        ("expected", Some(Value::text(problem::expected(&one.expected, lang)))),
        ("advice", Some(Value::text(advice::advice(one, lang)))),
        ("refused", Some(Value::new(Data::Bool(refused)))),
    ])
}
