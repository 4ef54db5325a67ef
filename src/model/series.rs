//! An indicator over the years: its editions and results in order, its geographies.

use super::clause::Over;
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
    /// Results by year, those of a year in the document's order.
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
    pub(super) fn is_whole_year(&self) -> bool {
        self.on.is_none_or(|on| on >= self.year.last_day())
    }
}

impl<'a> Series<'a> {
    /// An indicator's editions and results, put in order: one pass for each year between the first and the last.
    pub(super) fn of(indicator: &'a Indicator) -> Self {
        let mut series = Self {
            indicator,
            better: indicator.better.unwrap_or(Better::Higher),
            editions: Vec::new(),
            results: Vec::new(),
        };
        let (mut first, mut last) = (None::<Year>, None::<Year>);
        let mut span = |year: Year| {
            first = Some(first.map_or(year, |first| first.min(year)));
            last = last.max(Some(year));
        };
        for edition in &indicator.editions {
            span(edition.year);
        }
        for result in &indicator.results {
            span(result.year);
        }
        while let Some(year) = first.filter(|year| Some(*year) <= last) {
            for edition in &indicator.editions {
                if edition.year == year {
                    series.editions.push(edition);
                }
            }
            for result in &indicator.results {
                if result.year == year {
                    series.results.push(result);
                }
            }
            first = year.next();
        }
        series
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
        let mut before: Option<Year> = None;
        for edition in &self.editions {
            if edition.year < year {
                before = Some(edition.year);
            }
        }
        let results = self.results.partition_point(|result| result.year < year);
        let result = results.checked_sub(1).and_then(|last| self.results.get(last));
        before.max(result.map(|result| result.year)).or(year.before(1))
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

    /// The results of a year, of whatever subject and day.
    pub fn of_year(&self, year: Year) -> &[&'a Observation] {
        let from = self.results.partition_point(|result| result.year < year);
        let to = self.results.partition_point(|result| result.year <= year);
        self.results.get(from..to).unwrap_or_default()
    }

    /// The results that have scores of parts, by year.
    pub fn with_parts(&self) -> impl Iterator<Item = &'a Observation> {
        self.results.iter().copied().filter(|result| !result.parts.is_empty())
    }

    /// The years from one on that have results, the latest first.
    pub fn years_since(&self, first: Year) -> Vec<Year> {
        let mut years: Vec<Year> = Vec::new();
        for result in self.results.iter().rev() {
            if result.year >= first && years.last() != Some(&result.year) {
                years.push(result.year);
            }
        }
        years
    }

    /// Puts one result in place of the unit's own of its year, for a what-if; those of groups, regions and days stay.
    pub fn replace(&mut self, instead: &'a Observation) {
        let own = |result: &Observation| {
            result.year == instead.year && result.over.is_none() && result.among.is_none() && result.is_whole_year()
        };
        self.results.retain(|result| !own(result));
        let at = self.results.partition_point(|result| result.year < instead.year);
        self.results.insert(at, instead);
    }

    /// The results of a year for one subject, dated figures from inside the year left out.
    pub fn results(&self, year: Year, over: Option<&Over>) -> impl Iterator<Item = &'a Observation> {
        let year = self.of_year(year).iter().copied();
        year.filter(move |result| result.over.as_ref() == over && result.is_whole_year())
    }
}
