//! The figures for other programs: numbers in columns of their own, a rank apart from the number ranked, so that
//! no spreadsheet takes 6/63 for a day in June 1963.

use crate::chart::scene::{Row, Table};
use crate::model::decimal::Decimal;
use crate::model::text::joined;
use crate::words::report::{Kind, TargetReport};
use crate::words::{Lang, term};

choice! {
    /// Who reads the figures.
    pub enum Form {
        /// A program: English names of columns, the report's own words, a decimal point.
        Machine = "machine",
        /// A spreadsheet in the reader's language.
        Excel = "excel",
    }
}

impl Form {
    /// The decimal sign.
    pub fn point(self, lang: Lang) -> &'static str {
        if self == Self::Machine || lang == Lang::En { "." } else { "," }
    }
}

const MACHINE: [&str; 18] = [
    "indicator",
    "target",
    "name",
    "years",
    "asks",
    "kind",
    "from",
    "to",
    "unit",
    "units_ranked",
    "at_least",
    "at_most",
    "verdict",
    "reason",
    "gap",
    "provenance",
    "sources",
    "explanation",
];
const VI: [&str; 15] = [
    "Chỉ tiêu",
    "Năm",
    "Mục tiêu",
    "Kết quả từ",
    "Kết quả đến",
    "Đơn vị tính",
    "Số đơn vị xếp hạng",
    "Mức tối thiểu",
    "Mức tối đa",
    "Kết luận",
    "Lý do",
    "Chênh lệch",
    "Xuất xứ",
    "Nguồn",
    "Giải trình của địa phương",
];
const EN: [&str; 15] = [
    "Indicator",
    "Years",
    "Target",
    "Result from",
    "Result to",
    "Unit",
    "Units ranked",
    "At least",
    "At most",
    "Verdict",
    "Reason",
    "Gap",
    "Provenance",
    "Sources",
    "The province's explanation",
];

/// The figures of some rows. Both ends are the same where a figure is known exactly, and empty where they are open.
pub fn table<'a>(rows: &[Row<'a>], form: Form, lang: Lang) -> Table<'a> {
    let header: &'static [&'static str] = match (form, lang) {
        (Form::Machine, _) => &MACHINE,
        (Form::Excel, Lang::Vi) => &VI,
        (Form::Excel, Lang::En) => &EN,
    };
    let mut table = Table::new("", header);
    for row in rows {
        target(&mut table, row.target, form, lang);
    }
    table
}

fn target<'a>(table: &mut Table<'a>, target: &'a TargetReport, form: Form, lang: Lang) {
    let machine = form == Form::Machine;
    let measure = target.measure.as_ref();
    if machine {
        table.words(&target.indicator);
        table.words(&target.target);
    }
    table.words(&target.name);
    table.words(&target.years);
    let asks: Vec<&str> = target.clauses.iter().map(|clause| clause.text.as_str()).collect();
    table.made(joined(&asks, "; "), false);
    if machine {
        table.words(measure.map_or("", |measure| measure.kind.word()));
    }
    let actual = measure.and_then(|measure| measure.actual.as_ref());
    let point = form.point(lang);
    let mut number = |value: Option<Decimal>| table.made(spelled(value, point), true);
    number(actual.and_then(|known| known.low()));
    number(actual.and_then(|known| known.high()));
    let unit = measure.filter(|measure| measure.kind == Kind::Score).and_then(|measure| measure.unit.as_deref());
    let ranked = measure.filter(|measure| measure.kind == Kind::Rank).and_then(|measure| measure.units);
    table.words(unit.unwrap_or(""));
    let mut number = |value: Option<Decimal>| table.made(spelled(value, point), true);
    number(ranked.map(Decimal::from));
    number(measure.and_then(|measure| measure.at_least));
    number(measure.and_then(|measure| measure.at_most));
    table.words(if machine { target.verdict.word() } else { term::verdict(target.verdict, lang) });
    let reason = target.reason.0;
    table.words(reason.map_or("", |reason| if machine { reason.word() } else { term::reason(reason, lang) }));
    table.words(target.gap.as_deref().unwrap_or(""));
    table.words(target.provenance.map_or("", |who| if machine { who.word() } else { term::provenance(who, lang) }));
    let sources: Vec<&str> = target.sources.iter().map(|source| source.title.as_str()).collect();
    table.made(joined(&sources, "; "), false);
    table.words(target.explanation.as_deref().unwrap_or(""));
}

/// A number as a program reads it: no thousands apart, an ordinary minus.
pub fn spelled(value: Option<Decimal>, point: &str) -> String {
    let mut text = String::new();
    if let Some(value) = value {
        value.spell(&mut text, ["-", "", point]);
    }
    text
}
