//! Examples of places in a panel, of trajectories and of shares of a target reached.

use super::common::{document, items, list, word};
use super::{Outcome, Value, card, input, same};
use thuoc_do::evaluate::attainment::{self, Score, Trap};
use thuoc_do::evaluate::standing::quantiles::quartiles;
use thuoc_do::evaluate::standing::ranking::competition_ranks;
use thuoc_do::evaluate::standing::{Panels, Standing};
use thuoc_do::evaluate::trajectory::rule::{Aim, Course, Reading, Rule, Way, constant, directional, numeric};
use thuoc_do::evaluate::trajectory::{NoCourse, Outlook, trajectory};
use thuoc_do::model::clause::{Condition, LevelEdge};
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::decimal::ratio::Ratio;
use thuoc_do::model::interval::Edge;
use thuoc_do::model::resolve::{self, Subject};
use thuoc_do::model::scorecard::Better;
use thuoc_do::model::time::Year;

/// Runs an example; `None` where the method belongs elsewhere.
pub fn run(method: &str, example: &Value) -> Option<Outcome> {
    Some(match method {
        "rank_desc" => ranks(example),
        "rank_interval" => rank_interval(example),
        "quantile_groups" => quantile_groups(example),
        "count_labels" => count_labels(example),
        "dns_numeric" | "dns_constant" | "dns_directional" => courses(method, example),
        #[cfg(feature = "cli")]
        "open_sdg_target" | "open_sdg_no_target" => super::open_sdg::run(example),
        #[cfg(not(feature = "cli"))]
        "open_sdg_target" | "open_sdg_no_target" => Outcome::OutOfScope("Open SDG's rule is native only (feature cli)"),
        "attainment_increasing" => attained(example, "at_least", "increasing"),
        "attainment_decreasing" => attained(example, "at_most", "decreasing"),
        "attainment_ratio" => ratio(example),
        _ => return None,
    })
}

pub fn number(value: &Value) -> Decimal {
    Decimal::parse(&value.to_string()).unwrap()
}

fn numbers(example: &Value, name: &str) -> Vec<Decimal> {
    items(input(example, name).unwrap()).iter().map(number).collect()
}

fn equal(example: &Value, found: &Value) -> Outcome {
    let differences = super::differences(example.get("expected").unwrap(), found, "");
    if differences.is_empty() { Outcome::Passed } else { Outcome::Failed(differences.join("; ")) }
}

