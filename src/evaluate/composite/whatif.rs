//! What would be, had parts come out otherwise: the total, the place, the verdicts.

use super::fault::Fault;
use super::scores::Score;
use super::total::enclosed;
use super::{Composite, tree};
use crate::evaluate::figures;
use crate::evaluate::points::{Scored, points};
use crate::evaluate::verdict::Outcome;
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::record::Field;
use crate::model::resolve::{self, Plan, Subject};
use crate::model::scorecard::{Observation, PartScore, Provenance, Scorecard};
use crate::model::series::Series;
use crate::model::time::Year;

/// A part whose score is to be another.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Id of the part.
    pub part: String,
    /// Its score.
    pub to: Decimal,
}

/// A year as it would be.
pub struct Changed {
    /// The total as it is: as published, else as its parts give it (see [`base`]).
    pub before: Interval<Decimal>,
    /// The total as it would be.
    pub after: Interval<Decimal>,
    /// The place among the units of the year's panel by the totals as they are; `None` where no panel tells.
    pub place_before: Option<Interval<Rank>>,
    /// The place as it would be, the others staying as they are.
    pub place: Option<Interval<Rank>>,
    /// What stands for the unit's results of the year; `None` where nothing changes.
    pub observation: Option<Observation>,
}

/// A target as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejudged {
    /// Index into [`Plan::targets`].
    pub target: usize,
    /// As it is.
    pub before: Outcome,
    /// As it would be.
    pub after: Outcome,
    /// Its points as they are; `None` where it carries none or is not due.
    pub points_before: Option<Scored>,
    /// Its points as they would be.
    pub points_after: Option<Scored>,
}

/// The composite with changed scores; what a changed part belongs to is made of its parts again.
/// Faults: no such part, changed twice or together with a part of it, not applicable, beyond its scale.
pub fn apply<'t, 'a>(composite: &Composite<'t, 'a>, changes: &[Change]) -> Result<Composite<'t, 'a>, Fault> {
    Composite::of(composite.tree, changed(composite, changes)?)
}

/// The scores after the changes, in the order of the tree's nodes.
fn changed(composite: &Composite<'_, '_>, changes: &[Change]) -> Result<Vec<Score>, Fault> {
    let tree = composite.tree;
    let mut scores = composite.scores.clone();
    let mut changed = vec![false; tree.nodes.len()];
    for change in changes {
        let place = tree.find(&change.part)?;
        let named = || change.part.clone();
        let node = tree.nodes.get(place).ok_or_else(|| Fault::NoSuchPart(named()))?;
        if composite.worths.get(place).copied().flatten().is_none() {
            return Err(Fault::NotApplicable(named()));
        }
        let to = Ratio::from(change.to);
        let (least, most) = node.scale();
        if to < least || most.is_some_and(|most| to > most) {
            return Err(Fault::OutsideScale(named()));
        }
        let (Some(score), Some(seen)) = (scores.get_mut(place), changed.get_mut(place)) else { continue };
        if *seen {
            return Err(Fault::Twice(named()));
        }
        (*score, *seen) = (Score::Known(change.to), true);
    }
    for change in changes {
        let mut above = tree.nodes.get(tree.find(&change.part)?).and_then(|node| node.parent);
        while let Some(parent) = above {
            if changed.get(parent) == Some(&true) {
                return Err(Fault::Within(change.part.clone()));
            }
            if let Some(score) = scores.get_mut(parent) {
                *score = Score::Missing;
            }
            above = tree.nodes.get(parent).and_then(|node| node.parent);
        }
    }
    Ok(scores)
}

/// By how much the changes move the total: Σ factor × change, exactly; `None` where a changed part's score was not known.
pub fn moved(composite: &Composite<'_, '_>, changes: &[Change]) -> Result<Option<Ratio>, Fault> {
    let mut moved = Ratio::ZERO;
    for change in changes {
        let place = composite.tree.find(&change.part)?;
        let (Some(node), Some(Score::Known(from)), Some(Some(worth))) =
            (composite.tree.nodes.get(place), composite.scores.get(place), composite.worths.get(place))
        else {
            return Ok(None);
        };
        let change = node.counts_for(change.to.into())?.minus(node.counts_for((*from).into())?)?;
        moved = moved.plus(worth.factor.times(change)?)?;
    }
    Ok(Some(moved))
}

/// Between which ends the total lies before any change: a published figure as it is; else what the parts give, within
/// what is otherwise known of it (a printed group, a rank between two neighbours).
pub fn base(
    composite: &Composite<'_, '_>,
    published: Option<Interval<Decimal>>,
) -> Result<(Ratio, Option<Ratio>), Fault> {
    if let Some(point) = published.and_then(|published| published.as_point()) {
        return Ok((point.into(), Some(point.into())));
    }
    let total = composite.total()?;
    if total.point().is_some() {
        return Ok((total.low, total.high));
    }
    let low = total.low.max(published.and_then(|published| published.low()).map_or(total.low, Ratio::from));
    let high = match (total.high, published.and_then(|published| published.high()).map(Ratio::from)) {
        (Some(parts), Some(known)) => Some(parts.min(known)),
        (parts, known) => parts.or(known),
    };
    // Where the two contradict each other the parts, which are to be changed, are believed.
    Ok(if high.is_some_and(|high| high < low) { (total.low, total.high) } else { (low, high) })
}

