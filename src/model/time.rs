//! Years and days. The core has no clock: "today" is what the document says in `as_of`.

use super::text::{Shown, shown};
use std::num::NonZeroU16;

/// A calendar year from 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(NonZeroU16);

impl Year {
    /// The first year that can be written, 1900; the other arm is never taken.
    const EARLIEST: Self = Self(match NonZeroU16::new(1900) {
        Some(number) => number,
        None => NonZeroU16::MIN,
    });

    /// `None` outside 1900..=2199.
    pub fn new(year: i64) -> Option<Self> {
        u16::try_from(year).ok().and_then(Self::of)
    }

    const fn of(year: u16) -> Option<Self> {
        // Never nought, so that no year takes no more room than a year.
        match NonZeroU16::new(year) {
            Some(number) if year >= 1900 && year < 2200 => Some(Self(number)),
            _ => None,
        }
    }

    /// The number of the year.
    pub fn number(self) -> u16 {
        self.0.get()
    }

    /// The year before; the earliest year has none.
    pub fn before(self, years: u16) -> Option<Self> {
        Self::new(i64::from(self.number()) - i64::from(years))
    }

    /// The year after; the last year has none.
    pub fn next(self) -> Option<Self> {
        Self::new(i64::from(self.number()) + 1)
    }

    /// 31 December.
    pub fn last_day(self) -> Date {
        Date { year: self, month: 12, day: 31 }
    }

    /// 1 January.
    pub fn first_day(self) -> Date {
        Date { year: self, month: 1, day: 1 }
    }
}

impl Shown for Year {
    fn show(&self, text: &mut String) {
        self.0.show(text);
    }
}

impl std::fmt::Display for Year {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&shown(self))
    }
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: Year,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day that can be written.
    pub const EARLIEST: Self = Self { year: Year::EARLIEST, month: 1, day: 1 };

    /// `None` for a day that does not exist.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let Some(year) = Year::of(year) else { return None };
        let last = match month {
            2 => 28 + leap as u8,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if day == 0 || day > last {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// Reads `yyyy-mm-dd`.
    pub fn parse(text: &str) -> Option<Self> {
        let (mut parts, mut part) = ([0_u16; 3], 0);
        for (at, byte) in text.bytes().enumerate() {
            match (at, byte) {
                (4 | 7, b'-') => part += 1,
                (0..4 | 5 | 6 | 8 | 9, b'0'..=b'9') => {
                    let number = parts.get_mut(part)?;
                    *number = *number * 10 + u16::from(byte - b'0');
                }
                _ => return None,
            }
        }
        let [year, month, day] = parts;
        if text.len() == 10 { Self::new(year, month as u8, day as u8) } else { None }
    }

    /// The day after; the last day that can be written has none.
    pub fn next(self) -> Option<Self> {
        let year = self.year.number() + u16::from(self.month / 12);
        Self::new(self.year.number(), self.month, self.day + 1).or(Self::new(year, self.month % 12 + 1, 1))
    }

    /// The year the day lies in.
    pub fn year(self) -> Year {
        self.year
    }

    /// Month 1..=12 and day 1..=31.
    pub fn month_day(self) -> (u8, u8) {
        (self.month, self.day)
    }
}

impl Shown for Date {
    /// `yyyy-mm-dd`.
    fn show(&self, text: &mut String) {
        self.year.show(text);
        for part in [self.month, self.day] {
            for sign in [b'-', b'0' + part / 10, b'0' + part % 10] {
                text.push(char::from(sign));
            }
        }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&shown(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_a_year() {
        assert_eq!(Date::EARLIEST.to_string(), "1900-01-01");
        assert_eq!(Year::new(99_999), None);
        assert_eq!(Year::new(0), None);
        assert_eq!(Year::new(2023).map(Year::number), Some(2023));
    }

    #[test]
    fn a_day_is_followed_by_the_next() {
        for (day, next) in [("2025-06-30", "2025-07-01"), ("2024-02-28", "2024-02-29"), ("2024-12-31", "2025-01-01")] {
            assert_eq!(Date::parse(day).and_then(Date::next), Date::parse(next), "{day}");
        }
        assert_eq!(Date::parse("2199-12-31").and_then(Date::next), None);
    }

    #[test]
    fn only_days_that_exist() {
        assert!(Date::parse("2024-02-29").is_some());
        for text in ["2023-02-29", "2024-13-01", "2024-04-31", "24-01-01", "2024-1-1", "2024-01-01T00", "2024-01"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(Date::parse("2024-05-10").map(|day| day.to_string()), Some("2024-05-10".into()));
    }
}
