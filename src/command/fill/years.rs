//! Which years a document speaks of, for each of its indicators.

use super::scored;
use crate::command::editions::{Index, Library};
use crate::model::clause::{Base, Condition};
use crate::model::figure::Ends;
use crate::model::resolve::{Clause, Plan, When, base};
use crate::model::scorecard::{Indicator, Scorecard};
use crate::model::time::Year;

/// Some years, from the first to the last; `None` where an end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    first: Option<Year>,
    last: Option<Year>,
}

impl Span {
    /// The years of a part or basis; all of them where it names none.
    pub fn of(each: Option<Ends<Year, Option<Year>>>) -> Self {
        Self { first: each.map(|each| each.from), last: each.and_then(|each| each.to) }
    }

    /// One year.
    fn one(year: Year) -> Self {
        Self { first: Some(year), last: Some(year) }
    }

    /// The year is one of them.
    pub fn has(self, year: Year) -> bool {
        self.first.is_none_or(|first| first <= year) && self.last.is_none_or(|last| year <= last)
    }

    /// The years of both; `None` where there are none.
    pub fn and(self, other: Self) -> Option<Self> {
        let first = self.first.max(other.first);
        let last = match (self.last, other.last) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        let none = first.zip(last).is_some_and(|(first, last)| first > last);
        (!none).then_some(Self { first, last })
    }

    fn with(span: Option<Self>, year: Year) -> Option<Self> {
        let year = Self::one(year);
        Some(span.map_or(year, |span| Self { first: span.first.min(year.first), last: span.last.max(year.last) }))
    }
}

/// The years each indicator is spoken of in, from the first to the last: those of its results and panels, the years
/// judged and the day a target was set, and the years changes are measured from. The years between count too, since
/// what changed in one of them decides whether the others compare.
pub fn of_indicators(plan: &Plan<'_>, library: &Library) -> Vec<Option<Span>> {
    let mut spoken = Spoken { plan, library, spans: vec![None; plan.series.len()] };
    for (at, indicator) in plan.card.indicators.iter().enumerate() {
        // Only the few that are known are asked for, and only for those are all panels looked through.
        if library.index(&indicator.id).is_none() {
            continue;
        }
        for result in &indicator.results {
            spoken.add(at, result.year);
        }
        for panel in plan.card.panels.iter().filter(|panel| panel.indicator == indicator.id) {
            spoken.add(at, panel.year);
        }
    }
    for target in &plan.targets {
        spoken.add(target.indicator, target.set_on.year());
        for clause in &target.clauses {
            spoken.clause(clause);
        }
    }
    spoken.spans
}

struct Spoken<'a> {
    plan: &'a Plan<'a>,
    library: &'a Library,
    spans: Vec<Option<Span>>,
}

impl Spoken<'_> {
    fn add(&mut self, at: usize, year: Year) {
        if let Some(span) = self.spans.get_mut(at) {
            *span = Span::with(*span, year);
        }
    }

    fn clause(&mut self, clause: &Clause<'_>) {
        // A span without an end is judged up to the document's own day.
        let last = match clause.when {
            When::In(year) => year,
            When::Each(first, last) => last.unwrap_or(first.max(self.plan.as_of.year())),
            When::Since(first) => first.max(self.plan.as_of.year()),
        };
        for year in [clause.when.first(), last] {
            self.add(clause.subject.indicator, year);
            if let Condition::Gain { from, .. } | Condition::RankGain { from, .. } = clause.condition {
                self.base(clause, from, year);
            }
        }
        for part in &clause.parts {
            self.clause(part);
        }
    }

    fn base(&mut self, clause: &Clause<'_>, from: &Base, year: Year) {
        let at = clause.subject.indicator;
        if *from == Base::Previous {
            // By the index file, not by the editions the document happens to have: filling adds to those.
            let previous = self.previous(at, year);
            return previous.into_iter().for_each(|year| self.add(at, year));
        }
        if let Some((subject, Some(year))) = base(self.plan, clause.subject, from, year) {
            self.add(subject.indicator, year);
        }
    }

    fn previous(&self, at: usize, year: Year) -> Option<Year> {
        let id = &self.plan.card.indicators.get(at)?.id;
        let editions = self.library.index(id).map_or(&[][..], |index| &index.facts.editions);
        let before = editions.iter().map(|edition| edition.year).filter(|known| *known < year).max();
        before.or(year.before(1))
    }
}

/// The years for which the indicator has scores of parts the index file knows.
pub fn of_parts(card: &Scorecard, indicator: &Indicator, index: &Index) -> Option<Span> {
    let known = |id: &str| index.facts.parts.iter().any(|part| has(part, id));
    let years = scored(card, indicator).filter(|(_, id)| known(id)).map(|(year, _)| year);
    years.fold(None, Span::with)
}

/// The part is this one or has it inside.
pub fn has(part: &crate::model::scorecard::Part, id: &str) -> bool {
    part.id == id || part.parts.iter().any(|inner| has(inner, id))
}
