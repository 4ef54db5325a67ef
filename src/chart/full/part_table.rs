//! The figures of an index's parts: the page's table, and files for other programs.

use super::figures::{Form, spelled};
use super::part_words as say;
use super::parts::Index;
use crate::chart::scene::Table;
use crate::model::decimal::Decimal;
use crate::words::analysis::parts::IndexReport;
use crate::words::analysis::supposed::Supposed;
use crate::words::{Lang, number};

/// The parts' figures: for the page where no form is asked for, else for other programs, with what is supposed last.
pub fn table<'a>(told: &'a IndexReport, supposed: Option<&Supposed>, form: Option<Form>, lang: Lang) -> Table<'a> {
    let header: &'static [&'static str] = match (form, lang) {
        (Some(Form::Machine), _) => &say::MACHINE,
        (Some(_), Lang::Vi) => &say::VI_SUPPOSED,
        (Some(_), Lang::En) => &say::EN_SUPPOSED,
        (None, Lang::Vi) => &say::VI,
        (None, Lang::En) => &say::EN,
    };
    let mut table = Table::new(lang.of(say::CAPTION), header);
    for (part, beside) in told.parts.iter().zip(&told.beside) {
        table.words(if form == Some(Form::Machine) { &part.part } else { &part.name });
        let [low, high, median] = beside.others.map_or([None; 3], |others| others.map(Some));
        let [first, last] =
            beside.place.map_or([None; 2], |among| [among.low(), among.high()].map(|end| end.map(Decimal::from)));
        // Ten times ten.
        let share = part.share.map(|share| share.tenths(100).tenths(100));
        let share = if form == Some(Form::Machine) { part.share } else { share };
        let tried = supposed.and_then(|supposed| supposed.score(&part.part));
        let figures = [
            part.score,
            Some(beside.least),
            beside.most,
            beside.before,
            median,
            low,
            high,
            first,
            last,
            share,
            beside.gives,
            tried,
        ];
        for figure in figures.into_iter().take(header.len() - 1) {
            let text = match form {
                Some(form) => spelled(figure, form.point(lang)),
                None => figure.map_or(String::new(), |figure| number::decimal(figure, lang)),
            };
            table.made(text, true);
        }
    }
    table
}

/// The parts' figures as a file, one index after the other.
pub fn tables<'a>(indices: &[Index<'a>], form: Form, lang: Lang) -> Table<'a> {
    let mut all: Option<Table<'a>> = None;
    for index in indices {
        let table = table(index.told, index.supposed, Some(form), lang);
        match &mut all {
            Some(all) => all.cells.extend(table.cells),
            None => all = Some(table),
        }
    }
    all.unwrap_or(Table::new("", &say::MACHINE))
}
