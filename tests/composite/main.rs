//! Indices made of parts: properties that hold for every tree and every score, and cases worked out by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod cases;
#[path = "../common/mod.rs"]
mod common;
mod properties;
mod shapes;

use thuoc_do::evaluate::composite::{self, Composite, Fault, Tree};
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::decimal::ratio::Ratio;
use thuoc_do::model::resolve;
use thuoc_do::model::scorecard::Scorecard;
use thuoc_do::model::time::Year;

const YEAR: i64 = 2024;

/// What the document's scores come to.
fn composed<T>(card: &Scorecard, take: impl FnOnce(&Tree<'_>, Result<Composite<'_, '_>, Fault>) -> T) -> T {
    let plan = resolve::plan(card);
    let series = plan.series.first().unwrap();
    let tree = composite::tree(series, Year::new(YEAR).unwrap()).unwrap();
    take(&tree, composite::own(&tree, series))
}

fn exact(text: &str) -> Ratio {
    Ratio::from(Decimal::parse(text).unwrap())
}

fn total(made: &Composite<'_, '_>) -> Ratio {
    made.total().unwrap().point().unwrap()
}

fn id(tree: &Tree<'_>, node: usize) -> String {
    tree.nodes[node].part.id.clone()
}
