//! The German rule for "on the way?" (METHOD B3.1): from the last six yearly figures at most, in exact arithmetic.
//!
//! Source: the off-track indicators' weather symbols of the German Sustainable Development Strategy (DNS),
//! <https://dns-indikatoren.de/en/status>. The symbols as words: sun `on_track`, sun with cloud
//! `slightly_off_track`, cloud `off_track`, thunderstorm `wrong_way`.

use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::interval::Edge;
use std::cmp::Ordering;

choice! {
    /// Where a series is heading, the best first.
    pub enum Course {
        /// Sun: the target will be reached, or missed by less than a twentieth of the way that is left.
        OnTrack = "on_track",
        /// Sun and cloud: missed by a twentieth to a fifth of the way that is left.
        SlightlyOff = "slightly_off_track",
        /// Cloud: in the right direction, but missed by more than a fifth.
        Off = "off_track",
        /// Thunderstorm: not in the right direction.
        WrongWay = "wrong_way",
    }
}

choice! {
    /// Which of the three rules was used.
    pub enum Kind {
        /// A figure to be reached by a year.
        Numeric = "numeric",
        /// A figure to be kept in every year, or one that is reached already.
        Constant = "constant",
        /// Only a direction: better each time.
        Directional = "directional",
    }
}

/// Which way is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More.
    Up,
    /// Less: late dossiers, the number of a place.
    Down,
}

impl Way {
    /// A change or distance, above nought where it goes this way.
    pub fn turned(self, change: Ratio) -> Ratio {
        if self == Self::Up { change } else { change.negated() }
    }
}

/// The rule's numbers that are not fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The least number of consecutive yearly figures.
    pub min_points: usize,
}

impl Rule {
    /// As the German indicators mostly use it.
    pub const DNS: Self = Self { min_points: 6 };
    /// For indices of few years: the rule's own exception, the last four consecutive figures.
    pub const SHORT: Self = Self { min_points: 4 };
    /// The most figures that are looked at: five changes.
    pub const MOST_POINTS: usize = 6;
}

/// A target as the rule takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The least that is enough.
    pub low: Option<Edge<Ratio>>,
    /// The most that is enough.
    pub high: Option<Edge<Ratio>>,
    /// Which way is better inside, where both ends are there.
    pub better: Way,
}

impl Aim {
    /// The end that asks least of a figure: the nearer one where it lies outside (METHOD B4), the better one where
    /// it lies inside; and whether it does.
    fn weakest(&self, figure: Ratio) -> Option<(Way, Ratio, bool)> {
        let short = |edge: &Edge<Ratio>, way: Way| {
            let left = figure.cmp(&edge.value);
            let left = if way == Way::Up { left } else { left.reverse() };
            left == Ordering::Less || (edge.strict && left == Ordering::Equal)
        };
        let low = self.low.as_ref().map(|edge| (Way::Up, edge.value, !short(edge, Way::Up)));
        let high = self.high.as_ref().map(|edge| (Way::Down, edge.value, !short(edge, Way::Down)));
        match (low, high) {
            (Some(low), Some(high)) if low.2 && high.2 => Some(if self.better == Way::Up { low } else { high }),
            (Some(low), Some(_)) if !low.2 => Some(low),
            (low, high) => high.or(low),
        }
    }
}

/// What the rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The rule that was used.
    pub kind: Kind,
    /// Where the series is heading.
    pub course: Course,
    /// The latest figure already satisfies.
    pub reached: bool,
    /// Mean yearly change over the points used, in the figure's own direction.
    pub mean_change: Ratio,
    /// The last yearly change.
    pub last_change: Ratio,
    /// Where the mean change leads by the target's year; of the numeric rule only.
    pub projected: Option<Ratio>,
    /// The value aimed at.
    pub aim: Option<Ratio>,
    /// What is needed each year from now on; where a year is left and the target is not reached.
    pub pace: Option<Pace>,
    /// How many figures were used.
    pub points: usize,
}

/// The yearly change that the target needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// `(target − latest) / years left`, in the figure's own direction.
    pub required: Ratio,
    /// Years from the latest figure to the target's.
    pub years_left: u16,
    /// The mean change so far against it: `Greater` is faster than needed.
    pub so_far: Ordering,
    /// The mean change so far as a multiple of what is needed; below nought it goes the other way.
    pub multiple: Ratio,
}

