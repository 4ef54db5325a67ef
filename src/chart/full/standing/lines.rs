//! The figures of a ranking: the lines of its table, those around the own unit, the file for other programs.

use super::{Ranking, ends};
use crate::chart::full::figures::{Form, spelled};
use crate::chart::scene::Table;
use crate::model::decimal::Decimal;
use crate::words::analysis::standing::StandingReport;
use crate::words::analysis::standing::units::{self, Known};
use crate::words::phrase::Phrase;
use crate::words::{Lang, number};

/// A table of so many lines is shown whole.
const FEW: usize = 12;
/// Lines on either side of the own unit.
const AROUND: usize = 2;

/// A unit's figures, in the order of the header.
pub struct Line<'a> {
    /// Its name.
    pub name: &'a str,
    /// It is the document's own.
    pub own: bool,
    /// Place, score, place before, band; as many as the header has.
    pub cells: Vec<String>,
}

/// A line of the table that is shown first.
pub enum Near {
    /// A unit, as an index into the lines.
    Unit(usize),
    /// So many units are left out.
    Others(usize),
    /// Here ends the top so many.
    CutOff(u16),
}

/// What the columns hold: those with something in them.
pub fn header(told: &StandingReport, before: &[Known], lang: Lang) -> Vec<&'static str> {
    const NAMES: [Phrase; 5] = ["Đơn vị|Unit", "Hạng|Rank", "Điểm|Score", "Hạng trước|Rank before", "Nhóm|Band"];
    let mut header = Vec::new();
    for (name, shown) in NAMES.iter().zip(columns(told, before)) {
        if shown {
            header.push(lang.of(name));
        }
    }
    header
}

fn columns(told: &StandingReport, before: &[Known]) -> [bool; 5] {
    let mut shown = [true, true, false, before.iter().any(Option::is_some), false];
    for row in &told.rows {
        let [_, _, score, _, band] = &mut shown;
        *score |= row.total.is_some();
        *band |= row.band.is_some();
    }
    shown
}

/// A line for each unit.
pub fn lines<'a>(told: &'a StandingReport, before: &[Known], lang: Lang) -> Vec<Line<'a>> {
    let [_, _, score, earlier, band] = columns(told, before);
    let mut lines = Vec::new();
    for (row, before) in told.rows.iter().zip(before) {
        let mut line = Line { name: &row.name, own: row.own, cells: Vec::new() };
        let mut add = |cell: Option<String>| line.cells.push(cell.unwrap_or_else(|| "–".to_owned()));
        add(row.rank.as_ref().map(|rank| units::place(rank, lang)));
        if score {
            add(row.total.map(|total| number::decimal(total, lang)));
        }
        if earlier {
            add(before.as_ref().map(|rank| units::place(rank, lang)));
        }
        if band {
            add(row.band.clone());
        }
        lines.push(line);
    }
    lines
}

/// The first unit, those around the own one, and those on either side of each cut-off.
pub fn near(told: &StandingReport) -> Vec<Near> {
    let mut found = Vec::new();
    if told.rows.len() <= FEW {
        return found;
    }
    // Which lines, and the cut-off after them.
    let mut wanted: Vec<(usize, Option<u16>)> = vec![(0, None)];
    for cut in told.cut_offs.iter().filter(|cut| cut.among.is_none()) {
        let most = u32::from(cut.at_most.get());
        let inside = told.rows.partition_point(|row| ends(row).is_some_and(|(_, last)| last <= most));
        if inside > 0 && inside < told.rows.len() {
            wanted.push((inside - 1, Some(cut.at_most.get())));
            wanted.push((inside, None));
        }
    }
    if let Some(own) = told.rows.iter().position(|row| row.own) {
        let last = (own + AROUND).min(told.rows.len() - 1);
        wanted.extend((own.saturating_sub(AROUND)..=last).map(|at| (at, None)));
    }
    wanted.sort_unstable();
    let mut next = 0;
    for (at, cut) in wanted {
        // A line that says "one more unit" takes the room of that unit.
        match at.saturating_sub(next) {
            0 => {}
            1 => found.push(Near::Unit(next)),
            others => found.push(Near::Others(others)),
        }
        if at >= next {
            found.push(Near::Unit(at));
        }
        next = next.max(at + 1);
        found.extend(cut.map(Near::CutOff));
    }
    if next < told.rows.len() {
        found.push(Near::Others(told.rows.len() - next));
    }
    found
}

const COLUMNS: usize = 11;
const MACHINE: [&str; COLUMNS] = [
    "indicator",
    "year",
    "name",
    "own",
    "rank_from",
    "rank_to",
    "units_ranked",
    "score",
    "band",
    "before_from",
    "before_to",
];
const VI: [&str; COLUMNS] = [
    "Chỉ tiêu",
    "Năm",
    "Đơn vị",
    "Đơn vị của trang này",
    "Hạng từ",
    "Hạng đến",
    "Số đơn vị xếp hạng",
    "Điểm",
    "Nhóm",
    "Hạng kỳ trước từ",
    "Hạng kỳ trước đến",
];
const EN: [&str; COLUMNS] = [
    "Indicator",
    "Year",
    "Unit",
    "This page's unit",
    "Rank from",
    "Rank to",
    "Units ranked",
    "Score",
    "Band",
    "Rank before from",
    "Rank before to",
];

/// The figures of some rankings for another program. Both ends of a place are the same where it is known exactly.
pub fn figures<'a>(rankings: &[Ranking<'a>], form: Form, lang: Lang) -> Table<'a> {
    let (header, point): (&'static [&'static str], &str) = match (form, lang) {
        (Form::Machine, _) => (&MACHINE, "."),
        (Form::Excel, Lang::Vi) => (&VI, ","),
        (Form::Excel, Lang::En) => (&EN, "."),
    };
    let mut table = Table::new("", header);
    for ranking in rankings {
        let told = ranking.told;
        for (row, before) in told.rows.iter().zip(&ranking.before) {
            table.words(if form == Form::Machine { &told.indicator } else { &told.name });
            table.made(crate::model::text::shown(&told.year), true);
            table.words(&row.name);
            table.words(if row.own { "x" } else { "" });
            ends_of(&mut table, &row.rank, point);
            for number in [told.units.map(Decimal::from), row.total] {
                table.made(spelled(number, point), true);
            }
            table.words(row.band.as_deref().unwrap_or(""));
            ends_of(&mut table, before, point);
        }
    }
    table
}

fn ends_of(table: &mut Table<'_>, rank: &Known, point: &str) {
    for end in [rank.and_then(|rank| rank.low()), rank.and_then(|rank| rank.high())] {
        table.made(spelled(end.map(Decimal::from), point), true);
    }
}
