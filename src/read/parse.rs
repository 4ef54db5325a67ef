//! JSON text → tree, byte by byte.

use super::json::MAX_DEPTH;
use super::scan;
use crate::model::ids::Ids;
use crate::model::problem::{Expected, Place, Problem};
use crate::model::text;
use crate::model::value::{Data, Value};

/// A place in a text. It goes on in bytes, of which those of the grammar are all ASCII, and stops where
/// something is wrong.
pub struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// What should stand where it stops.
    expected: Expected,
}

impl<'a> Parser<'a> {
    /// The beginning of a text.
    pub fn new(text: &'a str) -> Self {
        // A byte order mark comes with files saved by Windows editors.
        let at = if text.starts_with("\u{FEFF}") { 3 } else { 0 };
        Self { text, at, expected: Expected::Json("hết văn bản|the end of the document") }
    }

    /// The tree of the text, which holds nothing else.
    pub fn whole(mut self) -> Result<Value, Problem> {
        if let Some(value) = self.value(0) {
            self.next();
            if self.at == self.text.len() {
                return Ok(value);
            }
        }
        Err(self.problem())
    }

    #[inline(never)]
    /// The byte that stands here; 0, which stands nowhere in JSON, at the end.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// The next byte that is no space.
    #[inline(never)]
    fn next(&mut self) -> u8 {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.peek()
    }

    #[inline(never)]
    fn eat(&mut self, token: u8) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    /// What is wrong where it stopped.
    fn problem(self) -> Problem {
        let mut found = self.text.get(self.at..).unwrap_or("");
        found = found.get(..scan::first(found, 12)).unwrap_or("");
        found = text::cut(found, b'\n').0;
        Problem {
            path: Vec::new(),
            place: Place::Offset(u32::try_from(self.at).unwrap_or(u32::MAX)),
            found: if found.is_empty() { None } else { Some(found.to_owned()) },
            expected: self.expected,
        }
    }

    /// Notes what should stand here, in Vietnamese and, after `|`, in English.
    #[inline(never)]
    fn wrong(&mut self, expected: &'static str) {
        self.expected = Expected::Json(expected);
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        let first = self.next();
        if depth > MAX_DEPTH {
            self.expected = Expected::Depth(MAX_DEPTH);
            return None;
        }
        let at = u32::try_from(self.at).unwrap_or(u32::MAX);
        let data = match first {
            b'{' => Data::Map(self.map(depth)?),
            b'[' => {
                let mut items = Vec::new();
                let mut more = self.more(b']', true)?;
                while more {
                    items.push(self.value(depth + 1)?);
                    more = self.more(b']', false)?;
                }
                Data::List(items)
            }
            b'"' => Data::Text(self.string()?),
            b'-' | b'0'..=b'9' => Data::Number(self.number()?),
            _ if self.word("null") => Data::Null,
            _ if self.word("true") => Data::Bool(true),
            _ if self.word("false") => Data::Bool(false),
            _ => {
                self.wrong("một giá trị|a value");
                return None;
            }
        };
        Some(Value { at, data })
    }

