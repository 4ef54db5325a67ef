//! The auditor's sentence: what was asked as a formula, which figures were used and who says them, the sums, and
//! the rules of `docs/method.md` that were applied. Only for the full edition: it decides nothing.

mod formula;
mod rules;
mod sums;

use super::phrase::Phrase;
use super::target::Teller;
use super::{Lang, figure, number, reason, term};
use crate::evaluate::ClauseJudgement;
use crate::evaluate::clause::{Used, YearJudgement};
use crate::evaluate::verdict::{Outcome, Reason, Verdict};
use crate::model::clause::Condition;
use crate::model::order::distinct;
use crate::model::resolve::{Clause, Plan, Subject, When};
use crate::model::text::joined;

/// The sentence; its clauses are divided by semicolons.
pub fn sentence(teller: &Teller<'_, '_>) -> String {
    let mut audit = Audit { teller, plan: teller.plan, lang: teller.lang, pieces: Vec::new() };
    audit.head();
    audit.clauses(&teller.target.clauses, &teller.judged.clauses, "");
    audit.badges();
    audit.conclusion();
    let mut text = joined(&audit.pieces, "; ");
    text.push('.');
    text
}

struct Audit<'t, 'r, 'a> {
    teller: &'t Teller<'r, 'a>,
    plan: &'t Plan<'a>,
    lang: Lang,
    pieces: Vec<String>,
}

impl<'a> Audit<'_, '_, 'a> {
    /// Whose target, of which indicator and years, set by which document.
    fn head(&mut self) {
        let (plan, lang, target) = (self.plan, self.lang, self.teller.target);
        let unit = plan.card.unit.as_ref().map_or(String::new(), |unit| lang.tell("{0}, ", &[&unit.name]));
        let subject = Subject { indicator: target.indicator, over: target.written.over.as_ref() };
        let source = target.written.source.as_deref().map_or(String::new(), |id| self.titles(&[id]));
        let mut set = if source.is_empty() { source } else { lang.tell(" theo {0}| in {0}", &[&source]) };
        if let Some(day) = target.written.set_on {
            set.push_str(&lang.tell(", đặt ngày {0}|, set on {0}", &[&number::date(day, lang)]));
        }
        let phrase = "{0}{1}: mục tiêu “{2}”{3}, số liệu tính đến {4}|{0}{1}: target “{2}”{3}, figures as of {4}";
        let name = figure::name(plan, subject, lang);
        self.pieces.push(lang.tell(phrase, &[&unit, &name, &target.written.id, &set, &number::date(plan.as_of, lang)]));
    }

    /// Each clause with its number: what it asks, what was found, how it came out.
    fn clauses(&mut self, clauses: &[Clause<'a>], judged: &[ClauseJudgement<'a>], within: &str) {
        let lang = self.lang;
        for (index, (clause, judged)) in clauses.iter().zip(judged).enumerate() {
            let mut number = String::from(within);
            if within.is_empty() && clauses.len() == 1 && clause.parts.is_empty() {
                number.push_str(lang.of("điều kiện|condition"));
            } else if within.is_empty() {
                number.push_str(&lang.tell("điều kiện {0}|condition {0}", &[&(index + 1)]));
            } else {
                number.push_str(&lang.tell(".{0}", &[&(index + 1)]));
            }
            if clause.parts.is_empty() {
                self.leaf(clause, judged, &number);
                continue;
            }
            self.clauses(&clause.parts, &judged.parts, &number);
            let (how, rule): (Phrase, _) = match clause.condition {
                Condition::Any(_) => ("{0} cần một trong các phần trên|{0} needs one of these parts", "4.2"),
                Condition::Readings(_) => {
                    ("{0} là các cách hiểu trên của một câu|{0} is these readings of one wording", "4.3")
                }
                _ => ("{0} cần đủ các phần trên|{0} needs all of these parts", "4.1"),
            };
            let outcome = self.outcome(judged.outcome);
            let how = lang.tell(how, &[&number]);
            self.pieces.push(lang.tell("{0}: {1} {2}", &[&how, &outcome, &self.rules(&[rule])]));
        }
    }

