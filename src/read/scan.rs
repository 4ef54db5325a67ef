//! Walking over the folded words of a cell: what is there next, word by word.
//!
//! Plain prefix matching on short lists instead of patterns: a cell is short, and the code that a
//! visitor downloads stays small. A list is one text, its words divided by `|`;
//! several lists are its lines.

use super::number::{self, Dots};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::text;

/// Longest cell that is read as figures or wording; anything longer is prose.
const LONGEST: usize = 400;
/// What stands for prose: no word of any list, and no number.
const PROSE: &str = "?";

/// The words of a cell, ready to be matched: lower case, single spaces, brackets and colons as spaces,
/// every sign with one spelling.
pub fn clean(cell: &str) -> String {
    if cell.len() > LONGEST {
        return PROSE.to_owned();
    }
    let mut plain = String::new();
    for (at, letter) in cell.char_indices() {
        plain.push(match letter {
            // A fixed space between digits groups thousands.
            '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => {
                if groups_thousands(cell.as_bytes(), at, at + letter.len_utf8()) {
                    continue;
                }
                ' '
            }
            '(' | ')' | '[' | ']' | ':' | '“' | '”' | '"' => ' ',
            '\u{2212}' | '–' | '—' | '‐' | '‑' => '-',
            '＜' => '<',
            '＞' => '>',
            '≈' | '∼' => '~',
            '\u{200B}' | '\u{FEFF}' | '\u{AD}' => continue,
            other => other,
        });
    }
    text::fold(&plain)
}

/// One to three digits before a space that reaches from `at` to `end`, just three behind it.
fn groups_thousands(cell: &[u8], at: usize, end: usize) -> bool {
    let before = |count: usize| (1..=count).all(|back| is_digit(cell, at.wrapping_sub(back)));
    let behind = |count: usize| (0..count).all(|ahead| is_digit(cell, end + ahead));
    before(1) && !before(4) && behind(3) && !behind(4)
}

fn is_digit(text: &[u8], at: usize) -> bool {
    text.get(at).is_some_and(u8::is_ascii_digit)
}

/// The text with every run of white space as one space, trimmed; case as it is.
pub fn squeeze(text: &str) -> String {
    let mut plain = String::new();
    let mut space = false;
    for letter in text.chars() {
        if letter <= ' ' || matches!(letter, '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' | '\u{3000}') {
            space = !plain.is_empty();
            continue;
        }
        if space {
            plain.push(' ');
            space = false;
        }
        plain.push(letter);
    }
    plain
}

/// Where the first so many characters of a text end.
#[inline(never)]
pub fn first(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

/// How many characters a text has.
pub fn length(text: &str) -> usize {
    let mut length = 0;
    for _ in text.chars() {
        length += 1;
    }
    length
}

/// A letter of a word, as opposed to a digit, sign or space.
pub fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter as u32, 0xC0..=0x2AF | 0x1E00..=0x1EFF)
}

/// True where a word goes on across this place of a text.
#[inline(never)]
fn joins(text: &str, at: usize) -> bool {
    let Some((before, behind)) = text.split_at_checked(at) else { return true };
    before.chars().next_back().is_some_and(is_letter) && behind.chars().next().is_some_and(is_letter)
}

/// The words of a list.
pub fn words(list: &str) -> text::Pieces<'_> {
    text::pieces(list, b'|')
}

/// The word of a list by which documents know what it means: the first. The list is told by its line.
#[inline(never)]
pub fn first_word(lists: &str, line: usize) -> Option<String> {
    text::pieces(lists, b'\n').nth(line).map(|list| text::cut(list, b'|').0.to_owned())
}

/// What [`Scan::pick`] gives where it finds nothing.
pub const NONE: usize = usize::MAX;

/// The length of the longest word of the list that the text begins with; 0 where it begins with none.
#[inline(never)]
pub fn longest(text: &str, list: &str) -> usize {
    let mut longest = 0;
    for word in words(list) {
        if word.len() > longest && text.starts_with(word) && !joins(text, word.len()) {
            longest = word.len();
        }
    }
    longest
}

/// Where `word` stands in folded text as a word of its own: the place behind it, or 0.
#[inline(never)]
pub fn find(text: &str, word: &str) -> usize {
    for at in 0..text.len() {
        let end = at + word.len();
        if text.get(at..end) == Some(word) && !joins(text, at) && !joins(text, end) {
            return end;
        }
    }
    0
}

