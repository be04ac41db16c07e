"""Figures about people and units on a day."""

from __future__ import annotations

from datetime import date

from roviec.org.models import Dated, Holding, Person


def heads(on: date) -> dict[int, int]:
    """unit id -> person id of who heads it on that day."""
    rows = Holding.objects.filter(Dated.on(on), post__heads_unit=True)
    return dict(rows.values_list("post__unit_id", "person_id"))


def head_of(unit_id: int, on: date) -> Person | None:
    return Person.objects.filter(
        Dated.on(on, "holdings__"), holdings__post__heads_unit=True, holdings__post__unit=unit_id
    ).first()
