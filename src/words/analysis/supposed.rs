//! What a reader supposes of an index: other scores of its parts, and what would follow. Never a result: every sentence
//! says that it is supposed.

use super::fault;
use super::parts::IndexReport;
use super::parts_message::total;
use super::what_if::{self, Would};
use crate::evaluate::composite::whatif::Change;
use crate::evaluate::composite::{self, Fault};
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::resolve::{self, Plan};
use crate::model::scorecard::Scorecard;
use crate::model::text::{cut, pieces, shown};
use crate::words::phrase::Phrase;
use crate::words::{Lang, number, term};

/// An index with other scores of some parts.
#[derive(Default)]
pub struct Supposed {
    /// Id of the index.
    pub indicator: String,
    /// The scores, in the order they were first changed.
    pub changes: Vec<Change>,
    /// Points of the whole that each of them gives.
    pub gives: Vec<Option<Decimal>>,
    /// What would follow; `None` where it cannot be reckoned.
    pub what: Option<Would>,
    /// What is supposed, in one sentence.
    pub assumes: String,
    /// What would follow, in one sentence; else why it cannot be told.
    pub follows: String,
}

/// Parts that a sentence names.
const NAMED: usize = 4;

impl IndexReport {
    /// The place of a part in the tree, where this score may be supposed for it.
    pub fn takes(&self, part: &str, to: Decimal) -> Option<usize> {
        let at = self.parts.iter().position(|one| one.part == part)?;
        let beside = self.beside.get(at).filter(|beside| beside.open)?;
        (to >= beside.least && beside.most.is_none_or(|most| to <= most)).then_some(at)
    }
}

impl Supposed {
    /// The supposed score of a part.
    pub fn score(&self, part: &str) -> Option<Decimal> {
        self.changes.iter().find(|change| change.part == part).map(|change| change.to)
    }

    /// Supposes a score, in place of an earlier one of the same part; the score as it is takes the supposition back.
    pub fn set(&mut self, index: &IndexReport, part: &str, to: Decimal) {
        let Some(own) = index.takes(part, to).and_then(|at| index.parts.get(at)) else { return };
        self.changes.retain(|change| change.part != part);
        if own.score != Some(to) {
            self.changes.push(Change { part: part.to_owned(), to });
        }
    }

    /// Reckons what would follow.
    pub fn reckon(&mut self, card: &Scorecard, index: &IndexReport, lang: Lang) {
        (self.gives, self.what) = (Vec::new(), None);
        (self.assumes, self.follows) = (String::new(), String::new());
        if self.changes.is_empty() {
            return;
        }
        let plan = resolve::plan(card);
        self.gives = gives(&plan, index, &self.changes).unwrap_or_default();
        self.assumes = self.assumed(index, lang);
        let at = plan.find(&self.indicator).unwrap_or(usize::MAX);
        match what_if::would(&plan, at, index.year, &self.changes) {
            Ok(what) => {
                self.follows = follows(index, &what, lang);
                self.what = Some(what);
            }
            Err(fault) => self.follows = fault::sentence(&fault, lang),
        }
    }

    fn assumed(&self, index: &IndexReport, lang: Lang) -> String {
        let mut list = String::new();
        let mut named = 0;
        for (part, beside) in index.parts.iter().zip(&index.beside) {
            let Some(to) = self.score(&part.part) else { continue };
            if named == NAMED {
                list.push_str("; …");
                break;
            }
            let places = places(beside.least, beside.most);
            let between: Phrase = if named == 0 { "{0} {1} → {2}" } else { "; {0} {1} → {2}" };
            let from = part.score.map_or("?".to_owned(), |from| short(from, places, lang));
            list.push_str(&lang.tell(between, &[&part.name, &from, &short(to, places, lang)]));
            named += 1;
        }
        lang.tell("Nếu {0} và các đơn vị khác giữ nguyên:|If {0} and all other units stay as they are:", &[&list])
    }
}

