//! Where a unit stands in a whole ranking, in words and figures.

use crate::evaluate::gap::Distance;
use crate::evaluate::standing::parts::{PartStanding, by_strength};
use crate::evaluate::standing::ranking::Place;
use crate::evaluate::standing::{CutOff, Margin, Movement, Standing, UnitStanding};
use crate::evaluate::verdict::Reason;
use crate::model::decimal::Decimal;
use crate::model::decimal::ratio::Ratio;
use crate::model::figure::Rank;
use crate::model::interval::Interval;
use crate::model::record::OrNull;
use crate::model::resolve::{Plan, Subject};
use crate::model::text::joined;
use crate::model::time::Year;
use crate::words::phrase::Phrase;
use crate::words::{Lang, figure, number};

record! {
    /// A whole ranking of one year, and where the document's unit stands in it.
    pub struct StandingReport {
        /// Id of the indicator.
        indicator: String,
        /// The name a heading shows.
        name: String,
        /// The year.
        year: Year,
        /// How many units were ranked.
        units: Option<Rank>,
        /// The unit's place, where anything is known of it.
        place: Option<PlaceReport>,
        /// Its place within its own region.
        region: Option<RegionReport>,
        /// Places won since the edition before, below nought where lost; an interval where places are.
        gained: OrNull<Interval<Decimal>>,
        /// Why there is no movement.
        no_movement: OrNull<Reason>,
        /// The cut-offs of the places that targets ask for.
        cut_offs: Vec<CutOffReport>,
        /// The unit's parts, the strongest first.
        parts: Vec<PartReport>,
        /// All units, the best first.
        rows: Vec<UnitReport>,
        /// All this in sentences.
        sentences: Vec<String>,
        /// Id of the source.
        source: Option<String>,
    }
}

record! {
    /// A place.
    pub struct PlaceReport {
        /// All places that are possible.
        rank: Interval<Rank>,
        /// The publisher prints it; else it follows from scores, bands, or the places of others.
        printed: bool,
        /// What is printed contradicts itself.
        conflict: bool,
    }
}

record! {
    /// A place within a region.
    pub struct RegionReport {
        /// Id of the region's group.
        group: String,
        /// The place.
        place: PlaceReport,
        /// How many units the region has.
        units: Option<Rank>,
    }
}

record! {
    /// What it takes to stand at a place or before it.
    pub struct CutOffReport {
        /// The place asked for.
        at_most: Rank,
        /// Id of the region the place is within.
        among: Option<String>,
        /// The last score that is enough.
        last_in: Option<Interval<Decimal>>,
        /// The first that is not.
        first_out: Option<Interval<Decimal>>,
        /// The unit stands inside, by so much.
        safe_by: Option<Interval<Decimal>>,
        /// The unit stands outside, by so much.
        short_by: Option<Interval<Decimal>>,
    }
}

record! {
    /// One part of the unit's index beside everyone's.
    pub struct PartReport {
        /// Id of the part.
        part: String,
        /// Its name.
        name: String,
        /// The unit's score.
        score: Decimal,
        /// The median of all units; of an even number the mean of the middle two.
        median: Option<Decimal>,
        /// From the median to the score; above nought is better.
        gap: Option<Decimal>,
        /// The place among all units.
        place: Interval<Rank>,
        /// From the median of the unit's own region to the score.
        peers_gap: Option<Decimal>,
        /// The place within the region.
        peers_place: Option<Interval<Rank>>,
    }
}

record! {
    /// A unit of the ranking.
    pub struct UnitReport {
        /// Its name, as printed.
        name: String,
        /// It is the document's own unit.
        own: bool,
        /// Id of its region.
        group: Option<String>,
        /// Its printed band.
        band: Option<String>,
        /// Its printed total.
        total: Option<Decimal>,
        /// Its place.
        rank: Option<Interval<Rank>>,
    }
}

/// Shown of a median or a gap: one place more than the field prints.
const PLACES: u8 = 4;

/// The strongest and the weakest parts that a sentence names.
const NAMED: usize = 3;

