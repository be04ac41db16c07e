"""The orders of the year: read from `orders.toml`, dated, put into the official wording. No Django."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

from roviec.cityyear.world import World

EVERY: Final = {"M": "monthly", "Q": "quarterly", "H": "half-yearly", "W": "weekly", "C": "continuous", "D": ""}
NOTE: Final = "Văn bản mẫu do Rõ Việc soạn cho dữ liệu minh họa; không phải văn bản của cơ quan nhà nước và không có giá trị thi hành."
MOST_REPORT_TO: Final = "Công an thành phố"
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True)
class PlannedDuty:
    number: int  # of the whole year, from 0
    order: int
    place: int  # within its order, from 1
    to: str  # class or unit, as in the file
    leads: tuple[str, ...]
    quote: str
    start: int  # of the quote in the order's text
    product: str
    every: str  # Recurrence
    time_text: str
    deadline: date | None
    opened_on: date
    closes_on: date | None


@dataclass(frozen=True)
class PlannedOrder:
    number: int
    mark: str  # as in "0012/KH-UBND-MAU"
    type: str
    subject: str
    day: date
    text: str
    duties: tuple[PlannedDuty, ...]


def plan(world: World, first: date, last: date, *, share: float = 1) -> list[PlannedOrder]:
    """The orders issued between these days. `share` under 1 leaves duties out (every kind keeps some)."""
    orders: list[PlannedOrder] = []
    count = 0
    for raw in sorted(_read(), key=lambda order: int(order["after"])):
        day = world.calendar.next_working_day(first + timedelta(days=raw["after"]))
        if day <= last:
            made = _order(world, raw, len(orders), day, count, share)
            count += len(made.duties)
            orders += [made] if made.duties else []
    return orders


@cache
def _read() -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = tomllib.loads(
        files("roviec.cityyear").joinpath("orders.toml").read_text("utf-8")
    )["order"]
    return found


def _order(world: World, raw: Mapping[str, Any], number: int, day: date, count: int, share: float) -> PlannedOrder:
    mark = f"{number + 1:04}/{raw['mark']}-MAU"
    subject = raw["subject"].format(year=day.year)
    groups = [(group["to"], _kept(group["tasks"], share)) for group in raw["group"]]
    groups = [(to, tasks) for to, tasks in groups if world.charged(to, day)]
    lines = [*_head(mark, raw["type"], subject, day), *_addressed(world, [to for to, _ in groups], day)]
    duties: list[PlannedDuty] = []
    start = sum(len(line) + 1 for line in lines)
    for place, (to, tasks) in enumerate(groups, 1):
        heading = f"{place}. {_name(world, to, day)}"
        lines.append(heading)
        start += len(heading) + 1
        for letter, task in zip(LETTERS, tasks, strict=False):
            quote, duty = _duty(world, to, task, day)
            lines.append(f"{letter}) {quote}")
            duties.append(
                PlannedDuty(
                    number=count + len(duties),
                    order=number,
                    place=len(duties) + 1,
                    quote=quote,
                    start=start + 3,
                    **duty,
                )
            )
            start += len(lines[-1]) + 1
    lines += _foot()
    return PlannedOrder(number, mark, raw["type"] or "Công văn", subject, day, "\n".join(lines), tuple(duties))


def _kept(tasks: Sequence[Sequence[Any]], share: float) -> Sequence[Sequence[Any]]:
    return tasks[: max(1, round(len(tasks) * share))]


def _duty(world: World, to: str, task: Sequence[Any], day: date) -> tuple[str, dict[str, Any]]:
    rhythm, words, product, *rest = task
    kind, number = rhythm[0], int(rhythm[1:] or 0)
    words = words.format(year=day.year)
    deadline = world.calendar.previous_working_day(day + timedelta(days=number)) if kind == "D" else None
    time_text = _time_text(kind, number, deadline)
    if kind == "C":
        quote = f"Thường xuyên {words[0].lower()}{words[1:]}."
    else:
        receiver = "UBND thành phố" if to == world.standing_body else MOST_REPORT_TO
        quote = f"{words}; báo cáo kết quả về {receiver} {time_text}."
    found = {
        "to": to, "leads": tuple(world.charged(to, day)), "product": product, "every": EVERY[kind],
        "time_text": time_text, "deadline": deadline, "opened_on": day,
        "closes_on": day + timedelta(days=rest[0]) if rest else None,
    }  # fmt: skip
    return quote, found


def _time_text(kind: str, number: int, deadline: date | None) -> str:
    if deadline is not None:
        return f"trước ngày {deadline.day:02} tháng {deadline.month:02} năm {deadline.year}"
    month = f"trước ngày {number} hằng tháng" if number else "hằng tháng"
    quarter = f"trước ngày {number} của tháng cuối quý"
    return {"M": month, "Q": quarter, "H": "6 tháng một lần", "W": "hằng tuần", "C": "thường xuyên"}[kind]


def _name(world: World, to: str, day: date) -> str:
    return world.class_names[to] if to in world.classes else world.name(world.heir(to, day), day)


def _head(mark: str, type_: str, subject: str, day: date) -> list[str]:
    about = [f"V/v {subject.removeprefix('V/v ')} (văn bản mẫu)"] if not type_ else []
    titled = [type_.upper(), f"{subject} (văn bản mẫu)"] if type_ else []
    return [
        "ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        f"Số: {mark}", *about, f"Đà Nẵng, ngày {day.day:02} tháng {day.month:02} năm {day.year}", *titled,
    ]  # fmt: skip


def _addressed(world: World, receivers: Sequence[str], day: date) -> list[str]:
    names = dict.fromkeys(_name(world, to, day) for to in receivers)
    return ["Kính gửi:", *(f"- {name};" for name in names), "UBND thành phố yêu cầu thực hiện các nhiệm vụ sau:"]


def _foot() -> list[str]:
    return [
        "Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc thực hiện./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT, Mẫu.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu", NOTE,
    ]  # fmt: skip
