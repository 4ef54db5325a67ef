//! The words for what numbers count.

use super::scan::{self, Scan};

/// What a number counts: a line of the list of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit(usize);

impl Unit {
    /// A share of a hundred.
    pub const PERCENT: Self = Self(0);
    /// Points of a score.
    pub const POINTS: Self = Self(1);
    /// The difference of two percentages.
    pub const PERCENT_POINTS: Self = Self(2);
    /// Places of a ranking.
    pub const PLACES: Self = Self(3);
    /// None that is known.
    pub const NONE: Self = Self(scan::NONE);

    /// Dossiers, communes, money: whatever has a name of its own.
    pub fn is_things(self) -> bool {
        self.0 > Self::PLACES.0 && self != Self::NONE
    }

    /// Documents name it; places and points of a percentage are told by the condition.
    pub fn is_named(self) -> bool {
        !matches!(self, Self::PERCENT_POINTS | Self::PLACES | Self::NONE)
    }

    /// This unit, or the other where this is none.
    pub fn or(self, other: Self) -> Self {
        if self == Self::NONE { other } else { self }
    }

    /// The unit that stands next.
    #[inline(never)]
    pub fn next(scan: &mut Scan<'_>) -> Self {
        Self(scan.pick(UNITS))
    }

    /// Its name, as documents have it.
    pub fn name(self) -> String {
        scan::first_word(UNITS, self.0).unwrap_or_default()
    }
}

/// Every word for what a number counts, as it stands after the number or in a column of units; the
/// first of a line is its name.
const UNITS: &str = "\
%|phần trăm|percent
điểm|points
điểm %|% điểm|điểm phần trăm|percentage points
bậc|bậc xếp hạng|hạng|thứ hạng|xếp hạng|vị trí|vị thứ|rank|places
hồ sơ
thủ tục
dịch vụ
văn bản
nhiệm vụ
đơn
xã
huyện
đơn vị
cơ quan
người
lượt
hộ
doanh nghiệp
dự án
ngày
giờ
phút
ha
km
tấn
đồng
triệu đồng
triệu usd
dossiers
tỷ đồng|tỉ đồng
nghìn tỷ đồng";

/// The unit a whole text names, as the cells of a column of units do.
#[inline(never)]
pub fn of(text: &str) -> Unit {
    let cleaned = scan::clean(text);
    let mut words = Scan::new(&cleaned);
    let unit = Unit::next(&mut words);
    if words.done() { unit } else { Unit::NONE }
}
