//! The views of all units and of parts in a picture.

use super::{Item, LEFT, PLOT_LEFT, Page, RIGHT};
use crate::chart::captions;
use crate::chart::full::part_words;
use crate::chart::full::parts::{HEIGHT, Index, PartRow};
use crate::chart::full::standing::Ranking;
use crate::chart::scene::{Lang, Verdict};
use crate::model::text::{chained, joined};

/// A part has more to say beside its plot than a target has.
const PART_WIDTH: i32 = 230;

impl Page {
    pub(super) fn ranking(&mut self, one: &Ranking<'_>) {
        self.rule();
        self.wrapped(&one.heading, LEFT, RIGHT - LEFT, 18, true, None);
        for sentence in &one.told.sentences {
            self.wrapped(sentence, LEFT, RIGHT - LEFT, 14, false, None);
        }
        if let Some(plot) = &one.plot {
            self.wrapped(&one.hint, LEFT, RIGHT - LEFT, 12, false, None);
            self.axis(&plot.axis, plot.beside);
            let x = LEFT + i32::from(plot.beside);
            self.items.push(Item::Plot { x, y: self.y, width: RIGHT - x, plot: plot.clone() });
            self.y += i32::from(plot.height);
        }
        if let Some(unplaced) = &one.unplaced {
            self.wrapped(unplaced, LEFT, RIGHT - LEFT, 12, false, None);
        }
        self.y += 8;
    }

    /// The parts of an index, then what the whole comes to; what is supposed says so before it.
    pub(super) fn index(&mut self, index: &Index<'_>, lang: Lang) {
        self.rule();
        self.wrapped(&index.name, LEFT, RIGHT - LEFT, 18, true, None);
        self.wrapped(&index.told.sentence, LEFT, RIGHT - LEFT, 15, false, None);
        if !index.rows.is_empty() {
            let [low, high] = &index.ends;
            let axis = chained(&[&index.axis, " (", low, "–", high, ")"]);
            self.wrapped(&axis, LEFT, RIGHT - LEFT, 13, false, None);
            let mut key = Vec::new();
            for (sign, text) in ["● ", "△ ", "| ", "▬ "].into_iter().zip(&index.key) {
                key.extend(text.as_ref().map(|text| chained(&[sign, text])));
            }
            self.wrapped(&joined(&key, "   "), LEFT, RIGHT - LEFT, 13, false, None);
            self.y += 6;
        }
        for row in &index.rows {
            self.part(row);
        }
        self.rule();
        if let Some(assumes) = index.outcome.assumes {
            self.wrapped(lang.of(part_words::SUPPOSED), LEFT, RIGHT - LEFT, 15, true, None);
            self.wrapped(assumes, LEFT, RIGHT - LEFT, 14, false, None);
        }
        for (name, now, then) in &index.outcome.facts {
            let then = then.as_ref().map_or(String::new(), |then| chained(&[" → ", then]));
            self.wrapped(&chained(&[name, ": ", now, &then]), LEFT, RIGHT - LEFT, 15, true, None);
        }
        for (name, now, then) in &index.outcome.verdicts {
            let word = |given: Verdict| captions::verdict(given, lang);
            let then_word = then.map_or(String::new(), |then| chained(&[" → ", word(then)]));
            let text = chained(&[name, ": ", word(*now), &then_word]);
            // What is supposed has no verdict's colour.
            self.wrapped(&text, LEFT, RIGHT - LEFT, 14, false, Some(*now).filter(|_| then.is_none()));
        }
        self.y += 10;
    }

    fn part(&mut self, row: &PartRow<'_>) {
        self.rule();
        let top = self.y;
        let inset = if row.inner { 14 } else { 0 };
        self.wrapped(&row.part.name, LEFT + inset, PLOT_LEFT - LEFT - inset - 16, 14, !row.inner, None);
        let named = self.y;
        self.y = top;
        let beside = RIGHT - PLOT_LEFT - PART_WIDTH - 10;
        self.ended_in(beside, &row.figure, 16, true, None);
        let [one, two] = &row.under;
        for text in [row.tried.as_deref(), Some(one), Some(two)].into_iter().flatten() {
            self.ended_in(beside, text, 12, false, None);
        }
        let told = self.y;
        if !row.marks.is_empty() {
            let marks = row.marks.clone();
            self.items.push(Item::Field { x: PLOT_LEFT, y: top, width: PART_WIDTH, height: i32::from(HEIGHT), marks });
        }
        let drawn = if row.marks.is_empty() { 0 } else { i32::from(HEIGHT) };
        self.y = named.max(told).max(top + drawn) + 8;
    }
}
