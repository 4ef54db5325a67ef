//! Plan → judgement: every clause in every year it speaks of, then the targets (METHOD A10, B, D; DESIGN §4).

pub mod attainment;
pub mod between;
pub mod clause;
pub mod composite;
pub mod consistency;
pub mod figures;
pub mod gap;
pub mod points;
pub mod standing;
pub mod trajectory;
pub mod verdict;

mod band;
mod breaks;
mod change;
mod level;
mod panel;

use crate::model::check::MOST_YEARS;
use crate::model::clause::Condition;
use crate::model::resolve::{Clause, Plan, Target, When};
use crate::model::time::{Date, Year};
use clause::YearJudgement;
use verdict::{Outcome, Verdict};

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
    let mut targets = Vec::new();
    for (index, target) in plan.targets.iter().enumerate() {
        let until = plan.ends(target.written.over.as_ref());
        // The time of the whole target, where it has one, is the time of those clauses that have no other.
        let when = target.written.each.map_or(When::In(target.set_on.year()), |ends| When::Each(ends.from, ends.to));
        let clauses = Parts { plan, target, clauses: &target.clauses, when, until }.judge(when);
        let outcome = if target.any {
            Parts { plan, target, clauses: &target.clauses, when, until }.any(when, &clauses)
        } else {
            all(&clauses)
        };
        targets.push(TargetJudgement { target: index, outcome, clauses });
    }
    Judgement { targets }
}

/// The clauses of a target or of a combination.
struct Parts<'p, 'a> {
    plan: &'p Plan<'a>,
    target: &'p Target<'a>,
    clauses: &'p [Clause<'a>],
    /// The time of the whole, which its parts have taken over where they have none of their own.
    when: When,
    /// Last day of whoever the whole is about.
    until: Option<Date>,
}

impl<'a> Parts<'_, 'a> {
    /// Each part, those that took over the time of the whole at the time given.
    fn judge(&self, when: When) -> Vec<ClauseJudgement<'a>> {
        let mut judged = Vec::new();
        for clause in self.clauses {
            judged.push(self.clause(clause, if clause.when == self.when { when } else { clause.when }));
        }
        judged
    }

    /// One is enough; "each year, this or that": either may do in any year.
    fn any(&self, when: When, judged: &[ClauseJudgement<'a>]) -> Outcome {
        let When::Each(..) = when else { return any(judged) };
        let mut outcome = Outcome::NotDue;
        for year in years(self.plan, self.until, when) {
            outcome = outcome.and(any(&self.judge(When::In(year))));
        }
        outcome
    }

    fn clause(&self, clause: &Clause<'a>, when: When) -> ClauseJudgement<'a> {
        let until = self.plan.ends(clause.subject.over);
        let within = Parts { clauses: &clause.parts, when: clause.when, until, ..*self };
        let parts = within.judge(when);
        let mut years = Vec::new();
        let outcome = match clause.condition {
            Condition::All(_) => all(&parts),
            // A reading is of the whole promise, so all its years are judged under it.
            Condition::Readings(_) => readings(&parts),
            Condition::Any(_) => within.any(when, &parts),
            _ => {
                let mut outcome = Outcome::NotDue;
                for year in self::years(self.plan, until, when) {
                    let judged = match when {
                        When::Since(first) => clause::judge_since(self.plan, self.target, clause, first),
                        _ => clause::judge(self.plan, self.target, clause, year),
                    };
                    outcome = outcome.and(judged.outcome);
                    years.push(judged);
                }
                outcome
            }
        };
        ClauseJudgement { outcome, years, parts }
    }
}

fn all(judged: &[ClauseJudgement<'_>]) -> Outcome {
    let mut outcome = Outcome::NotDue;
    for one in judged {
        outcome = outcome.and(one.outcome);
    }
    outcome
}

fn any(judged: &[ClauseJudgement<'_>]) -> Outcome {
    let mut outcome = Outcome::NotMet;
    for one in judged {
        outcome = outcome.or(one.outcome);
    }
    outcome
}

fn readings(judged: &[ClauseJudgement<'_>]) -> Outcome {
    let mut outcomes = Vec::new();
    for one in judged {
        outcomes.push(one.outcome);
    }
    Outcome::readings(&outcomes)
}

/// The years a clause speaks of, the first and the last; one for "since". A span without an end reaches to the
/// last year that is over and that the unit, or the group, lasted: an open promise ends with the unit, it is not broken by the
/// merger.
fn years(plan: &Plan<'_>, until: Option<Date>, when: When) -> Years {
    let (first, last) = match when {
        When::In(year) | When::Since(year) => (year, year),
        When::Each(first, Some(last)) => (first, last),
        When::Each(first, None) => {
            let mut last = plan.as_of.year().before(1);
            if let Some(until) = until {
                let whole = until == until.year().last_day();
                last = last.min(until.year().before(u16::from(!whole)));
            }
            (first, last.unwrap_or(first))
        }
    };
    let most = first.number().saturating_add(MOST_YEARS);
    Years { next: Some(first), last, most }
}

/// A span of years, the first always among them.
struct Years {
    next: Option<Year>,
    last: Year,
    most: u16,
}

impl Iterator for Years {
    type Item = Year;

    fn next(&mut self) -> Option<Year> {
        let year = self.next?;
        self.next = year.next().filter(|next| *next <= self.last && next.number() <= self.most);
        Some(year)
    }
}
