"""Figures in: new ones, changed ones, the same again, wrong ones; and what was known at any moment."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from roviec.journal.models import Entry
from roviec.measures.acts import Figure, observe, withdraw
from roviec.measures.acts.observing import AT_ONCE
from roviec.measures.errors import MeasureRefused
from roviec.measures.models import Batch, Indicator, Observation
from tests.conftest import Cast, City
from tests.measures.conftest import SYSTEM, Say


def test_it_works(say: Say, city: City) -> None:
    told = say("can-cuoc", city.ward.pk, "2026-10", 80, 100)
    row = Observation.objects.get()
    assert (told.new, told.revised, told.same) == (1, 0, 0)
    assert (row.numerator, row.denominator) == (Decimal(80), Decimal(100))
    assert (row.period, row.revision) == ("2026-10", 1)
    entry = Entry.objects.get(act="measures.observe")
    assert entry.after["new"] == 1
    assert entry.after["sha256"] == row.batch.sha256


def test_the_same_again_changes_nothing(say: Say, city: City) -> None:
    say("can-cuoc", city.ward.pk, "2026-10", 80, 100)
    assert say("can-cuoc", city.ward.pk, "2026-10", 80, 100).batch is None
    assert (
        Observation.objects.count()
        == Batch.objects.count()
        == Entry.objects.filter(act="measures.observe").count()
        == 1
    )


def test_a_changed_figure_is_a_new_row_and_the_old_one_can_be_asked(say: Say, city: City) -> None:
    say("can-cuoc", city.ward.pk, "2026-10", 80, 100)
    between = timezone.now()
    told = say("can-cuoc", city.ward.pk, "2026-10", 85, 100)
    assert (told.new, told.revised) == (0, 1)
    assert Observation.objects.as_at(None).get().numerator == 85
    assert Observation.objects.as_at(between).get().numerator == 80
    assert not Observation.objects.as_at(between - timedelta(hours=1)).exists()


def test_every_moment_has_one_figure_at_most(say: Say, city: City) -> None:
    moments = []
    for count in (1, 2, 3):
        say("tin-bai", city.ward.pk, "2026-10", count)
        moments.append(timezone.now())
    assert [Observation.objects.as_at(moment).get().numerator for moment in moments] == [1, 2, 3]


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        ({"indicator": "khong-co"}, "unknown_indicator"),
        ({"indicator": "tin-bai", "numerator": Decimal("1.5")}, "not_whole"),
        ({"indicator": "tin-bai", "numerator": Decimal(-1)}, "negative"),
        ({"indicator": "tin-bai", "denominator": Decimal(2)}, "denominator_out_of_place"),
        ({"indicator": "can-cuoc"}, "no_denominator"),
        ({"indicator": "co-quy-che", "numerator": Decimal(2)}, "not_yes_no"),
        ({"indicator": "kinh-phi-moi-tin"}, "not_given_so"),
        ({"indicator": "tin-bai", "period": "2026-Q3"}, "bad_period"),
        ({"indicator": "tin-bai", "period": "tháng 10"}, "bad_period"),
        ({"indicator": "tin-bai", "period": "2023-10"}, "unknown_indicator"),
        ({"indicator": "tin-bai", "period": "2026-12"}, "in_the_future"),
        ({"indicator": "tin-bai", "numerator": Decimal(10) ** 15}, "too_large"),
        ({"indicator": "tin-bai", "unit_id": 10**9}, "unknown_unit"),
        ({"indicator": "tin-bai"}, "twice"),
    ],
)
def test_a_wrong_figure_refuses_them_all_and_says_which(
    figure: dict[str, Any], code: str, indicators: dict[str, Indicator], city: City
) -> None:
    plain: dict[str, Any] = {"unit_id": city.ward.pk, "period": "2026-10", "numerator": Decimal(1)}
    good, wrong = Figure(**{**plain, "indicator": "tin-bai"}), Figure(**{**plain, **figure})
    with pytest.raises(MeasureRefused) as refused:
        observe(actor=SYSTEM, way=Batch.Way.COMPUTED, figures=[good, wrong])
    assert (refused.value.code, refused.value.at) == (code, 1)
    assert not Observation.objects.exists()
    assert not Batch.objects.exists()


def test_the_same_figure_twice_is_found_however_far_apart(indicators: dict[str, Indicator], city: City) -> None:
    months = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
    figures = [
        Figure(indicator=code, unit_id=unit, period=month, numerator=Decimal(1))
        for code in ("tin-bai", "kinh-phi", "co-quy-che", "diem")
        for month in months
        for unit in (city.ward.pk, city.other_ward.pk, city.root.pk, city.sci.pk, city.police.pk)
    ]
    many = figures * (AT_ONCE // len(figures) + 1)
    with pytest.raises(MeasureRefused) as refused:
        observe(actor=SYSTEM, way=Batch.Way.COMPUTED, figures=[*figures, *many])
    assert (refused.value.code, refused.value.at) == ("twice", len(figures))


def test_what_is_withdrawn_no_longer_counts_and_what_stood_before_stands_again(say: Say, city: City) -> None:
    say("tin-bai", city.ward.pk, "2026-10", 5)
    told = say("tin-bai", city.ward.pk, "2026-10", 50)
    assert told.batch is not None
    assert withdraw(actor=SYSTEM, batch=told.batch, reason="Trả lại (mẫu)") == 1
    assert Observation.objects.as_at(None).get().numerator == 5
    assert [row.revision for row in Observation.objects.order_by("revision")] == [1, 2, 3]
    assert withdraw(actor=SYSTEM, batch=told.batch, reason="lần nữa") == 0


def test_the_first_figure_withdrawn_leaves_none_and_may_be_given_again(say: Say, city: City) -> None:
    told = say("tin-bai", city.ward.pk, "2026-10", 5)
    assert told.batch is not None
    withdraw(actor=SYSTEM, batch=told.batch, reason="Trả lại (mẫu)")
    assert not Observation.objects.as_at(None).exists()
    say("tin-bai", city.ward.pk, "2026-10", 5)
    assert Observation.objects.as_at(None).get().revision == 2


def test_a_clerk_sees_figures_of_their_own_unit_only(say: Say, city: City, cast: Cast) -> None:
    say("tin-bai", city.ward.pk, "2026-10", 5)
    say("tin-bai", city.other_ward.pk, "2026-10", 7)

    def seen(access: Any) -> set[int]:
        return {int(row.numerator) for row in Observation.objects.visible_to(access)}

    assert seen(cast.ward_clerk.access) == {5}
    assert seen(cast.stranger.access) == {7}
    assert seen(cast.leader.access) == {5, 7}
