//! What is known of a figure: every source of a year's score, rank or band, intersected (METHOD D3).

use crate::evaluate::verdict::Reason;
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::resolve::{Series, Subject};
use crate::model::scorecard::{Edition, Observation, Provenance, Status};
use crate::model::text;
use crate::model::time::Year;
use std::num::NonZeroU16;

/// A figure as it was used in a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Known<T> {
    /// Between which ends it lies.
    pub interval: Interval<T>,
    /// Who says so; of several that were needed, the weakest.
    pub provenance: Provenance,
    /// An estimate or self-score.
    pub provisional: bool,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// The outcome of looking a figure up.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup<T> {
    /// All that is said agrees.
    One(Known<T>),
    /// Sources contradict each other.
    Several(Vec<Known<T>>),
    /// Nothing is known, and why.
    Nothing(Reason),
}

impl<T> Lookup<T> {
    /// What each source would have the figure be.
    pub fn readings(&self) -> &[Known<T>] {
        match self {
            Self::One(known) => std::slice::from_ref(known),
            Self::Several(readings) => readings,
            Self::Nothing(_) => &[],
        }
    }
}

/// The score of a subject in a year.
pub fn score(series: &Series<'_>, subject: Subject<'_>, year: Year) -> Lookup<Decimal> {
    let edition = series.edition(year);
    let results = results(series, subject, year, None, |result| score_of(result, edition).is_some());
    lookup(&results, |result| score_of(result, edition))
}

/// The rank of a subject in a year, in the whole ranking or within a region.
pub fn rank(series: &Series<'_>, subject: Subject<'_>, year: Year, among: Option<&str>) -> Lookup<Rank> {
    let edition = if among.is_none() { series.edition(year) } else { None };
    let results = results(series, subject, year, among, |result| rank_of(result, edition).is_some());
    lookup(&results, |result| rank_of(result, edition))
}

/// The band printed for a subject in a year, with who says so.
pub fn band<'a>(series: &Series<'a>, subject: Subject<'_>, year: Year) -> Vec<(&'a str, &'a Observation)> {
    let results = results(series, subject, year, None, |result| result.band.is_some());
    results.into_iter().filter_map(|result| Some((result.band.as_deref()?, result))).collect()
}

/// The results that speak of a figure; a final one puts an estimate aside. Where none does, all of the year's.
fn results<'a>(
    series: &Series<'a>,
    subject: Subject<'_>,
    year: Year,
    among: Option<&str>,
    speaks: impl Fn(&Observation) -> bool,
) -> Vec<&'a Observation> {
    let all: Vec<&Observation> =
        series.results(year, subject.over).filter(|result| result.among.as_deref() == among).collect();
    let finals: Vec<&Observation> =
        all.iter().copied().filter(|result| !result.provisional && speaks(result)).collect();
    if finals.is_empty() { all } else { finals }
}

fn lookup<T: Copy + Ord>(
    results: &[&Observation],
    interval_of: impl Fn(&Observation) -> Option<Interval<T>>,
) -> Lookup<T> {
    let mut readings: Vec<Known<T>> = Vec::new();
    for result in results {
        let Some(interval) = interval_of(result) else { continue };
        readings.push(Known {
            interval,
            provenance: result.provenance.unwrap_or(Provenance::Published),
            provisional: result.provisional,
            sources: result.source.iter().cloned().collect(),
        });
    }
    let Some(first) = readings.first() else {
        return Lookup::Nothing(silence(results));
    };
    let mut both = Some(first.interval);
    for reading in &readings {
        both = both.and_then(|interval| interval.intersect(&reading.interval));
    }
    match both {
        Some(interval) => Lookup::One(combined(interval, &readings)),
        None => Lookup::Several(readings),
    }
}

/// The intersection, credited to the strongest source that says it alone, else to the weakest of all.
fn combined<T: Copy + Ord>(interval: Interval<T>, readings: &[Known<T>]) -> Known<T> {
    let alone = readings.iter().filter(|reading| reading.interval == interval).map(|reading| reading.provenance).min();
    let weakest = readings.iter().map(|reading| reading.provenance).max();
    let mut sources: Vec<String> = Vec::new();
    for id in readings.iter().flat_map(|reading| &reading.sources) {
        if !sources.contains(id) {
            sources.push(id.clone());
        }
    }
    Known {
        interval,
        provenance: alone.or(weakest).unwrap_or(Provenance::Derived),
        provisional: readings.iter().any(|reading| reading.provisional),
        sources,
    }
}

/// Why there is no figure: what a publisher says of it, else that the document has none.
fn silence(results: &[&Observation]) -> Reason {
    let said = results.iter().filter_map(|result| result.status).map(|status| match status {
        Status::Suppressed => Reason::Suppressed,
        Status::NotPublished | Status::Pending => Reason::NotPublished,
    });
    said.min().unwrap_or(Reason::NoFigure)
}

/// What one result says of the score: its figure, its share, and the range of its printed band.
fn score_of(result: &Observation, edition: Option<&Edition>) -> Option<Interval<Decimal>> {
    let share = result.count.zip(result.total).and_then(|(count, total)| Decimal::percent(count, total));
    let printed = result.score.or(share.map(Interval::point));
    printed.or_else(|| {
        let bands = &edition?.bands;
        let index = bands.iter().position(|band| result.band.as_ref().is_some_and(|name| text::same(name, &band.name)))?;
        let band = bands.get(index)?;
        // Without a printed upper end a band reaches to the one above it.
        let high = band.to.or(index.checked_sub(1).and_then(|above| bands.get(above)?.from));
        if band.from.is_none() && high.is_none() { None } else { Interval::new(band.from, high) }
    })
}

/// What one result says of the rank: its place, what it is known not to reach, the block of its group.
fn rank_of(result: &Observation, edition: Option<&Edition>) -> Option<Interval<Rank>> {
    let units = edition.and_then(|edition| edition.units);
    let outside = result.outside_top.and_then(|top| Interval::new(top.checked_add(1), units));
    let group = || {
        let name = result.band.as_ref()?;
        let mut first: u16 = 1;
        for band in &edition?.bands {
            let last = first.checked_add(band.units?.get())?.checked_sub(1)?;
            if text::same(name, &band.name) {
                return Interval::new(NonZeroU16::new(first), NonZeroU16::new(last));
            }
            first = last.checked_add(1)?;
        }
        None
    };
    result.rank.or(outside).or_else(group)
}
