"""What a piece is when somebody is charged: an order, an exhortation, or neither."""

from __future__ import annotations

import re

_DOCUMENT = r"(?:chỉ thị|công điện|kế hoạch|công văn|văn bản|quyết định|nghị quyết|thông báo|chương trình|kết luận|nội dung|đề án|phương án|quy định|quy chế)"
_SPIRIT = re.compile(
    r"(?:(?:các |mỗi )?(?:người đứng đầu|thủ trưởng)(?: [^,;:.]{1,60}?)?[ ])?(?:phải |cần |luôn |tiếp tục |tập trung |không ngừng |thật sự |thực sự )*"
    r"(?:nêu cao|đề cao|nêu gương|[“\"]nêu gương|gương mẫu|phát huy (?:tốt |cao độ |tối đa |mạnh mẽ |hơn nữa )?(?:vai trò|tinh thần|tính|truyền thống|kết quả|những kết quả|sức mạnh|trách nhiệm|trí tuệ|ý chí)"
    r"|nâng cao (?:hơn nữa |tinh thần|ý thức|nhận thức|trách nhiệm|vai trò|cảnh giác|ý chí)|quyết tâm|(?:đảm bảo |bảo đảm )?giữ vững|đoàn kết|tuyệt đối (?:không|chấp hành)|kiên quyết không(?! (?:cấp|phê duyệt|nghiệm thu|cho phép|giải quyết|bố trí|thanh toán|tiếp nhận|tham mưu|ban hành|điều chỉnh|gia hạn|xem xét))|không (?:được |để |chủ quan|lơ là|trông chờ|né tránh|đùn đẩy)"
    r"|(?:chủ động|tích cực)(?:, (?:chủ động|tích cực|sáng tạo|linh hoạt|quyết liệt|đổi mới))+ trong|(?:đảm bảo|bảo đảm)(?: tính)? (?:công khai|minh bạch|dân chủ|khách quan|tiết kiệm|nghiêm túc)(?:(?:,| và) (?:công khai|minh bạch|dân chủ|khách quan|công bằng|tiết kiệm|hiệu quả|an toàn|nghiêm túc|chống lãng phí|đúng (?:quy định|pháp luật|tiến độ|đối tượng|quy chế)(?: của pháp luật)?))*\s*[.;/]*$"
    r"|(?:tăng cường|siết chặt|giữ nghiêm|chấp hành nghiêm) (?:hơn nữa )?(?:kỷ cương|kỷ luật|tinh thần|trách nhiệm)|tránh |(?:coi|xem) (?:đây|việc|công tác|trọng)|quan tâm đúng mức|lấy [^,;.]{3,60} làm (?:trung tâm|thước đo|nền tảng|trọng tâm|động lực|mục tiêu|gốc)|xác định [^,;.]{3,60} là (?:trách nhiệm|nhiệm vụ (?:trọng tâm|chính trị|quan trọng|thường xuyên)|khâu then chốt)|xác định (?:rõ )?(?:đây|công tác|việc|yêu cầu nhiệm vụ|rõ yêu cầu)|(?:đảm bảo|bảo đảm) tuyệt đối|thực hiện nghiêm(?: túc)?,? (?:đầy đủ |hiệu quả |có hiệu quả )?(?:các nội dung |các nhiệm vụ |nội dung |những nội dung )?(?:trên|nêu trên|tại )?"
    + _DOCUMENT
    + r"[^.;]{0,60} (?:này|nêu trên|trên đây))",
    re.IGNORECASE,
)
_ACCOUNTABLE = re.compile(
    r"chịu (?:hoàn toàn )?trách nhiệm(?: toàn diện| trực tiếp| chính)?,? (?:trước|về|nếu|khi|cá nhân|liên đới|pháp lý|giải trình|và|thi hành)\b",
    re.IGNORECASE,
)
_EXECUTION = re.compile(
    r"(?:căn cứ (?:vào )?(?:chức năng|nhiệm vụ|quyền hạn|thẩm quyền)[^.;]{0,80}? |căn cứ [^,;]{3,80}, |theo [^,;]{3,80}, )?(?:nghiêm túc|khẩn trương|tích cực|chủ động|quan tâm|phối hợp|tổ chức|triển khai|thực hiện|quán triệt|nghiên cứu|chỉ đạo|lãnh đạo|tập trung|kịp thời|,|và|\s)+"
    r"(?:triển khai|thực hiện|quán triệt)(?: nghiêm(?: túc)? các quy định [^;.]{0,120} và (?=Chỉ thị|Quyết định|Kế hoạch))?(?:,? ?(?:triển khai|thực hiện|tổ chức|nghiêm|nghiêm túc|hiệu quả|có hiệu quả|đầy đủ|tốt|kịp thời|,|và))*"
    r"(?:\s*(?:các nội dung|nội dung|các nhiệm vụ|những nội dung|tinh thần)?[^,;.]{0,40}?(?:"
    + _DOCUMENT
    + r"[^,;.]{0,40}này|(?:tại|trong|của) "
    + _DOCUMENT
    + r"|nêu trên|trên đây|theo quy định|trên))?(?: phù hợp với[^;.]{0,80}mình)?\s*(?:\./)?\.?$",
    re.IGNORECASE,
)
# "Triển khai kịp thời, hiệu quả các nhiệm vụ được giao tại Kế hoạch"
_EXECUTION_OF_ALL = re.compile(
    r"(?:(?:tập trung|khẩn trương|nghiêm túc|tổ chức|chủ động),? )*(?:triển khai|thực hiện)(?: thực hiện)?(?:(?:,| và)? (?:kịp thời|hiệu quả|có hiệu quả|nghiêm túc|nghiêm|đồng bộ|đầy đủ|quyết liệt|tốt|đúng tiến độ))+"
    r" (?:các |những )?(?:nội dung|nhiệm vụ|giải pháp)(?:, (?:nhiệm vụ|giải pháp))?[^,;.]{0,40}"
    + _DOCUMENT
    + r"(?:[^.;,\d]{0,20}| của [^.;\d]{0,60})[./;]*$"
    r"|(?:(?:tập trung|khẩn trương|tổ chức|chủ động),? )*(?:triển khai|thực hiện)(?: thực hiện)?(?:(?:,| và)? (?:kịp thời|hiệu quả|có hiệu quả|nghiêm túc|nghiêm|đồng bộ|đầy đủ|quyết liệt|tốt))+ (?:các |những )?(?:nội dung|nhiệm vụ|giải pháp)(?:, (?:nhiệm vụ|giải pháp))?(?: đã)? (?:được giao|đề ra|được phân công)[./;]*$",
    re.IGNORECASE,
)
_IF_TROUBLE = re.compile(
    r"(?:trong quá trình[^.;:]{0,120}?(?:nếu|có)|nếu|trường hợp|khi) (?:có |phát sinh |gặp |còn )?(?:những |các )?(?:vấn đề |nội dung )?(?:khó khăn|vướng mắc|phát sinh|bất cập|vượt thẩm quyền)",
    re.IGNORECASE,
)
_TROUBLE_ANSWER = re.compile(
    r"(?:báo cáo|phản ánh|kiến nghị|đề xuất|thông tin|liên hệ|gửi|trao đổi|đề nghị)", re.IGNORECASE
)
# "Kịp thời báo cáo Thủ tướng những vướng mắc vượt thẩm quyền"
_TROUBLE_BEYOND = re.compile(
    r"(?:kịp thời |chủ động )?(?:báo cáo|phản ánh|kiến nghị|đề xuất)\b[^.;:]{0,200}? (?:khó khăn|vướng mắc|vấn đề|nội dung)(?:[^.;:]{0,30} vượt (?:quá )?thẩm quyền[./;]*$|(?: mới)? phát sinh\b[^.;:]*[./;]*$)",
    re.IGNORECASE,
)
_BLAME = re.compile(
    r"(?:trường hợp|nếu|để xảy ra)[^.]{0,300}?chịu trách nhiệm|(?:nếu )?(?:để xảy ra|chậm trễ|không hoàn thành)[^.]{0,200}?\b(?:bị|sẽ) (?:xem xét|xử lý|kiểm điểm)",
    re.IGNORECASE,
)
_NO_ORDER = re.compile(
    r"(?:(?:[^,;:.]{3,80} )?(?:xin |trân trọng )?thông báo (?:để|đến|tới) (?:các|quý|đồng chí|Sở|Ủy|UBND)[^.;]{0,120}(?:biết|thực hiện)|trên đây là|(?:yêu cầu|chỉ đạo|đề nghị|thông báo|thông tin) (?:đó|này|trên|nói trên)|thay mặt|hiện nay|trước đó,|trước đây,|hiện,|được biết,|theo tìm hiểu|theo ghi nhận|theo phản ánh|tuy nhiên|thời gian qua|trong thời gian qua|trong những năm|đến nay|việc này|đây là|nhằm mục tiêu|kinh phí|nguồn kinh phí|văn bản này|quyết định này|chỉ thị này có hiệu lực"
    r"|(?:trao đổi|trả lời|chia sẻ|nói|thông tin|phát biểu)(?: nhanh| thêm| riêng)?(?: với)? (?:phóng viên|PV|báo chí|báo|Báo|VnExpress|Tuổi Trẻ|Thanh Niên|Zing|VTC|VOV|chúng tôi|Người Đưa Tin)|thông báo số \d[^;]*|kế hoạch này (?:có|được)|công văn này|phụ lục|ghi chú|điện thoại|địa chỉ|email|thông tin liên hệ|mọi (?:thông tin|vướng mắc)|là cơ sở|qua đó|góp phần|do đó|vì vậy|theo báo cáo|theo thông tin (?:từ|trên)|[^.;:]{3,120}? (?:ước đạt|ước thực hiện|đạt) \d[^;]{0,120} so với (?:cùng kỳ|dự toán|năm)|đối với [^;:.]{10,400}? thì (?:chỉ|được|không|sẽ))(?!\w)",
    re.IGNORECASE,
)
_TO_BE_CARRIED_OUT = re.compile(
    r"căn cứ (?:quyết định|chỉ thị|kế hoạch|nghị quyết)(?: này)?,? (?:thi hành|thực hiện|triển khai)(?: thực hiện)?\s*(?:\./)?[.;]?$|(?:(?:căn cứ|chịu trách nhiệm|có trách nhiệm)[^;.:]{0,60}|[^;.:]{0,20})\bthi hành(?: (?:quyết định|chỉ thị|kế hoạch|nghị quyết|quy chế|quy định)(?: này)?(?: kể từ ngày [^;.]{0,25})?)?\s*(?:\./)?[.;]?$",
    re.IGNORECASE,
)
_IS_A_TASK = re.compile(
    r"[^,;:.]{5,160}? có (?:ý nghĩa|vai trò|vị trí) (?:hết sức |rất |đặc biệt |vô cùng )?quan trọng|[^,;:.]{5,120}? là (?:yêu cầu|một trong|giải pháp|việc làm|nhiệm vụ (?:chính trị|trọng tâm|quan trọng|của))\b",
    re.IGNORECASE,
)
# An aim says what will be, not who does what.
_AIM = re.compile(
    r"(?:dự kiến )?(?:trong|đến) năm \d{4},? phấn đấu [^;.]{0,120}\d|(?:phấn đấu,? )?(?:đến|trong|hết) (?:cuối |hết |trước )?(?:năm|quý|tháng|ngày|giai đoạn) [^,;]{1,30}?,? (?:phấn đấu )?(?:có |đạt |tối thiểu |ít nhất |trên |khoảng )*\d+(?:[.,]\d+)?\s?%|phấn đấu (?:đến|trong|hết) (?![^;.]*hoàn thành)[^;.]{0,120}\d\s?%",
    re.IGNORECASE,
)
# "Đẩy mạnh công tác quản lý …; kiểm tra …": a field of work before the work.
_FIELD_OF_WORK = re.compile(
    r"(?:tiếp tục )?(?:đẩy mạnh|tăng cường|nâng cao|làm tốt|thực hiện tốt|thực hiện tốt hơn|quan tâm|chú trọng)(?: hơn nữa)?(?: chất lượng,?| hiệu lực,?| hiệu quả,?| trách nhiệm(?: trong)?)*(?: của)? (?:công tác )?(?:quản lý|(?:lãnh đạo|chỉ đạo)(?!,? (?:các|Sở|UBND|phòng|đơn vị|cơ quan|lực lượng|Ban|Công an|kiểm tra|đôn đốc|hướng dẫn|rà soát))|điều hành|dân vận|cải cách hành chính|phòng ngừa|vai trò)\b",
    re.IGNORECASE,
)
_SOON = 120  # characters: "Sở Y tế và Sở Tài chính cũng đã giải đáp …" tells
# "Chánh Văn phòng, Vụ trưởng các Vụ: A, B; Cục trưởng Cục C chịu trách nhiệm thi hành Quyết định này."
_EXECUTORS = re.compile(
    r"(?:[^.;]{0,60}(?:có|hiệu lực)[^.;]{0,60}(?:kể )?từ ngày[^.;]{0,40}\. )?(?P<who>[^.]{10,900}?) (?:chịu trách nhiệm|có trách nhiệm|căn cứ Quyết định này)(?: tổ chức)? thi hành (?:Quyết định|quyết định)[^.;:]{0,60}(?:\./)?\.?\s*$"
)
_LONGEST_END = 120  # characters
_WORK = re.compile(
    r"\b(?:tổ chức thực hiện|triển khai|thực hiện|xây dựng|rà soát|báo cáo|hướng dẫn|kiểm tra|phối hợp|theo dõi|chủ trì|hiệu lực)\b"
)
_THIS = re.compile(r"\b(?:này|nêu trên|trên đây)\b", re.IGNORECASE)


