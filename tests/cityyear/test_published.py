"""What was published comes back as it was, and a fact recorded later changes only what it should: the full-scale proof, small."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from bench.as_at import again, late, merged
from roviec.assess.models import Run
from roviec.assess.reads import on_todays_chart
from roviec.cityyear import chances
from roviec.cityyear.world import World
from roviec.cityyear.write import store
from roviec.duties.models import Obligation, Progress, ProgressChange
from roviec.org.models import Grant, Role
from tests.cityyear.conftest import FIRST, loading, make_year
from tests.conftest import Cast, City


@pytest.fixture
def runs(world: World, cast: Cast, city: City, monkeypatch: pytest.MonkeyPatch) -> list[Run]:
    """June and July, with the mergers between them; the duties still stand, and one report in five never comes."""
    of_city = chances.agency
    monkeypatch.setattr(chances, "agency", lambda seed, code: replace(of_city(seed, code), silence=0.2))
    year = make_year(world, orders=1, duties=9)
    store(loading(year), year, lambda line: None)
    Grant.objects.create(person=cast.officer.person, role=Role.STANDING_BODY, unit=city.police, valid_from=FIRST)
    found = list(Run.objects.order_by("period_start").select_related("rule"))
    assert [(run.period, run.state) for run in found] == [("2025-06", "published"), ("2025-07", "published")]
    return found


def test_every_published_figure_comes_back_as_at_its_moment(runs: list[Run]) -> None:
    assert [again(run) for run in runs] == [[], []]


def test_a_fact_smuggled_in_before_the_moment_is_found(runs: list[Run]) -> None:
    june, july = runs
    owed = Obligation.objects.exclude(progress__in=[Progress.DONE, Progress.SUBMITTED])
    row = owed.filter(due__range=(june.period_start, june.period_end))[0]
    at = june.moment - timedelta(days=1)
    ProgressChange.objects.create(
        obligation=row, from_progress=row.progress, to_progress="submitted", at=at, day=at.date()
    )
    Obligation.objects.filter(pk=row.pk).update(progress="submitted", submitted_on=at.date(), state_since=at)
    assert len(again(june)) == 2
    assert again(july) == []


def test_a_report_recorded_late_changes_nothing_published_and_is_named_by_the_comparison(
    runs: list[Run], cast: Cast
) -> None:
    assert late(runs, cast.officer.access) == []


def test_the_page_of_the_comparison_says_which_work_and_why(runs: list[Run], cast: Cast) -> None:
    page = f"/danh-gia/{runs[0].pk}/so-sanh/?day={timezone.localdate()}"
    before = cast.officer.client().get(page).context
    late(runs, cast.officer.access)
    after = cast.officer.client().get(page).context
    assert before["again"].equal
    assert after["again"].equal
    old, new = (dict(each["counts"]) for each in (before, after))
    handed_in = [label for label, count in new.items() if count != old.get(label, 0)]
    assert len(handed_in) in (1, 2)  # it may have been listed before as overdue
    assert "báo cáo" in str(handed_in).lower()


def test_after_the_merger_the_sums_agree_on_both_charts(runs: list[Run], city: City) -> None:
    june = runs[0]
    assert merged(june) == []
    then = {row.unit_id for row in june.scores.all() if row.facts}
    now = {row.unit_id for row in on_todays_chart(june, june.scores.all(), timezone.localdate())}
    assert {city.info.pk, city.district.pk} <= then
    assert not {city.info.pk, city.district.pk} & now
    assert city.ward.pk in now
