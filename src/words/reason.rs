//! Why a verdict is open, and what would settle it, in full sentences.

use super::clause::lower_first;
use super::phrase::Phrase;
use super::{Lang, figure, number, term};
use crate::evaluate::clause::{Figure, YearJudgement};
use crate::evaluate::verdict::Reason;
use crate::model::clause::{Condition, Over};
use crate::model::resolve::{Clause, Plan};
use crate::model::scorecard::{Change, Status};
use crate::model::text::{joined, shown};
use crate::model::time::Year;

/// Why it cannot be told. In the phrases {0} is the indicator and {1} the year.
pub fn why(plan: &Plan<'_>, clause: &Clause<'_>, judged: &YearJudgement<'_>, reason: Reason, lang: Lang) -> String {
    let (mut year, mut subject) = (judged.year, clause.subject);
    let series = plan.series.get(clause.subject.indicator);
    let mut what = String::new();
    let mut more = String::new();
    let phrase: Phrase = match reason {
        Reason::BreakGeo => match plan.until {
            Some(until) if until < year.last_day() => {
                what = number::date(until, lang);
                more = plan.card.unit.as_ref().map_or(String::new(), |unit| unit.name.clone());
                "{3} tồn tại đến hết ngày {2} rồi hợp nhất; năm kết thúc sau ngày đó không có số liệu riêng của đơn vị cũ, và số liệu của đơn vị mới không dùng thay được.|{3} existed until {2} and was then merged; years ending after that have no figure of the old unit, and the new unit's does not stand for it."
            }
            // A level compares with nothing: whoever it is of was not there.
            _ if matches!(clause.condition, Condition::Score(_) | Condition::Band { .. }) => {
                "Đơn vị được đo của {0} không còn đến hết năm {1} hoặc khi đó chưa thành lập, nên không có số liệu năm ấy.|The unit measured by {0} did not last to the end of {1} or was not yet formed then, so there is no figure of that year."
            }
            _ => {
                "Các đơn vị hành chính của kỳ {1} khác với khi đặt mục tiêu hoặc với kỳ gốc; số liệu hai bên không so hay quy đổi được.|The units of {1} are not those of when the target was set or of the base; the figures cannot be compared or converted."
            }
        },
        Reason::BreakMethod => {
            for edition in series.map_or(&[][..], |series| &series.editions) {
                if edition.year <= year && edition.change == Some(Change::Method) {
                    what = shown(&edition.year);
                    let note = lang.text(&edition.change_note, &edition.change_note_en);
                    more = note.map_or(String::new(), |note| {
                        lang.tell(" ({0})", &[&lower_first(note.strip_suffix(".").unwrap_or(note))])
                    });
                }
            }
            "Cách đo đổi từ năm {2}{3}; số trước và sau năm đó không so với nhau được.|The method changed in {2}{3}; figures before and after do not compare."
        }
        Reason::UndefinedBand => {
            if let Condition::Band { at_least } = clause.condition {
                what.push_str(at_least);
            }
            "Không thấy mức xếp loại “{2}” nào được công bố cho {0} {1}, nên không có mốc để so.|No band “{2}” is known to be published for {0} {1}, so there is no cut-off to compare with."
        }
        Reason::Conflict => {
            // Of the year itself, or where that is one figure, of the base.
            let used = judged.figures.iter();
            let base = used.clone().filter(|used| !used.base).count() < 2;
            what = figures(judged, base, usize::MAX, lang);
            if let Some(first) = used.clone().find(|used| used.base == base) {
                subject = first.subject;
                year = first.year.unwrap_or(year);
            }
            "Các nguồn nêu số khác nhau cho {0} {1} ({2}), và kết luận tùy theo số nào đúng.|Sources give different figures for {0} {1} ({2}), and the verdict depends on which is right."
        }
        Reason::Ambiguous => {
            "Câu chữ của mục tiêu có hai cách hiểu, cho hai kết luận khác nhau.|The wording can be read in two ways that come out differently."
        }
        Reason::Suppressed => "Cơ quan công bố giữ lại số liệu {0} {1}.|The publisher withheld the figure of {0} {1}.",
        Reason::NotPublished => {
            if is_pending(plan, clause, year) {
                "{0} {1} chưa được công bố.|{0} {1} has not been published yet."
            } else {
                "Cơ quan công bố không đưa ra số này của {0} {1}.|The publisher does not print this figure of {0} {1}."
            }
        }
        Reason::NoBase => {
            what = figures(judged, true, 1, lang);
            if what.is_empty() {
                "Chưa có số liệu của năm gốc để so sánh.|There is no figure of the base year to compare with."
            } else {
                "Số gốc {2} không lớn hơn 0 nên không tính được phần trăm thay đổi.|The base, {2}, is not above 0, so that a change in percent is undefined."
            }
        }
        // A reader is told once of all the figures that are missing: see `missing`.
        Reason::NoFigure => match clause.condition {
            _ if matches!(subject.over, Some(Over::Every(_))) => "{0} {1}, chưa đủ đơn vị|{0} {1}, not of every unit",
            Condition::Rank { .. } | Condition::RankGain { .. } => "hạng {0} {1}|rank in {0} {1}",
            _ => "{0} {1}",
        },
        Reason::PartialInterval => {
            what = figures(judged, false, 1, lang);
            let edge = match clause.condition {
                Condition::Rank { at_most, .. } => Some((*at_most).into()),
                // The range is of the figure, not of its change.
                Condition::Gain { .. } | Condition::RankGain { .. } => None,
                _ => judged.required.and_then(|required| required.low.or(required.high)).map(|edge| edge.value),
            };
            match edge {
                // Between two printed bands a figure belongs to neither.
                Some(_) if is_between(clause, judged) => {
                    "{0} {1} là {2}, nằm giữa hai khoảng đã in, không thuộc khoảng nào.|{0} {1} is {2}, between two printed ranges, in neither of them."
                }
                Some(edge) => {
                    more = number::decimal(edge, lang);
                    "{0} {1} chỉ biết một khoảng ({2}), và ngưỡng {3} nằm bên trong khoảng ấy.|Only a range is known of {0} {1} ({2}), and the threshold {3} lies inside it."
                }
                None if judged.figures.iter().any(|used| used.base) => {
                    "{0} {1} hoặc số gốc chỉ biết một khoảng, chưa đủ để kết luận.|Only a range is known of {0} {1} or of its base, which is not enough for a verdict."
                }
                None => {
                    "{0} {1} chỉ biết một khoảng ({2}), chưa đủ để kết luận.|Only a range is known of {0} {1} ({2}), which is not enough for a verdict."
                }
            }
        }
    };
    lang.tell(phrase, &[&figure::name(plan, subject, lang), &year, &what, &more])
}

