//! An indicator over the years: what was reached, what was asked, where the series breaks.

use super::captions;
use super::label;
use super::scale::{self, Scale};
use super::scene::{Anchor, Mark, Panel, Role, Room, Tone, Verdict, add, bar, line};
use super::table;
use crate::model::decimal::Decimal;
use crate::model::scorecard::Change;
use crate::model::text::{chained, cut, shown};
use crate::words::figure as words;
use crate::words::report::{Kind, PointReport, Report, SeriesReport};
use crate::words::{Lang, number, term};

const TOP: i16 = 34;
const PLOT: i16 = 180;
const BOTTOM: i16 = TOP + PLOT;
const YEARS: i16 = BOTTOM + 36;
const SIGNS: i16 = BOTTOM + 46;
const GAPS: i16 = BOTTOM + 82;
const HEIGHT: u16 = 306;
/// Columns with a label of their own at the narrowest width; of more, some years go unlabelled.
const MOST_LABELS: usize = 6;
/// The same for signs.
const MOST_SIGNS: usize = 8;
/// The narrowest plots of charts that are wide and wider, in pixels.
const WIDE: usize = 540;
const WIDER: usize = 810;

/// A panel for each indicator, or for one.
pub fn panels<'a>(report: &'a Report, indicator: Option<&str>) -> Vec<Panel<'a>> {
    let mut panels = Vec::new();
    for series in &report.series {
        if indicator.is_none_or(|wanted| wanted == series.indicator) {
            panels.push(panel(series, report.lang));
        }
    }
    #[cfg(feature = "full")]
    super::full::small::add(&mut panels, report, indicator);
    panels
}

fn panel(series: &SeriesReport, lang: Lang) -> Panel<'_> {
    let mut plot = Plot { series, lang, marks: Vec::new(), scale: Scale::NONE, half: half(series) };
    let mut axis = Vec::new();
    if let Some(scale) = scale::over_years(series) {
        plot.scale = scale;
        plot.axis(&mut axis);
        plot.columns();
        for (index, point) in series.points.iter().enumerate() {
            plot.figure(point, index);
            plot.year(point, index);
        }
    }
    let mut told = series.name.clone();
    let mut changes = Vec::new();
    for point in &series.points {
        tell(&mut told, point, lang);
        if let Some(change) = point.change {
            changes.push(changed(point, change, lang));
        }
    }
    let mut beside = 40;
    for (_, text) in &axis {
        beside = label::width(text).saturating_add(8).max(beside);
    }
    Panel {
        name: &series.name,
        beside,
        label: told,
        // Without a single figure or level there is nothing to place; the table says it all.
        height: if axis.is_empty() { 0 } else { HEIGHT },
        axis,
        marks: plot.marks,
        table: table::years(series, lang),
        #[cfg(feature = "full")]
        columns: super::full::columns::columns(series),
        #[cfg(feature = "full")]
        key: String::new(),
        #[cfg(feature = "full")]
        small: None,
        changes,
    }
}

fn changed(point: &PointReport, change: Change, lang: Lang) -> String {
    let captions = captions::of(lang);
    let kind = if change == Change::Caveat { captions.caveat } else { captions.series_break };
    let note = point.change_note.as_deref().unwrap_or("");
    let year = shown(&point.year);
    chained(&[&year, ": ", kind, if note.is_empty() { "" } else { ": " }, note])
}

/// What the plot says of a year.
fn tell(label: &mut String, point: &PointReport, lang: Lang) {
    if point.asked || point.text.is_some() {
        let figure = point.text.as_deref().unwrap_or(captions::of(lang).no_figure);
        let verdict = point.verdict.map_or("", |given| term::verdict(given, lang));
        let comma = if verdict.is_empty() { "" } else { ", " };
        for part in ["; ", &shown(&point.year), ": ", figure, comma, verdict] {
            label.push_str(part);
        }
    }
}

/// Half of a column's width.
fn half(series: &SeriesReport) -> u16 {
    u16::try_from(10_000 / series.points.len().max(1) * 3 / 10).unwrap_or(0)
}

