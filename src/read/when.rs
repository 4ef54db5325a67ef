//! Years and days named in headers, captions and cells; every text here is cleaned (see [`scan::clean`])
//! unless it is called otherwise.

use super::scan;
use crate::model::time::{Date, Year};

/// The years a text names: none, one, or several.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Years(u16);

impl Years {
    const NONE: Self = Self(0);
    /// As in "2021-2025": which is meant is not for a reader to guess.
    pub const SEVERAL: Self = Self(u16::MAX);

    /// The year, where there is just one.
    pub fn one(self) -> Option<Year> {
        Year::new(i64::from(self.0))
    }

    /// These and those of another text.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NONE, years) | (years, Self::NONE) => years,
            _ if self == other => self,
            _ => Self::SEVERAL,
        }
    }
}

/// Words before the day up to which figures are known.
const UP_TO: &str = "tính đến|đến ngày|cập nhật|đến hết ngày|as of|updated|số liệu ngày";
/// Words of a decree or letter, whose date says nothing about figures.
const DECREE: &str = "quyết định|kế hoạch số|nghị quyết|công văn|văn bản|báo cáo số|số|qđ|kh";
/// Parts of a year in a header, with the last day of each.
const PARTS: [(&str, u8, u8); 6] = [
    ("3 tháng|quý i|quý 1", 3, 31),
    ("6 tháng|sáu tháng|quý ii|quý 2|first half", 6, 30),
    ("8 tháng", 8, 31),
    ("9 tháng|chín tháng|quý iii|quý 3", 9, 30),
    ("10 tháng", 10, 31),
    ("11 tháng", 11, 30),
];

/// Digits of a text: their value, how many, and the bytes around them.
struct Digits {
    value: u32,
    length: usize,
    before: u8,
    /// The byte before `before`.
    earlier: u8,
    after: u8,
}

/// Digits that are not there.
const NO_DIGITS: Digits = Digits { value: u32::MAX, length: usize::MAX, before: b' ', earlier: b' ', after: b' ' };

#[inline(never)]
fn digits(text: &str) -> Vec<Digits> {
    let mut found: Vec<Digits> = Vec::new();
    // The last two bytes before the one looked at.
    let (mut earlier, mut before) = (b' ', b' ');
    for byte in text.bytes() {
        if !before.is_ascii_digit() && byte.is_ascii_digit() {
            found.push(Digits { value: 0, length: 0, before, earlier, after: b' ' });
        }
        if let Some(last) = found.last_mut() {
            if byte.is_ascii_digit() {
                // Large is large; no year or day is.
                last.value = (last.value * 10 + u32::from(byte & 15)).min(1_000_000);
                last.length += 1;
            } else if before.is_ascii_digit() {
                last.after = byte;
            }
        }
        (earlier, before) = (before, byte);
    }
    found
}

impl Digits {
    /// They are a day or month, and joined to what follows.
    fn joined(&self) -> bool {
        self.length <= 2 && is_joint(self.after)
    }
}

fn is_joint(letter: u8) -> bool {
    matches!(letter, b'/' | b'.' | b'-')
}

/// The first day a text names, or the `only` one: 31/12/2024, 31-12-2024, 31.12.2024, 2024-12-31,
/// ngày 31 tháng 12 năm 2024; 6/2024 is the last day of the month.
#[inline(never)]
pub fn day(text: &str, only: bool) -> Option<Date> {
    let digits = digits(text);
    let mut found = None;
    let in_words = scan::has_any(text, "ngày") && scan::has_any(text, "tháng");
    let part = |index: usize| digits.get(index).unwrap_or(&NO_DIGITS);
    for (index, year) in digits.iter().enumerate() {
        let (mut month, mut day) = (part(index.wrapping_sub(1)), part(index.wrapping_sub(2)));
        let next = part(index + 1);
        // Of a month alone the last day is looked for.
        let mut later = 0;
        if month.joined() && (day.joined() && is_joint(year.before) || year.before == b'/') {
            later = if day.joined() { 0 } else { 3 };
        } else if year.after == b'-' && next.length == 2 && next.after == b'-' {
            (month, day) = (next, part(index + 2));
        } else if !in_words {
            continue;
        }
        let number = if later > 0 { 28 } else { day.value };
        let mut written = None;
        for number in number..=number.saturating_add(later) {
            written = date(year, month.value, number).or(written);
        }
        if written.is_some() {
            if !only {
                return written;
            }
            if found.is_some() {
                return None;
            }
            found = written;
        }
    }
    found
}

