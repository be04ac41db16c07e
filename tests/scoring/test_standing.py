from __future__ import annotations

from hypothesis import given

from roviec.assess.scoring.facts import Facts
from roviec.assess.scoring.score import score
from roviec.assess.scoring.standing import Standing, ranks, standings
from tests.scoring.cases import facts, rule

ALONE = rule(criterion=[{"code": "x", "name": "x", "kind": "on_time", "weight": 100}])


def stand(*units: tuple[int, int]) -> list[Standing]:
    """(in time, due) of each unit."""
    found = {n: score(ALONE, Facts(due=due, in_time=hits, open_late=due - hits)) for n, (hits, due) in enumerate(units)}
    return list(standings(ALONE, found).values())


def test_a_few_cases_prove_nothing_and_many_do() -> None:
    assert stand((3, 3), (2, 3), (2, 3), (1, 3)) == [Standing.SAME] * 4
    assert stand((200, 200), (100, 200), (100, 200), (20, 200)) == [
        Standing.AHEAD, Standing.SAME, Standing.SAME, Standing.BEHIND,
    ]  # fmt: skip


def test_a_unit_is_not_compared_with_itself() -> None:
    """One large unit would pull the group's mean to itself."""
    assert stand((900, 1000), (10, 40), (10, 40), (10, 40))[0] is Standing.AHEAD


def test_alone_or_with_one_other_there_is_nobody_to_be_compared_with() -> None:
    assert stand((5, 100), (95, 100)) == [Standing.UNKNOWN] * 2
    assert stand((5, 100), (95, 100), (0, 0))[2] is Standing.UNKNOWN
    assert stand((5, 100), (95, 100), (0, 0))[0] is Standing.UNKNOWN


def test_equal_scores_share_a_place_and_the_next_one_is_left_out() -> None:
    hits = [10, 8, 8, 3]
    found = {n: score(ALONE, Facts(due=10, in_time=h, open_late=10 - h)) for n, h in enumerate(hits)}
    assert list(ranks(found | {9: score(ALONE, Facts())}).values()) == [1, 2, 2, 4]


@given(facts(), facts(), facts())
def test_nobody_is_both_ahead_and_last(one: Facts, two: Facts, three: Facts) -> None:
    found = {n: score(rule(), each) for n, each in enumerate((one, two, three))}
    places, stands = ranks(found), standings(rule(), found)
    for unit, place in places.items():
        others = [p for other, p in places.items() if other != unit]
        if stands[unit] is Standing.AHEAD:
            assert place <= max(others)
        if stands[unit] is Standing.BEHIND:
            assert place >= min(others)
