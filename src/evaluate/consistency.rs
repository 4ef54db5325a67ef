//! Where a publisher's own figures contradict each other (METHOD A8): a total that its parts do not give, a rank
//! that does not follow the scores, groups that do not hold all units. Findings are shown, never repaired.

use super::composite::total::half_unit;
use super::composite::{self, Composite, Fault, Total, Tree, scores};
use crate::model::clause::Over;
use crate::model::decimal::ratio::Ratio;
use crate::model::decimal::{Decimal, MAX_PLACES};
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::panel::{self, Row, Table};
use crate::model::resolve::Plan;
use crate::model::scorecard::{Better, Edition, Observation};
use crate::model::series::Series;
use crate::model::time::Year;

choice! {
    /// What does not agree.
    pub enum Kind {
        /// A printed total with that of its parts.
        Total = "total",
        /// A printed change with the difference of the two figures.
        Change = "change",
        /// A printed rank with the order of the printed scores.
        Rank = "rank",
        /// The units of all groups together with the number of units.
        Groups = "groups",
    }
}

/// Two printed figures that cannot both be right.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// What does not agree.
    pub kind: Kind,
    /// Id of the indicator.
    pub indicator: &'a str,
    /// The year.
    pub year: Year,
    /// The unit, by its name in a panel; the document's own, or the edition, where `None`.
    pub unit: Option<&'a str>,
    /// Id of the part whose own parts do not give it; the whole where `None`.
    pub part: Option<&'a str>,
    /// As printed.
    pub printed: Decimal,
    /// As it comes out of the other figures, the ends rounded outwards at the eighth place.
    pub computed: Interval<Decimal>,
    /// How far they may lie apart by rounding alone.
    pub tolerance: Decimal,
}

/// Two figures compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Between which decimals the figure comes out of others.
    pub computed: Interval<Decimal>,
    /// How far apart they may lie by rounding alone.
    pub tolerance: Decimal,
    /// They do not lie further apart.
    pub agree: bool,
}

/// All findings of a plan: results and editions of each indicator, then panels, in the order of their years. A tree that
/// gives no total (see [`Fault`]) has none to compare.
pub fn findings<'a>(plan: &Plan<'a>) -> Vec<Finding<'a>> {
    let mut found = Vec::new();
    for series in &plan.series {
        // The results of a year share a tree.
        let mut tree: Option<Result<Tree<'a>, Fault>> = None;
        for result in series.with_parts() {
            if !matches!(&tree, Some(Ok(known)) if known.year == result.year) {
                tree = Some(composite::tree(series, result.year));
            }
            if let Some(Ok(tree)) = &tree {
                let _ = of_result(series, tree, result, &mut found);
            }
        }
        for edition in &series.editions {
            groups(&series.indicator.id, edition, &mut found);
        }
    }
    for panel in &plan.card.panels {
        if let Some(series) = plan.find(&panel.indicator).and_then(|at| plan.series.get(at)) {
            let (table, _) = panel::table(panel, &series.indicator.parts);
            let _ = of_panel(series, panel.year, &table, &mut found);
            ranks(series, panel.year, &table, &mut found);
        }
    }
    found
}

/// A printed total against that of its parts: apart by more than Σ factor × half a unit of the parts' last digit plus
/// half a unit of its own (METHOD A8: 0.055 for PCI's two decimals).
pub fn total(printed: Decimal, total: &Total) -> Result<Compared, Fault> {
    let tolerance = total.slack.plus(half_unit([printed].into_iter()))?;
    let exact = Ratio::from(printed);
    let over = exact.plus(tolerance)? < total.low;
    let under = total.high.map(|high| high.plus(tolerance)).transpose()?.is_some_and(|most| most < exact);
    Ok(Compared { computed: total.interval()?, tolerance: tolerance.ceil(MAX_PLACES)?, agree: !over && !under })
}

/// A printed change against the difference of the two figures: apart by more than half a unit of the last digit of each
/// of the three.
pub fn change(printed: Decimal, base: Decimal, current: Decimal) -> Result<Compared, Fault> {
    let mut tolerance = Ratio::ZERO;
    for figure in [printed, base, current] {
        tolerance = tolerance.plus(half_unit([figure].into_iter()))?;
    }
    let computed = current.minus(base);
    let apart = Ratio::from(computed).minus(printed.into())?.absolute();
    let tolerance_shown = tolerance.ceil(MAX_PLACES)?;
    Ok(Compared { computed: Interval::point(computed), tolerance: tolerance_shown, agree: apart <= tolerance })
}

