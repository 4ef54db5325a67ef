//! Figures in a wording: "trên 80%", "từ 85 đến 90 điểm", "không quá 5%".

use super::phrase::{Assumed, Context, Reading};
use super::scan::Scan;
use super::unit::Unit;
use crate::model::clause::{Condition, Level, LevelEdge};
use crate::model::decimal::Decimal;
use crate::model::scorecard::Better;
use crate::model::text;

/// How a wording bounds its figure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Not at all: the direction of the indicator says.
    Bare,
    /// "từ", of "từ … trở lên", "từ … đến".
    From,
    /// At least, in words, so that it means "or better" for a rank.
    AtLeast,
    /// "≥": for a rank it would mean the worse places.
    SignAtLeast,
    /// More than.
    Above,
    /// At most.
    AtMost,
    /// Less than.
    Below,
    /// About.
    About,
}

/// Words of the bounds, each with its own in [`bound`].
const BOUNDS: &str = "\
từ|from|trong khoảng|trong khoảng từ
tối thiểu|tối thiểu từ|ít nhất|ít nhất là|không dưới|không thấp hơn|không ít hơn|và vượt|at least|minimum
≥|>=|=>
trên|>|hơn|cao hơn|lớn hơn|vượt|above|over|more than
≤|<=|=<|không quá|không vượt quá|không vượt|không cao hơn|không trên|không nhiều hơn|tối đa|nhiều nhất|at most|maximum
<|dưới|thấp hơn|nhỏ hơn|ít hơn|below|under|less than
~|khoảng|xấp xỉ|tương đương|about|around";
pub const OR_MORE: &str = "trở lên|trở đi|or more|or higher|or better|and above";
pub const OR_LESS: &str = "trở xuống|or less|or lower|and below";
pub const TO: &str = "-|đến|tới|to|~";

/// The bound that stands next.
#[inline(never)]
pub fn bound(scan: &mut Scan<'_>) -> Bound {
    match scan.pick(BOUNDS) {
        0 => Bound::From,
        1 => Bound::AtLeast,
        2 => Bound::SignAtLeast,
        3 => Bound::Above,
        4 => Bound::AtMost,
        5 => Bound::Below,
        6 => Bound::About,
        _ => Bound::Bare,
    }
}

/// The unit after a number goes to `counted`, where there is one: `None` where it contradicts the row's.
#[inline(never)]
pub fn unit(scan: &mut Scan<'_>, context: &Context, counted: &mut Unit) -> Option<()> {
    let mut behind = *scan;
    if behind.eat(&text::fold(&context.unit)) {
        let mut ahead = behind;
        if Unit::next(&mut ahead) == Unit::NONE {
            *scan = behind;
            *counted = context.counted.or(*counted);
            return Some(());
        }
    }
    let unit = Unit::next(scan);
    *counted = unit.or(*counted);
    if unit == Unit::PERCENT {
        // "98% hồ sơ": what the share is of, in a word.
        behind = *scan;
        if Unit::next(&mut behind).is_things() {
            *scan = behind;
        }
    }
    let wrong = if unit.is_things() {
        !context.unit.is_empty()
    } else {
        context.counted.is_things() && matches!(unit, Unit::PLACES | Unit::POINTS)
    };
    if wrong { None } else { Some(()) }
}

/// A level with one end; `about` lets values below it satisfy by half a unit.
#[inline(never)]
pub fn side(low: bool, value: Decimal, strict: bool, about: bool) -> Level {
    let within = if about { Some(value.half_unit()) } else { None };
    let edge = Some(LevelEdge { value, strict, within });
    if low { Level { low: edge, high: None } } else { Level { low: None, high: edge } }
}

/// A score at a level. `bare` is how a number without a bound is meant, where a verb says it.
#[inline(never)]
pub fn level(mut scan: Scan<'_>, context: &Context, bare: Bound, reading: &mut Reading) -> Option<()> {
    scan.eat("mức");
    let said = bound(&mut scan);
    let mut value = scan.number(context.dots)?;
    let mut counted = Unit::NONE;
    unit(&mut scan, context, &mut counted)?;
    let range = scan.eat(TO);
    let mut high = value;
    if range {
        high = scan.number(context.dots)?;
        unit(&mut scan, context, &mut counted)?;
    }
    let bound = match (scan.eat(OR_MORE), scan.eat(OR_LESS)) {
        (false, false) if said == Bound::Bare => bare,
        (false, false) => said,
        (true, false) if matches!(said, Bound::Bare | Bound::From | Bound::AtLeast | Bound::SignAtLeast) => {
            Bound::AtLeast
        }
        (false, true) if matches!(said, Bound::Bare | Bound::From | Bound::AtMost) => Bound::AtMost,
        _ => return None,
    };
    // Of a place, "≥ 30" may mean better or worse.
    let place = if counted == Unit::NONE { context.rank } else { !counted.is_named() };
    let open = matches!(bound, Bound::Bare | Bound::About);
    if place || !scan.done() || value > high || (range && !open && bound != Bound::From) {
        return None;
    }
    let low = match bound {
        Bound::AtMost | Bound::Below => false,
        _ if open || range => context.better? == Better::Higher,
        _ => true,
    };
    let about = bound == Bound::About && !range;
    if range {
        reading.assume(if low { Assumed::LowEnd } else { Assumed::HighEnd });
        if !low {
            value = high;
        }
    } else if about && !low {
        // The format has no "about" from above: the tolerance goes into the value.
        value = value.plus(value.half_unit());
    }
    reading.say(Condition::Score(side(low, value, matches!(bound, Bound::Above | Bound::Below), about && low)));
    reading.count(counted);
    Some(())
}
