//! Ways in: JSON text, CSV text, the cells of a table.

// A visitor's page has its tables as cells.
#[cfg(feature = "page")]
pub mod csv;
pub mod json;
pub mod number;
pub mod phrase;
pub mod table;

mod build;
mod change;
mod figure;
mod found;
mod grid;
mod header;
mod layout;
mod level;
mod outcome;
mod parse;
mod place;
mod scan;
mod subject;
mod unit;
mod when;

use crate::model::problem::Problem;
use crate::model::scorecard::Scorecard;

/// A document that was read, and what was passed over in it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The scorecard as written.
    pub scorecard: Scorecard,
    /// Fields and values that were passed over.
    pub warnings: Vec<Problem>,
    /// Rows of a table that could not be read: they are shown as written and have no verdict.
    pub unread: Vec<Unread>,
}

/// A row of a table that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its cells, as written.
    pub cells: Vec<String>,
    /// What was wrong with it.
    pub problem: Problem,
}
