//! As written → as resolved: the only place where a default is filled in or a reference followed.

use super::clause::{self, Base, Condition, Over};
use super::figure::Ends;
use super::ids::Ids;
use super::order::sorted;
use super::ranking::Ranking;
use super::scorecard::{self, Group, Panel, Scorecard, Source, Unit};
use super::time::{Date, Year};
use super::units::{self, Units};

pub use super::series::Series;

/// A document with nothing left to look up.
pub struct Plan<'a> {
    /// The document.
    pub card: &'a Scorecard,
    /// The day up to which results are known.
    pub as_of: Date,
    /// The unit's last day, where it was merged away.
    pub until: Option<Date>,
    /// The indicators, in the document's order.
    pub series: Vec<Series<'a>>,
    /// The targets, in the document's order.
    pub targets: Vec<Target<'a>>,
    /// The day from which the unit is what it is, where it was formed of others.
    pub began: Option<Date>,
    /// The ids of the indicators.
    ids: Ids<'a>,
    /// Who the units and groups are.
    units: Units<'a>,
}

impl<'a> Plan<'a> {
    /// A group.
    pub fn group(&self, id: &str) -> Option<&'a Group> {
        self.units.group(id)
    }

    /// A source.
    pub fn source(&self, id: &str) -> Option<&'a Source> {
        self.units.source(id)
    }

    /// A unit that the plan's own was formed of.
    pub fn predecessor(&self, id: &str) -> Option<&'a Unit> {
        self.units.predecessor(id)
    }

    /// The last day of whoever a figure is of: of the plan's unit, of the group or of the predecessor.
    pub fn ends(&self, over: Option<&Over>) -> Option<Date> {
        earlier(self.until, over.and_then(|over| self.units.until(over)))
    }

    /// The first day of whoever a figure is of, where it was formed of others.
    pub fn begins(&self, over: Option<&Over>) -> Option<Date> {
        self.began.filter(|_| over.is_none())
    }
}

/// The earlier of two days, or the only one.
fn earlier(one: Option<Date>, two: Option<Date>) -> Option<Date> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    }
}

/// A target with the day it was set and its clauses resolved.
pub struct Target<'a> {
    /// As written.
    pub written: &'a scorecard::Target,
    /// Its indicator, as an index into [`Plan::series`].
    pub indicator: usize,
    /// The day it was set.
    pub set_on: Date,
    /// One of its clauses is enough.
    pub any: bool,
    /// Its clauses.
    pub clauses: Vec<Clause<'a>>,
    /// Id of the target that adjusts it.
    pub replaced_by: Option<&'a str>,
}

/// A clause whose time and subject are known.
pub struct Clause<'a> {
    /// When it is judged.
    pub when: When,
    /// Whose figure is judged.
    pub subject: Subject<'a>,
    /// What must hold, as written.
    pub condition: &'a Condition,
    /// Its parts, where it is a combination.
    pub parts: Vec<Clause<'a>>,
}

/// When a clause is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In one year.
    In(Year),
    /// In every year of a span; without an end, as long as the unit lasts.
    Each(Year, Option<Year>),
    /// By the latest figure from a year on.
    Since(Year),
}

impl When {
    /// The first year it speaks of.
    pub fn first(self) -> Year {
        match self {
            Self::In(year) | Self::Each(year, _) | Self::Since(year) => year,
        }
    }
}

/// Whose figure is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject<'a> {
    /// Index into [`Plan::series`].
    pub indicator: usize,
    /// A group's statistic or member; the unit itself where `None`.
    pub over: Option<&'a Over>,
}

impl Plan<'_> {
    /// The place of an indicator in [`Plan::series`], by its id.
    pub fn find(&self, indicator: &str) -> Option<usize> {
        self.ids.find(indicator)
    }
}

/// Resolves a checked document (see [`super::check`]).
pub fn plan(card: &Scorecard) -> Plan<'_> {
    let mut plan = Plan {
        card,
        as_of: as_of(card),
        until: card.unit.as_ref().and_then(|unit| unit.until),
        series: Vec::new(),
        targets: Vec::new(),
        began: card.unit.as_ref().and_then(units::began),
        ids: Ids::default(),
        units: Units::of(card),
    };
    let mut named = Ids::default();
    for indicator in &card.indicators {
        plan.ids.push(&indicator.id);
        plan.series.push(Series::of(indicator));
    }
    plan.ids.sort();
    rankings(&mut plan);
    for (index, indicator) in card.indicators.iter().enumerate() {
        for written in &indicator.targets {
            if let Some(target) = target(&plan, index, written) {
                plan.targets.push(target);
                named.push(&written.id);
            }
        }
    }
    named.sort();
    for at in 0..plan.targets.len() {
        let Some(written) = plan.targets.get(at).map(|target| target.written) else { continue };
        let replaced = written.replaces.as_ref().and_then(|id| named.find(id));
        if let Some(replaced) = replaced.and_then(|at| plan.targets.get_mut(at)) {
            replaced.replaced_by = Some(&written.id);
        }
    }
    plan
}

