//! The sums behind a verdict: each figure against its threshold, each change, exactly as they were judged.

use super::super::phrase::Phrase;
use super::super::{Lang, figure};
use super::formula::{exact, sides, span};
use crate::evaluate::clause::{Figure, Used, YearJudgement};
use crate::evaluate::figures;
use crate::evaluate::verdict::Outcome;
use crate::model::clause::{Base, Condition, GainUnit};
use crate::model::decimal::Decimal;
use crate::model::interval::{Edge, Fit, Interval, Requirement};
use crate::model::resolve::{Clause, Plan};
use crate::model::scorecard::Band;
use std::cmp::Ordering;

/// One entry for each figure, or each pair of a figure and its base.
pub fn sums(plan: &Plan<'_>, clause: &Clause<'_>, year: &YearJudgement<'_>, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    let single = year.figures.iter().filter(|used| !used.base).count() == 1;
    let decided = Some(year.outcome).filter(|_| single);
    // The judgement notes the readings of a figure, then those of its base; of a group, unit by unit.
    for noted in year.figures.chunk_by(|one, next| !one.base || next.base) {
        let at = noted.iter().position(|used| used.base).unwrap_or(noted.len());
        let Some((own, bases)) = noted.split_at_checked(at) else { continue };
        for used in own {
            match &used.figure {
                Figure::Band(_) => told.extend(printed(plan, clause, used, year, lang)),
                Figure::Score(known) | Figure::Rank(known, _) => match clause.condition {
                    Condition::Gain { .. } | Condition::RankGain { .. } => {
                        for base in bases {
                            told.extend(against_base(clause, used, base, year, lang));
                        }
                    }
                    Condition::Rank { at_most, .. } => {
                        let required = Requirement::at_most(Decimal::from(*at_most), false);
                        told.push(level(known, &required, None, lang));
                    }
                    Condition::Band { at_least } => told.extend(banded(plan, clause, used, at_least, year, lang)),
                    _ => told.extend(year.required.as_ref().map(|required| level(known, required, decided, lang))),
                },
            }
        }
    }
    told
}

/// A change; nothing where the base is another unit's of the group.
fn against_base(
    clause: &Clause<'_>,
    used: &Used<'_>,
    base: &Used<'_>,
    year: &YearJudgement<'_>,
    lang: Lang,
) -> Option<String> {
    let (Figure::Score(known) | Figure::Rank(known, _)) = &used.figure else { return None };
    let (Figure::Score(before) | Figure::Rank(before, _)) = &base.figure else { return None };
    let named =
        |from: &Base| matches!(from, Base::Series { indicator, over, .. } if indicator.is_some() || over.is_some());
    let (Condition::Gain { from, .. } | Condition::RankGain { from, .. }) = clause.condition else { return None };
    if !named(from) && base.subject.over != used.subject.over {
        return None;
    }
    match clause.condition {
        Condition::RankGain { by, .. } => {
            changed(before, known, &Requirement::at_least(Decimal::from(by.value), by.strict), lang)
        }
        Condition::Gain { unit: GainUnit::Percent, .. } => percent(known, before, year, lang),
        _ => changed(known, before, year.required.as_ref()?, lang),
    }
}

/// "36 > 30"; of a range, whether all, none or some of it satisfies.
fn level(known: &Interval<Decimal>, required: &Requirement<Decimal>, decided: Option<Outcome>, lang: Lang) -> String {
    match known.as_point() {
        Some(value) => against(&exact(value, lang), value, required, lang),
        None => {
            let phrase: Phrase = match known.fits(required) {
                Fit::Inside => "khoảng {0} nằm trọn trong yêu cầu|all of the range {0} satisfies",
                Fit::Outside => "khoảng {0} nằm trọn ngoài yêu cầu|none of the range {0} satisfies",
                // The only way to be decided so: an end of the range is not in it, but the neighbouring band's.
                Fit::Across => match decided {
                    Some(Outcome::Met) => {
                        "khoảng {0} không gồm đầu tại ngưỡng, nằm trọn trong yêu cầu|all of the range {0} satisfies, its end at the threshold not being in it"
                    }
                    Some(Outcome::NotMet) => {
                        "khoảng {0} không gồm đầu tại ngưỡng, nằm trọn ngoài yêu cầu|none of the range {0} satisfies, its end at the threshold not being in it"
                    }
                    _ => "khoảng {0} chứa ngưỡng nên chỉ một phần thỏa|only a part of the range {0} satisfies",
                },
            };
            lang.tell(phrase, &[&span(known, lang)])
        }
    }
}