    fn leaf(&mut self, clause: &Clause<'a>, judged: &ClauseJudgement<'a>, number: &str) {
        let lang = self.lang;
        let mut asked = lang.tell("{0}: {1}", &[&number, &formula::formula(self.plan, clause, lang)]);
        let mut years = judged.years.as_slice();
        while let Some((first, rest)) = years.split_first() {
            // Years after the unit's end, and years that are not over, are told once.
            let alike = |year: &&YearJudgement<'a>| year.outcome == first.outcome;
            let once = first.outcome == Outcome::NotDue || self.is_after_end(first);
            let more = if once { rest.iter().take_while(alike).count() } else { 0 };
            let last = more.checked_sub(1).and_then(|last| rest.get(last)).map_or(first.year, |year| year.year);
            years = rest.get(more..).unwrap_or_default();
            let mut told = self.year(clause, first);
            if judged.years.len() > 1 || matches!(clause.when, When::Since(_)) {
                let when: Phrase = if more > 0 { "các năm {0}–{1}: |{0}–{1}: " } else { "năm {0}: |{0}: " };
                told = lang.tell(when, &[&first.year, &last]) + &told;
            }
            if asked.is_empty() {
                self.pieces.push(told);
            } else {
                self.pieces.push(lang.tell("{0}, {1}", &[&asked, &told]));
                asked.clear();
            }
        }
        if judged.years.len() > 1 {
            let all = lang.tell("{0}, tính mọi năm đến hạn|{0} over all years due", &[&number]);
            self.pieces.push(lang.tell("{0}: {1} {2}", &[&all, &self.outcome(judged.outcome), &self.rules(&["4.4"])]));
        }
    }

    /// The figures of a year, the sums and the outcome, with the rules.
    fn year(&self, clause: &Clause<'a>, year: &YearJudgement<'a>) -> String {
        let lang = self.lang;
        let mut parts = Vec::new();
        for used in &year.figures {
            parts.push(self.figure(used));
        }
        parts.append(&mut sums::sums(self.plan, clause, year, lang));
        let ended = self.plan.ends(clause.subject.over).is_some_and(|until| until < year.year.last_day());
        let outcome = match year.outcome {
            Outcome::CannotTell(open) => {
                let why = self.why(clause, year, open);
                lang.tell("{0} vì {1}|{0}, because {1}", &[&self.outcome(year.outcome), &why])
            }
            Outcome::NotDue => lang.tell(
                "{0} vì ngày {1} chưa qua ngày {2}|{0}, because {1} is not after {2}",
                &[
                    &self.outcome(year.outcome),
                    &number::date(self.plan.as_of, lang),
                    &number::date(year.year.last_day(), lang),
                ],
            ),
            _ => lang.tell("nên {0}|so {0}", &[&self.outcome(year.outcome)]),
        };
        parts.push(lang.tell("{0} {1}", &[&outcome, &self.rules(&rules::applied(clause, year, ended))]));
        joined(&parts, ", ")
    }

    /// Why a clause is open, to stand within the sentence: a name at its start keeps its capital.
    fn why(&self, clause: &Clause<'a>, year: &YearJudgement<'a>, open: Reason) -> String {
        let lang = self.lang;
        let mut why = reason::why(self.plan, clause, year, open, lang);
        if open == Reason::NoFigure {
            why = reason::missing(&[why], lang);
        }
        let unit = self.plan.card.unit.as_ref().map_or("", |unit| unit.name.as_str());
        let named = [unit, &figure::name(self.plan, clause.subject, lang)];
        if named.iter().any(|name| !name.is_empty() && why.starts_with(name)) {
            return clean(&why);
        }
        clean(&super::clause::lower_first(&why))
    }

    /// The unit no longer stood at the end of the year.
    fn is_after_end(&self, year: &YearJudgement<'_>) -> bool {
        self.plan.until.is_some_and(|until| until < year.year.last_day())
    }

