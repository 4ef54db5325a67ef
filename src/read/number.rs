//! Numbers as people print them.
//!
//! Vietnamese writes `1.234,5`, English `1,234.5`. Most numbers say themselves which of the two they
//! are; one separator with three digits behind it does not, and is then read as the rest of its column.

use crate::model::decimal::Decimal;
use crate::model::text;

/// How a column writes the numbers that do not say it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dots {
    /// `1.234` is more than a thousand: Vietnamese.
    Thousands,
    /// `1.234` is little more than one: English.
    Decimals,
    /// The column has both: such a number is not read.
    Unclear,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Vietnamese,
    English,
    Either,
}

/// How long the digits and separators are that a text begins with, without punctuation at their end.
#[inline(never)]
pub fn run(text: &str) -> usize {
    let mut end = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => end = at + 1,
            b'.' | b',' => {}
            _ => break,
        }
    }
    end
}

#[inline(never)]
fn style(run: &str) -> Style {
    let (mut dots, mut commas, mut last) = (0, 0, None);
    for (at, byte) in run.bytes().enumerate() {
        match byte {
            b'.' => dots += 1,
            b',' => commas += 1,
            _ => continue,
        }
        last = Some((at, byte == b'.'));
    }
    let Some((at, is_dot)) = last else { return Style::Plain };
    // "0.593" has no thousands, "1234.567" would have had another separator.
    if dots + commas == 1 && at <= 3 && run.len() == at + 4 && run.as_bytes().first() != Some(&b'0') {
        return Style::Either;
    }
    // The same separator again and again groups thousands, else the last one is the point.
    let groups = dots + commas > 1 && (dots == 0 || commas == 0);
    if is_dot == groups { Style::Vietnamese } else { Style::English }
}

/// Reads a run of digits and separators, keeping its digits.
#[inline(never)]
pub fn read(run: &str, dots: Dots) -> Option<Decimal> {
    let english = match style(run) {
        Style::Either if dots == Dots::Unclear => return None,
        Style::Either => dots == Dots::Decimals,
        style => style == Style::English,
    };
    let point = if english { b'.' } else { b',' };
    let mut number = String::new();
    // Digits since the last separator of the whole part, and whether there was one.
    let (mut digits, mut grouped, mut fraction) = (0, false, false);
    for byte in run.bytes() {
        if fraction || byte.is_ascii_digit() {
            number.push(char::from(byte));
            digits += 1;
            continue;
        }
        fraction = byte == point;
        if digits == 0 || (grouped && digits != 3) || (!fraction && digits > 3) {
            return None;
        }
        if fraction {
            number.push('.');
        }
        (grouped, digits) = (true, 0);
    }
    if grouped && !fraction && digits != 3 {
        return None;
    }
    Decimal::parse(&number)
}

/// A whole number, of a figure without digits behind the point.
pub fn whole(figure: Decimal) -> Option<u64> {
    if figure.places() > 0 {
        return None;
    }
    text::shown(&figure).parse().ok()
}

/// What the numbers of a column show of how it writes them.
#[derive(Clone, Copy, Default)]
pub struct Evidence {
    vietnamese: bool,
    english: bool,
}

impl Evidence {
    /// Looks at every number of a cell.
    #[inline(never)]
    pub fn look(&mut self, cell: &str) {
        let mut at = 0;
        while let Some(rest) = cell.as_bytes().get(at..).filter(|rest| !rest.is_empty()) {
            at += 1;
            if rest.first().is_some_and(u8::is_ascii_digit) {
                let rest = cell.get(at - 1..).unwrap_or("");
                let length = run(rest);
                let style = style(rest.get(..length).unwrap_or(""));
                self.vietnamese |= style == Style::Vietnamese;
                self.english |= style == Style::English;
                at += length;
            }
        }
    }

    /// Adds what another column shows.
    pub fn join(&mut self, other: Self) {
        self.vietnamese |= other.vietnamese;
        self.english |= other.english;
    }

    /// How a column is read; `table` is what the whole table shows, for a column that shows nothing.
    pub fn dots(self, table: Self) -> Dots {
        if self.vietnamese && self.english {
            return Dots::Unclear;
        }
        let english = self.english || (table.english && !table.vietnamese);
        if english && !self.vietnamese { Dots::Decimals } else { Dots::Thousands }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(run: &str, dots: Dots) -> Option<String> {
        read(run, dots).map(|value| value.to_string())
    }

    #[test]
    fn most_numbers_say_themselves_how_they_are_written() {
        for dots in [Dots::Thousands, Dots::Decimals, Dots::Unclear] {
            for (run, value) in [
                ("68,9", "68.9"),
                ("1.234,5", "1234.5"),
                ("1,234.5", "1234.5"),
                ("0.593", "0.593"),
                ("45.50", "45.50"),
                ("1.234.567", "1234567"),
                ("05", "5"),
            ] {
                assert_eq!(shown(run, dots).as_deref(), Some(value), "{run} {dots:?}");
            }
        }
    }

    #[test]
    fn three_digits_behind_one_separator_follow_the_column() {
        assert_eq!(shown("1.234", Dots::Thousands).as_deref(), Some("1234"));
        assert_eq!(shown("1.234", Dots::Decimals).as_deref(), Some("1.234"));
        assert_eq!(shown("1,234", Dots::Thousands).as_deref(), Some("1.234"));
        assert_eq!(shown("1,234", Dots::Decimals).as_deref(), Some("1234"));
        assert_eq!(shown("1.234", Dots::Unclear), None);
    }

    #[test]
    fn a_column_shows_how_it_writes() {
        let evidence = |cells: &[&str]| {
            let mut evidence = Evidence::default();
            cells.iter().for_each(|cell| evidence.look(cell));
            evidence
        };
        let nothing = Evidence::default();
        assert_eq!(evidence(&["1.234", "36/63"]).dots(nothing), Dots::Thousands);
        assert_eq!(evidence(&["1.234", "≥ 45.50"]).dots(nothing), Dots::Decimals);
        assert_eq!(evidence(&["1.234", "68,9"]).dots(evidence(&["45.50"])), Dots::Thousands);
        assert_eq!(evidence(&["68,9", "45.50"]).dots(nothing), Dots::Unclear);
        assert_eq!(evidence(&["1.234"]).dots(evidence(&["1.25"])), Dots::Decimals);
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for run in ["", "31.12.2024", "1.23.456", "1,2,3", "12345.678.901", "1.2345,6", "9999999999999999"] {
            assert_eq!(read(run, Dots::Thousands), None, "{run}");
        }
    }

    /// Vietnamese: thousands in groups, decimal comma.
    fn printed(value: Decimal) -> String {
        let value = value.to_string();
        let (whole, fraction) = value.split_once('.').unwrap_or((&value, ""));
        let mut text = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push('.');
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(',');
            text.push_str(fraction);
        }
        text
    }

    proptest! {
        #[test]
        fn reading_what_was_printed_gives_the_same_digits(units in 0_i64..1_000_000_000_000_000, places in 0_u8..=9) {
            let value = Decimal::new(units, places).unwrap_or(Decimal::ZERO);
            let back = read(&printed(value), Dots::Thousands);
            prop_assert_eq!(back.map(|back| back.to_string()), Some(value.to_string()));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,20}", digits in "[0-9.,]{0,20}") {
            for dots in [Dots::Thousands, Dots::Decimals, Dots::Unclear] {
                let _ = read(text.get(..run(&text)).unwrap_or(""), dots);
                let _ = read(&digits, dots);
            }
            Evidence::default().look(&text);
        }
    }
}
