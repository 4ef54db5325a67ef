//! `thuoc-do evaluate --trend open-sdg`: Open SDG's measure for every score that a target asks for by a year.

use super::open_sdg::{Direction, Figure, Progress, with_target};
use crate::evaluate::figures;
use crate::model::clause::Condition;
use crate::model::decimal::Decimal;
use crate::model::resolve::{self, Clause, Plan, Target, When};
use crate::model::scorecard::Scorecard;
use crate::model::time::Year;
use crate::model::value::{Data, Value};

/// Open SDG's base year; where it has no figure, the next year that has one.
const BASE_YEAR: u16 = 2015;

/// A record for each leaf that asks for one level of a score by a year; others have no such measure.
pub fn open_sdg(card: &Scorecard) -> Value {
    let plan = resolve::plan(card);
    let mut found = Vec::new();
    for target in &plan.targets {
        leaves(&plan, target, &target.clauses, &mut found);
    }
    let list = Value::new(Data::List(found));
    Value::map([("trend", Some(Value::text("open_sdg"))), ("targets", Some(list))])
}

fn leaves(plan: &Plan<'_>, target: &Target<'_>, clauses: &[Clause<'_>], found: &mut Vec<Value>) {
    for clause in clauses {
        leaves(plan, target, &clause.parts, found);
        let (Condition::Score(level), When::In(year)) = (clause.condition, clause.when) else { continue };
        let (asked, direction) = match (level.low, level.high) {
            (Some(low), None) => (low.value, Direction::Positive),
            (None, Some(high)) => (high.value, Direction::Negative),
            _ => continue,
        };
        let points = points(plan, clause, year);
        let ends = points.first().zip(points.last());
        let progress =
            ends.map(|(base, current)| with_target(number(base), number(current), number(&(year, asked)), direction));
        let series = plan.series.get(clause.subject.indicator);
        found.push(Value::map([
            ("indicator", series.map(|series| Value::text(series.indicator.id.as_str()))),
            ("target", Some(Value::text(target.written.id.as_str()))),
            ("year", Some(Value::number(year))),
            ("asked", Some(Value::number(asked))),
            ("base", ends.map(|(base, _)| told(base))),
            ("current", ends.map(|(_, current)| told(current))),
            ("value", progress.and_then(|progress| float(progress.value))),
            ("score", progress.and_then(|progress| float(progress.score))),
            ("patched", progress.filter(|progress| progress.patched).map(|_| Value::new(Data::Bool(true)))),
            (
                "status",
                Some(Value::text(progress.map_or("not_available", |progress: Progress| progress.status.word()))),
            ),
        ]));
    }
}

/// The exact scores from the base year to the target's, of years that are over. Open SDG knows no breaks.
fn points(plan: &Plan<'_>, clause: &Clause<'_>, to: Year) -> Vec<(Year, Decimal)> {
    let mut found = Vec::new();
    let Some(series) = plan.series.get(clause.subject.indicator) else { return found };
    let mut year = Year::new(i64::from(BASE_YEAR)).filter(|year| *year <= to);
    while let Some(now) = year.filter(|year| *year <= to && plan.as_of > year.last_day()) {
        if let [known] = figures::score(series, clause.subject, now).readings()
            && let Some(score) = known.interval.as_point()
        {
            found.push((now, score));
        }
        year = now.next();
    }
    found
}

fn number((year, score): &(Year, Decimal)) -> Figure {
    // Every printed figure is a float's text too.
    Figure { year: year.number(), value: score.to_string().parse().unwrap_or(f64::NAN) }
}

fn told((year, score): &(Year, Decimal)) -> Value {
    Value::map([("year", Some(Value::number(year))), ("score", Some(Value::number(score)))])
}

fn float(value: Option<f64>) -> Option<Value> {
    value.map(|value| Value::number(format!("{value:.4}")))
}
