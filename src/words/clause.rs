//! What a clause asks, in words: "Tăng ít nhất 5 bậc so với năm 2021".

use super::phrase::Phrase;
use super::{Lang, figure, number};
use crate::model::clause::{Base, Condition, GainUnit, Level};
use crate::model::decimal::Decimal;
use crate::model::resolve::{self, Clause, Plan, Subject, When};
use crate::model::text::{Shown, cut, lower};
use std::cmp::Ordering;

/// The clause as a phrase, with its time and subject where they are not the target's.
pub fn phrase(plan: &Plan<'_>, clause: &Clause<'_>, target: Subject<'_>, lang: Lang) -> String {
    let text = untimed(plan, clause, target, lang);
    // A single year stands in the row's heading.
    let (phrase, first, last): (Phrase, _, _) = match clause.when {
        When::In(_) => return text,
        When::Each(first, Some(last)) => ("{0}, mỗi năm {1}–{2}|{0}, each year {1}–{2}", first, last),
        When::Each(first, None) => ("{0}, mỗi năm từ {1}|{0}, each year from {1}", first, first),
        When::Since(first) => {
            ("{0}, từ năm {1} trở đi, theo số mới nhất|{0}, from {1} on, by the latest figure", first, first)
        }
    };
    lang.tell(phrase, &[&text, &first, &last])
}

fn untimed(plan: &Plan<'_>, clause: &Clause<'_>, target: Subject<'_>, lang: Lang) -> String {
    let text = asked(plan, clause, lang);
    if clause.subject.indicator == target.indicator {
        return text;
    }
    // Without a colon: the name may hold one, and so may what leads to the phrase.
    lang.tell("{0} {1}|{0} – {1}", &[&figure::name(plan, clause.subject, lang), &lower_first(&text)])
}

/// What must hold, alone.
fn asked(plan: &Plan<'_>, clause: &Clause<'_>, lang: Lang) -> String {
    let unit = figure::unit(plan, clause.subject);
    let between: Phrase = match clause.condition {
        Condition::Score(level) => return score(level, unit, lang),
        Condition::Rank { at_most, of: Some(of), .. } => {
            return lang.tell("Xếp thứ {0}/{1} trở lên|Rank {0} of {1} or better", &[at_most, of]);
        }
        Condition::Rank { at_most, .. } => return lang.tell("Trong top {0}|In the top {0}", &[at_most]),
        Condition::Band { at_least } => {
            return lang.tell("Thuộc nhóm {0} trở lên|In the band {0} or better", &[at_least]);
        }
        Condition::Gain { by, unit: gain, from } => return gained(plan, clause, by, *gain, from, lang),
        Condition::RankGain { by, from } => {
            let phrase: Phrase = match (by.value, by.strict, is_edition(from)) {
                (0, true, true) => "Tăng hạng so với {1}|A better rank than in {1}",
                (0, true, false) => "Hạng cao hơn {1}|A better rank than {1}",
                (0, false, true) => "Không tụt hạng so với {1}|A rank no worse than in {1}",
                (0, false, false) => "Hạng không kém {1}|A rank no worse than {1}",
                (_, strict, _) => won(strict),
            };
            let size = lang.tell("{0} {1}", &[&by.value, &figure::places(by.value == 1, lang)]);
            return lang.tell(phrase, &[&size, &against(plan, clause, from, None, lang)]);
        }
        Condition::All(_) => " và | and ",
        Condition::Any(_) => " hoặc | or ",
        Condition::Readings(_) => ", hoặc hiểu là |, or read as ",
    };
    let mut text = String::new();
    for part in &clause.parts {
        // The time stands once, after the whole.
        let told = if part.parts.is_empty() { untimed } else { phrase };
        let mut one = told(plan, part, clause.subject, lang);
        // "this or that, and the other" has two readings.
        if part.parts.len() > 1 {
            one = lang.tell("({0})", &[&lower_first(&one)]);
        }
        if text.is_empty() {
            text = one;
        } else {
            text.push_str(lang.of(between));
            text.push_str(&lower_first(&one));
        }
    }
    text
}

fn won(strict: bool) -> Phrase {
    if strict {
        "Tăng trên {0} so với {1}|Up more than {0} from {1}"
    } else {
        "Tăng ít nhất {0} so với {1}|Up at least {0} from {1}"
    }
}

