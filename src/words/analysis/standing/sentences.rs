//! The sentences on a standing: the place, the movement, the cut-offs, the strengths.

use super::{Teller, whole};
use crate::evaluate::gap::Distance;
use crate::evaluate::standing::parts::PartStanding;
use crate::evaluate::standing::{CutOff, Margin, Movement};
use crate::evaluate::verdict::Reason;
use crate::model::base::Base;
use crate::model::decimal::Decimal;
use crate::model::interval::Interval;
use crate::model::text::joined;
use crate::words::phrase::Phrase;
use crate::words::{figure, number};

/// The strongest and the weakest parts that a sentence names.
const NAMED: usize = 3;

impl Teller<'_, '_> {
    /// All of them.
    pub(super) fn sentences(&self, parts: &[&PartStanding<'_>]) -> Vec<String> {
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
                    let moved = figure::moved(&Distance::Places(low), &Base::Previous, None, lang);
                    return Some(so("Thứ hạng {0} so với năm {1}.|Rank {0} from {1}.", &moved));
                }
                let span = |one: i32, two: i32| {
                    let span = Interval::new(Some(whole(one.into())), Some(whole(two.into())));
                    span.map_or(String::new(), |span| figure::score(&span, lang))
                };
                if low >= 0 {
                    so("Thứ hạng tăng {0} bậc so với năm {1}.|Up {0} places from {1}.", &span(low, high))
                } else if high <= 0 {
                    so("Thứ hạng giảm {0} bậc so với năm {1}.|Down {0} places from {1}.", &span(-high, -low))
                } else {
                    so("Chưa rõ thứ hạng tăng hay giảm so với năm {1}.|It is not certain whether the rank rose or fell from {1}.", "")
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
            Some(Margin::Safe(by)) => (
                "Trong top {0}, cách đơn vị xếp thứ {1} là {2}.|Inside the top {0}: {2} ahead of rank {1}.",
                points(by),
            ),
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
}
