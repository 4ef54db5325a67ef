//! Rows → sections: the targets of one indicator under its name, those without a figure folded together.

use super::{Choices, Filter, Sort, order, words};
use crate::chart::scene::{Body, Reason, Row, Verdict};
use crate::model::text::{cut, lower, pieces};
use crate::words::Lang;
use crate::words::report::TargetReport;

/// So few targets are seen at a glance: nothing to sort or to filter.
const FEW: usize = 5;
/// So many targets without a figure are folded.
const FOLDED: usize = 3;
/// Targets of one indicator that are told apart by their years.
const DATED: usize = 12;
/// Letters of an explanation that stand beside the verdict; the whole of it is in the details.
const SAID: usize = 280;

/// How the rows of a scorecard stand.
#[derive(Default)]
pub struct Arranged {
    /// How the reader wants it.
    pub choices: Choices,
    /// There are enough rows for controls.
    pub many: bool,
    /// The choices of rows, each with how many it leaves.
    pub filters: Vec<(Filter, usize)>,
    /// Of all rows those shown, and in which order, in words.
    pub shown: String,
    /// The rows, in order.
    pub sections: Vec<Section>,
}

/// Rows that belong together.
pub struct Section {
    /// What they are.
    pub kind: Kind,
    /// The rows.
    pub places: Vec<Place>,
}

/// What the rows of a section have in common.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    Plain,
    /// An indicator, and one line on what it is.
    Group(String, Option<String>),
    /// Their figures are missing; its name says how many they are.
    Folded(String),
}

/// A row in its place.
pub struct Place {
    /// Which of the scene's rows.
    pub row: usize,
    /// The name it has in its group, where its own would only repeat the group's.
    pub name: Option<String>,
}

/// Arranges what a scene shows; other views than the scorecard have nothing to arrange.
pub fn of(body: &Body<'_>, choices: Choices, lang: Lang) -> Arranged {
    match body {
        Body::Scorecard(rows) => arrange(rows, choices, lang),
        _ => Arranged { choices, ..Arranged::default() },
    }
}

/// Arranges rows.
pub fn arrange(rows: &[Row<'_>], choices: Choices, lang: Lang) -> Arranged {
    let counts = counts(rows);
    let mut filters = vec![(Filter::All, rows.len())];
    for (filter, count) in [(Filter::NotMet, counts.0), (Filter::Unknown, counts.1)] {
        // A choice that leaves nothing, or everything, is none.
        if count > 0 && count < rows.len() {
            filters.push((filter, count));
        }
    }
    let many = rows.len() > FEW;
    // A choice that is not offered here, out of a link or of the data before, would hide rows for good.
    let offered = many && filters.iter().any(|(filter, _)| *filter == choices.filter);
    let filter = if offered { choices.filter } else { Filter::All };
    let sort = if many { choices.sort } else { Sort::Plan };
    let choices = Choices { sort, filter, ..choices };
    // In the plan's order and unfiltered, what is without a figure stands apart, unless it is all there is.
    let plan = choices.sort == Sort::Plan;
    let fold = plan && choices.filter == Filter::All && counts.2 >= FOLDED && counts.2 < rows.len();
    let mut arranger = Arranger { rows, lang, sections: Vec::new(), grouped: plan };
    let (mut shown, mut folded) = (Vec::new(), Vec::new());
    for at in order::order(rows, choices.sort) {
        let Some(row) = rows.get(at) else { continue };
        if fold && figureless(row) {
            folded.push(at);
        } else if fits(row, choices.filter) {
            shown.push(at);
        }
    }
    arranger.group(&shown);
    let count = shown.len() + folded.len();
    if fold {
        arranger.section(Kind::Folded(words::folded(folded.len(), lang)));
        for at in folded {
            arranger.place(at, None);
        }
    }
    Arranged {
        choices,
        many,
        filters,
        shown: words::shown(count, rows.len(), choices.sort, lang),
        sections: arranger.sections,
    }
}

/// How many are not met, how many cannot be told, and how many of those are without a figure.
fn counts(rows: &[Row<'_>]) -> (usize, usize, usize) {
    let mut counts = (0, 0, 0);
    for row in rows {
        counts.0 += usize::from(fits(row, Filter::NotMet));
        counts.1 += usize::from(fits(row, Filter::Unknown));
        counts.2 += usize::from(figureless(row));
    }
    counts
}

fn fits(row: &Row<'_>, filter: Filter) -> bool {
    match filter {
        Filter::All => true,
        Filter::NotMet => row.target.verdict == Verdict::NotMet,
        Filter::Unknown => row.target.verdict == Verdict::CannotTell,
    }
}

/// This document has no figure for it and the province says nothing of it. What the publisher does not print,
/// or what a break puts beyond judging, is a fact of its own and stays in sight.
fn figureless(row: &Row<'_>) -> bool {
    let target = row.target;
    target.verdict == Verdict::CannotTell
        && target.reason.0 == Some(Reason::NoFigure)
        && target.figure.is_none()
        && target.explanation.is_none()
        && target.measure.as_ref().is_none_or(|measure| measure.actual.is_none())
}

/// Rows going to their sections.
struct Arranger<'a> {
    rows: &'a [Row<'a>],
    lang: Lang,
    sections: Vec<Section>,
    /// Neighbours of one indicator stand under its name.
    grouped: bool,
}