def is_trouble_clause(words: str) -> bool:
    """ "Nếu có vướng mắc, báo cáo …" orders nothing."""
    if _TROUBLE_BEYOND.match(words):
        return True
    match = _IF_TROUBLE.match(words)
    return bool(match and _TROUBLE_ANSWER.search(words, match.end()))


def is_blame(words: str) -> bool:
    return _BLAME.match(words) is not None


def exhortation_rule(words: str) -> str | None:
    """Name of the rule that makes these words an exhortation, None when they order something."""
    if _ACCOUNTABLE.match(words) or words.lower().startswith("phụ trách chung"):
        return "accountability"
    if is_blame(words):
        return "accountability"
    if is_trouble_clause(words):
        return "if-trouble"
    if _SPIRIT.match(words):
        return "spirit"
    if len(words) < 220 and (_EXECUTION.fullmatch(words.strip()) or _EXECUTION_OF_ALL.fullmatch(words.strip())):
        return "execution-of-this-document"
    if _TO_BE_CARRIED_OUT.fullmatch(words.strip()):
        return "execution-of-this-document"
    return None


def names_only_a_field(words: str) -> bool:
    return _FIELD_OF_WORK.match(words) is not None


def is_accountability(words: str) -> bool:
    """ "Thủ trưởng các cơ quan … chịu trách nhiệm trước …": says who answers, orders nothing."""
    return _ACCOUNTABLE.search(words) is not None


def is_information(words: str) -> bool:
    if " cũng đã " in words[:_SOON]:
        return True
    return _NO_ORDER.match(words) is not None or is_aim(words) or _IS_A_TASK.match(words) is not None


def is_aim(words: str) -> bool:
    """ "Đến năm 2030, 100 % …": what will be, not who does what."""
    return _AIM.match(words) is not None


def names_executors(text: str, start: int, end: int) -> int | None:
    """Where those are named who carry a decision out and nothing else is ordered; None for other words."""
    if text.find(" thi hành ", max(start, end - _LONGEST_END), end) < 0:
        return None
    match = _EXECUTORS.match(text, start, end)
    return match.start("who") if match and not _WORK.search(text, *match.span("who")) else None
