//! What is found in rows: results of an indicator, names, problems, assumptions.

use super::phrase::Assumed;
use super::scan;
use crate::model::figure::Rank;
use crate::model::problem::{Expected, Place, Problem};
use crate::model::record::Field;
use crate::model::scorecard::{Edition, Indicator, Observation, Target};
use crate::model::text;
use crate::model::time::Year;

/// Characters of a cell that a problem shows.
pub const SHOWN: usize = 60;

/// What is known of an indicator beside what the document has of it.
#[derive(Default)]
pub struct Found {
    /// The places of its results.
    places: Vec<Place>,
    /// One of its rows could not be read.
    pub unread: bool,
}

impl Found {
    /// Adds a result; refused where the number of units contradicts another of the same year.
    pub fn add(
        &mut self,
        indicator: &mut Indicator,
        result: Observation,
        ranked: Option<Rank>,
        place: Place,
    ) -> Option<Expected> {
        if ranked.is_some() {
            match units(indicator, result.year) {
                Some(known) if ranked != Some(known) => return Some(Expected::UnitsOf(known.get())),
                Some(_) => {}
                None => {
                    let mut edition = Edition::blank();
                    edition.year = result.year;
                    edition.units = ranked;
                    indicator.editions.push(edition);
                }
            }
        }
        if !indicator.results.iter().any(|known| same(known, &result)) {
            indicator.results.push(result);
            self.places.push(place);
        }
        None
    }

    /// Takes out ranks worse than the number of units that another cell gave for the year.
    pub fn drop_impossible(&self, indicator: &mut Indicator, warnings: &mut Vec<Problem>) {
        let all = std::mem::take(&mut indicator.results);
        for (result, place) in all.into_iter().zip(&self.places) {
            let mut worst = result.outside_top;
            if let Some(rank) = &result.rank {
                worst = worst.max(rank.high());
            }
            match (worst, units(indicator, result.year)) {
                (Some(worst), Some(units)) if worst > units => {
                    let expected = Expected::RankWithin(units.get());
                    warnings.push(problem(*place, &text::shown(&worst), SHOWN, expected));
                }
                _ => indicator.results.push(result),
            }
        }
    }
}

/// How many units were ranked in a year.
#[inline(never)]
fn units(indicator: &Indicator, year: Year) -> Option<Rank> {
    for edition in &indicator.editions {
        if edition.year == year {
            return edition.units;
        }
    }
    None
}

/// True where two cells say the same.
fn same(one: &Observation, two: &Observation) -> bool {
    one.year == two.year
        && one.score == two.score
        && one.rank == two.rank
        && one.outside_top == two.outside_top
        && one.band == two.band
        && (one.count, one.total) == (two.count, two.total)
        && one.provisional == two.provisional
        && one.on == two.on
        && one.status == two.status
        && one.source == two.source
}

/// Notes on a target how its wording was understood.
pub fn note(target: &mut Target, assumed: Assumed) {
    let (note, note_en) = match assumed {
        Assumed::LowEnd => ("Khoảng được hiểu là ít nhất bằng đầu thấp.", "A range is read as at least its low end."),
        Assumed::HighEnd => {
            ("Khoảng được hiểu là nhiều nhất bằng đầu cao.", "A range is read as at most its high end.")
        }
        Assumed::PointsOrPercent => (
            "“%” có thể là điểm phần trăm hoặc tỷ lệ so với kỳ gốc: xét cả hai cách hiểu.",
            "“%” may be percentage points or a share of the base: both readings are judged.",
        ),
    };
    target.note = Some(note.to_owned());
    target.note_en = Some(note_en.to_owned());
}

/// Names in the order in which they came.
#[derive(Default)]
pub struct Known(pub Vec<Name>);

/// A name that came, in a tree ordered by [`mixed`]: names that come sorted would make a list of a tree by name.
pub struct Name {
    text: String,
    mixed: u32,
    /// The numbers of the names below it; 0, which is the root's, for none.
    less: usize,
    more: usize,
}

impl Known {
    /// The number of a name, counted from 0; the next one where it is new.
    #[inline(never)]
    pub fn place(&mut self, text: String) -> usize {
        let (mixed, new) = (mixed(&text), self.0.len());
        let mut at = 0;
        while let Some(known) = self.0.get_mut(at) {
            if known.mixed == mixed && known.text == text {
                return at;
            }
            let below = if mixed < known.mixed { &mut known.less } else { &mut known.more };
            if *below == 0 {
                *below = new;
            }
            at = *below;
        }
        self.0.push(Name { text, mixed, less: 0, more: 0 });
        new
    }
}

/// A number that looks random and is the same for the same name (FNV-1a).
fn mixed(text: &str) -> u32 {
    let mut mixed = 0x811c_9dc5_u32;
    for byte in text.bytes() {
        mixed = (mixed ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    mixed
}

/// Something wrong at a place, with so many characters of what was found there.
#[inline(never)]
pub fn problem(place: Place, found: &str, most: usize, expected: Expected) -> Problem {
    let mut shown = found.get(..scan::first(found, most)).unwrap_or("").to_owned();
    if shown.len() < found.len() {
        shown.push('…');
    }
    Problem { path: Vec::new(), place, found: if shown.is_empty() { None } else { Some(shown) }, expected }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_the_number_it_came_with() {
        let mut known = Known::default();
        // Twice, in the order in which people number their rows.
        for round in 0..2 {
            for number in 0..2_000 {
                assert_eq!(known.place(format!("Chỉ tiêu {number}")), number, "round {round}");
            }
        }
        assert_eq!(known.0.len(), 2_000);
    }
}
