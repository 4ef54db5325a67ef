//! A unit's parts beside everyone's and beside its peers': places, medians, the way to the median.

use super::order::{Spans, turned};
use super::ranking::places;
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::scorecard::Better;

/// One part of the unit's index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartStanding<'a> {
    /// Id of the part.
    pub id: &'a str,
    /// The unit's score.
    pub score: Decimal,
    /// Beside all units.
    pub all: Compared,
    /// Beside the peers, itself among them; `None` where there is no peer group.
    pub peers: Option<Compared>,
}

/// A score beside those of a set of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The median of those printed; of an even number the mean of the middle two (METHOD A7).
    pub median: Ratio,
    /// From the median to the score; above nought is better than the median, whichever way is better.
    pub gap: Ratio,
    /// The place among the units: an interval where printed scores are the same or missing.
    pub place: Interval<Rank>,
    /// How many of the units have a score printed.
    pub printed: usize,
    /// How many units there are.
    pub units: usize,
}

/// The median of the scores; `None` of none.
pub fn median(scores: &[Decimal]) -> Option<Ratio> {
    let mut ordered = scores.to_vec();
    ordered.sort_unstable();
    let (one, two) = (ordered.len().checked_sub(1)? / 2, ordered.len() / 2);
    Some(Ratio::middle(*ordered.get(one)?, *ordered.get(two)?))
}

/// A score beside the printed scores of a set of so many units it is one of; a unit without one may stand anywhere.
pub fn compare(score: Decimal, printed: Vec<Decimal>, units: usize, better: Better) -> Option<Compared> {
    let median = median(&printed)?;
    let over = Ratio::from(score).minus(median).ok()?;
    let gap = if better == Better::Lower { over.negated() } else { over };
    let span = |score: Decimal| turned(better, Some(Interval::point(score)));
    let spans = Spans::of(printed.iter().map(|score| span(*score)).collect());
    let (before, behind) = spans.around(&span(score), None);
    let units = units.max(printed.len());
    let place = places(before + 1, units.saturating_sub(behind))?;
    Some(Compared { median, gap, place, printed: printed.len(), units })
}

/// The parts from the strongest to the weakest: by the middle of their places, then by the gap to the median.
pub fn by_strength(parts: &[PartStanding<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let key = |at: &usize| {
        parts.get(*at).map(|part| {
            let end = |end: Option<Rank>| end.map_or(0, |rank| u32::from(rank.get()));
            (end(part.all.place.low()) + end(part.all.place.high()), std::cmp::Reverse(part.all.gap), *at)
        })
    };
    order.sort_by_key(key);
    order
}
