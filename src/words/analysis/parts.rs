//! An index as a reader explores it: each part on its scale, beside the edition before and all units, what it gives, and
//! what the whole came to.

use super::fault;
use super::goals::{self, Goal};
use super::standing::StandingReport;
use super::tree::PartOfTree;
use super::what_if::{self, Would};
use crate::evaluate::composite::others::{Others, others};
use crate::evaluate::composite::{self, Composite, Fault, Score};
use crate::evaluate::{Judgement, judge};
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::panel::Panel;
use crate::model::resolve::{Plan, Series, Subject};
use crate::model::time::Year;
use crate::words::{Lang, figure, measure};

/// An index in the latest year with scores of its parts.
pub struct IndexReport {
    /// Id of the indicator.
    pub indicator: String,
    /// The year.
    pub year: Year,
    /// The parts, those of parts after the part they belong to; what each gives stands in `beside`.
    pub parts: Vec<PartOfTree>,
    /// Why there is no total.
    pub fault: Option<String>,
    /// Name of the index.
    pub name: String,
    /// Unit of its score.
    pub unit: Option<String>,
    /// The edition before that its parts are compared with.
    pub previous: Option<Year>,
    /// How many units were ranked.
    pub units: Option<Rank>,
    /// Total and place as they are; none where they cannot be reckoned.
    pub now: Option<Would>,
    /// What stands beside each part, in their order.
    pub beside: Vec<Beside>,
    /// The targets that are judged by this year: each one's place in the plan, and its id.
    pub targets: Vec<(usize, String)>,
    /// What it would take to reach more.
    pub goals: Vec<Goal>,
    /// The message in one sentence.
    pub sentence: String,
}

/// What stands beside a part's score.
pub struct Beside {
    /// The least its score can be.
    pub least: Decimal,
    /// The most, where that is known.
    pub most: Option<Decimal>,
    /// The score is a rate in percent that earns points by steps.
    pub rate: bool,
    /// It counts for the unit.
    pub counts: bool,
    /// Another score may be supposed for it.
    pub open: bool,
    /// The score of the edition before.
    pub before: Option<Decimal>,
    /// The least and the most score of any unit, and the median of all.
    pub others: Option<[Decimal; 3]>,
    /// How many units those are.
    pub units: usize,
    /// From the median to the score.
    pub gap: Option<Decimal>,
    /// The place among all units.
    pub place: Option<Interval<Rank>>,
    /// Points of the whole that it gives.
    pub gives: Option<Decimal>,
    /// Points of the whole that it can give at the most.
    pub can_give: Option<Decimal>,
}

/// Shown of what was computed.
const PLACES: u8 = 4;

/// Every index that has scores of parts, in its latest year.
pub fn all(plan: &Plan<'_>, standings: &[StandingReport], lang: Lang) -> Vec<IndexReport> {
    let mut indices = Vec::new();
    let mut judged: Option<Judgement<'_>> = None;
    for (at, series) in plan.series.iter().enumerate() {
        let mut latest: Option<Year> = None;
        for result in series.with_parts() {
            if result.over.is_none() {
                latest = latest.max(Some(result.year));
            }
        }
        if let Some(year) = latest {
            let judged = judged.get_or_insert_with(|| judge(plan));
            let standing = standings.iter().find(|one| one.indicator == series.indicator.id && one.year == year);
            indices.push(index(plan, (at, series), year, standing, judged, lang));
        }
    }
    indices
}

