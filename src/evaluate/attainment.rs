//! How much of a target's score was attained, as a share (METHOD B2). Only of scores: a [`Score`] comes out of the
//! scores of a document alone, so that a rank, a group or a band cannot be divided.

use super::figures;
use crate::model::clause::{Condition, LevelEdge};
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::resolve::{Clause, Plan, Series, Subject};
use crate::model::scorecard::Better;
use crate::model::time::Year;

/// A score known exactly, or one asked for; never a rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score(Decimal);

impl Score {
    /// The one score known of a subject's year; `None` where it is an interval, disputed or missing.
    pub fn of_year(series: &Series<'_>, subject: Subject<'_>, year: Year) -> Option<Self> {
        let found = figures::score(series, subject, year);
        let [known] = found.readings() else { return None };
        known.interval.as_point().map(Self)
    }

    /// The value a level names, as the plan prints it.
    pub fn asked(edge: &LevelEdge) -> Self {
        Self(edge.value)
    }
}

/// What was attained of a level of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attainment {
    /// As a share of the target: 1 is reached.
    pub share: Ratio,
    /// More is asked for (`increasing`), else less (`decreasing`).
    pub increasing: bool,
}

/// A score against a clause that asks for one level of it, in a year; `None` for ranks, bands, changes and levels of
/// two ends, and without an exact figure.
pub fn attainment(plan: &Plan<'_>, clause: &Clause<'_>, year: Year) -> Option<Attainment> {
    let Condition::Score(level) = clause.condition else { return None };
    let series = plan.series.get(clause.subject.indicator)?;
    let actual = Score::of_year(series, clause.subject, year)?;
    let (share, is_increasing) = match (&level.low, &level.high) {
        (Some(low), None) if low.within.is_some() && series.better == Better::Lower => {
            (decreasing(actual, Score::asked(low))?, false)
        }
        (Some(low), None) => (increasing(actual, Score::asked(low))?, true),
        (None, Some(high)) => (decreasing(actual, Score::asked(high))?, false),
        _ => return None,
    };
    Some(Attainment { share, increasing: is_increasing })
}

/// Where more is asked for: `(A − T + |T|) / |T|`; of a target of nought `1 + A`.
///
/// Source: Infor's documentation of key figures, "increasing" (METHOD B2), whose cases are among the worked examples.
pub fn increasing(actual: Score, target: Score) -> Option<Ratio> {
    Ratio::from(1).plus(beyond(actual, target)?).ok()
}

/// Where less is asked for: `1 − (A − T) / |T|`; of a target of nought `1 − A`. Source: the same, "decreasing".
pub fn decreasing(actual: Score, target: Score) -> Option<Ratio> {
    Ratio::from(1).minus(beyond(actual, target)?).ok()
}

/// `(A − T) / |T|`; of a target of nought `A`.
fn beyond(actual: Score, target: Score) -> Option<Ratio> {
    if target.0 == Decimal::ZERO {
        return Some(actual.0.into());
    }
    Ratio::of(actual.0.minus(target.0), target.0.absolute()).ok()
}

/// Why `A / T` is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trap {
    /// The target is nought.
    NoughtTarget,
    /// The signs differ, or both lie below nought: 3 against −2 is not "−150 %" of anything.
    Signs {
        /// What would have come out.
        quotient: Ratio,
    },
}

/// The plain ratio `A / T`, where it means something: both not below nought, the target above it.
pub fn ratio(actual: Score, target: Score) -> Result<Ratio, Trap> {
    let quotient = Ratio::of(actual.0, target.0).map_err(|_| Trap::NoughtTarget)?;
    if actual.0.is_negative() || target.0.is_negative() { Err(Trap::Signs { quotient }) } else { Ok(quotient) }
}

/// The share of the way from a base to the target, `(A − B) / (T − B)`: below nought it moved away, above 1 it went
/// past. `None` where there is no way to go. A label must say that it is this share ("phần quãng đường").
pub fn share_of_way(base: Score, actual: Score, target: Score) -> Option<Ratio> {
    Ratio::of(actual.0.minus(base.0), target.0.minus(base.0)).ok()
}
