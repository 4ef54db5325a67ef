//! What is known of a figure: every source of a year's score, rank or band, intersected (METHOD D3).

use super::panel::{bounds, printed};
use crate::evaluate::verdict::Reason;
use crate::model::decimal::Decimal;
use crate::model::interval::{Edge, Interval};
use crate::model::resolve::{Series, Subject};
use crate::model::scorecard::{Band, Better, Edition, Observation, Provenance, Status};
use crate::model::text;
use crate::model::time::Year;

/// A figure as it was used in a verdict; a rank as a whole number.
#[derive(Clone, Debug, PartialEq)]
pub struct Known<'a> {
    /// Between which ends it lies.
    pub interval: Interval<Decimal>,
    /// It lies above the low end: the worse band ends there.
    pub above: bool,
    /// It lies below the high end: the next band begins there.
    pub below: bool,
    /// Who says so; of several that were needed, the weakest.
    pub provenance: Provenance,
    /// An estimate or self-score.
    pub provisional: bool,
    /// Ids of its sources; one may stand there twice.
    pub sources: Vec<&'a str>,
}

/// The outcome of looking a figure up.
#[derive(Debug)]
pub struct Lookup<'a> {
    readings: Vec<Known<'a>>,
    /// Why nothing is known, where nothing is.
    pub silence: Reason,
}

impl<'a> Lookup<'a> {
    /// A figure that needs no looking up, or nothing and why.
    pub fn of(known: Option<Known<'a>>, silence: Reason) -> Self {
        Self { readings: known.into_iter().collect(), silence }
    }

    /// What each source would have the figure be: one where all that is said agrees, several where sources
    /// contradict each other, none where nothing is known.
    pub fn readings(&self) -> &[Known<'a>] {
        &self.readings
    }

    /// Nothing is known.
    pub fn is_nothing(&self) -> bool {
        self.readings.is_empty()
    }
}

/// What is looked up.
#[derive(Clone, Copy, Debug)]
pub enum Sought<'a> {
    /// A score.
    Score,
    /// A rank, in the whole ranking or within a region.
    Rank(Option<&'a str>),
}

/// The score of a subject in a year.
pub fn score<'a>(series: &Series<'a>, subject: Subject<'_>, year: Year) -> Lookup<'a> {
    find(series, subject, year, Sought::Score)
}

/// The rank of a subject in a year, in the whole ranking or within a region.
pub fn rank<'a>(series: &Series<'a>, subject: Subject<'_>, year: Year, among: Option<&str>) -> Lookup<'a> {
    find(series, subject, year, Sought::Rank(among))
}

/// The score or rank of a subject in a year: all that is said of it, and where no source says exactly, what the
/// year's ranking tells of it.
pub fn find<'a>(series: &Series<'a>, subject: Subject<'_>, year: Year, sought: Sought<'_>) -> Lookup<'a> {
    let (mut readings, silence) = said(series, subject, year, sought);
    if !readings.iter().any(|known| known.interval.as_point().is_some()) {
        let last = readings.iter().any(|known| !known.provisional);
        for bound in bounds(series, subject, year, sought) {
            // What follows from an estimate gives way to a final figure, as the estimate does.
            if !(last && bound.provisional) {
                readings.push(bound);
            }
        }
    }
    settled(readings, silence)
}

/// The rank of a subject in a year as sources state it, without what follows from its neighbours.
pub fn stated_rank<'a>(series: &Series<'a>, subject: Subject<'_>, year: Year, among: Option<&str>) -> Lookup<'a> {
    let (readings, silence) = said(series, subject, year, Sought::Rank(among));
    settled(readings, silence)
}

/// One reading where all agree.
fn settled(mut readings: Vec<Known<'_>>, silence: Reason) -> Lookup<'_> {
    if let Some(combined) = combined(&readings) {
        readings.clear();
        readings.push(combined);
    }
    Lookup { readings, silence }
}

/// What each source says, and why nothing is known where none does.
pub(super) fn said<'a>(
    series: &Series<'a>,
    subject: Subject<'_>,
    year: Year,
    sought: Sought<'_>,
) -> (Vec<Known<'a>>, Reason) {
    let (among, edition) = match sought {
        Sought::Rank(Some(among)) => (Some(among), None),
        _ => (None, series.edition(year)),
    };
    let mut readings: Vec<Known<'a>> = Vec::new();
    let mut silence = Reason::NoFigure;
    for result in series.results(year, subject.over) {
        if result.among.as_deref() != among {
            continue;
        }
        match result.status {
            Some(Status::Suppressed) => silence = Reason::Suppressed,
            Some(Status::NotPublished | Status::Pending) => silence = silence.min(Reason::NotPublished),
            None => {}
        }
        let said = match sought {
            Sought::Score => score_of(result, edition, series.better),
            Sought::Rank(_) => rank_of(result, edition).map(Said::from),
        };
        let Some(said) = said else { continue };
        if gives_way(readings.first().map(|known| known.provisional), result) {
            continue;
        }
        if readings.first().is_some_and(|known| known.provisional && !result.provisional) {
            readings.clear();
        }
        readings.push(Known {
            interval: said.interval,
            above: said.above,
            below: said.below,
            provenance: result.provenance.unwrap_or(Provenance::Published),
            provisional: result.provisional,
            sources: result.source.as_deref().into_iter().collect(),
        });
    }
    if among.is_none() {
        printed(series, subject, year, sought, &mut readings);
    }
    (readings, silence)
}

