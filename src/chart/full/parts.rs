//! What an index is made of: its parts on one common axis, a control to suppose another score of each, and what the
//! whole comes to.

use super::part_outcome::outcome;
use super::part_table::table;
use super::part_words as say;
use crate::chart::scale::{self, Scale};
use crate::chart::scene::{Mark, Table, Verdict};
use crate::model::decimal::Decimal;
use crate::model::text::{chained, joined, shown};
use crate::words::analysis::Beyond;
use crate::words::analysis::parts::{Beside, IndexReport};
use crate::words::analysis::parts_message::total;
use crate::words::analysis::supposed::{Supposed, places, short};
use crate::words::analysis::tree::PartOfTree;
use crate::words::report::Report;
use crate::words::{Lang, number};
use std::cmp::Ordering;

mod lane;

/// Height of a part's plot in pixels; its lines are those of a target's track.
pub const HEIGHT: u16 = 48;
const FULL: u16 = 10_000;

/// An index in one year.
pub struct Index<'a> {
    /// The index as it is told.
    pub told: &'a IndexReport,
    /// Its name and year.
    pub name: String,
    /// The scale that all parts are drawn on: its ends, and what they mean.
    pub ends: [String; 2],
    /// What the axis is.
    pub axis: String,
    /// The key: own score, edition before, median, spread, supposed score; nothing of what is not drawn.
    pub key: [Option<String>; 5],
    /// The parts.
    pub rows: Vec<PartRow<'a>>,
    /// Total, place and verdicts.
    pub outcome: Outcome<'a>,
    /// The parts' figures.
    pub table: Table<'a>,
    /// What is supposed.
    pub supposed: Option<&'a Supposed>,
}

/// A part of an index.
pub struct PartRow<'a> {
    /// As it is told.
    pub part: &'a PartOfTree,
    /// It belongs to a part above it.
    pub inner: bool,
    /// It has parts of its own.
    pub group: bool,
    /// What the drawing says, for those who do not see it.
    pub label: String,
    /// The marks; empty where there is nothing to draw.
    pub marks: Vec<Mark>,
    /// The score.
    pub figure: String,
    /// How it stands to the median and its place; how it moved since the edition before and what it gives to the total.
    pub under: [String; 2],
    /// What it would give.
    pub tried: Option<String>,
    /// Another score may be supposed.
    pub control: Option<Control>,
}

/// A control for a supposed score: numbers as HTML reads them.
pub struct Control {
    /// The least, the most and the step between two values.
    pub ends: [Decimal; 3],
    /// The value it stands at.
    pub at: Decimal,
    /// A score is supposed.
    pub tried: bool,
    /// The value with its unit, and what follows of it.
    pub text: String,
}

/// What the whole comes to.
pub struct Outcome<'a> {
    /// What is supposed; nothing where nothing is.
    pub assumes: Option<&'a str>,
    /// What would follow, in one sentence; why it cannot be told.
    pub follows: &'a str,
    /// Name, as it is, as it would be.
    pub facts: Vec<(&'static str, String, Option<String>)>,
    /// A target, its verdict as it is and as it would be.
    pub verdicts: Vec<(String, Verdict, Option<Verdict>)>,
}

/// Lays out the indices of a document, or the one asked for.
pub fn indices<'a>(report: &'a Report, beyond: &'a Beyond, indicator: Option<&str>) -> Vec<Index<'a>> {
    let wanted = |one: &&IndexReport| indicator.is_none_or(|id| one.indicator == id);
    beyond.indices.iter().filter(wanted).map(|told| index(report, beyond, told)).collect()
}

