//! One definition of a document's fields gives its reader, its writer and its JSON Schema.
//!
//! `record!` is used instead of serde's derive because figures must stay as printed and errors must
//! carry their place, and because it is less than half the size in the browser (docs/decisions.md, 3).

use super::problem::{Expected, Place, Problem, Step};
use super::schema::Book;
use super::value::{Data, Value};

/// A type that can stand as a field of the document.
pub trait Field: Sized {
    /// The field need not be there; [`Field::blank`] is then its value.
    const OPTIONAL: bool = false;

    /// The value of a field that is not there; of one that must be, a value that no document keeps.
    fn blank() -> Self;

    /// Fills a blank from a value; where that is wrong, reports it to `reader` and gives false.
    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool;

    /// The value to write; `None` leaves the field out.
    fn write(&self) -> Option<Value>;

    /// The JSON Schema of the type; larger ones are entered in `book` and referred to.
    fn schema(book: &mut Book) -> Value;

    /// Reads a value; reports what is wrong to `reader` and gives `None`.
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let mut made = Self::blank();
        made.fill(value, reader).then_some(made)
    }
}

/// A field while its record is read. One loop serves the fields of every record by it, where each field's
/// own code would make the browser's share three times as large.
pub trait Slot {
    /// See [`Field::fill`].
    fn put(&mut self, value: &Value, reader: &mut Reader) -> bool;

    /// See [`Field::OPTIONAL`].
    fn optional(&self) -> bool;
}

impl<T: Field> Slot for T {
    fn put(&mut self, value: &Value, reader: &mut Reader) -> bool {
        self.fill(value, reader)
    }

    fn optional(&self) -> bool {
        T::OPTIONAL
    }
}

/// A list while it is read: one loop serves them all.
trait Growing {
    /// Puts one more at the end, from its value.
    fn grow(&mut self, value: &Value, reader: &mut Reader) -> bool;
}

impl<T: Field> Growing for Vec<T> {
    fn grow(&mut self, value: &Value, reader: &mut Reader) -> bool {
        self.push(T::blank());
        self.last_mut().is_some_and(|made| made.fill(value, reader))
    }
}

/// A field while its record is written; apart from [`Slot`], so that what is only read has no writer in the browser.
pub trait Written {
    /// See [`Field::write`].
    fn written(&self) -> Option<Value>;
}

impl<T: Field> Written for T {
    fn written(&self) -> Option<Value> {
        self.write()
    }
}

/// The most that is said to be wrong with a document, and the most that is said to be passed over in it.
pub const MOST_PROBLEMS: usize = 20;

/// Collects what is wrong while a tree is read, with its path.
#[derive(Default)]
pub struct Reader {
    path: Vec<Step>,
    /// What is wrong: the document is refused.
    pub problems: Vec<Problem>,
    /// What was passed over: the document is judged without it.
    pub warnings: Vec<Problem>,
}

impl Reader {
    fn problem(&mut self, value: &Value, found: Option<String>, expected: Expected) {
        let known = if matches!(expected, Expected::KnownField) { &mut self.warnings } else { &mut self.problems };
        if known.len() < MOST_PROBLEMS {
            known.push(Problem { path: self.path.clone(), place: Place::Offset(value.at), found, expected });
        }
    }

    /// Reports a value that is not what it should be; gives false to return.
    pub fn refuse(&mut self, value: &Value, expected: Expected) -> bool {
        self.problem(value, Some(value.shown()), expected);
        false
    }

    /// Checks that a value is an object and warns of fields it does not know.
    pub fn object(&mut self, value: &Value, known: &[&str]) -> bool {
        let Data::Map(fields) = &value.data else {
            return self.refuse(value, Expected::Object);
        };
        for (name, field) in fields {
            if !known.contains(&name.as_str()) {
                self.problem(field, Some(name.clone()), Expected::KnownField);
            }
        }
        true
    }

    /// Reads the fields of an object, and nothing else; false where any is wrong.
    pub fn record(&mut self, value: &Value, names: &[&'static str], fields: &mut [&mut dyn Slot]) -> bool {
        self.object(value, names) && self.fields(value, names, fields)
    }

    /// Reads some fields of an object; false where any is wrong.
    pub fn fields(&mut self, value: &Value, names: &[&'static str], fields: &mut [&mut dyn Slot]) -> bool {
        let mut right = true;
        for (name, field) in names.iter().zip(fields) {
            right &= self.field(value, name, *field);
        }
        right
    }

    /// Reads the field `name` of an object; false where it is wrong or missing.
    pub fn field(&mut self, value: &Value, name: &'static str, field: &mut dyn Slot) -> bool {
        self.path.push(Step::Field(name));
        let right = match value.get(name) {
            Some(found) => field.put(found, self),
            None if field.optional() => true,
            None => self.missing(value),
        };
        self.path.pop();
        right
    }

    /// Reports that nothing stands where the path leads; gives false to return.
    fn missing(&mut self, value: &Value) -> bool {
        self.problem(value, None, Expected::Present);
        false
    }

    /// Reads every element of a list, so that all that is wrong is reported at once.
    fn list(&mut self, value: &Value, list: &mut dyn Growing) -> bool {
        let Data::List(items) = &value.data else {
            return self.refuse(value, Expected::List);
        };
        let mut right = true;
        for (index, item) in items.iter().enumerate() {
            self.path.push(Step::Item(index));
            right &= list.grow(item, self);
            self.path.pop();
        }
        right
    }

    /// The place of a word in its set.
    pub fn word(&mut self, value: &Value, words: &'static [&'static str]) -> Option<usize> {
        let found = match &value.data {
            Data::Text(text) => words.iter().position(|word| word == text),
            _ => None,
        };
        if found.is_none() {
            self.refuse(value, Expected::OneOf(words));
        }
        found
    }
}

impl<T: Field> Field for Option<T> {
    const OPTIONAL: bool = true;

    fn blank() -> Self {
        None
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        matches!(value.data, Data::Null) || self.insert(T::blank()).fill(value, reader)
    }

    fn write(&self) -> Option<Value> {
        self.as_ref().and_then(T::write)
    }

    fn schema(book: &mut Book) -> Value {
        book.nullable::<T>()
    }
}

/// A field that is always there in what is written: `null` where there is nothing to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrNull<T>(pub Option<T>);

impl<T: Field> Field for OrNull<T> {
    const OPTIONAL: bool = true;

    fn blank() -> Self {
        Self(None)
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        self.0.fill(value, reader)
    }

    fn write(&self) -> Option<Value> {
        Some(self.0.write().unwrap_or(Value::new(Data::Null)))
    }

    fn schema(book: &mut Book) -> Value {
        book.nullable::<T>()
    }
}

impl<T: Field> Field for Vec<T> {
    const OPTIONAL: bool = true;

    fn blank() -> Self {
        Vec::new()
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        reader.list(value, self)
    }

    fn write(&self) -> Option<Value> {
        let mut items = Vec::new();
        for item in self {
            if let Some(value) = item.write() {
                items.push(value);
            }
        }
        if items.is_empty() { None } else { Some(Value::new(Data::List(items))) }
    }

    fn schema(book: &mut Book) -> Value {
        let item = T::schema(book);
        Value::map([("type", Some(Value::text("array"))), ("items", Some(item))])
    }
}
