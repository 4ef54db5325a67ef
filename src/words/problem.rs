//! What is wrong with an input, as a sentence: place, what was found, what was expected.

use super::phrase::Phrase;
use super::{Lang, number};
use crate::model::decimal::Decimal;
use crate::model::problem::{Expected, Place, Problem, Step};
use crate::model::text::{joined, shown};

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
            Step::Item(index) => text.push_str(&Lang::Vi.tell("[{0}]|", &[index])),
        }
    }
    text
}

/// The whole sentence: `line 12, column 9, indicators[0].results[0].rank: found 0, expected …`.
pub fn sentence(problem: &Problem, lang: Lang) -> String {
    let mut text = place(problem.place, lang);
    let path = path(&problem.path);
    if !text.is_empty() && !path.is_empty() {
        text.push_str(", ");
    }
    text.push_str(&path);
    if !text.is_empty() {
        text.push_str(": ");
    }
    let (phrase, found): (Phrase, &str) = match &problem.found {
        Some(found) => ("thấy {0}, cần |found {0}, expected ", found),
        None => ("không thấy gì, cần |found nothing, expected ", ""),
    };
    text.push_str(&lang.tell(phrase, &[&found]));
    text.push_str(&expected(&problem.expected, lang));
    text
}

/// Where: `line 12, column 9`; nothing where it is the input as a whole.
pub fn place(place: Place, lang: Lang) -> String {
    let (phrase, one, two): (Phrase, _, _) = match place {
        Place::Whole | Place::Offset(_) => return String::new(),
        Place::Line(line, column) => ("dòng {0}, cột {1}|line {0}, column {1}", line, column),
        Place::Cell(row, column) => ("hàng {0}, cột {1} của bảng|row {0}, column {1} of the table", row, column),
    };
    lang.tell(phrase, &[&one, &two])
}

/// What should have stood there.
pub fn expected(expected: &Expected, lang: Lang) -> String {
    let whole = |count: usize| Decimal::new(i64::try_from(count).unwrap_or(0), 0).unwrap_or(Decimal::ZERO);
    let named = match expected {
        Expected::Json(phrase) => lang.of(phrase).to_owned(),
        Expected::KnownId(name) => (*name).to_owned(),
        Expected::OneOf(words) => joined(words, " | "),
        Expected::BandOf(year) | Expected::NoLater(year) | Expected::NoEarlier(year) => shown(year),
        Expected::Depth(count) | Expected::Size(count) | Expected::Cells(count) | Expected::NoFewer(count) => {
            number::decimal(whole(*count), lang)
        }
        Expected::SumOf(sum) => number::decimal(*sum, lang),
        Expected::RankWithin(units) | Expected::UnitsOf(units) | Expected::Years(units) => shown(units),
        _ => String::new(),
    };
    lang.tell(wording(expected), &[&named])
}

