//! Verdicts in three-valued logic (strong Kleene), and the reasons for an open one in their order.

use crate::model::interval::Fit;

choice! {
    /// Was the promise kept?
    pub enum Verdict {
        /// Every possible value satisfies.
        Met = "met",
        /// No possible value satisfies.
        NotMet = "not_met",
        /// Some would and some would not, or nothing is known: always with a reason.
        CannotTell = "cannot_tell",
        /// The year is not over.
        NotDue = "not_due",
    }
}

choice! {
    /// Why a verdict is open; of several that hold, the first here is given (DESIGN §4).
    pub enum Reason {
        /// The set of units changed: a rank of 34 says nothing on a target of 63.
        BreakGeo = "break_geo",
        /// The way of measuring changed.
        BreakMethod = "break_method",
        /// No such band was published or defined.
        UndefinedBand = "undefined_band",
        /// Sources contradict each other, and the verdict depends on which is right.
        Conflict = "conflict",
        /// The wording has two honest readings that come out differently.
        Ambiguous = "ambiguous",
        /// The publisher withheld the figure.
        Suppressed = "suppressed",
        /// The publisher does not print the figure, or not yet.
        NotPublished = "not_published",
        /// There is nothing to compare with.
        NoBase = "no_base",
        /// The document has no figure.
        NoFigure = "no_figure",
        /// The figure is known only to lie in a range that the threshold divides.
        PartialInterval = "partial_interval",
    }
}

/// A verdict with its reason, which an open verdict always has and no other ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// See [`Verdict::Met`].
    Met,
    /// See [`Verdict::NotMet`].
    NotMet,
    /// See [`Verdict::CannotTell`].
    CannotTell(Reason),
    /// See [`Verdict::NotDue`].
    NotDue,
}

impl Outcome {
    /// The verdict without its reason.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Met => Verdict::Met,
            Self::NotMet => Verdict::NotMet,
            Self::CannotTell(_) => Verdict::CannotTell,
            Self::NotDue => Verdict::NotDue,
        }
    }

    /// The reason of an open verdict.
    pub fn reason(self) -> Option<Reason> {
        match self {
            Self::CannotTell(reason) => Some(reason),
            _ => None,
        }
    }

    /// Both must hold: what fails decides, then what is open, by its first reason; what is not due is left out.
    pub fn and(self, other: Self) -> Self {
        let weight = |outcome: Self| match outcome {
            Self::NotDue => 0,
            Self::Met => 1,
            Self::CannotTell(reason) => 100 - reason as u8,
            Self::NotMet => 200,
        };
        if weight(self) >= weight(other) { self } else { other }
    }

    /// One is enough. A condition that is not due may still be met, so it keeps the whole not due.
    pub fn or(self, other: Self) -> Self {
        let weight = |outcome: Self| match outcome {
            Self::NotMet => 0,
            Self::CannotTell(reason) => 100 - reason as u8,
            Self::NotDue => 200,
            Self::Met => 201,
        };
        if weight(self) >= weight(other) { self } else { other }
    }

    /// All must hold; not due where there are none.
    pub fn all(outcomes: impl IntoIterator<Item = Self>) -> Self {
        outcomes.into_iter().fold(Self::NotDue, Self::and)
    }

    /// One is enough; none of no conditions is met.
    pub fn any(outcomes: impl IntoIterator<Item = Self>) -> Self {
        outcomes.into_iter().fold(Self::NotMet, Self::or)
    }

    /// Honest readings of one wording: they agree, or the wording is ambiguous (DECISIONS 5).
    pub fn readings(outcomes: &[Self]) -> Self {
        let (mut met, mut not_met, mut open) = (false, false, Self::NotMet);
        for outcome in outcomes {
            match outcome {
                Self::Met => met = true,
                Self::NotMet => not_met = true,
                _ => open = open.or(*outcome),
            }
        }
        match open {
            _ if met && not_met => Self::CannotTell(Reason::Ambiguous),
            Self::NotMet if met => Self::Met,
            open => open,
        }
    }
}

impl From<Fit> for Outcome {
    fn from(fit: Fit) -> Self {
        match fit {
            Fit::Inside => Self::Met,
            Fit::Outside => Self::NotMet,
            Fit::Across => Self::CannotTell(Reason::PartialInterval),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{CannotTell, Met, NotDue, NotMet};

    const OPEN: Outcome = CannotTell(Reason::NoFigure);

    #[test]
    fn kleene_tables() {
        for (one, two, and, or) in [
            (Met, Met, Met, Met),
            (Met, NotMet, NotMet, Met),
            (Met, OPEN, OPEN, Met),
            (NotMet, OPEN, NotMet, OPEN),
            (NotMet, NotMet, NotMet, NotMet),
            (OPEN, OPEN, OPEN, OPEN),
        ] {
            assert_eq!(Outcome::all([one, two]), and);
            assert_eq!(Outcome::all([two, one]), and);
            assert_eq!(Outcome::any([one, two]), or);
            assert_eq!(Outcome::any([two, one]), or);
        }
    }

    #[test]
    fn the_first_reason_in_order_is_given() {
        assert_eq!(Outcome::all([OPEN, CannotTell(Reason::BreakMethod)]), CannotTell(Reason::BreakMethod));
    }

    #[test]
    fn what_is_not_due_is_neutral_unless_all_is() {
        assert_eq!(Outcome::all([NotDue, Met]), Met);
        assert_eq!(Outcome::all([NotDue, NotDue]), NotDue);
        assert_eq!(Outcome::any([NotDue, NotMet]), NotDue);
    }

    #[test]
    fn readings_agree_or_are_ambiguous() {
        assert_eq!(Outcome::readings(&[Met, NotMet]), CannotTell(Reason::Ambiguous));
        assert_eq!(Outcome::readings(&[Met, OPEN]), OPEN);
        assert_eq!(Outcome::readings(&[Met, Met]), Met);
        assert_eq!(Outcome::readings(&[NotMet, NotMet]), NotMet);
    }
}
