//! A decimal as text: as a document prints it, and as a reader of a language does.

use super::{Decimal, UNIT};
use crate::model::text::{Shown, digit, shown};

impl Decimal {
    /// Adds it to a text, with what stands for minus, between thousands and before the fraction.
    pub fn spell(self, text: &mut String, [minus, group, point]: [&str; 3]) {
        if self.value < 0 {
            text.push_str(minus);
        }
        let value = self.value.unsigned_abs();
        grouped(value / UNIT as u64, group, text);
        let mut rest = value % UNIT as u64;
        for place in 0..self.places() {
            text.push_str(if place == 0 { point } else { "" });
            rest *= 10;
            digit(rest / UNIT as u64, text);
            rest %= UNIT as u64;
        }
    }
}

fn grouped(whole: u64, group: &str, text: &mut String) {
    if whole < 1000 {
        return whole.show(text);
    }
    grouped(whole / 1000, group, text);
    text.push_str(group);
    for unit in [100, 10, 1] {
        digit(whole / unit % 10, text);
    }
}

impl Shown for Decimal {
    /// The JSON form, every printed digit kept.
    fn show(&self, text: &mut String) {
        self.spell(text, ["-", "", "."]);
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&shown(self))
    }
}
