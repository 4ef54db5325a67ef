//! A whole ranking: every unit's place, the document's own among them.

mod lines;
mod plot;

pub use lines::{Line, Near, figures};
pub use plot::{Dot, Label, Plot};

use crate::model::text::{chained, joined, shown};
use crate::words::Lang;
use crate::words::analysis::Beyond;
use crate::words::analysis::standing::units::{self, Known};
use crate::words::analysis::standing::{StandingReport, UnitReport};
use crate::words::phrase::Phrase;

/// A whole ranking of one year.
pub struct Ranking<'a> {
    /// The ranking as it is told.
    pub told: &'a StandingReport,
    /// The indicator and the year.
    pub heading: String,
    /// Tells it from the document's other rankings.
    pub key: String,
    /// How the plot is to be read.
    pub hint: String,
    /// The plot; `None` where no unit has a place.
    pub plot: Option<Plot>,
    /// Each unit in a sentence, in the order of the rows.
    pub units: Vec<String>,
    /// Each unit's place in the edition before, in the same order.
    pub before: Vec<Known>,
    /// The unit that is told first: the document's own, else the first of the plot.
    pub chosen: usize,
    /// The units without a place, in words.
    pub unplaced: Option<String>,
    /// What the table's columns hold.
    pub header: Vec<&'static str>,
    /// The table, a line for each unit.
    pub lines: Vec<Line<'a>>,
    /// The lines around the own unit and the cut-offs; none of a short table, which shows all.
    pub near: Vec<Near>,
    /// A later ranking of the indicator stands before it.
    pub earlier: bool,
}

/// Lays out the rankings of a document, or of one indicator: of each indicator the latest first.
pub fn rankings<'a>(beyond: &'a Beyond, indicator: Option<&str>, lang: Lang) -> Vec<Ranking<'a>> {
    let mut found = Vec::new();
    for year in beyond.standings.chunk_by(|one, two| one.indicator == two.indicator) {
        for (at, one) in year.iter().rev().enumerate() {
            if indicator.is_none_or(|id| one.indicator == id) {
                found.push(ranking(&beyond.standings, one, at > 0, lang));
            }
        }
    }
    found
}

fn ranking<'a>(all: &'a [StandingReport], told: &'a StandingReport, earlier: bool, lang: Lang) -> Ranking<'a> {
    let before = units::before(all, told);
    let own = told.rows.iter().position(|row| row.own);
    let unit = own.and_then(|at| told.rows.get(at));
    let plot = plot::plot(told, &before, lang);
    let mut sentences = Vec::new();
    let mut silent = Vec::new();
    for (row, before) in told.rows.iter().zip(&before) {
        sentences.push(units::sentence(told, row, unit, *before, lang));
        if row.rank.is_none() {
            silent.push(row.name.as_str());
        }
    }
    let year = shown(&told.year);
    Ranking {
        heading: chained(&[&told.name, " ", &year]),
        key: chained(&[&told.indicator, "-", &year]),
        hint: plot.as_ref().map_or(String::new(), |plot| hint(plot, told, lang)),
        chosen: own.filter(|at| told.rows.get(*at).is_some_and(|row| row.rank.is_some())).unwrap_or(0),
        unplaced: (!silent.is_empty()).then(|| {
            let names = joined(&silent, ", ");
            lang.tell("Không có hạng: {0}.|Without a rank: {0}.", &[&names])
        }),
        header: lines::header(told, &before, lang),
        lines: lines::lines(told, &before, lang),
        near: lines::near(told),
        plot,
        units: sentences,
        before,
        earlier,
        told,
    }
}

/// What the plot's axes and shapes are, as far as it has them.
fn hint(plot: &Plot, told: &StandingReport, lang: Lang) -> String {
    let mut text = String::new();
    let mut add = |phrase: Phrase| text.push_str(lang.of(phrase));
    add("Mỗi chấm là một đơn vị, hạng 1 ở trên|Each dot is a unit, rank 1 on top");
    add(if plot.scored { ", bên phải là điểm tốt hơn.|, better scores to the right." } else { "." });
    if plot.bare {
        add(" Vòng rỗng: không in điểm.| Hollow: no score printed.");
    }
    if plot.dots.iter().any(|dot| dot.span.is_some()) {
        add(" Vạch dọc: các hạng có thể.| Upright line: the ranks it may have.");
    }
    if let Some(year) = told.compared.filter(|_| plot.slope > 0) {
        text.push_str(
            &lang.tell(" Nét bên trái: từ hạng năm {0}.| Lines on the left: from the rank of {0}.", &[&year]),
        );
    }
    text
}

/// The first and the last place that are possible.
fn ends(row: &UnitReport) -> Option<(u32, u32)> {
    let rank = row.rank.as_ref()?;
    let low = u32::from(rank.low()?.get());
    Some((low, rank.high().map_or(low, |high| u32::from(high.get()))))
}
