//! Places, groups and bands in a wording: "Top 20", "thứ 30/63", "nhóm khá", "ngoài top 30".

use super::level::{Bound, OR_MORE, TO, bound};
use super::phrase::{Assumed, Context, Reading};
use super::scan::{self, Scan};
use crate::model::clause::Condition;
use crate::model::figure::Rank;

/// Words that say a number is a place.
const PLACE: &str = "hạng|thứ|thứ hạng|xếp hạng|xếp thứ|đứng thứ|vị thứ|vị trí|vị trí thứ|thứ bậc|hạng thứ|rank|ranked|\
     place";
/// Words that say a number counts the first so many.
const TOP: &str = "top|tốp|trong top|thuộc top|nhóm top";
const GROUP: &str = "nhóm|trong nhóm|group";
/// Whom the ranking is of; nothing is added by them.
const PROVINCES: &str = "tỉnh|thành phố|, thành phố|, thành|tỉnh thành|địa phương|provinces|units|đơn vị";
const LEADING: &str = "dẫn đầu|đứng đầu|cao nhất|tốt nhất|đầu|leading|best";
const AROUND: &str = "của|cả nước|toàn quốc|cả nước.|về|có chỉ số|chỉ số|có|trong|bảng xếp hạng";

/// Names of bands and groups that publishers print; the first of a line is how a document has it.
const BANDS: &str = "\
xuất sắc
rất tốt
tốt
khá
trung bình khá
trung bình cao
trung bình thấp
trung bình
yếu
kém
cao nhất
cao
thấp
thấp nhất
dẫn đầu|đứng đầu
A+|a+
A|a
B|b
C|c
D|d";
const BAND: &str = "nhóm|loại|xếp loại|hạng|mức|trong nhóm|thuộc nhóm|band|group";

/// A place as it was said.
#[derive(Clone, Copy)]
pub struct Said {
    /// The best place it allows.
    pub from: Rank,
    /// The worst.
    pub to: Rank,
    /// Of so many.
    pub of: Option<Rank>,
    /// The first so many are meant: "top 20".
    pub top: bool,
}

/// Reads a place: by its words, or as a bare number where the row is about a `rank`; or by what it is of,
/// where the row is about an `index`.
#[inline(never)]
pub fn place(scan: &mut Scan<'_>, rank: bool, index: bool) -> Option<Said> {
    let mut ahead = *scan;
    let top = ahead.eat_all(TOP);
    let mut named = ahead.eat_all(PLACE);
    let group = !named && !top && ahead.eat_all(GROUP);
    let from = ahead.place()?;
    let mut of = ahead.eat("/|of|trên tổng số");
    let mut to = from;
    if !of && ahead.eat(TO) {
        ahead.eat_all(PLACE);
        to = ahead.place()?;
        of = ahead.eat("/|of");
    }
    let of = if of { Some(ahead.place()?) } else { None };
    named |= ahead.eat("hạng|thứ hạng|xếp hạng");
    let provinces = ahead.eat_all(PROVINCES);
    let leading = ahead.eat(LEADING);
    // A fraction of an index by the number of provinces is a rank, as everybody writes it.
    let units = of.map_or(0, Rank::get);
    let ranked = matches!(units, 34 | 61..=64) && (index || provinces);
    let many = (group && (provinces || leading)) || (provinces && leading);
    let bare = rank && (of.is_none() || (2..=200).contains(&units));
    let said = top || named || many || ranked;
    if !(said || bare) {
        return None;
    }
    if said || provinces {
        while ahead.eat(PROVINCES) || ahead.eat(LEADING) || ahead.eat(AROUND) {}
    }
    if from > to || of.is_some_and(|of| to > of) {
        return None;
    }
    *scan = ahead;
    Some(Said { from, to, of, top: top || many })
}

/// Reads a band: by its words, or bare where `bare` says that the row is about bands.
#[inline(never)]
pub fn band(scan: &mut Scan<'_>, bare: bool) -> Option<String> {
    let mut ahead = *scan;
    if !ahead.eat_all(BAND) && !bare {
        return None;
    }
    let name = scan::first_word(BANDS, ahead.pick(BANDS))?;
    *scan = ahead;
    Some(name)
}

/// A target that asks for a place or a band.
#[inline(never)]
pub fn target(mut scan: Scan<'_>, context: &Context, reading: &mut Reading) -> Option<()> {
    if place_asked(scan, context, reading).is_some() {
        return Some(());
    }
    let from = scan.eat("từ");
    let at_least = band(&mut scan, false)?;
    let or_better = scan.eat(OR_MORE) || !from;
    while scan.eat(AROUND) {}
    if !or_better || !scan.done() {
        return None;
    }
    reading.say(Condition::Band { at_least });
    Some(())
}

fn place_asked(mut scan: Scan<'_>, context: &Context, reading: &mut Reading) -> Option<()> {
    let bound = bound(&mut scan);
    let place = place(&mut scan, context.rank, context.index)?;
    let or_better = scan.eat(OR_MORE);
    let range = place.from < place.to;
    // "dưới hạng 30", "≥ hạng 30": better or worse than 30, one cannot say.
    let meant = match bound {
        Bound::Bare | Bound::AtLeast => true,
        Bound::From => or_better || range,
        Bound::AtMost => !or_better,
        _ => false,
    };
    if !meant || !scan.done() {
        return None;
    }
    reading.say(Condition::Rank { at_most: place.to, of: place.of, among: None });
    if range {
        reading.assume(Assumed::HighEnd);
    }
    Some(())
}
