"""A scoring rule as typed data, read from the pack's tables. Every problem is named before any is raised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final


class Kind(StrEnum):
    """What a criterion counts; see `criteria.VALUES`."""

    ON_TIME = "on_time"
    FIRST_ACCEPTED = "first_accepted"
    EVIDENCE = "evidence"
    COMPLETE = "complete"
    RETURNS = "returns"
    BLOCKERS = "blockers"
    ACCEPTED = "accepted"
    MEASURE = "measure"


class Due(StrEnum):
    """Which due date counts when it was moved."""

    MOVED = "moved"  # the last one
    FIRST = "first"  # the first one, whatever was allowed later
    MOVED_BEFORE = "moved_before"  # the last one that was set before the one it replaced had passed


class RuleError(Exception):
    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Criterion:
    """Worth nothing at `zero` and everything at `full`, evenly between. `falls_to` gets the weight when there is nothing to count."""

    code: str
    name: str
    kind: Kind
    weight: Fraction
    zero: Fraction
    full: Fraction
    days: int = 0  # working days given for accepting
    falls_to: str = ""
    values: Mapping[str, Fraction] = field(default_factory=dict)  # what each verdict is worth
    indicator: str = ""  # the code of the indicator that it counts
    missing_is_nought: bool = (
        False  # a unit with a plan that gave no figure gets no points; otherwise there is nothing to count
    )


@dataclass(frozen=True)
class Class:
    code: str
    name: str
    start: Fraction  # lowest score of the class


@dataclass(frozen=True)
class Group:
    """Units that are compared with one another."""

    code: str
    name: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class Cap:
    """With `months` or more months in class `month_class` or worse, the year is at most `at_most`."""

    month_class: str
    months: int
    at_most: str


@dataclass(frozen=True)
class Year:
    method: str  # "mean" or "median"
    least_months: int
    caps: tuple[Cap, ...]


@dataclass(frozen=True)
class Rule:
    code: str
    version: str
    due: Due
    explanation_days: int
    least: int  # with fewer obligations due there is a score and no class
    criteria: tuple[Criterion, ...]
    classes: tuple[Class, ...]  # best first
    groups: tuple[Group, ...]
    year: Year | None

    @property
    def days_to_accept(self) -> int:
        return next((item.days for item in self.criteria if item.kind is Kind.ACCEPTED), 0)

    @property
    def indicators(self) -> frozenset[str]:
        return frozenset(item.indicator for item in self.criteria if item.kind is Kind.MEASURE)

    def class_of(self, total: Fraction) -> Class:
        return next(item for item in self.classes if total >= item.start)

    def rank_of(self, code: str) -> int:
        """0 is the best class."""
        return next(rank for rank, item in enumerate(self.classes) if item.code == code)

    def group_of(self, kind: str) -> Group | None:
        return next((group for group in self.groups if kind in group.kinds), None)


CONTENT: Final = frozenset(
    {"code", "version", "due", "explanation_days", "least", "criterion", "class", "group", "year"}
)
VERDICTS: Final = ("shown", "partly", "not_shown", "contrary")
MISSING: Final = ("passed_on", "zero")  # the first is the default
_OF_CRITERION: Final = frozenset(
    {"code", "name", "kind", "weight", "zero", "full", "days", "falls_to", "values", "indicator", "missing"}
)


def read_rule(content: Mapping[str, Any]) -> Rule:
    """RuleError with every problem when the tables make no rule."""
    reader = _Reader(content)
    rule = reader.rule()
    problems = reader.problems + (list(_misfits(rule)) if not reader.problems else [])
    if problems:
        raise RuleError(problems)
    return rule


class _Reader:
    def __init__(self, content: Mapping[str, Any]) -> None:
        self.content, self.problems = content, list[str]()

    def rule(self) -> Rule:
        head = self.content
        year = head.get("year")
        self._only(head, "", CONTENT)
        return Rule(
            code=self._text(head, "code"),
            version=self._text(head, "version"),
            due=Due(self._one_of(head, "due", list(Due))),
            explanation_days=self._whole(head, "explanation_days"),
            least=self._whole(head, "least"),
            criteria=tuple(self._criterion(item) for item in self._tables(head, "criterion")),
            classes=tuple(
                sorted((self._class(item) for item in self._tables(head, "class")), key=lambda item: -item.start)
            ),
            groups=tuple(self._group(item) for item in self._tables(head, "group")),
            year=self._year(year) if isinstance(year, Mapping) else None,
        )

    def _criterion(self, item: Mapping[str, Any]) -> Criterion:
        self._only(item, "criterion", _OF_CRITERION)
        if item.get("kind") != Kind.MEASURE:
            for name in sorted({"indicator", "missing"} & set(item)):
                self.problems.append(
                    f"{item.get('code', '')}: “{name}” chỉ đi cùng kind = “measure” / goes with that kind only"
                )
        values = item.get("values", {})
        if not isinstance(values, Mapping) or set(values) - set(VERDICTS):
            self.problems.append(f"values: chỉ nhận / only: {', '.join(VERDICTS)}")
            values = {}
        return Criterion(
            code=self._text(item, "code"),
            name=self._text(item, "name"),
            kind=Kind(self._one_of(item, "kind", list(Kind))),
            weight=self._number(item, "weight"),
            zero=self._number(item, "zero", 0),
            full=self._number(item, "full", 1),
            days=self._whole(item, "days", 0),
            falls_to=str(item.get("falls_to", "")),
            values={name: self._number(values, name) for name in values},
            indicator=self._text(item, "indicator") if item.get("kind") == Kind.MEASURE else "",
            missing_is_nought=self._one_of({"missing": MISSING[0], **item}, "missing", list(MISSING)) == "zero",
        )

    def _class(self, item: Mapping[str, Any]) -> Class:
        self._only(item, "class", {"code", "name", "start"})
        return Class(self._text(item, "code"), self._text(item, "name"), self._number(item, "start"))

    def _group(self, item: Mapping[str, Any]) -> Group:
        self._only(item, "group", {"code", "name", "kinds"})
        kinds = item.get("kinds")
        if not isinstance(kinds, list) or not kinds:
            self.problems.append("group: “kinds” phải là danh sách / must be a list")
            kinds = []
        return Group(self._text(item, "code"), self._text(item, "name"), frozenset(map(str, kinds)))

    def _year(self, item: Mapping[str, Any]) -> Year:
        self._only(item, "year", {"method", "least_months", "cap"})
        caps = [
            Cap(self._text(cap, "month_class"), self._whole(cap, "months"), self._text(cap, "at_most"))
            for cap in self._tables(item, "cap", empty=True)
        ]
        return Year(self._one_of(item, "method", ["mean", "median"]), self._whole(item, "least_months"), tuple(caps))

    def _only(self, item: Mapping[str, Any], where: str, known: Set[str]) -> None:
        for name in sorted(set(item) - known):
            self.problems.append(f"{where} “{name}”: không biết mục này / unknown field")

    def _text(self, item: Mapping[str, Any], name: str) -> str:
        value = item.get(name)
        if isinstance(value, str) and value.strip():
            return value
        self.problems.append(f"“{name}” phải là chữ / must be text")
        return ""

    def _one_of(self, item: Mapping[str, Any], name: str, allowed: list[Any]) -> str:
        value = item.get(name)
        if value in allowed:
            return str(value)
        self.problems.append(f"“{name}” là “{value}”, chỉ nhận / is none of: {', '.join(allowed)}")
        return str(allowed[0])

    def _whole(self, item: Mapping[str, Any], name: str, default: int | None = None) -> int:
        value = item.get(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self.problems.append(f"“{name}” phải là số nguyên không âm / must be a whole number")
        return 0

    def _number(self, item: Mapping[str, Any], name: str, default: int | None = None) -> Fraction:
        value = item.get(name, default)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return Fraction(str(value))  # 0.95 is ninety-five hundredths, not the nearest double
        self.problems.append(f"“{name}” phải là số / must be a number")
        return Fraction(0)

    def _tables(self, item: Mapping[str, Any], name: str, *, empty: bool = False) -> list[Mapping[str, Any]]:
        value = item.get(name, [])
        if isinstance(value, list) and (value or empty) and all(isinstance(each, Mapping) for each in value):
            return value
        self.problems.append(f"thiếu “{name}” / there is no “{name}”")
        return []


def _misfits(rule: Rule) -> Iterator[str]:
    for what, codes in (
        ("criterion", [item.code for item in rule.criteria]),
        ("class", [item.code for item in rule.classes]),
        ("group", [item.code for item in rule.groups]),
        ("kind", [kind for group in rule.groups for kind in group.kinds]),
    ):
        yield from (f"{what} “{code}” bị lặp / twice" for code, count in Counter(codes).items() if count > 1)
    yield from (problem for item in rule.criteria for problem in _criterion_misfits(item, rule))
    if sum(item.weight for item in rule.criteria) != 100:
        yield "trọng số các tiêu chí phải có tổng là 100 / the weights must add up to 100"
    if rule.classes[-1].start != 0:
        yield "loại thấp nhất phải bắt đầu từ 0 / the lowest class must start at 0"
    if rule.year:
        known = {item.code for item in rule.classes}
        named = {code for cap in rule.year.caps for code in (cap.month_class, cap.at_most)}
        yield from (f"không có loại “{code}” / no such class" for code in sorted(named - known))


def _criterion_misfits(item: Criterion, rule: Rule) -> Iterator[str]:
    if item.weight <= 0:
        yield f"{item.code}: trọng số phải lớn hơn 0 / the weight must be positive"
    if item.zero == item.full:
        yield f"{item.code}: “zero” và “full” phải khác nhau / must differ"
    if item.falls_to and item.falls_to not in {other.code for other in rule.criteria if not other.falls_to}:
        yield f"{item.code}: “falls_to” phải là một tiêu chí khác, tự nó không chuyển đi / must be another criterion that keeps its own"
    if item.kind is Kind.ACCEPTED and not item.days:
        yield f"{item.code}: thiếu “days” / the number of days is missing"
    if item.kind is Kind.MEASURE and not 0 <= item.zero < item.full:
        yield f"{item.code}: mức đạt kế hoạch càng cao càng tốt, “zero” từ 0 và nhỏ hơn “full” / “zero” is from 0 and less than “full”"
    if item.kind is Kind.EVIDENCE and set(item.values) != set(VERDICTS):
        yield f"{item.code}: “values” phải nêu đủ / must name: {', '.join(VERDICTS)}"
