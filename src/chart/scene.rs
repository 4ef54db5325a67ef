//! The scene: plain data with fixed positions, which a test can compare and a renderer only copies.
//!
//! Across, positions are shares of the plot's width in ten-thousandths, so that a chart fits 240 px as well as
//! 1400 px without being drawn again; down, and for offsets, they are CSS pixels.

use super::captions::Captions;
use crate::words::report::{TargetReport, UnreadReport};
use std::borrow::Cow;

pub use super::View;
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

/// What a mark stands for; a renderer gives it its class and colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The empty scale.
    Scale,
    /// Where the target is met.
    Zone,
    /// A figure, as a bar or a line.
    Actual,
    /// The way from the figure to the threshold, met.
    GapMet,
    /// The way from the figure to the threshold, not met.
    GapMissed,
    /// Where the figure may lie.
    Range,
    /// Nothing is known.
    Unknown,
    /// A grid line.
    Grid,
    /// From year to year.
    Run,
    /// From year to year across something worth knowing.
    Caveat,
    /// Up or down from the target to the figure, met.
    WayMet,
    /// Up or down from the target to the figure, not met.
    WayMissed,
    /// A break in the series.
    Break,
}

/// Where a text stands to its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Ends of an axis, years.
    Quiet,
    /// Figures and targets.
    Strong,
    /// What a verdict says.
    Of(Verdict),
}

/// A mark at a fixed position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A rectangle from one share of the width to another.
    Bar {
        /// Left edge.
        from: u16,
        /// Right edge.
        to: u16,
        /// Top, in pixels.
        top: i16,
        /// Height, in pixels.
        height: i16,
        /// Radius of its corners.
        round: i16,
        /// What it stands for.
        role: Role,
    },
    /// A straight line.
    Line {
        /// From here.
        from: (u16, i16),
        /// To here.
        to: (u16, i16),
        /// What it stands for.
        role: Role,
    },
    /// A figure, as a point.
    Dot {
        /// Across.
        at: u16,
        /// Down.
        y: i16,
    },
    /// A target across a horizontal scale.
    Tick {
        /// Across.
        at: u16,
        /// Set before the way of measuring changed: drawn dashed.
        old: bool,
    },
    /// The edition before.
    Before {
        /// Across.
        at: u16,
    },
    /// A verdict's sign.
    Sign {
        /// Across.
        at: u16,
        /// Top, in pixels.
        top: i16,
        /// Only where the chart is wide enough.
        wide: bool,
        /// The verdict.
        verdict: Verdict,
    },
    /// Words.
    Text {
        /// Across.
        at: u16,
        /// Baseline, in pixels.
        y: i16,
        /// Where they stand to it.
        anchor: Anchor,
        /// How they look.
        tone: Tone,
        /// Only where the chart is wide enough.
        wide: bool,
        /// The words.
        text: String,
    },
}

/// Adds a rectangle from one share of the width to another, whichever lies left.
#[inline(never)]
pub fn bar(marks: &mut Vec<Mark>, from: u16, to: u16, (top, height, round): (i16, i16, i16), role: Role) {
    marks.push(Mark::Bar { from: from.min(to), to: to.max(from), top, height, round, role });
}

/// Adds a straight line.
#[inline(never)]
pub fn line(marks: &mut Vec<Mark>, from: (u16, i16), to: (u16, i16), role: Role) {
    marks.push(Mark::Line { from, to, role });
}

/// Adds a mark of another kind.
#[inline(never)]
pub fn add(marks: &mut Vec<Mark>, mark: Mark) {
    marks.push(mark);
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
