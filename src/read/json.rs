//! JSON text → tree → [`Scorecard`], with the line and column of whatever is wrong.
//!
//! An own parser because numbers must stay as printed (`83.0` is not `83`), every value must know its
//! place, and it is a third of the size of the well-kept libraries in the browser (docs/decisions.md, 3).

use super::Document;
use crate::model::check;
use crate::model::problem::{Expected, Place, Problem, Step};
use crate::model::record::{Field, Reader};
use crate::model::scorecard::Scorecard;
use crate::model::value::{Data, Value};

/// Levels of brackets a document may have; the format itself needs a dozen.
pub const MAX_DEPTH: usize = 64;

/// Reads and checks a document.
///
/// # Errors
/// Everything that is wrong with it, each with its line and column.
pub fn document(text: &str) -> Result<Document, Vec<Problem>> {
    let tree = parse(text).map_err(|problem| placed(vec![problem], text, None))?;
    let mut reader = Reader::default();
    let scorecard = Scorecard::read(&tree, &mut reader);
    let Some(scorecard) = scorecard.filter(|_| reader.problems.is_empty()) else {
        return Err(placed(reader.problems, text, Some(&tree)));
    };
    let found = check::scorecard(&scorecard);
    if !found.problems.is_empty() {
        return Err(placed(found.problems, text, Some(&tree)));
    }
    reader.warnings.extend(found.warnings);
    Ok(Document { scorecard, warnings: placed(reader.warnings, text, Some(&tree)), unread: Vec::new() })
}

/// Turns offsets, or where there are none the paths, into lines and columns.
fn placed(mut problems: Vec<Problem>, text: &str, tree: Option<&Value>) -> Vec<Problem> {
    for problem in &mut problems {
        let offset = match problem.place {
            Place::Offset(offset) => Some(offset),
            Place::Whole => tree.map(|tree| offset_of(tree, &problem.path)),
            _ => None,
        };
        if let Some(offset) = offset {
            problem.place = line_of(text, offset);
        }
    }
    problems
}

