//! Levels of a score and how a change is measured, as written.

use super::decimal::Decimal;
use super::figure::Ends;
use super::problem::Expected;
use super::record::{Field, Reader, Slot};
use super::schema::Book;
use super::value::{Data, Value};

/// A level of a score: one end at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// The least.
    pub low: Option<LevelEdge>,
    /// The most.
    pub high: Option<LevelEdge>,
}

/// One end of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelEdge {
    /// The value as the plan has it.
    pub value: Decimal,
    /// The value itself does not satisfy.
    pub strict: bool,
    /// "About": the tolerance below the value that still satisfies.
    pub within: Option<Decimal>,
}

choice! {
    /// How a change is measured.
    pub enum GainUnit {
        /// The difference; on a percentage index, percentage points.
        Points = "points",
        /// The difference as a share of the base.
        Percent = "percent",
    }
}

/// Places won in a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// How many.
    pub value: u16,
    /// More than that.
    pub strict: bool,
}

const LEVEL_FIELDS: [&str; 7] = ["at_least", "above", "at_most", "below", "about", "within", "between"];

impl Level {
    /// "At least" a value.
    pub fn at_least(value: Decimal) -> Self {
        Self { low: Some(LevelEdge { value, strict: false, within: None }), high: None }
    }

    /// "At most" a value.
    pub fn at_most(value: Decimal) -> Self {
        Self { low: None, high: Some(LevelEdge { value, strict: false, within: None }) }
    }

    /// Reads the level's fields out of an object that may hold others.
    pub(super) fn read_fields(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let [mut at_least, mut above, mut at_most, mut below, mut about, mut within] = [None::<Decimal>; 6];
        let mut between: Option<Ends<Decimal, Decimal>> = None;
        let fields: &mut [&mut dyn Slot] =
            &mut [&mut at_least, &mut above, &mut at_most, &mut below, &mut about, &mut within, &mut between];
        if !reader.fields(value, &LEVEL_FIELDS, fields) {
            return false;
        }
        let single_low = set(&mut self.low, at_least, false)
            & set(&mut self.low, above, true)
            & set(&mut self.low, about, false)
            & set(&mut self.low, between.map(|ends| ends.from), false);
        let single_high = set(&mut self.high, at_most, false)
            & set(&mut self.high, below, true)
            & set(&mut self.high, between.map(|ends| ends.to), false);
        if !single_low {
            return reader.refuse(value, Expected::OneOf(&["at_least", "above", "about", "between"]));
        }
        if !single_high {
            return reader.refuse(value, Expected::OneOf(&["at_most", "below", "between"]));
        }
        if within.is_some() && about.is_none() {
            return reader.refuse(value, Expected::OneOf(&["about"]));
        }
        if let (Some(low), Some(about)) = (&mut self.low, about) {
            low.within = within.or(Some(about.half_unit()));
        }
        match (self.low, self.high) {
            (None, None) => reader.refuse(value, Expected::AnEnd),
            (Some(low), Some(high)) if low.value > high.value => reader.refuse(value, Expected::Ordered),
            _ => true,
        }
    }

    pub(super) fn fields(&self) -> Vec<(String, Value)> {
        let mut fields = Vec::new();
        let mut push = |name: &str, figure: Decimal| fields.push((name.to_owned(), Value::number(figure)));
        if let Some(low) = self.low {
            match (low.within, low.strict) {
                (Some(within), _) => {
                    push("about", low.value);
                    push("within", within);
                }
                (None, true) => push("above", low.value),
                (None, false) => push("at_least", low.value),
            }
        }
        if let Some(high) = self.high {
            push(if high.strict { "below" } else { "at_most" }, high.value);
        }
        fields
    }
}

impl Field for Level {
    fn blank() -> Self {
        Self { low: None, high: None }
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        reader.object(value, &LEVEL_FIELDS) && self.read_fields(value, reader)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::new(Data::Map(self.fields())))
    }

    fn schema(book: &mut Book) -> Value {
        book.record(
            "Level",
            "A level of a score: at_least, above, at_most, below, about (+ within) or between.",
            |book| {
                let mut properties = vec![
                    book.property::<Option<Decimal>>("at_least", "At least."),
                    book.property::<Option<Decimal>>("above", "More than."),
                    book.property::<Option<Decimal>>("at_most", "At most."),
                    book.property::<Option<Decimal>>("below", "Less than."),
                    book.property::<Option<Decimal>>("about", "At least value − within."),
                    book.property::<Option<Decimal>>(
                        "within",
                        "Tolerance; half a unit of the last printed digit unless said.",
                    ),
                ];
                properties
                    .push(book.property::<Option<Ends<Decimal, Decimal>>>("between", "From … to, both included."));
                properties
            },
        )
    }
}

/// Sets an end of a level; false where it was set already.
#[inline(never)]
fn set(end: &mut Option<LevelEdge>, value: Option<Decimal>, strict: bool) -> bool {
    let Some(value) = value else { return true };
    end.replace(LevelEdge { value, strict, within: None }).is_none()
}
