//! Numbers and days as a reader writes them. The one formatter: years never pass through it.

use super::Lang;
use crate::model::decimal::Decimal;
use crate::model::time::Date;

/// A share that was computed is shown to so many places; a printed figure keeps its own.
const MOST_PLACES: u8 = 4;

/// `1.234,5` in Vietnamese, `1,234.5` in English; minus as U+2212.
pub fn decimal(value: Decimal, lang: Lang) -> String {
    let value = if value.places() > MOST_PLACES { value.rounded(2) } else { value };
    let (whole, fraction) = value.digits();
    let (group, point) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let mut text = String::new();
    if value.is_negative() {
        text.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(&fraction);
    }
    text
}

/// A figure with its unit: `89,64%`, `68,9 điểm`, `0,5934`.
pub fn with_unit(value: Decimal, unit: Option<&str>, lang: Lang) -> String {
    unit_after(decimal(value, lang), unit, lang)
}

/// A written figure with its unit after it; the two units of the field are translated.
pub fn unit_after(figure: String, unit: Option<&str>, lang: Lang) -> String {
    match unit {
        None => figure,
        Some("%") => figure + "%",
        Some("điểm") => figure + lang.pick(" điểm", " points"),
        Some(unit) => format!("{figure} {unit}"),
    }
}

/// `10/05/2024`; in English `10 May 2024`, which no reader takes for 5 October.
pub fn date(day: Date, lang: Lang) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (month, of_month) = day.month_day();
    match lang {
        Lang::Vi => format!("{of_month:02}/{month:02}/{}", day.year()),
        Lang::En => {
            let name = MONTHS.get(usize::from(month).saturating_sub(1)).unwrap_or(&"");
            format!("{of_month} {name} {}", day.year())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, lang: Lang) -> String {
        Decimal::parse(text).map(|value| decimal(value, lang)).unwrap_or_default()
    }

    #[test]
    fn groups_and_points_follow_the_language() {
        assert_eq!(shown("1234567.50", Lang::Vi), "1.234.567,50");
        assert_eq!(shown("1234567.50", Lang::En), "1,234,567.50");
        assert_eq!(shown("-7.14", Lang::Vi), "−7,14");
        assert_eq!(shown("83.0", Lang::Vi), "83,0");
        assert_eq!(shown("0.5934", Lang::Vi), "0,5934");
    }

    #[test]
    fn a_computed_share_is_shown_to_two_places() {
        assert_eq!(Decimal::percent(11_830, 12_044).map(|share| with_unit(share, Some("%"), Lang::Vi)), Some("98,22%".into()));
    }

    #[test]
    fn days() {
        let day = Date::new(2024, 5, 9);
        assert_eq!(day.map(|day| date(day, Lang::Vi)), Some("09/05/2024".into()));
        assert_eq!(day.map(|day| date(day, Lang::En)), Some("9 May 2024".into()));
    }
}
