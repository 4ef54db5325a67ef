//! Phrases in both languages, and the one function that fills them in.
//!
//! A sentence is data: its two wordings stand side by side for the editor, and neither costs code.

use super::Lang;
use crate::model::text::{Shown, cut};

/// A wording in Vietnamese and, after `|`, in English; one alone serves both. `{0}`, `{1}` stand for its parts.
pub type Phrase = &'static str;

impl Lang {
    /// The wording in this language.
    #[inline(never)]
    pub fn of(self, phrase: Phrase) -> &'static str {
        let (vietnamese, english) = cut(phrase, b'|');
        if english.is_empty() { vietnamese } else { self.pick(vietnamese, english) }
    }

    /// The wording in this language with its parts filled in; brackets around anything else stay.
    #[inline(never)]
    pub fn tell(self, phrase: Phrase, parts: &[&dyn Shown]) -> String {
        let (start, mut rest) = cut(self.of(phrase), b'{');
        let mut text = String::from(start);
        while !rest.is_empty() {
            let piece;
            (piece, rest) = cut(rest, b'{');
            // "0} trở lên": the number of the part, then what follows it.
            match piece.bytes().next().and_then(|digit| parts.get(usize::from(digit.wrapping_sub(b'0')))) {
                Some(part) => {
                    part.show(&mut text);
                    text.push_str(piece.get(2..).unwrap_or(""));
                }
                None => {
                    text.push('{');
                    text.push_str(piece);
                }
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_where_each_language_has_them() {
        let phrase = "đạt {0}/{1} năm|{1} years, {0} met";
        assert_eq!(Lang::Vi.tell(phrase, &[&2, &"5"]), "đạt 2/5 năm");
        assert_eq!(Lang::En.tell(phrase, &[&2, &"5"]), "5 years, 2 met");
        assert_eq!(Lang::Vi.tell("một đối tượng {…}, {0}", &[&"a {0}"]), "một đối tượng {…}, a {0}");
    }
}
