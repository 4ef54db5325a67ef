//! The points a target earns by its editor's step rule, and the total of all (METHOD A1).
//!
//! Points are exact fractions. Only [`Total::hundredths`] and [`Scored::hundredths`] round, half away from nought, to
//! the two decimals that scores are published with.

use super::figures;
use super::{ClauseJudgement, TargetJudgement};
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::{Fault, Ratio};
use crate::model::interval::Interval;
use crate::model::points::{Formula, PointStep, Points};
use crate::model::resolve::{Clause, Plan, Subject, Target};
use crate::model::time::Year;

/// The points of one target: what it earns at least and at most, and what it could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scored {
    least: Ratio,
    most: Ratio,
    /// The most it could give.
    pub max: Decimal,
}

/// The points of several targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The least and the most they earn and what they could; a fault once that is past all bounds.
    sums: Result<[Ratio; 3], Fault>,
}

impl Default for Total {
    fn default() -> Self {
        Self { sums: Ok([Ratio::ZERO; 3]) }
    }
}

impl Scored {
    /// The points, rounded to hundredths.
    pub fn hundredths(&self) -> Option<Interval<Decimal>> {
        hundredths(self.least, self.most)
    }
}

impl Total {
    /// Counts one target.
    pub fn add(&mut self, scored: &Scored) {
        self.sums = self.sums.and_then(|[least, most, max]| {
            Ok([least.plus(scored.least)?, most.plus(scored.most)?, max.plus(scored.max.into())?])
        });
    }

    /// 100 × the points earned / the points that could be, rounded to hundredths; `None` where none could be.
    pub fn hundredths(&self) -> Option<Interval<Decimal>> {
        let [least, most, max] = self.sums.ok()?;
        if !max.is_positive() {
            return None;
        }
        let hundred = Ratio::from(100).divided_by(max).ok()?;
        hundredths(least.times(hundred).ok()?, most.times(hundred).ok()?)
    }
}

fn hundredths(least: Ratio, most: Ratio) -> Option<Interval<Decimal>> {
    Interval::new(Some(least.rounded(2).ok()?), Some(most.rounded(2).ok()?))
}

/// The points of a target by the score of the last year that is over of those it speaks of; `None` where it
/// carries none, or no year is over yet: it can then neither earn nor lose any.
pub fn points(plan: &Plan<'_>, target: &Target<'_>, judged: &TargetJudgement<'_>) -> Option<Scored> {
    let rule = target.written.points.as_ref()?;
    let subject = Subject { indicator: target.indicator, over: target.written.over.as_ref() };
    let mut year: Option<Year> = None;
    last_year(plan, subject, &target.clauses, &judged.clauses, &mut year);
    let series = plan.series.get(subject.indicator)?;
    let found = figures::score(series, subject, year?);
    let mut earned: Option<(Ratio, Ratio)> = None;
    for known in found.readings() {
        earned = Some(joined(earned, of_interval(rule, &known.interval, known.below)));
    }
    let (least, most) = earned.unwrap_or_else(|| of_interval(rule, &Interval::OPEN, false));
    Some(Scored { least, most, max: rule.max })
}

/// The last year over in which a clause about the subject was judged.
fn last_year(
    plan: &Plan<'_>,
    subject: Subject<'_>,
    clauses: &[Clause<'_>],
    judged: &[ClauseJudgement<'_>],
    last: &mut Option<Year>,
) {
    for (clause, judged) in clauses.iter().zip(judged) {
        last_year(plan, subject, &clause.parts, &judged.parts, last);
        for year in &judged.years {
            if clause.subject == subject && plan.as_of > year.year.last_day() {
                *last = (*last).max(Some(year.year));
            }
        }
    }
}

/// What a rule gives for a score known only within an interval: the least and the most over all ranges it
/// touches. What lies beyond the ends of the rule is left out of account, unless all of it does.
fn of_interval(rule: &Points, known: &Interval<Decimal>, below: bool) -> (Ratio, Ratio) {
    let mut steps: Vec<&PointStep> = rule.rule.iter().collect();
    steps = crate::model::order::sorted(&steps, &|one, two| one.from < two.from);
    let mut earned: Option<(Ratio, Ratio)> = None;
    let mut end: Option<Decimal> = None;
    for (at, step) in steps.iter().enumerate() {
        let topmost = at + 1 == steps.len();
        let begins = known.low().is_none_or(|low| low < step.to || (topmost && low == step.to));
        let reaches = known.high().is_none_or(|high| high > step.from || (high == step.from && !below));
        // Of a score that no range holds the rule says nothing: it may be worth all or nothing.
        let gap = end.is_some_and(|end| {
            end < step.from
                && known.low().is_none_or(|low| low < step.from)
                && known.high().is_none_or(|high| high >= end)
        });
        if gap {
            earned = Some(joined(earned, anything(rule)));
        }
        if begins && reaches {
            earned = Some(joined(earned, of_step(rule, step, known)));
        }
        end = Some(end.map_or(step.to, |end| end.max(step.to)));
    }
    earned.unwrap_or_else(|| anything(rule))
}

/// What one range gives for the part of an interval that lies in it.
fn of_step(rule: &Points, step: &PointStep, known: &Interval<Decimal>) -> (Ratio, Ratio) {
    match step.formula {
        Formula::Full => (rule.max.into(), rule.max.into()),
        Formula::Fixed(points) => (points.into(), points.into()),
        Formula::Zero => (Ratio::ZERO, Ratio::ZERO),
        Formula::Proportional => {
            let low = known.low().map_or(step.from, |low| low.max(step.from));
            let high = known.high().map_or(step.to, |high| high.min(step.to));
            // A product of two figures always has room.
            let hundredth = Ratio::of(rule.max, Decimal::from(100));
            let share = |score: Decimal| hundredth.and_then(|one| one.times(score.into())).unwrap_or(Ratio::ZERO);
            (share(low), share(high))
        }
    }
}

fn anything(rule: &Points) -> (Ratio, Ratio) {
    (Ratio::ZERO, rule.max.into())
}

fn joined(one: Option<(Ratio, Ratio)>, two: (Ratio, Ratio)) -> (Ratio, Ratio) {
    one.map_or(two, |one| (one.0.min(two.0), one.1.max(two.1)))
}
