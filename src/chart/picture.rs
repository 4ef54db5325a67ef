//! A chart as one picture of a fixed width, for files that are SVG alone. HTML wraps its own text; here a
//! table of widths does.

use super::captions;
use super::full::arrange::{self, Kind};
use super::full::standing::Plot;
use super::full::wrap::wrap;
use super::full::{Filter, words};
use super::scene::{Anchor, Body, Mark, Panel, Row, Scene, Table, Verdict};
use crate::model::text::chained;
use crate::words::report::ClauseReport;

mod whole;

/// Width of a picture in pixels.
pub const WIDTH: i32 = 760;
const LEFT: i32 = 24;
const RIGHT: i32 = WIDTH - 24;
const PLOT_LEFT: i32 = 250;
const PLOT_WIDTH: i32 = 310;

/// A picture: its size and what is on it, the lowest first.
pub struct Picture {
    /// What it says, for those who do not see it.
    pub label: String,
    /// Height in pixels.
    pub height: i32,
    /// What is on it.
    pub items: Vec<Item>,
}

/// Something at a fixed position, in pixels.
pub enum Item {
    /// Words on one line.
    Text {
        /// Across.
        x: i32,
        /// Baseline.
        y: i32,
        /// Size of the letters.
        size: i32,
        /// Set bold.
        bold: bool,
        /// Where they stand to `x`.
        anchor: Anchor,
        /// Their colour: a verdict's, else ink.
        verdict: Option<Verdict>,
        /// The words.
        text: String,
    },
    /// A verdict's sign.
    Sign {
        /// Left edge.
        x: i32,
        /// Top edge.
        y: i32,
        /// Its size.
        size: i32,
        /// The verdict.
        verdict: Verdict,
    },
    /// Marks in a field of their own.
    Field {
        /// Left edge.
        x: i32,
        /// Top edge.
        y: i32,
        /// Width.
        width: i32,
        /// Height.
        height: i32,
        /// The marks.
        marks: Vec<Mark>,
    },
    /// A ranking's plot.
    Plot {
        /// Left edge.
        x: i32,
        /// Top edge.
        y: i32,
        /// Width.
        width: i32,
        /// The plot.
        plot: Plot,
    },
    /// A line across the picture.
    Rule {
        /// Down.
        y: i32,
    },
}

/// Lays a scene out as a picture.
pub fn picture(scene: &Scene<'_>) -> Picture {
    let mut page = Page { y: 16, items: Vec::new() };
    if let Some(title) = scene.title {
        page.wrapped(title, LEFT, RIGHT - LEFT, 13, false, None);
    }
    page.wrapped(scene.message, LEFT, RIGHT - LEFT, 26, true, None);
    if let Some(lead) = scene.lead {
        page.wrapped(lead, LEFT, RIGHT - LEFT, 15, false, None);
    }
    page.y += 10;
    match &scene.body {
        Body::Scorecard(rows) => page.sections(rows, scene),
        Body::Timeline(panels) => panels.iter().for_each(|one| page.panel(one)),
        Body::Table(figures) => page.table(figures),
        Body::Standing(rankings) => rankings.iter().for_each(|one| page.ranking(one)),
        Body::Parts(indices) => indices.iter().for_each(|one| page.index(one, scene.lang)),
    }
    page.rule();
    for note in scene.notes {
        page.wrapped(note, LEFT, RIGHT - LEFT, 13, false, None);
    }
    page.wrapped(&scene.as_of, LEFT, RIGHT - LEFT, 13, false, None);
    Picture { label: scene.message.to_owned(), height: page.y + 16, items: page.items }
}

struct Page {
    y: i32,
    items: Vec<Item>,
}

impl Page {
    fn rule(&mut self) {
        self.items.push(Item::Rule { y: self.y });
        self.y += 10;
    }

    /// Sets text in a column and moves below it.
    fn wrapped(&mut self, text: &str, x: i32, width: i32, size: i32, bold: bool, verdict: Option<Verdict>) {
        for line in wrap(text, width, size) {
            self.y += size * 3 / 2;
            let y = self.y - size / 3;
            self.items.push(Item::Text { x, y, size, bold, anchor: Anchor::Start, verdict, text: line });
        }
    }

    /// Sets text in the column of figures and verdicts, at its right edge, and moves below it.
    fn ended(&mut self, text: &str, size: i32, bold: bool, verdict: Option<Verdict>) {
        self.ended_in(RIGHT - PLOT_LEFT - PLOT_WIDTH - 10, text, size, bold, verdict);
    }

    fn ended_in(&mut self, width: i32, text: &str, size: i32, bold: bool, verdict: Option<Verdict>) {
        for text in wrap(text, width, size) {
            self.y += 20;
            self.items.push(Item::Text { x: RIGHT, y: self.y, size, bold, anchor: Anchor::End, verdict, text });
        }
    }

