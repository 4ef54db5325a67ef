//! Is a target that is not due yet on its way? The German rule (see [`rule`]) for each clause of a target, and for
//! all together (METHOD B3, B4). A trajectory is no verdict and never changes one.

pub mod rule;
pub mod run;

mod asked;

use crate::evaluate::verdict::Reason;
use crate::model::clause::Condition;
use crate::model::resolve::{Clause, Plan, Subject, Target, When};
use crate::model::time::Year;
use asked::{Ask, Asking};
use rule::{Course, Reading, Rule};
use run::{Cut, Run};

/// The trajectory of a target.
pub struct Trajectory<'a> {
    /// All clauses together: of `all` the worst, of `any` the best, of readings what they agree on. `None` where an
    /// unknown clause could still decide.
    pub course: Option<Course>,
    /// Its clauses, in the document's order.
    pub clauses: Vec<ClauseTrajectory<'a>>,
}

/// The trajectory of a clause, or those of its parts.
pub struct ClauseTrajectory<'a> {
    /// Whose figures.
    pub subject: Subject<'a>,
    /// What is asked.
    pub condition: &'a Condition,
    /// What comes out.
    pub outlook: Outlook,
    /// A combination's parts.
    pub parts: Vec<ClauseTrajectory<'a>>,
}

/// Where a clause is heading, or why that is not said.
#[derive(Clone, Debug, PartialEq)]
pub enum Outlook {
    /// Not reached yet: where its figures lead.
    Towards(Path),
    /// Reached before its year: whether it will last, by the constant rule.
    Reached(Path),
    /// A combination: its parts together, as in [`Trajectory::course`].
    Together(Option<Course>),
    /// There is no trajectory.
    Without(NoCourse),
}

/// Why there is no trajectory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCourse {
    /// All its years are over: it has a verdict and needs none.
    Due,
    /// An earlier year of the same target comes first.
    Later,
    /// Too few consecutive figures.
    TooFew {
        /// How many there are.
        have: usize,
        /// How many the rule needs.
        need: usize,
        /// What cut them off.
        cut: Option<Cut>,
    },
    /// The rule does not speak of such a condition: bands, whole groups, another series, "not lower than before".
    NoRule,
    /// The latest figure, or the base, cannot be used.
    CannotTell(Reason),
}

/// A reading of the rule and the figures it was made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The rule's reading.
    pub reading: Reading,
    /// The figures.
    pub run: Run,
    /// The year aimed at; `None` where every year counts.
    pub by: Option<Year>,
}

impl Outlook {
    /// The course; `None` without one.
    pub fn course(&self) -> Option<Course> {
        match self {
            Self::Towards(path) | Self::Reached(path) => Some(path.reading.course),
            Self::Together(course) => *course,
            _ => None,
        }
    }

    /// It has no part in the whole: it has a verdict, or an earlier year stands for it.
    fn is_neutral(&self) -> bool {
        matches!(self, Self::Without(NoCourse::Due | NoCourse::Later))
    }
}

/// The trajectory of a target; nothing is judged. The product uses [`Rule::SHORT`].
pub fn trajectory<'a>(plan: &Plan<'a>, target: &Target<'a>, rule: Rule) -> Trajectory<'a> {
    let asking = Asking { plan, target, rule };
    let mut clauses = asking.clauses(&target.clauses);
    if !target.any {
        pass_over_later(&mut clauses);
    }
    settle(&mut clauses);
    let course = if target.any { best(&clauses) } else { worst(&clauses) };
    Trajectory { course, clauses }
}

