//! The indicators over the years: what each year reached, what was asked of it, where the series breaks.

use super::build::Leaf;
use super::phrase::Phrase;
use super::report::{Kind, PointReport, SeriesReport};
use super::{Lang, clause as words, deciding, figure, measure, number};
use crate::model::clause::Condition;
use crate::model::decimal::Decimal;
use crate::model::order::{firsts, sorted};
use crate::model::resolve::{Plan, Series, Subject};
use crate::model::time::Year;

/// The most years a chart has room for; the latest are kept.
const MOST_YEARS: u16 = 40;

/// What one series shows.
type Key<'a> = (Subject<'a>, Kind);

/// A series for each subject that a target's row draws, in the order of the targets, with all that is asked of
/// it; beside the unit's own those of the units it was formed of.
pub fn series<'a>(plan: &Plan<'a>, drawn: &[Leaf<'_, 'a>], asked: &[Leaf<'_, 'a>], lang: Lang) -> Vec<SeriesReport> {
    let key = |leaf: &Leaf<'_, 'a>| {
        let subject = leaf.clause.subject;
        plan.series.get(subject.indicator).map(|series| (subject, measure::kind(series, leaf.clause)))
    };
    let mut keys: Vec<Key<'a>> = Vec::new();
    for main in drawn {
        keys.extend(key(main));
    }
    let mut all: Vec<Key<'a>> = Vec::new();
    for (subject, kind) in distinct(&keys) {
        all.push((subject, kind));
        let before = plan.card.unit.iter().filter(|_| subject.over.is_none()).flat_map(|unit| &unit.predecessors);
        for unit in before {
            let over = plan.series.get(subject.indicator).and_then(|series| series.unit(&unit.id));
            all.extend(over.map(|over| (Subject { over: Some(over), ..subject }, kind)));
        }
    }
    let mut leaves: Vec<(Key<'a>, Leaf<'_, 'a>)> = Vec::new();
    for leaf in asked {
        if let Some(key) = key(leaf) {
            for year in &leaf.judged.years {
                leaves.push((key, Leaf { year, ..*leaf }));
            }
        }
    }
    let leaves = sorted(&leaves, &|one, two| one.0 < two.0);
    let mut told = Vec::new();
    for (subject, kind) in distinct(&all) {
        let Some(series) = plan.series.get(subject.indicator) else { continue };
        let from = leaves.partition_point(|(known, _)| *known < (subject, kind));
        let to = leaves.partition_point(|(known, _)| *known <= (subject, kind));
        let points = points(plan, leaves.get(from..to).unwrap_or_default(), series, subject, kind, lang);
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

/// Each key once, as they stood.
fn distinct<'a>(keys: &[Key<'a>]) -> Vec<Key<'a>> {
    let mut distinct = Vec::new();
    for place in firsts(keys.len(), &|one, two| keys.get(one) < keys.get(two)) {
        distinct.extend(keys.get(place).copied());
    }
    distinct
}

/// The years with a result or a target, in order and without a gap.
fn points<'a>(
    plan: &Plan<'a>,
    asked: &[(Key<'a>, Leaf<'_, 'a>)],
    series: &Series<'a>,
    subject: Subject<'a>,
    kind: Kind,
    lang: Lang,
) -> Vec<PointReport> {
    let (mut first, mut last) = series.span(subject.over).unzip();
    for (_, leaf) in asked {
        let year = leaf.year.year;
        first = Some(first.map_or(year, |first| year.min(first)));
        last = last.max(Some(year));
    }
    let mut points = Vec::new();
    let mut next = first.max(last.and_then(|last| last.before(MOST_YEARS - 1)));
    while let Some(year) = next.filter(|_| next <= last) {
        let mut point = point(series, subject, kind, year, lang);
        for (_, leaf) in asked {
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
    point.gap = deciding::gap(plan, clause, year, lang);
}
