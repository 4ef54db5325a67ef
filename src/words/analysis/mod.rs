//! What goes beyond the targets of a scorecard: index trees, places among all units, trajectories, findings. Apart from
//! the report, because the small edition of the page's script does without it.

pub mod fault;
pub mod finding;
#[cfg(feature = "full")]
pub mod goals;
#[cfg(feature = "full")]
pub mod parts;
#[cfg(feature = "full")]
pub mod parts_message;
pub mod standing;
#[cfg(feature = "full")]
pub mod supposed;
pub mod trajectory;
pub mod tree;
pub mod what_if;

use super::Lang;
use super::report::Report;
use crate::evaluate::consistency;
use crate::evaluate::standing::Panels;
use crate::model::record::Field;
use crate::model::resolve;
use crate::model::scorecard::{Part, Scorecard};
use crate::model::value::{Data, Value};
use finding::FindingReport;
#[cfg(feature = "full")]
use parts::IndexReport;
use standing::StandingReport;
#[cfg(feature = "full")]
use supposed::Supposed;
use trajectory::TrajectoryReport;
use tree::TreeReport;

record! {
    /// What goes beyond the targets, in one language.
    pub struct Analysis {
        /// What each index is made of, in the years with scores of parts.
        trees: Vec<TreeReport>,
        /// Where the unit stands in each whole ranking of the document.
        standings: Vec<StandingReport>,
        /// Where each target that is not due yet is heading.
        trajectories: Vec<TrajectoryReport>,
        /// Where printed figures contradict each other.
        findings: Vec<FindingReport>,
    }
}

/// What the views of all units and of parts show, in one language.
#[cfg(feature = "full")]
#[derive(Default)]
pub struct Beyond {
    /// What each index is made of, in the latest year with scores of its parts.
    pub indices: Vec<IndexReport>,
    /// What a reader supposes of them.
    pub supposed: Vec<Supposed>,
    /// Where the unit stands in each whole ranking of the document.
    pub standings: Vec<StandingReport>,
}

/// What a document's panels and parts tell.
#[cfg(feature = "full")]
pub fn beyond(card: &Scorecard, lang: Lang) -> Beyond {
    let plan = resolve::plan(card);
    let panels = Panels::of(&plan);
    let standings: Vec<StandingReport> =
        panels.standings().iter().map(|one| standing::told(&plan, one, lang)).collect();
    Beyond { indices: parts::all(&plan, &standings, lang), supposed: Vec::new(), standings }
}

/// Analyses a document.
pub fn analysis(card: &Scorecard, lang: Lang) -> Analysis {
    let plan = resolve::plan(card);
    let panels = Panels::of(&plan);
    Analysis {
        trees: tree::all(&plan, lang),
        standings: panels.standings().iter().map(|one| standing::told(&plan, one, lang)).collect(),
        trajectories: trajectory::all(&plan, lang),
        findings: consistency::findings(&plan).iter().map(|one| finding::told(&plan, one, lang)).collect(),
    }
}

/// A report as others read it, with what goes beyond the targets under `analysis`.
pub fn whole(report: &Report, card: &Scorecard) -> Value {
    let mut whole = report.write().unwrap_or(Value::text(""));
    if let Data::Map(fields) = &mut whole.data {
        fields.extend(analysis(card, report.lang).write().map(|analysis| ("analysis".to_owned(), analysis)));
    }
    whole
}

/// The name of a part by its id, wherever it stands in the tree.
fn part_name(parts: &[Part], id: &str, lang: Lang) -> Option<String> {
    for part in parts {
        if part.id == id {
            let english = part.name_en.as_ref().filter(|_| lang == Lang::En);
            return Some(english.unwrap_or(&part.name).clone());
        }
        if let Some(name) = part_name(&part.parts, id, lang) {
            return Some(name);
        }
    }
    None
}
