//! Where a target that is not due yet is heading, in words and figures.

use crate::evaluate::trajectory::rule::{Course, Kind, Reading, Rule};
use crate::evaluate::trajectory::{self, ClauseTrajectory, NoCourse, Outlook, Path};
use crate::evaluate::verdict::Reason;
use crate::model::clause::Condition;
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::record::OrNull;
use crate::model::resolve::{Plan, Subject, Target};
use crate::model::time::Year;
use crate::words::phrase::Phrase;
use crate::words::{Lang, figure, number, term};

record! {
    /// Where a target is heading. No verdict, and it never changes one.
    pub struct TrajectoryReport {
        /// Id of the indicator.
        indicator: String,
        /// Id of the target.
        target: String,
        /// All clauses together; null where an unknown one could still decide.
        course: OrNull<Course>,
        /// Its clauses, those of combinations among them, in the document's order.
        clauses: Vec<ClauseCourse>,
    }
}

record! {
    /// Where a clause is heading.
    pub struct ClauseCourse {
        /// The course.
        course: OrNull<Course>,
        /// Which of the three rules was used.
        rule: OrNull<Kind>,
        /// The latest figure already satisfies.
        reached: bool,
        /// Year of the first figure used.
        first: Option<Year>,
        /// Year of the latest.
        last: Option<Year>,
        /// How many figures were used.
        points: u64,
        /// Mean yearly change, in the figure's own direction.
        mean_change: Option<Decimal>,
        /// Where the mean change leads by the target's year.
        projected: Option<Decimal>,
        /// The value aimed at.
        aim: Option<Decimal>,
        /// The change needed each year from now on.
        required: Option<Decimal>,
        /// Years from the latest figure to the target's.
        years_left: Option<u64>,
        /// Why there is no course.
        reason: OrNull<Reason>,
        /// All this in one sentence.
        sentence: String,
    }
}

/// Shown of a mean change or a pace.
const PLACES: u8 = 2;

/// The trajectories of all targets that are not adjusted and of which something is still to come.
pub fn all(plan: &Plan<'_>, lang: Lang) -> Vec<TrajectoryReport> {
    let open = plan.targets.iter().filter(|target| target.replaced_by.is_none());
    open.filter_map(|target| told(plan, target, lang)).collect()
}

fn told(plan: &Plan<'_>, target: &Target<'_>, lang: Lang) -> Option<TrajectoryReport> {
    let found = trajectory::trajectory(plan, target, Rule::SHORT);
    let mut clauses = Vec::new();
    add(plan, &found.clauses, lang, &mut clauses);
    if clauses.is_empty() {
        return None;
    }
    let indicator = plan.series.get(target.indicator).map_or(String::new(), |series| series.indicator.id.clone());
    Some(TrajectoryReport { indicator, target: target.written.id.clone(), course: OrNull(found.course), clauses })
}

fn add(plan: &Plan<'_>, clauses: &[ClauseTrajectory<'_>], lang: Lang, told: &mut Vec<ClauseCourse>) {
    for clause in clauses {
        match &clause.outlook {
            Outlook::Towards(path) | Outlook::Reached(path) => told.push(towards(plan, clause, path, lang)),
            Outlook::Together(_) => add(plan, &clause.parts, lang, told),
            Outlook::Without(NoCourse::Due | NoCourse::Later) => {}
            Outlook::Without(why) => told.push(without(plan, clause.subject, *why, lang)),
        }
    }
}

/// The words of a course.
pub fn course(course: Course, lang: Lang) -> &'static str {
    lang.of(match course {
        Course::OnTrack => "đúng tiến độ|on track",
        Course::SlightlyOff => "chậm hơn một chút|slightly off track",
        Course::Off => "chậm tiến độ|off track",
        Course::WrongWay => "đi ngược hướng|moving the wrong way",
    })
}

