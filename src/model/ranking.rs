//! A panel put in order once, to say what its printed scores and ranks tell of a unit that lacks the other
//! (METHOD D3, 3 and 5). Of two scores the better is the higher *merit*: the score, or its opposite where less
//! is better.

use super::decimal::Decimal;
use super::figure::Rank;
use super::interval::Interval;
use super::order::{order, sorted};
use super::panel::Panel;
use super::scorecard::Better;
use super::text::fold;
use super::time::Year;

/// A panel's rows in order.
pub struct Ranking<'a> {
    /// The year.
    pub year: Year,
    /// Id of its source.
    pub source: Option<&'a str>,
    better: Better,
    /// Rows by the folded name of their unit and by the folded ids it has; those of the plan's own unit under no name.
    rows: Vec<(String, PrintedRow)>,
    /// Merits of all rows with a score, in order.
    merits: Vec<Keyed>,
    /// Rows with both a rank and a score, by rank: the least merit of it and those before it.
    falling: Vec<Keyed>,
    /// The same rows from the last rank on, by the rank below nought: the most merit of it and those after it.
    rising: Vec<Keyed>,
}

/// A merit by what it is sorted by.
type Keyed = (Decimal, Decimal);

/// What a panel prints for one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedRow {
    /// Its place among the panel's rows, from 0.
    pub at: usize,
    /// Its score.
    pub score: Option<Decimal>,
    /// Its rank.
    pub rank: Option<Rank>,
}

impl<'a> Ranking<'a> {
    /// Puts a panel in order; `aliases` are names of the panel and the ids they are looked up by.
    pub(super) fn of(panel: &'a Panel, better: Better, aliases: &[(&str, &str)]) -> Self {
        let [unit, total, rank] = ["unit", "total", "rank"].map(|name| panel.column(name));
        let (mut rows, mut merits, mut falling, mut rising) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (at, row) in panel.rows.iter().enumerate().filter(|(_, row)| panel.is_whole(row)) {
            let score = total.and_then(|total| total.figure(row)?);
            let rank = rank.and_then(|rank| rank.rank(row)?);
            if let Some(score) = score {
                let merit = merit(score, better);
                merits.push((merit, merit));
                if let Some(rank) = rank.map(Decimal::from) {
                    falling.push((rank, merit));
                    rising.push((rank.negated(), merit));
                }
            }
            if let Some(name) = unit.and_then(|unit| unit.text(row)) {
                rows.push((fold(name), PrintedRow { at, score, rank }));
            }
        }
        let by_key = |list: &[Keyed]| sorted(list, &|one, two| one.0 < two.0);
        let mut ranking = Self {
            year: panel.year,
            source: panel.source.as_deref(),
            better,
            rows: by_name(&rows),
            merits: by_key(&merits),
            falling: by_key(&falling),
            rising: by_key(&rising),
        };
        cumulate(&mut ranking.falling, Decimal::min);
        cumulate(&mut ranking.rising, Decimal::max);
        for (name, id) in aliases {
            for (_, row) in ranking.rows(name) {
                rows.push((fold(id), *row));
            }
        }
        ranking.rows = by_name(&rows);
        ranking
    }

    /// The rows of a unit, by name or id in whatever case; of the plan's own where the name is empty.
    pub fn rows(&self, name: &str) -> &[(String, PrintedRow)] {
        let name = fold(name);
        let from = self.rows.partition_point(|(known, _)| *known < name);
        let to = self.rows.partition_point(|(known, _)| *known <= name);
        self.rows.get(from..to).unwrap_or_default()
    }

    /// Leaves out the rows of the plan's own unit, and with them what all rows together tell of others.
    pub(super) fn forget_own(&mut self) {
        let own: Vec<usize> = self.rows("").iter().map(|(_, row)| row.at).collect();
        self.rows.retain(|(_, row)| own.binary_search(&row.at).is_err());
        (self.merits, self.falling, self.rising) = Default::default();
    }

    /// Between which scores a unit of such ranks lies: at most that of the nearest rank printed that is no
    /// worse, at least that of the nearest that is no better; `None` where neither is, or the panel contradicts itself.
    pub fn score_between(&self, rank: &Interval<Decimal>) -> Option<Interval<Decimal>> {
        let better = rank.low().and_then(|best| last_up_to(&self.falling, best));
        let worse = rank.high().and_then(|worst| last_up_to(&self.rising, worst.negated()));
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
        let own = self.rows(name);
        // Of the others, how many are better, or as good.
        let beyond = |merit: Option<Decimal>, or_equal: bool| {
            let merit = merit?;
            let is_beyond = |known: Decimal| known > merit || or_equal && known == merit;
            let before = self.merits.partition_point(|(known, _)| !is_beyond(*known));
            let mut count = self.merits.len().checked_sub(before)?;
            for (_, row) in own {
                let counted = row.score.is_some_and(|score| is_beyond(self::merit(score, self.better)));
                count = count.saturating_sub(usize::from(counted));
            }
            Some(count)
        };
        let better = beyond(merit_between.high(), false).unwrap_or(0);
        let not_worse = beyond(merit_between.low(), true);
        let own = own.iter().filter(|(_, row)| row.score.is_some()).count();
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

/// The merit of the last key up to one.
fn last_up_to(list: &[Keyed], key: Decimal) -> Option<Decimal> {
    let after = list.partition_point(|(known, _)| *known <= key);
    Some(list.get(after.checked_sub(1)?)?.1)
}

/// In the order of their names, each row once under each.
fn by_name(rows: &[(String, PrintedRow)]) -> Vec<(String, PrintedRow)> {
    let key = |place: usize| rows.get(place).map(|(name, row)| (name, row.at));
    let mut ordered: Vec<(String, PrintedRow)> = Vec::new();
    for place in order(rows.len(), &|one, two| key(one) < key(two)) {
        if ordered.last().map(|(name, row)| (name, row.at)) != key(place) {
            ordered.extend(rows.get(place).cloned());
        }
    }
    ordered
}

/// Each merit becomes the best, or worst, of it and those before it.
fn cumulate(places: &mut [Keyed], of: fn(Decimal, Decimal) -> Decimal) {
    let mut known: Option<Decimal> = None;
    for (_, merit) in places {
        *merit = known.map_or(*merit, |known| of(known, *merit));
        known = Some(*merit);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::model::panel::{PanelCell, PanelRow};

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
