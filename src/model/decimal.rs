//! Decimals as printed: an integer and its digits after the point, never a float.
//!
//! 68.9 − 0.05 is 68.85 here, and "83,0" keeps its last zero: a published figure says with its
//! digits how finely it was rounded, and "about 83,0" is judged by half a unit of that last digit.

use std::cmp::Ordering;
use std::num::NonZeroU8;

pub mod ratio;
mod scale;
mod spell;

/// Digits after the point a printed figure may have; PCI's own workbooks have eight.
pub const MAX_PLACES: u8 = 8;
/// A printed figure lies below ten thousand million, so that no sum or difference of figures overflows.
const LIMIT: i64 = 1_000_000_000_000_000_000;
const UNIT: i64 = 100_000_000;

/// A fixed-point number of eight places that remembers how many of them were printed.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    /// The value × 10^8. At most 10^18 as printed, which leaves room for eight sums.
    value: i64,
    /// One more than the digits after the point, 1..=9, so that `Option<Decimal>` needs no room of its own.
    digits: NonZeroU8,
}

impl Decimal {
    /// Nought, without digits after the point.
    pub const ZERO: Self = Self::of(0, 0);

    const fn of(value: i64, places: u8) -> Self {
        Self { value, digits: NonZeroU8::MIN.saturating_add(places) }
    }

    /// `units` × 10^−`places`; `None` for more than [`MAX_PLACES`] or from ten thousand million on.
    pub const fn new(units: i64, places: u8) -> Option<Self> {
        if places > MAX_PLACES {
            return None;
        }
        let mut value = units;
        let mut scaled = places;
        while scaled < MAX_PLACES {
            if value <= -LIMIT / 10 || value >= LIMIT / 10 {
                return None;
            }
            value *= 10;
            scaled += 1;
        }
        if value <= -LIMIT || value >= LIMIT { None } else { Some(Self::of(value, places)) }
    }

    /// Reads the JSON form: `-12.50`, `1.2e3`; the sign before the fraction may be a comma. `None` for anything else and beyond the bounds.
    pub fn parse(text: &str) -> Option<Self> {
        let mut units: i64 = 0;
        let mut places: i32 = 0;
        // Digits since the start or the point.
        let mut digits = 0;
        let mut point = false;
        let negative = text.starts_with("-");
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'-' if at == 0 => {}
                b'0'..=b'9' if units < LIMIT / 10 => {
                    units = units * 10 + i64::from(byte - b'0');
                    places += i32::from(point);
                    digits += 1;
                }
                b'.' | b',' if !point && digits > 0 => {
                    point = true;
                    digits = 0;
                }
                b'e' | b'E' if digits > 0 => {
                    places = places.saturating_sub(text.get(at + 1..)?.parse().ok()?);
                    break;
                }
                _ => return None,
            }
        }
        if digits == 0 {
            return None;
        }
        while places < 0 && units != 0 {
            if units >= LIMIT / 10 {
                return None;
            }
            units *= 10;
            places += 1;
        }
        Self::new(if negative { -units } else { units }, u8::try_from(places.max(0)).ok()?)
    }

    /// The value × 10^8, for exact arithmetic.
    pub fn units(self) -> i64 {
        self.value
    }

    /// Digits after the point, as printed.
    pub fn places(self) -> u8 {
        self.digits.get() - 1
    }

    /// Half a unit of the last printed digit: 0.05 for 68.9, 0.5 for 83; of eight places, half of the eighth cut to nought.
    pub fn half_unit(self) -> Self {
        let places = (self.places() + 1).min(MAX_PLACES);
        Self::of(ten_to(MAX_PLACES - self.places()) / 2, places)
    }

    /// True below nought.
    pub fn is_negative(self) -> bool {
        self.value < 0
    }

    /// The whole part; of a rank or a number of places, all of it.
    pub fn whole(self) -> i32 {
        i32::try_from(self.value / UNIT).unwrap_or(i32::MAX)
    }

    /// The sum, with the longer of the two fractions.
    pub fn plus(self, other: Self) -> Self {
        Self::of(self.value.saturating_add(other.value), self.places().max(other.places()))
    }

    /// The difference, with the longer of the two fractions.
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    /// The same size below nought.
    pub fn negated(self) -> Self {
        Self::of(-self.value, self.places())
    }

    /// The size without its sign.
    pub fn absolute(self) -> Self {
        Self::of(self.value.abs(), self.places())
    }

    /// Compares this against `base` raised by `percent` of itself, exactly: `100 × self` with `(100 + percent) × base`.
    pub fn compare_raised(self, base: Self, percent: Self) -> Ordering {
        let factor = i128::from(percent.value) + i128::from(100 * UNIT);
        (i128::from(self.value) * i128::from(100 * UNIT)).cmp(&(i128::from(base.value) * factor))
    }

    /// `100 × part / whole` to eight places, rounded half away from nought; `None` for a whole of nought.
    /// Eight, because a share is judged before it is rounded for the page: 94.996 % does not reach 95 %.
    pub fn percent(part: u64, whole: u64) -> Option<Self> {
        let (mut part, mut whole) = (part, whole);
        // Room for one digit more: no count that means anything loses a digit by it.
        while whole > u64::MAX / 20 {
            part /= 2;
            whole /= 2;
        }
        let mut units = part.checked_div(whole)?;
        if units >= (LIMIT / UNIT / 100) as u64 {
            return None;
        }
        let mut rest = part.checked_rem(whole)?;
        // Two digits for the hundred and eight for the places.
        for _ in 0..10 {
            rest *= 10;
            units = units * 10 + rest / whole;
            rest %= whole;
        }
        Some(Self::of((units + u64::from(rest * 2 >= whole)) as i64, MAX_PLACES))
    }

    /// Rounded half away from nought to `places`; as printed where it has no more than that.
    pub fn rounded(self, places: u8) -> Self {
        if self.places() <= places {
            return self;
        }
        let step = ten_to(MAX_PLACES - places);
        let half = if self.value < 0 { -step / 2 } else { step / 2 };
        Self::of(self.value.saturating_add(half) / step * step, places)
    }
}

