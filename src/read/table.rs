//! The cells of a table → a scorecard, with everything that could not be read and its place.

use super::Document;
use super::build::Build;
use super::found::problem;
use super::grid;
use super::header::Role;
use super::when;
use crate::model::check;
use crate::model::problem::{Expected, Place, Problem};
use crate::model::record::Field;
use crate::model::scorecard::Scorecard;
use crate::model::time::Date;

/// One cell as it stands in the page or file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its text; a line break as `\n`.
    pub text: String,
    /// A header cell (`th`).
    pub header: bool,
    /// Rows it covers, as written: 0 reaches to the end, more than there are is cut.
    pub rows: u16,
    /// Columns it covers, as written.
    pub columns: u16,
}

/// A table and what its host says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The caption.
    pub caption: Option<String>,
    /// Rows of cells, header included.
    pub rows: Vec<Vec<Cell>>,
    /// The day up to which results are known.
    pub as_of: Option<Date>,
    /// A title beside the table; it stands for the caption where there is none.
    pub title: Option<String>,
}

/// The rows of the header, counted from 0; what stands above them is a title.
#[cfg(feature = "page")]
pub fn heading(table: &Table) -> std::ops::Range<usize> {
    super::layout::heading(&grid::expand(&table.rows))
}

/// Reads a table of targets and results.
///
/// # Errors
/// A header without columns for the indicator and the target, targets without any year, or not one
/// target that can be read, each with its row and column.
pub fn document(table: &Table) -> Result<Document, Vec<Problem>> {
    let document = Document { scorecard: Scorecard::blank(), warnings: Vec::new(), unread: Vec::new() };
    let mut build = Build::new(document);
    read(table, &mut build);
    let Build { document, problems, .. } = build;
    if problems.is_empty() { Ok(document) } else { Err(problems) }
}

fn read<'a>(table: &'a Table, build: &mut Build<'a>) {
    let grid = grid::expand(&table.rows);
    build.layout.read(&grid, &mut build.document.warnings, &mut build.problems);
    for title in [&table.caption, &table.title].into_iter().flatten() {
        build.titles.push(title);
    }
    if let Some(title) = build.layout.title {
        build.titles.push(title);
    }
    build.title_year = build.titles.iter().find_map(|title| when::title_year(title));
    let layout = &build.layout;
    let mut missing = Expected::Header;
    if !layout.names.is_empty() && layout.has(Role::Target) {
        build.problems.clear();
        missing = Expected::Year;
        if build.title_year.is_some() || layout.has(Role::Year) || layout.columns.iter().any(|one| one.year.is_some()) {
            build.rows(&grid);
            if build.document.scorecard.indicators.iter().any(|indicator| !indicator.targets.is_empty()) {
                return finish(table, build);
            }
            missing = Expected::ATarget;
            for row in &mut build.document.unread {
                let nothing = problem(Place::Whole, "", 0, Expected::ATarget);
                build.problems.push(std::mem::replace(&mut row.problem, nothing));
            }
        }
    }
    if build.problems.is_empty() {
        build.problems.push(build.layout.problem(0, &build.layout.found, missing));
    } else if matches!(missing, Expected::Header) {
        // A column of several years may have been the one that is missing.
        build.problems.truncate(1);
    }
}

/// Adds what the captions say, and checks the document.
fn finish(table: &Table, build: &mut Build<'_>) {
    let scorecard = &mut build.document.scorecard;
    for title in build.titles.iter().rev() {
        scorecard.as_of = when::as_of(title).or(scorecard.as_of);
        let title = title.trim();
        scorecard.title = if title.is_empty() { None } else { Some(title.to_owned()) };
    }
    scorecard.as_of = table.as_of.or(scorecard.as_of);
    let mut found = check::scorecard(scorecard);
    build.document.warnings.append(&mut found.warnings);
    build.problems = found.problems;
}