/// The changes in a run of consecutive yearly figures, the oldest first.
struct Changes {
    latest: Ratio,
    mean: Ratio,
    last: Ratio,
    points: usize,
}

impl Changes {
    /// Of the last six at most; `None` for fewer than the rule asks, or fewer than two.
    fn of(figures: &[Decimal], rule: Rule) -> Option<Self> {
        let from = figures.len().saturating_sub(Rule::MOST_POINTS);
        let used = figures.get(from..)?;
        if used.len() < rule.min_points {
            return None;
        }
        let [first, .., before, latest] = used else {
            let [before, latest] = used else { return None };
            return Self::between(*before, *before, *latest, used.len());
        };
        Self::between(*first, *before, *latest, used.len())
    }

    fn between(first: Decimal, before: Decimal, latest: Decimal, points: usize) -> Option<Self> {
        let latest = Ratio::from(latest);
        let steps = Ratio::from(u16::try_from(points).ok()?.checked_sub(1)?);
        let mean = latest.minus(first.into()).and_then(|whole| whole.divided_by(steps)).ok()?;
        Some(Self { latest, mean, last: latest.minus(before.into()).ok()?, points })
    }

    fn reading(&self, kind: Kind, course: Course, reached: bool, aim: Option<Ratio>) -> Reading {
        let (mean_change, last_change, points) = (self.mean, self.last, self.points);
        Reading { kind, course, reached, mean_change, last_change, projected: None, aim, pace: None, points }
    }
}

/// A figure to be reached so many years after the latest one. What is reached already is read by the constant rule:
/// there is no way left to take a share of.
pub fn numeric(figures: &[Decimal], aim: &Aim, years_left: u16, rule: Rule) -> Option<Reading> {
    let changes = Changes::of(figures, rule)?;
    let (way, target, reached) = aim.weakest(changes.latest)?;
    let left = way.turned(target.minus(changes.latest).ok()?);
    if reached {
        return constant(figures, aim, rule);
    }
    let more = changes.mean.times(years_left.into()).ok()?;
    let projected = changes.latest.plus(more).ok()?;
    let miss = way.turned(target.minus(projected).ok()?);
    let within = |part: u16| miss.times(part.into()).ok().map(|times| times.cmp(&left));
    let course = if way.turned(changes.mean).sign().is_le() {
        Course::WrongWay
    } else if miss.sign().is_le() || within(20)?.is_lt() {
        Course::OnTrack
    } else if within(5)?.is_le() {
        Course::SlightlyOff
    } else {
        Course::Off
    };
    let mut reading = changes.reading(Kind::Numeric, course, false, Some(target));
    reading.projected = Some(projected);
    reading.pace = pace(&changes, way, target, years_left);
    Some(reading)
}

fn pace(changes: &Changes, way: Way, target: Ratio, years_left: u16) -> Option<Pace> {
    let left = target.minus(changes.latest).ok()?;
    let required = left.divided_by(years_left.into()).ok()?;
    let so_far = way.turned(changes.mean).cmp(&way.turned(required));
    Some(Pace { required, years_left, so_far, multiple: changes.mean.divided_by(required).ok()? })
}

/// A figure to be kept in every year, or one reached before its year.
pub fn constant(figures: &[Decimal], aim: &Aim, rule: Rule) -> Option<Reading> {
    let changes = Changes::of(figures, rule)?;
    let (way, target, reached) = aim.weakest(changes.latest)?;
    let course = match (reached, way.turned(changes.mean).sign()) {
        (true, Ordering::Less) => Course::SlightlyOff,
        (true, _) => Course::OnTrack,
        (false, Ordering::Greater) => Course::Off,
        (false, _) => Course::WrongWay,
    };
    Some(changes.reading(Kind::Constant, course, reached, Some(target)))
}

/// Better each time.
pub fn directional(figures: &[Decimal], way: Way, rule: Rule) -> Option<Reading> {
    let changes = Changes::of(figures, rule)?;
    let right = |change: Ratio| way.turned(change).sign().is_gt();
    let course = match (right(changes.mean), right(changes.last)) {
        (true, true) => Course::OnTrack,
        (true, false) => Course::SlightlyOff,
        (false, true) => Course::Off,
        (false, false) => Course::WrongWay,
    };
    Some(changes.reading(Kind::Directional, course, false, None))
}
