//! Which numbered rules of `docs/method.md` decide a clause. `tests/words.rs` checks that each stands there.

use crate::evaluate::clause::{Badge, YearJudgement};
use crate::evaluate::verdict::{Outcome, Reason};
use crate::model::clause::{Base, Condition, GainUnit, Over};
use crate::model::resolve::{Clause, When};

/// The numbers of the rules by which a clause came out in a year as it did.
pub fn applied(clause: &Clause<'_>, year: &YearJudgement<'_>, ended: bool) -> Vec<&'static str> {
    let mut rules = Vec::new();
    match year.outcome {
        Outcome::NotDue => return vec!["2.3"],
        Outcome::CannotTell(Reason::BreakGeo) if ended => return vec!["6.3"],
        Outcome::CannotTell(Reason::BreakGeo) if matches!(clause.condition, Condition::Rank { .. }) => {
            return vec!["6.2"];
        }
        // A level compares with nothing: whoever it is of was not there.
        Outcome::CannotTell(Reason::BreakGeo)
            if matches!(clause.condition, Condition::Score(_) | Condition::Band { .. }) =>
        {
            return vec!["6.3"];
        }
        Outcome::CannotTell(Reason::BreakGeo | Reason::BreakMethod) => return vec!["6.1"],
        Outcome::CannotTell(Reason::Suppressed | Reason::NotPublished | Reason::NoFigure) => return vec!["1.10"],
        _ => {}
    }
    let base = match clause.condition {
        Condition::Score(level) => {
            let about = level.low.is_some_and(|edge| edge.within.is_some());
            rules.push(if about { "3.2" } else { "3.1" });
            None
        }
        Condition::Rank { .. } => {
            rules.push("3.3");
            None
        }
        Condition::Band { .. } => {
            rules.push("3.4");
            None
        }
        Condition::Gain { unit, from, .. } => {
            rules.push(if *unit == GainUnit::Percent { "3.6" } else { "3.5" });
            Some(from)
        }
        Condition::RankGain { from, .. } => {
            rules.push("3.7");
            Some(from)
        }
        _ => None,
    };
    match base {
        Some(Base::Year(_)) => rules.push("5.1"),
        Some(Base::Previous) => rules.push("5.2"),
        Some(Base::Stated(_)) => rules.push("5.3"),
        Some(Base::Series { .. }) => rules.push("5.4"),
        None => {}
    }
    if matches!(clause.when, When::Since(_)) {
        rules.push("4.5");
    }
    if matches!(clause.subject.over, Some(Over::Every(_))) {
        rules.push("3.9");
    }
    match year.outcome {
        Outcome::CannotTell(Reason::PartialInterval) => rules.push("2.2"),
        Outcome::CannotTell(Reason::Conflict) => rules.push("2.5"),
        Outcome::CannotTell(Reason::NoBase) => rules.push("5.5"),
        _ => {}
    }
    rules
}

/// The rule a badge tells of.
pub fn of_badge(badge: &Badge<'_>) -> &'static str {
    match badge {
        Badge::OldMethod(_) => "6.5",
        Badge::Caveat(_) => "6.4",
        Badge::UnitsRanked(_) => "6.7",
        Badge::Provisional => "1.8",
        Badge::SourcesDisagree => "2.5",
        Badge::Waived(_) => "6.6",
        Badge::AtTheTop => "3.8",
    }
}
