"""A decision on a blocker as the text of a directive: whose it is, what it is about, and the one task it gives."""

from __future__ import annotations

from datetime import date

from django.utils.translation import override

from roviec.duties.models import Blocker
from roviec.duties.names import unit_names

UNNUMBERED = "Số: ……/……"


def order_text(blocker: Blocker, today: date) -> str:
    """Vietnamese whatever the reader's language: the officer who confirms the draft puts the number and mends the words."""
    names = unit_names()
    decider, unit = names[blocker.asked_of_id].name, names[blocker.unit_id].name
    last = blocker.changes.filter(to_state=Blocker.State.DECIDED).last()
    decision = last.text.strip().rstrip(".") if last else ""
    with override("vi"):
        group = blocker.get_group_display().lower()
    lines = (
        decider.upper(),
        UNNUMBERED,
        f"V/v giải quyết khó khăn, vướng mắc về {group}",
        f"Ngày {today.day:02} tháng {today.month:02} năm {today.year}",
        f"Kính gửi: {unit}.",
        f"Xét vướng mắc do {unit} nêu: “{blocker.text.strip()}”, {decider} có ý kiến như sau:",
        f"1. Giao {unit} {_inside(decision)}.",
    )
    return "\n".join(lines) + "\n"


def _inside(sentence: str) -> str:
    """A sentence going on after "Giao …": small first letter, but not in an abbreviation such as "UBND"."""
    first, _space, _rest = sentence.partition(" ")
    return sentence if first.isupper() and len(first) > 1 else sentence[:1].lower() + sentence[1:]
