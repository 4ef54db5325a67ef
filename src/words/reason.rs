//! Why a verdict is open, and what would settle it, in full sentences.

use super::{Lang, figure, number};
use crate::evaluate::clause::YearJudgement;
use crate::evaluate::verdict::Reason;
use crate::model::clause::Condition;
use crate::model::resolve::{Clause, Plan};
use crate::model::scorecard::{Change, Status};
use crate::model::time::Year;

/// Why it cannot be told.
pub fn why(plan: &Plan<'_>, clause: &Clause<'_>, judged: &YearJudgement<'_>, reason: Reason, lang: Lang) -> String {
    let name = figure::name(plan, clause.subject, lang);
    let year = judged.year;
    let vietnamese = lang == Lang::Vi;
    match reason {
        Reason::BreakGeo => merged(plan, year, lang),
        Reason::BreakMethod => method(plan, clause, year, lang),
        Reason::UndefinedBand => {
            let band = match clause.condition {
                Condition::Band { at_least } => at_least.as_str(),
                _ => "",
            };
            if vietnamese {
                format!("Không thấy mức xếp loại “{band}” nào được công bố cho {name} {year}, nên không có mốc để so.")
            } else {
                format!("No band “{band}” is known to be published for {name} {year}, so there is no cut-off to compare with.")
            }
        }
        Reason::Conflict => {
            let figures: Vec<String> = judged.figures.iter().filter(|used| !used.base).map(|used| figure::figure(&used.figure, None, lang)).collect();
            let figures = figures.join("; ");
            if vietnamese {
                format!("Các nguồn nêu số khác nhau cho {name} {year} ({figures}), và kết luận tùy theo số nào đúng.")
            } else {
                format!("Sources give different figures for {name} {year} ({figures}), and the verdict depends on which is right.")
            }
        }
        Reason::Ambiguous => lang
            .pick("Câu chữ của mục tiêu có hai cách hiểu, cho hai kết luận khác nhau.", "The wording can be read in two ways that come out differently.")
            .to_owned(),
        Reason::Suppressed if vietnamese => format!("Cơ quan công bố giữ lại số liệu {name} {year}."),
        Reason::Suppressed => format!("The publisher withheld the figure of {name} {year}."),
        Reason::NotPublished => not_published(plan, clause, year, &name, lang),
        Reason::NoBase => lang.pick("Chưa có số liệu của năm gốc để so sánh.", "There is no figure of the base year to compare with.").to_owned(),
        Reason::NoFigure => missing(plan, [(clause, judged)].into_iter(), lang).unwrap_or_default(),
        Reason::PartialInterval => {
            let known = judged.figures.iter().find(|used| !used.base).map(|used| figure::figure(&used.figure, None, lang)).unwrap_or_default();
            let threshold = judged.required.and_then(|required| required.low.or(required.high)).map(|edge| number::decimal(edge.value, lang));
            let threshold = threshold.or(match clause.condition {
                Condition::Rank { at_most, .. } => Some(at_most.to_string()),
                _ => None,
            });
            let threshold = threshold.unwrap_or_default();
            if vietnamese {
                format!("Chỉ biết {name} {year} nằm trong khoảng {known}; ngưỡng {threshold} nằm bên trong khoảng ấy.")
            } else {
                format!("{name} {year} is only known to lie in {known}; the threshold {threshold} lies inside.")
            }
        }
    }
}

/// Which figures are missing, in one sentence.
pub fn missing<'r, 'a: 'r>(
    plan: &Plan<'_>,
    leaves: impl Iterator<Item = (&'r Clause<'a>, &'r YearJudgement<'a>)>,
    lang: Lang,
) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for (clause, judged) in leaves {
        let name = format!("{} {}", figure::name(plan, clause.subject, lang), judged.year);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let names = if names.is_empty() { return None } else { names.join("; ") };
    Some(match lang {
        Lang::Vi => format!("Bảng này chưa có số liệu: {names}."),
        Lang::En => format!("This document has no figure of: {names}."),
    })
}

