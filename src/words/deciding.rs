//! What the deciding leaf of a target gives: its figure, how far it lies, and the sentence a citizen reads.

use super::build::Leaf;
use super::message::Span;
use super::phrase::Phrase;
use super::report::TargetReport;
use super::target::Teller;
use super::{Lang, clause, figure, measure, number, reason, term};
use crate::evaluate::clause::{Figure, Used, YearJudgement};
use crate::evaluate::gap::Distance;
use crate::evaluate::verdict::{Outcome, Verdict};
use crate::model::clause::{Condition, Over};
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::order::distinct;
use crate::model::resolve::{Clause, Plan};
use crate::model::text::joined;
use std::cmp::Ordering;

impl Teller<'_, '_> {
    /// Fills in what the row draws, and the sentence.
    pub(super) fn deciding(&self, leaf: &Leaf<'_, '_>, told: &mut TargetReport) {
        let lang = self.lang;
        if let Some((text, of)) = found(self.plan, leaf.clause, leaf.year, lang) {
            told.figure = Some(text);
            told.figure_of = of;
            told.provenance = current(leaf.year).next().map(|used| used.provenance);
        }
        told.gap = gap(self.plan, leaf.clause, leaf.year, lang);
        told.measure = measure::measure(self.plan, leaf);
        if let Some((year, value)) =
            told.measure.as_ref().and_then(|measure| measure.previous_year.zip(measure.previous))
        {
            told.previous = Some(lang.tell("{0}: {1}", &[&year, &number::decimal(value, lang)]));
        }
        self.sentence(leaf, told);
    }

    /// "PCI 2024: 69,61 điểm; mục tiêu khoảng 69,5 điểm (vượt 0,16 điểm); thuộc nhóm Khá trở lên: không có mốc
    /// chính thức. Chưa thể kết luận."
    fn sentence(&self, leaf: &Leaf<'_, '_>, told: &mut TargetReport) {
        let lang = self.lang;
        let outcome = self.judged.outcome;
        // Another leaf came out as the target did; where none did ("each year this or that"), the whole is told.
        let other = self.leaves.iter().find(|other| other.judged.outcome == outcome);
        let decides = leaf.judged.outcome == outcome;
        let whole = other.is_none() && outcome.reason().is_none();
        let known = told.figure.is_some() && !whole;
        // Of the year: a rank, another figure, or why there is none.
        let ranked = current(leaf.year).next().is_some_and(|used| matches!(used.figure, Figure::Rank(..)));
        let phrase: Phrase = match ranked {
            _ if whole || told.verdict == Verdict::NotDue => "mục tiêu |target ",
            true if known => "hạng {0}{1}; mục tiêu |rank {0}{1}. Target: ",
            _ if known => "{0}; mục tiêu |{0}. Target: ",
            _ => "{2}; mục tiêu |{2}. Target: ",
        };
        let own = leaf.judged.outcome.reason();
        let open = own.map_or("", |open| reason::short(self.plan, leaf.clause, leaf.year, open, lang));
        let beside = match &told.gap {
            _ if whole => "",
            Some(gap) => gap,
            None if known => open,
            None => "",
        };
        let asked = if whole {
            self.rules()
        } else {
            clause::lower_first(&clause::phrase(self.plan, leaf.clause, leaf.clause.subject, lang))
        };
        let mut tail = String::new();
        if !beside.is_empty() {
            tail = lang.tell(" ({0})", &[&beside]);
        }
        if let Some(other) = other.filter(|_| !decides) {
            let asked = clause::phrase(self.plan, other.clause, leaf.clause.subject, lang);
            let value = self.value(other.clause, other.judged);
            tail.push_str(&lang.tell("; {0}: {1}", &[&clause::lower_first(&asked), &value]));
        }
        let mut verdict = term::verdict(told.verdict, lang).to_owned();
        if let (None, Some(open)) = (other, outcome.reason()) {
            verdict.push_str(": ");
            verdict.push_str(term::reason(open, lang));
        }
        let mut when = Span::default();
        // A span that came out alike is named whole; else the year that decides.
        if whole {
            when.add(&self.target.clauses);
        } else if told.figure.is_none() && leaf.judged.years.iter().all(|year| year.outcome == leaf.judged.outcome) {
            when.add(std::slice::from_ref(leaf.clause));
        } else {
            when.add_year(leaf.year.year);
        }
        let (figure, of) = (told.figure.as_deref().unwrap_or(""), told.figure_of.as_deref().unwrap_or(""));
        // A clause may be about another indicator than the row.
        let other_name = figure::name(self.plan, leaf.clause.subject, lang);
        let own_name = whole || leaf.clause.subject.indicator == self.target.indicator;
        let name = if own_name { &told.name } else { &other_name };
        let lead = lang.tell(phrase, &[&figure, &of, &open]);
        told.sentence = lang.tell("{0} {1}: {2}{3}{4}. {5}.", &[name, &when.text(), &lead, &asked, &tail, &verdict]);
    }
}

