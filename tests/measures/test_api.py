"""Figures by machine: keys and their scope, batches that are done once, refusals by row, series as at a moment, the documented examples."""

from __future__ import annotations

import json
import re
import shlex
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from roviec.journal.models import Entry
from roviec.measures.acts import give_key, revoke_key
from roviec.measures.api.doors import A_MINUTE
from roviec.measures.errors import MeasureRefused
from roviec.measures.models import ApiKey, Batch, Indicator, Observation
from tests.conftest import Cast, City
from tests.measures.conftest import Say

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer  # the client's, which reads JSON too

DOCS = Path(__file__).resolve().parents[2] / "docs" / "api.md"
ROLES = ("leader", "officer", "clerk", "ward_clerk", "stranger", "past_clerk", "administrator", "auditor")


@pytest.fixture
def key(city: City, cast: Cast, indicators: dict[str, Indicator]) -> str:
    """For the ward's posts and cards."""
    found = [indicators["tin-bai"], indicators["can-cuoc"]]
    return give_key(access=cast.administrator.access, name="Một cửa (mẫu)", units=[city.ward], indicators=found)[1]


def row(**said: Any) -> dict[str, Any]:
    return {"indicator": "tin-bai", "unit": "phuong-hc", "period": "2026-10", "numerator": "12", **said}


def give(key: str, *rows: dict[str, Any], sending: str = "1", mode: str = "all") -> Answer:
    return Client().post(
        "/api/v1/observations", {"mode": mode, "observations": rows}, "application/json",
        headers={"Authorization": f"Bearer {key}", "Idempotency-Key": sending},
    )  # fmt: skip


def series(key: str, **asked: str) -> Answer:
    said = {"indicator": "tin-bai", "unit": "phuong-hc", **asked}
    return Client().get("/api/v1/series", said, headers={"Authorization": f"Bearer {key}"})


def codes(answer: Answer) -> list[tuple[int | None, str]]:
    return [(each["row"], each["code"]) for each in answer.json()["refused"]]


def test_figures_come_in_with_their_origin_and_a_line_in_the_journal(key: str) -> None:
    assert give(key, row(), row(indicator="can-cuoc", numerator=80, denominator=100)).json() == {
        "new": 2, "revised": 0, "same": 0, "refused": [],
    }  # fmt: skip
    batch = Batch.objects.get()
    assert (batch.way, batch.origin, batch.rows) == ("machine", str(ApiKey.objects.get()), 2)
    said = Entry.objects.filter(act="measures.observe").get()
    assert said.actor == f"system:api.{ApiKey.objects.get().prefix}"


def test_the_same_sending_again_is_answered_the_same_and_done_once(key: str) -> None:
    first, second = give(key, row()), give(key, row())
    assert first.content == second.content
    assert Observation.objects.count() == 1
    other = give(key, row(numerator="13"))
    assert (other.status_code, codes(other)) == (409, [(None, "key_used")])
    assert give(key, row(numerator="13"), sending="2").json()["revised"] == 1


WRONG = [
    row(indicator="kinh-phi"), row(unit="phuong-ak"), row(period="2026-W40"), row(period="2026-12"),
    row(numerator="1.5"), row(numerator="-1"), row(denominator="3"), row(indicator="can-cuoc"), row(),
]  # fmt: skip
WHY = [
    "outside_key", "outside_key", "bad_period", "in_the_future", "not_whole", "negative", "denominator_out_of_place",
    "no_denominator", "twice",
]  # fmt: skip


def test_each_wrong_row_is_named_in_both_languages_and_nothing_is_recorded(key: str) -> None:
    answer = give(key, row(), *WRONG)
    assert answer.status_code == 422
    assert codes(answer) == [(at, code) for at, code in enumerate(WHY, 1)]
    said = answer.json()["refused"][4]
    assert said["message"] == {"vi": "Phải là số nguyên.", "en": "It must be a whole number."}
    assert said["field"] == "numerator"
    assert not Observation.objects.exists()


def test_or_the_right_rows_are_recorded(key: str) -> None:
    answer = give(key, row(), *WRONG, mode="accepted")
    assert (answer.status_code, answer.json()["new"], len(codes(answer))) == (200, 1, len(WHY))
    assert Observation.objects.get().numerator == 12


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"numerator": "mười hai"}, "numerator"), ({"numerator": "NaN"}, "numerator"), ({"word": "\0"}, "word"), ({"more": 1}, "more")],
)  # fmt: skip
def test_what_cannot_be_read_refuses_the_whole(key: str, wrong: dict[str, Any], field: str) -> None:
    answer = give(key, row(), row(period="2026-09", **wrong), mode="accepted")
    assert (answer.status_code, codes(answer)) == (422, [(1, "malformed")])
    assert answer.json()["refused"][0]["field"] == field
    assert not Observation.objects.exists()


def test_a_batch_has_rows_and_a_key_of_its_own(key: str) -> None:
    assert codes(give(key)) == [(None, "malformed_rows")]
    assert codes(give(key, *[row()] * 1001)) == [(None, "malformed_rows")]
    assert codes(give(key, row(), sending="có dấu cách".encode().decode("latin-1"))) == [(None, "no_sending_key")]


