//! How far a figure lies from the decision threshold. Shares of a target reached are never given for ranks.

use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
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

/// Between a score and its requirement; `None` where the threshold lies inside the interval.
pub fn points(known: &Interval<Decimal>, required: &Requirement<Decimal>) -> Option<Gap> {
    let sides = [
        required.low.map(|edge| (known.low().map(|low| low.minus(edge.value)), known.high().map(|high| high.minus(edge.value)))),
        required.high.map(|edge| (known.high().map(|high| edge.value.minus(high)), known.low().map(|low| edge.value.minus(low)))),
    ];
    nearest(sides, Decimal::ZERO).map(|(by, at_least)| Gap { by: Distance::Points(by), at_least })
}

/// Between a rank and the place asked for.
pub fn places(known: &Interval<Rank>, at_most: Rank) -> Option<Gap> {
    let from = |rank: Rank| i32::from(at_most.get()) - i32::from(rank.get());
    let side = Some((known.high().map(from), known.low().map(from)));
    nearest([side, None], 0).map(|(by, at_least)| Gap { by: Distance::Places(by), at_least })
}

/// Between the places won and those asked for.
pub fn steps(worst: Option<i32>, best: Option<i32>, asked: i32) -> Option<Gap> {
    let side = Some((worst.map(|won| won - asked), best.map(|won| won - asked)));
    nearest([side, None], 0).map(|(by, at_least)| Gap { by: Distance::Places(by), at_least })
}

/// Of the two sides, each with its worst and best distance, the smaller margin or the nearer miss.
fn nearest<T: Copy + Ord>(sides: [Option<(Option<T>, Option<T>)>; 2], nought: T) -> Option<(T, bool)> {
    let mut smallest: Option<(T, bool)> = None;
    for (worst, best) in sides.into_iter().flatten() {
        let exact = worst.is_some() && worst == best;
        let distance = match (worst, best) {
            (Some(worst), _) if worst >= nought => worst,
            (_, Some(best)) if best <= nought => best,
            _ => return None,
        };
        if smallest.is_none_or(|(known, _)| distance < known) {
            smallest = Some((distance, !exact));
        }
    }
    smallest
}
