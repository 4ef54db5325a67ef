//! A level asked of a score or a rank, and how any figure is weighed against what is asked of it.

use super::clause::{Badge, Case};
use super::figures::{Known, Lookup, Sought};
use super::gap::gap;
use super::verdict::{Outcome, Reason};
use crate::model::clause::{Level, LevelEdge};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::{Edge, Requirement};
use crate::model::scorecard::{Better, Change};

impl<'a> Case<'_, 'a> {
    pub(super) fn score(&mut self, level: &Level) -> Outcome {
        let required = requirement(level, self.series.better);
        self.judged.required = Some(required);
        self.level_badges();
        let found = self.figure(Sought::Score);
        self.weigh(&found, &mut |case, known| case.level(known, &required, false))
    }

    pub(super) fn rank(&mut self, at_most: Rank, of: Option<Rank>, among: Option<&str>) -> Outcome {
        if among.is_none() && self.moved_since_set() && !self.waived(Change::Geography) {
            return Outcome::CannotTell(Reason::BreakGeo);
        }
        self.level_badges();
        let units = self.units(self.subject, Some(self.year), among);
        if let (Some(units), Some(of)) = (units, of)
            && units != of
        {
            self.badge(Badge::UnitsRanked(units));
        }
        let found = self.figure(Sought::Rank(among));
        let required = Requirement::at_most(Decimal::from(at_most), false);
        self.weigh(&found, &mut |case, known| case.level(known, &required, true))
    }

    /// Judges by each source; where they contradict each other the verdict stands only if all give it.
    pub(super) fn weigh(
        &mut self,
        found: &Lookup<'a>,
        judge: &mut dyn FnMut(&mut Self, &Known<'a>) -> Outcome,
    ) -> Outcome {
        if found.is_nothing() {
            return Outcome::CannotTell(found.silence);
        }
        let mut outcomes = Vec::new();
        for known in found.readings() {
            outcomes.push(judge(self, known));
        }
        if found.readings().iter().any(|known| known.provisional) {
            self.badge(Badge::Provisional);
        }
        self.agreed(&outcomes)
    }

    /// One figure against its requirement, with the way between them.
    pub(super) fn level(&mut self, known: &Known<'a>, required: &Requirement<Decimal>, places: bool) -> Outcome {
        let (low, high) = (known.interval.low(), known.interval.high());
        let at = |edge: Option<Edge<Decimal>>, end: Option<Decimal>| edge.is_some_and(|edge| end == Some(edge.value));
        // What lies below a value does not reach it, and is less than it. There is no distance to say.
        if (known.below && at(required.low, high)) || (known.above && at(required.high, low)) {
            return Outcome::NotMet;
        }
        if (known.below && at(required.high, high) && required.low.is_none())
            || (known.above && at(required.low, low) && required.high.is_none())
        {
            return Outcome::Met;
        }
        self.judged.gap = gap(&known.interval, required, places);
        known.interval.fits(required).into()
    }
}

/// The decision thresholds of a level: "about" begins its tolerance below the value (METHOD A10), where less is better
/// above it: nobody promises that complaints be many. A change is turned round by its own sign, so that for one `better` is
/// [`Better::Higher`].
pub fn requirement(level: &Level, better: Better) -> Requirement<Decimal> {
    match level.low {
        Some(LevelEdge { value, strict, within: Some(within) }) if better == Better::Lower => {
            Requirement { low: None, high: Some(Edge { value: value.plus(within), strict }) }
        }
        _ => Requirement { low: level.low.map(edge), high: level.high.map(edge) },
    }
}

fn edge(edge: LevelEdge) -> Edge<Decimal> {
    Edge { value: edge.value.minus(edge.within.unwrap_or(Decimal::ZERO)), strict: edge.strict }
}
