//! Placing words so that they never meet or leave the plot, at the narrowest width it may have.

use super::scene::{Anchor, Mark, Room, Tone};

/// The narrowest a track gets: a host of 240 px less its gutters.
pub const NARROWEST: u16 = 190;

/// Letters narrower than most, and wider ones.
const NARROW: &str = "ijltfrìíỉĩị.,: /()|";
const WIDE: &str = "mwMW%≥≤≈–−";

/// Width of a text at 12.5 px, in pixels, on the wide side: fonts of the host differ.
#[inline(never)]
pub fn width(text: &str) -> u16 {
    let mut tenths: u32 = 0;
    for letter in text.chars() {
        tenths += if has(NARROW, letter) {
            42
        } else if has(WIDE, letter) {
            115
        } else if letter.is_ascii_uppercase() || letter == 'Đ' {
            90
        } else {
            76
        };
    }
    u16::try_from(tenths / 10).unwrap_or(u16::MAX)
}

#[inline(never)]
fn has(letters: &str, wanted: char) -> bool {
    for letter in letters.chars() {
        if letter == wanted {
            return true;
        }
    }
    false
}

/// Adds a text at a share of the width, moved to an end where it would leave the narrowest plot.
/// Gives the pixels it takes of the narrowest plot from left to right.
#[inline(never)]
pub fn within(marks: &mut Vec<Mark>, text: String, at: u16, y: i16, tone: Tone) -> (u16, u16) {
    let wide = width(&text);
    if wide > NARROWEST {
        // It would leave the plot; the row says it beside the drawing.
        return (NARROWEST, 0);
    }
    let centre = u16::try_from(u32::from(at) * u32::from(NARROWEST) / 10_000).unwrap_or(NARROWEST);
    let before = wide / 2;
    let (at, anchor, left) = if centre < before {
        (0, Anchor::Start, 0)
    } else if centre - before + wide > NARROWEST {
        (10_000, Anchor::End, NARROWEST - wide)
    } else {
        (at, Anchor::Middle, centre - before)
    };
    marks.push(Mark::Text { at, y, anchor, tone, room: Room::Any, text });
    (left, left + wide)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, term};

    #[test]
    fn a_text_takes_no_more_than_there_is() {
        for letters in 1..40 {
            for at in (0..=10_000).step_by(7) {
                let mut marks = Vec::new();
                let (left, right) = within(&mut marks, "a".repeat(letters), at, 0, Tone::Strong);
                assert!(
                    right <= NARROWEST && (marks.is_empty() || left < right),
                    "{letters} letters at {at}: {left} to {right}"
                );
            }
        }
    }

    #[test]
    fn every_reason_fits_the_narrowest_plot() {
        for word in crate::evaluate::verdict::Reason::WORDS {
            let reason = crate::evaluate::verdict::Reason::from_word(word);
            for lang in [Lang::Vi, Lang::En] {
                let text = reason.map_or("", |reason| term::reason(reason, lang));
                assert!(width(text) <= NARROWEST, "{text}: {}", width(text));
            }
        }
    }
}
