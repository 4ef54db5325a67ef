//! What is known of a figure: a point, or the ends between which it lies.

use super::decimal::Decimal;

/// A closed interval; an end that is `None` is open to infinity. Never upside down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval<T> {
    low: Option<T>,
    high: Option<T>,
}

impl<T> Interval<T> {
    /// Nothing is known: both ends are open.
    pub const OPEN: Self = Self { low: None, high: None };
}

impl<T: Copy + Ord> Interval<T> {
    /// A single known value.
    pub fn point(value: T) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    /// The interval between two ends; `None` where the low end lies above the high one.
    pub fn new(low: Option<T>, high: Option<T>) -> Option<Self> {
        match (low, high) {
            (Some(low), Some(high)) if low > high => None,
            _ => Some(Self { low, high }),
        }
    }

    /// The low end.
    pub fn low(&self) -> Option<T> {
        self.low
    }

    /// The high end.
    pub fn high(&self) -> Option<T> {
        self.high
    }

    /// The same interval in another type whose order is the same.
    pub fn map<U>(self, into: impl Fn(T) -> U) -> Interval<U> {
        Interval { low: self.low.map(&into), high: self.high.map(&into) }
    }

    /// The value, where only one is possible.
    pub fn as_point(&self) -> Option<T> {
        self.low.filter(|low| self.high == Some(*low))
    }

    /// What both intervals allow; `None` where they contradict each other.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let low = match (self.low, other.low) {
            (Some(one), Some(two)) => Some(one.max(two)),
            (one, two) => one.or(two),
        };
        let high = match (self.high, other.high) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Self::new(low, high)
    }

    /// What either interval allows, and all between.
    pub fn hull(&self, other: &Self) -> Self {
        let low = self.low.zip(other.low).map(|(one, two)| one.min(two));
        let high = self.high.zip(other.high).map(|(one, two)| one.max(two));
        Self { low, high }
    }

    /// How this interval lies to a requirement (METHOD D4).
    pub fn fits(&self, required: &Requirement<T>) -> Fit {
        let above = |edge: &Edge<T>, value: T| if edge.strict { value > edge.value } else { value >= edge.value };
        let below = |edge: &Edge<T>, value: T| if edge.strict { value < edge.value } else { value <= edge.value };
        let inside = required.low.as_ref().is_none_or(|edge| self.low.is_some_and(|low| above(edge, low)))
            && required.high.as_ref().is_none_or(|edge| self.high.is_some_and(|high| below(edge, high)));
        if inside {
            return Fit::Inside;
        }
        let outside = required.low.as_ref().is_some_and(|edge| self.high.is_some_and(|high| !above(edge, high)))
            || required.high.as_ref().is_some_and(|edge| self.low.is_some_and(|low| !below(edge, low)));
        if outside { Fit::Outside } else { Fit::Across }
    }
}

impl Interval<Decimal> {
    /// Of the same figures below nought.
    pub fn opposite(&self) -> Self {
        Self { low: self.high.map(Decimal::negated), high: self.low.map(Decimal::negated) }
    }
}

/// One end of a requirement; `strict` excludes the value itself ("trên", "dưới").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge<T> {
    /// The decision threshold.
    pub value: T,
    /// The value itself does not satisfy.
    pub strict: bool,
}

/// The set of values that satisfy a clause: at least one end is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement<T> {
    /// The least that satisfies.
    pub low: Option<Edge<T>>,
    /// The most that satisfies.
    pub high: Option<Edge<T>>,
}

impl<T> Requirement<T> {
    /// Satisfied from `value` upwards.
    pub fn at_least(value: T, strict: bool) -> Self {
        Self { low: Some(Edge { value, strict }), high: None }
    }

    /// Satisfied up to `value`.
    pub fn at_most(value: T, strict: bool) -> Self {
        Self { low: None, high: Some(Edge { value, strict }) }
    }
}

/// An observed interval against a required one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Every possible value satisfies.
    Inside,
    /// No possible value satisfies.
    Outside,
    /// Some would, some would not.
    Across,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_cannot_be_upside_down() {
        assert!(Interval::new(Some(3), Some(2)).is_none());
        assert!(Interval::new(Some(3), None).is_some());
    }

    #[test]
    fn fit_follows_the_interval() {
        let top20 = Requirement::at_most(20, false);
        let group = |low, high| Interval::new(Some(low), Some(high));
        assert_eq!(group(1, 16).map(|known| known.fits(&top20)), Some(Fit::Inside));
        assert_eq!(group(17, 32).map(|known| known.fits(&top20)), Some(Fit::Across));
        assert_eq!(group(33, 47).map(|known| known.fits(&top20)), Some(Fit::Outside));
    }

    #[test]
    fn a_strict_edge_excludes_its_value() {
        let above = Requirement::at_least(0, true);
        assert_eq!(Interval::point(0).fits(&above), Fit::Outside);
        assert_eq!(Interval::point(1).fits(&above), Fit::Inside);
    }

    #[test]
    fn an_open_end_never_satisfies_a_bound_on_its_side() {
        let below = Interval::new(None, Some(66));
        assert_eq!(below.map(|known| known.fits(&Requirement::at_least(60, false))), Some(Fit::Across));
        assert_eq!(below.map(|known| known.fits(&Requirement::at_least(68, false))), Some(Fit::Outside));
    }

    #[test]
    fn contradictory_sources_do_not_intersect() {
        assert_eq!(Interval::point(33).intersect(&Interval::point(44)), None);
    }
}
