//! Places out of what is printed: ranks, totals, bands (METHOD A8, D3). Sorts a few times, never compares all pairs.
//!
//! Everything here counts the better figure as the larger one; [`Ranking::of`] turns scores round where less is
//! better.

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
    scores: Spans<Decimal>,
    printed: Vec<Printed>,
    better: Better,
}

/// A unit with a printed place, and with a score where it has one; larger is better.
struct Printed {
    rank: usize,
    /// The last place that it and those tied with it take up.
    last: usize,
    score: Interval<Decimal>,
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
        let down_to = self.printed.partition_point(|one| one.rank <= place).checked_sub(1);
        let from_on = self.printed.partition_point(|one| one.last < place);
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
            printed.push(Printed { rank, last: rank, score, down_to: None, from_on: None });
        }
    }
    printed.sort_unstable_by_key(|one| one.rank);
    // Of 15, 15, 17 both that share 15 take up 15 and 16.
    for tied in printed.chunk_by_mut(|one, two| one.rank == two.rank) {
        let extra = tied.len() - 1;
        tied.iter_mut().for_each(|one| one.last += extra);
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

/// All that bounds a place, each kind in an order of its own.
struct Evidence<'r> {
    size: usize,
    scores: &'r Spans<Decimal>,
    bands: Spans<Decimal>,
    whole: Spans<Rank>,
    /// The first and last place that no printed rank takes up.
    free: (usize, usize),
    /// Low ends of printed units' scores from the best down, each with the worst place down to it.
    ahead: Vec<(Decimal, usize)>,
    /// High ends from the worst up, each with the best place up to it.
    behind: Vec<(Decimal, usize)>,
    better: Better,
}

impl<'r> Evidence<'r> {
    fn of(entries: &[Entry], ranking: &'r Ranking) -> Self {
        let bands = entries.iter().map(|entry| band(entry.band)).collect();
        let whole = entries.iter().map(|entry| entry.whole.unwrap_or(Interval::OPEN)).collect();
        let (mut ahead, mut behind) = (Vec::new(), Vec::new());
        for one in &ranking.printed {
            ahead.extend(one.score.low().map(|low| (low, one.last)));
            behind.extend(one.score.high().map(|high| (high, one.rank)));
        }
        ahead.sort_unstable_by(|one, two| two.cmp(one));
        behind.sort_unstable();
        let mut worst = 0;
        for (_, place) in &mut ahead {
            worst = worst.max(*place);
            *place = worst;
        }
        let mut best = usize::MAX;
        for (_, place) in &mut behind {
            best = best.min(*place);
            *place = best;
        }
        Self {
            size: ranking.size,
            scores: &ranking.scores,
            bands: Spans::of(bands),
            whole: Spans::of(whole),
            free: free(&ranking.printed, ranking.size),
            ahead,
            behind,
            better: ranking.better,
        }
    }

    /// The printed place; else all bounds together, in the order in which they are believed.
    fn place(&self, at: usize, entry: &Entry) -> Option<Place> {
        if let Some(rank) = entry.rank {
            return Some(Place { rank: Interval::point(rank), printed: true, conflict: false });
        }
        let span = turned(self.better, entry.score);
        let mut bounds = vec![places(self.free.0, self.free.1)];
        if let Some(whole) = &entry.whole {
            bounds.push(self.within_whole(at, whole));
        }
        bounds.push(entry.block);
        bounds.push(self.beside_printed(&span));
        bounds.push(self.by(self.scores, at, &span));
        bounds.push(self.by(&self.bands, at, &band(entry.band)));
        let mut place: Option<Place> = places(1, self.size).map(|rank| Place { rank, printed: false, conflict: false });
        for bound in bounds.into_iter().flatten() {
            if let Some(place) = &mut place {
                match place.rank.intersect(&bound) {
                    Some(both) => place.rank = both,
                    None => place.conflict = true,
                }
            }
        }
        place
    }

    fn by(&self, spans: &Spans<Decimal>, at: usize, span: &Interval<Decimal>) -> Option<Interval<Rank>> {
        let (before, behind) = spans.around(span, Some(at));
        places(before + 1, self.size.saturating_sub(behind))
    }

    /// By places in the larger ranking: there the smaller is better, and who shares a place stands level.
    fn within_whole(&self, at: usize, whole: &Interval<Rank>) -> Option<Interval<Rank>> {
        let (low, high) = (whole.low()?, whole.high()?);
        // Everyone not surely at the same place or behind may stand before.
        let before = self.whole.below(low);
        let behind = self.whole.from_on(high, Some(at));
        places(before + 1, self.size.saturating_sub(behind))
    }

    /// Between the printed places of those with a surely better and a surely worse score.
    fn beside_printed(&self, span: &Interval<Decimal>) -> Option<Interval<Rank>> {
        let mut best = 1;
        if let Some(high) = span.high() {
            let count = self.ahead.partition_point(|(low, _)| *low > high);
            best = count.checked_sub(1).and_then(|last| self.ahead.get(last)).map_or(1, |(_, place)| place + 1);
        }
        let mut worst = self.size;
        if let Some(low) = span.low() {
            let count = self.behind.partition_point(|(high, _)| *high < low);
            let place = count.checked_sub(1).and_then(|last| self.behind.get(last));
            worst = place.map_or(worst, |(_, place)| place.saturating_sub(1));
        }
        places(best, worst.min(self.size))
    }
}

/// Bands are printed best first; here the larger is better.
fn band(band: Option<usize>) -> Interval<Decimal> {
    let at = band.and_then(|band| u16::try_from(band).ok());
    at.map_or(Interval::OPEN, |at| Interval::point(Decimal::from(at).negated()))
}

/// The first and the last place that no printed rank takes up: beside a printed top 30 of 63 all others stand
/// from 31 on.
fn free(printed: &[Printed], size: usize) -> (usize, usize) {
    let mut first = 1;
    for one in printed {
        if one.rank <= first {
            first = first.max(one.last + 1);
        }
    }
    let mut last = size;
    for one in printed.iter().rev() {
        if one.last >= last {
            last = last.min(one.rank.saturating_sub(1));
        }
    }
    (first, last)
}
