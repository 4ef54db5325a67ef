//! A band or better.

use super::clause::{Badge, Case, Figure, Used};
use super::figures::{self, Sought};
use super::verdict::{Outcome, Reason};
use crate::model::decimal::Decimal;
use crate::model::interval::{Interval, Requirement};
use crate::model::scorecard::{Band, Better, Provenance};
use crate::model::text;

impl<'a> Case<'_, 'a> {
    /// A printed band decides; without one the edition's cuts do, or where those leave it open its group sizes.
    pub(super) fn band(&mut self, wanted: &str) -> Outcome {
        self.level_badges();
        let bands: &'a [Band] = self.series.edition(self.year).map_or(&[], |edition| &edition.bands);
        let at = figures::place(bands, wanted);
        let outcomes = self.printed(wanted, bands, at);
        if !outcomes.is_empty() {
            return self.agreed(&outcomes);
        }
        let Some(at) = at else {
            return Outcome::CannotTell(Reason::UndefinedBand);
        };
        let by_cut = self.by_cut(bands, at);
        if let Some(decided @ (Outcome::Met | Outcome::NotMet)) = by_cut {
            return decided;
        }
        let by_size = self.by_size(bands, at);
        match by_cut {
            Some(open) if matches!(by_size, Outcome::CannotTell(_)) => open,
            _ => by_size,
        }
    }

    /// A verdict for each band printed.
    fn printed(&mut self, wanted: &str, bands: &[Band], at: Option<usize>) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for (name, result) in figures::bands(self.series, self.subject, self.year) {
            self.judged.figures.push(Used {
                subject: self.subject,
                year: Some(self.year),
                base: false,
                figure: Figure::Band(name),
                provenance: result.provenance.unwrap_or(Provenance::Published),
                sources: result.source.as_deref().into_iter().collect(),
            });
            if result.provisional {
                self.badge(Badge::Provisional);
            }
            outcomes.push(match (figures::place(bands, name), at) {
                _ if text::same(name, wanted) => Outcome::Met,
                (Some(printed), Some(wanted)) if printed <= wanted => Outcome::Met,
                (Some(_), Some(_)) => Outcome::NotMet,
                _ => Outcome::CannotTell(Reason::UndefinedBand),
            });
        }
        outcomes
    }

    /// By the worst score of the band, where that is known.
    fn by_cut(&mut self, bands: &[Band], at: usize) -> Option<Outcome> {
        let lower = self.series.better == Better::Lower;
        let [low, high] = figures::ends(bands, at, self.series.better);
        let required = match lower {
            false => Requirement { low: Some(low?), high: None },
            true => Requirement { low: None, high: Some(high?) },
        };
        self.judged.required = Some(required);
        let next = bands.get(at + 1);
        let found = self.figure(Sought::Score);
        Some(self.weigh(&found, &mut |case, known| match case.level(known, &required, false) {
            // Between two printed ranges a score belongs to neither.
            Outcome::NotMet if beyond(&known.interval, next, lower) => Outcome::CannotTell(Reason::PartialInterval),
            outcome => outcome,
        }))
    }

    /// By the number of units in the band and those above it.
    fn by_size(&mut self, bands: &[Band], at: usize) -> Outcome {
        let found = self.figure(Sought::Rank(None));
        match figures::size(bands, at + 1) {
            Some(last) => {
                let required = Requirement::at_most(last, false);
                self.weigh(&found, &mut |_, known| known.interval.fits(&required).into())
            }
            None if found.is_nothing() => Outcome::CannotTell(found.silence),
            None => Outcome::CannotTell(Reason::NoFigure),
        }
    }
}

/// The figure may lie before the printed range of the next band.
fn beyond(known: &Interval<Decimal>, next: Option<&Band>, lower: bool) -> bool {
    match next.and_then(|band| if lower { band.from } else { band.to }) {
        Some(edge) if lower => known.low().is_none_or(|low| low < edge),
        Some(edge) => known.high().is_none_or(|high| high > edge),
        None => false,
    }
}