/// Lays out one index.
pub fn index<'a>(report: &'a Report, beyond: &'a Beyond, told: &'a IndexReport) -> Index<'a> {
    let lang = report.lang;
    let known = beyond.supposed.iter().find(|one| one.indicator == told.indicator);
    let supposed = known.filter(|one| !one.changes.is_empty());
    let axis = Axis::of(told);
    let year = shown(&told.year);
    let mut rows = Vec::new();
    for (at, (part, beside)) in told.parts.iter().zip(&told.beside).enumerate() {
        // Parts stand right after what they belong to.
        let next = told.parts.get(at + 1).and_then(|next| next.parent.as_ref());
        let group = next == Some(&part.part);
        rows.push(Drawing { part, beside, told, axis: &axis, supposed, lang }.row(group));
    }
    let unit = report.unit.as_deref().unwrap_or("");
    let drawn = |any: bool, text: String| any.then_some(text);
    let before = told.previous.map_or(String::new(), |before| shown(&before));
    let units = told.beside.iter().map(|beside| beside.units).max().unwrap_or(0);
    let open = told.beside.iter().any(|beside| beside.open);
    Index {
        told,
        name: chained(&[&told.name, " ", &year]),
        ends: axis.ends(lang),
        axis: lang.of(if axis.common.is_some() { say::ONE_SCALE } else { say::SHARES }).to_owned(),
        key: [
            drawn(!unit.is_empty(), chained(&[unit, " ", &year])),
            drawn(!before.is_empty(), before),
            drawn(units > 0, lang.tell(say::MEDIAN_OF, &[&units])),
            drawn(units > 0, lang.of(say::SPREAD).to_owned()),
            drawn(open, lang.of(say::TRIED).to_owned()),
        ],
        rows,
        outcome: outcome(report, told, supposed),
        table: table(told, None, None, lang),
        supposed,
    }
}

/// The common scale: the parts' own where all have the same, else shares of each one's own.
struct Axis {
    common: Option<Scale>,
    /// The end of a part whose own is not known: beyond all that is drawn.
    open: Decimal,
}

impl Axis {
    fn of(told: &IndexReport) -> Self {
        let mut ends = None;
        for (part, beside) in told.parts.iter().zip(&told.beside) {
            let [low, high, _] = beside.others.map_or([None; 3], |others| others.map(Some));
            for value in [part.score, beside.before, low, high] {
                scale::reach(&mut ends, value);
            }
        }
        let (least, most) = ends.unwrap_or((Decimal::ZERO, Decimal::from(1_u16)));
        let mut axis = Self { common: None, open: scale::around(least, most, None).1 };
        let mut alike = true;
        for beside in &told.beside {
            let own = axis.own(beside);
            alike &= *axis.common.get_or_insert(own) == own;
        }
        axis.common = axis.common.filter(|_| alike);
        axis
    }

    fn own(&self, beside: &Beside) -> Scale {
        Scale { worse: beside.least, better: beside.most.unwrap_or(self.open.max(beside.least)), bar: false }
    }

    fn ends(&self, lang: Lang) -> [String; 2] {
        match self.common {
            Some(scale) => [scale.worse, scale.better].map(|end| number::decimal(end, lang)),
            None => ["0%".to_owned(), "100%".to_owned()],
        }
    }
}

struct Drawing<'d, 'a> {
    part: &'a PartOfTree,
    beside: &'a Beside,
    told: &'a IndexReport,
    axis: &'d Axis,
    supposed: Option<&'a Supposed>,
    lang: Lang,
}

