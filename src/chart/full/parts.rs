//! What an index is made of: its parts on one common axis.

use crate::words::Lang;
use crate::words::analysis::Beyond;
use crate::words::analysis::tree::TreeReport;

/// An index in one year.
pub struct Index<'a> {
    /// The index as it is told.
    pub told: &'a TreeReport,
}

/// Lays out the indices of a document, or the one asked for.
pub fn indices<'a>(beyond: &'a Beyond, indicator: Option<&str>, _lang: Lang) -> Vec<Index<'a>> {
    let wanted = |one: &&TreeReport| indicator.is_none_or(|id| one.indicator == id);
    beyond.trees.iter().filter(wanted).map(|told| Index { told }).collect()
}
