"""A made-up pilot model of the department, and a made-up practice that nobody leads yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine

from roviec.org.models import Certainty
from roviec.programme import acts
from roviec.programme.acts.items import Said
from roviec.programme.models import Item, Kind, Stage
from tests.conftest import Cast, City

TODAY = date(2026, 11, 20)
SINCE = date(2026, 1, 5)
STAGES = {
    Kind.PILOT: ["Chưa triển khai", "Đang thí điểm", "Hoàn thành"],
    Kind.PRACTICE: ["Chưa nghiên cứu", "Đang nghiên cứu"],
}
CODES = {"Chưa triển khai": "chua", "Đang thí điểm": "thi-diem", "Hoàn thành": "xong", "Chưa nghiên cứu": "chua", "Đang nghiên cứu": "nghien-cuu"}  # fmt: skip

AddItem = Callable[..., Item]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=True):
        yield


@pytest.fixture
def stages(db: None) -> None:
    for kind, names in STAGES.items():
        for rank, name in enumerate(names):
            Stage.objects.create(
                kind=kind, code=CODES[name], name=name, rank=rank, is_last=name == "Hoàn thành", valid_from=date(2024, 1, 1),
                source="thử nghiệm", certainty=Certainty.DEFAULT,
            )  # fmt: skip


@pytest.fixture
def add(stages: None, cast: Cast) -> AddItem:
    """An item of the list, as the standing body adds it."""

    def make(
        external_id: str = "M1", name: str = "Kiosk y tế (mẫu)", kind: str = Kind.PILOT, owner_id: int | None = None,
        stage: str = "", since: date = SINCE, group: str = "", summary: str = "",
    ) -> Item:  # fmt: skip
        said = Said(name=name, owner_id=owner_id, group=group, origin="Thành phố Mẫu", summary=summary)
        return acts.add_item(
            access=cast.officer.access, kind=kind, external_id=external_id, said=said, stage=stage, since=since
        )

    return make


@pytest.fixture
def pilot(add: AddItem, city: City) -> Item:
    return add(owner_id=city.sci.pk)


@pytest.fixture
def practice(add: AddItem) -> Item:
    return add("H1", "Trả kết quả tại nhà (mẫu)", kind=Kind.PRACTICE)
