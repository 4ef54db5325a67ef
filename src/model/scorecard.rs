//! The document, version 1, as its author wrote it (DESIGN §3). Nothing is filled in here.

use super::clause::{Clause, Over};
use super::decimal::Decimal;
use super::figure::{Ends, Rank};
use super::interval::Interval;
use super::problem::Expected;
use super::record::{Field, Reader};
use super::schema::{Book, either, typed};
use super::time::{Date, Year};
use super::value::{Data, Value};

/// The version of the format: always 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version;

impl Field for Version {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match &value.data {
            Data::Number(number) if number == "1" => Some(Self),
            _ => reader.refuse(value, Expected::Version),
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::number(1))
    }

    fn schema(_: &mut Book) -> Value {
        Value::map([("const", Some(Value::number(1)))])
    }
}

choice! {
    /// Which way is better.
    pub enum Better {
        /// More is better: most scores.
        Higher = "higher",
        /// Less is better: late dossiers, complaints.
        Lower = "lower",
    }
}

choice! {
    /// What changed with an edition, so that it does not compare with those before.
    pub enum Change {
        /// The way of measuring: no difference or trend is taken across it.
        Method = "method",
        /// The set of units: 63 provinces became 34. No rank is taken across it.
        Geography = "geography",
        /// Something worth knowing that still lets the editions be compared; it only badges.
        Caveat = "caveat",
    }
}

choice! {
    /// Who says a figure; of several used, the weakest (the last here) marks the verdict.
    pub enum Provenance {
        /// The publisher of the index.
        Published = "published",
        /// The province itself.
        Province = "province",
        /// A newspaper.
        Press = "press",
        /// Worked out from other figures.
        Derived = "derived",
    }
}

choice! {
    /// A fact about the publisher where there is no figure. Silence is not one of them.
    pub enum Status {
        /// The publisher does not print it.
        NotPublished = "not_published",
        /// Not printed yet.
        Pending = "pending",
        /// Printed as withheld.
        Suppressed = "suppressed",
    }
}

record! {
    /// The plan of one unit, its targets and the results they are judged by.
    pub struct Scorecard {
        /// Format version, 1.
        version: Version,
        /// Title, Vietnamese.
        title: Option<String>,
        /// Title, English.
        title_en: Option<String>,
        /// The province or agency that is judged.
        unit: Option<Unit>,
        /// The day up to which results are known: a year is over when this lies after its 31 December.
        as_of: Option<Date>,
        /// The day the document was last changed; stands for as_of where that is missing.
        updated: Option<Date>,
        /// Where figures and targets come from.
        sources: Vec<Source>,
        /// Sets of units: departments, districts, provinces of a region.
        groups: Vec<Group>,
        /// What is measured.
        indicators: Vec<Indicator>,
        /// Whole rankings of one year.
        panels: Vec<Panel>,
        /// Remarks shown under the chart.
        notes: Vec<String>,
    }
}

record! {
    /// A province or agency.
    pub struct Unit {
        /// Id, unique among units.
        id: String,
        /// Name.
        name: String,
        /// Last day the unit existed, where it was merged away.
        until: Option<Date>,
        /// Id of the unit it went into.
        into: Option<String>,
    }
}

record! {
    /// A document a figure or target was taken from.
    pub struct Source {
        /// Id, unique among sources.
        id: String,
        /// What it is: publisher, subject, date.
        title: String,
        /// Where it can be read.
        url: Option<String>,
    }
}

record! {
    /// A set of units whose median, mean or every member is judged.
    pub struct Group {
        /// Id, unique among groups.
        id: String,
        /// Name, Vietnamese.
        name: String,
        /// Name, English.
        name_en: Option<String>,
        /// How many units it has.
        units: Option<Rank>,
    }
}

record! {
    /// One thing that is measured over the years.
    pub struct Indicator {
        /// Id, unique among indicators.
        id: String,
        /// Full name, Vietnamese.
        name: String,
        /// Full name, English.
        name_en: Option<String>,
        /// The name a row shows, e.g. PAR INDEX.
        short: Option<String>,
        /// One line on what it is, Vietnamese.
        about: Option<String>,
        /// One line on what it is, English.
        about_en: Option<String>,
        /// Unit of its score: %, điểm, or nothing.
        unit: Option<String>,
        /// Which way a score is better; higher unless said.
        better: Option<Better>,
        /// Facts about each year's edition.
        editions: Vec<Edition>,
        /// What was achieved.
        results: Vec<Observation>,
        /// What was promised.
        targets: Vec<Target>,
        /// The parts the index is made of.
        parts: Vec<Part>,
    }
}

record! {
    /// Facts about one year's edition of an index; they are the publisher's, not the unit's.
    pub struct Edition {
        /// The year measured.
        year: Year,
        /// Lowest and highest possible score.
        scale: Option<Ends<Decimal, Decimal>>,
        /// How many units were ranked.
        units: Option<Rank>,
        /// The set of units in force, e.g. vn-63.
        geography: Option<String>,
        /// What changed against the edition before.
        change: Option<Change>,
        /// What changed, in words, Vietnamese.
        change_note: Option<String>,
        /// What changed, in words, English.
        change_note_en: Option<String>,
        /// Bands or groups that were really published, best first.
        bands: Vec<Band>,
        /// Where these facts come from.
        source: Option<String>,
    }
}

record! {
    /// A published band or group of an edition.
    pub struct Band {
        /// Name, as printed.
        name: String,
        /// Lowest score in it, inclusive.
        from: Option<Decimal>,
        /// Highest score in it, inclusive, where printed.
        to: Option<Decimal>,
        /// How many units are in it.
        units: Option<Rank>,
    }
}

