"""The stages of a kind, and in which of them an item was on a day."""

from __future__ import annotations

from datetime import date, datetime

from roviec.programme.models import Item, Stage


def stages_of(kind: str, day: date) -> list[Stage]:
    """In force on `day`, from the first to the last."""
    return list(Stage.objects.filter(Stage.on(day), kind=kind).order_by("rank", "code"))


def stage_names() -> dict[tuple[str, str], str]:
    """(kind, code) -> the latest name, stages that are no longer used included. One query."""
    rows = Stage.objects.order_by("valid_from").values_list("kind", "code", "name")
    return {(kind, code): name for kind, code, name in rows}


def stage_on(item: Item, day: date, known_at: datetime | None = None) -> str:
    """The stage's code at the end of `day`, empty before its first; `known_at`: by what had been recorded by then."""
    changes = item.stage_changes.filter(on__lte=day)
    if known_at is not None:
        changes = changes.filter(at__lte=known_at)
    last = changes.order_by("-on", "-pk").first()
    return last.to_stage if last else ""
