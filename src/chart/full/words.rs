//! The fixed words of the full edition: controls, folds, files.

use super::{Filter, Sort};
use crate::chart::View;
use crate::evaluate::verdict::Verdict;
use crate::words::phrase::Phrase;
use crate::words::{Lang, term};

/// Name of the order's control.
pub const SORT: Phrase = "Sắp xếp|Sort";
/// Name of the choice of rows.
pub const FILTER: Phrase = "Lọc theo kết luận|Filter by verdict";
/// The figures' files and pictures.
pub const SAVE: Phrase = "Tải về|Download";
/// Before the province's own words.
pub const SAID: Phrase = "Địa phương giải trình:|The province explains:";
/// After the name of an indicator, what its years are for.
pub const YEARS: Phrase = "{0}: các năm, phím mũi tên để đổi năm|{0}: years, move with the arrow keys";
/// Name of the small plots.
pub const SEVERAL: Phrase =
    "Các chỉ tiêu theo năm, chọn một để xem lớn|Indicators over time, choose one to see it large";
/// The year before the one told.
pub const EARLIER: Phrase = "Năm trước|Year before";
/// The year after the one told.
pub const LATER: Phrase = "Năm sau|Year after";
/// After a ranking's name, what its units are for.
pub const UNITS: Phrase = "{0}: các đơn vị theo hạng, phím mũi tên để đổi|{0}: units by rank, move with the arrow keys";
/// Before the field a unit's name is typed into.
pub const FIND: Phrase = "Tìm đơn vị (gõ không dấu cũng được)|Find a unit (marks may be left out)";
/// No unit's name fits what was typed.
pub const NONE_FOUND: Phrase = "Không có đơn vị nào khớp.|No unit fits.";
/// After the number of units whose names fit.
pub const FOUND: Phrase = "đơn vị khớp|units fit";
/// The unit of the next better rank.
pub const ABOVE: Phrase = "Đơn vị xếp trên|Unit above";
/// The unit of the next worse rank.
pub const BELOW: Phrase = "Đơn vị xếp dưới|Unit below";
/// What unfolds to a ranking's whole table.
pub const ALL: Phrase = "Bảng số: cả {0} đơn vị|Figures of all {0} units";
/// Units left out between two lines of a table.
pub const OTHERS: Phrase = "… {0} đơn vị khác|… {0} more units";
/// The line of a table under which a target's place is missed.
pub const CUT_OFF: Phrase = "Ngưỡng: hết hạng {0}|Cut-off: rank {0} ends here";
/// A target among several of one indicator that are called the same.
pub const NUMBERED: Phrase = "Mục tiêu {0}|Target {0}";

/// The files a chart can be saved as: their kind, and how they are called.
pub const FILES: [(&str, Phrase); 4] = [
    ("svg", "Hình vẽ (SVG)|Drawing (SVG)"),
    ("png", "Ảnh (PNG)|Image (PNG)"),
    ("excel", "Số liệu cho Excel (CSV)|Figures for Excel (CSV)"),
    ("machine", "Số liệu cho máy (CSV)|Figures for programs (CSV)"),
];

/// Name of a view that only the full edition has.
pub fn view(view: View, lang: Lang) -> &'static str {
    lang.of(if view == View::Parts { "Thành phần|Parts" } else { "Xếp hạng|Ranking" })
}

/// Name of an order.
pub fn sort(sort: Sort, lang: Lang) -> &'static str {
    lang.of(match sort {
        Sort::Plan => "theo kế hoạch|as in the plan",
        Sort::Gap => "hụt nhiều trước|largest shortfall first",
        Sort::Verdict => "theo kết luận|by verdict",
    })
}

/// Name of a choice of rows.
pub fn filter(filter: Filter, lang: Lang) -> &'static str {
    match filter {
        Filter::All => lang.of("Tất cả|All"),
        Filter::NotMet => term::verdict(Verdict::NotMet, lang),
        Filter::Unknown => term::verdict(Verdict::CannotTell, lang),
    }
}

/// How many targets are without a figure.
pub fn folded(count: usize, lang: Lang) -> String {
    lang.tell("{0} chỉ tiêu chưa có số liệu|{0} targets without a figure", &[&count])
}

/// How many of all are shown, and in which order.
pub fn shown(count: usize, all: usize, order: Sort, lang: Lang) -> String {
    lang.tell("Hiện {0}/{1} chỉ tiêu, {2}|{0} of {1} targets shown, {2}", &[&count, &all, &sort(order, lang)])
}
