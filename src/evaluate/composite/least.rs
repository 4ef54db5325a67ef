//! The least change of parts that reaches a total (METHOD C): the parts worth most first, each at most to its bound.

use super::fault::Fault;
use super::{Composite, Item, Tree};
use crate::model::decimal::ratio::Ratio;
use crate::model::decimal::{Decimal, MAX_PLACES};
use crate::model::order::sorted;
use crate::model::panel::Table;
use crate::model::scorecard::Better;

/// The way to a total.
#[derive(Clone, Debug, PartialEq)]
pub enum Least {
    /// The total is there already.
    Reached,
    /// These changes reach it.
    By {
        /// In the order they are made; the last may end between its score and its bound.
        steps: Vec<Step>,
        /// The total they reach: the one asked for or, by rounding up to the printed step, a little more.
        total: Ratio,
    },
    /// All parts at their bounds do not reach it.
    OutOfReach {
        /// The total they reach.
        most: Ratio,
    },
}

/// One part's change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Index into [`Tree::nodes`].
    pub node: usize,
    /// Its score.
    pub from: Decimal,
    /// What it must be.
    pub to: Decimal,
    /// Points of the whole it brings.
    pub gain: Ratio,
}

/// The cheapest path from `base` (see [`super::whatif::base`]) to `target`: the fewest points of parts in
/// sum. Parts go in the order of what a point of theirs is worth, those with more room first where that is the same;
/// each is raised to its bound but the last, which stops at the first multiple of `step` (0.01: as scores are printed)
/// that suffices. Where less is better parts are lowered in the same way. `bounds` stand in the tree's order; a part without one may reach the end of its scale, and one
/// without that is not raised. Parts whose scores are not known, or make points by a rule of
/// steps, are left as they are.
/// [`Fault::Flat`] for a step that is not above nought.
pub fn path(
    composite: &Composite<'_, '_>,
    base: Ratio,
    target: Ratio,
    bounds: &[Option<Decimal>],
    step: Decimal,
    better: Better,
) -> Result<Least, Fault> {
    let mut rooms = Vec::new();
    for item in &composite.items {
        if let Some(room) = room(composite, item, bounds, better)? {
            rooms.push(room);
        }
    }
    let key = |room: &Room| (room.factor, room.bound.minus(room.from));
    let rooms = sorted(&rooms, &|one, two| key(one) > key(two));
    climb(&rooms, base, target, step, better)
}

/// The least change of one part alone (an index into [`Tree::nodes`]) that reaches the target.
pub fn alone(
    composite: &Composite<'_, '_>,
    node: usize,
    base: Ratio,
    target: Ratio,
    bounds: &[Option<Decimal>],
    step: Decimal,
    better: Better,
) -> Result<Least, Fault> {
    let item = composite.items.iter().find(|item| item.node == node);
    let room = item.map(|item| room(composite, item, bounds, better)).transpose()?.flatten();
    climb(room.as_slice(), base, target, step, better)
}

/// The best score of any unit in a panel for each node of the tree, to bound a path by what someone has reached.
pub fn best(tree: &Tree<'_>, table: &Table<'_>, better: Better) -> Vec<Option<Decimal>> {
    let mut best: Vec<Option<Decimal>> = vec![None; tree.nodes.len()];
    for (column, part) in table.parts.iter().enumerate() {
        let printed = table.rows.iter().filter_map(|row| *row.parts.get(column)?);
        if let Some(known) = tree.find(part).ok().and_then(|place| best.get_mut(place)) {
            *known = if better == Better::Lower { printed.min() } else { printed.max() };
        }
    }
    best
}

/// A part that can rise; where less is better, its score and bound on the other side of nought, where they rise too.
#[derive(Clone, Copy)]
struct Room {
    node: usize,
    factor: Ratio,
    from: Decimal,
    bound: Decimal,
}

fn turned(figure: Decimal, better: Better) -> Decimal {
    if better == Better::Lower { figure.negated() } else { figure }
}

fn turned_exact(figure: Ratio, better: Better) -> Ratio {
    if better == Better::Lower { figure.negated() } else { figure }
}

fn room(
    composite: &Composite<'_, '_>,
    item: &Item,
    bounds: &[Option<Decimal>],
    better: Better,
) -> Result<Option<Room>, Fault> {
    let Some(node) = composite.tree.nodes.get(item.node).filter(|node| node.part.rule.is_empty()) else {
        return Ok(None);
    };
    let end = if better == Better::Lower { Some(node.least) } else { node.most };
    let end = end.map(|end| turned_exact(end, better).floor(MAX_PLACES)).transpose()?;
    let bound = bounds.get(item.node).copied().flatten().map(|bound| turned(bound, better));
    let bound = match (bound, end) {
        (Some(bound), Some(end)) => Some(bound.min(end)),
        (bound, end) => bound.or(end),
    };
    let Some((from, bound)) = item.score.map(|score| turned(score, better)).zip(bound) else { return Ok(None) };
    Ok((from < bound).then_some(Room { node: item.node, factor: item.worth.factor, from, bound }))
}

fn climb(rooms: &[Room], base: Ratio, target: Ratio, step: Decimal, better: Better) -> Result<Least, Fault> {
    if step <= Decimal::ZERO {
        return Err(Fault::Flat);
    }
    let (mut total, target) = (turned_exact(base, better), turned_exact(target, better));
    if total >= target {
        return Ok(Least::Reached);
    }
    let mut steps = Vec::new();
    for room in rooms {
        let from = Ratio::from(room.from);
        let needed = from.plus(target.minus(total)?.divided_by(room.factor)?)?;
        // The bound need not be a multiple of the step: it is as far as the part can go.
        let to = needed.ceil_to(step.into())?.min(room.bound.into());
        let gain = room.factor.times(to.minus(from)?)?;
        total = total.plus(gain)?;
        let to = turned(to.floor(MAX_PLACES)?, better);
        let (from, gain) = (turned(room.from, better), turned_exact(gain, better));
        steps.push(Step { node: room.node, from, to, gain });
        if total >= target {
            return Ok(Least::By { steps, total: turned_exact(total, better) });
        }
    }
    Ok(Least::OutOfReach { most: turned_exact(total, better) })
}
