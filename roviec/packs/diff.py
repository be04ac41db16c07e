"""What one pack says and another does not; what a loading would change or has changed: in words, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from roviec.packs.places import Where
from roviec.packs.schema import Fact, Pack
from roviec.packs.tables.loading import Change, What
from roviec.packs.tables.table import Said

SECTIONS: Final = {
    "level": "Cấp / levels",
    "kind": "Loại đơn vị / kinds of unit",
    "unit": "Đơn vị / units",
    "succession": "Kế thừa / successions",
    "selector": "Nhóm đơn vị / selectors",
    "head": "Chức danh đứng đầu / heads",
    "years": "Lịch các năm / years",
    "day": "Ngày nghỉ, làm bù / days",
    "report-outline": "Đề cương / outlines",
    "scoring-rule": "Quy tắc chấm / scoring rules",
    "stage": "Giai đoạn mô hình / stages",
    "sheet": "Biểu số liệu / sheets",
    "alert-step": "Bước cảnh báo / alert steps",
    "indicator": "Chỉ tiêu / indicators",
    "target": "Mục tiêu / targets",
    "unknown": "Chưa biết / unknown",
}
_SIGNS: Final = {
    What.ADDED: "+",
    What.CHANGED: "~",
    What.ENDED: "x",
    What.KEPT: "=",
    What.PAST: "!",
    What.WITHDRAWN: "-",
}
_SAID: Final = {
    What.KEPT: "thành phố đã sửa, giữ nguyên / kept as the city changed it",
    What.PAST: "gói kể quá khứ khác đi, giữ nguyên / the pack tells the past differently, kept",
    What.WITHDRAWN: "không còn trong gói, giữ nguyên / no longer in the pack, kept",
}
_RENAMED: Final = {"start": "from", "end": "to"}
_NOT_SAID: Final = ("where", "said_in", "places", "ended_by")


def differences(old: Pack, new: Pack) -> list[Change]:
    """By section, in the order of the packs. A pack's ends are told as the ends of what they end."""
    before, after = _facts(old), _facts(new)
    found = [_change(at, before.get(at, {}), said) for at, said in after.items() if before.get(at) != said]
    found += [Change(*at, What.WITHDRAWN, said, {}) for at, said in before.items() if at not in after]
    return sorted(found, key=lambda change: list(SECTIONS).index(change.section))


def _facts(pack: Pack) -> dict[tuple[str, str], Said]:
    return {(fact.section, fact.key): content_of(fact) for fact in pack.facts() if fact.section in SECTIONS}


def _change(at: tuple[str, str], before: Said, after: Said) -> Change:
    what = What.CHANGED if before else What.ADDED
    if before and after["to"] and [word for word in after if before.get(word) != after[word]] == ["to"]:
        what = What.ENDED
    return Change(*at, what, before, after)


def content_of(fact: Fact) -> Said:
    """A fact in the words of the pack, as JSON."""
    found = _plain(fact)
    return {_RENAMED.get(word, word): value for word, value in found.items()}


def _plain(value: Any) -> Any:
    if hasattr(value, "as_json"):
        return value.as_json()
    if is_dataclass(value):
        names = [each.name for each in fields(value) if each.name not in _NOT_SAID]
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | Where) else value


def in_words(changes: Sequence[Change]) -> Iterator[str]:
    for section, words in SECTIONS.items():
        own = [change for change in changes if change.section == section]
        if own:
            yield f"{words}: {len(own)}"
            yield from (f"  {_SIGNS[each.what]} {each.key.strip()}{_told(each)}" for each in own)


def _told(change: Change) -> str:
    if change.what == What.ADDED:
        name = change.after.get("name") or change.after.get("title") or ""
        return f" “{name}”" if name else ""
    if change.what == What.ENDED:
        return f": kết thúc / ends {change.after['to']}"
    if change.what == What.WITHDRAWN:
        return f": {_SAID[change.what]}"
    told = ": " + "; ".join(
        f"{word} {_short(old)} → {_short(new)}" for word, (old, new) in changed_words(change).items()
    )
    return told + (f" ({_SAID[change.what]})" if change.what in _SAID else "")


def changed_words(change: Change) -> dict[str, tuple[Any, Any]]:
    """word -> what stood, what the pack says"""
    words = [word for word in change.after if change.before.get(word) != change.after[word]]
    return {word: (change.before.get(word), change.after[word]) for word in words}


def _short(value: Any) -> str:
    if isinstance(value, list | dict):
        return f"[{len(value)}]"
    if value in (None, ""):
        return "∅"
    text = str(value)
    return f"“{text[:57]}…”" if len(text) > 60 else f"“{text}”"


def as_json(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [
        {
            "section": each.section,
            "key": each.key.strip(),
            "what": str(each.what),
            "before": each.before,
            "after": each.after,
        }
        for each in changes
    ]
