//! What the whole of an index comes to: total, place, verdicts, as they are and as they would be.

use super::part_words as say;
use super::parts::Outcome;
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::text::{chained, joined};
use crate::words::analysis::parts::IndexReport;
use crate::words::analysis::parts_message::total;
use crate::words::analysis::supposed::Supposed;
use crate::words::report::{Report, TargetReport};

/// Lays the outcome out.
pub fn outcome<'a>(report: &'a Report, told: &'a IndexReport, supposed: Option<&'a Supposed>) -> Outcome<'a> {
    let lang = report.lang;
    let unit = told.unit.as_deref();
    let mut outcome = Outcome {
        assumes: supposed.map(|one| one.assumes.as_str()),
        follows: supposed.map_or("", |one| one.follows.as_str()),
        facts: Vec::new(),
        verdicts: Vec::new(),
    };
    let Some(now) = &told.now else { return outcome };
    let what = supposed.and_then(|one| one.what.as_ref());
    let score = |score: &Interval<Decimal>| total(score, unit, lang);
    outcome.facts.push((lang.of(say::TOTAL), score(&now.before), what.map(|what| score(&what.after))));
    if let Some(place) = &now.place_before {
        let of = told.units.map_or(String::new(), |units| lang.tell("/{0}", &[&units]));
        let rank = |place: &Interval<_>| chained(&[&total(&place.map(Decimal::from), None, lang), &of]);
        let then = what.and_then(|what| what.place.as_ref()).map(rank);
        outcome.facts.push((lang.of(say::RANK), rank(place), then));
    }
    for (at, id) in &told.targets {
        let target = report.targets.iter().find(|target| target.target == *id);
        let then = what.and_then(|what| what.verdicts.get(*at)).copied();
        if let Some(target) = target {
            outcome.verdicts.push((asks(target, told), target.verdict, then));
        }
    }
    outcome
}

/// What a target asks, under the index's name where it is another's.
fn asks(target: &TargetReport, told: &IndexReport) -> String {
    let asks: Vec<&str> = target.clauses.iter().map(|clause| clause.text.as_str()).collect();
    let asks = joined(&asks, "; ");
    let own = target.indicator == told.indicator;
    chained(&[if own { "" } else { &target.name }, if own { "" } else { ": " }, &asks, " (", &target.years, ")"])
}
