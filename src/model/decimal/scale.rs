//! Decimals on the scale of a chart: room, round ends, positions. Never a judgement.

use super::{Decimal, MAX_PLACES, ten_to};

impl Decimal {
    /// A tenth of it so many times, cut at the eighth place: room on a scale, never a judgement.
    pub fn tenths(self, count: u8) -> Self {
        Self::of((self.value / 10).saturating_mul(i64::from(count)), MAX_PLACES).shortened()
    }

    /// The largest multiple of `step` not above this; itself for a step of nought.
    pub fn floor_to(self, step: Self) -> Self {
        match self.value.checked_rem_euclid(step.value) {
            Some(rest) => Self::of(self.value.saturating_sub(rest), MAX_PLACES).shortened(),
            None => self,
        }
    }

    /// The smallest multiple of `step` not below this; itself for a step of nought.
    pub fn ceil_to(self, step: Self) -> Self {
        self.negated().floor_to(step).negated()
    }

    /// Without noughts at the end of the fraction; for figures that were computed, not printed.
    pub fn shortened(self) -> Self {
        let mut places = self.places();
        while places > 0 && self.value % ten_to(MAX_PLACES + 1 - places) == 0 {
            places -= 1;
        }
        Self::of(self.value, places)
    }

    /// Where this lies from `low` to `high`, in ten-thousandths, cut to 0..=10000; 0 when the two are equal.
    pub fn position(self, low: Self, high: Self) -> u16 {
        // Wide spans lose their last digits, which no picture shows.
        let narrow = |value: Self| value.minus(low).value / 20_000;
        let span = narrow(high);
        let (part, span) =
            if span.abs() < 20_000 { (self.minus(low).value, high.minus(low).value) } else { (narrow(self), span) };
        let share = part.saturating_mul(10_000).checked_div(span).unwrap_or(0);
        u16::try_from(share.clamp(0, 10_000)).unwrap_or(0)
    }
}
