//! Exact fractions of printed figures: medians, yearly changes, shares. Rounded only where they are shown.

use super::{Decimal, MAX_PLACES, UNIT, ten_to};
use std::cmp::Ordering;

/// A fraction in its lowest terms. Sums and products that would leave 128 bits are `None`, never wrong; those of
/// a few printed figures never come near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    over: i128,
    /// Above nought.
    under: i128,
}

impl Ratio {
    /// Nought.
    pub const ZERO: Self = Self { over: 0, under: 1 };

    /// `over / under`; `None` for a divisor of nought.
    pub fn new(over: i128, under: i128) -> Option<Self> {
        let shared = common_divisor(over.checked_abs()?, under.checked_abs()?);
        let sign = if under < 0 { -1 } else { 1 };
        let under = under.checked_div(shared)? * sign;
        if under == 0 { None } else { Some(Self { over: over.checked_div(shared)? * sign, under }) }
    }

    /// One figure divided by another; `None` where that is nought.
    pub fn of(over: Decimal, under: Decimal) -> Option<Self> {
        Self::new(over.value.into(), under.value.into())
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.over.checked_mul(other.under)?;
        let right = other.over.checked_mul(self.under)?;
        Self::new(left.checked_add(right)?, self.under.checked_mul(other.under)?)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        // Crosswise first: what both share need not be multiplied.
        let one = Self::new(self.over, other.under)?;
        let two = Self::new(other.over, self.under)?;
        Self::new(one.over.checked_mul(two.over)?, one.under.checked_mul(two.under)?)
    }

    /// The quotient; `None` for a divisor of nought.
    pub fn divided_by(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.under, other.over)?)
    }

    /// The same size on the other side of nought.
    pub fn negated(self) -> Self {
        Self { over: -self.over, under: self.under }
    }

    /// The size without its sign.
    pub fn absolute(self) -> Self {
        if self.over < 0 { self.negated() } else { self }
    }

    /// Above, at or below nought.
    pub fn sign(self) -> Ordering {
        self.over.cmp(&0)
    }

    /// The half between two figures.
    pub fn middle(one: Decimal, two: Decimal) -> Self {
        let sum = i128::from(one.value) + i128::from(two.value);
        Self::new(sum, 2 * i128::from(UNIT)).unwrap_or(Self::ZERO)
    }

    /// As a figure of so many places (at most eight), rounded half away from nought: to be shown, never judged.
    /// `None` beyond what a figure can be.
    pub fn rounded(self, places: u8) -> Option<Decimal> {
        let places = places.min(MAX_PLACES);
        let scaled = self.over.checked_mul(ten_to(places).into())?;
        let (whole, rest) = (scaled.checked_div(self.under)?, scaled.checked_rem(self.under)?);
        let away = i128::from(rest.checked_abs()? >= self.under - rest.checked_abs()?);
        let units = whole + if scaled < 0 { -away } else { away };
        Decimal::new(i64::try_from(units).ok()?, places)
    }
}

fn common_divisor(one: i128, two: i128) -> i128 {
    let (mut one, mut two) = (one, two);
    while let Some(rest) = one.checked_rem(two) {
        (one, two) = (two, rest);
    }
    one
}

impl From<Decimal> for Ratio {
    fn from(figure: Decimal) -> Self {
        Self::new(figure.value.into(), UNIT.into()).unwrap_or(Self::ZERO)
    }
}

impl From<u16> for Ratio {
    fn from(count: u16) -> Self {
        Self { over: count.into(), under: 1 }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    /// By whole parts, then by what is left turned upside down: exact, and no product can overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut one, mut two) = (*self, *other);
        loop {
            let whole = one.over.div_euclid(one.under).cmp(&two.over.div_euclid(two.under));
            let (left, right) = (one.over.rem_euclid(one.under), two.over.rem_euclid(two.under));
            if whole.is_ne() || left == 0 || right == 0 {
                return whole.then(left.cmp(&right));
            }
            (one, two) = (Self { over: two.under, under: right }, Self { over: one.under, under: left });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(over: i128, under: i128) -> Ratio {
        Ratio::new(over, under).unwrap_or(Ratio::ZERO)
    }

    #[test]
    fn fractions_are_exact() {
        let third = ratio(1, 3);
        assert_eq!(third.plus(third).and_then(|two| two.plus(third)), Some(ratio(1, 1)));
        assert_eq!(ratio(-2, -4), ratio(1, 2));
        assert_eq!(ratio(2, -4), ratio(-1, 2));
        assert_eq!(ratio(7, 2).divided_by(Ratio::ZERO), None);
        assert_eq!(Ratio::new(1, 0), None);
    }

    #[test]
    fn the_order_is_that_of_cross_multiplication() {
        for (a, b) in [(1, 2), (-1, 2), (0, 1), (7, 3), (22, 7), (355, 113), (-22, 7)] {
            for (c, d) in [(1, 2), (1, 3), (0, 5), (-7, 3), (22, 7), (333, 106)] {
                assert_eq!(ratio(a, b).cmp(&ratio(c, d)), (a * d).cmp(&(c * b)), "{a}/{b} {c}/{d}");
            }
        }
        assert!(ratio(i128::MAX, 2) > ratio(i128::MAX - 2, 2));
    }

    #[test]
    fn shown_half_away_from_nought() {
        let shown = |over, under, places| ratio(over, under).rounded(places).map(|figure| figure.to_string());
        assert_eq!(shown(1, 8, 2), Some("0.13".into()));
        assert_eq!(shown(-1, 8, 2), Some("-0.13".into()));
        assert_eq!(shown(2, 3, 4), Some("0.6667".into()));
        assert_eq!(shown(5, 1, 1), Some("5.0".into()));
        assert_eq!(shown(i128::MAX, 1, 0), None);
    }
}