    /// The rows as the reader has arranged them; what is folded is only named.
    fn sections(&mut self, rows: &[Row<'_>], scene: &Scene<'_>) {
        let choices = scene.arranged.choices;
        if choices.filter != Filter::All {
            self.wrapped(&scene.arranged.shown, LEFT, RIGHT - LEFT, 13, false, None);
        }
        for section in &scene.arranged.sections {
            match &section.kind {
                Kind::Plain => {}
                Kind::Group(name, about) => {
                    self.rule();
                    self.wrapped(name, LEFT, RIGHT - LEFT, 16, true, None);
                    if let Some(about) = about {
                        self.wrapped(about, LEFT, RIGHT - LEFT, 13, false, None);
                    }
                }
                Kind::Folded(name) => {
                    self.rule();
                    self.wrapped(name, LEFT, RIGHT - LEFT, 14, true, None);
                    for row in section.places.iter().filter_map(|place| rows.get(place.row)) {
                        let name = chained(&["• ", &row.target.name]);
                        self.wrapped(&name, LEFT, RIGHT - LEFT, 14, false, None);
                    }
                    self.y += 10;
                    continue;
                }
            }
            for place in &section.places {
                if let Some(row) = rows.get(place.row) {
                    self.row(row, place.name.as_deref(), scene);
                }
            }
        }
    }

    fn row(&mut self, row: &Row<'_>, name: Option<&str>, scene: &Scene<'_>) {
        self.rule();
        let top = self.y;
        let target = row.target;
        let verdict = target.verdict;
        self.items.push(Item::Sign { x: LEFT, y: top + 2, size: 28, verdict });
        self.wrapped(name.unwrap_or(&target.name), LEFT + 38, PLOT_LEFT - LEFT - 54, 16, true, None);
        if let Some(about) = row.about.as_ref().filter(|_| name.is_none()) {
            self.wrapped(about, LEFT + 38, PLOT_LEFT - LEFT - 54, 13, false, None);
        }
        let named = self.y;
        let figure = chained(&[
            target.figure.as_deref().unwrap_or(scene.captions.no_figure),
            target.figure_of.as_deref().unwrap_or(""),
        ]);
        let large = if figure.chars().count() > 9 { 15 } else { 20 };
        self.y = top + 2;
        self.ended(&figure, large, true, None);
        self.ended(captions::verdict(verdict, scene.lang), 14, true, Some(verdict));
        if let Some(under) = &row.under {
            self.ended(under, 13, false, None);
        }
        self.y = self.y.max(top + 66) + 4;
        let told = self.y;
        if let Some(track) = &row.track {
            let height = i32::from(track.height);
            self.items.push(Item::Field {
                x: PLOT_LEFT,
                y: top,
                width: PLOT_WIDTH,
                height,
                marks: track.marks.clone(),
            });
            self.y = told.max(top + height + 6);
        }
        for line in &target.clauses {
            self.line(line);
        }
        if let Some(explanation) = &target.explanation {
            let said = chained(&[scene.lang.of(words::SAID), " “", &arrange::said(explanation), "”"]);
            self.wrapped(&said, PLOT_LEFT, RIGHT - PLOT_LEFT, 13, false, None);
        }
        self.y = self.y.max(named) + 10;
    }

    fn line(&mut self, line: &ClauseReport) {
        let top = self.y;
        self.items.push(Item::Sign { x: PLOT_LEFT, y: top + 3, size: 18, verdict: line.verdict });
        self.wrapped(&line.text, PLOT_LEFT + 26, 270, 14, false, None);
        let left = self.y;
        self.y = top;
        self.y -= 4;
        self.ended(&line.value, 13, false, None);
        self.y += 4;
        self.y = self.y.max(left) + 3;
    }

    fn panel(&mut self, panel: &Panel<'_>) {
        self.rule();
        self.wrapped(panel.name, LEFT, RIGHT - LEFT, 18, true, None);
        let top = self.y;
        self.axis(&panel.axis, panel.beside);
        let height = i32::from(panel.height);
        self.items.push(Item::Field {
            x: LEFT + i32::from(panel.beside),
            y: top,
            width: RIGHT - LEFT - i32::from(panel.beside),
            height,
            marks: panel.marks.clone(),
        });
        self.y = top + height;
        for change in &panel.changes {
            self.wrapped(change, LEFT, RIGHT - LEFT, 13, false, None);
        }
        self.y += 8;
    }

    /// The words of an axis, at their height from here.
    fn axis(&mut self, axis: &[(i16, String)], beside: u16) {
        let x = LEFT + i32::from(beside) - 6;
        for (y, text) in axis {
            let (y, text) = (self.y + i32::from(*y) + 4, text.clone());
            self.items.push(Item::Text { x, y, size: 12, bold: false, anchor: Anchor::End, verdict: None, text });
        }
    }

    fn table(&mut self, table: &Table<'_>) {
        for row in table.rows() {
            self.rule();
            for (title, cell) in table.header.iter().zip(row).filter(|(_, cell)| !cell.text.is_empty()) {
                self.wrapped(&chained(&[title, ": ", &cell.text]), LEFT, RIGHT - LEFT, 14, false, cell.verdict);
            }
        }
    }
}
