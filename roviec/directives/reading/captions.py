"""What stands under a picture."""

from __future__ import annotations

import re

CAPTION = re.compile(
    r"(?:Ảnh|ảnh|ẢNH)(?: (?:minh họa|minh hoạ|tư liệu))?\s?:[^.:;]{1,40}\.?$|\((?:Ảnh|ảnh|Hình|hình)[^()]{0,40}\)\.?$|(?:Ảnh|ảnh) (?:minh họa|minh hoạ|tư liệu)\.?$"
)
