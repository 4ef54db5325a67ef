//! The fixed words of a chart: names of views, headings, the key. Two tables, so that a language costs no code.

use crate::evaluate::verdict::{Reason, Verdict};
use crate::words::{Lang, term};

/// The fixed words in one language.
pub struct Captions {
    /// Name of the language switch.
    pub language: &'static str,
    /// Name of the view switch.
    pub view: &'static str,
    /// Names of the views: scorecard, timeline, table.
    pub views: [&'static str; 3],
    /// The key: result, target, edition before, range, direction.
    pub key: [&'static str; 5],
    /// Headings of the scorecard's columns.
    pub headings: [&'static str; 5],
    /// The details of a row.
    pub details: &'static str,
    /// There is no figure.
    pub no_figure: &'static str,
    /// Which way is better in a timeline.
    pub up_is_better: &'static str,
    /// A timeline without a figure.
    pub nothing_to_draw: &'static str,
    /// When a target is met.
    pub rule: &'static str,
    /// Why it cannot be told.
    pub why: &'static str,
    /// What would settle it.
    pub settle: &'static str,
    /// Year by year.
    pub years: &'static str,
    /// The figures used.
    pub figures: &'static str,
    /// What must be known beside the verdict.
    pub to_know: &'static str,
    /// The province's own words.
    pub explanation: &'static str,
    /// How the wording was read.
    pub reading: &'static str,
    /// The sources.
    pub sources: &'static str,
    /// Before the plan among the sources.
    pub plan: &'static str,
    /// Before the day of the figures.
    pub as_of: &'static str,
    /// The figure may lie anywhere here.
    pub in_range: &'static str,
    /// Before the target under its mark.
    pub target: &'static str,
    /// Before the id of the target that adjusts this one.
    pub adjusted: &'static str,
    /// A break in the series.
    pub series_break: &'static str,
    /// A caveat.
    pub caveat: &'static str,
    /// Headings of the table of figures used.
    pub figure_headings: &'static [&'static str],
    /// Headings of the table of targets.
    pub target_headings: &'static [&'static str],
    /// Headings of the table of years.
    pub year_headings: &'static [&'static str],
}

/// Vietnamese.
static VI: Captions = Captions {
    language: "Ngôn ngữ",
    view: "Cách xem",
    views: ["Mục tiêu", "Theo năm", "Bảng số"],
    key: ["kết quả", "mục tiêu", "kỳ trước", "có thể ở đây", "càng sang phải càng tốt →"],
    headings: ["Mục tiêu", "Hình", "Kết quả và kết luận", "Điều kiện", "Chi tiết"],
    details: "Chi tiết",
    no_figure: "chưa có số",
    up_is_better: "Càng lên cao càng tốt ↑",
    nothing_to_draw: "Chưa có số liệu nào để vẽ",
    rule: "Quy tắc",
    why: "Vì sao chưa thể kết luận",
    settle: "Sẽ kết luận được khi: ",
    years: "Từng năm",
    figures: "Số liệu đã dùng",
    to_know: "Cần biết",
    explanation: "Giải trình của địa phương (nguyên văn)",
    reading: "Cách hiểu câu chữ",
    sources: "Nguồn",
    plan: "Mục tiêu: ",
    as_of: "Số liệu tính đến",
    in_range: "nằm trong khoảng này",
    target: "mục tiêu ",
    adjusted: "Đã được điều chỉnh bằng mục tiêu",
    series_break: "gián đoạn chuỗi số liệu",
    caveat: "lưu ý",
    figure_headings: &["Số liệu", "Giá trị", "Xuất xứ"],
    target_headings: &["Chỉ tiêu", "Năm", "Mục tiêu", "Kết quả", "Kết luận", "Chênh lệch, lý do", "Xuất xứ", "Nguồn"],
    year_headings: &["Năm", "Kết quả", "Mục tiêu", "Kết luận", "Xuất xứ"],
};

/// English.
static EN: Captions = Captions {
    language: "Language",
    view: "View",
    views: ["Targets", "Over time", "Table"],
    key: ["result", "target", "edition before", "may lie here", "further right is better →"],
    headings: ["Target", "Chart", "Result and verdict", "Conditions", "Details"],
    details: "Details",
    no_figure: "no figure",
    up_is_better: "Higher up is better ↑",
    nothing_to_draw: "There is no figure to draw yet",
    rule: "Rule",
    why: "Why it cannot be told",
    settle: "Settled by: ",
    years: "Year by year",
    figures: "Figures used",
    to_know: "To know",
    explanation: "The province's explanation (its own words)",
    reading: "How the wording was read",
    sources: "Sources",
    plan: "Target: ",
    as_of: "Figures as of",
    in_range: "lies in this range",
    target: "target ",
    adjusted: "Adjusted by target",
    series_break: "break in series",
    caveat: "caveat",
    figure_headings: &["Figure", "Value", "Provenance"],
    target_headings: &["Indicator", "Year", "Target", "Result", "Verdict", "Gap, reason", "Provenance", "Source"],
    year_headings: &["Year", "Result", "Target", "Verdict", "Provenance"],
};

/// The words of a language.
pub fn of(lang: Lang) -> &'static Captions {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// A verdict's word.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    term::verdict(verdict, lang)
}

/// A reason in a few words.
pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    term::reason(reason, lang)
}

/// After the number of rows that could not be read.
pub fn unread(lang: Lang) -> &'static str {
    lang.pick("dòng chưa đọc được, giữ nguyên văn", "rows that could not be read, as written")
}
