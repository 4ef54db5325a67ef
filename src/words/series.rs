//! The indicators over the years: what each year reached, what was asked of it, where the series breaks.

use super::build::{self, decimals};
use super::report::{Kind, PointReport, SeriesReport};
use super::{Lang, clause as words, figure, number};
use crate::evaluate::clause::{Figure, YearJudgement};
use crate::evaluate::figures;
use crate::evaluate::{Judgement, TargetJudgement};
use crate::model::clause::Condition;
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::resolve::{Clause, Plan, Series, Subject};
use crate::model::scorecard::{Better, Provenance};
use crate::model::time::Year;

/// The most years a chart has room for; the latest are kept.
const MOST_YEARS: usize = 40;

/// A series for each subject that a target speaks of, in the order of the targets.
pub fn series(plan: &Plan<'_>, judgement: &Judgement<'_>, lang: Lang) -> Vec<SeriesReport> {
    let mut keys: Vec<(Subject<'_>, Kind)> = Vec::new();
    for judged in &judgement.targets {
        let Some(target) = plan.targets.get(judged.target) else { continue };
        let leaves = build::leaves(&target.clauses, &judged.clauses);
        let Some(main) = build::main_leaf(&leaves, judged.outcome) else { continue };
        let Some(series) = plan.series.get(main.clause.subject.indicator) else { continue };
        let key = (main.clause.subject, kind(series, main.clause));
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.into_iter().filter_map(|(subject, kind)| one(plan, judgement, subject, kind, lang)).collect()
}

/// What a clause measures; a band stands beside whatever its results give.
pub fn kind(series: &Series<'_>, clause: &Clause<'_>) -> Kind {
    match clause.condition {
        Condition::Rank { .. } | Condition::RankGain { .. } => Kind::Rank,
        Condition::Band { .. } => {
            let scored = series.indicator.results.iter().any(|result| result.score.is_some() || result.count.is_some());
            if scored { Kind::Score } else { Kind::Rank }
        }
        _ => Kind::Score,
    }
}

/// What is known of a rank, as decimals.
pub fn rank(series: &Series<'_>, subject: Subject<'_>, year: Year) -> Option<Interval<Decimal>> {
    figures::rank(series, subject, year, None).readings().first().map(|known| decimals(known.interval))
}

fn one(plan: &Plan<'_>, judgement: &Judgement<'_>, subject: Subject<'_>, kind: Kind, lang: Lang) -> Option<SeriesReport> {
    let series = plan.series.get(subject.indicator)?;
    let asked = asked(plan, judgement, subject, kind, lang);
    let results = series.indicator.results.iter().filter(|result| result.over.as_ref() == subject.over).map(|result| result.year);
    let years = || results.clone().chain(asked.iter().map(|point| point.year));
    let (first, last) = (years().min()?, years().max()?);
    let mut points: Vec<PointReport> = Vec::new();
    for year in std::iter::successors(Some(first), |year| year.next()).take_while(|year| *year <= last) {
        let mut point = asked.iter().find(|point| point.year == year).cloned().unwrap_or_else(|| blank(year));
        fill(&mut point, series, subject, kind, lang);
        points.push(point);
    }
    let surplus = points.len().saturating_sub(MOST_YEARS);
    points.drain(..surplus);
    Some(SeriesReport {
        indicator: series.indicator.id.clone(),
        name: figure::name(plan, subject, lang),
        kind,
        better: if kind == Kind::Rank { Better::Lower } else { series.better },
        unit: series.indicator.unit.clone().filter(|_| kind == Kind::Score),
        points,
    })
}

fn blank(year: Year) -> PointReport {
    PointReport {
        year,
        actual: None,
        text: None,
        provenance: None,
        target: None,
        target_text: None,
        asked: false,
        verdict: None,
        reason: None,
        gap: None,
        change: None,
        change_note: None,
    }
}

/// The year's figure and what changed with its edition.
fn fill(point: &mut PointReport, series: &Series<'_>, subject: Subject<'_>, kind: Kind, lang: Lang) {
    let edition = series.edition(point.year);
    let unit = series.indicator.unit.as_deref();
    let known: Option<(Interval<Decimal>, String, Provenance)> = match kind {
        Kind::Score => figures::score(series, subject, point.year).readings().first().map(|known| {
            (known.interval, figure::figure(&Figure::Score(known.interval), unit, lang), known.provenance)
        }),
        Kind::Rank => figures::rank(series, subject, point.year, None).readings().first().map(|known| {
            let units: Option<Rank> = edition.and_then(|edition| edition.units);
            (decimals(known.interval), figure::figure(&Figure::Rank(known.interval, units), None, lang), known.provenance)
        }),
    };
    if let Some((interval, text, provenance)) = known {
        point.actual = Some(interval);
        point.text = Some(text);
        point.provenance = Some(provenance);
    }
    point.change = edition.and_then(|edition| edition.change);
    point.change_note = edition.and_then(|edition| lang.text(&edition.change_note, &edition.change_note_en)).map(str::to_owned);
}

/// What targets ask of each year: a level where one is asked, else the verdict of a change.
fn asked(plan: &Plan<'_>, judgement: &Judgement<'_>, subject: Subject<'_>, kind: Kind, lang: Lang) -> Vec<PointReport> {
    let mut points: Vec<PointReport> = Vec::new();
    let of_targets = judgement.targets.iter().filter(|judged| {
        plan.targets.get(judged.target).is_some_and(|target| target.replaced_by.is_none())
    });
    for judged in of_targets {
        for (clause, year) in years_of(plan, judged) {
            let same = plan.series.get(clause.subject.indicator).is_some_and(|series| self::kind(series, clause) == kind);
            if clause.subject != subject || !same {
                continue;
            }
            let point = point(plan, clause, year, lang);
            match points.iter_mut().find(|known| known.year == point.year) {
                Some(known) if known.target.is_none() && point.target.is_some() => *known = point,
                Some(_) => {}
                None => points.push(point),
            }
        }
    }
    points
}

fn years_of<'r, 'a>(plan: &'r Plan<'a>, judged: &'r TargetJudgement<'a>) -> Vec<(&'r Clause<'a>, &'r YearJudgement<'a>)> {
    let target = plan.targets.get(judged.target);
    let leaves = target.map(|target| build::leaves(&target.clauses, &judged.clauses)).unwrap_or_default();
    leaves.into_iter().flat_map(|leaf| leaf.judged.years.iter().map(move |year| (leaf.clause, year))).collect()
}

fn point(plan: &Plan<'_>, clause: &Clause<'_>, year: &YearJudgement<'_>, lang: Lang) -> PointReport {
    let unit = figure::unit(plan, clause.subject);
    let (target, text) = match clause.condition {
        Condition::Rank { at_most, .. } => (Some(Decimal::from(*at_most)), Some(format!("≤ {at_most}"))),
        Condition::Score(level) => {
            let edge = level.low.or(level.high);
            let sign = match (level.low, level.high) {
                (Some(edge), _) if edge.within.is_some() => "≈",
                (Some(edge), _) => if edge.strict { ">" } else { "≥" },
                (None, Some(edge)) if edge.strict => "<",
                _ => "≤",
            };
            (edge.map(|edge| edge.value), edge.map(|edge| format!("{sign} {}", number::with_unit(edge.value, unit, lang))))
        }
        _ => (None, Some(words::phrase(plan, clause, clause.subject, lang))),
    };
    PointReport {
        target,
        target_text: text,
        asked: true,
        verdict: Some(year.outcome.verdict()),
        reason: year.outcome.reason(),
        gap: year.gap.as_ref().map(|gap| figure::gap(gap, unit, lang)),
        ..blank(year.year)
    }
}
