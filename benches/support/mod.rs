//! Scorecards of any size for the benchmarks. Made up: no figure in them is anybody's.

use std::fmt::Write as _;
use thuoc_do::evaluate::{ClauseJudgement, Judgement};
use thuoc_do::model::record::Field;
use thuoc_do::read::{Document, json};

pub const FIRST: usize = 2010;
pub const YEARS: usize = 15;
pub const UNITS: usize = 63;
pub const CRITERIA: usize = 100;

/// A figure between 60.00 and 89.99 that depends on all three and looks like none of them.
fn figure(indicator: usize, unit: usize, year: usize) -> String {
    let mixed = (indicator * 7919 + unit * 104_729 + year * 1_299_709) % 3000;
    format!("{}.{:02}", 60 + mixed / 100, mixed % 100)
}

fn editions(text: &mut String) {
    text.push_str("\"editions\":[");
    for year in FIRST..FIRST + YEARS {
        let comma = if year > FIRST { "," } else { "" };
        let _ = write!(text, "{comma}{{\"year\":{year},\"scale\":[0,100],\"units\":63,\"geography\":\"vn-63\"}}");
    }
    text.push(']');
}

fn head(text: &mut String, title: &str) {
    let _ = write!(text, "{{\"version\":1,\"title\":\"{title}\",\"as_of\":\"2025-05-10\",\"indicators\":[");
}

/// A unit's own scorecard: 100 criteria over 15 editions, each asked for in every year.
pub fn unit(unit: usize) -> String {
    let mut text = String::new();
    head(&mut text, "Một tỉnh (số liệu giả)");
    for indicator in 0..CRITERIA {
        let comma = if indicator > 0 { "," } else { "" };
        let _ = write!(text, "{comma}{{\"id\":\"i{indicator}\",\"name\":\"Tiêu chí {indicator}\",\"unit\":\"%\",");
        editions(&mut text);
        text.push_str(",\"results\":[");
        for year in FIRST..FIRST + YEARS {
            let comma = if year > FIRST { "," } else { "" };
            let _ = write!(text, "{comma}{{\"year\":{year},\"score\":{}}}", figure(indicator, unit, year));
        }
        let _ = write!(
            text,
            "],\"targets\":[{{\"id\":\"t{indicator}\",\"each\":[{FIRST},{}],\"all\":[{{\"score\":{{\"at_least\":75.5}}}}]}}]}}",
            FIRST + YEARS - 1
        );
    }
    text.push_str("]}");
    text
}

/// The same of all units in one document: 63 units, 15 editions, 100 criteria.
pub fn nation() -> String {
    let mut text = String::new();
    head(&mut text, "Cả nước (số liệu giả)");
    for indicator in 0..CRITERIA {
        let comma = if indicator > 0 { "," } else { "" };
        let _ = write!(text, "{comma}{{\"id\":\"i{indicator}\",\"name\":\"Tiêu chí {indicator}\",\"unit\":\"%\",");
        editions(&mut text);
        text.push_str(",\"results\":[");
        for (index, year) in (FIRST..FIRST + YEARS).enumerate() {
            for unit in 0..UNITS {
                let comma = if index + unit > 0 { "," } else { "" };
                let score = figure(indicator, unit, year);
                let _ = write!(text, "{comma}{{\"year\":{year},\"score\":{score},\"over\":{{\"unit\":\"u{unit}\"}}}}");
            }
        }
        text.push_str("],\"targets\":[");
        for unit in 0..UNITS {
            let comma = if unit > 0 { "," } else { "" };
            let _ = write!(
                text,
                "{comma}{{\"id\":\"t{indicator}-{unit}\",\"over\":{{\"unit\":\"u{unit}\"}},\"each\":[{FIRST},{}],\"all\":[{{\"score\":{{\"at_least\":75.5}}}}]}}",
                FIRST + YEARS - 1
            );
        }
        text.push_str("]}");
    }
    text.push_str("]}");
    text
}

/// A document of so many clauses: ten to a target, ten targets to an indicator, of all kinds of leaves.
pub fn clauses(count: usize) -> String {
    const LEAVES: [&str; 5] = [
        "{\"score\":{\"at_least\":75.5}}",
        "{\"rank\":{\"at_most\":20,\"of\":63}}",
        "{\"gain\":{\"at_least\":1.5,\"in\":\"points\",\"from\":\"previous\"}}",
        "{\"score\":{\"between\":[70,80]}}",
        "{\"rank_gain\":{\"at_least\":2,\"from\":2010}}",
    ];
    let mut text = String::new();
    head(&mut text, "Nhiều điều kiện (số liệu giả)");
    let targets = count.div_ceil(10);
    for indicator in 0..targets.div_ceil(10) {
        let comma = if indicator > 0 { "," } else { "" };
        let _ = write!(text, "{comma}{{\"id\":\"i{indicator}\",\"name\":\"Chỉ tiêu {indicator}\",\"unit\":\"%\",");
        editions(&mut text);
        text.push_str(",\"results\":[");
        for year in FIRST..FIRST + YEARS {
            let comma = if year > FIRST { "," } else { "" };
            let (score, rank) = (figure(indicator, 0, year), 1 + (indicator * 31 + year * 17) % 63);
            let _ = write!(text, "{comma}{{\"year\":{year},\"score\":{score},\"rank\":{rank}}}");
        }
        text.push_str("],\"targets\":[");
        for target in indicator * 10..targets.min(indicator * 10 + 10) {
            let comma = if target % 10 > 0 { "," } else { "" };
            let year = FIRST + 1 + target % (YEARS - 1);
            let _ = write!(text, "{comma}{{\"id\":\"t{target}\",\"year\":{year},\"all\":[");
            for clause in target * 10..count.min(target * 10 + 10) {
                text.push_str(if clause % 10 > 0 { "," } else { "" });
                text.push_str(LEAVES[clause % LEAVES.len()]);
            }
            text.push_str("]}");
        }
        text.push_str("]}");
    }
    text.push_str("]}");
    text
}

/// Reads a document that must be good.
pub fn read(text: &str) -> Document {
    json::document(text).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The text of a report or document.
pub fn written(field: &impl Field) -> String {
    field.write().map(|value| value.to_string()).unwrap_or_default()
}

/// How many verdicts on a clause in a year were given.
pub fn verdicts(judgement: &Judgement<'_>) -> usize {
    fn of(clauses: &[ClauseJudgement<'_>]) -> usize {
        clauses.iter().map(|clause| clause.years.len() + of(&clause.parts)).sum()
    }
    judgement.targets.iter().map(|target| of(&target.clauses)).sum()
}
