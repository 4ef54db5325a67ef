//! Clauses: the closed set of conditions a target is made of, as written.

use super::decimal::Decimal;
use super::figure::{Ends, Rank};
use super::problem::Expected;
use super::record::{Field, Reader};
use super::schema::{Book, either, words};
use super::time::Year;
use super::value::{Data, Value};

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

/// Whose figure is judged, where not the unit's own.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    fn read_fields(value: &Value, reader: &mut Reader) -> Option<Self> {
        let edge = |value: Option<Decimal>, strict| value.map(|value| LevelEdge { value, strict, within: None });
        let at_least = edge(reader.field(value, "at_least")?, false);
        let above = edge(reader.field(value, "above")?, true);
        let at_most = edge(reader.field(value, "at_most")?, false);
        let below = edge(reader.field(value, "below")?, true);
        let within: Option<Decimal> = reader.field(value, "within")?;
        let about: Option<Decimal> = reader.field(value, "about")?;
        let about = about.map(|value| {
            LevelEdge { value, strict: false, within: Some(within.unwrap_or(value.half_unit())) }
        });
        let between: Option<Ends<Decimal, Decimal>> = reader.field(value, "between")?;
        let low = about.or(at_least).or(above).or(edge(between.map(|ends| ends.from), false));
        let high = at_most.or(below).or(edge(between.map(|ends| ends.to), false));
        match (low, high) {
            (None, None) => reader.refuse(value, Expected::AnEnd),
            (Some(low), Some(high)) if low.value > high.value => reader.refuse(value, Expected::Ordered),
            _ => Some(Self { low, high }),
        }
    }

    fn fields(&self) -> Vec<(String, Value)> {
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
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        reader.object(value, &LEVEL_FIELDS)?;
        Self::read_fields(value, reader)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::new(Data::Map(self.fields())))
    }

    fn schema(book: &mut Book) -> Value {
        book.record("Level", "A level of a score: at_least, above, at_most, below, about (+ within) or between.", |book| {
            let mut properties = vec![
                book.property::<Option<Decimal>>("at_least", "At least."),
                book.property::<Option<Decimal>>("above", "More than."),
                book.property::<Option<Decimal>>("at_most", "At most."),
                book.property::<Option<Decimal>>("below", "Less than."),
                book.property::<Option<Decimal>>("about", "At least value − within."),
                book.property::<Option<Decimal>>("within", "Tolerance; half a unit of the last printed digit unless said."),
            ];
            properties.push(book.property::<Option<Ends<Decimal, Decimal>>>("between", "From … to, both included."));
            properties
        })
    }
}

impl Field for Over {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        reader.object(value, &["unit", "median", "mean", "every"])?;
        let unit = reader.field::<Option<String>>(value, "unit")?.map(Self::Unit);
        let median = reader.field::<Option<String>>(value, "median")?.map(Self::Median);
        let mean = reader.field::<Option<String>>(value, "mean")?.map(Self::Mean);
        let every = reader.field::<Option<String>>(value, "every")?.map(Self::Every);
        let over = unit.or(median).or(mean).or(every);
        over.or_else(|| reader.refuse(value, Expected::OneOf(&["unit", "median", "mean", "every"])))
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

impl Field for Base {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match &value.data {
            Data::Text(word) if word == "previous" => Some(Self::Previous),
            Data::Number(_) => Year::read(value, reader).map(Self::Year),
            Data::Map(_) if value.get("stated").is_some() => {
                reader.object(value, &["stated"])?;
                reader.field(value, "stated").map(Self::Stated)
            }
            Data::Map(_) => {
                reader.object(value, &["indicator", "over", "lag"])?;
                let lag: Option<u64> = reader.field(value, "lag")?;
                let Ok(lag) = u8::try_from(lag.unwrap_or(0)) else {
                    return reader.refuse(value, Expected::Count);
                };
                Some(Self::Series {
                    indicator: reader.field(value, "indicator")?,
                    over: reader.field(value, "over")?,
                    lag,
                })
            }
            _ => reader.refuse(value, Expected::OneOf(&["2021", "previous", "{\"stated\": …}", "{\"indicator\": …}"])),
        }
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

const LEAVES: [&str; 5] = ["score", "gain", "rank", "rank_gain", "band"];
const CLAUSE_FIELDS: [&str; 13] = [
    "year", "each", "since", "indicator", "over", "score", "gain", "rank", "rank_gain", "band", "all", "any", "readings",
];

impl Field for Clause {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        reader.object(value, &CLAUSE_FIELDS)?;
        let mut conditions = Vec::new();
        for name in LEAVES.into_iter().chain(["all", "any", "readings"]) {
            if value.get(name).is_some() {
                conditions.push(name);
            }
        }
        let [name] = conditions.as_slice() else {
            return reader.refuse(value, Expected::OneCondition);
        };
        let condition = match *name {
            "score" => reader.field(value, "score").map(Condition::Score),
            "gain" => reader.field_with(value, "gain", read_gain),
            "rank" => reader.field(value, "rank").map(|rank: Place| {
                Condition::Rank { at_most: rank.at_most, of: rank.of, among: rank.among }
            }),
            "rank_gain" => reader.field_with(value, "rank_gain", read_rank_gain),
            "band" => reader.field(value, "band").map(|band: BandName| Condition::Band { at_least: band.at_least }),
            "all" => reader.field(value, "all").map(Condition::All),
            "any" => reader.field(value, "any").map(Condition::Any),
            _ => reader.field(value, "readings").map(Condition::Readings),
        };
        if let Some(Condition::All(parts) | Condition::Any(parts) | Condition::Readings(parts)) = &condition
            && parts.is_empty()
        {
            return reader.refuse(value, Expected::Clauses);
        }
        Some(Self {
            year: reader.field(value, "year")?,
            each: reader.field(value, "each")?,
            since: reader.field(value, "since")?,
            indicator: reader.field(value, "indicator")?,
            over: reader.field(value, "over")?,
            condition: condition?,
        })
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
        book.record("Clause", "One condition: exactly one of score, gain, rank, rank_gain, band, all, any, readings.", |book| {
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
        })
    }
}

impl Condition {
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

/// The fields of `gain`: the level's stand among them.
fn read_gain(value: &Value, reader: &mut Reader) -> Option<Condition> {
    let known: Vec<&str> = LEVEL_FIELDS.into_iter().chain(["in", "from"]).collect();
    reader.object(value, &known)?;
    let unit: Option<GainUnit> = reader.field(value, "in")?;
    let from = reader.field(value, "from")?;
    let by = Level::read_fields(value, reader)?;
    Some(Condition::Gain { by, unit: unit.unwrap_or(GainUnit::Points), from })
}

fn read_rank_gain(value: &Value, reader: &mut Reader) -> Option<Condition> {
    reader.object(value, &["at_least", "above", "from"])?;
    let at_least: Option<u64> = reader.field(value, "at_least")?;
    let above: Option<u64> = reader.field(value, "above")?;
    let from = reader.field(value, "from")?;
    let Some(Ok(steps)) = at_least.or(above).map(u16::try_from) else {
        return reader.refuse(value, Expected::AnEnd);
    };
    Some(Condition::RankGain { by: Steps { value: steps, strict: at_least.is_none() }, from })
}
