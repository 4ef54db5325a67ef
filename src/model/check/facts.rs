//! Editions and results: years that are unique, ranks within the number ranked, parts within their totals.

use super::{Check, GROUPS, SOURCES};
use crate::model::problem::Expected;
use crate::model::scorecard::{Edition, Indicator, Observation};
use crate::model::text;

impl Check<'_> {
    /// The editions and results.
    pub(super) fn facts(&mut self, indicator: &Indicator) {
        // How many editions each year has, from the earliest year on.
        let mut counts = [0_u8; 300];
        for edition in &indicator.editions {
            if let Some(count) = counts.get_mut(usize::from(edition.year.number() - 1900)) {
                *count = count.saturating_add(1);
            }
        }
        for (index, edition) in indicator.editions.iter().enumerate() {
            self.enter("editions", index);
            if counts.get(usize::from(edition.year.number() - 1900)).is_some_and(|count| *count > 1) {
                self.refuse("year", Some(&edition.year), Expected::UniqueId);
            }
            self.known("source", SOURCES, edition.source.as_ref());
            self.leave();
        }
        for (index, result) in indicator.results.iter().enumerate() {
            self.enter("results", index);
            self.result(result, indicator.editions.iter().find(|edition| edition.year == result.year));
            self.leave();
        }
    }

    fn result(&mut self, result: &Observation, edition: Option<&Edition>) {
        self.known("source", SOURCES, result.source.as_ref());
        self.known_over(result.over.as_ref());
        self.known("among", GROUPS, result.among.as_ref());
        let worst = result.rank.as_ref().and_then(|rank| rank.high().or(rank.low()));
        if result.among.is_none()
            && let Some(units) = edition.and_then(|edition| edition.units)
        {
            if let Some(rank) = worst.filter(|rank| *rank > units) {
                self.refuse("rank", Some(&rank), Expected::RankWithin(units.get()));
            }
            if let Some(top) = result.outside_top.filter(|top| *top >= units) {
                self.refuse("outside_top", Some(&top), Expected::RankWithin(units.get().min(top.get() - 1)));
            }
        }
        if worst.is_some() && worst <= result.outside_top {
            self.refuse("", Some(&"rank + outside_top"), Expected::OneOf(&["rank", "outside_top"]));
        }
        if let (Some(score), Some(scale)) = (&result.score, edition.and_then(|edition| edition.scale)) {
            let below = score.high().is_some_and(|high| high < scale.from);
            let above = score.low().is_some_and(|low| low > scale.to);
            if below || above {
                let shown = score.low().or(score.high()).unwrap_or(scale.from);
                self.refuse("score", Some(&shown), Expected::WithinScale);
            }
        }
        match (result.count, result.total) {
            (Some(count), Some(total)) if count > total => {
                self.refuse("count", Some(&count), Expected::WithinTotal);
            }
            (Some(_), None) => self.refuse("total", None, Expected::Present),
            (None, Some(_)) => self.refuse("count", None, Expected::Present),
            _ => {}
        }
        if let (Some(band), Some(edition)) = (&result.band, edition)
            && !edition.bands.is_empty()
            && !edition.bands.iter().any(|known| text::same(&known.name, band))
        {
            self.warn("band", Some(band), Expected::BandOf(result.year));
        }
    }
}
