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
    for word in text.split(|letter: char| letter.is_ascii_whitespace() || letter == '\u{A0}' || letter == '\u{202F}') {
        if word.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().map(lower));
    }
    folded
}

/// True where two names are the same but for case and spaces.
pub fn same(one: &str, two: &str) -> bool {
    fold(one) == fold(two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_every_vietnamese_capital_as_the_standard_library_does() {
        for letter in ('A'..='Z').chain("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ".chars()).chain('\u{1EA0}'..='\u{1EF9}') {
            assert_eq!(Some(lower(letter)), letter.to_lowercase().next(), "{letter}");
        }
    }

    #[test]
    fn names_match_whatever_their_case_and_spaces() {
        assert!(same("  NHÓM\u{A0}KHÁ ", "Nhóm  khá"));
        assert!(!same("khá", "kha"));
    }
}
