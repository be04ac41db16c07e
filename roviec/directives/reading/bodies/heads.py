"""The words with which the name of a body, a post or a class of bodies begins."""

from __future__ import annotations

import re

from roviec.directives.reading.letters import UPPER

_POSTS = (
    "thủ trưởng", "người đứng đầu", "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "tổng giám đốc", "cục trưởng", "tổng cục trưởng",
    "chi cục trưởng", "vụ trưởng", "viện trưởng", "hiệu trưởng", "bộ trưởng", "thứ trưởng", "trưởng", "phó trưởng", "chánh", "tổng biên tập",
    "tư lệnh", "chính ủy", "chỉ huy trưởng", "thống đốc", "tổng thanh tra", "tổng kiểm toán", "bí thư", "phó bí thư", "thường trực", "tổ trưởng",
    "đồng chí", "đ/c", "đại biểu", "thành viên", "ủy viên", "uỷ viên", "phó thủ tướng", "thủ tướng", "ông", "bà", "lãnh đạo", "tập thể",
)  # fmt: skip
_ORGANS = (
    "sở", "ban", "bộ", "cục", "tổng cục", "vụ", "viện", "ubnd", "ubmttq", "ủy ban", "uỷ ban", "hđnd", "hội đồng", "hội", "liên đoàn", "tổng liên đoàn", "tổng hội", "btl", "bộ tư lệnh", "liên hiệp", "liên minh",
    "công an", "quân khu", "quân đội", "biên phòng", "bộ đội", "văn phòng", "vp", "thanh tra", "kho bạc", "bảo hiểm xã hội", "bhxh", "ngân hàng",
    "chi nhánh", "chi cục", "trung tâm", "công ty", "tổng công ty", "tập đoàn", "báo", "đài", "cổng", "trường", "đại học", "học viện", "bệnh viện",
    "tòa án", "toà án", "viện kiểm sát", "kiểm toán", "mặt trận", "mttq", "đoàn", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "tổ", "đội", "phòng", "quỹ", "bưu điện", "điện lực", "cảng",
    "hải quan", "thuế", "hạt", "vườn", "khu bảo tồn", "trạm", "nhà máy", "xí nghiệp", "hợp tác xã", "hiệp hội", "thông tấn xã", "đảng ủy", "đảng uỷ", "huyện ủy", "huyện uỷ",
    "thành ủy", "thành uỷ", "thị ủy", "thị uỷ", "quận ủy", "quận uỷ", "tỉnh ủy", "tỉnh uỷ", "đảng đoàn", "cấp ủy", "cấp uỷ", "chính quyền", "tiểu ban", "cơ yếu",
    "quân chủng", "binh chủng", "quân đoàn", "binh đoàn", "sư đoàn", "lữ đoàn", "trung đoàn", "hải đoàn", "bộ chỉ huy", "đồn", "ubtvqh", "hđdt", "vpqh", "vpcp", "vptw", "ttcp", "ubmttq", "hội đồng bầu cử", "kiểm lâm", "cảnh sát", "dân quân", "nhà xuất bản", "tạp chí", "chính phủ", "quốc hội", "vnpt", "viettel", "mobifone", "evn", "tp", "khối",
)  # fmt: skip
_CLASSES = (
    "cơ quan", "đơn vị", "địa phương", "tổ chức", "doanh nghiệp", "chủ đầu tư", "chủ rừng", "chủ quản", "nhà thầu", "nhà đầu tư", "nhà mạng", "nhà cung cấp", "phương tiện thông tin", "cộng đồng", "người đại diện", "dn", "dnnn", "dnnvv", "tctd", "nhnn", "kbnn", "bhxh", "htx", "nhtm", "cơ sở",
    "lực lượng", "bộ phận", "ngành", "cấp", "đoàn thể", "quận", "huyện", "thị xã", "thành phố", "tỉnh", "xã", "phường", "thị trấn", "đặc khu", "hộ", "thôn",
    "bản", "khu phố", "hệ thống truyền thanh", "chốt kiểm soát", "người dân", "viễn thông", "chốt kiểm dịch", "chốt", "trang trại", "bến xe", "chợ", "hãng", "tổ chức tín dụng", "cụm", "xóm", "ấp", "buôn", "tổ dân phố", "làng", "cá nhân", "cán bộ", "chủ", "nhóm", "trường học", "bên", "ban quản lý", "vụ, cục", "phòng, ban", "giáo viên", "nơi", "chuyên viên", "trung ương hội", "trung ương đoàn", "bcđ", "bch", "btv", "bql", "ub", "ubmt", "ub mttq", "lđlđ", "llvt", "cqđt", "ttgdtx",
)  # fmt: skip


