//! How far a figure lies from the decision threshold. Shares of a target reached are never given for ranks.

use crate::model::decimal::Decimal;
use crate::model::interval::{Interval, Requirement};

/// The way from the figure to the threshold: above nought is beyond it, below nought short of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The distance.
    pub by: Distance,
    /// The figure is an interval: it is at least this far.
    pub at_least: bool,
}

/// A distance in its own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
    /// Score points.
    Points(Decimal),
    /// Places in a ranking.
    Places(i32),
}

/// Between a figure, or a change, and its requirement: of the two sides, each with its worst and best
/// distance, the smaller margin or the nearer miss; `None` where the threshold lies inside the interval.
pub fn gap(known: &Interval<Decimal>, required: &Requirement<Decimal>, places: bool) -> Option<Gap> {
    let mut nearest: Option<(Decimal, bool)> = None;
    for (edge, high_side) in [(&required.low, false), (&required.high, true)] {
        let Some(edge) = edge else { continue };
        let distance = |end: Option<Decimal>| {
            let over = end?.minus(edge.value);
            Some(if high_side { over.negated() } else { over })
        };
        let (low, high) = (distance(known.low()), distance(known.high()));
        let (worst, best) = if high_side { (high, low) } else { (low, high) };
        let exact = worst.is_some() && worst == best;
        let by = match (worst, best) {
            (Some(worst), _) if !worst.is_negative() => worst,
            (_, Some(best)) if best <= Decimal::ZERO => best,
            _ => return None,
        };
        if nearest.is_none_or(|(known, _)| by < known) {
            nearest = Some((by, !exact));
        }
    }
    let (by, at_least) = nearest?;
    Some(Gap { by: if places { Distance::Places(by.whole()) } else { Distance::Points(by) }, at_least })
}
