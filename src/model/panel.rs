//! Whole rankings of one year, one row for each unit.

use super::decimal::Decimal;
use super::record::{Field, Reader};
use super::schema::{Book, either, typed};
use super::time::Year;
use super::value::{Data, Value};

mod cells;
mod table;

pub use cells::Column;
pub use table::{Fault, Row, Table, table};

record! {
    /// A whole ranking of one year.
    pub struct Panel {
        /// Id of the indicator.
        indicator: String,
        /// The year.
        year: Year,
        /// What the columns hold: unit, total, rank, band, group (id of the unit's region), or the id of a part.
        columns: Vec<String>,
        /// A row for each unit ranked.
        rows: Vec<PanelRow>,
        /// Id of its source.
        source: Option<String>,
    }
}

/// A row of a panel: names and figures as the columns say.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelRow(pub Vec<PanelCell>);

/// A cell of a panel.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelCell {
    /// A name; also a figure written as text, to keep its last noughts.
    Text(String),
    /// A figure.
    Figure(Decimal),
    /// Nothing was printed.
    Missing,
}

impl Field for PanelRow {
    fn blank() -> Self {
        Self(Vec::new())
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        self.0.fill(value, reader)
    }

    fn write(&self) -> Option<Value> {
        let cells = self.0.iter().map(|cell| cell.write().unwrap_or(Value::new(Data::Null)));
        Some(Value::new(Data::List(cells.collect())))
    }

    fn schema(book: &mut Book) -> Value {
        Vec::<PanelCell>::schema(book)
    }
}

impl Field for PanelCell {
    fn blank() -> Self {
        Self::Missing
    }

    fn fill(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let mut figure = Decimal::ZERO;
        *self = match &value.data {
            Data::Text(text) => Self::Text(text.clone()),
            Data::Null => Self::Missing,
            _ if figure.fill(value, reader) => Self::Figure(figure),
            _ => return false,
        };
        true
    }

    fn write(&self) -> Option<Value> {
        match self {
            Self::Text(text) => Some(Value::text(text.as_str())),
            Self::Figure(figure) => figure.write(),
            Self::Missing => None,
        }
    }

    fn schema(_: &mut Book) -> Value {
        either([typed("string"), typed("number"), typed("null")])
    }
}