fn towards(plan: &Plan<'_>, clause: &ClauseTrajectory<'_>, path: &Path, lang: Lang) -> ClauseCourse {
    let Path { reading, run, by } = path;
    let rounded = |value: Ratio| value.rounded(PLACES).ok();
    let required = reading.pace.and_then(|pace| rounded(pace.required));
    let rank = matches!(clause.condition, Condition::Rank { .. } | Condition::RankGain { .. });
    let shown = |value: Option<Decimal>| {
        let value = value.unwrap_or(Decimal::ZERO);
        let unit = figure::unit_of_difference(figure::unit(plan, clause.subject), lang);
        // Of ranks a mean may lie between two places.
        let unit = if rank { Some(figure::places(false, lang)) } else { unit };
        let sign = if value > Decimal::ZERO { "+" } else { "" };
        let mut text = String::from(sign);
        text.push_str(&number::with_unit(value, unit, lang));
        text
    };
    let phrase: Phrase = match (reading.kind, reading.reached, by.is_some() && required.is_some()) {
        (Kind::Numeric, _, true) => {
            "{0}: {1} (từ {2} đến {3} bình quân {4} mỗi năm; cần {5} mỗi năm đến {6})|{0}: {1} (mean of {4} a year from {2} to {3}; {5} a year needed to {6})"
        }
        (_, true, _) => {
            "{0}: số mới nhất đã đạt, {1} (từ {2} đến {3} bình quân {4} mỗi năm)|{0}: the latest figure satisfies, {1} (mean of {4} a year from {2} to {3})"
        }
        _ => "{0}: {1} (từ {2} đến {3} bình quân {4} mỗi năm)|{0}: {1} (mean of {4} a year from {2} to {3})",
    };
    let mut sentence = lang.tell(
        phrase,
        &[
            &figure::name(plan, clause.subject, lang),
            &course(reading.course, lang),
            &run.first(),
            &run.last,
            &shown(rounded(reading.mean_change)),
            &shown(required),
            &by.unwrap_or(run.last),
        ],
    );
    if run.provisional {
        sentence.push_str(lang.of(", có số ước thực hiện|, an estimate among the figures"));
    }
    sentence.push('.');
    let Reading { kind, reached, points, projected, aim, mean_change, pace, .. } = *reading;
    ClauseCourse {
        course: OrNull(Some(reading.course)),
        rule: OrNull(Some(kind)),
        reached,
        first: Some(run.first()),
        last: Some(run.last),
        points: points as u64,
        mean_change: rounded(mean_change),
        projected: projected.and_then(rounded),
        aim: aim.and_then(rounded),
        required,
        years_left: pace.map(|pace| pace.years_left.into()),
        reason: OrNull(None),
        sentence,
    }
}

fn without(plan: &Plan<'_>, subject: Subject<'_>, why: NoCourse, lang: Lang) -> ClauseCourse {
    let name = figure::name(plan, subject, lang);
    let (mut points, mut reason) = (0, None);
    let sentence = match why {
        NoCourse::TooFew { have, need, cut } => {
            points = have as u64;
            reason = cut.map(|cut| cut.reason);
            lang.tell(
                "{0}: chưa đủ dữ liệu để nói về tiến độ (có {1} năm liền, cần {2}).|{0}: not enough data to speak of a course ({1} years in a row of the {2} needed).",
                &[&name, &have, &need],
            )
        }
        NoCourse::CannotTell(cause) => {
            reason = Some(cause);
            lang.tell(
                "{0}: chưa thể nói về tiến độ ({1}).|{0}: no course can be given ({1}).",
                &[&name, &term::reason(cause, lang)],
            )
        }
        _ => lang.tell(
            "{0}: với loại mục tiêu này không nói về tiến độ.|{0}: no course is given for a target of this kind.",
            &[&name],
        ),
    };
    ClauseCourse {
        course: OrNull(None),
        rule: OrNull(None),
        reached: false,
        first: None,
        last: None,
        points,
        mean_change: None,
        projected: None,
        aim: None,
        required: None,
        years_left: None,
        reason: OrNull(reason),
        sentence,
    }
}
