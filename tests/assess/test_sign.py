from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from roviec.assess import acts
from roviec.assess.errors import JudgementRefused
from roviec.assess.frozen import thaw, thawed_rows
from roviec.assess.models import Input, Run, Score, ScoringRule
from roviec.journal.models import Entry
from tests.assess.conftest import at, score_of
from tests.assess.test_explain import say
from tests.conftest import Cast, City, Member, make_member


def refuse(code: str, member: Member, run: Run) -> None:
    with pytest.raises(JudgementRefused) as refusal:
        acts.sign(actor=member.access.actor, access=member.access, run=run)
    assert refusal.value.code == code
    assert not Input.objects.exists()


def test_signing_freezes_every_row_behind_the_figures(signed: Run, cast: Cast) -> None:
    assert (signed.state, signed.signed_by) == (Run.State.SIGNED, cast.leader.person)
    kept = Input.objects.get(run=signed)
    rows = thawed_rows(thaw(kept))
    assert kept.rows == len(rows) == 5
    assert sum(row.returns for row in rows) == 1
    after = Entry.objects.get(act="assess.sign").after
    assert (after["input"], after["rows"], after["result"]) == (kept.sha256, 5, signed.result)


def test_it_is_not_signed_while_units_may_still_explain(opened: Run, cast: Cast) -> None:
    refuse("still_open", cast.leader, opened)


def test_it_is_not_signed_over_an_open_question(
    opened: Run, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    said = say(cast.ward_clerk, opened, city.ward)
    clock.move_to(at(8, 11))
    refuse("unanswered", cast.leader, opened)
    officer = cast.officer.access
    acts.answer(actor=officer.actor, access=officer, explanation=said, verdict="accepted", text="Đúng.")
    refuse("judge_again", cast.leader, opened)
    clock.move_to(at(8, 11, 10))
    acts.judge(actor=officer.actor, access=officer, period="2024-10")
    opened.refresh_from_db()
    acts.sign(actor=officer.actor, access=officer, run=opened)
    assert Run.objects.get(pk=opened.pk).state == Run.State.SIGNED


def test_what_was_judged_again_since_the_page_was_shown_is_not_signed(
    opened: Run, cast: Cast, clock: time_machine.Traveller
) -> None:
    clock.move_to(at(8, 11))
    shown = Run.objects.get(pk=opened.pk)
    acts.judge(actor=cast.officer.access.actor, access=cast.officer.access, period="2024-10")
    refuse("changed_meanwhile", cast.leader, shown)


def test_a_result_that_cannot_be_computed_again_is_not_signed(
    opened: Run, cast: Cast, clock: time_machine.Traveller
) -> None:
    clock.move_to(at(8, 11))
    Run.objects.filter(pk=opened.pk).update(result="0" * 64)
    opened.refresh_from_db()
    refuse("differs", cast.leader, opened)


def test_leaders_of_the_city_and_the_standing_body_sign_and_no_other(
    opened: Run, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    clock.move_to(at(8, 11))
    director = make_member("director", "Đỗ Văn Mẫu", "leader", city.sci)
    for member in (director, cast.clerk, cast.auditor, cast.administrator):
        with pytest.raises(PermissionDenied):
            acts.sign(actor=member.access.actor, access=member.access, run=opened)
    acts.sign(actor=cast.officer.access.actor, access=cast.officer.access, run=opened)


def test_only_what_is_signed_is_published_and_then_everybody_sees_it(signed: Run, cast: Cast) -> None:
    officer = cast.officer.access
    assert Score.objects.visible_to(cast.stranger.access).count() == 1
    run = acts.publish(actor=officer.actor, access=officer, run=signed)
    assert run.state == Run.State.PUBLISHED
    assert Score.objects.visible_to(cast.stranger.access).count() == 6
    with pytest.raises(JudgementRefused, match="not_signed"):
        acts.publish(actor=officer.actor, access=officer, run=signed)
    with pytest.raises(PermissionDenied):
        acts.publish(actor=cast.leader.access.actor, access=cast.leader.access, run=signed)


def test_a_second_signing_replaces_the_first_and_keeps_it(
    published: Run, cast: Cast, clock: time_machine.Traveller
) -> None:
    officer = cast.officer.access
    clock.move_to(at(11, 11))
    again = acts.judge(actor=officer.actor, access=officer, period="2024-10", reason="sửa số liệu")
    acts.open_for_explanation(actor=officer.actor, access=officer, run=again)
    clock.move_to(at(18, 11))
    again.refresh_from_db()
    acts.sign(actor=officer.actor, access=officer, run=again)
    published.refresh_from_db()
    assert (published.state, published.superseded_by_id) == (Run.State.SUPERSEDED, again.pk)
    assert Score.objects.visible_to(cast.stranger.access).filter(run=published).count() == 6
    assert Input.objects.count() == 2


def sql_refuses(words: str, change: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        change()


def test_the_database_refuses_to_change_what_was_signed(signed: Run, city: City, rule: ScoringRule) -> None:
    sql_refuses("signed score", lambda: Score.objects.filter(run=signed, unit=city.ward).update(total=100))
    sql_refuses("signed score", lambda: Score.objects.filter(run=signed, unit=city.ward).delete())
    sql_refuses("signed input", lambda: Input.objects.filter(run=signed).update(rows=1))
    sql_refuses("signed input", lambda: Input.objects.filter(run=signed).delete())
    assert score_of(signed, city.ward).total != 100


def test_the_database_refuses_to_edit_a_rule_that_has_judged(judged: Run, rule: ScoringRule) -> None:
    rows = ScoringRule.objects.filter(pk=rule.pk)
    sql_refuses("never edited", lambda: rows.update(content={**rule.content, "least": 5}))
    sql_refuses("never edited", lambda: rows.update(sha256="0" * 64))
    sql_refuses("never edited", lambda: rows.update(version="2"))
    sql_refuses("cannot end before", lambda: rows.update(valid_to="2024-10-01"))
    rows.update(valid_to="2024-11-01", title="Tên khác")
    rule.refresh_from_db()
    assert rule.title == "Tên khác"


def test_a_rule_that_has_judged_nothing_may_still_be_put_right(rule: ScoringRule) -> None:
    ScoringRule.objects.filter(pk=rule.pk).update(version="1b")
    assert ScoringRule.objects.get(pk=rule.pk).version == "1b"
