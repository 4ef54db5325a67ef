//! Where a unit stands in a whole ranking: its place, the cut-off of a target place, its movement, its parts
//! (METHOD A3, A8, D3; DESIGN §4). Typed results without words. What no page shows is only there with `analysis`.

pub mod order;
pub mod parts;
#[cfg(feature = "analysis")]
pub mod quantiles;
pub mod ranking;

mod asked;
mod evidence;
mod movement;
mod rows;

use crate::evaluate::figures;
use crate::evaluate::verdict::Reason;
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::ids::Ids;
use crate::model::interval::Interval;
use crate::model::panel::{self, Panel, Table};
use crate::model::resolve::{Plan, Series, Subject};
#[cfg(feature = "analysis")]
use crate::model::scorecard::Edition;
use crate::model::time::Year;
#[cfg(feature = "analysis")]
use parts::Compared;
use parts::PartStanding;
#[cfg(feature = "analysis")]
use quantiles::GroupCheck;
use ranking::{Entry, Place, Ranking};

pub use asked::Asked;

/// A whole ranking of one year, and where the document's unit stands in it.
pub struct Standing<'a> {
    /// The indicator, as an index into [`Plan::series`].
    pub indicator: usize,
    /// The year.
    pub year: Year,
    /// The panel as written; names its source.
    pub panel: &'a Panel,
    /// How many units were ranked: as the edition says, else as many as the panel lists, if it prints something
    /// of each.
    pub units: Option<Rank>,
    /// The panel's units, the best place first, those without a place last.
    pub rows: Vec<UnitStanding<'a>>,
    /// The document's unit, as an index into `rows`; `None` where the panel does not list it.
    pub own: Option<usize>,
    /// Its total beside all totals.
    #[cfg(feature = "analysis")]
    pub total: Option<Compared>,
    /// Its place within its own region or kind, where the panel has a column `group`.
    pub region: Option<Within<'a>>,
    /// The cut-offs of the places that targets ask for, the best first.
    pub cut_offs: Vec<CutOff<'a>>,
    /// Places won or lost since the edition before.
    pub movement: Movement,
    /// Its parts beside everyone's and its peers', in the order of the panel's columns.
    pub parts: Vec<PartStanding<'a>>,
    /// How many units each band has, where the panel has a column `band`: the best first.
    #[cfg(feature = "analysis")]
    pub bands: Vec<BandCount<'a>>,
    /// The printed sizes of four groups beside those that the totals give.
    #[cfg(feature = "analysis")]
    pub groups: Option<GroupCheck>,
}

/// A band and how many units bear it.
#[cfg(feature = "analysis")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandCount<'a> {
    /// Its name.
    pub name: &'a str,
    /// How many the edition says it has.
    pub said: Option<Rank>,
    /// How many the panel lists.
    pub listed: usize,
}

/// A unit of the ranking.
#[derive(Clone, Debug)]
pub struct UnitStanding<'a> {
    /// Its name, as the panel prints it.
    pub name: &'a str,
    /// Id of its region or kind.
    pub group: Option<&'a str>,
    /// Its printed band.
    pub band: Option<&'a str>,
    /// Its printed total.
    pub total: Option<Decimal>,
    /// Its place; `None` where it was not ranked or nothing bounds its place.
    pub place: Option<Place>,
}

/// A place within a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within<'a> {
    /// Id of the region's group.
    pub group: &'a str,
    /// The place.
    pub place: Place,
    /// How many units the region has, where that is known.
    pub units: Option<Rank>,
}

/// What it takes to stand at a place or before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutOff<'a> {
    /// The place asked for.
    pub at_most: Rank,
    /// Id of the region the place is within; the whole ranking where `None`.
    pub among: Option<&'a str>,
    /// The score at that place, the last that is enough.
    pub last_in: Option<Interval<Decimal>>,
    /// The score one place behind, the first that is not; `None` also where nobody stands there.
    pub first_out: Option<Interval<Decimal>>,
    /// The unit's distance; `None` without its total, or where it is not certain on which side it stands.
    pub margin: Option<Margin>,
}

/// A distance in points of the score; an open or wide interval where the neighbour's score is not known exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Margin {
    /// Inside: so much the unit may lose before the one behind the cut-off draws level.
    Safe(Interval<Decimal>),
    /// Outside: so much it lacks to the last that is inside.
    Short(Interval<Decimal>),
}

/// Places won since the edition before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// Above nought is up.
    Places {
        /// The year compared with.
        from: Year,
        /// How many.
        gained: Interval<i32>,
    },
    /// Not comparable or not known: `break_geo`, `break_method`; `no_base` without an earlier place, `no_figure`
    /// without one now.
    Unknown(Reason),
}

/// All panels of a plan, each indicator's in order of years.
pub struct Panels<'p, 'a> {
    plan: &'p Plan<'a>,
    /// Indicator, year, place in the document.
    order: Vec<(usize, Year, usize)>,
    /// The places that targets ask for.
    asked: Vec<Asked<'a>>,
    groups: Ids<'a>,
}

