//! Breaks between years, and what a reader must know of the editions (METHOD D5).

use super::clause::{Badge, Case};
use super::verdict::Reason;
use crate::model::resolve::Subject;
use crate::model::scorecard::Change;
use crate::model::time::Year;

impl<'a> Case<'_, 'a> {
    /// A break between a base year and the year judged, unless the editor waived it. Caveats only badge.
    pub(super) fn broken(&mut self, base: Subject<'a>, base_year: Year) -> Option<Reason> {
        let last = base_year.last_day();
        // A base of after the end, of before the unit was formed, or of a unit it was formed of.
        let gone = self.plan.ends(base.over).is_some_and(|until| until < last);
        let first = self.plan.begins(self.subject.over).or(self.plan.begins(base.over));
        let before = first.is_some_and(|first| last < first);
        if gone || before {
            return Some(Reason::BreakGeo);
        }
        if base.indicator != self.subject.indicator {
            return None;
        }
        let moved = self.series.geography(base_year) != self.series.geography(self.year);
        if (moved || self.changed_since(base_year, Change::Geography)) && !self.waived(Change::Geography) {
            return Some(Reason::BreakGeo);
        }
        if self.changed_since(base_year, Change::Method) && !self.waived(Change::Method) {
            return Some(Reason::BreakMethod);
        }
        for edition in &self.series.editions {
            if edition.year > base_year && edition.year <= self.year && edition.change == Some(Change::Caveat) {
                self.judged.badges.push(Badge::Caveat(edition));
            }
        }
        None
    }

    /// The units ranked are not those of when the target was set.
    pub(super) fn moved_since_set(&self) -> bool {
        let set_on = self.target.set_on;
        let moved = self.series.geography_on(set_on) != self.series.geography(self.year);
        moved || self.changed_since(set_on.year(), Change::Geography)
    }

    /// An edition after a year, up to the one judged, says that something changed.
    fn changed_since(&self, year: Year, change: Change) -> bool {
        let mut editions = self.series.editions.iter();
        editions.any(|edition| edition.year > year && edition.year <= self.year && edition.change == Some(change))
    }

    pub(super) fn waived(&mut self, change: Change) -> bool {
        let waiver = self.target.written.waive.as_ref().filter(|waiver| waiver.change == change);
        if let Some(waiver) = waiver {
            self.badge(Badge::Waived(&waiver.note));
        }
        waiver.is_some()
    }

    /// A level set before the way of measuring changed is judged all the same, and says so.
    pub(super) fn level_badges(&mut self) {
        let set_in = self.target.set_on.year();
        for edition in &self.series.editions {
            if edition.year >= set_in && edition.year <= self.year {
                match edition.change {
                    Some(Change::Method) => self.judged.badges.push(Badge::OldMethod(edition)),
                    Some(Change::Caveat) if edition.year == self.year => {
                        self.judged.badges.push(Badge::Caveat(edition))
                    }
                    _ => {}
                }
            }
        }
    }
}
