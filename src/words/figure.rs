//! Figures, gaps and what must be known beside them, in words.

use super::clause::lower_first;
use super::phrase::Phrase;
use super::{Lang, number};
use crate::evaluate::clause::{Badge, Figure, Used};
use crate::evaluate::gap::{Distance, Gap};
use crate::model::clause::{Base, Over};
use crate::model::decimal::Decimal;
use crate::model::interval::{Interval, Requirement};
use crate::model::resolve::{Plan, Subject};
use crate::model::scorecard::Edition;
use std::cmp::Ordering;

/// A score or rank, point or interval, alone: `68,06–69,66`, `đến 66,79`, `từ 68,06`.
pub fn score(known: &Interval<Decimal>, lang: Lang) -> String {
    let shown = |end: Option<Decimal>| end.map_or(String::new(), |value| number::decimal(value, lang));
    let (low, high) = (shown(known.low()), shown(known.high()));
    let phrase: Phrase = if low == high {
        return low;
    } else if high.is_empty() {
        "từ {0}|from {0}"
    } else if low.is_empty() {
        "đến {1}|up to {1}"
    } else {
        "{0}–{1}"
    };
    lang.tell(phrase, &[&low, &high])
}

/// A figure as it stands in a cell, a rank apart from the number ranked: `36` and `/63`, `89,64%`, `Khá`.
pub fn split(figure: &Figure<'_>, unit: Option<&str>, lang: Lang) -> (String, Option<String>) {
    match figure {
        Figure::Score(known) => (number::unit_after(score(known, lang), unit, lang), None),
        Figure::Rank(known, of) => (score(known, lang), of.map(|of| lang.tell("/{0}", &[&of]))),
        Figure::Band(name) => ((*name).to_owned(), None),
    }
}

/// What a figure is, as it stands in a cell: `36/63`, `89,64%`, `Khá`.
pub fn figure(figure: &Figure<'_>, unit: Option<&str>, lang: Lang) -> String {
    let (mut text, of) = split(figure, unit, lang);
    text.push_str(of.as_deref().unwrap_or(""));
    text
}

/// The unit of an indicator's score.
pub fn unit<'a>(plan: &Plan<'a>, subject: Subject<'_>) -> Option<&'a str> {
    plan.series.get(subject.indicator).and_then(|series| series.indicator.unit.as_deref())
}

/// The unit of a difference: between two percentages lie percentage points, which "%" alone would not say.
pub fn unit_of_difference(unit: Option<&str>, lang: Lang) -> Option<&str> {
    if unit == Some("%") { Some(lang.of("điểm %|pp")) } else { unit }
}

/// The unit of places won or lost.
pub fn places(one: bool, lang: Lang) -> &'static str {
    lang.of(if one { "bậc|place" } else { "bậc|places" })
}

/// The name of an indicator: its short one where it has one, and whose figure it is.
pub fn name(plan: &Plan<'_>, subject: Subject<'_>, lang: Lang) -> String {
    let Some(series) = plan.series.get(subject.indicator) else {
        return String::new();
    };
    let own = series.indicator;
    let name = match (&own.short, &own.name_en) {
        (Some(short), _) => short,
        (None, Some(english)) if lang == Lang::En => english,
        _ => &own.name,
    };
    let (phrase, id): (Phrase, &String) = match subject.over {
        None => return name.clone(),
        Some(Over::Unit(id)) => ("{0} ({1})", id),
        Some(Over::Median(id)) => ("{0} (trung vị {1})|{0} (median of {1})", id),
        Some(Over::Mean(id)) => ("{0} (trung bình {1})|{0} (mean of {1})", id),
        Some(Over::Every(id)) => ("{0} ({1}; từng đơn vị)|{0} ({1}, each)", id),
    };
    let mut whose = id.clone();
    if let Some(Over::Unit(_)) = subject.over {
        whose = plan.predecessor(id).map_or(whose, |unit| unit.name.clone());
    } else if let Some(group) = plan.group(id) {
        let own = group.name_en.as_deref().filter(|_| lang == Lang::En);
        whose = lower_first(own.unwrap_or(&group.name));
    }
    lang.tell(phrase, &[name, &whose])
}

/// What a figure in the table of figures is about: `PAR INDEX 2023, hạng`.
pub fn label(plan: &Plan<'_>, used: &Used<'_>, lang: Lang) -> String {
    let name = name(plan, used.subject, lang);
    let Some(year) = used.year else {
        return lang.tell("{0}, mốc nêu trong kế hoạch|{0}, base stated in the plan", &[&name]);
    };
    let phrase: Phrase = match used.figure {
        Figure::Score(_) => "{0} {1}, điểm số|{0} {1}, score",
        Figure::Rank(..) => "{0} {1}, hạng|{0} {1}, rank",
        Figure::Band(_) => "{0} {1}, nhóm|{0} {1}, band",
    };
    lang.tell(phrase, &[&name, &year])
}

