//! Panels: known columns, one cell for each, figures where figures belong, one panel for a year.

use super::{Check, GROUPS, INDICATORS};
use crate::model::panel::{self, Fault};
use crate::model::problem::{Expected, Step};
use crate::model::scorecard::{Indicator, Panel, Scorecard};
use crate::model::text::{Shown, same};

impl Check<'_> {
    /// All panels.
    pub(super) fn panels(&mut self, card: &Scorecard) {
        let mut years = Vec::new();
        for (index, panel) in card.panels.iter().enumerate() {
            years.push((panel.indicator.as_str(), panel.year, index));
        }
        years.sort_unstable();
        let mut before = None;
        for (indicator, year, index) in years {
            if before == Some((indicator, year)) {
                self.enter("panels", index);
                self.refuse("year", Some(&year), Expected::UniqueId);
                self.leave();
            }
            before = Some((indicator, year));
        }
        for (index, panel) in card.panels.iter().enumerate() {
            let place = self.ids.get(INDICATORS).and_then(|ids| ids.find(&panel.indicator));
            let Some(indicator) = place.and_then(|place| card.indicators.get(place)) else { continue };
            self.enter("panels", index);
            self.panel(panel, indicator);
            self.leave();
        }
    }

    fn panel(&mut self, panel: &Panel, indicator: &Indicator) {
        let (table, faults) = panel::table(panel, &indicator.parts);
        for Fault { row, column, found, expected } in faults {
            let found = found.as_ref().map(|found| found as &dyn Shown);
            match row {
                Some(row) => self.cell(row, column, |check| check.refuse("", found, expected)),
                None => self.columns(column, |check| check.refuse("", found, expected)),
            }
        }
        let at = |name: &str| panel.columns.iter().position(|column| column == name);
        let (rank, band, group) = (at("rank"), at("band"), at("group"));
        let edition = indicator.editions.iter().find(|edition| edition.year == panel.year);
        for row in &table.rows {
            if let (Some(found), Some(units)) = (row.rank, edition.and_then(|edition| edition.units))
                && found > units
            {
                self.cell(row.at, rank, |check| {
                    check.refuse("", Some(&found), Expected::RankWithin(units.get()));
                });
            }
            if let (Some(id), Some(ids)) = (row.group, self.ids.get(GROUPS))
                && ids.find(id).is_none()
            {
                self.cell(row.at, group, |check| check.refuse("", Some(&id), Expected::KnownId("groups")));
            }
            if let (Some(name), Some(edition)) = (row.band, edition)
                && !edition.bands.is_empty()
                && !edition.bands.iter().any(|known| same(&known.name, name))
            {
                self.cell(row.at, band, |check| check.warn("", Some(&name), Expected::BandOf(panel.year)));
            }
        }
    }

    /// At the columns as a whole, or one of them.
    fn columns(&mut self, column: Option<usize>, tell: impl FnOnce(&mut Self)) {
        let depth = self.path.len();
        self.path.push(Step::Field("columns"));
        self.path.extend(column.map(Step::Item));
        tell(self);
        self.path.truncate(depth);
    }

    /// At a row as a whole, or one of its cells.
    fn cell(&mut self, row: usize, column: Option<usize>, tell: impl FnOnce(&mut Self)) {
        self.enter("rows", row);
        let depth = self.path.len();
        self.path.extend(column.map(Step::Item));
        tell(self);
        self.path.truncate(depth);
        self.leave();
    }
}
