//! Clauses: the closed set of conditions a target is made of, as written.

use super::figure::{Ends, Rank};
use super::problem::Expected;
use super::record::{Field, Reader, Slot};
use super::schema::{Book, words};
use super::time::Year;
use super::value::{Data, Value};

pub use super::base::{Base, Member, Over};
pub use super::level::{GainUnit, Level, LevelEdge, Steps};

/// One condition, with its time and subject where they differ from the target's.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// The year judged.
    pub year: Option<Year>,
    /// Every year from the first to the last; no last for no end.
    pub each: Option<Ends<Year, Option<Year>>>,
    /// From this year on, judged by the latest figure.
    pub since: Option<Year>,
    /// Id of the indicator.
    pub indicator: Option<String>,
    /// A group's statistic or member.
    pub over: Option<Over>,
    /// What must hold.
    pub condition: Condition,
}

/// What must hold: five leaves and three combinators.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A score at a level.
    Score(Level),
    /// A change of the score.
    Gain {
        /// By how much.
        by: Level,
        /// Points or percent.
        unit: GainUnit,
        /// Against what.
        from: Base,
    },
    /// A place in the ranking.
    Rank {
        /// At most this place.
        at_most: Rank,
        /// Of so many, as the plan says.
        of: Option<Rank>,
        /// Within this region.
        among: Option<String>,
    },
    /// Places won.
    RankGain {
        /// By how many.
        by: Steps,
        /// Against what.
        from: Base,
    },
    /// A band or better.
    Band {
        /// Name of the band.
        at_least: String,
    },
    /// Every clause.
    All(Vec<Clause>),
    /// At least one clause.
    Any(Vec<Clause>),
    /// Honest readings of one wording: they agree, or the verdict is ambiguous.
    Readings(Vec<Clause>),
}

const CONDITIONS: [&str; 8] = ["score", "gain", "rank", "rank_gain", "band", "all", "any", "readings"];
/// Those of a level and two more.
const GAIN_FIELDS: [&str; 9] = ["at_least", "above", "at_most", "below", "about", "within", "between", "in", "from"];
/// Time and subject first: they are read as one.
const CLAUSE_FIELDS: [&str; 13] = [
    "year",
    "each",
    "since",
    "indicator",
    "over",
    "score",
    "gain",
    "rank",
    "rank_gain",
    "band",
    "all",
    "any",
    "readings",
];

impl Field for Clause {
    fn blank() -> Self {
        Self { year: None, each: None, since: None, indicator: None, over: None, condition: Condition::All(Vec::new()) }
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        if !reader.object(value, &CLAUSE_FIELDS) {
            return false;
        }
        let mut found = None;
        let mut several = false;
        for (kind, name) in CONDITIONS.into_iter().enumerate() {
            if value.get(name).is_some() {
                several |= found.is_some();
                found = Some((kind, name));
            }
        }
        let Some((kind, name)) = found.filter(|_| !several) else {
            return reader.refuse(value, Expected::OneCondition);
        };
        self.condition = Condition::blank(kind);
        let right = reader.field(value, name, &mut self.condition)
            & reader.fields(
                value,
                &CLAUSE_FIELDS,
                &mut [&mut self.year, &mut self.each, &mut self.since, &mut self.indicator, &mut self.over],
            );
        if right && self.condition.parts().is_some_and(<[Self]>::is_empty) {
            return reader.refuse(value, Expected::Clauses);
        }
        right
    }

    fn write(&self) -> Option<Value> {
        let (name, condition) = self.condition.write();
        Some(Value::map([
            ("year", self.year.write()),
            ("each", self.each.write()),
            ("since", self.since.write()),
            ("indicator", self.indicator.write()),
            ("over", self.over.write()),
            (name, condition),
        ]))
    }

    fn schema(book: &mut Book) -> Value {
        book.record(
            "Clause",
            "One condition: exactly one of score, gain, rank, rank_gain, band, all, any, readings.",
            |book| {
                let level = Level::schema(book);
                let base = Base::schema(book);
                let mut properties = vec![
                    book.property::<Option<Year>>("year", "The year judged."),
                    book.property::<Option<Ends<Year, Option<Year>>>>("each", "Every year from the first to the last."),
                    book.property::<Option<Year>>("since", "From this year on, judged by the latest figure."),
                    book.property::<Option<String>>("indicator", "Id of the indicator, where not the target's."),
                    book.property::<Option<Over>>("over", "A group's statistic or member."),
                    book.property::<Option<Level>>("score", "A score at a level."),
                    book.property::<Option<Place>>("rank", "A place in the ranking."),
                    book.property::<Option<BandName>>("band", "A band or better."),
                    book.property::<Vec<Clause>>("all", "Every clause."),
                    book.property::<Vec<Clause>>("any", "At least one clause."),
                    book.property::<Vec<Clause>>("readings", "Honest readings of one wording."),
                ];
                let change = |unit: Option<Value>| {
                    let fields = Value::map([("in", unit), ("from", Some(base.clone()))]);
                    let own = Value::map([("properties", Some(fields))]);
                    Value::map([("allOf", Some(Value::new(Data::List(vec![level.clone(), own]))))])
                };
                properties.push(book.made("gain", "A change of the score.", change(Some(words(GainUnit::WORDS)))));
                properties.push(book.made("rank_gain", "Places won.", change(None)));
                properties
            },
        )
    }
}

