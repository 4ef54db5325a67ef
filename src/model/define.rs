//! The macros that define the records and words of the document: one definition gives a type, its
//! documentation, its reader, its writer and its schema (see [`super::record`]).

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
            fn blank() -> Self {
                Self { $($field: <$type as $crate::model::record::Field>::blank(),)* }
            }

            fn fill(&mut self, value: &$crate::model::value::Value, reader: &mut $crate::model::record::Reader) -> bool {
                reader.record(value, &[$(stringify!($field)),*], &mut [$(&mut self.$field),*])
            }

            fn write(&self) -> Option<$crate::model::value::Value> {
                Some($crate::model::value::Value::record(&[$(stringify!($field)),*], &[$(&self.$field),*]))
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

            const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The value of a word.
            pub fn from_word(word: &str) -> Option<Self> {
                let at = Self::WORDS.iter().position(|known| *known == word)?;
                Self::ALL.get(at).copied()
            }
        }

        impl $crate::model::record::Field for $name {
            fn blank() -> Self {
                [$(Self::$variant),*][0]
            }

            fn fill(&mut self, value: &$crate::model::value::Value, reader: &mut $crate::model::record::Reader) -> bool {
                let found = reader.word(value, Self::WORDS).and_then(|at| Self::ALL.get(at));
                *self = *found.unwrap_or(self);
                found.is_some()
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
