//! Figures, gaps and what must be known beside them, in words.

use super::{Lang, number};
use crate::evaluate::clause::{Badge, Figure, Used};
use crate::evaluate::gap::{Distance, Gap};
use crate::model::clause::Over;
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::resolve::{Plan, Subject};

/// `68,06–69,66`, `đến 66,79`, `từ 68,06`.
fn interval(low: Option<String>, high: Option<String>, lang: Lang) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => format!("{low}–{high}"),
        (Some(low), None) => format!("{} {low}", lang.pick("từ", "from")),
        (None, Some(high)) => format!("{} {high}", lang.pick("đến", "up to")),
        (None, None) => String::new(),
    }
}

/// A score, point or interval, without its unit.
pub fn score(known: &Interval<Decimal>, lang: Lang) -> String {
    let shown = |end: Option<Decimal>| end.map(|value| number::decimal(value, lang));
    interval(shown(known.low()), shown(known.high()), lang)
}

/// A rank, point or interval, without the number ranked.
pub fn rank(known: &Interval<Rank>, lang: Lang) -> String {
    let shown = |end: Option<Rank>| end.map(|rank| rank.to_string());
    interval(shown(known.low()), shown(known.high()), lang)
}

/// What a figure is, as it stands in a cell: `36/63`, `89,64%`, `Khá`.
pub fn figure(figure: &Figure<'_>, unit: Option<&str>, lang: Lang) -> String {
    match figure {
        Figure::Score(known) => number::unit_after(score(known, lang), unit, lang),
        Figure::Rank(known, of) => match of {
            Some(of) => format!("{}/{of}", rank(known, lang)),
            None => rank(known, lang),
        },
        Figure::Band(name) => (*name).to_owned(),
    }
}

/// The unit of an indicator's score.
pub fn unit<'a>(plan: &Plan<'a>, subject: Subject<'_>) -> Option<&'a str> {
    plan.series.get(subject.indicator).and_then(|series| series.indicator.unit.as_deref())
}

/// The name of an indicator: its short one where it has one.
pub fn name(plan: &Plan<'_>, subject: Subject<'_>, lang: Lang) -> String {
    let Some(series) = plan.series.get(subject.indicator) else {
        return String::new();
    };
    let own = series.indicator;
    let english = own.name_en.as_deref().filter(|_| lang == Lang::En && own.short.is_none());
    let name = own.short.as_deref().or(english).unwrap_or(&own.name);
    match over(plan, subject.over, lang) {
        Some(over) => format!("{name} ({over})"),
        None => name.to_owned(),
    }
}

/// Whose figure it is, where not the unit's own: `trung vị Sở, ban, ngành`.
fn over(plan: &Plan<'_>, over: Option<&Over>, lang: Lang) -> Option<String> {
    let group = |id: &str| {
        let known = plan.card.groups.iter().find(|group| group.id == id);
        let english = known.and_then(|group| group.name_en.as_deref()).filter(|_| lang == Lang::En);
        english.or(known.map(|group| &*group.name)).unwrap_or(id).to_owned()
    };
    Some(match over? {
        Over::Unit(id) => id.clone(),
        Over::Median(id) => format!("{} {}", lang.pick("trung vị", "median of"), group(id)),
        Over::Mean(id) => format!("{} {}", lang.pick("trung bình", "mean of"), group(id)),
        Over::Every(id) => format!("{} {}", lang.pick("từng đơn vị của", "each of"), group(id)),
    })
}

/// What a figure in the table of figures is about: `PAR INDEX 2023, hạng`.
pub fn label(plan: &Plan<'_>, used: &Used<'_>, lang: Lang) -> String {
    let kind = match used.figure {
        Figure::Score(_) => lang.pick("điểm số", "score"),
        Figure::Rank(..) => lang.pick("hạng", "rank"),
        Figure::Band(_) => lang.pick("nhóm", "band"),
    };
    let name = name(plan, used.subject, lang);
    match used.year {
        Some(year) => format!("{name} {year}, {kind}"),
        None => format!("{name}, {}", lang.pick("mốc nêu trong kế hoạch", "base stated in the plan")),
    }
}

/// `kém 6 bậc`, `vượt 0,11 điểm`, `thiếu ít nhất 2,1%`; `đúng ngưỡng` on the threshold itself.
pub fn gap(gap: &Gap, unit: Option<&str>, lang: Lang) -> String {
    let (nought, beyond, size) = match gap.by {
        Distance::Points(points) => {
            // Between two percentages lie percentage points, which "%" alone would not say.
            let unit = if unit == Some("%") { Some(lang.pick("điểm %", "pp")) } else { unit };
            let size = number::with_unit(points.absolute(), unit, lang);
            (points == Decimal::ZERO, !points.is_negative(), size)
        }
        Distance::Places(places) => {
            let size = places.unsigned_abs();
            let unit = if size == 1 { lang.pick("bậc", "place") } else { lang.pick("bậc", "places") };
            (places == 0, places > 0, format!("{size} {unit}"))
        }
    };
    if nought {
        return lang.pick("đúng ngưỡng", "just reached").to_owned();
    }
    let at_least = if gap.at_least { lang.pick("ít nhất ", "at least ") } else { "" };
    match (beyond, gap.by, lang) {
        (true, _, Lang::Vi) => format!("vượt {at_least}{size}"),
        (true, _, Lang::En) => format!("{at_least}{size} beyond"),
        (false, Distance::Places(_), Lang::Vi) => format!("kém {at_least}{size}"),
        (false, Distance::Points(_), Lang::Vi) => format!("thiếu {at_least}{size}"),
        (false, _, Lang::En) => format!("{at_least}{size} short"),
    }
}

/// What a reader must know beside a verdict.
pub fn badge(badge: &Badge<'_>, lang: Lang) -> String {
    let noted = |edition: &crate::model::scorecard::Edition| match lang.text(&edition.change_note, &edition.change_note_en) {
        Some(note) => format!(" {}: {note}", edition.year),
        None => format!(" {}", edition.year),
    };
    match badge {
        Badge::OldMethod(edition) => {
            lang.pick("Mục tiêu đặt trước khi cách đo đổi,", "Target set before the method changed,").to_owned() + &noted(edition)
        }
        Badge::Caveat(edition) => lang.pick("Lưu ý,", "Note,").to_owned() + &noted(edition),
        Badge::UnitsRanked(units) => match lang {
            Lang::Vi => format!("{units} đơn vị được xếp hạng"),
            Lang::En => format!("{units} units were ranked"),
        },
        Badge::Provisional => lang.pick("Số ước thực hiện hoặc tự chấm", "Estimate or self-score").to_owned(),
        Badge::SourcesDisagree => {
            lang.pick("Các nguồn nêu số khác nhau, kết luận vẫn như nhau", "Sources differ; the verdict is the same by each").to_owned()
        }
        Badge::Waived(note) => {
            format!("{} {note}", lang.pick("Người biên tập bỏ qua thay đổi:", "The editor looks past a change:"))
        }
        Badge::AtTheTop => lang.pick("Đã ở mức cao nhất", "Already at the top").to_owned(),
    }
}