record! {
    /// One published fact about a year. Several for one year are kept and intersected.
    pub struct Observation {
        /// The year measured.
        year: Year,
        /// Score: a figure as printed, or an interval.
        score: Option<Interval<Decimal>>,
        /// Rank: a place, or an interval.
        rank: Option<Interval<Rank>>,
        /// Only known not to be among the first so many.
        outside_top: Option<Rank>,
        /// The band or group printed for the unit.
        band: Option<String>,
        /// How many of `total`; the share is computed.
        count: Option<u64>,
        /// Of how many.
        total: Option<u64>,
        /// The group's statistic or member, where not the unit's own figure.
        over: Option<Over>,
        /// The region the rank is within.
        among: Option<String>,
        /// An estimate or self-score, not final.
        provisional: bool,
        /// The day of a figure that is not a whole year's.
        on: Option<Date>,
        /// Who says it; published unless said.
        provenance: Option<Provenance>,
        /// Why there is no figure, where the publisher says.
        status: Option<Status>,
        /// Id of its source.
        source: Option<String>,
        /// How it was obtained, Vietnamese.
        note: Option<String>,
        /// How it was obtained, English.
        note_en: Option<String>,
        /// Scores of the index's parts.
        parts: Vec<PartScore>,
    }
}

record! {
    /// One promise about an indicator.
    pub struct Target {
        /// Id, unique in the document.
        id: String,
        /// The year judged.
        year: Option<Year>,
        /// Every year from the first to the last; null for no end.
        each: Option<Ends<Year, Option<Year>>>,
        /// From this year on, judged by the latest figure.
        since: Option<Year>,
        /// The day it was set; 1 January of its first year unless said.
        set_on: Option<Date>,
        /// Id of the plan it stands in.
        source: Option<String>,
        /// The group's statistic or member, where not the unit's own figure.
        over: Option<Over>,
        /// Name shared by the targets of one sentence.
        promise: Option<String>,
        /// Id of the target this one adjusts.
        replaces: Option<String>,
        /// All of these must hold.
        all: Vec<Clause>,
        /// One of these must hold.
        any: Vec<Clause>,
        /// Change across which the editor judges all the same, with the reason.
        waive: Option<Waiver>,
        /// How many points it is worth.
        points: Option<Points>,
        /// The province's own words about the outcome, shown as its own.
        explanation: Option<String>,
        /// How the wording was understood, Vietnamese.
        note: Option<String>,
        /// How the wording was understood, English.
        note_en: Option<String>,
    }
}

record! {
    /// A change the editor looks past, shown with its reason.
    pub struct Waiver {
        /// Which change.
        change: Change,
        /// Why it does not matter here.
        note: String,
    }
}

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
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match &value.data {
            Data::Text(word) if word == "full" => Some(Self::Full),
            Data::Text(word) if word == "proportional" => Some(Self::Proportional),
            Data::Text(word) if word == "zero" => Some(Self::Zero),
            Data::Map(_) => {
                reader.object(value, &["fixed"])?;
                reader.field(value, "fixed").map(Self::Fixed)
            }
            _ => reader.refuse(value, Expected::OneOf(&["full", "proportional", "zero", "fixed"])),
        }
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
        either([super::schema::words(&["full", "proportional", "zero"]), fixed])
    }
}

record! {
    /// A part of an index: a dimension, a sub-index, a criterion.
    pub struct Part {
        /// Id, unique in the indicator.
        id: String,
        /// Name, Vietnamese.
        name: String,
        /// Name, English.
        name_en: Option<String>,
        /// Share of the whole, as a fraction of 1.
        weight: Option<Decimal>,
        /// The most it can give, where points are added.
        max: Option<Decimal>,
        /// The years it stands for; all unless said.
        each: Option<Ends<Year, Option<Year>>>,
        /// Its own parts.
        parts: Vec<Part>,
    }
}

record! {
    /// The score of one part in a year.
    pub struct PartScore {
        /// Id of the part.
        id: String,
        /// Its score.
        score: Option<Decimal>,
        /// It does not apply to this unit and leaves the denominator.
        not_applicable: bool,
    }
}

record! {
    /// A whole ranking of one year.
    pub struct Panel {
        /// Id of the indicator.
        indicator: String,
        /// The year.
        year: Year,
        /// What the columns hold: unit, total, rank, or the id of a part.
        columns: Vec<String>,
        /// A row for each unit ranked.
        rows: Vec<PanelRow>,
        /// Id of its source.
        source: Option<String>,
    }
}

/// A row of a panel: names and figures as the columns say.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelRow(pub Vec<PanelCell>);

/// A cell of a panel.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelCell {
    /// A name; also a figure written as text, to keep its last noughts.
    Text(String),
    /// A figure.
    Figure(Decimal),
    /// Nothing was printed.
    Missing,
}

impl Field for PanelRow {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        reader.items(value).map(Self)
    }

    fn write(&self) -> Option<Value> {
        let cells = self.0.iter().map(|cell| cell.write().unwrap_or(Value::new(Data::Null)));
        Some(Value::new(Data::List(cells.collect())))
    }

    fn schema(book: &mut Book) -> Value {
        Vec::<PanelCell>::schema(book)
    }
}

impl Field for PanelCell {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match &value.data {
            Data::Text(text) => Some(Self::Text(text.clone())),
            Data::Null => Some(Self::Missing),
            _ => Decimal::read(value, reader).map(Self::Figure),
        }
    }

    fn write(&self) -> Option<Value> {
        match self {
            Self::Text(text) => Some(Value::text(text.as_str())),
            Self::Figure(figure) => figure.write(),
            Self::Missing => None,
        }
    }

    fn schema(_: &mut Book) -> Value {
        either([typed("string"), typed("number"), typed("null")])
    }
}
