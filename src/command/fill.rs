//! `fill`: facts of the index files copied into a document, for each indicator whose id an index file has.
//!
//! Whole editions of years the document speaks of and has none for, and the parts of years that have scores of
//! parts. What the author wrote stays as it is: an edition or part of a year is the author's or the file's, never a
//! mixture whose source nobody could name. Where both speak and differ, the author is told. Last the totals that nobody
//! prints but whose parts are printed.

use super::editions::{Index, Library};
use super::input;
use super::place::{self, Remark};
use crate::model::check;
use crate::model::index_file::{Basis, Fact};
use crate::model::pretty::pretty;
use crate::model::problem::{Expected, Problem, Step};
use crate::model::record::Field;
use crate::model::resolve;
use crate::model::scorecard::{Indicator, Part, Provenance, Scorecard};
use crate::model::value::Value;
use crate::read::json;
use graft::Graft;
use years::Span;

mod compare;
mod graft;
mod totals;
mod years;

pub use totals::unprinted;

/// A filled document.
pub struct Filled {
    /// Its text; that of the file itself where nothing was added.
    pub text: String,
    /// A line for each thing its author should look at.
    pub remarks: Vec<String>,
}

/// Fills the document of a file.
///
/// # Errors
/// A line for each thing that is wrong with the document.
pub fn fill(file: &str, library: &Library) -> Result<Filled, Vec<String>> {
    let text = input::composed(&input::text(file).map_err(|line| vec![line])?);
    let (card, warnings) = read(file, &text)?;
    let card = &card;
    let written = (!input::is_table(file)).then(|| json::parse(&text).ok()).flatten();
    let is_table = written.is_none();
    let tree = written.or_else(|| card.write()).unwrap_or_else(|| Value::map([]));
    let mut remarks = input::told(file, &warnings);
    let mut told = compare::unit(card, library);
    let mut graft = Graft::new(card, tree);
    let plan = resolve::plan(card);
    let editions = years::of_indicators(&plan, library);
    for (at, indicator) in card.indicators.iter().enumerate() {
        let Some(index) = library.index(&indicator.id) else { continue };
        told.extend(compare::indicator(at, indicator, index));
        if let Some(span) = editions.get(at).copied().flatten() {
            add_editions(&mut graft, at, indicator, index, span);
        }
        if let Some(span) = years::of_parts(card, indicator, index) {
            told.extend(compare::scores(at, indicator, index));
            add_parts(&mut graft, at, indicator, index, span);
        }
    }
    // The parts and scales that were copied count too.
    let filled = if graft.changed { json::record(&pretty(&graft.tree), check::scorecard).ok() } else { None };
    let card = filled.as_ref().map_or(card, |(filled, _)| filled);
    told.extend(totals::add(&mut graft, card));
    remarks.extend(place::lines(file, &text, told));
    let text = if graft.changed || is_table { pretty(&graft.tree) } else { text };
    Ok(Filled { text, remarks })
}

/// Reads the document. Scores of parts that are not defined are what `fill` is there for, and no fault yet.
fn read(file: &str, text: &str) -> Result<(Scorecard, Vec<Problem>), Vec<String>> {
    if input::is_table(file) {
        return input::document_of(file, text).map(|document| (document.scorecard, document.warnings));
    }
    let check = |card: &Scorecard| {
        let mut found = check::scorecard(card);
        found.problems.retain(|one| one.expected != Expected::KnownId("parts"));
        found
    };
    json::record(text, check).map_err(|problems| input::told(file, &problems))
}

fn add_editions(graft: &mut Graft, at: usize, indicator: &Indicator, index: &Index, span: Span) {
    for edition in &index.facts.editions {
        if !span.has(edition.year) || indicator.editions.iter().any(|own| own.year == edition.year) {
            continue;
        }
        let mut copy = edition.clone();
        copy.source = edition.source.as_ref().map(|id| graft.cite(&index.facts, id));
        graft.edition(at, &copy);
    }
}

/// Parts of years for which the author has none.
fn add_parts(graft: &mut Graft, at: usize, indicator: &Indicator, index: &Index, span: Span) {
    let mut copied = Vec::new();
    for part in &index.facts.parts {
        let Some(both) = span.and(Span::of(part.each)) else { continue };
        if !indicator.parts.iter().any(|own| Span::of(own.each).and(both).is_some()) {
            graft.part(at, part);
            copied.push(part);
        }
    }
    for basis in &index.facts.bases {
        if is_inferred(basis) && copied.iter().any(|part| rests_on(part, basis)) {
            graft.note(&index.facts, basis);
        }
    }
}

/// What the publisher does not print must be said wherever it is used.
fn is_inferred(basis: &Basis) -> bool {
    matches!(basis.of, Fact::Parts | Fact::Weights) && basis.provenance == Some(Provenance::Derived)
}

fn rests_on(part: &Part, basis: &Basis) -> bool {
    Span::of(part.each).and(Span::of(basis.each)).is_some()
}

/// The path of an element of a list of an indicator.
fn inside(at: usize, list: &'static str, index: usize) -> Vec<Step> {
    vec![Step::Field("indicators"), Step::Item(at), Step::Field(list), Step::Item(index)]
}

/// The part scores of an indicator: those of its results and of the panels about it, each with its year and the path
/// of its id.
fn scored<'a>(
    card: &'a Scorecard,
    indicator: &'a Indicator,
) -> impl Iterator<Item = (crate::model::time::Year, &'a str)> {
    let results = indicator.results.iter();
    let own = results.flat_map(|result| result.parts.iter().map(|part| (result.year, part.id.as_str())));
    let panels = card.panels.iter().filter(|panel| panel.indicator == indicator.id);
    own.chain(panels.flat_map(|panel| panel.columns.iter().map(|column| (panel.year, column.as_str()))))
}

/// A remark on a difference between a document and an index file.
fn differs(path: &[Step], found: &str, file: &str, known: &str, source: &str) -> Remark {
    let source = if source.is_empty() { String::new() } else { format!(" ({source})") };
    Remark::new(path, format!("found {found}, but {file} has {known}{source}; the document's is kept"))
}
