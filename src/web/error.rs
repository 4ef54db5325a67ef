//! What goes wrong, as a real `Error` of JavaScript: `name` ThuocDoError, a `code`, a sentence to show.

use crate::model::problem::{Expected, Place, Problem};
use crate::model::text::shown;
use crate::words::{Lang, problem};
use wasm_bindgen::JsValue;

/// Problems told at once; the rest are counted.
const MOST: usize = 3;

/// Adds a problem's sentence to a text, on a line of its own.
#[inline(never)]
pub fn add(text: &mut String, problem: &Problem, lang: Lang) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(&problem::sentence(problem, lang));
}

/// An input that cannot be used.
#[inline(never)]
pub fn refused(problems: &[Problem], lang: Lang) -> JsValue {
    let mut text = String::new();
    let mut code = "bad-data";
    for (index, one) in problems.iter().enumerate() {
        if matches!(one.expected, Expected::Json(_)) {
            code = "bad-json";
        }
        if index < MOST {
            add(&mut text, one, lang);
        }
    }
    if problems.len() > MOST {
        text.push_str("\n+ ");
        text.push_str(&shown(&(problems.len() - MOST)));
    }
    made(code, &text)
}

/// An input beyond the border's bounds.
#[inline(never)]
pub fn too_large(most: usize, lang: Lang) -> JsValue {
    let problem = Problem {
        path: Vec::new(),
        place: Place::Whole,
        found: Some(lang.pick("nhiều hơn thế", "more than that").to_owned()),
        expected: Expected::Size(most),
    };
    made("too-large", &problem::sentence(&problem, lang))
}

/// An error with a code and a sentence.
#[inline(never)]
pub fn made(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("ThuocDoError");
    // Setting a property of a fresh error cannot fail; were it to, the message still tells.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
