//! One clause in one year: breaks first, then whether it is due, then the figures (METHOD D4, D5).

use super::figures::{self, Lookup, Sought};
use super::gap::Gap;
use super::verdict::{Outcome, Reason};
use crate::model::clause::{Condition, Member, Over};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::{Interval, Requirement};
use crate::model::resolve::{self, Clause, Plan, Series, Subject, Target};
use crate::model::scorecard::{Edition, Provenance};
use crate::model::time::{Date, Year};

pub use super::level::requirement;

/// A leaf clause judged in one year, with what it was judged by.
#[derive(Clone, Debug)]
pub struct YearJudgement<'a> {
    /// The year judged.
    pub year: Year,
    /// The verdict.
    pub outcome: Outcome,
    /// The figures used, the current one first.
    pub figures: Vec<Used<'a>>,
    /// The decision threshold of a score or change.
    pub required: Option<Requirement<Decimal>>,
    /// How far the figure lies from the threshold.
    pub gap: Option<Gap>,
    /// What a reader must know beside the verdict.
    pub badges: Vec<Badge<'a>>,
}

/// A figure used in a judgement.
#[derive(Clone, Debug)]
pub struct Used<'a> {
    /// Whose it is.
    pub subject: Subject<'a>,
    /// Of which year; `None` for a value the plan states.
    pub year: Option<Year>,
    /// It is what a change is measured against.
    pub base: bool,
    /// What it is.
    pub figure: Figure<'a>,
    /// Who says so.
    pub provenance: Provenance,
    /// Ids of its sources; one may stand there twice.
    pub sources: Vec<&'a str>,
}

/// A score, rank or band that was used.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure<'a> {
    /// A score.
    Score(Interval<Decimal>),
    /// A rank, and of how many.
    Rank(Interval<Decimal>, Option<Rank>),
    /// A band printed for the unit.
    Band(&'a str),
}

/// What a reader must know beside a verdict.
#[derive(Clone, Debug, PartialEq)]
pub enum Badge<'a> {
    /// The target was set before the way of measuring changed.
    OldMethod(&'a Edition),
    /// Something changed that still lets the editions be compared.
    Caveat(&'a Edition),
    /// So many units were ranked, not as many as the plan says.
    UnitsRanked(Rank),
    /// The figure is an estimate or self-score.
    Provisional,
    /// Sources contradict each other; the verdict is the same by each.
    SourcesDisagree,
    /// The editor looked past a change, with this note.
    Waived(&'a str),
    /// First place, or the top of the scale, was already reached.
    AtTheTop,
}

/// Judges a leaf clause in one year.
pub fn judge<'a>(plan: &Plan<'a>, target: &Target<'a>, clause: &Clause<'a>, year: Year) -> YearJudgement<'a> {
    let judged = YearJudgement {
        year,
        outcome: Outcome::NotDue,
        figures: Vec::new(),
        required: None,
        gap: None,
        badges: Vec::new(),
    };
    let Some(series) = plan.series.get(clause.subject.indicator) else { return judged };
    let mut case = Case { plan, target, series, subject: clause.subject, year, judged };
    // What was merged or abolished is gone for good: its later targets need not wait to be due. And before it
    // was formed, what bore its name was another.
    if case.is_gone(clause.condition) || plan.begins(clause.subject.over).is_some_and(|first| year.last_day() < first) {
        case.judged.outcome = Outcome::CannotTell(Reason::BreakGeo);
    } else if plan.as_of > year.last_day() {
        case.judged.outcome = case.condition(clause.condition);
    }
    case.judged
}

/// Judges a leaf clause by the latest figure from a year on: of the years that are over, the last in which
/// anything is known of what the clause asks.
pub fn judge_since<'a>(plan: &Plan<'a>, target: &Target<'a>, clause: &Clause<'a>, first: Year) -> YearJudgement<'a> {
    let mut latest = first;
    if let Some(series) = plan.series.get(clause.subject.indicator) {
        let mut next = plan.as_of.year().before(1);
        while let Some(year) = next.filter(|year| *year > first) {
            if series.speaks_of(year) && is_known(series, clause, year) {
                latest = year;
                break;
            }
            next = year.before(1);
        }
    }
    judge(plan, target, clause, latest)
}

fn is_known(series: &Series<'_>, clause: &Clause<'_>, year: Year) -> bool {
    let known = |sought: Sought<'_>| !figures::find(series, clause.subject, year, sought).is_nothing();
    match clause.condition {
        _ if matches!(clause.subject.over, Some(Over::Every(_))) => true,
        Condition::Rank { among, .. } => known(Sought::Rank(among.as_deref())),
        Condition::RankGain { .. } => known(Sought::Rank(None)),
        Condition::Band { .. } => {
            let printed = !figures::bands(series, clause.subject, year).is_empty();
            printed || known(Sought::Score) || known(Sought::Rank(None))
        }
        _ => known(Sought::Score),
    }
}

