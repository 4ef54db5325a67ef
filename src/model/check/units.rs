//! Who the figures are of: groups, predecessors, and results of no year after their end.

use super::{Check, GROUPS};
use crate::model::ids::Ids;
use crate::model::problem::{Expected, Step};
use crate::model::scorecard::{Observation, Scorecard};
use crate::model::time::{Date, Year};
use crate::model::units;

impl<'a> Check<'a> {
    /// The unit and the groups.
    pub(super) fn who(&mut self, card: &'a Scorecard) {
        if let Some(unit) = &card.unit {
            let mut ids = Ids::default();
            ids.push(&unit.id);
            for before in &unit.predecessors {
                ids.push(&before.id);
            }
            ids.sort();
            self.path.push(Step::Field("unit"));
            for (index, before) in unit.predecessors.iter().enumerate() {
                self.enter("predecessors", index);
                if ids.find(&before.id) != Some(index + 1) {
                    self.refuse("id", Some(&before.id), Expected::UniqueId);
                }
                if before.until.is_none() {
                    self.refuse("until", None, Expected::Present);
                }
                self.leave();
            }
            self.path.pop();
        }
        for (index, group) in card.groups.iter().enumerate() {
            self.enter("groups", index);
            self.unique(GROUPS, index, &group.id);
            let mut members = Ids::default();
            for member in &group.members {
                members.push(member.id());
            }
            members.sort();
            for (index, member) in group.members.iter().enumerate() {
                self.enter("members", index);
                if members.find(member.id()) != Some(index) {
                    self.refuse("", Some(member.id()), Expected::UniqueId);
                }
                self.leave();
            }
            if let Some(units) = group.units.filter(|units| group.members.len() > usize::from(units.get())) {
                self.refuse("units", Some(&units), Expected::NoFewer(group.members.len()));
            }
            self.leave();
        }
    }

    /// A year's result of a unit or group that did not last it, or of the unit before it was formed: nothing is
    /// judged by it, so its author should look.
    pub(super) fn lived(&mut self, result: &Observation) {
        if !result.is_whole_year() {
            return;
        }
        let until = match &result.over {
            Some(over) => self.units.until(over),
            None => self.unit.and_then(|unit| unit.until),
        };
        if let Some(last) = until.filter(|until| *until < result.year.last_day()).and_then(last_year) {
            self.warn("year", Some(&result.year), Expected::NoLater(last));
        }
        let began = self.unit.filter(|_| result.over.is_none()).and_then(units::began);
        if let Some(began) = began.filter(|began| result.year.last_day() < *began) {
            self.warn("year", Some(&result.year), Expected::NoEarlier(began.year()));
        }
    }
}

/// The last whole year up to a day.
fn last_year(until: Date) -> Option<Year> {
    until.year().before(u16::from(until != until.year().last_day()))
}