impl<'p, 'a> Panels<'p, 'a> {
    /// Puts the panels of a plan in order.
    pub fn of(plan: &'p Plan<'a>) -> Self {
        let mut ids = Ids::default();
        plan.card.indicators.iter().for_each(|indicator| ids.push(&indicator.id));
        ids.sort();
        let mut order = Vec::new();
        for (at, panel) in plan.card.panels.iter().enumerate() {
            order.extend(ids.find(&panel.indicator).map(|indicator| (indicator, panel.year, at)));
        }
        order.sort_unstable();
        let mut groups = Ids::default();
        plan.card.groups.iter().for_each(|group| groups.push(&group.id));
        groups.sort();
        Self { plan, order, asked: asked::all(plan), groups }
    }

    /// A group's id and how many units it has.
    fn group(&self, id: &str) -> Option<(&'a str, Option<Rank>)> {
        let group = self.plan.card.groups.get(self.groups.find(id)?)?;
        Some((&group.id, group.units))
    }

    /// The standing of every panel, in order of indicators and years; the peers are the units of the unit's own
    /// region.
    pub fn standings(&self) -> Vec<Standing<'a>> {
        let panels = self.order.iter();
        panels.filter_map(|(indicator, year, _)| self.standing(*indicator, *year, None)).collect()
    }

    /// The latest panel of an indicator.
    pub fn latest(&self, indicator: usize) -> Option<Year> {
        let end = self.order.partition_point(|(known, ..)| *known <= indicator);
        self.order.get(end.checked_sub(1)?).filter(|(known, ..)| *known == indicator).map(|(_, year, _)| *year)
    }

    /// The standing in an indicator's panel of a year; `peers` is the id of the group that parts are held
    /// against, the unit's own region unless given. `None` where there is no such panel.
    pub fn standing(&self, indicator: usize, year: Year, peers: Option<&str>) -> Option<Standing<'a>> {
        let ranked = self.ranked(indicator, year)?;
        let series = self.plan.series.get(indicator)?;
        let own = ranked.own;
        let row = own.and_then(|at| ranked.table.rows.get(at));
        let region = row.and_then(|row| row.group);
        #[cfg(feature = "analysis")]
        let totals: Vec<Decimal> = ranked.table.rows.iter().filter_map(|row| row.total).collect();
        let peers = peers.and_then(|id| self.group(id)).or(region.and_then(|id| self.group(id)));
        let mut standing = Standing {
            indicator,
            year,
            panel: ranked.panel,
            units: ranked.units,
            rows: Vec::new(),
            own: None,
            #[cfg(feature = "analysis")]
            total: ranked.total(series.better),
            region: region.and_then(|id| self.group(id)).and_then(|(id, units)| ranked.within(series, id, units)),
            cut_offs: self.cut_offs(&ranked, indicator, year),
            movement: self.movement(&ranked, indicator),
            parts: ranked.parts(peers, series.better),
            #[cfg(feature = "analysis")]
            bands: rows::band_counts(&ranked.table, ranked.edition),
            #[cfg(feature = "analysis")]
            groups: ranked.edition.and_then(|edition| quantiles::check_groups(edition, &totals, series.better)),
        };
        ranked.list(&mut standing);
        Some(standing)
    }

    fn ranked(&self, indicator: usize, year: Year) -> Option<Ranked<'a>> {
        let at = self.order.partition_point(|(known, of, _)| (*known, *of) < (indicator, year));
        let (_, _, place) = self.order.get(at).filter(|(known, of, _)| (*known, *of) == (indicator, year))?;
        let series = self.plan.series.get(indicator)?;
        Some(Ranked::of(series, indicator, self.plan.card.panels.get(*place)?))
    }
}

/// A panel with its ranking.
struct Ranked<'a> {
    indicator: usize,
    panel: &'a Panel,
    #[cfg(feature = "analysis")]
    edition: Option<&'a Edition>,
    table: Table<'a>,
    entries: Vec<Entry>,
    ranking: Ranking,
    units: Option<Rank>,
    /// The document's unit, as an index into the table's rows.
    own: Option<usize>,
    /// The rows by the id of their group.
    by_group: Vec<(&'a str, usize)>,
}

impl<'a> Ranked<'a> {
    fn of(series: &Series<'a>, indicator: usize, panel: &'a Panel) -> Self {
        let edition = series.edition(panel.year);
        let (table, _) = panel::table(panel, &series.indicator.parts);
        let own = rows::own(series, panel.year, &table);
        let entries = rows::entries(&table, edition);
        let said = edition.and_then(|edition| edition.units);
        let listed = entries.iter().all(Entry::is_known).then_some(entries.len());
        let units = said.or(listed.and_then(|units| Rank::new(u16::try_from(units).ok()?)));
        let mut ranking = Ranking::of(&entries, units.map(|units| usize::from(units.get())), series.better);
        if let Some(place) = own.and_then(|own| ranking.places.get_mut(own)) {
            let result = figures::stated_rank(series, Subject { indicator, over: None }, panel.year, None);
            *place = rows::with_result(*place, &result);
        }
        let mut by_group: Vec<(&str, usize)> = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            by_group.extend(row.group.map(|group| (group, at)));
        }
        by_group.sort_unstable();
        Self {
            indicator,
            panel,
            #[cfg(feature = "analysis")]
            edition,
            table,
            entries,
            ranking,
            units,
            own,
            by_group,
        }
    }

    fn own_place(&self) -> Option<Place> {
        self.own.and_then(|own| *self.ranking.places.get(own)?)
    }
}