fn merged(plan: &Plan<'_>, year: Year, lang: Lang) -> String {
    let unit = plan.card.unit.as_ref().map_or("", |unit| &unit.name);
    match (plan.until.filter(|until| *until < year.last_day()), lang) {
        (Some(until), Lang::Vi) => format!(
            "{unit} chỉ còn đến hết ngày {}, sau đó hợp nhất; năm {year} không có số liệu riêng của tỉnh cũ, và số của đơn vị mới không dùng thay được.",
            number::date(until, lang)
        ),
        (Some(until), Lang::En) => format!(
            "{unit} existed until {} and was then merged; {year} has no figure of the old unit, and the new unit's does not stand for it.",
            number::date(until, lang)
        ),
        (None, Lang::Vi) => format!("Số đơn vị được xếp hạng đã khác lúc đặt mục tiêu; thứ hạng năm {year} không quy đổi sang cách cũ được."),
        (None, Lang::En) => format!("The units ranked are not those of when the target was set; a rank of {year} cannot be converted."),
    }
}

fn method(plan: &Plan<'_>, clause: &Clause<'_>, year: Year, lang: Lang) -> String {
    let editions = plan.series.get(clause.subject.indicator).into_iter().flat_map(|series| series.editions.iter().rev());
    let broken = editions.filter(|edition| edition.year <= year).find(|edition| edition.change == Some(Change::Method));
    let when = broken.map(|edition| edition.year.to_string()).unwrap_or_default();
    let note = broken.and_then(|edition| lang.text(&edition.change_note, &edition.change_note_en));
    let note = note.map(|note| format!(" ({note})")).unwrap_or_default();
    match lang {
        Lang::Vi => format!("Cách đo đổi từ năm {when}{note}; số trước và sau năm đó không so với nhau được."),
        Lang::En => format!("The method changed in {when}{note}; figures before and after do not compare."),
    }
}

fn not_published(plan: &Plan<'_>, clause: &Clause<'_>, year: Year, name: &str, lang: Lang) -> String {
    let series = plan.series.get(clause.subject.indicator);
    let mut results = series.into_iter().flat_map(|series| series.results(year, clause.subject.over));
    let pending = results.any(|result| result.status == Some(Status::Pending));
    match (pending, lang) {
        (true, Lang::Vi) => format!("{name} {year} chưa được công bố."),
        (true, Lang::En) => format!("{name} {year} has not been published yet."),
        (false, Lang::Vi) => format!("Cơ quan công bố không công bố số này của {name} {year}."),
        (false, Lang::En) => format!("The publisher does not print this figure of {name} {year}."),
    }
}

/// What would settle it.
pub fn settle(reason: Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::BreakGeo => lang.pick("một mục tiêu mới đặt cho đơn vị sau hợp nhất", "a new target set for the merged unit"),
        Reason::BreakMethod => lang.pick(
            "có kết quả đo theo cách cũ, hoặc người biên tập ghi rõ lý do hai cách đo so được với nhau",
            "a result by the old method, or the editor's stated reason why the two methods compare",
        ),
        Reason::UndefinedBand => {
            lang.pick("cơ quan công bố nêu mốc của nhóm, hoặc xếp nhóm cho tỉnh", "the publisher gives the band's cut-off, or the unit's band")
        }
        Reason::Conflict => lang.pick("biết nguồn nào đúng", "knowing which source is right"),
        Reason::Ambiguous => lang.pick("nơi ban hành nói rõ hiểu theo cách nào", "the issuer says which reading is meant"),
        Reason::Suppressed | Reason::NotPublished => lang.pick("cơ quan công bố đưa ra số liệu", "the publisher gives the figure"),
        Reason::NoBase => lang.pick("có số liệu năm gốc", "a figure of the base year"),
        Reason::NoFigure => lang.pick("có số liệu kèm nguồn", "a figure with its source"),
        Reason::PartialInterval => lang.pick("biết đúng con số", "the exact figure"),
    }
}
