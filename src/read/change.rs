//! Changes in a wording: "tăng 5 bậc", "giảm 50% so với năm 2020", "giữ vững".

use super::level::{Bound, OR_MORE, TO, bound, level, side, unit};
use super::number;
use super::phrase::{Assumed, Context, Reading};
use super::scan::Scan;
use super::unit::Unit;
use super::when;
use crate::model::clause::{Base, Condition, GainUnit, Level, Steps};
use crate::model::decimal::Decimal;
use crate::model::scorecard::Better;
use crate::model::time::Year;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Better,
}

const WAYS: &str = "\
tăng|tăng thêm|tăng thứ hạng|tăng điểm|nâng|increase|increase by|up
nâng cao|cải thiện|improve|improve by
giảm|decrease|reduce|reduce by";
/// "tăng lên 90%" is a level, not a change.
const UP_TO: &str = "lên|lên mức|lên đạt|đạt|to";
const DOWN_TO: &str = "còn|xuống|xuống còn|còn lại|to";
const PLACES: &str = "hạng|thứ hạng|bậc|xếp hạng|thứ bậc|vị trí|vị thứ|rank";
const SUBJECT: &str = "điểm số|điểm|kết quả|chỉ số";
const NOISE: &str = "mỗi năm|hằng năm|hàng năm";
const AGAINST: &str = "so với|so với kết quả|so với thứ hạng|so với điểm|compared with|compared to|from|than";
const BEFORE: &str = "năm trước|năm liền trước|năm liền kề|năm trước liền kề|kỳ trước|cùng kỳ|cùng kỳ năm trước|\
     the previous year|previous year|last year";
const YEAR: &str = "năm|cùng kỳ|cùng kỳ năm|kết quả năm";

/// A target that asks for a change.
#[inline(never)]
pub fn change(mut scan: Scan<'_>, context: &Context, reading: &mut Reading) -> Option<()> {
    let way = match scan.pick(WAYS) {
        0 => Way::Up,
        1 => Way::Better,
        2 => Way::Down,
        _ => return None,
    };
    let mut to = scan;
    if way == Way::Up && to.eat(UP_TO) {
        return super::place::target(to, context, reading).or_else(|| level(to, context, Bound::AtLeast, reading));
    }
    if way == Way::Down && to.eat(DOWN_TO) {
        return level(to, context, Bound::AtMost, reading);
    }
    let mut bare = scan;
    let places = bare.eat_all(PLACES);
    bare.eat_all(SUBJECT);
    bare.eat_all(NOISE);
    let mut base = Against::default();
    if against(&mut bare, &mut base).is_none() {
        return sized(scan, way, context, reading);
    }
    // A change without a size: more than nothing.
    let down = way == Way::Down;
    if places || context.rank {
        return if down { None } else { places_won(0, true, &base, reading) };
    }
    let up = if way == Way::Better { context.better? == Better::Higher } else { !down };
    gain(side(up, Decimal::ZERO, true, false), GainUnit::Points, &base, reading)
}

/// "giữ vững" without a figure.
pub fn held(rank: bool, context: &Context, reading: &mut Reading) -> Option<()> {
    let base = Against::default();
    if rank {
        return places_won(0, false, &base, reading);
    }
    let low = context.better? == Better::Higher;
    gain(side(low, Decimal::ZERO, false, false), GainUnit::Points, &base, reading)
}

fn sized(mut scan: Scan<'_>, way: Way, context: &Context, reading: &mut Reading) -> Option<()> {
    let bound = bound(&mut scan);
    let size = scan.number(context.dots)?;
    let range = scan.eat(TO);
    if range && scan.number(context.dots)? < size {
        return None;
    }
    let mut counted = Unit::NONE;
    unit(&mut scan, context, &mut counted)?;
    let or_more = scan.eat(OR_MORE);
    scan.eat_all(NOISE);
    let mut base = Against::default();
    against(&mut scan, &mut base)?;
    let by_places = counted == Unit::PLACES;
    let open = matches!(bound, Bound::Bare | Bound::From);
    if size.is_negative()
        || (or_more && !open && bound != Bound::AtLeast)
        // "tăng từ 80 đến 85" may as well name the levels.
        || (range && bound != Bound::Bare && !(by_places && open))
    {
        return None;
    }
    let down = way == Way::Down;
    let plain = open || matches!(bound, Bound::AtLeast | Bound::SignAtLeast | Bound::Above);
    let strict = matches!(bound, Bound::Above | Bound::Below);
    // "giảm dưới 5%" may as well mean the level reached.
    if down && !plain {
        return None;
    }
    if by_places || (counted == Unit::NONE && context.rank) {
        if down || !plain {
            return None;
        }
        places_won(u16::try_from(number::whole(size)?).ok()?, strict, &base, reading)?;
    } else {
        if way == Way::Better && context.better != Some(Better::Higher) {
            return None;
        }
        let about = bound == Bound::About;
        // At least 5 downwards is at most −5.
        let value = if down { size.negated() } else { size };
        units(side(!down && (plain || about), value, strict, about), counted, down, &base, context, reading)?;
    }
    if range {
        reading.assume(Assumed::LowEnd);
    }
    Some(())
}

/// Whether a change is told in points or in percent of the base.
fn units(by: Level, counted: Unit, down: bool, base: &Against, context: &Context, reading: &mut Reading) -> Option<()> {
    let (own, without) = (context.counted, context.unit.is_empty());
    let mut unit = GainUnit::Points;
    if counted == Unit::PERCENT {
        // Of dossiers or money a percentage can only be a share.
        if (base.said && down) || own.is_things() || (own == Unit::NONE && !without) {
            unit = GainUnit::Percent;
        } else if own != Unit::PERCENT || down {
            let mut both = Reading::EMPTY;
            gain(by, GainUnit::Points, base, &mut both)?;
            gain(by, GainUnit::Percent, base, &mut both)?;
            reading.say(Condition::Readings(both.clauses));
            reading.assume(Assumed::PointsOrPercent);
            return Some(());
        }
    } else if counted == Unit::NONE && without {
        return None;
    }
    if counted.is_things() {
        reading.count(counted);
    }
    gain(by, unit, base, reading)
}

#[inline(never)]
fn gain(by: Level, unit: GainUnit, base: &Against, reading: &mut Reading) -> Option<()> {
    reading.say(Condition::Gain { by, unit, from: base.base() });
    Some(())
}

#[inline(never)]
fn places_won(value: u16, strict: bool, base: &Against, reading: &mut Reading) -> Option<()> {
    reading.say(Condition::RankGain { by: Steps { value, strict }, from: base.base() });
    Some(())
}

/// What a change is measured against.
#[derive(Default)]
struct Against {
    /// The edition of this year; `None` for the one just before.
    year: Option<Year>,
    /// The wording says it.
    said: bool,
}

impl Against {
    fn base(&self) -> Base {
        self.year.map_or(Base::Previous, Base::Year)
    }
}

/// "so với năm 2021", or nothing: the edition just before. `None` where something else follows.
#[inline(never)]
fn against(scan: &mut Scan<'_>, base: &mut Against) -> Option<()> {
    if scan.done() {
        return Some(());
    }
    base.said = true;
    if !scan.eat(AGAINST) {
        return None;
    }
    let mut before = *scan;
    if before.eat(BEFORE) && before.done() {
        return Some(());
    }
    scan.eat(YEAR);
    let year = when::years(scan.rest()).one()?;
    let digits = number::whole(scan.number(number::Dots::Thousands)?)?;
    if digits != u64::from(year.number()) || !scan.done() {
        return None;
    }
    base.year = Some(year);
    Some(())
}
