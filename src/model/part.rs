//! The parts an index is made of, and their scores.

use super::decimal::Decimal;
use super::figure::Ends;
use super::points::PointStep;
use super::time::Year;

/// How deep parts may stand in parts: dimensions, criteria, their criteria, and as many again.
pub const MOST_LEVELS: usize = 6;

/// How many parts an indicator may have over all its years; PAR INDEX has some 130 in one edition.
pub const MOST_PARTS: usize = 2_000;

record! {
    /// A part of an index: a dimension, a sub-index, a criterion. Where all parts of a list have a weight the whole is
    /// their weighted mean, brought to its own scale; where they have a max only, their points are added and measured
    /// by the sum of the maxima that apply; else their scores are added as they are.
    pub struct Part {
        /// Id, unique in the indicator in any one year: a part whose weight changed stands once for each of its spans of years.
        id: String,
        /// Name, Vietnamese.
        name: String,
        /// Name, English.
        name_en: Option<String>,
        /// Share of the whole, or of the part it belongs to, as a fraction of 1.
        weight: Option<Decimal>,
        /// The least its score can be; 0 unless said.
        min: Option<Decimal>,
        /// The most its score can be.
        max: Option<Decimal>,
        /// Where given, its score is a rate from 0 to 100, which earns points of its max by these steps; lower edge
        /// included, upper excluded but for the topmost.
        rule: Vec<PointStep>,
        /// The years it stands for; all unless said.
        each: Option<Ends<Year, Option<Year>>>,
        /// Its own parts.
        parts: Vec<Part>,
    }
}

impl Part {
    /// The part stands for the year.
    pub fn stands(&self, year: Year) -> bool {
        self.each.is_none_or(|each| each.from <= year && each.to.is_none_or(|to| year <= to))
    }
}

record! {
    /// The score of one part in a year.
    pub struct PartScore {
        /// Id of the part.
        id: String,
        /// Its score; not known where there is none.
        score: Option<Decimal>,
        /// It does not apply to this unit and leaves the denominator.
        not_applicable: bool,
    }
}
