//! PAPI's four groups, computed to check those that are printed, never in their stead (METHOD A3).

use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::scorecard::{Better, Edition};

/// The bounds of four groups and how many units fall into each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quartiles {
    /// The inclusive linear percentiles that divide the groups, the best first: 75th, 50th, 25th of scores.
    pub bounds: [Ratio; 3],
    /// Sizes of the groups, the best first, where a bound itself belongs to the better group ("từ bách phân vị
    /// thứ 75 trở lên").
    pub sizes: [usize; 4],
    /// Sizes where a bound itself belongs to the worse group, as PAPI's printed groups of 2023 do.
    pub strict_sizes: [usize; 4],
}

/// Printed sizes of four groups beside the computed ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupCheck {
    /// As the edition prints them, the best first.
    pub printed: [usize; 4],
    /// As the totals give them.
    pub computed: Quartiles,
}

impl GroupCheck {
    /// The printed sizes are those of one way or the other.
    pub fn agrees(&self) -> bool {
        self.printed == self.computed.sizes || self.printed == self.computed.strict_sizes
    }
}

/// Percentiles as numpy's default gives them: between the neighbours of place `p × (n − 1)` from nought, in
/// proportion. `None` for no scores.
pub fn quartiles(scores: &[Decimal], better: Better) -> Option<Quartiles> {
    let mut ordered = scores.to_vec();
    ordered.sort_unstable();
    if better == Better::Lower {
        ordered.reverse();
    }
    let steps = ordered.len().checked_sub(1)?;
    let percentile = |quarters: usize| {
        let (at, rest) = (steps * quarters / 4, steps * quarters % 4);
        let low = Ratio::from(*ordered.get(at)?);
        let high = ordered.get(at + 1).map_or(low, |high| Ratio::from(*high));
        let part = Ratio::new(i128::try_from(rest).ok()?, 4).ok()?;
        low.plus(high.minus(low).ok()?.times(part).ok()?).ok()
    };
    let bounds = [percentile(3)?, percentile(2)?, percentile(1)?];
    let reaches = |score: &Decimal, bound: &Ratio, itself: bool| {
        let order = Ratio::from(*score).cmp(bound);
        let order = if better == Better::Lower { order.reverse() } else { order };
        order.is_gt() || (itself && order.is_eq())
    };
    let sizes = |itself: bool| {
        let [first, second, third] = bounds.each_ref().map(|bound| {
            // From the worst up; those that reach a bound stand at the end.
            ordered.len() - ordered.partition_point(|score| !reaches(score, bound, itself))
        });
        [first, second - first, third - second, ordered.len() - third]
    };
    Some(Quartiles { bounds, sizes: sizes(true), strict_sizes: sizes(false) })
}

/// Holds the printed sizes of an edition's four groups against its totals; `None` where it prints no four sizes.
pub fn check_groups(edition: &Edition, scores: &[Decimal], better: Better) -> Option<GroupCheck> {
    let mut printed = [0; 4];
    if edition.bands.len() != printed.len() {
        return None;
    }
    for (size, band) in printed.iter_mut().zip(&edition.bands) {
        *size = usize::from(band.units?.get());
    }
    Some(GroupCheck { printed, computed: quartiles(scores, better)? })
}
