"""What a filled sheet would do, row by row, before anything is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, cast

from roviec.duties import figures
from roviec.duties.acts import Content
from roviec.duties.acts.submitting import lacking
from roviec.duties.elsewhere import Known, known
from roviec.duties.exchange.columns import FIGURE, Owed, columns, heading, is_waiting, latest, owed_by
from roviec.duties.models import Obligation, Report
from roviec.duties.sheets import Unreadable, Value, read, stored
from roviec.org.access import Access
from roviec.tables import Row, read_table
from roviec.tables.planning import Planned, Wrong, digest, planned

MOST: Final = 2_000  # rows: each is stored with its own acts and its own lines in the journal


@dataclass(frozen=True)
class Line:
    """`state`: "new", "changed" (a draft is there), "same" (as the draft, as what waits, or as what came back). `lacks`: why it can't be handed in yet, codes as `lacking` has them."""

    row: int
    obligation: Obligation
    content: Content
    state: str
    draft: Report | None
    lacks: Mapping[str, str]


@dataclass(frozen=True)
class Plan(Planned[Line]):
    titles: Mapping[str, str] = field(default_factory=dict)  # of the columns, by key

    @property
    def lacking(self) -> list[Line]:
        return [line for line in self.lines if line.lacks and line.state != "same"]

    @property
    def digest(self) -> str:
        """The same while the file and what the agency owes are the same."""
        shown = [
            (line.row, line.obligation.pk, line.state, line.content, line.draft and line.draft.changed_at)
            for line in self.lines
        ]
        return digest(shown, self.problems)


def plan_of(data: bytes, filename: str, access: Access, today: date) -> Plan:
    """Raises TableError when the file as a whole cannot be read."""
    owed = owed_by(access, today)
    asked = columns(owed.values())
    reports, seen = latest(owed.values(), access), dict[int, int]()
    titles = {column.key: column.title for column in asked}

    def line_of(row: Row) -> Line | None:
        values = cast("dict[str, Any]", row.values)
        said = (value for key, value in values.items() if key in ("claim", "text") or FIGURE in key)
        return None if all(value is None for value in said) else _line(row, values, owed, reports, seen, titles)

    found = planned(read_table(data, filename, asked), line_of, most=MOST)
    return Plan(found.table, found.lines, found.problems, found.blank, titles)


def _line(
    row: Row,
    values: dict[str, Any],
    owed: Mapping[int, Owed],
    reports: Mapping[int, Report],
    seen: dict[int, int],
    titles: Mapping[str, str],
) -> Line:
    key = values["id"]
    if key not in owed:
        raise Wrong("unknown_work", titles["id"], str(key))
    if key in seen:
        raise Wrong("twice_in_file", titles["id"], str(key), first=seen[key])
    seen[key] = row.number
    each, last = owed[key], reports.get(key)
    draft = last if last is not None and last.state == Report.State.DRAFT else None
    content = _content(values, each, last if is_waiting(each.row) else None)
    there = known(each.row, figures.fields(each.sheet))
    proposed = _as_report(each, content, there)
    content = replace(content, words=proposed.words)
    if last is not None and _says(last, proposed):
        return Line(row.number, each.row, content, "same", draft, lacking(proposed, there) if draft else {})
    if not is_waiting(each.row):
        raise Wrong("under_review", titles["id"], str(key))
    return Line(row.number, each.row, content, "changed" if draft else "new", draft, lacking(proposed, there))


def _content(values: dict[str, Any], each: Owed, last: Report | None) -> Content:
    """A column that the file leaves out keeps what the draft, or what came back, says; an empty cell empties it."""
    given: dict[str, Value | None] = dict(figures.values(last)) if last else {}
    given = {code: given.get(code) for code in each.fields}
    for code, typed in _figures(values):
        field = each.fields.get(code)
        if field is None:
            if typed:
                raise Wrong("not_asked", code, typed)
            continue
        try:
            given[code] = read(field, typed)
        except Unreadable as problem:
            raise Wrong(problem.code, heading(field), typed) from problem
    word = values.get("word") or ""
    claim = values.get("claim") or (last.claim if last and "claim" not in values else "")
    text = values["text"] or "" if "text" in values else (last.text if last else "")
    words = {code: word for code, value in given.items() if value is not None} if word else {}
    return Content(claim, text, given, words)


def _figures(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if key.startswith(FIGURE):
            yield key.removeprefix(FIGURE), value or ""


def _as_report(each: Owed, content: Content, there: Mapping[str, Known]) -> Report:
    """The report that this row would make, in memory; words stand only where a figure is doubted."""
    report = Report(
        obligation=each.row, sheet=each.sheet, claim=content.claim, text=content.text.strip(),
        figures={code: stored(value) for code, value in content.figures.items()},
    )  # fmt: skip
    doubted = {doubt.field for doubt in figures.doubts_of(report, there)} if each.sheet else set()
    report.words = {code: word for code, word in content.words.items() if code in doubted}
    return report


def _says(report: Report, proposed: Report) -> bool:
    given = {code: value for code, value in report.figures.items() if value not in (None, "")}
    mine = {code: value for code, value in proposed.figures.items() if value not in (None, "")}
    return (report.claim, report.text, given) == (proposed.claim, proposed.text, mine)
