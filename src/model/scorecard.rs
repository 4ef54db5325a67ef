//! The document, version 1, as its author wrote it (DESIGN §3). Nothing is filled in here.

use super::clause::{Clause, Member, Over};
use super::decimal::Decimal;
use super::figure::{Ends, Rank};
use super::interval::Interval;
use super::problem::Expected;
use super::record::{Field, Reader};
use super::schema::Book;
use super::time::{Date, Year};
use super::value::{Data, Value};

pub use super::choices::{Better, Change, Provenance, Status};
pub use super::panel::{Panel, PanelCell, PanelRow};
pub use super::part::{Part, PartScore};
pub use super::points::{Formula, PointStep, Points};

/// The version of the format: always 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version;

impl Field for Version {
    fn blank() -> Self {
        Self
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let first = matches!(&value.data, Data::Number(number) if number == "1");
        first || reader.refuse(value, Expected::Version)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::number(1))
    }

    fn schema(_: &mut Book) -> Value {
        Value::map([("const", Some(Value::number(1)))])
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
        /// Other names that tables print for it.
        aliases: Vec<String>,
        /// Last day the unit existed, where it was merged away.
        until: Option<Date>,
        /// Id of the unit it went into.
        into: Option<String>,
        /// The units it was formed of, each with its last day. Their results stand beside its own, never as its own.
        predecessors: Vec<Unit>,
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
        /// Ids of its units; each is judged where a target speaks of every one.
        members: Vec<Member>,
        /// Last day it existed, where its units were abolished.
        until: Option<Date>,
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
        /// The least share of the parts' weight, 0 to 1, from which the publisher gives a total by what is known; without
        /// it, unknown parts leave the total an interval.
        complete: Option<Decimal>,
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
