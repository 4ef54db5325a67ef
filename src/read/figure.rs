//! Cells of a row → targets, results and their sources.

use super::build::{Build, Row, numbered};
use super::found;
use super::grid::{Slot, slot};
use super::header::Role;
use super::layout::{self, Column};
use super::outcome::{self, Outcome};
use super::phrase::{self, Reading};
use super::scan;
use super::when;
use crate::model::problem::Expected;
use crate::model::record::Field;
use crate::model::scorecard::{Observation, Source, Target};
use crate::model::text;
use crate::model::time::Year;

impl Build<'_> {
    /// Reads the cell of a target or a result.
    pub fn figure(&mut self, row: &mut Row<'_, '_>, column: &Column) {
        let is_target = column.role == Role::Target;
        let mut year = column.year;
        if year.is_none() {
            year = row.year.or_else(|| self.only(!is_target)).or(self.title_year);
            if column.role == Role::Previous {
                year = year.and_then(|year| year.before(1));
            }
        }
        row.context.dots = column.evidence.dots(self.layout.evidence);
        let wrong = match year {
            None => Some(Expected::Year),
            Some(year) if is_target => self.target(row, column, year),
            Some(year) => self.result(row, column, year),
        };
        let Some(wrong) = wrong else { return };
        if is_target {
            self.unread(row, column.at, wrong);
        } else {
            self.warn(layout::cell(row.index, column.at), slot(row.cells, column.at).text, wrong);
        }
    }

    fn target(&mut self, row: &mut Row<'_, '_>, column: &Column, year: Year) -> Option<Expected> {
        let mut reading = Reading::EMPTY;
        if phrase::target(slot(row.cells, column.at).text, &row.context, &mut reading).is_none() {
            return Some(Expected::Target);
        }
        row.context.adopt(reading.unit);
        row.asked.add(&reading.clauses);
        self.count += 1;
        let mut target = Target::blank();
        target.id = numbered("t", self.count);
        target.year = Some(year);
        target.source = self.source(row.cells, Role::Plan);
        // Without a result beside it, the source can only be the target's.
        if target.source.is_none() && row.alone {
            target.source = self.source(row.cells, Role::Source);
        }
        target.all = reading.clauses;
        if let Some(assumed) = reading.assumed {
            found::note(&mut target, assumed);
        }
        self.document.scorecard.indicators.get_mut(row.found)?.targets.push(target);
        None
    }

    fn result(&mut self, row: &mut Row<'_, '_>, column: &Column, year: Year) -> Option<Expected> {
        let mut outcome = Outcome::new(Observation::blank());
        let cell = slot(row.cells, column.at).text;
        if outcome::result(cell, &row.context, row.asked, &mut outcome).is_none() {
            return Some(Expected::Result);
        }
        row.context.adopt(outcome.unit);
        let observed = &mut outcome.observed;
        observed.year = year;
        observed.on = column.on;
        observed.provisional = (observed.provisional || column.role == Role::Estimate) && observed.status.is_none();
        if column.role != Role::Previous {
            if column.year.is_none() {
                observed.on = self.titles.iter().find_map(|title| when::part_of(year, title));
            }
            observed.source = self.source(row.cells, Role::Source);
            self.is_known(year, observed.on);
        }
        let place = layout::cell(row.index, column.at);
        let indicator = self.document.scorecard.indicators.get_mut(row.found)?;
        self.found.get_mut(row.found)?.add(indicator, outcome.observed, outcome.units, place)
    }

    /// The year that the headers of the columns of targets, or of results, name, where they agree.
    fn only(&self, of_targets: bool) -> Option<Year> {
        let mut only = None;
        for column in &self.figures {
            if (column.role == Role::Target) == of_targets && column.role != Role::Previous && column.year.is_some() {
                if only.is_some() && only != column.year {
                    return None;
                }
                only = column.year;
            }
        }
        only
    }

    #[inline(never)]
    fn source(&mut self, row: &[Slot<'_>], role: Role) -> Option<String> {
        let title = scan::squeeze(self.said(row, role));
        if title.is_empty() {
            return None;
        }
        let sources = &mut self.document.scorecard.sources;
        for source in &*sources {
            if source.title == title {
                return Some(source.id.clone());
            }
        }
        let mut source = Source::blank();
        source.id = numbered("s", sources.len() + 1);
        for word in text::pieces(&title, b' ') {
            if source.url.is_none() && (word.starts_with("https://") || word.starts_with("http://")) {
                source.url = Some(word.to_owned());
            }
        }
        source.title = title;
        let id = source.id.clone();
        sources.push(source);
        Some(id)
    }
}
