//! The words of a header → what its column holds.

use super::scan;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The names of what is measured.
    Indicator,
    /// The years judged.
    Year,
    /// Targets.
    Target,
    /// Results.
    Result,
    /// Estimated results.
    Estimate,
    /// Results of the year before.
    Previous,
    /// Units of measure.
    Measure,
    /// Units of measure or agencies: the cells say.
    Unit,
    /// Sources of results.
    Source,
    /// Sources of targets.
    Plan,
    /// Which way is better.
    Better,
    /// Nothing that is judged.
    Ignored,
    /// Nothing that the header's words say.
    Unknown,
}

const ESTIMATE: &str = "ước thực hiện|ước th|ước đạt|ước kết quả|ước|uth|ưth|estimate|estimated";
const PREVIOUS: &str = "kỳ trước|năm trước|cùng kỳ|previous|previous year";
const WORDS: &[(&str, Role)] = &[
    (
        "chỉ tiêu|chỉ số|tên chỉ số|tên chỉ tiêu|nội dung|tiêu chí|chỉ tiêu theo dõi|chỉ tiêu, nhiệm vụ|\
         nội dung thực hiện|tên mục tiêu|indicator|index",
        Role::Indicator,
    ),
    ("năm|năm đánh giá|năm kế hoạch|year", Role::Year),
    (
        "mục tiêu|kế hoạch|chỉ tiêu giao|chỉ tiêu được giao|chỉ tiêu kế hoạch|kế hoạch giao|kế hoạch năm|kh|\
         yêu cầu|mục tiêu phấn đấu|target|plan|goal",
        Role::Target,
    ),
    (
        "kết quả|kết quả thực hiện|thực hiện|thực hiện kế hoạch|th|đạt được|thực tế|kết quả đạt được|result|\
         results|actual|achieved",
        Role::Result,
    ),
    (ESTIMATE, Role::Estimate),
    (PREVIOUS, Role::Previous),
    ("đơn vị tính|đvt|đơn vị đo|đv tính|unit of measure", Role::Measure),
    ("đơn vị|unit", Role::Unit),
    ("nguồn|nguồn số liệu|nguồn dữ liệu|nguồn kết quả|source", Role::Source),
    ("nguồn mục tiêu|nguồn kế hoạch|văn bản giao|căn cứ", Role::Plan),
    ("chiều|chiều tốt|direction|better", Role::Better),
    (
        "stt|tt|số tt|số thứ tự|no|#|ghi chú|note|notes|đánh giá|đánh giá kết quả|đơn vị chủ trì|\
         đơn vị thực hiện|cơ quan thực hiện|cơ quan chủ trì|thời gian thực hiện|thời hạn|nguyên nhân|\
         giải pháp",
        Role::Ignored,
    ),
];
/// A column that compares two others holds no figure of its own, whatever else it says.
const COMPARES: &str = "so sánh|so với|th/kh|kh/th|tỷ lệ hoàn thành|mức độ hoàn thành|hoàn thành kế hoạch|tăng/giảm|\
     chênh lệch|% kh|compared";

/// What the words of a cleaned header say.
#[inline(never)]
pub fn role(header: &str) -> Role {
    if scan::has_any(header, COMPARES) {
        return Role::Ignored;
    }
    let mut found = Role::Unknown;
    let mut longest = 0;
    for (words, role) in WORDS {
        for word in scan::words(words) {
            if scan::find(header, word) == 0 {
                continue;
            }
            // In letters. "Năm 2024 KH": the year is told of something else.
            let length = scan::length(word) + if *role == Role::Year { 0 } else { 1_000 };
            if length >= longest {
                (found, longest) = (*role, length);
            }
        }
    }
    match found {
        Role::Result if scan::has_any(header, PREVIOUS) => Role::Previous,
        Role::Result if scan::has_any(header, ESTIMATE) => Role::Estimate,
        role => role,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &str) -> Role {
        role(&scan::clean(header))
    }

    #[test]
    fn the_longest_header_word_wins() {
        for (header, expected) in [
            ("Chỉ tiêu", Role::Indicator),
            ("TÊN CHỈ SỐ", Role::Indicator),
            ("Chỉ tiêu giao", Role::Target),
            ("Kế hoạch 2024", Role::Target),
            ("KH2024", Role::Target),
            ("TH 2024", Role::Result),
            ("Kết quả thực hiện năm 2024", Role::Result),
            ("Ước TH", Role::Estimate),
            ("Ước thực hiện cả năm 2024", Role::Estimate),
            ("Năm trước", Role::Previous),
            ("Thực hiện cùng kỳ", Role::Previous),
            ("ĐVT", Role::Measure),
            ("Đơn vị", Role::Unit),
            ("Đơn vị tính", Role::Measure),
            ("Năm", Role::Year),
            ("Nguồn số liệu", Role::Source),
            ("TT", Role::Ignored),
            ("So sánh TH/KH (%)", Role::Ignored),
            ("Tỷ lệ hoàn thành kế hoạch", Role::Ignored),
            ("Actual", Role::Result),
        ] {
            assert_eq!(of(header), expected, "{header}");
        }
        assert_eq!(of("Lĩnh vực"), Role::Unknown);
        assert_eq!(of("Tháng"), Role::Unknown);
    }
}