/// A clause in a year while it is judged.
pub(super) struct Case<'p, 'a> {
    pub(super) plan: &'p Plan<'a>,
    pub(super) target: &'p Target<'a>,
    pub(super) series: &'p Series<'a>,
    pub(super) subject: Subject<'a>,
    pub(super) year: Year,
    pub(super) judged: YearJudgement<'a>,
}

impl<'a> Case<'_, 'a> {
    /// The unit, its group, or the region it is ranked in ended before the year did.
    fn is_gone(&self, condition: &Condition) -> bool {
        let gone = |until: Option<Date>| until.is_some_and(|until| until < self.year.last_day());
        let region = match condition {
            Condition::Rank { among, .. } => among.as_ref().and_then(|id| self.plan.group(id)),
            _ => None,
        };
        gone(self.plan.ends(self.subject.over)) || gone(region.and_then(|region| region.until))
    }

    fn condition(&mut self, condition: &'a Condition) -> Outcome {
        if let Some(Over::Every(group)) = self.subject.over {
            return self.every(group, condition);
        }
        match condition {
            Condition::Score(level) => self.score(level),
            Condition::Rank { at_most, of, among } => self.rank(*at_most, *of, among.as_deref()),
            Condition::Band { at_least } => self.band(at_least),
            Condition::Gain { by, unit, from } => self.gain(by, *unit, from),
            Condition::RankGain { by, from } => self.rank_gain(*by, from),
            // Combinations are taken apart before they come here.
            Condition::All(_) | Condition::Any(_) | Condition::Readings(_) => Outcome::NotDue,
        }
    }

    /// Each unit of a group on its own; a unit without a figure keeps the whole open. Where the group does not
    /// name its members, they are all units that the indicator has results of.
    fn every(&mut self, group: &str, condition: &'a Condition) -> Outcome {
        let group = self.plan.group(group);
        let named: &'a [Member] = group.map_or(&[], |group| &group.members);
        let mut members: Vec<&'a Over> = Vec::new();
        for member in named {
            members.push(&member.0);
        }
        if members.is_empty() {
            members.extend(&self.series.units);
        }
        let whole = self.subject;
        let mut outcome = Outcome::NotDue;
        for unit in &members {
            self.subject = Subject { over: Some(unit), ..whole };
            outcome = outcome.and(self.condition(condition));
        }
        self.subject = whole;
        let missing = match group.and_then(|group| group.units) {
            Some(units) => members.len() < usize::from(units.get()),
            None => named.is_empty(),
        };
        if missing {
            let missing = self.broken_base(condition).unwrap_or(Reason::NoFigure);
            outcome = outcome.and(Outcome::CannotTell(missing));
        }
        outcome
    }

    fn broken_base(&mut self, condition: &'a Condition) -> Option<Reason> {
        match condition {
            Condition::Gain { from, .. } | Condition::RankGain { from, .. } => {
                let (base, year) = resolve::base(self.plan, self.subject, from, self.year)?;
                self.broken(base, year?)
            }
            _ => None,
        }
    }

    /// One verdict of several readings: it stands only if all give it.
    pub(super) fn agreed(&mut self, outcomes: &[Outcome]) -> Outcome {
        let [first, rest @ ..] = outcomes else { return Outcome::CannotTell(Reason::NoBase) };
        for outcome in rest {
            if outcome != first {
                self.judged.gap = None;
                return Outcome::CannotTell(Reason::Conflict);
            }
        }
        if !rest.is_empty() {
            self.badge(Badge::SourcesDisagree);
        }
        *first
    }

    pub(super) fn badge(&mut self, badge: Badge<'a>) {
        self.judged.badges.push(badge);
    }

    /// Looks up a figure of this clause's subject and year, and notes that it was used.
    pub(super) fn figure(&mut self, sought: Sought<'_>) -> Lookup<'a> {
        let found = figures::find(self.series, self.subject, self.year, sought);
        self.uses(&found, self.subject, Some(self.year), false, sought);
        found
    }

    pub(super) fn uses(
        &mut self,
        found: &Lookup<'a>,
        subject: Subject<'a>,
        year: Option<Year>,
        base: bool,
        sought: Sought<'_>,
    ) {
        for known in found.readings() {
            let figure = match sought {
                Sought::Score => Figure::Score(known.interval),
                Sought::Rank(among) => Figure::Rank(known.interval, self.units(subject, year, among)),
            };
            let (provenance, sources) = (known.provenance, known.sources.clone());
            self.judged.figures.push(Used { subject, year, base, figure, provenance, sources });
        }
    }

    /// How many units a rank is of.
    pub(super) fn units(&self, subject: Subject<'a>, year: Option<Year>, among: Option<&str>) -> Option<Rank> {
        match among {
            Some(group) => self.plan.group(group)?.units,
            None => self.plan.series.get(subject.indicator)?.edition(year?)?.units,
        }
    }
}
