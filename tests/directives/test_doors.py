"""Every page and button x everybody: absent and forbidden look the same."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from roviec.directives.models import Amendment, Annex, Directive, Scan
from roviec.directives.urls import urlpatterns
from tests.conftest import Cast
from tests.directives.scans import scan_row

CAST = ["leader", "officer", "clerk", "ward_clerk", "stranger", "past_clerk", "administrator", "auditor"]
PREPARERS = {"officer"}
CITY = {"leader", "officer", "administrator", "auditor"}
TOLD = {"clerk", "ward_clerk"}
DOORS = {
    "list": ("GET", set(CAST)),
    "file": ("GET", set(CAST)),
    "scan": ("GET", PREPARERS),
    "scan_source": ("GET", PREPARERS),
    "drop_scan": ("POST", PREPARERS),
    "retry_scan": ("POST", PREPARERS),
    "searchable": ("GET", CITY),
    "draft": ("GET", set(CAST)),
    "draft_checked": ("GET", set()),  # nobody has sent one
    "draft_file": ("GET", set()),
    "clarity": ("GET", PREPARERS),
    "clarity_file": ("GET", PREPARERS),
    "take": ("GET", PREPARERS),
    "detail": ("GET", CITY),
    "source": ("GET", CITY),
    "annex": ("GET", CITY),
    "answer": ("GET", set()),  # its tasks are not all decided
    "acknowledge": ("POST", set()),  # a draft was sent to nobody
    "check": ("GET", PREPARERS),
    "set_time": ("GET", PREPARERS),
    **dict.fromkeys(("discard", "undo", "set_lead", "set_support", "set_recipient", "confirm_certain", "confirm_together", "add_task", "clause", "confirm_task", "edit_task", "split_task", "merge_tasks", "drop_task", "restore_task", "choose_units", "find_amendments", "accept_amendment", "edit_amendment", "reject_amendment", "reconsider_amendment"), ("POST", PREPARERS)),
}  # fmt: skip


def amendment_of(directive: Directive) -> Amendment:
    """A proposal of the draft, of which nothing need be true: the doors come first."""
    kept = directive.amendments.first()
    return kept or Amendment.objects.create(directive=directive, effect="end", start=0, end=10, rule="test")


def annex_of(directive: Directive) -> Annex:
    file = ContentFile(b"TT", "a.csv")
    return directive.annexes.first() or directive.annexes.create(order=1, source_file=file, source_name="a.csv")


def path_of(name: str, directive: Directive) -> str:
    task = directive.tasks.all()[0]
    pattern = next(each for each in urlpatterns if each.name == name)
    ids: dict[str, int | str] = {
        "pk": directive.pk,
        "task": task.pk,
        "clause": directive.clauses.all()[0].pk,
        "body": task.bodies.all()[0].pk,
        "kind": "csv",
        "amendment": amendment_of(directive).pk,
        "annex": annex_of(directive).pk,
    }
    wanted = {key: ids[key] for key in pattern.pattern.regex.groupindex}
    return reverse(f"directives:{name}", kwargs=wanted)


def open_door(client: Client, method: str, path: str) -> int:
    return (client.get(path) if method == "GET" else client.post(path)).status_code


def test_no_door_is_forgotten() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(DOORS)


@pytest.mark.parametrize("name", DOORS)
def test_a_draft_opens_to_those_who_may_and_to_nobody_else(cast: Cast, draft: Directive, name: str) -> None:
    method, allowed = DOORS[name]
    of_draft = draft if name == "searchable" else None
    Scan.objects.filter(pk=scan_row(Scan.State.FAILED, draft.pk).pk).update(directive=of_draft)
    path = path_of(name, draft)
    before = draft.tasks.count(), draft.state
    refused = [who for who in CAST if open_door(cast.named(who).client(), method, path) == 404]
    assert set(refused) == set(CAST) - allowed
    draft.refresh_from_db()
    if not allowed:
        assert (draft.tasks.count(), draft.state) == before


@pytest.mark.parametrize("name", ["detail", "source", "annex"])
def test_an_issued_directive_opens_to_those_it_was_sent_to(cast: Cast, issued: Directive, name: str) -> None:
    path = path_of(name, issued)
    opened = {who for who in CAST if open_door(cast.named(who).client(), "GET", path) == 200}
    assert opened == CITY | TOLD


@pytest.mark.parametrize("name", DOORS)
def test_nobody_comes_in_unsigned(client: Client, draft: Directive, name: str) -> None:
    method, path = DOORS[name][0], path_of(name, draft)
    answer = client.get(path) if method == "GET" else client.post(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/tai-khoan/login/")


@pytest.mark.parametrize("name", [name for name in DOORS if name not in {"list", "file", "draft", "take"}])
def test_what_is_not_there_is_not_found(cast: Cast, draft: Directive, name: str) -> None:
    path = path_of(name, draft).replace(f"/{draft.pk}/", "/987654/", 1)
    assert open_door(cast.officer.client(), DOORS[name][0], path) == 404
