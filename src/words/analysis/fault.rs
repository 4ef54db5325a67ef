//! Why a total, a change of parts or a path has no answer, in one sentence.

use crate::evaluate::composite::Fault;
use crate::words::phrase::Phrase;
use crate::words::{Lang, number};

/// The sentence of a fault.
pub fn sentence(fault: &Fault, lang: Lang) -> String {
    let (phrase, named): (Phrase, &str) = match fault {
        Fault::Incomplete { known, needed } => {
            let share = |exact: &crate::model::decimal::ratio::Ratio| {
                let percent = exact.times(100.into()).and_then(|share| share.rounded(1));
                percent.map_or(String::new(), |share| number::decimal(share, lang))
            };
            return lang.tell(
                "Mới biết {0}% trọng số, cơ quan công bố chỉ tính tổng từ {1}%.|{0}% of the weight is known; the publisher gives a total from {1}% on.",
                &[&share(known), &share(needed)],
            );
        }
        Fault::Overflow => ("Số quá lớn.|The numbers are too large.", ""),
        Fault::Flat => ("Thang đo hoặc bước không có độ dài.|A scale or step has no length.", ""),
        Fault::NoParts => ("Không có thành phần nào cho năm này.|No part stands for the year.", ""),
        Fault::Twice(id) => ("Thành phần {0} có hai lần.|The part {0} stands twice.", id),
        Fault::NoSuchPart(id) => ("Không có thành phần {0} trong năm này.|The year has no part {0}.", id),
        Fault::NotPositive(id) => {
            ("Trọng số hoặc thang của {0} không dương.|The weight or scale of {0} is not positive.", id)
        }
        Fault::Mixed(id) => (
            "Trong các thành phần của {0} có cái có trọng số, có cái không.|Some parts of {0} have a weight, others none.",
            id,
        ),
        Fault::TooDeep => ("Các thành phần lồng nhau quá sâu.|Parts stand in parts too deep.", ""),
        Fault::NoDenominator => ("Không thành phần nào áp dụng.|No part applies.", ""),
        Fault::NotKnown(id) => ("Chưa biết điểm của {0}.|The score of {0} is not known.", id),
        Fault::NotApplicable(id) => ("{0} không áp dụng cho đơn vị này.|{0} does not apply to the unit.", id),
        Fault::OutsideScale(id) => ("Điểm của {0} nằm ngoài thang.|The score of {0} is outside its scale.", id),
        Fault::Within(id) => (
            "{0} và thành phần chứa nó không đổi cùng lúc được.|{0} and the part it belongs to cannot both change.",
            id,
        ),
        Fault::OtherEra => {
            ("Hai năm không cùng thành phần và trọng số.|The two years have other parts or weights.", "")
        }
        Fault::NoSuchIndicator(id) => ("Không có chỉ số {0}.|There is no indicator {0}.", id),
        Fault::NoScore => {
            ("Không có điểm thành phần của năm này.|The document has no scores of parts for the year.", "")
        }
    };
    lang.tell(phrase, &[&named])
}