impl Condition {
    /// What is filled when a condition is read, by its place in [`CONDITIONS`].
    fn blank(kind: usize) -> Self {
        match kind {
            0 => Self::Score(Level::blank()),
            1 => Self::Gain { by: Level::blank(), unit: GainUnit::Points, from: Base::Previous },
            2 => Self::Rank { at_most: Rank::MIN, of: None, among: None },
            3 => Self::RankGain { by: Steps { value: 0, strict: false }, from: Base::Previous },
            4 => Self::Band { at_least: String::new() },
            5 => Self::All(Vec::new()),
            6 => Self::Any(Vec::new()),
            _ => Self::Readings(Vec::new()),
        }
    }

    /// The clauses of a combination.
    pub fn parts(&self) -> Option<&[Clause]> {
        match self {
            Self::All(parts) | Self::Any(parts) | Self::Readings(parts) => Some(parts),
            _ => None,
        }
    }

    fn write(&self) -> (&'static str, Option<Value>) {
        match self {
            Self::Score(level) => ("score", level.write()),
            Self::Gain { by, unit, from } => {
                let mut fields = by.fields();
                fields.push(("in".into(), Value::text(unit.word())));
                fields.extend(from.write().map(|from| ("from".to_owned(), from)));
                ("gain", Some(Value::new(Data::Map(fields))))
            }
            Self::Rank { at_most, of, among } => {
                ("rank", Place { at_most: *at_most, of: *of, among: among.clone() }.write())
            }
            Self::RankGain { by, from } => {
                let name = if by.strict { "above" } else { "at_least" };
                let fields = Value::map([(name, Some(Value::number(by.value))), ("from", from.write())]);
                ("rank_gain", Some(fields))
            }
            Self::Band { at_least } => ("band", BandName { at_least: at_least.clone() }.write()),
            Self::All(parts) => ("all", parts.write()),
            Self::Any(parts) => ("any", parts.write()),
            Self::Readings(parts) => ("readings", parts.write()),
        }
    }
}

/// Read as the kind it was made blank of.
impl Slot for Condition {
    fn put(&mut self, value: &Value, reader: &mut Reader) -> bool {
        match self {
            Self::Score(level) => level.fill(value, reader),
            Self::Gain { by, unit, from } => {
                // The fields of the level stand among those of the change.
                let mut measured = Some(*unit);
                let right = reader.object(value, &GAIN_FIELDS)
                    && reader.fields(value, &["in", "from"], &mut [&mut measured, from])
                        & by.read_fields(value, reader);
                *unit = measured.unwrap_or(GainUnit::Points);
                right
            }
            Self::Rank { at_most, of, among } => {
                reader.record(value, &["at_most", "of", "among"], &mut [at_most, of, among])
            }
            Self::RankGain { by, from } => {
                let (mut at_least, mut above) = (None::<u64>, None::<u64>);
                if !reader.record(value, &["at_least", "above", "from"], &mut [&mut at_least, &mut above, from]) {
                    return false;
                }
                if at_least.is_some() && above.is_some() {
                    return reader.refuse(value, Expected::OneOf(&["at_least", "above"]));
                }
                match at_least.or(above).map(u16::try_from) {
                    Some(Ok(steps)) => *by = Steps { value: steps, strict: at_least.is_none() },
                    _ => return reader.refuse(value, Expected::AnEnd),
                }
                true
            }
            Self::Band { at_least } => reader.record(value, &["at_least"], &mut [at_least]),
            Self::All(parts) | Self::Any(parts) | Self::Readings(parts) => parts.fill(value, reader),
        }
    }

    fn optional(&self) -> bool {
        false
    }
}

record! {
    /// A place in the ranking.
    pub struct Place {
        /// At most this place.
        at_most: Rank,
        /// Of so many, as the plan says.
        of: Option<Rank>,
        /// Id of the region the rank is within.
        among: Option<String>,
    }
}

record! {
    /// A band or better.
    pub struct BandName {
        /// Name of the band.
        at_least: String,
    }
}