/// The figures of the year itself.
pub fn current<'j, 'a>(year: &'j YearJudgement<'a>) -> impl Iterator<Item = &'j Used<'a>> {
    year.figures.iter().filter(|used| !used.base)
}

/// What was found, a rank apart from the number ranked: one figure, what each source says (`33 hoặc 44`), or of
/// every unit of a group the lowest and the highest.
pub fn found(
    plan: &Plan<'_>,
    clause: &Clause<'_>,
    year: &YearJudgement<'_>,
    lang: Lang,
) -> Option<(String, Option<String>)> {
    let first = current(year).next()?;
    let unit = figure::unit(plan, first.subject);
    if matches!(clause.subject.over, Some(Over::Every(_)))
        && let Some(all) = spread(year)
    {
        let whole = match first.figure {
            Figure::Rank(_, of) => Figure::Rank(all, of),
            _ => Figure::Score(all),
        };
        return Some(figure::split(&whole, unit, lang));
    }
    let mut texts = Vec::new();
    let mut ranked = None;
    for used in current(year) {
        if std::mem::discriminant(&used.figure) == std::mem::discriminant(&first.figure) {
            let (text, of) = figure::split(&used.figure, unit, lang);
            texts.push(text);
            ranked = of;
        }
    }
    distinct(&mut texts);
    Some((joined(&texts, lang.of(" hoặc | or ")), ranked))
}

/// From the lowest to the highest of the year's figures.
fn spread(year: &YearJudgement<'_>) -> Option<Interval<Decimal>> {
    let mut ends: Option<(Option<Decimal>, Option<Decimal>)> = None;
    for used in current(year) {
        let (Figure::Score(known) | Figure::Rank(known, _)) = &used.figure else { return None };
        ends = Some(match ends {
            None => (known.low(), known.high()),
            // An open end stays open: `None` is below every low end, and has to be said of a high one.
            Some((low, high)) => (low.min(known.low()), high.and_then(|high| Some(high.max(known.high()?)))),
        });
    }
    let (low, high) = ends?;
    Interval::new(low, high)
}

/// How far the year's figure lies from its threshold; of a change, what it was: a margin on a margin helps nobody.
/// Nothing where that would not be the whole truth: several figures, or a verdict that rests on something else.
pub fn gap(plan: &Plan<'_>, clause: &Clause<'_>, year: &YearJudgement<'_>, lang: Lang) -> Option<String> {
    let gap = year.gap.as_ref()?;
    if current(year).count() != 1 || year.figures.len() > 2 {
        return None;
    }
    let order = match gap.by {
        Distance::Points(points) => points.cmp(&Decimal::ZERO),
        Distance::Places(places) => places.cmp(&0),
    };
    let told = match (year.outcome, order) {
        (_, Ordering::Equal) if gap.at_least => false,
        (Outcome::Met, order) => order != Ordering::Less,
        (Outcome::NotMet, order) => order != Ordering::Greater,
        _ => false,
    };
    let unit = figure::unit(plan, clause.subject);
    match (clause.condition, change(clause, year)) {
        (Condition::Gain { from, .. } | Condition::RankGain { from, .. }, Some(change)) if told => {
            Some(figure::moved(&change, from, unit, lang))
        }
        _ if told => Some(figure::gap(gap, year.required.as_ref(), unit, lang)),
        _ => None,
    }
}

/// How far a figure moved from its base, where that is what the clause asks and it is known exactly.
fn change(clause: &Clause<'_>, year: &YearJudgement<'_>) -> Option<Distance> {
    let gap = year.gap.as_ref()?;
    if gap.at_least {
        return None;
    }
    match (clause.condition, gap.by) {
        (Condition::RankGain { by, .. }, Distance::Places(places)) => {
            Some(Distance::Places(places + i32::from(by.value) + i32::from(by.strict)))
        }
        (Condition::Gain { .. }, Distance::Points(points)) => {
            let required = year.required?;
            match (required.low, required.high) {
                (Some(low), None) => Some(Distance::Points(points.plus(low.value))),
                (None, Some(high)) => Some(Distance::Points(high.value.minus(points))),
                _ => None,
            }
        }
        _ => None,
    }
}
