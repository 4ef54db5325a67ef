//! A cell of results → what it says: a score, a rank, a band, a count, a status, or several of them.

use super::level::{self, Bound, OR_LESS, OR_MORE, TO, bound};
use super::number;
use super::phrase::Context;
use super::place;
use super::scan::{self, Scan};
use super::unit::Unit;
use crate::model::clause::{Clause, Condition};
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::scorecard::{Observation, Status};

/// What the row's targets ask for, so that a bare figure can be told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    place: bool,
    band: bool,
    level: bool,
}

impl Asked {
    /// Adds what a target asks for.
    pub fn add(&mut self, clauses: &[Clause]) {
        for clause in clauses {
            match clause.condition {
                Condition::Rank { .. } | Condition::RankGain { .. } => self.place = true,
                Condition::Band { .. } => self.band = true,
                _ => self.level = true,
            }
        }
    }

    /// Places in a ranking and nothing else.
    fn rank(self) -> bool {
        self.place && !self.band && !self.level
    }
}

/// What a cell of results says.
pub struct Outcome {
    /// What was observed.
    pub observed: Observation,
    /// How many units were ranked.
    pub units: Option<Rank>,
    /// What the score counts, where the cell says it.
    pub unit: Unit,
}

impl Outcome {
    /// Of a cell not yet read.
    pub fn new(observed: Observation) -> Self {
        Self { observed, units: None, unit: Unit::NONE }
    }
}

const NOTHING: &str = "-|--|…|...|..|.|/|x|n/a|na|không có|chưa có|chưa có số liệu|chưa có kết quả|không có số liệu|\
     chưa đánh giá|no data|no figure";
const PENDING: &str = "chưa công bố|chưa được công bố|chờ công bố|đang chờ công bố|not yet published|pending";
const NOT_PUBLISHED: &str = "không công bố|không được công bố|not published";
const ESTIMATE: &str = "ước|ước đạt|ước tính|ước thực hiện|ước th|ướcth|tự chấm|tự đánh giá|tạm tính|estimate|estimated|\
     provisional";
const OUTSIDE: &str = "ngoài top|nằm ngoài top|ngoài nhóm|ngoài tốp|không thuộc top|không trong top|không nằm trong top|\
     outside top|outside the top";
const BETWEEN: &str = ",|;|- |và|xếp|đứng|đạt|đạt được|là|and";

/// True where a cell says that nothing is there.
#[inline(never)]
pub fn nothing(cell: &str) -> bool {
    let text = scan::clean(cell);
    scan::longest(&text, NOTHING) == text.len()
}

/// Reads a cell that says something; `None` where any of it is not understood.
#[inline(never)]
pub fn result(cell: &str, context: &Context, asked: Asked, outcome: &mut Outcome) -> Option<()> {
    let text = scan::clean(cell);
    let mut scan = Scan::new(&text);
    for (words, status) in [(PENDING, Status::Pending), (NOT_PUBLISHED, Status::NotPublished)] {
        if scan.eat(words) {
            outcome.observed.status = Some(status);
            return scan.done().then_some(());
        }
    }
    let mut said = None;
    while !scan.done() {
        if scan.eat(ESTIMATE) {
            outcome.observed.provisional = true;
        } else if !scan.eat_all(BETWEEN) {
            said = Some(one(&mut scan, context, asked, outcome)?);
        } else if scan.done() {
            return None;
        }
    }
    said
}

