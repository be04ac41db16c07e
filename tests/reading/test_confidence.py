"""How sure the reading says it is: as sure as it was right, on texts it had not seen."""

from __future__ import annotations

from bench.reading.calibrate import expected_error, fitted, left_out, rows, table
from roviec.directives.reading.confidence import WEIGHTS, confidence_of, signs_of

SURE = signs_of("heading", words=20, parts=1, names=1, is_account=False, has_date=True)


def test_what_is_said_is_what_is_so_within_a_twentieth() -> None:
    said = left_out(rows())
    assert expected_error(said) < 0.05
    assert len(table(said)) > 3


def test_the_weights_in_use_are_those_that_the_rows_give() -> None:
    assert [round(weight, 2) for weight in fitted(rows())] == list(WEIGHTS)


def test_every_sign_takes_away_some_of_the_certainty() -> None:
    for at in range(len(SURE)):
        assert confidence_of((*SURE[:at], True, *SURE[at + 1 :])) < confidence_of(SURE)


def test_rows_of_a_known_coin_are_told_from_a_biased_saying() -> None:
    assert expected_error([(0.5, True), (0.5, False)]) == 0
    assert expected_error([(0.95, False), (0.95, False)]) > 0.9
