"""Any words against the real chart: an answer, never a crash, and never two meanings at once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roviec.org.models import Unit
from roviec.org.resolve import Resolution, Resolver
from roviec.packs.load import load_pack

WORDS = (
    "các", "sở", "ban", "ngành", "UBND", "phường", "xã", "quận", "thành phố", "Đà Nẵng", "Hải Châu", "Trà", "Vân", "thuộc",
    "liên quan", "và", ",", "Giám đốc", "Chủ tịch", "đoàn thể", "địa phương", "Công an", "Sở TT&TT", "Tài chính", "-", "(", "…",
)  # fmt: skip


@pytest.fixture
def resolver(db: None) -> Resolver:
    load_pack("da06-danang")
    return Resolver(date(2025, 8, 1))


def meanings(found: Resolution) -> int:
    return sum((found.unit_id is not None, found.selector_id is not None, bool(found.candidates), bool(found.parts)))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=80))
def test_any_words_have_at_most_one_meaning(resolver: Resolver, text: str) -> None:
    found = resolver.resolve(text)
    assert found.text == text
    assert meanings(found) <= 1
    assert all(part.known and not part.parts for part in found.parts)
    assert all(unit in resolver.chart for unit in (*found.candidates, *([found.unit_id] if found.unit_id else [])))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_slip_in_a_name_never_gives_another_unit(resolver: Resolver, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(list(resolver.chart)))
    at = data.draw(st.integers(0, len(row.name) - 2))
    slipped = row.name[:at] + row.name[at + 1] + row.name[at] + row.name[at + 2 :]
    found = resolver.resolve(slipped)
    assert found.unit_id in {None, row.unit_id}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("UBND xã Trà Tâm", {"xa-tra-tan", "xa-tra-tap"}),
        ("UBND xã Hòa Liên", {"phuong-lien-chieu"}),
        ("Sở TT&TT", {"so-khcn"}),
        ("UBND quận Thanh Khê", {"ubnd-thanh-pho"}),
    ],
)
def test_what_is_in_doubt_is_offered_and_not_decided(resolver: Resolver, text: str, codes: set[str]) -> None:
    found = resolver.resolve(text)
    assert found.unit_id is None
    assert set(Unit.objects.filter(pk__in=found.candidates).values_list("code", flat=True)) == codes
