//! Small plots of several indicators, each with its own scale and all with one axis of time: where everything
//! stands, before one of them is looked at.

use crate::chart::scale::{self, Scale};
use crate::chart::scene::{Anchor, Mark, Panel, Role, Room, Tone, Verdict, add as put, bar, line};
use crate::model::decimal::Decimal;
use crate::model::order::sorted;
use crate::model::scorecard::Change;
use crate::model::text::{chained, shown};
use crate::words::report::{PointReport, Report, SeriesReport, TargetReport};

/// So many indicators, and they are shown small first.
const SEVERAL: usize = 3;
/// Height of a small plot in pixels, with its years.
pub const HEIGHT: i16 = 92;
const TOP: i16 = 12;
const BOTTOM: i16 = 64;

/// An indicator's small plot.
pub struct Small<'a> {
    /// The last year judged, or else the last with a figure.
    pub year: String,
    /// Its figure as printed.
    pub figure: Option<&'a str>,
    /// Its verdict, where the targets of that year came out the same.
    pub verdict: Option<Verdict>,
    /// Marks of the plot, the lowest first; empty where there is nothing to draw.
    pub marks: Vec<Mark>,
}

/// Names the panels; gives each a small plot where there are several. `panels` are those of [`super::super::timeline`].
pub fn add<'a>(panels: &mut [Panel<'a>], report: &'a Report, indicator: Option<&str>) {
    let several = panels.len() >= SEVERAL;
    let series = || report.series.iter().filter(|one| indicator.is_none_or(|wanted| wanted == one.indicator));
    let mut ends: Option<(i32, i32)> = None;
    for point in series().flat_map(|one| &one.points) {
        let year = i32::from(point.year.number());
        let (first, last) = ends.unwrap_or((year, year));
        ends = Some((first.min(year), last.max(year)));
    }
    let (first, last) = ends.unwrap_or((0, 0));
    let targets: Vec<&TargetReport> = report.targets.iter().collect();
    let targets = sorted(&targets, &|one, two| one.indicator < two.indicator);
    let (mut before, mut number) = ("", 0_u16);
    for (panel, one) in panels.iter_mut().zip(series()) {
        number = if before == one.indicator { number.saturating_add(1) } else { 1 };
        before = &one.indicator;
        panel.key = if number > 1 { chained(&[before, ".", &shown(&number)]) } else { before.to_owned() };
        if several {
            let from = targets.partition_point(|target| target.indicator < one.indicator);
            let to = targets.partition_point(|target| target.indicator <= one.indicator);
            panel.small = Some(small(one, (first, last), targets.get(from..to).unwrap_or_default()));
        }
    }
}

fn small<'a>(series: &'a SeriesReport, (first, last): (i32, i32), targets: &[&TargetReport]) -> Small<'a> {
    let told = |point: &&PointReport| point.asked && point.verdict != Some(Verdict::NotDue);
    let known = |point: &&PointReport| point.actual.is_some();
    let latest =
        series.points.iter().rev().find(told).or(series.points.iter().rev().find(known)).or(series.points.last());
    let mut marks = Vec::new();
    if let Some(scale) = scale::over_years(series) {
        let count = last - first + 1;
        let mut plot = Plot { first, count, scale, marks };
        let mut before = None;
        for point in &series.points {
            before = plot.point(point, before);
        }
        for (year, at, anchor) in [(first, 0, Anchor::Start), (last, 10_000, Anchor::End)] {
            let text = shown(&year);
            put(&mut plot.marks, Mark::Text { at, y: HEIGHT - 6, anchor, tone: Tone::Quiet, room: Room::Any, text });
        }
        marks = plot.marks;
    }
    let year = latest.map_or(String::new(), |point| shown(&point.year));
    // A level met is not yet its target met, where that asks for more.
    let agrees = |verdict: &Verdict| targets.iter().all(|target| target.years != year || target.verdict == *verdict);
    let verdict = latest.and_then(|point| point.verdict).filter(agrees);
    Small { figure: latest.and_then(|point| point.text.as_deref()), year, verdict, marks }
}

/// A small plot that is being drawn.
struct Plot {
    /// First year of all plots.
    first: i32,
    /// How many years they have.
    count: i32,
    scale: Scale,
    marks: Vec<Mark>,
}

impl Plot {
    /// A place of `half` columns from the left edge, in ten-thousandths.
    fn across(&self, halves: i32) -> u16 {
        u16::try_from(i64::from(halves) * 5_000 / i64::from(self.count.max(1))).unwrap_or(0).min(10_000)
    }

    /// Better is up.
    fn down(&self, value: Decimal) -> i16 {
        let share = i32::from(self.scale.position(value));
        BOTTOM - i16::try_from(share * i32::from(BOTTOM - TOP) / 10_000).unwrap_or(0)
    }

    /// Draws a year; gives where its figure stands, for the line to the next.
    fn point(&mut self, point: &PointReport, before: Option<(u16, i16)>) -> Option<(u16, i16)> {
        let column = (i32::from(point.year.number()) - self.first).saturating_mul(2);
        let at = self.across(column + 1);
        let half = self.across(1) / 10 * 7;
        let (left, right) = (at.saturating_sub(half), at.saturating_add(half).min(10_000));
        if let Some(target) = point.target {
            let y = self.down(target);
            bar(&mut self.marks, left, right, (TOP - 6, (y - TOP + 6).max(2), 2), Role::Zone);
            line(&mut self.marks, (left, y), (right, y), Role::Run);
        }
        let value = scale::point(point.actual.as_ref());
        let here = value.map(|value| (at, self.down(value)));
        match point.change {
            Some(Change::Method | Change::Geography) => {
                let edge = self.across(column);
                line(&mut self.marks, (edge, TOP - 8), (edge, BOTTOM + 4), Role::Break);
            }
            change => {
                let role = if change.is_some() { Role::Caveat } else { Role::Run };
                if let (Some(from), Some(to)) = (before, here) {
                    line(&mut self.marks, from, to, role);
                }
            }
        }
        match (here, &point.actual) {
            (Some((at, y)), _) => put(&mut self.marks, Mark::Dot { at, y }),
            (None, Some(known)) => {
                let falling = self.scale.worse > self.scale.better;
                let one = known.low().map_or(if falling { TOP } else { BOTTOM }, |low| self.down(low));
                let two = known.high().map_or(if falling { BOTTOM } else { TOP }, |high| self.down(high));
                let top = one.min(two);
                bar(&mut self.marks, left, right, (top, (one.max(two) - top).max(5), 2), Role::Range);
            }
            (None, None) if point.asked && point.verdict != Some(Verdict::NotDue) => {
                bar(&mut self.marks, left, right, (TOP - 6, BOTTOM - TOP + 10, 2), Role::Unknown);
            }
            _ => {}
        }
        here
    }
}
