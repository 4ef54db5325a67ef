//! Every unit of a ranking in a sentence: its place, its score, how it lies to the document's own unit.

use super::{StandingReport, UnitReport};
use crate::model::decimal::Decimal;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::scorecard::Better;
use crate::model::text::fold;
use crate::words::phrase::Phrase;
use crate::words::{Lang, figure, number};

/// What is known of a place.
pub type Known = Option<Interval<Rank>>;

/// The places of a ranking's units in the edition before, in the order of its rows; none where places do not
/// compare with it. Without a ranking of that year only the document's own unit has one.
pub fn before(all: &[StandingReport], one: &StandingReport) -> Vec<Known> {
    let mut earlier = Vec::new();
    for other in all {
        if other.indicator == one.indicator && Some(other.year) == one.compared {
            for row in &other.rows {
                earlier.push((fold(&row.name), row.rank));
            }
        }
    }
    earlier.sort_unstable_by(|one, two| one.0.cmp(&two.0));
    let mut found = Vec::new();
    for row in &one.rows {
        let name = fold(&row.name);
        let at = earlier.partition_point(|(known, _)| *known < name);
        let listed = earlier.get(at).filter(|(known, _)| *known == name);
        found.push(match listed {
            Some((_, rank)) => *rank,
            None if row.own => won(one, row),
            None => None,
        });
    }
    found
}

/// The place that the places won were counted from.
fn won(one: &StandingReport, row: &UnitReport) -> Known {
    let gained = one.gained.0?.as_point()?;
    let now = row.rank?.as_point()?;
    let place = u16::try_from(i32::from(now.get()) + gained.whole()).ok()?;
    Some(Interval::point(Rank::new(place)?))
}

/// A place as it is written: `5`, `31–63`.
pub fn place(rank: &Interval<Rank>, lang: Lang) -> String {
    figure::score(&rank.map(Decimal::from), lang)
}

/// `Đà Nẵng: hạng 3/63, 74,32 điểm, hơn Ninh Thuận 5,1 điểm; năm 2023: hạng 9`; `own` is the document's own unit.
pub fn sentence(one: &StandingReport, row: &UnitReport, own: Option<&UnitReport>, before: Known, lang: Lang) -> String {
    let mut text = row.name.clone();
    let mut add = |phrase: Phrase, first: &str, second: &str| text.push_str(&lang.tell(phrase, &[&first, &second]));
    match &row.rank {
        Some(rank) => {
            let of = one.units.map_or(String::new(), |units| lang.tell("/{0}", &[&units]));
            add(": hạng {0}{1}|: rank {0}{1}", &place(rank, lang), &of);
        }
        None => add(": không có hạng|: without a rank", "", ""),
    }
    let unit = one.unit.as_deref();
    if let Some(total) = row.total {
        add(", {0}", &number::with_unit(total, unit, lang), "");
        if let Some((own, points)) = own.filter(|_| !row.own).and_then(|own| Some((own, total.minus(own.total?)))) {
            let higher = one.better == Better::Higher;
            let phrase: Phrase = if points == Decimal::ZERO {
                ", bằng {1}|, level with {1}"
            } else if points.is_negative() {
                if higher { ", kém {1} {0}|, {0} below {1}" } else { ", thấp hơn {1} {0}|, {0} below {1}" }
            } else if higher {
                ", hơn {1} {0}|, {0} above {1}"
            } else {
                ", cao hơn {1} {0}|, {0} above {1}"
            };
            let by = number::with_unit(points.absolute(), figure::unit_of_difference(unit, lang), lang);
            add(phrase, &by, &own.name);
        }
    }
    if let Some(band) = &row.band {
        add(", nhóm {0}|, band {0}", band, "");
    }
    if let (Some(before), Some(year)) = (before, one.compared) {
        add("; năm {1}: hạng {0}|; {1}: rank {0}", &place(&before, lang), &crate::model::text::shown(&year));
    }
    text
}
