//! The clauses of a target: a time for each, references that lead somewhere, bases that come before.

use super::{Check, GROUPS, INDICATORS, MOST_YEARS};
use crate::model::clause::{Base, Clause, Condition};
use crate::model::figure::{Ends, Rank};
use crate::model::problem::{Expected, Step};
use crate::model::scorecard::Indicator;
use crate::model::time::Year;

impl Check<'_> {
    /// At most one time is given, and no endless one; the latest year that a change may be measured from, where
    /// one is: before a single year, up to the first of several.
    pub(super) fn time(
        &mut self,
        year: Option<Year>,
        each: Option<Ends<Year, Option<Year>>>,
        since: Option<Year>,
    ) -> Option<Year> {
        let mut given = String::new();
        let mut count = 0;
        for (name, there) in [("year", year.is_some()), ("each", each.is_some()), ("since", since.is_some())] {
            if there {
                given.push_str(if count == 0 { "" } else { " + " });
                given.push_str(name);
                count += 1;
            }
        }
        if count > 1 {
            self.refuse("", Some(&given), Expected::OneOf(&["year", "each", "since"]));
        }
        if let Some(Ends { from, to: Some(to) }) = each
            && to.number() - from.number() > MOST_YEARS
        {
            self.refuse("each", Some(&to), Expected::Years(MOST_YEARS));
        }
        let before = year.map(|year| year.before(1).unwrap_or(year));
        before.or(each.map(|ends| ends.from)).or(since)
    }

    pub(super) fn clauses(&mut self, field: &'static str, clauses: &[Clause], own: &Indicator, timed: Option<Year>) {
        for (index, one) in clauses.iter().enumerate() {
            self.enter(field, index);
            self.clause(one, own, timed);
            self.leave();
        }
    }

    fn clause(&mut self, clause: &Clause, own: &Indicator, timed: Option<Year>) {
        self.known("indicator", INDICATORS, clause.indicator.as_ref());
        self.known_over(clause.over.as_ref());
        let timed = self.time(clause.year, clause.each, clause.since).or(timed);
        match &clause.condition {
            Condition::All(parts) => return self.clauses("all", parts, own, timed),
            Condition::Any(parts) => return self.clauses("any", parts, own, timed),
            Condition::Readings(parts) => return self.clauses("readings", parts, own, timed),
            Condition::Rank { of, among, .. } => {
                self.known("among", GROUPS, among.as_ref());
                // A plan may count the whole country where fewer were rated: the author is told, not refused.
                let mut most: Option<Rank> = None;
                for edition in &own.editions {
                    most = most.max(edition.units);
                }
                if let (Some(of), Some(most)) = (of, most)
                    && *of > most
                {
                    self.warn("rank", Some(of), Expected::UnitsOf(most.get()));
                }
            }
            Condition::Gain { from, .. } => self.base("gain", from, timed),
            Condition::RankGain { from, .. } => self.base("rank_gain", from, timed),
            _ => {}
        }
        if timed.is_none() {
            self.refuse("year", None, Expected::Present);
        }
    }

    /// A change is measured from a year before the one judged, or from a series that is there.
    fn base(&mut self, condition: &'static str, from: &Base, latest: Option<Year>) {
        self.path.push(Step::Field(condition));
        match from {
            Base::Year(base) => {
                if let Some(latest) = latest.filter(|latest| base > latest) {
                    self.refuse("from", Some(base), Expected::NoLater(latest));
                }
            }
            Base::Series { indicator, over, .. } => {
                self.known("from", INDICATORS, indicator.as_ref());
                self.known_over(over.as_ref());
            }
            Base::Previous | Base::Stated(_) => {}
        }
        self.path.pop();
    }
}