    /// "hạng PAR INDEX 2023 = 36/63 (suy ra; “…”)".
    fn figure(&self, used: &Used<'_>) -> String {
        let lang = self.lang;
        let said = formula::said(self.plan, used, lang);
        let provenance = term::provenance(used.provenance, lang);
        let titles = self.titles(&used.sources);
        match (used.year, titles.is_empty()) {
            (None, _) => said,
            (_, true) => lang.tell("{0} ({1}, không ghi nguồn)|{0} ({1}, no source given)", &[&said, &provenance]),
            (_, false) => lang.tell("{0} ({1}, {2})", &[&said, &provenance, &titles]),
        }
    }

    /// The titles of sources, each in quotes.
    fn titles(&self, ids: &[&str]) -> String {
        let mut titles = Vec::new();
        for id in ids {
            if let Some(source) = self.plan.source(id) {
                titles.push(self.lang.tell("“{0}”", &[&clean(&source.title)]));
            }
        }
        distinct(&mut titles);
        joined(&titles, ", ")
    }

    fn outcome(&self, outcome: Outcome) -> String {
        super::clause::lower_first(term::verdict(outcome.verdict(), self.lang))
    }

    /// What must be known beside the verdict, once each.
    fn badges(&mut self) {
        let mut told = Vec::new();
        for leaf in self.teller.leaves {
            for badge in leaf.judged.years.iter().flat_map(|year| &year.badges) {
                let rule = rules::of_badge(badge);
                let text = clean(&figure::badge(badge, self.lang));
                let text = super::clause::lower_first(&text);
                told.push(self.lang.tell("{0} {1}", &[&text, &self.rules(&[rule])]));
            }
        }
        distinct(&mut told);
        self.pieces.append(&mut told);
    }

    /// The clauses together, and what would settle an open verdict.
    fn conclusion(&mut self) {
        let (lang, target) = (self.lang, self.teller.target);
        let outcome = self.teller.judged.outcome;
        let verdict = self.outcome(outcome);
        let (phrase, rule): (Phrase, &str) = match (target.clauses.len(), target.any) {
            (1, _) => ("kết luận: {0}|verdict: {0}", "2.1"),
            (_, false) => ("cần đủ mọi điều kiện, kết luận: {0}|all conditions are needed, verdict: {0}", "4.1"),
            (_, true) => ("cần một trong các điều kiện, kết luận: {0}|one condition is enough, verdict: {0}", "4.2"),
        };
        let mut told = lang.tell(phrase, &[&verdict]);
        let mut rules = vec![rule];
        if let (Verdict::CannotTell, Some(open)) = (outcome.verdict(), outcome.reason()) {
            let mut leaves = self.teller.leaves.iter();
            let reason = match leaves.find(|leaf| leaf.judged.outcome == outcome) {
                Some(leaf) => reason::short(self.plan, leaf.clause, leaf.year, open, lang),
                None => term::reason(open, lang),
            };
            told.push_str(&lang.tell(", lý do: {0}|, reason: {0}", &[&reason]));
            rules.push("2.4");
        }
        self.pieces.push(lang.tell("{0} {1}", &[&told, &self.rules(&rules)]));
        if let Some(open) = outcome.reason() {
            let settle = reason::settle(open, lang);
            self.pieces.push(lang.tell("sẽ kết luận được khi {0}|what would settle it: {0}", &[&settle]));
        }
        if let Some(id) = target.replaced_by {
            let phrase = "được thay bằng mục tiêu “{0}” nên không tính vào tổng số {1}|replaced by target “{0}”, so not counted in the totals {1}";
            self.pieces.push(lang.tell(phrase, &[&id, &self.rules(&["7.1"])]));
        }
    }

    /// "(quy tắc 3.7, 5.1)".
    fn rules(&self, rules: &[&str]) -> String {
        let phrase: Phrase = if rules.len() > 1 { "(quy tắc {0})|(rules {0})" } else { "(quy tắc {0})|(rule {0})" };
        self.lang.tell(phrase, &[&joined(rules, ", ")])
    }
}

/// A text of the document without the full stop at its end, to stand within a sentence.
fn clean(text: &str) -> String {
    text.trim_end_matches(['.', ' ']).to_owned()
}
