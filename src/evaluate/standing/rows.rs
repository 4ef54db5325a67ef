//! From a panel's rows to what is ranked, and from the ranking to the list that is drawn.

#[cfg(feature = "analysis")]
use super::BandCount;
#[cfg(feature = "analysis")]
use super::parts::Compared;
use super::parts::{self, PartStanding};
use super::ranking::{Entry, Place, Ranking};
use super::{Ranked, Standing, UnitStanding, Within};
use crate::evaluate::figures::{self, Lookup};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::panel::Table;
use crate::model::resolve::{Series, Subject};
use crate::model::scorecard::{Band, Better, Edition, Provenance};
use crate::model::text::fold;
use crate::model::time::Year;
#[cfg(feature = "analysis")]
use std::collections::BTreeMap;

/// The row of the document's unit: the one that verdicts rest on.
pub(super) fn own(series: &Series<'_>, year: Year, table: &Table<'_>) -> Option<usize> {
    let (_, own) = series.rankings(year).iter().find_map(|ranking| ranking.rows("").first())?;
    table.rows.iter().position(|row| row.at == own.at)
}

/// What each row says of a place. Bands count as the edition lists them, the best first; a band it does not list
/// says nothing.
pub(super) fn entries(table: &Table<'_>, edition: Option<&Edition>) -> Vec<Entry> {
    let bands = edition.map_or(&[][..], |edition| edition.bands.as_slice());
    let mut names: Vec<(String, usize)> = bands.iter().enumerate().map(|(at, band)| (fold(&band.name), at)).collect();
    names.sort_unstable();
    let mut blocks = Vec::new();
    let mut before = Some(0);
    for band in bands {
        let after = before.and_then(|units: u16| units.checked_add(band.units?.get()));
        let ends = before.and_then(|units| Rank::new(units.checked_add(1)?)).zip(after.and_then(Rank::new));
        blocks.push(ends.and_then(|(from, to)| Interval::new(Some(from), Some(to))));
        before = after;
    }
    let mut entries = Vec::new();
    for row in &table.rows {
        let band = row.band.and_then(|name| {
            let name = fold(name);
            let at = names.partition_point(|(known, _)| *known < name);
            names.get(at).filter(|(known, _)| *known == name).map(|(_, band)| *band)
        });
        let range = band.and_then(|at| range(bands, at));
        entries.push(Entry {
            rank: row.rank,
            score: row.total.map(Interval::point).or(range),
            band,
            block: band.and_then(|at| *blocks.get(at)?),
            whole: None,
        });
    }
    entries
}

/// How many rows bear each band: those of the edition in its order, then others as they first occur.
#[cfg(feature = "analysis")]
pub(super) fn band_counts<'a>(table: &Table<'a>, edition: Option<&'a Edition>) -> Vec<BandCount<'a>> {
    let mut counts: Vec<BandCount<'a>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for band in edition.map_or(&[][..], |edition| edition.bands.as_slice()) {
        known.entry(fold(&band.name)).or_insert(counts.len());
        counts.push(BandCount { name: &band.name, said: band.units, listed: 0 });
    }
    let mut any = false;
    for name in table.rows.iter().filter_map(|row| row.band) {
        any = true;
        let at = *known.entry(fold(name)).or_insert(counts.len());
        match counts.get_mut(at) {
            Some(count) => count.listed += 1,
            None => counts.push(BandCount { name, said: None, listed: 1 }),
        }
    }
    if any { counts } else { Vec::new() }
}

/// The printed range of a band; without a printed upper end it reaches to the band above.
fn range(bands: &[Band], at: usize) -> Option<Interval<Decimal>> {
    let band = bands.get(at)?;
    let above = at.checked_sub(1).and_then(|above| bands.get(above)?.from);
    let high = band.to.or(above);
    if band.from.is_none() && high.is_none() { None } else { Interval::new(band.from, high) }
}

/// A place together with what the document's results say of the same one. Where both contradict each other, what
/// the publisher prints wins.
pub(super) fn with_result(place: Option<Place>, result: &Lookup<'_>) -> Option<Place> {
    let [known] = result.readings() else { return place };
    let end = |end: Option<Decimal>| end.and_then(|end| Rank::new(u16::try_from(end.whole()).ok()?));
    let Some(said) = Interval::new(end(known.interval.low()), end(known.interval.high())) else { return place };
    let printed = known.provenance == Provenance::Published && said.as_point().is_some();
    let Some(place) = place else { return Some(Place { rank: said, printed, conflict: false }) };
    Some(match place.rank.intersect(&said) {
        Some(rank) => Place { rank, printed: place.printed || printed, ..place },
        None if printed && !place.printed => Place { rank: said, printed, conflict: true },
        None => Place { conflict: true, ..place },
    })
}

