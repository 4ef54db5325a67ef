//! Examples of indices made of parts, of a publisher's arithmetic and of normalisation: each table or list of values
//! becomes a document with a tree of parts, and the core's own functions give the figures.

use super::common::{document, items, list, tree};
use super::{Outcome, Value, input};
use thuoc_do::evaluate::composite::normalise::{goalposts, min_max, way_to_target, weighted_mean};
use thuoc_do::evaluate::composite::{self, Composite, contribution};
use thuoc_do::evaluate::consistency;
use thuoc_do::model::decimal::Decimal;
use thuoc_do::model::decimal::ratio::Ratio;
use thuoc_do::model::resolve;
use thuoc_do::model::scorecard::Better;
use thuoc_do::model::time::Year;
use thuoc_do::model::value::Data;

/// Runs an example; `None` where the method belongs elsewhere.
pub fn run(method: &str, example: &Value) -> Option<Outcome> {
    let found = match method {
        "weighted_sum" | "sum" => total(example, field(example, "values"), |total| exact_text(total.point().unwrap())),
        "table_weighted_sum" | "table_sum" => list(
            items(field(example, "rows"))
                .iter()
                .map(|row| total(example, row, |total| exact_text(total.point().unwrap()))),
        ),
        "weighted_interval" => total(example, field(example, "values"), |total| {
            let interval = total.with_slack().unwrap();
            list([interval.low(), interval.high()].map(|end| Value::number(end.unwrap())))
        }),
        "contribution" => contributions(example),
        "rescale_na" => rescaled(example),
        "minmax_subindex" => sub_index(example),
        "consistency" => consistent(example),
        "publisher_delta" => printed_change(example),
        "goalposts" => on_goalposts(example),
        "dist2target" => ways(example),
        _ => return None,
    };
    Some(within(example, &found))
}

fn field<'a>(example: &'a Value, name: &str) -> &'a Value {
    input(example, name).unwrap_or_else(|| panic!("no {name}"))
}

/// A number of any length, exactly.
fn exact(value: &Value) -> Ratio {
    let text = value.to_string();
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places = i32::try_from(fraction.len()).unwrap() - power.parse::<i32>().unwrap();
    let units: i128 = format!("{whole}{fraction}").parse().unwrap();
    let ten = 10_i128.pow(places.unsigned_abs());
    if places < 0 { Ratio::new(units * ten, 1).unwrap() } else { Ratio::new(units, ten).unwrap() }
}

fn numbers(value: &Value) -> Vec<Ratio> {
    items(value).iter().map(exact).collect()
}

/// As a number of a document; to eight places, the examples' tolerances are wider.
fn exact_text(value: Ratio) -> Value {
    Value::number(value.rounded(8).unwrap())
}

fn scale(example: &Value) -> Ratio {
    input(example, "scale").map_or(Ratio::ONE, exact)
}

/// A document of one indicator with a part for each value: weights as given; where the whole's scale is ten times the
/// parts', theirs goes to 10 and its to 100.
fn card(example: &Value, rows: &[&Value], printed: Option<&Value>) -> String {
    let weights = input(example, "weights").map(items);
    let factor = scale(example);
    let width = items(rows[0]).len();
    let parts: Vec<String> = (0..width)
        .map(|at| {
            let weight = weights.map_or(String::new(), |weights| format!(", \"weight\": {}", weights[at]));
            let max = if factor == Ratio::ONE { "" } else { ", \"max\": 10" };
            format!("{{\"id\": \"p{at}\", \"name\": \"P\"{weight}{max}}}")
        })
        .collect();
    let top = exact_text(factor.times(Ratio::from(10)).unwrap());
    let scale = if factor == Ratio::ONE { String::new() } else { format!(", \"scale\": [0, {top}]") };
    let years = 2022..2022 + rows.len();
    let editions: Vec<String> = years.clone().map(|year| format!("{{\"year\": {year}{scale}}}")).collect();
    let score = printed.map_or(String::new(), |printed| format!("\"score\": {printed}, "));
    let results: Vec<String> = years
        .zip(rows)
        .map(|(year, row)| {
            let scores = items(row).iter().enumerate();
            let scores: Vec<String> =
                scores.map(|(at, value)| format!("{{\"id\": \"p{at}\", \"score\": {value}}}")).collect();
            format!("{{\"year\": {year}, {score}\"parts\": [{}]}}", scores.join(", "))
        })
        .collect();
    format!(
        r#"{{"version": 1, "as_of": "2026-01-01", "indicators": [{{"id": "x", "name": "X", "parts": [{}],
        "editions": [{}], "results": [{}], "targets": [{{"id": "t", "year": 2022, "all": [{{"score": {{"at_least": 1}}}}]}}]}}]}}"#,
        parts.join(", "),
        editions.join(", "),
        results.join(", ")
    )
}

/// What a document's own scores of a year come to.
fn composed<T>(card: &str, year: i64, take: impl FnOnce(&Composite<'_, '_>) -> T) -> T {
    let document = document(card);
    let plan = resolve::plan(&document.scorecard);
    let series = plan.series.first().unwrap();
    let tree = composite::tree(series, Year::new(year).unwrap()).unwrap();
    take(&composite::own(&tree, series).unwrap())
}

fn total(example: &Value, row: &Value, take: impl FnOnce(&composite::Total) -> Value) -> Value {
    composed(&card(example, &[row], None), 2022, |made| take(&made.total().unwrap()))
}

