"""Sentences of the made-up year: reports, reasons, blockers, decisions. Written by us; they name nobody. No Django."""

from __future__ import annotations

from random import Random
from typing import Final

REPORTS: Final = {
    "done": (
        "Đã hoàn thành đủ nội dung được giao trong kỳ; số liệu kèm theo biểu.",
        "Đã thực hiện xong, kết quả đạt kế hoạch kỳ này; không phát sinh vướng mắc.",
        "Hoàn thành. So với kỳ trước, số việc xử lý tăng nhờ bố trí thêm người trực.",
        "Đã rà soát toàn bộ, lập danh sách kèm theo; các trường hợp sai lệch đã xử lý.",
        "Đã triển khai đến các bộ phận trực thuộc, có biên bản kiểm tra kèm theo.",
    ),
    "partly": (
        "Đã thực hiện phần lớn nội dung; phần còn lại chờ số liệu của đơn vị phối hợp.",
        "Hoàn thành một phần do thiếu người nhập liệu; phần còn lại sẽ bổ sung trong kỳ sau.",
        "Đã làm được các nội dung trong khả năng, còn nội dung kết nối dữ liệu chưa thông.",
    ),
    "not_done": (
        "Chưa thực hiện được do chưa có hướng dẫn kỹ thuật; đề nghị cho ý kiến.",
        "Chưa thực hiện được vì hệ thống đang nâng cấp trong cả kỳ báo cáo.",
    ),
}
AGAIN: Final = (
    "Đã bổ sung theo yêu cầu khi trả lại. ",
    "Đã chỉnh sửa số liệu và kèm thêm minh chứng. ",
)
RETURNS: Final = (
    "Số liệu không khớp với biểu kèm theo, đề nghị rà soát lại.",
    "Thiếu minh chứng cho kết quả đã nêu.",
    "Báo cáo chung chung, chưa nêu rõ việc đã làm và người chịu trách nhiệm.",
    "Minh chứng của kỳ trước, đề nghị gửi minh chứng đúng kỳ báo cáo.",
    "Chưa nêu nguyên nhân của các nội dung chưa hoàn thành.",
)
REOPENED: Final = (
    "Kiểm tra thực tế cho thấy kết quả chưa đúng như báo cáo.",
    "Phát hiện thiếu số liệu của một bộ phận trực thuộc, cần báo cáo lại.",
)
REVIEWED: Final = {
    "shown": ("Minh chứng đầy đủ.", "Đạt yêu cầu."),
    "partly": ("Minh chứng mới thể hiện một phần kết quả.", "Cần bổ sung minh chứng ở kỳ sau."),
    "not_shown": ("Không kèm minh chứng; chấp nhận theo số liệu hệ thống.", "Chưa có minh chứng kèm theo."),
    "contrary": ("Số liệu hệ thống thấp hơn con số báo cáo; ghi nhận theo hệ thống.",),
}
DUE_REASONS: Final = (
    "Chờ văn bản hướng dẫn của cơ quan cấp trên.",
    "Hệ thống dùng chung tạm dừng để nâng cấp.",
    "Mưa lũ kéo dài, địa phương tập trung ứng phó.",
    "Khối lượng tăng so với khi giao việc.",
)
BLOCKERS: Final = {
    "legal": (
        ("Chưa có quy định về giá trị pháp lý của bản điện tử đối với loại giấy tờ này.", "Cho phép dùng bản điện tử trong khi chờ hướng dẫn."),
        ("Hai văn bản quy định khác nhau về thành phần hồ sơ.", "Thống nhất áp dụng một quy định."),
    ),
    "infrastructure": (
        ("Đường truyền tại địa bàn không ổn định, hồ sơ trực tuyến bị gián đoạn.", "Nâng cấp đường truyền cho điểm tiếp nhận."),
        ("Máy quét tại Bộ phận Một cửa hỏng, chưa được thay.", "Bố trí kinh phí thay thiết bị."),
    ),
    "security": (
        ("Thiết bị kết nối chưa đạt yêu cầu cấp độ an toàn.", "Hỗ trợ kiểm tra, đánh giá lại thiết bị."),
    ),
    "data": (
        ("Dữ liệu nguồn thiếu số định danh cá nhân, không đối chiếu được.", "Cung cấp danh sách đã đối chiếu."),
        ("Phần mềm chuyên ngành chưa cho phép kết xuất dữ liệu.", "Đề nghị cơ quan chủ quản mở chức năng kết xuất."),
    ),
    "people": (
        ("Cán bộ đầu mối chuyển công tác, chưa có người thay.", "Phân công người thay thế."),
        ("Một cán bộ phụ trách nhiều nhiệm vụ, không kịp tiến độ.", "Bổ sung người trong thời gian cao điểm."),
    ),
}  # fmt: skip
DECISIONS: Final = (
    "Đồng ý với đề xuất; đơn vị thực hiện ngay và báo cáo kết quả trong kỳ.",
    "Giao Văn phòng UBND thành phố phối hợp tháo gỡ trong 10 ngày.",
    "Đồng ý về nguyên tắc; sử dụng nguồn kinh phí đã giao trong năm.",
    "Chưa đồng ý; đơn vị dùng thiết bị hiện có và báo cáo lại nếu vẫn vướng.",
)
WITHDRAWN: Final = ("Đã tự tháo gỡ được, xin rút kiến nghị.",)
EXPLAINED: Final = {  # by the kind of criterion
    "on_time": (
        "Trong tháng nhiều việc cùng đến hạn, đơn vị tập trung cho việc trọng tâm nên báo cáo chậm; đề nghị xem xét.",
        "Hệ thống dùng chung gián đoạn vào ngày đến hạn; đề nghị không tính các báo cáo chậm trong ngày đó.",
    ),
    "first_accepted": ("Báo cáo bị trả lại do cách hiểu biểu mẫu khác nhau, nội dung không sai; đề nghị xem xét.",),
    "evidence": ("Minh chứng là văn bản mật nên không tải lên được, đơn vị đã xuất trình trực tiếp; đề nghị xem xét.",),
    "complete": ("Các tệp còn thiếu thuộc về đơn vị phối hợp; đề nghị không tính cho đơn vị.",),
    "returns": ("Một báo cáo bị trả lại hai lần vì cùng một lý do; đề nghị tính một lần.",),
    "accepted": ("Cán bộ đầu mối nghỉ phép trong những ngày giao việc; đề nghị xem xét.",),
    "blockers": ("Vướng mắc đã được trao đổi qua điện thoại trước hạn; đề nghị xem xét.",),
}
PUT_RIGHT: Final = (
    "Báo cáo đã gửi trước ngày mở lấy ý kiến nhưng chưa được ghi nhận hoặc chưa được duyệt; đề nghị cập nhật rồi tính lại.",
    "Số liệu của kỳ này thiếu báo cáo đơn vị đã gửi; đề nghị kiểm tra, tính lại.",
)
AGREED: Final = (
    "Đã kiểm tra, dữ liệu gốc được cập nhật; chấm lại trước khi ký.",
    "Đồng ý; kết quả tính lại theo dữ liệu mới.",
)
DISAGREED: Final = (
    "Quy tắc chấm không loại trừ trường hợp này; giữ nguyên kết quả.",
    "Chưa có tài liệu chứng minh; giữ nguyên kết quả. Nếu có, đơn vị gửi kèm trong kỳ sau.",
    "Hạn đã có thể xin dời trước khi hết hạn; giữ nguyên kết quả.",
)
CLOSED: Final = "Nhiệm vụ đã đạt mục tiêu, kết thúc theo kế hoạch."
YEAR_OVER: Final = "Kết thúc năm kế hoạch."
HANDED_IN_ON_PAPER: Final = "Báo cáo giấy, ghi nhận sau. "


def report(rng: Random, claim: str, number: int, on_paper: bool) -> str:
    again = rng.choice(AGAIN) if number > 1 else ""
    return f"{HANDED_IN_ON_PAPER if on_paper else ''}{again}{rng.choice(REPORTS[claim])}"
