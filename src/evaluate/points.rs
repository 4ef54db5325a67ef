//! The points a target earns by its editor's step rule, and the total of all (METHOD A1).
//!
//! Points are kept exactly, as a whole number of 10⁻¹⁸: a score and a maximum have eight decimals each, and a
//! proportion of a hundred two more. Only [`Total::hundredths`] and [`Scored::hundredths`] round, half away from
//! nought, to the two decimals that scores are published with.

use super::figures;
use super::{ClauseJudgement, TargetJudgement};
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::points::{Formula, PointStep, Points};
use crate::model::resolve::{Clause, Plan, Subject, Target};
use crate::model::time::Year;

/// A number of 10⁻¹⁸ points.
type Exact = i128;

/// The points of one target: what it earns at least and at most, and what it could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scored {
    least: Exact,
    most: Exact,
    /// The most it could give.
    pub max: Decimal,
}

/// The points of several targets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    least: Exact,
    most: Exact,
    max: i128,
}

impl Scored {
    /// The points, rounded to hundredths.
    pub fn hundredths(&self) -> Option<Interval<Decimal>> {
        let end = |points: Exact| rounded(points, 10_000_000_000_000_000);
        Interval::new(end(self.least), end(self.most))
    }
}

impl Total {
    /// Counts one target.
    pub fn add(&mut self, scored: &Scored) {
        self.least = self.least.saturating_add(scored.least);
        self.most = self.most.saturating_add(scored.most);
        self.max = self.max.saturating_add(i128::from(scored.max.units()));
    }

    /// 100 × the points earned / the points that could be, rounded to hundredths; `None` where none could be.
    pub fn hundredths(&self) -> Option<Interval<Decimal>> {
        if self.max <= 0 {
            return None;
        }
        let end = |points: Exact| rounded(points, self.max.saturating_mul(1_000_000));
        Interval::new(end(self.least), end(self.most))
    }
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
    let mut earned: Option<(Exact, Exact)> = None;
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
fn of_interval(rule: &Points, known: &Interval<Decimal>, below: bool) -> (Exact, Exact) {
    let mut steps: Vec<&PointStep> = rule.rule.iter().collect();
    steps = crate::model::order::sorted(&steps, &|one, two| one.from < two.from);
    let mut earned: Option<(Exact, Exact)> = None;
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
fn of_step(rule: &Points, step: &PointStep, known: &Interval<Decimal>) -> (Exact, Exact) {
    match step.formula {
        Formula::Full => (whole(rule.max), whole(rule.max)),
        Formula::Fixed(points) => (whole(points), whole(points)),
        Formula::Zero => (0, 0),
        Formula::Proportional => {
            let low = known.low().map_or(step.from, |low| low.max(step.from));
            let high = known.high().map_or(step.to, |high| high.min(step.to));
            let share = |score: Decimal| i128::from(score.units()) * i128::from(rule.max.units());
            (share(low), share(high))
        }
    }
}

fn anything(rule: &Points) -> (Exact, Exact) {
    (0, whole(rule.max))
}

fn whole(points: Decimal) -> Exact {
    i128::from(points.units()) * 10_000_000_000
}

fn joined(one: Option<(Exact, Exact)>, two: (Exact, Exact)) -> (Exact, Exact) {
    one.map_or(two, |one| (one.0.min(two.0), one.1.max(two.1)))
}

/// A quotient as a number of hundredths, rounded half away from nought. By subtraction of doubled divisors: the
/// standard division of so long numbers is larger than all of this in the browser.
fn rounded(points: i128, of: i128) -> Option<Decimal> {
    let (mut rest, of) = (points.unsigned_abs(), of.unsigned_abs());
    let mut quotient: i64 = 0;
    for bit in (0..62).rev() {
        if rest >> bit >= of {
            rest -= of << bit;
            quotient |= 1 << bit;
        }
    }
    quotient += i64::from(rest >= of - rest);
    Decimal::new(if points < 0 { -quotient } else { quotient }, 2)
}
