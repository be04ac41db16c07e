"""What nobody would send: every address of the API with made-up requests, each answered as its description says and never with a failure."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from pytest_django.live_server_helper import LiveServer
from schemathesis.checks import CHECKS
from schemathesis.core.result import Ok

from roviec.measures.acts import give_key
from roviec.measures.models import Indicator
from tests.conftest import Cast, City

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]


# An unknown unit is a refusal, and what is read as a number may be text: neither is a fault of the description.
LEFT_OUT = {"positive_data_acceptance", "negative_data_rejection"}


def test_every_made_up_request_is_answered_as_described(
    live_server: LiveServer, city: City, cast: Cast, indicators: dict[str, Indicator], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roviec.measures.api.doors.A_MINUTE", 10_000)
    found = [indicators["tin-bai"], indicators["can-cuoc"]]
    _, key = give_key(access=cast.administrator.access, name="Thử", units=[city.ward], indicators=found)
    checks = [check for check in CHECKS.get_all() if check.__name__ not in LEFT_OUT]
    described = schemathesis.openapi.from_url(f"{live_server.url}/api/v1/openapi.json")
    operations = [each.ok() for each in described.get_all_operations() if isinstance(each, Ok)]
    assert [each.label for each in operations] == ["POST /api/v1/observations", "GET /api/v1/series"]
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
        def answered(case: Any) -> None:
            case.headers = {**(case.headers or {}), "Authorization": f"Bearer {key}"}
            case.call_and_validate(checks=checks)

        answered()
