//! What the weights and maxima of one list of parts add up to.

use crate::model::decimal::Decimal;
use crate::model::part::Part;
use crate::model::problem::Expected;

/// Weights of one or two digits are meant as they stand; thirds are written with three or more, and may miss their sum
/// by half a unit of the third (in hundred-millionths).
const MOST_SLACK: i64 = 50_000;

/// The sums of a list in one year.
#[derive(Default)]
pub(super) struct Sums {
    /// How many parts stand.
    pub(super) count: usize,
    weights: usize,
    maxima: usize,
    weight: i128,
    max: i128,
    /// How far weights may miss their sum: half a unit of the last digit of each, see [`MOST_SLACK`].
    slack: i128,
}

impl Sums {
    /// A part begins or ceases to stand.
    pub(super) fn take(&mut self, part: &Part, comes: bool) {
        let sign = if comes { 1 } else { -1 };
        let step = |count: usize| if comes { count.saturating_add(1) } else { count.saturating_sub(1) };
        self.count = step(self.count);
        if let Some(weight) = part.weight {
            self.weights = step(self.weights);
            self.weight += sign * i128::from(weight.units());
            self.slack += sign * i128::from(weight.half_unit().units().clamp(1, MOST_SLACK));
        }
        if let Some(max) = part.max {
            self.maxima = step(self.maxima);
            self.max += sign * i128::from(max.units());
        }
    }

    /// The field that is wrong, what it comes to, and what it should.
    pub(super) fn wrong(&self, whole: Option<&Part>) -> Option<(&'static str, Decimal, Expected)> {
        if self.weights != 0 && self.weights != self.count {
            return Some(("weight", count(self.weights), Expected::AllOrNone));
        }
        if self.maxima != 0 && self.maxima != self.count {
            return Some(("max", count(self.maxima), Expected::AllOrNone));
        }
        let one = Decimal::from(1_u16);
        if self.weights > 0 {
            let apart = |sum: Decimal| (self.weight - i128::from(sum.units())).abs() > self.slack;
            let of_whole = whole.and_then(|whole| whole.weight);
            if apart(one) && of_whole.is_none_or(apart) {
                return Some(("weight", shown(self.weight), Expected::SumOf(of_whole.unwrap_or(one))));
            }
        } else if let Some(max) = whole.and_then(|whole| whole.max).filter(|_| self.maxima > 0)
            && self.max != i128::from(max.units())
        {
            return Some(("max", shown(self.max), Expected::SumOf(max)));
        }
        None
    }
}

fn count(count: usize) -> Decimal {
    u16::try_from(count).map_or(Decimal::ZERO, Decimal::from)
}

/// A sum as a figure, without noughts at its end.
fn shown(sum: i128) -> Decimal {
    let (mut units, mut places) = (i64::try_from(sum).unwrap_or(i64::MAX), 8);
    while places > 0 && units % 10 == 0 {
        units /= 10;
        places -= 1;
    }
    Decimal::new(units, places).unwrap_or(Decimal::ZERO)
}
