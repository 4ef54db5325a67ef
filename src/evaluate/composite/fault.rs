//! Why a total, a change or a path has no answer.

use crate::model::decimal::ratio::{self, Ratio};

/// Why a composite index has no answer. No words: those are in `words`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A number grew past all bounds; published figures never do.
    Overflow,
    /// A scale without length: least and most are the same.
    Flat,
    /// No part stands for the year.
    NoParts,
    /// The same id stands twice in one year.
    Twice(String),
    /// No part of the year has this id.
    NoSuchPart(String),
    /// A weight or a most that is not above nought, or a least that is not below the most.
    NotPositive(String),
    /// Some parts of one list have a weight, or a most, and others have none.
    Mixed(String),
    /// Parts in parts, deeper than [`crate::model::part::MOST_LEVELS`].
    TooDeep,
    /// Nothing applies, or a part that does not apply is to leave a plain sum, which has no denominator.
    NoDenominator,
    /// Less of the weight is known than the edition asks for.
    Incomplete {
        /// The share that is known, 0..1.
        known: Ratio,
        /// The least that must be, 0..1.
        needed: Ratio,
    },
    /// The score is not known, so there is nothing to change it from.
    NotKnown(String),
    /// The part does not apply to the unit.
    NotApplicable(String),
    /// The score is past the ends of the part's scale.
    OutsideScale(String),
    /// A part and a part of it are both to change.
    Within(String),
    /// The two years are not made of the same parts with the same weights.
    OtherEra,
    /// The document has no such indicator.
    NoSuchIndicator(String),
    /// The document has no score of the year to change.
    NoScore,
}

impl From<ratio::Fault> for Fault {
    fn from(fault: ratio::Fault) -> Self {
        match fault {
            ratio::Fault::Overflow => Self::Overflow,
            ratio::Fault::Divisor => Self::Flat,
        }
    }
}
