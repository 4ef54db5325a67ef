//! Where a publisher's own figures contradict each other, in words.

use crate::evaluate::consistency::{Finding, Kind};
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::resolve::{Plan, Subject};
use crate::model::time::Year;
use crate::words::phrase::Phrase;
use crate::words::{Lang, figure, number};

record! {
    /// Two printed figures that cannot both be right.
    pub struct FindingReport {
        /// What does not agree.
        kind: Kind,
        /// Id of the indicator.
        indicator: String,
        /// The year.
        year: Year,
        /// The unit, by its name in a panel; the document's own, or the edition, where there is none.
        unit: Option<String>,
        /// Id of the part whose own parts do not give it.
        part: Option<String>,
        /// As printed.
        printed: Decimal,
        /// As it comes out of the other figures.
        computed: Interval<Decimal>,
        /// How far they may lie apart by rounding alone.
        tolerance: Decimal,
        /// All this in one sentence.
        sentence: String,
    }
}

/// A finding in words.
pub fn told(plan: &Plan<'_>, finding: &Finding<'_>, lang: Lang) -> FindingReport {
    FindingReport {
        kind: finding.kind,
        indicator: finding.indicator.to_owned(),
        year: finding.year,
        unit: finding.unit.map(str::to_owned),
        part: finding.part.map(str::to_owned),
        printed: finding.printed,
        computed: finding.computed,
        tolerance: finding.tolerance,
        sentence: sentence(plan, finding, lang),
    }
}

/// `PCI 2023, Thanh Hóa: in 66,79 nhưng các thành phần cho 67,49 (sai số làm tròn 0,055).`
pub fn sentence(plan: &Plan<'_>, finding: &Finding<'_>, lang: Lang) -> String {
    let indicator = plan.find(finding.indicator);
    let name = indicator.map(|indicator| figure::name(plan, Subject { indicator, over: None }, lang));
    let parts = indicator.and_then(|at| plan.series.get(at)).map_or(&[][..], |series| &series.indicator.parts);
    let mut whose = String::new();
    for more in [
        finding.unit.map(str::to_owned),
        finding.part.map(|id| super::part_name(parts, id, lang).unwrap_or_else(|| id.to_owned())),
    ] {
        whose.push_str(&more.map_or(String::new(), |more| lang.tell(", {0}", &[&more])));
    }
    let phrase: Phrase = match finding.kind {
        Kind::Total => {
            "{0} {1}{2}: công bố {3}, nhưng các thành phần cho {4} (sai số làm tròn nhiều nhất {5}).|{0} {1}{2}: printed {3}, but its parts give {4} (rounding explains {5} at most)."
        }
        Kind::Change => {
            "{0} {1}{2}: công bố thay đổi {3}, nhưng hiệu hai số là {4} (sai số làm tròn nhiều nhất {5}).|{0} {1}{2}: a change of {3} is printed, but the two figures differ by {4} (rounding explains {5} at most)."
        }
        Kind::Rank => {
            "{0} {1}{2}: công bố hạng {3}, nhưng theo điểm số là hạng {4}.|{0} {1}{2}: rank {3} is printed, but the scores give rank {4}."
        }
        Kind::Groups => {
            "{0} {1}{2}: có {3} đơn vị được xếp, nhưng các nhóm cộng lại là {4}.|{0} {1}{2}: {3} units are ranked, but the groups add up to {4}."
        }
    };
    lang.tell(
        phrase,
        &[
            &name.unwrap_or_else(|| finding.indicator.to_owned()),
            &finding.year,
            &whose,
            &number::decimal(finding.printed, lang),
            &figure::score(&finding.computed, lang),
            &number::decimal(finding.tolerance, lang),
        ],
    )
}
