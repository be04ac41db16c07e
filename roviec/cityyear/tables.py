"""Rows that wait to be stored, by table and in the tables' order of dependence, with the journal's entries beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import models

from roviec.cityyear.bulk import Ids, Row, insert
from roviec.duties.models import (
    Alert,
    Blocker,
    BlockerChange,
    DueChange,
    Evidence,
    HandOver,
    Obligation,
    ProgressChange,
    Report,
    Review,
)
from roviec.journal.acts import Fact, record_many
from roviec.journal.context import Actor

COLUMNS: Final[Mapping[type[models.Model], tuple[str, ...]]] = {
    Obligation: (
        "id", "duty_id", "unit_id", "holder_id", "head_id", "officer_id", "period", "period_start", "period_end",
        "first_due", "due", "progress", "submitted_on", "done_on", "state_since", "made_at", "alert_after",
    ),
    Report: (
        "id", "obligation_id", "number", "state", "claim", "text", "sheet_id", "figures", "author_id", "drafted_at",
        "changed_at", "submitted_on", "submitted_at",
    ),
    Evidence: (
        "id", "report_id", "name", "media_type", "size", "sha256", "file", "valid_on", "note", "added_by_id", "added_at",
    ),
    Review: ("id", "report_id", "verdict", "complete", "accepted", "note", "person_id", "at"),
    ProgressChange: (
        "id", "obligation_id", "from_progress", "to_progress", "at", "day", "person_id", "reason", "report_id",
    ),
    DueChange: ("id", "obligation_id", "from_due", "to_due", "reason", "allowed_by_id", "at"),
    HandOver: ("id", "obligation_id", "from_unit_id", "to_unit_id", "succession_id", "at"),
    Blocker: (
        "id", "duty_id", "obligation_id", "unit_id", "group", "text", "ask", "asked_of_id", "wanted_by", "raised_by_id",
        "raised_at", "alert_after", "state", "search_key",
    ),
    BlockerChange: ("id", "blocker_id", "from_state", "to_state", "at", "person_id", "text", "alerted"),
    Alert: ("id", "obligation_id", "blocker_id", "step", "anchor", "at", "told"),
}  # fmt: skip


class Tables:
    """One for the whole loading; `store` empties it."""

    def __init__(self) -> None:
        self.ids = {model: Ids(model) for model in COLUMNS}
        self.rows: dict[type[models.Model], list[Row]] = {model: [] for model in COLUMNS}
        self.facts: list[Fact] = []

    def begin(self) -> None:
        """At the start of a transaction."""
        self.rows = {model: [] for model in COLUMNS}
        self.facts = []
        for ids in self.ids.values():
            ids.restart()

    def number(self, model: type[models.Model]) -> int:
        return next(self.ids[model])

    def add(self, model: type[models.Model], *row: Any) -> None:
        self.rows[model].append(row)

    def store(self, actor: Actor, *, journal: bool) -> None:
        for model, columns in COLUMNS.items():
            if self.rows[model]:
                insert(model, columns, self.rows[model])
        if journal:
            record_many(actor=actor, facts=sorted(self.facts, key=_moment))


def _moment(fact: Fact) -> datetime:
    if fact.happened_at is None:  # all of these are history
        raise ValueError(fact)
    return fact.happened_at