impl Arranger<'_> {
    fn section(&mut self, kind: Kind) {
        self.sections.push(Section { kind, places: Vec::new() });
    }

    /// Puts a row into the last section.
    fn place(&mut self, row: usize, name: Option<String>) {
        if let Some(section) = self.sections.last_mut() {
            section.places.push(Place { row, name });
        }
    }

    fn target(&self, at: usize) -> Option<&TargetReport> {
        Some(self.rows.get(at)?.target)
    }

    fn group(&mut self, shown: &[usize]) {
        let mut rest = shown;
        while let Some(first) = rest.first().and_then(|at| self.rows.get(*at)) {
            let mut count = 0;
            for at in rest {
                let same = self.target(*at).is_some_and(|target| target.indicator == first.target.indicator);
                if !same || (count > 0 && !self.grouped) {
                    break;
                }
                count += 1;
            }
            let Some((now, later)) = rest.split_at_checked(count) else { return };
            rest = later;
            if count > 1 && self.named(now, first.target) {
                continue;
            }
            for at in now {
                if !matches!(self.sections.last(), Some(Section { kind: Kind::Plain, .. })) {
                    self.section(Kind::Plain);
                }
                self.place(*at, None);
            }
        }
    }

    /// The rows of one indicator under its name; false where their names have no beginning in common.
    fn named(&mut self, now: &[usize], first: &TargetReport) -> bool {
        let name = base(&first.name);
        let (mut alike, mut about) = (true, first.about.as_ref());
        // Few enough to compare each with each.
        let mut dated = now.len() <= DATED;
        for (number, at) in now.iter().enumerate() {
            let Some(target) = self.target(*at) else { return false };
            if base(&target.name) != name {
                return false;
            }
            alike &= target.name == first.name;
            about = about.filter(|about| target.about.as_ref() == Some(*about));
            for earlier in now.iter().take(if dated { number } else { 0 }) {
                dated &= self.target(*earlier).is_none_or(|earlier| earlier.years != target.years);
            }
        }
        self.section(Kind::Group(name.to_owned(), about.cloned()));
        for (number, at) in now.iter().enumerate() {
            let Some(target) = self.target(*at) else { continue };
            let own = match (alike, dated) {
                (true, true) => target.years.clone(),
                (true, false) => self.lang.tell(words::NUMBERED, &[&(number + 1)]),
                _ => own(&target.name, name),
            };
            self.place(*at, Some(own));
        }
        true
    }
}

/// The name before what stands in brackets: `DDCI` of `DDCI (trung vị huyện, thành phố)`.
fn base(name: &str) -> &str {
    let base = cut(name, b'(').0;
    base.strip_suffix(' ').unwrap_or(base)
}

/// What stands in the brackets, or the whole name where nothing does.
fn own(name: &str, base: &str) -> String {
    let rest = name.get(base.len()..).unwrap_or("");
    match rest.strip_prefix(" (").and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) if !inner.is_empty() => raised(inner),
        _ => name.to_owned(),
    }
}

/// With a capital first, of the letters that [`lower`] knows.
fn raised(text: &str) -> String {
    let mut letters = text.chars();
    let mut raised = String::new();
    if let Some(first) = letters.next() {
        let capital =
            |below: u32| char::from_u32(u32::from(first).saturating_sub(below)).filter(|up| lower(*up) == first);
        raised.push(capital(32).or(capital(1)).unwrap_or(first));
    }
    raised.push_str(letters.as_str());
    raised
}

/// The province's own words, or their beginning where they are long; the whole stands in the details.
pub fn said(explanation: &str) -> String {
    let mut short = String::new();
    let mut letters = 0;
    for word in pieces(explanation, b' ') {
        letters += word.chars().count() + 1;
        if letters > SAID {
            for letter in word.chars().take(if short.is_empty() { SAID } else { 0 }) {
                short.push(letter);
            }
            short.push_str(" …");
            return short;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_group_keep_what_only_they_have() {
        let name = "DDCI (trung vị huyện, thành phố)";
        assert_eq!(base(name), "DDCI");
        assert_eq!(own(name, "DDCI"), "Trung vị huyện, thành phố");
        assert_eq!(own("DDCI", "DDCI"), "DDCI");
        assert_eq!(raised("đến hạn"), "Đến hạn");
        assert_eq!(raised("ừ"), "Ừ");
        assert_eq!(raised("÷"), "÷");
    }

    #[test]
    fn long_explanations_are_cut_at_a_word_and_say_so() {
        assert_eq!(said("Do thiếu kinh phí."), "Do thiếu kinh phí.");
        let long = said(&"kinh phí ".repeat(100));
        assert!(long.ends_with(" …") && long.chars().count() <= SAID + 4, "{long}");
        let word = said(&"x".repeat(900));
        assert!(word.ends_with(" …") && word.chars().count() <= SAID + 4, "{word}");
    }
}
