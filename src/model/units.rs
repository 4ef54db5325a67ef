//! Who the groups, their units and the unit's predecessors are, and until when.

use super::clause::Over;
use super::ids::Ids;
use super::scorecard::{Group, Scorecard, Source, Unit};
use super::time::Date;

/// The groups, units and sources of a document, by id.
#[derive(Default)]
pub struct Units<'a> {
    groups: Named<'a, Group>,
    /// The group each member belongs to.
    members: Named<'a, Group>,
    predecessors: Named<'a, Unit>,
    sources: Named<'a, Source>,
}

/// Things by their ids.
struct Named<'a, T> {
    ids: Ids<'a>,
    all: Vec<&'a T>,
}

impl<T> Default for Named<'_, T> {
    fn default() -> Self {
        Self { ids: Ids::default(), all: Vec::new() }
    }
}

impl<'a, T> Named<'a, T> {
    fn push(&mut self, id: &'a str, one: &'a T) {
        self.ids.push(id);
        self.all.push(one);
    }

    fn find(&self, id: &str) -> Option<&'a T> {
        self.all.get(self.ids.find(id)?).copied()
    }
}

impl<'a> Units<'a> {
    /// Those of a document.
    pub(in crate::model) fn of(card: &'a Scorecard) -> Self {
        let mut units = Self::default();
        for group in &card.groups {
            units.groups.push(&group.id, group);
            for member in &group.members {
                units.members.push(member.id(), group);
            }
        }
        for unit in card.unit.iter().flat_map(|unit| &unit.predecessors) {
            units.predecessors.push(&unit.id, unit);
        }
        for source in &card.sources {
            units.sources.push(&source.id, source);
        }
        for ids in [&mut units.groups.ids, &mut units.members.ids, &mut units.predecessors.ids, &mut units.sources.ids]
        {
            ids.sort();
        }
        units
    }

    /// A group.
    pub fn group(&self, id: &str) -> Option<&'a Group> {
        self.groups.find(id)
    }

    /// A source.
    pub fn source(&self, id: &str) -> Option<&'a Source> {
        self.sources.find(id)
    }

    /// A unit that the document's own was formed of.
    pub fn predecessor(&self, id: &str) -> Option<&'a Unit> {
        self.predecessors.find(id)
    }

    /// The last day of a group, of the group a unit belongs to, or of a predecessor.
    pub fn until(&self, over: &Over) -> Option<Date> {
        match over {
            Over::Median(id) | Over::Mean(id) | Over::Every(id) => self.group(id)?.until,
            Over::Unit(id) => match self.predecessor(id) {
                Some(unit) => unit.until,
                None => self.members.find(id)?.until,
            },
        }
    }
}

/// The day after the last of its predecessors ended.
pub(in crate::model) fn began(unit: &Unit) -> Option<Date> {
    let mut last: Option<Date> = None;
    for before in &unit.predecessors {
        last = last.max(before.until);
    }
    last.and_then(Date::next)
}