/// "−1 < 5", "65 ≥ 60 và 65 ≤ 70".
fn against(shown: &str, value: Decimal, required: &Requirement<Decimal>, lang: Lang) -> String {
    let mut text = String::new();
    for (edge, high) in [(required.low, false), (required.high, true)] {
        let Some(edge) = edge else { continue };
        let lead = if text.is_empty() { shown.to_owned() } else { exact(value, lang) };
        if !text.is_empty() {
            text.push_str(lang.of(" và | and "));
        }
        let sign = sign(value.cmp(&edge.value), edge.strict, high);
        text.push_str(&lang.tell("{0} {1} {2}", &[&lead, &sign, &exact(edge.value, lang)]));
    }
    text
}

/// The sign of what is asked where it holds, else of the contrary.
fn sign(order: Ordering, strict: bool, high: bool) -> &'static str {
    let equal = order == Ordering::Equal;
    match (high, strict) {
        (false, false) => {
            if order == Ordering::Less {
                "<"
            } else {
                "≥"
            }
        }
        (true, false) => {
            if order == Ordering::Greater {
                ">"
            } else {
                "≤"
            }
        }
        (false, true) => {
            if order == Ordering::Less || equal {
                "≤"
            } else {
                ">"
            }
        }
        (true, true) => {
            if order == Ordering::Greater || equal {
                "≥"
            } else {
                "<"
            }
        }
    }
}

/// "35 − 36 = −1 < 5"; of ranges, from the least to the most the change can be.
fn changed(
    more: &Interval<Decimal>,
    less: &Interval<Decimal>,
    required: &Requirement<Decimal>,
    lang: Lang,
) -> Option<String> {
    if let (Some(more), Some(less)) = (more.as_point(), less.as_point()) {
        let change = more.minus(less);
        let shown = lang.tell("{0} − {1} = {2}", &[&exact(more, lang), &subtrahend(less, lang), &exact(change, lang)]);
        return Some(against(&shown, change, required, lang));
    }
    let end = |one: Option<Decimal>, two: Option<Decimal>| Some(one?.minus(two?));
    let change = Interval::new(end(more.low(), less.high()), end(more.high(), less.low()))?;
    let phrase = "({0}) trừ ({1}) được khoảng {2}, {3}|({0}) minus ({1}) gives the range {2}, {3}";
    let parts = [span(more, lang), span(less, lang), span(&change, lang), level(&change, required, None, lang)];
    let [more, less, change, fits] = &parts;
    Some(lang.tell(phrase, &[more, less, change, fits]))
}

/// Below nought in brackets: "3 − (−2)".
fn subtrahend(value: Decimal, lang: Lang) -> String {
    let text = exact(value, lang);
    if value.is_negative() { lang.tell("({0})", &[&text]) } else { text }
}

/// Multiplied out, as it is judged: "100 × 48 = (100 + 20) × 40".
fn percent(
    known: &Interval<Decimal>,
    base: &Interval<Decimal>,
    year: &YearJudgement<'_>,
    lang: Lang,
) -> Option<String> {
    let required = year.required.as_ref()?;
    let mut text = String::new();
    for (edge, high) in [(required.low, false), (required.high, true)] {
        let Some(Edge { value: edge, strict }) = edge else { continue };
        if !text.is_empty() {
            text.push_str(lang.of(" và | and "));
        }
        match (known.as_point(), base.as_point()) {
            (Some(known), Some(base)) if base > Decimal::ZERO => {
                let order = sign(known.compare_raised(base, edge), strict, high);
                let plus = if edge.is_negative() { "−" } else { "+" };
                let edge = exact(edge.absolute(), lang);
                let phrase = "100 × {0} {1} (100 {2} {3}) × {4}";
                text.push_str(&lang.tell(phrase, &[&exact(known, lang), &order, &plus, &edge, &exact(base, lang)]));
            }
            (_, Some(base)) if base <= Decimal::ZERO => return None,
            _ => {
                let phrase: Phrase = match year.outcome {
                    Outcome::Met => "mọi giá trị của ({0}) so với ({1}) đều thỏa|all of ({0}) against ({1}) satisfies",
                    Outcome::NotMet => {
                        "không giá trị nào của ({0}) so với ({1}) thỏa|none of ({0}) against ({1}) satisfies"
                    }
                    _ => "chỉ một phần của ({0}) so với ({1}) thỏa|only a part of ({0}) against ({1}) satisfies",
                };
                return Some(lang.tell(phrase, &[&span(known, lang), &span(base, lang)]));
            }
        }
    }
    Some(text)
}

