//! Rows → sections: the targets of one indicator under its name, those without a figure folded together.

use super::{Choices, Filter, Sort, order, words};
use crate::chart::scene::{Body, Reason, Row, Verdict};
use crate::model::text::{chained, cut, lower, pieces};
use crate::words::Lang;

/// So few targets are seen at a glance: nothing to sort or to filter.
const FEW: usize = 5;
/// So many targets without a figure are folded.
const FOLDED: usize = 3;
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
    let mut filters = Vec::new();
    for filter in [Filter::All, Filter::NotMet, Filter::Unknown] {
        let count = rows.iter().filter(|row| fits(row, filter)).count();
        // A choice that leaves nothing, or everything, is none.
        if filter == Filter::All || (count > 0 && count < rows.len()) {
            filters.push((filter, count));
        }
    }
    let wanted: Vec<usize> =
        order::order(rows, choices.sort).into_iter().filter(|at| at_fits(rows, *at, choices.filter)).collect();
    let shown = words::shown(wanted.len(), rows.len(), choices.sort, lang);
    let sections = match (choices.sort, choices.filter) {
        (Sort::Plan, Filter::All) => folded(rows, &wanted, lang),
        (Sort::Plan, _) => grouped(rows, &wanted, lang),
        _ => vec![Section {
            kind: Kind::Plain,
            places: wanted.iter().map(|row| Place { row: *row, name: None }).collect(),
        }],
    };
    Arranged { choices, many: rows.len() > FEW, filters, shown, sections }
}

fn at_fits(rows: &[Row<'_>], at: usize, filter: Filter) -> bool {
    rows.get(at).is_some_and(|row| fits(row, filter))
}

fn fits(row: &Row<'_>, filter: Filter) -> bool {
    match filter {
        Filter::All => true,
        Filter::NotMet => row.target.verdict == Verdict::NotMet,
        Filter::Unknown => row.target.verdict == Verdict::CannotTell,
    }
}

/// The groups, and last the rows without a figure, where that leaves others to be seen.
fn folded(rows: &[Row<'_>], wanted: &[usize], lang: Lang) -> Vec<Section> {
    let (without, with): (Vec<usize>, Vec<usize>) =
        wanted.iter().copied().partition(|at| rows.get(*at).is_some_and(figureless));
    if without.len() < FOLDED || with.is_empty() {
        return grouped(rows, wanted, lang);
    }
    let mut sections = grouped(rows, &with, lang);
    let places = without.iter().map(|row| Place { row: *row, name: None }).collect();
    sections.push(Section { kind: Kind::Folded(words::folded(without.len(), lang)), places });
    sections
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

/// Neighbours of one indicator under its name.
fn grouped(rows: &[Row<'_>], wanted: &[usize], lang: Lang) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut rest = wanted;
    while let Some(first) = rest.first().and_then(|at| rows.get(*at)) {
        let same = |at: &&usize| rows.get(**at).is_some_and(|row| row.target.indicator == first.target.indicator);
        let count = rest.iter().take_while(same).count().max(1);
        let (now, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        rest = later;
        match group(rows, now, lang) {
            Some(section) => sections.push(section),
            None => plain(&mut sections, now),
        }
    }
    sections
}

fn plain(sections: &mut Vec<Section>, now: &[usize]) {
    let places = now.iter().map(|row| Place { row: *row, name: None });
    match sections.last_mut() {
        Some(Section { kind: Kind::Plain, places: before }) => before.extend(places),
        _ => sections.push(Section { kind: Kind::Plain, places: places.collect() }),
    }
}

/// The rows of one indicator, where there are several and their names have a beginning in common.
fn group(rows: &[Row<'_>], now: &[usize], lang: Lang) -> Option<Section> {
    let members: Vec<&Row<'_>> = now.iter().filter_map(|at| rows.get(*at)).collect();
    let [first, _, ..] = members.as_slice() else { return None };
    let name = base(&first.target.name);
    if members.iter().any(|row| base(&row.target.name) != name) {
        return None;
    }
    let alike = members.iter().all(|row| row.target.name == first.target.name);
    let dated = alike && distinct(&members);
    let mut places = Vec::new();
    for (number, (row, at)) in members.iter().zip(now).enumerate() {
        let own = if dated {
            row.target.years.clone()
        } else if alike {
            lang.tell(words::NUMBERED, &[&(number + 1)])
        } else {
            own(&row.target.name, name)
        };
        places.push(Place { row: *at, name: Some(own) });
    }
    let about = members.iter().all(|row| row.target.about == first.target.about);
    let about = first.target.about.clone().filter(|_| about);
    Some(Section { kind: Kind::Group(name.to_owned(), about), places })
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

/// No two speak of the same years.
fn distinct(members: &[&Row<'_>]) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    members.iter().all(|row| seen.insert(row.target.years.as_str()))
}

/// The province's own words, or their beginning where they are long; the whole stands in the details.
pub fn said(explanation: &str) -> String {
    let mut short = String::new();
    let mut letters = 0;
    for word in pieces(explanation, b' ') {
        letters += word.chars().count() + 1;
        if letters > SAID {
            let room: String = if short.is_empty() { word.chars().take(SAID).collect() } else { String::new() };
            return chained(&[&short, &room, " …"]);
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
