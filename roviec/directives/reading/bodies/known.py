"""Bodies whose own name holds verbs or commas, in capitals or not: known whole, so that no rule cuts them."""

from __future__ import annotations

import re

_DISASTER = r"(?:phòng,? chống thiên tai|phòng,? chống lụt bão|phòng thủ dân sự)(?:,? (?:và )?tìm kiếm cứu nạn)?(?: và phòng thủ dân sự)?"
_STEERING = (
    _DISASTER,
    r"ứng phó (?:với )?sự cố,? thiên tai(?: và|,) tìm kiếm cứu nạn",
    r"phòng,? chống (?:tội phạm|ma túy|ma tuý|tham nhũng|dịch(?: bệnh)?|buôn lậu)(?:,? (?:gian lận thương mại|lãng phí|tiêu cực|tệ nạn xã hội|mại dâm|ma túy|AIDS)|,? và hàng giả| và gian lận thương mại)*",
    r"chống (?:khai thác IUU|buôn lậu)(?:,? (?:gian lận thương mại))?(?:,? và hàng giả)?",
    r"cải cách (?:hành chính|tiền lương|tư pháp)(?: (?:của|và) [^\W\d_]+)?",
    r"chuyển đổi số|đổi mới và phát triển doanh nghiệp|điều hành giá|cải tạo, chỉnh trang đô thị",
)
_NAMES = (
    rf"(?:ban chỉ đạo|ban chỉ huy|ủy ban|uỷ ban|tiểu ban|hội đồng)(?: (?:trung ương|quốc gia|tỉnh|thành phố|cấp tỉnh))?(?: về)? (?:{'|'.join(_STEERING)})",
    r"(?:ủy ban|uỷ ban) quản lý vốn nhà nước(?: tại (?:các )?doanh nghiệp)?",
    r"(?:ủy ban|uỷ ban) (?:cạnh tranh|chứng khoán|giám sát tài chính) (?:quốc gia|nhà nước)",
    r"(?:ủy ban|uỷ ban|ban) an toàn giao thông(?: quốc gia| tỉnh| thành phố)?",
    r"quỹ (?:đầu tư phát triển|bảo vệ và phát triển rừng|hỗ trợ [^\W\d_]+(?: [^\W\d_]+)?|bảo trì đường bộ|bảo vệ môi trường|phòng,? chống thiên tai)(?: (?:đất|địa phương|tỉnh|thành phố))?",
    r"trung tâm (?:phục vụ hành chính công|kiểm soát bệnh tật|phát triển quỹ đất|xúc tiến đầu tư[^\W\d_]*|quản lý giao thông công cộng|điều hành chương trình chống ngập(?: nước)?|dự báo khí tượng,? thủy văn|quản lý đường hầm sông sài gòn)(?: (?:tỉnh|thành phố|quốc gia|trung ương))?",
    r"(?:tổng cục|cục|chi cục) (?:quản lý thị trường|quản lý đường bộ|kiểm tra sau thông quan|phòng,? chống (?:thiên tai|HIV/AIDS|tệ nạn xã hội)|chăn nuôi và thú y|trồng trọt và bảo vệ thực vật|an toàn vệ sinh thực phẩm|quản lý chất lượng[^,;.:]{0,40}? thủy sản|kiểm lâm|thi hành án dân sự|bảo vệ môi trường|bảo vệ thực vật|đăng kiểm việt nam|xuất nhập khẩu|điều tiết điện lực|giáo dục nghề nghiệp)(?: (?:tỉnh|thành phố|các tỉnh))?",
    r"cảnh sát (?:phòng cháy(?:,| và)? chữa cháy(?: và cứu nạn,? cứu hộ)?|giao thông|môi trường|biển(?: việt nam)?|điều tra|kinh tế|cơ động)(?: (?:tỉnh|thành phố))?",
    r"bộ (?:tư lệnh )?(?:bộ đội )?biên phòng|bộ chỉ huy (?:quân sự|bộ đội biên phòng)(?: (?:tỉnh|thành phố))?",
    r"(?:ban|tổ) (?:quản lý|điều hành) (?:các )?(?:dự án|khu|khu kinh tế|khu công nghiệp|khu chế xuất)(?: (?:công nghiệp|chế xuất|đường sắt đô thị|đầu tư xây dựng(?: công trình)?|hạ tầng kỹ thuật))*(?: và (?:chế xuất|công nghiệp))?",
    r"viện (?:kiểm sát|ksnd) nhân dân tối cao|(?:tòa|toà) án nhân dân tối cao|mặt trận tổ quốc việt nam(?: các cấp)?",
)
_KNOWN = re.compile("|".join(f"(?:{name})" for name in _NAMES), re.IGNORECASE)
_HEADS = re.compile(r"(?:ban|tiểu|ủy|uỷ|hội|quỹ|trung|tổng|cục|chi|cảnh|bộ|tổ|viện|tòa|toà|mặt)\s", re.IGNORECASE)


def known_end(text: str, at: int, end: int) -> int | None:
    """Where the known name ends that begins at `at`."""
    match = _KNOWN.match(text, at, end) if _HEADS.match(text, at, end) else None
    return match.end() if match and not text[match.end() : match.end() + 1].isalnum() else None
