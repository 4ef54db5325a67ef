//! What lies between two editions of an index: whether their figures may be compared at all (METHOD D5).

use super::verdict::Reason;
use crate::model::resolve::Series;
use crate::model::scorecard::Change;
use crate::model::time::Year;

/// Why figures of two years must not be compared: other units, or another way of measuring, in an edition after
/// `from` up to `to`. A change that is waived is looked past.
pub fn changed(series: &Series<'_>, from: Year, to: Year, waived: Option<Change>) -> Option<Reason> {
    let (from, to) = (from.min(to), from.max(to));
    let said = |change: Change| {
        let mut editions = series.editions.iter();
        editions.any(|edition| edition.year > from && edition.year <= to && edition.change == Some(change))
    };
    let moved = series.geography(from) != series.geography(to) || said(Change::Geography);
    if moved && waived != Some(Change::Geography) {
        return Some(Reason::BreakGeo);
    }
    (said(Change::Method) && waived != Some(Change::Method)).then_some(Reason::BreakMethod)
}
