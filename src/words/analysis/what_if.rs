//! What would be if parts had other scores, and the least change that reaches a total, in words and figures.

use super::part_name;
use crate::evaluate::composite::least::{self, Least};
use crate::evaluate::composite::whatif::{self, Change};
use crate::evaluate::composite::{self, Fault};
#[cfg(feature = "full")]
use crate::evaluate::judge;
use crate::evaluate::verdict::Verdict;
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::panel;
use crate::model::part::Part;
use crate::model::resolve;
#[cfg(feature = "full")]
use crate::model::resolve::Plan;
use crate::model::scorecard::Scorecard;
use crate::model::time::Year;
use crate::words::phrase::Phrase;
use crate::words::{Lang, figure, number};

record! {
    /// A year of an index as it would be.
    pub struct WhatIf {
        /// The total as it is.
        before: Interval<Decimal>,
        /// The total as it would be.
        after: Interval<Decimal>,
        /// The place as it is, where a panel tells.
        place_before: Option<Interval<Rank>>,
        /// The place as it would be, the other units staying as they are.
        place: Option<Interval<Rank>>,
        /// Every target, as it is and as it would be.
        targets: Vec<TargetIf>,
    }
}

record! {
    /// A target as it would be.
    pub struct TargetIf {
        /// Its id.
        target: String,
        /// As it is.
        before: Verdict,
        /// As it would be.
        after: Verdict,
        /// Its points as they are.
        points_before: Option<Interval<Decimal>>,
        /// Its points as they would be.
        points_after: Option<Interval<Decimal>>,
    }
}

/// What a page shows of a year as it would be: of the targets their verdicts only.
#[cfg(feature = "full")]
pub struct Would {
    /// The total as it is.
    pub before: Interval<Decimal>,
    /// The total as it would be.
    pub after: Interval<Decimal>,
    /// The place as it is, where a panel tells.
    pub place_before: Option<Interval<Rank>>,
    /// The place as it would be, the other units staying as they are.
    pub place: Option<Interval<Rank>>,
    /// Of each target of the plan as it would be; empty where nothing changes.
    pub verdicts: Vec<Verdict>,
}

/// The year of an indicator (an index into the plan's series) with other scores of parts.
#[cfg(feature = "full")]
pub fn would(plan: &Plan<'_>, at: usize, year: Year, changes: &[Change]) -> Result<Would, Fault> {
    let changed = whatif::change(plan, at, year, changes)?;
    let mut verdicts = Vec::new();
    if let Some(instead) = &changed.observation {
        for target in judge(&whatif::plan(plan.card, at, instead)).targets {
            verdicts.push(target.outcome.verdict());
        }
    }
    Ok(Would {
        before: changed.before.map(Decimal::shortened),
        after: changed.after.map(Decimal::shortened),
        place_before: changed.place_before,
        place: changed.place,
        verdicts,
    })
}

record! {
    /// The least change of parts that reaches a total.
    pub struct LeastChange {
        /// The total is reached by these steps; there already where there are none.
        reached: bool,
        /// The total they reach.
        total: Option<Decimal>,
        /// The steps, in the order of what a point of each part is worth.
        steps: Vec<StepIf>,
        /// All this in one sentence.
        sentence: String,
    }
}

record! {
    /// One part's change.
    pub struct StepIf {
        /// Id of the part.
        part: String,
        /// Its name.
        name: String,
        /// Its score.
        from: Decimal,
        /// What it must be.
        to: Decimal,
        /// Points of the whole it brings.
        gain: Option<Decimal>,
    }
}

/// Shown of totals and gains, which are exact until here.
const PLACES: u8 = 4;

