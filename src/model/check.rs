//! What a document must be beyond the types of its fields: ids that are unique and lead somewhere, a time for
//! every clause, facts that are possible.

use super::clause::Over;
use super::ids::Ids;
use super::problem::{Expected, Place, Problem, Step};
use super::record::MOST_PROBLEMS;
use super::scorecard::{Indicator, Scorecard, Target, Unit};
use super::text::{Shown, shown};
use super::units::Units;

#[cfg(feature = "analysis")]
mod bounds;
mod clauses;
mod facts;
#[cfg(feature = "analysis")]
mod panels;
#[cfg(feature = "analysis")]
mod parts;
#[cfg(feature = "analysis")]
mod points;
mod units;

/// The longest span of years that is judged one by one, from its first to its last.
pub const MOST_YEARS: u16 = 100;

/// What was found.
#[derive(Default)]
pub struct Found {
    /// The document cannot be judged.
    pub problems: Vec<Problem>,
    /// It can, but its author should look.
    pub warnings: Vec<Problem>,
}

/// Checks a document.
pub fn scorecard(card: &Scorecard) -> Found {
    let mut check = Check::of(card);
    check.card(card);
    check.found
}

/// The lists that ids lead into, by their names in the document.
const LISTS: [&str; 4] = ["sources", "groups", "indicators", "targets"];
const SOURCES: usize = 0;
const GROUPS: usize = 1;
const INDICATORS: usize = 2;
const TARGETS: usize = 3;

struct Check<'a> {
    /// As in [`LISTS`].
    ids: [Ids<'a>; 4],
    units: Units<'a>,
    unit: Option<&'a Unit>,
    /// Those of all indicators, in order.
    targets: Vec<&'a Target>,
    /// For each target, which target's chain of replaced targets led to it; 0 for none yet.
    walked: Vec<usize>,
    path: Vec<Step>,
    found: Found,
}

impl<'a> Check<'a> {
    fn of(card: &'a Scorecard) -> Self {
        let [mut sources, mut groups, mut indicators, mut named] = <[Ids<'a>; 4]>::default();
        let mut targets = Vec::new();
        for source in &card.sources {
            sources.push(&source.id);
        }
        for group in &card.groups {
            groups.push(&group.id);
        }
        for indicator in &card.indicators {
            indicators.push(&indicator.id);
            for target in &indicator.targets {
                named.push(&target.id);
                targets.push(target);
            }
        }
        let mut ids = [sources, groups, indicators, named];
        for list in &mut ids {
            list.sort();
        }
        let walked = vec![0; targets.len()];
        let unit = card.unit.as_ref();
        Self { ids, units: Units::of(card), unit, targets, walked, path: Vec::new(), found: Found::default() }
    }

    fn refuse(&mut self, field: &'static str, found: Option<&dyn Shown>, expected: Expected) {
        let problem = self.problem(field, found, expected);
        if self.found.problems.len() < MOST_PROBLEMS {
            self.found.problems.push(problem);
        }
    }

    fn warn(&mut self, field: &'static str, found: Option<&dyn Shown>, expected: Expected) {
        let problem = self.problem(field, found, expected);
        if self.found.warnings.len() < MOST_PROBLEMS {
            self.found.warnings.push(problem);
        }
    }

    fn problem(&self, field: &'static str, found: Option<&dyn Shown>, expected: Expected) -> Problem {
        let mut path = self.path.clone();
        if !field.is_empty() {
            path.push(Step::Field(field));
        }
        let found = found.map(shown);
        Problem { path, place: Place::Whole, found, expected }
    }

    fn enter(&mut self, field: &'static str, index: usize) {
        self.path.push(Step::Field(field));
        self.path.push(Step::Item(index));
    }

    fn leave(&mut self) {
        self.path.pop();
        self.path.pop();
    }

    /// The id is in its list.
    fn known(&mut self, field: &'static str, list: usize, id: Option<&String>) {
        let (Some(id), Some(ids), Some(name)) = (id, self.ids.get(list), LISTS.get(list)) else { return };
        if ids.find(id).is_none() {
            self.refuse(field, Some(id), Expected::KnownId(name));
        }
    }

    fn known_over(&mut self, over: Option<&Over>) {
        if let Some(Over::Median(id) | Over::Mean(id) | Over::Every(id)) = over {
            self.known("over", GROUPS, Some(id));
        }
    }

    /// No element before this one of the list has its id.
    fn unique(&mut self, list: usize, place: usize, id: &str) {
        if self.ids.get(list).and_then(|ids| ids.find(id)) != Some(place) {
            self.refuse("id", Some(&id), Expected::UniqueId);
        }
    }

    fn card(&mut self, card: &'a Scorecard) {
        if self.targets.is_empty() {
            self.refuse("indicators", None, Expected::ATarget);
        }
        if card.as_of.is_none() && card.updated.is_none() {
            self.warn("as_of", None, Expected::AsOf);
        }
        for (index, source) in card.sources.iter().enumerate() {
            self.enter("sources", index);
            self.unique(SOURCES, index, &source.id);
            if let Some(url) = &source.url
                && !url.starts_with("http://")
                && !url.starts_with("https://")
            {
                self.refuse("url", Some(url), Expected::WebAddress);
            }
            self.leave();
        }
        self.who(card);
        let mut place = 0;
        for (index, indicator) in card.indicators.iter().enumerate() {
            self.enter("indicators", index);
            self.unique(INDICATORS, index, &indicator.id);
            self.facts(indicator);
            #[cfg(feature = "analysis")]
            self.bounds(indicator);
            for (index, target) in indicator.targets.iter().enumerate() {
                self.enter("targets", index);
                self.unique(TARGETS, place, &target.id);
                self.target(indicator, target, place);
                self.leave();
                place += 1;
            }
            self.leave();
        }
        for (index, panel) in card.panels.iter().enumerate() {
            self.enter("panels", index);
            self.known("indicator", INDICATORS, Some(&panel.indicator));
            self.known("source", SOURCES, panel.source.as_ref());
            self.leave();
        }
        // A page judges by none of this, and carries none of it.
        #[cfg(feature = "analysis")]
        {
            self.trees(card);
            self.panels(card);
        }
    }

    fn target(&mut self, own: &Indicator, target: &'a Target, place: usize) {
        self.known("source", SOURCES, target.source.as_ref());
        self.known_over(target.over.as_ref());
        if target.all.is_empty() == target.any.is_empty() {
            self.refuse("all", None, Expected::Clauses);
        }
        self.known("replaces", TARGETS, target.replaces.as_ref());
        if let Some(id) = &target.replaces
            && self.replaces_itself(target, place)
        {
            self.refuse("replaces", Some(id), Expected::AnotherTarget);
        }
        #[cfg(feature = "analysis")]
        if let Some(points) = &target.points {
            self.points(points);
        }
        let timed = self.time(target.year, target.each, target.since);
        self.clauses("all", &target.all, own, timed);
        self.clauses("any", &target.any, own, timed);
    }

    /// Targets that replace each other in a ring would all be left out of the count.
    fn replaces_itself(&mut self, target: &'a Target, place: usize) -> bool {
        let mut next = target.replaces.as_ref();
        while let Some(id) = next {
            let Some(at) = self.ids.get(TARGETS).and_then(|ids| ids.find(id)) else { return false };
            let Some(walked) = self.walked.get_mut(at) else { return false };
            if at == place || *walked != 0 {
                return at == place || *walked == place + 1;
            }
            *walked = place + 1;
            next = self.targets.get(at).and_then(|target| target.replaces.as_ref());
        }
        false
    }
}
