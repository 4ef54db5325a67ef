//! Ratio fractions: medians, yearly changes, shares, totals of parts. Nothing is rounded before it is shown, and what
//! would overflow is a fault, never another number.

use super::{Decimal, MAX_PLACES, UNIT};
use std::cmp::Ordering;

/// Why a fraction has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It grew past 128 bits, or past what a figure can be; those of printed figures never come near.
    Overflow,
    /// A divisor of nought.
    Divisor,
}

/// A fraction in lowest terms. Weighted means divide, so a decimal would not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    over: i128,
    /// Above nought.
    under: i128,
}

impl Ratio {
    /// Nought.
    pub const ZERO: Self = Self { over: 0, under: 1 };
    /// One.
    pub const ONE: Self = Self { over: 1, under: 1 };

    /// `over / under`; a fault where `under` is nought.
    pub fn new(over: i128, under: i128) -> Result<Self, Fault> {
        if under == 0 {
            return Err(Fault::Divisor);
        }
        let common = common(over.unsigned_abs(), under.unsigned_abs());
        let reduced = |part: i128| {
            let size = i128::try_from(part.unsigned_abs() / common).map_err(|_| Fault::Overflow)?;
            Ok(if part < 0 { -size } else { size })
        };
        let (over, under) = (reduced(over)?, reduced(under)?);
        Ok(if under < 0 { Self { over: -over, under: -under } } else { Self { over, under } })
    }

