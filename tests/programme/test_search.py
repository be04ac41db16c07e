"""The city's search finds items, for those who see them."""

from __future__ import annotations

from django.urls import reverse

from roviec.programme.models import Item
from tests.conftest import Cast, Member


def found(member: Member, words: str) -> str:
    return member.client().get(reverse("web:search"), {"q": words}).content.decode()


def test_an_item_is_found_with_or_without_marks(pilot: Item, cast: Cast) -> None:
    for words in ("kiosk y te", "Kiosk y tế", "M1"):
        assert reverse("programme:item", args=[pilot.pk]) in found(cast.clerk, words)


def test_a_stranger_finds_nothing(pilot: Item, cast: Cast) -> None:
    assert reverse("programme:item", args=[pilot.pk]) not in found(cast.stranger, "kiosk y te")
