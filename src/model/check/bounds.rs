//! What no page carries the code to refuse: editions no publisher could mean, and lists no publisher could fill.

use super::Check;
use crate::model::decimal::Decimal;
use crate::model::order::order;
use crate::model::problem::Expected;
use crate::model::scorecard::{Edition, Indicator};

/// Results of one subject in one year, or bands of an edition, at most.
const MOST_ALIKE: usize = 100;

impl Check<'_> {
    /// An indicator's editions and results.
    pub(super) fn bounds(&mut self, indicator: &Indicator) {
        self.many(indicator);
        for (index, edition) in indicator.editions.iter().enumerate() {
            self.enter("editions", index);
            self.edition(edition);
            self.leave();
        }
    }

    /// A scale has a length, a share of the parts lies from 0 to 1, and bands are few.
    fn edition(&mut self, edition: &Edition) {
        if let Some(scale) = edition.scale.filter(|scale| scale.from == scale.to) {
            self.refuse("scale", Some(&scale.to), Expected::Ordered);
        }
        if let Some(complete) = edition.complete.filter(|share| share.is_negative()) {
            self.refuse("complete", Some(&complete), Expected::AboveNought);
        }
        if let Some(complete) = edition.complete.filter(|share| *share > Decimal::from(1)) {
            self.refuse("complete", Some(&complete), Expected::WithinTotal);
        }
        if edition.bands.len() > MOST_ALIKE {
            self.refuse("bands", Some(&edition.bands.len()), Expected::Size(MOST_ALIKE));
        }
    }

    /// Each target looks at all that is said of a subject's year, and a change weighs each saying against each: no
    /// publisher is quoted so often.
    fn many(&mut self, indicator: &Indicator) {
        let key = |at: usize| indicator.results.get(at).map(|result| (result.year, &result.over));
        let (mut before, mut alike) = (None, 0);
        for at in order(indicator.results.len(), &|one, two| key(one) < key(two)) {
            alike = if before < key(at) { 1 } else { alike + 1 };
            before = key(at);
            if alike == MOST_ALIKE + 1 {
                self.enter("results", at);
                self.refuse("", None, Expected::Size(MOST_ALIKE));
                self.leave();
            }
        }
    }
}
