"""A consolidated report goes to a unit that has ended: to its heir of the day; where there is none, the sender chooses again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from roviec.duties.consolidating import acts
from roviec.duties.consolidating.material import leaves, material
from roviec.duties.models import Consolidation, Duty, Report
from roviec.org.models import Role, Selector, Succession, Unit
from tests.conftest import CHANGE, Cast, City, Member, make_member, make_unit
from tests.duties.reporting import handed_in
from tests.duties.test_consolidation import PERIOD, begun, of, refused

State = Consolidation.State
OpenDuty = Callable[..., Duty]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Before the mergers of 1-7-2025: info goes into sci, whose clerk is of the cast."""
    with time_machine.travel("2024-10-02T09:00:00+07:00", tick=True) as traveller:
        yield traveller


@pytest.fixture
def made(open_duty: OpenDuty, cast: Cast, clock: time_machine.Traveller) -> Consolidation:
    """The standing body's draft with a ward's report in it."""
    duty = open_duty(Selector.objects.get(code="phuong-xa"), recurrence="monthly")
    handed_in(cast.ward_clerk, of(duty, cast.ward_clerk))
    return begun(cast.officer, duty)


@pytest.fixture
def lost(city: City) -> Unit:
    """A unit that ended on the day of the mergers and left nobody to succeed it."""
    return make_unit("ban-qlda", "Ban Quản lý dự án Mẫu", "so", "thanh_pho", city.root, end=CHANGE)


def send(member: Member, draft: Consolidation, unit: Unit) -> Consolidation:
    draft.refresh_from_db()
    return acts.send(access=member.access, consolidation=draft, to_unit=unit)


def after(clock: time_machine.Traveller) -> None:
    clock.move_to("2025-07-02T09:00:00+07:00")


def page(member: Member, row: Consolidation) -> str:
    address = reverse("duties:consolidation", args=[row.duty_id]) + f"?period={PERIOD}"
    return member.client().get(address).content.decode()


def test_sent_after_the_end_it_goes_to_the_heir(
    made: Consolidation, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    after(clock)
    assert send(cast.officer, made, city.info).to_unit == city.sci


def test_sent_before_the_end_it_is_the_heir_who_takes_it(
    made: Consolidation, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    up = send(cast.officer, made, city.info)
    assert refused(lambda: acts.take(access=cast.clerk.access, consolidation=up)) == "forbidden"
    after(clock)
    assert up.to_unit == city.info
    found = material(made.duty, PERIOD, city.sci.pk, cast.clerk.access)
    assert found.below == [up]
    assert "nay do Sở Khoa học và Công nghệ nhận" in page(cast.officer, up)
    acts.take(access=cast.clerk.access, consolidation=up)
    assert Consolidation.objects.get(pk=up.pk).state == State.TAKEN
    assert leaves(up) == list(Report.objects.all())


def test_without_an_heir_the_sender_is_told_and_what_was_written_is_kept(
    made: Consolidation, cast: Cast, lost: Unit, clock: time_machine.Traveller
) -> None:
    after(clock)
    assert refused(lambda: send(cast.officer, made, lost)) == "receiver_ended"
    made.refresh_from_db()
    answer = cast.officer.client().post(
        reverse("duties:consolidation_save", args=[made.pk]),
        {
            "seen": made.changed_at.isoformat(), "text": "Đã rà soát.", "send": "1", "to_unit": str(lost.pk),
            "part": [f"report-{Report.objects.get().pk}"],
        },
        follow=True,
    )  # fmt: skip
    assert "Đơn vị nhận đã kết thúc hoạt động và không có đơn vị kế thừa" in answer.content.decode()
    made.refresh_from_db()
    assert (made.state, made.text) == (State.DRAFT, "Đã rà soát.")
    assert made.parts.count() == 1


def test_adrift_with_an_ended_unit_the_sender_takes_it_back_and_sends_it_elsewhere(
    made: Consolidation, cast: Cast, city: City, lost: Unit, clock: time_machine.Traveller
) -> None:
    up = send(cast.officer, made, lost)
    assert refused(lambda: acts.give_back(access=cast.officer.access, consolidation=up, reason="vì")) == "forbidden"
    after(clock)
    assert "Nơi nhận đã kết thúc hoạt động và không có đơn vị kế thừa" in page(cast.officer, up)
    assert refused(lambda: acts.give_back(access=cast.clerk.access, consolidation=up, reason="vì")) == "forbidden"
    acts.give_back(access=cast.officer.access, consolidation=up, reason="Nơi nhận đã kết thúc")
    again = begun(cast.officer, made.duty)
    assert send(cast.officer, again, city.root).to_unit == city.root


def test_an_heir_that_is_the_sender_itself_is_no_receiver(
    open_duty: OpenDuty, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    ward = make_unit("phuong-tt", "UBND phường Thuận Phước", "ubnd_phuong_xa", "phuong_xa", city.sci)
    duty = open_duty(ward, recurrence="monthly", opened_on=date(2024, 9, 1))
    member = make_member("tp", "Ngô Thị Mẫu", Role.FOCAL_OFFICER, ward)
    handed_in(member, of(duty, member))
    draft = begun(cast.clerk, duty)
    assert Succession.objects.filter(code="so-tttt-2025").exists()
    after(clock)
    assert refused(lambda: send(cast.clerk, draft, city.info)) == "to_itself"
