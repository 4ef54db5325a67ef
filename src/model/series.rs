//! An indicator over the years: its editions and results in order, its geographies.

use super::clause::Over;
use super::order::sorted;
use super::ranking::Ranking;
use super::scorecard::{Better, Edition, Indicator, Observation};
use super::time::{Date, Year};

/// An indicator with its editions and results in order.
pub struct Series<'a> {
    /// As written.
    pub indicator: &'a Indicator,
    /// Which way is better.
    pub better: Better,
    /// Editions by year.
    pub editions: Vec<&'a Edition>,
    /// Whole rankings by year.
    pub rankings: Vec<Ranking<'a>>,
    /// The units that have results of their own, in the order of their ids.
    pub units: Vec<&'a Over>,
    /// Some result is a score, or a share.
    pub scored: bool,
    /// Results by year and subject, those of one subject in the document's order.
    results: Vec<&'a Observation>,
}

/// The geography that came into force by Resolution 202/2025/QH15, the day it did, and the one before.
const MERGED: (&str, Option<Date>, &str) = ("vn-34", Date::new(2025, 7, 1), "vn-63");

/// A geography that was not yet in force on a day gives way to the one before it.
fn in_force(name: &str, day: Date) -> &str {
    match MERGED {
        (merged, Some(since), before) if name == merged && day < since => before,
        _ => name,
    }
}

impl Observation {
    /// False for a figure of a day inside the year, which says nothing of the year.
    pub(in crate::model) fn is_whole_year(&self) -> bool {
        self.on.is_none_or(|on| on >= self.year.last_day())
    }
}

impl<'a> Series<'a> {
    /// An indicator's editions and results, put in order.
    pub(super) fn of(indicator: &'a Indicator) -> Self {
        let editions: Vec<&Edition> = indicator.editions.iter().collect();
        let results: Vec<&Observation> = indicator.results.iter().collect();
        let mut scored = false;
        for result in &results {
            scored |= result.score.is_some() || result.count.is_some();
        }
        Self {
            indicator,
            units: units(&results),
            better: indicator.better.unwrap_or(Better::Higher),
            editions: sorted(&editions, &|one, two| one.year < two.year),
            rankings: Vec::new(),
            scored,
            results: sorted(&results, &|one, two| (one.year, &one.over) < (two.year, &two.over)),
        }
    }

