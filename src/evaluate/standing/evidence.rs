//! What bounds the place of a unit that has none printed. Every kind of evidence is put in order once.

use super::order::{Spans, turned};
use super::ranking::{Entry, Place, Printed, Ranking, places};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::scorecard::Better;

/// The best and the worst place that some evidence leaves; upside down where it contradicts itself.
type Bound = (usize, usize);

/// All that bounds a place, each kind in an order of its own.
pub(super) struct Evidence<'r> {
    size: usize,
    scores: &'r Spans<Decimal>,
    bands: Bands,
    whole: Spans<Rank>,
    /// The first and last place that no printed rank takes up.
    free: Bound,
    /// Low ends of printed units' scores from the best down, each with the worst place down to it.
    ahead: Vec<(Decimal, usize)>,
    /// High ends from the worst up, each with the best place up to it.
    behind: Vec<(Decimal, usize)>,
    better: Better,
}

impl<'r> Evidence<'r> {
    pub(super) fn of(entries: &[Entry], ranking: &'r Ranking) -> Self {
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
            bands: Bands::of(entries, ranking.better),
            whole: Spans::of(whole),
            free: free(&ranking.printed, ranking.size),
            ahead,
            behind,
            better: ranking.better,
        }
    }

    /// The printed place; else all bounds together, in the order in which they are believed, up to the first that
    /// contradicts those before it.
    pub(super) fn place(&self, at: usize, entry: &Entry) -> Option<Place> {
        if let Some(rank) = entry.rank {
            return Some(Place { rank: Interval::point(rank), printed: true, conflict: false });
        }
        let span = turned(self.better, entry.score);
        let bounds = [
            Some(self.free),
            entry.whole.and_then(|whole| self.within_whole(at, &whole)),
            self.bands.bound(entry, &span, self.size),
            Some(self.beside_printed(&span)),
            Some(self.by_score(at, &span)),
        ];
        let (mut best, mut worst, mut conflict) = (1, self.size, false);
        for bound in bounds.into_iter().flatten() {
            let both = (best.max(bound.0), worst.min(bound.1));
            if both.0 > both.1 {
                conflict = true;
                break;
            }
            (best, worst) = both;
        }
        places(best, worst).map(|rank| Place { rank, printed: false, conflict })
    }

    fn by_score(&self, at: usize, span: &Interval<Decimal>) -> Bound {
        let (before, behind) = self.scores.around(span, Some(at));
        (before + 1, self.size.saturating_sub(behind))
    }

    /// By places in the larger ranking: there the smaller is better, and who shares a place stands level.
    fn within_whole(&self, at: usize, whole: &Interval<Rank>) -> Option<Bound> {
        let before = self.whole.below(whole.low()?);
        // Whoever is not surely level or behind may stand before.
        let behind = self.whole.from_on(whole.high()?, Some(at));
        Some((before + 1, self.size.saturating_sub(behind)))
    }

    /// Between the printed places of those with a surely better and a surely worse score.
    fn beside_printed(&self, span: &Interval<Decimal>) -> Bound {
        let (mut best, mut worst) = (1, self.size);
        if let Some(high) = span.high() {
            let count = self.ahead.partition_point(|(low, _)| *low > high);
            let last = count.checked_sub(1).and_then(|last| self.ahead.get(last));
            best = last.map_or(best, |(_, place)| place + 1);
        }
        if let Some(low) = span.low() {
            let count = self.behind.partition_point(|(high, _)| *high < low);
            let last = count.checked_sub(1).and_then(|last| self.behind.get(last));
            worst = last.map_or(worst, |(_, place)| place.saturating_sub(1));
        }
        (best, worst)
    }
}

/// Printed bands, the best first.
struct Bands {
    /// Of each band that occurs: its number, how many units are listed up to it and in it, their scores.
    listed: Vec<(usize, usize, Spans<Decimal>)>,
}

impl Bands {
    fn of(entries: &[Entry], better: Better) -> Self {
        let mut units: Vec<(usize, Interval<Decimal>)> = Vec::new();
        for entry in entries {
            units.extend(entry.band.map(|band| (band, turned(better, entry.score))));
        }
        units.sort_by_key(|(band, _)| *band);
        let (mut listed, mut up_to) = (Vec::new(), 0);
        for units in units.chunk_by(|one, two| one.0 == two.0) {
            up_to += units.len();
            let scores = Spans::of(units.iter().map(|(_, score)| *score).collect());
            listed.extend(units.first().map(|(band, _)| (*band, up_to, scores)));
        }
        Self { listed }
    }

    /// Behind all units of better bands and those surely better in its own, within the places its band covers.
    fn bound(&self, entry: &Entry, span: &Interval<Decimal>, size: usize) -> Option<Bound> {
        let band = entry.band?;
        let at = self.listed.partition_point(|(known, ..)| *known < band);
        let (_, up_to, scores) = self.listed.get(at)?;
        let all = self.listed.last().map_or(0, |(_, count, _)| *count);
        let before = at.checked_sub(1).and_then(|at| self.listed.get(at)).map_or(0, |(_, count, _)| *count);
        let end = |end: Option<Rank>| end.map(|rank| usize::from(rank.get()));
        let block = entry.block.as_ref();
        let first = block.and_then(|block| end(block.low())).unwrap_or(1).max(before + 1);
        let last = block.and_then(|block| end(block.high())).unwrap_or(size).min(size.saturating_sub(all - up_to));
        let (above, below) = scores.around(span, None);
        Some((first + above, last.saturating_sub(below)))
    }
}

/// The first and the last place that no printed rank takes up: beside a printed top 30 of 63 all others stand
/// from 31 on.
fn free(printed: &[Printed], size: usize) -> Bound {
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
