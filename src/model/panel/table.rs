//! A panel as typed rows: what each column holds, each cell as a name, a figure, a place.

use super::{Panel, PanelCell, PanelRow};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::ids::Ids;
use crate::model::part::Part;
use crate::model::problem::Expected;
use crate::model::text::{cut, fold, shown};

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
        if row.0.len() == panel.columns.len() {
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
    /// What each column holds, and whether a point in its texts is certain to begin the decimals.
    fn columns(&mut self, panel: &'a Panel, parts: &[Part]) -> Vec<(Column, bool)> {
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
                    columns.push((column, has_points(&panel.rows, at)));
                    continue;
                }
            };
            columns.push((Column::Unknown, false));
            self.faults.push(Fault { row: None, column: Some(at), found: Some(name.clone()), expected });
        }
        columns
    }

    fn row(&mut self, at: usize, cells: &'a PanelRow, columns: &[(Column, bool)]) {
        let mut row = Row { at, unit: "", total: None, rank: None, band: None, group: None, parts: Vec::new() };
        for (place, (cell, (column, points))) in cells.0.iter().zip(columns).enumerate() {
            let right = match column {
                Column::Unit => set(&mut row.unit, text(cell)),
                Column::Band => matches!(cell, PanelCell::Missing) || set(&mut row.band, text(cell).map(Some)),
                Column::Group => matches!(cell, PanelCell::Missing) || set(&mut row.group, text(cell).map(Some)),
                Column::Total => figure(cell, *points).is_some_and(|found| set(&mut row.total, Some(found))),
                Column::Rank => rank(cell).is_some_and(|found| set(&mut row.rank, Some(found))),
                Column::Part => {
                    let found = figure(cell, *points);
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

fn text(cell: &PanelCell) -> Option<&str> {
    match cell {
        PanelCell::Text(text) if !text.trim().is_empty() => Some(text.trim()),
        _ => None,
    }
}

fn seen(cell: &PanelCell) -> Option<String> {
    match cell {
        PanelCell::Text(text) => Some(text.clone()),
        PanelCell::Figure(figure) => Some(shown(figure)),
        PanelCell::Missing => None,
    }
}

/// A figure, or that none was printed; `None` for what is neither. In a text both signs may begin the decimals, but
/// "1.234" alone could also be a thousand and more.
fn figure(cell: &PanelCell, points: bool) -> Option<Option<Decimal>> {
    match cell {
        PanelCell::Missing => Some(None),
        PanelCell::Figure(figure) => Some(Some(*figure)),
        PanelCell::Text(text) => {
            let text = text.trim();
            if !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b',' | b'.')) {
                return None;
            }
            let (whole, fraction) = cut(text, b',');
            if whole.len() < text.len() {
                return if cut(text, b'.').0.len() < text.len() {
                    None
                } else {
                    Decimal::parse(&[whole, ".", fraction].concat()).map(Some)
                };
            }
            if could_be_thousands(text) && !points { None } else { Decimal::parse(text).map(Some) }
        }
    }
}

fn could_be_thousands(text: &str) -> bool {
    let (whole, fraction) = cut(text, b'.');
    whole.len() < text.len() && fraction.len() == 3 && whole.trim_start_matches('-').len() < 4
}

/// A text of the column has a point that cannot divide thousands.
fn has_points(rows: &[PanelRow], column: usize) -> bool {
    rows.iter().any(|row| match row.0.get(column) {
        Some(PanelCell::Text(text)) => {
            let (whole, fraction) = cut(text.trim(), b'.');
            !whole.is_empty() && !fraction.is_empty() && !could_be_thousands(text.trim())
        }
        _ => false,
    })
}

/// A place, or that none was printed.
fn rank(cell: &PanelCell) -> Option<Option<Rank>> {
    let place = match cell {
        PanelCell::Missing => return Some(None),
        PanelCell::Text(text) => text.trim().parse().ok()?,
        PanelCell::Figure(figure) => u16::try_from(figure.whole()).ok()?,
    };
    if let PanelCell::Figure(figure) = cell
        && *figure != Decimal::from(place)
    {
        return None;
    }
    Rank::new(place).map(Some)
}
