//! How the cells of a panel are read: the one place, for all that look into panels.

use super::{Panel, PanelCell, PanelRow};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::text::cut;

/// A column of a panel, and how the figures in its texts are to be read.
#[derive(Clone, Copy)]
pub struct Column {
    at: usize,
    /// A point in its texts is certain to begin the decimals.
    points: bool,
}

impl Panel {
    /// The first column of a name.
    pub fn column(&self, name: &str) -> Option<Column> {
        let at = self.columns.iter().position(|column| column == name)?;
        Some(self.column_at(at))
    }

    /// A column by its place, from 0.
    pub(super) fn column_at(&self, at: usize) -> Column {
        let pointed = |row: &PanelRow| match row.0.get(at) {
            Some(PanelCell::Text(text)) => divides_thousands(text.trim()) == Some(false),
            _ => false,
        };
        Column { at, points: self.rows.iter().any(pointed) }
    }

    /// The row has a cell for each column; else nobody knows which is missing.
    pub fn is_whole(&self, row: &PanelRow) -> bool {
        row.0.len() == self.columns.len()
    }
}

impl Column {
    /// A name; `None` for what is none.
    pub fn text(self, row: &PanelRow) -> Option<&str> {
        match row.0.get(self.at) {
            Some(PanelCell::Text(text)) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// A figure, or that none was printed; `None` for what is neither. In a text both signs may begin the decimals, but
    /// "1.234" alone could also be a thousand and more.
    pub fn figure(self, row: &PanelRow) -> Option<Option<Decimal>> {
        let text = match row.0.get(self.at) {
            Some(PanelCell::Text(text)) => text.trim(),
            Some(PanelCell::Figure(figure)) => return Some(Some(*figure)),
            _ => return Some(None),
        };
        if !self.points && divides_thousands(text) == Some(true) {
            return None;
        }
        Decimal::parse(text).map(Some)
    }

    /// A place, or that none was printed; `None` for what is neither.
    pub fn rank(self, row: &PanelRow) -> Option<Option<Rank>> {
        let Some(figure) = self.figure(row)? else { return Some(None) };
        let place = u16::try_from(figure.whole()).ok().and_then(Rank::new)?;
        if Decimal::from(place) == figure { Some(Some(place)) } else { None }
    }
}

/// Whether its first point could divide thousands; `None` where it has none.
fn divides_thousands(text: &str) -> Option<bool> {
    let (whole, fraction) = cut(text, b'.');
    let could = fraction.len() == 3 && whole.len() < 4 + usize::from(text.starts_with('-'));
    if whole.len() < text.len() { Some(could) } else { None }
}
