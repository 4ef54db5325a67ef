//! A table of the page → rows of cells, by its text alone.

use super::convert::Options;
use super::error;
use crate::read::table::{Cell, Table};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement, Node};

/// The most rows taken from a page.
const MOST_ROWS: u32 = 5_000;

/// Reads the cells as written; spans are expanded by the reader.
pub fn read(element: &HtmlTableElement, options: &Options) -> Result<Table, JsValue> {
    let collection = element.rows();
    let count = collection.length();
    if count > MOST_ROWS {
        return Err(error::too_large(MOST_ROWS as usize, options.lang));
    }
    let mut rows = Vec::new();
    for index in 0..count {
        // The rows of a table are `tr`, its cells `td` and `th`, whatever else stands in it (HTML, 4.9).
        if let Some(row) = collection.item(index) {
            rows.push(cells(&row.unchecked_into()));
        }
    }
    let caption = element.caption().map(|caption| text(&caption));
    Ok(Table { caption, rows, as_of: options.as_of, title: None })
}

fn cells(row: &HtmlTableRowElement) -> Vec<Cell> {
    let collection = row.cells();
    let mut cells = Vec::new();
    for index in 0..collection.length() {
        if let Some(cell) = collection.item(index) {
            let cell: HtmlTableCellElement = cell.unchecked_into();
            cells.push(Cell {
                text: text(&cell),
                header: cell.tag_name().eq_ignore_ascii_case("th"),
                rows: u16::try_from(cell.row_span()).unwrap_or(1),
                columns: u16::try_from(cell.col_span()).unwrap_or(1),
            });
        }
    }
    cells
}

/// The text of a node, with its letters composed (NFC): the reader compares words as they are typed today.
#[inline(never)]
fn text(node: &Node) -> String {
    let written = JsString::from(node.text_content().unwrap_or_default());
    written.normalize("NFC").into()
}