/// The reason in a few words, as it stands beside a figure.
pub fn short(
    plan: &Plan<'_>,
    clause: &Clause<'_>,
    judged: &YearJudgement<'_>,
    reason: Reason,
    lang: Lang,
) -> &'static str {
    let every = matches!(clause.subject.over, Some(Over::Every(_)));
    let phrase: Phrase = match reason {
        Reason::NotPublished if is_pending(plan, clause, judged.year) => "chưa được công bố|not published yet",
        Reason::NoFigure if every => "chưa đủ số liệu|figures missing",
        Reason::NoBase if judged.figures.iter().any(|used| used.base) => {
            "số gốc không lớn hơn 0|the base is not above 0"
        }
        Reason::PartialInterval if is_between(clause, judged) => "nằm giữa hai nhóm|between two bands",
        _ => return term::reason(reason, lang),
    };
    lang.of(phrase)
}

/// The publisher has not printed the year's figure yet.
fn is_pending(plan: &Plan<'_>, clause: &Clause<'_>, year: Year) -> bool {
    plan.series.get(clause.subject.indicator).is_some_and(|series| {
        series.results(year, clause.subject.over).any(|result| result.status == Some(Status::Pending))
    })
}

/// The figure is known exactly, and lies between two printed bands.
fn is_between(clause: &Clause<'_>, judged: &YearJudgement<'_>) -> bool {
    let first = judged.figures.first();
    let exact = first.is_some_and(|used| matches!(used.figure, Figure::Score(known) if known.as_point().is_some()));
    exact && matches!(clause.condition, Condition::Band { .. })
}

/// The first so many figures of the year itself, or of the base, without their units.
fn figures(judged: &YearJudgement<'_>, base: bool, most: usize, lang: Lang) -> String {
    let mut told = Vec::new();
    for used in &judged.figures {
        if used.base == base && told.len() < most {
            told.push(figure::figure(&used.figure, None, lang));
        }
    }
    joined(&told, "; ")
}

/// Which figures are missing, in one sentence.
pub fn missing(names: &[String], lang: Lang) -> String {
    lang.tell("Bảng này chưa có số liệu: {0}.|This document has no figure of: {0}.", &[&joined(names, "; ")])
}

/// What would settle it.
pub fn settle(reason: Reason, lang: Lang) -> &'static str {
    let phrase: Phrase = match reason {
        Reason::BreakGeo => {
            "có mục tiêu mới đặt cho các đơn vị hành chính sau sắp xếp|a new target set for the units as they are now"
        }
        Reason::BreakMethod => {
            "có kết quả đo theo cách cũ, hoặc người biên tập ghi rõ lý do hai cách đo so được với nhau|a result by the old method, or the editor's stated reason why the two methods compare"
        }
        Reason::UndefinedBand => {
            "cơ quan công bố nêu mốc của nhóm, hoặc xếp nhóm cho tỉnh|the publisher gives the band's cut-off, or the unit's band"
        }
        Reason::Conflict => "biết nguồn nào đúng|knowing which source is right",
        Reason::Ambiguous => "nơi ban hành nói rõ hiểu theo cách nào|the issuer says which reading is meant",
        Reason::Suppressed | Reason::NotPublished => "cơ quan công bố đưa ra số liệu|the publisher gives the figure",
        Reason::NoBase => "có số liệu gốc để so sánh|a base to compare with",
        Reason::NoFigure => "có số liệu kèm nguồn|a figure with its source",
        Reason::PartialInterval => "biết đúng con số hoặc mức xếp loại đã công bố|the exact figure or a published band",
    };
    lang.of(phrase)
}
