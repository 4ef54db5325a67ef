//! Report → scene: what is drawn and where, so that a renderer decides nothing.

pub mod captions;
#[cfg(feature = "full")]
pub mod full;
pub mod label;
pub mod marks;
#[cfg(feature = "full")]
pub mod picture;
pub mod scale;
pub mod scene;
pub mod scorecard;
pub mod table;
pub mod timeline;
pub mod track;
mod view;

use crate::model::text::chained;
use crate::words::number;
use crate::words::report::Report;
use scene::{Body, Scene};

pub use view::View;

/// Lays a report out. `indicator` narrows a view to one indicator's id.
pub fn scene<'a>(report: &'a Report, view: View, indicator: Option<&str>) -> Scene<'a> {
    let body = match view {
        View::Scorecard => Body::Scorecard(scorecard::rows(report, indicator)),
        View::Timeline => Body::Timeline(timeline::panels(report, indicator)),
        View::Table => Body::Table(table::targets(report, indicator)),
        // What is not told in the report is laid out by `full::scene`.
        #[cfg(feature = "full")]
        View::Standing | View::Parts => Body::Scorecard(scorecard::rows(report, indicator)),
    };
    dressed(report, view, body)
}

/// A view with what stands around it.
fn dressed<'a>(report: &'a Report, view: View, body: Body<'a>) -> Scene<'a> {
    let captions = captions::of(report.lang);
    Scene {
        lang: report.lang,
        captions,
        view,
        #[cfg(feature = "full")]
        more: Vec::new(),
        title: report.title.as_deref(),
        message: &report.message,
        lead: report.lead.as_deref(),
        tiles: scorecard::tiles(report),
        #[cfg(feature = "full")]
        arranged: full::arrange::of(&body, full::Choices::default(), report.lang),
        body,
        unread: &report.unread,
        notes: &report.notes,
        as_of: chained(&[captions.as_of, " ", &number::date(report.as_of, report.lang), "."]),
    }
}