/// A standing in words and figures.
pub fn told(plan: &Plan<'_>, standing: &Standing<'_>, lang: Lang) -> StandingReport {
    let teller = Teller { plan, standing, lang };
    let own = teller.own();
    let order = by_strength(&standing.parts);
    let parts: Vec<&PartStanding<'_>> = order.iter().filter_map(|at| standing.parts.get(*at)).collect();
    let (gained, no_movement) = match standing.movement {
        Movement::Places { gained, .. } => (Some(gained.map(|places| whole(places.into()))), None),
        Movement::Unknown(reason) => (None, Some(reason)),
    };
    StandingReport {
        indicator: plan.series.get(standing.indicator).map_or(String::new(), |series| series.indicator.id.clone()),
        name: teller.name(),
        year: standing.year,
        units: standing.units,
        place: own.and_then(|own| own.place).map(place),
        region: standing.region.map(|region| RegionReport {
            group: region.group.to_owned(),
            place: place(region.place),
            units: region.units,
        }),
        gained: OrNull(gained),
        no_movement: OrNull(no_movement),
        cut_offs: standing.cut_offs.iter().map(cut_off).collect(),
        sentences: teller.sentences(&parts),
        parts: parts.into_iter().map(|part| teller.part(part)).collect(),
        rows: standing.rows.iter().enumerate().map(|(at, row)| unit(row, standing.own == Some(at))).collect(),
        source: standing.panel.source.clone(),
    }
}

struct Teller<'r, 'a> {
    plan: &'r Plan<'a>,
    standing: &'r Standing<'a>,
    lang: Lang,
}

