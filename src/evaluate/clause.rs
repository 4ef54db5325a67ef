//! One clause in one year: breaks first, then whether it is due, then the figures (METHOD D4, D5).

use super::figures::{self, Known, Lookup};
use super::gap::{self, Gap};
use super::verdict::{Outcome, Reason};
use crate::model::clause::{Base, Condition, GainUnit, Level, Over, Steps};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::{Edge, Interval, Requirement};
use crate::model::resolve::{self, Clause, Plan, Series, Subject, Target};
use crate::model::scorecard::{Better, Change, Edition, Provenance};
use crate::model::text;
use crate::model::time::Year;

/// A leaf clause judged in one year, with what it was judged by.
#[derive(Clone, Debug)]
pub struct YearJudgement<'a> {
    /// The year judged.
    pub year: Year,
    /// The verdict.
    pub outcome: Outcome,
    /// The figures used, the current one first.
    pub figures: Vec<Used<'a>>,
    /// The decision threshold of a score or change.
    pub required: Option<Requirement<Decimal>>,
    /// How far the figure lies from the threshold.
    pub gap: Option<Gap>,
    /// What a reader must know beside the verdict.
    pub badges: Vec<Badge<'a>>,
}

/// A figure used in a judgement.
#[derive(Clone, Debug)]
pub struct Used<'a> {
    /// Whose it is.
    pub subject: Subject<'a>,
    /// Of which year; `None` for a value the plan states.
    pub year: Option<Year>,
    /// It is what a change is measured against.
    pub base: bool,
    /// What it is.
    pub figure: Figure<'a>,
    /// Who says so.
    pub provenance: Provenance,
    /// An estimate or self-score.
    pub provisional: bool,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// A score, rank or band that was used.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure<'a> {
    /// A score.
    Score(Interval<Decimal>),
    /// A rank, and of how many.
    Rank(Interval<Rank>, Option<Rank>),
    /// A band printed for the unit.
    Band(&'a str),
}

/// What a reader must know beside a verdict.
#[derive(Clone, Debug, PartialEq)]
pub enum Badge<'a> {
    /// The target was set before the way of measuring changed.
    OldMethod(&'a Edition),
    /// Something changed that still lets the editions be compared.
    Caveat(&'a Edition),
    /// So many units were ranked, not as many as the plan says.
    UnitsRanked(Rank),
    /// The figure is an estimate or self-score.
    Provisional,
    /// Sources contradict each other; the verdict is the same by each.
    SourcesDisagree,
    /// The editor looked past a change, with this note.
    Waived(&'a str),
    /// First place, or the top of the scale, was already reached.
    AtTheTop,
}

/// Judges a leaf clause in one year.
pub fn judge<'a>(plan: &Plan<'a>, target: &Target<'a>, clause: &Clause<'a>, year: Year) -> YearJudgement<'a> {
    let mut judged = YearJudgement {
        year,
        outcome: Outcome::NotDue,
        figures: Vec::new(),
        required: None,
        gap: None,
        badges: Vec::new(),
    };
    // A unit merged away is gone for good: its later targets need not wait to be due.
    if plan.until.is_some_and(|until| until < year.last_day()) {
        judged.outcome = Outcome::CannotTell(Reason::BreakGeo);
        return judged;
    }
    if plan.as_of <= year.last_day() {
        return judged;
    }
    if let Some(series) = plan.series.get(clause.subject.indicator) {
        let mut case = Case { plan, target, series, subject: clause.subject, year, judged };
        case.judged.outcome = case.condition(clause.condition);
        return case.judged;
    }
    judged
}

/// Judges a leaf clause by the latest figure from a year on.
pub fn judge_since<'a>(plan: &Plan<'a>, target: &Target<'a>, clause: &Clause<'a>, first: Year) -> YearJudgement<'a> {
    let series = plan.series.get(clause.subject.indicator);
    let years = series.into_iter().flat_map(|series| &series.indicator.results);
    let figured = years.filter(|result| {
        result.over.as_ref() == clause.subject.over && result.status.is_none() && result.year >= first
    });
    let over = figured.map(|result| result.year).filter(|year| plan.as_of > year.last_day());
    judge(plan, target, clause, over.max().unwrap_or(first))
}

