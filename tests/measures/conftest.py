"""A few made-up indicators of wards: cards issued, persons from 14, posts made, a yes or no, and two formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from roviec.journal.context import Actor
from roviec.measures.acts import Figure, Observed, observe
from roviec.measures.models import Batch, Definition, Indicator, Kind, OverPeriods, Source
from tests.conftest import City

TODAY = date(2026, 11, 20)
SYSTEM = Actor.system("measures.test")

INDICATORS: dict[str, dict[str, Any]] = {
    "can-cuoc": {"name": "Công dân từ 14 tuổi đã được cấp căn cước", "kind": Kind.RATIO, "measure": "người", "over_periods": OverPeriods.LAST, "better": "up"},
    "tin-bai": {"name": "Tin, bài tuyên truyền", "kind": Kind.COUNT, "measure": "tin, bài", "better": "up"},
    "kinh-phi": {"name": "Kinh phí hỗ trợ tổ công nghệ số", "kind": Kind.AMOUNT, "measure": "đồng"},
    "co-quy-che": {"name": "Đã ban hành quy chế", "kind": Kind.YES_NO, "over_periods": OverPeriods.LAST, "better": "up"},
    "diem": {"name": "Chỉ số", "kind": Kind.INDEX, "measure": "điểm", "over_units": "none", "over_periods": OverPeriods.LAST},
    "kinh-phi-moi-tin": {"name": "Kinh phí mỗi tin, bài", "kind": Kind.AMOUNT, "measure": "đồng/tin, bài", "source_kind": Source.FORMULA, "formula": "[kinh-phi] / [tin-bai]"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=True):
        yield


@pytest.fixture
def indicators(city: City) -> dict[str, Indicator]:
    found = {}
    for rank, (code, said) in enumerate(INDICATORS.items()):
        found[code] = Indicator.objects.create(code=code)
        values = {
            "source_kind": Source.SHEET,
            "every": "monthly",
            "topic": "Chỉ tiêu (mẫu)",
            "kinds": ["ubnd_phuong_xa"],
            **said,
        }
        Definition.objects.create(indicator=found[code], rank=rank, valid_from=date(2024, 1, 1), **values)
    return found


Say = Callable[..., Observed]


@pytest.fixture
def say(indicators: dict[str, Indicator]) -> Say:
    """One figure, as another room records it: say("can-cuoc", unit, "2026-10", 80, 100)."""

    def said(
        code: str, unit_id: int, period: str, numerator: object, denominator: object = None, **more: Any
    ) -> Observed:
        figure = Figure(
            indicator=code, unit_id=unit_id, period=period, numerator=Decimal(str(numerator)),
            denominator=None if denominator is None else Decimal(str(denominator)), **more,
        )  # fmt: skip
        return observe(actor=SYSTEM, way=Batch.Way.COMPUTED, figures=[figure], origin="tests")

    return said
