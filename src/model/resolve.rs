//! As written → as resolved: the only place where a default is filled in or a reference followed.

use super::clause::{self, Base, Condition, Over};
use super::scorecard::{self, Better, Edition, Indicator, Observation, Scorecard};
use super::time::{Date, Year};

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
}

/// An indicator with its editions in order.
pub struct Series<'a> {
    /// As written.
    pub indicator: &'a Indicator,
    /// Which way is better.
    pub better: Better,
    /// Editions by year.
    pub editions: Vec<&'a Edition>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject<'a> {
    /// Index into [`Plan::series`].
    pub indicator: usize,
    /// A group's statistic or member; the unit itself where `None`.
    pub over: Option<&'a Over>,
}

/// Resolves a checked document (see [`super::check`]).
pub fn plan(card: &Scorecard) -> Plan<'_> {
    let until = card.unit.as_ref().and_then(|unit| unit.until);
    let series = card.indicators.iter().map(series).collect();
    let mut targets = Vec::new();
    for (index, indicator) in card.indicators.iter().enumerate() {
        targets.extend(indicator.targets.iter().filter_map(|written| target(card, index, written)));
    }
    Plan { card, as_of: as_of(card), until, series, targets }
}

/// `as_of`, else `updated`, else the day after the last year with a result: what is named as a result is over.
fn as_of(card: &Scorecard) -> Date {
    let years = card.indicators.iter().flat_map(|one| &one.results).map(|result| result.year);
    let last = years.max().and_then(Year::next).map(Year::first_day);
    card.as_of.or(card.updated).or(last).unwrap_or(Date::EARLIEST)
}

fn series(indicator: &Indicator) -> Series<'_> {
    let mut editions: Vec<&Edition> = indicator.editions.iter().collect();
    editions.sort_by_key(|edition| edition.year);
    Series { indicator, better: indicator.better.unwrap_or(Better::Higher), editions }
}

fn target<'a>(card: &'a Scorecard, indicator: usize, written: &'a scorecard::Target) -> Option<Target<'a>> {
    let any = written.all.is_empty();
    let subject = Subject { indicator, over: written.over.as_ref() };
    let when = when(written.year, written.each, written.since);
    let clauses: Vec<Clause<'a>> = if any { &written.any } else { &written.all }
        .iter()
        .filter_map(|one| clause(card, one, when, subject))
        .collect();
    let first = clauses.iter().map(first_year).min()?;
    let replaced_by = card.indicators.iter().flat_map(|one| &one.targets);
    let replaced_by = replaced_by.filter(|other| other.replaces.as_ref() == Some(&written.id)).map(|other| &*other.id);
    Some(Target {
        written,
        indicator,
        set_on: written.set_on.unwrap_or(first.first_day()),
        any,
        clauses,
        replaced_by: replaced_by.last(),
    })
}

fn first_year(clause: &Clause<'_>) -> Year {
    clause.parts.iter().map(first_year).min().unwrap_or(clause.when.first())
}

fn when(year: Option<Year>, each: Option<super::figure::Ends<Year, Option<Year>>>, since: Option<Year>) -> Option<When> {
    let each = each.map(|ends| When::Each(ends.from, ends.to));
    year.map(When::In).or(each).or(since.map(When::Since))
}

/// `None` only where no year is given anywhere, which the check has refused.
fn clause<'a>(
    card: &'a Scorecard,
    written: &'a clause::Clause,
    outer: Option<When>,
    subject: Subject<'a>,
) -> Option<Clause<'a>> {
    let own = when(written.year, written.each, written.since).or(outer);
    let named = written.indicator.as_ref().and_then(|id| card.indicators.iter().position(|one| one.id == *id));
    let subject = Subject {
        indicator: named.unwrap_or(subject.indicator),
        // A clause about another indicator is about the unit itself unless it says otherwise.
        over: written.over.as_ref().or(if named.is_some() { None } else { subject.over }),
    };
    let parts: &[clause::Clause] = match &written.condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::Readings(parts) => parts,
        _ => &[],
    };
    let parts: Vec<Clause<'a>> = parts.iter().filter_map(|part| clause(card, part, own, subject)).collect();
    let when = own.or_else(|| parts.iter().map(|part| part.when).next())?;
    Some(Clause { when, subject, condition: &written.condition, parts })
}

/// Geographies of Vietnam's provinces and the day each came into force (Resolution 202/2025/QH15).
const IN_FORCE: [(&str, Option<Date>); 1] = [("vn-34", Date::new(2025, 7, 1))];

impl<'a> Series<'a> {
    /// The edition of a year.
    pub fn edition(&self, year: Year) -> Option<&'a Edition> {
        self.editions.iter().find(|edition| edition.year == year).copied()
    }

    /// The year of the edition just before; the year before where no edition is listed.
    pub fn previous(&self, year: Year) -> Option<Year> {
        let listed = self.editions.iter().rev().map(|edition| edition.year).find(|listed| *listed < year);
        listed.or_else(|| year.before(1))
    }

    /// The geography of a year: of the last edition up to it, else of the first that names one.
    pub fn geography(&self, year: Year) -> Option<&'a str> {
        let mut named = self.editions.iter().filter_map(|edition| Some((edition.year, edition.geography.as_deref()?)));
        let first = named.clone().next();
        named.rfind(|(listed, _)| *listed <= year).or(first).map(|(_, name)| name)
    }

    /// The geography in force on a day: an edition's new one counts from the day it came into force.
    pub fn geography_on(&self, day: Date) -> Option<&'a str> {
        let name = self.geography(day.year())?;
        let since = IN_FORCE.iter().find(|(known, _)| *known == name).and_then(|(_, since)| *since);
        match since {
            Some(since) if day < since => day.year().before(1).and_then(|before| self.geography(before)),
            _ => Some(name),
        }
    }

    /// The results of a year for one subject, dated figures from inside the year left out.
    pub fn results(&self, year: Year, over: Option<&Over>) -> impl Iterator<Item = &'a Observation> {
        let indicator = self.indicator;
        indicator.results.iter().filter(move |result| {
            result.year == year
                && result.over.as_ref() == over
                && result.on.is_none_or(|on| on >= year.last_day())
        })
    }
}

/// The base of a change, followed to its subject and year; `None` where it is a stated value.
pub fn base<'a>(plan: &Plan<'a>, subject: Subject<'a>, from: &'a Base, year: Year) -> Option<(Subject<'a>, Option<Year>)> {
    let series = plan.series.get(subject.indicator)?;
    match from {
        Base::Year(base) => Some((subject, Some(*base))),
        Base::Previous => Some((subject, series.previous(year))),
        Base::Stated(_) => None,
        Base::Series { indicator, over, lag } => {
            let named = indicator.as_ref();
            let index = named.and_then(|id| plan.series.iter().position(|one| one.indicator.id == *id));
            let over = over.as_ref().or(if index.is_some() { None } else { subject.over });
            Some((Subject { indicator: index.unwrap_or(subject.indicator), over }, year.before(u16::from(*lag))))
        }
    }
}
