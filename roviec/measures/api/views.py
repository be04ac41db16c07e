"""The addresses of the API: figures in, series out."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Status
from ninja.errors import AuthenticationError, ValidationError
from ninja.params.functions import Header, Query
from pydantic import StringConstraints

from roviec.journal.canonical import canonical
from roviec.measures.acts import Figure, observe
from roviec.measures.acts.observing import problems
from roviec.measures.api import shapes
from roviec.measures.api.answers import of_measure, of_shape, refusal
from roviec.measures.api.doors import Bearer, Caller, TooOften
from roviec.measures.importing.plan import written
from roviec.measures.models import ApiAnswer, ApiKey, Batch, Observation

# Its own pages of documentation run scripts in the page, which our policy forbids: openapi.json is read by any client.
api = NinjaAPI(
    title="Rõ Việc", version="1", urls_namespace="api", docs_url=None, auth=Bearer(),
    description="Số liệu của chỉ tiêu: hệ thống khác gửi và đọc. · Figures of indicators, given and read by other systems.",
)  # fmt: skip
SendingKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._:-]{1,64}$")]
Answers = tuple[int, dict[str, Any]]


@api.exception_handler(ValidationError)
def _malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return api.create_response(request, {"refused": of_shape(error.errors)}, status=422)


@api.exception_handler(AuthenticationError)
def _no_key(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    answer = api.create_response(request, {"refused": [refusal("no_key")]}, status=401)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(TooOften)
def _too_often(request: HttpRequest, error: TooOften) -> HttpResponse:
    answer = api.create_response(request, {"refused": [refusal("too_often")]}, status=429)
    answer.headers["Retry-After"] = "60"
    return answer


@api.post(
    "observations",
    response={200: shapes.Recorded, 401: shapes.Refused, 409: shapes.Refused, 422: shapes.Refused, 429: shapes.Refused},
    url_name="observations",
)
def give(
    request: HttpRequest,
    sending: shapes.Sending,
    idempotency_key: SendingKey = Header(..., alias="Idempotency-Key", example="mot-cua-2026-10-05-1"),  # noqa: B008
) -> Status[Any]:
    """Record figures. Sent again with the same Idempotency-Key it is answered the same, and nothing is done twice."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    digest = sha256(canonical(sending.model_dump(mode="json"))).hexdigest()
    with transaction.atomic():
        ApiKey.objects.select_for_update().get(pk=caller.key.pk)  # two sendings of one key, one after the other
        before = ApiAnswer.objects.filter(key=caller.key, sending=idempotency_key).first()
        if before is None:
            status, answer = _record(caller, sending)
            ApiAnswer.objects.create(
                key=caller.key, sending=idempotency_key, sha256=digest, status=status, answer=answer
            )
            return Status(status, answer)
    if before.sha256 != digest:
        return Status(409, {"refused": [refusal("key_used")]})
    return Status(before.status, before.answer)


def _record(caller: Caller, sending: shapes.Sending) -> Answers:
    figures, refused = dict[int, Figure](), list[dict[str, Any]]()
    for row, each in enumerate(sending.observations):
        if not caller.may(each.indicator, each.unit):
            refused.append(refusal("outside_key", row))
            continue
        said = each.model_dump(exclude={"unit"})
        figures[row] = Figure(unit_id=caller.units[each.unit], **said)
    places = list(figures)
    wrong = problems(list(figures.values()))
    refused += [of_measure(error, places[at]) for at, error in wrong.items()]
    refused.sort(key=lambda each: each["row"])
    if refused and sending.mode == "all":
        return 422, {"refused": refused}
    good = [figure for at, figure in enumerate(figures.values()) if at not in wrong]
    found = observe(actor=caller.actor, way=Batch.Way.MACHINE, figures=good, origin=str(caller.key))
    return 200, {"new": found.new, "revised": found.revised, "same": found.same, "refused": refused}


@api.get(
    "series",
    response={200: shapes.Series, 401: shapes.Refused, 404: shapes.Refused, 422: shapes.Refused, 429: shapes.Refused},
    url_name="series",
)
def series(
    request: HttpRequest,
    indicator: shapes.Code = Query(..., example="tin-bai"),  # noqa: B008
    unit: shapes.Code = Query(..., example="phuong-hc"),  # noqa: B008
    as_at: datetime | None = Query(None, description="What was known at that moment; without it, now"),  # noqa: B008
) -> Status[Any]:
    """The figures of one indicator of one unit, from period to period; with `as_at`, as they were known at a moment."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    if not caller.may(indicator, unit):
        return Status(404, {"refused": [refusal("outside_key")]})
    if as_at is not None and as_at.tzinfo is None:
        return Status(422, {"refused": [refusal("malformed", field="as_at")]})
    rows = Observation.objects.filter(indicator__code=indicator, unit=caller.units[unit])
    found = rows.as_at(as_at).select_related("batch").order_by("period_start", "pk")
    return Status(
        200, {"indicator": indicator, "unit": unit, "as_at": as_at, "figures": [_shown(row) for row in found]}
    )


def _shown(row: Observation) -> dict[str, Any]:
    below = None if row.denominator is None else written(row.denominator, None)
    return {
        "period": row.period, "numerator": written(row.numerator, None), "denominator": below, "estimate": row.estimate,
        "word": row.word, "revision": row.revision, "recorded_at": row.recorded_at, "way": row.batch.way,
    }  # fmt: skip
