//! The field's terms (DESIGN §10): verdicts, reasons in short, provenance.

use super::Lang;
use crate::evaluate::verdict::{Reason, Verdict};
use crate::model::scorecard::Provenance;

/// A verdict's word; never without its sign and shape.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Met => lang.pick("Đạt", "Met"),
        Verdict::NotMet => lang.pick("Chưa đạt", "Not met"),
        Verdict::CannotTell => lang.pick("Chưa thể kết luận", "Cannot tell"),
        Verdict::NotDue => lang.pick("Chưa đến hạn", "Not due"),
    }
}

/// A reason in a few words, as it stands beside a clause.
pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::BreakGeo => lang.pick("đơn vị hành chính đã đổi", "units have changed"),
        Reason::BreakMethod => lang.pick("gián đoạn chuỗi số liệu", "break in series"),
        Reason::UndefinedBand => lang.pick("không có mốc chính thức", "no official cut-off"),
        Reason::Conflict => lang.pick("nguồn trái nhau", "sources conflict"),
        Reason::Ambiguous => lang.pick("câu chữ hai nghĩa", "ambiguous wording"),
        Reason::Suppressed => lang.pick("số liệu bị giữ lại", "figure withheld"),
        Reason::NotPublished => lang.pick("cơ quan công bố không công bố", "not published"),
        Reason::NoBase => lang.pick("chưa có số liệu năm gốc", "no base figure"),
        Reason::NoFigure => lang.pick("chưa có số liệu", "no figure"),
        Reason::PartialInterval => lang.pick("chỉ biết một khoảng", "only a range is known"),
    }
}

/// Who says a figure.
pub fn provenance(provenance: Provenance, lang: Lang) -> &'static str {
    match provenance {
        Provenance::Published => lang.pick("công bố", "published"),
        Provenance::Province => lang.pick("địa phương công bố", "by the province"),
        Provenance::Press => lang.pick("báo chí", "press"),
        Provenance::Derived => lang.pick("suy ra", "derived"),
    }
}
