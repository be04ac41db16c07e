"""All that a pack can put into a city, without the numbers of the rows."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import Model

from roviec.assess.models import ScoringRule
from roviec.duties.models import AlertStep, Sheet
from roviec.measures.models import Definition, Target
from roviec.org.models import (
    Level,
    Post,
    Selector,
    Succession,
    SuccessionLink,
    Unit,
    UnitAlias,
    UnitKind,
    UnitVersion,
    WorkdayChange,
)
from roviec.programme.models import Stage
from roviec.reports.models import Outline

MODELS: tuple[type[Model], ...] = (
    Level, UnitKind, Selector, Unit, UnitVersion, UnitAlias, Post, Succession, SuccessionLink, WorkdayChange, Outline,
    ScoringRule, Stage, Sheet, AlertStep, Definition, Target,
)  # fmt: skip
NAMES = {
    "unit": "unit__code", "parent": "parent__code", "succession": "succession__code", "owner": "owner__code",
    "predecessor": "predecessor__code", "successor": "successor__code", "indicator": "indicator__code",
}  # fmt: skip
LEFT_OUT = {"id", "at", "recorded_at", "person", "rank"}


def dump() -> dict[str, list[str]]:
    return {model.__name__: _rows(model) for model in MODELS}


def _rows(model: type[Model]) -> list[str]:
    fields = [field.name for field in model._meta.concrete_fields if field.name not in LEFT_OUT]
    rows: Any = model._default_manager.values(*(NAMES.get(name, name) for name in fields))
    return sorted(json.dumps(row, default=str, ensure_ascii=False, sort_keys=True) for row in rows)
