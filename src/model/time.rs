//! Years and days. The core has no clock: "today" is what the document says in `as_of`.

/// A calendar year from 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(u16);

impl Year {
    /// `None` outside 1900..=2199.
    pub fn new(year: i64) -> Option<Self> {
        u16::try_from(year).ok().filter(|year| (1900..2200).contains(year)).map(Self)
    }

    /// The number of the year.
    pub fn number(self) -> u16 {
        self.0
    }

    /// The year before; the earliest year has none.
    pub fn before(self, years: u16) -> Option<Self> {
        Self::new(i64::from(self.0) - i64::from(years))
    }

    /// The year after; the last year has none.
    pub fn next(self) -> Option<Self> {
        Self::new(i64::from(self.0) + 1)
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

impl std::fmt::Display for Year {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(out)
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
    pub const EARLIEST: Self = Self { year: Year(1900), month: 1, day: 1 };

    /// `None` for a day that does not exist.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if year < 1900 || year > 2199 {
            return None;
        }
        let year = Year(year);
        let leap = year.0.is_multiple_of(4) && (!year.0.is_multiple_of(100) || year.0.is_multiple_of(400));
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
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
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

/// `yyyy-mm-dd`.
impl std::fmt::Display for Date {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let two = |number: u8| [char::from(b'0' + number / 10), char::from(b'0' + number % 10)];
        self.year.fmt(out)?;
        for part in [self.month, self.day] {
            out.write_str("-")?;
            two(part).iter().try_for_each(|digit| std::fmt::Write::write_char(out, *digit))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_a_year() {
        assert_eq!(Year::new(99_999), None);
        assert_eq!(Year::new(0), None);
        assert_eq!(Year::new(2023).map(Year::number), Some(2023));
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
