//! What a clause asks, in words: "Tăng từ 5 bậc so với 2021".

use super::{Lang, figure, number};
use crate::model::clause::{Base, Condition, GainUnit, Level, LevelEdge, Steps};
use crate::model::decimal::Decimal;
use crate::model::resolve::{Clause, Plan, Subject, When};

/// The clause as a phrase, with its time and subject where they are not the target's.
pub fn phrase(plan: &Plan<'_>, clause: &Clause<'_>, target: Subject<'_>, lang: Lang) -> String {
    let unit = figure::unit(plan, clause.subject);
    let mut text = match clause.condition {
        Condition::Score(level) => score(level, unit, lang),
        Condition::Rank { at_most, of, .. } => match (of, lang) {
            (Some(of), Lang::Vi) => format!("Xếp thứ {at_most}/{of} trở lên"),
            (Some(of), Lang::En) => format!("Rank {at_most} of {of} or better"),
            (None, Lang::Vi) => format!("Trong top {at_most}"),
            (None, Lang::En) => format!("In the top {at_most}"),
        },
        Condition::Band { at_least } => match lang {
            Lang::Vi => format!("Thuộc nhóm {at_least} trở lên"),
            Lang::En => format!("In the band {at_least} or better"),
        },
        Condition::Gain { by, unit: gain, from } => {
            let against = against(plan, clause, from, lang);
            match from {
                Base::Series { .. } if is_above_nought(by) => format!("{} {against}", lang.pick("Cao hơn", "Higher than")),
                _ => format!("{} {} {against}", change(by, *gain, unit, lang), lang.pick("so với", "against")),
            }
        }
        Condition::RankGain { by, from } => {
            let against = against(plan, clause, from, lang);
            format!("{} {} {against}", steps(*by, lang), lang.pick("so với", "against"))
        }
        Condition::All(_) => joined(plan, clause, target, lang.pick(" và ", " and "), lang),
        Condition::Any(_) => joined(plan, clause, target, lang.pick(" hoặc ", " or "), lang),
        Condition::Readings(_) => joined(plan, clause, target, lang.pick(", hay hiểu là: ", ", or read as: "), lang),
    };
    if let Some(when) = when(clause.when, lang) {
        text = format!("{text}, {when}");
    }
    if clause.subject.indicator != target.indicator {
        text = format!("{}: {}", figure::name(plan, clause.subject, lang), lower_first(&text));
    }
    text
}

fn joined(plan: &Plan<'_>, clause: &Clause<'_>, target: Subject<'_>, with: &str, lang: Lang) -> String {
    let mut text = String::new();
    for part in &clause.parts {
        // The time stands once, after the whole.
        let once = Clause { when: When::In(part.when.first()), subject: part.subject, condition: part.condition, parts: Vec::new() };
        let phrase = phrase(plan, if part.parts.is_empty() { &once } else { part }, target, lang);
        if text.is_empty() {
            text = phrase;
        } else {
            text = text + with + &lower_first(&phrase);
        }
    }
    text
}

/// "mỗi năm 2026–2030"; nothing for a single year, which the row's heading gives.
fn when(when: When, lang: Lang) -> Option<String> {
    match (when, lang) {
        (When::In(_), _) => None,
        (When::Each(first, Some(last)), Lang::Vi) => Some(format!("mỗi năm {first}–{last}")),
        (When::Each(first, Some(last)), Lang::En) => Some(format!("each year {first}–{last}")),
        (When::Each(first, None), Lang::Vi) => Some(format!("mỗi năm từ {first}")),
        (When::Each(first, None), Lang::En) => Some(format!("each year from {first}")),
        (When::Since(first), Lang::Vi) => Some(format!("từ {first}, theo số mới nhất")),
        (When::Since(first), Lang::En) => Some(format!("since {first}, by the latest figure")),
    }
}

