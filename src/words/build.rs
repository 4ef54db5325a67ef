//! Puts a report together: for each target the clause that decides, and every sentence beside it.

use super::report::{ClauseReport, FigureReport, Kind, Measure, Report, SourceReport, Summary, TargetReport, UnreadReport, YearReport};
use super::{Lang, clause, figure, message, number, problem, reason, series, term};
use crate::evaluate::clause::{Badge, Figure, Used, YearJudgement};
use crate::evaluate::figures;
use crate::evaluate::gap::Distance;
use crate::evaluate::verdict::{Outcome, Reason, Verdict};
use crate::evaluate::{self, ClauseJudgement, Tally, TargetJudgement};
use crate::model::clause::Condition;
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::record::OrNull;
use crate::model::resolve::{self, Clause, Plan, Target, When};
use crate::model::scorecard::{Better, Change};
use crate::model::time::Year;
use crate::read::Document;

/// Judges a document and tells the outcome in a language.
pub fn report(document: &Document, lang: Lang) -> Report {
    let card = &document.scorecard;
    let plan = resolve::plan(card);
    let judgement = evaluate::judge(&plan);
    let mut tally = Tally::default();
    let mut targets = Vec::new();
    let mut verdicts = Vec::new();
    for judged in &judgement.targets {
        let Some(target) = plan.targets.get(judged.target) else { continue };
        let told = Teller { plan: &plan, target, lang }.target(judged);
        if target.replaced_by.is_none() {
            tally.add(told.verdict);
            verdicts.push((told.name.clone(), told.verdict));
        }
        targets.push(told);
    }
    let unit = card.unit.as_ref().map(|unit| unit.name.clone());
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    Report {
        lang,
        title: lang.text(&card.title, &card.title_en).map(str::to_owned),
        message: message::headline(unit.as_deref(), &span(plan.targets.iter().flat_map(|target| &target.clauses)), tally, lang),
        lead: message::lead(&verdicts, lang),
        unit,
        as_of: plan.as_of,
        summary: Summary {
            met: count(tally.met),
            not_met: count(tally.not_met),
            cannot_tell: count(tally.cannot_tell),
            not_due: count(tally.not_due),
            unread: count(document.unread.len()),
            points: OrNull(None),
        },
        targets,
        series: series::series(&plan, &judgement, lang),
        unread: document.unread.iter().map(|row| UnreadReport { cells: row.cells.clone(), problem: problem::sentence(&row.problem, lang) }).collect(),
        notes: card.notes.clone(),
    }
}

/// `2023`, `2021–2030`, or `2021–` where a promise has no end.
fn span<'a>(clauses: impl Iterator<Item = &'a Clause<'a>>) -> String {
    let mut first: Option<Year> = None;
    let mut last: Option<Year> = None;
    let mut open = false;
    for one in clauses {
        let (from, to) = match one.when {
            When::In(year) => (year, Some(year)),
            When::Each(from, to) => (from, to),
            When::Since(from) => (from, None),
        };
        first = Some(first.map_or(from, |known| known.min(from)));
        last = last.max(Some(to.unwrap_or(from)));
        open |= to.is_none();
    }
    match (first, last) {
        (Some(first), _) if open => format!("{first}–"),
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(first), _) => first.to_string(),
        _ => String::new(),
    }
}

/// A leaf clause with the year that decides it.
#[derive(Clone, Copy)]
pub struct Leaf<'r, 'a> {
    /// The clause.
    pub clause: &'r Clause<'a>,
    /// All its years.
    pub judged: &'r ClauseJudgement<'a>,
    /// The year that decides.
    pub year: &'r YearJudgement<'a>,
}

/// The leaves of a target, in the document's order.
pub fn leaves<'r, 'a>(clauses: &'r [Clause<'a>], judged: &'r [ClauseJudgement<'a>]) -> Vec<Leaf<'r, 'a>> {
    let mut found = Vec::new();
    for (clause, judged) in clauses.iter().zip(judged) {
        found.extend(leaves(&clause.parts, &judged.parts));
        if let Some(year) = deciding(judged) {
            found.push(Leaf { clause, judged, year });
        }
    }
    found
}

