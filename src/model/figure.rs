//! The simple fields of a document: text, numbers, ranks, years, days, and figures that may be intervals.

use super::decimal::Decimal;
use super::interval::Interval;
use super::problem::Expected;
use super::record::{Field, Reader, Slot, Written};
use super::schema::{Book, either, integer, pattern, typed};
use super::text::{chained, cut, shown};
use super::time::{Date, Year};
use super::value::{Data, Value};
use std::num::NonZeroU16;

/// A place in a ranking: 1 is best. Not a score: it has no fractions and fewer is better.
pub type Rank = NonZeroU16;

/// A whole number from `least` to `most`.
fn whole(value: &Value, reader: &mut Reader, (least, most): (u64, u64), expected: Expected) -> Option<u64> {
    let number = match &value.data {
        Data::Number(number) => number.parse().ok().filter(|number| (least..=most).contains(number)),
        _ => None,
    };
    if number.is_none() {
        reader.refuse(value, expected);
    }
    number
}

impl Field for String {
    fn blank() -> Self {
        String::new()
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        if let Data::Text(text) = &value.data {
            self.push_str(text.trim());
        }
        !self.is_empty() || reader.refuse(value, Expected::Text)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::text(self.as_str()))
    }

    fn schema(_: &mut Book) -> Value {
        pattern("\\S")
    }
}

impl Field for bool {
    const OPTIONAL: bool = true;

    fn blank() -> Self {
        false
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        if let Data::Bool(found) = value.data {
            *self = found;
            return true;
        }
        reader.refuse(value, Expected::Bool)
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
    fn blank() -> Self {
        0
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let found = whole(value, reader, (0, Self::MAX), Expected::Count);
        *self = found.unwrap_or(0);
        found.is_some()
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
    fn blank() -> Self {
        Self::MIN
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let found = whole(value, reader, (1, u64::from(u16::MAX)), Expected::Rank);
        *self = found.and_then(|rank| Self::new(rank as u16)).unwrap_or(*self);
        found.is_some()
    }

    fn write(&self) -> Option<Value> {
        Some(Value::number(self))
    }

    fn schema(_: &mut Book) -> Value {
        integer(1, u32::from(u16::MAX))
    }
}

impl Field for Decimal {
    fn blank() -> Self {
        Self::ZERO
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let found = match &value.data {
            Data::Number(number) => Self::parse(number),
            // "83,0" in quotes, as Vietnamese prints it; with a point it might be a thousand and more.
            Data::Text(number) => {
                let (whole, fraction) = cut(number, b',');
                let point = if whole.len() < number.len() { "." } else { "" };
                Self::parse(&chained(&[whole, point, fraction])).filter(|_| whole.bytes().all(|byte| byte != b'.'))
            }
            _ => None,
        };
        *self = found.unwrap_or(*self);
        found.is_some() || reader.refuse(value, Expected::Number)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::number(self))
    }

    fn schema(_: &mut Book) -> Value {
        typed("number")
    }
}

impl Field for Year {
    fn blank() -> Self {
        Date::EARLIEST.year()
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let found = whole(value, reader, (1900, 2199), Expected::Year);
        *self = found.and_then(|year| Self::new(year as i64)).unwrap_or(*self);
        found.is_some()
    }

    fn write(&self) -> Option<Value> {
        Some(Value::number(self))
    }

    fn schema(_: &mut Book) -> Value {
        integer(1900, 2199)
    }
}

impl Field for Date {
    fn blank() -> Self {
        Self::EARLIEST
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let found = if let Data::Text(day) = &value.data { Self::parse(day) } else { None };
        *self = found.unwrap_or(*self);
        found.is_some() || reader.refuse(value, Expected::Date)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::text(shown(self)))
    }

    fn schema(_: &mut Book) -> Value {
        pattern("^\\d{4}-\\d{2}-\\d{2}$")
    }
}

/// Reads both ends of an interval; of a point, the one value twice.
fn ends(value: &Value, reader: &mut Reader, low: &mut dyn Slot, high: &mut dyn Slot) -> bool {
    match value.data {
        Data::Map(_) => reader.record(value, &["from", "to"], &mut [low, high]),
        _ => low.put(value, reader) && high.put(value, reader),
    }
}

/// A point is written as itself, an interval as `{"from": a, "to": b}` with one end at least.
impl<T: Field + Copy + Ord> Field for Interval<T> {
    fn blank() -> Self {
        Self::point(T::blank())
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let (mut low, mut high) = (None::<T>, None::<T>);
        if !ends(value, reader, &mut low, &mut high) {
            return false;
        }
        if low.is_none() && high.is_none() {
            return reader.refuse(value, Expected::AnEnd);
        }
        let found = Self::new(low, high);
        *self = found.unwrap_or(*self);
        found.is_some() || reader.refuse(value, Expected::Ordered)
    }

    fn write(&self) -> Option<Value> {
        match self.as_point() {
            Some(point) => point.write(),
            None => Some(Value::record(&["from", "to"], &[&self.low(), &self.high()])),
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

impl<A: Field, B: Field> Field for Ends<A, B>
where
    Self: Ordered,
{
    fn blank() -> Self {
        Self { from: A::blank(), to: B::blank() }
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let Data::List(items) = &value.data else {
            return reader.refuse(value, Expected::List);
        };
        let [from, to] = items.as_slice() else {
            return reader.refuse(value, Expected::Ordered);
        };
        let right = self.from.fill(from, reader) & self.to.fill(to, reader);
        right && (self.ordered() || reader.refuse(value, Expected::Ordered))
    }

    fn write(&self) -> Option<Value> {
        Some(pair(&self.from, &self.to))
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

/// Both ends as a list, `null` for one that is open.
fn pair(from: &dyn Written, to: &dyn Written) -> Value {
    let mut ends = Vec::new();
    for end in [from, to] {
        ends.push(end.written().unwrap_or(Value::new(Data::Null)));
    }
    Value::new(Data::List(ends))
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
