//! The scene: plain data with fixed positions, which a test can compare and a renderer only copies.
//!
//! Across, positions are shares of the plot's width in ten-thousandths, so that a chart fits 240 px as well as
//! 1400 px without being drawn again; down, and for offsets, they are CSS pixels.

use super::captions::Captions;
use crate::words::report::{TargetReport, UnreadReport};
use std::borrow::Cow;

pub use super::View;
pub use super::marks::{Anchor, Mark, Role, Room, Tone, add, bar, line};
pub use crate::evaluate::verdict::{Reason, Verdict};
pub use crate::words::Lang;

/// A whole chart. Texts of the report are borrowed from it.
pub struct Scene<'a> {
    /// Language of its words.
    pub lang: Lang,
    /// The fixed words.
    pub captions: &'static Captions,
    /// What it shows.
    pub view: View,
    /// The views there are for the document besides targets, years and figures.
    #[cfg(feature = "full")]
    pub more: Vec<View>,
    /// Title of the document.
    pub title: Option<&'a str>,
    /// The message in one sentence.
    pub message: &'a str,
    /// The rest of the message.
    pub lead: Option<&'a str>,
    /// How many targets came out which way, none of them nought.
    pub tiles: Vec<Tile>,
    /// How the rows of a scorecard stand.
    #[cfg(feature = "full")]
    pub arranged: super::full::arrange::Arranged,
    /// The view itself.
    pub body: Body<'a>,
    /// Rows of a table that could not be read.
    pub unread: &'a [UnreadReport],
    /// The document's remarks.
    pub notes: &'a [String],
    /// The day up to which results are known, as a sentence.
    pub as_of: String,
}

/// The view itself.
pub enum Body<'a> {
    /// Rows of targets.
    Scorecard(Vec<Row<'a>>),
    /// A plot for each indicator.
    Timeline(Vec<Panel<'a>>),
    /// Figures.
    Table(Table<'a>),
    /// A whole ranking each.
    #[cfg(feature = "full")]
    Standing(Vec<super::full::standing::Ranking<'a>>),
    /// An index each.
    #[cfg(feature = "full")]
    Parts(Vec<super::full::parts::Index<'a>>),
}

/// The targets with one verdict.
pub struct Tile {
    /// The verdict.
    pub verdict: Verdict,
    /// How many.
    pub count: u64,
    /// The two in words.
    pub text: String,
}

/// A target: the report's own words, and what is laid out of them.
pub struct Row<'a> {
    /// The target as it is told.
    pub target: &'a TargetReport,
    /// What it is, and the years where they are not the whole card's.
    pub about: Option<String>,
    /// Who says it, and the edition before.
    pub under: Option<String>,
    /// The bullet graph or rank ladder.
    pub track: Option<Track<'a>>,
    /// The figures used.
    pub figures: Table<'a>,
}

/// A drawing of one line: as wide as its cell, of a fixed height.
pub struct Track<'a> {
    /// What it says, for those who do not see it.
    pub label: &'a str,
    /// Height in pixels.
    pub height: u16,
    /// The marks, the lowest first.
    pub marks: Vec<Mark>,
}

/// An indicator over the years.
pub struct Panel<'a> {
    /// Its name.
    pub name: &'a str,
    /// What the plot says, for those who do not see it.
    pub label: String,
    /// Height in pixels; nought where there is nothing to draw.
    pub height: u16,
    /// Labels of the axis, with their height in pixels.
    pub axis: Vec<(i16, String)>,
    /// Room for them beside the plot, in pixels.
    pub beside: u16,
    /// Marks of the plot, the lowest first.
    pub marks: Vec<Mark>,
    /// The years' figures.
    pub table: Table<'a>,
    /// Its years, to be chosen.
    #[cfg(feature = "full")]
    pub columns: Vec<super::full::columns::Column<'a>>,
    /// What it is called among the panels: the id of its indicator, with a number where that has several.
    #[cfg(feature = "full")]
    pub key: String,
    /// Its small plot, where there are several panels.
    #[cfg(feature = "full")]
    pub small: Option<super::full::small::Small<'a>>,
    /// What changed with an edition.
    pub changes: Vec<String>,
}

/// A table of figures.
pub struct Table<'a> {
    /// What it holds.
    pub caption: &'a str,
    /// Its header.
    pub header: &'static [&'static str],
    /// Its cells, row after row.
    pub cells: Vec<Cell<'a>>,
}

impl<'a> Table<'a> {
    /// A table without rows.
    pub fn new(caption: &'a str, header: &'static [&'static str]) -> Self {
        Self { caption, header, cells: Vec::new() }
    }

    /// Its rows.
    pub fn rows(&self) -> std::slice::Chunks<'_, Cell<'a>> {
        self.cells.chunks(self.header.len().max(1))
    }

    /// Adds a cell of words.
    #[inline(never)]
    pub fn words(&mut self, text: &'a str) {
        self.cells.push(Cell { text: Cow::Borrowed(text), verdict: None, figure: false });
    }

    /// Adds a cell of words that were put together.
    #[inline(never)]
    pub fn made(&mut self, text: String, figure: bool) {
        self.cells.push(Cell { text: Cow::Owned(text), verdict: None, figure });
    }

    /// Adds a figure.
    #[inline(never)]
    pub fn figure(&mut self, text: &'a str) {
        self.cells.push(Cell { text: Cow::Borrowed(text), verdict: None, figure: true });
    }

    /// Adds a verdict.
    #[inline(never)]
    pub fn verdict(&mut self, verdict: Verdict, text: String) {
        self.cells.push(Cell { text: Cow::Owned(text), verdict: Some(verdict), figure: false });
    }
}

/// A cell of a table.
pub struct Cell<'a> {
    /// What it says.
    pub text: Cow<'a, str>,
    /// Its verdict's sign stands before it.
    pub verdict: Option<Verdict>,
    /// It is a figure and is not broken over lines.
    pub figure: bool,
}
