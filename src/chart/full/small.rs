//! Small plots of several indicators, each with its own scale and all with one axis of time: where everything
//! stands, before one of them is looked at.

use crate::chart::scale::{self, Scale};
use crate::chart::scene::{Anchor, Mark, Panel, Role, Room, Tone, Verdict, add as put, bar, line};
use crate::model::decimal::Decimal;
use crate::model::order::sorted;
use crate::model::scorecard::Change;
use crate::model::text::{self, chained};
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
    let mut shown = Vec::new();
    let (mut first, mut last) = (i32::MAX, i32::MIN);
    for one in &report.series {
        if indicator.is_none_or(|wanted| wanted == one.indicator) {
            shown.push(one);
            // A series has every year from its first to its last.
            if let (Some(from), Some(to)) = (one.points.first(), one.points.last()) {
                first = first.min(i32::from(from.year.number()));
                last = last.max(i32::from(to.year.number()));
            }
        }
    }
    let several = panels.len() >= SEVERAL;
    let mut targets = Vec::new();
    for target in &report.targets {
        targets.push(target);
    }
    let targets = sorted(&targets, &|one, two| one.indicator < two.indicator);
    let (mut before, mut number) = ("", 0_u16);
    for (panel, one) in panels.iter_mut().zip(shown) {
        number = if before == one.indicator { number.saturating_add(1) } else { 1 };
        before = &one.indicator;
        panel.key = if number > 1 { chained(&[before, ".", &text::shown(&number)]) } else { before.to_owned() };
        if several {
            let from = targets.partition_point(|target| target.indicator < one.indicator);
            panel.small = Some(small(one, (first, last), targets.get(from..).unwrap_or_default()));
        }
    }
}

/// `targets` begin with those of the series' indicator.
fn small<'a>(series: &'a SeriesReport, (first, last): (i32, i32), targets: &[&TargetReport]) -> Small<'a> {
    let mut latest: Option<&PointReport> = None;
    let mut asked = false;
    for point in &series.points {
        let due = point.asked && point.verdict != Some(Verdict::NotDue);
        if due || (!asked && (point.actual.is_some() || latest.is_none())) {
            latest = Some(point);
            asked |= due;
        }
    }
    let mut marks = Vec::new();
    if let Some(scale) = scale::over_years(series) {
        let mut plot = Plot { first, count: last - first + 1, scale, marks };
        let mut before = None;
        for point in &series.points {
            before = plot.point(point, before);
        }
        marks = plot.marks;
        // A single year stands in the middle, once.
        let (at, anchor) = if first < last { (0, Anchor::Start) } else { (5_000, Anchor::Middle) };
        put(&mut marks, year(first, at, anchor));
        if first < last {
            put(&mut marks, year(last, 10_000, Anchor::End));
        }
    }
    let mut told = Small { year: String::new(), figure: None, verdict: None, marks };
    if let Some(point) = latest {
        told.year = text::shown(&point.year);
        told.figure = point.text.as_deref();
        told.verdict = point.verdict;
    }
    for target in targets {
        if target.indicator != series.indicator {
            break;
        }
        // A level met is not yet its target met, where that asks for more.
        if target.years == told.year && Some(target.verdict) != told.verdict {
            told.verdict = None;
        }
    }
    told
}

/// A year under a small plot.
fn year(year: i32, at: u16, anchor: Anchor) -> Mark {
    Mark::Text { at, y: HEIGHT - 6, anchor, tone: Tone::Quiet, room: Room::Any, text: text::shown(&year) }
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
