//! The indicators over the years: what each year reached, what was asked of it, where the series breaks.

use super::build::Leaf;
use super::phrase::Phrase;
use super::report::{Kind, PointReport, SeriesReport};
use super::{Lang, clause as words, figure, measure, number, target as told};
use crate::model::clause::Condition;
use crate::model::decimal::Decimal;
use crate::model::resolve::{Plan, Series, Subject};
use crate::model::time::Year;

/// The most years a chart has room for; the latest are kept.
const MOST_YEARS: u16 = 40;

/// A series for each subject that a target's row draws, in the order of the targets, with all that is asked of it.
pub fn series(plan: &Plan<'_>, drawn: &[Leaf<'_, '_>], asked: &[Leaf<'_, '_>], lang: Lang) -> Vec<SeriesReport> {
    // By indicator, so that a scorecard of many is not searched from end to end for each.
    let mut keys: Vec<Vec<(Subject<'_>, Kind)>> = vec![Vec::new(); plan.series.len()];
    let mut leaves: Vec<Vec<Leaf<'_, '_>>> = vec![Vec::new(); plan.series.len()];
    for leaf in asked {
        if let Some(leaves) = leaves.get_mut(leaf.clause.subject.indicator) {
            leaves.push(*leaf);
        }
    }
    let mut told = Vec::new();
    for main in drawn {
        let subject = main.clause.subject;
        let Some(series) = plan.series.get(subject.indicator) else { continue };
        let (Some(keys), Some(leaves)) = (keys.get_mut(subject.indicator), leaves.get(subject.indicator)) else {
            continue;
        };
        let kind = measure::kind(series, main.clause);
        if keys.contains(&(subject, kind)) {
            continue;
        }
        keys.push((subject, kind));
        let points = points(plan, leaves, series, subject, kind, lang);
        if points.is_empty() {
            continue;
        }
        let mut units = None;
        for edition in &series.editions {
            units = units.max(edition.units);
        }
        told.push(SeriesReport {
            indicator: series.indicator.id.clone(),
            name: figure::name(plan, subject, lang),
            kind,
            better: measure::better(series, kind),
            unit: measure::unit(series, kind),
            units,
            points,
        });
    }
    told
}

/// The years with a result or a target, in order and without a gap.
fn points(
    plan: &Plan<'_>,
    leaves: &[Leaf<'_, '_>],
    series: &Series<'_>,
    subject: Subject<'_>,
    kind: Kind,
    lang: Lang,
) -> Vec<PointReport> {
    let mut asked: Vec<Leaf<'_, '_>> = Vec::new();
    for leaf in leaves {
        if leaf.clause.subject == subject && measure::kind(series, leaf.clause) == kind {
            for year in &leaf.judged.years {
                asked.push(Leaf { year, ..*leaf });
            }
        }
    }
    let mut first: Option<Year> = None;
    let mut last: Option<Year> = None;
    let mut span = |year: Year| {
        first = Some(first.map_or(year, |first| first.min(year)));
        last = last.max(Some(year));
    };
    for result in &series.indicator.results {
        if result.over.as_ref() == subject.over {
            span(result.year);
        }
    }
    for leaf in &asked {
        span(leaf.year.year);
    }
    let mut points = Vec::new();
    let mut next = first.max(last.and_then(|last| last.before(MOST_YEARS - 1)));
    while let Some(year) = next.filter(|_| next <= last) {
        let mut point = point(series, subject, kind, year, lang);
        for leaf in &asked {
            if leaf.year.year == year {
                ask(&mut point, plan, leaf, lang);
            }
        }
        points.push(point);
        next = year.next();
    }
    points
}

/// The year's figure and what changed with its edition.
fn point(series: &Series<'_>, subject: Subject<'_>, kind: Kind, year: Year, lang: Lang) -> PointReport {
    let edition = series.edition(year);
    let mut actual = None;
    let provenance = measure::known(series, subject, kind, year, &mut actual);
    let text = actual.as_ref().map(|known| {
        let text = figure::score(known, lang);
        match (kind, edition.and_then(|edition| edition.units)) {
            (Kind::Score, _) => number::unit_after(text, series.indicator.unit.as_deref(), lang),
            (Kind::Rank, Some(units)) => lang.tell("{0}/{1}", &[&text, &units]),
            (Kind::Rank, None) => text,
        }
    });
    let note = edition.and_then(|edition| lang.text(&edition.change_note, &edition.change_note_en));
    PointReport {
        year,
        actual,
        text,
        provenance,
        target: None,
        target_text: None,
        asked: false,
        verdict: None,
        reason: None,
        gap: None,
        change: edition.and_then(|edition| edition.change),
        change_note: note.map(str::to_owned),
    }
}

/// What a clause asks of a year: a level where one is asked, else the verdict of a change.
fn ask(point: &mut PointReport, plan: &Plan<'_>, leaf: &Leaf<'_, '_>, lang: Lang) {
    let Leaf { clause, year, .. } = leaf;
    let unit = figure::unit(plan, clause.subject);
    let (target, text) = match clause.condition {
        Condition::Rank { at_most, .. } => (Some(Decimal::from(*at_most)), lang.tell("≤ {0}", &[at_most])),
        Condition::Score(level) => {
            let edge = level.low.or(level.high);
            let sign: Phrase = match (level.low.is_some(), edge) {
                (_, Some(edge)) if edge.within.is_some() => "≈ {0}",
                (true, Some(edge)) if edge.strict => "> {0}",
                (true, _) => "≥ {0}",
                (false, Some(edge)) if edge.strict => "< {0}",
                (false, _) => "≤ {0}",
            };
            let value = edge.map(|edge| edge.value);
            let shown = number::with_unit(value.unwrap_or(Decimal::ZERO), unit, lang);
            (value, lang.tell(sign, &[&shown]))
        }
        _ => (None, words::phrase(plan, clause, clause.subject, lang)),
    };
    // The first level asked stands, and any level before a change.
    if point.asked && (point.target.is_some() || target.is_none()) {
        return;
    }
    point.asked = true;
    point.target = target;
    point.target_text = Some(text);
    point.verdict = Some(year.outcome.verdict());
    point.reason = year.outcome.reason();
    point.gap = year.gap.as_ref().map(|gap| figure::gap(gap, told::is_limit(year), unit, lang));
}
