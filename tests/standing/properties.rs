//! What must hold of every ranking, however much of it is printed.

use super::{Card, PLAIN, panel, place};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use thuoc_do::evaluate::standing::parts::median;
use thuoc_do::evaluate::standing::ranking::{Entry, Ranking, competition_ranks};
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::decimal::ratio::Ratio;
use thuoc_do::model::figure::Rank;
use thuoc_do::model::interval::Interval;
use thuoc_do::model::scorecard::Better;

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(63);
    }
    config
}

fn hundredths(value: i64) -> Decimal {
    Decimal::new(value, 2).unwrap()
}

fn rank(place: usize) -> Rank {
    Rank::new(u16::try_from(place).unwrap()).unwrap()
}

fn better() -> impl Strategy<Value = Better> {
    prop_oneof![Just(Better::Higher), Just(Better::Lower)]
}

/// True scores in hundredths, and of each how it is printed: to a tenth, as a range, or not; the first `top` ranks.
#[derive(Clone, Debug)]
struct Truth {
    scores: Vec<i64>,
    printed: Vec<u8>,
    top: usize,
    /// Sizes of the first two bands; the rest is the third.
    bands: (usize, usize),
    better: Better,
}

fn truth() -> impl Strategy<Value = Truth> {
    (1_usize..25).prop_flat_map(|units| {
        (vec(0_i64..400, units), vec(0_u8..16, units), 0..=units, (0..=units, 0..=units), better())
            .prop_map(|(scores, printed, top, bands, better)| Truth { scores, printed, top, bands, better })
    })
}

impl Truth {
    /// Ranks by the true scores; the unit listed first wins a tie, as a publisher's hidden decimals decide.
    fn ranks(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.scores.len()).collect();
        order.sort_by_key(|at| match self.better {
            Better::Higher => -self.scores[*at],
            Better::Lower => self.scores[*at],
        });
        let mut ranks = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, at)| ranks[*at] = place + 1);
        ranks
    }

    /// The score as a tenth, cut.
    fn shown(&self, at: usize) -> i64 {
        self.scores[at] / 10 * 10
    }

    fn band(&self, place: usize) -> (usize, Interval<Rank>) {
        let units = self.scores.len();
        let (first, second) = (self.bands.0, (self.bands.0 + self.bands.1).min(units));
        let (band, from, to) = match place {
            place if place <= first => (0, 1, first),
            place if place <= second => (1, first + 1, second),
            _ => (2, second + 1, units),
        };
        (band, Interval::new(Some(rank(from)), Some(rank(to))).unwrap())
    }

    fn entries(&self) -> Vec<Entry> {
        let ranks = self.ranks();
        let entry = |at: usize| {
            let shown = self.shown(at);
            let score = match self.printed[at] % 4 {
                0 => None,
                1 => Interval::new(Some(hundredths(shown - 30)), Some(hundredths(shown + 70))),
                _ => Some(Interval::point(hundredths(shown))),
            };
            let (band, block) = self.band(ranks[at]);
            let banded = self.printed[at] >= 8;
            Entry {
                rank: (ranks[at] <= self.top).then(|| rank(ranks[at])),
                score,
                band: banded.then_some(band),
                // Sometimes the sizes are not printed.
                block: (banded && self.top.is_multiple_of(2)).then_some(block),
                whole: None,
            }
        };
        (0..self.scores.len()).map(entry).collect()
    }

    fn ranking(&self, entries: &[Entry]) -> Ranking {
        Ranking::of(entries, Some(self.scores.len()), self.better)
    }
}