fn one(scan: &mut Scan<'_>, context: &Context, asked: Asked, outcome: &mut Outcome) -> Option<()> {
    // A cell with two scores says neither, and so with all it says.
    let observed = &mut outcome.observed;
    if scan.eat(OUTSIDE) {
        scan.eat("top");
        let top = scan.place()?;
        scan.eat_all("tỉnh|thành phố|,|dẫn đầu|cả nước");
        return unless(observed.outside_top.replace(top).is_some());
    }
    if let Some(band) = place::band(scan, asked.band) {
        return unless(observed.band.replace(band).is_some());
    }
    // After a score, a bare figure is no rank.
    let first = observed.rank.is_none() && observed.score.is_none();
    let mut ahead = *scan;
    ahead.eat("trong");
    if let Some(said) = place::place(&mut ahead, first && (context.rank || asked.rank()), context.index)
        && !followed_by_unit(ahead)
    {
        let best = if said.top { Rank::MIN } else { said.from };
        *scan = ahead;
        outcome.units = said.of.or(outcome.units);
        return unless(observed.rank.replace(Interval::new(Some(best), Some(said.to))?).is_some());
    }
    if context.rank && first {
        let mut ahead = *scan;
        ahead.number(context.dots)?;
        // In a row of ranks only a figure with its unit is a score.
        if !matches!(Unit::next(&mut ahead), Unit::PERCENT | Unit::POINTS) {
            return None;
        }
    }
    figure(scan, context, outcome)
}

fn unless(twice: bool) -> Option<()> {
    (!twice).then_some(())
}

fn followed_by_unit(mut scan: Scan<'_>) -> bool {
    scan.next() == b'/' || !matches!(Unit::next(&mut scan), Unit::PLACES | Unit::NONE)
}

fn figure(scan: &mut Scan<'_>, context: &Context, outcome: &mut Outcome) -> Option<()> {
    let bound = bound(scan);
    let value = scan.number(context.dots)?;
    let mut counted = Unit::NONE;
    unit(scan, context, &mut counted)?;
    let fraction = scan.eat("/");
    let mut ahead = *scan;
    let mut end = None;
    if fraction || ahead.eat(TO) {
        end = ahead.number(context.dots);
        if end.is_some() {
            *scan = ahead;
            unit(scan, context, &mut counted)?;
        }
    }
    let observed = &mut outcome.observed;
    let mut range = end.is_some();
    let mut end = end.unwrap_or(value);
    if fraction {
        // "11.830/12.044" that is no rank: a count of a total, or a score of the most it can be.
        if !range || bound != Bound::Bare || value > end || value.is_negative() || counted == Unit::PERCENT {
            return None;
        }
        // Points out of the most there are; communes out of all, where communes are asked for.
        if counted != Unit::POINTS && context.counted != Unit::POINTS && !context.counted.is_things() {
            observed.total = number::whole(end).filter(|whole| *whole > 0);
            outcome.unit = Unit::PERCENT;
            return unless(observed.total.is_none() || observed.count.replace(number::whole(value)?).is_some());
        }
        (range, end) = (false, value);
    }
    let (more, less) = (!fraction && scan.eat(OR_MORE), !fraction && scan.eat(OR_LESS));
    let open = matches!(bound, Bound::Bare | Bound::From);
    let (low, high) = match bound {
        _ if range => (true, true),
        Bound::Bare if !more && !less => (true, true),
        // The value itself may be excluded; the wider interval is the safe one.
        Bound::Bare | Bound::From if more => (true, false),
        Bound::AtLeast | Bound::SignAtLeast | Bound::Above => (true, false),
        Bound::AtMost | Bound::Below => (false, true),
        _ => return None,
    };
    // "từ 80 trở xuống", "80 - 85 trở lên": no telling what is meant.
    if (more && high) || (less && (low || open)) || (range && !open) {
        return None;
    }
    outcome.unit = if counted.is_named() { counted } else { Unit::NONE };
    let score = Interval::new(low.then_some(value), high.then_some(end))?;
    unless(observed.score.replace(score).is_some())
}

/// The unit after a figure of results: `None` where the figure cannot be compared with the row's.
#[inline(never)]
fn unit(scan: &mut Scan<'_>, context: &Context, counted: &mut Unit) -> Option<()> {
    let mut said = Unit::NONE;
    level::unit(scan, context, &mut said)?;
    *counted = said.or(*counted);
    let share_of_things = said == Unit::PERCENT && context.counted.is_things();
    if share_of_things || matches!(said, Unit::PERCENT_POINTS | Unit::PLACES) { None } else { Some(()) }
}
