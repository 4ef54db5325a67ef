//! The words of a ranking's plot, each where nothing else stands at any width it is shown at.

use super::super::ends;
use super::Layer;
use crate::chart::label;
use crate::chart::scale;
use crate::chart::scene::{Anchor, Role, Tone, line};
use crate::model::decimal::Decimal;
use crate::model::text::shown;
use crate::words::{figure, number};

/// The narrowest plots of hosts of 240, 340 and 620 px: less gutters and axis.
const WIDTHS: [i32; 3] = [180, 264, 520];
/// Texts stand so far apart from each other, and from their dot, in pixels.
const APART: i16 = 14;
const ASIDE: i16 = 9;

/// Words beside a mark.
#[derive(Clone)]
pub struct Label {
    /// Across.
    pub at: u16,
    /// Pixels from there.
    pub aside: i16,
    /// Baseline.
    pub y: i16,
    /// Where they stand to it.
    pub anchor: Anchor,
    /// How they look.
    pub tone: Tone,
    /// Shown from the narrowest width on (0), from 340 px (1), or from 620 px (2).
    pub room: usize,
    /// The words.
    pub text: String,
}

impl Label {
    /// From where to where it stands in a plot so wide, in pixels.
    fn extent(&self, plot: i32) -> (i32, i32) {
        let wide = i32::from(label::width(&self.text));
        let x = i32::from(self.at) * plot / 10_000 + i32::from(self.aside);
        let left = match self.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2,
            Anchor::End => x - wide,
        };
        (left, left + wide)
    }
}

impl Layer<'_> {
    /// The own unit's name, the years over the lines, the scores on either side of each cut-off, the bands.
    pub(super) fn words(&mut self) {
        let slope = self.plot.slope;
        if let (Some(earlier), true) = (self.told.compared, slope > 0) {
            self.quiet(0, 14, Anchor::Start, shown(&earlier));
            self.quiet(slope, 14, Anchor::Middle, shown(&self.told.year));
        }
        let own = self.plot.dots.iter().find(|dot| dot.own).copied();
        if let Some(own) = own
            && let Some(row) = self.told.rows.get(own.row)
            && let Some(rank) = &row.rank
        {
            let rank = figure::score(&rank.map(Decimal::from), self.lang);
            let text = self.lang.tell("{0}, hạng {1}|{0}, rank {1}", &[&row.name, &rank]);
            self.beside(own.at, own.y, &[true, false], text);
        }
        let mut ends = Vec::new();
        for cut in self.cut_offs() {
            let most = u32::from(cut.at_most.get());
            ends.push((most, cut.last_in, true));
            ends.push((most + 1, cut.first_out, false));
        }
        for (place, score, inside) in ends {
            let y = self.down(2 * place);
            // The own unit's name tells its rank already.
            if let Some(score) = score.and_then(|score| score.as_point())
                && own.is_none_or(|own| own.y != y)
            {
                let figure = number::decimal(score, self.lang);
                let text = self.lang.tell("hạng {0}: {1}|rank {0}: {1}", &[&place, &figure]);
                // On its own side of the line.
                self.beside(self.across(score), y, &[inside], text);
            }
        }
        if self.ends.is_none() {
            self.bands();
        }
    }

    /// Above and left of a dot, or below and right of it: on the first of the sides asked for that has room, at the
    /// narrowest width that has.
    fn beside(&mut self, at: u16, y: i16, sides: &[bool], text: String) {
        let words = |aside, y, anchor| Label { at, aside, y, anchor, tone: Tone::Strong, room: 0, text: text.clone() };
        if self.ends.is_none() {
            self.say(words(ASIDE + 2, y + 4, Anchor::Start), 2);
            return;
        }
        for most in 0..WIDTHS.len() {
            for above in sides {
                let label = match above {
                    true => words(-ASIDE, y - 8, Anchor::End),
                    false => words(ASIDE, y + 14, Anchor::Start),
                };
                if self.say(label, most) {
                    return;
                }
            }
        }
    }

    pub(super) fn quiet(&mut self, at: u16, y: i16, anchor: Anchor, text: String) {
        self.say(Label { at, aside: 0, y, anchor, tone: Tone::Quiet, room: 0, text }, 2);
    }

    /// Where only bands are printed: their edges and names.
    fn bands(&mut self) {
        let mut before = None;
        for dot in self.plot.dots.clone() {
            let band = self.told.rows.get(dot.row).and_then(|row| row.band.as_deref());
            if band == before {
                continue;
            }
            let y = dot.span.map_or(dot.y, |(best, _)| best);
            if before.is_some() {
                line(&mut self.plot.marks, (0, y - 4), (10_000, y - 4), Role::Grid);
            }
            self.quiet(10_000, y + 10, Anchor::End, band.unwrap_or("").to_owned());
            before = band;
        }
    }

    /// Adds words from the width on at which they stay within the plot, off the lines from the edition before, and
    /// apart from others; not at all where that is nowhere, or only beyond the width asked for.
    fn say(&mut self, label: Label, most: usize) -> bool {
        for room in label.room..=most {
            let widths = WIDTHS.iter().enumerate().skip(room);
            if widths.clone().all(|(at, width)| self.fits(&label, at, *width)) {
                self.plot.labels.push(Label { room, ..label });
                return true;
            }
        }
        false
    }

    fn fits(&self, label: &Label, room: usize, plot: i32) -> bool {
        let (left, right) = label.extent(plot);
        let edge = if label.tone == Tone::Strong { i32::from(self.plot.slope) * plot / 10_000 } else { 0 };
        let apart = |other: &Label| {
            let (from, to) = other.extent(plot);
            other.room > room || (other.y - label.y).abs() >= APART || right + 4 <= from || to + 4 <= left
        };
        left >= edge && right <= plot + 8 && label.y >= APART && self.plot.labels.iter().all(apart)
    }

    /// The ranks beside the plot: that of the edition before, the cut-offs, the ends, then round ones.
    pub(super) fn axis(&mut self) {
        let mut wanted = Vec::new();
        let own = self.plot.dots.iter().find(|dot| dot.own).copied();
        let row = own.and_then(|own| self.told.rows.get(own.row));
        if self.plot.slope == 0 {
            wanted.extend(row.and_then(ends).map(|(best, _)| best));
        }
        wanted.extend(self.cut_offs().map(|cut| u32::from(cut.at_most.get())));
        wanted.extend([1, self.last]);
        let step = u32::try_from(
            scale::step(Decimal::new(i64::from(self.last), 0).unwrap_or(Decimal::ZERO).tenths(3)).whole(),
        );
        let step = step.unwrap_or(1).max(1);
        wanted.extend((1..=self.last / step).map(|times| times * step));
        let mut wide = 0;
        for rank in wanted {
            let (y, text) = (self.down(2 * rank), shown(&rank));
            if self.plot.axis.iter().all(|(other, _)| (other - y).abs() >= APART) {
                wide = label::width(&text).max(wide);
                self.plot.axis.push((y, text));
            }
        }
        self.plot.beside = wide + 10;
    }
}
