//! The same in figures: the tables a page shows and a CSV holds.

use super::captions;
use super::scene::Table;
use crate::model::text::{chained, shown};
use crate::words::report::{PointReport, Report, SeriesReport, TargetReport};
use crate::words::{Lang, term};

/// All targets, a row each, or those of one indicator.
pub fn targets<'a>(report: &'a Report, indicator: Option<&str>) -> Table<'a> {
    let caption = report.title.as_ref().unwrap_or(&report.message);
    let mut table = Table::new(caption, captions::of(report.lang).target_headings);
    for one in &report.targets {
        if indicator.is_none_or(|wanted| wanted == one.indicator) {
            target(&mut table, one, report.lang);
        }
    }
    table
}

fn target<'a>(table: &mut Table<'a>, target: &'a TargetReport, lang: Lang) {
    table.words(&target.name);
    table.figure(&target.years);
    let mut asked = String::new();
    for clause in &target.clauses {
        listed(&mut asked, &clause.text);
    }
    table.made(asked, false);
    let figure = [target.figure.as_deref().unwrap_or(""), target.figure_of.as_deref().unwrap_or("")];
    table.made(chained(&figure), true);
    table.verdict(target.verdict, term::verdict(target.verdict, lang).to_owned());
    table.words(match target.reason.0 {
        Some(reason) => term::reason(reason, lang),
        None => target.gap.as_deref().unwrap_or(""),
    });
    table.words(target.provenance.map_or("", |who| term::provenance(who, lang)));
    let mut sources = String::new();
    for source in &target.sources {
        listed(&mut sources, &source.title);
    }
    table.made(sources, false);
}

#[inline(never)]
fn listed(list: &mut String, item: &str) {
    if !list.is_empty() {
        list.push_str("; ");
    }
    list.push_str(item);
}

/// An indicator's years, the latest first; years of which nothing is known or asked are left out.
#[inline(never)]
pub fn years(series: &SeriesReport, lang: Lang) -> Table<'_> {
    let mut table = Table::new(&series.name, captions::of(lang).year_headings);
    for point in series.points.iter().rev() {
        if point.asked || point.actual.is_some() {
            year(&mut table, point, lang);
        }
    }
    table
}

fn year<'a>(table: &mut Table<'a>, point: &'a PointReport, lang: Lang) {
    const NONE: &str = "–";
    table.made(shown(&point.year), false);
    table.figure(point.text.as_deref().unwrap_or(NONE));
    table.words(point.target_text.as_deref().unwrap_or(NONE));
    let mut judged = point.verdict.map_or(NONE, |given| term::verdict(given, lang)).to_owned();
    if let Some(reason) = point.reason {
        judged.push_str(": ");
        judged.push_str(term::reason(reason, lang));
    }
    match point.verdict {
        Some(verdict) => table.verdict(verdict, judged),
        None => table.made(judged, false),
    }
    table.words(point.provenance.map_or(NONE, |who| term::provenance(who, lang)));
}