#[inline(never)]
fn date(year: &Digits, month: u32, day: u32) -> Option<Date> {
    if year.length != 4 {
        return None;
    }
    Date::new(u16::try_from(year.value).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// The years a text names outside days and the numbers of decrees.
#[inline(never)]
pub fn years(text: &str) -> Years {
    let mut found = Years::NONE;
    for one in &digits(text) {
        let in_day = (matches!(one.before, b'/' | b'.') && one.earlier.is_ascii_digit()) || one.before == b',';
        let in_number = matches!(one.after, b'/' | b'%');
        if one.length == 4 && (1900..2200).contains(&one.value) && !in_day && !in_number {
            found = found.and(Years(u16::try_from(one.value).unwrap_or(0)));
        }
    }
    found
}

/// The year a title, not yet cleaned, is about: the only one that follows "năm", else the only one at all.
pub fn title_year(title: &str) -> Option<Year> {
    let folded = scan::clean(title);
    let mut rest = folded.as_str();
    let mut named = Years::NONE;
    loop {
        let at = scan::find(rest, "năm");
        if at == 0 {
            break;
        }
        rest = rest.get(at..)?;
        named = named.and(years(rest.get(..scan::first(rest, 10))?));
    }
    if named == Years::NONE {
        named = years(&folded);
    }
    named.one()
}

/// The day up to which a caption, not yet cleaned, says its figures are known.
pub fn as_of(caption: &str) -> Option<Date> {
    let folded = scan::clean(caption);
    for word in scan::words(UP_TO) {
        let at = scan::find(&folded, word);
        if at > 0
            && let Some(day) = day(folded.get(at..)?, false)
        {
            return Some(day);
        }
    }
    if scan::has_any(&folded, DECREE) { None } else { day(&folded, true) }
}

/// The last day of the part of `year` that a header or caption, not yet cleaned, speaks of; `None` for
/// the whole year.
#[inline(never)]
pub fn part_of(year: Year, text: &str) -> Option<Date> {
    let folded = scan::clean(text);
    if let Some(day) = day(&folded, true)
        && day.year() == year
        && !scan::has_any(&folded, "cập nhật|updated")
    {
        return Some(day).filter(|day| *day < year.last_day());
    }
    for (words, month, day) in PARTS {
        if scan::has_any(&folded, words) {
            return Date::new(year.number(), month, day);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> Option<u16> {
        years(&scan::clean(text)).one().map(Year::number)
    }

    #[test]
    fn a_year_stands_alone() {
        for text in ["Mục tiêu 2024", "TH 2024", "KH2024", "(2024)", "TH/2024", "Quý I/2024", "2024."] {
            assert_eq!(year(text), Some(2024), "{text}");
        }
        for text in ["2.024", "31/12/2024", "2015/QĐ-UBND", "12024", "20,2024", "1234", "2024%"] {
            assert!(years(&scan::clean(text)) == Years::NONE, "{text}");
        }
        assert!(years("2021-2025") == Years::SEVERAL);
        assert_eq!(year("Năm 2024 Kết quả 2024"), Some(2024));
    }

    #[test]
    fn days_in_every_spelling() {
        let expected = Date::parse("2024-12-31");
        for text in
            ["31/12/2024", "tính đến 31-12-2024", "31.12.2024", "2024-12-31", "ngày 31 tháng 12 năm 2024", "12/2024"]
        {
            assert_eq!(day(&scan::clean(text), true), expected, "{text}");
        }
        for text in ["31/02/2024", "2021-2025", "năm 2024"] {
            assert_eq!(day(&scan::clean(text), false), None, "{text}");
        }
    }

    #[test]
    fn the_date_of_a_decree_is_not_the_date_of_figures() {
        assert_eq!(as_of("Kế hoạch số 12/KH-UBND ngày 05/01/2024"), None);
        assert_eq!(as_of("Theo Quyết định ngày 05/01/2024 (cập nhật: 15/01/2025)"), Date::parse("2025-01-15"));
        assert_eq!(as_of("Kết quả (15/01/2025)"), Date::parse("2025-01-15"));
    }

    #[test]
    fn a_title_names_its_year() {
        let year = |text: &str| title_year(text).map(Year::number);
        assert_eq!(year("Kết quả năm 2024, cập nhật 15/01/2025"), Some(2024));
        assert_eq!(year("Kết quả 2024"), Some(2024));
        assert_eq!(year("Kế hoạch năm 2021-2025"), None);
        assert_eq!(year("Năm 2023 so với năm 2022"), None);
    }

    #[test]
    fn half_a_year_is_not_a_year() {
        let Some(year) = Year::new(2024) else { return };
        assert_eq!(part_of(year, "TH 6 tháng đầu năm 2024"), Date::parse("2024-06-30"));
        assert_eq!(part_of(year, "Quý II/2024"), Date::parse("2024-06-30"));
        assert_eq!(part_of(year, "Kết quả đến 15/11/2024"), Date::parse("2024-11-15"));
        assert_eq!(part_of(year, "Kết quả đến 31/12/2024"), None);
        assert_eq!(part_of(year, "Kết quả năm 2024"), None);
    }
}
