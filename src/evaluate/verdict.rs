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

    /// All must hold. What is not due is left out unless nothing else is there.
    pub fn all(outcomes: impl IntoIterator<Item = Self>) -> Self {
        let mut result = Self::NotDue;
        for outcome in outcomes {
            result = match (result, outcome) {
                (known, Self::NotDue) | (Self::NotDue, known) => known,
                (Self::NotMet, _) | (_, Self::NotMet) => Self::NotMet,
                (Self::CannotTell(one), Self::CannotTell(two)) => Self::CannotTell(one.min(two)),
                (open @ Self::CannotTell(_), _) | (_, open @ Self::CannotTell(_)) => open,
                (Self::Met, Self::Met) => Self::Met,
            };
        }
        result
    }

    /// One is enough. A condition that is not due may still be met, so it keeps the whole not due.
    pub fn any(outcomes: impl IntoIterator<Item = Self>) -> Self {
        let mut result: Option<Self> = None;
        for outcome in outcomes {
            result = Some(match (result, outcome) {
                (Some(Self::Met), _) | (_, Self::Met) => Self::Met,
                (Some(Self::NotDue), _) | (_, Self::NotDue) => Self::NotDue,
                (Some(Self::CannotTell(one)), Self::CannotTell(two)) => Self::CannotTell(one.min(two)),
                (Some(open @ Self::CannotTell(_)), _) | (_, open @ Self::CannotTell(_)) => open,
                _ => Self::NotMet,
            });
        }
        result.unwrap_or(Self::NotDue)
    }

    /// Honest readings of one wording: they agree, or the wording is ambiguous (DECISIONS 5).
    pub fn readings(outcomes: &[Self]) -> Self {
        let has = |wanted: Self| outcomes.contains(&wanted);
        if has(Self::Met) && has(Self::NotMet) {
            return Self::CannotTell(Reason::Ambiguous);
        }
        match outcomes.iter().filter_map(|outcome| outcome.reason()).min() {
            Some(reason) => Self::CannotTell(reason),
            None if has(Self::NotDue) => Self::NotDue,
            None if has(Self::Met) => Self::Met,
            None => Self::NotMet,
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
