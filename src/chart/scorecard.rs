//! The scorecard: a row for each target, in the order of the plan.

use super::captions;
use super::scene::{Row, Table, Tile, Verdict};
use super::track;
use crate::model::text::{chained, shown};
use crate::words::clause::lower_first;
use crate::words::report::{Report, TargetReport};
use crate::words::{Lang, term};

/// The verdicts that occur, met first.
pub fn tiles(report: &Report) -> Vec<Tile> {
    let summary = &report.summary;
    let mut tiles = Vec::new();
    tile(&mut tiles, Verdict::Met, summary.met, report.lang);
    tile(&mut tiles, Verdict::NotMet, summary.not_met, report.lang);
    tile(&mut tiles, Verdict::CannotTell, summary.cannot_tell, report.lang);
    tile(&mut tiles, Verdict::NotDue, summary.not_due, report.lang);
    tiles
}

#[inline(never)]
fn tile(tiles: &mut Vec<Tile>, verdict: Verdict, count: u64, lang: Lang) {
    if count > 0 {
        let word = lower_first(term::verdict(verdict, lang));
        tiles.push(Tile { verdict, count, text: chained(&[&shown(&count), " ", &word]) });
    }
}

/// The rows, of all indicators or of one.
pub fn rows<'a>(report: &'a Report, indicator: Option<&str>) -> Vec<Row<'a>> {
    let mut same_years = true;
    let mut years: Option<&str> = None;
    for target in &report.targets {
        same_years &= *years.get_or_insert(&target.years) == target.years;
    }
    let mut rows = Vec::new();
    for target in &report.targets {
        if indicator.is_none_or(|wanted| wanted == target.indicator) {
            rows.push(row(target, report.lang, same_years));
        }
    }
    rows
}

fn row(target: &TargetReport, lang: Lang, same_years: bool) -> Row<'_> {
    let who = target.provenance.filter(|_| target.figure.is_some()).map(|who| term::provenance(who, lang));
    Row {
        target,
        about: between(target.about.as_deref(), Some(target.years.as_str()).filter(|_| !same_years)),
        under: between(who, target.previous.as_deref()),
        track: track::track(target, lang),
        figures: figures(target, lang),
    }
}

/// Two remarks with a point between them, or the one there is.
fn between(one: Option<&str>, two: Option<&str>) -> Option<String> {
    match (one, two) {
        (Some(one), Some(two)) => Some(chained(&[one, " · ", two])),
        (one, two) => one.or(two).map(str::to_owned),
    }
}

fn figures(target: &TargetReport, lang: Lang) -> Table<'_> {
    let mut table = Table::new("", captions::of(lang).figure_headings);
    for figure in &target.figures {
        table.words(&figure.label);
        table.figure(&figure.value);
        table.words(term::provenance(figure.provenance, lang));
    }
    table
}