fn index(
    plan: &Plan<'_>,
    (at, series): (usize, &Series<'_>),
    year: Year,
    standing: Option<&StandingReport>,
    judged: &Judgement<'_>,
    lang: Lang,
) -> IndexReport {
    let subject = Subject { indicator: at, over: None };
    let mut index = IndexReport {
        name: figure::name(plan, subject, lang),
        unit: figure::unit(plan, subject).map(str::to_owned),
        previous: None,
        units: standing.and_then(|standing| standing.units),
        now: what_if::would(plan, at, year, &[]).ok(),
        beside: Vec::new(),
        targets: Vec::new(),
        goals: Vec::new(),
        sentence: String::new(),
        indicator: series.indicator.id.clone(),
        year,
        parts: Vec::new(),
        fault: None,
    };
    index.fault = beside(&mut index, plan, series, lang).err().map(|fault| fault::sentence(&fault, lang));
    goals::targets(&mut index, plan, judged, at);
    goals::goals(&mut index, plan, judged, at, standing, lang);
    index.sentence = super::parts_message::sentence(&index, lang);
    index
}

/// Fills in the parts and what stands beside them.
fn beside(index: &mut IndexReport, plan: &Plan<'_>, series: &Series<'_>, lang: Lang) -> Result<(), Fault> {
    let year = index.year;
    let tree = composite::tree(series, year)?;
    let own = composite::own(&tree, series)?;
    let panel = plan.card.panels.iter().find(|panel| panel.indicator == index.indicator && panel.year == year);
    let last = series.previous(year).filter(|before| measure::compares(series, *before, year));
    let last_tree = last.and_then(|before| composite::tree(series, before).ok());
    let last_own = last_tree.as_ref().and_then(|tree| composite::own(tree, series).ok());
    let open = open(&own);
    for (at, node) in tree.nodes.iter().enumerate() {
        let mut beside = one(&own, at, panel);
        beside.open = open.get(at) == Some(&true);
        // The same part on the same scale; a part with new ends is another measure.
        beside.before = last_own.as_ref().and_then(|last| {
            let then = last.tree.find(&node.part.id).ok()?;
            let same = last.tree.nodes.get(then).is_some_and(|then| then.scale() == node.scale());
            score(last.scores.get(then)).filter(|_| same)
        });
        if beside.before.is_some() {
            index.previous = last;
        }
        index.beside.push(beside);
        let english = node.part.name_en.as_ref().filter(|_| lang == Lang::En);
        let parent = node.parent.and_then(|parent| tree.nodes.get(parent));
        let worth = own.worths.get(at).copied().flatten();
        index.parts.push(PartOfTree {
            part: node.part.id.clone(),
            name: english.unwrap_or(&node.part.name).clone(),
            parent: parent.map(|parent| parent.part.id.clone()),
            score: score(own.scores.get(at)),
            share: worth.and_then(|worth| worth.share.rounded(6).ok()).map(Decimal::shortened),
            gives: None,
        });
    }
    // What has parts of its own and no score gives what they give, where that is known of all.
    let mut given: Vec<Option<Decimal>> = vec![Some(Decimal::ZERO); tree.nodes.len()];
    for (at, node) in tree.nodes.iter().enumerate().rev() {
        let Some(beside) = index.beside.get_mut(at).filter(|beside| beside.counts) else { continue };
        if beside.gives.is_none() && node.method.is_some() {
            beside.gives = given.get(at).copied().flatten();
        }
        if let Some(above) = node.parent.and_then(|parent| given.get_mut(parent)) {
            *above = above.zip(beside.gives).map(|(sum, own)| sum.plus(own).shortened());
        }
    }
    Ok(())
}

fn score(score: Option<&Score>) -> Option<Decimal> {
    match score {
        Some(Score::Known(score)) => Some(*score),
        _ => None,
    }
}

/// Which nodes may be given other scores: what has no parts of its own, or none that is known; never what a part above
/// already stands for without a score of its own.
fn open(own: &Composite<'_, '_>) -> Vec<bool> {
    let nodes = &own.tree.nodes;
    let mut known_below = vec![false; nodes.len()];
    let mut open = vec![false; nodes.len()];
    for item in &own.items {
        if let Some(open) = open.get_mut(item.node) {
            *open = true;
        }
    }
    for (at, node) in nodes.iter().enumerate().rev() {
        let known = score(own.scores.get(at)).is_some();
        let below = known_below.get(at) == Some(&true);
        if let Some(above) = node.parent.and_then(|parent| known_below.get_mut(parent)) {
            *above |= known || below;
        }
        let counts = own.worths.get(at).is_some_and(Option::is_some);
        if let Some(open) = open.get_mut(at) {
            *open = counts && !below && (known || (*open && node.method.is_none()));
        }
    }
    open
}

fn one(own: &Composite<'_, '_>, at: usize, panel: Option<&Panel>) -> Beside {
    let mut beside = Beside {
        least: Decimal::ZERO,
        most: None,
        rate: false,
        counts: false,
        open: false,
        before: None,
        others: None,
        units: 0,
        gap: None,
        place: None,
        gives: None,
        can_give: None,
    };
    let Some(node) = own.tree.nodes.get(at) else { return beside };
    let shown = |exact: Ratio| exact.rounded(PLACES).ok().map(Decimal::shortened);
    let (least, most) = node.scale();
    beside.least = shown(least).unwrap_or(Decimal::ZERO);
    beside.most = most.and_then(shown);
    beside.rate = !node.part.rule.is_empty();
    let score = score(own.scores.get(at));
    if let Some(worth) = own.worths.get(at).copied().flatten() {
        beside.counts = true;
        let given = |score: Ratio| worth.factor.times(node.counts_for(score).ok()?).ok();
        beside.gives = score.and_then(|score| given(score.into())).and_then(shown);
        beside.can_give = most.and_then(given).and_then(shown);
    }
    if let Some(others) = panel.and_then(|panel| others(panel, &node.part.id, score)) {
        fill(&mut beside, &others);
    }
    beside
}

fn fill(beside: &mut Beside, others: &Others) {
    let median = others.median.rounded(PLACES).ok().map(Decimal::shortened);
    beside.others = median.map(|median| [others.least, others.most, median]);
    beside.units = others.units;
    beside.gap = others.own.and_then(|own| own.gap.rounded(PLACES).ok()).map(Decimal::shortened);
    beside.place = others.own.map(|own| own.place);
}