/// The latest year whose outcome is the clause's own.
fn deciding<'r, 'a>(judged: &'r ClauseJudgement<'a>) -> Option<&'r YearJudgement<'a>> {
    judged.years.iter().rfind(|year| year.outcome == judged.outcome).or(judged.years.last())
}

/// The leaf a row draws: a level before a change, one that came out as the target did before others.
pub fn main_leaf<'r, 'a>(leaves: &[Leaf<'r, 'a>], outcome: Outcome) -> Option<Leaf<'r, 'a>> {
    let level = |leaf: &Leaf<'_, '_>| matches!(leaf.clause.condition, Condition::Score(_) | Condition::Rank { .. });
    let decides = |leaf: &Leaf<'_, '_>| leaf.judged.outcome.verdict() == outcome.verdict();
    let choices = [
        leaves.iter().find(|leaf| level(leaf) && decides(leaf)),
        leaves.iter().find(|leaf| level(leaf)),
        leaves.iter().find(|leaf| decides(leaf)),
        leaves.first(),
    ];
    choices.into_iter().flatten().next().copied()
}

/// Tells one target.
struct Teller<'r, 'a> {
    plan: &'r Plan<'a>,
    target: &'r Target<'a>,
    lang: Lang,
}

impl<'a> Teller<'_, 'a> {
    fn target(&self, judged: &TargetJudgement<'a>) -> TargetReport {
        let lang = self.lang;
        let written = self.target.written;
        let subject = resolve::Subject { indicator: self.target.indicator, over: written.over.as_ref() };
        let leaves = leaves(&self.target.clauses, &judged.clauses);
        let main = main_leaf(&leaves, judged.outcome);
        let name = figure::name(self.plan, subject, lang);
        let years = span(self.target.clauses.iter());
        let verdict = judged.outcome.verdict();
        let shown = main.and_then(|leaf| leaf.year.figures.iter().find(|used| !used.base));
        let (figure_text, figure_of) = shown.map_or((None, None), |used| self.split(used));
        let gap = main.and_then(|leaf| self.gap(&leaf));
        let measure = main.and_then(|leaf| self.measure(&leaf));
        let previous = measure.as_ref().and_then(|measure| {
            let value = number::decimal(measure.previous?, lang);
            Some(format!("{}: {value}", measure.previous_year?))
        });
        let indicator = self.plan.series.get(self.target.indicator).map(|series| series.indicator);
        TargetReport {
            indicator: indicator.map(|one| one.id.clone()).unwrap_or_default(),
            target: written.id.clone(),
            sentence: self.sentence(&name, main, figure_text.as_deref(), figure_of.as_deref(), gap.as_deref(), verdict),
            name,
            about: indicator.and_then(|one| lang.text(&one.about, &one.about_en)).map(str::to_owned),
            years,
            verdict,
            reason: OrNull(judged.outcome.reason()),
            rule: self.rule(),
            why: self.why(&leaves, judged.outcome),
            settle: judged.outcome.reason().map(|open| reason::settle(open, lang).to_owned()),
            figure: figure_text,
            figure_of,
            provenance: shown.map(|used| used.provenance),
            previous,
            gap,
            measure,
            clauses: self.clauses(&self.target.clauses, &judged.clauses),
            figures: self.figures(&leaves),
            badges: badges(&leaves, lang),
            sources: self.sources(&leaves),
            explanation: written.explanation.clone(),
            note: lang.text(&written.note, &written.note_en).map(str::to_owned),
            replaced_by: self.target.replaced_by.map(str::to_owned),
        }
    }

    /// A rank apart from the number ranked, so that a page can set the one large and the other small.
    fn split(&self, used: &Used<'_>) -> (Option<String>, Option<String>) {
        match &used.figure {
            Figure::Rank(known, of) => (Some(figure::rank(known, self.lang)), of.map(|of| format!("/{of}"))),
            other => (Some(figure::figure(other, figure::unit(self.plan, used.subject), self.lang)), None),
        }
    }

    /// How far from the threshold; of a change, what it was: a margin on a margin helps nobody.
    fn gap(&self, leaf: &Leaf<'_, '_>) -> Option<String> {
        let unit = figure::unit(self.plan, leaf.clause.subject);
        match change(leaf.clause, leaf.year) {
            Some(change) => Some(moved(&change, unit, self.lang)),
            None => leaf.year.gap.as_ref().map(|gap| figure::gap(gap, unit, self.lang)),
        }
    }

    fn sentence(
        &self,
        name: &str,
        main: Option<Leaf<'_, '_>>,
        figure: Option<&str>,
        of: Option<&str>,
        gap: Option<&str>,
        verdict: Verdict,
    ) -> String {
        let lang = self.lang;
        let Some(leaf) = main else { return name.to_owned() };
        let rank = if of.is_some() { lang.pick("hạng ", "rank ") } else { "" };
        let figure = match figure {
            Some(figure) => format!("{rank}{figure}{}", of.unwrap_or("")),
            None => leaf.judged.outcome.reason().map_or("", |open| term::reason(open, lang)).to_owned(),
        };
        let figure = if verdict == Verdict::NotDue { String::new() } else { figure + "; " };
        let asked = clause::phrase(self.plan, leaf.clause, leaf.clause.subject, lang);
        let asked = format!("{} {}", lang.pick("mục tiêu:", "target:"), clause::lower_first(&asked));
        let gap = gap.map(|gap| format!(", {gap}")).unwrap_or_default();
        format!("{name} {}: {figure}{asked}{gap}. {}.", leaf.year.year, term::verdict(verdict, lang))
    }

    fn rule(&self) -> String {
        let lang = self.lang;
        let phrases: Vec<String> = self.target.clauses.iter().map(|one| self.rule_of(one)).collect();
        let lead = match (phrases.len(), self.target.any) {
            (1, _) => lang.pick("Đạt khi:", "Met when:"),
            (2, false) => lang.pick("Đạt khi cả hai điều kiện cùng đạt:", "Met when both hold:"),
            (_, false) => lang.pick("Đạt khi mọi điều kiện cùng đạt:", "Met when all hold:"),
            (_, true) => lang.pick("Đạt khi có ít nhất một điều kiện đạt:", "Met when at least one holds:"),
        };
        format!("{lead} {}.", phrases.join("; "))
    }

    /// The clause with its decision threshold, where the wording leaves one to be decided.
    fn rule_of(&self, one: &Clause<'_>) -> String {
        let phrase = clause::lower_first(&clause::phrase(self.plan, one, self.subject(), self.lang));
        match one.condition {
            Condition::Score(level) if level.low.is_some_and(|edge| edge.within.is_some()) => {
                let threshold = evaluate::clause::requirement(level).low.map(|edge| number::decimal(edge.value, self.lang));
                format!("{phrase} ({} {})", self.lang.pick("tính từ", "counted from"), threshold.unwrap_or_default())
            }
            _ => phrase,
        }
    }

    fn subject(&self) -> resolve::Subject<'a> {
        resolve::Subject { indicator: self.target.indicator, over: self.target.written.over.as_ref() }
    }

    fn why(&self, leaves: &[Leaf<'_, '_>], outcome: Outcome) -> Vec<String> {
        let mut sentences: Vec<String> = Vec::new();
        if outcome.verdict() != Verdict::CannotTell {
            return sentences;
        }
        for leaf in leaves {
            match leaf.judged.outcome.reason() {
                // Said once for all the figures that are missing.
                Some(Reason::NoFigure) => continue,
                Some(open) => {
                    let sentence = reason::why(self.plan, leaf.clause, leaf.year, open, self.lang);
                    if !sentences.contains(&sentence) {
                        sentences.push(sentence);
                    }
                }
                None => {}
            }
        }
        let missing = leaves.iter().filter(|leaf| leaf.judged.outcome.reason() == Some(Reason::NoFigure));
        sentences.extend(reason::missing(self.plan, missing.map(|leaf| (leaf.clause, leaf.year)), self.lang));
        sentences
    }

    fn clauses(&self, clauses: &[Clause<'a>], judged: &[ClauseJudgement<'a>]) -> Vec<ClauseReport> {
        let told = clauses.iter().zip(judged).map(|(clause, judged)| ClauseReport {
            verdict: judged.outcome.verdict(),
            reason: OrNull(judged.outcome.reason()),
            text: clause::phrase(self.plan, clause, self.subject(), self.lang),
            value: self.value(clause, judged),
            years: if judged.years.len() > 1 { judged.years.iter().map(year_report).collect() } else { Vec::new() },
            clauses: self.clauses(&clause.parts, &judged.parts),
        });
        told.collect()
    }

    /// What was found, in a few words.
    fn value(&self, clause: &Clause<'_>, judged: &ClauseJudgement<'_>) -> String {
        let lang = self.lang;
        let due = judged.years.iter().filter(|year| year.outcome != Outcome::NotDue).count();
        let met = judged.years.iter().filter(|year| year.outcome == Outcome::Met).count();
        if let Some(open) = judged.outcome.reason() {
            return term::reason(open, lang).to_owned();
        }
        if judged.outcome == Outcome::NotDue {
            return lang.pick("chưa đến hạn", "not due").to_owned();
        }
        if judged.years.len() > 1 {
            return match lang {
                Lang::Vi => format!("đạt {met}/{due} năm đến hạn"),
                Lang::En => format!("{met} of {due} years due met"),
            };
        }
        let Some(year) = judged.years.first() else { return String::new() };
        let Some(used) = year.figures.iter().find(|used| !used.base) else { return String::new() };
        let unit = figure::unit(self.plan, clause.subject);
        let text = match (change(clause, year), &used.figure) {
            (Some(change), _) => moved(&change, unit, lang),
            (None, Figure::Rank(..)) => format!("{} {}", lang.pick("hạng", "rank"), figure::figure(&used.figure, None, lang)),
            (None, Figure::Band(name)) => format!("{} {name}", lang.pick("nhóm", "band")),
            (None, score) => figure::figure(score, unit, lang),
        };
        let weakest = year.figures.iter().map(|used| used.provenance).max().unwrap_or(used.provenance);
        format!("{text}, {}", term::provenance(weakest, lang))
    }

    fn measure(&self, leaf: &Leaf<'_, 'a>) -> Option<Measure> {
        let subject = leaf.clause.subject;
        let series = self.plan.series.get(subject.indicator)?;
        let year = leaf.year.year;
        let edition = series.edition(year);
        let kind = series::kind(series, leaf.clause);
        let before = series.previous(year).filter(|_| !edition.is_some_and(|edition| edition.change.is_some_and(|change| change != Change::Caveat)));
        let (actual, previous, at_least, at_most, about) = match kind {
            Kind::Rank => {
                let at = |year| series::rank(series, subject, year);
                let most = match leaf.clause.condition {
                    Condition::Rank { at_most, .. } => Some(Decimal::from(*at_most)),
                    _ => None,
                };
                (at(year), before.and_then(at), None, most, false)
            }
            Kind::Score => {
                let at = |year| figures::score(series, subject, year).readings().first().map(|known| known.interval);
                let level = match leaf.clause.condition {
                    Condition::Score(level) => Some(level),
                    _ => None,
                };
                let low = level.and_then(|level| level.low);
                let high = level.and_then(|level| level.high).map(|edge| edge.value);
                (at(year), before.and_then(at), low.map(|edge| edge.value), high, low.is_some_and(|edge| edge.within.is_some()))
            }
        };
        let previous = previous.and_then(|known| known.as_point());
        Some(Measure {
            kind,
            better: if kind == Kind::Rank { Better::Lower } else { series.better },
            unit: series.indicator.unit.clone().filter(|_| kind == Kind::Score),
            scale: edition.or(series.editions.last().copied()).and_then(|edition| edition.scale),
            units: edition.and_then(|edition| edition.units).or_else(|| series.editions.iter().rev().find_map(|edition| edition.units)),
            actual: actual.filter(|_| leaf.year.outcome != Outcome::NotDue),
            at_least,
            at_most,
            about,
            previous,
            previous_year: previous.and(before),
            old_method: leaf.year.badges.iter().any(|badge| matches!(badge, Badge::OldMethod(_))),
        })
    }

    fn figures(&self, leaves: &[Leaf<'_, '_>]) -> Vec<FigureReport> {
        let mut rows: Vec<FigureReport> = Vec::new();
        for used in leaves.iter().flat_map(|leaf| &leaf.judged.years).flat_map(|year| &year.figures) {
            let row = FigureReport {
                label: figure::label(self.plan, used, self.lang),
                value: figure::figure(&used.figure, figure::unit(self.plan, used.subject), self.lang),
                provenance: used.provenance,
            };
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        rows
    }

    fn sources(&self, leaves: &[Leaf<'_, '_>]) -> Vec<SourceReport> {
        let mut ids: Vec<(&str, bool)> = Vec::new();
        ids.extend(self.target.written.source.as_deref().map(|id| (id, true)));
        for used in leaves.iter().flat_map(|leaf| &leaf.judged.years).flat_map(|year| &year.figures) {
            for id in &used.sources {
                if !ids.iter().any(|(known, _)| known == id) {
                    ids.push((id, false));
                }
            }
        }
        let known = |id: &str| self.plan.card.sources.iter().find(|source| source.id == id);
        let sources = ids.into_iter().filter_map(|(id, plan)| known(id).map(|source| (source, plan)));
        sources.map(|(source, plan)| SourceReport { title: source.title.clone(), url: source.url.clone(), plan }).collect()
    }
}

