//! A change of a score or a rank against its base.

use super::clause::{Badge, Case};
use super::figures::{self, Known, Lookup, Sought};
use super::gap::gap;
use super::level::requirement;
use super::verdict::{Outcome, Reason};
use crate::model::clause::{Base, GainUnit, Level, Steps};
use crate::model::decimal::Decimal;
use crate::model::figure::Ends;
use crate::model::interval::{Edge, Interval, Requirement};
use crate::model::resolve;
use crate::model::scorecard::{Better, Provenance};
use std::cmp::Ordering;

/// How a change is measured.
struct Measure {
    required: Requirement<Decimal>,
    /// Places of a ranking, where fewer is better.
    places: bool,
    /// In percent of the base.
    percent: bool,
    /// Where nothing more can be gained.
    top: Option<Decimal>,
}

impl<'a> Case<'_, 'a> {
    pub(super) fn gain(&mut self, by: &Level, unit: GainUnit, from: &'a Base) -> Outcome {
        let required = requirement(by, Better::Higher);
        self.judged.required = Some(required);
        let scale = self.series.edition(self.year).and_then(|edition| edition.scale);
        let best = |scale: Ends<Decimal, Decimal>| match self.series.better {
            Better::Higher => required.low.and(Some(scale.to)),
            Better::Lower => required.high.and(Some(scale.from)),
        };
        let top = scale.and_then(best);
        self.change(from, Sought::Score, &Measure { required, places: false, percent: unit == GainUnit::Percent, top })
    }

    pub(super) fn rank_gain(&mut self, by: Steps, from: &'a Base) -> Outcome {
        let asked = Decimal::from(by.value).plus(Decimal::from(u16::from(by.strict)));
        let required = Requirement::at_least(asked, false);
        let measure = Measure { required, places: true, percent: false, top: Some(Decimal::from(1_u16)) };
        self.change(from, Sought::Rank(None), &measure)
    }

    fn change(&mut self, from: &'a Base, sought: Sought<'_>, measure: &Measure) -> Outcome {
        let (subject, year, base) = match from {
            Base::Stated(value) => (self.subject, None, Lookup::of(Some(stated(*value)), Reason::NoBase)),
            _ => {
                let Some((subject, Some(year))) = resolve::base(self.plan, self.subject, from, self.year) else {
                    return Outcome::CannotTell(Reason::NoBase);
                };
                if let Some(broken) = self.broken(subject, year) {
                    return Outcome::CannotTell(broken);
                }
                let Some(series) = self.plan.series.get(subject.indicator) else {
                    return Outcome::CannotTell(Reason::NoBase);
                };
                (subject, Some(year), figures::find(series, subject, year, sought))
            }
        };
        let found = self.figure(sought);
        self.uses(&base, subject, year, true, sought);
        if base.is_nothing() && !found.is_nothing() {
            return Outcome::CannotTell(Reason::NoBase);
        }
        if base.readings().iter().any(|known| known.provisional) {
            self.badge(Badge::Provisional);
        }
        if let (true, Some(units)) = (measure.places, self.units(self.subject, Some(self.year), None))
            && self.units(subject, year, None).is_some_and(|before| before != units)
        {
            self.badge(Badge::UnitsRanked(units));
        }
        self.weigh(&found, &mut |case, known| {
            let mut outcomes = Vec::new();
            for base in base.readings() {
                outcomes.push(case.changed(&known.interval, &base.interval, measure));
            }
            case.agreed(&outcomes)
        })
    }

    fn changed(&mut self, known: &Interval<Decimal>, base: &Interval<Decimal>, measure: &Measure) -> Outcome {
        let lower = measure.places || self.series.better == Better::Lower;
        let at_top = |interval: &Interval<Decimal>| match (measure.top, interval.low(), interval.high()) {
            (Some(top), _, Some(high)) if lower => high <= top,
            (Some(top), Some(low), _) if !lower => low >= top,
            _ => false,
        };
        if at_top(known) && at_top(base) {
            self.badge(Badge::AtTheTop);
            return Outcome::Met;
        }
        if measure.percent {
            return percent(known, base, &measure.required);
        }
        let change = if measure.places { difference(base, known) } else { difference(known, base) };
        self.judged.gap = change.and_then(|change| gap(&change, &measure.required, measure.places));
        change.map_or(Outcome::CannotTell(Reason::NoBase), |change| change.fits(&measure.required).into())
    }
}

/// A base the plan itself gives.
fn stated<'a>(value: Decimal) -> Known<'a> {
    Known {
        interval: Interval::point(value),
        above: false,
        below: false,
        provenance: Provenance::Published,
        provisional: false,
        sources: Vec::new(),
    }
}

/// What lies between two figures (METHOD D4).
fn difference(current: &Interval<Decimal>, base: &Interval<Decimal>) -> Option<Interval<Decimal>> {
    let span = |one: Option<Decimal>, two: Option<Decimal>| Some(one?.minus(two?));
    Interval::new(span(current.low(), base.high()), span(current.high(), base.low()))
}

/// A relative change, by cross-multiplying, so that nothing is divided or rounded. A base of nought or
/// less has no percent (METHOD B4).
fn percent(current: &Interval<Decimal>, base: &Interval<Decimal>, required: &Requirement<Decimal>) -> Outcome {
    if base.low().is_none_or(|low| low <= Decimal::ZERO) {
        return Outcome::CannotTell(Reason::NoBase);
    }
    let mut outcome = Outcome::NotDue;
    for (edge, wanted) in [(&required.low, Ordering::Greater), (&required.high, Ordering::Less)] {
        let Some(edge) = edge else { continue };
        // The threshold grows with the base, but for a fall by more than all of it.
        let (largest, smallest) = match edge.value < Decimal::from(100_u16).negated() {
            false => (base.high(), base.low()),
            true => (base.low(), base.high()),
        };
        let least = satisfied(current.low(), largest, edge, wanted);
        let most = satisfied(current.high(), smallest, edge, wanted);
        let (worst, best) = if wanted == Ordering::Greater { (least, most) } else { (most, least) };
        outcome = outcome.and(match (worst, best) {
            (Some(true), _) => Outcome::Met,
            (_, Some(false)) => Outcome::NotMet,
            _ => Outcome::CannotTell(Reason::PartialInterval),
        });
    }
    outcome
}

/// Does a figure lie on the wanted side of its base raised by the edge's percent?
fn satisfied(end: Option<Decimal>, base: Option<Decimal>, edge: &Edge<Decimal>, wanted: Ordering) -> Option<bool> {
    let order = end?.compare_raised(base?, edge.value);
    Some(order == wanted || (order == Ordering::Equal && !edge.strict))
}
