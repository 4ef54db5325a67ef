//! A chart as one picture of a fixed width, for files that are SVG alone. HTML wraps its own text; here a
//! table of widths does.

use super::captions;
use super::label;
use super::scene::{Anchor, Body, Mark, Panel, Row, Scene, Table, Verdict};
use crate::model::text::chained;
use crate::words::report::ClauseReport;

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
        Body::Scorecard(rows) => rows.iter().for_each(|one| page.row(one, scene)),
        Body::Timeline(panels) => panels.iter().for_each(|one| page.panel(one)),
        Body::Table(figures) => page.table(figures),
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

    fn ending(&mut self, y: i32, size: i32, bold: bool, verdict: Option<Verdict>, text: String) {
        self.items.push(Item::Text { x: RIGHT, y, size, bold, anchor: Anchor::End, verdict, text });
    }

    fn row(&mut self, row: &Row<'_>, scene: &Scene<'_>) {
        self.rule();
        let top = self.y;
        let target = row.target;
        let verdict = target.verdict;
        self.items.push(Item::Sign { x: LEFT, y: top + 2, size: 28, verdict });
        self.wrapped(&target.name, LEFT + 38, PLOT_LEFT - LEFT - 54, 16, true, None);
        if let Some(about) = &row.about {
            self.wrapped(about, LEFT + 38, PLOT_LEFT - LEFT - 54, 13, false, None);
        }
        let named = self.y;
        let figure = chained(&[
            target.figure.as_deref().unwrap_or(scene.captions.no_figure),
            target.figure_of.as_deref().unwrap_or(""),
        ]);
        self.ending(top + 22, if figure.chars().count() > 9 { 15 } else { 20 }, true, None, figure);
        self.ending(top + 42, 14, true, Some(verdict), captions::verdict(verdict, scene.lang).to_owned());
        if let Some(under) = &row.under {
            self.ending(top + 61, 13, false, None, under.clone());
        }
        self.y = top + 70;
        if let Some(track) = &row.track {
            let height = i32::from(track.height);
            self.items.push(Item::Field {
                x: PLOT_LEFT,
                y: top,
                width: PLOT_WIDTH,
                height,
                marks: track.marks.clone(),
            });
            self.y = top + height + 6;
        }
        for line in &target.clauses {
            self.line(line);
        }
        self.y = self.y.max(named) + 10;
    }

    fn line(&mut self, line: &ClauseReport) {
        let top = self.y;
        self.items.push(Item::Sign { x: PLOT_LEFT, y: top + 3, size: 18, verdict: line.verdict });
        self.wrapped(&line.text, PLOT_LEFT + 26, 270, 14, false, None);
        let left = self.y;
        self.y = top;
        for text in wrap(&line.value, 180, 13) {
            self.y += 20;
            let y = self.y - 4;
            self.ending(y, 13, false, None, text);
        }
        self.y = self.y.max(left) + 3;
    }

    fn panel(&mut self, panel: &Panel<'_>) {
        self.rule();
        self.wrapped(panel.name, LEFT, RIGHT - LEFT, 18, true, None);
        let top = self.y;
        for (y, text) in &panel.axis {
            let y = top + i32::from(*y) + 4;
            self.items.push(Item::Text {
                x: LEFT + 34,
                y,
                size: 12,
                bold: false,
                anchor: Anchor::End,
                verdict: None,
                text: text.clone(),
            });
        }
        let height = i32::from(panel.height);
        self.items.push(Item::Field {
            x: LEFT + 40,
            y: top,
            width: RIGHT - LEFT - 40,
            height,
            marks: panel.marks.clone(),
        });
        self.y = top + height;
        for change in &panel.changes {
            self.wrapped(change, LEFT, RIGHT - LEFT, 13, false, None);
        }
        self.y += 8;
    }

    fn table(&mut self, table: &Table<'_>) {
        for row in table.rows() {
            self.rule();
            for (title, cell) in table.header.iter().zip(row).filter(|(_, cell)| !cell.text.is_empty()) {
                self.wrapped(&format!("{title}: {}", cell.text), LEFT, RIGHT - LEFT, 14, false, cell.verdict);
            }
        }
    }
}

/// Lines no wider than `width` pixels; a word that is wider stands on a line of its own, cut where it must be.
fn wrap(text: &str, width: i32, size: i32) -> Vec<String> {
    let wide = |text: &str| i32::from(label::width(text)) * size * 10 / 125;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if wide(&joined) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if wide(&line) > width {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_words_and_cuts_what_is_too_long() {
        let lines = wrap("Chỉ số cải cách hành chính", 110, 14);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "Chỉ số cải cách hành chính");
        assert!(wrap(&"x".repeat(300), 100, 14).len() > 10);
        assert!(wrap("", 100, 14).is_empty());
    }
}
