//! Rows of a table → indicators, targets, results and sources.

use super::found::{Found, Known, SHOWN, problem};
use super::grid::{self, Slot, slot};
use super::header::Role;
use super::layout::{self, Column, Layout};
use super::outcome::{self, Asked};
use super::phrase::Context;
use super::scan;
use super::subject;
use super::when;
use super::{Document, Unread};
use crate::model::problem::{Expected, Place, Problem};
use crate::model::record::Field;
use crate::model::scorecard::{Better, Indicator};
use crate::model::text;
use crate::model::time::{Date, Year};

/// Columns of figures, in the order in which those of a row are read.
const FIGURES: [Role; 4] = [Role::Target, Role::Result, Role::Estimate, Role::Previous];
/// A table as far as it was read.
pub struct Build<'a> {
    /// Its header.
    pub layout: Layout<'a>,
    /// What the captions say.
    pub titles: Vec<&'a str>,
    /// The year the captions are about.
    pub title_year: Option<Year>,
    /// What was made of it.
    pub document: Document,
    /// What is wrong with it, where nothing can be made of it.
    pub problems: Vec<Problem>,
    /// The columns of figures.
    pub figures: Vec<Column>,
    /// What else is known of each indicator of the document.
    pub found: Vec<Found>,
    keys: Known,
    /// How many targets were read.
    pub count: usize,
}

/// One row below the header.
pub struct Row<'a, 'b> {
    /// Its places.
    pub cells: &'b [Slot<'a>],
    /// Its number, from 0.
    pub index: usize,
    /// The place of its indicator.
    pub found: usize,
    /// The year its own cell names.
    pub year: Option<Year>,
    /// It has targets and no results.
    pub alone: bool,
    /// What it says of its figures.
    pub context: Context,
    /// What its targets ask for.
    pub asked: Asked,
}

impl<'a> Build<'a> {
    /// Of no table.
    pub fn new(document: Document) -> Self {
        Self {
            layout: Layout::default(),
            titles: Vec::new(),
            title_year: None,
            document,
            problems: Vec::new(),
            figures: Vec::new(),
            found: Vec::new(),
            keys: Known::default(),
            count: 0,
        }
    }

