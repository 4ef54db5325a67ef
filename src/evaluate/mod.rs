//! Plan → judgement: every clause in every year it speaks of, then the targets (METHOD A10, B, D; DESIGN §4).

pub mod clause;
pub mod figures;
pub mod gap;
pub mod verdict;

use crate::model::clause::Condition;
use crate::model::resolve::{Clause, Plan, Target, When};
use crate::model::time::Year;
use clause::YearJudgement;
use verdict::{Outcome, Verdict};

/// The longest span of years that is judged one by one.
const MAX_YEARS: usize = 100;

/// Everything judged, in the plan's order.
pub struct Judgement<'a> {
    /// A judgement for each target of the plan.
    pub targets: Vec<TargetJudgement<'a>>,
}

/// A target judged.
pub struct TargetJudgement<'a> {
    /// The target, as an index into [`Plan::targets`].
    pub target: usize,
    /// All its clauses together.
    pub outcome: Outcome,
    /// Its clauses, in the document's order.
    pub clauses: Vec<ClauseJudgement<'a>>,
}

/// A clause judged.
pub struct ClauseJudgement<'a> {
    /// All its years or parts together.
    pub outcome: Outcome,
    /// A leaf's years, in order; one for most.
    pub years: Vec<YearJudgement<'a>>,
    /// A combination's parts.
    pub parts: Vec<ClauseJudgement<'a>>,
}

/// How many targets came out which way; a target that was adjusted later is counted as its adjustment only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Met.
    pub met: usize,
    /// Not met.
    pub not_met: usize,
    /// Cannot tell.
    pub cannot_tell: usize,
    /// Not due.
    pub not_due: usize,
}

impl Tally {
    /// All that were counted.
    pub fn total(self) -> usize {
        self.met + self.not_met + self.cannot_tell + self.not_due
    }

    /// Counts one verdict.
    pub fn add(&mut self, verdict: Verdict) {
        let count = match verdict {
            Verdict::Met => &mut self.met,
            Verdict::NotMet => &mut self.not_met,
            Verdict::CannotTell => &mut self.cannot_tell,
            Verdict::NotDue => &mut self.not_due,
        };
        *count += 1;
    }
}

/// Judges a plan.
pub fn judge<'a>(plan: &Plan<'a>) -> Judgement<'a> {
    let targets = plan.targets.iter().enumerate().map(|(index, target)| judge_target(plan, index, target));
    Judgement { targets: targets.collect() }
}

fn judge_target<'a>(plan: &Plan<'a>, index: usize, target: &Target<'a>) -> TargetJudgement<'a> {
    let clauses: Vec<_> = target.clauses.iter().map(|one| judge_clause(plan, target, one, one.when)).collect();
    let outcomes = clauses.iter().map(|one| one.outcome);
    let outcome = if target.any { Outcome::any(outcomes) } else { Outcome::all(outcomes) };
    TargetJudgement { target: index, outcome, clauses }
}

fn judge_clause<'a>(plan: &Plan<'a>, target: &Target<'a>, clause: &Clause<'a>, when: When) -> ClauseJudgement<'a> {
    // Time given outside a combination holds for its parts.
    let within = |when: When| -> Vec<ClauseJudgement<'a>> {
        let parts = clause.parts.iter();
        parts.map(|part| judge_clause(plan, target, part, if part.when == clause.when { when } else { part.when })).collect()
    };
    match clause.condition {
        Condition::All(_) => {
            let parts = within(when);
            ClauseJudgement { outcome: Outcome::all(parts.iter().map(|part| part.outcome)), years: Vec::new(), parts }
        }
        Condition::Readings(_) => {
            // A reading is of the whole promise, so all its years are judged under it.
            let parts = within(when);
            let outcomes: Vec<Outcome> = parts.iter().map(|part| part.outcome).collect();
            ClauseJudgement { outcome: Outcome::readings(&outcomes), years: Vec::new(), parts }
        }
        Condition::Any(_) => {
            // "Each year, this or that": either may do in any year.
            let by_year = years(plan, when).into_iter().map(|year| {
                Outcome::any(within(When::In(year)).iter().map(|part| part.outcome))
            });
            let outcome = match when {
                When::Each(..) => Outcome::all(by_year),
                _ => Outcome::any(within(when).iter().map(|part| part.outcome)),
            };
            ClauseJudgement { outcome, years: Vec::new(), parts: within(when) }
        }
        _ => {
            let years: Vec<_> = match when {
                When::Since(first) => vec![clause::judge_since(plan, target, clause, first)],
                _ => years(plan, when).into_iter().map(|year| clause::judge(plan, target, clause, year)).collect(),
            };
            ClauseJudgement { outcome: Outcome::all(years.iter().map(|year| year.outcome)), years, parts: Vec::new() }
        }
    }
}

/// The years a clause speaks of. A span without an end reaches to the last year that is over and that
/// the unit lasted: an open promise ends with the unit, it is not broken by the merger.
fn years(plan: &Plan<'_>, when: When) -> Vec<Year> {
    let (first, last) = match when {
        When::In(year) | When::Since(year) => (year, Some(year)),
        When::Each(first, Some(last)) => (first, Some(last)),
        When::Each(first, None) => {
            let over = |day: crate::model::time::Date| if day == day.year().last_day() { Some(day.year()) } else { day.year().before(1) };
            let as_of = plan.as_of.year().before(1);
            let until = plan.until.map_or(as_of, over);
            (first, as_of.min(until).max(Some(first)))
        }
    };
    let years = std::iter::successors(Some(first), |year| year.next());
    years.take_while(|year| last.is_some_and(|last| *year <= last)).take(MAX_YEARS).collect()
}
