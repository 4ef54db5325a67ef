//! A tree as JSON that people read and change: what is short enough for a line stands on one.

use super::value::{Data, Value};

/// The most letters of a list or object that stands on one line.
const WIDTH: usize = 145;

/// The text, with a line feed at its end.
pub fn pretty(value: &Value) -> String {
    let mut text = String::new();
    put(value, 0, &mut text);
    text.push('\n');
    text
}

/// Puts a value in a block indented by `indent`.
fn put(value: &Value, indent: usize, text: &mut String) {
    let mut line = String::new();
    if inline(value, &mut line) {
        text.push_str(&line);
        return;
    }
    let inner = indent + 2;
    match &value.data {
        Data::List(items) => block(text, indent, ['[', ']'], items, |text, item| put(item, inner, text)),
        Data::Map(fields) => block(text, indent, ['{', '}'], fields, |text, (name, item)| {
            let name = Value::text(name.as_str()).to_string();
            text.push_str(&name);
            text.push_str(": ");
            put(item, inner, text);
        }),
        _ => text.push_str(&value.to_string()),
    }
}

fn block<T>(text: &mut String, indent: usize, [open, close]: [char; 2], items: &[T], each: impl Fn(&mut String, &T)) {
    text.push(open);
    for (index, item) in items.iter().enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&" ".repeat(indent + 2));
        each(text, item);
    }
    text.push('\n');
    text.push_str(&" ".repeat(indent));
    text.push(close);
}

/// Puts the value on one line; false, and a line cut short, where it is too long.
fn inline(value: &Value, line: &mut String) -> bool {
    match &value.data {
        Data::List(items) => {
            line.push('[');
            for (index, item) in items.iter().enumerate() {
                line.push_str(if index == 0 { "" } else { ", " });
                if !inline(item, line) {
                    return false;
                }
            }
            line.push(']');
        }
        Data::Map(fields) => {
            line.push('{');
            for (index, (name, item)) in fields.iter().enumerate() {
                line.push_str(if index == 0 { "" } else { ", " });
                line.push_str(&Value::text(name.as_str()).to_string());
                line.push_str(": ");
                if !inline(item, line) {
                    return false;
                }
            }
            line.push('}');
        }
        _ => line.push_str(&value.to_string()),
    }
    line.chars().count() <= WIDTH
}