fn contributions(example: &Value) -> Value {
    let document = document(&card(example, &[field(example, "base"), field(example, "current")], None));
    let plan = resolve::plan(&document.scorecard);
    let series = plan.series.first().unwrap();
    let [base, current] = [2022, 2023].map(|year| composite::tree(series, Year::new(year).unwrap()).unwrap());
    let (base, current) = (composite::own(&base, series).unwrap(), composite::own(&current, series).unwrap());
    list(contribution::to_change(&base, &current).unwrap().iter().map(|one| exact_text(one.points)))
}

/// Points on an item that applies, beside one that does not.
fn rescaled(example: &Value) -> Value {
    let (points, applicable) = (field(example, "points"), field(example, "applicable_max"));
    let rest = exact_text(Ratio::from(100).minus(exact(applicable)).unwrap());
    let card = format!(
        r#"{{"version": 1, "as_of": "2026-01-01", "indicators": [{{"id": "x", "name": "X",
        "parts": [{{"id": "a", "name": "A", "max": {applicable}}}, {{"id": "b", "name": "B", "max": {rest}}}],
        "results": [{{"year": 2022, "parts": [{{"id": "a", "score": {points}}}, {{"id": "b", "not_applicable": true}}]}}],
        "targets": [{{"id": "t", "year": 2022, "all": [{{"score": {{"at_least": 1}}}}]}}]}}]}}"#
    );
    composed(&card, 2022, |made| exact_text(made.total().unwrap().point().unwrap()))
}

fn sub_index(example: &Value) -> Value {
    let [x, least, most, weights] = ["x", "min", "max", "weights"].map(|name| numbers(field(example, name)));
    let values = items(field(example, "inverse")).iter().enumerate().map(|(at, inverse)| {
        let better = if inverse.data == Data::Bool(true) { Better::Lower } else { Better::Higher };
        let ends = (Ratio::ONE, Ratio::from(10));
        (weights[at], min_max(x[at], (least[at], most[at]), ends, better).unwrap())
    });
    let (low, high) = weighted_mean(&values.collect::<Vec<_>>()).unwrap();
    let [low, high] = [low, high].map(exact_text);
    assert_eq!(low, high, "the ends round to one figure");
    low
}

fn consistent(example: &Value) -> Value {
    let card = card(example, &[field(example, "values")], input(example, "printed"));
    let recomputed = composed(&card, 2022, |made| made.total().unwrap().point().unwrap());
    let document = document(&card);
    let found = consistency::findings(&resolve::plan(&document.scorecard));
    let widest = exact(field(example, "max_rounding_error"));
    assert!(found.iter().all(|one| Ratio::from(one.tolerance) == widest), "another tolerance than {widest:?}");
    Value::map([
        ("recomputed", Some(exact_text(recomputed))),
        ("consistent", Some(Value::new(Data::Bool(found.is_empty())))),
    ])
}

fn printed_change(example: &Value) -> Value {
    let [printed, base, current] =
        ["printed_delta", "base", "current"].map(|name| Decimal::parse(&field(example, name).to_string()).unwrap());
    let compared = consistency::change(printed, base, current).unwrap();
    assert!(Ratio::from(compared.tolerance) <= exact(field(example, "tolerance")));
    Value::map([
        ("recomputed", Some(Value::number(compared.computed.as_point().unwrap()))),
        ("consistent", Some(Value::new(Data::Bool(compared.agree)))),
    ])
}

fn better(example: &Value) -> Better {
    if field(example, "direction").to_string() == "1" { Better::Higher } else { Better::Lower }
}

fn on_goalposts(example: &Value) -> Value {
    let [x, low, high, top] = ["value", "lo", "hi", "scale"].map(|name| exact(field(example, name)));
    exact_text(goalposts(x, (low, high), top, better(example)).unwrap())
}

/// The worst of the values is where the way begins.
fn ways(example: &Value) -> Value {
    let values = numbers(field(example, "values"));
    let worst = match better(example) {
        Better::Higher => values.iter().min(),
        Better::Lower => values.iter().max(),
    };
    let (worst, target) = (*worst.unwrap(), exact(field(example, "target")));
    let cut = input(example, "cap").is_some();
    list(values.iter().map(|x| exact_text(way_to_target(*x, worst, target, cut).unwrap())))
}

/// The found figures against the expected, each within the example's tolerance; words and truths as they are.
fn within(example: &Value, found: &Value) -> Outcome {
    let tolerance = example.get("tolerance").map_or(Ratio::ZERO, exact);
    // What is found was rounded to eight places.
    let tolerance = tolerance.plus(exact(&tree("5e-9"))).unwrap();
    match apart(example.get("expected").unwrap(), found, tolerance) {
        None => Outcome::Passed,
        Some(how) => Outcome::Failed(how),
    }
}

fn apart(expected: &Value, found: &Value, tolerance: Ratio) -> Option<String> {
    match (&expected.data, &found.data) {
        (Data::Number(_), Data::Number(_)) => {
            let apart = exact(expected).minus(exact(found)).unwrap().absolute();
            (apart > tolerance).then(|| format!("expected {expected}, found {found}"))
        }
        (Data::List(wanted), Data::List(items)) if wanted.len() == items.len() => {
            wanted.iter().zip(items).find_map(|(wanted, found)| apart(wanted, found, tolerance))
        }
        (Data::Map(wanted), Data::Map(_)) => wanted.iter().find_map(|(name, wanted)| match found.get(name) {
            Some(found) => apart(wanted, found, tolerance),
            None => Some(format!("no {name}")),
        }),
        _ if expected.data == found.data => None,
        _ => Some(format!("expected {expected}, found {found}")),
    }
}
