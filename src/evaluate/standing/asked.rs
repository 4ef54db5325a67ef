//! The places that targets ask for, so that their cut-offs can be shown.

use crate::model::clause::Condition;
use crate::model::figure::Rank;
use crate::model::resolve::{Clause, Plan, When};
use crate::model::time::Year;

/// A place that a target asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked<'a> {
    /// The indicator, as an index into [`Plan::series`].
    pub indicator: usize,
    /// Id of the region the place is within.
    pub among: Option<&'a str>,
    /// The place.
    pub at_most: Rank,
    /// The first year it is asked of.
    pub from: Year,
    /// The last; `None` for no end.
    pub to: Option<Year>,
}

impl Asked<'_> {
    /// It is asked of that year; of the latest ranking also where it is still to come.
    pub fn speaks_of(&self, year: Year, latest: bool) -> bool {
        let begun = self.from <= year || latest;
        begun && self.to.is_none_or(|to| to >= year)
    }
}

/// All that are asked of the document's unit itself, in order.
pub fn all<'a>(plan: &Plan<'a>) -> Vec<Asked<'a>> {
    let mut found = Vec::new();
    for target in &plan.targets {
        if target.replaced_by.is_none() {
            collect(&target.clauses, &mut found);
        }
    }
    found.sort_unstable();
    found
}

/// As deep as the document is, which its reader bounds.
fn collect<'a>(clauses: &[Clause<'a>], found: &mut Vec<Asked<'a>>) {
    for clause in clauses {
        if let (Condition::Rank { at_most, among, .. }, None) = (clause.condition, clause.subject.over) {
            let (from, to) = match clause.when {
                When::In(year) => (year, Some(year)),
                When::Each(from, to) => (from, to),
                When::Since(from) => (from, None),
            };
            let indicator = clause.subject.indicator;
            found.push(Asked { indicator, among: among.as_deref(), at_most: *at_most, from, to });
        }
        collect(&clause.parts, found);
    }
}
