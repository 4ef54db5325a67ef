//! Where a unit stands in a whole ranking, in words and figures.

use crate::evaluate::standing::parts::{PartStanding, by_strength};
use crate::evaluate::standing::ranking::Place;
use crate::evaluate::standing::{CutOff, Margin, Movement, Standing, UnitStanding};
use crate::evaluate::verdict::Reason;
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::record::OrNull;
use crate::model::resolve::{Plan, Subject};
use crate::model::scorecard::Better;
use crate::model::time::Year;
use crate::words::{Lang, figure};

mod sentences;
#[cfg(feature = "full")]
pub mod units;

record! {
    /// A whole ranking of one year, and where the document's unit stands in it.
    pub struct StandingReport {
        /// Id of the indicator.
        indicator: String,
        /// The name a heading shows.
        name: String,
        /// The year.
        year: Year,
        /// The unit of measure of its scores.
        unit: Option<String>,
        /// Which way is better.
        better: Better,
        /// How many units were ranked.
        units: Option<Rank>,
        /// The unit's place, where anything is known of it.
        place: Option<PlaceReport>,
        /// Its place within its own region.
        region: Option<RegionReport>,
        /// Places won since the edition before, below nought where lost; an interval where places are.
        gained: OrNull<Interval<Decimal>>,
        /// The edition before, where places compare with it.
        compared: Option<Year>,
        /// Why there is no movement.
        no_movement: OrNull<Reason>,
        /// The cut-offs of the places that targets ask for.
        cut_offs: Vec<CutOffReport>,
        /// The unit's parts, the strongest first.
        parts: Vec<PartReport>,
        /// All units, the best first.
        rows: Vec<UnitReport>,
        /// All this in sentences.
        sentences: Vec<String>,
        /// Id of the source.
        source: Option<String>,
    }
}

record! {
    /// A place.
    pub struct PlaceReport {
        /// All places that are possible.
        rank: Interval<Rank>,
        /// The publisher prints it; else it follows from scores, bands, or the places of others.
        printed: bool,
        /// What is printed contradicts itself.
        conflict: bool,
    }
}

record! {
    /// A place within a region.
    pub struct RegionReport {
        /// Id of the region's group.
        group: String,
        /// The place.
        place: PlaceReport,
        /// How many units the region has.
        units: Option<Rank>,
    }
}

record! {
    /// What it takes to stand at a place or before it.
    pub struct CutOffReport {
        /// The place asked for.
        at_most: Rank,
        /// Id of the region the place is within.
        among: Option<String>,
        /// The last score that is enough.
        last_in: Option<Interval<Decimal>>,
        /// The first that is not.
        first_out: Option<Interval<Decimal>>,
        /// The unit stands inside, by so much.
        safe_by: Option<Interval<Decimal>>,
        /// The unit stands outside, by so much.
        short_by: Option<Interval<Decimal>>,
    }
}

record! {
    /// One part of the unit's index beside everyone's.
    pub struct PartReport {
        /// Id of the part.
        part: String,
        /// Its name.
        name: String,
        /// The unit's score.
        score: Decimal,
        /// The median of all units; of an even number the mean of the middle two.
        median: Option<Decimal>,
        /// From the median to the score; above nought is better.
        gap: Option<Decimal>,
        /// The place among all units.
        place: Interval<Rank>,
        /// From the median of the unit's own region to the score.
        peers_gap: Option<Decimal>,
        /// The place within the region.
        peers_place: Option<Interval<Rank>>,
    }
}

record! {
    /// A unit of the ranking.
    pub struct UnitReport {
        /// Its name, as printed.
        name: String,
        /// It is the document's own unit.
        own: bool,
        /// Id of its region.
        group: Option<String>,
        /// Its printed band.
        band: Option<String>,
        /// Its printed total.
        total: Option<Decimal>,
        /// Its place.
        rank: Option<Interval<Rank>>,
    }
}

/// Shown of a median or a gap: one place more than the field prints.
const PLACES: u8 = 4;

