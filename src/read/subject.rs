//! What the name, the unit and the direction of a row say about its figures.

use super::number::Dots;
use super::phrase::Context;
use super::scan;
use super::unit::{self, Unit};
use crate::model::scorecard::{Better, Indicator};
use crate::model::text;

/// Names of things of which fewer are better.
const LOWER: &str = "trễ hạn|quá hạn|trễ|chậm|khiếu nại|tố cáo|hộ nghèo|nghèo|cận nghèo|tồn đọng|thất nghiệp|tai nạn|\
     tử vong|suy dinh dưỡng|vi phạm|sai sót|late|overdue|complaints|complaint|poverty|poor households|\
     unemployment";
/// Words that turn such a name round.
const NOT_LATE: &str = "không trễ hạn|không quá hạn|giải quyết khiếu nại|giải quyết đơn|giải quyết tố cáo|\
     giải quyết đơn thư|not overdue";
/// Words with which such a name may mean either.
const UNSURE: &str = "giảm|được|thoát nghèo|hỗ trợ|xử lý|khắc phục|phát hiện|reduction|resolved";
const INDEX: &str = "chỉ số|index|papi|pci|par index|par-index|sipas|dti|ddci|pgi|pii";
const RANKED: &str = "(hạng|(bậc|(thứ|(rank|xếp hạng|thứ hạng|vị thứ|xếp thứ|rank|ranking";

/// What tells this indicator from others: its name, and the unit where figures cannot be compared across
/// it. The unit is an empty text where none is written.
pub fn key(name: &str, written: &str) -> String {
    let mut key = text::fold(name);
    let known = unit::of(written);
    if !written.is_empty() && (known == Unit::NONE || known.is_things()) {
        key.push('\n');
        key.push_str(&text::fold(written));
    }
    key
}

/// What the row, with this unit and direction, says of its figures; `indicator` is what earlier rows said.
pub fn context<'a>(mut written: &'a str, better_way: &str, indicator: &'a Indicator) -> Context {
    let name = text::fold(&indicator.name);
    let mut rank = false;
    if written.is_empty() {
        rank = names_a_rank(&name);
        written = indicator.unit.as_deref().unwrap_or("");
    }
    let mut counted = unit::of(written);
    if counted == Unit::PLACES {
        (written, counted, rank) = ("", Unit::NONE, true);
    }
    Context {
        unit: written.to_owned(),
        counted,
        rank,
        index: scan::has_any(&name, INDEX),
        better: direction(better_way).or(indicator.better).or_else(|| better(&name)),
        dots: Dots::Thousands,
    }
}

fn names_a_rank(name: &str) -> bool {
    scan::has_any(name, RANKED) || (name.starts_with("hạng ") && !name.starts_with("hạng mục"))
}

/// Which way is better, by the name; `None` where it may be either.
fn better(name: &str) -> Option<Better> {
    if !scan::has_any(name, LOWER) || scan::has_any(name, NOT_LATE) {
        return Some(Better::Higher);
    }
    (!scan::has_any(name, UNSURE)).then_some(Better::Lower)
}

fn direction(cell: &str) -> Option<Better> {
    let folded = text::fold(cell);
    let lower = scan::has_any(&folded, "thấp|giảm|lower|down|↓");
    let higher = scan::has_any(&folded, "cao|tăng|higher|up|↑");
    match (higher, lower) {
        (true, false) => Some(Better::Higher),
        (false, true) => Some(Better::Lower),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_which_way_is_better_or_leaves_it_open() {
        assert_eq!(better("tỷ lệ hài lòng"), Some(Better::Higher));
        assert_eq!(better("tỷ lệ hồ sơ giải quyết quá hạn"), Some(Better::Lower));
        assert_eq!(better("tỷ lệ hồ sơ không quá hạn"), Some(Better::Higher));
        assert_eq!(better("tỷ lệ giải quyết khiếu nại"), Some(Better::Higher));
        assert_eq!(better("mức giảm tỷ lệ hộ nghèo"), None);
    }

    #[test]
    fn only_words_for_a_ranking_make_a_rank() {
        assert!(names_a_rank("xếp hạng pci") && names_a_rank("par index (hạng)") && names_a_rank("hạng sipas"));
        assert!(
            !names_a_rank("hạng mục hoàn thành")
                && !names_a_rank("giáo viên hạng ii")
                && !names_a_rank("chất lượng bậc học")
        );
    }

    #[test]
    fn figures_of_different_units_are_different_indicators() {
        assert_eq!(key("SIPAS", "%"), key("sipas", "điểm"));
        assert_ne!(key("Thu", "tỷ đồng"), key("Thu", "triệu đồng"));
        assert_ne!(key("Thu", "giạ"), key("Thu", "tạ"));
    }
}
