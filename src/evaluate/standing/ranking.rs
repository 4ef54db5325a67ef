//! Places out of what is printed: ranks, totals, bands (METHOD A8, D3). Sorts a few times, never compares all pairs.
//!
//! Everything here counts the better figure as the larger one; [`Ranking::of`] turns scores round where less is
//! better.

use super::evidence::Evidence;
use super::order::{Spans, turned};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::scorecard::Better;

/// What is known of one unit before it is ranked.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Its printed place.
    pub rank: Option<Rank>,
    /// Its score, where anything is known of it.
    pub score: Option<Interval<Decimal>>,
    /// Its printed band, counted from the best, 0.
    pub band: Option<usize>,
    /// The places its band covers.
    pub block: Option<Interval<Rank>>,
    /// Its place in a larger ranking of which this is a part.
    pub whole: Option<Interval<Rank>>,
}

impl Entry {
    pub(super) fn is_known(&self) -> bool {
        self.rank.is_some()
            || self.score.is_some()
            || self.band.is_some()
            || self.block.is_some()
            || self.whole.is_some()
    }
}

/// Where a unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its place: a point where it is printed or follows, else all that are possible.
    pub rank: Interval<Rank>,
    /// The publisher prints it; else it follows from scores, bands or the places of others.
    pub printed: bool,
    /// What is printed contradicts itself; the place follows the ranks, then the scores.
    pub conflict: bool,
}

/// A ranking of units, each with its place.
pub struct Ranking {
    /// As the entries.
    pub places: Vec<Option<Place>>,
    /// How many units stand in it, those without a figure included; at most so many where that is not known.
    pub size: usize,
    pub(super) scores: Spans<Decimal>,
    pub(super) printed: Vec<Printed>,
    pub(super) better: Better,
}

/// A unit with a printed place, and with a score where it has one; larger is better.
pub(super) struct Printed {
    pub(super) rank: usize,
    /// The last place that it and those tied with it take up.
    pub(super) last: usize,
    pub(super) score: Interval<Decimal>,
    /// The scores of all that are tied with it.
    level: Interval<Decimal>,
    /// The lowest high end of all scores down to this place.
    down_to: Option<Decimal>,
    /// The highest low end of all scores from this place on.
    from_on: Option<Decimal>,
}

impl Ranking {
    /// Ranks units; `units` is how many were ranked, where that is known.
    pub fn of(entries: &[Entry], units: Option<usize>, better: Better) -> Self {
        let known = entries.iter().filter(|entry| entry.is_known()).count();
        let size = units.unwrap_or(entries.len()).max(known);
        // Those of which nothing is printed are among the ranked only where there is room for all of them.
        let all_ranked = units.is_some() && size >= entries.len();
        let spans = entries.iter().map(|entry| turned(better, entry.score)).collect();
        let printed = printed(entries, better);
        let mut ranking = Self { places: Vec::new(), size, scores: Spans::of(spans), printed, better };
        let mut places_found = Vec::new();
        let evidence = Evidence::of(entries, &ranking);
        for (at, entry) in entries.iter().enumerate() {
            let place = evidence.place(at, entry);
            // Silence alone is never a place "from 1 to the last".
            let bounded = all_ranked && place.is_some_and(|place| Some(place.rank) != places(1, size));
            places_found.push(place.filter(|_| entry.is_known() || bounded));
        }
        ranking.places = places_found;
        ranking
    }

    /// The score that stands at a place: a point where it is certain, both ends where it is not; `None` beyond
    /// the last place, or where nothing bounds it. Of scores and places that contradict each other the printed
    /// places win.
    pub fn score_at(&self, place: Rank) -> Option<Interval<Decimal>> {
        let place = usize::from(place.get());
        if place > self.size {
            return None;
        }
        let from_on = self.printed.partition_point(|one| one.last < place);
        let there = self.printed.get(from_on).filter(|one| one.rank <= place);
        if let Some(printed) = there.and_then(|one| one.level.as_point()) {
            return Some(turned(self.better, Some(Interval::point(printed))));
        }
        let down_to = self.printed.partition_point(|one| one.rank <= place).checked_sub(1);
        let high = down_to.and_then(|at| self.printed.get(at)?.down_to);
        let low = self.printed.get(from_on).and_then(|one| one.from_on);
        let by_scores = self.scores.at(place, self.size);
        let by_places = Interval::new(low, high).unwrap_or(by_scores);
        let found = by_places.intersect(&by_scores).unwrap_or(by_places);
        let known = found.low().is_some() || found.high().is_some();
        known.then(|| turned(self.better, Some(found)))
    }

    /// The places a unit of this ranking would have with another score, the others as they are.
    pub fn with_score(&self, unit: usize, score: Decimal) -> Option<Interval<Rank>> {
        let span = turned(self.better, Some(Interval::point(score)));
        let (before, behind) = self.scores.around(&span, Some(unit));
        places(before + 1, self.size.saturating_sub(behind))
    }
}

/// Places by scores that were computed and not rounded: 1 and as many more as are strictly better, so that equal
/// scores share a place and the places after it stay empty ("1224", METHOD A8). For totals that are computed anew;
/// printed totals are rounded and give intervals ([`Ranking`]).
pub fn competition_ranks<T: Copy + Ord>(scores: &[T], better: Better) -> Vec<usize> {
    let spans = Spans::of(scores.iter().map(|score| Interval::point(*score)).collect());
    let mut places = Vec::new();
    for score in scores {
        let (above, below) = spans.around(&Interval::point(*score), None);
        places.push(1 + if better == Better::Lower { below } else { above });
    }
    places
}

/// The places from one to another; `None` upside down.
pub(super) fn places(best: usize, worst: usize) -> Option<Interval<Rank>> {
    let rank = |place: usize| u16::try_from(place).ok().and_then(Rank::new);
    Interval::new(Some(rank(best)?), Some(rank(worst)?))
}

fn printed(entries: &[Entry], better: Better) -> Vec<Printed> {
    let mut printed = Vec::new();
    for entry in entries {
        if let Some(rank) = entry.rank {
            let score = turned(better, entry.score);
            let rank = usize::from(rank.get());
            printed.push(Printed { rank, last: rank, score, level: score, down_to: None, from_on: None });
        }
    }
    printed.sort_unstable_by_key(|one| one.rank);
    // Of 15, 15, 17 both that share 15 take up 15 and 16.
    for tied in printed.chunk_by_mut(|one, two| one.rank == two.rank) {
        let extra = tied.len() - 1;
        let ends = |end: fn(&Interval<Decimal>) -> Option<Decimal>| tied.iter().map(move |one| end(&one.score));
        let low = ends(Interval::low).min().flatten();
        let high =
            if ends(Interval::high).any(|high| high.is_none()) { None } else { ends(Interval::high).max().flatten() };
        let level = Interval::new(low, high).unwrap_or(Interval::OPEN);
        for one in tied {
            one.last += extra;
            one.level = level;
        }
    }
    let mut lowest: Option<Decimal> = None;
    for one in &mut printed {
        let high = one.score.high();
        lowest = lowest.map_or(high, |known| Some(high.map_or(known, |high| known.min(high))));
        one.down_to = lowest;
    }
    let mut highest = None;
    for one in printed.iter_mut().rev() {
        highest = highest.max(one.score.low());
        one.from_on = highest;
    }
    printed
}
