//! Points by an editor's step rule (METHOD A1): full, in proportion, fixed or none in each range of a rate.

use super::fault::Fault;
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::points::{Formula, PointStep};

/// The points for a rate out of 100, of at most `max`: by the step whose range holds it, the lower edge included, the
/// upper excluded but for the topmost's; where a step of one point ("100 to 100") begins at the rate, by that. `None`
/// where no step holds it.
pub fn points(rule: &[PointStep], max: Decimal, rate: Ratio) -> Result<Option<Ratio>, Fault> {
    let mut topmost: Option<Decimal> = None;
    for step in rule {
        topmost = topmost.max(Some(step.to));
    }
    let mut holds: Option<&PointStep> = None;
    for step in rule {
        let (from, to) = (Ratio::from(step.from), Ratio::from(step.to));
        let at_the_top = Some(step.to) == topmost && rate == to;
        if from <= rate && (rate < to || at_the_top) && holds.is_none_or(|known| known.from < step.from) {
            holds = Some(step);
        }
    }
    let Some(step) = holds else { return Ok(None) };
    Ok(Some(match step.formula {
        Formula::Full => max.into(),
        Formula::Proportional => Ratio::from(max).times(rate)?.divided_by(Ratio::from(100))?,
        Formula::Fixed(points) => points.into(),
        Formula::Zero => Ratio::ZERO,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or(Decimal::ZERO)
    }

    /// The rule of many criteria as it is commonly told: below 80 % nothing, then in proportion, at 100 % all.
    fn rule() -> Vec<PointStep> {
        let step = |from, to, formula| PointStep { from: decimal(from), to: decimal(to), formula };
        vec![
            step("0", "50", Formula::Zero),
            step("50", "80", Formula::Fixed(decimal("0.25"))),
            step("80", "100", Formula::Proportional),
            step("100", "100", Formula::Full),
        ]
    }

    #[test]
    fn the_lower_edge_belongs_to_its_step_and_the_top_to_the_topmost() {
        let given = |rate| points(&rule(), decimal("1.5"), decimal(rate).into());
        assert_eq!(given("49.99"), Ok(Some(Ratio::ZERO)));
        assert_eq!(given("50"), Ok(Some(decimal("0.25").into())));
        assert_eq!(given("80"), Ok(Some(decimal("1.2").into())));
        assert_eq!(given("99.99"), Ok(Some(decimal("1.49985").into())));
        assert_eq!(given("100"), Ok(Some(decimal("1.5").into())));
        let fixed = [PointStep { formula: Formula::Fixed(decimal("1")), ..rule().remove(2) }, rule().remove(3)];
        assert_eq!(points(&fixed, decimal("1.5"), decimal("100").into()), Ok(Some(decimal("1.5").into())));
        assert_eq!(given("100.01"), Ok(None));
        assert_eq!(given("-1"), Ok(None));
    }
}