/// True where one of the words stands in folded text.
#[inline(never)]
pub fn has_any(text: &str, list: &str) -> bool {
    for word in words(list) {
        if find(text, word) > 0 {
            return true;
        }
    }
    false
}

/// A place in cleaned text.
#[derive(Clone, Copy)]
pub struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Scan<'a> {
    /// The beginning of a text made by [`clean`].
    pub fn new(text: &'a str) -> Self {
        let mut scan = Self { rest: text };
        scan.skip(0);
        scan
    }

    /// Nothing is left but the full stop of a sentence.
    #[inline(never)]
    pub fn done(&self) -> bool {
        self.rest.bytes().all(|byte| matches!(byte, b' ' | b'.' | b';' | b','))
    }

    /// What is left.
    pub fn rest(&self) -> &'a str {
        self.rest
    }

    /// Goes on behind so many bytes and the spaces after them.
    #[inline(never)]
    fn skip(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or("");
        while self.next() == b' ' {
            self.rest = self.rest.get(1..).unwrap_or("");
        }
    }

    /// The byte that stands next; 0 at the end.
    pub fn next(&self) -> u8 {
        self.rest.as_bytes().first().copied().unwrap_or(0)
    }

    /// Takes the longest word that stands next of several lists, each in a line, and gives the list's line.
    #[inline(never)]
    pub fn pick(&mut self, lists: &str) -> usize {
        let mut length = 0;
        let mut found = NONE;
        for (line, list) in text::pieces(lists, b'\n').enumerate() {
            let here = longest(self.rest, list);
            if here > length {
                length = here;
                found = line;
            }
        }
        self.skip(length);
        found
    }

    /// Takes the longest of the words, where one stands next.
    #[inline(never)]
    pub fn eat(&mut self, list: &str) -> bool {
        self.pick(list) != NONE
    }

    /// Takes the words again and again; true where there was one.
    #[inline(never)]
    pub fn eat_all(&mut self, list: &str) -> bool {
        let mut any = false;
        while self.eat(list) {
            any = true;
        }
        any
    }

    /// Takes a number, with its sign where one stands directly before it.
    #[inline(never)]
    pub fn number(&mut self, dots: Dots) -> Option<Decimal> {
        let negative = self.next() == b'-';
        let sign = usize::from(negative || self.next() == b'+');
        let body = self.rest.get(sign..)?;
        let run = number::run(body);
        let value = number::read(body.get(..run)?, dots)?;
        self.skip(sign + run);
        Some(if negative { value.negated() } else { value })
    }

    /// Takes a whole number from 1 that may be a place in a ranking.
    #[inline(never)]
    pub fn place(&mut self) -> Option<Rank> {
        let run = number::run(self.rest);
        let mut place = 0;
        for byte in self.rest.get(..run)?.bytes() {
            if run > 4 || !byte.is_ascii_digit() {
                return None;
            }
            place = place * 10 + u16::from(byte & 15);
        }
        self.skip(run);
        Rank::new(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_spaces_group_thousands_and_nothing_else() {
        assert_eq!(clean("1\u{A0}234\u{202F}567"), "1234567");
        assert_eq!(clean("Năm\u{A0}2024\u{A0}100"), "năm 2024 100");
        assert_eq!(clean("≤\u{A0}20 (Hạng)"), "≤ 20 hạng");
    }

    #[test]
    fn a_word_ends_where_its_letters_end() {
        assert!(find("kết quả th2024", "th") > 0);
        assert_eq!(find("thực hiện", "th"), 0);
        assert_eq!(find("tháng", "th"), 0);
        assert_eq!(find("tính đến 31/12", "đến"), "tính đến".len());
    }

    #[test]
    fn the_longest_word_wins_whatever_the_order() {
        let mut scan = Scan::new("không quá 5");
        assert_eq!(scan.pick("không\nkhông quá"), 1);
        assert_eq!(scan.rest(), "5");
        assert!(!scan.eat("quá"));
    }

    #[test]
    fn a_place_is_a_short_whole_number() {
        assert_eq!(Scan::new("05/63").place().map(Rank::get), Some(5));
        for text in ["0", "36,5", "1.234", "12345", "x"] {
            assert_eq!(Scan::new(text).place(), None, "{text}");
        }
    }
}
