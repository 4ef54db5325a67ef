//! The points a target is worth, by an editor's step rule.

use super::decimal::Decimal;
use super::problem::Expected;
use super::record::{Field, Reader};
use super::schema::{Book, either, words};
use super::value::{Data, Value};

record! {
    /// The points of a target, by an editor's step rule.
    pub struct Points {
        /// The most it can give.
        max: Decimal,
        /// The steps; lower edge included, upper excluded but for the topmost.
        rule: Vec<PointStep>,
    }
}

record! {
    /// One step of a point rule.
    pub struct PointStep {
        /// From this score.
        from: Decimal,
        /// To this score.
        to: Decimal,
        /// What it gives.
        formula: Formula,
    }
}

/// What a step of a point rule gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// All points.
    Full,
    /// Points in proportion to the score out of 100.
    Proportional,
    /// So many points.
    Fixed(Decimal),
    /// None.
    Zero,
}

impl Field for Formula {
    fn blank() -> Self {
        Self::Zero
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        *self = match &value.data {
            Data::Text(word) if word == "full" => Self::Full,
            Data::Text(word) if word == "proportional" => Self::Proportional,
            Data::Text(word) if word == "zero" => Self::Zero,
            Data::Map(_) => {
                let mut points = Decimal::ZERO;
                let right = reader.record(value, &["fixed"], &mut [&mut points]);
                *self = Self::Fixed(points);
                return right;
            }
            _ => return reader.refuse(value, Expected::OneOf(&["full", "proportional", "zero", "fixed"])),
        };
        true
    }

    fn write(&self) -> Option<Value> {
        Some(match self {
            Self::Full => Value::text("full"),
            Self::Proportional => Value::text("proportional"),
            Self::Zero => Value::text("zero"),
            Self::Fixed(points) => Value::map([("fixed", points.write())]),
        })
    }

    fn schema(book: &mut Book) -> Value {
        let fixed = Value::map([("properties", Some(Value::map([("fixed", Some(Decimal::schema(book)))])))]);
        either([words(&["full", "proportional", "zero"]), fixed])
    }
}
