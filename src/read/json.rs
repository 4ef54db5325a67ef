//! JSON text → tree → record, with the line and column of whatever is wrong.
//!
//! An own parser because numbers must stay as printed (`83.0` is not `83`), every value must know its
//! place, and it is a third of the size of the well-kept libraries in the browser (docs/decisions.md, 3).

use super::Document;
use super::parse::Parser;
use crate::model::check::{self, Found};
use crate::model::problem::{Place, Problem, Step};
use crate::model::record::{Field, Reader};
use crate::model::value::{Data, Value};

/// Levels of brackets a document may have; the format itself needs a dozen.
pub const MAX_DEPTH: usize = 64;

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it, each with its line and column.
pub fn document(text: &str) -> Result<Document, Vec<Problem>> {
    let (scorecard, warnings) = record(text, check::scorecard)?;
    Ok(Document { scorecard, warnings, unread: Vec::new() })
}

/// Reads and checks any record, with what was passed over in it.
///
/// # Errors
/// Everything that is wrong with it, each with its line and column.
pub fn record<T: Field>(text: &str, check: fn(&T) -> Found) -> Result<(T, Vec<Problem>), Vec<Problem>> {
    let tree = match parse(text) {
        Ok(tree) => tree,
        Err(problem) => {
            let mut problems = vec![problem];
            place(&mut problems, text, &Value::new(Data::Null));
            return Err(problems);
        }
    };
    let mut reader = Reader::default();
    let record = T::read(&tree, &mut reader);
    let Reader { mut problems, mut warnings, .. } = reader;
    if let Some(record) = record
        && problems.is_empty()
    {
        let mut found = check(&record);
        warnings.append(&mut found.warnings);
        problems = found.problems;
        if problems.is_empty() {
            place(&mut warnings, text, &tree);
            return Ok((record, warnings));
        }
    }
    place(&mut problems, text, &tree);
    Err(problems)
}

/// Turns offsets, or where there are none the paths, into lines and columns in characters, both from 1.
#[inline(never)]
pub fn place(problems: &mut [Problem], text: &str, tree: &Value) {
    // Most come in the order of the text: the count goes on from one to the next.
    // A byte order mark is no column.
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let (mut at, mut line, mut column) = (start, 1, 1);
    for problem in problems {
        let offset = match problem.place {
            Place::Offset(offset) => offset,
            _ => offset_of(tree, &problem.path),
        } as usize;
        if offset < at {
            (at, line, column) = (start, 1, 1);
        }
        for letter in text.get(at..offset).unwrap_or("").chars() {
            column += 1;
            if letter == '\n' {
                line += 1;
                column = 1;
            }
        }
        at = offset;
        problem.place = Place::Line(line, column);
    }
}

/// The offset of the deepest value the path leads to.
fn offset_of(tree: &Value, path: &[Step]) -> u32 {
    let mut value = tree;
    for step in path {
        let next = match step {
            Step::Field(name) => value.get(name),
            Step::Item(index) => value.item(*index),
        };
        let Some(next) = next else { break };
        value = next;
    }
    value.at
}

/// Parses any JSON text (RFC 8259) into a tree.
///
/// # Errors
/// The first thing that is not JSON.
pub fn parse(text: &str) -> Result<Value, Problem> {
    Parser::new(text).whole()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::problem::Expected;

    fn shown(text: &str) -> String {
        parse(text).map_or_else(|problem| format!("{:?}", problem.place), |value| value.to_string())
    }

    #[test]
    fn numbers_stay_as_printed() {
        assert_eq!(shown("[83.0, -0.50, 1e2, 0]"), "[83.0,-0.50,1e2,0]");
    }

    #[test]
    fn strings_are_unescaped() {
        assert_eq!(shown(r#""\u0110\u1ea1t \ud83d\ude00 \/\t""#), "\"Đạt 😀 /\\u0009\"");
        assert_eq!(shown(r#""\ud800x""#), "\"\u{FFFD}x\"");
    }

    #[test]
    fn says_where_the_text_breaks() {
        for (text, place) in [
            ("{\"a\": 1,}", "Offset(8)"),
            ("[1 2]", "Offset(3)"),
            ("{\"a\" 1}", "Offset(5)"),
            ("[01]", "Offset(1)"),
            ("[1.]", "Offset(1)"),
            ("\"abc", "Offset(4)"),
            ("tru", "Offset(0)"),
            ("{\"a\":1,\"a\":2}", "Offset(7)"),
            ("1 1", "Offset(2)"),
            ("", "Offset(0)"),
        ] {
            assert_eq!(shown(text), place, "{text}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "[".repeat(100_000);
        assert_eq!(parse(&deep).err().map(|problem| problem.expected), Some(Expected::Depth(MAX_DEPTH)));
    }

    #[test]
    fn columns_count_characters() {
        let problems = document("{\"version\": 1,\n \"title\": \"Đạt\", \"title_en\": 5}").err().unwrap_or_default();
        assert!(problems.iter().any(|problem| problem.place == Place::Line(2, 30)), "{problems:?}");
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        for text in ["\u{FEFF}[1 2]", "[1 2]"] {
            let problems = document(text).err().unwrap_or_default();
            assert!(problems.iter().any(|problem| problem.place == Place::Line(1, 4)), "{problems:?}");
        }
    }
}