const fn ten_to(power: u8) -> i64 {
    10_i64.pow(power as u32)
}

impl From<u16> for Decimal {
    fn from(value: u16) -> Self {
        Self::of(i64::from(value) * UNIT, 0)
    }
}

impl From<crate::model::figure::Rank> for Decimal {
    fn from(value: crate::model::figure::Rank) -> Self {
        Self::from(value.get())
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or(Decimal::ZERO)
    }

    #[test]
    fn keeps_the_digits_it_was_printed_with() {
        for text in ["83.0", "0.5934", "-7.14", "0", "100", "12.50"] {
            assert_eq!(decimal(text).to_string(), text);
        }
    }

    #[test]
    fn subtracts_without_the_drift_of_floats() {
        assert_eq!(decimal("68.9").minus(decimal("0.05")).to_string(), "68.85");
        assert_eq!(decimal("88.64").plus(decimal("1.00")), decimal("89.64"));
        assert_eq!(decimal("83.0").minus(decimal("83.0").half_unit()).to_string(), "82.95");
    }

    #[test]
    fn equal_values_are_equal_whatever_their_digits() {
        assert_eq!(decimal("83.0"), decimal("83"));
        assert!(decimal("69.5") < decimal("69.61"));
    }

    #[test]
    fn refuses_what_is_not_a_printed_figure() {
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "1e999",
            "1e-999",
            "NaN",
            "0x10",
            "1 000",
            "99999999999999999999",
            "10000000000",
            "0.123456789",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        assert_eq!(decimal("1.5e3").to_string(), "1500");
    }

    #[test]
    fn a_share_is_rounded_half_away_from_nought() {
        let share = |part, whole| Decimal::percent(part, whole).map(|share| share.rounded(2).to_string());
        assert_eq!(share(11_830, 12_044), Some("98.22".into()));
        assert_eq!(share(1, 800), Some("0.13".into()));
        assert!(Decimal::percent(94_996, 100_000) < Some(decimal("95")));
        assert_eq!(Decimal::percent(1, 0), None);
    }

    #[test]
    fn position_is_cut_to_the_scale() {
        let (low, high) = (Decimal::ZERO, decimal("80"));
        assert_eq!(decimal("40").position(low, high), 5_000);
        assert_eq!(decimal("99").position(low, high), 10_000);
        assert_eq!(decimal("1").position(high, high), 0);
    }
}
