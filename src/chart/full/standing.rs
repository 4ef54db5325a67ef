//! A whole ranking: every unit's place, the document's own among them.

use crate::words::Lang;
use crate::words::analysis::Beyond;
use crate::words::analysis::standing::StandingReport;

/// A whole ranking of one year.
pub struct Ranking<'a> {
    /// The ranking as it is told.
    pub told: &'a StandingReport,
}

/// Lays out the rankings of a document, or of one indicator.
pub fn rankings<'a>(beyond: &'a Beyond, indicator: Option<&str>, _lang: Lang) -> Vec<Ranking<'a>> {
    let wanted = |one: &&StandingReport| indicator.is_none_or(|id| one.indicator == id);
    beyond.standings.iter().filter(wanted).map(|told| Ranking { told }).collect()
}
