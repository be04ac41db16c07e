"""Verbs that open an order, and the little words that stand before them."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
# "Thể chế hóa", "ngầm hóa": any word with this ending is a verb, but for these.
_NOUNS_IN_HOA = {
    "văn",
    "hàng",
    "bạch",
    "sinh",
    "tiêu",
    "thanh",
    "khánh",
    "biên",
    "tuy",
    "xuân",
    "an",
    "hiệp",
    "trung",
    "nông",
    "minh",
    "thuận",
    "thái",
    "đức",
    "định",
    "tân",
    "hòa",
    "khoa",
}
_LONGEST_MADE = 4  # syllables

# An order begins with one of these. Kept by field of work, so that a gap is easy to see.
_GROUPS = (
    # to steer
    "chủ trì", "phối hợp", "tổ chức", "triển khai", "thực hiện", "chỉ đạo", "lãnh đạo", "điều hành", "quản lý", "điều phối",
    "phân công", "phân cấp", "phân quyền", "ủy quyền", "uỷ quyền", "giao", "yêu cầu", "đề nghị", "quán triệt", "cử", "bố trí",
    "thành lập", "kiện toàn", "củng cố", "sắp xếp", "thiết lập", "hình thành", "duy trì", "tiến hành", "phát động", "chuẩn bị",
    "khẩn trương", "tập trung", "tăng cường", "đẩy mạnh", "đẩy nhanh", "nâng cao", "chủ động", "tích cực", "kịp thời",
    "tiếp tục", "thường xuyên", "định kỳ", "nghiêm túc", "quyết liệt", "kiên quyết", "trực tiếp", "sớm", "nhanh chóng",
    "quan tâm", "chú trọng", "ưu tiên", "lồng ghép", "bám sát", "đảm bảo", "bảo đảm", "chú ý", "phấn đấu", "phải", "cần",
    # to write and decide
    "xây dựng", "rà soát", "tham mưu", "tổng hợp", "báo cáo", "ban hành", "trình", "đề xuất", "kiến nghị", "xem xét", "quyết định",
    "phê duyệt", "thẩm định", "thẩm tra", "lập", "soạn thảo", "dự thảo", "biên soạn", "sửa đổi", "bổ sung", "điều chỉnh", "thay thế",
    "bãi bỏ", "hoàn thiện", "hoàn thành", "hoàn chỉnh", "cụ thể hóa", "cụ thể hoá", "nghiên cứu", "đánh giá", "phân tích",
    "khảo sát", "điều tra", "thống kê", "xác định", "xác minh", "làm rõ", "làm việc", "lấy ý kiến", "góp ý", "có ý kiến",
    "có văn bản", "có giải pháp", "có biện pháp", "có phương án", "có kế hoạch", "có trách nhiệm", "có cơ chế", "sơ kết", "tổng kết",
    "đề ra", "rút kinh nghiệm", "đúc kết", "kế thừa", "lựa chọn", "quy định", "quy hoạch", "thiết kế", "bàn", "tính toán",
    # to watch
    "theo dõi", "đôn đốc", "kiểm tra", "giám sát", "thanh tra", "kiểm soát", "kiểm đếm", "kiểm kê", "đo đạc", "phúc tra", "nhận xét",
    "xếp loại", "bình xét", "nắm", "nắm bắt", "nắm chắc", "nhận diện", "phát hiện", "ngăn chặn", "phòng ngừa", "đấu tranh", "xử lý",
    "giải quyết", "tháo gỡ", "khắc phục", "chấn chỉnh", "nhắc nhở", "phê bình", "kiểm điểm", "xử phạt", "khởi tố", "truy tố", "xét xử",
    "đình chỉ", "thu hồi", "cưỡng chế", "tịch thu", "tiêu hủy", "tiêu huỷ", "tháo dỡ", "giải tỏa", "tuần tra", "truy quét", "vô hiệu hóa",
    "đối chiếu", "đối soát", "xác thực", "rà quét", "cảnh báo", "dự báo", "quan trắc", "giám định", "kiểm định", "kiểm nghiệm", "kiểm dịch",
    # to tell
    "hướng dẫn", "tuyên truyền", "phổ biến", "vận động", "tập huấn", "đào tạo", "bồi dưỡng", "giáo dục", "giới thiệu", "quảng bá",
    "thông báo", "thông tin", "công bố", "công khai", "đăng tải", "đăng ký", "niêm yết", "cung cấp", "gửi", "nộp", "trả lời",
    "giải trình", "giải đáp", "tiếp thu", "kê khai", "cập nhật", "tư vấn", "đối thoại", "tiếp công dân", "hòa giải", "tham vấn", "trao đổi", "liên hệ",
    "biểu dương", "khen thưởng", "nhân rộng", "tham quan", "học tập", "học hỏi", "tìm hiểu",
    # money and things
    "cân đối", "phân bổ", "huy động", "giải ngân", "chi trả", "thanh toán", "quyết toán", "thanh quyết toán", "đầu tư", "mua sắm", "trang bị", "sửa chữa",
    "bảo trì", "bảo dưỡng", "lắp đặt", "nâng cấp", "cải tạo", "mở rộng", "vận hành", "khai thác", "sử dụng", "bàn giao", "tiếp nhận",
    "dự trữ", "cung ứng", "thu mua", "bình ổn", "điều tiết", "tiết kiệm", "cắt giảm", "đơn giản hóa", "đơn giản hoá", "rút ngắn",
    "cải cách", "cải tiến", "cải thiện", "đổi mới", "thu hút", "kêu gọi", "khuyến khích", "hỗ trợ", "giúp đỡ", "giúp", "tạo điều kiện",
    "xúc tiến", "hợp tác", "liên kết", "ký kết", "đàm phán", "phát triển", "phát huy", "ứng dụng", "áp dụng", "nghiệm thu", "đấu thầu",
    "khởi công", "thi công", "giải phóng", "bồi thường", "vay", "cho vay", "hoàn trả", "miễn", "giảm", "tăng", "thu", "chi", "cấp",
    # data
    "kết nối", "chia sẻ", "tích hợp", "đồng bộ", "số hóa", "số hoá", "chuẩn hóa", "chuẩn hoá", "làm sạch", "thu thập", "thu nhận", "chuyển đổi",
    "chuyển giao", "chuyển", "lưu trữ", "tái sử dụng", "tạo lập", "khai báo", "đưa", "tái cấu trúc",
    # to stop, to hold ready, to make good
    "đình hoãn", "tạm hoãn", "hoãn", "cấm", "dừng", "tạm dừng", "chấm dứt", "loại bỏ", "bài trừ", "siết chặt", "thắt chặt", "khoanh vùng", "truy vết", "xét nghiệm",
    "phong tỏa", "niêm phong", "sẵn sàng", "túc trực", "ứng trực", "canh gác", "chốt chặn", "chằng chống", "khôi phục", "phục hồi", "tái thiết", "cứu trợ", "thăm hỏi",
    "động viên", "gấp rút", "nỗ lực", "định hướng", "làm đầu mối", "làm tốt", "cho phép", "chấp thuận", "gia hạn", "ký cam kết", "cam kết", "ký", "họp", "giao ban",
    "sáp nhập", "hợp nhất", "giải thể", "tinh gọn", "điều động", "điều chuyển", "cho ý kiến", "tiếp thu", "luân chuyển", "thoái vốn", "lắng nghe", "đóng góp", "quyên góp", "ủng hộ", "phân phối", "phân tách",
    "thử nghiệm", "thí điểm", "diễn tập", "huấn luyện", "tìm kiếm", "thuyết minh", "đo lường", "gắn biển", "trả", "thực thi", "thúc đẩy", "tối ưu", "tận dụng", "bổ nhiệm",
    # work of the hands
    "mua", "bán", "vớt", "xây", "sửa", "thay", "lắp", "nhập", "xuất", "soạn", "kê", "đo", "đếm", "dán", "nhận", "ghi", "khoan", "bơm", "tưới", "cắt tỉa", "chặt", "chôn", "phun", "chữa",
    "nuôi", "cứu", "tháo", "lấp", "đắp", "đào", "sơn", "kẻ vạch", "quét", "rải", "tu sửa", "duy tu", "nhân giống", "gieo", "thu hoạch", "xả", "tích nước", "đóng", "bắt",
    # people's safety, farms, schools, health
    "ứng phó", "sơ tán", "di dời", "trực ban", "cứu hộ", "cứu nạn", "bảo vệ", "giữ gìn", "gìn giữ", "bảo tồn", "tôn tạo", "trồng", "chăm sóc",
    "tiêm phòng", "tiêm", "khám", "điều trị", "cách ly", "thu dung", "phòng chống", "phòng, chống", "kiềm chế", "hạn chế", "giảm thiểu",
    "thu gom", "phân loại", "vận chuyển", "phân luồng", "nạo vét", "khơi thông", "gia cố", "tu bổ", "cắm mốc", "treo", "trang trí",
    "tuyển dụng", "tuyển sinh", "ôn tập", "thi hành", "chấp hành", "tuân thủ", "tham gia", "tham dự", "tiếp cận", "thăm", "tặng", "trao",
    "khắc ghi", "gặp mặt", "viếng", "dọn", "vệ sinh", "trích", "đặt", "mở", "in", "phát hành", "phát sóng", "viết", "đưa tin", "chỉnh trang",
    # seen less often
    "điều hòa", "điều hoà", "đa dạng hóa", "đa dạng hoá", "tái cơ cấu", "hiện đại hóa", "hiện đại hoá", "xã hội hóa", "xã hội hoá", "khoán", "lan tỏa", "kiểm toán", "phối kết hợp", "phân khai", "ngăn ngừa", "hủy bỏ", "huỷ bỏ", "phá dỡ", "trục vớt",
    "lai dắt", "khuyến nghị", "khởi tạo", "tạo thuận lợi", "tạo môi trường", "dành", "khơi dậy", "sơ tuyển", "gia cường", "phủ xanh", "bố phòng", "tái lập", "bám dân", "kích cầu", "tạo nguồn",
    "cơ cấu", "cơ cấu lại", "kê cao", "phát dọn", "phát quang", "nghiêm cấm", "đấu nối", "kích hoạt", "bốc dỡ", "neo đậu", "chằng néo", "khoanh nợ", "giãn nợ", "xóa bỏ", "xoá bỏ", "xóa nợ", "cho thuê", "đặt hàng",
    "đấu giá", "chỉ định", "bình chọn", "biên tập", "bàn bạc", "bao vây", "bảo mật", "bổ trợ", "canh phòng", "canh trực", "cảnh giới", "chấm điểm", "chỉnh lý", "chỉnh sửa", "chứng nhận", "chứng thực", "công nhận",
    "cứu chữa", "dập dịch", "dập tắt", "diệt", "đánh dấu", "đăng cai", "đề cử", "đeo", "điểm danh", "định giá", "định danh", "đối chứng", "đón tiếp", "gắn kết", "gắn trách nhiệm", "giãn cách", "hậu kiểm", "hiệp thương", "hiệu chỉnh",
    "kéo dài", "kết thúc", "khảo nghiệm", "khởi động", "khuyến cáo", "khử khuẩn", "khử trùng", "kiểm chứng", "liên doanh", "loại trừ", "lưu giữ", "luân phiên", "mời", "ngừng", "nhắn tin", "phân định", "phân nhóm", "phản biện", "phản ánh",
    "phản hồi", "phỏng vấn", "phủ sóng", "quy tập", "rút gọn", "sàng lọc", "san lấp", "sao gửi", "soát xét", "tập kết", "tập hợp", "tham khảo", "thẩm duyệt", "thiêu hủy", "thống nhất", "thu giữ", "thưởng", "tiếp sóng", "tiếp xúc", "tiêu độc",
    "tiêu thoát", "tìm", "tố giác", "tôn vinh", "tra cứu", "tranh thủ", "tra soát", "trả lại", "trưng bày", "trưng dụng", "trực tại", "trực 24/24", "trực chiến", "trợ giúp", "truy cứu", "truy nã", "truy thu", "tuyên dương", "tước", "ứng cứu", "vinh danh",
    "lấy", "xác lập", "xác nhận", "xét duyệt", "xử trí", "yểm trợ", "làm rõ", "làm đầu mối", "làm cơ sở", "bám nắm", "bóc gỡ", "triệt phá", "triệt xóa", "trấn áp", "răn đe", "cô lập", "giám hộ", "đấu tranh", "chống", "tận thu", "thu dọn", "dọn dẹp", "gặp gỡ",
    "hỗ trợ", "chia sẻ", "quán xuyến", "giao chỉ tiêu", "giao kế hoạch", "lập danh sách", "ghi nhận", "ghi hình", "lắp camera", "nối", "hạ", "nâng", "gỡ bỏ", "gỡ", "khóa", "khoá", "mở lớp", "ra quân", "ra soát", "tổng kiểm tra", "tổng rà soát", "tổng điều tra", "tổng vệ sinh", "vá", "bù", "ứng vốn", "ứng trước", "bảo lãnh", "bảo hành",
    # seldom, or the same work in other words
    "chọn", "chọn lọc", "tuyển chọn", "xét chọn", "xét tuyển", "tuyển", "thi tuyển", "sát hạch", "tiêm chủng", "cấp cứu", "khám nghiệm", "khám xét", "bắt giữ", "tạm giữ", "triệu tập", "kê biên", "phát mại", "kháng nghị", "thụ lý", "trưng cầu", "tổng duyệt",
    "sưu tầm", "xuất bản", "biên dịch", "giảng dạy", "rèn luyện", "bảo quản", "in ấn", "sao lục", "lưu", "đóng dấu", "hưởng ứng", "coi trọng", "đối phó", "kết hợp", "gắn", "gắn với", "thể hiện", "tạo", "tạo điều kiện", "phục vụ", "ổn định", "ổn định tổ chức", "vận dụng",
    "phụ trách", "đảm nhiệm", "quản trị", "chỉ huy", "chiếu sáng", "thanh lý", "hạch toán", "tạm ứng", "cấp bù", "đền bù", "hoán đổi", "thỏa thuận", "thoả thuận", "ký hợp đồng", "tách", "nhập kho", "thuê", "tái định cư", "giữ", "giữ nguyên", "tuyên bố", "ra thông báo", "ra quyết định",
    "có quy hoạch", "có chương trình", "có lộ trình", "có chính sách", "có chế tài", "có hình thức", "có quy chế", "có quy định", "có hướng dẫn", "có đề án", "có thông báo", "có báo cáo", "có công văn", "có tờ trình", "có cam kết", "có chế độ", "phân", "bám", "làm", "dùng",
    "cấp phát", "cấp đổi", "cấp phép", "cấp giấy", "chấp thuận", "nhân rộng", "nhân bản", "duyệt", "xem xét", "rà", "gửi", "bình xét", "biểu quyết", "giám định", "đào tạo lại", "tập dượt", "luyện tập", "thao diễn", "hiệp đồng", "liên thông", "cấu hình", "kiểm thử", "phân quyền",
)  # fmt: skip

# A verb of one syllable is the first half of these, which order nothing.
_OTHER_WORDS = {"xuất hiện", "xuất phát", "xuất thân", "nhận thấy", "nhận thức", "nhận định", "thay mặt", "thay vì", "bắt đầu", "bắt nguồn", "đóng vai", "thu nhập", "trả giá", "mở đầu", "tìm thấy", "sửa soạn"}  # fmt: skip

VERBS: dict[str, tuple[tuple[str, ...], ...]] = {}
"""First syllable -> the syllables that follow it, longest first."""
for _verb in _GROUPS:
    _first, *_rest = _WORD.findall(_verb)
    VERBS[_first] = (*VERBS.get(_first, ()), tuple(_rest))
VERBS = {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in VERBS.items()}

# Words before the verb that say when, how or why, but not what.
OPENERS = re.compile(
    r"(?:[\"“”'‘’(\s,:–-]"
    r"|\(?(?:\d{1,2}|[ivxl]{1,4}|[a-zđ])\)\s"
    r"|(?:đồng thời|bên cạnh đó|cạnh đó|ngoài ra|trước mắt|trong đó|cụ thể|theo đó|mặt khác|cùng với đó|trên cơ sở đó|vì vậy|do đó|do vậy|vì thế|từ đó|qua đó|tại đây|trong khi đó|song song đó|song song với đó|tương tự|cùng đó|cùng với đó|tiếp đó|mặt khác|còn|về phía|về phần"
    r"|trọng tâm là|trong thời gian tới|thời gian tới|(?:ngay )?(?:sau )?(?:khi )?nhận được [^,;:]{3,80}|nhất là|đặc biệt là|đặc biệt|riêng"
    r"|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là"
    r"|(?:và|cũng|tiến tới|từng bước|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm(?= (?:chủ trì|chính trong|tổ chức|triển khai|thực hiện|tham mưu|hướng dẫn|kiểm tra|đôn đốc|xây dựng|phối hợp))"
    r"|phải|cần|hãy|nên|ngay|cùng|chỉ(?! (?:đạo|thị|định|huy|tiêu|số|dẫn|dụ|rõ|trích))|được giao|được yêu cầu|tự|khẩn trương|chủ động|tích cực|tiếp tục|kịp thời|nghiêm túc|quyết liệt|thường xuyên)"
    r"(?=[\s,])"
    r"|(?:vào |trước )?(?:(?:\d{1,2}(?: giờ|h)(?: ?\d{2}(?: phút)?)?|ngày|sáng|chiều|thứ [^\W\d_]+|chủ nhật),? ){0,3}(?:định kỳ )?(?:hàng|hằng|mỗi) (?:ngày|tuần|tháng|quý|năm)(?: (?:một|1|01|hai|2|02) lần)?(?:\s*\([^)]{0,40}\))?"
    r"|(?:liên tục )?(?:24/7|24/24(?: giờ| giờ/ngày)?|24 giờ trong ngày)"
    r"|định kỳ (?:\d+|một|hai|ba|sáu|\d+ hoặc \d+)?\s*(?:ngày|tuần|tháng|quý|năm)(?:/lần| một lần| 1 lần)?"
    r"|(?:\d+|một|hai|ba|sáu) (?:ngày|tuần|tháng|quý|năm) (?:một|1|01) lần"
    r"|từ nay (?:đến|tới) [^,;:.]{3,30}(?=,)"
    r"|(?:xong )?(?:trước|trong|chậm nhất|muộn nhất|không muộn hơn|không chậm hơn|hạn chót|vào|đến|từ)(?: \w+){0,5}? (?:ngày|tháng|quý|năm) [^;:.]{1,40}?(?=,)"
    r"|(?:xong )?(?:trước|đến|hết) (?:\w+ ){0,3}?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?=,)"
    r"|(?:trước|trong|chậm nhất|đến|hết)(?: là| vào)?(?: (?:ngày|tháng|quý|năm|hết|cuối|đầu)){1,2} [\dIVX]+(?:[/.-]\d+){0,2}(?:,? (?:tháng|năm) \d+){0,2}"
    r"|(?:căn cứ(?: vào)?|trên cơ sở) [^;:.]{3,120}? (?:này|được giao|được phân công)(?= (?:xây|ban|tổ|triển|rà|chỉ|thực|chủ|phối|tham|lập|hướng|tăng|bố|kiểm))|là (?:cơ quan|đơn vị|đầu mối)[^;:.]{0,70}?(?=,? (?:theo dõi|đôn đốc|tham mưu|tổng hợp|hướng dẫn|giúp|chủ trì|chịu trách nhiệm))"
    r"|(?:căn cứ|trên cơ sở|theo|trong phạm vi|tùy|tuỳ|dựa trên|để|nhằm|trong quá trình|khi|với|về|đối với|liên quan(?: đến)?|sau khi|trước tình hình|trước thực trạng) [^;:.]{3,200}?(?=, ?))"
    r"(?=[\s,:;.]|$))",
    re.IGNORECASE,
)


def skip_openers(text: str, start: int, end: int) -> int:
    """Where the order itself begins: past adverbs of time and manner, connectives and inline numbering."""
    while start < end and (match := OPENERS.match(text, start, end)) and match.end() > start:
        start = match.end()
    return start


def verb_at(text: str, start: int, end: int) -> int | None:
    """End of the verb that stands at `start`, None when none does."""
    words = [match for _, match in zip(range(4), _WORD.finditer(text, start, min(end, start + 60)), strict=False)]
    if not words or words[0].start() != start:
        return None
    said = [word[0].lower() for word in words]
    for rest in VERBS.get(said[0], ()):
        if tuple(said[1 : 1 + len(rest)]) == rest and not (not rest and " ".join(said[:2]) in _OTHER_WORDS):
            return words[len(rest)].end()
    made = next((at for at in range(1, min(len(said), _LONGEST_MADE)) if said[at] in {"hóa", "hoá"}), 0)
    return words[made].end() if made and said[made - 1] not in _NOUNS_IN_HOA else None


def opens_with_verb(text: str, start: int, end: int) -> bool:
    """Also true when only an opener that is itself an order remains ("thường xuyên, liên tục kiểm tra")."""
    return verb_at(text, start, end) is not None or verb_at(text, skip_openers(text, start, end), end) is not None
