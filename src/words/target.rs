//! Tells one target: the clause that decides, and every sentence beside it.

use super::build::Leaf;
use super::deciding::{self, current};
use super::message::Span;
use super::phrase::Phrase;
use super::report::{ClauseReport, FigureReport, SourceReport, TargetReport, YearReport};
use super::{Lang, clause, figure, number, reason, term};
use crate::evaluate::clause::{Figure, YearJudgement, requirement};
use crate::evaluate::verdict::{Outcome, Reason, Verdict};
use crate::evaluate::{ClauseJudgement, TargetJudgement};
use crate::model::clause::Condition;
use crate::model::order::{distinct, firsts};
use crate::model::record::OrNull;
use crate::model::resolve::{Clause, Plan, Subject, Target};

/// A target while it is told.
pub struct Teller<'r, 'a> {
    /// What it stands in.
    pub plan: &'r Plan<'a>,
    /// The target.
    pub target: &'r Target<'a>,
    /// How it was judged.
    pub judged: &'r TargetJudgement<'a>,
    /// Its leaves.
    pub leaves: &'r [Leaf<'r, 'a>],
    /// The language.
    pub lang: Lang,
}

impl<'r, 'a> Teller<'r, 'a> {
    fn subject(&self) -> Subject<'a> {
        Subject { indicator: self.target.indicator, over: self.target.written.over.as_ref() }
    }

    /// The whole of it; a row draws its main leaf.
    pub fn target(&self, main: Option<Leaf<'r, 'a>>) -> TargetReport {
        let lang = self.lang;
        let written = self.target.written;
        let outcome = self.judged.outcome;
        let mut years = Span::default();
        years.add(&self.target.clauses);
        let mut told = TargetReport {
            indicator: String::new(),
            target: written.id.clone(),
            name: figure::name(self.plan, self.subject(), lang),
            about: None,
            years: years.text(),
            verdict: outcome.verdict(),
            reason: OrNull(outcome.reason()),
            sentence: String::new(),
            audit: None,
            rule: self.rule(),
            why: Vec::new(),
            settle: outcome.reason().map(|open| reason::settle(open, lang).to_owned()),
            figure: None,
            figure_of: None,
            provenance: None,
            previous: None,
            gap: None,
            measure: None,
            clauses: Vec::new(),
            figures: Vec::new(),
            badges: Vec::new(),
            sources: Vec::new(),
            explanation: written.explanation.clone(),
            note: lang.text(&written.note, &written.note_en).map(str::to_owned),
            replaced_by: self.target.replaced_by.map(str::to_owned),
            points: None,
            points_max: written.points.as_ref().map(|points| points.max),
        };
        if let Some(series) = self.plan.series.get(self.target.indicator) {
            told.indicator.push_str(&series.indicator.id);
            told.about = lang.text(&series.indicator.about, &series.indicator.about_en).map(str::to_owned);
        }
        self.why(&mut told.why);
        self.clauses(&self.target.clauses, &self.judged.clauses, &mut told.clauses);
        self.years(&mut told);
        if let Some(leaf) = main {
            self.deciding(&leaf, &mut told);
        } else {
            told.sentence.push_str(&told.name);
        }
        #[cfg(feature = "analysis")]
        told.audit.replace(super::audit::sentence(self));
        told
    }

    /// When it is met.
    fn rule(&self) -> String {
        let lead: Phrase = match (self.target.clauses.len(), self.target.any) {
            (1, _) => "Đạt khi: {0}.|Met when: {0}.",
            (2, false) => "Đạt khi đủ cả hai điều kiện: {0}.|Met when both hold: {0}.",
            (_, false) => "Đạt khi đủ mọi điều kiện: {0}.|Met when all hold: {0}.",
            (_, true) => "Đạt khi có ít nhất một điều kiện: {0}.|Met when at least one holds: {0}.",
        };
        self.lang.tell(lead, &[&self.rules()])
    }

    /// What must hold, each clause after a semicolon.
    pub(super) fn rules(&self) -> String {
        let mut rules = String::new();
        for one in &self.target.clauses {
            if !rules.is_empty() {
                rules.push_str("; ");
            }
            rules.push_str(&clause::lower_first(&clause::phrase(self.plan, one, self.subject(), self.lang)));
            // The decision threshold, where the wording leaves one to be decided.
            if let Condition::Score(level) = one.condition
                && level.low.is_some_and(|edge| edge.within.is_some())
                && let Some(series) = self.plan.series.get(one.subject.indicator)
            {
                let required = requirement(level, series.better);
                let phrase: Phrase = match required.low {
                    Some(_) => " (tính từ {0})| (counted from {0})",
                    None => " (tính đến {0})| (counted up to {0})",
                };
                if let Some(edge) = required.low.or(required.high) {
                    rules.push_str(&self.lang.tell(phrase, &[&number::decimal(edge.value, self.lang)]));
                }
            }
        }
        rules
    }

    fn why(&self, told: &mut Vec<String>) {
        if self.judged.outcome.verdict() != Verdict::CannotTell {
            return;
        }
        let mut missing: Vec<String> = Vec::new();
        let mut tell = |leaf: &Leaf<'_, '_>, year: &YearJudgement<'_>, open: Reason| {
            let sentence = reason::why(self.plan, leaf.clause, year, open, self.lang);
            // Said once for all the figures that are missing.
            if open == Reason::NoFigure { missing.push(sentence) } else { told.push(sentence) }
        };
        let outcome = self.judged.outcome;
        // "Each year, this or that" may be open in a year though neither is open over all years.
        let in_some_year = !self.leaves.iter().any(|leaf| leaf.judged.outcome == outcome);
        for leaf in self.leaves {
            if let Some(open) = leaf.judged.outcome.reason() {
                tell(leaf, leaf.year, open);
            } else if in_some_year {
                for year in &leaf.judged.years {
                    if let Some(open) = year.outcome.reason().filter(|_| year.outcome == outcome) {
                        tell(leaf, year, open);
                    }
                }
            }
        }
        if let (Some(Reason::Ambiguous), [leaf, ..]) = (self.judged.outcome.reason(), self.leaves) {
            // No leaf is open for that: they disagree.
            told.push(reason::why(self.plan, leaf.clause, leaf.year, Reason::Ambiguous, self.lang));
        }
        distinct(told);
        if !missing.is_empty() {
            distinct(&mut missing);
            told.push(reason::missing(&missing, self.lang));
        }
    }

    fn clauses(&self, clauses: &[Clause<'a>], judged: &[ClauseJudgement<'a>], told: &mut Vec<ClauseReport>) {
        for (clause, judged) in clauses.iter().zip(judged) {
            let mut years = Vec::new();
            if judged.years.len() > 1 {
                for year in &judged.years {
                    let (verdict, reason) = (year.outcome.verdict(), OrNull(year.outcome.reason()));
                    years.push(YearReport { year: year.year, verdict, reason });
                }
            }
            let mut parts = Vec::new();
            self.clauses(&clause.parts, &judged.parts, &mut parts);
            told.push(ClauseReport {
                verdict: judged.outcome.verdict(),
                reason: OrNull(judged.outcome.reason()),
                text: clause::phrase(self.plan, clause, self.subject(), self.lang),
                value: self.value(clause, judged),
                years,
                clauses: parts,
            });
        }
    }

    /// What was found, in a few words.
    pub(super) fn value(&self, clause: &Clause<'_>, judged: &ClauseJudgement<'_>) -> String {
        let lang = self.lang;
        match judged.outcome {
            Outcome::CannotTell(open) => {
                let open_year = judged.years.iter().find(|year| year.outcome == judged.outcome);
                return match open_year {
                    Some(year) => reason::short(self.plan, clause, year, open, lang),
                    None => term::reason(open, lang),
                }
                .to_owned();
            }
            Outcome::NotDue => return lang.of("chưa đến hạn|not due").to_owned(),
            _ => {}
        }
        if judged.years.len() > 1 {
            let (mut met, mut due) = (0_usize, 0_usize);
            for year in &judged.years {
                met += usize::from(year.outcome == Outcome::Met);
                due += usize::from(year.outcome != Outcome::NotDue);
            }
            return lang.tell("đạt {0}/{1} năm đến hạn|met in {0} of {1} years due", &[&met, &due]);
        }
        let Some(year) = judged.years.first() else { return String::new() };
        let Some(used) = current(year).next() else { return String::new() };
        let moved = matches!(clause.condition, Condition::Gain { .. } | Condition::RankGain { .. });
        let (phrase, text): (Phrase, _) = match deciding::gap(self.plan, clause, year, lang).filter(|_| moved) {
            Some(change) => ("{0} ({1})", change),
            None => {
                let phrase: Phrase = match used.figure {
                    Figure::Score(_) => "{0} ({1})",
                    Figure::Rank(..) => "hạng {0} ({1})|rank {0} ({1})",
                    Figure::Band(_) => "nhóm {0} ({1})|band {0} ({1})",
                };
                let (mut text, of) = deciding::found(self.plan, clause, year, lang).unwrap_or_default();
                text.push_str(of.as_deref().unwrap_or(""));
                (phrase, text)
            }
        };
        let mut weakest = used.provenance;
        for used in &year.figures {
            weakest = weakest.max(used.provenance);
        }
        lang.tell(phrase, &[&text, &term::provenance(weakest, lang)])
    }

    /// The figures used, what must be known beside them, the plan and where the figures come from.
    fn years(&self, told: &mut TargetReport) {
        let mut ids = Vec::new();
        ids.extend(self.target.written.source.clone());
        let plans = ids.len();
        let mut rows: Vec<FigureReport> = Vec::new();
        for leaf in self.leaves {
            for year in &leaf.judged.years {
                for used in &year.figures {
                    let row = FigureReport {
                        label: figure::label(self.plan, used, self.lang),
                        value: figure::figure(&used.figure, figure::unit(self.plan, used.subject), self.lang),
                        provenance: used.provenance,
                    };
                    rows.push(row);
                    for id in &used.sources {
                        ids.push((*id).to_owned());
                    }
                }
                for badge in &year.badges {
                    told.badges.push(figure::badge(badge, self.lang));
                }
            }
        }
        let key = |place: usize| rows.get(place).map(|row| (&row.label, &row.value, row.provenance));
        for place in firsts(rows.len(), &|one, two| key(one) < key(two)) {
            told.figures.extend(rows.get(place).cloned());
        }
        distinct(&mut told.badges);
        distinct(&mut ids);
        for (index, id) in ids.iter().enumerate() {
            if let Some(source) = self.plan.source(id) {
                let (title, url) = (source.title.clone(), source.url.clone());
                told.sources.push(SourceReport { title, url, plan: index < plans });
            }
        }
    }
}
