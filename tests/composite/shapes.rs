//! Trees of any form as documents, and their totals reckoned another way.

use super::common::document;
use proptest::collection::vec;
use proptest::prelude::*;
use thuoc_do::model::decimal::ratio::Ratio;
use thuoc_do::model::scorecard::Scorecard;

/// How a list is made into its whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum By {
    Weights,
    Points,
    Sum,
}

/// A part: a leaf with a share of its scale in hundredths and what is known of it, or a list.
#[derive(Clone, Debug)]
pub enum Shape {
    Leaf { max: u32, share: u32, known: Known },
    Inner(bool, Vec<Shape>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Known {
    Yes,
    No,
    NotApplicable,
}

/// A document's text while it is written from shapes.
#[derive(Default)]
pub struct Writer {
    count: u32,
    scores: Vec<String>,
}

impl Writer {
    /// A list of parts, and the sum of their maxima.
    fn list(&mut self, by: By, shapes: &[Shape]) -> (String, u32) {
        let (mut texts, mut sum) = (Vec::new(), 0);
        let mut left = 100;
        for (at, shape) in shapes.iter().enumerate() {
            let id = self.count;
            self.count += 1;
            let (parts, max) = match shape {
                Shape::Inner(weights, parts) if by != By::Sum => {
                    let (text, sum) = self.list(if *weights { By::Weights } else { By::Points }, parts);
                    (format!(", \"parts\": [{text}]"), if *weights { 10 } else { sum })
                }
                Shape::Inner(_, parts) => (format!(", \"parts\": [{}]", self.list(By::Sum, parts).0), 0),
                Shape::Leaf { max, share, known } => {
                    let max = if by == By::Points { *max } else { 10 };
                    self.scores.push(match known {
                        Known::Yes => {
                            let score = max * share;
                            format!("{{\"id\": \"p{id}\", \"score\": {}.{:02}}}", score / 100, score % 100)
                        }
                        Known::No => format!("{{\"id\": \"p{id}\"}}"),
                        Known::NotApplicable => format!("{{\"id\": \"p{id}\", \"not_applicable\": true}}"),
                    });
                    (String::new(), max)
                }
            };
            sum += max;
            // The last part takes what is left of the hundred.
            let weight = if at + 1 == shapes.len() { left } else { left / 3 + 1 };
            left -= weight;
            let weight = if by == By::Weights { format!(", \"weight\": 0.{weight:02}") } else { String::new() };
            let weight = weight.replace("0.100", "1");
            let max = if by == By::Sum { String::new() } else { format!(", \"max\": {max}") };
            texts.push(format!("{{\"id\": \"p{id}\", \"name\": \"P\"{weight}{max}{parts}}}"));
        }
        (texts.join(", "), sum)
    }
}

/// The weights [`Writer::list`] gives to so many parts, in hundredths.
pub fn weights(count: usize) -> Vec<i128> {
    let mut left = 100;
    (1..=count)
        .map(|at| {
            let weight = if at == count { left } else { left / 3 + 1 };
            left -= weight;
            weight
        })
        .collect()
}

/// Reckoned from the top down, list by list, as a person would: what a list of points earns, of how much; what a list
/// of weights is worth of ten. `None` where nothing applies.
pub fn by_hand(by: By, shapes: &[Shape]) -> Option<(Ratio, Ratio)> {
    let ratio = |over: u32, under: u32| Ratio::new(i128::from(over), i128::from(under)).unwrap();
    let (mut earned, mut of) = (Ratio::ZERO, Ratio::ZERO);
    for (shape, weight) in shapes.iter().zip(weights(shapes.len())) {
        let own = match shape {
            Shape::Leaf { known: Known::NotApplicable, .. } => None,
            Shape::Leaf { max, share, .. } => {
                let max = if by == By::Points { *max } else { 10 };
                Some((ratio(max * share, 100), ratio(max, 1)))
            }
            Shape::Inner(weights, parts) => by_hand(if *weights { By::Weights } else { By::Points }, parts),
        };
        let Some((points, max)) = own else { continue };
        let (points, max) = match by {
            By::Weights => {
                let weight = Ratio::new(weight, 100).unwrap();
                (weight.times(points.divided_by(max).unwrap()).unwrap(), weight)
            }
            _ => (points, max),
        };
        (earned, of) = (earned.plus(points).unwrap(), of.plus(max).unwrap());
    }
    match by {
        _ if !of.is_positive() => None,
        By::Weights => Some((Ratio::from(10).times(earned).unwrap().divided_by(of).unwrap(), Ratio::from(10))),
        _ => Some((earned, of)),
    }
}

/// A document with a tree, one year's scores of its parts, a printed total or none, and a target.
pub fn card(by: By, shapes: &[Shape], printed: Option<u32>) -> Scorecard {
    let mut writer = Writer::default();
    let (parts, _) = writer.list(by, shapes);
    let scale = if by == By::Sum { "" } else { ", \"scale\": [0, 100]" };
    let score = printed.map_or(String::new(), |total| format!("\"score\": {}.{:02}, ", total / 100, total % 100));
    let text = format!(
        r#"{{"version": 1, "as_of": "2025-01-01", "unit": {{"id": "a", "name": "A"}},
        "indicators": [{{"id": "x", "name": "X", "parts": [{parts}],
        "editions": [{{"year": 2024, "units": 4{scale}}}], "results": [{{"year": 2024, {score}"parts": [{}]}}],
        "targets": [{{"id": "t", "year": 2024, "all": [{{"score": {{"at_least": 60}}}}, {{"rank": {{"at_most": 2}}}}]}}]}}],
        "panels": [{{"indicator": "x", "year": 2024, "columns": ["unit", "total"],
        "rows": [["A", 60], ["B", 70], ["C", 60], ["D", 50]]}}]}}"#,
        writer.scores.join(", ")
    );
    document(&text).scorecard
}

pub fn shape(known: impl Strategy<Value = Known> + Clone + 'static) -> impl Strategy<Value = Shape> {
    let leaf = (1_u32..=20, 0_u32..=100, known).prop_map(|(max, share, known)| Shape::Leaf { max, share, known });
    leaf.prop_recursive(2, 12, 4, |inner| {
        (any::<bool>(), vec(inner, 1..4)).prop_map(|(by, parts)| Shape::Inner(by, parts))
    })
}

pub fn shapes(known: impl Strategy<Value = Known> + Clone + 'static) -> impl Strategy<Value = Vec<Shape>> {
    vec(shape(known), 1..6)
}

pub fn by() -> impl Strategy<Value = By> {
    prop_oneof![Just(By::Weights), Just(By::Points), Just(By::Sum)]
}

pub fn measured() -> impl Strategy<Value = By> {
    prop_oneof![Just(By::Weights), Just(By::Points)]
}

pub fn fill(shape: &Shape, to: u32) -> Shape {
    match shape {
        Shape::Leaf { max, known: Known::No, .. } => Shape::Leaf { max: *max, share: to, known: Known::Yes },
        Shape::Inner(by, parts) => Shape::Inner(*by, parts.iter().map(|part| fill(part, to)).collect()),
        leaf => leaf.clone(),
    }
}
