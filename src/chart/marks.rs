//! Marks: what stands at fixed positions of a plot. Across, shares of its width; down, CSS pixels (see `scene`).

use crate::evaluate::verdict::Verdict;

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
    /// The median of all units.
    #[cfg(feature = "full")]
    Median,
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

/// How wide a chart must be to have room for a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Any width will do.
    Any,
    /// Above 620 pixels.
    Wide,
    /// Above 900 pixels.
    Wider,
}

impl Room {
    /// Of a label that is kept at any width, or not.
    pub fn of(kept: bool) -> Self {
        if kept { Self::Any } else { Self::Wide }
    }
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
        /// How wide the chart must be to have it.
        room: Room,
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
