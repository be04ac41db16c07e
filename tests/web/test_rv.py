from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.http import HttpRequest
from django.template import Context, Template
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from roviec.duties.models import Progress, Timeliness
from roviec.web.templatetags import rv
from tests.conftest import City


def render(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


@pytest.mark.parametrize(("language", "written"), [("vi", "3-9-2026"), ("en", "2026-09-03")])
def test_a_date_is_written_as_its_language_does(language: str, written: str) -> None:
    with override(language):
        assert rv.vn_date(date(2026, 9, 3)) == written
        assert rv.vn_date(None) == ""


def test_a_moment_is_told_in_local_time() -> None:
    with override("vi"):
        late_evening = datetime(2026, 9, 3, 18, 30, tzinfo=UTC)
        assert rv.vn_date(late_evening) == "4-9-2026"
        assert rv.vn_datetime(late_evening) == "01:30, 4-9-2026"


@pytest.mark.parametrize("state", Progress.values)
def test_every_progress_has_a_tag(state: str) -> None:
    assert str(Progress(state).label) in rv.progress_tag(state)


@pytest.mark.parametrize("state", Timeliness.values)
def test_every_timeliness_has_a_tag(state: str) -> None:
    assert str(Timeliness(state).label) in rv.timeliness_tag(state)


def test_late_looks_late_and_done_in_time_well() -> None:
    assert "tag--late" in rv.timeliness_tag("late")
    assert "tag--ok" in rv.timeliness_tag("done_in_time")


def test_a_state_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError):
        rv.progress_tag("perhaps")


def test_names_of_units_cost_one_query_a_page(city: City, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    source = "{% for id in ids %}{% unit_name id %};{% endfor %}"
    with django_assert_num_queries(1):
        page = render(source, ids=[city.info.pk, city.ward.pk, 0], request=HttpRequest())
    assert page == "Sở Thông tin và Truyền thông;UBND phường Hải Châu;;"


def test_a_field_shows_no_placeholder() -> None:
    class Form(forms.Form):
        name = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Tên", "class": "wide"}))

    out = render("{{ form.name|control }}", form=Form())
    assert "Tên" not in out
    assert 'class="wide"' in out


def test_minutes_are_whole() -> None:
    assert rv.minutes(timedelta(hours=0.5)) == 30
