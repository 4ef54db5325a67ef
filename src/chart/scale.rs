//! The scale of a track or axis: chosen so that a person sees the gap, from nought only where that shows it.

use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::scorecard::Better;
use crate::words::report::{Kind, Measure, SeriesReport};

/// A scale from its left (or lower) to its right (or upper) end; the better end is always right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The worse end.
    pub worse: Decimal,
    /// The better end.
    pub better: Decimal,
    /// It begins at nought, so that a bar's length is honest.
    pub bar: bool,
}

impl Scale {
    /// Where there is nothing to place.
    pub const NONE: Self = Self { worse: Decimal::ZERO, better: Decimal::ZERO, bar: false };

    /// Where a value lies, in ten-thousandths from the worse end.
    #[inline(never)]
    pub fn position(&self, value: Decimal) -> u16 {
        value.position(self.worse, self.better)
    }
}

/// The largest step no larger than `span` of those an axis may end on: 1, 2 or 5 of a power of ten, from a
/// thousandth to the largest figure there is.
pub fn step(span: Decimal) -> Decimal {
    let (mut power, mut places) = (1_000_000_000, 0);
    let mut last = Decimal::ZERO;
    while places < 4 {
        for digit in [5, 2, 1] {
            last = Decimal::new(digit * power, places).unwrap_or(last);
            if last <= span {
                return last;
            }
        }
        if power > 1 {
            power /= 10;
        } else {
            places += 1;
        }
    }
    last
}

/// Widens `ends`, the least and the most value, to one more value.
#[inline(never)]
pub fn reach(ends: &mut Option<(Decimal, Decimal)>, value: Option<Decimal>) {
    if let Some(value) = value {
        let (least, most) = ends.unwrap_or((value, value));
        *ends = Some((least.min(value), most.max(value)));
    }
}

/// Widens `ends` to what is known of a figure.
#[inline(never)]
pub fn reach_known(ends: &mut Option<(Decimal, Decimal)>, known: Option<&Interval<Decimal>>) {
    if let Some(known) = known {
        reach(ends, known.low());
        reach(ends, known.high());
    }
}

/// The figure, where a single value is known.
#[inline(never)]
pub fn point(known: Option<&Interval<Decimal>>) -> Option<Decimal> {
    known?.as_point()
}

/// The scale of a rank: from the last of all units to the first.
#[inline(never)]
pub fn ranks(units: Option<Rank>, most: Decimal) -> Scale {
    let units = units.map_or(most, Decimal::from);
    Scale { worse: units.max(most).max(Decimal::from(2_u16)), better: Decimal::from(1_u16), bar: false }
}

/// A scale between two ends, the better one right.
#[inline(never)]
pub fn between(better: Better, (low, high): (Decimal, Decimal)) -> Scale {
    match better {
        Better::Higher => Scale { worse: low, better: high, bar: false },
        Better::Lower => Scale { worse: high, better: low, bar: false },
    }
}

/// The scale of a row's track; `None` where there is nothing to place on it.
#[inline(never)]
pub fn of(measure: &Measure) -> Option<Scale> {
    let mut ends = None;
    reach_known(&mut ends, measure.actual.as_ref());
    reach(&mut ends, measure.at_least);
    reach(&mut ends, measure.at_most);
    reach(&mut ends, measure.previous);
    let (least, most) = ends?;
    if measure.kind == Kind::Rank {
        return Some(ranks(measure.units, most));
    }
    let possible = measure.scale.as_ref().map(|scale| (scale.from, scale.to));
    let point = point(measure.actual.as_ref());
    if let (Some(point), Some(target)) = (point, measure.at_least.or(measure.at_most))
        && measure.better == Better::Higher
        && !least.is_negative()
        && possible.is_none_or(|(from, _)| from <= Decimal::ZERO)
    {
        let full = possible.map_or(most, |(_, to)| to).max(most);
        let gap = point.minus(target).absolute();
        // From nought a gap below a thirtieth of the scale cannot be seen.
        if gap >= full.tenths(1).tenths(3) {
            return Some(Scale { worse: Decimal::ZERO, better: full, bar: true });
        }
    }
    Some(between(measure.better, around(least, most, possible)))
}

/// The scale of an indicator over the years; `None` without a single figure, for a level alone makes a large and empty picture.
pub fn over_years(series: &SeriesReport) -> Option<Scale> {
    let mut ends = None;
    let mut figures = false;
    for point in &series.points {
        figures |= point.actual.is_some();
        reach_known(&mut ends, point.actual.as_ref());
        reach(&mut ends, point.target);
    }
    let (least, most) = ends.filter(|_| figures)?;
    if series.kind == Kind::Rank {
        return Some(ranks(series.units, most));
    }
    // No axis of a share runs past the whole.
    let whole = series.unit.as_deref().filter(|unit| *unit == "%").map(|_| (Decimal::ZERO, Decimal::from(100_u16)));
    Some(between(series.better, around(least, most, whole)))
}

/// Round ends around some values, with room on both sides, within the possible.
#[inline(never)]
pub fn around(least: Decimal, most: Decimal, possible: Option<(Decimal, Decimal)>) -> (Decimal, Decimal) {
    let mut span = most.minus(least);
    if span == Decimal::ZERO {
        // A single value stands in the middle of a scale a tenth of its size wide.
        span = most.absolute().tenths(1);
        if span == Decimal::ZERO {
            span = Decimal::from(1_u16);
        }
    }
    let step = step(span);
    let half = step.tenths(5);
    let (low, high) = (least.minus(half).floor_to(step), most.plus(half).ceil_to(step));
    match possible {
        Some((from, to)) => (low.max(from.min(least)), high.min(to.max(most))),
        None => (low, high),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or(Decimal::ZERO)
    }

    #[test]
    fn ends_are_round_and_leave_room() {
        let ends = around(decimal("65.43"), decimal("69.66"), Some((decimal("0"), decimal("100"))));
        assert_eq!(ends, (decimal("64"), decimal("72")));
        assert_eq!(
            around(decimal("0.5934"), decimal("0.5934"), Some((decimal("0"), decimal("1")))),
            (decimal("0.55"), decimal("0.65"))
        );
    }

    #[test]
    fn ends_stay_within_the_possible() {
        let (low, high) = around(decimal("0"), decimal("100"), Some((decimal("0"), decimal("100"))));
        assert_eq!((low, high), (decimal("0"), decimal("100")));
    }

    #[test]
    fn one_value_of_nought_has_a_scale() {
        let (low, high) = around(Decimal::ZERO, Decimal::ZERO, None);
        assert!(low < high);
    }
}