fn holds(interval: &Interval<Rank>, place: usize) -> bool {
    interval.low().is_none_or(|low| low <= rank(place)) && interval.high().is_none_or(|high| high >= rank(place))
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn the_true_place_is_never_left_out(truth in truth()) {
        let ranking = truth.ranking(&truth.entries());
        for (at, true_rank) in truth.ranks().into_iter().enumerate() {
            if let Some(place) = ranking.places[at] {
                prop_assert!(!place.conflict);
                prop_assert!(holds(&place.rank, true_rank), "unit {} is {}: {:?}", at, true_rank, place);
            }
        }
    }

    #[test]
    fn the_score_at_a_place_is_never_left_out(truth in truth()) {
        let ranking = truth.ranking(&truth.entries());
        for (at, true_rank) in truth.ranks().into_iter().enumerate() {
            let shown = hundredths(truth.shown(at));
            if let Some(found) = ranking.score_at(rank(true_rank)) {
                let inside = found.low().is_none_or(|low| low <= shown) && found.high().is_none_or(|high| high >= shown);
                prop_assert!(inside, "place {} has {}, not in {:?}", true_rank, shown, found);
            }
        }
        prop_assert!(ranking.score_at(rank(truth.scores.len() + 1)).is_none());
    }

    #[test]
    fn the_order_of_the_rows_never_matters(truth in truth(), turn in 0_usize..25) {
        let entries = truth.entries();
        let mut turned = entries.clone();
        let turn = turn % entries.len();
        turned.rotate_left(turn);
        let (one, two) = (truth.ranking(&entries), truth.ranking(&turned));
        for at in 0..entries.len() {
            prop_assert_eq!(one.places[(at + turn) % entries.len()], two.places[at]);
        }
        for place in 1..=entries.len() {
            prop_assert_eq!(one.score_at(rank(place)), two.score_at(rank(place)));
        }
    }

    #[test]
    fn knowing_less_of_a_score_never_narrows_a_place(truth in truth(), at in 0_usize..25, below in 0_i64..100, above in 0_i64..100) {
        let entries = truth.entries();
        let at = at % entries.len();
        let mut wider = entries.clone();
        wider[at].score = wider[at].score.and_then(|score| {
            Interval::new(score.low().map(|low| low.minus(hundredths(below))), score.high().map(|high| high.plus(hundredths(above))))
        });
        let (one, two) = (truth.ranking(&entries), truth.ranking(&wider));
        for (before, after) in one.places.iter().zip(&two.places) {
            let (Some(before), Some(after)) = (before, after) else {
                prop_assert_eq!(before.is_some(), after.is_some());
                continue;
            };
            prop_assert!(after.rank.low() <= before.rank.low() && after.rank.high() >= before.rank.high(), "{:?} {:?}", before, after);
        }
    }

    #[test]
    fn places_take_up_all_places_once(scores in vec(0_i64..30, 1..40), better in better()) {
        let count = scores.len();
        let entries: Vec<Entry> = scores
            .iter()
            .map(|score| Entry { score: Some(Interval::point(hundredths(*score))), ..Entry::default() })
            .collect();
        let ranking = Ranking::of(&entries, None, better);
        let end = |end: Option<Rank>| usize::from(end.unwrap().get());
        let sum: usize = ranking.places.iter().map(|place| place.unwrap()).map(|place| end(place.rank.low()) + end(place.rank.high())).sum();
        // Units level at places a..b have the mean (a + b) / 2 each, whatever their number.
        prop_assert_eq!(sum, count * (count + 1));
        let computed = competition_ranks(&scores, better);
        for (place, computed) in ranking.places.iter().zip(&computed) {
            prop_assert_eq!(end(place.unwrap().rank.low()), *computed);
        }
        // Each rank is followed by as many empty places as others share it.
        for place in &computed {
            let level = computed.iter().filter(|other| *other == place).count();
            prop_assert_eq!(computed.iter().filter(|other| **other < place + level).count(), place + level - 1);
        }
    }

    #[test]
    fn another_score_stands_where_it_would_be_ranked(scores in vec(0_i64..30, 2..30), at in 0_usize..30, new in 0_i64..30, better in better()) {
        let at = at % scores.len();
        let entry = |score: &i64| Entry { score: Some(Interval::point(hundredths(*score))), ..Entry::default() };
        let entries: Vec<Entry> = scores.iter().map(entry).collect();
        let found = Ranking::of(&entries, None, better).with_score(at, hundredths(new));
        let mut anew = entries;
        anew[at] = entry(&new);
        prop_assert_eq!(found, Ranking::of(&anew, None, better).places[at].map(|place| place.rank));
    }

    #[test]
    fn half_lies_on_each_side_of_the_median(scores in vec(-50_i64..50, 1..30)) {
        let figures: Vec<Decimal> = scores.iter().map(|score| hundredths(*score)).collect();
        let middle = median(&figures).unwrap();
        let below = figures.iter().filter(|figure| Ratio::from(**figure) < middle).count();
        let above = figures.iter().filter(|figure| Ratio::from(**figure) > middle).count();
        prop_assert!(below * 2 <= figures.len() && above * 2 <= figures.len());
    }

    #[test]
    fn a_document_says_the_same_whatever_the_order_of_its_rows(scores in vec(0_i64..30, 1..12), turn in 0_usize..12) {
        let rows: Vec<String> = scores.iter().enumerate().map(|(at, score)| format!("[\"U{at}\", {score}]")).collect();
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        let places = |rows: &[String]| {
            let panels = panel(2023, r#"["unit", "total"]"#, &format!("[{}]", rows.join(", ")));
            Card { panels: &panels, ..PLAIN }.look(|standing| {
                let found: Vec<_> = (0..scores.len()).map(|at| place(standing, &format!("U{at}"))).collect();
                (found, standing.cut_offs.clone().into_iter().map(|cut| (cut.last_in, cut.first_out)).collect::<Vec<_>>())
            })
        };
        prop_assert_eq!(places(&rows), places(&turned));
    }
}
