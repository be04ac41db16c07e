"""Who reads an explanation: those whom the form names, before it is written, and nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from roviec.assess.forms import ANSWER_READERS, READERS
from roviec.assess.models import Run
from roviec.org.models import Succession, UnitVersion
from tests.assess.conftest import on
from tests.assess.test_explain import TEXT, say
from tests.conftest import Cast, City, Member, make_member


@pytest.fixture
def cast_and_chiefs(cast: Cast, city: City) -> dict[str, Member]:
    """The cast, the head of the district that the ward belongs to, and a colleague of the ward."""
    UnitVersion.objects.filter(unit=city.ward).update(parent=city.district)
    UnitVersion.objects.filter(unit=city.district).update(valid_to=None)
    chief = make_member("chief", "Lê Văn Mẫu", "unit_head", city.district)
    colleague = make_member("colleague", "Lê Thị Mẫu", "focal_officer", city.ward)
    return {**vars(cast), "chief": chief, "colleague": colleague}


def test_the_form_says_who_before_anything_is_written(opened: Run, cast: Cast, city: City) -> None:
    text = cast.ward_clerk.client().get(reverse("assess:score", args=[opened.pk, city.ward.pk])).content.decode()
    assert str(READERS) in text
    assert text.index(str(READERS)) < text.index("</textarea>")


def test_who_answers_is_told_that_the_answer_is_printed(opened: Run, cast: Cast, city: City) -> None:
    say(cast.ward_clerk, opened, city.ward)
    text = cast.officer.client().get(reverse("assess:explanations")).content.decode()
    assert text.index(str(ANSWER_READERS)) < text.index("</textarea>")


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("ward_clerk", True), ("colleague", True), ("chief", True), ("leader", True), ("officer", True),
        ("auditor", True), ("administrator", True), ("clerk", False), ("stranger", False), ("past_clerk", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("published", [False, True])
def test_each_role_reads_it_or_not_and_publication_changes_nothing(
    cast_and_chiefs: dict[str, Member], opened: Run, city: City, name: str, reads: bool, published: bool
) -> None:
    say(cast_and_chiefs["ward_clerk"], opened, city.ward)
    if published:
        Run.objects.filter(pk=opened.pk).update(
            state=Run.State.PUBLISHED, signed_at=opened.moment, published_at=opened.moment
        )
    client = cast_and_chiefs[name].client()
    score = client.get(reverse("assess:score", args=[opened.pk, city.ward.pk]))
    assert score.status_code == (200 if reads or published else 404)
    assert (TEXT in score.content.decode()) == reads
    if not published:
        assert (TEXT in client.get(reverse("assess:explanations")).content.decode()) == reads


def test_people_of_the_heir_read_what_an_ended_unit_said(opened: Run, cast: Cast, city: City) -> None:
    Succession.objects.filter(code="quan-hc-2025").update(effective_on=on(1, 11))
    say(cast.ward_clerk, opened, city.district)
    address = reverse("assess:score", args=[opened.pk, city.district.pk])
    assert TEXT in cast.ward_clerk.client().get(address).content.decode()
    assert cast.stranger.client().get(address).status_code == 404
