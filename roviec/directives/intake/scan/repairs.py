"""Misreadings that can be mended without guessing: the words every official paper has, in the place where they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from difflib import SequenceMatcher

from roviec.directives.intake.pdf.page import Piece

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_FRAME = (NATION, MOTTO)
_ALIKE = 0.78
_NUMBERED = re.compile(r"s[o06]\s*[:.;]?\s*")
_SYMBOL_ALONE = re.compile(r"[\d\s.…]*[-/]?\s*(?:\d{4}\s*/\s*)?[A-ZĐ]{2}[\w/–-]*(?:\s*[-–]\s*[A-ZĐ][\w/–-]*)*")
_DATED = re.compile(r"ngay\s+([0-9oil]{1,2})\s+thang\s+([0-9oil]{1,2})\s+nam\s+([0-9oil]{4})")
_SYMBOL = re.compile(r"(\d{1,5})([A-ZĐ]{2,}(?:-[A-ZĐ]\w*)?)(?=$|\s)")
_SPACED = re.compile(r"(?<=\d)\s*/\s*(?=[A-ZĐ\d])|(?<=[A-ZĐ])\s*-\s*(?=[A-ZĐ])")
_COPIES = re.compile(r"n[oe][il1]\s*nh[ao]n\s*(?:[:;.]|$)")
_ADDRESSED = re.compile(r"k[il1]nh\s*g[uo][il1]\s*(?:[:;.]|$)")
_DIGITS = str.maketrans("oilOIL", "011011")
_LABEL = re.compile(r"([a-zđ])\)(?=\s)")


def mended(pieces: list[Piece]) -> list[Piece]:
    return [replace(piece, text=_frame(piece.text)) for piece in pieces]


def mended_text(text: str) -> str:
    """Labels of points in their order: after "c)" an "đ)" before another "đ)" was a "d)"."""
    lines = text.replace("Ð", "Đ").split("\n")
    at = [index for index, line in enumerate(lines) if _LABEL.match(line)]
    for before, here, after in zip(at, at[1:], [*at[2:], None], strict=False):
        following = lines[after][0] if after is not None else ""
        if lines[before][0] == "c" and lines[here][0] == "đ" and following in ("đ", ""):
            lines[here] = "d" + lines[here][1:]
        elif lines[before][0] == "d" and lines[here][0] == "d" and following in ("e", ""):
            lines[here] = "đ" + lines[here][1:]
    return "\n".join(lines)


def plain(text: str) -> str:
    """Lower case without marks, letter for letter: places in it are places in `text` (NFC)."""
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    if letter in "đĐÐ":
        return "d"
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return bare if len(bare) == 1 else letter


def _frame(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    bare = plain(text)
    for said in _FRAME:
        if abs(len(text) - len(said)) < 8 and SequenceMatcher(None, bare, plain(said), False).ratio() > _ALIKE:
            return said
    if (match := _NUMBERED.match(bare)) and _SYMBOL_ALONE.fullmatch(text[match.end() :].strip()):
        return _number(text[match.end() :])
    if match := _DATED.search(bare):
        day, month, year = (part.translate(_DIGITS) for part in match.groups())
        return f"{text[: match.start()]}ngày {day} tháng {month} năm {year}{text[match.end() :]}"
    for pattern, said in ((_COPIES, "Nơi nhận:"), (_ADDRESSED, "Kính gửi:")):
        if match := pattern.match(bare):
            return f"{said} {text[match.end() :].strip()}".strip()
    return text


def _number(symbol: str) -> str:
    """ "Số:" and the symbol without gaps, its bar put back where the eye of the machine lost it."""
    symbol = _SPACED.sub(lambda match: match[0].strip(), symbol.strip())
    whole = symbol if "/" in symbol else _SYMBOL.sub(r"\1/\2", symbol, count=1)
    return f"Số: {whole}"
