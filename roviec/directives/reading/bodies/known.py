"""Bodies known by their whole name, in capitals or not: no rule cuts those that hold verbs or commas, and whatever word follows is no longer the name.

Ministries and departments are in `sectors`. Names of 2005 as of 2025; those of cities and provinces by what is the same everywhere.
"""

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
_LEVEL = r"(?:tỉnh|thành phố|quận|huyện|thị xã|xã(?! hội)|phường|thị trấn|đặc khu)"
_LEVELS = (
    rf"(?:các {_LEVEL}(?:(?:, | và ){_LEVEL})* trực thuộc trung ương|{_LEVEL})"  # "các xã" may go on: "các xã có dự án"
)
_PARTY = r"(?:trung ương(?: đảng)?|thành ủy|thành uỷ|tỉnh ủy|tỉnh uỷ|huyện ủy|huyện uỷ|quận ủy|quận uỷ|thị ủy|đảng ủy)"
_FIXED = (
    rf"(?:(?:phó )?chủ tịch )?(?:ubnd|(?:ủy|uỷ) ban nhân dân|hđnd|hội đồng nhân dân) {_LEVELS}|(?:thường trực )?(?:hđnd|hội đồng nhân dân) {_LEVELS}",
    rf"(?:giám đốc |trưởng )?công an (?:{_LEVELS}|(?:các )?đơn vị,? (?:và )?(?:công an )?(?:các )?địa phương)",
    r"(?:thanh tra|văn phòng|cổng thông tin điện tử) chính phủ|văn phòng (?:quốc hội|chủ tịch nước|trung ương đảng|ubnd|(?:ủy|uỷ) ban nhân dân|hđnd|hội đồng nhân dân|đoàn đbqh và hđnd|tỉnh ủy|thành ủy)",
    r"ban cơ yếu chính phủ|ban (?:quản lý )?lăng chủ tịch hồ chí minh|(?:ủy|uỷ) ban dân tộc(?: và miền núi)?|ban (?:dân tộc|tôn giáo chính phủ|thi đua - khen thưởng(?: trung ương)?)",
    rf"ban (?:thường vụ|tổ chức|tuyên giáo|tuyên giáo và dân vận|dân vận|nội chính|kinh tế|chính sách,? chiến lược|cán sự đảng)(?: {_PARTY})?|(?:ủy|uỷ) ban kiểm tra(?: {_PARTY})?|đảng (?:ủy|uỷ) {_LEVELS}",
    r"(?:ngân hàng|kho bạc|kiểm toán|cục dự trữ|tổng cục dự trữ) nhà nước(?: việt nam| khu vực)?|ngân hàng (?:chính sách xã hội|phát triển)(?: việt nam)?|bảo hiểm xã hội(?: việt nam)?|bảo hiểm tiền gửi việt nam",
    rf"thanh tra {_LEVEL}|(?:viện (?:kiểm sát|ksnd)|(?:tòa|toà) án) nhân dân (?:tối cao|cấp cao|{_LEVEL})|bộ chỉ huy (?:quân sự|bộ đội biên phòng) {_LEVEL}|trung tâm phục vụ hành chính công|trường chính trị {_LEVEL}|cổng thông tin điện tử {_LEVEL}|bưu điện {_LEVEL}",
    r"(?:tổng cục|cục|chi cục) (?:quản lý thị trường|kiểm lâm|hải quan|thuế|thống kê|dự trữ nhà nước|hàng không(?: việt nam)?|hàng hải(?: và đường thủy)?(?: việt nam)?|đường sắt việt nam|đường thủy nội địa(?: việt nam)?|viễn thông|tần số vô tuyến điện|an toàn thông tin|báo chí|phát thanh, truyền hình và thông tin điện tử|thú y|thủy sản|thủy lợi|lâm nghiệp|trồng trọt|chăn nuôi|du lịch|đường bộ(?: việt nam)?|năng lượng|môi trường|biển và hải đảo(?: việt nam)?|khí tượng thủy văn|quản lý đất đai|việc làm|dân số(?: - kế hoạch hóa gia đình)?|y tế dự phòng|quản lý dược|quản lý khám,? chữa bệnh|khoa học công nghệ và đào tạo|kiểm soát thủ tục hành chính|xuất nhập cảnh|quản lý xuất nhập cảnh|cảnh sát quản lý hành chính về trật tự xã hội|chuyển đổi số quốc gia|tiêu chuẩn(?: -)? đo lường(?: -)? chất lượng)",
    r"vụ (?:pháp chế|tổ chức cán bộ|hợp tác quốc tế|kế hoạch(?: -|,| và)? tài chính|kế hoạch|tài chính|khoa học(?: và)?,? công nghệ|thi đua(?: -|,)? khen thưởng)",
    r"(?:thông tấn xã|đài truyền hình|đài tiếng nói) việt nam|(?:báo|đài) (?:phát thanh(?:(?: và|,| -) truyền hình)?|truyền hình)|đài (?:ptth|pt-th|pt&th)",
    r"(?:ủy|uỷ) ban (?:trung ương )?(?:mặt trận tổ quốc|mttq)(?: việt nam)?|(?:tổng )?liên đoàn lao động(?: việt nam)?|(?:trung ương )?hội (?:liên hiệp phụ nữ|nông dân|cựu chiến binh|chữ thập đỏ|người cao tuổi|khuyến học|nhà báo|luật gia|doanh nhân trẻ|liên hiệp thanh niên)(?: việt nam)?|(?:trung ương )?đoàn (?:thanh niên cộng sản hồ chí minh|thanh niên|tncs hồ chí minh|tncs hcm)|(?:tỉnh|thành|huyện|quận) đoàn",
    r"bộ tư lệnh (?:cảnh sát biển|bộ đội biên phòng|thủ đô hà nội|thành phố hồ chí minh|quân khu \d)|bộ tổng tham mưu|tổng cục (?:chính trị|hậu cần)|ban chỉ huy quân sự",
    r"tập đoàn (?:điện lực|dầu khí(?: quốc gia)?|bưu chính viễn thông|công nghiệp than - khoáng sản|xăng dầu|hóa chất|công nghiệp cao su) việt nam|tập đoàn công nghiệp - viễn thông quân đội|tổng công ty (?:hàng không|cảng hàng không|đường sắt|hàng hải|bưu điện|lương thực miền (?:bắc|nam)) việt nam",
    r"các (?:bộ|sở|ban), (?:ban, )?ngành(?:, (?:địa phương|đoàn thể|quận, huyện))?|các bộ, cơ quan ngang bộ(?:,(?: các)? cơ quan thuộc chính phủ)?",
    r"tổ công tác (?:triển khai )?đề án 06(?:/cp)?|(?:tổ|các tổ) công nghệ số cộng đồng|trung tâm giám sát,? điều hành (?:đô thị )?thông minh|ban chỉ đạo 389(?: quốc gia)?",
)
_KNOWN = re.compile("|".join(f"(?:{name})" for name in (*_FIXED, *_NAMES)), re.IGNORECASE)
_CLOSED = re.compile("|".join(f"(?:{name})" for name in _FIXED), re.IGNORECASE)
_OF_A_LEVEL = re.compile(rf" {_LEVEL}(?!\w)", re.IGNORECASE)
_HEADS = re.compile(
    r"(?:ban|tiểu|ủy|uỷ|hội|quỹ|trung|tổng|cục|chi|cảnh|bộ|tổ|viện|tòa|toà|mặt|ubnd|hđnd|chủ|phó|thường|giám|trưởng|công|thanh|văn|cổng|ngân|kho|kiểm|bảo|vụ|thông|đài|báo|liên|đoàn|tỉnh|thành|huyện|quận|tập|các|đảng)\s",
    re.IGNORECASE,
)


def known_end(text: str, at: int, end: int) -> int | None:
    """Where the known name ends that begins at `at`."""
    match = _KNOWN.match(text, at, end) if _HEADS.match(text, at, end) else None
    return with_level(text, match.end(), end) if match and not text[match.end() : match.end() + 1].isalnum() else None


def is_closed(text: str, start: int, stop: int) -> bool:
    """Does the known name [start, stop) never go on in small letters? A steering committee's, a fund's may."""
    match = _CLOSED.match(text, start, stop)
    return match is not None and with_level(text, match.end(), stop) == stop


def with_level(text: str, stop: int, end: int) -> int:
    """ "Thanh tra tỉnh", "Sở Nội vụ thành phố": the level is part of the name."""
    level = _OF_A_LEVEL.match(text, stop, end)
    return level.end() if level else stop
