//! The DOM sink: createElementNS, setAttribute and text nodes only, which neither a
//! Content-Security-Policy nor Trusted Types restricts.

use super::pen::{Pen, Sink};
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, Node};

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// Collects nodes as elements of a document, outside its tree.
struct Dom<'d> {
    document: &'d Document,
    open: Vec<Element>,
    finished: Option<Element>,
    error: Option<JsValue>,
}

/// Draws one element.
///
/// # Errors
/// The first thing the browser threw; the page is as it was.
pub fn element(document: &Document, draw: &mut dyn FnMut(&mut Pen<'_>)) -> Result<Element, JsValue> {
    let mut sink = Dom { document, open: Vec::new(), finished: None, error: None };
    draw(&mut Pen::new(&mut sink));
    match (sink.error, sink.finished) {
        (None, Some(element)) => Ok(element),
        (error, _) => Err(error.unwrap_or(JsValue::NULL)),
    }
}

impl Dom<'_> {
    /// Keeps the first error; what follows is drawn into nothing.
    #[inline(never)]
    fn keep(&mut self, error: JsValue) {
        self.error.get_or_insert(error);
    }

    /// Adds a node to the element that is open; false where none is.
    #[inline(never)]
    fn add(&mut self, node: &Node) -> bool {
        let Some(element) = self.open.last() else { return false };
        if let Err(error) = element.append_child(node) {
            self.keep(error);
        }
        true
    }
}

impl Sink for Dom<'_> {
    fn open(&mut self, tag: &str, svg: bool) {
        let space = if svg { SVG } else { HTML };
        match self.document.create_element_ns(Some(space), tag) {
            Ok(element) => self.open.push(element),
            Err(error) => self.keep(error),
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let Some(element) = self.open.last() else { return };
        if let Err(error) = element.set_attribute(name, value) {
            self.keep(error);
        }
    }

    fn text(&mut self, text: &str) {
        let node = self.document.create_text_node(text);
        self.add(&node);
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else { return };
        if !self.add(&element) {
            self.finished = Some(element);
        }
    }
}