impl<'a> Asking<'_, 'a> {
    /// As deep as the document is, which its reader bounds.
    fn clauses(&self, clauses: &[Clause<'a>]) -> Vec<ClauseTrajectory<'a>> {
        let mut found = Vec::new();
        for clause in clauses {
            let parts = self.clauses(&clause.parts);
            let outlook =
                if clause.condition.parts().is_some() { Outlook::Together(None) } else { self.outlook(clause) };
            found.push(ClauseTrajectory { subject: clause.subject, condition: clause.condition, outlook, parts });
        }
        found
    }

    fn outlook(&self, clause: &Clause<'a>) -> Outlook {
        let (ask, run) = match self.ask(clause) {
            Ok(found) => found,
            Err(why) => return Outlook::Without(why),
        };
        let (by, reading) = match &ask {
            Ask::Reach(aim, year) => {
                let left = year.number().saturating_sub(run.last.number());
                (Some(*year), rule::numeric(&run.figures, aim, left, self.rule))
            }
            Ask::Keep(aim) => (None, rule::constant(&run.figures, aim, self.rule)),
            Ask::Improve(way) => (None, rule::directional(&run.figures, *way, self.rule)),
        };
        match reading {
            Some(reading) if reading.reached => Outlook::Reached(Path { reading, run, by }),
            Some(reading) => Outlook::Towards(Path { reading, run, by }),
            None => {
                let (have, need) = (run.figures.len(), self.rule.min_points.max(2));
                Outlook::Without(NoCourse::TooFew { have, need, cut: run.cut })
            }
        }
    }
}

/// Of several years asked of the same thing the next one counts (METHOD B3.1).
fn pass_over_later(clauses: &mut [ClauseTrajectory<'_>]) {
    let mut dated: Vec<(usize, bool, Year, usize)> = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        if let Outlook::Towards(Path { by: Some(year), .. }) | Outlook::Reached(Path { by: Some(year), .. }) =
            &clause.outlook
            && clause.subject.over.is_none()
        {
            let rank = matches!(clause.condition, Condition::Rank { .. } | Condition::RankGain { .. });
            dated.push((clause.subject.indicator, rank, *year, at));
        }
    }
    dated.sort_unstable();
    for same in dated.chunk_by(|one, two| (one.0, one.1) == (two.0, two.1)) {
        let next = same.first().map(|first| first.2);
        for (_, _, year, at) in same {
            if let Some(clause) = clauses.get_mut(*at).filter(|_| Some(*year) != next) {
                clause.outlook = Outlook::Without(NoCourse::Later);
            }
        }
    }
}

/// Combinations from their parts, the innermost first.
fn settle(clauses: &mut [ClauseTrajectory<'_>]) {
    for clause in clauses {
        if clause.condition.parts().is_none() {
            continue;
        }
        let all = matches!(clause.condition, Condition::All(_));
        if all {
            pass_over_later(&mut clause.parts);
        }
        settle(&mut clause.parts);
        let neutral = clause.parts.iter().all(|part| part.outlook.is_neutral());
        clause.outlook = match clause.condition {
            _ if neutral => Outlook::Without(NoCourse::Due),
            Condition::Readings(_) => Outlook::Together(agreed(&clause.parts)),
            _ if all => Outlook::Together(worst(&clause.parts)),
            _ => Outlook::Together(best(&clause.parts)),
        };
    }
}

/// The worst; an unknown one could be worse than any but the worst there is.
fn worst(clauses: &[ClauseTrajectory<'_>]) -> Option<Course> {
    let counted = clauses.iter().filter(|clause| !clause.outlook.is_neutral());
    let courses = || counted.clone().map(|clause| clause.outlook.course());
    let worst = courses().flatten().max();
    worst.filter(|worst| *worst == Course::WrongWay || courses().all(|course| course.is_some()))
}

/// The best; an unknown one could be better than any but the best there is.
fn best(clauses: &[ClauseTrajectory<'_>]) -> Option<Course> {
    let counted = clauses.iter().filter(|clause| !clause.outlook.is_neutral());
    let courses = || counted.clone().map(|clause| clause.outlook.course());
    let best = courses().flatten().min();
    best.filter(|best| *best == Course::OnTrack || courses().all(|course| course.is_some()))
}

/// What honest readings of one wording agree on.
fn agreed(clauses: &[ClauseTrajectory<'_>]) -> Option<Course> {
    let first = clauses.first()?.outlook.course()?;
    clauses.iter().all(|clause| clause.outlook.course() == Some(first)).then_some(first)
}

/// The year a clause is next judged, where that is still to come; `None` where all its years are over.
fn next_year(plan: &Plan<'_>, when: When) -> Option<Year> {
    let open = plan.as_of.year();
    match when {
        When::In(year) => (year >= open).then_some(year),
        When::Since(year) => Some(year.max(open)),
        When::Each(first, last) => {
            let next = first.max(open);
            last.is_none_or(|last| next <= last).then_some(next)
        }
    }
}
