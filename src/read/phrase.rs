//! The wording of one target → clauses. What is not understood whole is not read at all.

use super::change;
use super::level::{Bound, level, side};
use super::number::Dots;
use super::place;
use super::scan::{self, Scan};
use super::unit::Unit;
use crate::model::clause::{Clause, Condition};
use crate::model::decimal::Decimal;
use crate::model::scorecard::Better;

/// What the rest of the row says about a cell.
pub struct Context {
    /// What the figures count, where a column or another cell says it; else empty.
    pub unit: String,
    /// The same, where it is a unit that is known.
    pub counted: Unit,
    /// Figures of the row are places in a ranking.
    pub rank: bool,
    /// The indicator is an index that ranks provinces.
    pub index: bool,
    /// Which way is better; `None` where the name does not let one say.
    pub better: Option<Better>,
    /// How the column writes thousands.
    pub dots: Dots,
}

impl Context {
    /// Takes the unit that a cell says: a row without one is judged by it, and a percentage asked of things
    /// is a percentage.
    #[inline(never)]
    pub fn adopt(&mut self, said: Unit) {
        if said != Unit::NONE && (self.unit.is_empty() || (said == Unit::PERCENT && self.counted.is_things())) {
            self.unit = said.name();
            self.counted = said;
        }
    }
}

/// What was understood of a wording.
pub struct Reading {
    /// What must hold, all of it.
    pub clauses: Vec<Clause>,
    /// What had to be assumed.
    pub assumed: Option<Assumed>,
    /// What the figures count, where the wording says it.
    pub unit: Unit,
}

impl Reading {
    /// Of nothing.
    pub const EMPTY: Self = Self { clauses: Vec::new(), assumed: None, unit: Unit::NONE };

    /// Adds a condition of the target's own year and subject.
    #[inline(never)]
    pub fn say(&mut self, condition: Condition) {
        self.clauses.push(Clause { year: None, each: None, since: None, indicator: None, over: None, condition });
    }

    /// Notes what had to be assumed; the first such thing is told.
    pub fn assume(&mut self, assumed: Assumed) {
        self.assumed = self.assumed.or(Some(assumed));
    }

    /// Notes what the figures count; the first such unit counts.
    pub fn count(&mut self, unit: Unit) {
        if unit.is_named() {
            self.unit = self.unit.or(unit);
        }
    }
}

/// What a wording leaves open and how it was read.
#[derive(Clone, Copy)]
pub enum Assumed {
    /// A range asks for at least its low end.
    LowEnd,
    /// A range asks for at most its high end.
    HighEnd,
    /// "%" may be percentage points or a share of the base: both are judged.
    PointsOrPercent,
}

/// Verbs and little words that lead to a condition and add nothing to it.
const LEADS: &str = "phấn đấu|vị thứ trong|vị trí trong|thứ hạng trong|lên|mục tiêu|đạt|đạt được|xếp|đứng|thuộc|nằm|trong|vào|lọt|ở|bằng|là|tỷ lệ|tiếp tục|hằng năm|\
     hàng năm|mỗi năm|reach|in|within|the";
/// Verbs that ask to hold a level; with one behind them they are leads.
const HOLDS: &str = "duy trì|giữ|giữ vững|giữ nguyên|ổn định|maintain|hold|keep";
/// What may be held.
const HELD: &str = "kết quả|điểm số|điểm|như năm trước|năm trước";
const HELD_PLACE: &str = "thứ hạng|vị trí|vị thứ|hạng|xếp hạng|thứ bậc|rank";

/// Between two conditions of one cell.
const JOINTS: &str = ", | và | - | and ";

/// Reads the wording of a target's cell into an empty reading.
pub fn target(cell: &str, context: &Context, reading: &mut Reading) -> Option<()> {
    // A line break may be the author's or only the page's; so first without it.
    for by_line in [false, true] {
        *reading = Reading::EMPTY;
        if parts(cell, by_line, context, reading).is_some() && !reading.clauses.is_empty() {
            return Some(());
        }
    }
    None
}

#[inline(never)]
fn parts(cell: &str, by_line: bool, context: &Context, reading: &mut Reading) -> Option<()> {
    let mut start = 0;
    for end in 0..=cell.len() {
        let letter = cell.as_bytes().get(end).copied().unwrap_or(b';');
        if letter != b';' && !(by_line && matches!(letter, b'\n' | b'\r')) {
            continue;
        }
        let text = scan::clean(cell.get(start..end)?);
        start = end + 1;
        let mut scan = Scan::new(&text);
        scan.eat_all("•|+|*");
        scan.eat("- ");
        if !scan.rest().is_empty() {
            conditions(scan, context, reading, 0)?;
        }
    }
    Some(())
}

/// One condition, or two that are complete in themselves.
fn conditions(scan: Scan<'_>, context: &Context, reading: &mut Reading, depth: usize) -> Option<()> {
    const MOST: usize = 6;
    if one(scan, context, reading).is_some() {
        return Some(());
    }
    if depth == MOST {
        return None;
    }
    let text = scan.rest();
    let (clauses, assumed, unit) = (reading.clauses.len(), reading.assumed, reading.unit);
    for at in 0..text.len() {
        let Some((left, from)) = text.split_at_checked(at) else { continue };
        let joint = scan::longest(from, JOINTS);
        let right = from.get(joint..)?;
        // "85 - 90" and "90 và 95" are no two conditions: a number alone is none here.
        if joint == 0 || !speaks(left) || !speaks(right) {
            continue;
        }
        if one(Scan::new(left), context, reading).is_some()
            && conditions(Scan::new(right), context, reading, depth + 1).is_some()
        {
            return Some(());
        }
        reading.clauses.truncate(clauses);
        (reading.assumed, reading.unit) = (assumed, unit);
    }
    None
}

fn speaks(text: &str) -> bool {
    text.chars().any(|letter| scan::is_letter(letter) || matches!(letter, '≥' | '≤' | '<' | '>' | '~'))
}

#[inline(never)]
fn one(mut scan: Scan<'_>, context: &Context, reading: &mut Reading) -> Option<()> {
    let mut holds = false;
    while scan.eat(LEADS) || scan.eat(HOLDS) && !std::mem::replace(&mut holds, true) {}
    if holds {
        let mut held = scan;
        let place = held.eat(HELD_PLACE);
        held.eat_all(HELD);
        if held.done() {
            return change::held(place || context.rank, context, reading);
        }
    }
    if scan.done() {
        return None;
    }
    let mut all = scan;
    if all.eat("tất cả|toàn bộ|all") && all.done() {
        reading.say(Condition::Score(side(true, Decimal::from(100), false, false)));
        reading.count(Unit::PERCENT);
        return Some(());
    }
    change::change(scan, context, reading)
        .or_else(|| place::target(scan, context, reading))
        .or_else(|| level(scan, context, Bound::Bare, reading))
}
