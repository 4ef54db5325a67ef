//! Whose figure is judged, and what a change is measured against, as written.

use super::decimal::Decimal;
use super::problem::Expected;
use super::record::{Field, Reader};
use super::schema::{Book, either, words};
use super::time::Year;
use super::value::{Data, Value};

/// Whose figure is judged, where not the unit's own. In order, the units come first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Over {
    /// One unit of a group.
    Unit(String),
    /// The median of a group.
    Median(String),
    /// The mean of a group.
    Mean(String),
    /// Every unit of a group.
    Every(String),
}

/// What a change is measured against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// The edition of a year.
    Year(Year),
    /// The edition just before.
    Previous,
    /// A value the plan states.
    Stated(Decimal),
    /// Another indicator's figure, so many years before.
    Series {
        /// Id of the indicator; the clause's own where missing.
        indicator: Option<String>,
        /// A group's statistic or member.
        over: Option<Over>,
        /// Years before the year judged.
        lag: u8,
    },
}

const OVER_FIELDS: [&str; 4] = ["unit", "median", "mean", "every"];

impl Field for Over {
    fn blank() -> Self {
        Self::Unit(String::new())
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        type Kind = (&'static str, fn(String) -> Over);
        const KINDS: [Kind; 4] =
            [("unit", Over::Unit), ("median", Over::Median), ("mean", Over::Mean), ("every", Over::Every)];
        if !reader.object(value, &OVER_FIELDS) {
            return false;
        }
        let mut found = None;
        let mut several = false;
        for (name, kind) in KINDS {
            if value.get(name).is_some_and(|id| !matches!(id.data, Data::Null)) {
                several |= found.is_some();
                found = Some((name, kind));
            }
        }
        match found {
            Some((name, kind)) if !several => {
                let mut id = String::new();
                let right = reader.field(value, name, &mut id);
                *self = kind(id);
                right
            }
            _ => reader.refuse(value, Expected::OneOf(&OVER_FIELDS)),
        }
    }

    fn write(&self) -> Option<Value> {
        let (name, id) = match self {
            Self::Unit(id) => ("unit", id),
            Self::Median(id) => ("median", id),
            Self::Mean(id) => ("mean", id),
            Self::Every(id) => ("every", id),
        };
        Some(Value::map([(name, id.write())]))
    }

    fn schema(book: &mut Book) -> Value {
        book.record("Over", "A group's statistic, or one of its units.", |book| {
            vec![
                book.property::<Option<String>>("unit", "Id of one unit."),
                book.property::<Option<String>>("median", "Id of the group whose median it is."),
                book.property::<Option<String>>("mean", "Id of the group whose mean it is."),
                book.property::<Option<String>>("every", "Id of the group each of whose units is judged."),
            ]
        })
    }
}

impl Over {
    /// The id of the unit or group.
    pub fn id(&self) -> &String {
        let (Self::Unit(id) | Self::Median(id) | Self::Mean(id) | Self::Every(id)) = self;
        id
    }
}

/// A unit of a group, written as its id.
#[derive(Clone, Debug, PartialEq)]
pub struct Member(pub Over);

impl Member {
    /// The id.
    pub fn id(&self) -> &String {
        self.0.id()
    }
}

impl Field for Member {
    fn blank() -> Self {
        Self(Over::blank())
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let mut id = String::new();
        let right = id.fill(value, reader);
        self.0 = Over::Unit(id);
        right
    }

    fn write(&self) -> Option<Value> {
        self.id().write()
    }

    fn schema(book: &mut Book) -> Value {
        String::schema(book)
    }
}

impl Field for Base {
    fn blank() -> Self {
        Self::Previous
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let mut right = true;
        *self = match &value.data {
            Data::Text(word) if word == "previous" => Self::Previous,
            Data::Number(_) => {
                let mut year = Year::blank();
                right = year.fill(value, reader);
                Self::Year(year)
            }
            Data::Map(_) if value.get("stated").is_some() => {
                let mut stated = Decimal::ZERO;
                right = reader.record(value, &["stated"], &mut [&mut stated]);
                Self::Stated(stated)
            }
            Data::Map(_) => {
                let (mut indicator, mut over, mut lag) = (None, None, None::<u64>);
                right = reader.record(value, &["indicator", "over", "lag"], &mut [&mut indicator, &mut over, &mut lag]);
                let lag = u8::try_from(lag.unwrap_or(0));
                right = right && (lag.is_ok() || reader.refuse(value, Expected::Count));
                Self::Series { indicator, over, lag: lag.unwrap_or(0) }
            }
            _ => {
                return reader
                    .refuse(value, Expected::OneOf(&["2021", "previous", "{\"stated\": …}", "{\"indicator\": …}"]));
            }
        };
        right
    }

    fn write(&self) -> Option<Value> {
        Some(match self {
            Self::Year(year) => Value::number(year),
            Self::Previous => Value::text("previous"),
            Self::Stated(value) => Value::map([("stated", value.write())]),
            Self::Series { indicator, over, lag } => Value::map([
                ("indicator", indicator.write()),
                ("over", over.write()),
                ("lag", Some(Value::number(lag))),
            ]),
        })
    }

    fn schema(book: &mut Book) -> Value {
        let stated = book.record("Stated", "A value the plan states.", |book| {
            vec![book.property::<Decimal>("stated", "The value.")]
        });
        let series = book.record("Series", "Another series, some years before.", |book| {
            vec![
                book.property::<Option<String>>("indicator", "Id of the indicator."),
                book.property::<Option<Over>>("over", "A group's statistic or member."),
                book.property::<Option<u64>>("lag", "Years before the year judged; 0 unless said."),
            ]
        });
        either([Year::schema(book), words(&["previous"]), stated, series])
    }
}
