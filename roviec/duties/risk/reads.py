"""Forecasts to be shown: the latest of each obligation that nothing has overtaken, and what is known of the model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet, Subquery

from roviec.duties.forecast.calibration import Measured
from roviec.duties.forecast.model import VERSION, Model
from roviec.duties.models import Forecast, ForecastModel, Obligation
from roviec.duties.names import unit_names
from roviec.duties.risk.outcomes import Outcomes, outcomes
from roviec.duties.risk.plot import Plot, plot
from roviec.duties.risk.sentences import Said, said
from roviec.org.access import Access

A_PAGE, TOP = 20, 5
FRESH: Final = timedelta(days=2)  # older ones are not shown: the nightly run has failed


@dataclass(frozen=True)
class AtRisk:
    obligation: Obligation
    holder: str
    said: Said


def standing(access: Access, today: date) -> QuerySet[Forecast]:
    """The last run's forecasts of what is still owed and not late; a step taken since then has overtaken its forecast."""
    recent = Forecast.objects.filter(on__range=(today - FRESH, today)).order_by("-on")
    owed = Obligation.objects.visible_to(access).open().filter(due__gte=today)
    return Forecast.objects.filter(
        on=Subquery(recent.values("on")[:1]),
        obligation__in=owed.values("pk"),
        obligation__state_since__lte=F("made_at"),
    )


def of(obligations: Iterable[Obligation], access: Access, today: date) -> dict[int, Said]:
    """By obligation; one that has no forecast is not there."""
    rows = standing(access, today).filter(obligation__in=[row.pk for row in obligations])
    return {row.obligation_id: said(row) for row in rows}


def at_risk(access: Access, today: date) -> QuerySet[Forecast]:
    """The likeliest to be late first."""
    rows = standing(access, today).select_related("obligation__duty__directive")
    rows = rows.defer("obligation__duty__directive__text", "obligation__duty__directive__search_key")
    return rows.order_by("-probability", "obligation__due", "pk")


def items(rows: Iterable[Forecast]) -> list[AtRisk]:
    rows = list(rows)
    names = unit_names() if rows else {}
    return [
        AtRisk(
            row.obligation,
            names[row.obligation.holder_id].name if row.obligation.holder_id in names else "",
            said(row),
        )
        for row in rows
    ]


def top(access: Access, today: date) -> list[AtRisk]:
    return items(at_risk(access, today)[:TOP])


@dataclass(frozen=True)
class Trial:
    """What the trial of a model showed, ready for the page."""

    model: Model
    fitted_on: date
    made_up: bool
    tried_from: date
    measured: Measured | None
    plot: Plot | None


@dataclass(frozen=True)
class ForecastPage:
    trial: Trial | None
    outcomes: Outcomes
    page: Page[Forecast]
    items: list[AtRisk]


def forecast_page(access: Access, today: date, page: str) -> ForecastPage:
    shown = Paginator(at_risk(access, today), A_PAGE).get_page(page)
    return ForecastPage(trial(), outcomes(access, today), shown, items(shown))


def trial() -> Trial | None:
    row = ForecastModel.objects.filter(version=VERSION).first()
    if row is None:
        return None
    model = Model.from_json(row.data)
    measured = model.measured
    tried_from = date.fromisoformat(model.tried_from)
    return Trial(model, row.fitted_on, row.made_up, tried_from, measured, plot(measured.bins) if measured else None)