/// The standing of a panel whose rows are given, of one indicator in 2023.
fn standing<T>(columns: &str, rows: &[String], with: impl FnOnce(&Standing<'_>) -> T) -> T {
    let panel = format!(
        r#"{{"indicator": "x", "year": 2023, "columns": ["unit", {columns}], "rows": [{}]}}"#,
        rows.iter().enumerate().map(|(at, cell)| format!("[\"U{at}\", {cell}]")).collect::<Vec<_>>().join(", ")
    );
    let card = card("", "", r#""all": [{"score": {"at_least": 1}}]"#);
    let text = format!("{}, \"panels\": [{panel}]}}", card.trim_end().strip_suffix('}').unwrap());
    let document = document(&text);
    let plan = resolve::plan(&document.scorecard);
    let standings = Panels::of(&plan).standings();
    let [standing] = standings.as_slice() else { panic!("one standing, not {}", standings.len()) };
    with(standing)
}

fn texts(values: &[Value]) -> Vec<String> {
    values.iter().map(Value::to_string).collect()
}

/// The place of the row that was given so many before it, both ends.
fn place(standing: &Standing<'_>, at: usize) -> [u16; 2] {
    let name = format!("U{at}");
    let row = standing.rows.iter().find(|row| row.name == name).unwrap();
    let rank = row.place.unwrap().rank;
    [rank.low().unwrap().get(), rank.high().unwrap().get()]
}

/// By the ranking of computed scores; and in a panel of such totals each place must begin there.
fn ranks(example: &Value) -> Outcome {
    let scores = items(input(example, "scores").unwrap());
    let ranks = competition_ranks(&numbers(example, "scores"), Better::Higher);
    let in_panel: Vec<usize> = standing("\"total\"", &texts(scores), |standing| {
        (0..scores.len()).map(|at| usize::from(place(standing, at)[0])).collect()
    });
    if ranks != in_panel {
        return Outcome::Failed(format!("ranked {ranks:?}, in a panel {in_panel:?}"));
    }
    equal(example, &list(ranks.iter().map(Value::number)))
}

fn rank_interval(example: &Value) -> Outcome {
    let scores = texts(items(input(example, "scores").unwrap()));
    let at: usize = input(example, "index").unwrap().to_string().parse().unwrap();
    let ends = standing("\"total\"", &scores, |standing| place(standing, at));
    equal(example, &list(ends.map(Value::number)))
}

fn quantile_groups(example: &Value) -> Outcome {
    let found = quartiles(&numbers(example, "totals"), Better::Higher).unwrap();
    let expected = example.get("expected").unwrap();
    let within = Ratio::from(number(example.get("tolerance").unwrap()));
    for (name, bound) in ["p75", "p50", "p25"].into_iter().zip(found.bounds) {
        let wanted = expected.get(name).unwrap();
        if bound.minus(number(wanted).into()).unwrap().absolute() > within {
            return Outcome::Failed(format!("{name}: expected {wanted}, found {bound:?}"));
        }
    }
    let sizes: Vec<usize> =
        items(expected.get("sizes").unwrap()).iter().map(|size| number(size).whole() as usize).collect();
    if sizes == found.sizes { Outcome::Passed } else { Outcome::Failed(format!("sizes {:?}", found.sizes)) }
}

fn count_labels(example: &Value) -> Outcome {
    let labels = texts(items(input(example, "labels").unwrap()));
    standing("\"band\"", &labels, |standing| {
        let counts = standing.bands.iter().map(|band| (band.name.to_owned(), Value::number(band.listed)));
        equal(example, &super::map(counts))
    })
}

/// Each case by the rule itself and, where the target's year is still to come, through a scorecard; both must say
/// what is expected.
fn courses(method: &str, example: &Value) -> Outcome {
    let down = word(example.get("inputs").unwrap(), "direction") == "down";
    let min_points =
        input(example, "min_points").map_or(Rule::DNS.min_points, |points| number(points).whole() as usize);
    let rule = Rule { min_points };
    let mut wrong = Vec::new();
    let expected = items(example.get("expected").unwrap());
    let cases = items(input(example, "cases").unwrap());
    assert_eq!(expected.len(), cases.len());
    for (case, expected) in cases.iter().zip(expected) {
        let expected = match &expected.data {
            super::Data::Text(word) => word.as_str(),
            _ => "none",
        };
        let year = number(case.get("year").unwrap()).whole();
        let by_rule = symbol(alone(method, example, case, year, down, rule).map(|reading| reading.course));
        let in_card = through_card(method, example, case, year, down, rule);
        if by_rule != expected || in_card.is_some_and(|found| found != expected) {
            wrong.push(format!("{year}: expected {expected}, by the rule {by_rule}, in a scorecard {in_card:?}"));
        }
    }
    if wrong.is_empty() { Outcome::Passed } else { Outcome::Failed(wrong.join("; ")) }
}

fn symbol(course: Option<Course>) -> &'static str {
    match course {
        Some(Course::OnTrack) => "sun",
        Some(Course::SlightlyOff) => "sun_cloud",
        Some(Course::Off) => "cloud",
        Some(Course::WrongWay) => "storm",
        None => "none",
    }
}

fn alone(method: &str, example: &Value, case: &Value, year: i32, down: bool, rule: Rule) -> Option<Reading> {
    let figures: Vec<Decimal> = items(case.get("values").unwrap()).iter().map(number).collect();
    let way = if down { Way::Down } else { Way::Up };
    let edge = input(example, "target").map(|target| Edge { value: Ratio::from(number(target)), strict: false });
    let aim =
        if down { Aim { low: None, high: edge, better: way } } else { Aim { low: edge, high: None, better: way } };
    match method {
        "dns_numeric" => {
            let left = number(input(example, "target_year").unwrap()).whole() - year;
            numeric(&figures, &aim, u16::try_from(left).unwrap(), rule)
        }
        "dns_constant" => constant(&figures, &aim, rule),
        _ => directional(&figures, way, rule),
    }
}

fn through_card(
    method: &str,
    example: &Value,
    case: &Value,
    year: i32,
    down: bool,
    rule: Rule,
) -> Option<&'static str> {
    let target = input(example, "target").map_or(String::new(), Value::to_string);
    let level = if down { format!("\"at_most\": {target}") } else { format!("\"at_least\": {target}") };
    let improve = if down { "\"below\": 0" } else { "\"above\": 0" };
    let (time, clause) = match method {
        "dns_numeric" => {
            let by = number(input(example, "target_year").unwrap()).whole();
            if by <= year {
                return None;
            }
            (format!("\"year\": {by}"), format!("{{\"score\": {{{level}}}}}"))
        }
        "dns_constant" => (format!("\"each\": [{year}, null]"), format!("{{\"score\": {{{level}}}}}")),
        _ => (format!("\"each\": [{year}, null]"), format!("{{\"gain\": {{{improve}, \"from\": \"previous\"}}}}")),
    };
    let values = items(case.get("values").unwrap());
    let first = year + 1 - values.len() as i32;
    let results = values.iter().zip(first..).map(|(score, year)| format!("{{\"year\": {year}, \"score\": {score}}}"));
    let text = format!(
        r#"{{"version": 1, "as_of": "{}-06-30", "indicators": [{{"id": "x", "name": "X", "better": "{}",
        "results": [{}], "targets": [{{"id": "t", {time}, "all": [{clause}]}}]}}]}}"#,
        year + 1,
        if down { "lower" } else { "higher" },
        results.collect::<Vec<_>>().join(", ")
    );
    let document = document(&text);
    let plan = resolve::plan(&document.scorecard);
    let found = trajectory(&plan, plan.targets.first().unwrap(), rule);
    match &found.clauses.first().unwrap().outlook {
        Outlook::Without(NoCourse::TooFew { .. }) => Some("none"),
        Outlook::Without(other) => panic!("{text}: {other:?}"),
        outlook => {
            assert_eq!(outlook.course(), found.course);
            Some(symbol(found.course))
        }
    }
}

