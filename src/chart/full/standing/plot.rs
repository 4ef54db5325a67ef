//! The plot of a ranking. Down: the ranks, 1 on top, so that every unit has a line of its own and no dot lies on
//! another. Across: on the left the way from the rank of the edition before, then the scores, better to the right.
//!
//! Whoever ranks better has no lower score: above and left of a unit's dot, and below and right of it, nothing
//! stands. There the words go.

mod labels;

pub use labels::Label;

use super::ends;
use crate::chart::scale;
use crate::chart::scene::{Anchor, Mark, Role, bar, line};
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::words::analysis::standing::units::Known;
use crate::words::analysis::standing::{CutOffReport, StandingReport};
use crate::words::{Lang, number};

const TOP: i16 = 26;
/// Above the first rank and below the last.
const PAD: i16 = 12;
/// All ranks together are about so high, and never higher than the second.
const USUAL: u32 = 430;
const HIGHEST: u32 = 900;
/// Pixels from rank to rank.
const PITCH: (u32, u32) = (7, 26);
/// Shares of the width: where the lines from the edition before end, and the scores' own edges.
const SLOPE: u16 = 3000;
const RIGHT: u16 = 9700;

/// A plot.
#[derive(Clone)]
pub struct Plot {
    /// Height in pixels.
    pub height: u16,
    /// Room for the axis beside it, in pixels.
    pub beside: u16,
    /// Labels of the axis of ranks, with their height in pixels.
    pub axis: Vec<(i16, String)>,
    /// What lies under the units.
    pub marks: Vec<Mark>,
    /// The units that have a place, the best first.
    pub dots: Vec<Dot>,
    /// Radius of a dot, in pixels.
    pub radius: u16,
    /// Words.
    pub labels: Vec<Label>,
    /// Where the lines from the edition before end, as a share of the width; nought where there are none.
    pub slope: u16,
    /// There are scores.
    pub scored: bool,
    /// Some unit has no score, though others have.
    pub bare: bool,
}

/// A unit's mark.
#[derive(Clone, Copy)]
pub struct Dot {
    /// The unit, as an index into the ranking's rows.
    pub row: usize,
    /// Across.
    pub at: u16,
    /// Down.
    pub y: i16,
    /// From the best to the worst place it may have, where it is not known exactly.
    pub span: Option<(i16, i16)>,
    /// Its height in the edition before.
    pub before: Option<i16>,
    /// It is the document's own.
    pub own: bool,
    /// It has no score, though others have.
    pub bare: bool,
}

/// Lays a ranking out; `None` where no unit has a place.
pub fn plot(told: &StandingReport, before: &[Known], lang: Lang) -> Option<Plot> {
    let rows = rows(told);
    let mut last = told.units.map_or(1, |units| u32::from(units.get()));
    for (row, twice) in &rows {
        last = last.max(twice.div_ceil(2));
        last = last.max(told.rows.get(*row).and_then(ends).map_or(1, |(_, worst)| worst));
    }
    for rank in before.iter().flatten().filter_map(Interval::high) {
        last = last.max(u32::from(rank.get()));
    }
    if rows.is_empty() {
        return None;
    }
    let steps = (last - 1).max(1);
    let pitch = (USUAL / last).clamp(PITCH.0, PITCH.1);
    let tall = if last == 1 { 24 } else { (steps * pitch).min(HIGHEST) };
    let mut scores = None;
    for row in &told.rows {
        scale::reach(&mut scores, row.total);
    }
    let slope = if before.iter().any(Option::is_some) { SLOPE } else { 0 };
    let bare = scores.is_some() && told.rows.iter().any(|row| row.rank.is_some() && row.total.is_none());
    let mut layer = Layer {
        told,
        lang,
        last,
        tall,
        left: slope + if bare { 1400 } else { 500 },
        ends: scores.map(|(least, most)| round(least, most)),
        plot: Plot {
            height: 0,
            beside: 0,
            axis: Vec::new(),
            marks: Vec::new(),
            dots: Vec::new(),
            radius: u16::try_from((pitch - 1) / 2).unwrap_or(3).min(5),
            labels: Vec::new(),
            slope,
            scored: scores.is_some(),
            bare,
        },
    };
    layer.dots(&rows, before);
    layer.ground();
    layer.words();
    layer.axis();
    Some(layer.plot)
}

/// Ends of the axis of scores: on its ticks.
fn round(least: Decimal, most: Decimal) -> (Decimal, Decimal) {
    if least == most {
        return scale::around(least, most, None);
    }
    let step = tick(least, most);
    (least.floor_to(step), most.ceil_to(step))
}

fn tick(low: Decimal, high: Decimal) -> Decimal {
    scale::step(high.minus(low).tenths(4))
}

