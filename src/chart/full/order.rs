//! The order of rows.

use super::Sort;
use crate::chart::scale::{self, Scale};
use crate::chart::scene::{Row, Verdict};
use crate::model::decimal::Decimal;
use crate::model::scorecard::Better;
use crate::words::report::{Kind, Measure};

/// Indices of the rows in an order; equals stay in the order of the plan.
pub fn order(rows: &[Row<'_>], sort: Sort) -> Vec<usize> {
    let mut keyed = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let key = match sort {
            Sort::Plan => 0,
            Sort::Gap => row.target.measure.as_ref().and_then(shortfall).map_or(i32::MAX, |short| -short),
            Sort::Verdict => match row.target.verdict {
                Verdict::NotMet => 0,
                Verdict::CannotTell => 1,
                Verdict::Met => 2,
                Verdict::NotDue => 3,
            },
        };
        keyed.push((key, at));
    }
    keyed.sort_unstable();
    let mut order = Vec::new();
    for (_, at) in keyed {
        order.push(at);
    }
    order
}

/// How far a figure falls short of its threshold, in ten-thousandths of what is possible, so that places, points and
/// percentages can stand in one order; below nought where it goes beyond. A range counts from its nearer end.
/// `None` where no gap is known.
pub fn shortfall(measure: &Measure) -> Option<i32> {
    let actual = measure.actual.as_ref()?;
    let threshold = measure.at_least.or(measure.at_most)?;
    let rising = measure.at_least.is_some();
    let near = match (measure.verdict, rising) {
        (Verdict::NotMet, true) | (Verdict::Met, false) => actual.high(),
        (Verdict::NotMet, false) | (Verdict::Met, true) => actual.low(),
        _ => return None,
    }?;
    let scale = possible(measure, threshold)?;
    let apart = i32::from(scale.position(near)).abs_diff(i32::from(scale.position(threshold)));
    let apart = i32::try_from(apart).unwrap_or(0);
    Some(if measure.verdict == Verdict::NotMet { apart } else { -apart })
}

/// The scale of what is possible; of a score without one, from nought to twice its threshold.
fn possible(measure: &Measure, threshold: Decimal) -> Option<Scale> {
    if measure.kind == Kind::Rank {
        return Some(scale::ranks(measure.units, threshold));
    }
    let ends = match &measure.scale {
        Some(scale) => (scale.from, scale.to),
        None if measure.unit.as_deref() == Some("%") => (Decimal::ZERO, Decimal::from(100_u16)),
        None => (Decimal::ZERO, threshold.absolute().plus(threshold.absolute())),
    };
    (ends.0 < ends.1).then(|| scale::between(Better::Higher, ends))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::interval::Interval;

    fn measure(verdict: Verdict, actual: &str, at_least: &str) -> Measure {
        let read = |text: &str| Decimal::parse(text).unwrap_or(Decimal::ZERO);
        Measure {
            verdict,
            kind: Kind::Score,
            better: Better::Higher,
            unit: Some("%".to_owned()),
            scale: None,
            units: None,
            actual: Some(Interval::point(read(actual))),
            at_least: Some(read(at_least)),
            at_most: None,
            about: false,
            previous: None,
            previous_year: None,
            old_method: false,
        }
    }

    #[test]
    fn a_shortfall_is_a_share_of_what_is_possible() {
        assert_eq!(shortfall(&measure(Verdict::NotMet, "70", "90")), Some(2_000));
        assert_eq!(shortfall(&measure(Verdict::Met, "95", "90")), Some(-500));
        assert_eq!(shortfall(&measure(Verdict::CannotTell, "90", "90")), None);
    }

    #[test]
    fn places_count_among_the_units_ranked() {
        let mut rank = measure(Verdict::NotMet, "42", "0");
        (rank.kind, rank.at_least, rank.at_most) = (Kind::Rank, None, Some(Decimal::from(11_u16)));
        rank.units = std::num::NonZeroU16::new(63);
        // 31 of the 62 places between the first and the last.
        assert_eq!(shortfall(&rank), Some(5_000));
    }

    #[test]
    fn nought_as_threshold_without_a_scale_has_no_share() {
        let mut none = measure(Verdict::NotMet, "-3", "0");
        none.unit = None;
        assert_eq!(shortfall(&none), None);
    }
}
