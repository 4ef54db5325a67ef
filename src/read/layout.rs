//! The header of a table and the cells below it → which column is read as what.

use super::found::{Known, problem};
use super::grid::{Slot, slot};
use super::header::{Role, role};
use super::number::Evidence;
use super::scan;
use super::unit::{self, Unit};
use super::when::{self, Years};
use crate::model::problem::{Expected, Place, Problem};
use crate::model::text;
use crate::model::time::{Date, Year};

/// A column below the header.
#[derive(Clone, Copy)]
pub struct Column {
    /// Its place, from 0.
    pub at: usize,
    /// What it holds.
    pub role: Role,
    /// The year its header names.
    pub year: Option<Year>,
    /// The last day of the part of the year its header names.
    pub on: Option<Date>,
    /// How it writes numbers.
    pub evidence: Evidence,
    /// Its header has "chỉ tiêu", which may be an indicator or a target.
    either: bool,
}

/// The header as understood.
#[derive(Default)]
pub struct Layout<'a> {
    /// The first row below the header.
    pub body: usize,
    /// Every column.
    pub columns: Vec<Column>,
    /// The places of the columns that together name what a row is about.
    pub names: Vec<usize>,
    /// How the table writes numbers.
    pub evidence: Evidence,
    /// A line above the header.
    pub title: Option<&'a str>,
    /// The header as found, for an error.
    pub found: String,
}

/// Header rows below each other.
const MOST_ROWS: usize = 3;

