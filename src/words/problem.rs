//! What is wrong with an input, as a sentence: place, what was found, what was expected.

use super::Lang;
use crate::model::problem::{Expected, Place, Problem, Step};

/// The path of a field: `indicators[0].results[2].rank`.
pub fn path(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Field(name) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(name);
            }
            Step::Item(index) => text += &format!("[{index}]"),
        }
    }
    text
}

/// The whole sentence: `line 12, column 9, indicators[0].results[0].rank: found 0, expected …`.
pub fn sentence(problem: &Problem, lang: Lang) -> String {
    let mut parts = Vec::new();
    parts.extend(place(problem.place, lang));
    if !problem.path.is_empty() {
        parts.push(path(&problem.path));
    }
    let found = match &problem.found {
        Some(found) => format!("{} {found}", lang.pick("thấy", "found")),
        None => lang.pick("không thấy gì", "found nothing").to_owned(),
    };
    let expected = format!("{} {}", lang.pick("cần", "expected"), expected(&problem.expected, lang));
    let told = format!("{found}, {expected}");
    if parts.is_empty() { told } else { format!("{}: {told}", parts.join(", ")) }
}

fn place(place: Place, lang: Lang) -> Option<String> {
    match (place, lang) {
        (Place::Whole | Place::Offset(_), _) => None,
        (Place::Line(line, column), Lang::Vi) => Some(format!("dòng {line}, cột {column}")),
        (Place::Line(line, column), Lang::En) => Some(format!("line {line}, column {column}")),
        (Place::Cell(row, column), Lang::Vi) => Some(format!("hàng {row}, cột {column} của bảng")),
        (Place::Cell(row, column), Lang::En) => Some(format!("row {row}, column {column} of the table")),
    }
}

fn expected(expected: &Expected, lang: Lang) -> String {
    let phrase = match expected {
        Expected::Json(token) => return format!("{} {token}", lang.pick("JSON:", "JSON:")),
        Expected::Depth(levels) => {
            return format!("{} {levels} {}", lang.pick("nhiều nhất", "at most"), lang.pick("tầng ngoặc", "levels of brackets"));
        }
        Expected::Size(most) => {
            let shown = super::number::decimal(
                crate::model::decimal::Decimal::new(i64::try_from(*most).unwrap_or(i64::MAX), 0).unwrap_or(crate::model::decimal::Decimal::ZERO),
                lang,
            );
            return format!("{} {shown} {}", lang.pick("nhiều nhất", "at most"), lang.pick("byte hoặc dòng", "bytes or rows"));
        }
        Expected::OneOf(words) => return format!("{} {}", lang.pick("một trong các từ", "one of"), words.join(" | ")),
        Expected::RankWithin(units) => {
            return format!("{} {units}", lang.pick("hạng từ 1 đến số đơn vị được xếp,", "a rank from 1 to the number of units ranked,"));
        }
        Expected::UnitsOf(units) => {
            return format!("{} {units}", lang.pick("số đơn vị của năm đó, nhiều nhất", "the number of units of that year, at most"));
        }
        Expected::KnownId(list) => {
            return format!("{} “{list}”", lang.pick("một id có trong danh sách", "an id from the list"));
        }
        Expected::BandOf(year) => {
            return format!("{} {year}", lang.pick("một nhóm đã công bố của năm", "a band published for"));
        }
        Expected::Cells(count) => return format!("{count} {}", lang.pick("ô như hàng tiêu đề", "cells, as the header has")),
        Expected::Present => lang.pick("trường này phải có", "this field to be there"),
        Expected::KnownField => lang.pick("một trường đã biết (trường này bị bỏ qua)", "a known field (this one is passed over)"),
        Expected::Object => lang.pick("một đối tượng {…}", "an object {…}"),
        Expected::List => lang.pick("một danh sách […]", "a list […]"),
        Expected::Text => lang.pick("chữ trong ngoặc kép, không rỗng", "text in quotes, not empty"),
        Expected::Number => lang.pick("một số, nhiều nhất 15 chữ số", "a number of at most 15 digits"),
        Expected::Count => lang.pick("một số nguyên từ 0", "a whole number from 0"),
        Expected::Bool => lang.pick("true hoặc false", "true or false"),
        Expected::Year => lang.pick("một năm từ 1900 đến 2199", "a year from 1900 to 2199"),
        Expected::Date => lang.pick("một ngày dạng năm-tháng-ngày, ví dụ 2024-05-10", "a day as yyyy-mm-dd, such as 2024-05-10"),
        Expected::Rank => lang.pick("một thứ hạng: số nguyên từ 1", "a rank: a whole number from 1"),
        Expected::Version => lang.pick("\"version\": 1, phiên bản duy nhất", "\"version\": 1, the only version"),
        Expected::Ordered => lang.pick("hai đầu, đầu nhỏ trước đầu lớn", "two ends, the smaller first"),
        Expected::AnEnd => lang.pick("ít nhất một ngưỡng", "at least one end"),
        Expected::OneCondition => lang.pick(
            "đúng một điều kiện: score, gain, rank, rank_gain, band, all, any hoặc readings",
            "exactly one condition: score, gain, rank, rank_gain, band, all, any or readings",
        ),
        Expected::Clauses => lang.pick("all hoặc any, với ít nhất một điều kiện", "either all or any, with at least one clause"),
        Expected::ATarget => lang.pick("ít nhất một mục tiêu", "at least one target"),
        Expected::UniqueId => lang.pick("một tên chưa dùng ở đây", "a name not used here before"),
        Expected::WithinTotal => lang.pick("không lớn hơn tổng số", "no more than the total"),
        Expected::WebAddress => lang.pick("một địa chỉ http:// hoặc https://", "an address http:// or https://"),
        Expected::AsOf => lang.pick("as_of, để biết năm nào đã qua", "as_of, to know which years are over"),
        Expected::Header => lang.pick("tiêu đề có cột “Chỉ tiêu” và cột “Mục tiêu”", "a header with columns for the indicator and the target"),
        Expected::Target => lang.pick("một mục tiêu đọc được, ví dụ “từ 89,64% trở lên”", "a target that can be read, such as “từ 89,64% trở lên”"),
        Expected::Result => lang.pick("một kết quả đọc được, ví dụ “36/63”", "a result that can be read, such as “36/63”"),
        Expected::WithinScale => lang.pick("một số trong thang điểm của năm đó", "a figure within the scale of that year"),
        Expected::ClosedQuote => lang.pick("dấu ngoặc kép đóng", "a closing quote"),
    };
    phrase.to_owned()
}
