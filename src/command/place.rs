//! Remarks of the command's own on a file, with the line and column they are about.

use crate::model::problem::{Expected, Place, Problem, Step};
use crate::read::json;
use crate::words::problem;

/// What is to be said of a place in a file.
pub struct Remark {
    /// The path of the field.
    pub path: Vec<Step>,
    /// What stands there and what should: `found …, expected …`.
    pub told: String,
}

impl Remark {
    /// A remark on a field.
    pub fn new(path: &[Step], told: String) -> Self {
        Self { path: path.to_vec(), told }
    }
}

/// A line for each remark: the file, the place in its text, the path, what is said.
pub fn lines(file: &str, text: &str, remarks: Vec<Remark>) -> Vec<String> {
    let unplaced = |remark: &Remark| Problem {
        path: remark.path.clone(),
        place: Place::Whole,
        found: None,
        expected: Expected::Present,
    };
    let mut problems: Vec<Problem> = remarks.iter().map(unplaced).collect();
    if let Ok(tree) = json::parse(text) {
        json::place(&mut problems, text, &tree);
    }
    let told = |(problem, remark): (&Problem, &Remark)| {
        let place = match problem.place {
            Place::Line(line, column) => format!("line {line}, column {column}, "),
            _ => String::new(),
        };
        format!("{file}: {place}{}: {}", problem::path(&problem.path), remark.told)
    };
    problems.iter().zip(&remarks).map(told).collect()
}
