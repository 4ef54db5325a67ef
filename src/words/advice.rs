//! What an editor can do about something that could not be read. Nothing is lost meanwhile, and nothing guessed.

use super::Lang;
use super::phrase::Phrase;
use crate::model::problem::{Expected, Place, Problem};

/// One sentence; the words an editor types stand in quotes.
pub fn advice(problem: &Problem, lang: Lang) -> &'static str {
    let phrase: Phrase = match &problem.expected {
        Expected::Target => {
            "Viết lại ô theo một mẫu: “từ 89,64% trở lên”, “Top 20”, “tăng 5 bậc”. Chưa sửa thì hàng vẫn hiện như đã viết, không kết luận.|Write the cell like one of these: “từ 89,64% trở lên”, “Top 20”, “tăng 5 bậc”. Until then the row is shown as written, without a verdict."
        }
        Expected::Result => {
            "Viết lại ô theo một mẫu: “95,2”, “36/63”, “ngoài top 30”; chưa có số liệu thì để trống.|Write the cell like one of these: “95,2”, “36/63”, “ngoài top 30”; leave it empty where there is no figure."
        }
        Expected::Year => {
            "Ghi một năm, ví dụ 2023, ở cột “Năm”, ở tiêu đề cột hoặc ở tên bảng.|Give one year, such as 2023, in the column “Năm”, in the column's heading or in the caption."
        }
        Expected::Header => {
            "Đặt tên cột ở hàng đầu: “Chỉ tiêu”, “Năm”, “Mục tiêu”, “Kết quả”.|Name the columns in the first row: “Chỉ tiêu”, “Năm”, “Mục tiêu”, “Kết quả”."
        }
        Expected::KnownField if matches!(problem.place, Place::Cell(..)) => {
            "Cột này không dùng để kết luận. Nếu là số liệu cần xét, đổi tên cột thành “Mục tiêu”, “Kết quả”, “Năm”, “Đơn vị tính” hoặc “Nguồn”.|This column is not used. If its figures matter, rename it “Mục tiêu”, “Kết quả”, “Năm”, “Đơn vị tính” or “Nguồn”."
        }
        Expected::KnownField => {
            "Xem lại cách viết tên trường; bỏ qua cũng không sao.|Check how the field's name is spelt; it may also stay as it is."
        }
        Expected::Cells(_) => {
            "Thêm tên cột ở hàng đầu, hoặc xóa ô thừa.|Add the column's name in the first row, or clear the extra cell."
        }
        Expected::Present if matches!(problem.place, Place::Cell(..)) => {
            "Ghi tên chỉ tiêu cho hàng này.|Name this row's indicator."
        }
        Expected::AsOf => "Chọn ngày ở ô “Số liệu tính đến ngày”.|Choose the day under “Figures known up to”.",
        Expected::ATarget => {
            "Ghi ít nhất một mục tiêu ở cột “Mục tiêu”.|Write at least one target in the column “Mục tiêu”."
        }
        Expected::Rank | Expected::RankWithin(_) | Expected::UnitsOf(_) => {
            "Xem lại thứ hạng và số đơn vị được xếp, ví dụ 36/63.|Check the rank and how many were ranked, such as 36/63."
        }
        Expected::WithinScale | Expected::Number | Expected::Count | Expected::WithinTotal | Expected::AboveNought => {
            "Xem lại con số với nguồn đã công bố.|Check the figure against the published source."
        }
        Expected::Size(_) => "Chia thành nhiều bảng nhỏ hơn.|Divide it into smaller tables.",
        Expected::ClosedQuote => {
            "Thêm dấu ngoặc kép đóng vào tệp CSV, hoặc lưu lại tệp từ Excel.|Add the closing quote to the CSV file, or save it again from Excel."
        }
        Expected::Json(_) | Expected::Depth(_) => {
            "Sửa chữ ở đúng dòng ấy, hoặc mở lại tệp gốc.|Mend the text on that line, or open the original file again."
        }
        Expected::UniqueId => "Đổi một trong hai tên trùng nhau.|Change one of the two names that are alike.",
        Expected::WebAddress => {
            "Ghi địa chỉ đầy đủ, bắt đầu bằng https://|Give the whole address, beginning with https://"
        }
        _ => "Sửa lại chỗ này như điều cần có.|Change this place to what is expected.",
    };
    lang.of(phrase)
}
