"""A forecast in words: how likely, and why. Never a colour alone, never a figure without its reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from roviec.directives.models import Recurrence
from roviec.duties.models import Forecast, Progress

Values = dict[str, Any]
FEW, SOME, MANY = 0.15, 0.4, 0.7


@dataclass(frozen=True)
class Said:
    """`facts`: how things stand; `raising` and `lowering`: the reasons that weigh most, the strongest first."""

    on: date
    percent: str
    level: str
    look: str
    facts: str
    raising: str
    lowering: str


def said(forecast: Forecast) -> Said:
    weighed = [(phrase(each["code"], each["values"]), float(each["effect"])) for each in forecast.reasons]
    named, others = weighed[:2], weighed[2:]
    level, look = level_of(forecast.probability)
    return Said(
        on=forecast.on,
        percent=percent(forecast.probability),
        level=level,
        look=look,
        facts=", ".join(words for words, _effect in named),
        raising="; ".join(words for words, effect in others if effect > 0),
        lowering="; ".join(words for words, effect in others if effect < 0),
    )


def percent(probability: float) -> str:
    if probability < 0.01:
        return _("dưới 1 %")
    if probability > 0.99:
        return _("trên 99 %")
    return _("%(number)s %%") % {"number": round(probability * 100)}


def level_of(probability: float) -> tuple[str, str]:
    if probability < FEW:
        return pgettext("khả năng", "thấp"), "muted"
    if probability < SOME:
        return pgettext("khả năng", "vừa"), "info"
    if probability < MANY:
        return pgettext("khả năng", "cao"), "soon"
    return pgettext("khả năng", "rất cao"), "late"


def phrase(code: str, values: Values) -> str:
    return _PHRASES[code](values)


def _time(values: Values) -> str:
    left = values["days_left"]
    if not left:
        return _("không còn ngày làm việc nào trước hạn")
    return ngettext("còn %(n)s ngày làm việc", "còn %(n)s ngày làm việc", left) % {"n": left}


def _state(values: Values) -> str:
    state, days = str(Progress(values["state"]).label), values["days_in_state"]
    state = state[0].lower() + state[1:]
    if days < 2:
        return state
    return _("%(state)s đã %(n)s ngày làm việc") % {"state": state, "n": days}


def _past(late: int, cases: int, none: str, some: str) -> str:
    return some % {"late": late, "cases": cases} if cases else none


def _agency(values: Values) -> str:
    return _past(
        values["agency_late"],
        values["agency_cases"],
        _("đơn vị chưa có việc nào đến hạn trong 6 tháng qua"),
        _("đơn vị trễ %(late)s/%(cases)s việc trong 6 tháng qua"),
    )


def _duty(values: Values) -> str:
    return _past(
        values["duty_late"],
        values["duty_cases"],
        _("nhiệm vụ này chưa có kỳ nào đến hạn trong 6 tháng qua"),
        _("nhiệm vụ này trễ %(late)s/%(cases)s lần ở mọi đơn vị trong 6 tháng qua"),
    )


def _pair(values: Values) -> str:
    return _past(
        values["pair_late"],
        values["pair_cases"],
        _("đơn vị chưa có kỳ nào của nhiệm vụ này đến hạn trong 6 tháng qua"),
        _("riêng nhiệm vụ này, đơn vị trễ %(late)s/%(cases)s kỳ trong 6 tháng qua"),
    )


def _entries(values: Values) -> str:
    return _("đã bắt đầu soạn báo cáo") if values["entries"] else _("chưa soạn báo cáo")


def _counted(name: str, none: Callable[[], str], some: Callable[[int], str]) -> Callable[[Values], str]:
    return lambda values: some(values[name]) % {"n": values[name]} if values[name] else none()


def _kind(values: Values) -> str:
    recurrence = str(Recurrence(values["kind"]).label)
    return _("việc giao %(recurrence)s") % {"recurrence": recurrence[0].lower() + recurrence[1:]}


def _calendar(values: Values) -> str:
    if values["tet"]:
        return _("hạn gần Tết Nguyên đán")
    if values.get("days_off"):  # a forecast of an earlier release may stand for two days, and has none
        return _("hạn rơi vào ngày nghỉ")
    return _("hạn vào những ngày cuối tháng") if values["month_end"] else _("hạn không vào cuối tháng")


_PHRASES: Final[dict[str, Callable[[Values], str]]] = {
    "time": _time,
    "state": _state,
    "entries": _entries,
    "returns": _counted(
        "returns",
        lambda: _("chưa bị trả lại lần nào"),
        lambda n: ngettext("đã bị trả lại %(n)s lần", "đã bị trả lại %(n)s lần", n),
    ),
    "moved": _counted(
        "moved",
        lambda: _("hạn chưa đổi lần nào"),
        lambda n: ngettext("đã đổi hạn %(n)s lần", "đã đổi hạn %(n)s lần", n),
    ),
    "agency": _agency,
    "duty": _duty,
    "pair": _pair,
    "backlog": _counted(
        "backlog",
        lambda: _("đơn vị không có việc nào quá hạn"),
        lambda n: ngettext("đơn vị đang có %(n)s việc quá hạn", "đơn vị đang có %(n)s việc quá hạn", n),
    ),
    "kind": _kind,
    "blockers": _counted(
        "blockers",
        lambda: _("không có vướng mắc nào chờ quyết định"),
        lambda n: ngettext("có %(n)s vướng mắc chưa được quyết định", "có %(n)s vướng mắc chưa được quyết định", n),
    ),
    "load": _counted(
        "load",
        lambda: _("đơn vị không có việc nào đến hạn trong 7 ngày tới"),
        lambda n: ngettext(
            "đơn vị có %(n)s việc đến hạn trong 7 ngày tới", "đơn vị có %(n)s việc đến hạn trong 7 ngày tới", n
        ),
    ),
    "agencies": _counted(
        "agencies",
        lambda: "",
        lambda n: ngettext("nhiệm vụ giao cho %(n)s đơn vị", "nhiệm vụ giao cho %(n)s đơn vị", n),
    ),
    "calendar": _calendar,
}
