//! What an index's parts say, in one sentence: how they stand to the medians, else how they moved, else what is known.

use super::parts::{Beside, IndexReport};
use super::tree::PartOfTree;
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::words::phrase::Phrase;
use crate::words::{Lang, figure, number};

/// The sentence; of what cannot be reckoned, why.
pub fn sentence(index: &IndexReport, lang: Lang) -> String {
    if let Some(fault) = &index.fault {
        return fault.clone();
    }
    let mut text = beside_others(index, lang).or_else(|| moved(index, lang)).unwrap_or_default();
    let mut missing = 0_usize;
    for (part, beside) in index.parts.iter().zip(&index.beside) {
        missing += usize::from(beside.open && part.score.is_none());
    }
    if missing > 0 {
        let phrase: Phrase = "{1}Chưa có điểm của {0} thành phần, nên tổng chỉ biết trong một khoảng.|{1}The scores of {0} parts are not known, so the total is known only within a range.";
        let before = if text.is_empty() { "" } else { " " };
        text.push_str(&lang.tell(phrase, &[&missing, &before]));
    } else if text.is_empty() {
        text = lang.tell("{0} thành phần.|{0} parts.", &[&index.parts.len()]);
    }
    text
}

/// The parts that are drawn, with a figure of each.
fn with<'a>(
    index: &'a IndexReport,
    figure: impl Fn(&'a PartOfTree, &'a Beside) -> Option<Decimal>,
) -> Vec<(&'a PartOfTree, &'a Beside, Decimal)> {
    let mut found = Vec::new();
    for (part, beside) in index.parts.iter().zip(&index.beside) {
        if let Some(figure) = figure(part, beside).filter(|_| beside.open) {
            found.push((part, beside, figure));
        }
    }
    found
}

fn beside_others(index: &IndexReport, lang: Lang) -> Option<String> {
    let parts = with(index, |_, beside| beside.gap);
    let above = parts.iter().filter(|(.., gap)| *gap > Decimal::ZERO).count();
    // The weakest by its place; of two at one place, the one farther below the median.
    let place = |beside: &Beside| beside.place.and_then(|place| place.high());
    let (part, beside, _) = parts.iter().max_by_key(|(_, beside, gap)| (place(beside), gap.negated()))?;
    let rank = figure::score(&beside.place?.map(Decimal::from), lang);
    let phrase: Phrase = if above == parts.len() {
        "Cả {1} thành phần đều trên trung vị; thấp nhất là {2}, hạng {3}/{4}.|All {1} parts are above the median; the lowest is {2}, rank {3}/{4}."
    } else {
        "{0}/{1} thành phần trên trung vị; thấp nhất là {2}, hạng {3}/{4}.|{0} of {1} parts are above the median; the lowest is {2}, rank {3}/{4}."
    };
    Some(lang.tell(phrase, &[&above, &parts.len(), &part.name, &rank, &beside.units]))
}

fn moved(index: &IndexReport, lang: Lang) -> Option<String> {
    let parts = with(index, |part, beside| Some(part.score?.minus(beside.before?)));
    let (most, .., up) = parts.iter().max_by_key(|(.., change)| *change)?;
    let (least, .., down) = parts.iter().min_by_key(|(.., change)| *change)?;
    let year = index.previous?;
    let size = |change: &Decimal| number::decimal(change.absolute(), lang);
    let rises = *up > Decimal::ZERO;
    let falls = *down < Decimal::ZERO;
    let phrase: Phrase = match (rises, falls) {
        (true, true) => {
            "So với {0}: tăng nhiều nhất là {1} (+{2}), giảm nhiều nhất là {3} (−{4}).|Against {0}: {1} rose most (+{2}), {3} fell most (−{4})."
        }
        (true, false) => {
            "So với {0}: không thành phần nào giảm; tăng nhiều nhất là {1} (+{2}).|Against {0}: no part fell; {1} rose most (+{2})."
        }
        (false, true) => {
            "So với {0}: không thành phần nào tăng; giảm nhiều nhất là {3} (−{4}).|Against {0}: no part rose; {3} fell most (−{4})."
        }
        (false, false) => "So với {0}: mọi thành phần giữ nguyên.|Against {0}: no part changed.",
    };
    Some(lang.tell(phrase, &[&year, &most.name, &size(up), &least.name, &size(down)]))
}

/// A total or a place with its unit: `45,7323 điểm`, `5–6/61`.
pub fn total(known: &Interval<Decimal>, unit: Option<&str>, lang: Lang) -> String {
    number::unit_after(figure::score(known, lang), unit, lang)
}
