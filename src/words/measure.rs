//! What a bullet graph or rank ladder is drawn from.

use super::build::Leaf;
use super::report::{Kind, Measure};
use crate::evaluate::clause::Badge;
use crate::evaluate::figures::{self, Sought};
use crate::evaluate::verdict::Outcome;
use crate::model::clause::Condition;
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::resolve::{Clause, Plan, Series, Subject};
use crate::model::scorecard::{Better, Change, Provenance};
use crate::model::time::Year;

/// What a clause measures; a band stands beside whatever its results give.
pub fn kind(series: &Series<'_>, clause: &Clause<'_>) -> Kind {
    match clause.condition {
        Condition::Rank { .. } | Condition::RankGain { .. } => Kind::Rank,
        Condition::Band { .. } if series.scored => Kind::Score,
        Condition::Band { .. } => Kind::Rank,
        _ => Kind::Score,
    }
}

/// Which way is better: of ranks, 1 is best.
pub fn better(series: &Series<'_>, kind: Kind) -> Better {
    if kind == Kind::Rank { Better::Lower } else { series.better }
}

/// The unit of a score; a rank has none.
pub fn unit(series: &Series<'_>, kind: Kind) -> Option<String> {
    if kind == Kind::Rank { None } else { series.indicator.unit.clone() }
}

/// Fills in what is known of a year's score or rank, by the first source; gives who says it.
pub fn known(
    series: &Series<'_>,
    subject: Subject<'_>,
    kind: Kind,
    year: Year,
    known: &mut Option<Interval<Decimal>>,
) -> Option<Provenance> {
    let sought = if kind == Kind::Rank { Sought::Rank(None) } else { Sought::Score };
    let found = figures::find(series, subject, year, sought);
    let first = found.readings().first()?;
    *known = Some(first.interval);
    Some(first.provenance)
}

/// The figure, the target and the scale of the clause a row draws.
pub fn measure(plan: &Plan<'_>, leaf: &Leaf<'_, '_>) -> Option<Measure> {
    let subject = leaf.clause.subject;
    let series = plan.series.get(subject.indicator)?;
    let year = leaf.year.year;
    let kind = kind(series, leaf.clause);
    let mut measure = Measure {
        verdict: leaf.judged.outcome.verdict(),
        kind,
        better: better(series, kind),
        unit: unit(series, kind),
        scale: series.editions.last().and_then(|edition| edition.scale),
        units: None,
        actual: None,
        at_least: None,
        at_most: None,
        about: false,
        previous: None,
        previous_year: None,
        old_method: leaf.year.badges.iter().any(|badge| matches!(badge, Badge::OldMethod(_))),
    };
    for edition in &series.editions {
        measure.units = edition.units.or(measure.units);
    }
    if let Some(edition) = series.edition(year) {
        measure.scale = edition.scale;
        measure.units = edition.units.or(measure.units);
    }
    if leaf.year.outcome != Outcome::NotDue {
        known(series, subject, kind, year, &mut measure.actual);
    }
    if let Some(before) = series.previous(year).filter(|before| compares(series, *before, year)) {
        let mut figure = None;
        known(series, subject, kind, before, &mut figure);
        measure.previous = figure.as_ref().and_then(Interval::as_point);
        measure.previous_year = measure.previous.and(Some(before));
    }
    match leaf.clause.condition {
        Condition::Rank { at_most, .. } => measure.at_most = Some(Decimal::from(*at_most)),
        Condition::Score(level) => {
            measure.at_least = level.low.map(|edge| edge.value);
            measure.at_most = level.high.map(|edge| edge.value);
            measure.about = level.low.is_some_and(|edge| edge.within.is_some());
            if measure.about && measure.better == Better::Lower {
                std::mem::swap(&mut measure.at_least, &mut measure.at_most);
            }
        }
        _ => {}
    }
    Some(measure)
}

/// Nothing changed between two years that would keep their figures from standing side by side.
pub fn compares(series: &Series<'_>, before: Year, year: Year) -> bool {
    for edition in &series.editions {
        let between = edition.year > before && edition.year <= year;
        if between && edition.change.is_some_and(|change| change != Change::Caveat) {
            return false;
        }
    }
    series.geography(before) == series.geography(year)
}
