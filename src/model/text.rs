//! Comparing Vietnamese words without regard to case, in a few bytes.
//!
//! The standard library's tables cost 3.4 kB in the browser; a name or a header word needs only Latin
//! letters as Vietnamese uses them. Text is in NFC by the time it comes here.

/// The letter in lower case: ASCII, Latin-1 and the precomposed Vietnamese letters; others as they are.
pub fn lower(letter: char) -> char {
    let code = letter as u32;
    let raised = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE => code + 32,
        0x102 | 0x110 | 0x128 | 0x168 | 0x1A0 => code + 1,
        0x1AF => 0x1B0,
        0x1EA0..=0x1EF8 if code.is_multiple_of(2) => code + 1,
        _ => return letter,
    };
    char::from_u32(raised).unwrap_or(letter)
}

/// The text in lower case with runs of white space (no-break spaces too) as one space, trimmed.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut apart = false;
    for letter in text.chars() {
        if letter.is_ascii_whitespace() || letter == '\u{A0}' || letter == '\u{202F}' {
            apart = true;
            continue;
        }
        if apart && !folded.is_empty() {
            folded.push(' ');
        }
        apart = false;
        folded.push(lower(letter));
    }
    folded
}

/// True where two names are the same but for case and spaces.
pub fn same(one: &str, two: &str) -> bool {
    fold(one) == fold(two)
}

/// The parts one after the other, with something between them.
///
/// `join` and `concat` of the standard library cost 1 kB for each type of part.
#[inline(never)]
pub fn joined<T: AsRef<str>>(parts: &[T], between: &str) -> String {
    let mut joined = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            joined.push_str(between);
        }
        joined.push_str(part.as_ref());
    }
    joined
}

/// What stands before and after the first such sign of ASCII; all of it, and nothing, where there is none.
///
/// Splitting by the standard library brings 0.9 kB of searchers.
#[inline(never)]
pub fn cut(text: &str, sign: u8) -> (&str, &str) {
    for (index, byte) in text.bytes().enumerate() {
        if byte == sign
            && let Some((before, after)) = text.split_at_checked(index)
        {
            return (before, after.get(1..).unwrap_or(""));
        }
    }
    (text, "")
}

/// What stands between such signs; nothing after the last, where it ends the text.
pub fn pieces(text: &str, sign: u8) -> Pieces<'_> {
    Pieces { rest: text, sign }
}

/// See [`pieces`].
pub struct Pieces<'a> {
    rest: &'a str,
    sign: u8,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let (piece, rest) = cut(self.rest, self.sign);
        self.rest = rest;
        Some(piece)
    }
}

/// What can stand in a text: `Display` without the formatter, which costs 1 kB in the browser.
pub trait Shown {
    /// Adds it to the end of a text.
    fn show(&self, text: &mut String);
}

/// Adds a digit to a text.
#[inline(never)]
pub fn digit(digit: u64, text: &mut String) {
    text.push(char::from(b'0' + digit as u8));
}

/// A text of its own.
#[inline(never)]
pub fn shown(one: &dyn Shown) -> String {
    let mut text = String::new();
    one.show(&mut text);
    text
}

impl<T: Shown + ?Sized> Shown for &T {
    fn show(&self, text: &mut String) {
        T::show(self, text);
    }
}

impl Shown for str {
    fn show(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl Shown for String {
    fn show(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl Shown for u64 {
    fn show(&self, text: &mut String) {
        if *self > 9 {
            (self / 10).show(text);
        }
        digit(self % 10, text);
    }
}

macro_rules! whole {
    ($($one:ty)*) => {$(impl Shown for $one {
        fn show(&self, text: &mut String) {
            (*self as u64).show(text);
        }
    })*};
}

whole!(u8 u16 u32 usize);

impl Shown for i32 {
    fn show(&self, text: &mut String) {
        if *self < 0 {
            text.push('-');
        }
        self.unsigned_abs().show(text);
    }
}

impl Shown for std::num::NonZeroU16 {
    fn show(&self, text: &mut String) {
        self.get().show(text);
    }
}

/// The parts one after the other.
pub fn chained(parts: &[&str]) -> String {
    joined(parts, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_every_vietnamese_capital_as_the_standard_library_does() {
        for letter in ('A'..='Z').chain("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ".chars()).chain('\u{1EA0}'..='\u{1EF9}')
        {
            assert_eq!(Some(lower(letter)), letter.to_lowercase().next(), "{letter}");
        }
    }

    #[test]
    fn names_match_whatever_their_case_and_spaces() {
        assert!(same("  NHÓM\u{A0}KHÁ ", "Nhóm  khá"));
        assert!(!same("khá", "kha"));
    }
}
