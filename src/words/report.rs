//! The report: verdicts with everything a page, a table or another program needs to show and defend them.
//! `targets[] {indicator, target, verdict, reason, clauses[]}` and `summary` are fixed; others read them.

use super::Lang;
use crate::evaluate::verdict::{Reason, Verdict};
use crate::model::decimal::Decimal;
use crate::model::figure::{Ends, Rank};
use crate::model::interval::Interval;
use crate::model::record::OrNull;
use crate::model::scorecard::{Better, Change, Provenance};
use crate::model::time::{Date, Year};

record! {
    /// A scorecard judged, in one language.
    pub struct Report {
        /// Language of its sentences.
        lang: Lang,
        /// Title of the document.
        title: Option<String>,
        /// Name of the unit.
        unit: Option<String>,
        /// The day up to which results are known.
        as_of: Date,
        /// The message in one sentence.
        message: String,
        /// The rest of the message.
        lead: Option<String>,
        /// How many targets came out which way.
        summary: Summary,
        /// The targets, in the document's order.
        targets: Vec<TargetReport>,
        /// The indicators over the years.
        series: Vec<SeriesReport>,
        /// Rows of a table that could not be read, as written.
        unread: Vec<UnreadReport>,
        /// The document's remarks.
        notes: Vec<String>,
    }
}

record! {
    /// How many targets came out which way; a target that was adjusted is counted as its adjustment.
    pub struct Summary {
        /// Met.
        met: u64,
        /// Not met.
        not_met: u64,
        /// Cannot tell.
        cannot_tell: u64,
        /// Not due.
        not_due: u64,
        /// Rows that could not be read.
        unread: u64,
        /// Points of 100, an interval while anything is open; null where no target carries points.
        points: OrNull<Interval<Decimal>>,
    }
}

record! {
    /// One target judged.
    pub struct TargetReport {
        /// Id of its indicator.
        indicator: String,
        /// Its own id.
        target: String,
        /// The name a row shows.
        name: String,
        /// One line on what it is.
        about: Option<String>,
        /// The years it speaks of, `2023` or `2026–2030`.
        years: String,
        /// The verdict.
        verdict: Verdict,
        /// Why it is open.
        reason: OrNull<Reason>,
        /// One sentence a citizen understands.
        sentence: String,
        /// One sentence an auditor accepts, with the figures, the arithmetic and the numbered rules of
        /// `docs/method.md`; the browser's small edition leaves it out.
        audit: Option<String>,
        /// When it is met.
        rule: String,
        /// Why it cannot be told.
        why: Vec<String>,
        /// What would settle it.
        settle: Option<String>,
        /// The figure that decides, as printed.
        figure: Option<String>,
        /// Of how many, where the figure is a rank.
        figure_of: Option<String>,
        /// Who says it.
        provenance: Option<Provenance>,
        /// The edition before.
        previous: Option<String>,
        /// How far the figure lies from the threshold.
        gap: Option<String>,
        /// The figure, the target and the scale, to draw.
        measure: Option<Measure>,
        /// Its clauses.
        clauses: Vec<ClauseReport>,
        /// The figures used.
        figures: Vec<FigureReport>,
        /// What must be known beside the verdict.
        badges: Vec<String>,
        /// Where the target and the figures come from.
        sources: Vec<SourceReport>,
        /// The province's own words.
        explanation: Option<String>,
        /// How the wording was understood.
        note: Option<String>,
        /// Id of the target that adjusts it.
        replaced_by: Option<String>,
        /// The points it earned, an interval while anything is open; none before its year is over.
        points: Option<Interval<Decimal>>,
        /// The most points it could give.
        points_max: Option<Decimal>,
    }
}

record! {
    /// One clause judged.
    pub struct ClauseReport {
        /// The verdict.
        verdict: Verdict,
        /// Why it is open.
        reason: OrNull<Reason>,
        /// What it asks.
        text: String,
        /// What was found.
        value: String,
        /// Its years, where it speaks of several.
        years: Vec<YearReport>,
        /// Its parts, where it is a combination.
        clauses: Vec<ClauseReport>,
    }
}

record! {
    /// One year of a clause.
    pub struct YearReport {
        /// The year.
        year: Year,
        /// The verdict.
        verdict: Verdict,
        /// Why it is open.
        reason: OrNull<Reason>,
    }
}

record! {
    /// A figure used.
    pub struct FigureReport {
        /// What it is.
        label: String,
        /// The figure as printed, with its unit.
        value: String,
        /// Who says it.
        provenance: Provenance,
    }
}

record! {
    /// Where something comes from.
    pub struct SourceReport {
        /// What it is.
        title: String,
        /// Where it can be read.
        url: Option<String>,
        /// It is the plan the target stands in.
        plan: bool,
    }
}

choice! {
    /// What a measure counts.
    pub enum Kind {
        /// A score: more or less is better.
        Score = "score",
        /// A rank: 1 is best.
        Rank = "rank",
    }
}

record! {
    /// What a bullet graph or rank ladder is drawn from. Figures as printed.
    pub struct Measure {
        /// The verdict of the clause it draws, which need not be the target's.
        verdict: Verdict,
        /// Score or rank.
        kind: Kind,
        /// Which way is better.
        better: Better,
        /// Unit of a score.
        unit: Option<String>,
        /// Lowest and highest possible score.
        scale: Option<Ends<Decimal, Decimal>>,
        /// How many units were ranked.
        units: Option<Rank>,
        /// What is known of the figure.
        actual: Option<Interval<Decimal>>,
        /// The least that is asked, as the plan has it.
        at_least: Option<Decimal>,
        /// The most that is asked.
        at_most: Option<Decimal>,
        /// The least that is asked is approximate.
        about: bool,
        /// The edition before.
        previous: Option<Decimal>,
        /// Its year.
        previous_year: Option<Year>,
        /// The target was set before the way of measuring changed.
        old_method: bool,
    }
}

record! {
    /// An indicator over the years.
    pub struct SeriesReport {
        /// Id of the indicator.
        indicator: String,
        /// The name a heading shows.
        name: String,
        /// Score or rank.
        kind: Kind,
        /// Which way is better.
        better: Better,
        /// Unit of a score.
        unit: Option<String>,
        /// The most units that were ranked in any year.
        units: Option<Rank>,
        /// Its years, in order and without a gap.
        points: Vec<PointReport>,
    }
}

record! {
    /// One year of an indicator.
    pub struct PointReport {
        /// The year.
        year: Year,
        /// What is known of the figure.
        actual: Option<Interval<Decimal>>,
        /// The figure as printed, with the number ranked or the unit.
        text: Option<String>,
        /// Who says it.
        provenance: Option<Provenance>,
        /// The threshold of a level asked of this year.
        target: Option<Decimal>,
        /// The level as the plan has it.
        target_text: Option<String>,
        /// A target speaks of this year.
        asked: bool,
        /// Its verdict.
        verdict: Option<Verdict>,
        /// Why it is open.
        reason: Option<Reason>,
        /// How far the figure lies from the threshold.
        gap: Option<String>,
        /// What changed with this year's edition.
        change: Option<Change>,
        /// What changed, in words.
        change_note: Option<String>,
    }
}

record! {
    /// A row that could not be read.
    pub struct UnreadReport {
        /// Its cells, as written.
        cells: Vec<String>,
        /// What was wrong with it.
        problem: String,
    }
}