/// The year of an indicator with other scores of parts.
pub fn what_if(card: &Scorecard, indicator: &str, year: Year, changes: &[Change]) -> Result<WhatIf, Fault> {
    let (changed, targets) = whatif::judge(card, indicator, year, changes)?;
    let plan = resolve::plan(card);
    let points = |scored: Option<crate::evaluate::points::Scored>| scored.and_then(|scored| scored.hundredths());
    let mut told = Vec::new();
    for one in targets {
        told.push(TargetIf {
            target: plan.targets.get(one.target).map_or(String::new(), |target| target.written.id.clone()),
            before: one.before.verdict(),
            after: one.after.verdict(),
            points_before: points(one.points_before),
            points_after: points(one.points_after),
        });
    }
    Ok(WhatIf {
        before: changed.before.map(Decimal::shortened),
        after: changed.after.map(Decimal::shortened),
        place_before: changed.place_before,
        place: changed.place,
        targets: told,
    })
}

/// The least change that brings the total of an indicator's year to `target`, each part at most to the best score of
/// any unit in the year's panel, in steps of 0.01 or finer where the unit's scores are printed finer.
pub fn least_change(
    card: &Scorecard,
    indicator: &str,
    year: Year,
    target: Decimal,
    lang: Lang,
) -> Result<LeastChange, Fault> {
    let plan = resolve::plan(card);
    let none = || Fault::NoSuchIndicator(indicator.to_owned());
    let at = plan.find(indicator).ok_or_else(none)?;
    let series = plan.series.get(at).ok_or_else(none)?;
    let tree = composite::tree(series, year)?;
    let own = composite::own(&tree, series)?;
    let (base, _) = whatif::base(&own, whatif::published(&plan, at, year))?;
    let panel = card.panels.iter().find(|panel| panel.indicator == indicator && panel.year == year);
    let table = panel.map(|panel| panel::table(panel, &series.indicator.parts).0);
    let bounds = table.map_or(Vec::new(), |table| least::best(&tree, &table, series.better));
    let places = own.items.iter().filter_map(|item| item.score).map(Decimal::places).max().unwrap_or(0).max(2);
    let step = Decimal::new(1, places).ok_or(Fault::Flat)?;
    let found = least::path(&own, base, Ratio::from(target), &bounds, step, series.better)?;
    let name = |id: &str| part_name(&series.indicator.parts, id, lang).unwrap_or_else(|| id.to_owned());
    let shown = |exact: Ratio| exact.rounded(PLACES).ok().map(Decimal::shortened);
    let unit = figure::unit(&plan, resolve::Subject { indicator: at, over: None });
    let whole = |exact: Ratio| number::with_unit(shown(exact).unwrap_or(Decimal::ZERO), unit, lang);
    let mut steps = Vec::new();
    let (reached, total, sentence) = match &found {
        Least::Reached => {
            (true, base, lang.tell("Đã đạt {0}.|{0} is reached already.", &[&whole(Ratio::from(target))]))
        }
        Least::By { steps: path, total } => {
            for step in path {
                let part: Option<&Part> = tree.nodes.get(step.node).map(|node| node.part);
                let id = part.map_or("", |part| part.id.as_str());
                steps.push(StepIf {
                    part: id.to_owned(),
                    name: name(id),
                    from: step.from,
                    to: step.to.shortened(),
                    gain: shown(step.gain),
                });
            }
            let mut list = String::new();
            for step in &steps {
                let between: Phrase = if list.is_empty() { "{0} {1} → {2}" } else { "; {0} {1} → {2}" };
                list.push_str(
                    &lang.tell(
                        between,
                        &[&step.name, &number::decimal(step.from, lang), &number::decimal(step.to, lang)],
                    ),
                );
            }
            let phrase = "Để đạt {0}, ít nhất cần: {1}.|To reach {0} it takes at least: {1}.";
            (true, *total, lang.tell(phrase, &[&whole(Ratio::from(target)), &list]))
        }
        Least::OutOfReach { most } => {
            let phrase = "Dù mọi thành phần bằng đơn vị tốt nhất cũng chỉ được {0}.|Even with every part as good as the best unit's the total is only {0}.";
            (false, *most, lang.tell(phrase, &[&whole(*most)]))
        }
    };
    Ok(LeastChange { reached, total: shown(total), steps, sentence })
}
