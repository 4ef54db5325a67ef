//! Figures that are intervals, in order: who is surely before whom, and what can stand at a place.

use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::scorecard::Better;

/// The interval turned so that the larger is better (and back); open where nothing is known.
pub fn turned(better: Better, score: Option<Interval<Decimal>>) -> Interval<Decimal> {
    let known = score.unwrap_or(Interval::OPEN);
    match better {
        Better::Higher => known,
        Better::Lower => {
            let (low, high) = (known.high().map(Decimal::negated), known.low().map(Decimal::negated));
            Interval::new(low, high).unwrap_or(Interval::OPEN)
        }
    }
}

/// Intervals with their low and their high ends each in order.
pub struct Spans<T> {
    spans: Vec<Interval<T>>,
    lows: Vec<T>,
    highs: Vec<T>,
}

impl<T: Copy + Ord> Spans<T> {
    /// Sorts the ends.
    pub fn of(spans: Vec<Interval<T>>) -> Self {
        let mut lows: Vec<T> = spans.iter().filter_map(Interval::low).collect();
        let mut highs: Vec<T> = spans.iter().filter_map(Interval::high).collect();
        lows.sort_unstable();
        highs.sort_unstable();
        Self { spans, lows, highs }
    }

    /// How many lie surely above an interval, and how many surely below it; one of them left out.
    pub fn around(&self, span: &Interval<T>, without: Option<usize>) -> (usize, usize) {
        let own = without.and_then(|at| self.spans.get(at));
        let (mut above, mut below) = (0, 0);
        if let Some(high) = span.high() {
            above = self.lows.len() - self.lows.partition_point(|low| *low <= high);
            above -= usize::from(own.and_then(Interval::low).is_some_and(|low| low > high));
        }
        if let Some(low) = span.low() {
            below = self.highs.partition_point(|high| *high < low);
            below -= usize::from(own.and_then(Interval::high).is_some_and(|high| high < low));
        }
        (above, below)
    }

    /// How many lie wholly below a value.
    pub fn below(&self, value: T) -> usize {
        self.highs.partition_point(|high| *high < value)
    }

    /// How many begin at a value or above it; one of them left out.
    pub fn from_on(&self, value: T, without: Option<usize>) -> usize {
        let own = without.and_then(|at| self.spans.get(at)).and_then(Interval::low);
        let count = self.lows.len() - self.lows.partition_point(|low| *low < value);
        count - usize::from(own.is_some_and(|low| low >= value))
    }

    /// What stands at a place of `size`, the largest first: the bounds of that order statistic. Those of which
    /// nothing is known may stand anywhere.
    pub fn at(&self, place: usize, size: usize) -> Interval<T> {
        let nth = |ends: &[T], place: Option<usize>| {
            let from_the_end = place.filter(|place| *place > 0 && *place <= ends.len())?;
            ends.get(ends.len() - from_the_end).copied()
        };
        let low = nth(&self.lows, Some(place));
        let open = size.saturating_sub(self.highs.len());
        let high = nth(&self.highs, place.checked_sub(open));
        Interval::new(low, high).unwrap_or(Interval::OPEN)
    }
}