impl Teller<'_, '_> {
    fn own(&self) -> Option<&UnitStanding<'_>> {
        self.standing.own.and_then(|own| self.standing.rows.get(own))
    }

    fn subject(&self) -> Subject<'static> {
        Subject { indicator: self.standing.indicator, over: None }
    }

    fn name(&self) -> String {
        figure::name(self.plan, self.subject(), self.lang)
    }

    fn sentences(&self, parts: &[&PartStanding<'_>]) -> Vec<String> {
        let mut told = vec![self.place()];
        told.extend(self.movement());
        told.extend(self.standing.cut_offs.iter().filter_map(|one| self.cut_off(one)));
        told.extend(self.strengths(parts));
        told
    }

    fn place(&self) -> String {
        let Self { standing, lang, .. } = self;
        let unit = self.plan.card.unit.as_ref().map_or("", |unit| unit.name.as_str());
        let of = standing.units.map_or(String::new(), |units| lang.tell("/{0}", &[&units]));
        let parts = |rank: &dyn crate::model::text::Shown, phrase: Phrase| {
            lang.tell(phrase, &[&self.name(), &standing.year, &unit, rank, &of])
        };
        let Some(own) = self.own() else {
            return parts(&"", "{0} {1}: bảng xếp hạng không có {2}.|{0} {1}: the ranking does not list {2}.");
        };
        let Some(place) = own.place else {
            return parts(&"", "{0} {1}: chưa biết {2} xếp thứ mấy.|{0} {1}: it is not known where {2} stands.");
        };
        let phrase: Phrase = match (place.rank.as_point(), place.printed) {
            (Some(_), true) => "{0} {1}: {2} xếp thứ {3}{4}.|{0} {1}: {2} ranks {3}{4}.",
            (Some(_), false) => {
                "{0} {1}: {2} xếp thứ {3}{4}, suy ra từ bảng chứ không được công bố.|{0} {1}: {2} ranks {3}{4}, derived from the table, not printed."
            }
            (None, _) => "{0} {1}: {2} nằm trong khoảng hạng {3}{4}.|{0} {1}: {2} stands somewhere in ranks {3}{4}.",
        };
        let mut text = parts(&figure::score(&place.rank.map(Decimal::from), *lang), phrase);
        if place.conflict {
            text.push_str(lang.of(
                " Bảng tự mâu thuẫn; ở đây theo thứ hạng in trong bảng.| The table contradicts itself; its printed ranks are followed here.",
            ));
        }
        text
    }

    fn movement(&self) -> Option<String> {
        let lang = self.lang;
        Some(match self.standing.movement {
            Movement::Places { from, gained } => {
                let (low, high) = (gained.low()?, gained.high()?);
                let so = |phrase: Phrase, size: &str| lang.tell(phrase, &[&size, &from]);
                if low == high {
                    let moved = figure::moved(&Distance::Places(low), None, lang);
                    return Some(so("Thứ hạng {0} so với năm {1}.|Rank {0} against {1}.", &moved));
                }
                let span = |one: i32, two: i32| {
                    let span = Interval::new(Some(whole(one.into())), Some(whole(two.into())));
                    span.map_or(String::new(), |span| figure::score(&span, lang))
                };
                if low >= 0 {
                    so("Thứ hạng tăng {0} bậc so với năm {1}.|Up {0} places against {1}.", &span(low, high))
                } else if high <= 0 {
                    so("Thứ hạng giảm {0} bậc so với năm {1}.|Down {0} places against {1}.", &span(-high, -low))
                } else {
                    so("Chưa rõ thứ hạng tăng hay giảm so với năm {1}.|It is not certain whether the rank rose or fell against {1}.", "")
                }
            }
            Movement::Unknown(Reason::BreakGeo) => {
                lang.of("Không so thứ hạng với năm trước: số đơn vị được xếp đã khác.|No comparison with the rank of the year before: other units were ranked.").to_owned()
            }
            Movement::Unknown(Reason::BreakMethod) => {
                lang.of("Không so thứ hạng với năm trước: cách đo đã đổi.|No comparison with the rank of the year before: the method changed.").to_owned()
            }
            Movement::Unknown(_) => return None,
        })
    }

    fn cut_off(&self, cut: &CutOff<'_>) -> Option<String> {
        let Self { plan, lang, .. } = self;
        let unit = figure::unit(plan, self.subject());
        let points = |by: &Interval<Decimal>| {
            number::unit_after(figure::score(by, *lang), figure::unit_of_difference(unit, *lang), *lang)
        };
        let next = u32::from(cut.at_most.get()) + 1;
        let (phrase, by): (Phrase, String) = match &cut.margin {
            Some(Margin::Safe(by)) => {
                ("Trong top {0}: hơn đơn vị xếp thứ {1} {2}.|Inside the top {0}: {2} ahead of rank {1}.", points(by))
            }
            Some(Margin::Short(by)) => {
                ("Còn thiếu {2} so với đơn vị xếp thứ {0}.|{2} short of the unit at rank {0}.", points(by))
            }
            None => {
                let score = number::unit_after(figure::score(cut.last_in.as_ref()?, *lang), unit, *lang);
                ("Đơn vị xếp thứ {0} đạt {2}.|The unit at rank {0} has {2}.", score)
            }
        };
        Some(lang.tell(phrase, &[&cut.at_most, &next, &by]))
    }

    fn strengths(&self, parts: &[&PartStanding<'_>]) -> Option<String> {
        if parts.len() < 2 {
            return None;
        }
        let lang = self.lang;
        let most = NAMED.min(parts.len() / 2);
        let named = |part: &&PartStanding<'_>| {
            let rank = figure::score(&part.all.place.map(Decimal::from), lang);
            lang.tell("{0} (hạng {1})|{0} (rank {1})", &[&self.part_name(part.id), &rank])
        };
        let strong: Vec<String> = parts.iter().take(most).map(named).collect();
        let weak: Vec<String> = parts.iter().rev().take(most).map(named).collect();
        let phrase = "Mạnh nhất: {0}. Yếu nhất: {1}.|Strongest: {0}. Weakest: {1}.";
        Some(lang.tell(phrase, &[&joined(&strong, ", "), &joined(&weak, ", ")]))
    }

    fn part(&self, part: &PartStanding<'_>) -> PartReport {
        let shown = |value: Ratio| value.rounded(PLACES).map(Decimal::shortened);
        PartReport {
            part: part.id.to_owned(),
            name: self.part_name(part.id),
            score: part.score,
            median: shown(part.all.median),
            gap: shown(part.all.gap),
            place: part.all.place,
            peers_gap: part.peers.and_then(|peers| shown(peers.gap)),
            peers_place: part.peers.map(|peers| peers.place),
        }
    }

    /// The name of a part; its id where the document does not describe it.
    fn part_name(&self, id: &str) -> String {
        let parts = self.plan.series.get(self.standing.indicator).map_or(&[][..], |series| &series.indicator.parts);
        super::part_name(parts, id, self.lang).unwrap_or_else(|| id.to_owned())
    }
}

fn whole(number: i64) -> Decimal {
    Decimal::new(number, 0).unwrap_or(Decimal::ZERO)
}

fn place(place: Place) -> PlaceReport {
    PlaceReport { rank: place.rank, printed: place.printed, conflict: place.conflict }
}

fn cut_off(cut: &CutOff<'_>) -> CutOffReport {
    let (safe_by, short_by) = match cut.margin {
        Some(Margin::Safe(by)) => (Some(by), None),
        Some(Margin::Short(by)) => (None, Some(by)),
        None => (None, None),
    };
    CutOffReport {
        at_most: cut.at_most,
        among: cut.among.map(str::to_owned),
        last_in: cut.last_in,
        first_out: cut.first_out,
        safe_by,
        short_by,
    }
}

fn unit(row: &UnitStanding<'_>, own: bool) -> UnitReport {
    UnitReport {
        name: row.name.to_owned(),
        own,
        group: row.group.map(str::to_owned),
        band: row.band.map(str::to_owned),
        total: row.total,
        rank: row.place.map(|place| place.rank),
    }
}
