//! A panel put in order once, to say what its printed scores and ranks tell of a unit that lacks the other
//! (METHOD D3, 3 and 5). Of two scores the better is the higher *merit*: the score, or its opposite where less
//! is better.

use super::decimal::Decimal;
use super::figure::Rank;
use super::interval::Interval;
use super::order::sorted;
use super::panel::{Panel, PanelCell};
use super::scorecard::Better;
use super::text::{chained, cut, fold};
use super::time::Year;

/// A panel's rows in order.
pub struct Ranking<'a> {
    /// The year.
    pub year: Year,
    /// Id of its source.
    pub source: Option<&'a str>,
    better: Better,
    /// Rows by the folded name of their unit; those of the plan's own unit under no name.
    rows: Vec<(String, PrintedRow)>,
    /// Merits of all rows with a score, in order.
    merits: Vec<Decimal>,
    /// Rows with both a rank and a score, by rank: the least merit of it and those before it.
    falling: Vec<(Rank, Decimal)>,
    /// The same rows from the last rank on: the most merit of it and those after it.
    rising: Vec<(Rank, Decimal)>,
}

/// What a panel prints for one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedRow {
    /// Its score.
    pub score: Option<Decimal>,
    /// Its rank.
    pub rank: Option<Rank>,
}

impl<'a> Ranking<'a> {
    /// Puts a panel in order; `aliases` are names of the panel and the ids they are looked up by.
    pub(super) fn of(panel: &'a Panel, better: Better, aliases: &[(&str, &str)]) -> Self {
        let column = |name: &str| panel.columns.iter().position(|column| column == name);
        let (unit, total, rank) = (column("unit"), column("total"), column("rank"));
        let mut rows: Vec<(String, PrintedRow)> = Vec::new();
        let (mut merits, mut places): (Vec<Decimal>, Vec<(Rank, Decimal)>) = Default::default();
        for row in &panel.rows {
            let cell = |column: Option<usize>| row.0.get(column?);
            let score = cell(total).and_then(figure);
            let rank = cell(rank).and_then(figure).and_then(place);
            if let Some(score) = score {
                merits.push(merit(score, better));
                places.extend(rank.map(|rank| (rank, merit(score, better))));
            }
            if let Some(PanelCell::Text(name)) = cell(unit) {
                rows.push((fold(name), PrintedRow { score, rank }));
            }
        }
        let mut ranking = Self {
            year: panel.year,
            source: panel.source.as_deref(),
            better,
            rows: by_name(rows),
            merits: sorted(&merits, &|one, two| one < two),
            falling: sorted(&places, &|one, two| one.0 < two.0),
            rising: sorted(&places, &|one, two| one.0 > two.0),
        };
        cumulate(&mut ranking.falling, Decimal::min);
        cumulate(&mut ranking.rising, Decimal::max);
        let mut named = Vec::new();
        for (name, id) in aliases {
            let id = fold(id);
            for (_, row) in ranking.rows(name) {
                named.push((id.clone(), *row));
            }
        }
        ranking.rows.extend(named);
        ranking.rows = by_name(ranking.rows);
        ranking
    }

    /// The rows of a unit, by name or id in whatever case; of the plan's own where the name is empty.
    pub fn rows(&self, name: &str) -> &[(String, PrintedRow)] {
        let name = fold(name);
        let from = self.rows.partition_point(|(known, _)| *known < name);
        let to = self.rows.partition_point(|(known, _)| *known <= name);
        self.rows.get(from..to).unwrap_or_default()
    }

    /// Leaves out the rows of a unit, and with them what all rows together tell of others.
    pub(super) fn forget(&mut self, names: &[&str]) {
        for name in names {
            let name = fold(name);
            self.rows.retain(|(known, _)| *known != name);
        }
        (self.merits, self.falling, self.rising) = Default::default();
    }

