//! A part's lane: the marks of its plot, and the control that runs over it.

use super::{Control, Drawing, FULL, say};
use crate::chart::label;
use crate::chart::scale::{self, Scale};
use crate::chart::scene::{Mark, Role, Tone, Verdict, add, bar, line};
use crate::model::decimal::Decimal;

const TOP: i16 = 25;
const THICK: i16 = 12;
const ABOVE: i16 = 14;
const MIDDLE: i16 = 31;

impl Drawing<'_, '_> {
    pub(super) fn marks(&self, scale: &Scale, tried: Option<Decimal>) -> Vec<Mark> {
        let mut marks = Vec::new();
        let at = |value: Decimal| scale.position(value);
        bar(&mut marks, 0, FULL, (TOP, THICK, 6), Role::Scale);
        let own = self.part.score.map(at);
        let mut named: Option<(String, u16, Tone)> = None;
        if let Some([low, high, median]) = self.beside.others {
            bar(&mut marks, at(low), at(high), (TOP, THICK, 0), Role::Zone);
            let middle = at(median);
            line(&mut marks, (middle, TOP - 5), (middle, TOP + THICK + 5), Role::Median);
            let text = self.lang.tell(say::MEDIAN, &[&self.short(median)]);
            named = Some((text, middle, Tone::Quiet));
        }
        if own.is_none() {
            bar(&mut marks, 0, FULL, (TOP - 2, THICK + 4, 4), Role::Unknown);
            named = Some((self.lang.of(say::NO_SCORE).to_owned(), FULL / 2, Tone::Of(Verdict::CannotTell)));
        }
        if let Some(before) = self.beside.before {
            add(&mut marks, Mark::Before { at: at(before) });
        }
        if let Some(to) = tried {
            let to_at = at(to);
            bar(&mut marks, own.unwrap_or(to_at), to_at, (TOP + 1, THICK - 2, 0), Role::Range);
            named = Some((self.lang.tell(say::TRY_SHORT, &[&self.short(to)]), to_at, Tone::Strong));
        }
        if let Some(at) = own {
            add(&mut marks, Mark::Dot { at, y: MIDDLE });
        }
        if let Some(to) = tried {
            add(&mut marks, Mark::Tick { at: at(to), old: true });
        }
        if let Some((text, at, tone)) = named {
            label::within(&mut marks, text, at, ABOVE, tone);
        }
        marks
    }

    pub(super) fn control(&self, scale: &Scale, tried: Option<Decimal>) -> Control {
        let lang = self.lang;
        let span = scale.better.minus(scale.worse);
        let median = self.beside.others.map(|[.., median]| median);
        // What is not known starts in the middle: of all units, else of the scale; and says that it is not set.
        let start = self.part.score.or(median).unwrap_or(scale.worse.plus(span.tenths(5)));
        let text = match (tried, self.supposed) {
            (Some(to), Some(supposed)) => lang.tell("{0}. {1}", &[&self.with_unit(to), &supposed.follows]),
            _ if self.part.score.is_none() => lang.of(say::NOT_SET).to_owned(),
            _ => lang.tell(say::AS_IT_IS, &[&self.with_unit(start)]),
        };
        let step = scale::step(span.tenths(1).tenths(1));
        Control { ends: [scale.worse, scale.better, step], at: tried.unwrap_or(start), tried: tried.is_some(), text }
    }
}
