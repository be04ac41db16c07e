from __future__ import annotations

import pytest

from roviec.org.access import Access
from roviec.org.models import Level, UnitKind
from tests.conftest import CHANGE, OLD, Cast


@pytest.fixture
def names(db: None) -> None:
    """The levels and kinds of the small city."""
    for rank, (code, name) in enumerate((("ubnd", "Ủy ban"), ("so", "Sở"), ("ubnd_phuong_xa", "Phường, xã")), 1):
        UnitKind.objects.create(code=code, name=name, rank=rank)
    Level.objects.create(code="thanh_pho", name="Cấp thành phố", rank=2, valid_from=OLD)
    Level.objects.create(code="quan_huyen", name="Cấp quận, huyện", rank=3, valid_from=OLD, valid_to=CHANGE)


@pytest.fixture
def administrator(cast: Cast) -> Access:
    return cast.administrator.access


@pytest.fixture
def clerk(cast: Cast) -> Access:
    return cast.clerk.access
