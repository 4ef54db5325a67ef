//! What a whole ranking tells of one of its units: the row printed for it, and the bounds its neighbours give
//! (METHOD D3).

use super::figures::{Known, Sought, said};
use crate::model::clause::Over;
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::resolve::{Series, Subject};
use crate::model::scorecard::Provenance;
use crate::model::time::Year;

/// The name by which a ranking knows a subject; a group's statistic has none.
fn name<'o>(subject: Subject<'o>) -> Option<&'o str> {
    match subject.over {
        None => Some(""),
        Some(Over::Unit(id)) => Some(id),
        Some(_) => None,
    }
}

/// Adds what the year's rankings print for the subject itself; an estimate gives way to it.
pub(super) fn printed<'a>(
    series: &Series<'a>,
    subject: Subject<'_>,
    year: Year,
    sought: Sought<'_>,
    readings: &mut Vec<Known<'a>>,
) {
    let Some(name) = name(subject) else { return };
    for ranking in series.rankings(year) {
        for (_, row) in ranking.rows(name) {
            let figure = match sought {
                Sought::Score => row.score,
                Sought::Rank(_) => row.rank.map(Decimal::from),
            };
            let Some(figure) = figure else { continue };
            readings.retain(|known| !known.provisional);
            let interval = Interval::point(figure);
            readings.push(known(interval, Provenance::Published, ranking.source));
        }
    }
}

/// What the neighbours in the year's rankings tell of a figure that no source gives exactly: of a score by what
/// is known of the rank, of a rank by what is known of the score.
pub(super) fn bounds<'a>(series: &Series<'a>, subject: Subject<'_>, year: Year, sought: Sought<'_>) -> Vec<Known<'a>> {
    let rankings = series.rankings(year);
    let (Some(name), false) = (name(subject), rankings.is_empty()) else { return Vec::new() };
    let other = match sought {
        Sought::Score => Sought::Rank(None),
        Sought::Rank(None) => Sought::Score,
        Sought::Rank(Some(_)) => return Vec::new(),
    };
    let (readings, _) = said(series, subject, year, other);
    let Some(hull) = hull(&readings) else { return Vec::new() };
    let units = series.edition(year).and_then(|edition| edition.units);
    let mut bounds = Vec::new();
    for ranking in rankings {
        let bound = match sought {
            Sought::Score => ranking.score_between(&hull),
            Sought::Rank(_) => ranking.rank_between(&hull, name, units),
        };
        let Some(interval) = bound else { continue };
        let mut bound = known(interval, Provenance::Derived, ranking.source);
        for reading in &readings {
            bound.provisional |= reading.provisional;
            bound.sources.extend(&reading.sources);
        }
        bounds.push(bound);
    }
    bounds
}

fn known<'a>(interval: Interval<Decimal>, provenance: Provenance, source: Option<&'a str>) -> Known<'a> {
    let sources = source.into_iter().collect();
    Known { interval, above: false, below: false, provenance, provisional: false, sources }
}

/// All that some source holds possible; what all agree on where they do.
fn hull(readings: &[Known<'_>]) -> Option<Interval<Decimal>> {
    let [first, rest @ ..] = readings else { return None };
    let (mut agreed, mut all) = (Some(first.interval), first.interval);
    for reading in rest {
        agreed = agreed.and_then(|agreed| agreed.intersect(&reading.interval));
        all = all.hull(&reading.interval);
    }
    agreed.or(Some(all))
}