/// Digits after the point that a score on such a scale is drawn with: two, on a short scale four. A table has them all.
pub fn places(least: Decimal, most: Option<Decimal>) -> u8 {
    if most.is_some_and(|most| most.minus(least) <= Decimal::from(2_u16)) { 4 } else { 2 }
}

/// A score as it is drawn.
pub fn short(score: Decimal, places: u8, lang: Lang) -> String {
    number::decimal(score.rounded(places), lang)
}

fn gives(plan: &Plan<'_>, index: &IndexReport, changes: &[Change]) -> Result<Vec<Option<Decimal>>, Fault> {
    let series = plan.find(&index.indicator).and_then(|at| plan.series.get(at)).ok_or(Fault::NoParts)?;
    let tree = composite::tree(series, index.year)?;
    let own = composite::own(&tree, series)?;
    let mut gives = Vec::new();
    for change in changes {
        let at = tree.find(&change.part)?;
        let worth = own.worths.get(at).copied().flatten();
        let (Some(node), Some(worth)) = (tree.nodes.get(at), worth) else { return Err(Fault::NoParts) };
        let points = worth.factor.times(node.counts_for(Ratio::from(change.to))?)?;
        gives.push(points.rounded(4).ok().map(Decimal::shortened));
    }
    Ok(gives)
}

/// "Giả định: tổng 46,47 điểm, hạng 4/61; Trong nhóm 20: Đạt."
fn follows(index: &IndexReport, what: &Would, lang: Lang) -> String {
    let unit = index.unit.as_deref();
    let mut text = lang.tell("Giả định: tổng {0}|Supposed: total {0}", &[&total(&what.after, unit, lang)]);
    if let Some(place) = &what.place {
        let of = index.units.map_or(String::new(), |units| lang.tell("/{0}", &[&units]));
        let place = total(&place.map(Decimal::from), None, lang);
        text.push_str(&lang.tell(", hạng {0}{1}|, rank {0}{1}", &[&place, &of]));
    }
    for (at, _) in &index.targets {
        if let Some(verdict) = what.verdicts.get(*at) {
            text.push_str("; ");
            text.push_str(term::verdict(*verdict, lang));
        }
    }
    text.push('.');
    text
}

/// What is supposed of some indices as one word for a link: `part=7.5,part=6`; before a part of another index than the
/// first its id and a colon.
pub fn written(all: &[Supposed], indices: &[IndexReport]) -> String {
    let mut text = String::new();
    for one in all {
        let first = indices.first().is_some_and(|index| index.indicator == one.indicator);
        for change in &one.changes {
            if !text.is_empty() {
                text.push(',');
            }
            if !first {
                text.push_str(&one.indicator);
                text.push(':');
            }
            text.push_str(&change.part);
            text.push('=');
            text.push_str(&shown(&change.to));
        }
    }
    text
}

/// Reads what [`written`] wrote; what the document has no place for is passed over.
pub fn read(text: &str, indices: &[IndexReport]) -> Vec<Supposed> {
    let mut all: Vec<Supposed> = Vec::new();
    for piece in pieces(text, b',') {
        let (part, to) = cut(piece, b'=');
        let (indicator, rest) = cut(part, b':');
        let (indicator, part) = if rest.is_empty() { ("", part) } else { (indicator, rest) };
        let Some(to) = Decimal::parse(to) else { continue };
        let index = match indicator {
            "" => indices.first(),
            id => indices.iter().find(|index| index.indicator == id),
        };
        if let Some(index) = index {
            set(&mut all, index, part, to);
        }
    }
    all
}

/// Supposes a score of a part of an index.
pub fn set(all: &mut Vec<Supposed>, index: &IndexReport, part: &str, to: Decimal) {
    if let Some(known) = all.iter_mut().find(|one| one.indicator == index.indicator) {
        known.set(index, part, to);
        return;
    }
    let mut new = Supposed { indicator: index.indicator.clone(), ..Supposed::default() };
    new.set(index, part, to);
    all.push(new);
}
