//! A part's score beside those that a panel prints for all units.

use crate::evaluate::standing::parts::{Compared, compare};
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::order::sorted;
use crate::model::panel::Panel;
use crate::model::scorecard::Better;

/// What a panel prints for one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Others {
    /// The least score.
    pub least: Decimal,
    /// The most.
    pub most: Decimal,
    /// The middle one; of an even number the mean of the middle two (METHOD A7).
    pub median: Ratio,
    /// How many units have a score.
    pub units: usize,
    /// The unit's own score among them, where it is known.
    pub own: Option<Compared>,
}

/// A part (by its id) in a panel; `None` where the panel has no figure of it.
pub fn others(panel: &Panel, part: &str, own: Option<Decimal>) -> Option<Others> {
    let column = panel.column(part)?;
    let mut printed = Vec::new();
    for row in panel.rows.iter().filter(|row| panel.is_whole(row)) {
        printed.extend(column.figure(row).flatten());
    }
    let printed = sorted(&printed, &|one, two| one < two);
    let (least, most, units) = (*printed.first()?, *printed.last()?, printed.len());
    let middle = |at: usize| printed.get(at).copied();
    let median = Ratio::middle(middle((units - 1) / 2)?, middle(units / 2)?);
    let own = own.and_then(|own| compare(own, printed, 0, Better::Higher));
    Some(Others { least, most, median, units, own })
}