/// A standing in words and figures.
pub fn told(plan: &Plan<'_>, standing: &Standing<'_>, lang: Lang) -> StandingReport {
    let teller = Teller { plan, standing, lang };
    let own = teller.own();
    let order = by_strength(&standing.parts);
    let parts: Vec<&PartStanding<'_>> = order.iter().filter_map(|at| standing.parts.get(*at)).collect();
    let (gained, compared, no_movement) = match standing.movement {
        Movement::Places { gained, from } => (Some(gained.map(|places| whole(places.into()))), Some(from), None),
        Movement::Unknown(reason) => (None, None, Some(reason)),
    };
    let series = plan.series.get(standing.indicator);
    StandingReport {
        indicator: series.map_or(String::new(), |series| series.indicator.id.clone()),
        name: teller.name(),
        year: standing.year,
        unit: series.and_then(|series| series.indicator.unit.clone()),
        better: series.map_or(Better::Higher, |series| series.better),
        units: standing.units,
        place: own.and_then(|own| own.place).map(place),
        region: standing.region.map(|region| RegionReport {
            group: region.group.to_owned(),
            place: place(region.place),
            units: region.units,
        }),
        gained: OrNull(gained),
        compared,
        no_movement: OrNull(no_movement),
        cut_offs: standing.cut_offs.iter().map(cut_off).collect(),
        sentences: teller.sentences(&parts),
        parts: parts.into_iter().map(|part| teller.part(part)).collect(),
        rows: standing.rows.iter().enumerate().map(|(at, row)| unit(row, standing.own == Some(at))).collect(),
        source: standing.panel.source.clone(),
    }
}

struct Teller<'r, 'a> {
    plan: &'r Plan<'a>,
    standing: &'r Standing<'a>,
    lang: Lang,
}

impl Teller<'_, '_> {
    fn own(&self) -> Option<&UnitStanding<'_>> {
        self.standing.own.and_then(|own| self.standing.rows.get(own))
    }

    fn subject(&self) -> Subject<'static> {
        Subject { indicator: self.standing.indicator, over: None }
    }

    fn name(&self) -> String {
        figure::name(self.plan, self.subject(), self.lang)
    }

    fn part(&self, part: &PartStanding<'_>) -> PartReport {
        let shown = |value: Ratio| value.rounded(PLACES).ok().map(Decimal::shortened);
        PartReport {
            part: part.id.to_owned(),
            name: self.part_name(part.id),
            score: part.score,
            median: shown(part.all.median),
            gap: shown(part.all.gap),
            place: part.all.place,
            peers_gap: part.peers.and_then(|peers| shown(peers.gap)),
            peers_place: part.peers.map(|peers| peers.place),
        }
    }

    /// The name of a part; its id where the document does not describe it.
    fn part_name(&self, id: &str) -> String {
        let parts = self.plan.series.get(self.standing.indicator).map_or(&[][..], |series| &series.indicator.parts);
        super::part_name(parts, id, self.lang).unwrap_or_else(|| id.to_owned())
    }
}

fn whole(number: i64) -> Decimal {
    Decimal::new(number, 0).unwrap_or(Decimal::ZERO)
}

fn place(place: Place) -> PlaceReport {
    PlaceReport { rank: place.rank, printed: place.printed, conflict: place.conflict }
}

fn cut_off(cut: &CutOff<'_>) -> CutOffReport {
    let (safe_by, short_by) = match cut.margin {
        Some(Margin::Safe(by)) => (Some(by), None),
        Some(Margin::Short(by)) => (None, Some(by)),
        None => (None, None),
    };
    CutOffReport {
        at_most: cut.at_most,
        among: cut.among.map(str::to_owned),
        last_in: cut.last_in,
        first_out: cut.first_out,
        safe_by,
        short_by,
    }
}

fn unit(row: &UnitStanding<'_>, own: bool) -> UnitReport {
    UnitReport {
        name: row.name.to_owned(),
        own,
        group: row.group.map(str::to_owned),
        band: row.band.map(str::to_owned),
        total: row.total,
        rank: row.place.map(|place| place.rank),
    }
}