    /// Between which scores a unit of such ranks lies: at most that of the nearest rank printed that is no
    /// worse, at least that of the nearest that is no better; `None` where neither is, or the panel contradicts itself.
    pub fn score_between(&self, rank: &Interval<Decimal>) -> Option<Interval<Decimal>> {
        let better = rank.low().and_then(|best| {
            let before = self.falling.partition_point(|(printed, _)| Decimal::from(*printed) <= best);
            Some(self.falling.get(before.checked_sub(1)?)?.1)
        });
        let worse = rank.high().and_then(|worst| {
            let after = self.rising.partition_point(|(printed, _)| Decimal::from(*printed) >= worst);
            Some(self.rising.get(after.checked_sub(1)?)?.1)
        });
        if better.is_none() && worse.is_none() {
            return None;
        }
        let between = Interval::new(worse, better)?;
        Some(self.turned(&between))
    }

    /// The ranks a score may have among the scores printed: after all that are better, before all that are worse
    /// and all that may be; `units` is how many were ranked, without which there may be any number more
    /// (METHOD A8). `name` is the unit's own, whose row does not count.
    pub fn rank_between(
        &self,
        score: &Interval<Decimal>,
        name: &str,
        units: Option<Rank>,
    ) -> Option<Interval<Decimal>> {
        let merit_between = self.turned(score);
        let beyond = |merit: Option<Decimal>, own: &dyn Fn(Decimal, Decimal) -> bool| {
            let merit = merit?;
            let before = self.merits.partition_point(|known| !own(*known, merit));
            let mut count = self.merits.len().checked_sub(before)?;
            for (_, row) in self.rows(name) {
                let counted = row.score.is_some_and(|score| own(self::merit(score, self.better), merit));
                count = count.saturating_sub(usize::from(counted));
            }
            Some(count)
        };
        let better = beyond(merit_between.high(), &|known, own| known > own).unwrap_or(0);
        let not_worse = beyond(merit_between.low(), &|known, own| known >= own);
        let own = self.rows(name).iter().filter(|(_, row)| row.score.is_some()).count();
        let others = self.merits.len().checked_sub(own)?;
        // Units ranked of which the panel prints no score may all be better.
        let unprinted = units.map(|units| usize::from(units.get()).saturating_sub(1 + others));
        let worst = unprinted.map(|unprinted| not_worse.unwrap_or(others) + unprinted + 1);
        if better == 0 && worst.is_none() {
            return None;
        }
        Interval::new(Some(whole(better + 1)?), worst.and_then(whole))
    }

    /// From scores to merits, or back.
    fn turned(&self, between: &Interval<Decimal>) -> Interval<Decimal> {
        match self.better {
            Better::Higher => *between,
            Better::Lower => between.opposite(),
        }
    }
}

fn merit(score: Decimal, better: Better) -> Decimal {
    if better == Better::Lower { score.negated() } else { score }
}

fn whole(count: usize) -> Option<Decimal> {
    Decimal::new(i64::try_from(count).ok()?, 0)
}

fn place(figure: Decimal) -> Option<Rank> {
    let whole = u16::try_from(figure.whole()).ok().and_then(Rank::new)?;
    Some(whole).filter(|whole| Decimal::from(*whole) == figure)
}

fn by_name(rows: Vec<(String, PrintedRow)>) -> Vec<(String, PrintedRow)> {
    let mut references: Vec<&(String, PrintedRow)> = Vec::new();
    references.extend(&rows);
    sorted(&references, &|one, two| one.0 < two.0).into_iter().cloned().collect()
}

/// Each merit becomes the best, or worst, of it and those before it.
fn cumulate(places: &mut [(Rank, Decimal)], of: fn(Decimal, Decimal) -> Decimal) {
    let mut known: Option<Decimal> = None;
    for (_, merit) in places {
        *merit = known.map_or(*merit, |known| of(known, *merit));
        known = Some(*merit);
    }
}

