"""The pages speak of acts and objects as people do; keys stay in the rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from roviec.directives import records as directives
from roviec.directives.models import Directive
from roviec.duties import records as duties
from roviec.journal import words
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.journal.difference import difference
from roviec.org import records as org
from tests.conftest import Cast, City

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent.parent / "roviec"
ROOMS = ("directives", "duties", "jobs", "org", "packs")


def acts_of(room: str) -> set[str]:
    sources = "\n".join(path.read_text() for path in (ROOT / room).rglob("*.py"))
    return {act for act in re.findall(rf'"({room}\.[a-z_]+)"', sources) if f'act="{act}"' in sources}


@pytest.mark.parametrize("room", ROOMS)
def test_every_act_of_a_room_has_a_name_in_both_languages(room: str) -> None:
    for act in acts_of(room):
        with override("vi"):
            vietnamese = words.act_name(act)
        with override("en"):
            english = words.act_name(act)
        assert len({act, vietnamese, english}) == 3, act


def test_the_page_names_act_object_person_and_role(cast: Cast, city: City) -> None:
    actor = cast.officer.access.actor
    record(actor=actor, act="org.rename", obj=city.ward, before={"name": "A"}, after={"name": "B"})
    page = cast.auditor.client().get(reverse("journal:index")).content.decode()
    for shown in (
        "Đổi tên đơn vị",
        "Đơn vị UBND phường Hải Châu",
        "Lê Văn Mẫu",
        "Cơ quan thường trực, Công an thành phố",
    ):
        assert shown in page
    for hidden in ("<code>org.rename</code>", "standing_body@", f"org.unit {city.ward.pk}"):
        assert hidden not in page
    title = cast.auditor.client().get(f"/nhat-ky/org.unit/{city.ward.pk}/").content.decode()
    assert "<h1>Nhật ký: Đơn vị UBND phường Hải Châu</h1>" in title


def test_what_nobody_named_keeps_its_key(cast: Cast) -> None:
    record(actor=Actor.system("x.y"), act="x.made_up", obj=("x.thing", "7"))
    page = cast.auditor.client().get(reverse("journal:index")).content.decode()
    assert "x.made_up" in page
    assert "x.thing 7" in page
    assert "Hệ thống" in page


def test_objects_that_are_gone_or_never_were_keep_their_number(city: City) -> None:
    with override("vi"):
        for key in ("999999", "-1", "٣", "x' OR 1", "9" * 40):
            assert words.object_names([("org.unit", key)]) == {("org.unit", key): f"Đơn vị {key}"}


def test_people_posts_grants_and_days_are_named(cast: Cast, city: City) -> None:
    person, post = cast.clerk.person, cast.clerk.person.holdings.get().post
    grant = cast.clerk.person.grants.get()
    assert org.person_names({str(person.pk)}) == {str(person.pk): "Trần Thị Mẫu"}
    assert org.post_names({str(post.pk)}) == {str(post.pk): "Giám đốc, Sở Khoa học và Công nghệ"}
    with override("vi"):
        assert org.grant_names({str(grant.pk)}) == {str(grant.pk): "Trần Thị Mẫu, Cán bộ đầu mối"}
    assert org.day_names({"1"}) == {}


def test_names_of_many_objects_cost_one_query_a_kind(
    city: City, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    units = [("org.unit", str(unit.pk)) for unit in (city.ward, city.sci, city.info, city.root)]
    with django_assert_max_num_queries(1):
        assert len(words.object_names(units)) == 4


def test_a_long_task_is_cut(db: None) -> None:
    directive = Directive.objects.create(
        number="1/X", text="x" * 300, search_key="", source_name="a", source_kind="txt"
    )
    task = directive.tasks.create(start=0, end=200, quote="x" * 200)
    assert directives.directive_names({str(directive.pk)}) == {str(directive.pk): "1/X"}
    assert directives.task_names({str(task.pk)})[str(task.pk)] == f"“{'x' * 80}…”"
    assert duties.duty_names({"1"}) == duties.obligation_names({"1"}) == {}


def test_the_index_is_filtered_by_names_and_by_person(cast: Cast, city: City) -> None:
    record(actor=cast.officer.access.actor, act="org.rename", obj=city.ward)
    record(actor=cast.clerk.access.actor, act="org.move", obj=city.ward)
    client, index = cast.auditor.client(), reverse("journal:index")
    page = client.get(index).content.decode()
    assert '<option value="org.rename">Đổi tên đơn vị</option>' in page
    chosen = client.get(index, {"actor": cast.officer.access.actor.key})
    assert [line.act for line in chosen.context["lines"]] == ["Đổi tên đơn vị"]
    assert "Chỉ những việc do Lê Văn Mẫu làm." in chosen.content.decode()


@pytest.mark.parametrize(("language", "shown"), [("vi", "Tiến độ"), ("en", "Progress")])
def test_fields_are_called_in_words(cast: Cast, language: str, shown: str) -> None:
    entry = record(
        actor=Actor.system("tests"), act="duties.change_progress", obj=("duties.obligation", "1"),
        before={"progress": "accepted"}, after={"progress": "done", "not_named_yet": "1"},
    )  # fmt: skip
    client = cast.auditor.client()
    client.cookies["django_language"] = language
    page = client.get("/nhat-ky/").content.decode()
    assert f"<b>{shown}</b>" in page
    assert "<b>not_named_yet</b>" in page
    with override(language):
        assert [each.field for each in difference(entry.before, entry.after)] == ["not_named_yet", shown]
