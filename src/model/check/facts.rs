//! Editions and results: years that are unique, ranks within the number ranked, parts within their totals.

use super::{Check, GROUPS, SOURCES};
use crate::model::decimal::Decimal;
use crate::model::ids::Ids;
use crate::model::order::order;
use crate::model::problem::Expected;
use crate::model::scorecard::{Better, Edition, Indicator, Observation};
use crate::model::text::{self, Shown};
use crate::model::time::Year;

impl Check<'_> {
    /// The editions and results.
    pub(super) fn facts(&mut self, indicator: &Indicator) {
        let places = order(indicator.editions.len(), &|one, two| {
            let year = |at: usize| indicator.editions.get(at).map(|edition| edition.year);
            year(one) < year(two)
        });
        let mut editions: Vec<&Edition> = Vec::new();
        for place in places {
            editions.extend(indicator.editions.get(place));
        }
        let of = |year: Year| {
            let from = editions.partition_point(|edition| edition.year < year);
            editions.get(from..editions.partition_point(|edition| edition.year <= year)).unwrap_or_default()
        };
        for (index, edition) in indicator.editions.iter().enumerate() {
            self.enter("editions", index);
            if of(edition.year).len() > 1 {
                self.refuse("year", Some(&edition.year), Expected::UniqueId);
            }
            self.known("source", SOURCES, edition.source.as_ref());
            self.bands(edition, indicator.better == Some(Better::Lower));
            self.leave();
        }
        for (index, result) in indicator.results.iter().enumerate() {
            self.enter("results", index);
            self.lived(result);
            self.result(result, of(result.year).first().copied());
            self.leave();
        }
    }

    /// Bands: named once, best first.
    fn bands(&mut self, edition: &Edition, lower: bool) {
        let mut before: Option<Decimal> = None;
        let folded: Vec<String> = edition.bands.iter().map(|band| text::fold(&band.name)).collect();
        let mut names = Ids::default();
        for name in &folded {
            names.push(name);
        }
        names.sort();
        for (index, band) in edition.bands.iter().enumerate() {
            self.enter("bands", index);
            if names.find(&text::fold(&band.name)) != Some(index) {
                self.refuse("name", Some(&band.name), Expected::UniqueId);
            }
            if band.from.zip(band.to).is_some_and(|(from, to)| from > to) {
                self.refuse("from", band.from.as_ref().map(|from| from as &dyn Shown), Expected::Ordered);
            }
            // The ends that face the better bands go down, where more is better.
            let end = if lower { band.to.or(band.from) } else { band.from.or(band.to) };
            if let (Some(end), Some(before)) = (end, before)
                && if lower { end < before } else { end > before }
            {
                self.refuse("", Some(&end), Expected::BestFirst);
            }
            before = end.or(before);
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
