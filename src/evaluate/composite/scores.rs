//! What is known of each part's score, from a unit's own results or from a row of a panel.

use super::fault::Fault;
use super::tree::Tree;
use crate::model::clause::Over;
use crate::model::decimal::Decimal;
use crate::model::panel::{Row, Table};
use crate::model::part::PartScore;
use crate::model::scorecard::Observation;
use crate::model::series::Series;
use crate::model::time::Year;

/// What is known of one part's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// As printed.
    Known(Decimal),
    /// Not known; never nought.
    Missing,
    /// It does not apply to the unit.
    NotApplicable,
}

/// The scores of the tree's nodes, in their order, from a result's list.
pub fn of_result(tree: &Tree<'_>, list: &[PartScore]) -> Result<Vec<Score>, Fault> {
    let mut scores = vec![Score::Missing; tree.nodes.len()];
    for one in list {
        let place = tree.find(&one.id)?;
        let said = match one.score {
            _ if one.not_applicable => Score::NotApplicable,
            Some(score) => Score::Known(score),
            None => Score::Missing,
        };
        if let Some(score) = scores.get_mut(place) {
            *score = said;
        }
    }
    Ok(scores)
}

/// The scores of the tree's nodes, in their order, from a row of a panel: columns of parts of other years are passed over.
pub fn of_row(tree: &Tree<'_>, table: &Table<'_>, row: &Row<'_>) -> Vec<Score> {
    let mut scores = vec![Score::Missing; tree.nodes.len()];
    for (part, printed) in table.parts.iter().zip(&row.parts) {
        let place = tree.find(part).ok();
        if let (Some(score), Some(printed)) = (place.and_then(|place| scores.get_mut(place)), printed) {
            *score = Score::Known(*printed);
        }
    }
    scores
}

/// A subject's result of a year that has scores of parts: a final one before an estimate.
pub fn result<'a>(series: &Series<'a>, year: Year, over: Option<&Over>) -> Option<&'a Observation> {
    let mut found: Option<&'a Observation> = None;
    for result in series.results(year, over) {
        let has = !result.parts.is_empty() && result.among.is_none();
        if has && found.is_none_or(|known| known.provisional && !result.provisional) {
            found = Some(result);
        }
    }
    found
}