    /// Takes a word where it stands here.
    #[inline(never)]
    fn word(&mut self, word: &str) -> bool {
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// True where another item follows; before the `first`, the bracket stands here.
    #[inline(never)]
    fn more(&mut self, end: u8, first: bool) -> Option<bool> {
        self.at += usize::from(first);
        if self.next() == end {
            self.at += 1;
            return Some(false);
        }
        if !first && !self.eat(b',') {
            self.wrong(if end == b']' {
                "dấu phẩy hoặc ]|a comma or ]"
            } else {
                "dấu phẩy hoặc }|a comma or }"
            });
            return None;
        }
        Some(true)
    }

    fn map(&mut self, depth: usize) -> Option<Vec<(String, Value)>> {
        let mut fields = Vec::new();
        let mut starts = Vec::new();
        let mut more = self.more(b'}', true)?;
        while more {
            let first = self.next();
            if first != b'"' {
                self.wrong(if first.is_ascii_digit() {
                    DECIMAL_COMMA
                } else {
                    "tên trường trong ngoặc kép|a field's name in quotes"
                });
                return None;
            }
            starts.push(self.at);
            let name = self.string()?;
            self.next();
            if !self.eat(b':') {
                self.wrong("dấu hai chấm|a colon");
                return None;
            }
            fields.push((name, self.value(depth + 1)?));
            more = self.more(b'}', false)?;
        }
        self.unique(&fields, &starts)?;
        Some(fields)
    }

    /// `None` where a name stands twice. The names are sorted, not compared all with all: an object may
    /// have a hundred thousand of them.
    fn unique(&mut self, fields: &[(String, Value)], starts: &[usize]) -> Option<()> {
        let mut names = Ids::default();
        for (name, _) in fields {
            names.push(name);
        }
        names.sort();
        for (index, (name, _)) in fields.iter().enumerate() {
            if names.find(name) != Some(index) {
                self.at = *starts.get(index)?;
                self.expected = Expected::UniqueId;
                return None;
            }
        }
        Some(())
    }

    #[inline(never)]
    fn digits(&mut self) -> bool {
        let from = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at > from
    }

    fn number(&mut self) -> Option<String> {
        let start = self.at;
        self.eat(b'-');
        // A nought is the whole part alone.
        let mut fine = self.eat(b'0') || self.digits();
        if self.eat(b'.') {
            fine &= self.digits();
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            fine &= self.digits();
        }
        if !fine || self.peek().is_ascii_digit() {
            self.at = start;
            self.wrong("một số|a number");
            return None;
        }
        self.text.get(start..self.at).map(str::to_owned)
    }

    #[inline(never)]
    fn string(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            // Behind the quote or the escape.
            self.at += 1;
            let start = self.at;
            while !matches!(self.peek(), 0..b' ' | b'"' | b'\\') {
                self.at += 1;
            }
            text.push_str(self.text.get(start..self.at)?);
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    return Some(text);
                }
                b'\\' => text.push(self.escape()?),
                _ => {
                    self.wrong("dấu ngoặc kép đóng|a closing quote");
                    return None;
                }
            }
        }
    }

    /// The character of an escape; it stops at its last byte.
    fn escape(&mut self) -> Option<char> {
        self.at += 1;
        let letter = self.peek();
        for (escape, meant) in ESCAPES {
            if escape == letter {
                return Some(char::from(meant));
            }
        }
        if letter != b'u' {
            // What is found is told from behind the whole letter.
            let rest = self.text.get(self.at..).unwrap_or("");
            self.at += scan::first(rest, 1);
            self.wrong("\\n, \\u…");
            return None;
        }
        let mut code = self.four_hex()?;
        if code >> 10 == 0xD800 >> 10 {
            self.at += 1;
            if self.word("\\u") {
                self.at -= 1;
                let second = self.four_hex()?;
                code = 0x10000 + ((code - 0xD800) << 10) + (second.wrapping_sub(0xDC00) & 0x3FF);
            } else {
                self.at -= 1;
            }
        }
        // Half a surrogate pair is no character; the text goes on without failing.
        Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// Four digits behind a `u`; it stops at the last of them.
    #[inline(never)]
    fn four_hex(&mut self) -> Option<u32> {
        let mut code = 0;
        let start = self.at + 1;
        for _ in 0..4 {
            self.at += 1;
            let Some(digit) = char::from(self.peek()).to_digit(16) else {
                self.at = start;
                self.wrong("\\uXXXX");
                return None;
            };
            code = code * 16 + digit;
        }
        Some(code)
    }
}

/// 83,0 in an object: the nought stands where a name should.
const DECIMAL_COMMA: &str = "tên trường trong ngoặc kép (số thập phân viết với dấu chấm: 83.0)|a field's name in quotes (a decimal is written with a point: 83.0)";

/// The letters behind a backslash, and the bytes they mean.
const ESCAPES: [(u8, u8); 8] =
    [(b'"', b'"'), (b'\\', b'\\'), (b'/', b'/'), (b'n', b'\n'), (b'r', b'\r'), (b't', b'\t'), (b'b', 8), (b'f', 12)];
