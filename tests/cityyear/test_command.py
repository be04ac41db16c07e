"""`roviec city-year` asks for the right days and says what it did."""

from __future__ import annotations

import argparse
from datetime import date, timedelta

import pytest
from django.utils import timezone

from roviec.cityyear import command, write
from roviec.cityyear.world import World
from tests.cityyear.conftest import make_year


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(words)


def test_a_calendar_year_or_the_last_twelve_months() -> None:
    asked = command.asked(2024, 3, "full")
    assert (asked.first, asked.last, asked.seed) == (date(2024, 1, 1), date(2024, 12, 31), 3)
    rolling = command.asked(None, 1, "small")
    assert rolling.last == timezone.localdate()
    assert rolling.last - rolling.first == timedelta(days=364)


def test_it_tells_that_all_is_made_up_and_refuses_a_second_time(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        write, "Year", lambda world, span, seed, share: make_year(world, orders=1, duties=1, until=span.until)
    )
    monkeypatch.setattr(command, "_prepare", lambda: None)
    words = parsed("--year", "2025", "--scale", "small")
    assert command.run(words) == 0
    said = capsys.readouterr().out
    assert command.NOTE in said
    assert "1/1 nhiệm vụ" in said
    assert command.run(words) == 1
    assert "--remove" in capsys.readouterr().err
    assert command.run(parsed("--remove")) == 0
    assert "đã bỏ" in capsys.readouterr().out
