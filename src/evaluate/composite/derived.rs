//! Totals that nobody prints but whose parts are printed (METHOD D3.4): Σ factor × score, give or take the rounding of
//! the parts; a part without a score may have any on its scale.
//!
//! A document is judged by what stands in it. So a total made here is not a verdict's figure until it is written into
//! the document, as a result of the provenance `derived`: the page, which carries no arithmetic of trees, and the
//! command then judge by the same.

use super::{Composite, Fault, Tree, scores, tree};
use crate::evaluate::figures;
use crate::model::clause::Over;
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::panel;
use crate::model::record::Field;
use crate::model::resolve::{Plan, Subject};
use crate::model::scorecard::{Observation, Provenance};
use crate::model::series::Series;
use crate::model::time::Year;

/// A total that the parts give.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The indicator, as an index into [`Plan::series`].
    pub indicator: usize,
    /// What the document may say: year, subject, score, source, provenance.
    pub result: Observation,
    /// How many parts have no score.
    pub missing: usize,
    /// Such a total stands in the document already, and this is what it says.
    pub stands: Option<Interval<Decimal>>,
}

/// All totals of a plan that no source gives exactly, by indicator, year and subject: from the results that have scores
/// of parts, then from the unit's own rows of panels. A tree that gives no total (see [`Fault`]) has none.
pub fn totals(plan: &Plan<'_>) -> Vec<Derived> {
    let mut found = Vec::new();
    for (indicator, series) in plan.series.iter().enumerate() {
        let mut before: Option<(Year, Option<&Over>)> = None;
        for result in series.with_parts() {
            let subject = (result.year, result.over.as_ref());
            let single = matches!(result.over, None | Some(Over::Unit(_)));
            if single && before != Some(subject) {
                found.extend(of_result(series, indicator, subject));
            }
            before = Some(subject);
        }
    }
    for panel in &plan.card.panels {
        let Some(indicator) = plan.find(&panel.indicator) else { continue };
        if let Some(series) = plan.series.get(indicator) {
            found.extend(of_panel(series, indicator, panel));
        }
    }
    found
}

fn of_result(series: &Series<'_>, indicator: usize, (year, over): (Year, Option<&Over>)) -> Option<Derived> {
    let stands = standing(series, year, over);
    if stands.is_none() && is_exact(series, Subject { indicator, over }, year) {
        return None;
    }
    let result = scores::result(series, year, over)?;
    let tree = tree(series, year).ok()?;
    let made = Composite::of(&tree, scores::of_result(&tree, &result.parts).ok()?).ok()?;
    let mut derived = derived(&tree, &made, series, indicator)?;
    derived.result.over = over.cloned();
    derived.result.provisional = result.provisional;
    derived.result.source = result.source.clone();
    Some(Derived { stands, ..derived })
}

/// The unit's own row, where no result of its own has scores of parts.
fn of_panel(series: &Series<'_>, indicator: usize, panel: &panel::Panel) -> Option<Derived> {
    let year = panel.year;
    let stands = standing(series, year, None);
    let (_, own) = series.rankings(year).iter().find_map(|ranking| ranking.rows("").first())?;
    if scores::result(series, year, None).is_some()
        || stands.is_none() && is_exact(series, Subject { indicator, over: None }, year)
    {
        return None;
    }
    let (table, _) = panel::table(panel, &series.indicator.parts);
    let row = table.rows.iter().find(|row| row.at == own.at)?;
    let tree = tree(series, year).ok()?;
    let made = Composite::of(&tree, scores::of_row(&tree, &table, row)).ok()?;
    let mut derived = derived(&tree, &made, series, indicator)?;
    derived.result.source = panel.source.clone();
    Some(Derived { stands, ..derived })
}

/// What a derived result of the document already says.
fn standing(series: &Series<'_>, year: Year, over: Option<&Over>) -> Option<Interval<Decimal>> {
    let derived = |one: &Observation| one.provenance == Some(Provenance::Derived) && one.parts.is_empty();
    series.results(year, over).find_map(|one| one.score.filter(|_| derived(one)))
}

/// A source gives the score exactly: a result, a share, a row of a panel.
fn is_exact(series: &Series<'_>, subject: Subject<'_>, year: Year) -> bool {
    let found = figures::score(series, subject, year);
    found.readings().iter().any(|known| known.interval.as_point().is_some())
}

fn derived(tree: &Tree<'_>, made: &Composite<'_, '_>, series: &Series<'_>, indicator: usize) -> Option<Derived> {
    let missing = made.items.iter().filter(|item| item.score.is_none()).count();
    if missing == made.items.len() || !tree.is_scaled() {
        return None;
    }
    let score = between(made, series, tree.year).ok()??;
    let mut result = Observation { year: tree.year, ..Observation::blank() };
    result.score = Some(score.map(Decimal::shortened));
    result.provenance = Some(Provenance::Derived);
    Some(Derived { indicator, result, missing, stands: None })
}

/// Within the edition's scale: rounding cannot lead beyond it. `None` where the parts give what is not on it.
fn between(made: &Composite<'_, '_>, series: &Series<'_>, year: Year) -> Result<Option<Interval<Decimal>>, Fault> {
    let given = made.total()?.with_slack()?;
    let scale = series.edition(year).and_then(|edition| edition.scale);
    let scale = scale.and_then(|scale| Interval::new(Some(scale.from), Some(scale.to)));
    Ok(scale.map_or(Some(given), |scale| scale.intersect(&given)))
}
