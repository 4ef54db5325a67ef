//! What is wrong with an input: where, what was found, what was expected. The sentences are in `words`.

use super::decimal::Decimal;
use super::time::Year;

/// One step of a path into a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field of an object.
    Field(&'static str),
    /// An element of a list, counted from 0.
    Item(usize),
}

/// Where in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The input as a whole.
    Whole,
    /// Byte offset in a text; whoever has the text turns it into a line.
    Offset(u32),
    /// Line and column of a text, counted from 1.
    Line(u32, u32),
    /// Row and column of a table, counted from 1 as a person counts; the header is row 1.
    Cell(u32, u32),
}

/// One thing that is wrong, or, in a list of warnings, one thing that was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path of the field.
    pub path: Vec<Step>,
    /// Where it stands in the text or table.
    pub place: Place,
    /// What stands there, shortened; `None` where nothing does.
    pub found: Option<String>,
    /// What should stand there.
    pub expected: Expected,
}

/// What should have stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Some JSON punctuation or value: its name in Vietnamese and, after `|`, in English.
    Json(&'static str),
    /// No deeper than this many levels.
    Depth(usize),
    /// No longer than this many bytes, rows or entries.
    Size(usize),
    /// A field that must be there.
    Present,
    /// One of the fields this object knows.
    KnownField,
    /// An object.
    Object,
    /// A list.
    List,
    /// Some text that is not empty.
    Text,
    /// A number below ten thousand million, of at most eight decimals.
    Number,
    /// A whole number, 0 or more.
    Count,
    /// `true` or `false`.
    Bool,
    /// A year from 1900 to 2199.
    Year,
    /// A day as `yyyy-mm-dd`.
    Date,
    /// A rank: a whole number from 1.
    Rank,
    /// A rank no larger than the number of units ranked that year.
    RankWithin(u16),
    /// The number of units in the geography in force when the target was set.
    UnitsOf(u16),
    /// The only version there is, 1.
    Version,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// The first end no larger than the second.
    Ordered,
    /// At least one end of an interval or level.
    AnEnd,
    /// Exactly one condition in a clause.
    OneCondition,
    /// Either `all` or `any`, with at least one clause.
    Clauses,
    /// At least one target.
    ATarget,
    /// An id that no other has.
    UniqueId,
    /// Another target, which does not in its turn replace this one.
    AnotherTarget,
    /// At most so many years.
    Years(u16),
    /// No later than this year.
    NoLater(Year),
    /// No earlier than this year.
    NoEarlier(Year),
    /// At least so many.
    NoFewer(usize),
    /// Bands in order, the best first.
    BestFirst,
    /// A number above 0.
    AboveNought,
    /// Ranges that have nothing in common but an edge.
    Apart,
    /// An id from this list of the document.
    KnownId(&'static str),
    /// A part no larger than its total.
    WithinTotal,
    /// A web address starting with http:// or https://
    WebAddress,
    /// A name in the edition's bands.
    BandOf(Year),
    /// Either `as_of` or `updated`, so that it is known which years are over.
    AsOf,
    /// Header words for the indicator and the target columns.
    Header,
    /// As many cells as the header has.
    Cells(usize),
    /// A target that can be read.
    Target,
    /// A result that can be read.
    Result,
    /// A unit, band or rank that the year's edition can hold (0 to the top of the scale).
    WithinScale,
    /// Parts no more and no deeper than can be followed, see [`super::part`].
    FewParts,
    /// A field that all parts of a list have, or none.
    AllOrNone,
    /// Weights or maxima of a list that add up to this.
    SumOf(Decimal),
    /// A quoted CSV field that is closed.
    ClosedQuote,
}