/// A change of the score.
fn gained(plan: &Plan<'_>, clause: &Clause<'_>, by: &Level, gain: GainUnit, from: &Base, lang: Lang) -> String {
    let own = figure::unit(plan, clause.subject);
    let unit = match gain {
        GainUnit::Percent => Some("%"),
        GainUnit::Points if own == Some("%") => Some(lang.of("điểm phần trăm|percentage points")),
        GainUnit::Points => own,
    };
    let Some(edge) = by.low.or(by.high) else { return String::new() };
    let base = against(plan, clause, from, own, lang);
    if let (Some(low), Some(high)) = (by.low, by.high) {
        let phrase = "Thay đổi từ {0} đến {1} so với {2}|A change of {0} to {1} from {2}";
        let parts: [&dyn Shown; 3] =
            [&number::decimal(low.value, lang), &number::with_unit(high.value, unit, lang), &base];
        return lang.tell(phrase, &parts);
    }
    let order = edge.value.cmp(&Decimal::ZERO);
    let edition = is_edition(from);
    let phrase: Phrase = match (by.low.is_some(), order, edge.strict) {
        (true, Ordering::Equal, true) if edition => "Tăng điểm so với {1}|A higher score than in {1}",
        (true, Ordering::Equal, true) => "Cao hơn {1}|Higher than {1}",
        (true, Ordering::Equal, false) if edition => "Không giảm điểm so với {1}|A score no lower than in {1}",
        (true, Ordering::Equal, false) => "Không thấp hơn {1}|No lower than {1}",
        (true, Ordering::Less, false) => "Giảm không quá {0} so với {1}|Down at most {0} from {1}",
        (true, Ordering::Less, true) => "Giảm dưới {0} so với {1}|Down less than {0} from {1}",
        (true, _, strict) => won(strict),
        (false, Ordering::Equal, true) => "Thấp hơn {1}|Lower than {1}",
        (false, Ordering::Equal, false) => "Không cao hơn {1}|No higher than {1}",
        (false, Ordering::Less, false) => "Giảm ít nhất {0} so với {1}|Down at least {0} from {1}",
        (false, Ordering::Less, true) => "Giảm trên {0} so với {1}|Down more than {0} from {1}",
        (false, _, false) => "Tăng không quá {0} so với {1}|Up at most {0} from {1}",
        (false, _, true) => "Tăng dưới {0} so với {1}|Up less than {0} from {1}",
    };
    lang.tell(phrase, &[&number::with_unit(edge.value.absolute(), unit, lang), &base])
}

/// The base is an edition of the same series, not a value or another series.
fn is_edition(from: &Base) -> bool {
    matches!(from, Base::Year(_) | Base::Previous)
}

fn score(level: &Level, unit: Option<&str>, lang: Lang) -> String {
    let (Some(low), Some(high)) = (level.low.or(level.high), level.high.or(level.low)) else { return String::new() };
    let phrase: Phrase = match (level.low, level.high) {
        (Some(low), Some(high)) => match (low.strict, high.strict) {
            (false, false) => "Từ {0} đến {1}|From {0} to {1}",
            (false, true) => "Từ {0} đến dưới {1}|At least {0} and below {1}",
            (true, false) => "Trên {0} và không quá {1}|Above {0} and at most {1}",
            (true, true) => "Trên {0} và dưới {1}|Above {0} and below {1}",
        },
        (None, _) if high.strict => "Dưới {0}|Below {0}",
        (None, _) => "Không quá {0}|At most {0}",
        _ if low.within.is_some() => "Khoảng {0}|About {0}",
        _ if low.strict => "Trên {0}|Above {0}",
        // Nothing lies above 100 %, so "or more" would say too much.
        _ if unit == Some("%") && low.value == Decimal::from(100_u16) => "Đạt {0}|{0}",
        _ => "Từ {0} trở lên|At least {0}",
    };
    lang.tell(phrase, &[&number::with_unit(low.value, unit, lang), &number::with_unit(high.value, unit, lang)])
}

/// What a change is measured against; the unit of a stated value, none for a rank.
fn against(plan: &Plan<'_>, clause: &Clause<'_>, from: &Base, unit: Option<&str>, lang: Lang) -> String {
    let year = resolve::base(plan, clause.subject, from, clause.when.first()).and_then(|(_, year)| year);
    match (from, clause.when, &year) {
        (Base::Year(year), ..) | (Base::Previous, When::In(_), Some(year)) => lang.tell("năm {0}|{0}", &[&year]),
        (Base::Previous, ..) => lang.of("kỳ trước|the edition before").to_owned(),
        (Base::Stated(value), ..) => lang.tell("mốc {0}|a base of {0}", &[&number::with_unit(*value, unit, lang)]),
        (Base::Series { lag, .. }, ..) => {
            let base = resolve::base(plan, clause.subject, from, clause.when.first());
            let name = figure::name(plan, base.map_or(clause.subject, |(subject, _)| subject), lang);
            let phrase: Phrase = match lag {
                0 => "{0}",
                1 => "{0} năm trước|{0} the year before",
                _ => "{0} của {1} năm trước|{0} {1} years before",
            };
            lang.tell(phrase, &[&name, lag])
        }
    }
}

/// The phrase as it stands after other words; an abbreviation or a name of several words in capitals stays.
pub fn lower_first(text: &str) -> String {
    let is_capital = |letter: Option<char>| letter.is_some_and(|letter| lower(letter) != letter);
    let mut lowered = String::new();
    let mut letters = text.chars();
    if let Some(first) = letters.next() {
        let rest = letters.as_str();
        let second = cut(rest, b' ').1.chars().next();
        lowered.push(if is_capital(letters.next()) || is_capital(second) { first } else { lower(first) });
        lowered.push_str(rest);
    }
    lowered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_capitals() {
        for (text, after) in [
            ("Đạt 100%", "đạt 100%"),
            ("Thuộc nhóm Khá trở lên", "thuộc nhóm Khá trở lên"),
            ("Sở, ban, ngành", "sở, ban, ngành"),
            ("PCI trong top 20", "PCI trong top 20"),
            ("Đông Nam Bộ", "Đông Nam Bộ"),
            ("", ""),
        ] {
            assert_eq!(lower_first(text), after);
        }
    }
}
