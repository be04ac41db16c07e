from __future__ import annotations

from functools import partial

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from roviec.assess import acts
from roviec.assess.errors import JudgementRefused
from roviec.assess.models import Answer, Explanation, Run
from roviec.duties.models import Obligation
from roviec.journal.models import Entry
from roviec.org.models import Succession, Unit
from tests.assess.conftest import Month, at, on, score_of
from tests.conftest import Cast, City, Member, make_member

TEXT = "Báo cáo đã gửi bản giấy ngày 19-10."


def say(member: Member, run: Run, unit: Unit, text: str = TEXT, criterion: str = "dung-han") -> Explanation:
    access = member.access
    return acts.explain(actor=access.actor, access=access, score=score_of(run, unit), text=text, criterion=criterion)


def refuse(code: str, member: Member, run: Run, unit: Unit, text: str = TEXT, criterion: str = "") -> None:
    with pytest.raises(JudgementRefused) as refusal:
        say(member, run, unit, text, criterion)
    assert refusal.value.code == code
    assert not Explanation.objects.exists()


def test_a_unit_explains_its_own_score_and_the_words_stay_out_of_the_journal(
    opened: Run, cast: Cast, city: City
) -> None:
    said = say(cast.ward_clerk, opened, city.ward)
    assert (said.text, said.criterion, said.person) == (TEXT, "dung-han", cast.ward_clerk.person)
    entry = Entry.objects.get(act="assess.explain")
    assert TEXT not in str(entry.after)
    assert entry.after["unit"] == city.ward.pk


def test_nobody_explains_for_another(opened: Run, cast: Cast, city: City) -> None:
    for name in ("stranger", "clerk", "officer", "auditor", "administrator", "leader"):
        refuse("forbidden", cast.named(name), opened, city.ward)


def test_the_heir_speaks_for_a_unit_that_has_ended(opened: Run, city: City, cast: Cast) -> None:
    Succession.objects.filter(code="quan-hc-2025").update(effective_on=on(1, 11))
    assert say(cast.ward_clerk, opened, city.district).score.unit_id == city.district.pk


def test_the_head_of_the_unit_may_too(opened: Run, city: City) -> None:
    head = make_member("head", "Đỗ Văn Mẫu", "unit_head", city.ward)
    assert say(head, opened, city.ward).person == head.person


def test_not_before_it_is_opened(judged: Run, cast: Cast, city: City) -> None:
    refuse("not_open", cast.ward_clerk, judged, city.ward)


def test_on_the_last_day_and_not_after_it(opened: Run, cast: Cast, city: City, clock: time_machine.Traveller) -> None:
    clock.move_to(at(7, 11, 23))
    say(cast.ward_clerk, opened, city.ward).delete()
    clock.move_to(at(8, 11, 0))
    refuse("not_open", cast.ward_clerk, opened, city.ward)


def test_empty_words_and_unknown_criteria_are_refused(opened: Run, cast: Cast, city: City) -> None:
    refuse("words_required", cast.ward_clerk, opened, city.ward, text="  \n")
    refuse("no_such_criterion", cast.ward_clerk, opened, city.ward, criterion="may-man")


def test_others_of_the_city_read_it_only_if_they_see_everything(opened: Run, cast: Cast, city: City) -> None:
    say(cast.ward_clerk, opened, city.ward)
    seen = {name: Explanation.objects.visible_to(cast.named(name).access).count() for name in vars(cast)}
    assert seen == {
        "leader": 1, "officer": 1, "clerk": 0, "ward_clerk": 1, "stranger": 0, "past_clerk": 0, "administrator": 1,
        "auditor": 1,
    }  # fmt: skip


def test_an_answer_is_given_once_with_words_by_the_standing_body(opened: Run, cast: Cast, city: City) -> None:
    said, officer = say(cast.ward_clerk, opened, city.ward), cast.officer.access
    answer = partial(acts.answer, actor=officer.actor, access=officer, explanation=said)
    for code, verdict, text in (("no_such_verdict", "maybe", "x"), ("words_required", "rejected", " ")):
        with pytest.raises(JudgementRefused, match=code):
            answer(verdict=verdict, text=text)
    made = answer(verdict="rejected", text="Chưa thấy bản giấy.")
    assert made.verdict == Answer.Verdict.REJECTED
    with pytest.raises(JudgementRefused, match="answered_already"):
        answer(verdict="accepted", text="Đồng ý")
    assert Answer.objects.count() == 1
    assert Entry.objects.get(act="assess.answer").after["verdict"] == "rejected"


def test_the_unit_and_the_leader_do_not_answer(opened: Run, cast: Cast, city: City) -> None:
    said = say(cast.ward_clerk, opened, city.ward)
    for name in ("ward_clerk", "leader", "auditor"):
        access = cast.named(name).access
        with pytest.raises(PermissionDenied):
            acts.answer(actor=access.actor, access=access, explanation=said, verdict="accepted", text="Đồng ý")


def test_accepted_the_rows_are_put_right_and_the_period_is_judged_again(
    opened: Run, month: Month, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    said = say(cast.stranger, opened, city.other_ward)
    officer = cast.officer.access
    acts.answer(actor=officer.actor, access=officer, explanation=said, verdict="accepted", text="Đúng, ghi nhầm.")
    month.hand_in(Obligation.objects.get(unit=city.other_ward), at(6, 11), day=on(19))
    clock.move_to(at(6, 11, 10))
    acts.judge(actor=officer.actor, access=officer, period="2024-10")
    after = score_of(opened, city.other_ward)
    assert after.facts["in_time"] == 1
    assert after.explanations.get() == said
