//! Indices made of parts: totals, contributions, what-if and the least change (METHOD A, C).
//!
//! A total is a sum over parts, each worth so many points of the whole (its factor). So contributions add up to
//! the total exactly, and a change of parts changes it by the sum of factor × change.

pub mod contribution;
pub mod derived;
pub mod fault;
pub mod least;
pub mod normalise;
#[cfg(feature = "full")]
pub mod others;
pub mod scores;
pub mod step;
pub mod total;
pub mod tree;
pub mod weigh;
pub mod whatif;

pub use fault::Fault;
pub use scores::Score;
pub use total::Total;
pub use tree::{Method, Tree};
pub use weigh::Worth;

use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::series::Series;
use crate::model::time::Year;

/// The tree of a year with one unit's scores.
pub struct Composite<'t, 'a> {
    /// The tree.
    pub tree: &'t Tree<'a>,
    /// What is known of each node's score, in the tree's order.
    pub scores: Vec<Score>,
    /// What each node is worth; `None` for what does not apply.
    pub worths: Vec<Option<Worth>>,
    /// The nodes whose scores make the total: a part with a score of its own stands for its parts.
    pub items: Vec<Item>,
}

/// A part whose score goes into the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Index into [`Tree::nodes`].
    pub node: usize,
    /// Points of the whole for one of its own, and its share.
    pub worth: Worth,
    /// Its score, as printed; not known where `None`.
    pub score: Option<Decimal>,
}

impl<'t, 'a> Composite<'t, 'a> {
    /// A unit's scores (in the order of [`Tree::nodes`]; what is left out is not known) in a tree. Faults: less is known
    /// than the edition asks for; nothing applies; a number grew past all bounds.
    pub fn of(tree: &'t Tree<'a>, scores: Vec<Score>) -> Result<Self, Fault> {
        let mut made = Self::weighed(tree, scores)?;
        let Some(needed) = tree.complete else { return Ok(made) };
        let known = made.known()?;
        if known < needed {
            return Err(Fault::Incomplete { known, needed });
        }
        // Enough is known: the total is taken over that, as over what applies.
        for item in made.items.iter().filter(|item| item.score.is_none()) {
            if let Some(score) = made.scores.get_mut(item.node) {
                *score = Score::NotApplicable;
            }
        }
        Self::weighed(tree, made.scores)
    }

    fn weighed(tree: &'t Tree<'a>, scores: Vec<Score>) -> Result<Self, Fault> {
        let worths = weigh::weigh(tree, &scores)?;
        let mut items = Vec::new();
        // What stands in a node whose own score is in use.
        let mut covered = vec![false; tree.nodes.len()];
        for (place, node) in tree.nodes.iter().enumerate() {
            let score = match scores.get(place) {
                Some(Score::Known(score)) => Some(*score),
                _ => None,
            };
            let under = node.parent.is_some_and(|parent| covered.get(parent) == Some(&true));
            let stands = score.is_some() || node.method.is_none();
            if let Some(covered) = covered.get_mut(place) {
                *covered = under || score.is_some();
            }
            if let (false, true, Some(Some(worth))) = (under, stands, worths.get(place)) {
                items.push(Item { node: place, worth: *worth, score });
            }
        }
        Ok(Self { tree, scores, worths, items })
    }

    /// The share of the whole whose scores are known, 0..1.
    pub fn known(&self) -> Result<Ratio, Fault> {
        let mut known = Ratio::ZERO;
        for item in self.items.iter().filter(|item| item.score.is_some()) {
            known = known.plus(item.worth.share)?;
        }
        Ok(known)
    }

    /// The total.
    pub fn total(&self) -> Result<Total, Fault> {
        total::total(self.tree, &self.items)
    }

    /// The total of each node from its own parts, on its own scale, to be compared with the score printed for it;
    /// `None` where it has none that apply. In the order of [`Tree::nodes`].
    pub fn part_totals(&self) -> Result<Vec<Option<Total>>, Fault> {
        total::of_parts(self)
    }
}

/// The tree of a year of a series, with its edition.
pub fn tree<'a>(series: &Series<'a>, year: Year) -> Result<Tree<'a>, Fault> {
    Tree::of(series.indicator, series.edition(year), year)
}

/// The unit's own scores of a year in its tree; [`Fault::NoScore`] where the document has none.
pub fn own<'t, 'a>(tree: &'t Tree<'a>, series: &Series<'a>) -> Result<Composite<'t, 'a>, Fault> {
    let result = scores::result(series, tree.year, None).ok_or(Fault::NoScore)?;
    Composite::of(tree, scores::of_result(tree, &result.parts)?)
}