/// Puts each panel in order beside the results of its indicator, the earliest year first.
fn rankings(plan: &mut Plan<'_>) {
    let panels: Vec<&Panel> = plan.card.panels.iter().collect();
    for panel in sorted(&panels, &|one, two| one.year < two.year) {
        let Some(series) = plan.ids.find(&panel.indicator).and_then(|at| plan.series.get_mut(at)) else { continue };
        let mut aliases: Vec<(&str, &str)> = Vec::new();
        if let Some(unit) = &plan.card.unit {
            // Before it was formed of others, a unit of its name was another.
            if plan.began.is_none_or(|began| began <= panel.year.last_day()) {
                alias(unit, "", &mut aliases);
            }
            for before in &unit.predecessors {
                alias(before, &before.id, &mut aliases);
            }
        }
        series.rankings.push(Ranking::of(panel, series.better, &aliases));
    }
}

/// All names of a unit, to be looked up by one.
fn alias<'a>(unit: &'a Unit, by: &'a str, aliases: &mut Vec<(&'a str, &'a str)>) {
    aliases.extend([(unit.name.as_str(), by), (unit.id.as_str(), by)]);
    for name in &unit.aliases {
        aliases.push((name, by));
    }
}

/// `as_of`, else `updated`, else the day after the last year with a result: what is named as a result is over,
/// but for a figure of a day inside its year.
fn as_of(card: &Scorecard) -> Date {
    let mut last: Option<Year> = None;
    for indicator in &card.indicators {
        for result in &indicator.results {
            if result.is_whole_year() {
                last = last.max(Some(result.year));
            }
        }
    }
    let after = last.and_then(Year::next).map(Year::first_day);
    card.as_of.or(card.updated).or(after).unwrap_or(Date::EARLIEST)
}

fn target<'a>(plan: &Plan<'a>, indicator: usize, written: &'a scorecard::Target) -> Option<Target<'a>> {
    let any = written.all.is_empty();
    let subject = Subject { indicator, over: written.over.as_ref() };
    let when = when(written.year, written.each, written.since);
    let clauses = clauses(plan, if any { &written.any } else { &written.all }, when, subject);
    let first = first_year(&clauses)?;
    let set_on = written.set_on.unwrap_or(first.first_day());
    Some(Target { written, indicator, set_on, any, clauses, replaced_by: None })
}

fn first_year(clauses: &[Clause<'_>]) -> Option<Year> {
    let mut first: Option<Year> = None;
    for clause in clauses {
        let own = first_year(&clause.parts).unwrap_or(clause.when.first());
        first = Some(first.map_or(own, |first| first.min(own)));
    }
    first
}

fn when(year: Option<Year>, each: Option<Ends<Year, Option<Year>>>, since: Option<Year>) -> Option<When> {
    match (year, each, since) {
        (Some(year), _, _) => Some(When::In(year)),
        (None, Some(ends), _) => Some(When::Each(ends.from, ends.to)),
        (None, None, since) => since.map(When::Since),
    }
}

/// Leaves out only clauses to which no year is given anywhere, which the check has refused.
fn clauses<'a>(
    plan: &Plan<'a>,
    written: &'a [clause::Clause],
    outer: Option<When>,
    subject: Subject<'a>,
) -> Vec<Clause<'a>> {
    let mut resolved = Vec::new();
    for one in written {
        let own = when(one.year, one.each, one.since).or(outer);
        let named = one.indicator.as_ref().and_then(|id| plan.ids.find(id));
        let subject = Subject {
            indicator: named.unwrap_or(subject.indicator),
            // A clause about another indicator is about the unit itself unless it says otherwise.
            over: one.over.as_ref().or(if named.is_some() { None } else { subject.over }),
        };
        let parts = clauses(plan, one.condition.parts().unwrap_or_default(), own, subject);
        if let Some(when) = own.or(parts.first().map(|part| part.when)) {
            resolved.push(Clause { when, subject, condition: &one.condition, parts });
        }
    }
    resolved
}

/// The base of a change, followed to its subject and year; `None` where it is a stated value.
pub fn base<'a>(
    plan: &Plan<'a>,
    subject: Subject<'a>,
    from: &'a Base,
    year: Year,
) -> Option<(Subject<'a>, Option<Year>)> {
    let series = plan.series.get(subject.indicator)?;
    match from {
        Base::Year(base) => Some((subject, Some(*base))),
        Base::Previous => Some((subject, series.previous(year))),
        Base::Stated(_) => None,
        Base::Series { indicator, over, lag } => {
            let index = indicator.as_ref().and_then(|id| plan.ids.find(id));
            let over = over.as_ref().or(if index.is_some() { None } else { subject.over });
            Some((Subject { indicator: index.unwrap_or(subject.indicator), over }, year.before(u16::from(*lag))))
        }
    }
}
