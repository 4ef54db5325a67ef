//! Step rules: something to earn, ranges the right way round and apart from each other.

use super::Check;
use crate::model::decimal::Decimal;
use crate::model::order::order;
use crate::model::points::{Formula, PointStep, Points};
use crate::model::problem::{Expected, Step};

impl Check<'_> {
    /// The points of a target.
    pub(super) fn points(&mut self, points: &Points) {
        self.path.push(Step::Field("points"));
        if points.max <= Decimal::ZERO {
            self.refuse("max", Some(&points.max), Expected::AboveNought);
        }
        if points.rule.is_empty() {
            self.refuse("rule", None, Expected::Present);
        }
        let from = |place: usize| points.rule.get(place).map(|step| step.from);
        let mut before: Option<Decimal> = None;
        for place in order(points.rule.len(), &|one, two| from(one) < from(two)) {
            if let Some(step) = points.rule.get(place) {
                self.enter("rule", place);
                self.step(step, before, points.max);
                self.leave();
                before = before.max(Some(step.to));
            }
        }
        self.path.pop();
    }

    fn step(&mut self, step: &PointStep, before: Option<Decimal>, max: Decimal) {
        if step.from > step.to {
            self.refuse("from", Some(&step.from), Expected::Ordered);
        }
        if before.is_some_and(|before| step.from < before) {
            self.refuse("from", Some(&step.from), Expected::Apart);
        }
        if let Formula::Fixed(points) = step.formula
            && points > max
        {
            self.refuse("formula", Some(&points), Expected::WithinTotal);
        }
    }
}
