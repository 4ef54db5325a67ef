//! The field's terms (DESIGN §10): verdicts, reasons in short, provenance.

use super::Lang;
use super::phrase::Phrase;
use crate::evaluate::verdict::{Reason, Verdict};
use crate::model::scorecard::Provenance;

/// A verdict's word; never without its sign and shape.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    let word: Phrase = match verdict {
        Verdict::Met => "Đạt|Met",
        Verdict::NotMet => "Chưa đạt|Not met",
        Verdict::CannotTell => "Chưa thể kết luận|Cannot tell",
        Verdict::NotDue => "Chưa đến hạn|Not due",
    };
    lang.of(word)
}

/// A reason in a few words, as it stands beside a clause.
pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    let words: Phrase = match reason {
        Reason::BreakGeo => "đơn vị hành chính đã đổi|units have changed",
        Reason::BreakMethod => "gián đoạn chuỗi số liệu|break in series",
        Reason::UndefinedBand => "không có mốc chính thức|no official cut-off",
        Reason::Conflict => "nguồn trái nhau|sources conflict",
        Reason::Ambiguous => "câu chữ hai nghĩa|ambiguous wording",
        Reason::Suppressed => "số liệu bị giữ lại|figure withheld",
        Reason::NotPublished => "số liệu không được công bố|not published",
        Reason::NoBase => "chưa có số liệu năm gốc|no base figure",
        Reason::NoFigure => "chưa có số liệu|no figure",
        Reason::PartialInterval => "chỉ biết một khoảng|only a range is known",
    };
    lang.of(words)
}

/// Who says a figure.
pub fn provenance(provenance: Provenance, lang: Lang) -> &'static str {
    let words: Phrase = match provenance {
        Provenance::Published => "công bố|published",
        Provenance::Province => "địa phương công bố|by the province",
        Provenance::Press => "báo chí|press",
        Provenance::Derived => "suy ra|derived",
    };
    lang.of(words)
}
