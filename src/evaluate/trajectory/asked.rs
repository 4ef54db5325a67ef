//! What a clause asks of the rule: a figure by a year, a figure every year, or a direction.

use super::rule::{Aim, Rule, Way};
use super::run::Run;
use super::{NoCourse, next_year};
use crate::evaluate::between::changed;
use crate::evaluate::clause::requirement;
use crate::evaluate::figures::{self, Sought};
use crate::evaluate::verdict::Reason;
use crate::model::clause::{Base, Condition, GainUnit, Level, Over, Steps};
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::interval::{Edge, Requirement};
use crate::model::resolve::{Clause, Plan, Series, Target, When};
use crate::model::scorecard::{Better, Change};
use crate::model::time::Year;

/// What is asked.
pub(super) enum Ask {
    /// A figure by a year.
    Reach(Aim, Year),
    /// A figure in every year from now on.
    Keep(Aim),
    /// Better each time.
    Improve(Way),
}

/// A target while its trajectory is looked for.
pub(super) struct Asking<'p, 'a> {
    pub(super) plan: &'p Plan<'a>,
    pub(super) target: &'p Target<'a>,
    pub(super) rule: Rule,
}

impl<'a> Asking<'_, 'a> {
    /// What a leaf asks, with the figures to ask it of; else why there is no trajectory.
    pub(super) fn ask(&self, clause: &Clause<'a>) -> Result<(Ask, Run), NoCourse> {
        let year = next_year(self.plan, clause.when).ok_or(NoCourse::Due)?;
        if let Some(until) = self.plan.until
            && until < year.last_day()
        {
            // An open promise ends with the unit; a year named after its end is beyond it for good.
            let open = matches!(clause.when, When::Each(_, None));
            return Err(if open { NoCourse::Due } else { NoCourse::CannotTell(Reason::BreakGeo) });
        }
        let series = self.plan.series.get(clause.subject.indicator).ok_or(NoCourse::NoRule)?;
        let sought = match clause.condition {
            _ if matches!(clause.subject.over, Some(Over::Every(_))) => return Err(NoCourse::NoRule),
            Condition::Score(_) | Condition::Gain { .. } => Sought::Score,
            Condition::Rank { among, .. } => Sought::Rank(among.as_deref()),
            Condition::RankGain { .. } => Sought::Rank(None),
            _ => return Err(NoCourse::NoRule),
        };
        if asks_previous(clause.condition) {
            let way = direction(clause.condition).ok_or(NoCourse::NoRule)?;
            let run = self.run(series, clause, sought)?;
            return Ok((Ask::Improve(way), run));
        }
        let run = self.run(series, clause, sought)?;
        let aim = self.aim(series, clause, sought, run.last)?;
        let keep = matches!(clause.when, When::Each(first, _) | When::Since(first) if first < year);
        Ok((if keep { Ask::Keep(aim) } else { Ask::Reach(aim, year) }, run))
    }

    fn waived(&self) -> Option<Change> {
        self.target.written.waive.as_ref().map(|waiver| waiver.change)
    }

    fn run(&self, series: &Series<'a>, clause: &Clause<'a>, sought: Sought<'_>) -> Result<Run, NoCourse> {
        let run = Run::of(self.plan, series, clause.subject, sought, self.waived()).map_err(NoCourse::CannotTell)?;
        // A place promised among other units says nothing of these.
        let promised = series.geography_on(self.target.set_on);
        let moved = matches!(clause.condition, Condition::Rank { among: None, .. })
            && promised != series.geography(run.last)
            && self.waived() != Some(Change::Geography);
        if moved { Err(NoCourse::CannotTell(Reason::BreakGeo)) } else { Ok(run) }
    }

    fn aim(&self, series: &Series<'a>, clause: &Clause<'a>, sought: Sought<'_>, last: Year) -> Result<Aim, NoCourse> {
        let better = if series.better == Better::Lower { Way::Down } else { Way::Up };
        let base = |from: &Base| self.base(series, clause, sought, from, last);
        match clause.condition {
            Condition::Score(level) => {
                let required = requirement(level, series.better);
                Ok(Aim { low: required.low.map(exact), high: required.high.map(exact), better })
            }
            Condition::Rank { at_most, .. } => {
                let edge = Edge { value: Ratio::from(Decimal::from(*at_most)), strict: false };
                Ok(Aim { low: None, high: Some(edge), better: Way::Down })
            }
            Condition::Gain { by, unit, from } => raised(base(from)?, &requirement(by, Better::Higher), *unit, better),
            Condition::RankGain { by, from } => Ok(places_won(base(from)?, *by)),
            _ => Err(NoCourse::NoRule),
        }
    }

    /// The base of a change as one exact figure.
    fn base(
        &self,
        series: &Series<'a>,
        clause: &Clause<'a>,
        sought: Sought<'_>,
        from: &Base,
        last: Year,
    ) -> Result<Decimal, NoCourse> {
        let year = match from {
            Base::Stated(value) => return Ok(*value),
            Base::Year(year) => *year,
            _ => return Err(NoCourse::NoRule),
        };
        if let Some(reason) = changed(series, year, last, self.waived()) {
            return Err(NoCourse::CannotTell(reason));
        }
        let found = figures::find(series, clause.subject, year, sought);
        let reason = match found.readings() {
            [known] => match known.interval.as_point() {
                Some(base) => return Ok(base),
                None => Reason::PartialInterval,
            },
            [] => Reason::NoBase,
            _ => Reason::Conflict,
        };
        Err(NoCourse::CannotTell(reason))
    }
}

