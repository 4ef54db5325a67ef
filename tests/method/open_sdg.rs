//! Examples of Open SDG's rule, which stands in the command (feature `cli`).

use super::trend::number;
use super::{Outcome, Value, input, word};
use thuoc_do::command::open_sdg::{Direction, Figure, Progress, with_target, without_target};

fn float(value: &Value) -> f64 {
    value.to_string().parse().unwrap()
}

fn figure(example: &Value, name: &str) -> Figure {
    let year = number(input(example, &format!("{name}_year")).unwrap()).whole();
    Figure { year: u16::try_from(year).unwrap(), value: float(input(example, name).unwrap()) }
}

pub fn run(example: &Value) -> Outcome {
    let direction = match word(example.get("inputs").unwrap(), "direction") {
        "positive" => Direction::Positive,
        _ => Direction::Negative,
    };
    let (base, current) = (figure(example, "base"), figure(example, "current"));
    let found = match input(example, "target") {
        Some(_) => with_target(base, current, figure(example, "target"), direction),
        None => without_target(base, current, direction, input(example, "limit").map(float)),
    };
    compare(example, &found)
}

fn compare(example: &Value, found: &Progress) -> Outcome {
    let expected = example.get("expected").unwrap();
    let mut wrong = Vec::new();
    if word(expected, "status") != found.status.word() {
        wrong.push(format!("status {}", found.status.word()));
    }
    let within = float(example.get("tolerance").unwrap());
    for (name, found) in [("value", found.value), ("score", found.score), ("coefficient", found.coefficient)] {
        let Some(wanted) = expected.get(name) else { continue };
        let fine = match (&wanted.data, found) {
            (super::Data::Null, None) => true,
            (super::Data::Null, _) | (_, None) => false,
            (_, Some(found)) => (float(wanted) - found).abs() <= within,
        };
        if !fine {
            wrong.push(format!("{name}: expected {wanted}, found {found:?}"));
        }
    }
    if wrong.is_empty() { Outcome::Passed } else { Outcome::Failed(wrong.join("; ")) }
}
