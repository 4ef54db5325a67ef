//! What the full edition lays out besides: rows in groups, sorted and filtered, the years of a timeline to be
//! chosen, figures for other programs. Without a reader's choice it is the order of the plan.

pub mod arrange;
pub mod columns;
pub mod figures;
pub mod order;
pub mod part_outcome;
pub mod part_table;
pub mod part_words;
pub mod parts;
pub mod small;
pub mod standing;
pub mod words;
pub mod wrap;

use super::scene::{Body, Scene};
use super::{View, dressed};
use crate::words::analysis::Beyond;
use crate::words::report::Report;

/// Lays out any view; `beyond` is what the views of all units and of parts show.
pub fn scene<'a>(report: &'a Report, beyond: &'a Beyond, view: View, indicator: Option<&str>) -> Scene<'a> {
    let mut scene = match view {
        View::Standing if !beyond.standings.is_empty() => {
            dressed(report, view, Body::Standing(standing::rankings(beyond, indicator, report.lang)))
        }
        View::Parts if !beyond.indices.is_empty() => {
            dressed(report, view, Body::Parts(parts::indices(report, beyond, indicator)))
        }
        View::Standing | View::Parts => super::scene(report, View::Scorecard, indicator),
        _ => super::scene(report, view, indicator),
    };
    if !beyond.standings.is_empty() {
        scene.more.push(View::Standing);
    }
    if !beyond.indices.is_empty() {
        scene.more.push(View::Parts);
    }
    scene
}

choice! {
    /// The order of a scorecard's rows.
    pub enum Sort {
        /// As the plan has them, grouped by indicator.
        Plan = "plan",
        /// The largest shortfall first.
        Gap = "gap",
        /// What was not met first, then what cannot be told.
        Verdict = "verdict",
    }
}

choice! {
    /// Which of a scorecard's rows are shown.
    pub enum Filter {
        /// All.
        All = "all",
        /// Those not met.
        NotMet = "not_met",
        /// Those that cannot be told.
        Unknown = "cannot_tell",
    }
}

/// How a reader wants to see a scorecard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    /// The order.
    pub sort: Sort,
    /// Which are shown.
    pub filter: Filter,
    /// The targets without a figure are unfolded.
    pub unfolded: bool,
}

impl Default for Choices {
    fn default() -> Self {
        Self { sort: Sort::Plan, filter: Filter::All, unfolded: false }
    }
}
