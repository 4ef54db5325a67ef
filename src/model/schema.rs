//! The JSON Schema (2020-12) of the document, made from the same definitions as its reader.

use super::index_file::IndexFile;
use super::record::Field;
use super::scorecard::Scorecard;
use super::value::{Data, Value};

/// The definitions entered so far.
#[derive(Default)]
pub struct Book {
    definitions: Vec<(&'static str, Value)>,
}

/// A property: its name, its schema, and whether it must be there.
pub struct Property {
    name: &'static str,
    schema: Value,
    required: bool,
}

impl Book {
    /// A property of a record, with its documentation.
    pub fn property<T: Field>(&mut self, name: &'static str, about: &str) -> Property {
        let mut schema = T::schema(self);
        if let Data::Map(fields) = &mut schema.data {
            fields.push(("description".into(), Value::text(about.trim())));
        }
        Property { name, schema, required: !T::OPTIONAL }
    }

    /// A property whose schema was made by hand; it need not be there.
    pub fn made(&self, name: &'static str, about: &str, mut schema: Value) -> Property {
        if let Data::Map(fields) = &mut schema.data {
            fields.push(("description".into(), Value::text(about)));
        }
        Property { name, schema, required: false }
    }

    /// A reference to a record, entered at first use.
    pub fn record(
        &mut self,
        name: &'static str,
        about: &str,
        properties: impl Fn(&mut Self) -> Vec<Property>,
    ) -> Value {
        if !self.definitions.iter().any(|(known, _)| *known == name) {
            let index = self.definitions.len();
            self.definitions.push((name, Value::new(Data::Null)));
            let properties = properties(self);
            let required = properties.iter().filter(|one| one.required).map(|one| Value::text(one.name)).collect();
            let fields = properties.into_iter().map(|one| (one.name.to_owned(), one.schema)).collect();
            let schema = Value::map([
                ("description", Some(Value::text(about.trim()))),
                ("type", Some(Value::text("object"))),
                ("properties", Some(Value::new(Data::Map(fields)))),
                ("required", Some(Value::new(Data::List(required)))),
            ]);
            if let Some(entry) = self.definitions.get_mut(index) {
                entry.1 = schema;
            }
        }
        Value::map([("$ref", Some(Value::text(format!("#/$defs/{name}"))))])
    }

    /// A type that may also be `null`.
    pub fn nullable<T: Field>(&mut self) -> Value {
        let inner = T::schema(self);
        either([inner, typed("null")])
    }
}

/// `{"type": name}`
pub fn typed(name: &str) -> Value {
    Value::map([("type", Some(Value::text(name)))])
}

/// A string of a fixed form.
pub fn pattern(pattern: &str) -> Value {
    Value::map([("type", Some(Value::text("string"))), ("pattern", Some(Value::text(pattern)))])
}

/// A whole number between two bounds.
pub fn integer(least: u32, most: u32) -> Value {
    Value::map([
        ("type", Some(Value::text("integer"))),
        ("minimum", Some(Value::number(least))),
        ("maximum", Some(Value::number(most))),
    ])
}

/// One of some words.
pub fn words(words: &[&str]) -> Value {
    let words = words.iter().map(|word| Value::text(*word)).collect();
    Value::map([("enum", Some(Value::new(Data::List(words))))])
}

/// Any of some schemas.
pub fn either<const N: usize>(schemas: [Value; N]) -> Value {
    Value::map([("anyOf", Some(Value::new(Data::List(schemas.into()))))])
}

/// The schema of the whole document.
pub fn document() -> Value {
    root::<Scorecard>("Thước Đo scorecard, version 1")
}

/// The schema of an index file.
pub fn index_file() -> Value {
    root::<IndexFile>("Thước Đo index file, version 1")
}

fn root<T: Field>(title: &str) -> Value {
    let mut book = Book::default();
    let root = T::schema(&mut book);
    let definitions = book.definitions.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    Value::map([
        ("$schema", Some(Value::text("https://json-schema.org/draft/2020-12/schema"))),
        ("title", Some(Value::text(title))),
        ("$ref", root.get("$ref").cloned()),
        ("$defs", Some(Value::new(Data::Map(definitions)))),
    ])
}
