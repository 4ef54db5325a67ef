//! What must hold of every series: units do not matter, more is not worse, a break is never crossed.

use super::{look, scores};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use thuoc_do::evaluate::trajectory::Outlook;
use thuoc_do::evaluate::trajectory::rule::{self, Aim, Course, Rule, Way};
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::interval::Edge;

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

fn figure(units: i64) -> Decimal {
    Decimal::new(units, 2).unwrap()
}

/// All three rules on hundredths; the target is a figure too.
fn courses(figures: &[i64], target: i64, years: u16, way: Way) -> [Option<Course>; 3] {
    let figures: Vec<Decimal> = figures.iter().map(|units| figure(*units)).collect();
    let edge = Some(Edge { value: figure(target).into(), strict: false });
    let aim = match way {
        Way::Up => Aim { low: edge, high: None, better: way },
        Way::Down => Aim { low: None, high: edge, better: way },
    };
    let readings = [
        rule::numeric(&figures, &aim, years, Rule::SHORT),
        rule::constant(&figures, &aim, Rule::SHORT),
        rule::directional(&figures, way, Rule::SHORT),
    ];
    readings.map(|reading| reading.map(|reading| reading.course))
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn the_unit_of_measure_does_not_matter(figures in vec(-500_i64..500, 0..9), target in -500_i64..500, years in 0_u16..12,
        scale in 1_i64..1000, shift in -100_000_i64..100_000) {
        let moved: Vec<i64> = figures.iter().map(|figure| figure * scale + shift).collect();
        let turned: Vec<i64> = figures.iter().map(|figure| -figure).collect();
        let found = courses(&figures, target, years, Way::Up);
        prop_assert_eq!(courses(&moved, target * scale + shift, years, Way::Up), found);
        prop_assert_eq!(courses(&turned, -target, years, Way::Down), found);
    }

    #[test]
    fn more_at_the_end_is_never_a_worse_course(figures in vec(0_i64..500, 4..7), target in 0_i64..500, years in 1_u16..12, more in 0_i64..200) {
        let before = courses(&figures, target, years, Way::Up);
        let mut better = figures;
        *better.last_mut().unwrap() += more;
        for (before, after) in before.into_iter().zip(courses(&better, target, years, Way::Up)) {
            prop_assert!(after <= before, "{:?} became {:?}", before, after);
        }
    }

    #[test]
    fn only_the_last_six_count(figures in vec(0_i64..500, 6..7), older in vec(0_i64..500, 0..5), target in 0_i64..500, years in 0_u16..12) {
        let longer: Vec<i64> = older.into_iter().chain(figures.iter().copied()).collect();
        prop_assert_eq!(courses(&longer, target, years, Way::Up), courses(&figures, target, years, Way::Up));
    }

    #[test]
    fn what_lies_before_a_break_never_counts(before in vec(0_i64..100, 1..6), other in vec(0_i64..100, 1..6), after in vec(0_i64..100, 1..6), target in 0_i64..100) {
        let of = |before: &[i64]| {
            let texts: Vec<String> = before.iter().chain(&after).map(i64::to_string).collect();
            let editions = format!(r#"{{"year": {}, "change": "method"}}"#, 2024 - after.len());
            let results = scores(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let target = format!(r#""year": 2027, "all": [{{"score": {{"at_least": {target}}}}}]"#);
            look(&editions, &results, &target, |found| {
                if let Outlook::Towards(path) | Outlook::Reached(path) = &found.clauses[0].outlook {
                    assert!(path.run.first().number() as usize >= 2024 - after.len());
                }
                found.clauses[0].outlook.clone()
            })
        };
        prop_assert_eq!(of(&before), of(&other));
    }
}
