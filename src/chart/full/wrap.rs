//! Text on lines, for pictures: HTML wraps its own, a stand-alone SVG does not.

use crate::chart::label;
use crate::model::text::{chained, pieces};

/// Lines no wider than `width` pixels; a word that is wider stands on a line of its own, cut where it must be.
pub fn wrap(text: &str, width: i32, size: i32) -> Vec<String> {
    let wide = |text: &str| i32::from(label::width(text)) * size * 10 / 125;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in pieces(&fold_spaces(text), b' ') {
        let joined = if line.is_empty() { word.to_owned() } else { chained(&[&line, " ", word]) };
        if wide(&joined) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if wide(&line) > width {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(letter);
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Every run of white space as one space, so that a line break of the document is none of the picture.
fn fold_spaces(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.chars() {
        let space = letter.is_ascii_whitespace();
        if !space {
            folded.push(letter);
        } else if !folded.is_empty() && !folded.ends_with(" ") {
            folded.push(' ');
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_words_and_cuts_what_is_too_long() {
        let lines = wrap("Chỉ số cải cách hành chính", 110, 14);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "Chỉ số cải cách hành chính");
        assert!(wrap(&"x".repeat(300), 100, 14).len() > 10);
        assert!(wrap("", 100, 14).is_empty());
    }
}