/// A result, and each part of it that has parts.
fn of_result<'a>(
    series: &Series<'a>,
    tree: &Tree<'a>,
    result: &'a Observation,
    found: &mut Vec<Finding<'a>>,
) -> Result<(), Fault> {
    let made = Composite::of(tree, scores::of_result(tree, &result.parts)?)?;
    let printed = result.score.as_ref().and_then(Interval::as_point);
    let unit = match &result.over {
        Some(Over::Unit(id)) => Some(id.as_str()),
        _ => None,
    };
    compare(series, &made, unit, printed, found)
}

/// Every row of a panel.
fn of_panel<'a>(series: &Series<'a>, year: Year, table: &Table<'a>, found: &mut Vec<Finding<'a>>) -> Result<(), Fault> {
    let tree = composite::tree(series, year)?;
    if !table.parts.iter().any(|part| tree.find(part).is_ok()) {
        return Ok(());
    }
    for row in &table.rows {
        if let Ok(made) = Composite::of(&tree, scores::of_row(&tree, table, row)) {
            compare(series, &made, Some(row.unit), row.total, found)?;
        }
    }
    Ok(())
}

fn compare<'a>(
    series: &Series<'a>,
    made: &Composite<'_, 'a>,
    unit: Option<&'a str>,
    printed: Option<Decimal>,
    found: &mut Vec<Finding<'a>>,
) -> Result<(), Fault> {
    let tree: &Tree<'a> = made.tree;
    let mut report = |part, printed: Decimal, sum: &Total| -> Result<(), Fault> {
        let Compared { computed, tolerance, agree } = total(printed, sum)?;
        if !agree {
            let (indicator, year) = (series.indicator.id.as_str(), tree.year);
            found.push(Finding { kind: Kind::Total, indicator, year, unit, part, printed, computed, tolerance });
        }
        Ok(())
    };
    if let Some(printed) = printed.filter(|_| tree.is_scaled()) {
        report(None, printed, &made.total()?)?;
    }
    for (place, sum) in made.part_totals()?.iter().enumerate() {
        let node = tree.nodes.get(place).filter(|node| node.part.rule.is_empty());
        if let (Some(composite::Score::Known(printed)), Some(sum), Some(node)) = (made.scores.get(place), sum, node) {
            report(Some(node.part.id.as_str()), *printed, sum)?;
        }
    }
    Ok(())
}

/// Each printed rank lies among those that the printed scores allow: from 1 + those greater to those at least as great,
/// and as much worse as there are units ranked that the panel leaves out; without their number there may be any.
fn ranks<'a>(series: &Series<'a>, year: Year, table: &Table<'a>, found: &mut Vec<Finding<'a>>) {
    let mut totals: Vec<Decimal> = table.rows.iter().filter_map(|row| goodness(series, row)).collect();
    totals.sort_unstable();
    let units = series.edition(year).and_then(|edition| edition.units);
    let left_out = units.map(|units| usize::from(units.get()).saturating_sub(totals.len()));
    for row in &table.rows {
        let printed = row.rank.map(Decimal::from);
        let (Some(printed), Some(total)) = (printed, goodness(series, row)) else { continue };
        let greater = totals.len() - totals.partition_point(|other| *other <= total);
        let as_great = totals.len() - totals.partition_point(|other| *other < total);
        let rank = |count: usize| u16::try_from(count).ok().and_then(Rank::new).map(Decimal::from);
        let worst = left_out.and_then(|left_out| rank(as_great + left_out));
        let Some(computed) = Interval::new(rank(greater + 1), worst) else { continue };
        let among = computed.intersect(&Interval::point(printed)).is_some();
        if !among {
            let (indicator, unit, part) = (series.indicator.id.as_str(), Some(row.unit), None);
            let (kind, tolerance) = (Kind::Rank, Decimal::ZERO);
            found.push(Finding { kind, indicator, year, unit, part, printed, computed, tolerance });
        }
    }
}

/// The total, turned round where less is better.
fn goodness(series: &Series<'_>, row: &Row<'_>) -> Option<Decimal> {
    row.total.map(|total| if series.better == Better::Lower { total.negated() } else { total })
}

/// All groups of an edition together hold its units.
fn groups<'a>(indicator: &'a str, edition: &'a Edition, found: &mut Vec<Finding<'a>>) {
    let Some(units) = edition.units.map(Decimal::from).filter(|_| !edition.bands.is_empty()) else { return };
    let Some(sum) = super::figures::size(&edition.bands, edition.bands.len()) else { return };
    if sum != units {
        let (year, computed, tolerance) = (edition.year, Interval::point(sum), Decimal::ZERO);
        let (unit, part, printed) = (None, None, units);
        found.push(Finding { kind: Kind::Groups, indicator, year, unit, part, printed, computed, tolerance });
    }
}