/// The total after the changes. It starts from the published total where there is one: what rounding or an unexplained
/// difference keeps between that and the sum of its parts stays as it is. Never above the top of the scale.
pub fn total(
    composite: &Composite<'_, '_>,
    published: Option<Interval<Decimal>>,
    changes: &[Change],
) -> Result<Interval<Decimal>, Fault> {
    let after = apply(composite, changes)?;
    let (low, high) = base(composite, published)?;
    let Some(moved) = moved(composite, changes)? else { return after.total()?.interval() };
    let shift = |end: Ratio| -> Result<Ratio, Fault> {
        let end = end.plus(moved)?;
        Ok(composite.tree.top.filter(|_| !changes.is_empty()).map_or(end, |top| end.min(top)))
    };
    enclosed(shift(low)?, high.map(shift).transpose()?)
}

/// What is known of the unit's total of a year by the document, its parts left aside; `None` where nothing is, or sources
/// contradict each other.
pub fn published(plan: &Plan<'_>, indicator: usize, year: Year) -> Option<Interval<Decimal>> {
    let found = figures::score(plan.series.get(indicator)?, Subject { indicator, over: None }, year);
    match found.readings() {
        [one] => Some(one.interval),
        _ => None,
    }
}

/// The year of an indicator (an index into [`Plan::series`]) as it would be.
/// Faults: as of [`apply`]; the document has no scores of parts for the year.
pub fn change(plan: &Plan<'_>, indicator: usize, year: Year, changes: &[Change]) -> Result<Changed, Fault> {
    let series = plan.series.get(indicator).ok_or(Fault::NoParts)?;
    let tree = tree(series, year)?;
    let own = super::own(&tree, series)?;
    let published = published(plan, indicator, year);
    let (low, high) = base(&own, published)?;
    let before = enclosed(low, high)?;
    let after = total(&own, published, changes)?;
    let (place_before, place) = (place(series, year, &before), place(series, year, &after));
    let parts = parts(&own, changes)?;
    let observation = (!changes.is_empty()).then(|| Observation {
        year,
        score: Some(after),
        rank: place,
        provenance: Some(Provenance::Derived),
        parts,
        ..Observation::blank()
    });
    Ok(Changed { before, after, place_before, place, observation })
}

/// The plan with another result in place of the unit's own of that year: to be judged like any other.
pub fn plan<'a>(card: &'a Scorecard, indicator: usize, instead: &'a Observation) -> Plan<'a> {
    let mut plan = resolve::plan(card);
    if let Some(series) = plan.series.get_mut(indicator) {
        series.replace(instead);
    }
    plan
}

/// The year of an indicator, by its id, as it would be, and every target of the plan before and after.
pub fn judge(
    card: &Scorecard,
    indicator: &str,
    year: Year,
    changes: &[Change],
) -> Result<(Changed, Vec<Rejudged>), Fault> {
    let plan = resolve::plan(card);
    let at = plan.find(indicator).ok_or_else(|| Fault::NoSuchIndicator(indicator.to_owned()))?;
    let changed = change(&plan, at, year, changes)?;
    let before = crate::evaluate::judge(&plan);
    let other = changed.observation.as_ref().map(|instead| self::plan(card, at, instead));
    let other = other.as_ref().unwrap_or(&plan);
    let after = crate::evaluate::judge(other);
    let mut targets = Vec::new();
    for (one, two) in before.targets.iter().zip(&after.targets) {
        let points = |plan: &Plan<'_>, judged| points(plan, plan.targets.get(one.target)?, judged);
        targets.push(Rejudged {
            target: one.target,
            before: one.outcome,
            after: two.outcome,
            points_before: points(&plan, one),
            points_after: points(other, two),
        });
    }
    Ok((changed, targets))
}

/// The place of a total among those of the other units in the year's panel (METHOD A8), as far as one tells.
fn place(series: &Series<'_>, year: Year, total: &Interval<Decimal>) -> Option<Interval<Rank>> {
    let units = series.edition(year).and_then(|edition| edition.units);
    for ranking in series.rankings(year) {
        let Some(place) = ranking.rank_between(total, "", units) else { continue };
        let rank = |end: Option<Decimal>| end.and_then(|end| u16::try_from(end.whole()).ok()).and_then(Rank::new);
        return Interval::new(rank(place.low()), rank(place.high()));
    }
    None
}

/// The scores as they would be, as a result lists them.
fn parts(composite: &Composite<'_, '_>, changes: &[Change]) -> Result<Vec<PartScore>, Fault> {
    let mut parts = Vec::new();
    for (node, score) in composite.tree.nodes.iter().zip(changed(composite, changes)?) {
        let score_of = match score {
            Score::Known(score) => Some(score),
            Score::Missing | Score::NotApplicable => None,
        };
        let not_applicable = score == Score::NotApplicable;
        parts.push(PartScore { id: node.part.id.clone(), score: score_of, not_applicable });
    }
    Ok(parts)
}
