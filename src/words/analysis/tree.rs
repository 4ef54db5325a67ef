//! What an index is made of: the unit's parts, what each gives to the total, and the total itself.

use super::fault;
use crate::evaluate::composite::{self, Composite, Fault, Method, contribution, whatif};
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::resolve::Plan;
use crate::model::time::Year;
use crate::words::Lang;

record! {
    /// The parts of an index in one year, with the unit's scores.
    pub struct TreeReport {
        /// Id of the indicator.
        indicator: String,
        /// The year.
        year: Year,
        /// How the whole is made of its first level: weights, points or sum.
        method: String,
        /// The total that the parts give; an interval while some are not known.
        total: Option<Interval<Decimal>>,
        /// The total as published.
        published: Option<Interval<Decimal>>,
        /// The share of the whole whose scores are known, 0 to 1.
        known: Option<Decimal>,
        /// The parts, those of parts after the part they belong to.
        parts: Vec<PartOfTree>,
        /// Why there is no total.
        fault: Option<String>,
    }
}

record! {
    /// A part of the index.
    pub struct PartOfTree {
        /// Its id.
        part: String,
        /// Its name.
        name: String,
        /// Id of the part it belongs to.
        parent: Option<String>,
        /// The unit's score.
        score: Option<Decimal>,
        /// Its share of the whole, 0 to 1; none where it does not apply.
        share: Option<Decimal>,
        /// Points of the whole it gives, where its score is counted.
        gives: Option<Decimal>,
    }
}

/// Shown of shares and contributions, which are exact until here.
const PLACES: u8 = 6;

/// The trees of all years in which the unit has scores of parts.
pub fn all(plan: &Plan<'_>, lang: Lang) -> Vec<TreeReport> {
    let mut told = Vec::new();
    for (at, series) in plan.series.iter().enumerate() {
        let mut years: Vec<Year> = Vec::new();
        for result in series.with_parts() {
            if result.over.is_none() && !years.contains(&result.year) {
                years.push(result.year);
            }
        }
        for year in years {
            let mut tree = TreeReport {
                indicator: series.indicator.id.clone(),
                year,
                method: String::new(),
                total: None,
                published: whatif::published(plan, at, year),
                known: None,
                parts: Vec::new(),
                fault: None,
            };
            tree.fault = fill(&mut tree, plan, at, lang).err().map(|fault| fault::sentence(&fault, lang));
            told.push(tree);
        }
    }
    told
}

fn fill(told: &mut TreeReport, plan: &Plan<'_>, indicator: usize, lang: Lang) -> Result<(), Fault> {
    let Some(series) = plan.series.get(indicator) else { return Ok(()) };
    let tree = composite::tree(series, told.year)?;
    let method = match tree.method {
        Method::Weights => "weights",
        Method::Points => "points",
        Method::Sum => "sum",
    };
    told.method.push_str(method);
    let own = composite::own(&tree, series)?;
    told.known = own.known()?.rounded(PLACES).ok().map(Decimal::shortened);
    told.parts = parts(&own, lang);
    told.total = Some(own.total()?.interval()?);
    Ok(())
}

fn parts(own: &Composite<'_, '_>, lang: Lang) -> Vec<PartOfTree> {
    let mut parts = Vec::new();
    for (at, node) in own.tree.nodes.iter().enumerate() {
        let worth = own.worths.get(at).copied().flatten();
        let english = node.part.name_en.as_ref().filter(|_| lang == Lang::En);
        let parent = node.parent.and_then(|parent| own.tree.nodes.get(parent));
        parts.push(PartOfTree {
            part: node.part.id.clone(),
            name: english.unwrap_or(&node.part.name).clone(),
            parent: parent.map(|parent| parent.part.id.clone()),
            score: own.items.iter().find(|item| item.node == at).and_then(|item| item.score),
            share: worth.and_then(|worth| worth.share.rounded(PLACES).ok()).map(Decimal::shortened),
            gives: None,
        });
    }
    // Where a score is not known the whole has no contributions that add up to it.
    for one in contribution::to_total(own).unwrap_or_default() {
        if let Some(part) = parts.get_mut(one.node) {
            part.gives = one.points.rounded(PLACES).ok().map(Decimal::shortened);
        }
    }
    parts
}