/// A clause in a year while it is judged.
struct Case<'p, 'a> {
    plan: &'p Plan<'a>,
    target: &'p Target<'a>,
    series: &'p Series<'a>,
    subject: Subject<'a>,
    year: Year,
    judged: YearJudgement<'a>,
}

impl<'a> Case<'_, 'a> {
    fn condition(&mut self, condition: &'a Condition) -> Outcome {
        if let Some(Over::Every(group)) = self.subject.over {
            return self.every(group, condition);
        }
        match condition {
            Condition::Score(level) => self.score(level),
            Condition::Rank { at_most, of, among } => self.rank(*at_most, *of, among.as_deref()),
            Condition::Band { at_least } => self.band(at_least),
            Condition::Gain { by, unit, from } => self.gain(by, *unit, from),
            Condition::RankGain { by, from } => self.rank_gain(*by, from),
            // Combinations are taken apart before they come here.
            Condition::All(_) | Condition::Any(_) | Condition::Readings(_) => Outcome::NotDue,
        }
    }

    /// Each unit of a group on its own; a unit without a figure keeps the whole open.
    fn every(&mut self, group: &str, condition: &'a Condition) -> Outcome {
        let mut units: Vec<&'a Over> = Vec::new();
        for result in &self.series.indicator.results {
            if let Some(over @ Over::Unit(_)) = &result.over
                && !units.contains(&over)
            {
                units.push(over);
            }
        }
        let whole = self.subject;
        let mut outcomes = Vec::new();
        for unit in &units {
            self.subject = Subject { over: Some(unit), ..whole };
            outcomes.push(self.condition(condition));
        }
        self.subject = whole;
        let members = self.plan.card.groups.iter().find(|known| known.id == group).and_then(|known| known.units);
        if members.is_none_or(|members| outcomes.len() < usize::from(members.get())) {
            outcomes.push(self.broken_base(condition).unwrap_or(Outcome::CannotTell(Reason::NoFigure)));
        }
        Outcome::all(outcomes)
    }

    fn broken_base(&mut self, condition: &'a Condition) -> Option<Outcome> {
        match condition {
            Condition::Gain { from, .. } | Condition::RankGain { from, .. } => {
                let (base, year) = resolve::base(self.plan, self.subject, from, self.year)?;
                self.broken(base, year?)
            }
            _ => None,
        }
    }

    fn score(&mut self, level: &Level) -> Outcome {
        let required = requirement(level);
        self.judged.required = Some(required);
        self.level_badges();
        let found = figures::score(self.series, self.subject, self.year);
        self.use_scores(&found, self.subject, Some(self.year), false);
        self.by_each(&found, |case, known| {
            case.judged.gap = gap::points(&known.interval, &required);
            known.interval.fits(&required).into()
        })
    }

    fn rank(&mut self, at_most: Rank, of: Option<Rank>, among: Option<&str>) -> Outcome {
        let set_in = self.series.geography_on(self.target.set_on);
        let judged_in = self.series.geography(self.year);
        if among.is_none() && set_in != judged_in && !self.waived(Change::Geography) {
            return Outcome::CannotTell(Reason::BreakGeo);
        }
        self.level_badges();
        let units = self.units(among);
        if let (Some(units), Some(of)) = (units, of)
            && units != of
        {
            self.judged.badges.push(Badge::UnitsRanked(units));
        }
        let found = figures::rank(self.series, self.subject, self.year, among);
        self.use_ranks(&found, self.subject, Some(self.year), false, units);
        self.by_each(&found, |case, known| {
            case.judged.gap = gap::places(&known.interval, at_most);
            known.interval.fits(&Requirement::at_most(at_most, false)).into()
        })
    }

    /// A printed band decides; without one, the edition's cuts or group sizes do; without those, nothing can.
    fn band(&mut self, wanted: &str) -> Outcome {
        self.level_badges();
        let bands: &'a [_] = self.series.edition(self.year).map_or(&[], |edition| &edition.bands);
        let place = |name: &str| bands.iter().position(|band| text::same(&band.name, name));
        let printed = figures::band(self.series, self.subject, self.year);
        let mut outcomes = Vec::new();
        for (name, result) in printed {
            self.judged.figures.push(Used {
                subject: self.subject,
                year: Some(self.year),
                base: false,
                figure: Figure::Band(name),
                provenance: result.provenance.unwrap_or(Provenance::Published),
                provisional: result.provisional,
                sources: result.source.iter().cloned().collect(),
            });
            outcomes.push(match (place(name), place(wanted)) {
                _ if text::same(name, wanted) => Outcome::Met,
                (Some(printed), Some(wanted)) if printed <= wanted => Outcome::Met,
                (Some(_), Some(_)) => Outcome::NotMet,
                _ => Outcome::CannotTell(Reason::UndefinedBand),
            });
        }
        if !outcomes.is_empty() {
            return self.agreed(&outcomes);
        }
        let Some(index) = place(wanted) else {
            return Outcome::CannotTell(Reason::UndefinedBand);
        };
        let below = bands.get(index + 1).and_then(|band| band.to);
        if let Some(from) = bands.get(index).and_then(|band| band.from) {
            let required = Requirement::at_least(from, false);
            self.judged.required = Some(required);
            let found = figures::score(self.series, self.subject, self.year);
            self.use_scores(&found, self.subject, Some(self.year), false);
            return self.by_each(&found, |case, known| {
                case.judged.gap = gap::points(&known.interval, &required);
                // Between two printed ranges a score belongs to neither.
                let in_the_gap = below.is_some_and(|below| known.interval.high().is_some_and(|high| high > below));
                match known.interval.fits(&required).into() {
                    Outcome::NotMet if in_the_gap => Outcome::CannotTell(Reason::PartialInterval),
                    outcome => outcome,
                }
            });
        }
        let sizes = bands.iter().take(index + 1).map(|band| band.units.map(Rank::get));
        let last = sizes.sum::<Option<u16>>().and_then(Rank::new);
        let found = figures::rank(self.series, self.subject, self.year, None);
        self.use_ranks(&found, self.subject, Some(self.year), false, self.units(None));
        match last {
            Some(last) => self.by_each(&found, |_, known| known.interval.fits(&Requirement::at_most(last, false)).into()),
            None => match found {
                Lookup::Nothing(reason) => Outcome::CannotTell(reason),
                _ => Outcome::CannotTell(Reason::NoFigure),
            },
        }
    }

    fn gain(&mut self, by: &Level, unit: GainUnit, from: &'a Base) -> Outcome {
        let required = requirement(by);
        self.judged.required = Some(required);
        let base = match from {
            Base::Stated(value) => {
                let known = Known {
                    interval: Interval::point(*value),
                    provenance: Provenance::Published,
                    provisional: false,
                    sources: Vec::new(),
                };
                (self.subject, None, Lookup::One(known))
            }
            _ => {
                let Some((subject, Some(year))) = resolve::base(self.plan, self.subject, from, self.year) else {
                    return Outcome::CannotTell(Reason::NoBase);
                };
                if let Some(broken) = self.broken(subject, year) {
                    return broken;
                }
                let series = self.plan.series.get(subject.indicator);
                let found = series.map_or(Lookup::Nothing(Reason::NoBase), |series| figures::score(series, subject, year));
                (subject, Some(year), found)
            }
        };
        let (base_subject, base_year, base) = base;
        let found = figures::score(self.series, self.subject, self.year);
        self.use_scores(&found, self.subject, Some(self.year), false);
        self.use_scores(&base, base_subject, base_year, true);
        if let (Lookup::One(_) | Lookup::Several(_), Lookup::Nothing(_)) = (&found, &base) {
            return Outcome::CannotTell(Reason::NoBase);
        }
        let scale = self.series.edition(self.year).and_then(|edition| edition.scale);
        let top = scale.filter(|_| self.series.better == Better::Higher).map(|scale| scale.to);
        self.by_each(&found, |case, known| {
            let mut outcomes = Vec::new();
            for base in base.readings() {
                let at_top = |interval: &Interval<Decimal>| top.is_some() && interval.low() >= top;
                if required.low.is_some() && at_top(&known.interval) && at_top(&base.interval) {
                    case.judged.badges.push(Badge::AtTheTop);
                    outcomes.push(Outcome::Met);
                } else if unit == GainUnit::Percent {
                    outcomes.push(percent(&known.interval, &base.interval, &required));
                } else if let Some(gained) = difference(&known.interval, &base.interval) {
                    case.judged.gap = gap::points(&gained, &required);
                    outcomes.push(gained.fits(&required).into());
                }
            }
            case.agreed(&outcomes)
        })
    }

    fn rank_gain(&mut self, by: Steps, from: &'a Base) -> Outcome {
        let Some((subject, Some(year))) = resolve::base(self.plan, self.subject, from, self.year) else {
            return Outcome::CannotTell(Reason::NoBase);
        };
        if let Some(broken) = self.broken(subject, year) {
            return broken;
        }
        let found = figures::rank(self.series, self.subject, self.year, None);
        let series = self.plan.series.get(subject.indicator);
        let base = series.map_or(Lookup::Nothing(Reason::NoBase), |series| figures::rank(series, subject, year, None));
        let base_units = series.and_then(|series| series.edition(year)).and_then(|edition| edition.units);
        self.use_ranks(&found, self.subject, Some(self.year), false, self.units(None));
        self.use_ranks(&base, subject, Some(year), true, base_units);
        if let (Lookup::One(_) | Lookup::Several(_), Lookup::Nothing(_)) = (&found, &base) {
            return Outcome::CannotTell(Reason::NoBase);
        }
        let asked = i32::from(by.value) + i32::from(by.strict);
        let number = |rank: Option<Rank>| rank.map(|rank| i32::from(rank.get()));
        self.by_each(&found, |case, known| {
            let mut outcomes = Vec::new();
            for base in base.readings() {
                let first = |interval: &Interval<Rank>| interval.high() == Some(Rank::MIN);
                if first(&known.interval) && first(&base.interval) {
                    case.judged.badges.push(Badge::AtTheTop);
                    outcomes.push(Outcome::Met);
                    continue;
                }
                let span = |one: Option<Rank>, two: Option<Rank>| Some(number(one)? - number(two)?);
                let worst = span(base.interval.low(), known.interval.high());
                let best = span(base.interval.high(), known.interval.low());
                case.judged.gap = gap::steps(worst, best, asked);
                let won = Interval::new(worst, best).map(|won| won.fits(&Requirement::at_least(asked, false)));
                outcomes.push(won.map_or(Outcome::CannotTell(Reason::NoBase), Outcome::from));
            }
            case.agreed(&outcomes)
        })
    }

    /// Judges by each source; where they contradict each other the verdict stands only if all give it.
    fn by_each<T>(&mut self, found: &Lookup<T>, judge: impl Fn(&mut Self, &Known<T>) -> Outcome) -> Outcome {
        if let Lookup::Nothing(reason) = found {
            return Outcome::CannotTell(*reason);
        }
        let outcomes: Vec<Outcome> = found.readings().iter().map(|known| judge(self, known)).collect();
        if found.readings().iter().any(|known| known.provisional) {
            self.judged.badges.push(Badge::Provisional);
        }
        self.agreed(&outcomes)
    }

    fn agreed(&mut self, outcomes: &[Outcome]) -> Outcome {
        match outcomes {
            [] => Outcome::CannotTell(Reason::NoBase),
            [only] => *only,
            [first, rest @ ..] if rest.iter().all(|outcome| outcome == first) => {
                self.judged.badges.push(Badge::SourcesDisagree);
                *first
            }
            _ => {
                self.judged.gap = None;
                Outcome::CannotTell(Reason::Conflict)
            }
        }
    }

    /// A break between a base year and the year judged, unless the editor waived it. Caveats only badge.
    fn broken(&mut self, base: Subject<'a>, base_year: Year) -> Option<Outcome> {
        if self.plan.until.is_some_and(|until| until < base_year.last_day()) {
            return Some(Outcome::CannotTell(Reason::BreakGeo));
        }
        if base.indicator != self.subject.indicator {
            return None;
        }
        let between = |edition: &&&Edition| edition.year > base_year && edition.year <= self.year;
        let mut changes: Vec<(Change, &'a Edition)> = Vec::new();
        changes.extend(self.series.editions.iter().filter(between).filter_map(|edition| Some((edition.change?, *edition))));
        let moved = self.series.geography(base_year) != self.series.geography(self.year);
        let has = |wanted: Change| changes.iter().any(|(change, _)| *change == wanted);
        if (moved || has(Change::Geography)) && !self.waived(Change::Geography) {
            return Some(Outcome::CannotTell(Reason::BreakGeo));
        }
        if has(Change::Method) && !self.waived(Change::Method) {
            return Some(Outcome::CannotTell(Reason::BreakMethod));
        }
        for (change, edition) in changes {
            if change == Change::Caveat {
                self.judged.badges.push(Badge::Caveat(edition));
            }
        }
        None
    }

    fn waived(&mut self, change: Change) -> bool {
        let waiver = self.target.written.waive.as_ref().filter(|waiver| waiver.change == change);
        if let Some(waiver) = waiver {
            let badge = Badge::Waived(&waiver.note);
            if !self.judged.badges.contains(&badge) {
                self.judged.badges.push(badge);
            }
        }
        waiver.is_some()
    }

    /// A level set before the way of measuring changed is judged all the same, and says so.
    fn level_badges(&mut self) {
        let set_in = self.target.set_on.year();
        for edition in &self.series.editions {
            if edition.year >= set_in && edition.year <= self.year {
                match edition.change {
                    Some(Change::Method) => self.judged.badges.push(Badge::OldMethod(edition)),
                    Some(Change::Caveat) if edition.year == self.year => self.judged.badges.push(Badge::Caveat(edition)),
                    _ => {}
                }
            }
        }
    }

    fn units(&self, among: Option<&str>) -> Option<Rank> {
        match among {
            Some(group) => self.plan.card.groups.iter().find(|known| known.id == group).and_then(|known| known.units),
            None => self.series.edition(self.year).and_then(|edition| edition.units),
        }
    }

    fn use_scores(&mut self, found: &Lookup<Decimal>, subject: Subject<'a>, year: Option<Year>, base: bool) {
        for known in found.readings() {
            self.judged.figures.push(used(known, subject, year, base, Figure::Score(known.interval)));
        }
    }

    fn use_ranks(&mut self, found: &Lookup<Rank>, subject: Subject<'a>, year: Option<Year>, base: bool, of: Option<Rank>) {
        for known in found.readings() {
            self.judged.figures.push(used(known, subject, year, base, Figure::Rank(known.interval, of)));
        }
    }
}

