//! One definition of a document's fields gives its reader, its writer and its JSON Schema.
//!
//! `record!` is used instead of serde's derive because figures must stay as printed and errors must
//! carry their place, and because it is less than half the size in the browser (docs/decisions.md, 3).

use super::problem::{Expected, Place, Problem, Step};
use super::schema::Book;
use super::value::{Data, Value};

/// A type that can stand as a field of the document.
pub trait Field: Sized {
    /// Reads a value; reports what is wrong to `reader` and gives `None`.
    fn read(value: &Value, reader: &mut Reader) -> Option<Self>;

    /// What a field that is not there means; `None` where it must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// The value to write; `None` leaves the field out.
    fn write(&self) -> Option<Value>;

    /// The JSON Schema of the type; larger ones are entered in `book` and referred to.
    fn schema(book: &mut Book) -> Value;
}

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
    fn problem(&self, value: &Value, found: Option<String>, expected: Expected) -> Problem {
        Problem { path: self.path.clone(), place: Place::Offset(value.at), found, expected }
    }

    /// Reports a value that is not what it should be; gives `None` to return.
    pub fn refuse<T>(&mut self, value: &Value, expected: Expected) -> Option<T> {
        let problem = self.problem(value, Some(value.shown()), expected);
        self.problems.push(problem);
        None
    }

    /// Checks that a value is an object and warns of fields it does not know.
    pub fn object(&mut self, value: &Value, known: &[&str]) -> Option<()> {
        let Data::Map(fields) = &value.data else {
            return self.refuse(value, Expected::Object);
        };
        for (name, field) in fields {
            if !known.contains(&name.as_str()) {
                let problem = self.problem(field, Some(name.clone()), Expected::KnownField);
                self.warnings.push(problem);
            }
        }
        Some(())
    }

    /// Reads the field `name` of an object.
    pub fn field<T: Field>(&mut self, value: &Value, name: &'static str) -> Option<T> {
        if value.get(name).is_none()
            && let Some(absent) = T::absent()
        {
            return Some(absent);
        }
        self.field_with(value, name, T::read)
    }

    /// Reads the field `name` of an object, which must be there, by a function of its own.
    pub fn field_with<T>(
        &mut self,
        value: &Value,
        name: &'static str,
        read: impl FnOnce(&Value, &mut Self) -> Option<T>,
    ) -> Option<T> {
        self.path.push(Step::Field(name));
        let read = match value.get(name) {
            Some(field) => read(field, self),
            None => {
                let problem = self.problem(value, None, Expected::Present);
                self.problems.push(problem);
                None
            }
        };
        self.path.pop();
        read
    }

    /// Reads every element of a list, so that all that is wrong is reported at once.
    pub fn items<T: Field>(&mut self, value: &Value) -> Option<Vec<T>> {
        let Data::List(items) = &value.data else {
            return self.refuse(value, Expected::List);
        };
        let mut read = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            self.path.push(Step::Item(index));
            read.push(T::read(item, self));
            self.path.pop();
        }
        read.into_iter().collect()
    }
}

impl<T: Field> Field for Option<T> {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match value.data {
            Data::Null => Some(None),
            _ => T::read(value, reader).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
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
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        Option::read(value, reader).map(Self)
    }

    fn write(&self) -> Option<Value> {
        Some(self.0.write().unwrap_or(Value::new(Data::Null)))
    }

    fn schema(book: &mut Book) -> Value {
        book.nullable::<T>()
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        reader.items(value)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn write(&self) -> Option<Value> {
        let items: Vec<Value> = self.iter().filter_map(T::write).collect();
        (!items.is_empty()).then(|| Value::new(Data::List(items)))
    }

    fn schema(book: &mut Book) -> Value {
        let item = T::schema(book);
        Value::map([("type", Some(Value::text("array"))), ("items", Some(item))])
    }
}

/// Defines a struct of the document: fields, documentation, reader, writer and schema at once.
macro_rules! record {
    ($(#[doc = $about:literal])* pub struct $name:ident {
        $($(#[doc = $doc:literal])* $field:ident: $type:ty,)*
    }) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[doc = $doc])* pub $field: $type,)*
        }

        impl $crate::model::record::Field for $name {
            fn read(
                value: &$crate::model::value::Value,
                reader: &mut $crate::model::record::Reader,
            ) -> Option<Self> {
                reader.object(value, &[$(stringify!($field)),*])?;
                $(let $field = reader.field(value, stringify!($field));)*
                Some(Self { $($field: $field?,)* })
            }

            fn write(&self) -> Option<$crate::model::value::Value> {
                Some($crate::model::value::Value::map([
                    $((stringify!($field), $crate::model::record::Field::write(&self.$field)),)*
                ]))
            }

            fn schema(book: &mut $crate::model::schema::Book) -> $crate::model::value::Value {
                book.record(stringify!($name), concat!($($about),*), |book| vec![
                    $(book.property::<$type>(stringify!($field), concat!($($doc),*)),)*
                ])
            }
        }
    };
}

/// Defines a closed set of words of the document.
macro_rules! choice {
    ($(#[doc = $about:literal])* pub enum $name:ident {
        $($(#[doc = $doc:literal])* $variant:ident = $word:literal,)*
    }) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[doc = $doc])* $variant,)*
        }

        impl $name {
            /// Every word of the set, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word as it stands in documents and reports.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The value of a word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::model::record::Field for $name {
            fn read(
                value: &$crate::model::value::Value,
                reader: &mut $crate::model::record::Reader,
            ) -> Option<Self> {
                let read = match &value.data {
                    $crate::model::value::Data::Text(word) => Self::from_word(word),
                    _ => None,
                };
                read.or_else(|| reader.refuse(value, $crate::model::problem::Expected::OneOf(Self::WORDS)))
            }

            fn write(&self) -> Option<$crate::model::value::Value> {
                Some($crate::model::value::Value::text(self.word()))
            }

            fn schema(_: &mut $crate::model::schema::Book) -> $crate::model::value::Value {
                $crate::model::schema::words(Self::WORDS)
            }
        }
    };
}
