//! The simple fields of a document: text, numbers, ranks, years, days, and figures that may be intervals.

use super::decimal::Decimal;
use super::interval::Interval;
use super::problem::Expected;
use super::record::{Field, Reader};
use super::schema::{Book, either, integer, pattern, typed};
use super::time::{Date, Year};
use super::value::{Data, Value};
use std::num::NonZeroU16;

/// A place in a ranking: 1 is best. Not a score: it has no fractions and fewer is better.
pub type Rank = NonZeroU16;

fn whole(value: &Value) -> Option<u64> {
    match &value.data {
        Data::Number(number) => number.parse().ok(),
        _ => None,
    }
}

impl Field for String {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match &value.data {
            Data::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => reader.refuse(value, Expected::Text),
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::text(self.as_str()))
    }

    fn schema(_: &mut Book) -> Value {
        pattern("\\S")
    }
}

impl Field for bool {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match value.data {
            Data::Bool(value) => Some(value),
            _ => reader.refuse(value, Expected::Bool),
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn write(&self) -> Option<Value> {
        self.then(|| Value::new(Data::Bool(true)))
    }

    fn schema(_: &mut Book) -> Value {
        typed("boolean")
    }
}

/// A whole number from 0, as dossiers are counted.
impl Field for u64 {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        whole(value).or_else(|| reader.refuse(value, Expected::Count))
    }

    fn write(&self) -> Option<Value> {
        Some(Value::number(self))
    }

    fn schema(_: &mut Book) -> Value {
        Value::map([("type", Some(Value::text("integer"))), ("minimum", Some(Value::number(0)))])
    }
}

/// A rank, or the number of units ranked.
impl Field for NonZeroU16 {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let rank = whole(value).and_then(|number| u16::try_from(number).ok()).and_then(Self::new);
        rank.or_else(|| reader.refuse(value, Expected::Rank))
    }

    fn write(&self) -> Option<Value> {
        Some(Value::number(self))
    }

    fn schema(_: &mut Book) -> Value {
        integer(1, u32::from(u16::MAX))
    }
}

impl Field for Decimal {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let read = match &value.data {
            Data::Number(number) => Self::parse(number),
            _ => None,
        };
        read.or_else(|| reader.refuse(value, Expected::Number))
    }

    fn write(&self) -> Option<Value> {
        Some(Value::number(self))
    }

    fn schema(_: &mut Book) -> Value {
        typed("number")
    }
}

impl Field for Year {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let year = whole(value).and_then(|number| i64::try_from(number).ok()).and_then(Self::new);
        year.or_else(|| reader.refuse(value, Expected::Year))
    }

    fn write(&self) -> Option<Value> {
        Some(Value::number(self))
    }

    fn schema(_: &mut Book) -> Value {
        integer(1900, 2199)
    }
}

impl Field for Date {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let read = match &value.data {
            Data::Text(text) => Self::parse(text),
            _ => None,
        };
        read.or_else(|| reader.refuse(value, Expected::Date))
    }

    fn write(&self) -> Option<Value> {
        Some(Value::text(self.to_string()))
    }

    fn schema(_: &mut Book) -> Value {
        pattern("^\\d{4}-\\d{2}-\\d{2}$")
    }
}

/// A point is written as itself, an interval as `{"from": a, "to": b}` with one end at least.
impl<T: Field + Copy + Ord> Field for Interval<T> {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        if !matches!(value.data, Data::Map(_)) {
            return T::read(value, reader).map(Self::point);
        }
        reader.object(value, &["from", "to"])?;
        let low: Option<T> = reader.field(value, "from")?;
        let high: Option<T> = reader.field(value, "to")?;
        if low.is_none() && high.is_none() {
            return reader.refuse(value, Expected::AnEnd);
        }
        Self::new(low, high).or_else(|| reader.refuse(value, Expected::Ordered))
    }

    fn write(&self) -> Option<Value> {
        match self.as_point() {
            Some(point) => point.write(),
            None => Some(Value::map([("from", self.low().write()), ("to", self.high().write())])),
        }
    }

    fn schema(book: &mut Book) -> Value {
        let ends = Value::map([("from", Some(T::schema(book))), ("to", Some(T::schema(book)))]);
        let object = Value::map([
            ("type", Some(Value::text("object"))),
            ("properties", Some(ends)),
            ("minProperties", Some(Value::number(1))),
        ]);
        either([T::schema(book), object])
    }
}

/// Two ends as a list: the years of "each", the ends of a scale or of "between".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends<A, B> {
    /// The first.
    pub from: A,
    /// The second; not before the first.
    pub to: B,
}

impl<A: Field + Copy, B: Field + Copy> Field for Ends<A, B>
where
    Self: Ordered,
{
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let Data::List(items) = &value.data else {
            return reader.refuse(value, Expected::List);
        };
        let [from, to] = items.as_slice() else {
            return reader.refuse(value, Expected::Ordered);
        };
        let (from, to) = (A::read(from, reader), B::read(to, reader));
        let ends = Self { from: from?, to: to? };
        if ends.ordered() { Some(ends) } else { reader.refuse(value, Expected::Ordered) }
    }

    fn write(&self) -> Option<Value> {
        let null = || Value::new(Data::Null);
        let ends = vec![self.from.write().unwrap_or_else(null), self.to.write().unwrap_or_else(null)];
        Some(Value::new(Data::List(ends)))
    }

    fn schema(book: &mut Book) -> Value {
        let ends = vec![A::schema(book), B::schema(book)];
        Value::map([
            ("type", Some(Value::text("array"))),
            ("prefixItems", Some(Value::new(Data::List(ends)))),
            ("minItems", Some(Value::number(2))),
            ("maxItems", Some(Value::number(2))),
        ])
    }
}

/// Ends that can be checked to stand in order.
pub trait Ordered {
    /// True where the first is not after the second.
    fn ordered(&self) -> bool;
}

impl Ordered for Ends<Decimal, Decimal> {
    fn ordered(&self) -> bool {
        self.from <= self.to
    }
}

impl Ordered for Ends<Year, Option<Year>> {
    fn ordered(&self) -> bool {
        self.to.is_none_or(|to| self.from <= to)
    }
}