    /// Reads the rows below the header.
    pub fn rows(&mut self, grid: &[Vec<Slot<'a>>]) {
        for role in FIGURES {
            for index in 0..self.layout.columns.len() {
                if let Some(column) = self.layout.columns.get(index).copied()
                    && column.role == role
                {
                    self.figures.push(column);
                    // A year that names a column of results is taken as over (format decision 12).
                    if let Some(year) = column.year
                        && matches!(role, Role::Result | Role::Estimate)
                    {
                        self.is_known(year, column.on);
                    }
                }
            }
        }
        for (index, cells) in grid.iter().enumerate() {
            if index >= self.layout.body {
                self.row(index, cells);
            }
        }
        self.finish();
    }

    /// Results are known up to the day after this part of a year, or after the year.
    #[inline(never)]
    pub fn is_known(&mut self, year: Year, on: Option<Date>) {
        let day = on.or_else(|| year.next().map(Year::first_day));
        let known = &mut self.document.scorecard.as_of;
        if *known < day {
            *known = day;
        }
    }

    fn row(&mut self, index: usize, cells: &[Slot<'_>]) {
        let width = self.layout.columns.len();
        for slot in cells.get(width..).unwrap_or(&[]) {
            if !slot.text.is_empty() && slot.origin >= grid::start(index) {
                self.warn(layout::cell(index, width), slot.text, Expected::Cells(width));
                break;
            }
        }
        let cells = cells.get(..width).unwrap_or(cells);
        let Some(named) = self.layout.names.first().copied() else { return };
        let (mut any, mut alone) = (false, true);
        for column in &self.figures {
            if !nothing(cells, named, column.at) {
                any = true;
                alone &= column.role == Role::Target;
            }
        }
        // The name of a section, or a line without figures.
        if !any || layout::stands_alone(cells) {
            return;
        }
        let name = self.layout.name(cells);
        // A name of nothing that can be seen is none, either.
        if name.is_empty() || slot(cells, named).text.is_empty() {
            self.refuse(cells, layout::cell(index, named), "", Expected::Present);
            return;
        }
        let unit = self.said(cells, Role::Measure);
        let found = self.keys.place(subject::key(&name, unit));
        let indicators = &mut self.document.scorecard.indicators;
        if found == indicators.len() {
            let mut indicator = Indicator::blank();
            indicator.name = name;
            indicators.push(indicator);
            self.found.push(Found::default());
        }
        let Some(indicator) = self.document.scorecard.indicators.get(found) else { return };
        let direction = slot(cells, self.layout.find(Role::Better)).text;
        let context = subject::context(unit, direction, indicator);
        let mut row = Row { cells, index, found, year: None, alone, context, asked: Asked::default() };
        let year = self.said(cells, Role::Year);
        row.year = when::years(&scan::clean(year)).one();
        if row.year.is_none() && !year.is_empty() {
            self.unread(&row, self.layout.find(Role::Year), Expected::Year);
            return;
        }
        for at in 0..self.figures.len() {
            if let Some(column) = self.figures.get(at).copied()
                && !nothing(cells, named, column.at)
            {
                self.figure(&mut row, &column);
            }
        }
        let Some(indicator) = self.document.scorecard.indicators.get_mut(found) else { return };
        // A count asked for as a percentage is judged as a percentage.
        if !row.context.unit.is_empty() {
            indicator.unit = Some(row.context.unit);
        }
        let better = row.context.better;
        if indicator.better.is_none() && (better == Some(Better::Lower) || self.layout.has(Role::Better)) {
            indicator.better = better;
        }
    }

    /// What a row says in the first column of a role; an empty text where it says that nothing is there.
    pub fn said<'b>(&self, row: &[Slot<'b>], role: Role) -> &'b str {
        let text = slot(row, self.layout.find(role)).text;
        if outcome::nothing(text) { "" } else { text }
    }

    /// A row whose target cannot be read, or cannot be told of a year.
    #[inline(never)]
    pub fn unread(&mut self, row: &Row<'_, '_>, at: usize, expected: Expected) {
        self.refuse(row.cells, layout::cell(row.index, at), slot(row.cells, at).text, expected);
        if let Some(found) = self.found.get_mut(row.found) {
            found.unread = true;
        }
    }

    #[inline(never)]
    fn refuse(&mut self, row: &[Slot<'_>], place: Place, found: &str, expected: Expected) {
        let mut cells = Vec::new();
        for slot in row {
            cells.push(slot.text.to_owned());
        }
        self.document.unread.push(Unread { cells, problem: problem(place, found, SHOWN, expected) });
    }

    #[inline(never)]
    pub fn warn(&mut self, place: Place, found: &str, expected: Expected) {
        self.document.warnings.push(problem(place, found, SHOWN, expected));
    }

    /// Takes out what cannot be. An indicator whose rows all were unreadable is only among those.
    fn finish(&mut self) {
        let indicators = &mut self.document.scorecard.indicators;
        let all = std::mem::take(indicators);
        for (mut indicator, found) in all.into_iter().zip(&self.found) {
            found.drop_impossible(&mut indicator, &mut self.document.warnings);
            if !indicator.targets.is_empty() || !(found.unread || indicator.results.is_empty()) {
                indicator.id = numbered("i", indicators.len() + 1);
                indicators.push(indicator);
            }
        }
    }
}

/// An id: a letter and a number.
#[inline(never)]
pub fn numbered(letter: &str, number: usize) -> String {
    text::chained(&[letter, &text::shown(&number)])
}

/// A cell that says that nothing is there, or is only the name reaching over.
#[inline(never)]
fn nothing(row: &[Slot<'_>], named: usize, at: usize) -> bool {
    let cell = slot(row, at);
    outcome::nothing(cell.text) || slot(row, named).origin == cell.origin
}