/// The rows with a place, each with twice the rank that its line stands at: those of whom the same is known
/// share the places they may have.
fn rows(told: &StandingReport) -> Vec<(usize, u32)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((first, worst)) = told.rows.get(at).and_then(ends) {
        let mut count = 1;
        while told.rows.get(at + count).and_then(ends) == Some((first, worst)) {
            count += 1;
        }
        let of = u32::try_from(count).unwrap_or(1);
        let room = (worst - first + 1).max(of);
        for one in 0..of {
            found.push((at, 2 * first - 1 + (2 * one + 1) * room / of));
            at += 1;
        }
    }
    found
}

struct Layer<'a> {
    told: &'a StandingReport,
    lang: Lang,
    /// The last rank of the axis.
    last: u32,
    /// From the first rank to the last, in pixels.
    tall: u32,
    /// Where the scores begin.
    left: u16,
    /// The scores' ends.
    ends: Option<(Decimal, Decimal)>,
    plot: Plot,
}

impl Layer<'_> {
    /// The height of half ranks.
    fn down(&self, twice: u32) -> i16 {
        let steps = (self.last - 1).max(1);
        let down = u64::from(twice.saturating_sub(2)) * u64::from(self.tall) / u64::from(2 * steps);
        TOP + PAD + i16::try_from(down).unwrap_or(0) + if self.last == 1 { 12 } else { 0 }
    }

    fn bottom(&self) -> i16 {
        TOP + 2 * PAD + i16::try_from(self.tall).unwrap_or(0)
    }

    fn across(&self, score: Decimal) -> u16 {
        let Some(ends) = self.ends else { return self.left };
        let share = u32::from(scale::between(self.told.better, ends).position(score));
        self.left + u16::try_from(share * u32::from(RIGHT - self.left) / 10_000).unwrap_or(0)
    }

    fn dots(&mut self, rows: &[(usize, u32)], before: &[Known]) {
        for (at, twice) in rows {
            let Some(row) = self.told.rows.get(*at) else { continue };
            let place = |rank: u32| self.down(2 * rank);
            let (best, worst) = ends(row).unwrap_or((1, 1));
            let earlier = before.get(*at).copied().flatten().and_then(|rank| rank.as_point());
            let dot = Dot {
                row: *at,
                at: row.total.map_or(self.plot.slope + 400, |total| self.across(total)),
                y: self.down(*twice),
                span: (best < worst).then(|| (place(best), place(worst))),
                before: earlier.map(|rank| place(u32::from(rank.get()))),
                own: row.own,
                bare: row.total.is_none() && self.ends.is_some(),
            };
            self.plot.dots.push(dot);
        }
    }

    /// The cut-offs that divide the ranking.
    fn cut_offs(&self) -> impl Iterator<Item = &CutOffReport> {
        self.told.cut_offs.iter().filter(|cut| cut.among.is_none() && u32::from(cut.at_most.get()) < self.last)
    }

    /// Where the target is met, the scale of scores, the way to the cut-off.
    fn ground(&mut self) {
        let (bottom, mut marks) = (self.bottom(), Vec::new());
        let edges: Vec<i16> = self.cut_offs().map(|cut| self.down(2 * u32::from(cut.at_most.get()) + 1)).collect();
        if let Some(edge) = edges.last() {
            bar(&mut marks, 0, 10_000, (TOP, edge - TOP, 4), Role::Zone);
        }
        if let Some((low, high)) = self.ends {
            let step = tick(low, high);
            let mut value = low.ceil_to(step);
            // A scale has at most ten steps of this size.
            for _ in 0..12 {
                if value > high {
                    break;
                }
                let at = self.across(value);
                line(&mut marks, (at, TOP), (at, bottom), Role::Grid);
                self.quiet(at, bottom + 16, Anchor::Middle, number::decimal(value, self.lang));
                value = value.plus(step);
            }
        }
        for edge in edges {
            line(&mut marks, (0, edge), (10_000, edge), Role::Run);
        }
        self.way(&mut marks);
        self.plot.marks = marks;
        self.plot.height = u16::try_from(bottom + if self.ends.is_some() { 22 } else { 4 }).unwrap_or(0);
    }

    /// From the own score along its line to the score that the cut-off is measured from, and down to that unit.
    fn way(&self, marks: &mut Vec<Mark>) {
        let Some(own) = self.plot.dots.iter().find(|dot| dot.own && !dot.bare) else { return };
        let short = self.cut_offs().find(|cut| cut.short_by.is_some());
        let Some(cut) = short.or_else(|| self.cut_offs().find(|cut| cut.safe_by.is_some())) else { return };
        let inside = cut.safe_by.is_some();
        let other = if inside { &cut.first_out } else { &cut.last_in };
        let Some(score) = other.as_ref().and_then(Interval::as_point) else { return };
        let (at, place) = (self.across(score), u32::from(cut.at_most.get()) + u32::from(inside));
        bar(marks, at, own.at, (own.y - 2, 4, 0), Role::Actual);
        line(marks, (at, own.y), (at, self.down(2 * place)), Role::Break);
    }
}