fn used<'a, T>(known: &Known<T>, subject: Subject<'a>, year: Option<Year>, base: bool, figure: Figure<'a>) -> Used<'a> {
    Used {
        subject,
        year,
        base,
        figure,
        provenance: known.provenance,
        provisional: known.provisional,
        sources: known.sources.clone(),
    }
}

/// The decision thresholds of a level: "about" begins its tolerance below the value (METHOD A10).
pub fn requirement(level: &Level) -> Requirement<Decimal> {
    let edge = |edge: crate::model::clause::LevelEdge| Edge {
        value: edge.within.map_or(edge.value, |within| edge.value.minus(within)),
        strict: edge.strict,
    };
    Requirement { low: level.low.map(edge), high: level.high.map(edge) }
}

/// What lies between two figures (METHOD D4): `None` only where neither end is known.
fn difference(current: &Interval<Decimal>, base: &Interval<Decimal>) -> Option<Interval<Decimal>> {
    let span = |one: Option<Decimal>, two: Option<Decimal>| Some(one?.minus(two?));
    Interval::new(span(current.low(), base.high()), span(current.high(), base.low()))
}

/// A relative change, by cross-multiplying: 100·c against b·(100 + p), so that nothing is divided or rounded.
/// A base of nought or less has no percent (METHOD B4).
fn percent(current: &Interval<Decimal>, base: &Interval<Decimal>, required: &Requirement<Decimal>) -> Outcome {
    if base.low().is_none_or(|low| low <= Decimal::ZERO) {
        return Outcome::CannotTell(Reason::NoBase);
    }
    let hundred = Decimal::from(100_u16);
    let scaled = |end: Option<Decimal>, by: Decimal| end.map(|value| value.times(by));
    let side = |edge: Option<Edge<Decimal>>, low: bool| {
        let edge = edge?;
        let factor = edge.value.plus(hundred);
        let whole = Interval::new(scaled(current.low(), hundred), scaled(current.high(), hundred))?;
        let needed = Interval::new(scaled(base.low(), factor), scaled(base.high(), factor))?;
        let nought = Edge { value: Decimal::ZERO, strict: edge.strict };
        let rest = difference(&whole, &needed)?;
        Some(rest.fits(&if low {
            Requirement { low: Some(nought), high: None }
        } else {
            Requirement { low: None, high: Some(nought) }
        }))
    };
    let sides = [side(required.low, true), side(required.high, false)];
    Outcome::all(sides.into_iter().flatten().map(Outcome::from))
}
