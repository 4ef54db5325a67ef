//! Totals that nobody prints, made of the parts that are printed and written down as such.

use super::graft::Graft;
use super::inside;
use crate::command::place::Remark;
use crate::evaluate::composite::derived::{self, Derived};
use crate::model::record::Field;
use crate::model::resolve::{self, Plan, Subject};
use crate::model::scorecard::{Observation, Scorecard};
use crate::words::{Lang, figure};

/// Adds the totals of a document to its tree; one that stands there and says something else is told.
pub fn add(graft: &mut Graft, card: &Scorecard) -> Vec<Remark> {
    let mut told = Vec::new();
    for Derived { indicator, mut result, missing, stands } in derived::totals(&resolve::plan(card)) {
        if stands.is_none() {
            let [note, note_en] = notes(missing);
            result.note = Some(note);
            result.note_en = Some(note_en);
            graft.result(indicator, &result);
        } else if result.score != stands {
            let results = card.indicators.get(indicator).map_or(&[][..], |indicator| &indicator.results);
            let stale = |known: &Observation| {
                (known.year, &known.over, known.score, known.provenance)
                    == (result.year, &result.over, stands, result.provenance)
            };
            let place = inside(indicator, "results", results.iter().position(stale).unwrap_or(0));
            let score = |score: &Option<_>| score.write().map(|score| score.to_string()).unwrap_or_default();
            let [found, given] = [score(&stands), score(&result.score)];
            told.push(Remark::new(
                &place,
                format!("found the total {found}, but the parts give {given}; the document's is kept"),
            ));
        }
    }
    told
}

/// A line for each total that `fill` would add.
pub fn unprinted(plan: &Plan<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for Derived { indicator, result, .. } in derived::totals(plan).iter().filter(|one| one.stands.is_none()) {
        let name = figure::name(plan, Subject { indicator: *indicator, over: result.over.as_ref() }, Lang::En);
        let given = result.score.as_ref().map(|score| figure::score(score, Lang::En)).unwrap_or_default();
        lines.push(format!(
            "{name} {}: no total is printed, but its parts give {given}; \"fill\" writes it down, so that it counts.",
            result.year
        ));
    }
    lines
}

/// How it was obtained, in both languages.
fn notes(missing: usize) -> [String; 2] {
    let mut notes = [
        "Tổng điểm không được công bố: tính từ điểm các thành phần, kể cả phần làm tròn".to_owned(),
        "The total is not published: made of the scores of its parts, give or take their rounding".to_owned(),
    ];
    let more = [
        format!("; {missing} thành phần chưa có điểm, mỗi thành phần lấy cả thang điểm"),
        format!("; parts without a score: {missing}, each with its whole scale"),
    ];
    for (note, more) in notes.iter_mut().zip(more).filter(|_| missing > 0) {
        note.push_str(&more);
    }
    for note in &mut notes {
        note.push('.');
    }
    notes
}
