//! Movement since the edition before, and the distance to a cut-off.

use super::{CutOff, Margin, Movement, Panels, Ranked};
use crate::evaluate::between::changed;
use crate::evaluate::figures;
use crate::evaluate::standing::rows::with_result;
use crate::evaluate::verdict::Reason;
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::resolve::Subject;
use crate::model::scorecard::Better;
use crate::model::time::Year;

impl<'a> Panels<'_, 'a> {
    /// Against the edition before: its panel, else the place that the document's results give.
    pub(super) fn movement(&self, ranked: &Ranked<'a>, indicator: usize) -> Movement {
        let year = ranked.panel.year;
        let Some(series) = self.plan.series.get(indicator) else { return Movement::Unknown(Reason::NoFigure) };
        let Some(from) = series.previous(year) else { return Movement::Unknown(Reason::NoBase) };
        if let Some(reason) = changed(series, from, year, None) {
            return Movement::Unknown(reason);
        }
        let Some(now) = ranked.own_place() else { return Movement::Unknown(Reason::NoFigure) };
        let subject = Subject { indicator, over: None };
        let before = match self.ranked(indicator, from) {
            Some(before) => before.own_place(),
            None => with_result(None, &figures::stated_rank(series, subject, from, None)),
        };
        let Some(before) = before else { return Movement::Unknown(Reason::NoBase) };
        Movement::Places { from, gained: gained(&before.rank, &now.rank) }
    }

    /// The cut-offs of the places that targets ask for of this panel.
    pub(super) fn cut_offs(&self, ranked: &Ranked<'a>, indicator: usize, year: Year) -> Vec<CutOff<'a>> {
        let latest = self.latest(indicator) == Some(year);
        let mut asked: Vec<(Option<&'a str>, Rank)> = Vec::new();
        let from = self.asked.partition_point(|one| one.indicator < indicator);
        for one in self.asked.iter().skip(from).take_while(|one| one.indicator == indicator) {
            if one.speaks_of(year, latest) {
                asked.push((one.among, one.at_most));
            }
        }
        asked.sort_unstable();
        asked.dedup();
        let Some(series) = self.plan.series.get(indicator) else { return Vec::new() };
        let own = ranked.own.and_then(|own| ranked.table.rows.get(own)?.total);
        let mut found = Vec::new();
        for asked in asked.chunk_by(|one, two| one.0 == two.0) {
            let among = asked.first().and_then(|(among, _)| *among);
            // A region is ranked once, however many places are asked for within it.
            let group = among.and_then(|id| self.group(id));
            let region = group.map(|(id, units)| ranked.region(id, units, series.better));
            let (ranking, at) = match &region {
                None => (&ranked.ranking, ranked.own),
                Some(region) => (&region.ranking, region.place_of(ranked.own)),
            };
            let place = at.and_then(|at| ranking.places.get(at).copied().flatten());
            for (_, at_most) in asked {
                let last_in = ranking.score_at(*at_most);
                let first_out = at_most.checked_add(1).and_then(|next| ranking.score_at(next));
                let mut cut_off = CutOff { at_most: *at_most, among, last_in, first_out, margin: None };
                if let (Some(own), Some(place)) = (own, place) {
                    cut_off.margin = margin(own, &place.rank, &cut_off, series.better);
                }
                found.push(cut_off);
            }
        }
        found
    }
}

/// Places won between two places, each perhaps an interval.
fn gained(before: &Interval<Rank>, now: &Interval<Rank>) -> Interval<i32> {
    let between = |from: Option<Rank>, to: Option<Rank>| Some(i32::from(from?.get()) - i32::from(to?.get()));
    let (low, high) = (between(before.low(), now.high()), between(before.high(), now.low()));
    Interval::new(low, high).unwrap_or(Interval::OPEN)
}

/// Inside the distance is to the first outside, outside to the last inside (DESIGN §4).
fn margin(own: Decimal, place: &Interval<Rank>, cut_off: &CutOff<'_>, better: Better) -> Option<Margin> {
    let over = |from: Decimal, to: Decimal| if better == Better::Lower { to.minus(from) } else { from.minus(to) };
    let distance = |neighbour: &Interval<Decimal>, inside: bool| {
        let of = |end: Decimal| if inside { over(own, end) } else { over(end, own) };
        let (one, two) = (neighbour.low().map(of), neighbour.high().map(of));
        let rises = inside == (better == Better::Lower);
        if rises { Interval::new(one, two) } else { Interval::new(two, one) }
    };
    if place.high()? <= cut_off.at_most {
        return distance(cut_off.first_out.as_ref()?, true).map(Margin::Safe);
    }
    if place.low()? > cut_off.at_most {
        return distance(cut_off.last_in.as_ref()?, false).map(Margin::Short);
    }
    None
}
