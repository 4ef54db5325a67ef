//! The parts of an indicator that stand in one year, parents before their parts.

use super::fault::Fault;
use super::step;
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::ids::Ids;
use crate::model::part::{MOST_LEVELS, Part};
use crate::model::scorecard::{Edition, Indicator};
use crate::model::time::Year;

/// How a whole is made of the parts of one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A weighted mean, brought to the whole's scale: PCI, DTI (METHOD A4, A5).
    Weights,
    /// Points added, measured by the sum of the maxima that apply: PAR INDEX, 766 (METHOD A1, A6).
    Points,
    /// Scores added as they are: PAPI (METHOD A3).
    Sum,
}

/// The parts of one year.
pub struct Tree<'a> {
    /// The year.
    pub year: Year,
    /// How the whole is made of its first level.
    pub method: Method,
    /// The highest possible score of the whole, where the edition says.
    pub top: Option<Ratio>,
    /// The least share of the weight that must be known for a total (0..1); without it unknown parts leave an interval.
    pub complete: Option<Ratio>,
    /// Every part that stands, parents before their parts.
    pub nodes: Vec<Node<'a>>,
    ids: Ids<'a>,
}

/// A part in its tree.
pub struct Node<'a> {
    /// As written.
    pub part: &'a Part,
    /// The part it belongs to, as an index into [`Tree::nodes`]; the whole where `None`.
    pub parent: Option<usize>,
    /// How it is made of its own parts; `None` where it has none.
    pub method: Option<Method>,
    /// The least its score can be.
    pub least: Ratio,
    /// The most its score can be, where known.
    pub most: Option<Ratio>,
}

impl Node<'_> {
    /// Between which ends a score of the part lies; a rate from 0 to 100 where a rule of steps makes points of it.
    pub fn scale(&self) -> (Ratio, Option<Ratio>) {
        if self.part.rule.is_empty() { (self.least, self.most) } else { (Ratio::ZERO, Some(Ratio::from(100))) }
    }

    /// What a score counts for: itself, or the points its rule gives. [`Fault::OutsideScale`] where no step holds it.
    pub fn counts_for(&self, score: Ratio) -> Result<Ratio, Fault> {
        match (self.part.rule.as_slice(), self.part.max) {
            ([], _) | (_, None) => Ok(score),
            (rule, Some(max)) => {
                let points = step::points(rule, max, score)?;
                points.ok_or_else(|| Fault::OutsideScale(self.part.id.clone()))
            }
        }
    }

    /// How far rounding by at most `half` may have moved what a score counts for.
    pub fn slack(&self, score: Ratio, half: Ratio) -> Result<Ratio, Fault> {
        let counted = self.counts_for(score)?;
        let (least, most) = self.scale();
        if self.part.rule.is_empty() {
            return Ok(half);
        }
        let mut widest = Ratio::ZERO;
        for end in [score.minus(half)?.max(least), score.plus(half)?.min(most.unwrap_or(score))] {
            widest = widest.max(self.counts_for(end)?.minus(counted)?.absolute());
        }
        Ok(widest)
    }
}

impl<'a> Tree<'a> {
    /// The tree of a year. Faults: no part stands then, or those that do contradict each other (the check of the
    /// document tells an author the same with its place).
    pub fn of(indicator: &'a Indicator, edition: Option<&Edition>, year: Year) -> Result<Self, Fault> {
        let mut tree = Self {
            year,
            method: Method::Sum,
            top: edition.and_then(|edition| edition.scale).map(|scale| scale.to.into()),
            complete: edition.and_then(|edition| edition.complete).map(Ratio::from),
            nodes: Vec::new(),
            ids: Ids::default(),
        };
        tree.method = tree.add(&indicator.parts, None, 1)?.ok_or(Fault::NoParts)?;
        for node in &tree.nodes {
            tree.ids.push(&node.part.id);
        }
        tree.ids.sort();
        for (place, node) in tree.nodes.iter().enumerate() {
            if tree.ids.find(&node.part.id) != Some(place) {
                return Err(Fault::Twice(node.part.id.clone()));
            }
        }
        Ok(tree)
    }

    /// The total's scale is known. A weighted mean of parts on scales of their own is on no scale until the edition says
    /// its own: of PCI's ten points it makes a hundred.
    pub fn is_scaled(&self) -> bool {
        let own = |node: &Node<'_>| node.parent.is_none() && node.most.is_some();
        self.method != Method::Weights || self.top.is_some() || !self.nodes.iter().any(own)
    }

    /// The place of a part in [`Tree::nodes`].
    pub fn find(&self, id: &str) -> Result<usize, Fault> {
        self.ids.find(id).ok_or_else(|| Fault::NoSuchPart(id.to_owned()))
    }

    /// How the list is made into a whole that a part belongs to.
    pub fn method_over(&self, node: &Node<'_>) -> Method {
        self.method_of(node.parent)
    }

    /// How a whole (a part, or the index itself where `None`) is made of its parts.
    pub fn method_of(&self, whole: Option<usize>) -> Method {
        let node = whole.and_then(|whole| self.nodes.get(whole));
        node.and_then(|node| node.method).unwrap_or(self.method)
    }

    /// The highest possible score of a whole.
    pub fn top_of(&self, whole: Option<usize>) -> Option<Ratio> {
        match whole {
            Some(whole) => self.nodes.get(whole).and_then(|node| node.most),
            None => self.top,
        }
    }

    /// A list and all below it; its method, or `None` where none of it stands.
    fn add(&mut self, list: &'a [Part], parent: Option<usize>, level: usize) -> Result<Option<Method>, Fault> {
        if level > MOST_LEVELS {
            return Err(Fault::TooDeep);
        }
        let year = self.year;
        let method = method(list, year)?;
        for part in list.iter().filter(|part| part.stands(year)) {
            let place = self.nodes.len();
            // A weighted part without a scale of its own is scored on its whole's.
            let inherited = if method == Some(Method::Weights) { self.top_of(parent) } else { None };
            let most = part.max.map(Ratio::from).or(inherited);
            let least = Ratio::from(part.min.unwrap_or(Decimal::ZERO));
            if most.is_some_and(|most| most <= least) {
                return Err(Fault::NotPositive(part.id.clone()));
            }
            self.nodes.push(Node { part, parent, method: None, least, most });
            let own = self.add(&part.parts, Some(place), level + 1)?;
            if let Some(node) = self.nodes.get_mut(place) {
                node.method = own;
            }
        }
        Ok(method)
    }
}

/// The method of a list in a year: all of its parts, or none, have a weight; the same of a max.
fn method(list: &[Part], year: Year) -> Result<Option<Method>, Fault> {
    let mut first: Option<&Part> = None;
    for part in list.iter().filter(|part| part.stands(year)) {
        let known = first.get_or_insert(part);
        if known.weight.is_some() != part.weight.is_some() || known.max.is_some() != part.max.is_some() {
            return Err(Fault::Mixed(part.id.clone()));
        }
        if part.weight.or(part.max).is_some_and(|size| size <= Decimal::ZERO) {
            return Err(Fault::NotPositive(part.id.clone()));
        }
    }
    Ok(first.map(|part| match (part.weight, part.max) {
        (Some(_), _) => Method::Weights,
        (None, Some(_)) => Method::Points,
        (None, None) => Method::Sum,
    }))
}
