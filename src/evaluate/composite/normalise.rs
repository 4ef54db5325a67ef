//! Raw figures brought to a common scale, to check and explain what a publisher did (METHOD A4, C).

use super::fault::Fault;
use crate::model::decimal::ratio::Ratio;
use crate::model::scorecard::Better;

/// `low + (high − low) × (x − least) / (most − least)`, as PCI scales an indicator to 1–10 over the units of a year;
/// where lower is better the inverse, `low + high − y`. [`Fault::Flat`] where least and most are the same: a figure on
/// a scale without length is no nought.
pub fn min_max(
    x: Ratio,
    (least, most): (Ratio, Ratio),
    (low, high): (Ratio, Ratio),
    better: Better,
) -> Result<Ratio, Fault> {
    let share = x.minus(least)?.divided_by(most.minus(least)?)?;
    let y = low.plus(high.minus(low)?.times(share)?)?;
    match better {
        Better::Higher => Ok(y),
        Better::Lower => Ok(low.plus(high)?.minus(y)?),
    }
}

/// The way from one goalpost to the other on a scale from 0 to `top`, cut to it; from the high one down where lower is
/// better. [`Fault::Flat`] where the goalposts are the same.
pub fn goalposts(x: Ratio, (low, high): (Ratio, Ratio), top: Ratio, better: Better) -> Result<Ratio, Fault> {
    Ok(min_max(x, (low, high), (Ratio::ZERO, top), better)?.clamp(Ratio::ZERO, top))
}

/// How much of the way from the worst figure to the target is gone: 0 at the worst, 1 at the target; beyond it more,
/// unless `cut`. [`Fault::Flat`] where the worst is the target.
pub fn way_to_target(x: Ratio, worst: Ratio, target: Ratio, cut: bool) -> Result<Ratio, Fault> {
    let way = x.minus(worst)?.divided_by(target.minus(worst)?)?;
    Ok(if cut { way.min(Ratio::ONE) } else { way })
}

/// Digits after the point to which a term of a mean is enclosed: four more than any printed figure has.
const MEAN_PLACES: u8 = 12;

/// Between which ends `Σ weight × value ÷ Σ weight` lies. Indicators scaled over their own least and most have no common
/// denominator that any number type would hold, so each term is enclosed at the twelfth place; the ends round to the
/// same printed figure. [`Fault::Flat`] where the weights come to nought.
pub fn weighted_mean(values: &[(Ratio, Ratio)]) -> Result<(Ratio, Ratio), Fault> {
    let (mut low, mut high, mut weights) = (Ratio::ZERO, Ratio::ZERO, Ratio::ZERO);
    for (weight, value) in values {
        let (below, above) = weight.times(*value)?.enclosed(MEAN_PLACES)?;
        (low, high) = (low.plus(below)?, high.plus(above)?);
        weights = weights.plus(*weight)?;
    }
    Ok((low.divided_by(weights)?, high.divided_by(weights)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_without_length_is_a_fault() {
        let one = Ratio::ONE;
        assert_eq!(min_max(one, (one, one), (one, Ratio::from(10)), Better::Higher), Err(Fault::Flat));
        assert_eq!(goalposts(one, (one, one), one, Better::Lower), Err(Fault::Flat));
        assert_eq!(way_to_target(one, one, one, false), Err(Fault::Flat));
        assert_eq!(weighted_mean(&[]), Err(Fault::Flat));
    }

    #[test]
    fn the_inverse_turns_the_ends_round() {
        let scaled = |x: u16, better| min_max(x.into(), (2.into(), 6.into()), (1.into(), 10.into()), better);
        assert_eq!(scaled(2, Better::Higher), Ok(1.into()));
        assert_eq!(scaled(2, Better::Lower), Ok(10.into()));
        assert_eq!(scaled(4, Better::Lower).ok(), Ratio::new(11, 2).ok());
    }
}