/// The bands printed for a subject in a year, with who says so.
pub fn bands<'a>(series: &Series<'a>, subject: Subject<'_>, year: Year) -> Vec<(&'a str, &'a Observation)> {
    let mut found: Vec<(&'a str, &'a Observation)> = Vec::new();
    for result in series.results(year, subject.over) {
        let known = found.first().map(|(_, known)| known.provisional);
        if let (None, Some(band)) = (&result.among, &result.band)
            && !gives_way(known, result)
        {
            if known == Some(true) && !result.provisional {
                found.clear();
            }
            found.push((band, result));
        }
    }
    found
}

/// An estimate gives way to a final figure.
fn gives_way(known_provisional: Option<bool>, result: &Observation) -> bool {
    result.provisional && known_provisional == Some(false)
}

/// The intersection of several, credited to the strongest source that says it alone, else to the weakest of
/// all; `None` where they contradict each other or there are not several.
fn combined<'a>(readings: &[Known<'a>]) -> Option<Known<'a>> {
    let [first, rest @ ..] = readings else { return None };
    if rest.is_empty() {
        return None;
    }
    let mut both = first.clone();
    for reading in rest {
        both.interval = both.interval.intersect(&reading.interval)?;
        both.provenance = both.provenance.max(reading.provenance);
        both.provisional |= reading.provisional;
        both.sources.extend(&reading.sources);
    }
    let mut alone: Option<Provenance> = None;
    both.above = false;
    both.below = false;
    for reading in readings {
        both.above |= reading.above && reading.interval.low() == both.interval.low();
        both.below |= reading.below && reading.interval.high() == both.interval.high();
        if reading.interval == both.interval {
            alone = Some(alone.map_or(reading.provenance, |known| known.min(reading.provenance)));
        }
    }
    both.provenance = alone.unwrap_or(both.provenance);
    // "Below 80" and 80 itself have nothing in common.
    if (both.above || both.below) && both.interval.as_point().is_some() { None } else { Some(both) }
}

/// Between which ends a source has a figure lie, and whether it is either of them.
struct Said {
    interval: Interval<Decimal>,
    above: bool,
    below: bool,
}

impl From<Interval<Decimal>> for Said {
    fn from(interval: Interval<Decimal>) -> Self {
        Self { interval, above: false, below: false }
    }
}

/// What one result says of the score: its figure, its share, or the range of its printed band.
fn score_of(result: &Observation, edition: Option<&Edition>, better: Better) -> Option<Said> {
    if let Some(printed) = result.score {
        return Some(printed.into());
    }
    if let (Some(count), Some(total)) = (result.count, result.total)
        && let Some(share) = Decimal::percent(count, total)
    {
        return Some(Interval::point(share).into());
    }
    let bands = &edition?.bands;
    let [low, high] = ends(bands, place(bands, result.band.as_deref()?)?, better);
    if low.is_none() && high.is_none() {
        return None;
    }
    let value = |end: Option<Edge<Decimal>>| end.map(|edge| edge.value);
    let strict = |end: Option<Edge<Decimal>>| end.is_some_and(|edge| edge.strict);
    let interval = Interval::new(value(low), value(high))?;
    Some(Said { interval, above: strict(low), below: strict(high) })
}

/// The lowest and the highest score of a band. An end that is not printed is the neighbour's, who keeps it.
pub(super) fn ends(bands: &[Band], at: usize, better: Better) -> [Option<Edge<Decimal>>; 2] {
    let own = bands.get(at);
    // Bands stand best first, so that where less is better the next one has the higher scores.
    let (before, after) = (at.checked_sub(1).and_then(|before| bands.get(before)), bands.get(at + 1));
    let (higher, lower) = if better == Better::Lower { (after, before) } else { (before, after) };
    let end = |own: Option<Decimal>, neighbour: Option<Decimal>| {
        own.or(neighbour).map(|value| Edge { value, strict: own.is_none() })
    };
    [
        end(own.and_then(|band| band.from), lower.and_then(|band| band.to)),
        end(own.and_then(|band| band.to), higher.and_then(|band| band.from)),
    ]
}

/// What one result says of the rank: its place, what it is known not to reach, the block of its group.
fn rank_of(result: &Observation, edition: Option<&Edition>) -> Option<Interval<Decimal>> {
    if let Some(rank) = result.rank {
        return Some(rank.map(Decimal::from));
    }
    let one = Decimal::from(1_u16);
    if let Some(top) = result.outside_top {
        let units = edition.and_then(|edition| edition.units).map(Decimal::from);
        return Interval::new(Some(Decimal::from(top).plus(one)), units);
    }
    let bands = &edition?.bands;
    let at = place(bands, result.band.as_deref()?)?;
    let before = size(bands, at)?;
    Interval::new(Some(before.plus(one)), Some(size(bands, at + 1)?))
}

/// The place of a band in the order of its edition, best first.
pub fn place(bands: &[Band], name: &str) -> Option<usize> {
    bands.iter().position(|band| text::same(&band.name, name))
}

/// How many units the first so many bands have together.
pub fn size(bands: &[Band], count: usize) -> Option<Decimal> {
    let mut units = Decimal::ZERO;
    for band in bands.iter().take(count) {
        units = units.plus(Decimal::from(band.units?));
    }
    Some(units)
}