fn year_report(year: &YearJudgement<'_>) -> YearReport {
    YearReport { year: year.year, verdict: year.outcome.verdict(), reason: OrNull(year.outcome.reason()) }
}

fn badges(leaves: &[Leaf<'_, '_>], lang: Lang) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for badge in leaves.iter().flat_map(|leaf| &leaf.judged.years).flat_map(|year| &year.badges) {
        let sentence = figure::badge(badge, lang);
        if !told.contains(&sentence) {
            told.push(sentence);
        }
    }
    told
}

/// How far a figure moved from its base, where that is what the clause asks and it is known exactly.
fn change(clause: &Clause<'_>, year: &YearJudgement<'_>) -> Option<Distance> {
    let gap = year.gap.filter(|gap| !gap.at_least)?;
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

/// `giảm 1 bậc`, `tăng 0,11 điểm`, `không đổi`.
fn moved(change: &Distance, unit: Option<&str>, lang: Lang) -> String {
    let (up, nought, size) = match change {
        Distance::Places(places) => {
            let unit = if places.unsigned_abs() == 1 { lang.pick("bậc", "place") } else { lang.pick("bậc", "places") };
            (*places > 0, *places == 0, format!("{} {unit}", places.unsigned_abs()))
        }
        Distance::Points(points) => {
            let unit = if unit == Some("%") { Some(lang.pick("điểm %", "pp")) } else { unit };
            (!points.is_negative(), *points == Decimal::ZERO, number::with_unit(points.absolute(), unit, lang))
        }
    };
    if nought {
        return lang.pick("không đổi", "no change").to_owned();
    }
    format!("{} {size}", if up { lang.pick("tăng", "up") } else { lang.pick("giảm", "down") })
}

/// The interval as decimals, which ranks and scores share in a report.
pub fn decimals<T: Copy + Ord>(known: Interval<T>) -> Interval<Decimal>
where
    Decimal: From<T>,
{
    known.map(Decimal::from)
}
