"""Issuing from the confirm page: duties on the board, or all that is in the way."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from roviec.directives.models import Directive
from roviec.duties.models import Duty, Obligation
from tests.conftest import CHANGE, Cast, City
from tests.duties.conftest import Draft


def test_it_works(draft: Draft, cast: Cast, city: City) -> None:
    draft.task(city.police, recurrence="monthly")
    url = reverse("duties:issue", args=[draft.directive.pk])
    with time_machine.travel(date(2024, 9, 24), tick=False):
        response = cast.officer.client().post(url, {"opened_on": "2024-09-24"}, follow=True)
    assert response.redirect_chain[0][0] == f"{reverse('duties:board')}?directive={draft.directive.pk}"
    assert "Đã giao 1 nhiệm vụ" in response.content.decode()
    assert Obligation.objects.count() == 2


def test_issued_for_a_day_that_has_passed_everything_since_is_there(draft: Draft, cast: Cast, city: City) -> None:
    draft.task(city.info, recurrence="quarterly")
    url = reverse("duties:issue", args=[draft.directive.pk])
    with time_machine.travel(CHANGE, tick=False):
        cast.officer.client().post(url, {"opened_on": "2025-03-01"})
    held = set(Obligation.objects.values_list("unit", "holder", "period"))
    info, sci = city.info.pk, city.sci.pk
    assert held == {(info, sci, "2025-Q1"), (info, sci, "2025-Q2"), (sci, sci, "2025-Q3")}


def test_what_is_unclear_is_listed_with_links(draft: Draft, cast: Cast, city: City) -> None:
    draft.task(city.police)
    leaderless = draft.task(quote="Chưa biết giao cho ai.")
    url = reverse("duties:issue", args=[draft.directive.pk])
    response = cast.officer.client().post(url, {"opened_on": "2024-09-24"})
    page = response.content.decode()
    assert response.status_code == 409
    assert f"{reverse('directives:detail', args=[draft.directive.pk])}#task-{leaderless.pk}" in page
    assert "Chưa biết giao cho ai." in page
    assert not Duty.objects.exists()


@pytest.mark.parametrize("opened_on", ["", "hôm nay", "2024-02-30"])
def test_a_day_that_is_none_is_refused(draft: Draft, cast: Cast, city: City, opened_on: str) -> None:
    draft.task(city.police)
    url = reverse("duties:issue", args=[draft.directive.pk])
    response = cast.officer.client().post(url, {"opened_on": opened_on}, follow=True)
    assert "Ngày giao không hợp lệ" in response.content.decode()
    assert not Duty.objects.exists()


@pytest.mark.parametrize("who", ["leader", "clerk", "ward_clerk", "stranger", "past_clerk", "administrator", "auditor"])
def test_for_others_there_is_no_such_door(draft: Draft, cast: Cast, city: City, who: str) -> None:
    draft.task(city.police)
    url = reverse("duties:issue", args=[draft.directive.pk])
    assert cast.named(who).client().post(url, {"opened_on": "2024-09-24"}).status_code == 404
    draft.directive.refresh_from_db()
    assert draft.directive.state == Directive.State.DRAFT
