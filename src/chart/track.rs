//! A target on its scale: a bullet graph (Few 2013) where a bar is honest, else a marker on a ladder.

use super::captions;
use super::label;
use super::scale::{self, Scale};
use super::scene::{Anchor, Mark, Role, Room, Tone, Track, Verdict, add, bar};
use crate::model::decimal::Decimal;
use crate::model::text::chained;
use crate::words::report::{Measure, TargetReport};
use crate::words::{Lang, number, term};

const HEIGHT: u16 = 66;
const TOP: i16 = 25;
const THICK: i16 = 12;
const ABOVE: i16 = 13;
const MIDDLE: i16 = 31;
const BELOW: i16 = 60;
/// The whole width.
const FULL: u16 = 10_000;

/// Draws a target; `None` where it has neither figure nor level nor edition before.
#[inline(never)]
pub fn track(target: &TargetReport, lang: Lang) -> Option<Track<'_>> {
    let measure = target.measure.as_ref()?;
    let scale = scale::of(measure)?;
    let rising = scale.worse <= scale.better;
    let mut drawing = Drawing { target, measure, scale, rising, lang, marks: Vec::new() };
    drawing.all();
    Some(Track { label: &target.sentence, height: HEIGHT, marks: drawing.marks })
}

/// A track that is being drawn.
struct Drawing<'a> {
    target: &'a TargetReport,
    measure: &'a Measure,
    scale: Scale,
    /// Greater values lie right.
    rising: bool,
    lang: Lang,
    marks: Vec<Mark>,
}

impl<'a> Drawing<'a> {
    fn all(&mut self) {
        let measure = self.measure;
        self.stripe(0, FULL, Role::Scale);
        let (least, most) = (self.at(measure.at_least), self.at(measure.at_most));
        // The target is met from the threshold to the better end, or between two.
        let (worse, better) = if self.rising { (least, most) } else { (most, least) };
        if worse.is_some() || better.is_some() {
            self.stripe(worse.unwrap_or(0), better.unwrap_or(FULL), Role::Zone);
        }
        let (words, at, tone) = self.figure(worse.or(better));
        self.tick(least);
        self.tick(most);
        if !self.scale.bar
            && let Some(at) = self.at(scale::point(measure.actual.as_ref()))
        {
            add(&mut self.marks, Mark::Dot { at, y: MIDDLE });
        }
        if let Some(at) = self.at(measure.previous) {
            add(&mut self.marks, Mark::Before { at });
        }
        if !words.is_empty() {
            label::within(&mut self.marks, words.to_owned(), at, ABOVE, tone);
        }
        self.below(least.or(most));
    }

    #[inline(never)]
    fn at(&self, value: Option<Decimal>) -> Option<u16> {
        value.map(|value| self.scale.position(value))
    }

    #[inline(never)]
    fn tick(&mut self, at: Option<u16>) {
        if let Some(at) = at {
            add(&mut self.marks, Mark::Tick { at, old: self.measure.old_method });
        }
    }

    #[inline(never)]
    fn stripe(&mut self, from: u16, to: u16, role: Role) {
        let shape = match role {
            Role::GapMet | Role::GapMissed => (TOP + 3, THICK - 5, 0),
            Role::Range | Role::Unknown => (TOP - 2, THICK + 4, 4),
            Role::Zone => (TOP, THICK, 0),
            _ => (TOP, THICK, 6),
        };
        bar(&mut self.marks, from, to, shape, role);
    }

    /// The figure and the way to the threshold; gives the words above it, where, and how they look.
    fn figure(&mut self, threshold: Option<u16>) -> (&'a str, u16, Tone) {
        let target = self.target;
        let open = Tone::Of(Verdict::CannotTell);
        if target.verdict == Verdict::NotDue {
            return (term::verdict(Verdict::NotDue, self.lang), FULL / 2, open);
        }
        let Some(known) = &self.measure.actual else {
            self.stripe(0, FULL, Role::Unknown);
            return (target.reason.0.map_or("", |reason| term::reason(reason, self.lang)), FULL / 2, open);
        };
        let verdict = self.measure.verdict;
        // An end that is open reaches the end of the scale.
        let (left, right) = if self.rising { (0, FULL) } else { (FULL, 0) };
        let from = self.at(known.low()).unwrap_or(left);
        let to = self.at(known.high()).unwrap_or(right);
        if known.as_point().is_none() {
            self.stripe(from, to, Role::Range);
            return match &target.gap {
                Some(gap) => (gap, from.midpoint(to), Tone::Of(verdict)),
                None => (captions::of(self.lang).in_range, from.midpoint(to), open),
            };
        }
        if self.scale.bar {
            self.stripe(0, from, Role::Actual);
        }
        let threshold = threshold.unwrap_or(from);
        match verdict {
            Verdict::Met => self.stripe(from, threshold, Role::GapMet),
            Verdict::NotMet => self.stripe(from, threshold, Role::GapMissed),
            _ => {}
        }
        (target.gap.as_deref().unwrap_or(""), from.midpoint(threshold), Tone::Of(verdict))
    }

    /// The target under its tick, and the ends of the scale where there is room for them.
    fn below(&mut self, target: Option<u16>) {
        let measure = self.measure;
        let mut taken = (label::NARROWEST, 0);
        if let (Some(level), Some(at)) = (measure.at_least.or(measure.at_most), target) {
            let about = if measure.about { "≈ " } else { "" };
            let mut text = chained(&[captions::of(self.lang).target, about, &self.shown(level)]);
            if let (Some(_), Some(high)) = (measure.at_least, measure.at_most) {
                text.push('–');
                text.push_str(&self.shown(high));
            }
            taken = label::within(&mut self.marks, text, at, BELOW, Tone::Strong);
        }
        self.end(0, Anchor::Start, self.scale.worse, taken.0);
        self.end(FULL, Anchor::End, self.scale.better, label::NARROWEST.saturating_sub(taken.1));
    }

    #[inline(never)]
    fn shown(&self, value: Decimal) -> String {
        let mut text = number::decimal(value, self.lang);
        if self.measure.unit.as_deref() == Some("%") {
            text.push('%');
        }
        text
    }

    #[inline(never)]
    fn end(&mut self, at: u16, anchor: Anchor, value: Decimal, room: u16) {
        /// Two words apart at the least.
        const APART: u16 = 10;
        let text = self.shown(value);
        if label::width(&text) + APART <= room {
            add(&mut self.marks, Mark::Text { at, y: BELOW, anchor, tone: Tone::Quiet, room: Room::Any, text });
        }
    }
}
