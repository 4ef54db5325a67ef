//! A panel as typed rows: what each column holds, each cell as a name, a figure, a place.

use super::{Column as Cells, Panel, PanelCell, PanelRow};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::ids::Ids;
use crate::model::part::Part;
use crate::model::problem::Expected;
use crate::model::text::{fold, shown};

/// A panel's rows, typed.
pub struct Table<'a> {
    /// The ids of the parts that have a column, in the order of the columns.
    pub parts: Vec<&'a str>,
    /// The units, in the panel's order.
    pub rows: Vec<Row<'a>>,
}

/// What is printed of one unit.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// Its place among the panel's rows, from 0.
    pub at: usize,
    /// Its name as the table prints it.
    pub unit: &'a str,
    /// Its total.
    pub total: Option<Decimal>,
    /// Its printed place.
    pub rank: Option<Rank>,
    /// Its printed band or group, such as PAPI's four.
    pub band: Option<&'a str>,
    /// The id of the region or kind it belongs to.
    pub group: Option<&'a str>,
    /// Its scores of the parts, as in [`Table::parts`].
    pub parts: Vec<Option<Decimal>>,
}

/// What is wrong with a column or cell.
pub struct Fault {
    /// The row; `None` for the columns themselves.
    pub row: Option<usize>,
    /// The column; `None` for the whole row, or all columns.
    pub column: Option<usize>,
    /// What stands there.
    pub found: Option<String>,
    /// What should.
    pub expected: Expected,
}

/// What a column holds; a name that is none of the fixed ones must be the id of a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Unit,
    Total,
    Rank,
    Band,
    Group,
    Part,
    Unknown,
}

/// Types a panel by its columns and its indicator's parts. What is wrong comes beside it; a wrong cell counts as
/// not printed.
pub fn table<'a>(panel: &'a Panel, parts: &[Part]) -> (Table<'a>, Vec<Fault>) {
    let mut reading = Reading { table: Table { parts: Vec::new(), rows: Vec::new() }, faults: Vec::new() };
    let columns = reading.columns(panel, parts);
    for (at, row) in panel.rows.iter().enumerate() {
        if panel.is_whole(row) {
            reading.row(at, row, &columns);
        } else {
            let found = Some(shown(&row.0.len()));
            let expected = Expected::Cells(panel.columns.len());
            reading.faults.push(Fault { row: Some(at), column: None, found, expected });
        }
    }
    reading.same_names(panel);
    (reading.table, reading.faults)
}

struct Reading<'a> {
    table: Table<'a>,
    faults: Vec<Fault>,
}

impl<'a> Reading<'a> {
    /// What each column holds, and how its cells are read.
    fn columns(&mut self, panel: &'a Panel, parts: &[Part]) -> Vec<(Column, Cells)> {
        let ids = part_ids(parts);
        let mut names = Ids::default();
        for name in &panel.columns {
            names.push(name);
        }
        names.sort();
        if names.find("unit").is_none() {
            let expected = Expected::OneOf(&["unit"]);
            self.faults.push(Fault { row: None, column: None, found: None, expected });
        }
        let mut columns = Vec::new();
        for (at, name) in panel.columns.iter().enumerate() {
            let column = match name.as_str() {
                "unit" => Column::Unit,
                "total" => Column::Total,
                "rank" => Column::Rank,
                "band" => Column::Band,
                "group" => Column::Group,
                id if ids.binary_search(&id).is_ok() => Column::Part,
                _ => Column::Unknown,
            };
            let expected = match column {
                _ if names.find(name) != Some(at) => Expected::UniqueId,
                Column::Unknown => Expected::OneOf(&["unit", "total", "rank", "band", "group", "(id in parts)"]),
                _ => {
                    if column == Column::Part {
                        self.table.parts.push(name);
                    }
                    columns.push((column, panel.column_at(at)));
                    continue;
                }
            };
            columns.push((Column::Unknown, panel.column_at(at)));
            self.faults.push(Fault { row: None, column: Some(at), found: Some(name.clone()), expected });
        }
        columns
    }

    fn row(&mut self, at: usize, written: &'a PanelRow, columns: &[(Column, Cells)]) {
        let mut row = Row { at, unit: "", total: None, rank: None, band: None, group: None, parts: Vec::new() };
        for (place, (cell, (column, cells))) in written.0.iter().zip(columns).enumerate() {
            let name = cells.text(written);
            let right = match column {
                Column::Unit => set(&mut row.unit, name),
                Column::Band => matches!(cell, PanelCell::Missing) || set(&mut row.band, name.map(Some)),
                Column::Group => matches!(cell, PanelCell::Missing) || set(&mut row.group, name.map(Some)),
                Column::Total => set(&mut row.total, cells.figure(written)),
                Column::Rank => set(&mut row.rank, cells.rank(written)),
                Column::Part => {
                    let found = cells.figure(written);
                    row.parts.push(found.flatten());
                    found.is_some()
                }
                Column::Unknown => true,
            };
            if !right {
                let expected = match column {
                    Column::Total | Column::Part => Expected::Number,
                    Column::Rank => Expected::Rank,
                    _ => Expected::Text,
                };
                self.faults.push(Fault { row: Some(at), column: Some(place), found: seen(cell), expected });
            }
        }
        self.table.rows.push(row);
    }

    /// A unit stands in a ranking once.
    fn same_names(&mut self, panel: &'a Panel) {
        let Some(column) = panel.columns.iter().position(|name| name == "unit") else { return };
        let mut names: Vec<(String, usize, &str)> = Vec::new();
        for (at, row) in panel.rows.iter().enumerate() {
            if let Some(PanelCell::Text(name)) = row.0.get(column) {
                names.push((fold(name), at, name));
            }
        }
        names.sort_unstable();
        for same in names.chunk_by(|one, two| one.0 == two.0) {
            for (_, at, name) in same.iter().skip(1) {
                let (row, column, found) = (Some(*at), Some(column), Some((*name).to_owned()));
                self.faults.push(Fault { row, column, found, expected: Expected::UniqueId });
            }
        }
    }
}

fn set<T>(into: &mut T, found: Option<T>) -> bool {
    let Some(found) = found else { return false };
    *into = found;
    true
}

/// The ids of all parts, at every depth, in order.
fn part_ids(parts: &[Part]) -> Vec<&str> {
    let mut ids = Vec::new();
    let mut open = vec![parts];
    while let Some(parts) = open.pop() {
        for part in parts {
            ids.push(part.id.as_str());
            open.push(&part.parts);
        }
    }
    ids.sort_unstable();
    ids
}

fn seen(cell: &PanelCell) -> Option<String> {
    match cell {
        PanelCell::Text(text) => Some(text.clone()),
        PanelCell::Figure(figure) => Some(shown(figure)),
        PanelCell::Missing => None,
    }
}