def _either(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# Words that begin like a body and are something else: "Ban hành", "Báo cáo", "Tổ chức hội nghị".
_NOT_BODY = (
    r"(?!(?i:bộ mặt|ban hành|ban bố|báo cáo|báo chí|báo động|đoàn kết|phòng ngừa|phòng,? ?(?:,|và)? ?chống|phòng vệ|phòng cháy|trường hợp|bộ máy|bộ tiêu chí|bộ chỉ số|bộ thủ tục|bộ câu hỏi|bộ dữ liệu|bản đồ"
    r"|bản sắc|bản cam kết|xã hội|đội ngũ|đội hình|hội nghị|hội thảo|hội nhập|hội chợ|hội thi|hội đàm|cấp độ|cấp \d|cấp phát|cấp, (?:gia hạn|đổi|điều chỉnh|thu hồi|cấp lại|bổ sung|sửa đổi)|cấp giấy|cấp phép|cấp bách|cấp thiết|bên cạnh|trưởng thành|chủ động|chủ trì|chủ yếu|chủ trương|chủ đề|chủ quan"
    r"|nhóm nhiệm vụ|nhóm giải pháp|cơ sở dữ liệu|cơ sở vật chất|cơ sở hạ tầng|cơ sở pháp lý|ngành nghề|thuế suất|hộ tịch|hộ chiếu|vụ việc|vụ án|vụ xuân|vụ hè|vụ đông|vụ mùa|vụ vi phạm|vụ cháy|viện dẫn|viện trợ|đại hội"
    r"|quỹ đất|quỹ thời gian|khối lượng|trạm biến áp|cảng biển|đài tưởng niệm|phòng bệnh|phòng dịch|phòng trừ|đoàn công tác tham quan|bản chất|bản tin|làng nghề|hạt nhân|vườn ươm|đội mũ|bà con|tổ hợp"
    r"|lãnh đạo,|lãnh đạo chỉ đạo|lãnh đạo thực hiện|lãnh đạo công tác|lãnh đạo việc|lãnh đạo và|lãnh đạo tốt|lãnh đạo tổ chức|thanh tra, kiểm tra|thanh tra toàn diện|thanh tra chuyên đề|thanh tra định kỳ|thanh tra diện rộng|thanh tra các|thanh tra việc|thanh tra công tác|thanh tra trách nhiệm|thanh tra đột xuất|kiểm toán việc|chính quyền (?:điện tử|số)"
    r"|tổ chức(?!\s*(?:,|và|pháp chế|công đoàn|cơ sở đảng|đại diện|tham mưu|thành viên|chính trị|đoàn(?!\s+(?:kiểm tra|công tác|thanh tra|giám sát|liên ngành|khảo sát|thăm))|cá nhân|tín dụng|đảng|hành chính|xã hội|hội(?!\s+(?:nghị|thảo|thi|chợ|đàm|họp))|phi|nghề nghiệp|liên quan|có liên quan|khác|sự nghiệp|khoa học|kinh tế|quốc tế|đơn vị|cơ quan|doanh nghiệp|trên|trong|tôn giáo|bầu|giám định|được|tư vấn|chủ))))"
)
# Small letters make a name only behind "các", "mọi" …: "ban", "báo" and "tổ" are other words as well.
_PLURAL = r"(?:(?:tất cả |toàn thể |toàn bộ )?(?:các|những|mọi|từng|mỗi|một số|toàn bộ|toàn thể|toàn(?! bộ| tỉnh| huyện| xã| quận| phường| thành phố| quốc)|tất cả)\s+)"
WORDS = rf"{_NOT_BODY}(?i:{_either(_POSTS + _ORGANS + _CLASSES)})(?!\w)"
# "bộ Công Thương", "sở Tài chính" as some papers write them.
NAMED = rf"(?:bộ|sở|cục|tổng cục|chi cục|vụ|viện|công an|thanh tra|văn phòng|ngân hàng|công ty|tổng công ty|tập đoàn|trung tâm|ủy ban|uỷ ban|giám đốc|bộ trưởng|chủ tịch|cục trưởng)(?=\s[{UPPER}])"
# "4 tỉnh Hà Tĩnh, Quảng Bình …", "hai bộ"
NUMBERED = r"(?:\d{1,2}|[Hh]ai|[Bb]a|[Bb]ốn|[Ss]áu)\s+(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|bộ|sở|đơn vị|địa phương|cơ quan|ngành|tập đoàn|ngân hàng|doanh nghiệp)(?!\w)"
HEAD = re.compile(
    rf"{_PLURAL}?(?=[{UPPER}]){WORDS}|(?i:{_PLURAL}){WORDS}|{NAMED}|(?:phó )?thủ tướng(?!\w)|(?:lực lượng|ngành|chính quyền|chủ đầu tư)(?=\s\w)|{NUMBERED}"
)
# In the middle of a list even small letters do.
MEMBER = re.compile(rf"(?i:{_PLURAL})?{WORDS}")
PLURAL = re.compile(_PLURAL, re.IGNORECASE)
