//! What each part gives to the total, and to its change (METHOD C).

use super::fault::Fault;
use super::{Composite, Item};
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;

/// What a part gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Index into [`super::Tree::nodes`].
    pub node: usize,
    /// Points of the whole: factor × score, or factor × change of the score.
    pub points: Ratio,
}

/// What each part gives to the total, in the tree's order; the sum is the total, exactly.
/// [`Fault::NotKnown`] where a score is not known.
pub fn to_total(composite: &Composite<'_, '_>) -> Result<Vec<Contribution>, Fault> {
    let mut all = Vec::new();
    for item in &composite.items {
        let points = item.worth.factor.times(counted(composite, item)?)?;
        all.push(Contribution { node: item.node, points });
    }
    Ok(all)
}

/// What each part gives to the change from one year to another; the sum is the change of the total, exactly.
/// [`Fault::OtherEra`] where the years are not made of the same parts with the same weights: Δtotal = Σ factor × Δscore
/// holds only within one era.
pub fn to_change(from: &Composite<'_, '_>, to: &Composite<'_, '_>) -> Result<Vec<Contribution>, Fault> {
    if from.items.len() != to.items.len() {
        return Err(Fault::OtherEra);
    }
    let mut all = Vec::new();
    for (before, after) in from.items.iter().zip(&to.items) {
        let same_part = id(from, before) == id(to, after);
        if !same_part || before.worth != after.worth {
            return Err(Fault::OtherEra);
        }
        let change = counted(to, after)?.minus(counted(from, before)?)?;
        all.push(Contribution { node: after.node, points: after.worth.factor.times(change)? });
    }
    Ok(all)
}

/// The points of the whole that a part has still to give, up to a bound (the scale's end, or the best unit's score):
/// factor × (bound − score), nought where the score is beyond the bound.
pub fn still_to_gain(composite: &Composite<'_, '_>, item: &Item, bound: Decimal) -> Result<Ratio, Fault> {
    let node = composite.tree.nodes.get(item.node);
    let most = node.map_or(Ok(bound.into()), |node| node.counts_for(bound.into()))?;
    let room = most.minus(counted(composite, item)?)?;
    Ok(item.worth.factor.times(room.max(Ratio::ZERO))?)
}

fn id<'a>(composite: &Composite<'_, 'a>, item: &Item) -> &'a str {
    composite.tree.nodes.get(item.node).map_or("", |node| &node.part.id)
}

/// What the item's score counts for.
fn counted(composite: &Composite<'_, '_>, item: &Item) -> Result<Ratio, Fault> {
    let score = item.score.ok_or_else(|| Fault::NotKnown(id(composite, item).to_owned()))?;
    let node = composite.tree.nodes.get(item.node);
    node.map_or(Ok(score.into()), |node| node.counts_for(score.into()))
}
