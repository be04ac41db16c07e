"""What is known beyond the text: bodies of the day, documents held, work given before."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

import pytest

from roviec.directives.clarity import Given, Held, Known, Meant
from tests.clarity.conftest import CALENDAR, SOUND, checked

KH = Held("15/KH-UBND", date(2026, 10, 1))


def known(**given: object) -> Known:
    return Known(CALENDAR, **given)  # type: ignore[arg-type]  # the keywords of Known


@pytest.mark.parametrize(
    ("meant", "code"),
    [
        (Meant(heirs=("Sở Nội vụ",)), "has-ended"),
        (Meant(), "catches-nobody"),
        (Meant(frozenset({7})), None),
        (None, None),
    ],
)
def test_a_lead_must_be_somebody_on_the_day(meant: Meant | None, code: str | None) -> None:
    found = checked(SOUND, known=known(meant=lambda words: meant)).findings
    assert [finding.code for finding in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("held", "basis", "code"),
    [
        (Held("15/KH-UBND", date(2026, 10, 1), "30/KH-UBND"), "Thực hiện Kế hoạch số 15/KH-UBND ngày 01/10/2026", "superseded"),
        (KH, "Thực hiện Kế hoạch số 15/KH-UBND ngày 02/10/2026", "wrong-date"),
        (KH, "Thực hiện Kế hoạch số 15/KH-UBND ngày 01/10/2026", None),
        (None, "Thực hiện Kế hoạch số 15/KH-UBND ngày 01/10/2026", None),
        (None, "Thực hiện Kế hoạch số 15/KH-UBND ngày 10/12/2026", "cited-is-younger"),
    ],
)  # fmt: skip
def test_cited_documents_are_held_against_what_is_here(held: Held | None, basis: str, code: str | None) -> None:
    found = checked(SOUND, basis=basis, known=known(document=lambda number, dated: held)).findings
    assert [finding.code for finding in found] == ([code] if code else [])


@pytest.mark.parametrize(("units", "found"), [({7}, ["already-given"]), ({8}, [])])
def test_work_that_the_same_body_already_has_is_found_by_what_it_is_about(
    units: set[Hashable], found: list[str]
) -> None:
    before = Given(1, "12/UBND", "Khẩn trương lập kế hoạch số hóa sổ hộ tịch, báo cáo UBND thành phố", frozenset(units))
    other = Given(2, "13/UBND", "Kiểm tra an toàn đường truyền kết nối dữ liệu dân cư", frozenset({7}))
    got = checked(SOUND, known=known(meant=lambda words: Meant(frozenset({7})), given=[other, before])).findings
    assert [finding.code for finding in got] == found
