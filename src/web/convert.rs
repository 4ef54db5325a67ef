//! JavaScript values in and out: options in, each read once by name; the report out by serde-wasm-bindgen.

use crate::chart::View;
use crate::model::time::Date;
use crate::model::value::{Data, Value};
use crate::words::Lang;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_wasm_bindgen::Serializer as ToJs;
use wasm_bindgen::JsValue;

/// How a chart is shown; words that are not known fall back to the defaults.
pub struct Options {
    /// The view.
    pub view: View,
    /// The language.
    pub lang: Lang,
    /// Id of the only indicator shown.
    pub indicator: Option<String>,
    /// light or dark; the host's where `None`.
    pub theme: Option<&'static str>,
    /// The day of a table that does not say it.
    pub as_of: Option<Date>,
    /// Prefix of the ids, unique in the page.
    pub id: String,
}

impl Options {
    /// Reads the options object; what is not text counts as not given. Six look-ups by name are a tenth of
    /// what deserialising a struct of six costs (docs/decisions.md, 4).
    #[inline(never)]
    pub fn from_js(options: &JsValue) -> Self {
        Self {
            view: View::from_word(&word(options, "view")).unwrap_or(View::Scorecard),
            lang: Lang::from_word(&word(options, "lang")).unwrap_or(Lang::Vi),
            indicator: text(options, "indicator"),
            theme: match word(options, "theme").as_str() {
                "light" => Some("light"),
                "dark" => Some("dark"),
                _ => None,
            },
            as_of: Date::parse(&word(options, "asOf")),
            id: text(options, "id").unwrap_or_else(|| "td".to_owned()),
        }
    }
}

/// The text of a field; empty where it is not given.
#[inline(never)]
pub fn word(options: &JsValue, name: &str) -> String {
    text(options, name).unwrap_or_default()
}

#[inline(never)]
fn text(options: &JsValue, name: &str) -> Option<String> {
    js_sys::Reflect::get(options, &name.into()).ok()?.as_string()
}

/// A tree as plain objects, arrays, strings, numbers, booleans and nulls.
pub fn to_js(value: &Value) -> Result<JsValue, JsValue> {
    let serializer = ToJs::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(Into::into)
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.data {
            Data::Null => serializer.serialize_none(),
            Data::Bool(value) => serializer.serialize_bool(*value),
            // A whole number is a number of JavaScript; a printed figure stays a string with its digits.
            Data::Number(number) => match number.parse::<i32>() {
                Ok(whole) => serializer.serialize_i32(whole),
                Err(_) => serializer.serialize_str(number),
            },
            Data::Text(text) => serializer.serialize_str(text),
            Data::List(items) => serializer.collect_seq(items),
            Data::Map(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, field) in fields {
                    map.serialize_entry(name, field)?;
                }
                map.end()
            }
        }
    }
}
