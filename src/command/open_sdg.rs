//! Open SDG's measure of progress, for comparison with sites that use it; the product's own rule is
//! [`crate::evaluate::trajectory`].
//!
//! Sources: `sdg/ProgressMeasure.py` of open-sdg/sdg-build at 139fede, after a method of Statistics Canada (METHOD
//! B3.2). It compares yearly growth, so it takes roots: outside the pure core, in floating point, by the `libm`
//! crate, whose results are the same on every platform. Its habits are kept as they are, also the doubtful ones: a
//! base or target of nought is taken as 0.001. Only the division by nought where base and target are the same is
//! answered by "not available".

/// Which way is progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is progress.
    Positive,
    /// Less is.
    Negative,
}

/// Open SDG's statuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The target is reached.
    TargetAchieved,
    /// Substantial progress.
    SubstantialProgress,
    /// Moderate progress.
    ModerateProgress,
    /// Limited progress.
    LimitedProgress,
    /// Deterioration.
    Deterioration,
    /// The measure does not exist for such figures.
    NotAvailable,
}

impl Status {
    /// The word Open SDG uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::TargetAchieved => "target_achieved",
            Self::SubstantialProgress => "substantial_progress",
            Self::ModerateProgress => "moderate_progress",
            Self::LimitedProgress => "limited_progress",
            Self::Deterioration => "deterioration",
            Self::NotAvailable => "not_available",
        }
    }
}

/// A figure of a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The year.
    pub year: u16,
    /// The figure.
    pub value: f64,
}

/// What the measure gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The status.
    pub status: Status,
    /// Observed growth, with a target as a multiple of the growth required; above nought is progress.
    pub value: Option<f64>,
    /// From −5 to 5; only with a target.
    pub score: Option<f64>,
    /// How the thresholds shrink near a limit, 0..=1; only without a target.
    pub coefficient: Option<f64>,
    /// A nought was taken as 0.001: the value is an artefact.
    pub patched: bool,
}

const NOTHING: Progress =
    Progress { status: Status::NotAvailable, value: None, score: None, coefficient: None, patched: false };
const SMALL: f64 = 0.001;

/// Towards a target. `NotAvailable` where signs differ, no year passed, or base and target are the same.
pub fn with_target(base: Figure, current: Figure, target: Figure, direction: Direction) -> Progress {
    let reached = match direction {
        Direction::Positive => current.value >= target.value,
        Direction::Negative => current.value <= target.value,
    };
    if reached {
        return Progress { status: Status::TargetAchieved, score: Some(5.0), ..NOTHING };
    }
    let (from, based) = patched(base.value);
    let (to, aimed) = patched(target.value);
    let (Some(observed), Some(required)) =
        (growth(from, current.value, years(base.year, current.year)), growth(from, to, years(base.year, target.year)))
    else {
        return NOTHING;
    };
    let value = signed(direction, from) * observed / required.abs();
    if !value.is_finite() {
        return NOTHING;
    }
    let status = by_thresholds(value, [0.95, 0.6, 0.0]);
    let score = if value >= 0.6 { (7.1429 * value - 4.2857).min(5.0) } else { (4.1667 * value - 2.5).max(-5.0) };
    Progress { status, value: Some(value), score: Some(score), coefficient: None, patched: based || aimed }
}

/// Without a target; `limit` is the most (or least) that the figure can be.
pub fn without_target(base: Figure, current: Figure, direction: Direction, limit: Option<f64>) -> Progress {
    let (from, patched) = patched(base.value);
    let Some(observed) = growth(from, current.value, years(base.year, current.year)) else { return NOTHING };
    let coefficient = limit.map_or(1.0, |limit| near_limit(from, limit));
    let value = signed(direction, from) * observed;
    if !value.is_finite() || !coefficient.is_finite() {
        return NOTHING;
    }
    let status = by_thresholds(value, [0.015 * coefficient, 0.005 * coefficient, 0.0]);
    Progress { status, value: Some(value), score: None, coefficient: Some(coefficient), patched }
}

/// Several series of one indicator together: by the mean score; achieved only if all are. `None` of none, or where one
/// has no score.
pub fn together(all: &[Progress]) -> Option<Status> {
    if !all.is_empty() && all.iter().all(|one| one.status == Status::TargetAchieved) {
        return Some(Status::TargetAchieved);
    }
    let (mut sum, mut count) = (0.0, 0.0);
    for one in all {
        sum += one.score?;
        count += 1.0;
    }
    (count > 0.0).then(|| by_thresholds(sum / count, [2.5, 0.0, -2.5]))
}

fn by_thresholds(value: f64, [substantial, moderate, limited]: [f64; 3]) -> Status {
    if value >= substantial {
        Status::SubstantialProgress
    } else if value >= moderate {
        Status::ModerateProgress
    } else if value >= limited {
        Status::LimitedProgress
    } else {
        Status::Deterioration
    }
}

fn patched(value: f64) -> (f64, bool) {
    if value == 0.0 { (SMALL, true) } else { (value, false) }
}

fn years(from: u16, to: u16) -> f64 {
    f64::from(to) - f64::from(from)
}

/// Mean yearly growth, `(to / from)^(1/years) − 1`; `None` across nought or over no years.
fn growth(from: f64, to: f64, years: f64) -> Option<f64> {
    let quotient = to / from;
    (years > 0.0 && quotient >= 0.0).then(|| libm::pow(quotient, 1.0 / years) - 1.0)
}

/// Growth of a figure below nought leads down.
fn signed(direction: Direction, base: f64) -> f64 {
    let way = if direction == Direction::Positive { 1.0 } else { -1.0 };
    if base < 0.0 { -way } else { way }
}

/// Near a limit less growth is possible, so less is asked for.
fn near_limit(base: f64, limit: f64) -> f64 {
    let share = base / limit;
    if share <= 1.0 {
        1.0 - libm::pow(share, 4.44)
    } else if share < 2.0 {
        1.0 - libm::pow(2.0 - share, 4.44)
    } else {
        1.0
    }
}
