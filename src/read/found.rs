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
pub struct Known(pub Vec<String>);

impl Known {
    /// The number of a name, counted from 0; the next one where it is new.
    #[inline(never)]
    pub fn place(&mut self, name: String) -> usize {
        for (index, known) in self.0.iter().enumerate() {
            if *known == name {
                return index;
            }
        }
        self.0.push(name);
        self.0.len() - 1
    }
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
