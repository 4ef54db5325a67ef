//! The fixed words of the view of parts.

use crate::words::phrase::Phrase;

/// What the axis is: one for all parts.
pub const ONE_SCALE: Phrase = "Mọi thành phần vẽ trên cùng một thang điểm|All parts are drawn on one scale of scores";
/// What the axis is: a share of each part's own scale.
pub const SHARES: Phrase = "Các thành phần có thang điểm khác nhau: mỗi hàng vẽ theo phần trăm thang của chính nó|The parts have different scales: each row is drawn as a share of its own";
/// The median of so many units, in the key.
pub const MEDIAN_OF: Phrase = "trung vị {0} đơn vị|median of {0} units";
/// The band, in the key.
pub const SPREAD: Phrase = "thấp nhất đến cao nhất|lowest to highest";
/// The control and what it marks, in the key.
pub const TRIED: Phrase = "giả định: kéo nút tròn, phím mũi tên, hoặc − +|supposed: drag the ring, arrow keys, or − +";
/// The median, over its line.
pub const MEDIAN: Phrase = "trung vị {0}|median {0}";
/// A supposed score, over its mark.
pub const TRY_SHORT: Phrase = "giả định {0}|supposed {0}";
/// A supposed score, its change, what it would give.
pub const TRY: Phrase = "giả định {0}{1}{2}|supposed {0}{1}{2}";
/// What a supposed score would give.
pub const WOULD_GIVE: Phrase = ", góp {0}|, giving {0}";
/// Beside the median.
pub const OVER: Phrase = "trên trung vị {0}|{0} above the median";
/// Beside the median.
pub const BELOW: Phrase = "dưới trung vị {0}|{0} below the median";
/// Beside the median.
pub const AT: Phrase = "bằng trung vị|at the median";
/// The place of so many.
pub const PLACE: Phrase = "hạng {0}/{1}|rank {0}/{1}";
/// Against the edition before.
pub const AGAINST: Phrase = "so với {0}: {1}|against {0}: {1}";
/// What a part gives to the total, and of how much.
pub const GIVES: Phrase = "góp {0}{1} vào tổng|gives {0}{1} to the total";
/// The other units, in the drawing's description.
pub const OTHERS: Phrase = "trung vị {0}, thấp nhất {1}, cao nhất {2}|median {0}, lowest {1}, highest {2}";
/// There is no score.
pub const NO_SCORE: Phrase = "chưa có điểm|no score";
/// It does not count for the unit.
pub const NOT_COUNTED: Phrase = "không tính vào tổng|not counted";
/// A control of a score that is not known.
pub const NOT_SET: Phrase = "chưa có điểm, chưa giả định|no score, none supposed";
/// A control that was not touched.
pub const AS_IT_IS: Phrase = "{0}, như kết quả|{0}, as the result";
/// After a part's name, the name of its control.
pub const CONTROL: Phrase = "Giả định điểm: {0}|Supposed score: {0}";
/// The buttons beside it.
pub const LESS: Phrase = "Giảm: {0}|Less: {0}";
/// The buttons beside it.
pub const MORE: Phrase = "Tăng: {0}|More: {0}";
/// The badge of a supposition.
pub const SUPPOSED: Phrase = "Giả định, không phải kết quả|Supposed, not a result";
/// Takes a supposition back.
pub const RESET: Phrase = "Bỏ giả định|Reset";
/// The goals.
pub const WHAT_WOULD_IT_TAKE: Phrase = "Cần gì để đạt?|What would it take?";
/// Supposes a goal.
pub const TRY_IT: Phrase = "Giả định mức này|Suppose this";
/// The total.
pub const TOTAL: Phrase = "Tổng điểm|Total";
/// The place.
pub const RANK: Phrase = "Thứ hạng|Rank";
/// Before a verdict that would be.
pub const WOULD_BE: Phrase = "sẽ là|would be";
/// Caption of the table.
pub const CAPTION: Phrase = "Số liệu của từng thành phần|Figures of each part";

/// Headings of the page's table.
pub const VI: [&str; 12] = [
    "Thành phần",
    "Điểm",
    "Thang từ",
    "Thang đến",
    "Kỳ trước",
    "Trung vị",
    "Thấp nhất",
    "Cao nhất",
    "Hạng từ",
    "Hạng đến",
    "Tỷ trọng (%)",
    "Góp vào tổng",
];
/// Headings of the page's table.
pub const EN: [&str; 12] = [
    "Part",
    "Score",
    "Scale from",
    "Scale to",
    "Edition before",
    "Median",
    "Lowest",
    "Highest",
    "Rank from",
    "Rank to",
    "Share (%)",
    "Gives to the total",
];
/// Headings for a spreadsheet: those and what is supposed.
pub const VI_SUPPOSED: [&str; 13] = with(VI, "Giả định");
/// Headings for a spreadsheet: those and what is supposed.
pub const EN_SUPPOSED: [&str; 13] = with(EN, "Supposed");
/// Headings for a program.
pub const MACHINE: [&str; 13] = [
    "part",
    "score",
    "scale_from",
    "scale_to",
    "previous",
    "median",
    "lowest",
    "highest",
    "rank_from",
    "rank_to",
    "share",
    "gives",
    "supposed",
];

const fn with(headings: [&'static str; 12], last: &'static str) -> [&'static str; 13] {
    let [a, b, c, d, e, f, g, h, i, j, k, l] = headings;
    [a, b, c, d, e, f, g, h, i, j, k, l, last]
}