    /// The edition of a year.
    pub fn edition(&self, year: Year) -> Option<&'a Edition> {
        let at = self.editions.partition_point(|edition| edition.year < year);
        self.editions.get(at).filter(|edition| edition.year == year).copied()
    }

    /// The year of the edition just before: of an edition that is listed, or that a result shows to have been;
    /// for an edition that is not itself listed the year before, since the list says nothing of its neighbours.
    pub fn previous(&self, year: Year) -> Option<Year> {
        if self.edition(year).is_none() {
            return year.before(1);
        }
        let editions = self.editions.partition_point(|edition| edition.year < year);
        let edition = editions.checked_sub(1).and_then(|last| self.editions.get(last));
        let results = self.results.partition_point(|result| result.year < year);
        let result = results.checked_sub(1).and_then(|last| self.results.get(last));
        let rankings = self.rankings.partition_point(|ranking| ranking.year < year);
        let ranking = rankings.checked_sub(1).and_then(|last| self.rankings.get(last));
        let shown = result.map(|result| result.year).max(ranking.map(|ranking| ranking.year));
        edition.map(|edition| edition.year).max(shown).or(year.before(1))
    }

    /// The geography of a year: of the last edition up to it, else of the first that names one, as it was then.
    pub fn geography(&self, year: Year) -> Option<&'a str> {
        let mut found: Option<&'a str> = None;
        for edition in &self.editions {
            let Some(name) = edition.geography.as_deref() else { continue };
            if edition.year <= year {
                found = Some(name);
            } else {
                return found.or(Some(in_force(name, year.last_day())));
            }
        }
        found
    }

    /// The geography in force on a day: an edition's new one counts from the day it came into force.
    pub fn geography_on(&self, day: Date) -> Option<&'a str> {
        let name = self.geography(day.year())?;
        if in_force(name, day) == name {
            return Some(name);
        }
        let before = day.year().before(1).and_then(|year| self.geography(year));
        before.map(|before| in_force(before, day))
    }

    /// The unit of such an id, where it has results of its own.
    pub fn unit(&self, id: &str) -> Option<&'a Over> {
        let at = self.units.partition_point(|unit| unit.id().as_str() < id);
        self.units.get(at).filter(|unit| unit.id() == id).copied()
    }

    /// The rankings of a year.
    pub fn rankings(&self, year: Year) -> &[Ranking<'a>] {
        let from = self.rankings.partition_point(|ranking| ranking.year < year);
        let to = self.rankings.partition_point(|ranking| ranking.year <= year);
        self.rankings.get(from..to).unwrap_or_default()
    }

    /// The results that have scores of parts, by year.
    pub fn with_parts(&self) -> impl Iterator<Item = &'a Observation> {
        self.results.iter().copied().filter(|result| !result.parts.is_empty())
    }

    /// Puts one result in place of all that is known of the unit itself in its year, for a what-if: of results those of
    /// groups, regions and days stay, of rankings the rows of other units.
    pub fn replace(&mut self, instead: &'a Observation) {
        let own = |result: &Observation| {
            result.year == instead.year && result.over.is_none() && result.among.is_none() && result.is_whole_year()
        };
        self.results.retain(|result| !own(result));
        let at = self.results.partition_point(|result| (result.year, &result.over) < (instead.year, &None));
        self.results.insert(at, instead);
        for ranking in self.rankings.iter_mut().filter(|ranking| ranking.year == instead.year) {
            ranking.forget_own();
        }
    }

    /// The results of a year for one subject, dated figures from inside the year left out.
    pub fn results(&self, year: Year, over: Option<&Over>) -> impl Iterator<Item = &'a Observation> {
        self.all(year, over).iter().copied().filter(|result| result.is_whole_year())
    }

    /// The results of a year for one subject, of whatever day.
    fn all(&self, year: Year, over: Option<&Over>) -> &[&'a Observation] {
        let sought = (year, over);
        let from = self.results.partition_point(|result| (result.year, result.over.as_ref()) < sought);
        let to = self.results.partition_point(|result| (result.year, result.over.as_ref()) <= sought);
        self.results.get(from..to).unwrap_or_default()
    }

    /// True where a whole-year result or a ranking of the year says anything of whatever subject.
    pub fn speaks_of(&self, year: Year) -> bool {
        let from = self.results.partition_point(|result| result.year < year);
        let mut year_on = self.results.get(from..).unwrap_or_default().iter();
        !self.rankings(year).is_empty()
            || year_on.by_ref().take_while(|result| result.year == year).any(|result| result.is_whole_year())
    }

    /// The first and the last year with a result of a subject.
    pub fn span(&self, over: Option<&Over>) -> Option<(Year, Year)> {
        let (first, last) = (self.results.first()?.year, self.results.last()?.year);
        let mut span: Option<(Year, Year)> = None;
        let mut next = Some(first);
        while let Some(year) = next.filter(|year| *year <= last) {
            if !self.all(year, over).is_empty() {
                span = Some((span.map_or(year, |(first, _)| first), year));
            }
            next = year.next();
        }
        span
    }
}

/// The units that results speak of, each once, in the order of their ids.
fn units<'a>(results: &[&'a Observation]) -> Vec<&'a Over> {
    let mut units: Vec<&'a Over> = Vec::new();
    for result in results {
        units.extend(result.over.as_ref().filter(|over| matches!(over, Over::Unit(_))));
    }
    units = sorted(&units, &|one, two| one < two);
    units.dedup();
    units
}