impl<'a> Drawing<'_, 'a> {
    fn row(&self, group: bool) -> PartRow<'a> {
        let Self { part, beside, lang, .. } = self;
        let scale = self.axis.own(beside);
        let tried = self.supposed.and_then(|supposed| supposed.score(&part.part));
        let under = self.under();
        let figure = match part.score {
            Some(score) => self.short(score),
            None if !beside.counts => lang.of(say::NOT_COUNTED).to_owned(),
            None if group => String::new(),
            None => lang.of(say::NO_SCORE).to_owned(),
        };
        let drawn = beside.counts && (part.score.is_some() || !group);
        PartRow {
            inner: part.parent.is_some(),
            group,
            label: self.label(tried, &under[0]),
            marks: if drawn { self.marks(&scale, tried) } else { Vec::new() },
            tried: tried.map(|to| self.would_give(to)),
            control: beside.open.then(|| self.control(&scale, tried)),
            figure,
            under,
            part,
        }
    }

    /// A score as it is drawn.
    fn short(&self, score: Decimal) -> String {
        short(score, places(self.beside.least, self.beside.most), self.lang)
    }

    /// The score's unit: points, or percent of a rate.
    fn with_unit(&self, score: Decimal) -> String {
        let unit = if self.beside.rate { "%" } else { "điểm" };
        number::unit_after(self.short(score), Some(unit), self.lang)
    }

    fn under(&self) -> [String; 2] {
        let lang = self.lang;
        let Beside { gap, place, before, gives, can_give, .. } = self.beside;
        let (mut one, mut two) = (Vec::new(), Vec::new());
        if let Some(gap) = gap {
            let phrase = match gap.cmp(&Decimal::ZERO) {
                Ordering::Less => say::BELOW,
                Ordering::Equal => say::AT,
                Ordering::Greater => say::OVER,
            };
            one.push(lang.tell(phrase, &[&self.short(gap.absolute())]));
        }
        if let Some(place) = place {
            let place = total(&place.map(Decimal::from), None, lang);
            one.push(lang.tell(say::PLACE, &[&place, &self.beside.units]));
        }
        if let (Some(score), Some(before), Some(year)) = (self.part.score, before, self.told.previous) {
            two.push(lang.tell(say::AGAINST, &[&year, &self.signed(score.minus(*before))]));
        }
        if let Some(gives) = gives {
            let of = can_give.map_or(String::new(), |most| chained(&["/", &self.short(most)]));
            two.push(lang.tell(say::GIVES, &[&self.short(*gives), &of]));
        }
        [joined(&one, " · "), joined(&two, " · ")]
    }

    /// A change with its sign.
    fn signed(&self, change: Decimal) -> String {
        chained(&[if change > Decimal::ZERO { "+" } else { "" }, &self.short(change)])
    }

    fn would_give(&self, to: Decimal) -> String {
        let lang = self.lang;
        let at = |supposed: &Supposed| supposed.changes.iter().position(|change| change.part == self.part.part);
        let gives = self.supposed.and_then(|supposed| *supposed.gives.get(at(supposed)?)?);
        let gives = gives.map_or(String::new(), |gives| lang.tell(say::WOULD_GIVE, &[&self.short(gives)]));
        let moved = self.part.score.map_or(String::new(), |from| chained(&[" (", &self.signed(to.minus(from)), ")"]));
        lang.tell(say::TRY, &[&self.short(to), &moved, &gives])
    }

    fn label(&self, tried: Option<Decimal>, under: &str) -> String {
        let lang = self.lang;
        let score = self.part.score.map_or(lang.of(say::NO_SCORE).to_owned(), |score| self.with_unit(score));
        let mut texts = vec![lang.tell("{0}: {1}", &[&self.part.name, &score])];
        if let Some([low, high, median]) = self.beside.others {
            let [low, high, median] = [low, high, median].map(|value| self.short(value));
            texts.push(lang.tell(say::OTHERS, &[&median, &low, &high]));
        }
        if !under.is_empty() {
            texts.push(under.to_owned());
        }
        if let Some(to) = tried {
            texts.push(self.would_give(to));
        }
        joined(&texts, "; ")
    }
}

impl Control {
    /// The value a step up or down: the next multiple of the step, within the ends.
    pub fn stepped(&self, up: bool) -> Decimal {
        let [least, most, step] = self.ends;
        let from = self.at.minus(least);
        let to = if up { from.plus(step).floor_to(step) } else { from.minus(step).ceil_to(step) };
        least.plus(to).max(least).min(most).shortened()
    }
}
