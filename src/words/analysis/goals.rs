//! What an index is asked to reach in a year, as a total, and the least change of its parts that reaches it.

use super::parts::IndexReport;
use super::standing::StandingReport;
use super::what_if::{self, LeastChange};
use crate::evaluate::clause::{Figure, Used, YearJudgement, requirement};
use crate::evaluate::verdict::{Outcome, Verdict};
use crate::evaluate::{ClauseJudgement, Judgement};
use crate::model::clause::{Condition, GainUnit};
use crate::model::decimal::Decimal;
use crate::model::order::sorted;
use crate::model::resolve::{Clause, Plan, Subject};
use crate::model::scorecard::Better;
use crate::words::{Lang, clause, number};

/// A total worth reaching.
pub struct Goal {
    /// What it is: a condition of a target, or the next place.
    pub name: String,
    /// The least change that reaches it.
    pub least: LeastChange,
}

/// So many goals are offered.
const MOST: usize = 6;

/// Does the clause, or a part of it, judge this indicator's year?
fn speaks(clause: &Clause<'_>, judged: &ClauseJudgement<'_>, index: &IndexReport, at: usize) -> bool {
    let own = clause.subject.indicator == at && clause.subject.over.is_none();
    own && judged.years.iter().any(|year| year.year == index.year)
        || clause.parts.iter().zip(&judged.parts).any(|(part, judged)| speaks(part, judged, index, at))
}

/// Fills in which targets are judged by the year.
pub fn targets(index: &mut IndexReport, plan: &Plan<'_>, judged: &Judgement<'_>, at: usize) {
    for one in &judged.targets {
        let Some(target) = plan.targets.get(one.target) else { continue };
        if target.clauses.iter().zip(&one.clauses).any(|(clause, judged)| speaks(clause, judged, index, at)) {
            index.targets.push((one.target, target.written.id.clone()));
        }
    }
}

/// Fills in the goals: what the targets of the year ask and is not met, then the next place up. An index of which less
/// is better has none: raising parts would not reach them.
pub fn goals(
    index: &mut IndexReport,
    plan: &Plan<'_>,
    judged: &Judgement<'_>,
    at: usize,
    standing: Option<&StandingReport>,
    lang: Lang,
) {
    if plan.series.get(at).is_none_or(|series| series.better == Better::Lower) {
        return;
    }
    let mut seeker = Seeker { plan, index, at, standing, lang, found: Vec::new() };
    for one in &judged.targets {
        if let Some(target) = plan.targets.get(one.target) {
            let subject = Subject { indicator: target.indicator, over: target.written.over.as_ref() };
            seeker.clauses(&target.clauses, &one.clauses, subject);
        }
    }
    seeker.next_place();
    let found = std::mem::take(&mut seeker.found);
    for (name, total) in found {
        let (id, year) = (&index.indicator, index.year);
        if index.goals.len() == MOST {
            break;
        }
        // The same total may be asked for in two ways: the target's comes first.
        if let Ok(least) = what_if::least_change(plan.card, id, year, total, lang)
            && !index.goals.iter().any(|goal| goal.least.sentence == least.sentence)
        {
            index.goals.push(Goal { name, least });
        }
    }
}

struct Seeker<'s, 'a> {
    plan: &'s Plan<'a>,
    index: &'s IndexReport,
    at: usize,
    standing: Option<&'s StandingReport>,
    lang: Lang,
    found: Vec<(String, Decimal)>,
}

impl<'a> Seeker<'_, 'a> {
    fn clauses(&mut self, clauses: &[Clause<'a>], judged: &[ClauseJudgement<'a>], target: Subject<'a>) {
        for (clause, judged) in clauses.iter().zip(judged) {
            self.clauses(&clause.parts, &judged.parts, target);
            if clause.subject.indicator != self.at || clause.subject.over.is_some() {
                continue;
            }
            let year = judged.years.iter().find(|year| year.year == self.index.year);
            let open = |year: &&YearJudgement<'_>| {
                year.outcome == Outcome::NotDue
                    || matches!(year.outcome.verdict(), Verdict::NotMet | Verdict::CannotTell)
            };
            if let Some(total) = year.filter(open).and_then(|year| self.asked(clause.condition, year)) {
                self.found.push((clause::phrase(self.plan, clause, target, self.lang), total));
            }
        }
    }

    /// The total at which a condition holds.
    fn asked(&self, condition: &Condition, year: &YearJudgement<'_>) -> Option<Decimal> {
        let better = self.plan.series.get(self.at)?.better;
        let base = || year.figures.iter().find(|used| used.base);
        match condition {
            Condition::Score(level) => {
                let edge = requirement(level, better).low?;
                Some(if edge.strict { edge.value.plus(step(edge.value)) } else { edge.value })
            }
            Condition::Gain { by, unit: GainUnit::Points, .. } => {
                let edge = requirement(by, better).low?;
                let Used { figure: Figure::Score(base), .. } = base()? else { return None };
                let total = base.as_point()?.plus(edge.value);
                Some(if edge.strict { total.plus(step(total)) } else { total })
            }
            Condition::Rank { at_most, among: None, .. } => self.total_of(i32::from(at_most.get())),
            Condition::RankGain { by, .. } => {
                let Used { figure: Figure::Rank(base, _), .. } = base()? else { return None };
                let places = i32::from(by.value) + i32::from(by.strict);
                self.total_of((base.as_point()?.whole() - places).max(1))
            }
            _ => None,
        }
    }

    /// The least total that is certain of a place: past whoever of the others stands there.
    fn total_of(&self, place: i32) -> Option<Decimal> {
        let mut totals = Vec::new();
        for row in &self.standing?.rows {
            totals.extend(row.total.filter(|_| !row.own));
        }
        let totals = sorted(&totals, &|one: &Decimal, two| one > two);
        let passed = *totals.get(usize::try_from(place).ok()?.checked_sub(1)?)?;
        Some(passed.plus(step(passed)))
    }

    fn next_place(&mut self) {
        let place = self.index.now.as_ref().and_then(|now| now.place_before);
        let Some(worst) = place.and_then(|place| place.high()) else { return };
        let next = i32::from(worst.get()) - 1;
        if next > 0
            && let Some(total) = self.total_of(next)
        {
            let name = self
                .lang
                .tell("Lên hạng {0}|Rise to rank {0}", &[&number::decimal(Decimal::from(worst.get() - 1), self.lang)]);
            self.found.push((name, total));
        }
    }
}

/// The least step beyond a figure: a unit of its last digit, of the second at the most.
fn step(figure: Decimal) -> Decimal {
    Decimal::new(1, figure.places().max(2)).unwrap_or(Decimal::ZERO)
}