/// A distance without its sign: `6 bậc`, `2,1 điểm %`; and how it lies to nought.
fn size(by: &Distance, unit: Option<&str>, lang: Lang) -> (String, Ordering) {
    let (value, unit) = match by {
        Distance::Points(points) => (*points, unit_of_difference(unit, lang)),
        Distance::Places(steps) => {
            let value = Decimal::new(i64::from(*steps), 0).unwrap_or(Decimal::ZERO);
            (value, Some(places(steps.unsigned_abs() == 1, lang)))
        }
    };
    (number::with_unit(value.absolute(), unit, lang), value.cmp(&Decimal::ZERO))
}

/// `kém 6 bậc`, `vượt 0,11 điểm`, `thiếu ít nhất 2,1 điểm`; `đúng ngưỡng` on the threshold itself.
/// Of a limit on a score a figure is above or below: to exceed it would be no success.
pub fn gap(gap: &Gap, required: Option<&Requirement<Decimal>>, unit: Option<&str>, lang: Lang) -> String {
    let (size, order) = size(&gap.by, unit, lang);
    let points = matches!(gap.by, Distance::Points(_));
    let limit = required.is_some_and(|required| points && required.high.is_some());
    let both = limit && required.is_some_and(|required| required.low.is_some());
    let phrase: Phrase = match order {
        Ordering::Equal => "đúng ngưỡng|at the threshold",
        _ if both => "cách ngưỡng {1}{0}|{1}{0} from the limit",
        Ordering::Greater if limit => "thấp hơn ngưỡng {1}{0}|{1}{0} below the limit",
        Ordering::Greater if points => "vượt {1}{0}|{1}{0} above",
        Ordering::Greater => "vượt {1}{0}|{1}{0} better",
        Ordering::Less if limit => "cao hơn ngưỡng {1}{0}|{1}{0} above the limit",
        Ordering::Less if points => "thiếu {1}{0}|{1}{0} short",
        Ordering::Less => "kém {1}{0}|{1}{0} short",
    };
    let at_least = if gap.at_least { lang.of("ít nhất |at least ") } else { "" };
    lang.tell(phrase, &[&size, &at_least])
}

/// `giảm 1 bậc`, `tăng 0,11 điểm`, `không đổi`; against another series or a value, `cao hơn 0,22`.
pub fn moved(change: &Distance, from: &Base, unit: Option<&str>, lang: Lang) -> String {
    let (size, order) = size(change, unit, lang);
    let own = matches!(from, Base::Year(_) | Base::Previous);
    let phrase: Phrase = match (order, change) {
        (Ordering::Equal, _) if own => "không đổi|no change",
        (Ordering::Equal, _) => "bằng nhau|equal",
        (Ordering::Greater, _) if own => "tăng {0}|up {0}",
        (Ordering::Greater, Distance::Points(_)) => "cao hơn {0}|{0} higher",
        (Ordering::Greater, _) => "hơn {0}|{0} better",
        (Ordering::Less, _) if own => "giảm {0}|down {0}",
        (Ordering::Less, Distance::Points(_)) => "thấp hơn {0}|{0} lower",
        (Ordering::Less, _) => "kém {0}|{0} worse",
    };
    lang.tell(phrase, &[&size])
}

/// What a reader must know beside a verdict.
pub fn badge(badge: &Badge<'_>, lang: Lang) -> String {
    let phrase: Phrase = match badge {
        Badge::OldMethod(edition) => {
            return noted(
                "Mục tiêu đặt trước khi đổi cách đo năm {0}|Target set before the method changed in {0}",
                edition,
                lang,
            );
        }
        Badge::Caveat(edition) => return noted("Lưu ý năm {0}|Note on {0}", edition, lang),
        Badge::UnitsRanked(units) => return lang.tell("{0} đơn vị được xếp hạng|{0} units were ranked", &[units]),
        Badge::Waived(note) => {
            return lang.tell("Người biên tập bỏ qua thay đổi: {0}|The editor looks past a change: {0}", &[note]);
        }
        Badge::Provisional => "Số ước thực hiện hoặc tự chấm|Estimate or self-score",
        Badge::SourcesDisagree => {
            "Các nguồn nêu số khác nhau, kết luận vẫn như nhau|Sources differ; the verdict is the same by each"
        }
        Badge::AtTheTop => "Đã ở mức cao nhất|Already at the top",
    };
    lang.of(phrase).to_owned()
}

/// What changed with an edition, its note after a colon where it has one.
fn noted(phrase: Phrase, edition: &Edition, lang: Lang) -> String {
    let mut text = lang.tell(phrase, &[&edition.year]);
    if let Some(note) = lang.text(&edition.change_note, &edition.change_note_en) {
        text.push_str(": ");
        text.push_str(&lower_first(note));
    }
    text
}