fn score(level: &Level, unit: Option<&str>, lang: Lang) -> String {
    let shown = |value: Decimal| number::with_unit(value, unit, lang);
    match (level.low, level.high) {
        (Some(low), Some(high)) => match lang {
            Lang::Vi => format!("Từ {} đến {}", shown(low.value), shown(high.value)),
            Lang::En => format!("From {} to {}", shown(low.value), shown(high.value)),
        },
        (Some(LevelEdge { value, within: Some(_), .. }), None) => format!("{} {}", lang.pick("Khoảng", "About"), shown(value)),
        (Some(LevelEdge { value, strict: true, .. }), None) => format!("{} {}", lang.pick("Trên", "Above"), shown(value)),
        // Nothing lies above 100 %, so "or more" would say too much.
        (Some(LevelEdge { value, .. }), None) if unit == Some("%") && value == Decimal::from(100_u16) => {
            format!("{} {}", lang.pick("Đạt", "Reach"), shown(value))
        }
        (Some(LevelEdge { value, .. }), None) => match lang {
            Lang::Vi => format!("Đạt từ {} trở lên", shown(value)),
            Lang::En => format!("At least {}", shown(value)),
        },
        (None, Some(LevelEdge { value, strict: true, .. })) => format!("{} {}", lang.pick("Dưới", "Below"), shown(value)),
        (None, Some(LevelEdge { value, .. })) => format!("{} {}", lang.pick("Không quá", "At most"), shown(value)),
        (None, None) => String::new(),
    }
}

fn is_above_nought(by: &Level) -> bool {
    by.low.is_some_and(|edge| edge.strict && edge.value == Decimal::ZERO) && by.high.is_none()
}

fn change(by: &Level, gain: GainUnit, unit: Option<&str>, lang: Lang) -> String {
    let unit = match (gain, unit) {
        (GainUnit::Percent, _) => Some("%"),
        (GainUnit::Points, Some("%")) => Some(lang.pick("điểm %", "pp")),
        (GainUnit::Points, unit) => unit,
    };
    let shown = |value: Decimal| number::with_unit(value.absolute(), unit, lang);
    match (by.low, by.high) {
        (Some(edge), _) if edge.value == Decimal::ZERO => {
            if edge.strict { lang.pick("Điểm tăng", "A higher score") } else { lang.pick("Điểm không giảm", "No lower score") }.to_owned()
        }
        (Some(edge), _) if edge.strict => format!("{} {}", lang.pick("Tăng trên", "Up more than"), shown(edge.value)),
        (Some(edge), _) => format!("{} {}", lang.pick("Tăng từ", "Up at least"), shown(edge.value)),
        (None, Some(edge)) if edge.value.is_negative() => {
            format!("{} {}", lang.pick("Giảm từ", "Down at least"), shown(edge.value))
        }
        (None, Some(edge)) => format!("{} {}", lang.pick("Tăng không quá", "Up at most"), shown(edge.value)),
        (None, None) => String::new(),
    }
}

fn steps(by: Steps, lang: Lang) -> String {
    match (by.value, by.strict, lang) {
        (0, true, _) => lang.pick("Thứ hạng tăng", "A better rank").to_owned(),
        (0, false, _) => lang.pick("Thứ hạng không giảm", "No worse rank").to_owned(),
        (places, true, Lang::Vi) => format!("Tăng trên {places} bậc"),
        (places, true, Lang::En) => format!("Up more than {places} places"),
        (places, false, Lang::Vi) => format!("Tăng từ {places} bậc"),
        (1, false, Lang::En) => "Up at least 1 place".to_owned(),
        (places, false, Lang::En) => format!("Up at least {places} places"),
    }
}

fn against(plan: &Plan<'_>, clause: &Clause<'_>, from: &Base, lang: Lang) -> String {
    match from {
        Base::Year(year) => year.to_string(),
        Base::Previous => lang.pick("năm trước", "the year before").to_owned(),
        Base::Stated(value) => number::with_unit(*value, figure::unit(plan, clause.subject), lang),
        Base::Series { lag, .. } => {
            let year = clause.when.first();
            let subject = crate::model::resolve::base(plan, clause.subject, from, year).map_or(clause.subject, |(subject, _)| subject);
            let name = figure::name(plan, subject, lang);
            match (lag, lang) {
                (0, _) => name,
                (1, Lang::Vi) => format!("{name} năm trước"),
                (1, Lang::En) => format!("{name} of the year before"),
                (lag, Lang::Vi) => format!("{name} {lag} năm trước"),
                (lag, Lang::En) => format!("{name} of {lag} years before"),
            }
        }
    }
}

/// The phrase as it stands after other words; a name in capitals stays as it is.
pub fn lower_first(text: &str) -> String {
    use crate::model::text::lower;
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if second.is_none_or(|second| lower(second) == second) => {
            std::iter::once(lower(first)).chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