/// The clause of a scorecard whose actual score and level are given.
fn attained(example: &Value, edge: &str, kind: &str) -> Outcome {
    let (actual, target) = (input(example, "actual").unwrap(), input(example, "target").unwrap());
    let results = format!("{{\"year\": 2023, \"score\": {actual}}}");
    let document = document(&card("", &results, &format!("\"all\": [{{\"score\": {{\"{edge}\": {target}}}}}]")));
    let plan = resolve::plan(&document.scorecard);
    let clause = plan.targets.first().unwrap().clauses.first().unwrap();
    let found = attainment::attainment(&plan, clause, Year::new(2023).unwrap()).unwrap();
    assert_eq!(found.increasing, kind == "increasing");
    percent(example, found.share)
}

fn percent(example: &Value, share: Ratio) -> Outcome {
    let found = share.times(100.into()).unwrap();
    if found == Ratio::from(number(example.get("expected").unwrap())) {
        Outcome::Passed
    } else {
        Outcome::Failed(format!("found {found:?} percent"))
    }
}

/// A plain ratio; where the core refuses it, the example must be one that shows why.
fn ratio(example: &Value) -> Outcome {
    let (actual, target) = (input(example, "actual").unwrap(), input(example, "target").unwrap());
    let results = format!("{{\"year\": 2023, \"score\": {actual}}}");
    let document = document(&card("", &results, &format!("\"all\": [{{\"score\": {{\"at_least\": {target}}}}}]")));
    let plan = resolve::plan(&document.scorecard);
    let subject = Subject { indicator: 0, over: None };
    let actual = Score::of_year(plan.series.first().unwrap(), subject, Year::new(2023).unwrap()).unwrap();
    let clause = plan.targets.first().unwrap().clauses.first().unwrap();
    let Condition::Score(level) = clause.condition else { panic!("a score") };
    let target: &LevelEdge = level.low.as_ref().unwrap();
    match attainment::ratio(actual, Score::asked(target)) {
        Ok(share) => percent(example, share),
        Err(Trap::Signs { quotient }) => percent(example, quotient),
        Err(Trap::NoughtTarget) => same(example, "nought"),
    }
}
