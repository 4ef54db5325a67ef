//! Decimals as printed: an integer and its digits after the point, never a float.
//!
//! 68.9 − 0.05 is 68.85 here, and "83,0" keeps its last zero: a published figure says with its
//! digits how finely it was rounded, and "about 83,0" is judged by half a unit of that last digit.

use std::cmp::Ordering;

/// Significant digits a printed figure may have. More than any publisher prints; a bound on all arithmetic.
pub const MAX_DIGITS: usize = 15;
/// Digits after the point a printed figure may have.
pub const MAX_PLACES: u8 = 9;

/// `units` × 10^−`places`.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    units: i128,
    places: u8,
}

impl Decimal {
    /// Nought, without digits after the point.
    pub const ZERO: Self = Self { units: 0, places: 0 };

    /// `units` × 10^−`places`; `None` beyond [`MAX_DIGITS`] or [`MAX_PLACES`].
    pub fn new(units: i64, places: u8) -> Option<Self> {
        let fits = units.unsigned_abs() < 10_u64.pow(MAX_DIGITS as u32) && places <= MAX_PLACES;
        fits.then_some(Self { units: i128::from(units), places })
    }

    /// Reads the JSON form: `-12.50`, `1.2e3`. `None` for anything else and beyond the bounds.
    pub fn parse(text: &str) -> Option<Self> {
        let (body, exponent) = match text.find(['e', 'E']) {
            Some(at) => (text.get(..at)?, text.get(at + 1..)?.parse::<i16>().ok()?),
            None => (text, 0),
        };
        let (negative, body) = match body.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, body),
        };
        let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
        if whole.is_empty() || (body.contains('.') && fraction.is_empty()) {
            return None;
        }
        let mut units: i64 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
            units = units.checked_mul(10)?.checked_add(i64::from(digit))?;
        }
        let mut places = i16::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        while places < 0 && units != 0 {
            units = units.checked_mul(10)?;
            places += 1;
        }
        let places = u8::try_from(places.max(0)).ok()?;
        Self::new(if negative { -units } else { units }, places)
    }

    /// Digits after the point, as printed.
    pub fn places(self) -> u8 {
        self.places
    }

    /// Half a unit of the last printed digit: 0.05 for 68.9, 0.5 for 83.
    pub fn half_unit(self) -> Self {
        Self { units: 5, places: self.places + 1 }
    }

    /// True below nought.
    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// The sum, with the longer of the two fractions.
    pub fn plus(self, other: Self) -> Self {
        let places = self.places.max(other.places);
        Self { units: self.at(places) + other.at(places), places }
    }

    /// The difference, with the longer of the two fractions.
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    /// The product, with the fractions' digits added: used for shares and relative changes only.
    pub fn times(self, other: Self) -> Self {
        Self { units: self.units * other.units, places: self.places + other.places }
    }

    /// The same size below nought.
    pub fn negated(self) -> Self {
        Self { units: -self.units, places: self.places }
    }

    /// The size without its sign.
    pub fn absolute(self) -> Self {
        Self { units: self.units.abs(), places: self.places }
    }

    /// `100 × part / whole` to nine places, rounded half away from nought; `None` for a whole of nought.
    /// Nine, because a share is judged before it is rounded for the page: 94.996 % does not reach 95 %.
    pub fn percent(part: u64, whole: u64) -> Option<Self> {
        let whole = i128::from(whole);
        let units = (2 * 100_000_000_000 * i128::from(part)).checked_div(whole)?;
        Some(Self { units: (units + 1) / 2, places: MAX_PLACES })
    }

    /// Rounded half away from nought to `places`; as printed where it has no more than that.
    pub fn rounded(self, places: u8) -> Self {
        if self.places <= places {
            return self;
        }
        let step = 10_i128.pow(u32::from(self.places - places));
        let half = if self.units < 0 { -step / 2 } else { step / 2 };
        Self { units: (self.units + half) / step, places }
    }

    /// Where this lies from `low` to `high`, in ten-thousandths, cut to 0..=10000; 0 when the two are equal.
    pub fn position(self, low: Self, high: Self) -> u16 {
        let places = self.places.max(low.places).max(high.places);
        let span = high.at(places) - low.at(places);
        if span == 0 {
            return 0;
        }
        let share = (self.at(places) - low.at(places)) * 10_000 / span;
        u16::try_from(share.clamp(0, 10_000)).unwrap_or(0)
    }

    /// The whole and fractional digits without sign, e.g. `("68", "85")`.
    pub fn digits(self) -> (String, String) {
        let mut text = self.units.unsigned_abs().to_string();
        let places = usize::from(self.places);
        while text.len() <= places {
            text.insert(0, '0');
        }
        let fraction = text.split_off(text.len() - places);
        (text, fraction)
    }

    fn at(self, places: u8) -> i128 {
        self.units * 10_i128.pow(u32::from(places.saturating_sub(self.places)))
    }
}

impl From<u16> for Decimal {
    fn from(value: u16) -> Self {
        Self { units: i128::from(value), places: 0 }
    }
}

impl From<crate::model::figure::Rank> for Decimal {
    fn from(value: crate::model::figure::Rank) -> Self {
        Self::from(value.get())
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
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
        let places = self.places.max(other.places);
        self.at(places).cmp(&other.at(places))
    }
}

/// The JSON form, every printed digit kept.
impl std::fmt::Display for Decimal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, fraction) = self.digits();
        let sign = if self.units < 0 { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        out.write_str(sign)?;
        out.write_str(&whole)?;
        out.write_str(point)?;
        out.write_str(&fraction)
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
        for text in ["", "-", ".", "1.", ".5", "1e999", "1e-999", "NaN", "0x10", "1 000", "99999999999999999999"] {
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
