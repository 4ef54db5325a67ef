//! The parts an index is made of, and their scores.

use super::decimal::Decimal;
use super::figure::Ends;
use super::time::Year;

record! {
    /// A part of an index: a dimension, a sub-index, a criterion.
    pub struct Part {
        /// Id, unique in the indicator.
        id: String,
        /// Name, Vietnamese.
        name: String,
        /// Name, English.
        name_en: Option<String>,
        /// Share of the whole, as a fraction of 1.
        weight: Option<Decimal>,
        /// The most it can give, where points are added.
        max: Option<Decimal>,
        /// The years it stands for; all unless said.
        each: Option<Ends<Year, Option<Year>>>,
        /// Its own parts.
        parts: Vec<Part>,
    }
}

record! {
    /// The score of one part in a year.
    pub struct PartScore {
        /// Id of the part.
        id: String,
        /// Its score.
        score: Option<Decimal>,
        /// It does not apply to this unit and leaves the denominator.
        not_applicable: bool,
    }
}
