//! The consecutive yearly figures up to the latest: never across a gap, a break, or a figure that is not exact.

use super::rule::Rule;
use crate::evaluate::between::changed;
use crate::evaluate::figures::{self, Lookup, Sought};
use crate::evaluate::verdict::Reason;
use crate::model::decimal::Decimal;
use crate::model::resolve::{Plan, Series, Subject};
use crate::model::scorecard::Change;
use crate::model::time::Year;

/// Figures of consecutive years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The year of the latest.
    pub last: Year,
    /// The figures, the oldest first; at most six.
    pub figures: Vec<Decimal>,
    /// Why it does not reach further back, where it is shorter than six.
    pub cut: Option<Cut>,
    /// One of them is an estimate.
    pub provisional: bool,
}

/// What ends a run towards the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The last year that is not in the run.
    pub year: Year,
    /// `no_figure` and its like, `partial_interval`, `conflict`; `break_method` and `break_geo` between that year
    /// and the next.
    pub reason: Reason,
}

impl Run {
    /// The year of the oldest figure.
    pub fn first(&self) -> Year {
        let steps = u16::try_from(self.figures.len()).unwrap_or(u16::MAX).saturating_sub(1);
        self.last.before(steps).unwrap_or(self.last)
    }

    /// Of a subject's years that are over; `Err` where nothing exact is known of the latest that is known at all.
    /// An index published every second year has no run: the rule speaks of yearly changes.
    pub fn of(
        plan: &Plan<'_>,
        series: &Series<'_>,
        subject: Subject<'_>,
        sought: Sought<'_>,
        waived: Option<Change>,
    ) -> Result<Self, Reason> {
        let mut year = plan.as_of.year().before(1);
        while let Some(last) = year {
            let found = figures::find(series, subject, last, sought);
            if !found.is_nothing() {
                let mut run = Self { last, figures: Vec::new(), cut: None, provisional: false };
                run.take(&found)?;
                run.reach_back(series, subject, sought, waived);
                run.figures.reverse();
                return Ok(run);
            }
            year = last.before(1);
        }
        Err(Reason::NoFigure)
    }

    /// Takes one figure, the years going back.
    fn take(&mut self, found: &Lookup<'_>) -> Result<(), Reason> {
        let [known] = found.readings() else {
            return Err(if found.is_nothing() { found.silence } else { Reason::Conflict });
        };
        self.figures.push(known.interval.as_point().ok_or(Reason::PartialInterval)?);
        self.provisional |= known.provisional;
        Ok(())
    }

    fn reach_back(&mut self, series: &Series<'_>, subject: Subject<'_>, sought: Sought<'_>, waived: Option<Change>) {
        let mut year = self.last;
        while self.figures.len() < Rule::MOST_POINTS {
            let Some(before) = year.before(1) else { return };
            let broken = changed(series, before, year, waived);
            let taken = match broken {
                Some(reason) => Err(reason),
                None => self.take(&figures::find(series, subject, before, sought)),
            };
            if let Err(reason) = taken {
                self.cut = Some(Cut { year: before, reason });
                return;
            }
            year = before;
        }
    }
}