/// A printed band against the one asked for, by the order the edition prints.
fn printed(
    plan: &Plan<'_>,
    clause: &Clause<'_>,
    used: &Used<'_>,
    year: &YearJudgement<'_>,
    lang: Lang,
) -> Option<String> {
    let (Figure::Band(name), Condition::Band { at_least }) = (&used.figure, clause.condition) else { return None };
    let bands = bands(plan, clause, year);
    let phrase: Phrase = match (figures::place(bands, name), figures::place(bands, at_least)) {
        _ if crate::model::text::same(name, at_least) => "“{0}” là nhóm được yêu cầu|“{0}” is the band asked for",
        (Some(one), Some(two)) if one < two => {
            "“{0}” xếp trên “{1}” theo thứ tự đã công bố|“{0}” stands above “{1}” in the published order"
        }
        (Some(_), Some(_)) => {
            "“{0}” xếp dưới “{1}” theo thứ tự đã công bố|“{0}” stands below “{1}” in the published order"
        }
        _ => "không có thứ tự đã công bố giữa “{0}” và “{1}”|no published order of “{0}” and “{1}”",
    };
    Some(lang.tell(phrase, &[name, at_least]))
}

/// A score by the band's cut-off, a rank by the number of units in it and above.
fn banded(
    plan: &Plan<'_>,
    clause: &Clause<'_>,
    used: &Used<'_>,
    at_least: &str,
    year: &YearJudgement<'_>,
    lang: Lang,
) -> Option<String> {
    let bands = bands(plan, clause, year);
    let at = figures::place(bands, at_least)?;
    match &used.figure {
        Figure::Score(known) => {
            let required = year.required.as_ref()?;
            let next = bands.get(at + 1);
            let (cut, next) = match required.low {
                Some(low) => (low.value, next.and_then(|band| band.to)),
                None => (required.high?.value, next.and_then(|band| band.from)),
            };
            if let (Some(value), Some(next)) = (known.as_point(), next)
                && (value > next.min(cut) && value < next.max(cut))
            {
                let phrase =
                    "{0} nằm giữa {1} và {2} nên không thuộc nhóm nào|{0} lies between {1} and {2}, in no band";
                return Some(lang.tell(phrase, &[&exact(value, lang), &exact(next, lang), &exact(cut, lang)]));
            }
            let phrase = "nhóm “{0}” trở lên là {1}: {2}|band “{0}” or better is {1}: {2}";
            let sides = sides(required, figure::unit(plan, clause.subject), lang);
            Some(lang.tell(phrase, &[&at_least, &sides, &level(known, required, None, lang)]))
        }
        Figure::Rank(known, _) => {
            let last = figures::size(bands, at + 1)?;
            let required = Requirement::at_most(last, false);
            let phrase = "nhóm “{0}” trở lên có {1} đơn vị: {2}|band “{0}” and above have {1} units: {2}";
            Some(lang.tell(phrase, &[&at_least, &exact(last, lang), &level(known, &required, None, lang)]))
        }
        Figure::Band(_) => None,
    }
}

fn bands<'a>(plan: &Plan<'a>, clause: &Clause<'_>, year: &YearJudgement<'_>) -> &'a [Band] {
    let edition = plan.series.get(clause.subject.indicator).and_then(|series| series.edition(year.year));
    edition.map_or(&[], |edition| &edition.bands)
}
