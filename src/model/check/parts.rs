//! Trees of parts and their scores: ids unique in each year, weights that add up, scales with a length, no part deeper
//! than can be followed, every score and column of a part that is there.

use super::{Check, INDICATORS};
use crate::model::decimal::Decimal;
use crate::model::part::{MOST_LEVELS, MOST_PARTS, Part};
use crate::model::points::Formula;
use crate::model::problem::{Expected, Step};
use crate::model::scorecard::{Indicator, Observation, Panel, Scorecard};
use crate::model::time::Year;
use sums::Sums;

mod sums;

/// A span of years, both ends included.
type Span = (u16, u16);

/// All years a document knows.
const ALL: Span = (1900, 2199);

/// A part with the years it stands for.
struct Entry<'a> {
    id: &'a str,
    span: Span,
    part: &'a Part,
}

impl<'a> Check<'a> {
    /// The parts of all indicators, and what results and panels have of them.
    pub(super) fn trees(&mut self, card: &'a Scorecard) {
        let mut spans = Vec::new();
        for indicator in &card.indicators {
            let mut span: Option<Span> = None;
            indicator.editions.iter().for_each(|edition| widen(&mut span, edition.year));
            indicator.results.iter().for_each(|result| widen(&mut span, result.year));
            spans.push(span);
        }
        for panel in &card.panels {
            let at = self.ids.get(INDICATORS).and_then(|ids| ids.find(&panel.indicator));
            if let Some(span) = at.and_then(|at| spans.get_mut(at)) {
                widen(span, panel.year);
            }
        }
        let mut trees = Vec::new();
        for (index, (indicator, span)) in card.indicators.iter().zip(spans).enumerate() {
            self.enter("indicators", index);
            trees.push(self.parts(indicator, span.unwrap_or(ALL)));
            self.leave();
        }
        for (index, panel) in card.panels.iter().enumerate() {
            let at = self.ids.get(INDICATORS).and_then(|ids| ids.find(&panel.indicator));
            if let Some(entries) = at.and_then(|at| trees.get(at)) {
                self.enter("panels", index);
                self.parts_of_the_year(entries, panel);
                self.leave();
            }
        }
    }

