"""What a news account quotes: speeches, datelines, other stories' headlines."""

from __future__ import annotations

import re

from roviec.directives.reading.letters import UPPER
from roviec.directives.reading.verbs import skip_openers

_TELLING = re.compile(
    r"\b(?:nêu|nói|cho biết|cho rằng|khẳng định|nhấn mạnh|nhận định|đánh giá|chỉ rõ|bày tỏ|ghi nhận|biểu dương|nhìn nhận|ký (?:ban hành|công|văn|quyết|chỉ thị|thông))\b"
)
NEW_TOPIC = re.compile(r"(?:Về|Đối với|Liên quan|Riêng)\b")
# "“Cần làm tốt việc này …”, Chủ tịch UBND thành phố nhấn mạnh."
SPEECH = re.compile(
    r"[\"“”'‘][^\n]{5,600}?[\"“”'’]\s*[,.–-]\s*[^,.;\"“”]{3,90}? (?:nhấn mạnh|nói|cho biết|khẳng định|chia sẻ|nhận định|bày tỏ|phát biểu|lưu ý|chỉ đạo|yêu cầu|đề nghị|cho hay|kết luận|nêu rõ|chỉ rõ|thông tin|cho rằng|phân tích|dẫn chứng|kêu gọi|quán triệt|gợi ý)[^\w]*$"
)
_LONG_SPEECH = re.compile(
    r"[\"“”]\s*(?P<said>[^\"“”]{60,})[\"“”]\s*[,.–-]\s*[^;\"“”]{3,120} (?:nhấn mạnh|nói|khẳng định|lưu ý|chỉ đạo|yêu cầu|đề nghị|kết luận|nêu rõ|chỉ rõ|quán triệt|phát biểu)[^\w]*$"
)
# "(QNĐT)- Chủ tịch …", "TTO - Thủ tướng …"
DATELINE = re.compile(
    rf"(?:\((?:[{UPPER}][\w&.]{{0,15}}|[{UPPER}]\w+(?: \w+){{1,3}}|[\w.]+\.vn)\)|[{UPPER}]{{2,6}})\s*[-–—:]+\s*(?=[{UPPER}“\"])"
)
TEASER = re.compile(r"\w \(?(?:TTO|TPO|NLĐO|SGGPO|NDO|NDĐT|PLO|VOV|VTC|TNO)\)? ?[-–] ")  # another story's headline


def tells(text: str, start: int, end: int, speakers: re.Pattern[str]) -> bool:
    """ "Chủ tịch UBND tỉnh nêu vấn đề …": what follows in the paragraph is said to nobody."""
    speaker = speakers.match(text, skip_openers(text, start, end), end)
    if speaker is None and (comma := text.find(", ", start, end)) >= 0:
        speaker = speakers.match(text, comma + 2, end)
    return speaker is not None and _TELLING.search(text, speaker.end(), min(end, speaker.end() + 60)) is not None


def spoken_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """ "“Sở Xây dựng chủ trì …; …”, Chủ tịch nhấn mạnh": what was said, without the marks and who said it."""
    speech = _LONG_SPEECH.match(text, start, end)
    return speech.span("said") if speech and ("; " in speech["said"] or ". " in speech["said"]) else None
