//! The total of an index, and how far it may lie from the publisher's.

use super::fault::Fault;
use super::tree::{Node, Tree};
use super::{Composite, Item, Score};
use crate::model::decimal::ratio::Ratio;
use crate::model::decimal::{Decimal, MAX_PLACES};
use crate::model::interval::Interval;

/// A total made of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The least it can be, with the scores as printed and those not known at the ends of their scales.
    pub low: Ratio,
    /// The most it can be; `None` where a score is not known and has no highest.
    pub high: Option<Ratio>,
    /// How far the rounding of the printed scores may have moved it: Σ factor × half a unit of their last digit
    /// (METHOD D3.4; 0.05 for PCI's two decimals).
    pub slack: Ratio,
}

impl Total {
    /// The total, where all scores are known.
    pub fn point(&self) -> Option<Ratio> {
        self.high.filter(|high| *high == self.low)
    }

    /// Between which decimals it lies, with the scores as printed; the ends rounded outwards at the eighth place.
    pub fn interval(&self) -> Result<Interval<Decimal>, Fault> {
        enclosed(self.low, self.high)
    }

    /// Between which decimals the publisher's total lies, which was made of scores before they were rounded.
    pub fn with_slack(&self) -> Result<Interval<Decimal>, Fault> {
        let high = self.high.map(|high| high.plus(self.slack)).transpose()?;
        enclosed(self.low.minus(self.slack)?, high)
    }
}

/// The smallest interval of decimals around two exact ends.
pub fn enclosed(low: Ratio, high: Option<Ratio>) -> Result<Interval<Decimal>, Fault> {
    let high = high.map(|high| high.ceil(MAX_PLACES)).transpose()?;
    Interval::new(Some(low.floor(MAX_PLACES)?), high).ok_or(Fault::Overflow)
}

/// Half a unit of the last printed digit, of the scores' finest: a publisher prints all of a table alike, and
/// programs drop noughts at the end.
pub fn half_unit(printed: impl Iterator<Item = Decimal>) -> Ratio {
    let places = printed.map(Decimal::places).max().unwrap_or(0);
    Ratio::new(5, 10_i128.pow(u32::from(places) + 1)).unwrap_or(Ratio::ZERO)
}

/// Σ factor × what the score counts for, over the items of a composite.
pub(super) fn total(tree: &Tree<'_>, items: &[Item]) -> Result<Total, Fault> {
    let half = half_unit(items.iter().filter_map(|item| item.score));
    let mut total = NOTHING;
    for item in items {
        if let Some(node) = tree.nodes.get(item.node) {
            total = total.with(item.worth.factor, &of_node(node, item.score, half)?)?;
        }
    }
    Ok(total)
}

const NOTHING: Total = Total { low: Ratio::ZERO, high: Some(Ratio::ZERO), slack: Ratio::ZERO };

impl Total {
    /// With what a part gives: factor × each end.
    fn with(self, factor: Ratio, part: &Self) -> Result<Self, Fault> {
        Ok(Self {
            low: self.low.plus(factor.times(part.low)?)?,
            high: match (self.high, part.high) {
                (Some(sum), Some(high)) => Some(sum.plus(factor.times(high)?)?),
                _ => None,
            },
            slack: self.slack.plus(factor.times(part.slack)?)?,
        })
    }
}

/// What a part gives on its own scale: by its score, else anything on that scale.
fn of_node(node: &Node<'_>, score: Option<Decimal>, half: Ratio) -> Result<Total, Fault> {
    let Some(score) = score.map(Ratio::from) else {
        return Ok(Total { low: node.least, high: node.most, slack: Ratio::ZERO });
    };
    let counted = node.counts_for(score)?;
    Ok(Total { low: counted, high: Some(counted), slack: node.slack(score, half)? })
}

/// The total of every node from its own parts, on its own scale; `None` where it has none that apply. One pass from
/// the deepest up: a part counts by its own score where that is known, else by what its parts give.
pub(super) fn of_parts(composite: &Composite<'_, '_>) -> Result<Vec<Option<Total>>, Fault> {
    let tree = composite.tree;
    let known = |score: &Score| match score {
        Score::Known(score) => Some(*score),
        _ => None,
    };
    let half = half_unit(composite.scores.iter().filter_map(known));
    let worth = |place: usize| composite.worths.get(place).copied().flatten();
    let mut sums: Vec<Option<Total>> = vec![None; tree.nodes.len()];
    if tree.nodes.iter().all(|node| node.method.is_none()) {
        return Ok(sums);
    }
    for (place, node) in tree.nodes.iter().enumerate().rev() {
        let whole = node.parent.and_then(|parent| Some((parent, worth(parent)?)));
        let (Some(own), Some((parent, whole))) = (worth(place), whole) else { continue };
        let score = composite.scores.get(place).and_then(known);
        let gives = match sums.get(place).copied().flatten() {
            Some(sum) if score.is_none() => sum,
            _ => of_node(node, score, half)?,
        };
        let factor = own.factor.divided_by(whole.factor)?;
        if let Some(sum) = sums.get_mut(parent) {
            *sum = Some(sum.unwrap_or(NOTHING).with(factor, &gives)?);
        }
    }
    Ok(sums)
}
