//! Numbers and days as a reader writes them. The one formatter: years never pass through it.

use super::Lang;
use crate::model::decimal::Decimal;
use crate::model::text::Shown;
use crate::model::time::Date;

/// A share that was computed is shown to so many places; a printed figure keeps its own.
const MOST_PLACES: u8 = 4;

/// `1.234,5` in Vietnamese, `1,234.5` in English; minus as U+2212.
pub fn decimal(value: Decimal, lang: Lang) -> String {
    let value = if value.places() > MOST_PLACES { share(value) } else { value };
    let mut text = String::new();
    value.spell(
        &mut text,
        match lang {
            Lang::Vi => ["−", ".", ","],
            Lang::En => ["−", ",", "."],
        },
    );
    text
}

/// To two places; to four where two would make it a whole number that it is not (94,9958 % is not 95 %).
fn share(value: Decimal) -> Decimal {
    let short = value.rounded(2);
    if short != value && Decimal::new(i64::from(short.whole()), 0) == Some(short) {
        value.rounded(MOST_PLACES)
    } else {
        short
    }
}

/// A figure with its unit: `89,64%`, `68,9 điểm`, `0,5934`.
pub fn with_unit(value: Decimal, unit: Option<&str>, lang: Lang) -> String {
    unit_after(decimal(value, lang), unit, lang)
}

/// A written figure with its unit after it; the two units of the field are translated.
pub fn unit_after(mut figure: String, unit: Option<&str>, lang: Lang) -> String {
    let one = figure == "1";
    if let Some(unit) = unit {
        if unit != "%" {
            figure.push(' ');
        }
        figure.push_str(if unit == "điểm" { lang.of("điểm|points") } else { unit });
        // In English one point is one.
        if one && figure.ends_with("points") {
            figure.pop();
        }
    }
    figure
}

/// `10/05/2024`; in English `10 May 2024`, which no reader takes for 5 October.
pub fn date(day: Date, lang: Lang) -> String {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let (month, of_month) = day.month_day();
    let at = usize::from(month).saturating_sub(1) * 3;
    let name = MONTHS.get(at..at + 3).unwrap_or("");
    let nought = |number: u8| if number < 10 { "0" } else { "" };
    let parts: [&dyn Shown; 6] = [&of_month, &month, &day.year(), &name, &nought(of_month), &nought(month)];
    lang.tell("{4}{0}/{5}{1}/{2}|{0} {3} {2}", &parts)
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
        assert_eq!(
            Decimal::percent(11_830, 12_044).map(|share| with_unit(share, Some("%"), Lang::Vi)),
            Some("98,22%".into())
        );
    }

    #[test]
    fn a_share_just_short_of_a_whole_number_does_not_look_like_it() {
        let share = |part, whole| Decimal::percent(part, whole).map(|share| with_unit(share, Some("%"), Lang::Vi));
        assert_eq!(share(23_749, 25_000), Some("94,9960%".into()));
        assert_eq!(share(19, 20), Some("95,00%".into()));
        assert_eq!(shown("94.996", Lang::Vi), "94,996");
    }

    #[test]
    fn one_point_is_one() {
        let one = |text, unit| Decimal::parse(text).map(|value| with_unit(value, Some(unit), Lang::En));
        assert_eq!(one("1", "điểm"), Some("1 point".into()));
        assert_eq!(one("1.00", "điểm"), Some("1.00 points".into()));
        assert_eq!(one("1", "percentage points"), Some("1 percentage point".into()));
    }

    #[test]
    fn days() {
        let day = Date::new(2024, 5, 9);
        assert_eq!(day.map(|day| date(day, Lang::Vi)), Some("09/05/2024".into()));
        assert_eq!(day.map(|day| date(day, Lang::En)), Some("9 May 2024".into()));
    }
}