    /// One figure divided by another; a fault where that is nought.
    pub fn of(over: Decimal, under: Decimal) -> Result<Self, Fault> {
        Self::new(over.value.into(), under.value.into())
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Result<Self, Fault> {
        let shared = common(self.under.unsigned_abs(), other.under.unsigned_abs()) as i128;
        let (mine, theirs) = (self.under / shared, other.under / shared);
        let one = self.over.checked_mul(theirs);
        let two = other.over.checked_mul(mine);
        let over = one.zip(two).and_then(|(one, two)| one.checked_add(two));
        let under = self.under.checked_mul(theirs);
        over.zip(under).map_or(Err(Fault::Overflow), |(over, under)| Self::new(over, under))
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Result<Self, Fault> {
        self.plus(other.negated())
    }

    /// The product.
    pub fn times(self, other: Self) -> Result<Self, Fault> {
        // Reduced crosswise first, so that the product stays small wherever it can.
        let (one, two) = (Self::new(self.over, other.under)?, Self::new(other.over, self.under)?);
        let over = one.over.checked_mul(two.over);
        let under = one.under.checked_mul(two.under);
        // The one number that has no opposite is left out, so that turning round cannot overflow.
        let over = over.filter(|over| *over != i128::MIN);
        over.zip(under).map_or(Err(Fault::Overflow), |(over, under)| Ok(Self { over, under }))
    }

    /// The quotient; a fault where `other` is nought.
    pub fn divided_by(self, other: Self) -> Result<Self, Fault> {
        self.times(Self::new(other.under, other.over)?)
    }

    /// The same size on the other side of nought.
    pub fn negated(self) -> Self {
        Self { over: -self.over, ..self }
    }

    /// The size without its sign.
    pub fn absolute(self) -> Self {
        if self.over < 0 { self.negated() } else { self }
    }

    /// Above, at or below nought.
    pub fn sign(self) -> Ordering {
        self.over.cmp(&0)
    }

    /// True above nought.
    pub fn is_positive(self) -> bool {
        self.over > 0
    }

    /// The half between two figures.
    pub fn middle(one: Decimal, two: Decimal) -> Self {
        let sum = i128::from(one.value) + i128::from(two.value);
        Self::new(sum, 2 * i128::from(UNIT)).unwrap_or(Self::ZERO)
    }

    /// Rounded half away from nought to so many places (at most eight), for a reader only.
    pub fn rounded(self, places: u8) -> Result<Decimal, Fault> {
        let places = places.min(MAX_PLACES);
        let (below, rest) = self.scaled(places)?;
        // Of a number below nought the half belongs to the lower neighbour.
        let twice = rest.compared_twice();
        let up = twice == Ordering::Greater || (twice == Ordering::Equal && below >= 0);
        decimal(below.saturating_add(i128::from(up)), places)
    }

    /// The largest decimal of so many places (at most eight) that is no larger.
    pub fn floor(self, places: u8) -> Result<Decimal, Fault> {
        let places = places.min(MAX_PLACES);
        decimal(self.scaled(places)?.0, places)
    }

    /// The smallest decimal of so many places (at most eight) that is no smaller.
    pub fn ceil(self, places: u8) -> Result<Decimal, Fault> {
        let places = places.min(MAX_PLACES);
        let (below, rest) = self.scaled(places)?;
        decimal(below.saturating_add(i128::from(rest.over > 0)), places)
    }

    /// The nearest multiples of 10^−`places` (at most 18) that are no larger and no smaller.
    pub fn enclosed(self, places: u8) -> Result<(Self, Self), Fault> {
        let (below, rest) = self.scaled(places)?;
        let ten = 10_i128.pow(u32::from(places.min(18)));
        let above = below.saturating_add(i128::from(rest.over > 0));
        Ok((Self::new(below, ten)?, Self::new(above, ten)?))
    }

    /// The smallest multiple of `step` (above nought) that is no smaller.
    pub fn ceil_to(self, step: Self) -> Result<Self, Fault> {
        let (below, rest) = self.divided_by(step)?.scaled(0)?;
        step.times(Self { over: below.saturating_add(i128::from(rest.over > 0)), under: 1 })
    }

    /// `self × 10^places` as its floor and the rest, from nought to below one.
    fn scaled(self, places: u8) -> Result<(i128, Self), Fault> {
        let ten = 10_i128.pow(u32::from(places.min(18)));
        let whole = self.over.div_euclid(self.under).checked_mul(ten).ok_or(Fault::Overflow)?;
        let rest = Self::new(self.over.rem_euclid(self.under), self.under)?.times(Self { over: ten, under: 1 })?;
        let floor = whole.checked_add(rest.over / rest.under).ok_or(Fault::Overflow)?;
        Ok((floor, Self { over: rest.over % rest.under, under: rest.under }))
    }

    /// Twice this, from nought to below one, against one.
    fn compared_twice(self) -> Ordering {
        self.over.cmp(&(self.under - self.over))
    }
}

fn decimal(units: i128, places: u8) -> Result<Decimal, Fault> {
    let units = i64::try_from(units).map_err(|_| Fault::Overflow)?;
    Decimal::new(units, places).ok_or(Fault::Overflow)
}

/// The greatest common divisor; 1 for two noughts.
fn common(one: u128, two: u128) -> u128 {
    let (mut one, mut two) = (one, two);
    while two != 0 {
        // Short numbers divide many times faster, and nearly all are short.
        (one, two) = match (u64::try_from(one), u64::try_from(two)) {
            (Ok(short), Ok(other)) => (two, u128::from(short % other)),
            _ => (two, one % two),
        };
    }
    one.max(1)
}

impl From<Decimal> for Ratio {
    fn from(value: Decimal) -> Self {
        Self::new(value.value.into(), UNIT.into()).unwrap_or(Self::ZERO)
    }
}

impl From<u16> for Ratio {
    fn from(value: u16) -> Self {
        Self { over: i128::from(value), under: 1 }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    /// By continued fractions, which cannot overflow where the cross products would.
    fn cmp(&self, other: &Self) -> Ordering {
        if let Some((one, two)) = self.over.checked_mul(other.under).zip(other.over.checked_mul(self.under)) {
            return one.cmp(&two);
        }
        let (mut one, mut two) = (*self, *other);
        let mut turned = false;
        loop {
            let wholes = one.over.div_euclid(one.under).cmp(&two.over.div_euclid(two.under));
            let (rest, other) = (one.over.rem_euclid(one.under), two.over.rem_euclid(two.under));
            let order = match (rest, other) {
                _ if wholes != Ordering::Equal => wholes,
                (0, 0) => return Ordering::Equal,
                (0, _) => Ordering::Less,
                (_, 0) => Ordering::Greater,
                _ => {
                    (one, two) = (Self { over: one.under, under: rest }, Self { over: two.under, under: other });
                    turned = !turned;
                    continue;
                }
            };
            return if turned { order.reverse() } else { order };
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
    fn thirds_add_up() {
        let third = ratio(1, 3);
        assert_eq!(third.plus(third).and_then(|two| two.plus(third)), Ok(Ratio::ONE));
        assert_eq!(ratio(2, -6), ratio(-1, 3));
    }

    #[test]
    fn the_order_is_that_of_cross_multiplication() {
        for (a, b) in [(1, 2), (-1, 2), (0, 1), (7, 3), (22, 7), (355, 113), (-22, 7)] {
            for (c, d) in [(1, 2), (1, 3), (0, 5), (-7, 3), (22, 7), (333, 106)] {
                assert_eq!(ratio(a, b).cmp(&ratio(c, d)), (a * d).cmp(&(c * b)), "{a}/{b} {c}/{d}");
            }
        }
    }

    #[test]
    fn half_is_rounded_away_from_nought() {
        let shown = |over, under| ratio(over, under).rounded(2).map(|value| value.to_string());
        assert_eq!(shown(12_345, 1_000), Ok("12.35".into()));
        assert_eq!(shown(-12_345, 1_000), Ok("-12.35".into()));
        assert_eq!(shown(-12_344, 1_000), Ok("-12.34".into()));
        assert_eq!(shown(2, 3), Ok("0.67".into()));
    }

    #[test]
    fn floor_and_ceiling_enclose() {
        let third = ratio(-1, 3);
        assert_eq!(third.floor(2).map(|value| value.to_string()), Ok("-0.34".into()));
        assert_eq!(third.ceil(2).map(|value| value.to_string()), Ok("-0.33".into()));
        assert_eq!(ratio(7, 2).ceil_to(ratio(1, 5)), Ok(ratio(18, 5)));
        assert_eq!(ratio(18, 5).ceil_to(ratio(1, 5)), Ok(ratio(18, 5)));
    }

    #[test]
    fn what_overflows_is_a_fault() {
        let huge = ratio(i128::MAX, 1);
        assert_eq!(huge.plus(huge), Err(Fault::Overflow));
        assert_eq!(huge.times(huge), Err(Fault::Overflow));
        assert_eq!(huge.rounded(8), Err(Fault::Overflow));
        assert_eq!(Ratio::new(i128::MIN, 1), Err(Fault::Overflow));
        assert_eq!(Ratio::ONE.divided_by(Ratio::ZERO), Err(Fault::Divisor));
    }

    #[test]
    fn order_needs_no_room() {
        let (big, bigger) = (ratio(i128::MAX - 1, i128::MAX), ratio(i128::MAX - 2, i128::MAX - 1));
        assert!(bigger < big && big < Ratio::ONE);
        assert!(big.negated() < bigger.negated());
        assert_eq!(big.cmp(&big), Ordering::Equal);
    }
}