/// A plot that is being drawn.
struct Plot<'a> {
    series: &'a SeriesReport,
    lang: Lang,
    marks: Vec<Mark>,
    scale: Scale,
    half: u16,
}

impl Plot<'_> {
    /// A grid line with its label at each round value.
    fn axis(&mut self, labels: &mut Vec<(i16, String)>) {
        let one = Decimal::from(1_u16);
        let (low, high) = (self.scale.worse.min(self.scale.better), self.scale.worse.max(self.scale.better));
        let step = scale::step(high.minus(low).tenths(4));
        let ranked = self.series.kind == Kind::Rank;
        let mut tick = low.ceil_to(step);
        if ranked {
            self.tick(labels, one);
        }
        while tick <= high && labels.len() < 8 {
            if !ranked || tick > one {
                self.tick(labels, tick);
            }
            tick = tick.plus(step);
        }
    }

    #[inline(never)]
    fn tick(&mut self, labels: &mut Vec<(i16, String)>, tick: Decimal) {
        let y = self.down(tick);
        line(&mut self.marks, (0, y), (10_000, y), Role::Grid);
        labels.push((y, number::decimal(tick, self.lang)));
    }

    /// Better is up.
    #[inline(never)]
    fn down(&self, value: Decimal) -> i16 {
        let share = i32::from(self.scale.position(value));
        BOTTOM - i16::try_from(share * i32::from(PLOT) / 10_000).unwrap_or(0)
    }

    #[inline(never)]
    fn centre(&self, index: usize) -> u16 {
        let count = self.series.points.len().max(1);
        u16::try_from((2 * index + 1) * 10_000 / (2 * count)).unwrap_or(10_000)
    }

    /// A bar as wide as a column.
    #[inline(never)]
    fn column(&mut self, at: u16, top: i16, height: i16, role: Role) {
        let (left, right) = self.sides(at);
        bar(&mut self.marks, left, right, (top, height, 3), role);
    }

    #[inline(never)]
    fn sides(&self, at: u16) -> (u16, u16) {
        (at.saturating_sub(self.half), at.saturating_add(self.half).min(10_000))
    }

    #[inline(never)]
    fn text(&mut self, at: u16, y: i16, tone: Tone, room: Room, text: String) {
        self.marks.push(Mark::Text { at, y, anchor: Anchor::Middle, tone, room, text });
    }

    /// What lies under the figures: targets, years of which nothing is known, the way from year to year.
    fn columns(&mut self) {
        let series = self.series;
        let mut before: Option<(u16, i16)> = None;
        for (index, point) in series.points.iter().enumerate() {
            let at = self.centre(index);
            let value = scale::point(point.actual.as_ref());
            if let Some(target) = point.target {
                let y = self.down(target);
                self.column(at, TOP - 14, (y - TOP + 14).max(2), Role::Zone);
                let (left, right) = self.sides(at);
                line(&mut self.marks, (left, y), (right, y), Role::Run);
                // On the side of the line where no figure stands; a range would lie across it.
                if point.actual.is_none() || value.is_some() {
                    let sign = cut(point.target_text.as_deref().unwrap_or(""), b' ').0;
                    let words = chained(&[sign, " ", &number::decimal(target, self.lang)]);
                    let met = point.verdict == Some(Verdict::Met);
                    self.remark(at, if met { y + 15 } else { y - 7 }, Tone::Strong, words);
                }
            }
            if point.actual.is_none() && point.asked && point.verdict != Some(Verdict::NotDue) {
                self.column(at, TOP - 14, PLOT + 22, Role::Unknown);
            }
            let here = value.map(|value| (at, self.down(value)));
            if index > 0 {
                self.between(before, here, self.centre(index - 1).midpoint(at), point.change);
            }
            before = here;
        }
    }

    /// The line to the year before, or what stands in its way.
    fn between(&mut self, from: Option<(u16, i16)>, to: Option<(u16, i16)>, edge: u16, change: Option<Change>) {
        let role = match change {
            None => Role::Run,
            Some(Change::Caveat) => Role::Caveat,
            Some(Change::Method | Change::Geography) => {
                line(&mut self.marks, (edge, TOP - 20), (edge, BOTTOM + 8), Role::Break);
                return;
            }
        };
        if let (Some(from), Some(to)) = (from, to) {
            line(&mut self.marks, from, to, role);
        }
    }

    /// The way to the target, and the figure over it.
    fn figure(&mut self, point: &PointReport, index: usize) {
        let Some(known) = &point.actual else { return };
        let at = self.centre(index);
        let Some(value) = scale::point(Some(known)) else {
            // Ranges stay inside the column: an end that is open reaches the edge of the plot.
            let falling = self.scale.worse > self.scale.better;
            let one = known.low().map_or(if falling { TOP } else { BOTTOM }, |low| self.down(low));
            let two = known.high().map_or(if falling { BOTTOM } else { TOP }, |high| self.down(high));
            let top = one.min(two);
            self.column(at, top, (one.max(two) - top).max(6), Role::Range);
            // Two figures in a row are wider than a narrow column; the table has them too.
            let words = words::score(known, self.lang);
            self.remark(at, top - 8, Tone::Strong, words);
            return;
        };
        let y = self.down(value);
        let mut above = y > TOP + 6;
        if let Some(target) = point.target {
            let target = self.down(target);
            // The words stand where the way to the target does not run.
            above = target >= y;
            match point.verdict {
                Some(Verdict::Met) => line(&mut self.marks, (at, target), (at, y), Role::WayMet),
                Some(Verdict::NotMet) => line(&mut self.marks, (at, target), (at, y), Role::WayMissed),
                _ => {}
            }
        }
        add(&mut self.marks, Mark::Dot { at, y });
        // Without unit or number ranked: over a point there is room for the figure alone.
        let figure = number::decimal(value, self.lang);
        let kept = self.keeps(index, MOST_LABELS);
        if kept || self.fits(&figure, WIDE) {
            self.text(at, if above { y - 15 } else { y + 24 }, Tone::Strong, Room::of(kept), figure);
        }
    }

    /// A text beside the figures: where its column has room for it.
    #[inline(never)]
    fn remark(&mut self, at: u16, y: i16, tone: Tone, text: String) {
        if self.fits(&text, WIDE) {
            self.text(at, y, tone, Room::Wide, text);
        } else if self.fits(&text, WIDER) {
            self.text(at, y, tone, Room::Wider, text);
        }
    }

    /// At the narrowest width there is room for the index-th column's label, where `most` have one.
    #[inline(never)]
    fn keeps(&self, index: usize, most: usize) -> bool {
        let count = self.series.points.len();
        // Counted from the last, which is the one people look for.
        count.saturating_sub(index + 1).is_multiple_of(count.div_ceil(most).max(1))
    }

    /// A column of a plot so many pixels wide has room for a text.
    #[inline(never)]
    fn fits(&self, text: &str, plot: usize) -> bool {
        usize::from(label::width(text)) * self.series.points.len() <= plot
    }

    /// The year under its column, with the verdict's sign and the gap.
    fn year(&mut self, point: &PointReport, index: usize) {
        let at = self.centre(index);
        let kept = self.keeps(index, MOST_LABELS);
        let year = shown(&point.year);
        if kept || self.fits(&year, WIDE) {
            self.text(at, YEARS, Tone::Strong, Room::of(kept), year);
        }
        let Some(verdict) = point.verdict else { return };
        let few = self.series.points.len() <= MOST_LABELS;
        let kept = self.keeps(index, MOST_SIGNS);
        if kept || self.fits("+++", WIDE) {
            add(&mut self.marks, Mark::Sign { at, top: SIGNS, wide: !kept, verdict });
        }
        let gap = match &point.gap {
            Some(gap) => gap.as_str(),
            None if verdict == Verdict::NotDue && few => term::verdict(verdict, self.lang),
            None => return,
        };
        self.remark(at, GAPS, Tone::Of(verdict), gap.to_owned());
    }
}
