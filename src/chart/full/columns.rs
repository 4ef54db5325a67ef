//! The years of a timeline, to be chosen one after the other: which row of its table tells each, and what else
//! there is to say of it.

use crate::model::text::shown;
use crate::words::report::SeriesReport;

/// A year's column of a plot.
pub struct Column<'a> {
    /// The year.
    pub year: String,
    /// Its row in the table; `None` where nothing is known and nothing was asked.
    pub row: Option<usize>,
    /// How far the figure lies from the threshold.
    pub gap: Option<&'a str>,
    /// What changed with its edition, in words.
    pub note: Option<&'a str>,
}

/// The columns, the earliest first. The table has the latest first and leaves out empty years (`table::years`).
pub fn columns(series: &SeriesReport) -> Vec<Column<'_>> {
    let mut rows = 0;
    let mut columns = Vec::new();
    for point in series.points.iter().rev() {
        let told = point.asked || point.actual.is_some();
        columns.push(Column {
            year: shown(&point.year),
            row: told.then_some(rows),
            gap: point.gap.as_deref(),
            note: point.change_note.as_deref(),
        });
        rows += usize::from(told);
    }
    columns.reverse();
    columns
}

/// The column told first: the last year with a row.
pub fn latest(columns: &[Column<'_>]) -> Option<usize> {
    columns.iter().rposition(|column| column.row.is_some())
}
