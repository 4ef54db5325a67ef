//! What a clause asks as a formula, and figures as an auditor writes them: nothing rounded, intervals as such.

use super::super::phrase::Phrase;
use super::super::{Lang, figure};
use crate::evaluate::clause::{Figure, Used, requirement};
use crate::model::clause::{Base, Condition, GainUnit, Level};
use crate::model::decimal::Decimal;
use crate::model::interval::{Edge, Interval, Requirement};
use crate::model::resolve::{self, Clause, Plan, When};
use crate::model::scorecard::Better;
use crate::model::text::joined;

/// "hạng PAR INDEX năm 2021 − hạng PAR INDEX năm 2023 ≥ 5".
pub fn formula(plan: &Plan<'_>, clause: &Clause<'_>, lang: Lang) -> String {
    let name = figure::name(plan, clause.subject, lang);
    let own = when(&name, clause.when, lang);
    let rank = |name: &str| lang.tell("hạng {0}|rank in {0}", &[&name]);
    let better = plan.series.get(clause.subject.indicator).map_or(Better::Higher, |series| series.better);
    match clause.condition {
        Condition::Score(level) => {
            let mut text = lang.tell(
                "{0} {1}",
                &[&own, &sides(&requirement(level, better), figure::unit(plan, clause.subject), lang)],
            );
            text.push_str(&about(level, lang));
            text
        }
        Condition::Rank { at_most, of, among } => {
            let mut text = lang.tell("{0} ≤ {1}", &[&rank(&own), at_most]);
            if let Some(of) = of {
                text.push_str(&lang.tell(" trong {0} đơn vị| of {0} units", &[of]));
            }
            if let Some(group) = among.as_deref().and_then(|id| plan.group(id)) {
                let english = group.name_en.as_deref().filter(|_| lang == Lang::En);
                let group = super::super::clause::lower_first(english.unwrap_or(&group.name));
                text.push_str(&lang.tell(" trong {0}| within {0}", &[&group]));
            }
            text
        }
        Condition::Band { at_least } => {
            lang.tell("nhóm {0}: “{1}” trở lên|band of {0}: “{1}” or better", &[&own, at_least])
        }
        Condition::Gain { by, unit, from } => {
            let percent = *unit == GainUnit::Percent;
            let unit = if percent { Some("%") } else { difference(figure::unit(plan, clause.subject), lang) };
            let base = base(plan, clause, from, |name| name.to_owned(), lang);
            let asked = sides(&requirement(by, Better::Higher), unit, lang);
            let phrase: Phrase = if percent { "({0} − {1}) ÷ {1} {2}" } else { "{0} − {1} {2}" };
            let mut text = lang.tell(phrase, &[&own, &base, &asked]);
            text.push_str(&about(by, lang));
            text
        }
        Condition::RankGain { by, from } => {
            let base = base(plan, clause, from, rank, lang);
            let sign = if by.strict { ">" } else { "≥" };
            lang.tell("{0} − {1} {2} {3}", &[&base, &rank(&own), &sign, &by.value])
        }
        // Combinations are told part by part.
        _ => String::new(),
    }
}

/// The unit of a difference, in full.
pub fn difference(unit: Option<&str>, lang: Lang) -> Option<&str> {
    if unit == Some("%") { Some(lang.of("điểm phần trăm|percentage points")) } else { unit }
}

fn when(name: &str, when: When, lang: Lang) -> String {
    let (phrase, first, last): (Phrase, _, _) = match when {
        When::In(year) => ("{0} năm {1}|{0} {1}", year, year),
        When::Each(first, Some(last)) => ("{0} mỗi năm {1}–{2}|{0} in each year {1}–{2}", first, last),
        When::Each(first, None) => ("{0} mỗi năm từ {1}|{0} in each year from {1}", first, first),
        When::Since(first) => ("{0} mới nhất từ năm {1}|latest {0} from {1} on", first, first),
    };
    lang.tell(phrase, &[&name, &first, &last])
}

fn base(plan: &Plan<'_>, clause: &Clause<'_>, from: &Base, of: impl Fn(&str) -> String, lang: Lang) -> String {
    let found = resolve::base(plan, clause.subject, from, clause.when.first());
    let subject = found.map_or(clause.subject, |(subject, _)| subject);
    let name = of(&figure::name(plan, subject, lang));
    let year = found.and_then(|(_, year)| year);
    match (from, clause.when, &year) {
        (Base::Stated(value), ..) => {
            lang.tell("{0} (mốc kế hoạch nêu)|{0} (base stated in the plan)", &[&exact(*value, lang)])
        }
        (Base::Year(year), ..) | (_, When::In(_), Some(year)) => lang.tell("{0} năm {1}|{0} {1}", &[&name, year]),
        (Base::Series { lag: 0, .. }, ..) => lang.tell("{0} cùng năm|{0} of the same year", &[&name]),
        (Base::Series { lag: 1, .. }, ..) => lang.tell("{0} năm trước|{0} of the year before", &[&name]),
        (Base::Series { lag, .. }, ..) => lang.tell("{0} của {1} năm trước|{0} of {1} years before", &[&name, lag]),
        (Base::Previous, ..) => lang.tell("{0} kỳ trước|{0} of the edition before", &[&name]),
    }
}

