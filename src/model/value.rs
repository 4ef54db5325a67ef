//! A document as a tree, before its fields have types: what a reader gives and a writer takes.

use super::text::{Shown, chained, shown};

/// A node of the tree and where it began in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Byte offset in the text it was read from; 0 for a value that was made.
    pub at: u32,
    /// What it holds.
    pub data: Data,
}

/// The kinds of value JSON knows. A number stays as it was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number, as printed.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object; fields in the order written.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// A made value.
    pub fn new(data: Data) -> Self {
        Self { at: 0, data }
    }

    /// A made string.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Data::Text(text.into()))
    }

    /// A made number.
    pub fn number(number: impl Shown) -> Self {
        Self::new(Data::Number(shown(&number)))
    }

    /// A made object of the fields that have a value.
    pub fn map<const N: usize>(fields: [(&str, Option<Value>); N]) -> Self {
        let mut present = Vec::new();
        for (name, value) in fields {
            present.extend(value.map(|value| (name.to_owned(), value)));
        }
        Self::new(Data::Map(present))
    }

    /// A made object of a record's fields, those that have nothing to say left out.
    pub fn record(names: &[&'static str], fields: &[&dyn super::record::Written]) -> Self {
        let mut present = Vec::new();
        for (name, field) in names.iter().zip(fields) {
            if let Some(value) = field.written() {
                present.push(((*name).to_owned(), value));
            }
        }
        Self::new(Data::Map(present))
    }

    /// The field of an object; `None` where there is none, or this is no object.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match &self.data {
            Data::Map(fields) => fields.iter().find(|(field, _)| field == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The element of a list.
    pub fn item(&self, index: usize) -> Option<&Value> {
        match &self.data {
            Data::List(items) => items.get(index),
            _ => None,
        }
    }

    /// A short form to name in an error: the value itself where it is short, else its kind.
    pub fn shown(&self) -> String {
        match &self.data {
            Data::Null => "null".into(),
            Data::Bool(value) => if *value { "true" } else { "false" }.into(),
            Data::Number(number) => shorten(number),
            Data::Text(text) => chained(&["\"", &shorten(text), "\""]),
            Data::List(items) => chained(&["[…] (", &shown(&items.len()), ")"]),
            Data::Map(fields) => match fields.first() {
                Some((name, _)) => chained(&["{\"", &shorten(name), "\": …}"]),
                None => "{}".into(),
            },
        }
    }
}

fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short = String::new();
    for (count, letter) in text.chars().enumerate() {
        if count == LONGEST {
            short.push('…');
            break;
        }
        // Control characters would reach the terminal of whoever runs the command.
        short.push(if letter.is_control() { ' ' } else { letter });
    }
    short
}

/// The JSON text of a tree, without spaces; numbers as printed.
impl std::fmt::Display for Value {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.data {
            Data::Null => out.write_str("null"),
            Data::Bool(value) => out.write_str(if *value { "true" } else { "false" }),
            Data::Number(number) => out.write_str(number),
            Data::Text(text) => quote(text, out),
            Data::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    out.write_str(if index == 0 { "[" } else { "," })?;
                    item.fmt(out)?;
                }
                out.write_str(if items.is_empty() { "[]" } else { "]" })
            }
            Data::Map(fields) => {
                for (index, (name, value)) in fields.iter().enumerate() {
                    out.write_str(if index == 0 { "{" } else { "," })?;
                    quote(name, out)?;
                    out.write_str(":")?;
                    value.fmt(out)?;
                }
                out.write_str(if fields.is_empty() { "{}" } else { "}" })
            }
        }
    }
}

/// Also escapes `<`, so that the text may stand inside a `<script>` element of a page.
fn quote(text: &str, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    use std::fmt::Write as _;
    out.write_char('"')?;
    for letter in text.chars() {
        match letter {
            '"' => out.write_str("\\\"")?,
            '\\' => out.write_str("\\\\")?,
            '\n' => out.write_str("\\n")?,
            control if control < ' ' || control == '<' => {
                let code = control as u32;
                let hex = |digit: u32| char::from_digit(digit, 16).unwrap_or('0');
                out.write_str("\\u00")?;
                out.write_char(hex(code / 16))?;
                out.write_char(hex(code % 16))?;
            }
            other => out.write_char(other)?,
        }
    }
    out.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_safe_inside_a_script_element() {
        let value = Value::map([("a", Some(Value::text("</script><b>\"\u{1}"))), ("b", None)]);
        assert_eq!(value.to_string(), r#"{"a":"\u003c/script>\u003cb>\"\u0001"}"#);
    }
}