impl<'a> Ranked<'a> {
    /// Those that were ranked, and of the panel's rows the members of a group. A region is ranked by the places in
    /// the whole ranking first; `said` is how many units the document says it has.
    pub(super) fn region(&self, group: &str, said: Option<Rank>, better: Better) -> Region {
        let from = self.by_group.partition_point(|(known, _)| *known < group);
        let (mut members, mut entries) = (Vec::new(), Vec::new());
        for (_, at) in self.by_group.iter().skip(from).take_while(|(known, _)| *known == group) {
            let place = self.ranking.places.get(*at).copied().flatten();
            if place.is_some() || self.units.is_none() {
                members.push(*at);
                let score = self.entries.get(*at).and_then(|entry| entry.score);
                entries.push(Entry { score, whole: place.map(|place| place.rank), ..Entry::default() });
            }
        }
        // Of the units a region has, those count that may have been ranked.
        let placed = self.ranking.places.iter().flatten().count();
        let most = members.len() + self.ranking.size.saturating_sub(placed);
        let units = said.map(|units| usize::from(units.get()).clamp(members.len(), most));
        Region { ranking: Ranking::of(&entries, units, better), members }
    }

    /// The unit's place within its region.
    pub(super) fn within(&self, series: &Series<'a>, group: &'a str, said: Option<Rank>) -> Option<Within<'a>> {
        let region = self.region(group, said, series.better);
        let at = region.place_of(self.own)?;
        let subject = Subject { indicator: self.indicator, over: None };
        let result = figures::stated_rank(series, subject, self.panel.year, Some(group));
        let place = with_result(*region.ranking.places.get(at)?, &result)?;
        Some(Within { group, place, units: Rank::new(u16::try_from(region.ranking.size).ok()?) })
    }

    /// The unit's total beside all totals.
    #[cfg(feature = "analysis")]
    pub(super) fn total(&self, better: Better) -> Option<Compared> {
        let own = self.table.rows.get(self.own?)?.total?;
        let totals = self.table.rows.iter().filter_map(|row| row.total).collect();
        parts::compare(own, totals, self.ranking.size, better)
    }

    /// The unit's parts beside all units and beside a group.
    pub(super) fn parts(&self, peers: Option<(&str, Option<Rank>)>, better: Better) -> Vec<PartStanding<'a>> {
        let mut found = Vec::new();
        let Some(own) = self.own.and_then(|own| self.table.rows.get(own)) else { return found };
        let peers = peers.map(|(group, said)| self.region(group, said, better));
        for (column, id) in self.table.parts.iter().enumerate() {
            let of = |at: usize| self.table.rows.get(at)?.parts.get(column).copied().flatten();
            let Some(score) = own.parts.get(column).copied().flatten() else { continue };
            let all = (0..self.table.rows.len()).filter_map(of).collect();
            let Some(all) = parts::compare(score, all, self.ranking.size, better) else { continue };
            let peers = peers.as_ref().and_then(|peers| {
                let scores = peers.members.iter().filter_map(|at| of(*at)).collect();
                parts::compare(score, scores, peers.ranking.size, better)
            });
            found.push(PartStanding { id, score, all, peers });
        }
        found
    }

    /// The rows in the order of their places.
    pub(super) fn list(self, standing: &mut Standing<'a>) {
        let mut order: Vec<usize> = (0..self.table.rows.len()).collect();
        let place = |at: &usize| self.ranking.places.get(*at).copied().flatten();
        order.sort_by_key(|at| {
            let ends = place(at).map(|place| (place.rank.low(), place.rank.high()));
            (ends.is_none(), ends, *at)
        });
        standing.own = order.iter().position(|at| Some(*at) == self.own);
        for at in &order {
            if let Some(row) = self.table.rows.get(*at) {
                let (name, group, band, total) = (row.unit, row.group, row.band, row.total);
                standing.rows.push(UnitStanding { name, group, band, total, place: place(at) });
            }
        }
    }
}

/// A group's units within a panel.
pub(super) struct Region {
    /// As indices into the table's rows.
    pub(super) members: Vec<usize>,
    /// Their ranking.
    pub(super) ranking: Ranking,
}

impl Region {
    /// Where a row of the table stands among the members.
    pub(super) fn place_of(&self, row: Option<usize>) -> Option<usize> {
        self.members.iter().position(|member| Some(*member) == row)
    }
}