def test_a_series_is_read_as_at_a_moment(key: str, city: City, say: Say) -> None:
    say("tin-bai", city.ward.pk, "2026-09", 5)
    then = timezone.now() + timedelta(seconds=1)
    with time_machine.travel(then + timedelta(hours=1)):
        give(key, row(period="2026-09", numerator="7"), row())
        now = series(key).json()["figures"]
        before = series(key, as_at=then.isoformat()).json()["figures"]
    assert [(each["period"], each["numerator"], each["revision"], each["way"]) for each in now] == [
        ("2026-09", "7", 2, "machine"), ("2026-10", "12", 1, "machine"),
    ]  # fmt: skip
    assert [(each["period"], each["numerator"], each["way"]) for each in before] == [("2026-09", "5", "computed")]


@pytest.mark.parametrize(
    "asked", [{"unit": "phuong-ak"}, {"unit": "khong-co"}, {"indicator": "kinh-phi"}, {"indicator": "khong-co"}]
)
def test_what_is_outside_the_key_is_as_if_it_were_not_there(key: str, asked: dict[str, str]) -> None:
    answer = series(key, **asked)
    assert (answer.status_code, codes(answer)) == (404, [(None, "outside_key")])


def test_a_wrong_or_revoked_key_opens_nothing(key: str, cast: Cast) -> None:
    for wrong in ("", "x", key + "x", key.replace("rv_", ""), f"rv_{'0' * 8}_x"):
        assert series(wrong).status_code == give(wrong, row()).status_code == 401
    revoke_key(access=cast.administrator.access, key=ApiKey.objects.get(), reason="Lộ khóa")
    assert (series(key).status_code, give(key, row()).status_code) == (401, 401)
    assert [each.act for each in Entry.objects.filter(act__endswith="_key").order_by("seq")] == [
        "measures.give_key", "measures.revoke_key",
    ]  # fmt: skip


def test_the_secret_is_nowhere(key: str) -> None:
    secret = key.split("_", 2)[2]
    assert secret not in json.dumps(
        [list(ApiKey.objects.values_list()), list(Entry.objects.values_list())], default=str
    )


@pytest.mark.parametrize("role", ROLES)
def test_a_session_is_no_key(key: str, cast: Cast, role: str) -> None:
    client = cast.named(role).client()
    assert client.get("/api/v1/series?indicator=tin-bai&unit=phuong-hc").status_code == 401
    assert client.post("/api/v1/observations", {"observations": [row()]}, "application/json").status_code == 401
    assert client.get("/api/v1/openapi.json").status_code == 200


def test_too_many_calls_in_a_minute_wait(key: str) -> None:
    with time_machine.travel(timezone.now().replace(second=0), tick=False):
        assert {series(key).status_code for _ in range(A_MINUTE)} == {200}
        late = series(key)
        assert (late.status_code, codes(late), late["Retry-After"]) == (429, [(None, "too_often")], "60")
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert series(key).status_code == 200


@pytest.mark.parametrize("role", [role for role in ROLES if role != "administrator"])
def test_only_an_administrator_gives_keys(city: City, cast: Cast, indicators: dict[str, Indicator], role: str) -> None:
    access, found = cast.named(role).access, list(indicators.values())
    with pytest.raises(PermissionDenied):
        give_key(access=access, name="X", units=[city.ward], indicators=found)
    assert give_key(access=cast.administrator.access, name="X", units=[city.ward], indicators=found)


def test_the_page_gives_a_key_once_and_takes_it_back(city: City, cast: Cast, indicators: dict[str, Indicator]) -> None:
    client, address = cast.administrator.client(), "/chi-tieu/khoa-ket-noi/"
    said = {"name": "Một cửa", "units": [city.ward.pk], "indicators": [indicators["tin-bai"].pk]}
    page = client.post(address, said).content.decode()
    found = re.search(r"rv_[0-9a-f]{8}_[\w-]{40,}", page)
    assert found
    assert series(found[0]).status_code == 200
    assert found[0] not in client.get(address).content.decode()
    assert client.post(address, {**said, "units": []}).status_code == 422
    revoke = f"{address}{ApiKey.objects.get().pk}/thu-hoi/"
    assert "Hãy nêu căn cứ" in client.post(revoke, {"reason": " "}, follow=True).content.decode()
    assert "Đã thu hồi khóa" in client.post(revoke, {"reason": "Ngừng dùng"}, follow=True).content.decode()
    assert series(found[0]).status_code == 401
    with pytest.raises(MeasureRefused, match="revoked_already"):
        revoke_key(access=cast.administrator.access, key=ApiKey.objects.get(), reason="x")


def examples() -> list[tuple[str, str]]:
    return re.findall(r"```sh\n(curl .*?)\n```\n(?:\n```json\n(.*?)\n```)?", DOCS.read_text(), re.DOTALL)


def test_the_documented_examples_answer_as_they_say(key: str) -> None:
    assert len(examples()) == 3
    for command, answer in examples():
        words = shlex.split(command.replace("$ROVIEC", "").replace("$KEY", key))
        head = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
        if "-d" in words:
            got = Client().post(words[3], words[words.index("-d") + 1], head.pop("Content-Type"), headers=head)
        else:
            got = Client().get(words[1], headers=head)
        assert got.json() == json.loads(answer), command
