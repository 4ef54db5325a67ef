//! Why a verdict is open, and what would settle it, in full sentences.

use super::phrase::Phrase;
use super::{Lang, figure, number};
use crate::evaluate::clause::YearJudgement;
use crate::evaluate::verdict::Reason;
use crate::model::clause::Condition;
use crate::model::resolve::{Clause, Plan};
use crate::model::scorecard::{Change, Status};
use crate::model::text::{joined, shown};

/// Why it cannot be told. In the phrases {0} is the indicator and {1} the year.
pub fn why(plan: &Plan<'_>, clause: &Clause<'_>, judged: &YearJudgement<'_>, reason: Reason, lang: Lang) -> String {
    let year = judged.year;
    let series = plan.series.get(clause.subject.indicator);
    let mut what = String::new();
    let mut more = String::new();
    let phrase: Phrase = match reason {
        Reason::BreakGeo => match plan.until {
            Some(until) if until < year.last_day() => {
                what = number::date(until, lang);
                more = plan.card.unit.as_ref().map_or(String::new(), |unit| unit.name.clone());
                "{3} tồn tại đến hết ngày {2} rồi hợp nhất; năm {1} không có số liệu riêng của đơn vị cũ, và số liệu của đơn vị mới không dùng thay được.|{3} existed until {2} and was then merged; {1} has no figure of the old unit, and the new unit's does not stand for it."
            }
            _ => {
                "Số đơn vị được xếp hạng đã khác lúc đặt mục tiêu; thứ hạng năm {1} không quy đổi sang cách cũ được.|The units ranked are not those of when the target was set; a rank of {1} cannot be converted."
            }
        },
        Reason::BreakMethod => {
            for edition in series.map_or(&[][..], |series| &series.editions) {
                if edition.year <= year && edition.change == Some(Change::Method) {
                    what = shown(&edition.year);
                    let note = lang.text(&edition.change_note, &edition.change_note_en);
                    more = note.map_or(String::new(), |note| lang.tell(" ({0})", &[&note]));
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
            what = figures(judged, usize::MAX, lang);
            "Các nguồn nêu số khác nhau cho {0} {1} ({2}), và kết luận tùy theo số nào đúng.|Sources give different figures for {0} {1} ({2}), and the verdict depends on which is right."
        }
        Reason::Ambiguous => {
            "Câu chữ của mục tiêu có hai cách hiểu, cho hai kết luận khác nhau.|The wording can be read in two ways that come out differently."
        }
        Reason::Suppressed => "Cơ quan công bố giữ lại số liệu {0} {1}.|The publisher withheld the figure of {0} {1}.",
        Reason::NotPublished => {
            let pending = series.is_some_and(|series| {
                series.results(year, clause.subject.over).any(|result| result.status == Some(Status::Pending))
            });
            if pending {
                "{0} {1} chưa được công bố.|{0} {1} has not been published yet."
            } else {
                "Cơ quan công bố không đưa ra số này của {0} {1}.|The publisher does not print this figure of {0} {1}."
            }
        }
        Reason::NoBase => {
            "Chưa có số liệu của năm gốc để so sánh.|There is no figure of the base year to compare with."
        }
        // A reader is told once of all the figures that are missing: see `missing`.
        Reason::NoFigure => "{0} {1}",
        Reason::PartialInterval => {
            what = figures(judged, 1, lang);
            let edge = match clause.condition {
                Condition::Rank { at_most, .. } => Some((*at_most).into()),
                // The range is of the figure, not of its change.
                Condition::Gain { .. } | Condition::RankGain { .. } => None,
                _ => judged.required.and_then(|required| required.low.or(required.high)).map(|edge| edge.value),
            };
            match edge {
                Some(edge) => {
                    more = number::decimal(edge, lang);
                    "Chỉ biết {0} {1} nằm trong khoảng {2}; ngưỡng {3} nằm bên trong khoảng ấy.|{0} {1} is only known to lie in {2}; the threshold {3} lies inside."
                }
                None => {
                    "Số liệu {0} {1} hoặc số để so chỉ biết một khoảng, chưa đủ để kết luận.|Of {0} {1} or of the base only a range is known, which is not enough for a verdict."
                }
            }
        }
    };
    lang.tell(phrase, &[&figure::name(plan, clause.subject, lang), &year, &what, &more])
}

/// The first so many figures of the year itself, without their units.
fn figures(judged: &YearJudgement<'_>, most: usize, lang: Lang) -> String {
    let mut told = Vec::new();
    for used in &judged.figures {
        if !used.base && told.len() < most {
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
        Reason::BreakGeo => "một mục tiêu mới đặt cho đơn vị sau hợp nhất|a new target set for the merged unit",
        Reason::BreakMethod => {
            "có kết quả đo theo cách cũ, hoặc người biên tập ghi rõ lý do hai cách đo so được với nhau|a result by the old method, or the editor's stated reason why the two methods compare"
        }
        Reason::UndefinedBand => {
            "cơ quan công bố nêu mốc của nhóm, hoặc xếp nhóm cho tỉnh|the publisher gives the band's cut-off, or the unit's band"
        }
        Reason::Conflict => "biết nguồn nào đúng|knowing which source is right",
        Reason::Ambiguous => "nơi ban hành nói rõ hiểu theo cách nào|the issuer says which reading is meant",
        Reason::Suppressed | Reason::NotPublished => "cơ quan công bố đưa ra số liệu|the publisher gives the figure",
        Reason::NoBase => "có số liệu năm gốc|a figure of the base year",
        Reason::NoFigure => "có số liệu kèm nguồn|a figure with its source",
        Reason::PartialInterval => "biết đúng con số|the exact figure",
    };
    lang.of(phrase)
}