/// A printed figure; as text it may have a decimal comma or point.
pub fn figure(cell: &PanelCell) -> Option<Decimal> {
    match cell {
        PanelCell::Figure(figure) => Some(*figure),
        PanelCell::Text(text) => {
            let text = text.trim();
            let (whole, fraction) = cut(text, b',');
            let point = if whole.len() < text.len() { "." } else { "" };
            Decimal::parse(&chained(&[whole, point, fraction]))
        }
        PanelCell::Missing => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::model::panel::PanelRow;

    /// A panel of (name, score, rank), each as printed.
    fn panel(rows: &[(&str, &str, Option<u16>)]) -> Panel {
        let row = |(name, score, rank): &(&str, &str, Option<u16>)| {
            PanelRow(vec![
                PanelCell::Text((*name).into()),
                Decimal::parse(score).map_or(PanelCell::Missing, PanelCell::Figure),
                rank.map_or(PanelCell::Missing, |rank| PanelCell::Figure(Decimal::from(rank))),
            ])
        };
        Panel {
            indicator: "x".into(),
            year: Year::new(2023).unwrap(),
            columns: vec!["unit".into(), "total".into(), "rank".into()],
            rows: rows.iter().map(row).collect(),
            source: None,
        }
    }

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn between(low: &str, high: &str) -> Interval<Decimal> {
        Interval::new(Decimal::parse(low), Decimal::parse(high)).unwrap()
    }

    #[test]
    fn a_rank_lies_between_the_scores_of_its_neighbours() {
        let panel = panel(&[("c", "66.79", Some(30)), ("a", "71.25", Some(1)), ("d", "60", Some(40))]);
        let ranking = Ranking::of(&panel, Better::Higher, &[]);
        let scores = |low, high| ranking.score_between(&between(low, high));
        assert_eq!(scores("31", "63"), Some(between("", "66.79")));
        assert_eq!(scores("35", "35"), Some(between("60", "66.79")));
        assert_eq!(scores("2", "29"), Some(between("66.79", "71.25")));
        assert_eq!(scores("", "30"), Some(between("66.79", "")), "within the first 30");
        assert_eq!(scores("2", "63"), Some(between("", "71.25")));
        let lower = Ranking::of(&panel, Better::Lower, &[]);
        assert_eq!(lower.score_between(&between("41", "")), Some(between("71.25", "")), "no score may be lower");
    }

    #[test]
    fn equal_printed_scores_leave_an_interval_of_ranks() {
        let panel = panel(&[("a", "59.04", None), ("b", "59.04", None), ("c", "60", None), ("d", "58", None)]);
        let ranking = Ranking::of(&panel, Better::Higher, &[("a", "")]);
        let own = Interval::point(decimal("59.04"));
        assert_eq!(ranking.rank_between(&own, "", Rank::new(4)), Some(between("2", "3")));
        assert_eq!(ranking.rank_between(&own, "", Rank::new(10)), Some(between("2", "9")), "six more may be better");
        assert_eq!(ranking.rank_between(&own, "", None), Some(between("2", "")));
        assert_eq!(ranking.rank_between(&own, "another", Rank::new(5)), Some(between("2", "4")));
        let lower = Ranking::of(&panel, Better::Lower, &[("a", "")]);
        assert_eq!(lower.rank_between(&own, "", Rank::new(4)), Some(between("2", "3")));
    }

    #[test]
    fn a_row_is_found_by_its_name_in_any_case_and_by_its_id() {
        let panel = panel(&[("NINH  THUẬN", "69.61", Some(13))]);
        let ranking = Ranking::of(&panel, Better::Higher, &[("Ninh Thuận", "ninh-thuan"), ("ninh thuận", "")]);
        for name in ["Ninh Thuận", "ninh-thuan", ""] {
            assert_eq!(ranking.rows(name).len(), 1, "{name}");
        }
        assert!(ranking.rows("Bình Thuận").is_empty());
    }
}
