//! What a point of each part's score is worth in the whole's, for one unit: parts that do not apply leave the denominator.

use super::fault::Fault;
use super::scores::Score;
use super::tree::{Method, Tree};
use crate::model::decimal::ratio::Ratio;

/// What a part is to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// Points of the whole for one point of the part.
    pub factor: Ratio,
    /// Its share of the whole, 0..1; of scores added as they are, the same for each.
    pub share: Ratio,
}

/// The sums over one list of parts.
#[derive(Clone, Copy)]
struct List {
    /// Of the weights or maxima that apply; of scores added as they are, how many.
    applies: Ratio,
    /// Of those that do not.
    absent: Ratio,
}

/// The worth of every node of the tree; `None` for what does not apply.
pub fn weigh(tree: &Tree<'_>, scores: &[Score]) -> Result<Vec<Option<Worth>>, Fault> {
    let (whole, lists) = sums(tree, scores)?;
    let mut worths: Vec<Option<Worth>> = Vec::with_capacity(tree.nodes.len());
    for (place, node) in tree.nodes.iter().enumerate() {
        let above = match node.parent {
            Some(parent) => worths.get(parent).copied().flatten(),
            None => Some(Worth { factor: Ratio::ONE, share: Ratio::ONE }),
        };
        let list = node.parent.map_or(Some(&whole), |parent| lists.get(parent)).copied();
        let size = lists.get(place).map(|own| size(tree, scores, place, own));
        let (Some(above), Some(list), Some(Some(size))) = (above, list, size) else {
            worths.push(None);
            continue;
        };
        let method = tree.method_over(node);
        let share = size.divided_by(list.applies)?;
        let factor = match method {
            Method::Sum if list.absent.is_positive() => return Err(Fault::NoDenominator),
            Method::Sum => Ratio::ONE,
            // Points in points add up to one sum, which the topmost whole measures.
            Method::Points if node.parent.is_some_and(|parent| adds_up(tree, parent)) => Ratio::ONE,
            Method::Points => {
                let all = list.applies.plus(list.absent)?;
                tree.top_of(node.parent).unwrap_or(all).divided_by(list.applies)?
            }
            Method::Weights => match (tree.top_of(node.parent), node.most) {
                (Some(top), Some(most)) => share.times(top)?.divided_by(most)?,
                _ => share,
            },
        };
        worths.push(Some(Worth { factor: above.factor.times(factor)?, share: above.share.times(share)? }));
    }
    if whole.applies.is_positive() { Ok(worths) } else { Err(Fault::NoDenominator) }
}

/// The sums over the first level and over the parts of each node, from the deepest up.
fn sums(tree: &Tree<'_>, scores: &[Score]) -> Result<(List, Vec<List>), Fault> {
    let none = List { applies: Ratio::ZERO, absent: Ratio::ZERO };
    let (mut whole, mut lists) = (none, vec![none; tree.nodes.len()]);
    for (place, node) in tree.nodes.iter().enumerate().rev() {
        let own = lists.get(place).copied().unwrap_or(none);
        let full = full_size(tree, place, &own)?;
        let size = size(tree, scores, place, &own).unwrap_or(Ratio::ZERO);
        let list = match node.parent {
            Some(parent) => lists.get_mut(parent).unwrap_or(&mut whole),
            None => &mut whole,
        };
        list.applies = list.applies.plus(size)?;
        list.absent = list.absent.plus(full.minus(size)?)?;
    }
    Ok((whole, lists))
}

/// What a node counts for in its list; `None` where neither it nor anything in it applies.
fn size(tree: &Tree<'_>, scores: &[Score], place: usize, own: &List) -> Option<Ratio> {
    let node = tree.nodes.get(place)?;
    let made = node.method.is_some() && !matches!(scores.get(place), Some(Score::Known(_)));
    if scores.get(place) == Some(&Score::NotApplicable) || made && !own.applies.is_positive() {
        return None;
    }
    Some(match tree.method_over(node) {
        Method::Weights => node.part.weight.map_or(Ratio::ONE, Ratio::from),
        Method::Points if adds_up(tree, place) && own.applies.is_positive() => own.applies,
        Method::Points => node.most.unwrap_or(Ratio::ONE),
        Method::Sum => Ratio::ONE,
    })
}

/// What a node would count for if all of it applied.
fn full_size(tree: &Tree<'_>, place: usize, own: &List) -> Result<Ratio, Fault> {
    let Some(node) = tree.nodes.get(place) else { return Ok(Ratio::ONE) };
    Ok(match tree.method_over(node) {
        Method::Weights => node.part.weight.map_or(Ratio::ONE, Ratio::from),
        Method::Points if adds_up(tree, place) => own.applies.plus(own.absent)?,
        Method::Points => node.most.unwrap_or(Ratio::ONE),
        Method::Sum => Ratio::ONE,
    })
}

/// The node is made of points and is itself points of its whole.
fn adds_up(tree: &Tree<'_>, place: usize) -> bool {
    let node = tree.nodes.get(place);
    node.is_some_and(|node| node.method == Some(Method::Points) && tree.method_over(node) == Method::Points)
}
