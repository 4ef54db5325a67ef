//! Puts a report together: the message, the targets, the series.

use super::message::{self, Span};
use super::report::{Report, Summary, UnreadReport};
use super::target::Teller;
use super::{Lang, problem, series};
use crate::evaluate::clause::YearJudgement;
use crate::evaluate::verdict::Outcome;
use crate::evaluate::{self, ClauseJudgement, Tally};
use crate::model::clause::Condition;
use crate::model::record::OrNull;
use crate::model::resolve::{self, Clause};
use crate::read::Document;

/// Judges a document and tells the outcome in a language.
pub fn report(document: &Document, lang: Lang) -> Report {
    let card = &document.scorecard;
    let plan = resolve::plan(card);
    let judgement = evaluate::judge(&plan);
    let mut tally = Tally::default();
    #[cfg(feature = "analysis")]
    let mut total = crate::evaluate::points::Total::default();
    let mut years = Span::default();
    let mut targets = Vec::new();
    let mut drawn = Vec::new();
    let mut asked = Vec::new();
    for judged in &judgement.targets {
        if let Some(target) = plan.targets.get(judged.target) {
            years.add(&target.clauses);
            let leaves = leaves(&target.clauses, &judged.clauses);
            let main = main_leaf(&leaves, target.indicator, judged.outcome);
            #[allow(unused_mut, reason = "only the analysis scores points")]
            let mut told = Teller { plan: &plan, target, judged, leaves: &leaves, lang }.target(main);
            #[cfg(feature = "analysis")]
            if let Some(scored) = crate::evaluate::points::points(&plan, target, judged) {
                told.points = scored.hundredths();
                if target.replaced_by.is_none() {
                    total.add(&scored);
                }
            }
            targets.push(told);
            drawn.extend(main);
            if target.replaced_by.is_none() {
                tally.add(judged.outcome.verdict());
                asked.extend(leaves);
            }
        }
    }
    let mut unread = Vec::new();
    for row in &document.unread {
        unread.push(UnreadReport { cells: row.cells.clone(), problem: problem::sentence(&row.problem, lang) });
    }
    let unit = card.unit.as_ref().map(|unit| unit.name.clone());
    Report {
        lang,
        title: lang.text(&card.title, &card.title_en).map(str::to_owned),
        message: message::headline(unit.as_deref(), &years, tally, lang),
        lead: message::lead(&targets, lang),
        unit,
        as_of: plan.as_of,
        summary: Summary {
            met: tally.met as u64,
            not_met: tally.not_met as u64,
            cannot_tell: tally.cannot_tell as u64,
            not_due: tally.not_due as u64,
            unread: document.unread.len() as u64,
            #[cfg(feature = "analysis")]
            points: OrNull(total.hundredths()),
            #[cfg(not(feature = "analysis"))]
            points: OrNull(None),
        },
        targets,
        series: series::series(&plan, &drawn, &asked, lang),
        unread,
        notes: card.notes.clone(),
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
fn leaves<'r, 'a>(clauses: &'r [Clause<'a>], judged: &'r [ClauseJudgement<'a>]) -> Vec<Leaf<'r, 'a>> {
    let mut found = Vec::new();
    add_leaves(clauses, judged, &mut found);
    found
}

fn add_leaves<'r, 'a>(clauses: &'r [Clause<'a>], judged: &'r [ClauseJudgement<'a>], found: &mut Vec<Leaf<'r, 'a>>) {
    for (clause, judged) in clauses.iter().zip(judged) {
        add_leaves(&clause.parts, &judged.parts, found);
        // The latest year whose outcome is the clause's own.
        let mut deciding = judged.years.last();
        for year in &judged.years {
            if year.outcome == judged.outcome {
                deciding = Some(year);
            }
        }
        if let Some(year) = deciding {
            found.push(Leaf { clause, judged, year });
        }
    }
}

/// The leaf a row draws: one that is due, of the row's own indicator before another's, a level before a change, one
/// that came out as the target did before others.
fn main_leaf<'r, 'a>(leaves: &[Leaf<'r, 'a>], indicator: usize, outcome: Outcome) -> Option<Leaf<'r, 'a>> {
    let mut main: Option<(u8, Leaf<'r, 'a>)> = None;
    for leaf in leaves {
        let level = matches!(leaf.clause.condition, Condition::Score(_) | Condition::Rank { .. });
        let decides = leaf.judged.outcome.verdict() == outcome.verdict();
        let due = leaf.judged.outcome != Outcome::NotDue;
        let own = leaf.clause.subject.indicator == indicator;
        let weight = 8 * u8::from(due) + 4 * u8::from(own) + 2 * u8::from(level) + u8::from(decides);
        if main.is_none_or(|(known, _)| weight > known) {
            main = Some((weight, *leaf));
        }
    }
    main.map(|(_, leaf)| leaf)
}