/// The offset of the deepest value the path leads to.
fn offset_of(tree: &Value, path: &[Step]) -> u32 {
    let mut value = tree;
    for step in path {
        let next = match step {
            Step::Field(name) => value.get(name),
            Step::Item(index) => value.item(*index),
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    value.at
}

/// Line, and column in characters, both from 1.
fn line_of(text: &str, offset: u32) -> Place {
    let before = text.get(..offset as usize).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
    Place::Line(u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

/// Parses any JSON text (RFC 8259) into a tree.
///
/// # Errors
/// The first thing that is not JSON.
pub fn parse(text: &str) -> Result<Value, Problem> {
    let mut parser = Parser { text, at: 0 };
    // A byte order mark comes with files saved by Windows editors.
    if text.starts_with('\u{FEFF}') {
        parser.at = 3;
    }
    let value = parser.value(0)?;
    parser.space();
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.wrong(Expected::Json("the end of the document"))),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(' ' | '\n' | '\r' | '\t')) {
            self.at += 1;
        }
    }

    fn wrong(&self, expected: Expected) -> Problem {
        let found = self.rest().chars().take_while(|letter| *letter != '\n').take(12).collect::<String>();
        Problem {
            path: Vec::new(),
            place: Place::Offset(u32::try_from(self.at).unwrap_or(u32::MAX)),
            found: (!found.is_empty()).then_some(found),
            expected,
        }
    }

    fn eat(&mut self, token: char) -> bool {
        let found = self.peek() == Some(token);
        if found {
            self.at += token.len_utf8();
        }
        found
    }

    fn value(&mut self, depth: usize) -> Result<Value, Problem> {
        self.space();
        if depth > MAX_DEPTH {
            return Err(self.wrong(Expected::Depth(MAX_DEPTH)));
        }
        let at = u32::try_from(self.at).unwrap_or(u32::MAX);
        let data = match self.peek() {
            Some('{') => self.map(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Data::Text(self.string()?),
            Some('-' | '0'..='9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Value { at, data })
    }

    fn word(&mut self) -> Result<Data, Problem> {
        for (word, data) in [("null", Data::Null), ("true", Data::Bool(true)), ("false", Data::Bool(false))] {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(data);
            }
        }
        Err(self.wrong(Expected::Json("a value")))
    }

    fn number(&mut self) -> Result<Data, Problem> {
        let start = self.at;
        let digits = |parser: &mut Self| {
            let from = parser.at;
            while matches!(parser.peek(), Some('0'..='9')) {
                parser.at += 1;
            }
            parser.at > from
        };
        self.eat('-');
        let leading_nought = self.peek() == Some('0');
        let whole_from = self.at;
        let mut fine = digits(self) && !(leading_nought && self.at > whole_from + 1);
        if self.eat('.') {
            fine &= digits(self);
        }
        if self.eat('e') || self.eat('E') {
            let _ = self.eat('+') || self.eat('-');
            fine &= digits(self);
        }
        match self.text.get(start..self.at) {
            Some(number) if fine => Ok(Data::Number(number.to_owned())),
            _ => {
                self.at = start;
                Err(self.wrong(Expected::Json("a number")))
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Data, Problem> {
        self.eat('[');
        let mut items = Vec::new();
        self.space();
        if self.eat(']') {
            return Ok(Data::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            if self.eat(']') {
                return Ok(Data::List(items));
            }
            if !self.eat(',') {
                return Err(self.wrong(Expected::Json(", ]")));
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Data, Problem> {
        self.eat('{');
        let mut fields: Vec<(String, Value)> = Vec::new();
        self.space();
        if self.eat('}') {
            return Ok(Data::Map(fields));
        }
        loop {
            self.space();
            if self.peek() != Some('"') {
                return Err(self.wrong(Expected::Json("\"")));
            }
            let name_at = self.at;
            let name = self.string()?;
            if fields.iter().any(|(known, _)| *known == name) {
                self.at = name_at;
                return Err(self.wrong(Expected::UniqueId));
            }
            self.space();
            if !self.eat(':') {
                return Err(self.wrong(Expected::Json(":")));
            }
            let value = self.value(depth + 1)?;
            fields.push((name, value));
            self.space();
            if self.eat('}') {
                return Ok(Data::Map(fields));
            }
            if !self.eat(',') {
                return Err(self.wrong(Expected::Json(", }")));
            }
        }
    }

    fn string(&mut self) -> Result<String, Problem> {
        self.eat('"');
        let mut text = String::new();
        loop {
            match self.peek() {
                Some('"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some('\\') => {
                    self.at += 1;
                    text.push(self.escape()?);
                }
                Some(letter) if letter >= ' ' => {
                    self.at += letter.len_utf8();
                    text.push(letter);
                }
                _ => return Err(self.wrong(Expected::Json("\""))),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Problem> {
        let letter = self.peek();
        self.at += letter.map_or(0, char::len_utf8);
        Ok(match letter {
            Some(same @ ('"' | '\\' | '/')) => same,
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('b') => '\u{8}',
            Some('f') => '\u{C}',
            Some('u') => {
                let first = self.four_hex()?;
                let code = match first {
                    0xD800..=0xDBFF if self.rest().starts_with("\\u") => {
                        self.at += 2;
                        let second = self.four_hex()?;
                        0x10000 + ((first - 0xD800) << 10) + (second.wrapping_sub(0xDC00) & 0x3FF)
                    }
                    single => single,
                };
                // Half a surrogate pair is no character; the text goes on without failing.
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return Err(self.wrong(Expected::Json("\\n, \\u…"))),
        })
    }

    fn four_hex(&mut self) -> Result<u32, Problem> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None => Err(self.wrong(Expected::Json("\\uXXXX"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