impl<'a> Layout<'a> {
    /// Finds the header of a grid and reads it; what is passed over goes to `warnings`, and to `problems`
    /// what may be the reason where a column is missing.
    #[inline(never)]
    pub fn read(&mut self, grid: &[Vec<Slot<'a>>], warnings: &mut Vec<Problem>, problems: &mut Vec<Problem>) {
        let first = self.skip_title(grid);
        self.body = first + header_rows(grid.get(first..).unwrap_or(&[]));
        let rows = grid.get(first..self.body).unwrap_or(&[]);
        let body = grid.get(self.body..).unwrap_or(&[]);
        while rows.iter().any(|row| row.len() > self.columns.len()) {
            let header = joined(rows, self.columns.len());
            if self.column(&header) {
                for list in [&mut *warnings, &mut *problems] {
                    list.push(self.problem(self.columns.len() - 1, &header, Expected::Year));
                }
            }
        }
        self.found.truncate(scan::first(&self.found, 120));
        self.settle_roles(body);
        self.settle_names(body);
        for column in &self.columns {
            let header = joined(rows, column.at);
            if column.role == Role::Unknown && !header.is_empty() {
                warnings.push(self.problem(column.at, &header, Expected::KnownField));
            }
        }
    }

    /// The place of the first column of a role; one beyond every row where there is none.
    #[inline(never)]
    pub fn find(&self, role: Role) -> usize {
        for column in &self.columns {
            if column.role == role {
                return column.at;
            }
        }
        usize::MAX
    }

    /// True where a column has the role.
    pub fn has(&self, role: Role) -> bool {
        self.find(role) != usize::MAX
    }

    /// Something wrong with the header of a column.
    pub fn problem(&self, at: usize, header: &str, expected: Expected) -> Problem {
        problem(cell(self.body.saturating_sub(1), at), header, usize::MAX, expected)
    }

    /// Adds the next column by what its header says; true where it is of several years, and passed over.
    fn column(&mut self, header: &str) -> bool {
        let at = self.columns.len();
        if at > 0 {
            self.found.push_str(" | ");
        }
        self.found.push_str(header);
        let folded = scan::clean(header);
        let years = when::years(&folded);
        let mut column = Column {
            at,
            role: role(&folded),
            year: years.one().or_else(|| when::day(&folded, false).map(Date::year)),
            on: None,
            evidence: Evidence::default(),
            either: scan::has_any(&folded, "chỉ tiêu"),
        };
        // "Năm 2024", "2024": what was reached that year.
        if matches!(column.role, Role::Year | Role::Unknown) && column.year.is_some() {
            column.role = Role::Result;
        }
        let figure = is_figure(column.role);
        let several = figure && years == Years::SEVERAL;
        if several {
            column.role = Role::Ignored;
        }
        if column.role == Role::Ignored {
            column.year = None;
        } else if figure {
            column.on = column.year.and_then(|year| when::part_of(year, header));
        }
        self.columns.push(column);
        several
    }

    /// Tells columns by each other and by the cells below them.
    fn settle_roles(&mut self, body: &[Vec<Slot<'_>>]) {
        let no_target = !self.has(Role::Target);
        let mut named = false;
        for column in &mut self.columns {
            let at = column.at;
            if column.role == Role::Indicator {
                // "Nội dung | Chỉ tiêu 2024": where there is no other target, a second "Chỉ tiêu", or one
                // with a year, holds the targets.
                if no_target && column.either && (named || column.year.is_some()) {
                    column.role = Role::Target;
                } else {
                    named = true;
                }
            }
            // "Đơn vị" is a unit of measure where its cells are, else the agency, and then a name like others.
            if column.role == Role::Unit && !any(body, at, is_no_unit) {
                column.role = Role::Measure;
            }
            if is_figure(column.role) {
                for row in body {
                    column.evidence.look(slot(row, at).text);
                }
                self.evidence.join(column.evidence);
            }
        }
    }

    /// The column of the indicators, or else of the agencies, or else the first with words below a header
    /// that says nothing, holds the names. A further column of names or agencies belongs to the name where
    /// it tells rows apart that would else be one indicator: "PAR INDEX" over "Điểm" and "Hạng".
    fn settle_names(&mut self, body: &[Vec<Slot<'_>>]) {
        if !self.has(Role::Indicator) && !self.has(Role::Unit) {
            for column in &mut self.columns {
                if column.role == Role::Unknown && any(body, column.at, is_text) {
                    column.role = Role::Indicator;
                    break;
                }
            }
        }
        let mut most = 0;
        for role in [Role::Indicator, Role::Unit] {
            for index in 0..self.columns.len() {
                if self.columns.get(index).is_none_or(|column| column.role != role) {
                    continue;
                }
                self.names.push(index);
                let mut known = Known::default();
                for row in body {
                    if !stands_alone(row) {
                        known.place(text::fold(&self.name(row)));
                    }
                }
                if most == 0 || known.0.len() > most {
                    most = known.0.len().max(1);
                } else {
                    self.names.pop();
                }
            }
        }
    }

    /// What the row is about: each column adds to the name in brackets, but for a cell merged over both.
    #[inline(never)]
    pub fn name(&self, row: &[Slot<'_>]) -> String {
        let mut name = String::new();
        for at in &self.names {
            let more = scan::squeeze(slot(row, *at).text);
            if name.is_empty() {
                name = more;
            } else if !more.is_empty() && more != name {
                name = text::chained(&[&name, " (", &more, ")"]);
            }
        }
        name
    }

    /// How many rows stand above the header; the last text in them is the title.
    fn skip_title(&mut self, grid: &[Vec<Slot<'a>>]) -> usize {
        for (index, row) in grid.iter().enumerate() {
            match filled(row) {
                Some(slot) if stands_alone(row) => self.title = Some(slot.text),
                Some(_) => return index,
                None => {}
            }
        }
        self.title = None;
        0
    }
}

/// The rows of the header: what stands above them is a title.
#[cfg(feature = "page")]
pub fn heading(grid: &[Vec<Slot<'_>>]) -> std::ops::Range<usize> {
    let first = Layout::default().skip_title(grid);
    first..first + header_rows(grid.get(first..).unwrap_or(&[]))
}

/// True where the test finds a cell of a column.
#[inline(never)]
fn any(body: &[Vec<Slot<'_>>], at: usize, test: fn(&str) -> bool) -> bool {
    body.iter().any(|row| test(slot(row, at).text))
}

fn is_figure(role: Role) -> bool {
    matches!(role, Role::Target | Role::Result | Role::Estimate | Role::Previous)
}

fn is_no_unit(cell: &str) -> bool {
    !cell.is_empty() && unit::of(cell) == Unit::NONE
}

fn is_text(cell: &str) -> bool {
    cell.chars().filter(|letter| scan::is_letter(*letter)).nth(1).is_some()
}

/// Row and column as a person counts them.
#[inline(never)]
pub fn cell(row: usize, column: usize) -> Place {
    let counted = |index: usize| u32::try_from(index + 1).unwrap_or(u32::MAX);
    Place::Cell(counted(row), counted(column))
}

/// The first place of a row where something stands.
fn filled<'a, 'b>(row: &'b [Slot<'a>]) -> Option<&'b Slot<'a>> {
    row.iter().find(|slot| !slot.text.is_empty())
}

/// One value over the whole row, or one cell filled: a title or the name of a section.
#[inline(never)]
pub fn stands_alone(row: &[Slot<'_>]) -> bool {
    filled(row).is_some_and(|first| row.iter().all(|slot| slot.text.is_empty() || slot.origin == first.origin))
}

/// Leading rows of header cells only, else the first; and the rows into which their cells reach.
fn header_rows(grid: &[Vec<Slot<'_>>]) -> usize {
    let mut rows = 1;
    for (index, row) in grid.iter().enumerate() {
        if index == 0 {
            for slot in row {
                let reach = usize::from(slot.rows);
                if reach <= MOST_ROWS {
                    rows = rows.max(reach);
                }
            }
        }
        if index == MOST_ROWS || row.is_empty() || row.iter().any(|slot| !slot.header) {
            break;
        }
        rows = rows.max(index + 1);
    }
    if rows < grid.len() { rows } else { grid.len().min(1) }
}

/// The words above a column, each cell once: "Năm 2024" over "Kết quả".
#[inline(never)]
fn joined(rows: &[Vec<Slot<'_>>], at: usize) -> String {
    let mut words = String::new();
    let mut last = usize::MAX;
    for row in rows {
        let slot = slot(row, at);
        if slot.origin != last && !slot.text.is_empty() {
            last = slot.origin;
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(slot.text);
        }
    }
    words
}