/// "≥ 68,85 điểm", "≥ 60 và ≤ 70".
pub fn sides(required: &Requirement<Decimal>, unit: Option<&str>, lang: Lang) -> String {
    let mut sides = Vec::new();
    for (edge, signs) in [(&required.low, ["≥", ">"]), (&required.high, ["≤", "<"])] {
        if let Some(Edge { value, strict }) = edge {
            let [or_equal, beyond] = signs;
            sides.push(
                lang.tell("{0} {1}", &[&(if *strict { beyond } else { or_equal }), &with_unit(*value, unit, lang)]),
            );
        }
    }
    joined(&sides, lang.of(" và | and "))
}

/// " (khoảng 68,9, sai số 0,05)": the level as the plan has it, where the threshold is another.
fn about(level: &Level, lang: Lang) -> String {
    let Some((value, within)) = level.low.and_then(|edge| Some((edge.value, edge.within?))) else {
        return String::new();
    };
    let phrase = " (khoảng {0}, sai số {1})| (about {0}, tolerance {1})";
    lang.tell(phrase, &[&exact(value, lang), &exact(within, lang)])
}

/// A figure as it was used: `hạng PAR INDEX 2023 = 36/63`, `PCI 2023 trong khoảng từ 68,06 đến 69,66 điểm`.
pub fn said(plan: &Plan<'_>, used: &Used<'_>, lang: Lang) -> String {
    let name = figure::name(plan, used.subject, lang);
    let unit = figure::unit(plan, used.subject);
    let Some(year) = used.year else {
        let (Figure::Score(known) | Figure::Rank(known, _)) = &used.figure else { return name };
        return lang.tell("mốc kế hoạch nêu = {0}|base stated in the plan = {0}", &[&span(known, lang)]);
    };
    let named = lang.tell("{0} {1}", &[&name, &year]);
    match &used.figure {
        Figure::Band(band) => lang.tell("nhóm {0} = “{1}”|band of {0} = “{1}”", &[&named, band]),
        Figure::Rank(known, of) => {
            let phrase: Phrase = match (known.as_point(), of) {
                (Some(_), Some(_)) => "hạng {0} = {1}/{2}|rank in {0} = {1}/{2}",
                (Some(_), None) => "hạng {0} = {1}|rank in {0} = {1}",
                (None, Some(_)) => "hạng {0} trong khoảng {1} của {2} đơn vị|rank in {0} in the range {1} of {2} units",
                (None, None) => "hạng {0} trong khoảng {1}|rank in {0} in the range {1}",
            };
            let of = of.map_or(0, std::num::NonZeroU16::get);
            lang.tell(phrase, &[&named, &span(known, lang), &of])
        }
        Figure::Score(known) => {
            let phrase: Phrase =
                if known.as_point().is_some() { "{0} = {1}" } else { "{0} trong khoảng {1}|{0} in the range {1}" };
            lang.tell(phrase, &[&named, &super::super::number::unit_after(span(known, lang), unit, lang)])
        }
    }
}

/// What is known: `36`, `từ 31 đến 63`, `đến 66,79`.
pub fn span(known: &Interval<Decimal>, lang: Lang) -> String {
    let shown = |end: Option<Decimal>| end.map_or(String::new(), |end| exact(end, lang));
    let phrase: Phrase = match (known.low(), known.high()) {
        _ if known.as_point().is_some() => "{0}",
        (Some(_), Some(_)) => "từ {0} đến {1}|from {0} to {1}",
        (Some(_), None) => "từ {0}|from {0}",
        (None, Some(_)) => "đến {1}|up to {1}",
        (None, None) => "không giới hạn|without limits",
    };
    lang.tell(phrase, &[&shown(known.low()), &shown(known.high())])
}

/// With every place that was used: a share that was computed has eight, the last noughts left out.
pub fn exact(value: Decimal, lang: Lang) -> String {
    let mut short = value;
    for places in (0..8).rev() {
        // A printed figure keeps its own noughts.
        if value.places() < 8 || value.rounded(places) != value {
            break;
        }
        short = value.rounded(places);
    }
    let mut text = String::new();
    short.spell(
        &mut text,
        match lang {
            Lang::Vi => ["−", ".", ","],
            Lang::En => ["−", ",", "."],
        },
    );
    text
}

/// An exact figure with its unit.
pub fn with_unit(value: Decimal, unit: Option<&str>, lang: Lang) -> String {
    super::super::number::unit_after(exact(value, lang), unit, lang)
}
