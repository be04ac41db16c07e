"""The words that end the name of a body: its verb, or a phrase that belongs to the verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roviec.directives.reading.letters import UPPER
from roviec.directives.reading.verbs import VERBS

# Verbs that are as often a part of a name ("đơn vị cung cấp dịch vụ", "đơn vị trực thuộc", "cấp xã").
_NEVER = {"phụ trách", "phục vụ", "thi tuyển", "giữ", "dùng", "tách", "thuê", "lưu", "phân", "làm", "tạo", "xét", "tuyển", "chọn", "gắn", "chiếu sáng", "tạm giữ", "bảo quản", "tái định cư", "ổn định", "quản trị", "chỉ huy", "giảng dạy", "kết hợp", "lấy", "hạ", "nâng", "vá", "bù", "duyệt", "rà", "đeo", "diệt", "tìm", "mời", "nối", "gỡ", "tước", "thưởng", "sơn", "đóng", "nhập", "kê", "đo", "bắt", "xuất", "đào", "ký", "họp", "trả", "giao ban", "thử nghiệm", "tìm kiếm", "dừng", "cấp", "thu", "chi", "in", "trồng", "phòng", "thi", "bàn", "vay", "miễn", "phòng chống", "phòng, chống", "thông tin", "giáo dục", "dự thảo", "treo", "viết", "tặng", "trao"}  # fmt: skip
_WEAK = {
    "quản lý", "xây dựng", "khai thác", "sử dụng", "vận hành", "phát triển", "đầu tư", "cung cấp", "cung ứng", "tư vấn", "thiết kế", "giám sát",
    "đào tạo", "kiểm định", "kiểm nghiệm", "bảo vệ", "bảo tồn", "hỗ trợ", "xúc tiến", "thi công", "dự báo", "đăng ký", "ứng dụng",
    "kiểm soát", "bồi dưỡng", "chuyển đổi", "điều hành", "tiếp nhận", "thi hành", "vận chuyển", "thu gom", "thẩm định", "soạn thảo", "điều phối",
    "sản xuất", "kinh doanh", "giải phóng", "tiếp công dân", "lưu trữ", "ứng phó", "cứu hộ", "kiểm dịch", "xuất khẩu", "quan trắc", "giới thiệu", "bảo trợ", "khám", "chữa", "lưu trú", "giáo dục", "dạy", "in", "phát hành", "nuôi", "chế biến", "giết mổ", "chứng nhận", "công nhận", "thống nhất", "định giá", "chống", "cấp nước", "dịch vụ", "chăm sóc", "cho vay",
}  # fmt: skip
# Behind these a weak verb is part of the name, directly or in a chain ("Ban Quản lý dự án đầu tư xây dựng").
_NAMING = {
    "cơ quan": {"dự báo", "quản lý", "chủ trì", "phối hợp", "thi hành", "tham mưu", "soạn thảo", "thẩm định", "kiểm tra", "điều phối", "chỉ đạo", "kiểm soát"},
    "đơn vị": {"chủ trì", "phối hợp", "thi công", "quản lý", "sử dụng", "cung cấp", "tư vấn", "vận hành", "khai thác", "thiết kế", "giám sát", "vận chuyển"},
}  # fmt: skip
_NAMING_ANY = {"ban", "tâm", "quỹ", "ty", "án", "sở", "nghiệp", "thầu", "chủ", "nhà", "phận", "viện", "cục", "tổ", "trạm", "trường", "lượng", "đội", "hội", "được", "đoàn", "phòng", "việc", "hộ", "chức", "nước"}  # fmt: skip
# Only names made of small letters are ambiguous with these heads; "Sở X xây dựng …" is always a verb.
_ENDERS = {
    "cấp tài khoản", "cấp giấy", "cấp phép", "cấp thẻ", "cấp kinh phí", "cấp đổi", "cấp phát", "cấp bổ sung", "cấp chứng", "cấp lại", "cấp mới", "nêu cao", "đề cao", "quyết tâm", "gương mẫu", "chịu",
    "căn cứ", "theo", "trên cơ sở", "để", "nhằm", "qua", "về", "trước", "thừa ủy quyền", "thay mặt", "trước tháng", "trước khi", "trước mắt", "định kỳ", "hàng tháng", "hàng quý",
    "hàng năm", "hàng tuần", "hàng ngày", "hằng tháng", "hằng quý", "hằng năm", "hằng tuần", "hằng ngày", "phải", "cần", "có trách nhiệm", "có nhiệm vụ", "có ý kiến",
    "có biện pháp", "có văn bản", "có kế hoạch", "có phương án", "có giải pháp", "có báo cáo", "được giao", "được yêu cầu", "chịu trách nhiệm", "khi", "nếu", "đã", "đang",
    "sẽ", "vừa", "không", "chưa", "là", "do", "bằng", "trong quá trình", "trong công tác", "trong việc", "trong phạm vi", "trong thời gian", "trong năm", "trong tháng",
    "trong quý", "trong ngày", "tại công văn", "tại văn bản", "cho", "đối với", "từ", "đến", "vào", "với", "cùng", "ngay", "kết quả", "tình hình", "chậm nhất", "xong", "nghiêm",
    "chặt chẽ", "tốt", "hoặc", "như", "làm", "tùy", "tuỳ", "còn", "lại", "mà", "thì", "nhưng", "ra", "danh sách", "văn bản", "bị", "cùng với", "liên tục", "trong đó", "gồm", "bao gồm",
    "trong", "lưu ý", "kêu gọi", "nêu", "nói", "chỉ", "có nghĩa vụ", "sau", "sau khi", "gây", "cho biết", "cho rằng", "khẳng định", "nhấn mạnh", "nhận định", "thừa nhận", "chỉ rõ", "phát biểu", "bày tỏ", "nhìn nhận", "phân tích", "những", "thủ tục", "cách", "được phân công", "được đề nghị", "được chỉ định", "được lưu ý", "thông tin đầy đủ", "thông tin kịp thời", "thông tin về", "thông tin cho", "thông tin rộng rãi", "thông tin chính xác", "xin", "dự kiến", "đế", "danh mục", "chậm", "luôn", "cũng", "tự", "hãy", "một số nội dung", "một số nhiệm vụ", "một số việc", "một số công việc", "một số vấn đề", "một số giải pháp", "kết luận", "đồng ý", "các nội dung", "các nhiệm vụ", "những nội dung", "những nhiệm vụ",
}  # fmt: skip
_NOT_ENDERS = {
    ("trong", word) for word in ("tỉnh", "thành", "hệ", "ngành", "nước", "lĩnh", "vùng", "khu", "khối", "kcn", "toàn", "huyện", "xã", "cả", "lực", "và", "tiểu", "ban", "tổ", "đoàn", "hội", "bộ")
} | {("chịu", "ảnh"), ("chịu", "thiệt"), ("chịu", "tác"), ("là", "tổ"), ("là", "thành"), ("là", "người"), ("hệ"), ("bị", "thu"), ("bị", "ảnh"), ("bị", "thiệt"), ("đoàn"), ("thể"), ("về", "đất"), ("về", "quản"), ("về", "lĩnh"), ("về", "xây"), ("về", "môi"), ("do", "trung"), ("do", "địa"), ("tự", "quản"), ("tự", "vệ"), ("tự", "chủ"), ("tải")}  # fmt: skip
# Teams are named after their work: "Tổ công tác triển khai Đề án …", "Ban Chỉ đạo thực hiện …".
_TEAMS = ("tổ công tác", "ban chỉ đạo", "ban chỉ huy", "tổ an ninh", "tổ giúp việc", "tổ triển khai")
_OF_TEAMS = {
    "triển khai",
    "thực hiện",
    "triển khai thực hiện",
    "phòng chống",
    "phòng, chống",
    "xây dựng",
    "ứng phó",
    "cải cách",
}
_AGAINST = re.compile(
    r"(?:(?:quốc gia|trung ương|tỉnh|thành phố|huyện) )?(?:chống |phòng chống |phòng, chống |điều hành giá)",
    re.IGNORECASE,
)
# "Ban Chỉ đạo giảm nghèo", but "Ban Chỉ đạo xây dựng kế hoạch"
_FOR_A_CAUSE = re.compile(
    r"(?:giảm|xóa đói|xoá đói|phát triển|cải cách|chuyển đổi|đổi mới|sắp xếp|xây dựng|bảo vệ|hội nhập|vận động)\s+(?!kế hoạch|phương án|báo cáo|quy|chương trình|văn bản|dự thảo|danh|các|những|nghiêm|tốt|đầy đủ|và|,)"
)
_CAPITALISED = {"chủ trì", "phối hợp", "có trách nhiệm", "khẩn trương", "tiếp tục", "tăng cường", "tham mưu", "rà soát", "tổng hợp", "hướng dẫn", "theo dõi", "tập trung", "đẩy mạnh", "căn cứ"}  # fmt: skip


def _index(words: set[str]) -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words:
        first, *rest = phrase.replace(",", "").split()
        out.setdefault(first, []).append(tuple(rest))
    return {first: sorted(rests, key=len, reverse=True) for first, rests in out.items()}


_VERB_PHRASES = _index(
    {" ".join((first, *rest)) for first, rests in VERBS.items() for rest in rests} - _NEVER | {"sản xuất", "kinh doanh"}
)
_ENDER_PHRASES = _index(_ENDERS)
_WHOLE_VERBS = _index({verb for verb in _NEVER if " " in verb})


def _phrase_at(index: dict[str, list[tuple[str, ...]]], words: Sequence[str], at: int) -> int:
    """How many words of a listed phrase stand at `at`; 0 for none."""
    for rest in index.get(words[at], ()):
        if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
            return 1 + len(rest)
    return 0


def names_a_team(name: str, following: str) -> bool:
    """`following` is what comes behind `name`; its verb is part of the name when a proper name is its object."""
    last = name.rsplit(", ", 1)[-1]
    if last.lower().startswith(("ban chỉ đạo", "ban chỉ huy")) and _AGAINST.match(following):
        return True
    if last.lower().startswith(("ban chỉ đạo", "ban chỉ huy", "bcđ")) and _FOR_A_CAUSE.match(following):
        return True
    if not name.lower().startswith(_TEAMS):
        return False
    return any(
        re.match(
            rf"\s*{verb}(?: thực hiện)?\s+(?=(?:các |chương trình |công tác |cơ chế )?[{UPPER}]|công tác |chương trình )",
            following,
        )
        for verb in _OF_TEAMS
    )


WHOLE = "Trọn"  # stands for a name that is known to its end
# What such a name still goes on with; any other small letter is what the body does, in whatever verb.
_AFTER_WHOLE = {
    "tỉnh", "huyện", "quận", "xã", "phường", "thị", "đặc", "các", "của", "thuộc", "trực", "tại", "khu", "vùng", "quốc", "nhà", "liên", "có", "ngành", "hai", "ba", "bốn", "địa", "trên", "khối", "cơ", "hoặc", "nơi",
}  # fmt: skip
_PAIRS_AFTER_WHOLE = {
    ("thành", "phố"),
    ("chi", "nhánh"),
    ("trung", "ương"),
    ("cấp", "tỉnh"),
    ("cấp", "huyện"),
    ("cấp", "xã"),
    ("từ", "trung"),
}


def _goes_on_whole(words: Sequence[str], at: int) -> bool:
    return (words[at] in _AFTER_WHOLE and words[at + 1 : at + 2] != ["hội"]) or tuple(
        words[at : at + 2]
    ) in _PAIRS_AFTER_WHOLE


def end_at(words: Sequence[str], at: int, *, after_name: str, in_chain: bool) -> tuple[bool, int]:
    """(does the name end before word `at`, words to skip when it doesn't).

    `after_name` is the word before; `in_chain` says that it is a verb that was taken for part of the name.
    """
    said = words[at]
    if said in {"từ", "đến", "trở"} and _is_range(words, at):
        return False, 2 if said == "trở" else 1
    if said[:1].isupper():
        lower = [word.lower() for word in words[at : at + 3]]
        for phrase in _CAPITALISED:
            parts = phrase.split()
            if lower[: len(parts)] == parts and after_name.lower() not in {"ban", "bộ", "tổ", "tiểu", "sở", "tổng"}:
                return True, 0
        return False, 1
    if _acts_after_a_name(words, at, after_name) or (after_name == WHOLE and not _goes_on_whole(words, at)):
        return True, 0
    count = _phrase_at(_VERB_PHRASES, words, at)
    if after_name.lower() == "liên quan" and not count and _phrase_at(_WHOLE_VERBS, words, at) > 1:
        return True, 0  # "các đơn vị liên quan dự thảo …": the name is at its end
    if count:
        verb = " ".join(words[at : at + count])
        following = words[at + count] if at + count < len(words) else ""
        if after_name.lower() in _HALF_BEFORE.get(verb, ()) or following in _HALF_AFTER.get(verb, ()):
            return False, count
        if verb == "tổ chức" and _is_noun_to_chuc(words, at, after_name):
            return False, count
        if verb in {"phối hợp", "chủ trì"} and (
            following in _TOGETHER or words[at + count : at + count + 2] == [",", "phối"]
        ):
            return True, 0
        if _names(after_name, verb) or (in_chain and verb in _WEAK):
            return False, count
        return True, 0
    count = _phrase_at(_ENDER_PHRASES, words, at)
    if not count:
        return False, 1
    if (
        words[at : at + 2] == ["được", "giao"]
        and words[at + 2 : at + 3]
        and words[at + 2] in _GIVEN
        and after_name.islower()
    ):
        return False, 3
    if count == 1 and at + 1 < len(words) and (said, words[at + 1].lower()) in _NOT_ENDERS:
        return False, 1
    return after_name.lower() not in _HALF_BEFORE.get(said, ()), 1


_TOGETHER = {
    "với",
    "để",
    "cùng",
    "chặt",
    "trong",
    "tổ",
    "thực",
    "triển",
    "xây",
    "rà",
    "tham",
    "kiểm",
    "chỉ",
    "đẩy",
    "tăng",
    "tuyên",
}
_AFTER_NAMES = {"dừng", "mời", "nâng", "lấy", "thông tin", "cấp", "trao", "tặng", "treo", "viết", "trả", "họp", "ký", "thu", "chi", "trồng", "tìm kiếm", "thử nghiệm", "thi hành", "in"}  # fmt: skip
_GIVEN = {"vốn", "kế", "dự", "đất", "biên", "chỉ"}  # "các đơn vị được giao vốn": which, not what
_LEVELS = {"tỉnh", "huyện", "xã", "trung", "cơ", "phường", "ủy", "uỷ", "trên", "dưới", "có", "thành", "quận", "thị", "nhánh", "cục", "hội", "bộ", "đoàn", "hàng", "phí"}  # fmt: skip
_PLACES = {"tỉnh", "phố", "huyện", "xã", "phường", "quận", "thị"}


def _acts_after_a_name(words: Sequence[str], at: int, after_name: str) -> bool:
    """ "Kiểm lâm tỉnh thông tin …", "Sở Y tế cấp …": behind a whole name even these words are its verb."""
    before = after_name.split()[-1]
    if not (before in _PLACES or (before[:1].isupper() and before not in {"UBND", "HĐND", "Ban", "Cục", "Phòng"})):
        return False
    if words[at] == "tại":
        return True
    for phrase in _AFTER_NAMES:
        parts = phrase.split()
        if before.lower() in _HALF_BEFORE.get(phrase, ()):
            continue
        if list(words[at : at + len(parts)]) == parts:
            following = words[at + len(parts)] if at + len(parts) < len(words) else ""
            return following not in _LEVELS and following[:1].islower()
    return False


def _is_range(words: Sequence[str], at: int) -> bool:
    """ "các tỉnh từ Quảng Ninh đến Nghệ An", "từ Đà Nẵng trở vào": where, not when."""
    following = words[at + 1 : at + 2]
    if not following or not following[0][:1].isupper():
        return words[at] == "trở" and following in (["ra"], ["vào"], ["lên"])
    return words[at] != "từ" or any(word in {"đến", "tới", "trở"} for word in words[at + 2 : at + 7])


def _names(after_name: str, verb: str) -> bool:
    """A weak verb after a small-letter noun, or right after the head itself, belongs to the name."""
    before = after_name.lower()
    if verb in _NAMING.get(before, ()) or before == "được":
        return True
    if after_name.split()[-1] in _OFFICES and verb in _WORKS:
        return True
    before = before.split()[-1]
    return verb in _WEAK and before in _NAMING_ANY and (after_name.islower() or before in _HEADS_ALONE)


# Offices are named after their work: "Vụ Nuôi trồng thủy sản", "Viện nghiên cứu", "Cảnh sát trật tự"; not so "Sở Nội vụ", "Bộ Quốc phòng".
_OFFICES = {"Vụ", "Cục", "Viện", "viện", "tâm", "Trạm", "trạm", "tra", "sát", "Phòng"}
_WORKS = _WEAK | {"nghiên cứu", "nuôi", "trồng", "hợp tác", "điều tra", "kiểm sát", "cải cách", "bảo vệ", "thu", "nội soi", "theo dõi", "kế hoạch", "tổ chức cán bộ", "giải quyết", "đăng kiểm", "phục hồi", "cấp cứu", "điều dưỡng", "điều trị", "khai thác", "phát hành", "truyền thông", "tuyên truyền"}  # fmt: skip

# One-syllable verbs that are the second or first half of another word: "công lập", "công trình", "giao thông".
_HALF_BEFORE = {
    "nói": {"tiếng"},
    "theo": {"kèm"}, "bằng": {"đồng", "công"}, "qua": {"đi", "thông"},
    "hình thành": {"truyền", "mô", "loại", "địa", "tình"},
    "lập": {"công", "thành", "độc", "dân", "trung", "thiết", "quốc", "tạo"},
    "trình": {"công", "chương", "quy", "quá", "tờ", "giáo", "lộ", "tiến", "hành", "địa", "trương"},
    "chuyển": {"vận", "di", "lâm", "luân"}, "cử": {"bầu", "ứng", "đề", "tuyển"}, "giao": {"ngoại", "tuyến", "bàn", "bưu", "được"}, "đưa": {"xe"}, "khám": {"phòng"}, "tiêm": {"phòng"}, "thăm": {"khách"},
    "sớm": {"cảnh"}, "quyết định": {"theo"}, "sử dụng": {"quyền", "người"}, "quy định": {"theo", "các"}, "thực hiện": {"tổ", "được"}, "học tập": {"cơ", "sở"},
    "quản lý": {"cán", "bộ", "vi", "quyền"}, "tự": {"trật", "thứ", "trình"}, "cứu nạn": {"kiếm", "hộ", ","}, "cứu hộ": {"kiếm", "nạn"}, "cứu": {"nghiên", "kiếm"}, "chống": {"phòng"}, "phản ánh": {"bị", "tiếp"}, "nuôi": {"chăn"}, "bơm": {"trạm"}, "chỉ đạo": {"ban"}, "chỉ huy": {"ban"}, "không": {"hàng"}, "trồng": {"gieo", "nuôi"},
}  # fmt: skip
_HALF_AFTER = {
    "giao": {"thông", "dịch", "lưu", "ban", "nhận", "công"}, "cử": {"tri"}, "giúp": {"việc", "đỡ"}, "nắm": set(), "trao": {"đổi"}, "đưa": {"đón"}, "chuyển": {"đổi", "giao", "phát", "nhượng"},
    "lập": {"trình", "pháp"}, "hợp tác": {"xã"}, "trình": {"độ"}, "nộp": {"thuế"},
}  # fmt: skip
_HEADS_ALONE = {"ban", "quỹ", "viện", "cục", "trạm", "đội", "hội", "đoàn", "phòng"}
_SOCIETIES = {"pháp", "chính", "đoàn", "cá", "tín", "đảng", "hành", "xã", "hội", "phi", "công", "nghề", "thành", "liên", "có", "kinh", "khoa", "trong", "quốc", "cơ", "sự", "nước", "tôn", "bầu", "giám", "tư", "chuyên", "khác", "đơn", "doanh", ",", "("}  # fmt: skip


def _is_noun_to_chuc(words: Sequence[str], at: int, after_name: str) -> bool:
    """ "tổ chức" is a verb ("tổ chức hội nghị") or a noun ("tổ chức, cá nhân")."""
    following = words[at + 2].lower() if at + 2 < len(words) else ""
    return following in _SOCIETIES and after_name.lower() in {
        "các",
        ",",
        "và",
        "của",
        "là",
        "những",
        "mọi",
        "trưởng",
        "đầu",
    }