    /// The parts of an indicator in the order of their ids and years, and the scores its results have for them. Only the
    /// years the document speaks of matter: a part that never changed need not say since when it stands.
    fn parts(&mut self, indicator: &'a Indicator, years: Span) -> Vec<Entry<'a>> {
        let mut entries = Vec::new();
        self.tree(&indicator.parts, years, 1, None, &mut entries);
        if entries.len() > MOST_PARTS {
            self.refuse("parts", None, Expected::FewParts);
            return Vec::new();
        }
        entries.sort_by_key(|entry| (entry.id, entry.span));
        for (one, next) in entries.iter().zip(entries.iter().skip(1)) {
            if one.id == next.id && next.span.0 <= one.span.1 {
                self.refuse("parts", Some(&one.id), Expected::UniqueId);
            }
        }
        for (index, result) in indicator.results.iter().enumerate() {
            self.enter("results", index);
            self.scores(&entries, result);
            self.leave();
        }
        entries
    }

    /// One list of parts within the years its whole stands for.
    fn tree(&mut self, list: &'a [Part], years: Span, level: usize, whole: Option<&Part>, into: &mut Vec<Entry<'a>>) {
        if list.is_empty() || into.len() > MOST_PARTS {
            return;
        }
        if level > MOST_LEVELS {
            return self.refuse("parts", None, Expected::FewParts);
        }
        for (index, part) in list.iter().enumerate() {
            self.enter("parts", index);
            self.sizes(part);
            self.rule(part);
            let span = within(part, years);
            if span.0 <= span.1 {
                into.push(Entry { id: &part.id, span, part });
                self.tree(&part.parts, span, level + 1, Some(part), into);
            }
            self.leave();
        }
        self.sums(list, years, whole);
    }

    /// A weight above nought, a scale with a length.
    fn sizes(&mut self, part: &Part) {
        for (field, size) in [("weight", part.weight), ("max", part.max)] {
            if let Some(size) = size.filter(|size| *size <= Decimal::ZERO) {
                self.refuse(field, Some(&size), Expected::AboveNought);
            }
        }
        if let (Some(min), Some(max)) = (part.min, part.max)
            && min >= max
            && max > Decimal::ZERO
        {
            self.refuse("min", Some(&min), Expected::Ordered);
        }
    }

    /// A rule has a most to give, and each of its steps two ends in order and no more points than that.
    fn rule(&mut self, part: &Part) {
        if !part.rule.is_empty() && part.max.is_none() {
            self.refuse("max", None, Expected::Present);
        }
        for (index, step) in part.rule.iter().enumerate() {
            self.enter("rule", index);
            if step.from > step.to {
                self.refuse("to", Some(&step.to), Expected::Ordered);
            }
            if let Formula::Fixed(points) = step.formula
                && part.max.is_some_and(|max| points > max)
            {
                self.refuse("formula", Some(&points), Expected::WithinTotal);
            }
            self.leave();
        }
    }

    /// In every year the parts of a list all have a weight, or none has; the same of a max. Weights add up to 1 or to the
    /// whole's, maxima to the whole's.
    fn sums(&mut self, list: &[Part], years: Span, whole: Option<&Part>) {
        // The years in which the list changes, with what comes and goes.
        let mut events: Vec<(u16, &Part, bool)> = Vec::new();
        for part in list {
            let (from, to) = within(part, years);
            if from <= to {
                events.push((from, part, true));
                events.push((to + 1, part, false));
            }
        }
        events.sort_by_key(|(year, _, comes)| (*year, *comes));
        let mut now = Sums::default();
        for (at, (year, part, comes)) in events.iter().enumerate() {
            now.take(part, *comes);
            if events.get(at + 1).is_some_and(|(next, _, _)| next == year) || now.count == 0 {
                continue;
            }
            if let Some((field, found, expected)) = now.wrong(whole) {
                self.path.push(Step::Field("parts"));
                self.refuse(field, Some(&found), expected);
                self.path.pop();
                return;
            }
        }
    }

    /// Every score is of a part of its year, and on its scale.
    fn scores(&mut self, entries: &[Entry<'a>], result: &'a Observation) {
        let mut seen: Vec<&str> = Vec::new();
        for (index, score) in result.parts.iter().enumerate() {
            self.enter("parts", index);
            if score.score.is_some() && score.not_applicable {
                self.refuse("", Some(&"score + not_applicable"), Expected::OneOf(&["score", "not_applicable"]));
            }
            match find(entries, &score.id, result.year) {
                None => self.refuse("id", Some(&score.id), Expected::KnownId("parts")),
                Some(part) => {
                    let (min, max) = match part.rule.as_slice() {
                        [] => (part.min.unwrap_or(Decimal::ZERO), part.max),
                        _ => (Decimal::ZERO, Some(Decimal::from(100_u16))),
                    };
                    let within = |found: Decimal| min <= found && max.is_none_or(|max| found <= max);
                    if let Some(found) = score.score.filter(|found| !within(*found)) {
                        self.refuse("score", Some(&found), Expected::WithinScale);
                    }
                }
            }
            seen.push(&score.id);
            self.leave();
        }
        seen.sort_unstable();
        for (one, next) in seen.iter().zip(seen.iter().skip(1)) {
            if one == next {
                self.refuse("parts", Some(one), Expected::UniqueId);
            }
        }
    }

    /// A column of a part is of one that stands in the panel's year; whatever else is wrong with columns, see `panels`.
    fn parts_of_the_year(&mut self, entries: &[Entry<'a>], panel: &'a Panel) {
        for (index, column) in panel.columns.iter().enumerate() {
            let first = entries.partition_point(|entry| entry.id < column.as_str());
            let known = entries.get(first).is_some_and(|entry| entry.id == column);
            if known && find(entries, column, panel.year).is_none() {
                self.enter("columns", index);
                self.refuse("", Some(column), Expected::KnownId("parts"));
                self.leave();
            }
        }
    }
}

fn widen(span: &mut Option<Span>, year: Year) {
    let year = year.number();
    *span = Some(span.map_or((year, year), |(first, last)| (first.min(year), last.max(year))));
}

/// The years of a span that a part stands for; upside down for none.
fn within(part: &Part, (first, last): Span) -> Span {
    let Some(each) = part.each else { return (first, last) };
    (each.from.number().max(first), each.to.map_or(last, Year::number).min(last))
}

/// The part with an id that stands in a year; entries in the order of ids and years.
fn find<'a>(entries: &[Entry<'a>], id: &str, year: Year) -> Option<&'a Part> {
    let year = year.number();
    let after = entries.partition_point(|entry| (entry.id, entry.span.0) <= (id, year));
    let last = after.checked_sub(1).and_then(|at| entries.get(at));
    last.filter(|entry| entry.id == id && year <= entry.span.1).map(|entry| entry.part)
}
