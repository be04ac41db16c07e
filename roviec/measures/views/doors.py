"""What the views share: the indicator, and what of it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest
from django.utils import timezone

from roviec.duties.labels import period_label
from roviec.duties.periods import Period
from roviec.measures.forms import NOW, PageFilters
from roviec.measures.models import Definition, Target
from roviec.measures.reads.defined import last_period, periods_back
from roviec.measures.reads.page import Page, page_of
from roviec.measures.reads.scope import Scope, scope_of
from roviec.measures.reads.series import SHOWN_PERIODS, definition_of
from roviec.org.access import Access, access_of


@dataclass(frozen=True)
class Asked:
    access: Access
    definition: Definition
    form: PageFilters
    scope: Scope
    period: Period
    on_today: bool
    moment: datetime | None

    def page(self) -> Page:
        return page_of(
            self.definition, self.scope, self.period, timezone.localdate(), on_today=self.on_today, moment=self.moment
        )

    def targets(self) -> list[Target]:
        """Of this scope, the one in force first."""
        rows = Target.objects.visible_to(self.access).filter(indicator=self.definition.indicator_id)
        return list(rows.filter(unit=self.scope.unit_id).select_related("person").order_by("-valid_from", "-pk"))


def seen_definition(code: str) -> Definition:
    definition = definition_of(code, timezone.localdate())
    if definition is None:
        raise Http404
    return definition


def asked_for(request: HttpRequest, code: str) -> Asked | PageFilters:
    """The form, with its errors, when what was asked for cannot be read."""
    access, definition, today = access_of(request.user), seen_definition(code), timezone.localdate()
    last = last_period(definition.every, today)
    choices = [
        (each.key, period_label(each.key))
        for each in reversed(periods_back(definition.every, last, SHOWN_PERIODS[definition.every]))
    ]
    form = PageFilters(request.GET, access=access, every=definition.every, periods=choices)
    if not form.is_valid():
        return form
    scope = scope_of(access, form.cleaned_data["unit"], today)
    if scope is None:
        raise Http404
    period = form.cleaned_data["period"] or last
    return Asked(access, definition, form, scope, period, form.cleaned_data["chart"] == NOW, form.moment())
