"""Reports travel up: each unit puts together what it received, adds its words, and hands the whole on. Nothing is retyped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from roviec.duties.consolidating import acts, reads
from roviec.duties.consolidating.acts import ConsolidationRefused
from roviec.duties.consolidating.material import leaves, material
from roviec.duties.models import Consolidation, ConsolidationPart, Duty, Obligation, Report
from roviec.duties.names import unit_names
from roviec.journal.models import Entry
from roviec.org.chart import Chart
from roviec.org.models import Role, Selector
from tests.conftest import Cast, City, Member, make_member, make_unit
from tests.duties.reporting import draft, handed_in, judge, sheet_of

State = Consolidation.State
PERIOD = "2024-09"
NOW = "2024-10-02T09:00:00+07:00"
OpenDuty = Callable[..., Duty]


@pytest.fixture(autouse=True)
def in_october_2024() -> object:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def duty(open_duty: OpenDuty, cast: Cast) -> Duty:
    """Both wards report monthly, on a sheet."""
    duty = open_duty(Selector.objects.get(code="phuong-xa"), recurrence="monthly")
    sheet_of(duty.obligations.all()[0])
    return duty


@pytest.fixture
def reported(duty: Duty, cast: Cast, city: City) -> dict[str, Report]:
    """Hải Châu: 70 of 100 on line. An Khê: 30 of 50."""
    return {
        "hc": handed_in(cast.ward_clerk, of(duty, cast.ward_clerk), text="Hải Châu đã làm xong.",
                        figures={"luot": 100, "truc-tuyen": 70, "hinh-thuc": "Loa phường"}),
        "ak": handed_in(cast.stranger, of(duty, cast.stranger), text="An Khê đã làm xong.",
                        figures={"luot": 50, "truc-tuyen": 30, "hinh-thuc": "Zalo"}),
    }  # fmt: skip


def of(duty: Duty, member: Member) -> Obligation:
    return duty.obligations.get(period=PERIOD, holder=member.access.home_id)


def begun(member: Member, duty: Duty) -> Consolidation:
    access = member.access
    return acts.begin(access=access, duty=duty, period=PERIOD, unit=access.grants[0].unit)


def sent(member: Member, duty: Duty, city: City) -> Consolidation:
    return acts.send(access=member.access, consolidation=begun(member, duty), to_unit=city.root)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(ConsolidationRefused) as refusal:
        act()
    return refusal.value.code


def test_the_standing_body_puts_the_wards_together_and_the_chairman_takes_it(
    duty: Duty, reported: dict[str, Report], cast: Cast, city: City
) -> None:
    up = sent(cast.officer, duty, city)
    assert leaves(up) == list(reported.values())
    assert up.figures == {"luot": 150, "truc-tuyen": 100, "ty-le": "66.7", "hinh-thuc": "Loa phường\nZalo"}
    acts.take(access=cast.leader.access, consolidation=up)
    up.refresh_from_db()
    assert up.state == State.TAKEN
    assert [change.to_state for change in up.changes.all()] == [State.SENT, State.TAKEN]


def test_it_goes_on_to_the_government_with_everything_in_it(
    duty: Duty, reported: dict[str, Report], cast: Cast, city: City
) -> None:
    acts.take(access=cast.leader.access, consolidation=sent(cast.officer, duty, city))
    city_s = begun(cast.leader, duty)
    assert [part.report_id for part in city_s.parts.all()] == [None]  # one consolidation, no report beside it
    up = acts.send(access=cast.leader.access, consolidation=city_s, to_name="Chính phủ")
    assert leaves(up) == list(reported.values())
    assert up.figures["luot"] == 150
    inside = reads.sections(up, unit_names())[0]
    assert [section.text for section in inside.inside] == ["Hải Châu đã làm xong.", "An Khê đã làm xong."]


def test_what_was_sent_does_not_change_with_later_reports(
    duty: Duty, reported: dict[str, Report], cast: Cast, city: City
) -> None:
    up = sent(cast.officer, duty, city)
    judge(cast.officer, reported["hc"], accept=False, note="Thiếu số liệu")
    handed_in(cast.ward_clerk, of(duty, cast.ward_clerk), figures={"luot": 900, "truc-tuyen": 1, "hinh-thuc": ""},
              words={"luot": "đúng", "truc-tuyen": "đúng"})  # fmt: skip
    up.refresh_from_db()
    assert up.figures["luot"] == 150


def test_a_returned_one_starts_again_with_the_same_words(
    duty: Duty, reported: dict[str, Report], cast: Cast, city: City
) -> None:
    first = begun(cast.officer, duty)
    keys = [f"report-{row.pk}" for row in reported.values()]
    first = acts.save(
        access=cast.officer.access, consolidation=first, text="Đã rà soát.", chosen=keys, notes={keys[0]: "Làm tốt"}
    )
    first = acts.send(access=cast.officer.access, consolidation=first, to_unit=city.root)
    assert (
        refused(lambda: acts.give_back(access=cast.leader.access, consolidation=first, reason=" ")) == "reason_required"
    )
    acts.give_back(access=cast.leader.access, consolidation=first, reason="Bổ sung đánh giá")
    again = begun(cast.officer, duty)
    assert (again.number, again.text, again.state) == (2, "Đã rà soát.", State.DRAFT)
    assert again.parts.get(report=reported["hc"]).note == "Làm tốt"
    assert [change.reason for change in first.changes.all()] == ["", "Bổ sung đánh giá"]


def test_a_returned_one_is_no_longer_material_for_the_receiver(
    duty: Duty, reported: dict[str, Report], cast: Cast, city: City
) -> None:
    up = sent(cast.officer, duty, city)
    found = material(duty, PERIOD, city.root.pk, cast.leader.access)
    assert (found.below, found.reports) == ([up], [])
    acts.give_back(access=cast.leader.access, consolidation=up, reason="Thiếu")
    found = material(duty, PERIOD, city.root.pk, cast.leader.access)
    assert (found.below, found.reports) == ([], list(reported.values()))


def test_a_report_is_never_counted_twice(duty: Duty, reported: dict[str, Report], cast: Cast, city: City) -> None:
    up = sent(cast.officer, duty, city)
    city_s = begun(cast.leader, duty)
    ConsolidationPart.objects.create(consolidation=city_s, report=reported["hc"])
    assert leaves(city_s).count(reported["hc"]) == 2
    assert up.pk in {part.below_id for part in city_s.parts.all()}
    assert (
        refused(lambda: acts.send(access=cast.leader.access, consolidation=city_s, to_name="Chính phủ"))
        == "counted_twice"
    )
    assert Consolidation.objects.get(pk=city_s.pk).state == State.DRAFT


def test_a_report_returned_meanwhile_is_named_before_sending(
    duty: Duty, reported: dict[str, Report], cast: Cast, city: City
) -> None:
    mine = begun(cast.officer, duty)
    judge(cast.officer, reported["hc"], accept=False, note="Thiếu số liệu")
    send = lambda: acts.send(access=cast.officer.access, consolidation=mine, to_unit=city.root)  # noqa: E731
    assert refused(send) == "part_changed"


@pytest.mark.parametrize(("to", "code"), [("nobody", "no_receiver"), ("both", "no_receiver"), ("itself", "to_itself")])
def test_there_is_one_receiver_and_it_is_another(
    duty: Duty, reported: dict[str, Report], cast: Cast, city: City, to: str, code: str
) -> None:
    mine = begun(cast.officer, duty)
    receivers: dict[str, dict[str, object]] = {
        "nobody": {}, "both": {"to_unit": city.root, "to_name": "Chính phủ"}, "itself": {"to_unit": city.police},
    }  # fmt: skip
    assert refused(lambda: acts.send(access=cast.officer.access, consolidation=mine, **receivers[to])) == code  # type: ignore[arg-type]


def test_an_empty_one_is_not_sent(duty: Duty, cast: Cast, city: City) -> None:
    assert refused(lambda: sent(cast.officer, duty, city)) == "nothing_in_it"


def test_who_saves_second_is_told(duty: Duty, reported: dict[str, Report], cast: Cast) -> None:
    first, second = begun(cast.officer, duty), begun(cast.officer, duty)
    assert first.pk == second.pk
    acts.save(access=cast.officer.access, consolidation=first, text="Một", chosen=[], notes={})
    late = lambda: acts.save(access=cast.officer.access, consolidation=second, text="Hai", chosen=[], notes={})  # noqa: E731
    assert refused(late) == "saved_meanwhile"
    assert Consolidation.objects.get().text == "Một"


@pytest.mark.parametrize("who", ["auditor", "administrator"])
def test_who_neither_reports_nor_reviews_puts_nothing_together(duty: Duty, cast: Cast, who: str) -> None:
    assert refused(lambda: begun(cast.named(who), duty)) == "forbidden"


@pytest.mark.parametrize("who", ["officer", "ward_clerk", "stranger", "auditor"])
def test_only_the_receiver_takes_or_returns(
    duty: Duty, reported: dict[str, Report], cast: Cast, city: City, who: str
) -> None:
    up = sent(cast.officer, duty, city)
    access = cast.named(who).access
    assert refused(lambda: acts.take(access=access, consolidation=up)) == "forbidden"
    assert refused(lambda: acts.give_back(access=access, consolidation=up, reason="vì")) == "forbidden"
    up.refresh_from_db()
    assert up.state == State.SENT


def test_it_is_taken_once(duty: Duty, reported: dict[str, Report], cast: Cast, city: City) -> None:
    up = sent(cast.officer, duty, city)
    acts.take(access=cast.leader.access, consolidation=up)
    assert refused(lambda: acts.take(access=cast.leader.access, consolidation=up)) == "not_sent"


def test_a_district_sees_its_wards_and_no_other(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    ward = make_unit("phuong-tt", "UBND phường Thuận Phước", "ubnd_phuong_xa", "phuong_xa", city.district)
    clerk = make_member("tp", "Ngô Thị Mẫu", Role.FOCAL_OFFICER, ward)
    district = make_member("quan", "Đỗ Thị Mẫu", Role.FOCAL_OFFICER, city.district)
    duty = open_duty(ward, city.other_ward, recurrence="monthly")
    own = handed_in(clerk, of(duty, clerk))
    handed_in(cast.stranger, of(duty, cast.stranger))
    assert leaves(sent(district, duty, city)) == [own]
    # the standing body then has the district's and, beside it, what the district did not cover
    found = material(duty, PERIOD, city.root.pk, cast.leader.access)
    assert [row.unit for row in found.below] == [city.district]
    assert [row.obligation.holder for row in found.reports] == [city.other_ward]


def test_drafts_are_seen_by_their_unit_only(duty: Duty, reported: dict[str, Report], cast: Cast) -> None:
    mine = begun(cast.officer, duty)
    seen = {who: Consolidation.objects.visible_to(cast.named(who).access).filter(pk=mine.pk).exists()
            for who in ("officer", "leader", "auditor", "ward_clerk")}  # fmt: skip
    assert seen == {"officer": True, "leader": False, "auditor": False, "ward_clerk": False}


def test_a_ward_does_not_see_what_went_over_its_head(
    duty: Duty, reported: dict[str, Report], cast: Cast, city: City
) -> None:
    up = sent(cast.officer, duty, city)
    assert not Consolidation.objects.visible_to(cast.ward_clerk.access).filter(pk=up.pk).exists()
    assert Consolidation.objects.visible_to(cast.leader.access).filter(pk=up.pk).exists()


def test_the_database_holds_one_draft_and_one_thing_a_part(duty: Duty, reported: dict[str, Report], cast: Cast) -> None:
    mine = begun(cast.officer, duty)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consolidation.objects.create(duty=duty, period=PERIOD, unit=mine.unit, number=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsolidationPart.objects.create(consolidation=mine)


def test_the_journal_has_each_step_and_no_words(
    duty: Duty, reported: dict[str, Report], cast: Cast, city: City
) -> None:
    up = sent(cast.officer, duty, city)
    acts.give_back(access=cast.leader.access, consolidation=up, reason="Bà Mẫu nói thiếu")
    entries = Entry.objects.filter(object_type="duties.consolidation").order_by("seq")
    assert [entry.act for entry in entries] == ["duties.begin_consolidation"] + ["duties.move_consolidation"] * 2
    assert "Bà Mẫu" not in str(list(entries.values()))


class TestThePage:
    def address(self, duty: Duty) -> str:
        return reverse("duties:consolidation", args=[duty.pk]) + f"?period={PERIOD}"

    def test_begin_save_send_take(self, duty: Duty, reported: dict[str, Report], cast: Cast, city: City) -> None:
        officer, page = cast.officer.client(), self.address(duty)
        assert "Bắt đầu tổng hợp" in officer.get(page).content.decode()
        assert (
            officer.post(reverse("duties:consolidation_begin", args=[duty.pk]) + f"?period={PERIOD}").status_code == 302
        )
        mine = Consolidation.objects.get()
        shown = officer.get(page).content.decode()
        assert "Hải Châu đã làm xong." in shown
        answer = officer.post(
            reverse("duties:consolidation_save", args=[mine.pk]),
            {
                "seen": mine.changed_at.isoformat(), "text": "Hai phường đều xong.", "send": "1",
                "part": [f"report-{row.pk}" for row in reported.values()],
                f"note-report-{reported['ak'].pk}": "Tỷ lệ còn thấp", "to_unit": str(city.root.pk), "to_name": "",
            },
            follow=True,
        )  # fmt: skip
        assert "Đã gửi bản tổng hợp." in answer.content.decode()
        leader = cast.leader.client()
        shown = leader.get(page).content.decode()
        for words in ("Hai phường đều xong.", "Tổng cộng", "150", "Tỷ lệ còn thấp", "An Khê đã làm xong."):
            assert words in shown
        assert leader.post(reverse("duties:consolidation_take", args=[mine.pk])).status_code == 302
        mine.refresh_from_db()
        assert mine.state == State.TAKEN

    def test_saving_over_a_colleague_is_refused_and_said(
        self, duty: Duty, reported: dict[str, Report], cast: Cast
    ) -> None:
        mine = begun(cast.officer, duty)
        answer = cast.officer.client().post(
            reverse("duties:consolidation_save", args=[mine.pk]), {"seen": "1999", "text": "Mới"}, follow=True
        )
        assert "Đồng nghiệp vừa lưu" in answer.content.decode()
        assert Consolidation.objects.get().text == ""

    def test_an_unknown_period_is_not_found(self, duty: Duty, cast: Cast) -> None:
        page = reverse("duties:consolidation", args=[duty.pk])
        assert cast.officer.client().get(page + "?period=1999-01").status_code == 404

    def test_missing_units_are_named(self, duty: Duty, cast: Cast) -> None:
        handed_in(cast.ward_clerk, of(duty, cast.ward_clerk), claim="not_done")
        begun(cast.officer, duty)
        assert "UBND phường An Khê" in cast.officer.client().get(self.address(duty)).content.decode()

    def test_receivers_come_up_the_chart_first(self, duty: Duty, city: City) -> None:
        ids = [unit_id for unit_id, _ in reads.receivers(city.ward.pk, Chart.at(duty.opened_on))]
        assert ids[0] == city.root.pk
        assert city.police.pk in ids
        assert city.ward.pk not in ids


def test_a_draft_report_is_nothing_to_put_in(duty: Duty, cast: Cast) -> None:
    draft(cast.ward_clerk, of(duty, cast.ward_clerk))
    assert material(duty, PERIOD, cast.officer.access.home_id or 0, cast.officer.access).reports == []