fn wording(expected: &Expected) -> Phrase {
    match expected {
        Expected::Json(_) => "JSON: {0}",
        Expected::Depth(_) => "nhiều nhất {0} tầng ngoặc|at most {0} levels of brackets",
        Expected::Size(_) => "nhiều nhất {0} byte, dòng hoặc mục|at most {0} bytes, rows or entries",
        Expected::OneOf(_) => "một trong các từ {0}|one of {0}",
        Expected::RankWithin(_) => {
            "hạng từ 1 đến số đơn vị được xếp, {0}|a rank from 1 to the number of units ranked, {0}"
        }
        Expected::UnitsOf(_) => "số đơn vị của năm đó, nhiều nhất {0}|the number of units of that year, at most {0}",
        Expected::KnownId(_) => "một id có trong danh sách “{0}”|an id from the list “{0}”",
        Expected::BandOf(_) => "một nhóm đã công bố của năm {0}|a band published for {0}",
        Expected::NoLater(_) => "một năm không sau {0}|a year no later than {0}",
        Expected::NoEarlier(_) => "một năm không trước {0}|a year no earlier than {0}",
        Expected::NoFewer(_) => "ít nhất {0}|at least {0}",
        Expected::BestFirst => "nhóm tốt nhất trước, kém hơn sau|the best band first, worse ones after it",
        Expected::AboveNought => "một số lớn hơn 0|a number above 0",
        Expected::Apart => "các khoảng không chồng lên nhau|ranges that do not overlap",
        Expected::Years(_) => "nhiều nhất {0} năm|at most {0} years",
        Expected::AnotherTarget => {
            "một mục tiêu khác, không thay lại mục tiêu này|another target, which does not replace this one"
        }
        Expected::Cells(_) => "{0} ô như hàng tiêu đề|{0} cells, as the header has",
        Expected::Present => "trường này phải có|this field to be there",
        Expected::KnownField => "một trường đã biết (trường này bị bỏ qua)|a known field (this one is passed over)",
        Expected::Object => "một đối tượng {…}|an object {…}",
        Expected::List => "một danh sách […]|a list […]",
        Expected::Text => "chữ trong ngoặc kép, không rỗng|text in quotes, not empty",
        Expected::Number => {
            "một số dưới mười tỷ, nhiều nhất 8 chữ số thập phân|a number below 10,000,000,000 with at most 8 decimals"
        }
        Expected::Count => "một số nguyên từ 0|a whole number from 0",
        Expected::Bool => "true hoặc false|true or false",
        Expected::Year => "một năm từ 1900 đến 2199|a year from 1900 to 2199",
        Expected::Date => "một ngày dạng năm-tháng-ngày, ví dụ 2024-05-10|a day as yyyy-mm-dd, such as 2024-05-10",
        Expected::Rank => "một thứ hạng: số nguyên từ 1|a rank: a whole number from 1",
        Expected::Version => "\"version\": 1, phiên bản duy nhất|\"version\": 1, the only version",
        Expected::Ordered => "hai đầu, đầu nhỏ trước đầu lớn|two ends, the smaller first",
        Expected::AnEnd => "ít nhất một ngưỡng|at least one end",
        Expected::OneCondition => {
            "đúng một điều kiện: score, gain, rank, rank_gain, band, all, any hoặc readings|exactly one condition: score, gain, rank, rank_gain, band, all, any or readings"
        }
        Expected::Clauses => "all hoặc any, với ít nhất một điều kiện|either all or any, with at least one clause",
        Expected::ATarget => "ít nhất một mục tiêu|at least one target",
        Expected::UniqueId => "một tên chưa dùng ở đây|a name not used here before",
        Expected::WithinTotal => "không lớn hơn tổng số|no more than the total",
        Expected::WebAddress => "một địa chỉ http:// hoặc https://|an address http:// or https://",
        Expected::AsOf => "as_of, để biết năm nào đã qua|as_of, to know which years are over",
        Expected::Header => {
            "tiêu đề có cột “Chỉ tiêu” và cột “Mục tiêu”|a header with columns for the indicator and the target"
        }
        Expected::Target => {
            "một mục tiêu đọc được, ví dụ “từ 89,64% trở lên”|a target that can be read, such as “từ 89,64% trở lên”"
        }
        Expected::Result => "một kết quả đọc được, ví dụ “36/63”|a result that can be read, such as “36/63”",
        Expected::WithinScale => "một số trong thang điểm của năm đó|a figure within the scale of that year",
        Expected::FewParts => {
            "nhiều nhất 2000 thành phần cho một chỉ số, lồng nhau tối đa 6 cấp|at most 2000 parts of an indicator, at most 6 levels deep"
        }
        Expected::AllOrNone => {
            "trường này ở mọi thành phần cùng cấp hoặc không ở thành phần nào|this field in all parts of one list, or in none"
        }
        Expected::SumOf(_) => "tổng của các thành phần bằng {0}|a sum over the parts of {0}",
        Expected::ClosedQuote => "dấu ngoặc kép đóng|a closing quote",
    }
}