fn exact(edge: Edge<Decimal>) -> Edge<Ratio> {
    Edge { value: edge.value.into(), strict: edge.strict }
}

fn asks_previous(condition: &Condition) -> bool {
    matches!(condition, Condition::Gain { from: Base::Previous, .. } | Condition::RankGain { from: Base::Previous, .. })
}

/// The direction of "better than the edition before". "Not lower than before" is none: standing still keeps it,
/// and the rule would call that a storm.
fn direction(condition: &Condition) -> Option<Way> {
    let asks = |value: Decimal, strict: bool, way: Way| {
        let size = if way == Way::Up { value } else { value.negated() };
        let moves = size > Decimal::ZERO || (strict && size == Decimal::ZERO);
        moves.then_some(way)
    };
    match condition {
        Condition::Gain { by: Level { low: Some(edge), high: None }, .. } => asks(edge.value, edge.strict, Way::Up),
        Condition::Gain { by: Level { low: None, high: Some(edge) }, .. } => asks(edge.value, edge.strict, Way::Down),
        Condition::RankGain { by, .. } if by.value > 0 || by.strict => Some(Way::Down),
        _ => None,
    }
}

/// A level above a base, in points or in percent of it; of nought or less there is no percent (METHOD B4).
fn raised(base: Decimal, by: &Requirement<Decimal>, unit: GainUnit, better: Way) -> Result<Aim, NoCourse> {
    let Requirement { low, high } = *by;
    if unit == GainUnit::Percent && base <= Decimal::ZERO {
        return Err(NoCourse::CannotTell(Reason::NoBase));
    }
    let hundred = Decimal::from(100_u16);
    let edge = |edge: Edge<Decimal>| {
        let value = match unit {
            GainUnit::Points => Some(Ratio::from(base.plus(edge.value))),
            GainUnit::Percent => {
                Ratio::of(hundred.plus(edge.value), hundred).and_then(|factor| factor.times(base.into())).ok()
            }
        };
        value.map(|value| Edge { value, strict: edge.strict })
    };
    Ok(Aim { low: low.and_then(edge), high: high.and_then(edge), better })
}

/// The place so many before the base; the first place is enough whatever was promised.
fn places_won(base: Decimal, by: Steps) -> Aim {
    let steps = by.value.saturating_add(u16::from(by.strict));
    let place = base.minus(Decimal::from(steps)).max(Decimal::from(1_u16));
    Aim { low: None, high: Some(Edge { value: place.into(), strict: false }), better: Way::Down }
}
